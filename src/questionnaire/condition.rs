//! Conditions over earlier answers: when a question is asked, and when a
//! combination of answers contradicts itself.
//!
//! Promise: evaluation is total. What was not answered satisfies nothing, so a
//! question that waits for an answer is not asked before it is there.

use super::{Kind, Question, QuestionId};
use serde::{Deserialize, Serialize};

/// A condition over the answers given so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// The question has a level within these bounds (inclusive, its own scale).
    Level {
        question: QuestionId,
        at_least: Option<i32>,
        at_most: Option<i32>,
    },
    /// Some question of this kind has at least this level.
    AnyOfKind {
        kind: Kind,
        at_least: i32,
    },
    /// The question was answered *not applicable*.
    NotApplicable {
        question: QuestionId,
    },
}

/// What a condition may ask about the answers.
pub trait Answers {
    /// The level a question counts at: `None` while unanswered, `Some(None)`
    /// where it is not applicable.
    fn level(&self, question: &QuestionId) -> Option<Option<i32>>;
    /// The highest level among the questions of a kind; `None` while none has one.
    fn highest_of_kind(&self, kind: Kind) -> Option<i32>;
}

impl Condition {
    /// Whether the condition holds for these answers: an unknown part that
    /// could decide it leaves it unmet.
    pub fn holds(&self, answers: &impl Answers) -> bool {
        self.verdict(answers) == Some(true)
    }

    /// Whether the answer to this question may decide it.
    pub fn hangs_on(&self, on: &Question) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.hangs_on(on)),
            Self::Not(part) => part.hangs_on(on),
            Self::Level { question, .. } | Self::NotApplicable { question } => *question == on.id,
            Self::AnyOfKind { kind, .. } => *kind == on.kind,
        }
    }

    /// Kleene's three values: `None` while an unanswered question decides.
    fn verdict(&self, answers: &impl Answers) -> Option<bool> {
        let fold = |parts: &[Self], decisive: bool| {
            let verdicts: Vec<_> = parts.iter().map(|part| part.verdict(answers)).collect();
            if verdicts.contains(&Some(decisive)) {
                Some(decisive)
            } else if verdicts.contains(&None) {
                None
            } else {
                Some(!decisive)
            }
        };
        match self {
            Self::All(parts) => fold(parts, false),
            Self::Any(parts) => fold(parts, true),
            Self::Not(part) => part.verdict(answers).map(|verdict| !verdict),
            Self::Level { question, at_least, at_most } => answers.level(question).map(|level| {
                level.is_some_and(|level| {
                    at_least.is_none_or(|least| level >= least)
                        && at_most.is_none_or(|most| level <= most)
                })
            }),
            Self::AnyOfKind { kind, at_least } => {
                answers.highest_of_kind(*kind).map(|level| level >= *at_least)
            }
            Self::NotApplicable { question } => {
                answers.level(question).map(|level| level.is_none())
            }
        }
    }

    /// Every question the condition looks at.
    pub fn questions(&self) -> Vec<&QuestionId> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::questions).collect(),
            Self::Not(part) => part.questions(),
            Self::Level { question, .. } | Self::NotApplicable { question } => vec![question],
            Self::AnyOfKind { .. } => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Condition, Kind, QuestionId};

    struct Given(&'static [(&'static str, Option<i32>)]);

    impl Answers for Given {
        fn level(&self, question: &QuestionId) -> Option<Option<i32>> {
            self.0.iter().find(|(id, _)| *id == question.as_str()).map(|(_, level)| *level)
        }
        fn highest_of_kind(&self, _: Kind) -> Option<i32> {
            self.0.iter().filter_map(|(_, level)| *level).max()
        }
    }

    fn level(question: &str, at_least: i32) -> Condition {
        Condition::Level {
            question: QuestionId::from(question),
            at_least: Some(at_least),
            at_most: None,
        }
    }

    #[test]
    fn what_is_unanswered_satisfies_nothing_not_even_a_negation() {
        let answers = Given(&[("A", Some(2)), ("B", None)]);
        for (condition, holds) in [
            (level("A", 2), true),
            (level("A", 3), false),
            (level("B", 0), false),
            (level("C", 0), false),
            (Condition::Not(Box::new(level("A", 3))), true),
            (Condition::Not(Box::new(level("B", 0))), true),
            (Condition::Not(Box::new(level("C", 0))), false),
            (Condition::All(vec![level("A", 1), level("C", 0)]), false),
            (Condition::Any(vec![level("A", 1), level("C", 0)]), true),
            (Condition::NotApplicable { question: QuestionId::from("B") }, true),
            (Condition::NotApplicable { question: QuestionId::from("A") }, false),
            (Condition::AnyOfKind { kind: Kind::Data, at_least: 2 }, true),
        ] {
            assert_eq!(condition.holds(&answers), holds, "{condition:?}");
        }
    }
}
