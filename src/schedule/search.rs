//! A search among lists for projects too large to try all: lists are bred,
//! each child is scheduled and, for the makespan, justified back and forth.
//!
//! Its end is a count of schedules, so every machine finds the same.

use super::justify::justified;
use super::order::{Rank, before, compare, list_by, list_of, successors};
use super::random::Sequence;
use super::{Aim, Board, Project, Schedule, serial};
use std::cmp::Ordering;

/// How much may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// At most so many schedules are generated, forward or backward.
    pub schedules: u32,
}

/// So many lists are kept and bred: many for few activities, where the last
/// per mille is hard to find, fewer for many, where a schedule is dear.
const FAMILY: std::ops::RangeInclusive<usize> = 40..=150;
const LISTED: usize = 4_500;
/// So many moves are tried near a schedule that was begun with.
const NEAR: u32 = 200;
/// Changes of a child: of its places so many in a hundred are swapped.
const MUTATION: std::ops::RangeInclusive<usize> = 20..=40;
/// Fewer for longer lists, where each schedule is dearer and a good order is sooner lost.
const MUTATED: usize = 1_280;

/// The best schedule found.
pub fn improve(project: &Project, effort: Effort) -> Schedule {
    let mut search = Search::new(project, effort);
    search.begin();
    while !search.done() {
        search.breed();
    }
    search.end()
}

/// The best schedule found by moving one activity at a time, beginning with the
/// order of another schedule.
pub fn near(project: &Project, effort: Effort, begun: &Schedule) -> Schedule {
    let schedules = effort.schedules.min(NEAR);
    let mut search = Search::new(project, Effort { schedules });
    search.size = 1;
    search.try_list(list_of(project, begun));
    while !search.done() && !search.family.is_empty() {
        let child = search.shifted(0);
        search.try_list(child);
    }
    search.end()
}

/// How many lists are kept: never more than a twentieth of what may be tried.
fn family(activities: usize, effort: Effort) -> usize {
    let most = usize::try_from(effort.schedules / 20).unwrap_or(usize::MAX).max(8);
    (LISTED / activities.max(1)).clamp(*FAMILY.start(), *FAMILY.end()).min(most)
}

/// Whether a schedule breaks no limit of the project.
pub fn holds(project: &Project, schedule: &Schedule) -> bool {
    if schedule.len() != project.activities.len() {
        return false;
    }
    let mut board = Board::new(project);
    list_of(project, schedule).into_iter().all(|at| {
        let Some(placed) = schedule[at] else { return true };
        let one = &project.activities[at];
        let ready = serial::ready(project, at, schedule);
        let sound = ready.is_some_and(|ready| ready <= placed.start)
            && project.end(schedule, at).is_some_and(|end| end <= project.horizon)
            && one.fixed.is_none_or(|fixed| fixed == placed.start)
            && board.hindrance(one, placed.start, placed.way).is_none();
        board.put(one, placed);
        sound
    })
}

/// The same months, each activity paid in the first way that has room; `None`
/// where one finds none.
pub fn paid(project: &Project, schedule: &Schedule) -> Option<Schedule> {
    let mut board = Board::new(project);
    let mut paid = schedule.clone();
    for at in list_of(project, schedule) {
        let (one, Some(placed)) = (&project.activities[at], &mut paid[at]) else { continue };
        placed.way = (0..one.ways.len().max(1))
            .find(|&way| board.hindrance(one, placed.start, way).is_none())?;
        board.put(one, *placed);
    }
    Some(paid)
}

#[derive(Debug, Clone)]
struct Member {
    list: Vec<usize>,
    schedule: Schedule,
    rank: Rank,
}

struct Search<'p> {
    project: &'p Project,
    after: Vec<Vec<usize>>,
    chance: Sequence,
    left: u32,
    /// How many lists are kept: fewer where little may be tried.
    size: usize,
    family: Vec<Member>,
    best: Option<Member>,
    /// No schedule can be better: the search ends when it is reached.
    bound: u32,
    /// What ranks the activities in the first lists.
    urgency: Vec<u64>,
}

impl<'p> Search<'p> {
    fn new(project: &'p Project, effort: Effort) -> Self {
        let after = successors(project);
        let (bound, urgency) = urgency(project, &after);
        Self {
            project,
            after,
            chance: Sequence::new(1),
            left: effort.schedules,
            size: family(project.activities.len(), effort),
            family: Vec::new(),
            best: None,
            bound,
            urgency,
        }
    }

    fn end(self) -> Schedule {
        let none = vec![None; self.project.activities.len()];
        self.best.map_or(none, |member| member.schedule)
    }

    fn done(&self) -> bool {
        let reached = self.project.aim == Aim::Makespan
            && self.best.as_ref().is_some_and(|best| {
                best.rank.makespan() <= self.bound && best.schedule.iter().all(Option::is_some)
            });
        self.left == 0 || reached || self.project.activities.is_empty()
    }

    /// The first lists: by urgency, then by urgency with more and more chance.
    fn begin(&mut self) {
        for at in 0..self.size {
            if self.done() {
                return;
            }
            let keys = match self.project.aim {
                Aim::Makespan => self.soonest(at == 0),
                Aim::Worth => self.worthiest(at),
            };
            let list = list_by(self.project, |at| keys[at]);
            self.try_list(list);
        }
    }

    /// What waits least for the makespan, with up to half of the longest wait as chance.
    fn soonest(&mut self, sure: bool) -> Vec<u64> {
        let spread = self.urgency.iter().max().map_or(1, |most| most / 2 + 2);
        let spread = if sure { 0 } else { usize::try_from(spread).unwrap_or(usize::MAX) };
        let chance = &mut self.chance;
        self.urgency.iter().map(|urgency| urgency + chance.below(spread) as u64).collect()
    }

    /// The worthiest first. Where people are short, a short action goes before a
    /// long one of the same worth; where starts are short, its length does not
    /// matter: so months count not at all, by their root, or fully.
    fn worthiest(&mut self, turn: usize) -> Vec<u64> {
        let chance = &mut self.chance;
        let months = |months: u32| match turn % 3 {
            0 => 16,
            1 => u64::from((months * 256).isqrt()),
            _ => u64::from(months) * 16,
        };
        let all = self.project.activities.iter().zip(&self.urgency);
        all.map(|(one, value)| {
            let noise = if turn < 3 { 0 } else { chance.below(60) as u64 };
            months(one.duration) * 100_000_000 / value.max(&1) * (100 + noise)
        })
        .collect()
    }

    /// Schedules a list, improves it, and keeps it if it is good enough.
    fn try_list(&mut self, list: Vec<usize>) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let schedule = serial(self.project, &list);
        if self.project.aim == Aim::Makespan && self.left >= 2 {
            self.left -= 2;
            let (_, schedule) = justified(self.project, &self.after, &schedule);
            self.keep(list_of(self.project, &schedule), schedule);
        } else {
            self.keep(list, schedule);
        }
    }

    fn keep(&mut self, list: Vec<usize>, schedule: Schedule) {
        let member = Member { rank: Rank::of(self.project, &schedule), list, schedule };
        if self.best.as_ref().is_none_or(|best| better(&member, best)) {
            self.best = Some(member.clone());
        }
        if self.family.iter().any(|other| other.schedule == member.schedule) {
            return;
        }
        if self.family.len() < self.size {
            self.family.push(member);
            return;
        }
        let worst =
            (0..self.family.len()).min_by(|&a, &b| self.family[a].rank.cmp(&self.family[b].rank));
        if let Some(worst) = worst
            && member.rank >= self.family[worst].rank
        {
            self.family[worst] = member;
        }
    }

    fn breed(&mut self) {
        if self.family.len() < 2 {
            let count = self.project.activities.len();
            let keys: Vec<usize> = (0..count).map(|_| self.chance.below(count)).collect();
            let list = list_by(self.project, |at| keys[at]);
            return self.try_list(list);
        }
        let mother = self.parent();
        // For worth, to move one activity is as good a change as to mix two lists.
        let child = if self.project.aim == Aim::Worth && self.chance.percent(60) {
            self.shifted(mother)
        } else {
            let father = self.parent();
            let mut child = self.cross(mother, father);
            self.mutate(&mut child);
            child
        };
        self.try_list(child);
    }

    /// The list with one activity moved towards its front, at most to what it waits for.
    fn shifted(&mut self, mother: usize) -> Vec<usize> {
        let mut child = self.family[mother].list.clone();
        let from = self.chance.below(child.len());
        let to = self.chance.below(from + 1);
        for at in (to + 1..=from).rev() {
            if before(self.project, child[at - 1], child[at]) {
                break;
            }
            child.swap(at - 1, at);
        }
        child
    }

    /// The better of two.
    fn parent(&mut self) -> usize {
        let (a, b) = (self.chance.below(self.family.len()), self.chance.below(self.family.len()));
        if self.family[a].rank >= self.family[b].rank { a } else { b }
    }

    /// Head and tail in the mother's order, what lies between in the father's.
    fn cross(&mut self, mother: usize, father: usize) -> Vec<usize> {
        let count = self.project.activities.len();
        let length = count / 4 + self.chance.below(count / 2 + 1);
        let from = self.chance.below(count - length + 1);
        let to = from + length;
        let mother = &self.family[mother].list;
        let mut taken = vec![false; count];
        mother[..from].iter().for_each(|&at| taken[at] = true);
        let mut child = mother[..from].to_vec();
        for &at in &self.family[father].list {
            if child.len() == to {
                break;
            }
            if !std::mem::replace(&mut taken[at], true) {
                child.push(at);
            }
        }
        child.extend(mother.iter().copied().filter(|&at| !taken[at]));
        child
    }

    fn mutate(&mut self, child: &mut [usize]) {
        let share = match self.project.aim {
            Aim::Makespan => {
                (MUTATED / child.len().max(1)).clamp(*MUTATION.start(), *MUTATION.end())
            }
            Aim::Worth => *MUTATION.end(),
        };
        for at in 1..child.len() {
            if self.chance.percent(share) && !before(self.project, child[at - 1], child[at]) {
                child.swap(at - 1, at);
            }
        }
    }
}

fn better(one: &Member, other: &Member) -> bool {
    compare((&one.rank, &one.schedule), (&other.rank, &other.schedule)) == Ordering::Greater
}

/// The least makespan by order and by resources alone, and what ranks each
/// activity: for the makespan its latest start, for worth its own and half of
/// that of its followers.
fn urgency(project: &Project, after: &[Vec<usize>]) -> (u32, Vec<u64>) {
    let list = list_by(project, |at| at);
    let count = project.activities.len();
    let mut tail: Vec<u32> = vec![0; count];
    let mut value: Vec<u64> = vec![0; count];
    for &at in list.iter().rev() {
        let one = &project.activities[at];
        let follow = after[at].iter().map(|&next| tail[next]).max().unwrap_or(0);
        tail[at] = one.duration.saturating_add(follow);
        let unlocks: u64 = after[at].iter().map(|&next| value[next] / 2).sum();
        value[at] = one.worth.saturating_add(unlocks);
    }
    let path = tail.iter().copied().max().unwrap_or(0);
    let work = project.resources.iter().enumerate().map(|(at, resource)| {
        let work: u64 = project
            .activities
            .iter()
            .flat_map(|one| one.uses.iter().map(move |uses| (uses, one.duration)))
            .filter(|((resource, _), _)| *resource == at)
            .map(|((_, needs), months)| u64::from(*needs) * u64::from(months))
            .sum();
        let capacity = resource.capacity.iter().copied().max().unwrap_or(u32::MAX);
        u32::try_from(work.div_ceil(u64::from(capacity.max(1)))).unwrap_or(u32::MAX)
    });
    let bound = work.max().unwrap_or(0).max(path);
    let urgency = (0..count).map(|at| match project.aim {
        Aim::Makespan => u64::from(path - tail[at]),
        Aim::Worth => value[at],
    });
    (bound, urgency.collect())
}
