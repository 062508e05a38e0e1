//! What is left of the candidates when it is known what is done, switched off or
//! part of another.
//!
//! Promise: nothing that is left waits for itself. A merge or an own action that
//! would make it so is not heeded, and [`makes_circle`] tells it before it is kept.

use super::candidate::{Candidate, Candidates, Origin, candidates};
use super::decided::Decided;
use crate::assessment::{ActionId, Assessment, Change, Ruling, Stage};
use crate::questionnaire::Questionnaire;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a merge or an own action would make something wait for itself: what
/// the plan then leaves out of it.
pub fn makes_circle(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    change: &Change,
) -> bool {
    let Change::Planned { action, decision } = change else { return false };
    let tried = assessment.with(std::slice::from_ref(change));
    match decision {
        // It was merged if it does not stand for itself any more.
        Ruling::Merged(Some(host)) => {
            let open = candidates(questionnaire, &tried, true).open;
            [action, host].into_iter().all(|id| open.iter().any(|one| one.id == *id))
        }
        // Whoever has to give way, it is this one that closes the circle.
        Ruling::Added(Some(_)) => {
            let before = unheeded(questionnaire, assessment);
            let now = unheeded(questionnaire, &tried);
            now.iter().any(|one| one.0 == *action || !before.contains(one))
        }
        _ => false,
    }
}

/// The own actions that do not wait for something that they were to wait for, although
/// it is there, and that something.
fn unheeded(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
) -> BTreeSet<(ActionId, ActionId)> {
    let open = candidates(questionnaire, assessment, true).open;
    let find = |id: &ActionId| open.iter().find(|candidate| candidate.id == *id);
    let own = assessment.rulings().filter_map(|(id, decision, _)| match decision {
        Ruling::Added(Some(added)) => Some((find(id)?, added)),
        _ => None,
    });
    let waits = own.flat_map(|(own, added)| added.after.iter().map(move |id| (own, id)));
    waits
        .filter(|(own, id)| {
            let is_heeded = own.begun.is_some() || own.after.contains(id) || find(id).is_none();
            **id == own.id || !is_heeded
        })
        .map(|(own, id)| (own.id.clone(), id.clone()))
        .collect()
}

/// Takes out what is done, switched off or part of another, and lets the rest
/// wait only for what is left.
pub(super) fn sort_out<'q>(
    all: Vec<Candidate<'q>>,
    decided: &BTreeMap<ActionId, Decided>,
) -> Candidates<'q> {
    let mut sorted = Candidates::default();
    for candidate in all {
        let stage = candidate.follow_up.as_ref().map(|known| known.stage);
        let own = decided.get(&candidate.id);
        let follows_off = candidate.origin == Origin::Following
            && sorted.off.iter().any(|off| candidate.after.contains(&off.id));
        if stage == Some(Stage::Done) {
            sorted.done.push(candidate);
        } else if stage == Some(Stage::Dropped)
            || own.is_some_and(|decided| decided.off)
            || follows_off
        {
            sorted.off.push(candidate);
        } else {
            sorted.open.push(candidate);
        }
    }
    straighten(&mut sorted.open);
    let hosts = hosts(&sorted.open, decided);
    let (mut open, guests): (Vec<_>, Vec<_>) =
        sorted.open.into_iter().partition(|candidate| !hosts.contains_key(&candidate.id));
    for guest in guests {
        if let Some(host) = open.iter_mut().find(|host| hosts.get(&guest.id) == Some(&host.id)) {
            join(host, guest);
        }
    }
    let left: BTreeSet<ActionId> = open.iter().map(|candidate| candidate.id.clone()).collect();
    for candidate in &mut open {
        let own = candidate.id.clone();
        let mut after: Vec<ActionId> = candidate
            .after
            .iter()
            .map(|id| hosts.get(id).unwrap_or(id).clone())
            .filter(|id| candidate.begun.is_none() && *id != own && left.contains(id))
            .collect();
        after.sort();
        after.dedup();
        candidate.after = after;
        let free = candidate.cost.high == Some(0) && candidate.recurrent == 0;
        candidate.quick = free && candidate.action.months <= 3 && candidate.after.is_empty();
    }
    sorted.open = open;
    sorted
}

/// Whether something waits for itself, where these are done as parts of others.
fn turns_round(open: &[Candidate<'_>], hosts: &BTreeMap<ActionId, ActionId>) -> bool {
    let mut waits: BTreeMap<&ActionId, BTreeSet<&ActionId>> = BTreeMap::new();
    for candidate in open {
        let own = hosts.get(&candidate.id).unwrap_or(&candidate.id);
        let after = candidate.after.iter().map(|id| hosts.get(id).unwrap_or(id));
        let after = after.filter(|id| candidate.begun.is_none() && *id != own);
        waits.entry(own).or_default().extend(after);
    }
    while !waits.is_empty() {
        let free: Vec<&ActionId> = waits
            .iter()
            .filter(|(_, after)| !after.iter().any(|id| waits.contains_key(id)))
            .map(|(id, _)| *id)
            .collect();
        if free.is_empty() {
            return true;
        }
        free.into_iter().for_each(|id| drop(waits.remove(id)));
    }
    false
}

/// Lets an own action not wait for what waits for it.
fn straighten(open: &mut [Candidate<'_>]) {
    let none = BTreeMap::new();
    if !open.iter().any(|one| one.origin == Origin::Own) || !turns_round(open, &none) {
        return;
    }
    let own: Vec<usize> = (0..open.len()).filter(|&at| open[at].origin == Origin::Own).collect();
    let asked: Vec<_> = own.iter().map(|&at| std::mem::take(&mut open[at].after)).collect();
    for (at, ids) in own.into_iter().zip(asked) {
        for id in ids {
            open[at].after.push(id);
            if turns_round(open, &none) {
                open[at].after.pop();
            }
        }
    }
}

/// For each action that is done as a part of another: the one that stays. A
/// merge that would make something wait for itself does not take place.
fn hosts(
    open: &[Candidate<'_>],
    decided: &BTreeMap<ActionId, Decided>,
) -> BTreeMap<ActionId, ActionId> {
    let into = |id: &ActionId| decided.get(id).and_then(|decided| decided.merged.clone());
    let is_open = |id: &ActionId| open.iter().any(|candidate| candidate.id == *id);
    let mut hosts = BTreeMap::new();
    for candidate in open {
        let mut host = candidate.id.clone();
        for _ in 0..open.len() {
            match into(&host).filter(&is_open) {
                Some(next) => host = next,
                None => break,
            }
        }
        // A circle has no end: its members stay for themselves.
        if host != candidate.id && into(&host).filter(&is_open).is_none() {
            hosts.insert(candidate.id.clone(), host);
            if turns_round(open, &hosts) {
                hosts.remove(&candidate.id);
            }
        }
    }
    hosts
}

/// One does both: the longer time, the higher cost, all owners, the sum of what they are worth.
fn join<'q>(host: &mut Candidate<'q>, guest: Candidate<'q>) {
    host.worth = host.worth.saturating_add(guest.worth);
    host.cost.low = host.cost.low.max(guest.cost.low);
    host.cost.high = match (host.cost.high, guest.cost.high) {
        (Some(one), Some(other)) => Some(one.max(other)),
        _ => None,
    };
    host.recurrent = host.recurrent.max(guest.recurrent);
    host.after.extend(guest.after);
    host.unlocks.extend(guest.unlocks);
    host.overrides.extend(guest.overrides);
    let action = host.action.to_mut();
    action.months = action.months.max(guest.action.months);
    for owner in &guest.action.owners {
        if !action.owners.contains(owner) {
            action.owners.push(owner.clone());
        }
    }
    host.merged.push(guest.id);
    host.merged.extend(guest.merged);
}
