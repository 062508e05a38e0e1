//! Tables: thin horizontal rules, heads repeated, rows that go on overleaf.
//!
//! Promises: no row is cut and none overlaps another; a short row stays whole;
//! a band stays with the row after it; where a table goes on, its caption says
//! so. A row is a set of columns of lines: breaking it is taking fewer lines.

use super::flow::Flow;
use super::pages::{Colour, Frame, Item};
use super::style::{self, HEAD, Look, PAD_X, PAD_Y, SIDE};
use super::text::{Line, Paragraph, Setter, item};
use crate::report::document::{self, Align, Cell, Column};

/// The longest single word counts for a column's least width up to this share of the table.
const WORD_SHARE: f32 = 0.2;

/// Room between two paragraphs of a cell.
const BETWEEN: f32 = 2.25;

/// A table whose texts are broken to its columns.
pub struct Table {
    caption: Paragraph,
    continued: Paragraph,
    head: Row,
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<SetCell>,
    band: bool,
    /// The tallest cell with its padding.
    height: f32,
}

struct SetCell {
    x: f32,
    width: f32,
    align: Align,
    heat: Option<f32>,
    lines: Vec<CellLine>,
}

/// A line and where its box begins and ends below the cell's first line.
struct CellLine {
    line: Line,
    look: Look,
    top: f32,
    bottom: f32,
}

pub fn measure(table: &document::Table, continued: &str, width: f32, setter: &mut Setter) -> Table {
    let widths = widths(&table.columns, &words(table, setter), width);
    let set = |paragraphs: Vec<Paragraph>, x, width, align, heat| SetCell {
        x,
        width,
        align,
        heat,
        lines: stack(paragraphs),
    };
    let mut places = Vec::with_capacity(widths.len());
    let mut x = SIDE;
    for (column, width) in table.columns.iter().zip(&widths) {
        places.push((x, *width, column.align));
        x += width;
    }
    let head = places
        .iter()
        .zip(&table.columns)
        .map(|(&(x, width, align), column)| {
            let text = setter.set(&column.head, HEAD, width - 2.0 * PAD_X);
            set(vec![text], x, width, align, None)
        })
        .collect();
    let empty = Cell::default();
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        rows.push(match row {
            document::Row::Band(text) => {
                let text = setter.set(text, style::BAND_TEXT, width - 2.0 * PAD_X);
                Row::new(vec![set(vec![text], SIDE, width, Align::Start, None)], true)
            }
            document::Row::Cells(cells) => {
                let mut row = Vec::with_capacity(places.len());
                for (at, &(x, width, align)) in places.iter().enumerate() {
                    let cell = cells.get(at).unwrap_or(&empty);
                    let texts = cell.paragraphs.iter().map(|paragraph| {
                        let look = style::cell(paragraph.strength);
                        setter.set(&paragraph.text, look, width - 2.0 * PAD_X)
                    });
                    row.push(set(texts.collect(), x, width, align, cell.heat));
                }
                Row::new(row, false)
            }
        });
    }
    let again = format!("{} {continued}", table.caption);
    Table {
        caption: setter.set(&table.caption, style::CAPTION, width),
        continued: setter.set(again.trim(), style::CAPTION, width),
        head: Row::new(head, false),
        rows,
    }
}

/// Paragraphs one under the other.
fn stack(paragraphs: Vec<Paragraph>) -> Vec<CellLine> {
    let mut lines = Vec::new();
    let mut top = 0.0;
    for paragraph in paragraphs.into_iter().filter(|paragraph| !paragraph.lines.is_empty()) {
        if !lines.is_empty() {
            top += BETWEEN;
        }
        let look = paragraph.look;
        for line in paragraph.lines {
            lines.push(CellLine { line, look, top, bottom: top + look.leading });
            top += look.leading;
        }
    }
    lines
}

/// For each column the widest single word of its head and cells, in points.
fn words(table: &document::Table, setter: &mut Setter) -> Vec<f32> {
    let column = |(at, column): (usize, &Column)| {
        let mut widest = setter.widest_word(&column.head, HEAD);
        for row in &table.rows {
            let document::Row::Cells(cells) = row else { continue };
            for text in cells.get(at).iter().flat_map(|cell| &cell.paragraphs) {
                widest = widest.max(setter.widest_word(&text.text, style::cell(text.strength)));
            }
        }
        widest
    };
    table.columns.iter().enumerate().map(column).collect()
}

/// Widths by share, but no column narrower than its longest word where that can be had.
fn widths(columns: &[Column], words: &[f32], width: f32) -> Vec<f32> {
    let count = columns.len().max(1) as f32;
    let most = (width * WORD_SHARE).max(width / count);
    let mut least: Vec<f32> =
        words.iter().map(|word| (word + 2.0 * PAD_X + 0.5).min(most)).collect();
    let wanted: f32 = least.iter().sum();
    if wanted > width {
        least.iter_mut().for_each(|least| *least *= width / wanted);
    }
    let shares: f32 = columns.iter().map(|column| f32::from(column.share.max(1))).sum();
    let mut fixed = vec![false; columns.len()];
    loop {
        let taken: f32 =
            least.iter().zip(&fixed).filter(|(_, f)| **f).map(|(least, _)| least).sum();
        let open: f32 = columns
            .iter()
            .zip(&fixed)
            .filter(|(_, fixed)| !**fixed)
            .map(|(column, _)| f32::from(column.share.max(1)))
            .sum();
        let unit = (width - taken).max(0.0) / if open > 0.0 { open } else { shares.max(1.0) };
        let by_share =
            |at: usize| columns.get(at).map_or(0.0, |c| f32::from(c.share.max(1)) * unit);
        let narrow = (0..columns.len())
            .filter(|&at| fixed.get(at) == Some(&false))
            .find(|&at| by_share(at) < least.get(at).copied().unwrap_or(0.0));
        let Some(narrow) = narrow else {
            let all = least.iter().zip(&fixed).enumerate();
            return all
                .map(|(at, (least, fixed))| if *fixed { *least } else { by_share(at) })
                .collect();
        };
        if let Some(fixed) = fixed.get_mut(narrow) {
            *fixed = true;
        }
    }
}

impl Row {
    fn new(cells: Vec<SetCell>, band: bool) -> Self {
        let tallest = cells.iter().filter_map(|cell| cell.lines.last());
        let height = tallest.map(|last| last.bottom).fold(style::LABEL.leading, f32::max);
        Self { cells, band, height: height + 2.0 * PAD_Y }
    }

    /// What must stand together at the row's beginning.
    fn first(&self, whole: f32) -> f32 {
        if self.height <= whole / 3.0 { self.height } else { 4.0 * HEAD.leading + 2.0 * PAD_Y }
    }
}

impl Table {
    /// What must stand together at the table's beginning.
    pub fn first(&self, whole: f32) -> f32 {
        self.lead(whole) + self.keep(0, whole)
    }

    /// Caption and head, where they may be repeated: not when they fill the page by themselves.
    fn lead(&self, whole: f32) -> f32 {
        let lead = self.continued.height() + 4.5 + self.head.height;
        if lead <= whole * 0.4 { lead } else { 0.0 }
    }

    /// The beginning of the row at `at`, and after a band that of the rows it names.
    fn keep(&self, at: usize, whole: f32) -> f32 {
        let Some(row) = self.rows.get(at) else { return 0.0 };
        let mut height = row.first(whole);
        let mut next = at;
        while self.rows.get(next).is_some_and(|row| row.band) && height < whole / 2.0 {
            next += 1;
            height += self.rows.get(next).map_or(0.0, |row| row.first(whole));
        }
        height
    }

    fn begin(&self, caption: &Paragraph, flow: &mut Flow) {
        flow.paragraph(caption, SIDE, |_, _| None);
        if !caption.lines.is_empty() {
            flow.leave(4.5);
        }
        flow.need(self.head.height.min(flow.whole()));
        rule(0.75, style::BLUE, flow);
        self.row(&self.head, false, flow);
        rule(0.5, style::BLUE, flow);
    }

    fn overleaf(&self, flow: &mut Flow) {
        rule(0.5, style::RULE, flow);
        flow.next_page();
        if self.lead(flow.whole()) > 0.0 {
            self.begin(&self.continued, flow);
        }
    }

    /// Places a row, over as many pages as it takes.
    fn row(&self, row: &Row, repeat: bool, flow: &mut Flow) {
        let mut next = vec![0; row.cells.len()];
        loop {
            let room = flow.room() - 2.0 * PAD_Y;
            let taken = row.take(&mut next, room, flow);
            flow.advance(taken + 2.0 * PAD_Y);
            if row.cells.iter().zip(&next).all(|(cell, next)| *next >= cell.lines.len()) {
                return;
            }
            if repeat {
                self.overleaf(flow);
            } else {
                flow.next_page();
            }
        }
    }
}

impl Row {
    /// Places of each cell the lines that have room, and tells how high they stand.
    fn take(&self, next: &mut [usize], room: f32, flow: &mut Flow) -> f32 {
        let mut ends = Vec::with_capacity(self.cells.len());
        let mut taken = HEAD.leading;
        for (cell, next) in self.cells.iter().zip(next.iter()) {
            let rest = cell.lines.get(*next..).unwrap_or_default();
            let base = rest.first().map_or(0.0, |line| line.top);
            let fits = rest.iter().take_while(|line| line.bottom - base <= room + 0.01).count();
            // A page has room for a line, whatever happens: so this ends.
            let fits = if flow.room() >= flow.whole() - 0.01 { fits.max(1) } else { fits };
            let here = rest.get(..fits).unwrap_or(rest);
            taken = here.last().map_or(taken, |line| taken.max(line.bottom - base));
            ends.push((here, base));
        }
        let height = taken + 2.0 * PAD_Y;
        self.shade(height, flow);
        for (((here, base), cell), next) in ends.into_iter().zip(&self.cells).zip(next) {
            for line in here {
                let top = flow.y + PAD_Y + line.top - base;
                flow.put(item(&line.line, line.look, cell.start(line.line.width), top));
            }
            *next += here.len();
        }
        taken
    }

    fn shade(&self, height: f32, flow: &mut Flow) {
        let y = flow.y;
        for cell in &self.cells {
            let colour = if self.band { Some(style::BAND) } else { cell.heat.map(style::heat) };
            if let Some(colour) = colour {
                let frame = Frame { x: cell.x, y, width: cell.width, height };
                flow.put(Item::Rect { frame, colour });
            }
        }
    }
}

impl SetCell {
    /// Where a line of this width begins.
    fn start(&self, width: f32) -> f32 {
        let spare = (self.width - 2.0 * PAD_X - width).max(0.0);
        self.x
            + PAD_X
            + match self.align {
                Align::Start => 0.0,
                Align::Centre => spare / 2.0,
                Align::End => spare,
            }
    }
}

pub fn place(table: &Table, flow: &mut Flow) {
    if table.head.cells.is_empty() {
        flow.paragraph(&table.caption, SIDE, |_, _| None);
        return;
    }
    flow.need(table.first(flow.whole()).min(flow.whole()));
    table.begin(&table.caption, flow);
    for (at, row) in table.rows.iter().enumerate() {
        if flow.room() < table.keep(at, flow.whole()) {
            table.overleaf(flow);
        }
        table.row(row, true, flow);
        let last = at + 1 == table.rows.len();
        rule(if last { 0.75 } else { 0.35 }, if last { style::BLUE } else { style::RULE }, flow);
    }
}

/// A rule over the whole width, here.
fn rule(width: f32, colour: Colour, flow: &mut Flow) {
    let (y, end) = (flow.y, SIDE + flow.width());
    flow.put(Item::Line { from: (SIDE, y), to: (end, y), width, colour });
}
