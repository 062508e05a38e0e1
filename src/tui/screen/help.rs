//! Every key, drawn from the table that reads them: those of the screen
//! beneath first, then all others; typing narrows them.

use super::Overlay;
use super::frame::body;
use crate::i18n::folded;
use crate::tui::app::App;
use crate::tui::keys::{self, Key, Now, Place};
use crate::tui::msg::Msg;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cells, fit, wrap};
use crate::tui::widget::writer::Writer;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

/// Help that is open: what is searched for in it, and how far down.
pub struct State {
    wanted: Writer,
    scroll: usize,
}

impl State {
    pub fn new() -> Self {
        Self { wanted: Writer::new(""), scroll: 0 }
    }
}

pub fn found(app: &App, state: &State, width: usize) -> Vec<Line<'static>> {
    let wanted = state.wanted.text();
    lines(&|key| app.say(key), &app.now(), app.screen.place(), &wanted, width)
}

pub fn update(app: &mut App, msg: &Msg) {
    let area = body(app.size);
    let page = usize::from(area.height.saturating_sub(2));
    let Overlay::Help(state) = &app.overlay else { return };
    let last = found(app, state, usize::from(area.width)).len().saturating_sub(page);
    let Overlay::Help(state) = &mut app.overlay else { return };
    match msg {
        Msg::Back if !state.wanted.text().is_empty() => *state = State::new(),
        Msg::Back => app.overlay = Overlay::None,
        Msg::Scroll(by) => state.scroll = by.from(state.scroll, last, page),
        Msg::Typed(key) => {
            state.wanted.key(*key);
            state.scroll = 0;
        }
        Msg::Pasted(text) => state.wanted.paste(&text.replace(['\n', '\r'], " ")),
        _ => {}
    }
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    frame.render_widget(Clear, area);
    let inside = pane::titled(frame, area, &app.say("place-help"), true);
    let [words, list] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(inside);
    frame.render_widget(Line::raw("/"), words);
    let rest = Rect { x: words.x + 1, width: words.width.saturating_sub(1), ..words };
    state.wanted.draw(frame, rest, true);
    pane::lines(frame, list, &found(app, state, usize::from(list.width)), state.scroll);
}

/// From this width on there are two columns.
const TWO: usize = 100;

/// Every key of the table: those of the place beneath first. Only those whose
/// words or names hold what is searched for.
pub fn lines(
    say: &dyn Fn(&str) -> String,
    now: &Now<'_>,
    beneath: Place,
    wanted: &str,
    width: usize,
) -> Vec<Line<'static>> {
    let others = Place::ALL.into_iter().filter(|place| *place != beneath);
    let places = std::iter::once(beneath).chain(others);
    places.flat_map(|place| section(say, now, place, wanted, width)).collect()
}

fn section(
    say: &dyn Fn(&str) -> String,
    now: &Now<'_>,
    place: Place,
    wanted: &str,
    width: usize,
) -> Vec<Line<'static>> {
    let (count, room) = if width >= TWO { (2, width / 2) } else { (1, width) };
    let wanted = folded(wanted.trim());
    let holds = |key: &&Key| {
        let text = format!("{} {}", key.shown(now, true), say(key.word));
        wanted.is_empty() || folded(&text).contains(&wanted)
    };
    let entries: Vec<Vec<Line<'static>>> =
        keys::of(place).filter(holds).map(|key| entry(say, now, key, room)).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::styled(say(place.word()), theme::LABEL)];
    let half = entries.len().div_ceil(count);
    let mut columns = entries.chunks(half.max(1)).map(<[_]>::concat);
    let (left, right) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
    for row in 0..left.len().max(right.len()) {
        let mut line = left.get(row).cloned().unwrap_or_default();
        line.push_span(Span::raw(" ".repeat(room.saturating_sub(line.width()))));
        line.extend(right.get(row).cloned().unwrap_or_default());
        lines.push(line);
    }
    lines.push(Line::default());
    lines
}

/// Cells for the key's name.
const NAME: usize = 16;

fn entry(
    say: &dyn Fn(&str) -> String,
    now: &Now<'_>,
    key: &Key,
    width: usize,
) -> Vec<Line<'static>> {
    let shown = key.shown(now, true);
    let name = fit(&format!("  {shown}"), NAME.max(cells(&shown) + 3));
    wrap(&say(key.word), width.saturating_sub(cells(&name) + 1))
        .into_iter()
        .enumerate()
        .map(|(row, words)| {
            let name = if row == 0 { name.clone() } else { " ".repeat(cells(&name)) };
            Line::from(vec![Span::styled(name, theme::STRONG), Span::raw(words)])
        })
        .collect()
}
