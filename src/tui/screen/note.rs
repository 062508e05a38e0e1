//! The note of a question: written in a window, kept by every way out of it.

use super::Overlay;
use crate::assessment::Change;
use crate::assessment::Register;
use crate::tui::app::App;
use crate::tui::draft::form_of;
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

/// Opens the note for writing, as it was when a power cut ended it.
pub fn writer(app: &App) -> Writer {
    let standing = standing(app);
    let id = app.question().map(|question| question.id.clone());
    let draft = id.map(|id| app.draft_of(&id, &form_of(NOTE, app.reading))).unwrap_or_default();
    let mut writer = Writer::new(&standing);
    if let Some(text) = draft.first() {
        writer.replace(text);
    }
    writer
}

const NOTE: &str = "note";

/// The text so far, as a draft; `None` where it is kept, or nothing changed.
pub fn draft(app: &App, writer: &Writer) -> Option<Change> {
    let question = &app.question()?.id;
    let fields = if writer.changed() { vec![writer.text()] } else { Vec::new() };
    app.draft(question, &form_of(NOTE, app.reading), fields)
}

/// The changes that keep what is written, finished.
pub fn changes(app: &App, writer: &Writer) -> Vec<Change> {
    let Some(question) = app.question().map(|question| question.id.clone()) else {
        return Vec::new();
    };
    let finished = app.no_draft(&question, &form_of(NOTE, app.reading));
    let noted = writer.changed().then(|| Change::Noted {
        question,
        reading: app.reading,
        text: writer.text(),
    });
    noted.into_iter().chain(finished).collect()
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Note(writer) = &mut app.overlay else { return None };
    match msg {
        Msg::Typed(key) => writer.key(key),
        Msg::Pasted(text) => writer.paste(&text),
        Msg::Elsewhere => return Some(Effect::Edit(writer.text())),
        Msg::Edited(text) => writer.replace(&text),
        Msg::Back => {
            let Overlay::Note(writer) = std::mem::replace(&mut app.overlay, Overlay::None) else {
                return None;
            };
            let changes = changes(app, &writer);
            return if changes.is_empty() { None } else { app.keep(changes, Then::Stay) };
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
    writer.draw(frame, text, true);
}
