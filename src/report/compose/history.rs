//! The change log: who did what on which day. Entries of one day, hand and
//! reason stand together, or a report would end in a hundred pages of them.

use super::{Facts, column};
use crate::assessment::{Change, Entry};
use crate::report::document::{Align, Cell, Row, Table};
use std::collections::BTreeMap;

pub(super) fn changes(facts: &Facts<'_>) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    let history = facts.assessment.history();
    let same = |a: &&Entry, b: &&Entry| day(a) == day(b) && a.by == b.by && a.why == b.why;
    for group in history.chunk_by(same) {
        let Some(first) = group.first() else { continue };
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
        rows.push(Row::Cells(vec![
            Cell::plain(facts.day(day(first))),
            Cell::plain(&first.by),
            Cell::plain(said.join(", ")),
            Cell::plain(first.why.clone().unwrap_or_default()),
        ]));
    }
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

fn day(entry: &Entry) -> &str {
    entry.at.get(..10).unwrap_or(&entry.at)
}

/// Phrases that count changes of a kind.
const KINDS: [&str; 7] = [
    "changed-begun",
    "changed-answers",
    "changed-details",
    "changed-lists",
    "changed-words",
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
        Change::Became { .. }
        | Change::Approved(_)
        | Change::Reopened { .. }
        | Change::Classified { .. } => 5,
        Change::Undone { .. } | Change::Redone { .. } => 6,
        _ => 2,
    }
}
