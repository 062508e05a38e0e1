//! The plan: what is done when, why then, and what it costs.

use super::candidate::{Candidate, candidates};
use super::money::Costs;
use super::project::{Model, model};
use super::terms::Terms;
use super::why::{Why, reasons};
use crate::assessment::{ActionId, Assessment, Source};
use crate::questionnaire::{OwnerId, PhaseId, Questionnaire};
use crate::schedule::{Effort, Placed, Schedule, better, mend, solve};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A plan: what is done when, and what must wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan<'q> {
    /// In order of start, then priority.
    pub actions: Vec<Planned<'q>>,
    /// What does not fit before the horizon, in order of priority.
    pub later: Vec<Planned<'q>>,
    /// Switched off by the administration, with what follows on it.
    pub off: Vec<Candidate<'q>>,
    /// Reported done.
    pub done: Vec<Candidate<'q>>,
    /// Months from start to end of the plan.
    pub horizon: u32,
    pub terms: Terms,
    pub costs: Costs,
    /// What the schedule is worth: the sum over actions of worth × (horizon − end).
    pub worth: u128,
}

/// One action of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned<'q> {
    /// Its name: question and level reached, for example `LEG-04>2`.
    pub id: ActionId,
    pub candidate: Candidate<'q>,
    /// The phase it starts in; `None` for later.
    pub phase: Option<PhaseId>,
    /// Months after the plan's start; `None` for later.
    pub start: Option<u32>,
    /// The month it ends in: start + duration.
    pub end: Option<u32>,
    /// Ids of actions that must end before it starts.
    pub after: Vec<ActionId>,
    /// Why then, and not earlier; why not at all.
    pub why: Why,
    /// Actions that wait for it.
    pub unlocks: Vec<ActionId>,
    /// Who pays; `None` where it costs nothing but time, or is left for later.
    pub source: Option<Source>,
    /// Its place in the ways of paying, for a plan that starts from this one.
    way: usize,
}

impl Planned<'_> {
    /// Who leads.
    pub fn lead(&self) -> Option<&OwnerId> {
        self.candidate.action.owners.first()
    }

    /// Its after-list as text.
    pub fn after_list(&self) -> String {
        self.after.iter().map(ActionId::as_str).collect::<Vec<_>>().join(", ")
    }
}

impl<'q> Plan<'q> {
    /// The action with this name, in the plan or for later.
    pub fn action(&self, id: &ActionId) -> Option<&Planned<'q>> {
        self.actions.iter().chain(&self.later).find(|planned| planned.id == *id)
    }
}

/// So many activities are placed in a search, at most: it bounds the time.
const PLACEMENTS: usize = 40_000;

fn effort(activities: usize) -> Effort {
    let schedules = (PLACEMENTS / activities.max(1)).clamp(40, 600);
    Effort { schedules: u32::try_from(schedules).unwrap_or(40) }
}

/// Computes the plan.
pub fn plan<'q>(questionnaire: &'q Questionnaire, assessment: &Assessment) -> Plan<'q> {
    plan_from(questionnaire, assessment, None)
}

/// Computes the plan beside one that stands: that one is kept if it still
/// holds and no better one is found.
pub fn replan<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    current: &Plan<'_>,
) -> Plan<'q> {
    plan_from(questionnaire, assessment, Some(current))
}

/// First as if nothing had been decided and nothing were limited, then from
/// there within all that was decided. So a small decision moves little, and a
/// try shows what the decision will do.
fn plan_from<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    current: Option<&Plan<'_>>,
) -> Plan<'q> {
    let terms = Terms::of(questionnaire, assessment);
    let sorted = candidates(questionnaire, assessment, true);
    let own = model(&sorted.open, &terms);
    let free_terms = Terms::free(questionnaire, assessment);
    let free_sorted = candidates(questionnaire, assessment, false);
    let free = model(&free_sorted.open, &free_terms);
    let mut schedule = solve(&free.project, effort(free_sorted.open.len()));
    if free.project != own.project {
        let places = places(&free_sorted.open, &schedule);
        let begun = placed_as(&sorted.open, &places);
        schedule = mend(&own.project, effort(sorted.open.len()), &begun);
    }
    if let Some(current) = current {
        let places = current.actions.iter();
        let places =
            places.filter_map(|one| Some((&one.id, Placed { start: one.start?, way: one.way })));
        let stands = placed_as(&sorted.open, &places.collect());
        schedule = better(&own.project, schedule, stands);
    }
    let worth = own.project.worth(&schedule);
    let mut all = planned(sorted.open, &own, &schedule, &terms);
    // A stable sort: priority decides within a month.
    all.sort_by_cached_key(|one| {
        (one.start.is_none(), one.start, Reverse(one.candidate.priority.value.clone()))
    });
    let later = all.split_off(all.partition_point(|one| one.start.is_some()));
    Plan {
        costs: Costs::of(&all, &terms),
        actions: all,
        later,
        off: sorted.off,
        done: sorted.done,
        horizon: terms.horizon,
        terms,
        worth,
    }
}

/// Where each of these candidates is placed.
fn places<'c>(
    candidates: &'c [Candidate<'_>],
    schedule: &Schedule,
) -> BTreeMap<&'c ActionId, Placed> {
    let ids = candidates.iter().map(|candidate| &candidate.id).zip(schedule);
    ids.filter_map(|(id, placed)| Some((id, (*placed)?))).collect()
}

/// The same places for other candidates, by their names.
fn placed_as(candidates: &[Candidate<'_>], places: &BTreeMap<&ActionId, Placed>) -> Schedule {
    candidates.iter().map(|candidate| places.get(&candidate.id).copied()).collect()
}

fn planned<'q>(
    candidates: Vec<Candidate<'q>>,
    model: &Model,
    schedule: &Schedule,
    terms: &Terms,
) -> Vec<Planned<'q>> {
    let reasons = reasons(model, schedule, terms, &candidates);
    let mut unlocks: Vec<Vec<ActionId>> = vec![Vec::new(); candidates.len()];
    for (at, one) in model.project.activities.iter().enumerate() {
        for &needed in &one.predecessors {
            unlocks[needed].push(candidates[at].id.clone());
        }
    }
    candidates
        .into_iter()
        .zip(reasons)
        .zip(unlocks)
        .enumerate()
        .map(|(at, ((candidate, why), unlocks))| {
            let placed = schedule[at];
            let payer = |placed: Placed| model.payers[at].get(placed.way).copied();
            Planned {
                id: candidate.id.clone(),
                phase: placed.and_then(|placed| terms.phase(placed.start)).cloned(),
                start: placed.map(|placed| placed.start),
                end: model.project.end(schedule, at),
                after: candidate.after.clone(),
                why,
                unlocks,
                source: placed.and_then(payer),
                way: placed.map_or(0, |placed| placed.way),
                candidate,
            }
        })
        .collect()
}
