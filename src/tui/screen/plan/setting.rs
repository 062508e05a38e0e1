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
    /// What would move, in words, and how far down it was read.
    told: Vec<String>,
    scroll: usize,
}

impl Field {
    pub fn new(text: &str) -> Self {
        Self { writer: Writer::new(text), told: Vec::new(), scroll: 0 }
    }

    /// A whole setting, or what comes after the sign of the one that is begun.
    fn written(&mut self, text: &str) {
        let stands = self.writer.text();
        let is_whole = text.split_once('=').is_some_and(|(name, _)| !name.contains(' '));
        match stands.split_once('=') {
            Some((name, _)) if !is_whole => self.writer.replace(&format!("{name}={text}")),
            _ => self.writer.replace(text),
        }
    }
}

/// What is written and what it would do, to be read one after the other.
pub fn plain_lines(app: &App, field: &Field, width: usize) -> Vec<Line<'static>> {
    let mut said = vec![Line::raw(field.writer.text())];
    said.extend(lines(app, width));
    said
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Setting(field) = &mut app.overlay else { return None };
    match msg {
        Msg::Scroll(by) => {
            let page = usize::from(app.size.1.saturating_sub(BESIDE));
            let last = lines(app, window_width(app.size.0)).len().saturating_sub(page);
            if let Overlay::Setting(field) = &mut app.overlay {
                field.scroll = by.from(field.scroll, last, page);
            }
            return None;
        }
        Msg::Typed(key) => field.writer.key(key),
        Msg::Pasted(text) => field.writer.paste(&text),
        Msg::Edited(text) => field.written(&text),
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
    let Overlay::Setting(field) = &app.overlay else { return false };
    let text = field.writer.text();
    text.is_empty() || text.ends_with('=')
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
        (field.told, field.scroll) = (told, 0);
    }
    None
}

/// Rows of the terminal that what would move does not have.
const BESIDE: u16 = 7;

/// Cells for what would move.
fn window_width(columns: u16) -> usize {
    usize::from(columns.saturating_sub(4).min(100).saturating_sub(5))
}

pub fn view(app: &App, field: &Field, frame: &mut Frame<'_>) {
    let width = frame.area().width.saturating_sub(4).min(100);
    let height = frame.area().height.saturating_sub(2);
    let inside = pane::window(frame, &app.say("plan-setting-title"), width, height);
    let [writing, _, told] =
        Layout::vertical([Constraint::Length(2), Constraint::Length(1), Constraint::Min(1)])
            .areas(inside);
    field.writer.draw(frame, writing, true);
    pane::lines(frame, told, &lines(app, usize::from(told.width).saturating_sub(1)), field.scroll);
}

/// What would move, or, where nothing is written yet, what can be.
fn lines(app: &App, room: usize) -> Vec<Line<'static>> {
    let Overlay::Setting(field) = &app.overlay else { return Vec::new() };
    if field.told.is_empty() {
        let terms = Terms::of(&app.questionnaire, &app.assessment);
        let known = ("capacities", capacities(&terms).into());
        let help = app.speech.fill("plan-setting-help", &[known]);
        return paragraph(&help, room, 0, theme::FAINT);
    }
    let style = |one: &str| if one.starts_with(' ') { theme::FAINT } else { Style::new() };
    field.told.iter().flat_map(|one| paragraph(one, room, 0, style(one))).collect()
}
