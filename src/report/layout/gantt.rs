//! Actions over time: a bar each, quarter by quarter, with an arrow from what
//! must end to what waits for it.
//!
//! Promises: what an arrow says stands in words beside the action, so nothing
//! is lost where a page ends between the two; every page repeats the quarters.

use super::chart::{again, caption, caption_again};
use super::flow::Flow;
use super::lines::{Paragraph, items};
use super::pages::{Frame, Item};
use super::style::{self, HEAD, SIDE};
use super::text::Setter;
use crate::report::document;

/// Share of the width for the actions' words.
const LABELS: f32 = 0.42;
/// Width of what an action waits for, in points.
const AFTER: f32 = 54.0;
const PAD: f32 = 2.25;
const BAR: f32 = 8.0;
/// Lines of an action at most: it stands whole in the plan's table.
const MOST: usize = 4;
/// Months of a quarter.
const QUARTER: f32 = 3.0;

/// A schedule whose texts are broken.
pub struct Gantt<'a> {
    gantt: &'a document::Gantt,
    caption: Paragraph,
    continued: Paragraph,
    heads: [Paragraph; 2],
    quarters: Vec<Paragraph>,
    rows: Vec<Row>,
    left: f32,
    width: f32,
}

struct Row {
    band: Paragraph,
    label: Paragraph,
    after: Paragraph,
}

pub fn measure<'a>(
    gantt: &'a document::Gantt,
    continued: &str,
    width: f32,
    setter: &mut Setter<'_>,
) -> Gantt<'a> {
    let labels = width * LABELS;
    let plot = width - labels - AFTER;
    let quarter = plot / gantt.quarters.len().max(1) as f32;
    let [action, after] = &gantt.heads;
    Gantt {
        gantt,
        caption: setter.set(&gantt.caption, style::CAPTION, width),
        continued: again(&gantt.caption, continued, width, setter),
        heads: [
            setter.set_short(action, HEAD, labels - 9.0, MOST),
            setter.set_short(after, HEAD, AFTER - 4.5, MOST),
        ],
        quarters: gantt
            .quarters
            .iter()
            .map(|label| setter.set_short(label, style::TICK, quarter.max(9.0), 1))
            .collect(),
        rows: gantt
            .spans
            .iter()
            .map(|span| Row {
                band: setter.set_short(&span.band, style::BAND_TEXT, width - 9.0, MOST),
                label: setter.set_short(&span.label, style::LABEL, labels - 9.0, MOST),
                after: setter.set_short(&span.after, style::LABEL, AFTER - 4.5, MOST),
            })
            .collect(),
        left: SIDE + labels + AFTER,
        width: plot,
    }
}

impl Row {
    fn band_height(&self) -> f32 {
        if self.band.lines.is_empty() { 0.0 } else { self.band.height() + 2.0 * PAD }
    }

    fn height(&self) -> f32 {
        self.label.height().max(self.after.height()) + 2.0 * PAD
    }
}

impl Gantt<'_> {
    /// Caption, head and the first action.
    pub fn first(&self, whole: f32) -> f32 {
        let row = self.rows.first().map_or(0.0, |row| row.band_height() + row.height());
        (self.caption.height() + 4.5 + self.head_height() + row).min(whole)
    }

    fn head_height(&self) -> f32 {
        let heads = self.heads.iter().chain(&self.quarters).map(Paragraph::height);
        heads.fold(0.0, f32::max) + 2.0 * PAD
    }

    /// Where a month ends.
    fn x(&self, month: u32) -> f32 {
        let months = self.gantt.quarters.len().max(1) as f32 * QUARTER;
        (month as f32 / months).min(1.0).mul_add(self.width, self.left)
    }

    fn head(&self, flow: &mut Flow) -> Vec<Item> {
        let mut out = Vec::new();
        let top = flow.y() + PAD;
        let mut place = |text: &Paragraph, x: f32| {
            for (line, at) in text.lines.iter().zip(0u16..) {
                let top = f32::from(at).mul_add(text.look.leading, top);
                out.extend(items(line, text.look, x, top));
            }
        };
        let [action, after] = &self.heads;
        place(action, SIDE);
        place(after, self.left - AFTER);
        for (text, number) in self.quarters.iter().zip(0u32..) {
            place(text, self.x(number * 3) + 2.0);
        }
        flow.advance(self.head_height());
        out.push(rule(flow.y(), SIDE, self.left + self.width, 0.5, style::BLUE));
        out
    }

    /// One action: its words and its bar; the bar's middle is that of the first line.
    fn row(&self, at: usize, flow: &mut Flow) -> Vec<Item> {
        let (Some(row), Some(span)) = (self.rows.get(at), self.gantt.spans.get(at)) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        if !row.band.lines.is_empty() {
            let frame = Frame {
                x: SIDE,
                y: flow.y(),
                width: self.left + self.width - SIDE,
                height: row.band_height(),
            };
            out.push(Item::Rect { frame, colour: style::BAND });
            for (line, at) in row.band.lines.iter().zip(0u16..) {
                let top = f32::from(at).mul_add(row.band.look.leading, flow.y() + PAD);
                out.extend(items(line, row.band.look, SIDE + 4.5, top));
            }
            flow.advance(row.band_height());
        }
        for (text, x) in [(&row.label, SIDE), (&row.after, self.left - AFTER)] {
            for (line, at) in text.lines.iter().zip(0u16..) {
                let top = f32::from(at).mul_add(text.look.leading, flow.y() + PAD);
                out.extend(items(line, text.look, x, top));
            }
        }
        let (from, to) = (self.x(span.start), self.x(span.end));
        let y = self.middle(flow.y()) - BAR / 2.0;
        let frame = Frame { x: from, y, width: (to - from).max(1.0), height: BAR };
        out.push(Item::Rect { frame, colour: style::BAR });
        flow.advance(row.height());
        out.push(rule(flow.y(), SIDE, self.left + self.width, 0.35, style::RULE));
        out
    }

    fn middle(&self, top: f32) -> f32 {
        top + PAD + style::LABEL.leading / 2.0
    }

    /// From the end of one bar down to the beginning of another.
    fn arrow(&self, (from, above): (u32, f32), (to, below): (u32, f32)) -> Vec<Item> {
        let (start, end) = (self.x(from) - 1.5, self.x(to));
        let line = |from, to| Item::Line { from, to, width: 0.75, colour: style::INK };
        let head = |points| Item::Shape { points, fill: style::INK, stroke: style::INK };
        let leave = (start, above + BAR / 2.0);
        if end - start < 6.0 {
            // Straight down onto the bar that begins where this one ends.
            let x = end + 1.5;
            let tip = below - BAR / 2.0;
            return vec![
                line(leave, (start, leave.1 + 2.0)),
                line((start, leave.1 + 2.0), (x, leave.1 + 2.0)),
                line((x, leave.1 + 2.0), (x, tip - 3.0)),
                head(vec![(x - 1.5, tip - 3.5), (x + 1.5, tip - 3.5), (x, tip - 0.75)]),
            ];
        }
        vec![
            line(leave, (start, below)),
            line((start, below), (end - 3.0, below)),
            head(vec![(end - 3.5, below - 1.5), (end - 3.5, below + 1.5), (end - 0.75, below)]),
        ]
    }
}

fn rule(y: f32, from: f32, to: f32, width: f32, colour: super::pages::Colour) -> Item {
    Item::Line { from: (from, y), to: (to, y), width, colour }
}

pub fn place(gantt: &Gantt<'_>, flow: &mut Flow) {
    flow.need(gantt.first(flow.whole()));
    caption(&gantt.caption, flow);
    flow.need(0.0);
    flow.open_figure(&gantt.gantt.alternative);
    let mut at = 0;
    loop {
        let mut out = gantt.head(flow);
        let top = flow.y();
        let mut rows = Vec::new();
        let mut middles: Vec<Option<f32>> = vec![None; gantt.rows.len()];
        let begun = at;
        while let Some(row) = gantt.rows.get(at) {
            if at > begun && flow.room() < row.band_height() + row.height() {
                break;
            }
            if let Some(middle) = middles.get_mut(at) {
                *middle = Some(gantt.middle(flow.y() + row.band_height()));
            }
            rows.extend(gantt.row(at, flow));
            at += 1;
        }
        for number in 0..=gantt.quarters.len() as u32 {
            let x = gantt.x(number * 3);
            out.push(Item::Line {
                from: (x, top),
                to: (x, flow.y()),
                width: 0.35,
                colour: style::RULE,
            });
        }
        out.extend(rows);
        for (span, below) in gantt.gantt.spans.iter().zip(&middles) {
            let Some(below) = below else { continue };
            for need in &span.needs {
                let other = gantt.gantt.spans.get(*need).zip(middles.get(*need).copied().flatten());
                if let Some((before, above)) = other.filter(|(_, above)| above < below) {
                    out.extend(gantt.arrow((before.end, above), (span.start, *below)));
                }
            }
        }
        flow.put(Item::Figure { alternative: gantt.gantt.alternative.clone(), items: out });
        if at >= gantt.rows.len() {
            return;
        }
        flow.next_page();
        caption_again(&gantt.continued, flow);
    }
}
