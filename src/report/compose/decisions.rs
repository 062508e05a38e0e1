//! What copies answered apart and somebody decided: nobody should have to dig
//! in the journal to see that two assessors once saw it differently.

use super::{Facts, column, heading, paragraph, paragraphs};
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};
use crate::words::Words;

/// The annex's section; nothing where no copies were ever in conflict.
pub(super) fn decisions(facts: &Facts<'_>) -> Vec<Block> {
    let decisions = facts.assessment.decisions();
    if decisions.is_empty() {
        return Vec::new();
    }
    let words = Words { questionnaire: facts.questionnaire, phrases: facts.phrases };
    let day = |at: &str| facts.day(at.get(..10).unwrap_or(at));
    let rows = decisions
        .iter()
        .map(|decision| {
            let entry = decision.entry;
            let rivals = decision.rivals.iter().map(|rival| {
                format!("{} ({}, {})", words.value(&rival.change), rival.by, day(&rival.at))
            });
            Row::Cells(vec![
                Cell::bold(words.about(&entry.change)),
                paragraphs(rivals),
                Cell::plain(words.value(&entry.change))
                    .and(Strength::Italic, entry.why.clone().unwrap_or_default()),
                Cell::plain(entry.by.as_str()).and(Strength::Plain, day(&entry.at)),
            ])
        })
        .collect();
    vec![
        heading(2, facts.say("annex-decisions")),
        paragraph(Style::Body, facts.say("annex-decisions-intro")),
        Block::Table(Table {
            caption: facts.say("annex-decisions"),
            columns: vec![
                column(facts, "column-conflict", 22, Align::Start),
                column(facts, "column-given-apart", 36, Align::Start),
                column(facts, "column-decided", 24, Align::Start),
                column(facts, "column-decided-by", 18, Align::Start),
            ],
            rows,
        }),
    ]
}
