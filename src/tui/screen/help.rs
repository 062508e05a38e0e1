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
#[derive(Debug, Clone)]
pub struct State {
    wanted: Writer,
    scroll: usize,
}

impl State {
    pub fn new() -> Self {
        Self { wanted: Writer::new(""), scroll: 0 }
    }

    /// What is searched for.
    pub fn wanted(&self) -> String {
        self.wanted.text()
    }

    /// Takes a message in, with so many lines found in a body of this height;
    /// whether help stays open.
    pub fn update(&mut self, msg: &Msg, found: usize, height: u16) -> bool {
        // Title and search field stand above the lines.
        let page = usize::from(height.saturating_sub(2));
        match msg {
            Msg::Back if self.wanted.text().is_empty() => return false,
            Msg::Back => *self = Self::new(),
            Msg::Scroll(by) => {
                self.scroll = by.from(self.scroll, found.saturating_sub(page), page);
            }
            Msg::Typed(key) => {
                self.wanted.key(*key);
                self.scroll = 0;
            }
            Msg::Pasted(text) => self.wanted.paste(&text.replace(['\n', '\r'], " ")),
            _ => {}
        }
        true
    }

    /// Draws it over a body; `found` gives the lines for a width.
    pub fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        title: &str,
        found: impl Fn(usize) -> Vec<Line<'static>>,
    ) {
        frame.render_widget(Clear, area);
        let inside = pane::titled(frame, area, title, true);
        let [words, list] =
            Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(inside);
        frame.render_widget(Line::raw("/"), words);
        let rest = Rect { x: words.x + 1, width: words.width.saturating_sub(1), ..words };
        self.wanted.draw(frame, rest, true);
        pane::lines(frame, list, &found(usize::from(list.width)), self.scroll);
    }
}

pub fn found(app: &App, state: &State, width: usize) -> Vec<Line<'static>> {
    lines(&|key| app.say(key), &app.now(), app.screen.place(), &state.wanted(), width)
}

pub fn update(app: &mut App, msg: &Msg) {
    let area = body(app.size);
    let Overlay::Help(state) = &app.overlay else { return };
    let found = found(app, state, usize::from(area.width)).len();
    if let Overlay::Help(state) = &mut app.overlay
        && !state.update(msg, found, area.height)
    {
        app.overlay = Overlay::None;
    }
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    state.draw(frame, area, &app.say("place-help"), |width| found(app, state, width));
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
        let text = format!("{} {}", key.shown(now, true), say(key.name()));
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
    wrap(&say(key.name()), width.saturating_sub(cells(&name) + 1))
        .into_iter()
        .enumerate()
        .map(|(row, words)| {
            let name = if row == 0 { name.clone() } else { " ".repeat(cells(&name)) };
            Line::from(vec![Span::styled(name, theme::STRONG), Span::raw(words)])
        })
        .collect()
}
