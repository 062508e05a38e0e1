//! The signs of a bar chart, and the line that explains them.

use super::lines::{Paragraph, items};
use super::pages::{Frame, Item};
use super::style::{self, SIDE};
use super::text::Setter;
use crate::report::document::{self, Bar};

/// Room for a sign before its words.
const SIGN: f32 = 22.5;
/// Room between two entries.
const BETWEEN: f32 = 18.0;
const ROW: f32 = 13.5;

/// What a chart may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Score,
    Interval,
    Target,
    Other,
}

/// Signs with their words, in rows.
pub struct Legend {
    entries: Vec<(Sign, Paragraph, f32, f32)>,
    pub height: f32,
}

/// Only what has words and is in the chart.
pub fn measure(
    words: &document::Legend,
    bars: &[Bar],
    width: f32,
    setter: &mut Setter<'_>,
) -> Legend {
    let has = |test: fn(&Bar) -> bool| bars.iter().any(test);
    let signs = [
        (Sign::Score, &words.score, has(|bar| bar.score.is_some())),
        (Sign::Interval, &words.interval, has(|bar| bar.interval.is_some())),
        (Sign::Target, &words.target, has(|bar| bar.target.is_some())),
        (Sign::Other, &words.other, has(|bar| bar.other.is_some())),
    ];
    let (mut entries, mut x, mut y) = (Vec::new(), 0.0, 0.0);
    for (sign, words, _) in
        signs.into_iter().filter(|(_, words, shown)| *shown && !words.is_empty())
    {
        let text = setter.set(words, style::LABEL, width - SIGN);
        let wide = SIGN + text.width();
        if x > 0.0 && x + wide > width {
            x = 0.0;
            y += ROW;
        }
        let (left, top) = (x, y);
        if text.lines.len() > 1 {
            y += text.height() - text.look.leading;
        }
        entries.push((sign, text, left, top));
        x += wide + BETWEEN;
    }
    let height = if entries.is_empty() { 0.0 } else { y + ROW + 4.5 };
    Legend { entries, height }
}

impl Legend {
    /// The legend with its upper left corner in the left margin at `top`.
    pub fn items(&self, top: f32) -> Vec<Item> {
        let mut out = Vec::new();
        for (sign, text, x, y) in &self.entries {
            let (left, top) = (SIDE + x, top + y);
            out.extend(draw(*sign, left, left + SIGN - 6.75, top + ROW / 2.0));
            for (line, at) in text.lines.iter().zip(0u16..) {
                let top = f32::from(at).mul_add(text.look.leading, top + 1.125);
                out.extend(items(line, text.look, left + SIGN, top));
            }
        }
        out
    }
}

/// A sign between two places, around the height `y`; signs of one place stand in the middle.
pub fn draw(sign: Sign, from: f32, to: f32, y: f32) -> Vec<Item> {
    let x = f32::midpoint(from, to);
    let line = |from, to, width| Item::Line { from, to, width, colour: style::INK };
    match sign {
        Sign::Score => {
            let frame = Frame { x: from, y: y - 3.375, width: to - from, height: 6.75 };
            vec![Item::Rect { frame, colour: style::BAR }]
        }
        Sign::Interval => vec![
            line((from, y), (to, y), 1.0),
            line((from, y - 2.75), (from, y + 2.75), 1.0),
            line((to, y - 2.75), (to, y + 2.75), 1.0),
        ],
        Sign::Target => vec![
            line((x, y - 6.75), (x, y + 6.75), 1.75),
            Item::Shape {
                points: vec![(x - 3.0, y - 9.0), (x + 3.0, y - 9.0), (x, y - 5.5)],
                fill: style::INK,
                stroke: style::INK,
            },
        ],
        Sign::Other => vec![Item::Shape {
            points: vec![(x, y - 4.0), (x + 4.0, y), (x, y + 4.0), (x - 4.0, y)],
            fill: style::WHITE,
            stroke: style::INK,
        }],
    }
}
