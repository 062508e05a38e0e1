//! Search over ids and texts, blind to accents and case; Enter goes there.

use super::{Overlay, interview};
use crate::i18n::fuzzy;
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

/// The questions that what is typed may mean, the likeliest first: by id, then
/// by text, with letters left out where nothing has them all.
fn find(app: &App, words: &str) -> Vec<usize> {
    let score = |question: &Question| {
        let beside = app.speech.beside().map(|beside| question.text.get(beside));
        let texts = std::iter::once(app.speech.text(&question.text)).chain(beside);
        let id = fuzzy(words, question.id.as_str()).map(|score| score + 1000);
        let in_texts = texts.filter_map(|text| fuzzy(words, &format!("{} {text}", question.id)));
        id.into_iter().chain(in_texts).max()
    };
    let mut found: Vec<(i32, usize)> = (0..app.spots.len())
        .filter_map(|place| {
            let question = app.questionnaire.question(&app.spots[place].id)?;
            Some((score(question)?, place))
        })
        .collect();
    found.sort_by_key(|&(score, place)| (std::cmp::Reverse(score), place));
    found.into_iter().map(|(_, place)| place).collect()
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
                interview::jump(app, place);
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

/// What is found, numbered.
pub fn plain_lines(app: &App, state: &State, width: usize) -> Vec<Line<'static>> {
    let count = state.found.len();
    let title = app.speech.fill("search-title", &[("count", count.into())]);
    let found = state.found.iter().take(PLAIN).enumerate().filter_map(|(row, &place)| {
        let question = app.questionnaire.question(&app.spots.get(place)?.id)?;
        let text = format!("{} {}  {}", row + 1, question.id, app.speech.text(&question.text));
        Some(Line::raw(cut(&text, width)))
    });
    std::iter::once(Line::raw(title)).chain(found).collect()
}

/// As many as one listens to.
const PLAIN: usize = 20;

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
