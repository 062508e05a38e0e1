//! The approval page: who signs, with room for a hand.

use super::{Facts, column, heading, paragraph};
use crate::assessment::{Change, Item};
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
    let mut blocks = vec![heading(1, facts.say("approval")), paragraph(Style::Body, intro)];
    blocks.extend(given(facts));
    blocks.push(Block::Table(Table {
        caption: String::new(),
        columns: vec![
            column(facts, "column-signatory", 40, Align::Start),
            column(facts, "column-signature", 40, Align::Start),
            column(facts, "column-day", 20, Align::Start),
        ],
        rows: signatories(facts).into_iter().map(row).collect(),
    }));
    blocks
}

/// Who approved, and what; before it the approvals that were taken back, with the reason.
fn given(facts: &Facts<'_>) -> Vec<Block> {
    let standing = facts.assessment.approval().map(|approved| &approved.entry.id);
    let mut blocks = Vec::new();
    for entry in facts.assessment.history() {
        match &entry.change {
            Change::Approved(approval) => {
                let stands = standing == Some(&entry.id);
                let key = if stands { "approval-given" } else { "approval-earlier" };
                let said = facts.phrases.fill(
                    key,
                    &[
                        ("name", approval.name.as_str().into()),
                        ("function", approval.function.as_str().into()),
                        ("day", facts.day(&approval.date).into()),
                    ],
                );
                blocks.push(paragraph(if stands { Style::Lead } else { Style::Body }, said));
                if stands {
                    let state = [("state", approval.state.as_str().into())];
                    let said = facts.phrases.fill("approval-state", &state);
                    blocks.push(paragraph(Style::Small, said));
                }
            }
            Change::Reopened { .. } => {
                let why = entry.why.as_deref().unwrap_or_default();
                let day = facts.day(entry.at.get(..10).unwrap_or(&entry.at));
                let said = facts.phrases.fill(
                    "approval-reopened",
                    &[
                        ("day", day.into()),
                        ("name", entry.by.as_str().into()),
                        ("reason", why.into()),
                    ],
                );
                blocks.push(paragraph(Style::Body, said));
            }
            _ => {}
        }
    }
    blocks
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
