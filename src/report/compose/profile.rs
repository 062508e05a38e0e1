//! Which sections a report has, and in which order: data, not code.
//!
//! A section is a function from facts to blocks; it says nothing where its
//! facts do not exist. A new one stands here once and appears in every format.

use super::{
    Facts, annex, approval, area, change, cover, method, mission, monitoring, overview, plan,
};
use super::{costs, decisions, logframe, priorities, progress, schedule, summary, workshop};
use crate::assessment::Section;
use crate::report::document::Block;

/// A section of the report.
type Part = fn(&Facts<'_>) -> Vec<Block>;

/// For whom a report is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Everything that is known.
    #[default]
    Full,
    /// What a Director General reads and signs.
    Summary,
    /// What a donor needs to decide.
    Donor,
}

const FULL: &[Part] = &[
    cover::cover,
    cover::contents,
    approval::approval,
    summary::summary,
    |facts| mission::words(facts, Section::Context),
    mission::mission,
    overview::overview,
    change::change,
    area::results,
    area::remarks,
    workshop::workshop,
    |facts| mission::words(facts, Section::Conclusions),
    |facts| mission::words(facts, Section::Recommendations),
    priorities::priorities,
    plan::plan,
    schedule::schedule,
    costs::costs,
    logframe::logframe,
    monitoring::monitoring,
    progress::progress,
    |facts| mission::words(facts, Section::Response),
    method::method,
    annex::annexes,
    decisions::decisions,
];

const SUMMARY: &[Part] = &[
    cover::cover,
    approval::approval,
    summary::summary,
    |facts| mission::words(facts, Section::Conclusions),
    |facts| mission::words(facts, Section::Recommendations),
    priorities::priorities,
    costs::costs,
    progress::progress,
    |facts| mission::words(facts, Section::Response),
];

const DONOR: &[Part] = &[
    cover::cover,
    cover::contents,
    summary::summary,
    |facts| mission::words(facts, Section::Context),
    mission::mission,
    overview::overview,
    change::change,
    workshop::workshop,
    |facts| mission::words(facts, Section::Conclusions),
    |facts| mission::words(facts, Section::Recommendations),
    priorities::priorities,
    plan::plan,
    schedule::schedule,
    costs::costs,
    logframe::logframe,
    monitoring::monitoring,
    progress::progress,
    |facts| mission::words(facts, Section::Response),
    method::method,
];

impl Profile {
    /// Its sections, in order.
    pub(super) const fn parts(self) -> &'static [Part] {
        match self {
            Self::Full => FULL,
            Self::Summary => SUMMARY,
            Self::Donor => DONOR,
        }
    }
}
