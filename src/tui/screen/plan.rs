//! The plan as it follows from the answers of today, as a list or as a Gantt
//! chart; decisions about it, and a field that re-plans while one types.
//!
//! Everything here is made anew from the assessment; nothing is kept but where
//! the eye rests. A decision is a change like any other: saved, undone, in the history.

mod gantt;
mod list;
mod setting;

use super::frame::{body, paragraph};
use super::{Overlay, Screen, because, interview};
use crate::assessment::{ActionId, Change, FollowUp, Source, Stage, in_halves};
use crate::plan::{
    Candidate, Followed, Origin, Plan, Planned, Sum, Terms, Words, own_progress, plan,
};
use crate::questionnaire::QuestionId;
use crate::tui::app::App;
use crate::tui::msg::{Effect, Msg};
use crate::tui::saving::Then;
use crate::tui::theme;
use crate::tui::widget::pane;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Text;
pub use setting::Field;
pub(super) use setting::{plain_lines as plain_field, update as update_field, view as view_field};

/// What the plan's keys ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// List or Gantt chart.
    Turn,
    /// Try a setting.
    WhatIf,
    /// Decide a property of the chosen action.
    Edit(Property),
    /// Add an action of the administration's own to the question of the chosen one.
    Own,
    /// The chart's months, earlier or later.
    Aside(bool),
    /// Accept or refuse that the chosen action is done.
    Answer(bool),
}

/// A property that is decided in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    Off,
    Merged,
    Owners,
    Months,
    Cost,
    Source,
    Start,
    Status,
}

/// The plan, made once for these answers and this language.
pub struct State {
    parts: Vec<Part>,
    /// The action chosen, counted over all parts.
    at: usize,
    chart: bool,
    /// The first month that the chart shows.
    month: u32,
    months: u32,
    /// What falls due by year, in one line.
    budget: String,
    /// What was last tried.
    tried: String,
}

/// A phase, or what is kept for later.
struct Part {
    title: String,
    actions: Vec<Row>,
}

/// One action as it is shown.
struct Row {
    id: ActionId,
    question: QuestionId,
    head: String,
    text: String,
    facts: String,
    /// Why it is in, and why then.
    reasons: String,
    lead: String,
    /// Start and end, in months of the plan.
    span: Option<(u32, u32)>,
    after: Vec<ActionId>,
    /// What a key for a property begins with.
    owners: String,
    duration: u32,
    cost: String,
    source: Option<Source>,
    starts: String,
    /// As it is typed, with the day where one was told.
    status: String,
    /// The setting that takes it out of the plan or back into it; `None`: no setting does.
    switch: Option<String>,
    /// The reports that accept and that refuse that it is done, where the
    /// answers propose so.
    proposed: Option<(Change, Change)>,
}

impl State {
    /// Plans from what has been answered.
    pub fn new(app: &App) -> Self {
        let plan = plan(&app.questionnaire, &app.assessment);
        let words = Words {
            questionnaire: &app.questionnaire,
            terms: &plan.terms,
            phrases: app.speech.phrases(),
            language: app.speech.language(),
        };
        let progress = own_progress(&app.questionnaire, &app.assessment);
        let proved = progress.proved().map(|one| proved(app, one)).collect();
        let mut parts = vec![Part { title: app.say("plan-proved"), actions: proved }];
        parts.extend(app.questionnaire.phases.iter().map(|phase| {
            let of_phase = plan.actions.iter().filter(|it| it.phase.as_ref() == Some(&phase.id));
            Part {
                title: app.speech.text(&phase.title).to_owned(),
                actions: of_phase.map(|planned| row(app, &plan, &words, planned)).collect(),
            }
        }));
        let later = plan.later.iter().map(|planned| row(app, &plan, &words, planned)).collect();
        parts.push(Part { title: app.say("plan-beyond"), actions: later });
        let closed = [("plan-done", &plan.done), ("plan-switched-off", &plan.off)];
        parts.extend(closed.map(|(title, candidates)| Part {
            title: app.say(title),
            actions: candidates.iter().map(|candidate| closed_row(app, &plan, candidate)).collect(),
        }));
        parts.retain(|part| !part.actions.is_empty());
        let before = if let Screen::Plan(state) = &app.screen { Some(state) } else { None };
        Self {
            // The eye stays on the action, wherever it moved.
            at: before.map_or(0, |before| {
                let id = before.chosen().map(|row| &row.id);
                let rows = parts.iter().flat_map(|part| &part.actions);
                rows.into_iter().position(|row| Some(&row.id) == id).unwrap_or(before.at)
            }),
            chart: before.is_some_and(|before| before.chart),
            month: before.map_or(0, |before| before.month),
            tried: before.map_or_else(String::new, |before| before.tried.clone()),
            months: plan.horizon,
            budget: budget(app, &plan, &words),
            parts,
        }
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flat_map(|part| &part.actions)
    }

    fn chosen(&self) -> Option<&Row> {
        self.rows().nth(self.at)
    }
}

/// What falls due by year, and what nobody pays yet.
fn budget(app: &App, plan: &Plan<'_>, words: &Words<'_>) -> String {
    let years = plan.terms.years().into_iter().filter_map(|year| {
        let sum = plan.costs.of_year(year);
        (sum.high > 0).then(|| told(app, year.to_string(), sum))
    });
    let unfunded = plan.costs.of_source(Source::Unfunded);
    let mut parts: Vec<String> = years.collect();
    if parts.is_empty() {
        let has_actions = !plan.actions.is_empty();
        return if has_actions { app.say("plan-costs-nothing") } else { String::new() };
    }
    let open = told(app, words.source(Source::Unfunded), unfunded);
    parts.push(format!("{open} {}", app.questionnaire.currency));
    parts.join(" · ")
}

/// A sum with its range.
fn told(app: &App, what: String, sum: Sum) -> String {
    let (low, high) = (short(sum.low), short(sum.high));
    app.speech
        .fill("plan-sum", &[("what", what.into()), ("low", low.into()), ("high", high.into())])
}

/// An amount in thousands, where it has any.
fn short(amount: u64) -> String {
    if amount >= 10_000 { format!("{}k", (amount + 500) / 1000) } else { amount.to_string() }
}

fn row(app: &App, plan: &Plan<'_>, words: &Words<'_>, planned: &Planned<'_>) -> Row {
    let candidate = &planned.candidate;
    let owners: Vec<&str> =
        candidate.action.owners.iter().map(crate::questionnaire::OwnerId::as_str).collect();
    let mut facts = vec![match (planned.start, planned.end) {
        // The plan counts months from its start; people count the first month as one.
        (Some(start), Some(end)) => app.speech.fill(
            "plan-months",
            &[("from", (start + 1).into()), ("to", end.max(start + 1).into())],
        ),
        _ => app.speech.fill("plan-lasts", &[("months", candidate.action.months.into())]),
    }];
    facts.push(owners.join(", "));
    let band = app.questionnaire.cost_band(&candidate.action.cost_band);
    let own = candidate.overrides.iter().any(|one| one.about == "cost");
    facts.push(match band.filter(|_| !own) {
        Some(band) => app.speech.text(&band.label).to_owned(),
        None => format!("{} {}", candidate.cost, app.questionnaire.currency),
    });
    facts.extend(planned.source.map(|source| words.source(source)));
    facts.extend(candidate.follow_up.as_ref().map(|known| words.reported(known)));
    let mut reasons = words.because(planned);
    reasons.push(words.why(&planned.why));
    let mut row = closed_row(app, plan, candidate);
    row.facts = facts.join(" · ");
    row.reasons = reasons.join(" · ");
    row.span = planned.start.zip(planned.end);
    row.after.clone_from(&planned.after);
    row.starts =
        planned.start.map(|start| plan.terms.start.plus(start).to_string()).unwrap_or_default();
    row.switch = Some(format!("action.{}.off=yes", row.id));
    row
}

/// An action that is done, dropped or switched off, with what is known of all.
fn closed_row(app: &App, plan: &Plan<'_>, candidate: &Candidate<'_>) -> Row {
    let scale = app.questionnaire.scale_of(candidate.question);
    let code = |value| scale.level(value).map_or_else(String::new, |level| level.code.clone());
    let to = code(candidate.action.to);
    let owners: Vec<&str> =
        candidate.action.owners.iter().map(crate::questionnaire::OwnerId::as_str).collect();
    let mark = if candidate.quick { " *" } else { "" };
    let head = match candidate.origin {
        Origin::Own => format!("{}{mark}", candidate.id),
        _ => format!("{} {}→{to}{mark}", candidate.question.id, code(candidate.from)),
    };
    Row {
        id: candidate.id.clone(),
        question: candidate.question.id.clone(),
        head,
        text: app.speech.text(&candidate.action.text).to_owned(),
        facts: String::new(),
        reasons: candidate
            .overrides
            .iter()
            .map(|one| one.why.as_str())
            .filter(|why| !why.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        lead: owners.first().map_or_else(String::new, |owner| (*owner).to_owned()),
        span: None,
        after: Vec::new(),
        owners: owners.join(","),
        duration: candidate.action.months,
        cost: candidate.cost.to_string(),
        source: candidate.source,
        starts: String::new(),
        status: status(candidate.follow_up.as_ref()),
        switch: back(plan, candidate),
        proposed: None,
    }
}

/// A report as it is typed.
fn status(report: Option<&FollowUp>) -> String {
    let stage = report.map(|report| report.stage).unwrap_or_default().code();
    let date = report.map(|report| report.date.as_str()).filter(|date| !date.is_empty());
    date.map_or_else(|| stage.to_owned(), |date| format!("{stage}@{date}"))
}

/// The setting that takes an action back into the plan: what follows on one
/// that was taken out comes back with that one.
fn back(plan: &Plan<'_>, candidate: &Candidate<'_>) -> Option<String> {
    let mut first = candidate;
    for _ in &plan.off {
        let before = plan.off.iter().find(|off| first.after.contains(&off.id));
        let about = |about| first.overrides.iter().any(|one| one.about == about);
        let dropped = first.follow_up.as_ref().is_some_and(|known| known.stage == Stage::Dropped);
        if dropped {
            return Some(format!("action.{}.status={}", first.id, Stage::NotStarted.code()));
        }
        if about("off") {
            return Some(format!("action.{}.off=no", first.id));
        }
        first = before?;
    }
    None
}

/// An action that the answers prove done.
fn proved(app: &App, one: &Followed<'_>) -> Row {
    let scale = app.questionnaire.scale_of(one.question);
    let code = |value: i32| scale.level(value).map_or_else(String::new, |level| level.code.clone());
    let level = one.level.map(code).unwrap_or_default();
    let day = one.proof.clone().unwrap_or_default();
    Row {
        id: one.id.clone(),
        question: one.question.id.clone(),
        head: format!("{} →{}", one.question.id, code(one.to)),
        text: app.speech.text(&one.text).to_owned(),
        facts: app.speech.fill("plan-proof", &[("level", level.into()), ("day", day.into())]),
        reasons: app.say("plan-proof-keys"),
        lead: String::new(),
        span: None,
        after: Vec::new(),
        owners: String::new(),
        duration: 1,
        cost: String::new(),
        source: None,
        starts: String::new(),
        status: Stage::Done.code().to_owned(),
        switch: None,
        proposed: Some((one.accepted(), one.refused())),
    }
}

pub fn update(app: &mut App, msg: &Msg) -> Option<Effect> {
    let height = usize::from(body(app.size).height);
    if let Msg::Interview(interview::Msg::Undo | interview::Msg::Redo) = msg {
        return interview::update(app, msg.clone());
    }
    let Screen::Plan(state) = &mut app.screen else { return None };
    match msg {
        Msg::Back => app.screen = Screen::Interview,
        Msg::Scroll(by) => {
            let last = state.rows().count().saturating_sub(1);
            let page = if state.chart { height.saturating_sub(4) } else { (height / 3).max(2) };
            state.at = by.from(state.at, last, page);
        }
        Msg::Plan(Act::Turn) => state.chart = !state.chart,
        Msg::Plan(Act::Aside(later)) => {
            let last = state.months.saturating_sub(3);
            state.month =
                if *later { (state.month + 3).min(last) } else { state.month.saturating_sub(3) };
        }
        Msg::Plan(Act::WhatIf) => {
            let field = Field::new(&state.tried);
            app.overlay = Overlay::Setting(field);
        }
        Msg::Plan(Act::Edit(property)) => {
            if let Some(text) = state.chosen().and_then(|row| begun(row, *property)) {
                app.overlay = Overlay::Setting(Field::new(&text));
                return setting::tried(app);
            }
        }
        Msg::Plan(Act::Own) => {
            let question = &state.chosen()?.question;
            app.overlay = Overlay::Setting(Field::new(&format!("own.{question}=")));
            return setting::tried(app);
        }
        Msg::Plan(Act::Answer(yes)) => {
            let (accepted, refused) = state.chosen()?.proposed.clone()?;
            if *yes {
                return app.keep_because(vec![accepted], None, Then::Stay);
            }
            app.overlay = Overlay::Because(because::State::of_plan(app, vec![refused]));
        }
        Msg::Confirm => {
            let question = state.chosen().map(|row| row.question.clone());
            if let Some(question) = question {
                app.screen = Screen::Interview;
                interview::land_on(app, &question);
            }
        }
        _ => {}
    }
    None
}

/// What the field holds when a property is to be decided: the setting with the value of today.
fn begun(row: &Row, property: Property) -> Option<String> {
    let (name, value) = match property {
        Property::Off => return row.switch.clone(),
        Property::Merged => ("merged", String::new()),
        Property::Owners => ("owners", row.owners.clone()),
        Property::Months => ("months", row.duration.to_string()),
        Property::Cost => ("cost", row.cost.clone()),
        Property::Source => ("source", row.source.map_or("", Source::code).to_owned()),
        Property::Start => ("start", row.starts.clone()),
        Property::Status => ("status", row.status.clone()),
    };
    Some(format!("action.{}.{name}={value}", row.id))
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let count = state.rows().count();
    let title = app.speech.fill("plan-title", &[("count", count.into())]);
    let inside = pane::titled(frame, area, &title, true);
    // Money is not cut: where one line does not hold it, two do.
    let budget = paragraph(&state.budget, usize::from(inside.width), 0, theme::STRONG);
    let high = u16::try_from(budget.len()).unwrap_or(1).clamp(1, 2);
    let [above, below] =
        Layout::vertical([Constraint::Min(1), Constraint::Length(high)]).areas(inside);
    if state.chart {
        gantt::view(app, state, frame, above);
    } else {
        list::view(app, state, frame, above);
    }
    frame.render_widget(Text::from(budget), below);
}

/// What every owner can do at once, for the field's help.
fn capacities(terms: &Terms) -> String {
    let told = terms.owners.iter().map(|one| format!("{} {}", one.owner, in_halves(one.capacity)));
    told.collect::<Vec<_>>().join(", ")
}
