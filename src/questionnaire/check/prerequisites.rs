//! Prerequisites that wait for each other: each such circle is told once.

use super::super::fault::{Code, Faults};
use super::super::source::{Question, Source};
use super::Known;
use std::collections::BTreeSet;

/// More circles than this are not told: each costs a walk through what is left.
const MOST_TOLD: usize = 50;

/// Takes away, again and again, every question that waits for none that is
/// left. What remains holds a circle; it is told, opened, and so on. No
/// recursion: a file may hold a chain of a hundred thousand.
pub(super) fn cycles(source: &Source, known: &Known<'_>, faults: &mut Faults) {
    let questions: Vec<&Question> = source.questions().collect();
    let waits: Vec<BTreeSet<usize>> =
        questions.iter().map(|question| waits_for(question, known)).collect();
    let mut waited_by: Vec<Vec<usize>> = vec![Vec::new(); questions.len()];
    for (one, others) in waits.iter().enumerate() {
        for other in others {
            if let Some(list) = waited_by.get_mut(*other) {
                list.push(one);
            }
        }
    }
    let mut left = waits.clone();
    let mut gone = vec![false; questions.len()];
    let mut ready: Vec<usize> = (0..left.len()).filter(|one| left[*one].is_empty()).collect();
    let mut next = 0;
    for _ in 0..MOST_TOLD {
        while let Some(one) = ready.pop() {
            if std::mem::replace(&mut gone[one], true) {
                continue;
            }
            for other in &waited_by[one] {
                left[*other].remove(&one);
                if left[*other].is_empty() {
                    ready.push(*other);
                }
            }
        }
        while gone.get(next) == Some(&true) {
            next += 1;
        }
        if next >= gone.len() {
            break;
        }
        let circle = circle_from(next, &left);
        tell(&circle, &questions, faults);
        ready.extend(circle);
    }
}

/// The questions that this one names, by order; unknown ones are told elsewhere.
fn waits_for(question: &Question, known: &Known<'_>) -> BTreeSet<usize> {
    let named = question.prerequisites.iter().filter_map(|one| one.question.as_ref());
    named.filter_map(|id| known.questions.get(id.is.as_str())).map(|place| place.order).collect()
}

/// Follows what is waited for until a question comes again.
fn circle_from(start: usize, left: &[BTreeSet<usize>]) -> Vec<usize> {
    let mut path = Vec::new();
    let mut met = BTreeSet::new();
    let mut one = start;
    while met.insert(one) {
        path.push(one);
        match left.get(one).and_then(|others| others.first()) {
            Some(other) => one = *other,
            None => break,
        }
    }
    let begin = path.iter().position(|other| *other == one).unwrap_or(0);
    path.split_off(begin)
}

fn tell(circle: &[usize], questions: &[&Question], faults: &mut Faults) {
    // The circle is told at its first question in the file.
    let first = circle.iter().enumerate().min_by_key(|(_, one)| **one).map_or(0, |(at, _)| at);
    let rotated = circle.iter().cycle().skip(first).take(circle.len().min(12) + 1);
    let names: Vec<_> = rotated
        .filter_map(|one| questions.get(*one)?.id.as_ref())
        .map(|id| id.is.as_str())
        .collect();
    let Some(question) = circle.iter().min().and_then(|one| questions.get(*one)) else { return };
    let at = question
        .prerequisites
        .iter()
        .filter_map(|one| one.question.as_ref())
        .find(|id| names.get(1) == Some(&id.is.as_str()))
        .map_or(question.at, |id| id.at);
    let message = format!("These questions wait for each other: {}.", names.join(" → "));
    let hint = "Delete one of these prerequisites: what comes first cannot also come last.";
    faults.add(at, Code::PrerequisiteCycle, message, hint);
}
