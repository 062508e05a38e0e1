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
    standings_of(questionnaire, |_, question| said(assessment, question, basis))
}

/// One question as it stands, where it is known already whether it is asked.
pub fn standing(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    question: &Question,
    asked: bool,
    basis: Basis,
) -> Standing {
    stand(questionnaire, question, asked, |question| said(assessment, question, basis))
}

/// What was said to a question, by whom, and what that rests on.
fn said(
    assessment: &Assessment,
    question: &Question,
    basis: Basis,
) -> Option<(Said, Option<Reading>, Option<Grade>)> {
    let (reading, given) = counting(assessment, &question.id, basis)?;
    let said = match given.answer {
        Answer::NotApplicable { .. } => Said::NotApplicable,
        Answer::NoEvidence => Said::NoEvidence,
        Answer::Level(level) => Said::Level(*level),
    };
    Some((said, Some(reading), given.grade))
}

/// An answer without its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    NotApplicable,
    NoEvidence,
    Level(i32),
}

/// Every question as it stands, from what was said to each: the answer, whose
/// it is and what it rests on. A question is named by its place, too.
pub fn standings_of(
    questionnaire: &Questionnaire,
    said: impl Fn(usize, &Question) -> Option<(Said, Option<Reading>, Option<Grade>)>,
) -> Vec<Standing> {
    let mut levels = Levels::default();
    questionnaire
        .questions()
        .enumerate()
        .map(|(place, question)| {
            let asked = question.when.as_ref().is_none_or(|when| when.holds(&levels));
            let standing = stand(questionnaire, question, asked, |question| said(place, question));
            levels.note(questionnaire, question, standing.state);
            standing
        })
        .collect()
}

fn stand(
    questionnaire: &Questionnaire,
    question: &Question,
    asked: bool,
    said: impl FnOnce(&Question) -> Option<(Said, Option<Reading>, Option<Grade>)>,
) -> Standing {
    let without =
        |state| Standing { question: question.id.clone(), state, reading: None, grade: None };
    if !asked {
        return without(State::NotAsked);
    }
    let Some((said, reading, grade)) = said(question) else {
        return without(State::Unanswered);
    };
    let state = match said {
        Said::NotApplicable => State::NotApplicable,
        Said::NoEvidence => State::NoEvidence,
        // A level the scale does not have can only come from a foreign hand: it counts as none.
        Said::Level(level) if questionnaire.scale_of(question).level(level).is_none() => {
            State::Unanswered
        }
        Said::Level(level) => {
            State::Level { given: level, counted: limited(questionnaire, question, level, grade) }
        }
    };
    Standing { question: question.id.clone(), state, reading, grade }
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
