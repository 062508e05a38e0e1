//! The approval page: who signs, with room for a hand.

use super::{Facts, column, heading, paragraph};
use crate::assessment::Item;
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};

pub(super) fn approval(facts: &Facts<'_>) -> Vec<Block> {
    let administration = facts.assessment.head().map_or("", |head| head.administration.as_str());
    let intro = facts.phrases.fill(
        "approval-intro",
        &[
            ("administration", administration.into()),
            ("status", facts.status().into()),
            ("day", facts.day(&facts.date()).into()),
        ],
    );
    vec![
        heading(1, facts.say("approval")),
        paragraph(Style::Body, intro),
        Block::Table(Table {
            caption: String::new(),
            columns: vec![
                column(facts, "column-signatory", 40, Align::Start),
                column(facts, "column-signature", 40, Align::Start),
                column(facts, "column-day", 20, Align::Start),
            ],
            rows: signatories(facts).into_iter().map(row).collect(),
        }),
    ]
}

fn row(signatory: Cell) -> Row {
    Row::Hand(vec![signatory, Cell::default(), Cell::default()])
}

/// Those named for it; where nobody was, the two functions that no report lacks.
fn signatories(facts: &Facts<'_>) -> Vec<Cell> {
    let named = facts.items(|item| match item {
        Item::Signatory(one) => Some(
            Cell::bold(&one.name)
                .and(Strength::Plain, &one.function)
                .and(Strength::Italic, &one.organisation),
        ),
        _ => None,
    });
    if !named.is_empty() {
        return named;
    }
    ["approval-director", "approval-lead"].map(|key| Cell::bold(facts.say(key))).to_vec()
}
