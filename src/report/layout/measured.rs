//! Blocks whose texts are broken to lines: what it takes to place them.
//!
//! Promise: a block measured again, with other limits, says the same, or its
//! beginning and an ellipsis.

use super::lines::Paragraph;
use super::style::{self, INDENT};
use super::text::Setter;
use super::{chart, contents, cover, gantt, radar, table};
use crate::report::document::{Align, Block, Column, Document, Orientation, Style, Table};
use crate::report::layout::Sheet;
use crate::threads;
use std::cmp::Reverse;
use std::ops::Range;

/// A block whose texts are broken to the frame's width.
pub enum Measured<'a> {
    Cover(cover::Cover),
    Heading { level: u8, title: &'a str, text: Paragraph },
    Paragraph { style: Style, text: Paragraph },
    List { sign: Paragraph, entries: Vec<Paragraph> },
    Table(table::Table),
    Bars(chart::Bars<'a>),
    Radar(radar::Radar<'a>),
    Gantt(gantt::Gantt<'a>),
    Contents(Vec<contents::Entry>),
    Turn(Orientation),
    OnePage,
}

/// A document's blocks on their way to lines.
pub struct Texts<'a> {
    pub document: &'a Document,
    pub sheet: &'a Sheet,
    /// Of the page's frame at each block, in points.
    widths: Vec<f32>,
}

impl<'a> Texts<'a> {
    pub fn of(document: &'a Document, sheet: &'a Sheet) -> Self {
        let mut width = sheet.paper.measure(Orientation::Portrait);
        let width = |block: &Block| {
            if let Block::Turn(orientation) = block {
                width = sheet.paper.measure(*orientation);
            }
            width
        };
        Self { document, sheet, widths: document.blocks.iter().map(width).collect() }
    }

    /// Every block with its texts broken, and what can set more.
    pub fn set(&self) -> (Vec<Measured<'a>>, Setter<'a>) {
        // The largest first, so that no thread ends long after the others.
        let mut places: Vec<(usize, &Block)> = self.document.blocks.iter().enumerate().collect();
        places.sort_by_key(|(_, block)| Reverse(size(block)));
        let threads = self.sheet.threads.unwrap_or_else(threads::usual);
        let begin = || Setter::new(self.document.about.language, &self.sheet.fonts);
        let (mut blocks, setters) =
            threads::share(threads, &places, begin, |setter, (at, block)| {
                (*at, self.measure(*at, block, usize::MAX, setter))
            });
        blocks.sort_unstable_by_key(|(at, _)| *at);
        let setter = setters.into_iter().reduce(Setter::join).unwrap_or_else(begin);
        (blocks.into_iter().map(|(_, block)| block).collect(), setter)
    }

    /// Some of the blocks once more, with at most so many lines for what may be shortened.
    pub fn shorter(
        &self,
        blocks: Range<usize>,
        lines: usize,
        setter: &mut Setter<'_>,
    ) -> Vec<Measured<'a>> {
        let each = self.document.blocks.iter().enumerate();
        let some = each.skip(blocks.start).take(blocks.len());
        some.map(|(at, block)| self.measure(at, block, lines, setter)).collect()
    }

    fn measure(
        &self,
        at: usize,
        block: &'a Block,
        lines: usize,
        setter: &mut Setter<'_>,
    ) -> Measured<'a> {
        let about = &self.document.about;
        let continued = about.continued.as_str();
        let width = self.widths.get(at).copied().unwrap_or_default();
        match block {
            Block::Cover(cover) => {
                Measured::Cover(cover::measure(cover, about, self.sheet.paper, setter))
            }
            Block::Heading { level, text } => Measured::Heading {
                level: (*level).clamp(1, 4),
                title: text,
                text: setter.set(text, style::heading(*level), width),
            },
            Block::Paragraph { style, text } => Measured::Paragraph {
                style: *style,
                text: setter.set(text, style::paragraph(*style), width - 2.0 * indent(*style)),
            },
            Block::List(entries) => Measured::List {
                sign: setter.set("•", style::BODY, INDENT),
                entries: entries
                    .iter()
                    .map(|entry| setter.set(entry, style::BODY, width - INDENT))
                    .collect(),
            },
            // Without columns nothing would hold the cells.
            Block::Table(table) if table.columns.is_empty() => {
                let table = Table { columns: vec![only_column()], ..table.clone() };
                Measured::Table(table::measure(&table, continued, lines, width, setter))
            }
            Block::Table(table) => {
                Measured::Table(table::measure(table, continued, lines, width, setter))
            }
            Block::Bars(bars) => {
                Measured::Bars(chart::measure(bars, continued, lines, width, setter))
            }
            Block::Radar(bars) => Measured::Radar(radar::measure(bars, width, setter)),
            Block::Gantt(gantt) => Measured::Gantt(gantt::measure(gantt, continued, width, setter)),
            Block::Contents => Measured::Contents(self.contents(at, width, setter)),
            Block::Turn(orientation) => Measured::Turn(*orientation),
            Block::OnePage => Measured::OnePage,
        }
    }

    /// The entries of a table of contents: the headings after it.
    fn contents(&self, at: usize, width: f32, setter: &mut Setter<'_>) -> Vec<contents::Entry> {
        fn headings(blocks: &[Block]) -> impl Iterator<Item = (u8, &str)> {
            blocks.iter().filter_map(|block| match block {
                Block::Heading { level, text } => Some((*level, text.as_str())),
                _ => None,
            })
        }
        let blocks = &self.document.blocks;
        let before = blocks.get(..at).unwrap_or_default();
        contents::measure(headings(blocks), headings(before).count(), width, setter)
    }
}

/// About how much there is to set.
fn size(block: &Block) -> usize {
    match block {
        Block::Table(table) => table.rows.len() * table.columns.len(),
        Block::Contents => usize::MAX,
        _ => 1,
    }
}

fn only_column() -> Column {
    Column { head: String::new(), share: 1, align: Align::Start }
}

pub fn indent(style: Style) -> f32 {
    if style == Style::Quote { INDENT } else { 0.0 }
}
