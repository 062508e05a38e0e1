//! One entry of the journal: a change with its stamp.

use super::Change;
use crate::questionnaire::ids;
use serde::{Deserialize, Serialize};

ids! {
    /// Unique in all copies of all assessments.
    EntryId,
    /// The copy an entry was made in: a new one each time a copy is opened for writing.
    ReplicaId,
}

/// A change with its stamp: which copy made it, in which order, when and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: EntryId,
    /// The copy it was made in.
    pub replica: ReplicaId,
    /// One more than the highest sequence its copy had seen, so that an entry
    /// always comes after those it could know of. Order is by sequence, then
    /// replica, then id; never by the clock.
    pub seq: u64,
    /// The entries it supersedes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub base: Vec<EntryId>,
    /// Local time with offset, RFC 3339, as the laptop's clock showed it. For people only.
    pub at: String,
    /// Who made it.
    pub by: String,
    /// Why, where a reason was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    #[serde(flatten)]
    pub change: Change,
}

impl Entry {
    /// The order in which entries are replayed.
    pub fn order(&self) -> (u64, &ReplicaId, &EntryId) {
        (self.seq, &self.replica, &self.id)
    }
}

/// What the first entry says: whose assessment it is and with which questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Version of the journal's format; a higher one than ours opens read-only.
    pub format: u32,
    /// Unique name of the assessment; all copies share it.
    pub assessment: String,
    pub questionnaire: String,
    pub version: String,
    /// SHA-256 of the frozen questionnaire, in hexadecimal.
    pub hash: String,
    /// ISO 3166-1 alpha-2, or a user-assigned code.
    pub country: String,
    /// Name of the country in the words of the assessment.
    pub country_name: String,
    pub administration: String,
    /// Language of the interview, by code.
    pub language: String,
    /// Day the assessment begins, ISO 8601.
    pub date: String,
}
