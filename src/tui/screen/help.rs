//! Every key, drawn from the table that reads them: those of the screen
//! beneath first, then all others.

use super::Overlay;
use super::frame::body;
use crate::tui::app::App;
use crate::tui::keys::{self, Place};
use crate::tui::msg::Msg;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cells, fit, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

pub fn update(app: &mut App, msg: &Msg) {
    let area = body(app.size);
    let page = usize::from(area.height.saturating_sub(1));
    let last = lines(app, usize::from(area.width)).len().saturating_sub(page);
    match (msg, &mut app.overlay) {
        (Msg::Back, overlay) => *overlay = Overlay::None,
        (Msg::Scroll(by), Overlay::Help { scroll }) => *scroll = by.from(*scroll, last, page),
        _ => {}
    }
}

pub fn view(app: &App, scroll: usize, frame: &mut Frame<'_>, area: Rect) {
    frame.render_widget(Clear, area);
    let inside = pane::titled(frame, area, &app.say("place-help"), true);
    pane::lines(frame, inside, &lines(app, usize::from(inside.width)), scroll);
}

/// From this width on there are two columns.
const TWO: usize = 100;

fn lines(app: &App, width: usize) -> Vec<Line<'static>> {
    let beneath = app.screen.place();
    let others = Place::ALL.into_iter().filter(|place| *place != beneath);
    std::iter::once(beneath).chain(others).flat_map(|place| section(app, place, width)).collect()
}

fn section(app: &App, place: Place, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::styled(app.say(place.word()), theme::LABEL)];
    let (count, room) = if width >= TWO { (2, width / 2) } else { (1, width) };
    let entries: Vec<Vec<Line<'static>>> =
        keys::of(place).map(|key| entry(app, key, room)).collect();
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

fn entry(app: &App, key: &keys::Key, width: usize) -> Vec<Line<'static>> {
    let shown = key.shown(app, true);
    let name = fit(&format!("  {shown}"), NAME.max(cells(&shown) + 3));
    wrap(&app.say(key.word), width.saturating_sub(cells(&name) + 1))
        .into_iter()
        .enumerate()
        .map(|(row, words)| {
            let name = if row == 0 { name.clone() } else { " ".repeat(cells(&name)) };
            Line::from(vec![Span::styled(name, theme::STRONG), Span::raw(words)])
        })
        .collect()
}
