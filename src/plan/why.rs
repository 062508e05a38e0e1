//! Why an action starts when it does: the limit that binds.

use super::candidate::Candidate;
use super::project::Model;
use super::terms::Terms;
use crate::assessment::{ActionId, Month, Source};
use crate::questionnaire::{OwnerId, PhaseId};
use crate::schedule::{Activity, Board, Hindrance, Placed, Schedule};
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
    /// It is under way since then.
    Begun(Month),
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
    candidates: &[Candidate<'_>],
) -> Vec<Why> {
    let project = &model.project;
    let mut board = Board::new(project);
    let all = || project.activities.iter().zip(schedule);
    all()
        .filter_map(|(one, placed)| Some((one, (*placed)?)))
        .for_each(|(one, p)| board.put(one, p));
    let mut asked = Asked { model, schedule, terms, candidates, board };
    let reason = |(at, (one, placed)): (usize, (&Activity, &Option<Placed>))| match placed {
        Some(placed) => {
            asked.board.lift(one, *placed);
            let reason = asked.before(at, one, placed.start);
            asked.board.put(one, *placed);
            reason
        }
        None => asked.never(one),
    };
    all().enumerate().map(reason).collect()
}

/// A schedule that is asked for its reasons.
struct Asked<'a> {
    model: &'a Model,
    schedule: &'a Schedule,
    terms: &'a Terms,
    candidates: &'a [Candidate<'a>],
    /// What all activities take but the one that is asked about.
    board: Board<'a>,
}

impl Asked<'_> {
    /// Why it starts in its month, and not one earlier.
    fn before(&self, at: usize, one: &Activity, start: u32) -> Why {
        if one.fixed == Some(start) {
            let begun = self.candidates[at].begun;
            return begun.map_or_else(|| Why::Fixed(self.terms.start.plus(start)), Why::Begun);
        }
        let Some(earlier) = start.checked_sub(1) else { return Why::AtOnce };
        let ends = |&&needed: &&usize| self.model.project.end(self.schedule, needed);
        let last = one.predecessors.iter().find(|at| ends(at).is_some_and(|end| end > earlier));
        if let Some(&needed) = last {
            return Why::After(self.candidates[needed].id.clone());
        }
        // Any way of paying would do: the one with the hindrance tells.
        let ways = 0..one.ways.len().max(1);
        let hindrances: Option<Vec<Hindrance>> = ways
            .map(|way| self.board.hindrance(one, earlier, way).map(|(found, _)| found))
            .collect();
        let hindrance = hindrances.and_then(|found| found.into_iter().next());
        hindrance.map_or(Why::AtOnce, |found| told(self.model, self.terms, found))
    }

    /// The limit that holds it back in most months.
    fn never(&self, one: &Activity) -> Why {
        let project = &self.model.project;
        let later = one.predecessors.iter().find(|&&needed| self.schedule[needed].is_none());
        if let Some(&needed) = later {
            return Why::Waits(self.candidates[needed].id.clone());
        }
        let ends = one.predecessors.iter().filter_map(|&at| project.end(self.schedule, at));
        let ready = ends.max().unwrap_or(0).max(one.earliest);
        let mut counts: BTreeMap<Why, (u32, u32)> = BTreeMap::new();
        let mut month = ready;
        while month.saturating_add(one.duration) <= project.horizon {
            let Some((hindrance, next)) = self.board.hindrance(one, month, 0) else { break };
            let mut why = told(self.model, self.terms, hindrance);
            if let Why::Busy { month, .. } = &mut why {
                *month = ready;
            }
            let (months, _) = counts.entry(why).or_insert((0, month));
            *months += next - month;
            month = next;
        }
        let most = counts.into_iter().max_by_key(|(_, (months, _))| *months);
        most.map_or(Why::Horizon, |(why, _)| why)
    }
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
