//! Demands that can't be met whatever else is given up, and the smallest set of
//! limits that makes it so.
//!
//! Only what the demand itself needs is looked at: its actions and all they
//! wait for. A set is thinned until no limit in it can be left out; then every
//! smaller one is tried, up to a bound, which is told where it was reached.

use super::planned::{Plan, Planned};
use super::project::{Model, model};
use super::{Budget, Candidate, Terms, Unmet};
use crate::assessment::{ActionId, Assessment, Month, Source};
use crate::questionnaire::{OwnerId, PhaseId, QuestionId, Questionnaire};
use crate::schedule::{EXACT, Project, possible};
use std::collections::BTreeSet;

/// What is demanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Demand {
    /// A question reaches its target before the end.
    Reach { question: QuestionId, target: i32 },
    /// An action starts in a month.
    Start { action: ActionId, month: Month },
}

/// A limit that takes part in making a demand impossible.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limiting {
    /// The months of this action and of all it waits for.
    Order(ActionId),
    /// What this owner can do, and its absences.
    Owner(OwnerId),
    /// The money of a year.
    Budget {
        year: u32,
        source: Option<Source>,
    },
    Phase(PhaseId),
    /// The decided start of another action.
    Start(ActionId),
    /// That this action was switched off or dropped.
    Off(ActionId),
}

/// A demand that can't be met, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub demand: Demand,
    /// If any one of these gave way, the demand could be met.
    pub limits: Vec<Limiting>,
    /// Whether it is certain that no smaller set does: not where the search ended at its bound.
    pub certain: bool,
}

/// So many sets of limits are tried for one demand, at most.
const TRIALS: u32 = 300;

/// Every demand of a plan that can't be met.
pub fn conflicts(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    plan: &Plan<'_>,
) -> Vec<Conflict> {
    let starts = plan.actions.iter().chain(&plan.later).filter_map(|one| {
        let month = one.candidate.fixed?;
        // What began before the plan goes on in its first month.
        let month = one.candidate.begun.map_or(month, |begun| begun.max(plan.terms.start));
        let kept = one.start.is_some_and(|start| plan.terms.start.plus(start) == month);
        (!kept).then(|| (Demand::Start { action: one.id.clone(), month }, one.id.clone()))
    });
    let limited = |(demand, action): (Demand, ActionId)| {
        let (limits, certain) = Search::of(plan, &action, &demand).smallest()?;
        Some(Conflict { demand, limits, certain })
    };
    let unmet = super::unmet(questionnaire, assessment, plan);
    let reaches = unmet.into_iter().filter_map(|Unmet { question, reached, target, .. }| {
        let last = super::action_id(&question, target);
        let missing = |off: &&Candidate<'_>| {
            off.question.id == question && (reached + 1..=target).contains(&off.action.to)
        };
        let off = plan.off.iter().find(missing).map(|off| off.id.clone());
        let demand = Demand::Reach { question, target };
        if let Some(off) = off {
            return Some(Conflict { demand, limits: vec![Limiting::Off(off)], certain: true });
        }
        let mut all = plan.actions.iter().chain(&plan.later);
        let does = all.find(|one| one.id == last || one.candidate.merged.contains(&last))?;
        limited((demand, does.id.clone()))
    });
    starts.filter_map(limited).chain(reaches).collect()
}

/// The limits that are not left out, in their order.
fn without(limits: &[Limiting], left_out: impl Fn(&Limiting) -> bool) -> Vec<Limiting> {
    limits.iter().filter(|one| !left_out(one)).cloned().collect()
}

/// The next choice of as many places among so many, in order; whether there was one.
fn advance(picked: &mut [usize], count: usize) -> bool {
    let size = picked.len();
    let Some(at) = (0..size).rev().find(|&at| picked[at] < count + at - size) else {
        return false;
    };
    let first = picked[at] + 1;
    picked[at..].iter_mut().zip(first..).for_each(|(place, next)| *place = next);
    true
}

struct Search<'p> {
    action: ActionId,
    terms: &'p Terms,
    model: Model,
    ids: Vec<ActionId>,
    /// The start demanded of the action; `None`: any before the end.
    start: Option<(usize, u32)>,
}

impl<'p> Search<'p> {
    fn of(plan: &'p Plan<'_>, action: &ActionId, demand: &Demand) -> Self {
        let needed = needed(plan, action, demand);
        let candidates: Vec<Candidate<'_>> =
            needed.iter().map(|one| one.candidate.clone()).collect();
        let model = model(&candidates, &plan.terms);
        let ids: Vec<ActionId> = candidates.into_iter().map(|candidate| candidate.id).collect();
        let start = match demand {
            Demand::Start { month, .. } => ids
                .iter()
                .position(|id| id == action)
                .map(|at| (at, month.since(plan.terms.start).unwrap_or(u32::MAX))),
            Demand::Reach { .. } => None,
        };
        Self { action: action.clone(), terms: &plan.terms, model, ids, start }
    }

    /// The smallest set of limits under which the demand is impossible, and
    /// whether it is certain that none is smaller; `None` where it is possible under all.
    fn smallest(&self) -> Option<(Vec<Limiting>, bool)> {
        let all = self.limits();
        if self.possible(&all) {
            return None;
        }
        // Beyond so many activities it is a search that calls something impossible.
        let sure = self.ids.len() <= EXACT;
        if !self.possible(&[]) {
            return Some((vec![Limiting::Order(self.action.clone())], sure));
        }
        let thinned = self.thinned(&all);
        // What the demand could be met without belongs to every such set.
        let (certain, others): (Vec<_>, Vec<_>) = all.iter().cloned().partition(|one| {
            thinned.contains(one) && self.possible(&without(&all, |other| other == one))
        });
        let mut trials = 0;
        for size in certain.len()..thinned.len() {
            let mut picked: Vec<usize> = (0..size - certain.len()).collect();
            loop {
                if trials == TRIALS {
                    return Some((thinned, false));
                }
                trials += 1;
                let extra = picked.iter().map(|&at| others[at].clone());
                let tried: Vec<Limiting> = certain.iter().cloned().chain(extra).collect();
                if !self.possible(&tried) {
                    return Some((without(&all, |one| !tried.contains(one)), sure));
                }
                if !advance(&mut picked, others.len()) {
                    break;
                }
            }
        }
        Some((thinned, sure))
    }

    /// A set in which no limit can be left out: one after the other is tried.
    fn thinned(&self, all: &[Limiting]) -> Vec<Limiting> {
        let mut left = all.to_vec();
        for one in all {
            let fewer = without(&left, |other| other == one);
            if !self.possible(&fewer) {
                left = fewer;
            }
        }
        left
    }

    /// Every limit that touches one of the actions.
    fn limits(&self) -> Vec<Limiting> {
        let project = &self.model.project;
        let used: BTreeSet<usize> =
            project.activities.iter().flat_map(|one| &one.uses).map(|(at, _)| *at).collect();
        let owners = used
            .iter()
            .filter_map(|&at| Some(Limiting::Owner(self.terms.owners.get(at)?.owner.clone())));
        let budgets = self
            .terms
            .budgets
            .iter()
            .map(|budget| Limiting::Budget { year: budget.year, source: budget.source });
        let phases = self.terms.phases.iter().map(|phase| Limiting::Phase(phase.phase.clone()));
        let starts = project.activities.iter().enumerate().filter(|(at, one)| {
            one.fixed.is_some() && self.start.is_none_or(|(demanded, _)| demanded != *at)
        });
        let starts = starts.map(|(at, _)| Limiting::Start(self.ids[at].clone()));
        owners.chain(budgets).chain(phases).chain(starts).collect()
    }

    /// Whether all of it fits if only these limits hold.
    fn possible(&self, limits: &[Limiting]) -> bool {
        let mut project: Project = self.model.project.clone();
        for (at, resource) in project.resources.iter_mut().enumerate() {
            let owner = self.terms.owners.get(at).map(|terms| terms.owner.clone());
            if owner.is_none_or(|owner| !limits.contains(&Limiting::Owner(owner))) {
                resource.capacity.clear();
            }
        }
        for (window, terms) in project.windows.iter_mut().zip(&self.terms.phases) {
            if !limits.contains(&Limiting::Phase(terms.phase.clone())) {
                window.starts = u32::MAX;
            }
        }
        for (pool, source) in project.pools.iter_mut().zip(&self.model.pools) {
            for (year, ceiling) in (self.terms.start.year()..).zip(&mut pool.ceilings) {
                // Where nothing was set, a closed year stays closed.
                let set = |one: &Budget| one.year == year && one.source == *source;
                if self.terms.budgets.iter().any(set)
                    && !limits.contains(&Limiting::Budget { year, source: *source })
                {
                    *ceiling = None;
                }
            }
        }
        for (at, one) in project.activities.iter_mut().enumerate() {
            if !limits.contains(&Limiting::Start(self.ids[at].clone())) {
                one.fixed = None;
            }
        }
        if let Some((at, start)) = self.start
            && let Some(one) = project.activities.get_mut(at)
        {
            one.fixed = Some(start);
        }
        possible(&project)
    }
}

/// The action and all it waits for; where a start is demanded, also the other
/// actions whose start was decided, with all that those wait for.
fn needed<'a, 'q>(plan: &'a Plan<'q>, action: &ActionId, demand: &Demand) -> Vec<&'a Planned<'q>> {
    let mut open: Vec<ActionId> = vec![action.clone()];
    if matches!(demand, Demand::Start { .. }) {
        let others = plan.actions.iter().chain(&plan.later);
        open.extend(others.filter(|one| one.candidate.fixed.is_some()).map(|one| one.id.clone()));
    }
    let mut found: BTreeSet<ActionId> = BTreeSet::new();
    while let Some(id) = open.pop() {
        if let Some(one) = plan.action(&id).filter(|_| found.insert(id)) {
            open.extend(one.after.iter().cloned());
        }
    }
    plan.actions.iter().chain(&plan.later).filter(|one| found.contains(&one.id)).collect()
}
