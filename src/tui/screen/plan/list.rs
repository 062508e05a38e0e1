//! The plan as a list: phase by phase, each action with what it is, who, when
//! and what it costs; of the chosen one also why.

use super::{Row, State};
use crate::tui::app::App;
use crate::tui::screen::frame::paragraph;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{fit, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Cells for question and step.
const HEAD: usize = 13;

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width);
    let (mut lines, mut seen, mut row) = (Vec::new(), 0..0, 0);
    if state.rows().next().is_none() {
        lines.extend(paragraph(&app.say("plan-awaits-answers"), width, 0, Style::new()));
    }
    for part in &state.parts {
        let start = lines.len();
        lines.push(Line::styled(format!("{} ({})", part.title, part.actions.len()), theme::LABEL));
        for (place, action) in part.actions.iter().enumerate() {
            // The title stays in sight with the first action of its part.
            let top = if place == 0 { start } else { lines.len() };
            lines.extend(action_lines(action, width, row == state.at));
            seen = if row == state.at { top..lines.len() } else { seen };
            row += 1;
        }
        lines.push(Line::default());
    }
    let scroll = seen.end.saturating_sub(usize::from(area.height)).min(seen.start);
    pane::lines(frame, area, &lines, scroll);
}

fn action_lines(action: &Row, width: usize, chosen: bool) -> Vec<Line<'static>> {
    let style = if chosen { theme::CHOSEN } else { theme::STRONG };
    let room = width.saturating_sub(HEAD + 2);
    let mut lines = Vec::new();
    for (place, text) in wrap(&action.text, room).into_iter().enumerate() {
        let head = if place == 0 {
            Span::styled(fit(&action.head, HEAD), style)
        } else {
            Span::raw(" ".repeat(HEAD))
        };
        lines.push(Line::from(vec![head, Span::raw(format!(" {text}"))]));
    }
    let width = width.saturating_sub(1);
    if !action.facts.is_empty() {
        lines.extend(paragraph(&action.facts, width, HEAD + 1, theme::FAINT));
    }
    if chosen && !action.reasons.is_empty() {
        lines.extend(paragraph(&action.reasons, width, HEAD + 1, Style::new()));
    }
    lines
}
