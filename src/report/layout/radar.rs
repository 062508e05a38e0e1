//! A radar: the same figures around a centre. Its table stands beside it, and
//! score, target and other reading differ by shape, as they do in the bars.

use super::chart::caption;
use super::flow::Flow;
use super::legend::{self, Legend, Sign};
use super::lines::{Paragraph, items};
use super::pages::Item;
use super::style::{self, SIDE};
use super::text::Setter;
use crate::report::document::{self, Bar};

/// Distance from the centre to the highest level, in points.
const RADIUS: f32 = 94.5;
/// Room around the circle for the labels.
const AROUND: f32 = 45.0;
/// Lines of a label at most: it stands whole in the table.
const MOST: usize = 3;
/// The widest label.
const LABEL: f32 = 117.0;

/// A radar whose texts are broken.
pub struct Radar<'a> {
    bars: &'a document::Bars,
    caption: Paragraph,
    legend: Legend,
    labels: Vec<Paragraph>,
    ticks: Vec<(f32, Paragraph)>,
}

pub fn measure<'a>(bars: &'a document::Bars, width: f32, setter: &mut Setter<'_>) -> Radar<'a> {
    let plain: Vec<Bar> =
        bars.rows.iter().map(|bar| Bar { interval: None, ..bar.clone() }).collect();
    let label = |bar: &Bar| {
        let text = format!("{}\u{a0}{}", bar.label, bar.shown);
        setter.set_short(&text, style::SHOWN, LABEL, MOST)
    };
    let labels = bars.rows.iter().map(label).collect();
    // The rings' codes alone: their words stand in the bars and in the table.
    let code = |label: &str| label.split_whitespace().next().unwrap_or_default().to_owned();
    Radar {
        bars,
        caption: setter.set(&bars.caption, style::CAPTION, width),
        legend: legend::measure(&bars.legend, &plain, width, setter),
        labels,
        ticks: bars
            .ticks
            .iter()
            .map(|(at, label)| (*at, setter.set_short(&code(label), style::TICK, LABEL, 1)))
            .collect(),
    }
}

impl Radar<'_> {
    /// All of it stands together.
    pub fn first(&self) -> f32 {
        self.caption.height() + 4.5 + self.legend.height + 2.0 * (RADIUS + AROUND)
    }

    /// A place on an axis, 0 in the centre.
    fn point(&self, axis: usize, place: f32, centre: (f32, f32)) -> (f32, f32) {
        let turn = axis as f32 / self.bars.rows.len().max(1) as f32 * std::f32::consts::TAU;
        let reach = place.clamp(0.0, 1.5) * RADIUS;
        (reach.mul_add(turn.sin(), centre.0), reach.mul_add(-turn.cos(), centre.1))
    }

    fn ring(&self, place: impl Fn(usize) -> f32, centre: (f32, f32)) -> Vec<(f32, f32)> {
        (0..self.bars.rows.len()).map(|axis| self.point(axis, place(axis), centre)).collect()
    }

    fn drawing(&self, centre: (f32, f32)) -> Vec<Item> {
        let rows = &self.bars.rows;
        let score = |axis: usize| rows.get(axis).and_then(|bar| bar.score).unwrap_or(0.0);
        let area = self.ring(score, centre);
        let mut out =
            vec![Item::Shape { points: area.clone(), fill: style::AREA, stroke: style::AREA }];
        for (place, _) in &self.ticks {
            let ring = self.ring(|_| *place, centre);
            out.extend(closed(&ring, 0.5, style::RULE));
        }
        for axis in 0..rows.len() {
            let end = self.point(axis, 1.0, centre);
            out.push(Item::Line { from: centre, to: end, width: 0.5, colour: style::RULE });
        }
        out.extend(closed(&area, 1.75, style::BAR));
        for (axis, bar) in rows.iter().enumerate() {
            if let Some(target) = bar.target {
                let (x, y) = self.point(axis, target, centre);
                out.push(Item::Shape {
                    points: vec![(x - 3.5, y - 3.0), (x + 3.5, y - 3.0), (x, y + 3.0)],
                    fill: style::INK,
                    stroke: style::INK,
                });
            }
            if let Some(other) = bar.other {
                let (x, y) = self.point(axis, other, centre);
                out.extend(legend::draw(Sign::Other, x, x, y));
            }
        }
        out
    }

    fn words(&self, centre: (f32, f32)) -> Vec<Item> {
        let mut out = Vec::new();
        for (axis, label) in self.labels.iter().enumerate() {
            let (x, y) = self.point(axis, 1.0 + 9.0 / RADIUS, centre);
            let side = (x - centre.0) / RADIUS;
            let top = y - label.height() / 2.0;
            let top = if side.abs() > 0.2 {
                top
            } else if y < centre.1 {
                y - label.height()
            } else {
                y
            };
            for (line, at) in label.lines.iter().zip(0u16..) {
                let start = match side {
                    side if side > 0.2 => x,
                    side if side < -0.2 => x - line.width,
                    _ => x - line.width / 2.0,
                };
                let top = f32::from(at).mul_add(label.look.leading, top);
                out.extend(items(line, label.look, start, top));
            }
        }
        for (place, label) in &self.ticks {
            let Some(line) = label.lines.first() else { continue };
            let (x, y) = self.point(0, *place, centre);
            out.extend(items(line, label.look, x + 2.0, y - label.look.leading + 1.0));
        }
        out
    }
}

/// The sides of a closed figure.
fn closed(points: &[(f32, f32)], width: f32, colour: super::pages::Colour) -> Vec<Item> {
    let next = points.iter().cycle().skip(1);
    points
        .iter()
        .zip(next)
        .map(|(from, to)| Item::Line { from: *from, to: *to, width, colour })
        .collect()
}

pub fn place(radar: &Radar<'_>, flow: &mut Flow) {
    flow.need(radar.first().min(flow.whole()));
    caption(&radar.caption, flow);
    flow.need(radar.legend.height);
    flow.open_figure(&radar.bars.alternative);
    let mut out = radar.legend.items(flow.y());
    flow.advance(radar.legend.height);
    let centre = (SIDE + flow.width() / 2.0, flow.y() + RADIUS + AROUND);
    out.extend(radar.drawing(centre));
    out.extend(radar.words(centre));
    flow.put(Item::Figure { alternative: radar.bars.alternative.clone(), items: out });
    flow.advance(2.0 * (RADIUS + AROUND));
}
