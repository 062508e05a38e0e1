//! The areas as a radar, with its table beside it: score, target and the self
//! reading on as many axes as there are areas.

use super::{State, aimed, name};
use crate::score::{Exact, to_f64};
use crate::tui::app::App;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cut, fit};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::canvas::{Canvas, Context, Line as Stroke};
use std::f64::consts::TAU;

/// More axes than that can't be told apart.
const AXES: usize = 12;

/// One axis: its name, and what stands on it, each 0 to 1.
struct Axis {
    id: String,
    name: String,
    score: Option<f64>,
    own: Option<f64>,
    target: Option<f64>,
}

fn axes(app: &App, state: &State) -> Vec<Axis> {
    let part = |value: Option<&Exact>| value.map(to_f64);
    let areas = state.card.whole.children.iter().zip(&state.own.whole.children);
    areas
        .take(AXES)
        .map(|(node, own)| Axis {
            id: node.id.clone(),
            name: name(app, node),
            score: part(node.score.normal.as_ref()),
            own: part(own.score.normal.as_ref()),
            target: aimed(app, node).as_ref().map(to_f64),
        })
        .collect()
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let axes = axes(app, state);
    let table = lines(app, &axes, usize::from(area.width));
    let rows = u16::try_from(table.len()).unwrap_or(u16::MAX);
    let [above, below] =
        Layout::vertical([Constraint::Min(8), Constraint::Length(rows)]).areas(area);
    draw(app, &axes, frame, above);
    pane::lines(frame, below, &table, 0);
}

/// The table: no chart without its figures.
fn lines(app: &App, axes: &[Axis], width: usize) -> Vec<Line<'static>> {
    let scale = app.questionnaire.main_scale();
    let (low, high) = (f64::from(scale.lowest()), f64::from(scale.highest()));
    let figure = |part: Option<f64>| {
        part.map_or_else(
            || "–".to_owned(),
            |part| app.speech.number(&format!("{:.1}", low + part * (high - low))),
        )
    };
    let room = width.saturating_sub(30);
    let row = |name: &str, cells: [String; 3]| {
        let [score, own, target] = cells.map(|cell| format!("{:>9}", cut(&cell, 9)));
        format!("{} {score}{own}{target}", fit(name, room))
    };
    let heads = ["scores-score", "scores-self", "scores-target"].map(|key| app.say(key));
    let mut lines = vec![
        Line::styled(fit(&app.say("scores-legend"), width), theme::FAINT),
        Line::styled(row("", heads), theme::LABEL),
    ];
    lines.extend(
        axes.iter().map(|axis| {
            Line::raw(row(&axis.name, [axis.score, axis.own, axis.target].map(figure)))
        }),
    );
    lines
}

/// Where a part of an axis lies, the first axis upwards.
fn point(place: usize, of: usize, part: f64) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a dozen axes")]
    let turn = TAU * place as f64 / of.max(1) as f64;
    (part * turn.sin(), part * turn.cos())
}

fn draw(app: &App, axes: &[Axis], frame: &mut Frame<'_>, area: Rect) {
    let of = axes.len();
    let stroke = |context: &mut Context<'_>, from: (f64, f64), to: (f64, f64), color: Color| {
        context.draw(&Stroke { x1: from.0, y1: from.1, x2: to.0, y2: to.1, color });
    };
    let ring = |context: &mut Context<'_>, parts: &dyn Fn(&Axis) -> Option<f64>, color: Color| {
        for (place, axis) in axes.iter().enumerate() {
            let next = (place + 1) % of.max(1);
            let ends = parts(axis).zip(axes.get(next).and_then(parts));
            if let Some((from, to)) = ends {
                stroke(context, point(place, of, from), point(next, of, to), color);
            }
        }
    };
    // A cell is about twice as high as it is wide.
    let (width, height) = (f64::from(area.width), f64::from(area.height) * 2.0);
    let side = 1.25;
    let (across, up) = if width > height {
        (side * width / height.max(1.0), side)
    } else {
        (side, side * height / width.max(1.0))
    };
    let canvas = Canvas::default()
        .marker(Marker::Braille)
        .x_bounds([-across, across])
        .y_bounds([-up, up])
        .paint(|context| {
            for (place, axis) in axes.iter().enumerate() {
                if !app.ascii {
                    stroke(context, (0.0, 0.0), point(place, of, 1.0), Color::DarkGray);
                }
                let (x, y) = point(place, of, 1.13);
                context.print(x, y, Line::styled(axis.id.clone(), theme::STRONG));
            }
            ring(context, &|_| Some(1.0), Color::DarkGray);
            // Where a cell is one sign, two lines are all that can be told apart:
            // target and self reading have their dots.
            if !app.ascii {
                ring(context, &|axis| axis.target, Color::Yellow);
                ring(context, &|axis| axis.own, Color::Gray);
            }
            context.layer();
            ring(context, &|axis| axis.score, Color::Cyan);
            context.layer();
            let mut dots = |sign: &'static str, parts: &dyn Fn(&Axis) -> Option<f64>| {
                for (place, axis) in axes.iter().enumerate() {
                    if let Some(part) = parts(axis) {
                        let (x, y) = point(place, of, part);
                        context.print(x, y, Line::styled(sign, theme::STRONG));
                    }
                }
            };
            dots("┃", &|axis| axis.target);
            dots("○", &|axis| axis.own);
            dots("●", &|axis| axis.score);
        });
    frame.render_widget(canvas, area);
}
