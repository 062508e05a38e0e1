//! The scheduling core against an independent reading of what it promises:
//! every start tried, every limit counted month by month.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::cmp::Reverse;
use tathmini::schedule::{
    Activity, EXACT, Effort, Placed, Pool, Project, Resource, Schedule, Window, better, exact,
    mend, solve,
};

/// Tells the first limit that a schedule breaks, counted without the core's own board.
fn broken(project: &Project, schedule: &[Option<Placed>]) -> Option<String> {
    let placed = || {
        let both = project.activities.iter().zip(schedule).enumerate();
        both.filter_map(|(at, (one, placed))| placed.map(|placed| (at, one, placed)))
    };
    for (at, one, here) in placed() {
        if here.start < one.earliest || here.start + one.duration > project.horizon {
            return Some(format!("{at} lies outside its months"));
        }
        for &before in &one.predecessors {
            let end = schedule[before].map(|p| p.start + project.activities[before].duration);
            if end.is_none_or(|end| end > here.start) {
                return Some(format!("{at} does not wait for {before}"));
            }
        }
    }
    for (at, resource) in project.resources.iter().enumerate() {
        for month in 0..project.horizon {
            let used: u32 = placed()
                .filter(|(_, one, here)| (here.start..here.start + one.duration).contains(&month))
                .flat_map(|(_, one, _)| &one.uses)
                .filter(|(resource, _)| *resource == at)
                .map(|(_, needs)| needs)
                .sum();
            if used > resource.in_month(month) {
                return Some(format!("resource {at} in month {month}"));
            }
        }
    }
    for window in &project.windows {
        let inside = |start: u32| window.from <= start && start < window.until;
        let starts = placed().filter(|(_, _, here)| inside(here.start)).count();
        if starts > window.starts as usize {
            return Some(format!("{window:?}"));
        }
    }
    let year = |month: u32| {
        if month < project.first_year { 0 } else { (month - project.first_year) / 12 + 1 }
    };
    for (at, pool) in project.pools.iter().enumerate() {
        // What falls due after the last year that the project touches is not its matter.
        for (number, ceiling) in pool.ceilings.iter().take(project.years()).enumerate() {
            let due: u64 = placed()
                .filter(|(_, one, here)| {
                    one.ways.get(here.way).is_some_and(|way| way.contains(&at))
                })
                .map(|(_, one, here)| {
                    let last = here.start + one.duration.max(1) - 1;
                    let once = if year(here.start) as usize == number { one.cost } else { 0 };
                    once + if (year(last) as usize) < number { one.recurrent } else { 0 }
                })
                .sum();
            if ceiling.is_some_and(|ceiling| due > ceiling) {
                return Some(format!("pool {at} in year {number}"));
            }
        }
    }
    None
}

/// What the objective looks at, in its order: the worth, how many are placed, the
/// shorter whole, and the earlier starts in the activities' order. Greater is better.
type Looked = (u128, usize, Reverse<u32>, Reverse<Vec<u32>>);

fn looked(project: &Project, schedule: &[Option<Placed>]) -> Looked {
    let ends = || {
        let both = project.activities.iter().zip(schedule);
        both.filter_map(|(one, placed)| placed.map(|placed| (one, placed.start + one.duration)))
    };
    let left = |end: u32| u128::from(project.horizon - end);
    (
        ends().map(|(one, end)| u128::from(one.worth) * left(end)).sum(),
        ends().count(),
        Reverse(ends().map(|(_, end)| end).max().unwrap_or(0)),
        Reverse(schedule.iter().map(|one| one.map_or(u32::MAX, |placed| placed.start)).collect()),
    )
}

/// The best of every start of every activity, and of every way to pay.
fn brute(project: &Project) -> Looked {
    fn try_all(project: &Project, at: usize, schedule: &mut Schedule, best: &mut Looked) {
        if at == project.activities.len() {
            *best = looked(project, schedule).max(best.clone());
            return;
        }
        let rest: u128 = project.activities[at..]
            .iter()
            .map(|one| {
                u128::from(one.worth) * u128::from(project.horizon.saturating_sub(one.duration))
            })
            .sum();
        if looked(project, schedule).0 + rest < best.0 {
            return;
        }
        let one = &project.activities[at];
        for start in 0..=project.horizon.saturating_sub(one.duration) {
            for way in 0..one.ways.len().max(1) {
                schedule[at] = Some(Placed { start, way });
                // Activities are numbered so that predecessors come first.
                if broken(project, schedule).is_none() {
                    try_all(project, at + 1, schedule, best);
                }
            }
        }
        schedule[at] = None;
        try_all(project, at + 1, schedule, best);
    }
    let mut schedule = vec![None; project.activities.len()];
    let mut best = looked(project, &schedule);
    try_all(project, 0, &mut schedule, &mut best);
    best
}

fn any_project(
    count: std::ops::Range<usize>,
    horizon: std::ops::Range<u32>,
) -> impl Strategy<Value = Project> {
    let activity = (
        (
            1..4_u32,
            0..6_u64,
            0..3_u32,
            proptest::collection::vec(any::<prop::sample::Index>(), 0..3),
        ),
        proptest::collection::vec((0..2_usize, 1..3_u32), 0..3),
        (0..4_u64, prop_oneof![3 => Just(0), 1 => 1..3_u64], 0..3_usize),
    );
    let limits = (
        proptest::collection::vec(proptest::collection::vec(1..4_u32, 1..6), 2),
        proptest::option::of((1..5_u32, 1..4_u32)),
        proptest::collection::vec(
            proptest::collection::vec(proptest::option::of(0..8_u64), 1..3),
            2,
        ),
        1..5_u32,
    );
    (proptest::collection::vec(activity, count), limits, horizon).prop_map(
        |(activities, (resources, window, pools, first_year), horizon)| Project {
            activities: activities
                .into_iter()
                .enumerate()
                .map(
                    |(
                        at,
                        ((duration, worth, earliest, before), mut uses, (cost, recurrent, ways)),
                    )| {
                        uses.sort_unstable();
                        uses.dedup_by_key(|(resource, _)| *resource);
                        let mut predecessors: Vec<usize> =
                            before.iter().filter(|_| at > 0).map(|index| index.index(at)).collect();
                        predecessors.sort_unstable();
                        predecessors.dedup();
                        Activity {
                            duration,
                            worth,
                            predecessors,
                            earliest: if earliest == 2 { 1 } else { 0 },
                            uses,
                            cost,
                            recurrent,
                            ways: [vec![], vec![vec![0]], vec![vec![0], vec![1]]][ways].clone(),
                            ..Activity::default()
                        }
                    },
                )
                .collect(),
            resources: resources.into_iter().map(|capacity| Resource { capacity }).collect(),
            windows: window
                .map(|(until, starts)| vec![Window { from: 0, until, starts }])
                .unwrap_or_default(),
            pools: pools.into_iter().map(|ceilings| Pool { ceilings }).collect(),
            horizon,
            first_year,
            ..Project::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn up_to_nine_activities_the_schedule_is_the_best_there_is(project in any_project(1..EXACT + 1, 3..6)) {
        let schedule = solve(&project, Effort { schedules: 1 });
        prop_assert_eq!(broken(&project, &schedule), None);
        prop_assert_eq!(looked(&project, &schedule), brute(&project));
    }

    #[test]
    fn no_limit_is_ever_broken(project in any_project(10..40, 5..40)) {
        let schedule = solve(&project, Effort { schedules: 60 });
        prop_assert_eq!(broken(&project, &schedule), None);
    }

    #[test]
    fn more_room_never_makes_the_whole_worse(
        project in any_project(10..40, 5..40),
        pool in any::<prop::sample::Index>(),
        more in 1..9_u64,
    ) {
        let schedule = solve(&project, Effort { schedules: 60 });
        let mut wider = project.clone();
        let at = pool.index(wider.pools.len());
        wider.pools[at].ceilings.iter_mut().flatten().for_each(|ceiling| *ceiling += more);
        wider.resources.iter_mut().flat_map(|r| &mut r.capacity).for_each(|capacity| *capacity += 1);
        let found = solve(&wider, Effort { schedules: 60 });
        let again = better(&wider, found, schedule.clone());
        prop_assert_eq!(broken(&wider, &again), None);
        prop_assert!(wider.worth(&again) >= project.worth(&schedule));
    }

    #[test]
    fn a_fixed_start_that_is_possible_is_kept(project in any_project(2..30, 5..40), at in any::<prop::sample::Index>()) {
        let free = solve(&project, Effort { schedules: 30 });
        let at = at.index(project.activities.len());
        let Some(there) = free[at] else { return Ok(()) };
        let mut fixed = project.clone();
        fixed.activities[at].fixed = Some(there.start);
        let kept = mend(&fixed, Effort { schedules: 30 }, &free);
        prop_assert_eq!(broken(&fixed, &kept), None);
        prop_assert_eq!(kept[at].map(|placed| placed.start), Some(there.start));
    }
}

/// A ceiling of a year after the end binds nothing: what recurs then is not the
/// project's matter. The brute force once counted it.
#[test]
fn a_ceiling_after_the_end_binds_nothing() {
    let one = Activity {
        duration: 1,
        worth: 1,
        recurrent: 1,
        ways: vec![vec![0]],
        ..Activity::default()
    };
    let project = Project {
        activities: vec![one],
        pools: vec![Pool { ceilings: vec![None, Some(0)] }],
        horizon: 3,
        first_year: 3,
        ..Project::default()
    };
    let schedule = exact(&project);
    assert_eq!(schedule, [Some(Placed { start: 0, way: 0 })]);
    assert_eq!((broken(&project, &schedule), brute(&project)), (None, looked(&project, &schedule)));
}

/// The search is measured where the best is known.
#[test]
fn the_search_comes_close_to_the_best() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut found, mut best) = (0, 0);
    for _ in 0..60 {
        let project = any_project(8..EXACT + 1, 6..14).new_tree(&mut runner).unwrap().current();
        found += project.worth(&tathmini::schedule::improve(&project, Effort { schedules: 300 }));
        best += project.worth(&exact(&project));
    }
    assert!(found * 1000 >= best * 995, "{found} of {best}");
}
