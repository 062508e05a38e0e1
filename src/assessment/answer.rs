//! What can be answered, and whose answer it is.

use serde::{Deserialize, Serialize};

/// Whose answer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The administration's own.
    #[serde(rename = "self")]
    Own,
    /// Validated by the mission.
    Validated,
}

impl Reading {
    /// Both readings.
    pub const ALL: [Self; 2] = [Self::Own, Self::Validated];

    /// The word in files and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Validated => "validated",
        }
    }
}

/// An answer. No answer at all is *unanswered*, not a variant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// This level of the question's scale.
    Level(i32),
    /// Does not apply, for this reason.
    NotApplicable {
        reason: String,
        /// The questionnaire does not foresee it: the lead assessor decided.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        lead_decision: bool,
    },
    /// Respondents say so, nothing could be seen.
    NoEvidence,
}

/// How sure the assessor is, apart from the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

/// How much a threat weighs in the country assessed, by its own threat assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    Low,
    Medium,
    High,
}

impl Rating {
    /// The word in files and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// How far the assessment has come.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Draft,
    SelfAssessed,
    Validated,
    Approved,
    Superseded,
}

impl Status {
    /// The word in files and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::SelfAssessed => "self-assessed",
            Self::Validated => "validated",
            Self::Approved => "approved",
            Self::Superseded => "superseded",
        }
    }
}
