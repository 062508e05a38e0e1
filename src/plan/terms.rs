//! Within which limits a plan is made: its first month, who can do how much,
//! what may be spent when, how much a phase takes.
//!
//! What nobody set has a default: the plan starts in the month after the
//! assessment's date, every owner can lead three actions at once, money is not
//! limited, a phase takes what the questionnaire says, prices stay.

use crate::assessment::{Assessment, Change, Limit, Month, Source};
use crate::questionnaire::{OwnerId, PhaseId, Questionnaire};
use std::collections::BTreeMap;

/// Half-actions that an owner can do at once when nobody says otherwise: to
/// lead takes two, to support one.
pub const CAPACITY: u32 = 6;
/// What leading and supporting take of an owner's capacity, in halves.
pub const LEADING: u32 = 2;
pub const SUPPORTING: u32 = 1;

/// So many limits, and less than twice as many, are followed one after the
/// other: it bounds the time of a plan. Where a journal has more, the oldest come
/// in at once, and at every so manyth one the plan begins anew.
const STEPS: usize = 32;

/// The limits that hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The first month.
    pub start: Month,
    /// Months from the start to the end.
    pub horizon: u32,
    /// In the questionnaire's order.
    pub owners: Vec<OwnerTerms>,
    pub budgets: Vec<Budget>,
    pub phases: Vec<PhaseTerms>,
    pub rate: Option<Rate>,
    /// How much prices rise a year, in thousandths of a percent; `None`: off.
    pub inflation: Option<u32>,
}

/// What one owner can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerTerms {
    pub owner: OwnerId,
    /// In halves.
    pub capacity: u32,
    /// First and last month of each absence.
    pub away: Vec<(Month, Month)>,
}

/// The most that may be committed in a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    pub year: u32,
    /// `None`: by all sources together.
    pub source: Option<Source>,
    pub ceiling: u64,
}

/// A phase in months of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseTerms {
    pub phase: PhaseId,
    pub from: u32,
    pub until: u32,
    /// At most so many actions start in it.
    pub most: u32,
}

/// Another currency in which the plan's figures are told too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    pub currency: String,
    /// Its units for one of the questionnaire's, in millionths.
    pub millionths: u64,
    /// ISO 8601.
    pub date: String,
}

impl Rate {
    /// An amount of the questionnaire's currency in this one, to the nearest unit.
    pub fn of(&self, amount: u64) -> u64 {
        let millionths = u128::from(amount) * u128::from(self.millionths) + 500_000;
        u64::try_from(millionths / 1_000_000).unwrap_or(u64::MAX)
    }
}

impl Terms {
    /// What was set, and the defaults.
    pub fn of(questionnaire: &Questionnaire, assessment: &Assessment) -> Self {
        let mut terms = Self::free(questionnaire, assessment);
        assessment.limits().for_each(|(limit, _)| terms.set(limit));
        terms
    }

    /// What held after each limit, in the order in which they were set; the last is what holds.
    pub(super) fn steps(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Self> {
        let history = assessment.history();
        let limited = history.into_iter().filter_map(|entry| match &entry.change {
            Change::Limited { limit } if !assessment.was_undone(entry) => Some(limit),
            _ => None,
        });
        let free = Self::free(questionnaire, assessment);
        let mut holds: BTreeMap<String, &Limit> = BTreeMap::new();
        let mut steps: Vec<Self> = limited
            .map(|limit| {
                holds.insert(limit.about(), limit);
                let mut terms = free.clone();
                holds.values().for_each(|limit| terms.set(limit));
                terms
            })
            .collect();
        // Where copies went separate ways, what counts is the assessment's to say.
        let last = Self::of(questionnaire, assessment);
        if steps.last().unwrap_or(&free) != &last {
            steps.push(last);
        }
        let first = steps.len().saturating_sub(STEPS) / STEPS * STEPS;
        steps.split_off(first)
    }

    /// The defaults alone.
    pub(super) fn free(questionnaire: &Questionnaire, assessment: &Assessment) -> Self {
        // Without a head, which a damaged journal may lack, the day of the first entry.
        let first = || assessment.history().first().map(|entry| entry.at.clone());
        let date = assessment.head().map(|head| head.date.clone()).or_else(first);
        let date = date.and_then(|date| Month::parse(date.get(..10).unwrap_or_default()));
        let mut from = 0;
        let phases = questionnaire.phases.iter().map(|phase| PhaseTerms {
            phase: phase.id.clone(),
            from: std::mem::replace(&mut from, phase.until),
            until: phase.until,
            most: u32::try_from(phase.max_actions).unwrap_or(u32::MAX),
        });
        let owners = questionnaire.owners.iter().map(|owner| OwnerTerms {
            owner: owner.id.clone(),
            capacity: CAPACITY,
            away: Vec::new(),
        });
        Self {
            start: date.unwrap_or_default().plus(1),
            horizon: questionnaire.horizon(),
            owners: owners.collect(),
            budgets: Vec::new(),
            phases: phases.collect(),
            rate: None,
            inflation: None,
        }
    }

    fn set(&mut self, limit: &Limit) {
        match limit.clone() {
            Limit::Start(start) => self.start = start.unwrap_or(self.start),
            Limit::Budget { year, source, ceiling } => {
                self.budgets.extend(ceiling.map(|ceiling| Budget { year, source, ceiling }));
            }
            Limit::Capacity { owner, halves } => {
                if let (Some(terms), Some(halves)) = (self.owner(&owner), halves) {
                    terms.capacity = halves;
                }
            }
            Limit::Absence { owner, from, until, away } => {
                if let Some(terms) = self.owner(&owner).filter(|_| away) {
                    terms.away.push((from, until));
                }
            }
            Limit::Phase { phase, most } => {
                let terms = self.phases.iter_mut().find(|terms| terms.phase == phase);
                if let (Some(terms), Some(most)) = (terms, most) {
                    terms.most = most;
                }
            }
            Limit::Rate { currency, millionths, date } => {
                self.rate = millionths.map(|millionths| Rate { currency, millionths, date });
            }
            Limit::Inflation(inflation) => self.inflation = inflation,
            // What is aimed at is no limit of the months: `plan::target` knows it.
            Limit::Target { .. } => {}
        }
    }

    fn owner(&mut self, id: &OwnerId) -> Option<&mut OwnerTerms> {
        self.owners.iter_mut().find(|terms| terms.owner == *id)
    }

    /// Months of the first calendar year that the plan has.
    pub fn first_year(&self) -> u32 {
        13 - self.start.of_year()
    }

    /// The calendar years that the plan touches.
    pub fn years(&self) -> Vec<u32> {
        let last = self.start.plus(self.horizon.saturating_sub(1)).year();
        (self.start.year()..=last).collect()
    }

    /// The phase that a month of the plan lies in.
    pub fn phase(&self, month: u32) -> Option<&PhaseId> {
        let found = self.phases.iter().find(|phase| (phase.from..phase.until).contains(&month));
        found.map(|phase| &phase.phase)
    }
}
