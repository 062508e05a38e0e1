//! The change log: who did what on which day. Entries of one day, hand and
//! reason stand together, or a report would end in a hundred pages of them.

use super::{Facts, column};
use crate::assessment::{Change, Entry};
use crate::report::document::{Align, Cell, Row, Table};
use std::collections::BTreeMap;

pub(super) fn changes(facts: &Facts<'_>) -> Table {
    let same = |a: &&Entry, b: &&Entry| day(a) == day(b) && a.by == b.by;
    let history = facts.assessment.history();
    let of_a_day = history.chunk_by(same);
    let rows = of_a_day.flat_map(by_reason).filter_map(|group| row(facts, &group)).collect();
    Table {
        caption: facts.say("changes-caption"),
        columns: vec![
            column(facts, "column-day", 15, Align::Start),
            column(facts, "column-by", 20, Align::Start),
            column(facts, "column-what", 28, Align::Start),
            column(facts, "column-why", 37, Align::Start),
        ],
        rows,
    }
}

/// The entries of one day and hand by their reasons, in the order in which each came first.
fn by_reason<'e>(entries: &[&'e Entry]) -> Vec<Vec<&'e Entry>> {
    let mut groups: Vec<Vec<&Entry>> = Vec::new();
    let mut places: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for entry in entries {
        let place = *places.entry(entry.why.as_deref()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    groups
}

/// What the entries did, counted by kind.
fn row(facts: &Facts<'_>, group: &[&Entry]) -> Option<Row> {
    let first = group.first()?;
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for entry in group {
        *counts.entry(kind(&entry.change)).or_insert(0) += 1;
    }
    let said: Vec<String> = counts
        .into_iter()
        .filter_map(|(kind, count)| {
            Some(facts.phrases.fill(KINDS.get(kind)?, &[("count", count.into())]))
        })
        .collect();
    Some(Row::Cells(vec![
        Cell::plain(facts.day(day(first))),
        Cell::plain(&first.by),
        Cell::plain(facts.phrases.listed(&said)),
        Cell::plain(first.why.clone().unwrap_or_default()),
    ]))
}

fn day(entry: &Entry) -> &str {
    entry.at.get(..10).unwrap_or(&entry.at)
}

/// Phrases that count changes of a kind.
const KINDS: [&str; 9] = [
    "changed-begun",
    "changed-answers",
    "changed-details",
    "changed-lists",
    "changed-words",
    "changed-plan",
    "changed-workshop",
    "changed-status",
    "changed-undone",
];

/// The kind of a change: a place in [`KINDS`].
const fn kind(change: &Change) -> usize {
    match change {
        Change::Created(_) => 0,
        Change::Answered { .. } | Change::Withdrawn { .. } => 1,
        Change::Listed { .. } | Change::Struck { .. } => 3,
        Change::Worded { .. } => 4,
        Change::Planned { .. } | Change::Limited { .. } => 5,
        Change::Convened { .. }
        | Change::Sealed { .. }
        | Change::Revealed { .. }
        | Change::Counted { .. }
        | Change::Decided { .. } => 6,
        Change::Became { .. }
        | Change::Approved(_)
        | Change::Reopened { .. }
        | Change::Classified { .. } => 7,
        Change::Undone { .. } | Change::Redone { .. } => 8,
        _ => 2,
    }
}
