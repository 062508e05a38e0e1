//! When each action starts: one pass in order of priority.
//!
//! An action starts when the actions it waits for have ended, in the first
//! phase from there on that still takes one. It belongs to the phase in which
//! it starts and must end by the horizon; otherwise it is kept for later, and
//! so is everything that waits for it.

use super::candidate::{Candidate, candidates};
use crate::assessment::Assessment;
use crate::questionnaire::{OwnerId, PhaseId, QuestionId, Questionnaire};
use crate::score::Basis;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A plan: what is done when, and what must wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan<'q> {
    /// In order of start, then priority.
    pub actions: Vec<Planned<'q>>,
    /// What does not fit before the horizon, in order of priority.
    pub later: Vec<Planned<'q>>,
    /// Months from start to end of the plan.
    pub horizon: u32,
}

/// One action of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned<'q> {
    /// Its name: question and level reached, for example `LEG-04>2`.
    pub id: String,
    pub candidate: Candidate<'q>,
    /// The phase it starts in; `None` for later.
    pub phase: Option<PhaseId>,
    /// Months after the plan's start; `None` for later.
    pub start: Option<u32>,
    /// The month it ends in: start + duration.
    pub end: Option<u32>,
    /// Ids of actions that must end before it starts.
    pub after: Vec<String>,
}

impl Planned<'_> {
    /// Who leads.
    pub fn lead(&self) -> Option<&OwnerId> {
        self.candidate.action.owners.first()
    }
}

/// The name of the action that takes a question to a level.
fn action_id(question: &QuestionId, to: i32) -> String {
    format!("{question}>{to}")
}

/// Computes the plan.
pub fn plan<'q>(questionnaire: &'q Questionnaire, assessment: &Assessment) -> Plan<'q> {
    let ordered = order(questionnaire, candidates(questionnaire, assessment, Basis::Best));
    let ids: BTreeMap<QuestionId, String> = ordered
        .iter()
        .map(|one| (one.question.id.clone(), action_id(&one.question.id, one.action.to)))
        .collect();
    let mut room = Room::of(questionnaire);
    let mut ends: BTreeMap<QuestionId, Option<u32>> = BTreeMap::new();
    let (mut actions, mut later) = (Vec::new(), Vec::new());
    for candidate in ordered {
        // Ready when all it waits for has ended; `None` once one of those is for later.
        let ready = candidate
            .waits_for
            .iter()
            .filter_map(|needed| ends.get(needed).copied())
            .try_fold(0, |latest, end| end.map(|end| latest.max(end)));
        let place = ready.and_then(|ready| room.take(ready, candidate.action.months));
        let end = place.as_ref().map(|(_, start)| start + candidate.action.months);
        ends.insert(candidate.question.id.clone(), end);
        let after = candidate.waits_for.iter().filter_map(|id| ids.get(id).cloned()).collect();
        let planned = Planned {
            id: action_id(&candidate.question.id, candidate.action.to),
            phase: place.as_ref().map(|(phase, _)| phase.clone()),
            start: place.map(|(_, start)| start),
            end,
            after,
            candidate,
        };
        if planned.start.is_some() { actions.push(planned) } else { later.push(planned) }
    }
    // A stable sort keeps the order of priority within a month.
    actions.sort_by_key(|planned| planned.start);
    Plan { actions, later, horizon: questionnaire.horizon() }
}

/// Highest priority first among those whose prerequisites stand before them.
/// Ties: lower cost, shorter, then the questionnaire's order.
fn order<'q>(questionnaire: &Questionnaire, candidates: Vec<Candidate<'q>>) -> Vec<Candidate<'q>> {
    let cost = |candidate: &Candidate<'_>| {
        questionnaire
            .cost_band(&candidate.action.cost_band)
            .map_or((u64::MAX, u64::MAX), |band| (band.low, band.high.unwrap_or(u64::MAX)))
    };
    let mut waiting: Vec<Candidate<'q>> = candidates;
    waiting.sort_by_cached_key(|candidate| {
        (
            Reverse(candidate.priority.value.clone()),
            cost(candidate),
            candidate.action.months,
            candidate.place,
        )
    });
    let mut ordered: Vec<Candidate<'q>> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let open = |id: &QuestionId, waiting: &[Candidate<'_>]| {
            waiting.iter().any(|other| other.question.id == *id)
        };
        // A cycle can't pass the check; were there one, the first simply goes.
        let next = waiting
            .iter()
            .position(|candidate| candidate.waits_for.iter().all(|id| !open(id, &waiting)))
            .unwrap_or(0);
        ordered.push(waiting.remove(next));
    }
    ordered
}

/// How many actions each phase still takes.
struct Room {
    phases: Vec<(PhaseId, u32, u32, usize)>,
    horizon: u32,
}

impl Room {
    fn of(questionnaire: &Questionnaire) -> Self {
        let mut from = 0;
        let phases = questionnaire
            .phases
            .iter()
            .map(|phase| {
                let start = std::mem::replace(&mut from, phase.until);
                (phase.id.clone(), start, phase.until, phase.max_actions)
            })
            .collect();
        Self { phases, horizon: questionnaire.horizon() }
    }

    /// Takes a place in the first phase that has one from `ready` on, if the
    /// action can still end by the horizon.
    fn take(&mut self, ready: u32, months: u32) -> Option<(PhaseId, u32)> {
        for (id, from, until, left) in &mut self.phases {
            let start = ready.max(*from);
            if start >= *until || *left == 0 {
                continue;
            }
            if start.checked_add(months)? > self.horizon {
                return None;
            }
            *left -= 1;
            return Some((id.clone(), start));
        }
        None
    }
}
