//! Monitoring: for each action the figure to watch, from where to where, by
//! when, and room for what will have been reached.

use super::{Facts, column, heading, paragraph};
use crate::plan::{Planned, stage_key};
use crate::report::document::{Align, Block, Cell, Orientation, Row, Strength, Style, Table};

pub(super) fn monitoring(facts: &Facts<'_>) -> Vec<Block> {
    if facts.plan.actions.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Turn(Orientation::Landscape),
        heading(1, facts.say("monitoring")),
        paragraph(Style::Body, facts.say("monitoring-intro")),
        Block::Table(Table {
            caption: facts.say("monitoring-caption"),
            columns: vec![
                column(facts, "column-question", 11, Align::Start),
                column(facts, "column-indicator", 29, Align::Start),
                column(facts, "column-baseline", 13, Align::Start),
                column(facts, "column-planned", 13, Align::Start),
                column(facts, "column-verification", 24, Align::Start),
                column(facts, "column-owner-short", 20, Align::Start),
                column(facts, "column-due", 15, Align::Centre),
                column(facts, "column-status", 13, Align::Start),
            ],
            rows: facts.plan.actions.iter().map(|one| row(facts, one)).collect(),
        }),
        Block::Turn(Orientation::Portrait),
    ]
}

fn row(facts: &Facts<'_>, one: &Planned<'_>) -> Row {
    let candidate = &one.candidate;
    let scale = facts.questionnaire.scale_of(candidate.question);
    let due = one.end.map_or_else(String::new, |end| {
        facts.month(facts.plan.terms.start.plus(end.saturating_sub(1)))
    });
    Row::Cells(vec![
        Cell::default().linked(Strength::Bold, candidate.question.id.as_str()),
        facts.indicator(candidate),
        Cell::plain(facts.level(scale, candidate.from)),
        Cell::plain(facts.level(scale, candidate.action.to)),
        Cell::plain(facts.verification(candidate)),
        Cell::plain(one.lead().map_or_else(String::new, |owner| facts.owner(owner))),
        Cell::plain(due),
        Cell::plain(facts.say(stage_key(
            candidate.follow_up.as_ref().map(|known| known.stage).unwrap_or_default(),
        ))),
    ])
}
