//! The plan as the scheduling core sees it: candidates become activities,
//! owners become resources, phases windows, and budgets pools of money.

use super::candidate::Candidate;
use super::terms::{LEADING, SUPPORTING, Terms};
use crate::assessment::{ActionId, Cost, Source};
use crate::schedule::{Activity, Pool, Project, Resource, Window};
use std::collections::BTreeMap;

/// A project, and what its pools and ways of paying stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Model {
    pub project: Project,
    /// For each pool whose money it is; `None`: all sources together.
    pub pools: Vec<Option<Source>>,
    /// For each activity who pays in which way.
    pub payers: Vec<Vec<Source>>,
}

/// What an action counts against a ceiling: the higher figure, or the lower
/// one of a cost that is open above.
pub fn counted(cost: Cost) -> u64 {
    cost.high.unwrap_or(cost.low)
}

pub(super) fn model(candidates: &[Candidate<'_>], terms: &Terms) -> Model {
    let places: BTreeMap<&ActionId, usize> =
        candidates.iter().enumerate().map(|(at, candidate)| (&candidate.id, at)).collect();
    let money = Money::of(terms);
    let mut payers = Vec::with_capacity(candidates.len());
    let activities = candidates
        .iter()
        .map(|candidate| {
            let sources = money.payers(candidate);
            let ways = sources.iter().map(|source| money.way(candidate, *source)).collect();
            payers.push(sources);
            Activity {
                duration: left(candidate, terms),
                worth: candidate.worth,
                predecessors: candidate
                    .after
                    .iter()
                    .filter_map(|id| places.get(id).copied())
                    .collect(),
                earliest: 0,
                fixed: candidate.fixed.map(|month| month.since(terms.start).unwrap_or(0)),
                uses: uses(candidate, terms),
                cost: counted(candidate.cost),
                recurrent: candidate.recurrent,
                ways,
            }
        })
        .collect();
    let project = Project {
        activities,
        resources: terms
            .owners
            .iter()
            .map(|owner| Resource { capacity: capacity(owner, terms) })
            .collect(),
        windows: terms
            .phases
            .iter()
            .map(|phase| Window { from: phase.from, until: phase.until, starts: phase.most })
            .collect(),
        pools: money.pools.iter().map(|(_, pool)| pool.clone()).collect(),
        horizon: terms.horizon,
        first_year: terms.first_year(),
        ..Project::default()
    };
    Model { project, pools: money.pools.into_iter().map(|(source, _)| source).collect(), payers }
}

/// The months of an action; of one that began before the plan does, those that are left.
fn left(candidate: &Candidate<'_>, terms: &Terms) -> u32 {
    let gone = candidate.begun.and_then(|begun| terms.start.since(begun)).unwrap_or(0);
    candidate.action.months.saturating_sub(gone).max(1)
}

fn capacity(owner: &super::terms::OwnerTerms, terms: &Terms) -> Vec<u32> {
    let there = |month| !owner.away.iter().any(|(from, until)| (*from..=*until).contains(&month));
    (0..terms.horizon)
        .map(|month| if there(terms.start.plus(month)) { owner.capacity } else { 0 })
        .collect()
}

/// The lead takes two halves of its capacity, each other owner one.
fn uses(candidate: &Candidate<'_>, terms: &Terms) -> Vec<(usize, u32)> {
    let mut uses: Vec<(usize, u32)> = Vec::new();
    for (rank, owner) in candidate.action.owners.iter().enumerate() {
        let Some(at) = terms.owners.iter().position(|known| known.owner == *owner) else {
            continue;
        };
        if !uses.iter().any(|(known, _)| *known == at) {
            uses.push((at, if rank == 0 { LEADING } else { SUPPORTING }));
        }
    }
    uses
}

/// Ceilings by pool. A source that has one in some year pays of its own accord
/// only in the years that have one; what was given to it by name it may always pay.
struct Money {
    pools: Vec<(Option<Source>, Pool)>,
    named: BTreeMap<Option<Source>, usize>,
    unasked: BTreeMap<Source, usize>,
}

impl Money {
    fn of(terms: &Terms) -> Self {
        let years = terms.years();
        let mut money =
            Self { pools: Vec::new(), named: BTreeMap::new(), unasked: BTreeMap::new() };
        let sources = std::iter::once(None).chain(Source::ALL.into_iter().map(Some));
        for source in sources {
            let ceiling = |(at, year): (usize, &u32)| {
                let of = |budget: &&super::terms::Budget| {
                    budget.source == source && budget.year == *year
                };
                terms.budgets.iter().find(of).map(|budget| deflated(budget.ceiling, at, terms))
            };
            let ceilings: Vec<Option<u64>> = years.iter().enumerate().map(ceiling).collect();
            if ceilings.iter().all(Option::is_none) {
                continue;
            }
            if let Some(source @ (Source::Own | Source::Donor)) = source {
                let closed =
                    ceilings.iter().map(|ceiling| if ceiling.is_some() { None } else { Some(0) });
                money.unasked.insert(source, money.pools.len());
                money.pools.push((Some(source), Pool { ceilings: closed.collect() }));
            }
            money.named.insert(source, money.pools.len());
            money.pools.push((source, Pool { ceilings }));
        }
        money
    }

    /// Who may pay, in the order in which they are asked.
    fn payers(&self, candidate: &Candidate<'_>) -> Vec<Source> {
        if counted(candidate.cost) == 0 && candidate.recurrent == 0 {
            return Vec::new();
        }
        if let Some(source) = candidate.source {
            return vec![source];
        }
        let asked =
            |source: &Source| *source == Source::Unfunded || self.unasked.contains_key(source);
        Source::ALL.into_iter().filter(asked).collect()
    }

    fn way(&self, candidate: &Candidate<'_>, source: Source) -> Vec<usize> {
        let unasked = self.unasked.get(&source).filter(|_| candidate.source.is_none());
        let named = [self.named.get(&None), self.named.get(&Some(source)), unasked];
        named.into_iter().flatten().copied().collect()
    }
}

/// A ceiling in prices of the first year: what it buys once prices have risen,
/// parts of a unit dropped each year.
fn deflated(ceiling: u64, years: usize, terms: &Terms) -> u64 {
    let rise = u128::from(terms.inflation.unwrap_or(0));
    let earlier =
        (0..years).fold(u128::from(ceiling), |ceiling, _| ceiling * 100_000 / (100_000 + rise));
    u64::try_from(earlier).unwrap_or(u64::MAX)
}
