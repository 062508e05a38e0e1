//! The reason for a change after validation: asked once, kept in the history.

use super::Overlay;
use super::frame::paragraph;
use crate::assessment::Change;
use crate::tui::app::App;
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
}

impl State {
    pub fn new(changes: Vec<Change>, then: Then) -> Self {
        Self { changes, then, writer: Writer::new("") }
    }
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Because(state) = &mut app.overlay else { return None };
    match msg {
        Msg::Typed(key) => state.writer.key(key),
        Msg::Pasted(text) => state.writer.paste(&text),
        Msg::Back => app.overlay = Overlay::None,
        Msg::Confirm if state.writer.text().is_empty() => app.tell("told-reason-needed", &[]),
        Msg::Confirm => {
            let (why, then) = (state.writer.text(), state.then);
            let changes = std::mem::take(&mut state.changes);
            app.overlay = Overlay::None;
            return app.keep_because(changes, Some(why), then);
        }
        _ => {}
    }
    None
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>) {
    let id = app.question().map(|question| question.id.to_string()).unwrap_or_default();
    let title = app.speech.fill("because-title", &[("question", id.into())]);
    let width = frame.area().width.saturating_sub(6).min(76);
    let hint =
        paragraph(&app.say("because-hint"), usize::from(width.saturating_sub(4)), 0, Style::new());
    let rows = u16::try_from(hint.len()).unwrap_or(3).min(5);
    let inside = pane::window(frame, &title, width, rows + 7);
    let [above, _, text] =
        Layout::vertical([Constraint::Length(rows), Constraint::Length(1), Constraint::Min(1)])
            .areas(inside);
    pane::lines(frame, above, &hint, 0);
    state.writer.draw(frame, text, true);
}
