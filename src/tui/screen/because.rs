//! The reason for a change after validation, or for a decision on the plan: asked
//! once, kept in the history.
//! A reason begun is kept as a draft, and found again when the same is changed.

use super::Overlay;
use super::frame::paragraph;
use crate::assessment::Change;
use crate::questionnaire::QuestionId;
use crate::tui::app::App;
use crate::tui::draft::form_of;
use crate::tui::msg::{Effect, Msg};
use crate::tui::saving::Then;
use crate::tui::widget::pane;
use crate::tui::widget::writer::Writer;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;

/// A change that waits for its reason.
pub struct State {
    changes: Vec<Change>,
    then: Then,
    pub writer: Writer,
    /// It is a decision on the plan, which has its reason before validation too.
    of_plan: bool,
}

impl State {
    pub fn new(app: &App, changes: Vec<Change>, then: Then) -> Self {
        Self::begun(app, changes, then, false)
    }

    /// The reason for a decision on the plan.
    pub fn of_plan(app: &App, changes: Vec<Change>) -> Self {
        Self::begun(app, changes, Then::Stay, true)
    }

    /// As far as the reason was begun earlier.
    fn begun(app: &App, changes: Vec<Change>, then: Then, of_plan: bool) -> Self {
        let mut state = Self { changes, then, writer: Writer::new(""), of_plan };
        let draft = state.question(app).map(|id| app.draft_of(&id, &state.form(app)));
        if let Some(text) = draft.unwrap_or_default().first() {
            state.writer = Writer::new(text);
        }
        state
    }

    /// The name of its draft: each setting of the plan has its own.
    fn form(&self, app: &App) -> String {
        if self.of_plan {
            format!("because-plan-{}", self.settings().join("-"))
        } else {
            form_of("because", app.reading)
        }
    }

    /// The settings of the plan that are changed, as they are written.
    fn settings(&self) -> Vec<String> {
        let setting = |change: &Change| match change {
            Change::Planned { action, decision } => {
                Some(format!("action.{action}.{}", decision.about()))
            }
            Change::Limited { limit } => Some(limit.about()),
            _ => None,
        };
        self.changes.iter().filter_map(setting).collect()
    }

    /// The question that the change is about.
    fn question(&self, app: &App) -> Option<QuestionId> {
        let named = self.changes.iter().find_map(Change::question);
        named.or_else(|| app.question().map(|question| &question.id)).cloned()
    }

    /// The reason so far, as a draft; `None` where it is kept.
    pub fn draft(&self, app: &App) -> Option<Change> {
        app.draft(&self.question(app)?, &self.form(app), vec![self.writer.text()])
    }
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Because(state) = &mut app.overlay else { return None };
    match msg {
        Msg::Typed(key) => state.writer.key(key),
        Msg::Pasted(text) => state.writer.paste(&text),
        Msg::Back => {
            let draft = app.overlay.draft(app);
            app.overlay = Overlay::None;
            return app.keep(vec![draft?], Then::Stay);
        }
        Msg::Confirm if state.writer.text().is_empty() => app.tell("told-reason-needed", &[]),
        Msg::Confirm => {
            let Overlay::Because(state) = std::mem::replace(&mut app.overlay, Overlay::None) else {
                return None;
            };
            let (why, then) = (state.writer.text(), state.then);
            let question = state.question(app);
            let finished = question.and_then(|id| app.no_draft(&id, &state.form(app)));
            let changes = state.changes.into_iter().chain(finished).collect();
            return app.keep_because(changes, Some(why), then);
        }
        _ => {}
    }
    None
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>) {
    let (title, hint) = if state.of_plan {
        let settings = state.settings().join(", ");
        let title = app.speech.fill("plan-because-title", &[("settings", settings.into())]);
        (title, "plan-because-hint")
    } else {
        let id = app.question().map(|question| question.id.to_string()).unwrap_or_default();
        (app.speech.fill("because-title", &[("question", id.into())]), "because-hint")
    };
    let width = frame.area().width.saturating_sub(6).min(76);
    let hint = paragraph(&app.say(hint), usize::from(width.saturating_sub(4)), 0, Style::new());
    let rows = u16::try_from(hint.len()).unwrap_or(3).min(5);
    let inside = pane::window(frame, &title, width, rows + 7);
    let [above, _, text] =
        Layout::vertical([Constraint::Length(rows), Constraint::Length(1), Constraint::Min(1)])
            .areas(inside);
    pane::lines(frame, above, &hint, 0);
    state.writer.draw(frame, text, true);
}
