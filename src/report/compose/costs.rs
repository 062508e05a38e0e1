//! What the plan costs, by phase and by year, and who pays: what no source is
//! named for is an unfunded need, and listed as such.

use super::{Facts, column, heading, paragraph};
use crate::assessment::Source;
use crate::plan::{self, Planned};
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};

/// The sum of what some actions cost once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub actions: usize,
    pub low: u64,
    pub high: u64,
    /// Actions whose cost is open above; `high` counts their low end.
    pub open: usize,
}

impl Sum {
    pub(super) fn of<'p>(actions: impl IntoIterator<Item = &'p Planned<'p>>) -> Self {
        let mut sum = Self::default();
        for one in actions {
            let cost = one.candidate.cost;
            sum.actions += 1;
            sum.low = sum.low.saturating_add(cost.low);
            sum.high = sum.high.saturating_add(cost.high.unwrap_or(cost.low));
            sum.open += usize::from(cost.high.is_none());
        }
        sum
    }
}

pub(super) fn costs(facts: &Facts<'_>) -> Vec<Block> {
    if facts.plan.actions.is_empty() {
        return Vec::new();
    }
    let currency = || [("currency", facts.questionnaire.currency.as_str().into())];
    let mut blocks = vec![
        heading(1, facts.say("costs")),
        paragraph(Style::Body, facts.phrases.fill("costs-intro", &currency())),
        Block::Table(Table {
            caption: facts.phrases.fill("costs-caption", &currency()),
            columns: columns(facts, "column-phase", true),
            rows: phases(facts),
        }),
    ];
    if !facts.plan.costs.by_year.is_empty() {
        blocks.push(Block::Table(Table {
            caption: facts.phrases.fill("costs-year-caption", &currency()),
            columns: columns(facts, "column-year", false),
            rows: years(facts),
        }));
    }
    blocks.extend(remarks(facts).map(|text| paragraph(Style::Small, text)));
    blocks.extend(unfunded(facts));
    blocks
}

/// What stands in the first column, how many actions if that is asked, each source, all.
/// A source that pays nothing needs room for a dash, and leaves the rest to the others.
fn columns(facts: &Facts<'_>, first: &str, counted: bool) -> Vec<crate::report::document::Column> {
    let mut columns = vec![column(facts, first, 26, Align::Start)];
    columns.extend(counted.then(|| column(facts, "column-actions", 10, Align::End)));
    let pays = |source| facts.plan.actions.iter().any(|one| one.source == Some(source));
    for (key, source) in
        ["column-own", "column-donor", "column-unfunded"].into_iter().zip(Source::ALL)
    {
        columns.push(column(facts, key, if pays(source) { 20 } else { 10 }, Align::End));
    }
    columns.push(column(facts, "sum", 22, Align::End));
    columns
}

fn phases(facts: &Facts<'_>) -> Vec<Row> {
    let row = |title: String, actions: Vec<&Planned<'_>>, strength: Strength| {
        let mut texts = vec![title, actions.len().to_string()];
        for source in Source::ALL {
            let paid = actions.iter().copied().filter(|one| one.source == Some(source));
            texts.push(span(facts, Sum::of(paid)));
        }
        texts.push(span(facts, Sum::of(actions)));
        cells(texts, strength)
    };
    let actions = &facts.plan.actions;
    let mut rows = Vec::new();
    for phase in &facts.questionnaire.phases {
        let of = actions.iter().filter(|one| one.phase.as_ref() == Some(&phase.id)).collect();
        rows.push(row(phase.title.get(facts.language()).to_owned(), of, Strength::Plain));
    }
    rows.push(row(facts.say("sum"), actions.iter().collect(), Strength::Bold));
    if !facts.plan.later.is_empty() {
        let later = facts.plan.later.iter().collect();
        rows.push(row(facts.say("plan-later"), later, Strength::Plain));
    }
    rows
}

/// What falls due in each calendar year, with what recurs and the rise of prices.
fn years(facts: &Facts<'_>) -> Vec<Row> {
    let costs = &facts.plan.costs;
    let mut years: Vec<u32> = costs.by_year.keys().map(|(year, _)| *year).collect();
    years.dedup();
    let of = |sum: plan::Sum| {
        span(facts, Sum { actions: 0, low: sum.low, high: sum.high, open: sum.open })
    };
    let mut rows: Vec<Row> = Vec::with_capacity(years.len() + 1);
    for year in years {
        let mut texts = vec![year.to_string()];
        for source in Source::ALL {
            texts.push(of(costs.by_year.get(&(year, source)).copied().unwrap_or_default()));
        }
        texts.push(of(costs.of_year(year)));
        rows.push(cells(texts, Strength::Plain));
    }
    let mut texts = vec![facts.say("sum")];
    texts.extend(Source::ALL.map(|source| of(costs.of_source(source))));
    texts.push(of(costs.total()));
    rows.push(cells(texts, Strength::Bold));
    rows
}

fn cells(texts: Vec<String>, strength: Strength) -> Row {
    let cell = |text: String| text.lines().fold(Cell::default(), |cell, it| cell.and(strength, it));
    Row::Cells(texts.into_iter().map(cell).collect())
}

/// `25 000–150 000`, and below it how many costs in it are open above; a dash for nothing.
fn span(facts: &Facts<'_>, sum: Sum) -> String {
    let range = match (sum.low, sum.high) {
        (0, 0) => "–".to_owned(),
        (low, high) if low == high => facts.amount(low),
        (low, high) => format!("{}–{}", facts.amount(low), facts.amount(high)),
    };
    if sum.open == 0 {
        return range;
    }
    let open = facts.phrases.fill("costs-open", &[("open", sum.open.into())]);
    format!("{range}\n{open}")
}

/// Within which limits the figures hold: ceilings, rising prices, another currency.
fn remarks(facts: &Facts<'_>) -> impl Iterator<Item = String> {
    let terms = &facts.plan.terms;
    let ceilings: Vec<String> = terms
        .budgets
        .iter()
        .map(|budget| {
            let year = match budget.source {
                None => budget.year.to_string(),
                Some(source) => format!("{} ({})", budget.year, facts.source(Some(source))),
            };
            facts.phrases.named(&year, &facts.range(budget.ceiling, Some(budget.ceiling)))
        })
        .collect();
    let ceilings = (!ceilings.is_empty()).then(|| {
        facts
            .phrases
            .fill("costs-ceilings", &[("ceilings", facts.phrases.listed(&ceilings).into())])
    });
    let rise = terms.inflation.map(|rise| {
        let percent = format!("{}.{:03}", rise / 1000, rise % 1000);
        let percent = percent.trim_end_matches('0').trim_end_matches('.');
        let percent = percent.replace('.', &facts.say("decimal-sign"));
        facts.phrases.fill("costs-inflation", &[("percent", percent.into())])
    });
    let rate = terms.rate.as_ref().map(|rate| {
        let total = facts.plan.costs.total();
        let range = format!(
            "{} {}–{}",
            rate.currency,
            facts.amount(rate.of(total.low)),
            facts.amount(rate.of(total.high))
        );
        let date = facts.day(&rate.date);
        facts.phrases.fill("costs-rate", &[("range", range.into()), ("date", date.into())])
    });
    [ceilings, rise, rate].into_iter().flatten()
}

/// The actions that nobody pays for yet, with what they cost.
fn unfunded(facts: &Facts<'_>) -> Vec<Block> {
    let unpaid = |one: &&Planned<'_>| one.source == Some(Source::Unfunded);
    let actions: Vec<&Planned<'_>> = facts.plan.actions.iter().filter(unpaid).collect();
    if actions.is_empty() {
        return Vec::new();
    }
    let sum = Sum::of(actions.iter().copied());
    let row = |one: &&Planned<'_>| {
        let candidate = &one.candidate;
        Row::Cells(vec![
            Cell::default().linked(Strength::Bold, candidate.question.id.as_str()),
            Cell::plain(candidate.action.text.get(facts.language())),
            Cell::plain(one.lead().map_or_else(String::new, |owner| facts.owner(owner))),
            Cell::plain(facts.months(one)),
            Cell::plain(facts.price(candidate)),
        ])
    };
    let filling = [
        ("actions", sum.actions.into()),
        ("range", facts.range(sum.low, Some(sum.high)).into()),
        ("open", sum.open.into()),
    ];
    vec![
        heading(2, facts.say("costs-unfunded")),
        paragraph(Style::Body, facts.phrases.fill("costs-unfunded-intro", &filling)),
        Block::Table(Table {
            caption: facts.say("costs-unfunded-caption"),
            columns: vec![
                column(facts, "column-question", 10, Align::Start),
                column(facts, "logframe-activity", 46, Align::Start),
                column(facts, "column-owner-short", 28, Align::Start),
                column(facts, "column-months", 9, Align::Centre),
                column(facts, "column-cost-short", 24, Align::Start),
            ],
            rows: actions.iter().map(row).collect(),
        }),
    ]
}
