//! Which schedule is better, and lists that keep predecessors first.

use super::{Aim, Placed, Project, Schedule};
use std::cmp::{Ordering, Reverse};

/// What a schedule is worth: greater is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    kept: usize,
    placed_all: usize,
    worth: u128,
    placed: usize,
    makespan: Reverse<u32>,
}

impl Rank {
    pub fn of(project: &Project, schedule: &[Option<Placed>]) -> Self {
        let kept = project.activities.iter().zip(schedule).filter(|(one, placed)| {
            one.fixed.is_some() && one.fixed == placed.map(|placed| placed.start)
        });
        let placed = schedule.iter().flatten().count();
        let makespan = Reverse(project.makespan(schedule));
        match project.aim {
            Aim::Worth => Self {
                kept: kept.count(),
                placed_all: 0,
                worth: project.worth(schedule),
                placed,
                makespan,
            },
            Aim::Makespan => {
                Self { kept: kept.count(), placed_all: placed, worth: 0, placed, makespan }
            }
        }
    }

    pub fn worth(&self) -> u128 {
        self.worth
    }

    pub fn makespan(&self) -> u32 {
        self.makespan.0
    }
}

/// The better of two schedules; of equals the one whose first activities start earlier.
pub(super) fn compare(left: (&Rank, &Schedule), right: (&Rank, &Schedule)) -> Ordering {
    let starts = |schedule: &Schedule| -> Vec<u32> {
        schedule.iter().map(|placed| placed.map_or(u32::MAX, |placed| placed.start)).collect()
    };
    left.0.cmp(right.0).then_with(|| starts(right.1).cmp(&starts(left.1)))
}

/// Whether the order could matter: one is a predecessor of the other.
pub(super) fn before(project: &Project, first: usize, second: usize) -> bool {
    project.activities[second].predecessors.contains(&first)
}

/// All activities, predecessors first; among those that are free the smallest
/// key. A circle can't pass the check of a questionnaire; were there one, its
/// members come last, in their own order.
pub(super) fn list_by<K: Ord>(project: &Project, key: impl Fn(usize) -> K) -> Vec<usize> {
    let count = project.activities.len();
    let mut waits: Vec<usize> = vec![0; count];
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, one) in project.activities.iter().enumerate() {
        for &needed in one.predecessors.iter().filter(|&&needed| needed < count) {
            waits[at] += 1;
            after[needed].push(at);
        }
    }
    let mut open = std::collections::BinaryHeap::new();
    let mut list = Vec::with_capacity(count);
    open.extend((0..count).filter(|&at| waits[at] == 0).map(|at| Reverse((key(at), at))));
    let mut listed = vec![false; count];
    while let Some(Reverse((_, at))) = open.pop() {
        list.push(at);
        listed[at] = true;
        for &next in &after[at] {
            waits[next] -= 1;
            if waits[next] == 0 {
                open.push(Reverse((key(next), next)));
            }
        }
    }
    list.extend((0..count).filter(|&at| !listed[at]));
    list
}

/// The list that gives a schedule back: by start, what is not placed last.
pub(super) fn list_of(project: &Project, schedule: &[Option<Placed>]) -> Vec<usize> {
    list_by(project, |at| schedule[at].map_or(u32::MAX, |placed| placed.start))
}

/// Everything that waits for an activity, directly or not.
pub(super) fn successors(project: &Project) -> Vec<Vec<usize>> {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); project.activities.len()];
    for (at, one) in project.activities.iter().enumerate() {
        for &needed in &one.predecessors {
            if let Some(after) = after.get_mut(needed) {
                after.push(at);
            }
        }
    }
    after
}
