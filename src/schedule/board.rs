//! What is taken so far: resources by month, starts by window, money by year.
//!
//! The one place that knows what a limit is: generation, proof, improvement
//! and explanation all ask [`Board::hindrance`].

use super::{Activity, Project, Resource};

/// When an activity starts, and the way it is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Placed {
    pub start: u32,
    /// Index into [`Activity::ways`]; 0 where there are none.
    pub way: usize,
}

/// What keeps an activity from starting in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hindrance {
    /// Somebody has no capacity left in this month.
    Resource { resource: usize, month: u32 },
    /// The window takes no more starts.
    Window(usize),
    /// The pool has too little left in this year.
    Pool { pool: usize, year: usize },
}

/// What a partial schedule has taken.
#[derive(Debug, Clone)]
pub struct Board<'p> {
    project: &'p Project,
    /// What is free by resource and month.
    free: Vec<Vec<u32>>,
    started: Vec<u32>,
    spent: Vec<Vec<u64>>,
}

impl<'p> Board<'p> {
    /// Nothing taken yet.
    pub fn new(project: &'p Project) -> Self {
        let free = |resource: &Resource| {
            (0..project.horizon).map(|month| resource.in_month(month)).collect()
        };
        Self {
            free: project.resources.iter().map(free).collect(),
            started: vec![0; project.windows.len()],
            spent: vec![vec![0; project.years()]; project.pools.len()],
            project,
        }
    }

    /// The first hindrance to start in a month and pay in a way, and the first
    /// month in which that one may be gone.
    pub fn hindrance(&self, one: &Activity, start: u32, way: usize) -> Option<(Hindrance, u32)> {
        self.closed(start).or_else(|| self.busy(one, start)).or_else(|| self.broke(one, start, way))
    }

    fn closed(&self, start: u32) -> Option<(Hindrance, u32)> {
        self.project.windows.iter().zip(&self.started).enumerate().find_map(
            |(at, (window, started))| {
                let full =
                    (window.from..window.until).contains(&start) && *started >= window.starts;
                full.then_some((Hindrance::Window(at), window.until))
            },
        )
    }

    fn busy(&self, one: &Activity, start: u32) -> Option<(Hindrance, u32)> {
        let from = usize::try_from(start).ok()?;
        let until = from.checked_add(usize::try_from(one.duration).ok()?)?;
        for &(resource, needs) in &one.uses {
            let free = self.free.get(resource).and_then(|free| free.get(from..until));
            // The last month without room decides where to go on.
            if let Some(at) = free.and_then(|free| free.iter().rposition(|free| *free < needs)) {
                let month = start + u32::try_from(at).unwrap_or(0);
                return Some((Hindrance::Resource { resource, month }, month + 1));
            }
        }
        None
    }

    /// Whether resources are missing for a start in this month.
    pub(super) fn crowded(&self, one: &Activity, start: u32) -> bool {
        self.busy(one, start).is_some()
    }

    fn broke(&self, one: &Activity, start: u32, way: usize) -> Option<(Hindrance, u32)> {
        if one.cost == 0 && one.recurrent == 0 {
            return None;
        }
        for &pool in one.ways.get(way).into_iter().flatten() {
            let (Some(limit), Some(spent)) = (self.project.pools.get(pool), self.spent.get(pool))
            else {
                continue;
            };
            for (year, due) in self.dues(one, start) {
                let Some(&Some(ceiling)) = limit.ceilings.get(year) else { continue };
                let spent = spent.get(year).copied().unwrap_or(0);
                if due > 0 && spent.saturating_add(due) > ceiling {
                    let first = year == self.project.year(start);
                    let next = if first { self.project.begins(year + 1) } else { start + 1 };
                    return Some((Hindrance::Pool { pool, year }, next));
                }
            }
        }
        None
    }

    /// What falls due in which year, if it starts in this month.
    fn dues(&self, one: &Activity, start: u32) -> impl Iterator<Item = (usize, u64)> + use<> {
        let last = start.saturating_add(one.duration.saturating_sub(1));
        let after = self.project.year(last) + 1..self.project.years();
        let recurrent = one.recurrent;
        let once = (self.project.year(start), one.cost);
        std::iter::once(once).chain(after.map(move |year| (year, recurrent)))
    }

    /// The first place at or after `ready` that ends by `until`, if there is one.
    pub fn earliest(&self, one: &Activity, ready: u32, until: u32) -> Option<Placed> {
        (0..one.ways.len().max(1))
            .filter_map(|way| self.earliest_by(one, way, ready, until))
            .min_by_key(|placed| placed.start)
    }

    /// The same, paid in one way.
    pub fn earliest_by(
        &self,
        one: &Activity,
        way: usize,
        ready: u32,
        until: u32,
    ) -> Option<Placed> {
        let mut start = ready;
        while start.checked_add(one.duration)? <= until {
            match self.hindrance(one, start, way) {
                None => return Some(Placed { start, way }),
                Some((_, next)) => start = next,
            }
        }
        None
    }

    /// Takes what an activity takes. It was asked before whether there is room.
    pub fn put(&mut self, one: &Activity, placed: Placed) {
        self.change(one, placed, true);
    }

    /// Gives it back.
    pub fn lift(&mut self, one: &Activity, placed: Placed) {
        self.change(one, placed, false);
    }

    fn change(&mut self, one: &Activity, placed: Placed, take: bool) {
        let from = usize::try_from(placed.start).unwrap_or(usize::MAX);
        let months = usize::try_from(one.duration).unwrap_or(0);
        for &(resource, needs) in &one.uses {
            let free = self.free.get_mut(resource).into_iter().flatten().skip(from).take(months);
            free.for_each(|free| {
                *free = if take { free.saturating_sub(needs) } else { *free + needs }
            });
        }
        for (window, started) in self.project.windows.iter().zip(&mut self.started) {
            if (window.from..window.until).contains(&placed.start) {
                *started = if take { *started + 1 } else { *started - 1 };
            }
        }
        if one.cost == 0 && one.recurrent == 0 {
            return;
        }
        for &pool in one.ways.get(placed.way).into_iter().flatten() {
            for (year, due) in self.dues(one, placed.start) {
                let spent = self.spent.get_mut(pool).and_then(|spent| spent.get_mut(year));
                if let Some(spent) = spent {
                    *spent =
                        if take { spent.saturating_add(due) } else { spent.saturating_sub(due) };
                }
            }
        }
    }
}
