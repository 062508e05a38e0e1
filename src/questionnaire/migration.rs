//! What became of the questions of an earlier version, and how the questions of
//! another questionnaire relate to ours: data, and pure functions that follow it.
//!
//! Promise: every question of the earlier version and every one of this is on
//! exactly one route, or named by one that has several; what no rule carries is
//! left to a person and never guessed.

use super::{Question, QuestionId, Questionnaire, QuestionnaireId};
use crate::i18n::LocalText;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How an earlier version becomes this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Migration {
    /// The earlier version.
    pub from: String,
    pub moves: Vec<Move>,
}

/// What became of a question. What no move names stayed as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    /// The same question under another id.
    Rename { question: QuestionId, to: QuestionId },
    /// Several questions ask what one asked.
    Split { question: QuestionId, into: Vec<QuestionId> },
    /// One question asks what several asked.
    Merge { questions: Vec<QuestionId>, to: QuestionId, by: Merging },
    /// The levels are others: what each was, and what it is now.
    Rescale { question: QuestionId, to: QuestionId, levels: BTreeMap<i32, i32> },
    /// Nobody asks it any more.
    Retire { question: QuestionId, why: LocalText },
}

/// Which of several levels the merged question has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Merging {
    Lowest,
    Highest,
}

/// How the questions of another questionnaire relate to this one's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    pub questionnaire: QuestionnaireId,
    /// Its version; without it, any.
    pub version: Option<String>,
    pub relations: Vec<Relation>,
}

/// One question of ours and one of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    pub own: QuestionId,
    pub is: Relates,
    pub theirs: QuestionId,
    pub strength: Strength,
}

/// How one question relates to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relates {
    /// Both ask the same.
    Equal,
    /// Ours asks a part of what theirs asks.
    PartOf,
    /// Both ask something that the other does not.
    Overlaps,
}

/// How sure the author is of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Strength {
    Weak,
    Moderate,
    Strong,
}

impl Merging {
    /// The word in YAML.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lowest => "lowest",
            Self::Highest => "highest",
        }
    }
}

/// From questions of the earlier version to one of this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route<'q> {
    /// In the order of the migration; empty for a new question.
    pub from: Vec<QuestionId>,
    /// `None`: nobody asks it any more.
    pub to: Option<&'q Question>,
    pub how: How,
}

/// How an answer goes along a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    Unchanged,
    Renamed,
    /// The level of the whole is proposed for each part; a person looks at it.
    Split,
    Merged(Merging),
    Rescaled(BTreeMap<i32, i32>),
    Retired,
    /// It was not asked before.
    New,
    /// It is gone, and no move says where.
    Untold,
    /// The scale is another, and no move says what the levels became.
    OtherScale,
}

/// What an answer says, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    Level(i32),
    NotApplicable,
    NoEvidence,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carried {
    /// There was none, or nobody asks any more.
    Nothing,
    /// It counts as it stands.
    Whole(Said),
    /// It is proposed; a person looks at it.
    Proposed(Said),
    /// A person must answer, for this reason.
    Person(Why),
}

/// Why a person must answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The level has no place on the new scale.
    NoPlace,
    /// Some of the merged questions were not answered.
    PartUnanswered,
    /// The merged answers do not go together.
    Mixed,
    /// No move says what became of the question or its scale.
    Untold,
}

/// Why two definitions cannot be led into each other.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoMigration {
    #[error("they are different questionnaires, {0} and {1}")]
    OtherQuestionnaire(QuestionnaireId, QuestionnaireId),
    #[error("both are version {0}")]
    SameVersion(String),
    #[error("version {1} does not say what became of version {0}")]
    NotSaid(String, String),
}

/// The routes from an earlier version to this one, in this one's order, and
/// those that end last.
///
/// # Errors
/// This one says nothing of that version.
pub fn routes<'q>(
    old: &Questionnaire,
    new: &'q Questionnaire,
) -> Result<Vec<Route<'q>>, NoMigration> {
    if old.id != new.id {
        return Err(NoMigration::OtherQuestionnaire(old.id.clone(), new.id.clone()));
    }
    if old.version == new.version {
        return Err(NoMigration::SameVersion(new.version.clone()));
    }
    let migration = new.migrations.iter().find(|one| one.from == old.version);
    let migration =
        migration.ok_or_else(|| NoMigration::NotSaid(old.version.clone(), new.version.clone()))?;
    let mut arriving: BTreeMap<&QuestionId, (Vec<QuestionId>, How)> = BTreeMap::new();
    let mut ending = Vec::new();
    let mut moved = BTreeSet::new();
    for one in &migration.moves {
        moved.extend(one.questions());
        match one {
            Move::Rename { question, to } => {
                arriving.insert(to, (vec![question.clone()], How::Renamed));
            }
            Move::Split { question, into } => {
                arriving.extend(into.iter().map(|to| (to, (vec![question.clone()], How::Split))));
            }
            Move::Merge { questions, to, by } => {
                arriving.insert(to, (questions.clone(), How::Merged(*by)));
            }
            Move::Rescale { question, to, levels } => {
                arriving.insert(to, (vec![question.clone()], How::Rescaled(levels.clone())));
            }
            Move::Retire { question, .. } => {
                ending.push(Route { from: vec![question.clone()], to: None, how: How::Retired });
            }
        }
    }
    let mut routes: Vec<Route<'q>> = new
        .questions()
        .map(|question| {
            let stays = old.question(&question.id).filter(|one| !moved.contains(&one.id));
            let (from, how) = arriving
                .remove(&question.id)
                .or_else(|| Some((vec![stays?.id.clone()], How::Unchanged)))
                .unwrap_or((Vec::new(), How::New));
            Route { how: fitting(how, &from, old, question, new), from, to: Some(question) }
        })
        .collect();
    // One whose id another question took is gone too.
    let led: BTreeSet<&QuestionId> = routes.iter().flat_map(|route| &route.from).collect();
    let gone = old.questions().filter(|one| !moved.contains(&one.id) && !led.contains(&one.id));
    let untold: Vec<Route<'q>> =
        gone.map(|one| Route { from: vec![one.id.clone()], to: None, how: How::Untold }).collect();
    routes.extend(ending.into_iter().chain(untold));
    Ok(routes)
}

/// A route whose ends have other levels leads nowhere, unless it says what they became.
fn fitting(
    how: How,
    from: &[QuestionId],
    old: &Questionnaire,
    to: &Question,
    new: &Questionnaire,
) -> How {
    let ends = |questionnaire: &Questionnaire, question: &Question| {
        let scale = questionnaire.scale_of(question);
        (scale.lowest(), scale.highest())
    };
    let fits = from
        .iter()
        .filter_map(|id| old.question(id))
        .all(|question| ends(old, question) == ends(new, to));
    if fits || matches!(how, How::Rescaled(_)) { how } else { How::OtherScale }
}

impl Move {
    /// The questions of the earlier version that it is about.
    pub fn questions(&self) -> &[QuestionId] {
        match self {
            Self::Merge { questions, .. } => questions,
            Self::Rename { question, .. }
            | Self::Split { question, .. }
            | Self::Rescale { question, .. }
            | Self::Retire { question, .. } => std::slice::from_ref(question),
        }
    }
}

impl Route<'_> {
    /// What becomes of the answers to [`Route::from`], in that order.
    pub fn carry(&self, given: &[Option<Said>]) -> Carried {
        let answered: Vec<Said> = given.iter().flatten().copied().collect();
        let Some(first) = answered.first().copied() else { return Carried::Nothing };
        match &self.how {
            How::New | How::Retired => Carried::Nothing,
            How::Untold | How::OtherScale => Carried::Person(Why::Untold),
            How::Unchanged | How::Renamed => Carried::Whole(first),
            How::Split => Carried::Proposed(first),
            How::Rescaled(levels) => match first {
                Said::Level(level) => {
                    levels.get(&level).map_or(Carried::Person(Why::NoPlace), |level| {
                        Carried::Whole(Said::Level(*level))
                    })
                }
                other => Carried::Whole(other),
            },
            How::Merged(_) if answered.len() < given.len() => Carried::Person(Why::PartUnanswered),
            How::Merged(by) => merged(*by, &answered),
        }
    }
}

/// *Not applicable* leaves; *no evidence* counts as the lowest level, so it is
/// the lowest of all and never the highest.
fn merged(by: Merging, answered: &[Said]) -> Carried {
    let levels: Vec<i32> = answered
        .iter()
        .filter_map(|said| match said {
            Said::Level(level) => Some(*level),
            _ => None,
        })
        .collect();
    let no_evidence = answered.contains(&Said::NoEvidence);
    let level = match by {
        Merging::Lowest if no_evidence => return Carried::Whole(Said::NoEvidence),
        Merging::Highest if no_evidence => return Carried::Person(Why::Mixed),
        Merging::Lowest => levels.iter().min(),
        Merging::Highest => levels.iter().max(),
    };
    let said = level.map_or(Said::NotApplicable, |level| Said::Level(*level));
    Carried::Whole(said)
}

impl Questionnaire {
    /// How questions of another questionnaire relate to ours, if anybody has said so.
    pub fn mapping_to(&self, other: &Self) -> Option<&Mapping> {
        let names = |mapping: &&Mapping| {
            mapping.questionnaire == other.id
                && mapping.version.as_ref().is_none_or(|version| *version == other.version)
        };
        self.mappings.iter().find(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(how: How) -> Route<'static> {
        Route { from: Vec::new(), to: None, how }
    }

    #[test]
    fn an_answer_is_carried_or_left_to_a_person_and_never_guessed() {
        use Carried::{Nothing, Person, Proposed, Whole};
        use Said::{Level, NoEvidence, NotApplicable};
        let table = How::Rescaled(BTreeMap::from([(0, 1), (1, 2), (3, 5)]));
        let (low, high) = (How::Merged(Merging::Lowest), How::Merged(Merging::Highest));
        for (how, given, carried) in [
            (How::Unchanged, vec![Some(Level(2))], Whole(Level(2))),
            (How::Renamed, vec![None], Nothing),
            (How::Split, vec![Some(NoEvidence)], Proposed(NoEvidence)),
            (How::Retired, vec![Some(Level(2))], Nothing),
            (How::Untold, vec![Some(Level(2))], Person(Why::Untold)),
            (How::OtherScale, vec![Some(Level(2))], Person(Why::Untold)),
            (table.clone(), vec![Some(Level(3))], Whole(Level(5))),
            (table.clone(), vec![Some(Level(2))], Person(Why::NoPlace)),
            (table, vec![Some(NotApplicable)], Whole(NotApplicable)),
            (low.clone(), vec![Some(Level(3)), Some(Level(1))], Whole(Level(1))),
            (high.clone(), vec![Some(Level(3)), Some(Level(1))], Whole(Level(3))),
            (low.clone(), vec![Some(Level(3)), Some(NotApplicable)], Whole(Level(3))),
            (low.clone(), vec![Some(NotApplicable); 2], Whole(NotApplicable)),
            (low.clone(), vec![Some(Level(3)), Some(NoEvidence)], Whole(NoEvidence)),
            (high, vec![Some(Level(3)), Some(NoEvidence)], Person(Why::Mixed)),
            (low.clone(), vec![Some(Level(3)), None], Person(Why::PartUnanswered)),
            (low, vec![None, None], Nothing),
        ] {
            assert_eq!(route(how.clone()).carry(&given), carried, "{how:?} {given:?}");
        }
    }

    /// A definition of one area with these questions and what is added at its end.
    fn definition(version: &str, questions: &[&str], more: &str) -> Questionnaire {
        let mut text = format!(
            "tathmini: 1\nid: doors\nversion: \"{version}\"\nlanguage: en\ntitle: Doors\ncurrency: EUR\n\
             scales:\n  - id: s\n    levels:\n      - {{value: 0, label: No, meaning: No}}\n      \
             - {{value: 1, label: Half, meaning: Half}}\n      - {{value: 2, label: Full, meaning: Full}}\n\
             owners: [{{id: O, role: O}}]\ncost_bands: [{{id: C, label: C, low: 0}}]\n\
             phases: [{{id: P, title: P, until: 12, max_actions: 9}}]\n\
             areas:\n  - id: A\n    title: A\n    intent: A\n    topics:\n      - id: T\n        title: T\n        questions:\n"
        );
        for id in questions {
            text.push_str(&format!(
                "          - {{id: {id}, kind: data, text: T, why: W, levels: [a, b, c], actions: [\
                 {{to: 1, text: x, owners: [O], months: 1, cost_band: C}}, \
                 {{to: 2, text: x, owners: [O], months: 1, cost_band: C}}]}}\n"
            ));
        }
        text.push_str(more);
        super::super::read(text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:#?}"))
    }

    #[test]
    fn every_question_of_both_versions_is_on_a_route() {
        let old = definition("1", &["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8"], "");
        let moves = "migrations:\n  - from: \"1\"\n    moves:\n      - {rename: Q2, to: R2}\n      \
                     - {split: Q3, into: [S1, S2]}\n      - {merge: [Q4, Q5], to: M, by: highest}\n      \
                     - {rescale: Q6, levels: [{was: 0, is: 0}, {was: 2, is: 1}]}\n      \
                     - {retire: Q7, why: Nobody knew}\n";
        let new = definition("2", &["Q1", "R2", "S1", "S2", "M", "Q6", "N"], moves);
        let told: Vec<String> = routes(&old, &new)
            .unwrap()
            .iter()
            .map(|route| {
                let from: Vec<&str> = route.from.iter().map(QuestionId::as_str).collect();
                let to = route.to.map_or("-", |to| to.id.as_str());
                format!("{} {to} {:?}", from.join("+"), route.how)
            })
            .collect();
        assert_eq!(
            told,
            [
                "Q1 Q1 Unchanged",
                "Q2 R2 Renamed",
                "Q3 S1 Split",
                "Q3 S2 Split",
                "Q4+Q5 M Merged(Highest)",
                "Q6 Q6 Rescaled({0: 0, 2: 1})",
                " N New",
                "Q7 - Retired",
                "Q8 - Untold",
            ]
        );
        assert_eq!(routes(&new, &new), Err(NoMigration::SameVersion("2".to_owned())));
        let third = definition("3", &["Q1"], "");
        assert!(matches!(routes(&old, &third), Err(NoMigration::NotSaid(..))));
    }
}
