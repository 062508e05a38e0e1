//! What changes if: which actions slip, by how much and why, and which targets
//! are no longer met before the end of the plan.

use super::conflict::{Conflict, conflicts};
use super::planned::{Plan, plan};
use super::target;
use super::why::Why;
use crate::assessment::{ActionId, Assessment, Change, Month};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::score::{Basis, standings};
use std::collections::{BTreeMap, BTreeSet};

/// The plan under other conditions, beside the one that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf<'q> {
    pub plan: Plan<'q>,
    /// Actions that start in another month, or no more, in the order of the plan that stands.
    pub moved: Vec<Moved>,
    /// Targets that are met in the plan that stands and no more.
    pub missed: Vec<Unmet>,
    /// Targets that are met only now.
    pub gained: Vec<QuestionId>,
    /// What can't be had at all, with the smallest set of limits that makes it so.
    pub conflicts: Vec<Conflict>,
}

/// An action that moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub id: ActionId,
    /// The month it starts in; `None`: not before the end, or not in the plan at all.
    pub before: Option<Month>,
    pub after: Option<Month>,
    /// Why not earlier in the new plan; `None`: no longer asked for.
    pub why: Option<Why>,
    /// The action that it is done as a part of, in the new plan.
    pub within: Option<ActionId>,
}

impl Moved {
    /// By how many months it starts later; negative: earlier; `None`: it comes or goes.
    pub fn by(&self) -> Option<i64> {
        let (before, after) = (self.before?, self.after?);
        let later = after.since(before).map(i64::from);
        later.or_else(|| Some(-i64::from(before.since(after)?)))
    }
}

/// A target that is not met before the end of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    pub question: QuestionId,
    pub target: i32,
    /// The level the plan reaches.
    pub reached: i32,
    /// The first action that is missing, and why.
    pub missing: Option<(ActionId, Why)>,
}

/// Plans again as if these changes were made.
pub fn what_if<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    stands: &Plan<'_>,
    changes: &[Change],
) -> WhatIf<'q> {
    let tried = assessment.with(changes);
    let plan = plan(questionnaire, &tried);
    let known: BTreeSet<QuestionId> =
        unmet(questionnaire, assessment, stands).into_iter().map(|one| one.question).collect();
    let now = unmet(questionnaire, &tried, &plan);
    let still: BTreeSet<&QuestionId> = now.iter().map(|one| &one.question).collect();
    let gained = known.iter().filter(|question| !still.contains(question)).cloned().collect();
    let missed: Vec<Unmet> =
        now.iter().filter(|one| !known.contains(&one.question)).cloned().collect();
    let conflicts = conflicts(questionnaire, &tried, &plan);
    WhatIf { moved: moved(stands, &plan), missed, gained, conflicts, plan }
}

fn moved(stands: &Plan<'_>, plan: &Plan<'_>) -> Vec<Moved> {
    // Months of the calendar: the plan itself may start in another one.
    let starts = |plan: &Plan<'_>| -> BTreeMap<ActionId, Option<Month>> {
        let all = plan.actions.iter().chain(&plan.later);
        all.map(|one| (one.id.clone(), one.start.map(|start| plan.terms.start.plus(start))))
            .collect()
    };
    let host = |id: &ActionId| {
        let mut all = plan.actions.iter().chain(&plan.later);
        all.find(|one| one.candidate.merged.contains(id)).map(|one| one.id.clone())
    };
    let (before, after) = (starts(stands), starts(plan));
    let ids = stands.actions.iter().chain(&stands.later).map(|one| &one.id);
    let new = plan.actions.iter().chain(&plan.later).map(|one| &one.id);
    ids.chain(new.filter(|id| !before.contains_key(*id)))
        .filter(|id| before.get(*id) != after.get(*id))
        .map(|id| Moved {
            id: id.clone(),
            before: before.get(id).copied().flatten(),
            after: after.get(id).copied().flatten(),
            why: plan.action(id).map(|one| one.why.clone()),
            within: host(id),
        })
        .collect()
}

/// Every target that the plan does not meet, in the questionnaire's order.
pub fn unmet(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    plan: &Plan<'_>,
) -> Vec<Unmet> {
    // A step that is done or part of another counts as the plan's.
    let mut steps: BTreeMap<&QuestionId, BTreeSet<i32>> = BTreeMap::new();
    for candidate in plan.actions.iter().map(|one| &one.candidate).chain(&plan.done) {
        steps.entry(&candidate.question.id).or_default().insert(candidate.action.to);
    }
    let merged: BTreeSet<&ActionId> =
        plan.actions.iter().flat_map(|one| &one.candidate.merged).collect();
    let mut missing: BTreeMap<&QuestionId, (ActionId, Why)> = BTreeMap::new();
    for one in plan.later.iter().rev() {
        missing.insert(&one.candidate.question.id, (one.id.clone(), one.why.clone()));
    }
    let standings = standings(questionnaire, assessment, Basis::Best);
    let asked = questionnaire.questions().zip(standings).filter_map(|(question, standing)| {
        let level = standing.state.counted(questionnaire.scale_of(question).lowest())?;
        Some((question, level, target(questionnaire, assessment, question)))
    });
    asked
        .filter_map(|(question, level, target)| {
            let planned = |to: i32| {
                steps.get(&question.id).is_some_and(|steps| steps.contains(&to))
                    || merged.contains(&super::action_id(&question.id, to))
            };
            let reached =
                (level + 1..=target).take_while(|to| planned(*to)).last().unwrap_or(level);
            (reached < target).then(|| Unmet {
                question: question.id.clone(),
                target,
                reached,
                missing: missing.get(&question.id).cloned(),
            })
        })
        .collect()
}
