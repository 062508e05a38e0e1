//! The plan: what is done when, why then, and what it costs.

use super::candidate::{Candidate, candidates};
use super::money::Costs;
use super::project::{Model, model};
use super::terms::Terms;
use super::why::{Why, reasons};
use crate::assessment::{ActionId, Assessment, Source};
use crate::questionnaire::{OwnerId, PhaseId, Questionnaire};
use crate::schedule::{Effort, Placed, Schedule, better, mend, paid, solve};
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
///
/// First as if nothing had been decided and nothing were limited, then from
/// there within all that was decided. So a small decision moves little.
///
/// The limits come one after the other, as they were set: after each one the
/// plan that stood is kept if it still holds and no better one is found. So
/// what a try shows is what the decision does, a raised ceiling never makes the
/// plan worse, and the same journal gives the same plan.
pub fn plan<'q>(questionnaire: &'q Questionnaire, assessment: &Assessment) -> Plan<'q> {
    let sorted = candidates(questionnaire, assessment, true);
    let free = Free::of(questionnaire, assessment);
    let begun = free.placed_as(&sorted.open);
    let within = |model: &Model| {
        if model.project == free.model.project {
            free.schedule.clone()
        } else {
            mend(&model.project, effort(sorted.open.len()), &begun)
        }
    };
    let mut terms = Terms::free(questionnaire, assessment);
    let mut own = model(&sorted.open, &terms);
    let mut schedule = within(&own);
    for next in Terms::steps(questionnaire, assessment) {
        let stood = std::mem::replace(&mut own, model(&sorted.open, &next));
        terms = next;
        if stood != own {
            let found = within(&own);
            schedule = better(&own.project, found, kept(&own, &stood, &schedule));
        }
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

/// The plan as if nothing had been decided and nothing were limited.
struct Free {
    ids: Vec<ActionId>,
    model: Model,
    schedule: Schedule,
}

impl Free {
    fn of(questionnaire: &Questionnaire, assessment: &Assessment) -> Self {
        let open = candidates(questionnaire, assessment, false).open;
        let model = model(&open, &Terms::free(questionnaire, assessment));
        let schedule = solve(&model.project, effort(open.len()));
        Self { ids: open.into_iter().map(|candidate| candidate.id).collect(), model, schedule }
    }

    /// The same places for other candidates, by their names.
    fn placed_as(&self, candidates: &[Candidate<'_>]) -> Schedule {
        let places: BTreeMap<&ActionId, Placed> = (self.ids.iter().zip(&self.schedule))
            .filter_map(|(id, placed)| Some((id, (*placed)?)))
            .collect();
        candidates.iter().map(|candidate| places.get(&candidate.id).copied()).collect()
    }
}

/// The months that stood, paid anew where the sources allow it, else by those who paid.
fn kept(own: &Model, stood: &Model, schedule: &Schedule) -> Schedule {
    paid(&own.project, schedule).unwrap_or_else(|| {
        let places = schedule.iter().enumerate().map(|(at, placed)| {
            let placed = (*placed)?;
            let payer = stood.payers.get(at).and_then(|payers| payers.get(placed.way));
            let same = |payers: &Vec<Source>| payers.iter().position(|one| Some(one) == payer);
            let way = own.payers.get(at).and_then(same).unwrap_or(0);
            Some(Placed { way, ..placed })
        });
        places.collect()
    })
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
                candidate,
            }
        })
        .collect()
}
