//! The three panes of the interview: where they stand, how they fold, what
//! scrolls in them and what a click in them means.

use super::{Pane, State, focus, jump};
use crate::tui::app::App;
use crate::tui::screen::{details, frame, question, tree};
use crate::tui::widget::pane;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

/// The places of the panes; a folded one has no room.
struct Panes {
    tree: Rect,
    question: Rect,
    details: Rect,
    /// Why it matters stands at the question; else it ends the details.
    why: bool,
}

/// From this width on the tree stands beside the question.
const WIDE: u16 = 100;
/// Cells of the tree there, of what room there is.
const TREE: std::ops::RangeInclusive<u16> = 30..=60;

/// Three panes where there is room. Below that the tree takes the whole place
/// while it has the focus, and question and details share the height: the one
/// with the focus gets what it needs.
fn panes(app: &App, body: Rect) -> Panes {
    let none = Rect { width: 0, height: 0, ..body };
    let focus = app.interview.focus;
    let (tree, rest) = if body.width >= WIDE {
        let [tree, rest] = pane::beside(body, (body.width / 4).clamp(*TREE.start(), *TREE.end()));
        let [_, rest] = pane::beside(rest, 1);
        (tree, rest)
    } else if focus == Pane::Tree {
        return Panes { tree: body, question: none, details: none, why: true };
    } else {
        (none, body)
    };
    // One line each for the titles; the details may fold to theirs.
    let width = usize::from(rest.width);
    let rows = |lines: usize| u16::try_from(lines + 1).unwrap_or(u16::MAX);
    let most = rest.height.saturating_sub(3);
    let whole = rows(question::lines(app, width, true).len());
    let why = whole <= most;
    let wanted = if why { whole } else { rows(question::lines(app, width, false).len()) };
    let height = if focus == Pane::Details {
        let needs = rows(details::lines(app, width, !why, true).len());
        wanted.min(rest.height.saturating_sub(needs).max(4))
    } else {
        wanted.min(rest.height.saturating_sub(1))
    };
    let [question, details] = pane::above(rest, height);
    Panes { tree, question, details, why }
}

/// Lines of the text that is scrolled, and how many are seen at once.
pub fn extent(app: &App) -> (usize, usize) {
    let panes = panes(app, frame::body(app.size));
    let inner = |area: Rect| usize::from(area.height.saturating_sub(1));
    match app.interview.focus {
        Pane::Details => (
            details::lines(app, usize::from(panes.details.width), !panes.why, true).len(),
            inner(panes.details),
        ),
        _ => (
            question::lines(app, usize::from(panes.question.width), panes.why).len(),
            inner(panes.question),
        ),
    }
}

/// A click takes the focus to the pane, and in the tree to the row.
pub fn click(app: &mut App, column: u16, row: u16) {
    let panes = panes(app, frame::body(app.size));
    let at = Position::new(column, row);
    if panes.tree.contains(at) {
        focus(app, Pane::Tree);
        if let Some(place) = tree::clicked(app, panes.tree, row) {
            jump(app, place);
        }
    } else if panes.question.contains(at) {
        focus(app, Pane::Question);
    } else if panes.details.contains(at) {
        focus(app, Pane::Details);
    }
}

/// Everything about the question, one thing after the other.
pub fn plain_lines(app: &App, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::raw(question::title(app))];
    lines.extend(question::lines(app, width, true));
    lines.push(Line::default());
    lines.extend(details::lines(app, width, false, true));
    lines
}

pub fn view(app: &App, canvas: &mut Frame<'_>, body: Rect) {
    let panes = panes(app, body);
    let State { focus, scroll, .. } = app.interview;
    let scrolled = |pane: Pane| if focus == pane { scroll } else { 0 };
    if !panes.tree.is_empty() {
        tree::view(app, canvas, panes.tree, focus == Pane::Tree);
    }
    if !panes.question.is_empty() {
        let scroll = scrolled(Pane::Question).max(scrolled(Pane::Tree));
        question::view(app, canvas, panes.question, focus == Pane::Question, scroll, panes.why);
    }
    if !panes.details.is_empty() {
        let scroll = scrolled(Pane::Details);
        details::view(app, canvas, panes.details, focus == Pane::Details, scroll, !panes.why);
    }
}
