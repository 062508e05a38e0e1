//! How each question stands before anything is added up: asked or not, which
//! reading counts, which level, limited by which evidence.

use crate::assessment::{Answer, Assessment, Given, Reading};
use crate::questionnaire::{Answers, Condition, Grade, Kind, Question, QuestionId, Questionnaire};
use std::collections::BTreeMap;

/// Which reading counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Basis {
    /// The validated reading where there is one, else the self reading.
    #[default]
    Best,
    /// One reading alone.
    Only(Reading),
}

/// What a question counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its condition is not met.
    NotAsked,
    /// Asked, no answer yet.
    Unanswered,
    NotApplicable,
    /// Counts as the lowest level, and opens the interval to the highest.
    NoEvidence,
    /// This level of its own scale was given, and this one counts (they differ
    /// where evidence limits it).
    Level {
        given: i32,
        counted: i32,
    },
}

impl State {
    /// The level that counts, given the lowest of the scale; `None` where nothing counts.
    pub fn counted(self, lowest: i32) -> Option<i32> {
        match self {
            Self::Level { counted, .. } => Some(counted),
            Self::NoEvidence => Some(lowest),
            Self::NotAsked | Self::Unanswered | Self::NotApplicable => None,
        }
    }
}

/// One question as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub question: QuestionId,
    pub state: State,
    /// The reading that counts, where there is an answer.
    pub reading: Option<Reading>,
    pub grade: Option<Grade>,
}

/// The answer that counts for a question, and whose it is.
pub fn counting<'a>(
    assessment: &'a Assessment,
    question: &QuestionId,
    basis: Basis,
) -> Option<(Reading, Given<'a>)> {
    let of = |reading| assessment.given(question, reading).map(|given| (reading, given));
    match basis {
        Basis::Best => of(Reading::Validated).or_else(|| of(Reading::Own)),
        Basis::Only(reading) => of(reading),
    }
}

/// Every question as it stands, in the questionnaire's order.
pub fn standings(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    basis: Basis,
) -> Vec<Standing> {
    let mut levels = Levels::default();
    questionnaire
        .questions()
        .map(|question| {
            let standing = stand(questionnaire, assessment, basis, question, &levels);
            levels.note(questionnaire, question, standing.state);
            standing
        })
        .collect()
}

fn stand(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    basis: Basis,
    question: &Question,
    levels: &Levels,
) -> Standing {
    let id = question.id.clone();
    if question.when.as_ref().is_some_and(|when| !when.holds(levels)) {
        return Standing { question: id, state: State::NotAsked, reading: None, grade: None };
    }
    let Some((reading, given)) = counting(assessment, &id, basis) else {
        return Standing { question: id, state: State::Unanswered, reading: None, grade: None };
    };
    let scale = questionnaire.scale_of(question);
    let state = match given.answer {
        Answer::NotApplicable { .. } => State::NotApplicable,
        Answer::NoEvidence => State::NoEvidence,
        // A level the scale does not have can only come from a foreign hand: it counts as none.
        Answer::Level(level) if scale.level(*level).is_none() => State::Unanswered,
        Answer::Level(level) => State::Level {
            given: *level,
            counted: limited(questionnaire, question, *level, given.grade),
        },
    };
    Standing { question: id, state, reading: Some(reading), grade: given.grade }
}

/// The level that counts where evidence limits it. The limits are levels of
/// the main scale and apply to questions on that scale; an answer without a
/// grade is an oral statement.
pub(super) fn limited(
    questionnaire: &Questionnaire,
    question: &Question,
    level: i32,
    grade: Option<Grade>,
) -> i32 {
    let ceiling = &questionnaire.scoring.ceiling;
    if !ceiling.applies || question.scale != 0 {
        return level;
    }
    let grade = grade.unwrap_or(Grade::E0);
    ceiling
        .needs
        .iter()
        .filter(|(_, needed)| grade < *needed)
        .map(|(limit, _)| limit - 1)
        .fold(level, i32::min)
        .max(questionnaire.scale_of(question).lowest())
}

/// The levels met so far, for conditions.
#[derive(Debug, Default)]
pub struct Levels {
    levels: BTreeMap<QuestionId, Option<i32>>,
    highest: BTreeMap<Kind, i32>,
}

impl Levels {
    /// The levels of a whole assessment, for consistency checks.
    pub fn of(questionnaire: &Questionnaire, standings: &[Standing]) -> Self {
        let mut levels = Self::default();
        for (question, standing) in questionnaire.questions().zip(standings) {
            levels.note(questionnaire, question, standing.state);
        }
        levels
    }

    fn note(&mut self, questionnaire: &Questionnaire, question: &Question, state: State) {
        let level = state.counted(questionnaire.scale_of(question).lowest());
        if let Some(level) = level {
            let highest = self.highest.entry(question.kind).or_insert(level);
            *highest = level.max(*highest);
        }
        if level.is_some() || state == State::NotApplicable {
            self.levels.insert(question.id.clone(), level);
        }
    }

    /// Whether a condition holds for these levels.
    pub fn satisfy(&self, condition: &Condition) -> bool {
        condition.holds(self)
    }
}

impl Answers for Levels {
    fn level(&self, question: &QuestionId) -> Option<Option<i32>> {
        self.levels.get(question).copied()
    }

    fn highest_of_kind(&self, kind: Kind) -> Option<i32> {
        self.highest.get(&kind).copied()
    }
}
