//! What became of every question since the round before.

use super::{Regional, words};
use crate::compare::Movement;
use crate::report::compose::{heading, paragraph};
use crate::report::document::{Align, Block, Cell, Row, Style, Table};

pub(super) fn change(regional: &Regional<'_>) -> Vec<Block> {
    let rows: Vec<Row> = regional.compared().iter().filter_map(|&at| row(regional, at)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let table = Table {
        caption: regional.say("regional-change-caption"),
        columns: vec![
            regional.column("regional-administration", 22, Align::Start),
            regional.column("regional-since", 14, Align::Start),
            regional.column("regional-improved", 24, Align::Start),
            regional.column("regional-regressed", 24, Align::Start),
            regional.column("regional-unchanged", 8, Align::Centre),
            regional.column("regional-not", 8, Align::Centre),
        ],
        rows,
    };
    vec![
        heading(1, regional.say("regional-change")),
        paragraph(Style::Body, regional.say("regional-change-intro")),
        Block::Table(table),
    ]
}

/// Whether any administration has an earlier round; without one the method says so.
pub(super) fn has_earlier(regional: &Regional<'_>) -> bool {
    regional.compared().iter().any(|&at| regional.questions.earlier(at).is_some())
}

/// An administration with an earlier round.
fn row(regional: &Regional<'_>, at: usize) -> Option<Row> {
    let questions = regional.questions;
    let earlier = questions.earlier(at)?;
    let moved: Vec<(&str, Movement)> = questions
        .columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| Some((column.id.as_str(), questions.change(at, place)?)))
        .collect();
    let named = |wanted: Movement| {
        let ids: Vec<&str> =
            moved.iter().filter(|(_, moved)| *moved == wanted).map(|(id, _)| *id).collect();
        Cell::bold(ids.len().to_string())
            .and(crate::report::document::Strength::Plain, ids.join(", "))
    };
    let count = |is: fn(&Movement) -> bool| {
        Cell::plain(moved.iter().filter(|(_, moved)| is(moved)).count().to_string())
    };
    Some(Row::Cells(vec![
        Cell::plain(regional.named(at)),
        Cell::plain(words::day(regional.phrases, &questions.rows[earlier].about.date)),
        named(Movement::Improved),
        named(Movement::Regressed),
        count(|moved| *moved == Movement::Unchanged),
        count(|moved| matches!(moved, Movement::NotComparable(_))),
    ]))
}
