//! Why an action starts when it does: the limit that binds.

use super::project::Model;
use super::terms::Terms;
use crate::assessment::{ActionId, Month, Source};
use crate::questionnaire::{OwnerId, PhaseId};
use crate::schedule::{Board, Hindrance, Schedule};
use std::collections::BTreeMap;

/// What keeps an action from starting earlier, or from being in the plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Nothing: it starts in the first month.
    AtOnce,
    /// This action ends just before.
    After(ActionId),
    /// This owner has no capacity left in this month of the plan, counted from 0.
    Busy { owner: OwnerId, month: u32 },
    /// This year's money is committed.
    Budget { year: u32, source: Option<Source> },
    /// The phase takes no more.
    Full(PhaseId),
    /// It was decided to start then.
    Fixed(Month),
    /// The action it waits for is itself left for later.
    Waits(ActionId),
    /// Its months do not fit before the end of the plan.
    Horizon,
}

/// Why each activity is where it is.
pub(super) fn reasons(
    model: &Model,
    schedule: &Schedule,
    terms: &Terms,
    ids: &[&ActionId],
) -> Vec<Why> {
    let project = &model.project;
    let mut board = Board::new(project);
    for (one, placed) in project.activities.iter().zip(schedule) {
        if let Some(placed) = placed {
            board.put(one, *placed);
        }
    }
    let mut reasons = Vec::with_capacity(schedule.len());
    for (at, (one, placed)) in project.activities.iter().zip(schedule).enumerate() {
        let reason = match placed {
            Some(placed) => {
                board.lift(one, *placed);
                let reason = before(model, schedule, terms, ids, &board, at, placed.start);
                board.put(one, *placed);
                reason
            }
            None => never(model, schedule, terms, ids, &board, at),
        };
        reasons.push(reason);
    }
    reasons
}

fn before(
    model: &Model,
    schedule: &Schedule,
    terms: &Terms,
    ids: &[&ActionId],
    board: &Board<'_>,
    at: usize,
    start: u32,
) -> Why {
    let one = &model.project.activities[at];
    if one.fixed == Some(start) {
        return Why::Fixed(terms.start.plus(start));
    }
    let Some(earlier) = start.checked_sub(1) else { return Why::AtOnce };
    let last = one
        .predecessors
        .iter()
        .find(|&&needed| model.project.end(schedule, needed).is_some_and(|end| end > earlier));
    if let Some(&needed) = last {
        return Why::After(ids[needed].clone());
    }
    // Any way of paying would do: the one with the hindrance tells.
    let ways = 0..one.ways.len().max(1);
    let hindrances: Option<Vec<Hindrance>> =
        ways.map(|way| board.hindrance(one, earlier, way).map(|(found, _)| found)).collect();
    match hindrances.and_then(|found| found.into_iter().next()) {
        Some(hindrance) => told(model, terms, hindrance),
        None => Why::AtOnce,
    }
}

/// The limit that holds it back in most months.
fn never(
    model: &Model,
    schedule: &Schedule,
    terms: &Terms,
    ids: &[&ActionId],
    board: &Board<'_>,
    at: usize,
) -> Why {
    let one = &model.project.activities[at];
    let later = one.predecessors.iter().find(|&&needed| schedule[needed].is_none());
    if let Some(&needed) = later {
        return Why::Waits(ids[needed].clone());
    }
    let ends = one.predecessors.iter().filter_map(|&needed| model.project.end(schedule, needed));
    let ready = ends.max().unwrap_or(0).max(one.earliest);
    let mut counts: BTreeMap<Why, (u32, u32)> = BTreeMap::new();
    let mut month = ready;
    while month.saturating_add(one.duration) <= model.project.horizon {
        let Some((hindrance, next)) = board.hindrance(one, month, 0) else { break };
        let mut why = told(model, terms, hindrance);
        if let Why::Busy { month, .. } = &mut why {
            *month = ready;
        }
        let (months, _) = counts.entry(why).or_insert((0, month));
        *months += next - month;
        month = next;
    }
    counts.into_iter().max_by_key(|(_, (months, _))| *months).map_or(Why::Horizon, |(why, _)| why)
}

pub(super) fn told(model: &Model, terms: &Terms, hindrance: Hindrance) -> Why {
    match hindrance {
        Hindrance::Resource { resource, month } => match terms.owners.get(resource) {
            Some(owner) => Why::Busy { owner: owner.owner.clone(), month },
            None => Why::AtOnce,
        },
        Hindrance::Window(window) => match terms.phases.get(window) {
            Some(phase) => Why::Full(phase.phase.clone()),
            None => Why::AtOnce,
        },
        Hindrance::Pool { pool, year } => {
            let year = terms.start.year().saturating_add(u32::try_from(year).unwrap_or(u32::MAX));
            Why::Budget { year, source: model.pools.get(pool).copied().flatten() }
        }
    }
}
