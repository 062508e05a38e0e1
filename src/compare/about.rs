//! Whose row it is: what is known of an assessment beside its figures.

use crate::assessment::{Assessment, Status};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A questionnaire in one version. Only what was asked with the same key is
/// compared, unless a migration carries it over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub questionnaire: String,
    pub version: String,
    /// SHA-256 of the definition; empty where it is not known.
    pub hash: String,
}

/// Whose assessment it is, when it was made and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its name in this comparison: the folder's, or the one in the file.
    pub id: Box<str>,
    /// ISO 3166-1 alpha-2, or a user-assigned code.
    pub country: Arc<str>,
    pub country_name: Arc<str>,
    pub administration: Arc<str>,
    /// Language of the interview, by code; empty where it is not known.
    pub language: Arc<str>,
    pub questionnaire: Arc<Key>,
    /// ISO 8601: a day, or a year alone.
    pub date: Arc<str>,
    /// Orders what has the same date.
    pub revision: u32,
    /// The how-manieth assessment of this administration with this
    /// questionnaire, from 1; counted by [`Comparison::of`](super::Comparison::of).
    pub round: u32,
    pub status: Status,
    /// What people group by: `region` and any other word, with its value.
    pub tags: Arc<BTreeMap<String, String>>,
}

impl About {
    /// What an assessment's head says; `None` where the first entry is lost.
    pub fn of(id: &str, assessment: &Assessment) -> Option<Self> {
        let head = assessment.head()?;
        Some(Self {
            id: id.into(),
            country: head.country.as_str().into(),
            country_name: head.country_name.as_str().into(),
            administration: head.administration.as_str().into(),
            language: head.language.as_str().into(),
            questionnaire: Arc::new(Key {
                questionnaire: head.questionnaire.clone(),
                version: head.version.clone(),
                hash: head.hash.clone(),
            }),
            date: head.date.as_str().into(),
            revision: 0,
            round: 1,
            status: assessment.status(),
            tags: Arc::default(),
        })
    }

    /// The year of its date.
    pub fn year(&self) -> &str {
        self.date.split('-').next().unwrap_or_default()
    }

    /// One administration with one questionnaire: its assessments are rounds of each other.
    pub fn series(&self) -> (&str, &str, &str) {
        (&self.country, &self.administration, &self.questionnaire.questionnaire)
    }

    /// The order of rows: by series, then time.
    pub(super) fn in_order(&self, other: &Self) -> Ordering {
        self.series().cmp(&other.series()).then_with(|| self.in_time(other))
    }

    /// The order of one series in time.
    pub fn in_time(&self, other: &Self) -> Ordering {
        self.time().cmp(&other.time())
    }

    fn time(&self) -> (&str, u32, &str) {
        (&self.date, self.revision, &self.id)
    }
}
