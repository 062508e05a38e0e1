//! Panes with a title, and windows laid over them.

use super::wrap::cut;
use crate::tui::theme;
use ratatui::Frame;
use ratatui::layout::{Constraint, Flex, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Clear};

/// Draws a pane's title on a rule above it and gives the place below. The pane
/// with the focus has its title in reverse video and a pointer before it.
pub fn titled(frame: &mut Frame<'_>, area: Rect, title: &str, focused: bool) -> Rect {
    let room = usize::from(area.width).saturating_sub(5);
    let title = if focused {
        Span::styled(format!("▸{} ", cut(title, room)), theme::CHOSEN)
    } else {
        Span::styled(format!(" {} ", cut(title, room)), theme::STRONG)
    };
    let block = Block::new().borders(Borders::TOP).border_style(theme::FAINT).title(title);
    let inside = block.inner(area);
    frame.render_widget(block, area);
    inside
}

/// The first columns of a place and the rest: for so little the library's solver
/// takes as long as drawing does.
pub fn beside(area: Rect, columns: u16) -> [Rect; 2] {
    let width = columns.min(area.width);
    [
        Rect { width, ..area },
        Rect { x: area.x.saturating_add(width), width: area.width - width, ..area },
    ]
}

/// The first rows of a place and the rest.
pub fn above(area: Rect, rows: u16) -> [Rect; 2] {
    let height = rows.min(area.height);
    [
        Rect { height, ..area },
        Rect { y: area.y.saturating_add(height), height: area.height - height, ..area },
    ]
}

/// Draws lines from `scroll` on; a sign at the right edge says that there is
/// more above or below.
pub fn lines(frame: &mut Frame<'_>, area: Rect, lines: &[Line<'static>], scroll: usize) {
    if area.is_empty() {
        return;
    }
    let height = usize::from(area.height);
    let scroll = scroll.min(lines.len().saturating_sub(height));
    // A paragraph would copy them, and measure each once more.
    for (line, row) in lines.iter().skip(scroll).zip(area.rows()) {
        frame.buffer_mut().set_line(row.x, row.y, line, row.width);
    }
    let edge = area.right().saturating_sub(1);
    let mut sign = |row: u16, sign: &'static str| {
        frame.render_widget(
            Span::styled(sign, theme::STRONG),
            Rect { x: edge, y: row, width: 1, height: 1 },
        );
    };
    if scroll > 0 {
        sign(area.y, "▲");
    }
    if scroll + height < lines.len() {
        sign(area.bottom().saturating_sub(1), "▼");
    }
}

/// A window in the middle, at most this large, with what lies under it erased.
pub fn window(frame: &mut Frame<'_>, title: &str, width: u16, height: u16) -> Rect {
    let area = frame.area();
    let [area] = Layout::horizontal([Constraint::Length(width.min(area.width))])
        .flex(Flex::Center)
        .areas(area);
    let [area] = Layout::vertical([Constraint::Length(height.min(area.height))])
        .flex(Flex::Center)
        .areas(area);
    frame.render_widget(Clear, area);
    let room = usize::from(area.width).saturating_sub(6);
    let block = Block::bordered()
        .border_style(theme::STRONG)
        .title(Span::styled(format!(" {} ", cut(title, room)), theme::CHOSEN));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    inside.inner(ratatui::layout::Margin::new(1, 0))
}
