//! The scheduling core against a public benchmark: reads PSPLIB single-mode
//! files (Kolisch and Sprecher, EJOR 96, 1996) and prints instance and makespan.
//!
//! `cargo run --release --example psplib -- j30/*.sm`; at most 5,000 schedules
//! an instance, a count and not a clock, so that every machine prints the same.
#![allow(clippy::print_stdout)]

use std::process::ExitCode;
use tathmini::schedule::{Activity, Aim, Effort, Project, Resource, solve};

const EFFORT: Effort = Effort { schedules: 5_000 };

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: psplib FILE...");
        return ExitCode::from(2);
    }
    let mut code = ExitCode::SUCCESS;
    for file in files {
        match std::fs::read_to_string(&file).map_err(|error| error.to_string()).and_then(read) {
            Ok(project) => {
                let schedule = solve(&project, EFFORT, None);
                let name = std::path::Path::new(&file).file_stem().unwrap_or_default();
                println!("{},{}", name.to_string_lossy(), project.makespan(&schedule));
            }
            Err(error) => {
                eprintln!("{file}: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

/// The numbers of a line, as far as it has any.
fn numbers(line: &str) -> Vec<u32> {
    line.split_whitespace().map_while(|word| word.parse().ok()).collect()
}

/// The lines of numbers that follow a title.
fn section<'a>(text: &'a str, title: &str) -> impl Iterator<Item = Vec<u32>> + use<'a> {
    let from = text.find(title).map_or("", |at| &text[at..]);
    from.lines()
        .skip(1)
        .skip_while(|line| numbers(line).is_empty())
        .map(numbers)
        .take_while(|numbers| !numbers.is_empty())
}

fn read(text: String) -> Result<Project, String> {
    let index = |job: u32| usize::try_from(job).ok()?.checked_sub(1);
    let capacities = section(&text, "RESOURCEAVAILABILITIES").next().ok_or("no capacities")?;
    let mut activities = Vec::new();
    for line in section(&text, "REQUESTS/DURATIONS") {
        let [_job, _mode, duration, uses @ ..] = line.as_slice() else {
            return Err(format!("a job of {} numbers", line.len()));
        };
        let uses = uses.iter().copied().enumerate().filter(|(_, amount)| *amount > 0).collect();
        activities.push(Activity { duration: *duration, uses, ..Activity::default() });
    }
    for line in section(&text, "PRECEDENCE RELATIONS") {
        let [job, _modes, _count, successors @ ..] = line.as_slice() else {
            return Err(format!("an order of {} numbers", line.len()));
        };
        let before = index(*job).ok_or("a job numbered 0")?;
        for successor in successors {
            let after = index(*successor).and_then(|at| activities.get_mut(at));
            after.ok_or("a successor that is not there")?.predecessors.push(before);
        }
    }
    if activities.is_empty() {
        return Err("no jobs".to_owned());
    }
    let resources = capacities.into_iter().map(|most| Resource { capacity: vec![most] }).collect();
    let horizon = activities.iter().map(|one| one.duration).sum();
    Ok(Project { activities, resources, horizon, aim: Aim::Makespan, ..Project::default() })
}
