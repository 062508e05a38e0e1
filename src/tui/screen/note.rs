//! The note of a question: written in a window, kept by every way out of it.

use super::Overlay;
use crate::assessment::Change;
use crate::assessment::Register;
use crate::tui::app::App;
use crate::tui::msg::{Effect, Msg};
use crate::tui::saving::Then;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::writer::Writer;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};

/// The note as it stands: one that could not be saved before the one on disk.
/// Several, where copies were joined, become one text.
pub fn standing(app: &App) -> String {
    let Some(question) = app.question() else { return String::new() };
    let register = Register::Note(question.id.clone(), app.reading);
    match app.saving.on_its_way(&register) {
        Some(Change::Noted { text, .. }) => text.clone(),
        _ => app.assessment.notes(&question.id, app.reading).join("\n\n"),
    }
}

/// Opens the note for writing.
pub fn writer(app: &App) -> Writer {
    Writer::new(&standing(app))
}

/// The change that keeps what is written; `None` where nothing changed.
pub fn change(app: &App, writer: &Writer) -> Option<Change> {
    let question = app.question()?.id.clone();
    writer.changed().then(|| Change::Noted { question, reading: app.reading, text: writer.text() })
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Note(writer) = &mut app.overlay else { return None };
    match msg {
        Msg::Typed(key) => writer.key(key),
        Msg::Pasted(text) => writer.paste(&text),
        Msg::Back => {
            let Overlay::Note(writer) = std::mem::replace(&mut app.overlay, Overlay::None) else {
                return None;
            };
            let change = change(app, &writer)?;
            return app.keep(vec![change], Then::Stay);
        }
        _ => {}
    }
    None
}

pub fn view(app: &App, writer: &Writer, frame: &mut Frame<'_>) {
    let id = app.question().map(|question| question.id.to_string()).unwrap_or_default();
    let reading = app.reading_name(app.reading);
    let title =
        app.speech.fill("note-title", &[("question", id.into()), ("reading", reading.into())]);
    let area = frame.area();
    let (width, height) =
        (area.width.saturating_sub(6).min(90), area.height.saturating_sub(6).min(20));
    let inside = pane::window(frame, &title, width, height);
    let [text, hint] = Layout::vertical([Constraint::Min(1), Constraint::Length(1)]).areas(inside);
    let words = super::frame::single(&app.say("note-hint"), usize::from(hint.width), theme::FAINT);
    frame.render_widget(words, hint);
    writer.draw(frame, text);
}
