//! The parts a questionnaire is made of. Plain values: what they may hold is
//! told by `check`, and once built they are never doubted.

use super::{
    AreaId, CheckId, Condition, CostBandId, Grade, InstrumentId, OwnerId, PhaseId, QuestionId,
    ScaleId, ThreatId, TopicId,
};
use crate::i18n::LocalText;
use serde::{Deserialize, Serialize};

/// A weight, exact: a whole number of thousandths, always positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Weight(u32);

impl Weight {
    /// The weight nobody set: one.
    pub const ONE: Self = Self(1000);

    /// A weight from thousandths; zero becomes one thousandth.
    pub fn from_thousandths(thousandths: u32) -> Self {
        Self(thousandths.max(1))
    }

    /// In thousandths.
    pub const fn thousandths(self) -> u32 {
        self.0
    }
}

impl std::fmt::Display for Weight {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{}.{:03}", self.0 / 1000, self.0 % 1000);
        f.pad(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// A scale: at least two levels, values rising by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    pub id: ScaleId,
    pub levels: Vec<Level>,
}

impl Scale {
    /// The lowest value.
    pub fn lowest(&self) -> i32 {
        self.levels.first().map_or(0, |level| level.value)
    }

    /// The highest value.
    pub fn highest(&self) -> i32 {
        self.levels.last().map_or(0, |level| level.value)
    }

    /// The level with this value.
    pub fn level(&self, value: i32) -> Option<&Level> {
        self.levels.iter().find(|level| level.value == value)
    }

    /// The place of a value in the scale, counted from zero at the lowest.
    pub fn place(&self, value: i32) -> Option<usize> {
        self.levels.iter().position(|level| level.value == value)
    }

    /// The value meant by what was typed: a level's code or its number.
    pub fn parse(&self, typed: &str) -> Option<i32> {
        let typed = typed.trim();
        self.levels
            .iter()
            .find(|level| level.code.eq_ignore_ascii_case(typed))
            .or_else(|| typed.parse().ok().and_then(|value| self.level(value)))
            .map(|level| level.value)
    }
}

/// One level of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The number it counts as.
    pub value: i32,
    /// What is typed and printed for it: the number, or a letter such as `A`.
    pub code: String,
    /// One word, for example *Established*.
    pub label: LocalText,
    /// What it means in general.
    pub meaning: LocalText,
}

/// How parts become one score. See `docs/scoring.md` for each with an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// Sum of weight × value over sum of weights.
    WeightedMean,
    /// Each part counts the same.
    Mean,
    /// The lowest part.
    WeakestLink,
    /// The highest level of which every part standing for it, or for a lower
    /// one, has reached `pass` (in units of the main scale).
    Gate { pass: i32 },
    /// The plain mean, converted by a table.
    Table(Vec<ConversionStep>),
}

/// One step of a conversion table, in units of the main scale, thousandths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversionStep {
    /// Applies only when this many parts count; `None` applies to any number.
    pub parts: Option<usize>,
    /// From this mean on (thousandths of a level).
    pub from: i32,
    /// the score is this (thousandths of a level).
    pub gives: i32,
}

/// Scoring of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scoring {
    /// How the areas become the whole.
    pub rule: Rule,
    /// Limits of level by evidence, and whether they apply.
    pub ceiling: EvidenceCeiling,
}

/// What evidence a level needs before it counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EvidenceCeiling {
    /// Whether scores are limited; the limits are listed either way.
    pub applies: bool,
    /// Level and the weakest grade it accepts, lowest level first; main scale.
    pub needs: Vec<(i32, Grade)>,
}

/// Somebody who can own an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    pub id: OwnerId,
    pub role: LocalText,
    /// Outside the administration assessed.
    pub partner: bool,
}

/// A planning range of cost, in the questionnaire's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostBand {
    pub id: CostBandId,
    pub label: LocalText,
    pub low: u64,
    /// `None`: open above.
    pub high: Option<u64>,
}

/// A law, convention or tool that questions refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    pub id: InstrumentId,
    pub title: LocalText,
    pub note: LocalText,
    /// Whether the title was confirmed at its source; if not, it is printed with an asterisk.
    pub checked: bool,
}

/// A danger that an assessment may rate: the actions against it then come sooner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threat {
    pub id: ThreatId,
    pub title: LocalText,
}

/// A phase of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    pub id: PhaseId,
    pub title: LocalText,
    /// The month it ends in, counted from the plan's start; it begins where
    /// the phase before ends.
    pub until: u32,
    /// At most this many actions start in it.
    pub max_actions: usize,
}

/// An area: a few topics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub id: AreaId,
    pub title: LocalText,
    /// The question that the area as a whole answers.
    pub intent: LocalText,
    /// What holds once its targets are reached; may be empty.
    pub objective: LocalText,
    pub weight: Weight,
    /// How its topics become its score.
    pub rule: Rule,
    /// The level it stands for, where the whole is a gate.
    pub gate: Option<i32>,
    pub topics: Vec<Topic>,
}

impl Area {
    /// What a plan wants to reach in it: its objective, else its intent.
    pub fn wanted(&self) -> &LocalText {
        if self.objective.is_empty() { &self.intent } else { &self.objective }
    }

    /// All questions of the area.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.topics.iter().flat_map(|topic| topic.questions.iter())
    }
}

/// A topic: a few questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    pub id: TopicId,
    pub title: LocalText,
    /// `None`: the sum of the weights of its questions that count.
    pub weight: Option<Weight>,
    /// How its questions become its score.
    pub rule: Rule,
    /// The level it stands for, where its area is a gate.
    pub gate: Option<i32>,
    pub questions: Vec<Question>,
}

/// What a question rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// Expert judgement of a capacity.
    Expert,
    /// A process or document exists.
    Process,
    /// Data or records.
    Data,
}

/// Whether a short assessment asks it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tier {
    Core,
    Extended,
}

/// A question with everything an interview needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub id: QuestionId,
    pub kind: Kind,
    pub text: LocalText,
    /// Why it matters.
    pub why: LocalText,
    /// Index of its scale in [`Questionnaire::scales`](super::Questionnaire::scales).
    pub scale: usize,
    /// One text per level of its scale, lowest first.
    pub levels: Vec<LocalText>,
    /// What an experienced interviewer asks next.
    pub probes: Vec<LocalText>,
    /// What to ask to see.
    pub evidence: Vec<LocalText>,
    /// Whom to ask.
    pub ask: Vec<OwnerId>,
    pub weight: Weight,
    /// Asked only if this holds; looks back only.
    pub when: Option<Condition>,
    /// When *not applicable* is allowed, in words; `None`: only by the lead assessor's decision.
    pub not_applicable: Option<LocalText>,
    /// The default target.
    pub target: Option<i32>,
    /// The level it stands for, where its topic is a gate.
    pub gate: Option<i32>,
    pub prerequisites: Vec<Prerequisite>,
    pub tier: Tier,
    pub instruments: Vec<InstrumentId>,
    /// Threats that it helps against.
    pub threats: Vec<ThreatId>,
    pub themes: Vec<LocalText>,
    /// One action per step up, lowest first.
    pub actions: Vec<Action>,
}

impl Question {
    /// The action that leads to this level.
    pub fn action_to(&self, level: i32) -> Option<&Action> {
        self.actions.iter().find(|action| action.to == level)
    }
}

/// Raising a question is normally pointless before this one has its level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prerequisite {
    pub question: QuestionId,
    pub min_level: i32,
}

/// One step up of one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// The level it reaches.
    pub to: i32,
    pub text: LocalText,
    /// The first one leads; the others support.
    pub owners: Vec<OwnerId>,
    /// Calendar months from decision.
    pub months: u32,
    pub cost_band: CostBandId,
    pub indicator: LocalText,
    pub verification: LocalText,
    pub assumption: LocalText,
}

/// A consistency check: warns, never changes a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub id: CheckId,
    pub message: LocalText,
    pub rule: CheckRule,
}

/// The closed set of consistency rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckRule {
    /// A question above this level although a prerequisite is below its own.
    Prerequisite { above: i32 },
    /// This combination of answers contradicts itself.
    Contradiction { when: Condition },
    /// These questions lie at least so many levels apart.
    Spread { questions: Vec<QuestionId>, at_least: i32 },
    /// A question at this level with a grade weaker than this.
    Evidence { level: i32, grade: Grade },
    /// All answers of an area are identical.
    Uniform,
    /// No lowest and no highest level in the whole assessment.
    NoExtremes,
    /// Self reading above the validated one by so many levels in a question,
    /// or by so much in the mean of an area (thousandths of a level).
    ReadingsDiffer { levels: i32, area_mean: u32 },
    /// More than this share of an area's questions not applicable.
    NotApplicableShare { percent: u32 },
}
