//! *Not applicable* and its reason. Where the questionnaire does not foresee
//! it, the window says so, and the answer says that the lead assessor decided.

use super::Overlay;
use super::frame::paragraph;
use super::{interview, note};
use crate::assessment::{Answer, Change};
use crate::tui::app::App;
use crate::tui::msg::{Effect, Msg};
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::writer::Writer;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;

/// A reason begun when the interview ends is no answer yet, and no loss
/// either: it is kept at the end of the note.
pub fn draft(app: &App, writer: &Writer) -> Option<Change> {
    let question = app.question()?.id.clone();
    let text = writer.text();
    if text.is_empty() {
        return None;
    }
    let stands = note::standing(app);
    let text = if stands.is_empty() { text } else { format!("{stands}\n{text}") };
    Some(Change::Noted { question, reading: app.reading, text })
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Reason(writer) = &mut app.overlay else { return None };
    match msg {
        Msg::Typed(key) => writer.key(key),
        Msg::Pasted(text) => writer.paste(&text),
        Msg::Back => {
            let text = writer.text();
            app.overlay = Overlay::None;
            let id = app.question().map(|question| question.id.clone());
            app.interview.reason = id.filter(|_| !text.is_empty()).map(|id| (id, text));
        }
        Msg::Confirm if writer.text().is_empty() => app.tell("told-reason-needed", &[]),
        Msg::Confirm => {
            let reason = writer.text();
            app.overlay = Overlay::None;
            let lead_decision = app.question().is_some_and(|it| it.not_applicable.is_none());
            return interview::answer(app, Answer::NotApplicable { reason, lead_decision });
        }
        _ => {}
    }
    None
}

pub fn view(app: &App, writer: &Writer, frame: &mut Frame<'_>) {
    let Some(question) = app.question() else { return };
    let id = question.id.to_string();
    let title = app.speech.fill("reason-title", &[("question", id.into())]);
    let width = frame.area().width.saturating_sub(6).min(76);
    let (words, style) = match &question.not_applicable {
        Some(allowed) => (app.speech.text(allowed).to_owned(), Style::new()),
        None => (app.say("reason-lead"), theme::WARNING),
    };
    let hint = paragraph(&words, usize::from(width.saturating_sub(4)), 0, style);
    let rows = u16::try_from(hint.len()).unwrap_or(4).min(6);
    let inside = pane::window(frame, &title, width, rows + 7);
    let [above, _, text] =
        Layout::vertical([Constraint::Length(rows), Constraint::Length(1), Constraint::Min(1)])
            .areas(inside);
    pane::lines(frame, above, &hint, 0);
    writer.draw(frame, text);
}
