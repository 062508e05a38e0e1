//! What a workshop leaves in the journal: who sat there, by which rule, and
//! what each gave once it was revealed.

use super::Answer;
use crate::questionnaire::QuestionId;
use serde::{Deserialize, Serialize};

/// What a workshop settles before its first ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convening {
    pub yardstick: Yardstick,
    /// In the order in which they are put to the room.
    pub questions: Vec<QuestionId>,
    pub participants: Vec<Participant>,
    /// Whether the participants agreed that the report prints their names.
    #[serde(default)]
    pub names: bool,
}

/// Somebody who votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Unique in the workshop; what a ballot is known by.
    pub number: u32,
    /// Empty where the participant sits there by number alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    pub agency: String,
}

/// The rule of agreement, chosen before the first ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Yardstick {
    /// At least this percentage of the ballots in one level. 75 is the median
    /// of the thresholds found by Diamond et al., J Clin Epidemiol 2014;67:401-9.
    Share(u32),
    /// Range at most 1 and interquartile range at most 1.
    Range,
}

/// A ballot after the reveal; with its nonce anybody can make its seal again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    pub participant: u32,
    pub level: i32,
    pub nonce: String,
}

/// Coloured cards of one level, as the facilitator counted them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cards {
    pub level: i32,
    pub count: u32,
}

/// The level that the room agreed on; recorded, never averaged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consensus {
    pub answer: Answer,
    pub reason: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dissents: Vec<Dissent>,
}

/// An opinion that stays different, in the dissenter's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dissent {
    /// Who, by number; absent where the dissenter wants it so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participant: Option<u32>,
    pub text: String,
}
