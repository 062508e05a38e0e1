//! Priorities: what to do first, and the arithmetic behind the order.

use super::{Facts, column, heading, paragraph};
use crate::plan::Planned;
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};
use std::collections::BTreeSet;

/// How many priorities are explained one by one; the plan holds them all.
const SHOWN: usize = 15;

pub(super) fn priorities(facts: &Facts<'_>) -> Vec<Block> {
    let ranked = ranked(facts);
    if ranked.is_empty() {
        return Vec::new();
    }
    let intro = facts.phrases.fill(
        "priorities-intro",
        &[("shown", ranked.len().min(SHOWN).into()), ("all", ranked.len().into())],
    );
    let rows = ranked.iter().take(SHOWN).zip(1usize..).map(|(one, rank)| row(facts, rank, one));
    vec![
        heading(1, facts.say("priorities")),
        paragraph(Style::Body, intro),
        Block::Table(Table {
            caption: facts.say("priorities-caption"),
            columns: vec![
                column(facts, "column-number", 6, Align::End),
                column(facts, "column-question", 13, Align::Start),
                column(facts, "column-gap", 31, Align::Start),
                column(facts, "column-first-step", 30, Align::Start),
                column(facts, "column-reason", 26, Align::Start),
            ],
            rows: rows.collect(),
        }),
    ]
}

/// The first step of each question, whenever it is done, by priority.
pub(super) fn ranked<'f>(facts: &'f Facts<'_>) -> Vec<&'f Planned<'f>> {
    let mut ranked: Vec<&Planned<'_>> =
        facts.plan.actions.iter().chain(&facts.plan.later).collect();
    ranked.sort_by(|a, b| {
        let (a, b) = (&a.candidate, &b.candidate);
        b.priority.value.cmp(&a.priority.value).then(a.place.cmp(&b.place))
    });
    // Later steps of a question rank below its first: the gap has grown smaller.
    let mut seen = BTreeSet::new();
    ranked.retain(|one| seen.insert(&one.candidate.question.id));
    ranked
}

fn row(facts: &Facts<'_>, rank: usize, one: &Planned<'_>) -> Row {
    let language = facts.language();
    let candidate = &one.candidate;
    Row::Cells(vec![
        Cell::plain(rank.to_string()),
        Cell::default()
            .linked(Strength::Bold, candidate.question.id.as_str())
            .and(Strength::Plain, facts.gap(candidate)),
        Cell::plain(candidate.question.text.get(language)),
        Cell::plain(candidate.action.text.get(language)),
        super::plan::reason(facts, one),
    ])
}
