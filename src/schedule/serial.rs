//! Serial schedule generation: one activity after the other, each as early as
//! what is already placed allows.

use super::{Board, Placed, Project, Schedule};

/// The schedule that a list gives. The list names every activity once, each
/// after its predecessors. What does not fit before the horizon stays out, and
/// so does everything that waits for it.
pub fn serial(project: &Project, list: &[usize]) -> Schedule {
    let mut released = vec![false; project.activities.len()];
    loop {
        let schedule = attempt(project, list, &released);
        // A fixed start that what comes before it can't meet is given up, one at a time.
        let broken = (0..schedule.len()).find(|&at| {
            let start = schedule[at].map(|placed| placed.start);
            let kept = project.activities[at].fixed.is_some() && !released[at] && start.is_some();
            kept && ready(project, at, &schedule).is_none_or(|ready| Some(ready) > start)
        });
        match broken {
            None => return schedule,
            Some(at) => released[at] = true,
        }
    }
}

fn attempt(project: &Project, list: &[usize], released: &[bool]) -> Schedule {
    let mut board = Board::new(project);
    let mut schedule = vec![None; project.activities.len()];
    let mut until = vec![project.horizon; project.activities.len()];
    for (at, one) in project.activities.iter().enumerate().filter(|(at, _)| !released[*at]) {
        let Some(start) = one.fixed else { continue };
        let end = start.checked_add(one.duration);
        if end.is_some_and(|end| end <= project.horizon)
            && let Some(placed) = board.earliest(one, start, start + one.duration)
        {
            board.put(one, placed);
            schedule[at] = Some(placed);
            until[at] = start + one.duration;
        }
    }
    deadlines(project, list, &schedule, &mut until);
    for &at in list {
        let one = &project.activities[at];
        if schedule[at].is_some() {
            continue;
        }
        let Some(ready) = ready(project, at, &schedule) else { continue };
        if let Some(placed) = board.earliest(one, ready, until[at]) {
            board.put(one, placed);
            schedule[at] = Some(placed);
        }
    }
    schedule
}

/// When the predecessors have ended; `None` while one of them is not placed.
pub(super) fn ready(project: &Project, at: usize, schedule: &[Option<Placed>]) -> Option<u32> {
    let one = &project.activities[at];
    one.predecessors
        .iter()
        .try_fold(one.earliest, |latest, &before| Some(latest.max(project.end(schedule, before)?)))
}

/// What leads to a fixed start must end by it.
fn deadlines(project: &Project, list: &[usize], schedule: &Schedule, until: &mut [u32]) {
    if schedule.iter().all(Option::is_none) {
        return;
    }
    for &at in list.iter().rev() {
        if until[at] == project.horizon && schedule[at].is_none() {
            continue;
        }
        let start = until[at].saturating_sub(project.activities[at].duration);
        for &before in &project.activities[at].predecessors {
            until[before] = until[before].min(start);
        }
    }
}
