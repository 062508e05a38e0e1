//! *Not applicable* and its reason. Where the questionnaire does not foresee
//! it, the window says so, and the answer says that the lead assessor decided.

use super::Overlay;
use super::frame::paragraph;
use super::interview;
use crate::assessment::{Answer, Change};
use crate::tui::app::App;
use crate::tui::draft::form_of;
use crate::tui::msg::{Effect, Msg};
use crate::tui::saving::Then;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::writer::Writer;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;

const REASON: &str = "reason";

/// Opens the reason for writing, as far as it was begun.
pub fn writer(app: &App) -> Writer {
    let id = app.question().map(|question| question.id.clone());
    let draft = id.map(|id| app.draft_of(&id, &form_of(REASON, app.reading))).unwrap_or_default();
    Writer::new(draft.first().map_or("", String::as_str))
}

/// A reason begun is no answer yet, and no loss either.
pub fn draft(app: &App, writer: &Writer) -> Option<Change> {
    app.draft(&app.question()?.id, &form_of(REASON, app.reading), vec![writer.text()])
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Reason(writer) = &mut app.overlay else { return None };
    match msg {
        Msg::Typed(key) => writer.key(key),
        Msg::Pasted(text) => writer.paste(&text),
        Msg::Elsewhere => return Some(Effect::Edit(writer.text())),
        Msg::Edited(text) => writer.replace(&text),
        Msg::Back => {
            let draft = app.overlay.draft(app);
            app.overlay = Overlay::None;
            return app.keep(vec![draft?], Then::Stay);
        }
        Msg::Confirm if writer.text().is_empty() => app.tell("told-reason-needed", &[]),
        Msg::Confirm => {
            let reason = writer.text();
            app.overlay = Overlay::None;
            let question = app.question()?;
            let lead_decision = question.not_applicable.is_none();
            let finished = app.no_draft(&question.id, &form_of(REASON, app.reading));
            let answer = Answer::NotApplicable { reason, lead_decision };
            return interview::answer_with(app, answer, finished);
        }
        _ => {}
    }
    None
}

/// When *not applicable* is foreseen here, or that it is not.
pub fn hint(app: &App) -> String {
    let allowed = app.question().and_then(|question| question.not_applicable.as_ref());
    allowed.map_or_else(|| app.say("reason-lead"), |it| app.speech.text(it).to_owned())
}

pub fn view(app: &App, writer: &Writer, frame: &mut Frame<'_>) {
    let Some(question) = app.question() else { return };
    let id = question.id.to_string();
    let title = app.speech.fill("reason-title", &[("question", id.into())]);
    let width = frame.area().width.saturating_sub(6).min(76);
    let style = if question.not_applicable.is_some() { Style::new() } else { theme::WARNING };
    let hint = paragraph(&hint(app), usize::from(width.saturating_sub(4)), 0, style);
    let rows = u16::try_from(hint.len()).unwrap_or(4).min(6);
    let inside = pane::window(frame, &title, width, rows + 7);
    let [above, _, text] =
        Layout::vertical([Constraint::Length(rows), Constraint::Length(1), Constraint::Min(1)])
            .areas(inside);
    pane::lines(frame, above, &hint, 0);
    writer.draw(frame, text, true);
}
