//! When each activity starts: resource-constrained project scheduling, in
//! integers, knowing nothing of questionnaires or customs.
//!
//! Activities have durations, predecessors, renewable resources whose capacity
//! may differ by month, windows that take a number of starts, and pools of
//! money by year. Promise: no limit is ever broken; the same project gives the
//! same schedule on every machine, because searches are bounded by a count of
//! schedules and never by a clock; up to [`EXACT`] activities without fixed
//! starts the schedule is the best there is.
//!
//! Sources: serial schedule generation, Kolisch and Hartmann 1999; forward-backward
//! improvement, Valls, Ballestín and Quintanilla, EJOR 165 (2005); activity-list
//! genetic search, Hartmann, Naval Research Logistics 45 (1998).

mod board;
mod exact;
mod justify;
mod order;
mod random;
mod search;
mod serial;

pub use board::{Board, Hindrance, Placed};
pub use exact::{exact, possible};
pub use search::{Effort, holds, improve, near, paid};
pub use serial::serial;

/// Up to so many activities, none with a fixed start, the search is complete.
pub const EXACT: usize = 9;

/// What is to be scheduled, and within which limits. Indices refer to the
/// vectors of this value; one that does not exist limits nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    pub activities: Vec<Activity>,
    pub resources: Vec<Resource>,
    pub windows: Vec<Window>,
    pub pools: Vec<Pool>,
    /// Months from the start to the end: nothing ends later.
    pub horizon: u32,
    /// Months of the first year; every later year has twelve.
    pub first_year: u32,
    pub aim: Aim,
}

/// What makes one schedule better than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aim {
    /// The most worth as early as possible: the sum of worth × (horizon − end);
    /// ties: more activities, the shorter whole, earlier in the activities' order.
    #[default]
    Worth,
    /// All activities, and the last end as early as possible.
    Makespan,
}

/// Something that takes time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Activity {
    /// Months.
    pub duration: u32,
    /// What each month that it ends earlier is worth.
    pub worth: u64,
    /// Must end before it starts.
    pub predecessors: Vec<usize>,
    /// The first month it may start in, counted from 0.
    pub earliest: u32,
    /// The month it must start in, if that is possible at all.
    pub fixed: Option<u32>,
    /// Resource and how much of it, in every month.
    pub uses: Vec<(usize, u32)>,
    /// Falls due in the year of its start.
    pub cost: u64,
    /// Falls due in every year after the one in which it ends.
    pub recurrent: u64,
    /// Ways to pay, the preferred first: the pools that each draws on. None: nothing is drawn.
    pub ways: Vec<Vec<usize>>,
}

/// Something that serves again once an activity has ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resource {
    /// By month; the last one holds from there on, and no month at all is no limit.
    pub capacity: Vec<u32>,
}

impl Resource {
    /// How much there is in a month.
    pub fn in_month(&self, month: u32) -> u32 {
        let month = usize::try_from(month).unwrap_or(usize::MAX);
        self.capacity.get(month).or(self.capacity.last()).copied().unwrap_or(u32::MAX)
    }
}

/// Months in which at most so many activities start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub from: u32,
    pub until: u32,
    pub starts: u32,
}

/// Money by year; a year without a ceiling, or beyond the last, is not limited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pool {
    pub ceilings: Vec<Option<u64>>,
}

/// When each activity starts and how it is paid; `None`: not before the horizon.
pub type Schedule = Vec<Option<Placed>>;

impl Project {
    /// The year a month lies in, counted from 0.
    pub fn year(&self, month: u32) -> usize {
        let after = month.checked_sub(self.first_year);
        after.map_or(0, |months| usize::try_from(1 + months / 12).unwrap_or(usize::MAX))
    }

    /// The first month of a year.
    fn begins(&self, year: usize) -> u32 {
        let later = u32::try_from(year.saturating_sub(1)).unwrap_or(u32::MAX);
        if year == 0 { 0 } else { self.first_year.saturating_add(later.saturating_mul(12)) }
    }

    /// Years that the plan touches.
    pub fn years(&self) -> usize {
        self.year(self.horizon.saturating_sub(1)) + 1
    }

    /// When an activity ends, if it is placed.
    pub fn end(&self, schedule: &[Option<Placed>], activity: usize) -> Option<u32> {
        let placed = (*schedule.get(activity)?)?;
        Some(placed.start + self.activities.get(activity)?.duration)
    }

    /// The sum of worth × (horizon − end).
    pub fn worth(&self, schedule: &[Option<Placed>]) -> u128 {
        (0..self.activities.len())
            .filter_map(|at| {
                let left = self.horizon.checked_sub(self.end(schedule, at)?)?;
                Some(u128::from(self.activities[at].worth) * u128::from(left))
            })
            .sum()
    }

    /// The month in which all is done.
    pub fn makespan(&self, schedule: &[Option<Placed>]) -> u32 {
        (0..self.activities.len()).filter_map(|at| self.end(schedule, at)).max().unwrap_or(0)
    }
}

/// The best schedule found with so much effort: complete up to [`EXACT`]
/// activities without fixed starts, a search else.
pub fn solve(project: &Project, effort: Effort) -> Schedule {
    if is_small(project) { exact(project) } else { improve(project, effort) }
}

/// The best schedule found near one that may break the project's limits, so
/// that what need not move stays; complete up to [`EXACT`] activities without fixed starts.
pub fn mend(project: &Project, effort: Effort, begun: &Schedule) -> Schedule {
    if is_small(project) {
        return exact(project);
    }
    // Where what was begun with breaks nothing, it is not given up for less.
    better(project, near(project, effort, begun), begun.clone())
}

/// The better of two schedules, as far as the second one holds.
pub fn better(project: &Project, found: Schedule, stands: Schedule) -> Schedule {
    let rank = |schedule: &Schedule| order::Rank::of(project, schedule);
    if holds(project, &stands) && rank(&stands) >= rank(&found) { stands } else { found }
}

fn is_small(project: &Project) -> bool {
    let fixed = project.activities.iter().any(|one| one.fixed.is_some());
    project.activities.len() <= EXACT && !fixed && project.aim == Aim::Worth
}
