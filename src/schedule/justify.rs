//! Forward-backward improvement: push everything as late as the makespan allows,
//! then as early as possible again. A schedule never becomes longer by it.

use super::order::{list_by, list_of};
use super::{Board, Placed, Project, Schedule, serial};
use std::cmp::Reverse;

/// The same activities as late as they can be without ending later than all do
/// now, as a list in the order of those starts. Money and windows are left to
/// the pass that follows; here only resources and order count.
pub(super) fn late(project: &Project, after: &[Vec<usize>], schedule: &Schedule) -> Vec<usize> {
    let makespan = project.makespan(schedule);
    let mut board = Board::new(project);
    let mut starts: Vec<Option<u32>> = vec![None; schedule.len()];
    // Successors first: by falling end; equal ends in the reverse of the forward order.
    let mut list = list_of(project, schedule);
    list.reverse();
    list.sort_by_key(|&at| Reverse(project.end(schedule, at)));
    for at in list {
        let (Some(placed), one) = (schedule[at], &project.activities[at]) else { continue };
        let until = after[at].iter().filter_map(|&next| starts[next]).min().unwrap_or(makespan);
        let mut start = until.saturating_sub(one.duration);
        while start > placed.start && board.crowded(one, start) {
            start -= 1;
        }
        board.put(one, Placed { start, way: placed.way });
        starts[at] = Some(start);
    }
    list_by(project, |at| (starts[at].is_none(), starts[at], at))
}

/// One pass back and one forward: two schedules.
pub(super) fn justified(
    project: &Project,
    after: &[Vec<usize>],
    schedule: &Schedule,
) -> (Vec<usize>, Schedule) {
    let list = late(project, after, schedule);
    let schedule = serial(project, &list);
    (list, schedule)
}
