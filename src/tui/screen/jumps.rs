//! Where the assessor has been: the places that were left by a jump.

use super::{Overlay, interview};
use crate::tui::app::App;
use crate::tui::msg::Msg;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::cut;
use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::Line;

pub fn update(app: &mut App, msg: &Msg) {
    let last = app.interview.jumps.len().saturating_sub(1);
    let Overlay::Jumps { at } = &mut app.overlay else { return };
    match msg {
        Msg::Back => app.overlay = Overlay::None,
        Msg::Scroll(by) => *at = by.from(*at, last, 10),
        Msg::Confirm => {
            let at = *at;
            app.overlay = Overlay::None;
            let place = app.interview.jumps.iter().rev().nth(at).copied();
            if let Some(place) = place {
                interview::jump(app, place);
            }
        }
        _ => {}
    }
}

pub fn view(app: &App, at: usize, frame: &mut Frame<'_>) {
    let area = frame.area();
    let width = area.width.saturating_sub(6).min(90);
    let lines = lines(app, at, usize::from(width.saturating_sub(4)));
    let height =
        u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(6));
    let inside = pane::window(frame, &app.say("place-jumps"), width, height);
    let page = usize::from(inside.height);
    pane::lines(frame, inside, &lines, (at + 2).saturating_sub(page));
}

/// The places, the last one left first.
pub fn lines(app: &App, at: usize, width: usize) -> Vec<Line<'static>> {
    let places = app.interview.jumps.iter().rev().enumerate();
    let lines: Vec<Line<'static>> = places
        .filter_map(|(row, &place)| {
            let question = app.questionnaire.question(&app.spots.get(place)?.id)?;
            let text = format!("{}  {}", question.id, app.speech.text(&question.text));
            let style = if row == at { theme::CHOSEN } else { Style::new() };
            Some(Line::styled(cut(&text, width), style))
        })
        .collect();
    if lines.is_empty() { vec![Line::raw(app.say("jumps-empty"))] } else { lines }
}
