//! The plan as it follows from the answers of today: actions by phase, and
//! what must wait. For reading; Enter goes to the question behind an action.

use super::frame::body;
use super::{Screen, interview};
use crate::plan::{Planned, plan};
use crate::questionnaire::QuestionId;
use crate::tui::app::App;
use crate::tui::msg::Msg;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{fit, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The plan, made once for these answers and this language.
pub struct State {
    parts: Vec<Part>,
    /// The action chosen, counted over all parts.
    at: usize,
}

/// A phase, or what is kept for later.
struct Part {
    title: String,
    actions: Vec<Row>,
}

/// One action as it is shown.
struct Row {
    question: QuestionId,
    head: String,
    text: String,
    facts: String,
}

impl State {
    /// Plans from what has been answered.
    pub fn new(app: &App) -> Self {
        let at = if let Screen::Plan(state) = &app.screen { state.at } else { 0 };
        let plan = plan(&app.questionnaire, &app.assessment);
        let rows = |actions: Vec<&Planned<'_>>| -> Vec<Row> {
            actions.into_iter().map(|planned| row(app, planned)).collect()
        };
        let mut parts: Vec<Part> = app
            .questionnaire
            .phases
            .iter()
            .map(|phase| Part {
                title: app.speech.text(&phase.title).to_owned(),
                actions: rows(
                    plan.actions.iter().filter(|it| it.phase.as_ref() == Some(&phase.id)).collect(),
                ),
            })
            .collect();
        let later = rows(plan.later.iter().collect());
        parts.push(Part { title: app.say("plan-beyond"), actions: later });
        parts.retain(|part| !part.actions.is_empty());
        Self { parts, at }
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flat_map(|part| &part.actions)
    }
}

fn row(app: &App, planned: &Planned<'_>) -> Row {
    let candidate = &planned.candidate;
    let scale = app.questionnaire.scale_of(candidate.question);
    let code = |value| scale.level(value).map_or_else(String::new, |level| level.code.clone());
    let to = code(candidate.action.to);
    let head = format!("{} {}→{to}", candidate.question.id, code(candidate.from));
    let owners: Vec<&str> =
        candidate.action.owners.iter().map(crate::questionnaire::OwnerId::as_str).collect();
    let cost = app.questionnaire.cost_band(&candidate.action.cost_band);
    let mut facts = vec![match (planned.start, planned.end) {
        // The plan counts months from its start; people count the first month as one.
        (Some(start), Some(end)) => app.speech.fill(
            "plan-months",
            &[("from", (start + 1).into()), ("to", end.max(start + 1).into())],
        ),
        _ => app.speech.fill("plan-lasts", &[("months", candidate.action.months.into())]),
    }];
    facts.push(owners.join(", "));
    facts.extend(cost.map(|band| app.speech.text(&band.label).to_owned()));
    if !planned.after.is_empty() {
        let after = planned.after.join(", ");
        facts.push(app.speech.fill("plan-after", &[("actions", after.into())]));
    }
    if candidate.unseen {
        facts.push(app.say("given-no-evidence"));
    }
    Row {
        question: candidate.question.id.clone(),
        head,
        text: app.speech.text(&candidate.action.text).to_owned(),
        facts: facts.join(" · "),
    }
}

pub fn update(app: &mut App, msg: &Msg) {
    let height = usize::from(body(app.size).height);
    let Screen::Plan(state) = &mut app.screen else { return };
    match msg {
        Msg::Back => app.screen = Screen::Interview,
        Msg::Scroll(by) => {
            let last = state.rows().count().saturating_sub(1);
            state.at = by.from(state.at, last, (height / 3).max(2));
        }
        Msg::Confirm => {
            let question = state.rows().nth(state.at).map(|row| row.question.clone());
            if let Some(question) = question {
                app.screen = Screen::Interview;
                interview::land_on(app, &question);
            }
        }
        _ => {}
    }
}

/// Cells for question and step.
const HEAD: usize = 13;

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let count = state.rows().count();
    let title = app.speech.fill("plan-title", &[("count", count.into())]);
    let inside = pane::titled(frame, area, &title, true);
    let width = usize::from(inside.width);
    let (mut lines, mut seen, mut row) = (Vec::new(), 0..0, 0);
    if count == 0 {
        lines.extend(super::frame::paragraph(
            &app.say("plan-awaits-answers"),
            width,
            0,
            Style::new(),
        ));
    }
    for part in &state.parts {
        let start = lines.len();
        lines.push(Line::styled(format!("{} ({})", part.title, part.actions.len()), theme::LABEL));
        for (place, action) in part.actions.iter().enumerate() {
            // The title stays in sight with the first action of its part.
            let top = if place == 0 { start } else { lines.len() };
            lines.extend(action_lines(action, width, row == state.at));
            seen = if row == state.at { top..lines.len() } else { seen };
            row += 1;
        }
        lines.push(Line::default());
    }
    let scroll = seen.end.saturating_sub(usize::from(inside.height)).min(seen.start);
    pane::lines(frame, inside, &lines, scroll);
}

fn action_lines(action: &Row, width: usize, chosen: bool) -> Vec<Line<'static>> {
    let style = if chosen { theme::CHOSEN } else { theme::STRONG };
    let room = width.saturating_sub(HEAD + 2);
    let mut lines = Vec::new();
    for (place, text) in wrap(&action.text, room).into_iter().enumerate() {
        let head = if place == 0 {
            Span::styled(fit(&action.head, HEAD), style)
        } else {
            Span::raw(" ".repeat(HEAD))
        };
        lines.push(Line::from(vec![head, Span::raw(format!(" {text}"))]));
    }
    lines.extend(super::frame::paragraph(
        &action.facts,
        width.saturating_sub(1),
        HEAD + 1,
        theme::FAINT,
    ));
    lines
}
