//! What the plan costs, phase by phase, and who pays: what no source is named
//! for is an unfunded need, and said so.

use super::{Facts, column, heading, paragraph};
use crate::plan::Planned;
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};

/// The sum of some actions' bands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub actions: usize,
    pub low: u64,
    pub high: u64,
    /// Actions whose band is open above; `high` counts their low end.
    pub open: usize,
}

impl Sum {
    pub(super) fn of<'p>(
        facts: &Facts<'_>,
        actions: impl IntoIterator<Item = &'p Planned<'p>>,
    ) -> Self {
        let mut sum = Self::default();
        for one in actions {
            sum.actions += 1;
            if let Some(band) = facts.questionnaire.cost_band(&one.candidate.action.cost_band) {
                sum.low = sum.low.saturating_add(band.low);
                sum.high = sum.high.saturating_add(band.high.unwrap_or(band.low));
                sum.open += usize::from(band.high.is_none());
            }
        }
        sum
    }
}

pub(super) fn costs(facts: &Facts<'_>) -> Vec<Block> {
    if facts.plan.actions.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let row = |title: String, sum: Sum, strength: Strength| {
        let text = |text: String| Cell::default().and(strength, text);
        Row::Cells(vec![
            text(title),
            text(sum.actions.to_string()),
            text(facts.amount(sum.low)),
            text(facts.amount(sum.high)),
            text(sum.open.to_string()),
            text(facts.say("plan-source")),
        ])
    };
    for phase in &facts.questionnaire.phases {
        let of = facts.plan.actions.iter().filter(|one| one.phase.as_ref() == Some(&phase.id));
        let title = phase.title.get(facts.language()).to_owned();
        rows.push(row(title, Sum::of(facts, of), Strength::Plain));
    }
    rows.push(row(facts.say("sum"), Sum::of(facts, &facts.plan.actions), Strength::Bold));
    if !facts.plan.later.is_empty() {
        rows.push(row(facts.say("plan-later"), Sum::of(facts, &facts.plan.later), Strength::Plain));
    }
    let currency = facts.questionnaire.currency.as_str();
    vec![
        heading(1, facts.say("costs")),
        paragraph(Style::Body, facts.phrases.fill("costs-intro", &[("currency", currency.into())])),
        Block::Table(Table {
            caption: facts.phrases.fill("costs-caption", &[("currency", currency.into())]),
            columns: vec![
                column(facts, "column-phase", 32, Align::Start),
                column(facts, "column-actions", 10, Align::End),
                column(facts, "column-low", 15, Align::End),
                column(facts, "column-high", 15, Align::End),
                column(facts, "column-open", 12, Align::End),
                column(facts, "column-funds", 24, Align::Start),
            ],
            rows,
        }),
    ]
}
