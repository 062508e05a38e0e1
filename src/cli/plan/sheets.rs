//! The plan as tables, for CSV and workbooks: a row an action, a row a sum, a
//! row of the logical framework. The titles are the keys of the JSON.

use super::Part;
use crate::assessment::{Assessment, Source};
use crate::export::{Cell, Sheet};
use crate::plan::{Objective, Plan, Planned, logframe};
use crate::questionnaire::Questionnaire;
use crate::score::{Exact, to_f64};

pub(super) struct Sheets<'a> {
    pub questionnaire: &'a Questionnaire,
    pub assessment: &'a Assessment,
    pub plan: &'a Plan<'a>,
}

impl Sheets<'_> {
    pub fn all(&self) -> Vec<Sheet> {
        vec![self.part(Part::Actions), self.part(Part::Costs), self.part(Part::Logframe)]
    }

    pub fn part(&self, part: Part) -> Sheet {
        match part {
            Part::Actions => self.actions(),
            Part::Costs => self.costs(),
            Part::Logframe => self.logframe(),
        }
    }

    fn actions(&self) -> Sheet {
        let columns = [
            ("id", 12),
            ("question", 10),
            ("from", 6),
            ("to", 6),
            ("target", 6),
            ("phase", 8),
            ("start_month", 8),
            ("end_month", 8),
            ("starts", 10),
            ("ends", 10),
            ("owners", 14),
            ("cost_low", 10),
            ("cost_high", 10),
            ("recurrent", 10),
            ("source", 10),
            ("currency", 8),
            ("after", 18),
            ("priority", 8),
            ("why_then", 30),
            ("because", 40),
            ("status", 12),
            ("text", 60),
            ("indicator", 40),
            ("verification", 40),
            ("assumption", 40),
        ];
        let facts = super::actions(self.questionnaire, self.plan);
        let rows = facts.iter().map(|fact| {
            // The same names and values as in the JSON, so the two can't differ.
            let value = serde_json::to_value(fact).unwrap_or_default();
            columns.iter().map(|(name, _)| cell(&value[*name])).collect()
        });
        sheet("Plan", &columns, rows.collect())
    }

    /// What falls due, by year and source, and the sums.
    fn costs(&self) -> Sheet {
        let rate = self.plan.terms.rate.as_ref();
        let mut columns = vec![
            ("year", 8),
            ("source", 12),
            ("low", 14),
            ("high", 14),
            ("open_above", 10),
            ("currency", 8),
        ];
        if rate.is_some() {
            columns.extend([
                ("other_low", 14),
                ("other_high", 14),
                ("other_currency", 12),
                ("rate_date", 12),
            ]);
        }
        let row = |year: Cell, source: &str, sum: crate::plan::Sum| {
            let open = u32::try_from(sum.open).unwrap_or(u32::MAX);
            let currency = self.questionnaire.currency.as_str();
            let mut row: Vec<Cell> = vec![
                year,
                source.into(),
                sum.low.into(),
                sum.high.into(),
                open.into(),
                currency.into(),
            ];
            if let Some(rate) = rate {
                let (low, high) = (rate.of(sum.low), rate.of(sum.high));
                row.extend([
                    low.into(),
                    high.into(),
                    rate.currency.as_str().into(),
                    rate.date.as_str().into(),
                ]);
            }
            row
        };
        let costs = &self.plan.costs;
        let by_year = costs.by_year.iter();
        let mut rows: Vec<Vec<Cell>> =
            by_year.map(|((year, source), sum)| row((*year).into(), source.code(), *sum)).collect();
        for source in Source::ALL {
            rows.push(row(Cell::Empty, source.code(), costs.of_source(source)));
        }
        rows.push(row(Cell::Empty, "all", costs.total()));
        sheet("Costs", &columns, rows)
    }

    fn logframe(&self) -> Sheet {
        let columns = [
            ("row", 12),
            ("id", 12),
            ("text", 60),
            ("indicator", 40),
            ("baseline", 10),
            ("target", 10),
            ("verification", 40),
            ("assumption", 40),
            ("starts", 10),
            ("ends", 10),
        ];
        let frame = logframe(self.questionnaire, self.assessment, self.plan);
        let mut rows = Vec::new();
        let title = self.questionnaire.title.first();
        rows.push(objective("overall", "overall", title, &frame.overall));
        for area in &frame.areas {
            let own = &area.area;
            rows.push(objective("objective", own.id.as_str(), own.title.first(), &area.objective));
            for topic in &area.topics {
                let own = &topic.topic;
                rows.push(objective("result", own.id.as_str(), own.title.first(), &topic.result));
                rows.extend(topic.activities.iter().map(|one| self.activity(one)));
            }
        }
        sheet("Logframe", &columns, rows)
    }

    fn activity(&self, one: &Planned<'_>) -> Vec<Cell> {
        let action = &one.candidate.action;
        let month = |month: u32| self.plan.terms.start.plus(month).to_string();
        vec![
            "activity".into(),
            one.id.as_str().into(),
            action.text.first().into(),
            action.indicator.first().into(),
            one.candidate.from.into(),
            action.to.into(),
            action.verification.first().into(),
            action.assumption.first().into(),
            one.start.map(month).into(),
            one.end.map(|end| month(end.saturating_sub(1))).into(),
        ]
    }
}

fn objective(kind: &str, id: &str, title: &str, row: &Objective) -> Vec<Cell> {
    let text = if row.text.is_empty() { title } else { &row.text };
    let score = |score: &Option<Exact>| {
        score.as_ref().map_or(Cell::Empty, |score| Cell::Number(rounded(score)))
    };
    vec![
        kind.into(),
        id.into(),
        text.into(),
        row.indicator.as_str().into(),
        score(&row.baseline),
        score(&row.target),
        row.verification.as_str().into(),
        row.assumption.as_str().into(),
        Cell::Empty,
        Cell::Empty,
    ]
}

/// To a hundredth, for a table.
fn rounded(score: &Exact) -> f64 {
    crate::score::rounded(score, 2).parse().unwrap_or_else(|_| to_f64(score))
}

fn sheet(name: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Sheet {
    let columns = columns.iter().map(|(title, width)| ((*title).to_owned(), *width)).collect();
    Sheet { name: name.to_owned(), columns, rows }
}

fn cell(value: &serde_json::Value) -> Cell {
    use serde_json::Value;
    match value {
        Value::String(text) => text.as_str().into(),
        Value::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Value::Array(parts) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            parts.join(", ").into()
        }
        _ => Cell::Empty,
    }
}
