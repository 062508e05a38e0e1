//! A checked definition: what is asked, in which words, and how it counts.
//!
//! The road in: `tree` reads YAML as it was written, `shape` holds it against
//! the table of fields, `source` takes it field for field and believes nothing,
//! `check` tells every fault at once with place and hint, and what comes out
//! as [`Questionnaire`] is never doubted again: every id in it exists, every
//! weight is positive, every question has one text per level.

mod build;
mod check;
mod compact;
pub mod condition;
mod exchange;
mod fault;
mod ids;
pub mod migration;
mod nearest;
mod parts;
mod po;
mod read;
mod refresh;
mod scan;
mod shape;
mod shelf;
mod source;
pub mod translation;
mod tree;
mod walk;

pub use compact::{Fetch, compact, compact_translation, expand};
pub use condition::{Answers, Condition};
pub use exchange::{from_po, to_po};
pub use fault::{Code, Fault, Place};
pub(crate) use ids::ids;
pub use ids::{
    AreaId, CheckId, CostBandId, InstrumentId, OwnerId, PhaseId, QuestionId, QuestionnaireId,
    ScaleId, ThreatId, TopicId,
};
pub use nearest::nearest;
pub use parts::{
    Action, Area, Check, CheckRule, ConversionStep, CostBand, EvidenceCeiling, Instrument, Kind,
    Level, Owner, Phase, Prerequisite, Question, Rule, Scale, Scoring, Threat, Tier, Topic, Weight,
};
pub use read::{read, read_lazily, read_translated};
pub use refresh::refresh;
pub use shape::{reference, schema, translation_schema};
pub use translation::{Coverage, fingerprint, texts};

use crate::i18n::{Language, LocalText};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How sure an answer is: what was said, seen, used or confirmed (see the glossary).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Oral statement only.
    E0,
    /// Document seen.
    E1,
    /// Document and records of its use in the last 12 to 24 months.
    E2,
    /// Records and an independent confirmation.
    E3,
}

impl Grade {
    /// Every grade, weakest first.
    pub const ALL: [Self; 4] = [Self::E0, Self::E1, Self::E2, Self::E3];

    /// The code as in YAML, screens and exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::E0 => "E0",
            Self::E1 => "E1",
            Self::E2 => "E2",
            Self::E3 => "E3",
        }
    }

    /// The grade with this code, case ignored.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.code().eq_ignore_ascii_case(code.trim()))
    }
}

/// A checked definition. Order is the author's order everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Stable name across versions, for example `inama`.
    pub id: QuestionnaireId,
    /// The author's version, compared only for equality.
    pub version: String,
    /// Full title.
    pub title: LocalText,
    /// What readers must know about its origin; printed in every report.
    pub notice: LocalText,
    /// The language the texts were written in.
    pub language: Language,
    /// The first language and every language with a translation file.
    pub languages: Vec<Language>,
    /// ISO 4217 code of all amounts.
    pub currency: String,
    /// Scales; the first is the one that areas and topics are shown in.
    pub scales: Vec<Scale>,
    /// How areas become the whole, and what evidence may limit.
    pub scoring: Scoring,
    /// Who can own an action.
    pub owners: Vec<Owner>,
    /// Planning ranges of cost.
    pub cost_bands: Vec<CostBand>,
    /// The register of laws, conventions and tools referred to.
    pub instruments: Vec<Instrument>,
    /// What an assessment may rate, so that actions against it come sooner.
    pub threats: Vec<Threat>,
    /// The plan's phases, each beginning where the one before ends.
    pub phases: Vec<Phase>,
    /// Areas with their topics and questions.
    pub areas: Vec<Area>,
    /// Consistency checks: they warn and never change a score.
    pub checks: Vec<Check>,
    /// What became of earlier versions.
    pub migrations: Vec<migration::Migration>,
    /// How the questions of other questionnaires relate to these.
    pub mappings: Vec<migration::Mapping>,
    /// Where each question stands: area, topic, place in the topic.
    #[serde(skip)]
    pub(crate) places: BTreeMap<QuestionId, (usize, usize, usize)>,
}

impl Questionnaire {
    /// All questions in the author's order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.areas.iter().flat_map(Area::questions)
    }

    /// The area that a question belongs to.
    pub fn area_of(&self, id: &QuestionId) -> Option<&Area> {
        self.places.get(id).and_then(|(area, _, _)| self.areas.get(*area))
    }

    /// The question with this id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        let (area, topic, place) = *self.places.get(id)?;
        self.areas.get(area)?.topics.get(topic)?.questions.get(place)
    }

    /// The question with this id, written in any case.
    pub fn find_question(&self, id: &str) -> Option<&Question> {
        let id = id.trim();
        self.question(&QuestionId::from(id)).or_else(|| {
            self.questions().find(|question| question.id.as_str().eq_ignore_ascii_case(id))
        })
    }

    /// Whether the answer to this question may decide if another one is asked.
    pub fn decides(&self, question: &Question) -> bool {
        let mut conditions = self.questions().filter_map(|other| other.when.as_ref());
        conditions.any(|when| when.hangs_on(question))
    }

    /// The area and topic a question stands in.
    pub fn place_of(&self, id: &QuestionId) -> Option<(&Area, &Topic)> {
        let (area, topic, _) = *self.places.get(id)?;
        let area = self.areas.get(area)?;
        Some((area, area.topics.get(topic)?))
    }

    /// The scale that areas, topics and the whole are shown in: the first.
    pub fn main_scale(&self) -> &Scale {
        &self.scales[0]
    }

    /// The scale of one question.
    pub fn scale_of(&self, question: &Question) -> &Scale {
        &self.scales[question.scale]
    }

    /// The owner with this id.
    pub fn owner(&self, id: &OwnerId) -> Option<&Owner> {
        self.owners.iter().find(|owner| owner.id == *id)
    }

    /// The cost band with this id.
    pub fn cost_band(&self, id: &CostBandId) -> Option<&CostBand> {
        self.cost_bands.iter().find(|band| band.id == *id)
    }

    /// The instrument with this id.
    pub fn instrument(&self, id: &InstrumentId) -> Option<&Instrument> {
        self.instruments.iter().find(|instrument| instrument.id == *id)
    }

    /// The threat with this id.
    pub fn threat(&self, id: &ThreatId) -> Option<&Threat> {
        self.threats.iter().find(|threat| threat.id == *id)
    }

    /// The months from the plan's start to its end.
    pub fn horizon(&self) -> u32 {
        self.phases.last().map_or(0, |phase| phase.until)
    }

    /// The level aimed at when nobody set another: the question's own default,
    /// else the highest level for a question of weight 3 or more and the level
    /// below the highest for all others, but never the lowest.
    pub fn default_target(&self, question: &Question) -> i32 {
        question.target.unwrap_or_else(|| {
            let scale = self.scale_of(question);
            let highest = scale.highest();
            if question.weight >= Weight::from_thousandths(3000) {
                highest
            } else {
                (highest - 1).max(scale.lowest() + 1)
            }
        })
    }
}
