//! The best schedule there is, by trying all that could be: for a few activities.
//!
//! Every limit lets an activity move left without harm to those that start
//! later, except that its recurrent costs then begin a year sooner. So some
//! best schedule arises by placing activities in the order of their starts,
//! each at the first free month for one way of paying and one year of its end.

use super::order::{Rank, compare, list_by};
use super::serial::ready;
use super::{Activity, Aim, Board, EXACT, Effort, Placed, Project, Schedule, improve};

/// The best schedule by [`Aim::Worth`]. The time grows
/// beyond all bounds with the number of activities.
pub fn exact(project: &Project) -> Schedule {
    search(project, false)
}

/// The best schedule, or, where one `whole` schedule is as good as another, the
/// first one that has every activity.
fn search(project: &Project, whole: bool) -> Schedule {
    let schedule = vec![None; project.activities.len()];
    let topological = list_by(project, |at| at);
    let mut place = vec![0; topological.len()];
    topological.iter().enumerate().for_each(|(at, &activity)| place[activity] = at);
    let mut tree = Tree {
        project,
        place,
        board: Board::new(project),
        whole,
        best: (Rank::of(project, &schedule), schedule.clone()),
        schedule,
    };
    tree.grow((0, 0));
    tree.best.1
}

/// Whether every activity can be placed, each fixed one in its month. Beyond
/// [`EXACT`] activities a search decides: what it can't place counts as impossible.
pub fn possible(project: &Project) -> bool {
    let mut project = project.clone();
    project.aim = Aim::Worth;
    project.activities.iter_mut().for_each(|one| one.worth = 0);
    let schedule = if project.activities.len() <= EXACT {
        search(&project, true)
    } else {
        improve(&project, Effort { schedules: 200 })
    };
    let kept = |(one, placed): (&Activity, &Option<Placed>)| {
        placed.is_some_and(|placed| one.fixed.is_none_or(|fixed| fixed == placed.start))
    };
    project.activities.iter().zip(&schedule).all(kept)
}

struct Tree<'p> {
    project: &'p Project,
    /// Breaks ties of equal starts so that predecessors come first.
    place: Vec<usize>,
    board: Board<'p>,
    /// Any schedule that has every activity ends the search.
    whole: bool,
    schedule: Schedule,
    best: (Rank, Schedule),
}

impl Tree<'_> {
    /// `last`: the start and place of the activity placed before.
    fn grow(&mut self, last: (u32, usize)) {
        let rank = Rank::of(self.project, &self.schedule);
        if compare((&rank, &self.schedule), (&self.best.0, &self.best.1)).is_gt() {
            self.best = (rank, self.schedule.clone());
        }
        let fixed = self.project.activities.iter().filter(|one| one.fixed.is_some()).count();
        if self.best.0.kept() == fixed && self.hope(last.0) < self.best.0.worth() {
            return;
        }
        if self.whole && self.best.0.kept() == fixed && self.best.1.iter().all(Option::is_some) {
            return;
        }
        for at in 0..self.schedule.len() {
            if self.schedule[at].is_some() {
                continue;
            }
            let Some(ready) = ready(self.project, at, &self.schedule) else { continue };
            for placed in self.places(at, ready.max(last.0)) {
                let next = (placed.start, self.place[at]);
                if next < last {
                    continue;
                }
                let one = &self.project.activities[at];
                self.board.put(one, placed);
                self.schedule[at] = Some(placed);
                self.grow(next);
                self.schedule[at] = None;
                self.board.lift(one, placed);
            }
        }
    }

    /// The most that could still be reached: all others as soon as their
    /// predecessors and the last start allow.
    fn hope(&self, last: u32) -> u128 {
        let mut ends: Vec<u32> = vec![0; self.schedule.len()];
        let mut order: Vec<usize> = (0..ends.len()).collect();
        order.sort_by_key(|&at| self.place[at]);
        let mut sum = 0;
        for at in order {
            let one = &self.project.activities[at];
            let ready = one.predecessors.iter().map(|&before| ends[before]).max().unwrap_or(0);
            let start = self.schedule[at]
                .map_or_else(|| ready.max(one.earliest).max(last), |placed| placed.start);
            ends[at] = start.saturating_add(one.duration);
            let left = self.project.horizon.saturating_sub(ends[at]);
            sum += u128::from(one.worth) * u128::from(left);
        }
        sum
    }

    /// The first free month for each way of paying and, where recurrent costs
    /// make a later end worth a thought, for each year of its end.
    fn places(&self, at: usize, ready: u32) -> Vec<Placed> {
        let (project, one) = (self.project, &self.project.activities[at]);
        let mut places = Vec::new();
        for way in 0..one.ways.len().max(1) {
            let mut from = one.fixed.map_or(ready, |fixed| ready.max(fixed));
            while let Some(placed) = self.board.earliest_by(one, way, from, project.horizon) {
                if one.fixed.is_none_or(|fixed| fixed == placed.start) {
                    places.push(placed);
                }
                if one.recurrent == 0 || one.fixed.is_some() {
                    break;
                }
                let last = placed.start + one.duration.saturating_sub(1);
                let next = project.begins(project.year(last) + 1);
                from = next.saturating_sub(one.duration.saturating_sub(1)).max(placed.start + 1);
            }
        }
        places
    }
}
