//! Search over ids and texts, blind to accents and case; Enter goes there.

use super::{Overlay, interview};
use crate::i18n::folded;
use crate::questionnaire::Question;
use crate::tui::app::App;
use crate::tui::msg::{Msg, Scroll};
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::cut;
use crate::tui::widget::writer::Writer;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;
use ratatui::text::Line;

/// A search under way.
pub struct State {
    writer: Writer,
    /// What is found, by place among all questions.
    found: Vec<usize>,
    /// The one chosen among those found.
    at: usize,
}

impl State {
    /// Begins with everything found.
    pub fn new(app: &App) -> Self {
        Self { writer: Writer::new(""), found: (0..app.spots.len()).collect(), at: 0 }
    }
}

/// The questions that hold every word: first those whose id begins with the
/// words, then the others, in the questionnaire's order.
fn find(app: &App, words: &str) -> Vec<usize> {
    let words = folded(words);
    let holds = |question: &Question| {
        let mut text = format!("{} {}", question.id, app.speech.text(&question.text));
        if let Some(beside) = app.speech.beside() {
            text.push_str(question.text.get(beside));
        }
        let text = folded(&text);
        words.split_whitespace().all(|word| text.contains(word))
    };
    let mut found: Vec<usize> = (0..app.spots.len())
        .filter(|&place| app.questionnaire.question(&app.spots[place].id).is_some_and(holds))
        .collect();
    let whole = words.trim();
    found.sort_by_key(|&place| !folded(app.spots[place].id.as_str()).starts_with(whole));
    found
}

pub fn update(app: &mut App, msg: Msg) {
    let Overlay::Search(state) = &mut app.overlay else { return };
    match msg {
        Msg::Back => app.overlay = Overlay::None,
        Msg::Confirm => {
            let place = state.found.get(state.at).copied();
            app.overlay = Overlay::None;
            if let Some(place) = place {
                app.interview.filter = interview::Filter::All;
                interview::land(app, place);
            }
        }
        Msg::Scroll(by @ (Scroll::Up | Scroll::Down)) => {
            state.at = by.from(state.at, state.found.len().saturating_sub(1), 1);
        }
        Msg::Typed(key) => {
            state.writer.key(key);
            seek(app);
        }
        Msg::Pasted(text) => {
            state.writer.paste(&text.replace(['\n', '\r'], " "));
            seek(app);
        }
        _ => {}
    }
}

fn seek(app: &mut App) {
    let Overlay::Search(state) = &app.overlay else { return };
    let found = find(app, &state.writer.text());
    if let Overlay::Search(state) = &mut app.overlay {
        state.at = 0;
        state.found = found;
    }
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let (width, height) =
        (area.width.saturating_sub(6).min(90), area.height.saturating_sub(6).min(20));
    let count = state.found.len();
    let title = app.speech.fill("search-title", &[("count", count.into())]);
    let inside = pane::window(frame, &title, width, height);
    let [words, _, list] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Min(1)])
            .areas(inside);
    let room = usize::from(list.width).saturating_sub(2);
    let lines: Vec<Line<'static>> = state
        .found
        .iter()
        .enumerate()
        .filter_map(|(row, &place)| {
            let question = app.questionnaire.question(&app.spots[place].id)?;
            let text = format!("{}  {}", question.id, app.speech.text(&question.text));
            let style = if row == state.at { theme::CHOSEN } else { Style::new() };
            Some(Line::styled(cut(&text, room), style))
        })
        .collect();
    let page = usize::from(list.height);
    pane::lines(frame, list, &lines, (state.at + 2).saturating_sub(page));
    state.writer.draw(frame, words, true);
}
