//! Every command that works here, found by a few of its letters.

use super::Overlay;
use crate::i18n::fuzzy;
use crate::tui::app::App;
use crate::tui::keys::{self, Key};
use crate::tui::msg::{Effect, Msg, Scroll};
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cells, cut, fit};
use crate::tui::widget::writer::Writer;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;
use ratatui::text::Line;

/// What is typed, and the command chosen among those found.
pub struct State {
    writer: Writer,
    at: usize,
}

impl State {
    pub fn new() -> Self {
        Self { writer: Writer::new(""), at: 0 }
    }
}

/// The commands that what is typed may mean, the likeliest first.
fn found(app: &App, state: &State) -> Vec<&'static Key> {
    let now = keys::Now { place: app.screen.place(), ..app.now() };
    let wanted = state.writer.text();
    let mut found: Vec<(i32, &'static Key)> = keys::commands(&now)
        .filter_map(|key| Some((fuzzy(&wanted, &app.say(key.name()))?, key)))
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, key)| key).collect()
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Palette(state) = &app.overlay else { return None };
    let found = found(app, state);
    let Overlay::Palette(state) = &mut app.overlay else { return None };
    match msg {
        Msg::Back => app.overlay = Overlay::None,
        Msg::Scroll(by @ (Scroll::Up | Scroll::Down)) => {
            state.at = by.from(state.at, found.len().saturating_sub(1), 1);
        }
        Msg::Typed(key) => {
            state.writer.key(key);
            state.at = 0;
        }
        Msg::Pasted(text) => {
            state.writer.paste(&text.replace(['\n', '\r'], " "));
            state.at = 0;
        }
        Msg::Confirm => {
            let chosen = found.get(state.at).map(|key| key.meant());
            app.overlay = Overlay::None;
            return chosen.and_then(|msg| app.update(msg));
        }
        _ => {}
    }
    None
}

/// The commands found, numbered.
pub fn plain_lines(app: &App, state: &State) -> Vec<Line<'static>> {
    let now = keys::Now { place: app.screen.place(), ..app.now() };
    let numbered = |(row, key): (usize, &&Key)| {
        Line::raw(format!("{} {} ({})", row + 1, app.say(key.name()), key.shown(&now, false)))
    };
    found(app, state).iter().enumerate().map(numbered).collect()
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let (width, height) =
        (area.width.saturating_sub(6).min(70), area.height.saturating_sub(6).min(20));
    let inside = pane::window(frame, &app.say("place-palette"), width, height);
    let [words, _, list] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Min(1)])
            .areas(inside);
    let now = keys::Now { place: app.screen.place(), ..app.now() };
    let room = usize::from(list.width);
    let lines: Vec<Line<'static>> = found(app, state)
        .iter()
        .enumerate()
        .map(|(row, key)| {
            let shown = key.shown(&now, false);
            let left = room.saturating_sub(cells(&shown) + 2);
            let text = format!("{} {shown}", fit(&app.say(key.name()), left));
            let style = if row == state.at { theme::CHOSEN } else { Style::new() };
            Line::styled(cut(&text, room), style)
        })
        .collect();
    let page = usize::from(list.height);
    pane::lines(frame, list, &lines, (state.at + 2).saturating_sub(page));
    state.writer.draw(frame, words, true);
}
