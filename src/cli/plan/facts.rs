//! The plan as JSON. Months count from the plan's start; an action that is not
//! in the plan has no phase and no months, and its `state` tells why; a cost
//! open above has no high amount.

use crate::assessment::Stage;
use crate::export::{Sheet, Value as Cell};
use crate::i18n::{Language, Phrases};
use crate::plan::{Candidate, Origin, Plan, Planned, WhatIf, Words};
use crate::questionnaire::Questionnaire;
use serde::Serialize;
use serde_json::{Map, Value};

/// An action.
#[derive(Serialize)]
pub struct Action<'a> {
    id: &'a str,
    question: &'a str,
    from: i32,
    to: i32,
    target: i32,
    phase: Option<&'a str>,
    start_month: Option<u32>,
    end_month: Option<u32>,
    /// The same in the calendar, `2027-04`.
    starts: Option<String>,
    ends: Option<String>,
    owners: Vec<&'a str>,
    cost_low: u64,
    cost_high: Option<u64>,
    recurrent: u64,
    source: Option<&'a str>,
    currency: &'a str,
    after: Vec<&'a str>,
    unlocks: Vec<&'a str>,
    priority: f64,
    origin: &'static str,
    quick_win: bool,
    /// Why it is in the plan, and why then.
    because: Vec<String>,
    why_then: Option<String>,
    merged: Vec<&'a str>,
    overrides: Vec<Override<'a>>,
    /// `planned`, `later`, `off`, `dropped` or `done`.
    state: &'static str,
    status: &'static str,
    text: &'a str,
    indicator: &'a str,
    verification: &'a str,
    assumption: &'a str,
}

/// What the administration decided about it.
#[derive(Serialize)]
struct Override<'a> {
    about: &'a str,
    value: &'a str,
    why: &'a str,
    by: &'a str,
}

/// Every action, those of the plan first, then what must wait, what was taken
/// out of it, and what is done.
pub fn actions<'a>(questionnaire: &'a Questionnaire, plan: &'a Plan<'_>) -> Vec<Action<'a>> {
    let phrases = Phrases::of(Language::En);
    let words =
        Words { questionnaire, terms: &plan.terms, phrases: &phrases, language: Language::En };
    let open = |state| move |one: &'a Planned<'a>| (state, &one.candidate, Some(one));
    let off = |one: &'a Candidate<'a>| (if is_dropped(one) { "dropped" } else { "off" }, one, None);
    plan.actions
        .iter()
        .map(open("planned"))
        .chain(plan.later.iter().map(open("later")))
        .chain(plan.off.iter().map(off))
        .chain(plan.done.iter().map(|one| ("done", one, None)))
        .map(|(state, candidate, one)| action(questionnaire, plan, &words, state, candidate, one))
        .collect()
}

fn is_dropped(candidate: &Candidate<'_>) -> bool {
    candidate.follow_up.as_ref().is_some_and(|known| known.stage == Stage::Dropped)
}

/// `one`: its place, where it is in the plan or for later.
fn action<'a>(
    questionnaire: &'a Questionnaire,
    plan: &'a Plan<'_>,
    words: &Words<'_>,
    state: &'static str,
    candidate: &'a Candidate<'a>,
    one: Option<&'a Planned<'a>>,
) -> Action<'a> {
    let month = |month: u32| plan.terms.start.plus(month).to_string();
    let stage = candidate.follow_up.as_ref().map(|known| known.stage).unwrap_or_default();
    Action {
        id: candidate.id.as_str(),
        question: candidate.question.id.as_str(),
        from: candidate.from,
        to: candidate.action.to,
        target: candidate.target,
        phase: one.and_then(|one| one.phase.as_ref()).map(|phase| phase.as_str()),
        start_month: one.and_then(|one| one.start),
        end_month: one.and_then(|one| one.end),
        starts: one.and_then(|one| one.start).map(month),
        ends: one.and_then(|one| one.end).map(|end| month(end.saturating_sub(1))),
        owners: candidate.action.owners.iter().map(|owner| owner.as_str()).collect(),
        cost_low: candidate.cost.low,
        cost_high: candidate.cost.high,
        recurrent: candidate.recurrent,
        source: one.and_then(|one| one.source).map(|source| source.code()),
        currency: &questionnaire.currency,
        after: candidate.after.iter().map(|id| id.as_str()).collect(),
        unlocks: one.into_iter().flat_map(|one| &one.unlocks).map(|id| id.as_str()).collect(),
        priority: crate::score::to_f64(&candidate.priority.value),
        origin: match candidate.origin {
            Origin::Next => "next",
            Origin::Following => "following",
            Origin::Own => "own",
        },
        quick_win: candidate.quick,
        because: one.map_or_else(|| words.decisions(candidate), |one| words.because(one)),
        why_then: one.map(|one| words.why(&one.why)),
        merged: candidate.merged.iter().map(|id| id.as_str()).collect(),
        overrides: candidate
            .overrides
            .iter()
            .map(|one| Override { about: one.about, value: &one.value, why: &one.why, by: &one.by })
            .collect(),
        state,
        status: stage.code(),
        text: candidate.action.text.first(),
        indicator: candidate.action.indicator.first(),
        verification: candidate.action.verification.first(),
        assumption: candidate.action.assumption.first(),
    }
}

/// What would change.
#[derive(Serialize)]
pub struct Change {
    moved: Vec<Moved>,
    missed: Vec<Missed>,
    gained: Vec<String>,
    conflicts: Vec<Conflict>,
}

#[derive(Serialize)]
struct Moved {
    id: String,
    /// In the calendar, `2027-04`, since the plan itself may start in another month.
    starts_before: Option<String>,
    starts_after: Option<String>,
    by_months: Option<i64>,
    why: Option<String>,
}

#[derive(Serialize)]
struct Missed {
    question: String,
    target: i32,
    reached: i32,
}

#[derive(Serialize)]
struct Conflict {
    demand: String,
    limits: Vec<String>,
    /// Whether it is certain that no smaller set of limits does.
    certain: bool,
}

pub fn what_if_facts(questionnaire: &Questionnaire, what_if: &WhatIf<'_>) -> Change {
    let (phrases, language) = (Phrases::of(Language::En), Language::En);
    let words = Words { questionnaire, terms: &what_if.plan.terms, phrases: &phrases, language };
    let moved = what_if.moved.iter().map(|moved| Moved {
        id: moved.id.to_string(),
        starts_before: moved.before.map(|month| month.to_string()),
        starts_after: moved.after.map(|month| month.to_string()),
        by_months: moved.by(),
        why: moved.why.as_ref().map(|why| words.why(why)),
    });
    let missed = what_if.missed.iter().map(|unmet| Missed {
        question: unmet.question.to_string(),
        target: unmet.target,
        reached: unmet.reached,
    });
    let conflicts = what_if.conflicts.iter().map(|conflict| {
        let mut said = words.conflict(conflict).into_iter();
        let demand = said.next().unwrap_or_default();
        let limits = said.take(conflict.limits.len()).collect();
        Conflict { demand, limits, certain: conflict.certain }
    });
    Change {
        moved: moved.collect(),
        missed: missed.collect(),
        gained: what_if.gained.iter().map(ToString::to_string).collect(),
        conflicts: conflicts.collect(),
    }
}

/// A table as objects, a key a column.
pub fn rows(sheet: &Sheet) -> Vec<Value> {
    let row = |cells: &Vec<Cell>| {
        let pairs = sheet.columns.iter().zip(cells);
        let pairs = pairs.map(|(name, cell)| ((*name).to_owned(), value(cell)));
        Value::Object(pairs.collect::<Map<String, Value>>())
    };
    sheet.rows.iter().map(row).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Text(text) | Cell::Day(text) => Value::from(text.as_str()),
        Cell::Whole(number) => Value::from(*number),
        Cell::Number(number) => number.parse::<f64>().map_or(Value::Null, Value::from),
    }
}
