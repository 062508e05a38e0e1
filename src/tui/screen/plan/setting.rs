//! A field for a setting of the plan. While one types, the plan is made again
//! and the window says what would move; Enter asks for the reason and keeps it.

use super::capacities;
use crate::assessment::Change;
use crate::plan::{Terms, Unclear, Words, plan, setting, what_if};
use crate::tui::app::App;
use crate::tui::msg::{Effect, Msg};
use crate::tui::screen::frame::paragraph;
use crate::tui::screen::{Overlay, Screen, because};
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::writer::Writer;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;
use ratatui::text::Line;

/// A setting being written, and what it would do.
pub struct Field {
    writer: Writer,
    /// What would move, in words.
    told: Vec<String>,
}

impl Field {
    pub fn new(text: &str) -> Self {
        Self { writer: Writer::new(text), told: Vec::new() }
    }

    /// What is written and what it would do, to be read one after the other.
    pub fn lines(&self) -> Vec<Line<'static>> {
        std::iter::once(self.writer.text())
            .chain(self.told.iter().cloned())
            .map(Line::raw)
            .collect()
    }
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Setting(field) = &mut app.overlay else { return None };
    match msg {
        Msg::Typed(key) => field.writer.key(key),
        Msg::Pasted(text) => field.writer.paste(&text),
        Msg::Back => {
            remember(app);
            app.overlay = Overlay::None;
            return None;
        }
        Msg::Confirm => return confirm(app),
        _ => return None,
    }
    tried(app)
}

/// What was typed stays with the plan, to be taken up again.
fn remember(app: &mut App) {
    if let (Overlay::Setting(field), Screen::Plan(state)) = (&app.overlay, &mut app.screen) {
        state.tried = field.writer.text();
    }
}

fn change(app: &App) -> Option<Result<Change, Unclear>> {
    let Overlay::Setting(field) = &app.overlay else { return None };
    Some(setting(&app.questionnaire, &app.assessment, &field.writer.text()))
}

fn confirm(app: &mut App) -> Option<Effect> {
    match change(app)? {
        Ok(change) => {
            remember(app);
            app.overlay = Overlay::Because(because::State::of_plan(app, vec![change]));
        }
        Err(unclear) => app.told = Some(unclear.in_words(app.speech.phrases())),
    }
    None
}

fn is_begun_only(app: &App) -> bool {
    matches!(&app.overlay, Overlay::Setting(field) if field.writer.text().ends_with('='))
}

/// Plans again with what stands in the field, and notes what would move.
pub fn tried(app: &mut App) -> Option<Effect> {
    let told = match change(app)? {
        // Nothing is written yet: the help stands there.
        _ if is_begun_only(app) => Vec::new(),
        Err(unclear) => vec![unclear.in_words(app.speech.phrases())],
        Ok(change) => {
            let (questionnaire, assessment) = (&app.questionnaire, &app.assessment);
            let stands = plan(questionnaire, assessment);
            let what_if = what_if(questionnaire, assessment, &stands, &[change]);
            let words = Words {
                questionnaire,
                terms: &what_if.plan.terms,
                phrases: app.speech.phrases(),
                language: app.speech.language(),
            };
            words.what_if(&what_if)
        }
    };
    if let Overlay::Setting(field) = &mut app.overlay {
        field.told = told;
    }
    None
}

pub fn view(app: &App, field: &Field, frame: &mut Frame<'_>) {
    let width = frame.area().width.saturating_sub(4).min(100);
    let height = frame.area().height.saturating_sub(2);
    let inside = pane::window(frame, &app.say("plan-setting-title"), width, height);
    let [writing, _, told] =
        Layout::vertical([Constraint::Length(2), Constraint::Length(1), Constraint::Min(1)])
            .areas(inside);
    field.writer.draw(frame, writing, true);
    let room = usize::from(told.width).saturating_sub(1);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for one in &field.told {
        let style = if one.starts_with(' ') { theme::FAINT } else { Style::new() };
        lines.extend(paragraph(one, room, 0, style));
    }
    if field.told.is_empty() {
        let terms = Terms::of(&app.questionnaire, &app.assessment);
        let known = ("capacities", capacities(&terms).into());
        lines.extend(paragraph(
            &app.speech.fill("plan-setting-help", &[known]),
            room,
            0,
            theme::FAINT,
        ));
    }
    pane::lines(frame, told, &lines, 0);
}
