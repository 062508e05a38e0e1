//! The plan as tables, for CSV and workbooks: a row an action, a row a sum, a
//! row of the logical framework. The titles are the keys of the JSON.

use super::Part;
use crate::assessment::{Assessment, Month, Source};
use crate::export::{Sheet, Value};
use crate::plan::{Followed, Objective, Plan, Planned, logframe, own_progress};
use crate::questionnaire::Questionnaire;

pub(super) struct Sheets<'a> {
    pub questionnaire: &'a Questionnaire,
    pub assessment: &'a Assessment,
    pub plan: &'a Plan<'a>,
}

impl Sheets<'_> {
    pub fn all(&self) -> Vec<Sheet> {
        [Part::Actions, Part::Costs, Part::Logframe, Part::Progress]
            .map(|one| self.part(one))
            .into()
    }

    pub fn part(&self, part: Part) -> Sheet {
        match part {
            Part::Actions => self.actions(),
            Part::Costs => self.costs(),
            Part::Logframe => self.logframe(),
            Part::Progress => self.progress(),
        }
    }

    fn actions(&self) -> Sheet {
        let columns = [
            "id",
            "question",
            "from",
            "to",
            "target",
            "phase",
            "start_month",
            "end_month",
            "starts",
            "ends",
            "owners",
            "cost_low",
            "cost_high",
            "recurrent",
            "source",
            "currency",
            "after",
            "priority",
            "why_then",
            "because",
            "state",
            "status",
            "text",
            "indicator",
            "verification",
            "assumption",
        ];
        let facts = super::actions(self.questionnaire, self.plan);
        let rows = facts.iter().map(|fact| {
            // The same names and values as in the JSON, so the two can't differ.
            let value = serde_json::to_value(fact).unwrap_or_default();
            columns.iter().map(|name| cell(&value[*name])).collect()
        });
        sheet("plan", &columns, rows.collect())
    }

    /// What falls due, by year and source, and the sums.
    fn costs(&self) -> Sheet {
        let rate = self.plan.terms.rate.as_ref();
        let mut columns = vec!["year", "source", "low", "high", "open_above", "currency"];
        if rate.is_some() {
            columns.extend(["other_low", "other_high", "other_currency", "rate_date"]);
        }
        let row = |year: Value, source: &str, sum: crate::plan::Sum| {
            let open = u32::try_from(sum.open).unwrap_or(u32::MAX);
            let currency = self.questionnaire.currency.as_str();
            let mut row: Vec<Value> = vec![
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
        let mut rows: Vec<Vec<Value>> =
            by_year.map(|((year, source), sum)| row((*year).into(), source.code(), *sum)).collect();
        for source in Source::ALL {
            rows.push(row(Value::Nothing, source.code(), costs.of_source(source)));
        }
        rows.push(row(Value::Nothing, "all", costs.total()));
        sheet("costs", &columns, rows)
    }

    /// What became of each action, once the plan is followed.
    fn progress(&self) -> Sheet {
        let columns = [
            "id", "question", "to", "level", "status", "date", "planned", "expected", "late",
            "proved", "note", "why", "evidence", "text",
        ];
        let month = |month: Option<Month>| {
            Value::text(month.map_or_else(String::new, |month| month.to_string()))
        };
        let row = |one: &Followed<'_>| {
            let report = one.report.clone();
            let date = report.as_ref().map_or("", |report| report.date.as_str());
            vec![
                one.id.as_str().into(),
                one.question.id.as_str().into(),
                Value::Whole(one.to.into()),
                one.level.map_or(Value::Nothing, |level| Value::Whole(level.into())),
                one.stage.code().into(),
                Value::day(date),
                month(one.planned),
                month(one.expected),
                Value::text(if one.late { "yes" } else { "" }),
                Value::day(one.proof.as_deref().unwrap_or_default()),
                Value::text(report.as_ref().map_or("", |report| report.note.as_str())),
                Value::text(one.why.as_str()),
                Value::text(report.map_or_else(String::new, |report| report.evidence.join(" "))),
                Value::text(one.text.first()),
            ]
        };
        let progress = own_progress(self.questionnaire, self.assessment);
        sheet("progress", &columns, progress.actions.iter().map(row).collect())
    }

    fn logframe(&self) -> Sheet {
        let columns = [
            "row",
            "id",
            "text",
            "indicator",
            "baseline",
            "target",
            "verification",
            "assumption",
            "starts",
            "ends",
        ];
        let frame = logframe(self.questionnaire, self.assessment, self.plan);
        let mut rows = Vec::new();
        let title = self.questionnaire.title.first();
        rows.push(objective("overall", "overall", title, &frame.overall));
        for area in &frame.areas {
            let own = &area.area;
            rows.push(objective(
                "objective",
                own.id.as_str(),
                own.wanted().first(),
                &area.objective,
            ));
            for topic in &area.topics {
                let own = &topic.topic;
                rows.push(objective("result", own.id.as_str(), own.title.first(), &topic.result));
                rows.extend(topic.activities.iter().map(|one| self.activity(one)));
            }
        }
        sheet("logframe", &columns, rows)
    }

    fn activity(&self, one: &Planned<'_>) -> Vec<Value> {
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

fn objective(kind: &str, id: &str, title: &str, row: &Objective) -> Vec<Value> {
    let text = if row.text.is_empty() { title } else { &row.text };
    vec![
        kind.into(),
        id.into(),
        text.into(),
        row.indicator.as_str().into(),
        Value::figure(row.baseline.as_ref()),
        Value::figure(row.target.as_ref()),
        row.verification.as_str().into(),
        row.assumption.as_str().into(),
        Value::Nothing,
        Value::Nothing,
    ]
}

fn sheet(code: &'static str, columns: &[&'static str], rows: Vec<Vec<Value>>) -> Sheet {
    Sheet { code, name: code.to_owned(), columns: columns.to_vec(), rows }
}

fn cell(value: &serde_json::Value) -> Value {
    use serde_json::Value as Json;
    match value {
        Json::String(text) => text.as_str().into(),
        Json::Number(number) => {
            number.as_i64().map_or_else(|| Value::Number(number.to_string()), Value::Whole)
        }
        Json::Array(parts) => {
            let parts: Vec<&str> = parts.iter().filter_map(Json::as_str).collect();
            parts.join(", ").into()
        }
        _ => Value::Nothing,
    }
}
