//! Bars on one scale: the profile of the areas, as vectors.
//!
//! Promises: every bar has its figure printed; what counts nothing is hatched,
//! not empty; target, interval and other reading differ by shape, so that a
//! black-and-white print says the same. A chart longer than a page goes on.

use super::flow::Flow;
use super::legend::{self, Legend, Sign};
use super::lines::{Paragraph, items};
use super::pages::{Frame, Item, Role};
use super::style::{self, SIDE};
use super::text::Setter;
use crate::report::document;

/// Share of the width for the labels.
const LABELS: f32 = 0.36;
/// Width of the printed figures, in points.
const FIGURES: f32 = 58.5;
/// Thickness of a bar.
const BAR: f32 = 9.0;
/// Height of a row of one line.
const ROW: f32 = 20.25;
/// The same where rows stand closer.
const CLOSE_ROW: f32 = 13.5;

/// A chart whose texts are broken.
pub struct Bars<'a> {
    bars: &'a document::Bars,
    caption: Paragraph,
    continued: Paragraph,
    legend: Legend,
    rows: Vec<(Paragraph, Paragraph)>,
    ticks: Vec<(f32, Paragraph)>,
    left: f32,
    width: f32,
    /// Height of a row of one line.
    row: f32,
}

/// Breaks a chart's texts, with at most so many lines for a label; where these are few, its
/// rows stand closer.
pub fn measure<'a>(
    bars: &'a document::Bars,
    continued: &str,
    lines: usize,
    width: f32,
    setter: &mut Setter<'_>,
) -> Bars<'a> {
    let labels = width * LABELS;
    let plot = width - labels - FIGURES;
    let least = closest(&bars.ticks) * plot;
    Bars {
        bars,
        caption: setter.set(&bars.caption, style::CAPTION, width),
        continued: again(&bars.caption, continued, width, setter),
        legend: legend::measure(&bars.legend, &bars.rows, width, setter),
        rows: bars
            .rows
            .iter()
            .map(|bar| {
                (
                    setter.set_short(&bar.label, style::LABEL, labels - 9.0, lines),
                    setter.set(&bar.shown, style::SHOWN, FIGURES - 9.0),
                )
            })
            .collect(),
        ticks: bars
            .ticks
            .iter()
            .map(|(at, label)| (unit(*at), setter.set(label, style::TICK, (least - 4.5).max(18.0))))
            .collect(),
        left: SIDE + labels,
        width: plot,
        row: if lines == usize::MAX { ROW } else { CLOSE_ROW },
    }
}

/// What the caption says where its figure goes on overleaf; nothing where there is none.
pub fn again(caption: &str, continued: &str, width: f32, setter: &mut Setter<'_>) -> Paragraph {
    let caption = caption.trim();
    let text = if caption.is_empty() { String::new() } else { format!("{caption} {continued}") };
    setter.set(&text, style::CAPTION, width)
}

/// The smallest distance between two ticks, 0 to 1.
fn closest(ticks: &[(f32, String)]) -> f32 {
    let mut places: Vec<f32> = ticks.iter().map(|(at, _)| unit(*at)).collect();
    places.sort_by(f32::total_cmp);
    let gaps =
        places.windows(2).map(|pair| pair.last().unwrap_or(&1.0) - pair.first().unwrap_or(&0.0));
    gaps.fold(1.0, f32::min)
}

fn unit(place: f32) -> f32 {
    if place.is_nan() { 0.0 } else { place.clamp(0.0, 1.0) }
}

impl Bars<'_> {
    /// What must stand together at the chart's beginning: all of it where a page has room.
    pub fn first(&self, whole: f32) -> f32 {
        let rows: f32 = (0..self.rows.len()).map(|at| self.row_height(at)).sum();
        let all = self.lead() + rows + self.scale_height();
        if all <= whole {
            all
        } else {
            (self.lead() + self.row_height(0) + self.scale_height()).min(whole)
        }
    }

    fn lead(&self) -> f32 {
        self.caption.height() + 4.5 + self.legend.height
    }

    fn row_height(&self, at: usize) -> f32 {
        let lines =
            self.rows.get(at).map_or(0.0, |(label, shown)| label.height().max(shown.height()));
        lines.max(style::LABEL.leading) + self.row - style::LABEL.leading
    }

    fn scale_height(&self) -> f32 {
        4.5 + self.ticks.iter().map(|(_, label)| label.height()).fold(0.0, f32::max)
    }

    /// The caption once more, on a page that has room for a row under it.
    fn go_on(&self, at: usize, flow: &mut Flow) {
        let lead = self.continued.height() + 4.5;
        if flow.room() >= lead + self.row_height(at) + self.scale_height() {
            caption_again(&self.continued, flow);
        }
    }

    fn x(&self, place: f32) -> f32 {
        unit(place).mul_add(self.width, self.left)
    }

    /// The bar's drawing in a row that begins at `top`; its middle is that of the first line.
    fn bar(&self, bar: &document::Bar, top: f32) -> Vec<Item> {
        let middle = top + self.row / 2.0;
        let frame = |from: f32, to: f32| Frame {
            x: from,
            y: middle - BAR / 2.0,
            width: to - from,
            height: BAR,
        };
        let whole = frame(self.left, self.left + self.width);
        let mut items = Vec::new();
        match bar.score {
            None => items.push(Item::Hatch { frame: whole, colour: style::GREY }),
            Some(score) => {
                items.push(Item::Rect { frame: whole, colour: style::TRACK });
                items.push(Item::Rect {
                    frame: frame(self.left, self.x(score)),
                    colour: style::BAR,
                });
            }
        }
        if let Some((low, high)) = bar.interval {
            items.extend(legend::draw(
                Sign::Interval,
                self.x(low.min(high)),
                self.x(high.max(low)),
                middle,
            ));
        }
        if let Some(target) = bar.target {
            items.extend(legend::draw(Sign::Target, self.x(target), self.x(target), middle));
        }
        if let Some(other) = bar.other {
            items.extend(legend::draw(Sign::Other, self.x(other), self.x(other), middle));
        }
        items
    }

    /// One row; a label taller than the page goes on without its bar.
    fn row(&self, at: usize, flow: &mut Flow) -> Vec<Item> {
        let (Some((label, shown)), Some(bar)) = (self.rows.get(at), self.bars.rows.get(at)) else {
            return Vec::new();
        };
        let y = flow.y() + (self.row - style::LABEL.leading) / 2.0;
        let mut out = Vec::new();
        for (text, x) in [(label, SIDE), (shown, self.left + self.width + 9.0)] {
            for (line, top) in text.lines.iter().zip(0u16..) {
                let top = f32::from(top).mul_add(text.look.leading, y);
                out.extend(items(line, text.look, x, top));
            }
        }
        out.extend(self.bar(bar, flow.y()));
        out
    }

    /// Light lines at the ticks behind the rows from `top`, and their labels below.
    fn scale(&self, top: f32, bottom: f32, right: f32) -> (Vec<Item>, Vec<Item>) {
        let (mut lines, mut labels) = (Vec::new(), Vec::new());
        for (place, label) in &self.ticks {
            let x = self.x(*place);
            lines.push(Item::Line {
                from: (x, top),
                to: (x, bottom + 2.25),
                width: 0.5,
                colour: style::RULE,
            });
            for (line, at) in label.lines.iter().zip(0u16..) {
                let start = (x - line.width / 2.0).clamp(SIDE, (right - line.width).max(SIDE));
                let top = f32::from(at).mul_add(label.look.leading, bottom + 4.5);
                labels.extend(items(line, label.look, start, top));
            }
        }
        (lines, labels)
    }
}

/// A figure's caption, above it.
pub fn caption(caption: &Paragraph, flow: &mut Flow) {
    if !caption.lines.is_empty() {
        flow.open(Role::Paragraph, None);
        flow.paragraph(caption, SIDE, |_, _| None);
        flow.leave(4.5);
    }
}

/// The caption where its figure goes on: furniture, since the figure was told already.
pub fn caption_again(caption: &Paragraph, flow: &mut Flow) {
    if !caption.lines.is_empty() {
        let figure = flow.tagged();
        flow.tag(None);
        flow.paragraph(caption, SIDE, |_, _| None);
        flow.leave(4.5);
        flow.need(0.0);
        flow.tag(figure);
    }
}

pub fn place(bars: &Bars<'_>, flow: &mut Flow) {
    flow.need(bars.first(flow.whole()));
    caption(&bars.caption, flow);
    flow.need(bars.legend.height);
    flow.open_figure(&bars.bars.alternative);
    let signs = bars.legend.items(flow.y());
    flow.advance(bars.legend.height);
    let mut leading = signs;
    let mut at = 0;
    loop {
        let top = flow.y();
        let mut rows = Vec::new();
        while at < bars.rows.len()
            && (rows.is_empty() || flow.room() >= bars.row_height(at) + bars.scale_height())
        {
            rows.extend(bars.row(at, flow));
            flow.advance(bars.row_height(at));
            at += 1;
        }
        let (lines, labels) = bars.scale(top, flow.y(), SIDE + flow.width());
        let items = leading.drain(..).chain(lines).chain(rows).chain(labels).collect();
        flow.put(Item::Figure { alternative: bars.bars.alternative.clone(), items });
        flow.advance(bars.scale_height());
        if at >= bars.rows.len() {
            return;
        }
        flow.next_page();
        bars.go_on(at, flow);
    }
}
