//! The plan as a Gantt chart: a cell a month, titled by quarter, and lines from
//! the chosen action to what it waits for and to what waits for it.

use super::{Row, State};
use crate::tui::app::App;
use crate::tui::screen::frame::paragraph;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::fit;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Cells for question, step and lead.
const HEAD: usize = 21;

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let [titles, chart, below] =
        Layout::vertical([Constraint::Length(1), Constraint::Min(1), Constraint::Length(3)])
            .areas(area);
    let shown = usize::from(area.width).saturating_sub(HEAD + 1);
    let months = state.month..state.months.min(state.month.saturating_add(cells(shown)));
    frame.render_widget(quarters(app, state), titles);
    let rows: Vec<&Row> = state.rows().filter(|row| row.span.is_some()).collect();
    let chosen = state.chosen();
    let at = rows.iter().position(|row| chosen.is_some_and(|chosen| chosen.id == row.id));
    let mut grid: Vec<Vec<char>> = rows.iter().map(|row| bar(row, &months)).collect();
    if let Some(at) = at {
        connect(&rows, at, &months, &mut grid);
    }
    let lines: Vec<Line<'static>> = rows
        .iter()
        .zip(&grid)
        .enumerate()
        .map(|(place, (row, cells))| {
            let style = if Some(place) == at { theme::CHOSEN } else { Style::new() };
            let head = format!("{} {}", fit(&row.head, HEAD - 7), row.lead);
            let bar: String = cells.iter().collect();
            Line::from(vec![Span::styled(fit(&head, HEAD), style), Span::raw(format!(" {bar}"))])
        })
        .collect();
    let height = usize::from(chart.height);
    let scroll = at.map_or(0, |at| at.saturating_sub(height / 2));
    pane::lines(frame, chart, &lines, scroll);
    if let Some(row) = chosen {
        let told = format!("{} {} · {}", row.text, row.facts, row.reasons);
        let told = paragraph(&told, usize::from(below.width).saturating_sub(1), 0, theme::FAINT);
        pane::lines(frame, below, &told, 0);
    }
}

fn cells(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The titles of the quarters: their numbers, counted from the plan's start.
fn quarters(app: &App, state: &State) -> Line<'static> {
    let label = app.say("plan-quarter");
    let first = state.month / 3;
    let count = state.months.saturating_sub(state.month).div_ceil(3);
    let title = |at: u32| match at + 1 {
        at @ 1..=9 => format!("{label}{at}"),
        at => at.to_string(),
    };
    let titles: String = (first..first + count).map(|at| fit(&title(at), 3)).collect();
    Line::styled(format!("{} {titles}", " ".repeat(HEAD)), theme::LABEL)
}

/// The cells of an action's bar: quarters are told apart by their first month.
fn bar(row: &Row, months: &std::ops::Range<u32>) -> Vec<char> {
    let (start, end) = row.span.unwrap_or((0, 0));
    let cell = |month: u32| match month {
        month if (start..end).contains(&month) => '█',
        month if month % 3 == 0 => '·',
        _ => ' ',
    };
    months.clone().map(cell).collect()
}

/// Draws how the chosen action hangs together with others: from an end to the
/// right, and down to where the waiting one begins.
fn connect(rows: &[&Row], at: usize, months: &std::ops::Range<u32>, grid: &mut [Vec<char>]) {
    for (place, row) in rows.iter().enumerate() {
        let waits = rows[at].after.contains(&row.id);
        let follows = row.after.contains(&rows[at].id);
        let (from, to) = match (waits, follows) {
            (true, _) => (place, at),
            (_, true) => (at, place),
            _ => continue,
        };
        let (Some((_, end)), Some((start, _))) = (rows[from].span, rows[to].span) else { continue };
        let mut draw = |row: usize, month: u32, sign: char| {
            let column = month.checked_sub(months.start).and_then(|at| usize::try_from(at).ok());
            let cell = column.and_then(|column| grid.get_mut(row)?.get_mut(column));
            if let Some(cell) = cell.filter(|cell| **cell != '█') {
                *cell = sign;
            }
        };
        (end..start).for_each(|month| draw(from, month, '─'));
        draw(from, start, if from < to { '┐' } else { '┘' });
        let between = from.min(to) + 1..from.max(to);
        between.for_each(|row| draw(row, start, '│'));
    }
}
