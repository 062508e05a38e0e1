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

/// Lists that are kept and bred, at most.
const FAMILY: usize = 60;
/// Changes of a child: so many in a hundred of its places are swapped.
const MUTATION: usize = 30;

/// The best schedule found. `current` is kept if it still holds and nothing better is found.
pub fn improve(project: &Project, effort: Effort, current: Option<&Schedule>) -> Schedule {
    let mut search = Search::new(project, effort);
    if let Some(current) = current.filter(|current| holds(project, current)) {
        search.keep(list_of(project, current), current.clone());
        search.try_list(list_of(project, current));
    }
    search.begin();
    while !search.done() {
        search.breed();
    }
    search.best.map_or_else(|| vec![None; project.activities.len()], |member| member.schedule)
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
    /// Latest starts by predecessors alone: what waits least goes first.
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
            size: usize::try_from(effort.schedules / 30)
                .map_or(FAMILY, |size| size.clamp(8, FAMILY)),
            family: Vec::new(),
            best: None,
            bound,
            urgency,
        }
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
        self.family.clear();
        for at in 0..self.size {
            if self.done() {
                return;
            }
            let spread = self.urgency.iter().max().map_or(1, |most| most / 2 + 2);
            let spread = usize::try_from(spread).unwrap_or(usize::MAX);
            let keys: Vec<u64> = self
                .urgency
                .iter()
                .map(|urgency| {
                    let noise = if at == 0 { 0 } else { self.chance.below(spread) };
                    urgency + noise as u64
                })
                .collect();
            let list = list_by(self.project, |at| keys[at]);
            self.try_list(list);
        }
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
        let (mother, father) = (self.parent(), self.parent());
        let mut child = self.cross(mother, father);
        self.mutate(&mut child);
        self.try_list(child);
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
        for at in 1..child.len() {
            if self.chance.percent(MUTATION) && !before(self.project, child[at - 1], child[at]) {
                child.swap(at - 1, at);
            }
        }
    }
}

fn better(one: &Member, other: &Member) -> bool {
    compare((&one.rank, &one.schedule), (&other.rank, &other.schedule)) == Ordering::Greater
}

/// The least makespan by order and by resources alone, and how urgent each
/// activity is: for the makespan its latest start, for worth what its months
/// cost in relation to what it and its followers are worth.
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
        Aim::Worth => u64::from(project.activities[at].duration) * 1_000_000 / value[at].max(1),
    });
    (bound, urgency.collect())
}
