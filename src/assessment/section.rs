//! The sections of a report that people write and no figure can: what the
//! country is like, what follows from the scores, what the administration says.

use serde::{Deserialize, Serialize};

/// One section of the mission's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// The country and its administration, as far as a reader must know them.
    Context,
    /// Why the mission was made, and who asked for it.
    Purpose,
    /// What could not be seen, asked or checked.
    Limits,
    /// What follows from the results.
    Conclusions,
    /// What the mission advises.
    Recommendations,
    /// The administration's own answer to the report.
    Response,
}

impl Section {
    /// Every section, in the order in which the report prints them.
    pub const ALL: [Self; 6] = [
        Self::Context,
        Self::Purpose,
        Self::Limits,
        Self::Conclusions,
        Self::Recommendations,
        Self::Response,
    ];

    /// Its word in commands and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Purpose => "purpose",
            Self::Limits => "limits",
            Self::Conclusions => "conclusions",
            Self::Recommendations => "recommendations",
            Self::Response => "response",
        }
    }
}
