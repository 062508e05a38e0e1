//! Tables: thin horizontal rules, heads repeated, rows that go on overleaf.
//!
//! Promises: a short row stays whole; a row that leads stays with the one after it; where
//! a table goes on, its caption says so; cells beyond the last column are set
//! in it rather than lost; a text too long for its column stands below the row,
//! over the whole width.

use super::columns::{self, Place};
use super::flow::Flow;
use super::pages::{Colour, Item, Role};
use super::row::{Cell, Row};
use super::style::{self, HEAD, Look, PAD_X, SIDE};
use super::text::{Paragraph, Setter};
use crate::report::document::{self, Align, CellText};

/// A table up to this share of a page stands on one.
const SHORT: f32 = 0.35;

/// A paragraph of more lines is too long for a column: it would be a ribbon down the page.
const RIBBON: usize = 36;

/// What takes this share of the table is no column that a text is too long for.
const BROAD: f32 = 0.6;

/// Between caption and head.
const UNDER_CAPTION: f32 = 4.5;

/// A table whose texts are broken to its columns.
pub struct Table {
    caption: Paragraph,
    continued: Paragraph,
    head: Row,
    rows: Vec<Row>,
    /// A hand writes in it: its rows must not stand apart from what they are about.
    by_hand: bool,
}

pub fn measure(
    table: &document::Table,
    continued: &str,
    width: f32,
    setter: &mut Setter<'_>,
) -> Table {
    setter.learn(texts(table));
    let places = columns::places(table, width, setter);
    let heads = places.iter().zip(&table.columns).map(|(place, column)| {
        Cell::new(vec![setter.set(&column.head, HEAD, inner(place))], *place, None)
    });
    let head = Row::new(heads.collect(), false).naming();
    let whole = Place { x: SIDE, width, align: Align::Start };
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        match row {
            document::Row::Band(text) => {
                let text = setter.set(text, style::BAND_TEXT, inner(&whole));
                rows.push(Row::new(vec![Cell::new(vec![text], whole, None)], true));
            }
            document::Row::Cells(given) => {
                let (cells, long) = cells(given, &places, width, setter);
                rows.push(Row::new(cells, false).anchored(anchor(given)));
                rows.extend(long.iter().map(|long| below(long, given, table, whole, setter)));
            }
            document::Row::Lead(given) => {
                let (cells, long) = cells(given, &places, width, setter);
                rows.push(Row::new(cells, false).anchored(anchor(given)).leading());
                rows.extend(long.iter().map(|long| below(long, given, table, whole, setter)));
            }
            document::Row::Hand(given) => {
                let (cells, long) = cells(given, &places, width, setter);
                rows.push(Row::new(cells, false).for_a_hand());
                rows.extend(long.iter().map(|long| below(long, given, table, whole, setter)));
            }
        }
    }
    for row in &mut rows {
        row.columns = places.len();
    }
    let again = match table.caption.trim() {
        "" => String::new(),
        caption => format!("{caption} {continued}"),
    };
    Table {
        caption: setter.set(&table.caption, style::CAPTION, width),
        continued: setter.set(again.trim(), style::CAPTION, width),
        head,
        rows,
        by_hand: table.rows.iter().any(|row| matches!(row, document::Row::Hand(_))),
    }
}

/// Every text of the rows, and how it is set.
fn texts(table: &document::Table) -> impl Iterator<Item = (&str, Look)> {
    let cells = table.rows.iter().flat_map(|row| match row {
        document::Row::Cells(cells) | document::Row::Lead(cells) | document::Row::Hand(cells) => {
            cells.as_slice()
        }
        document::Row::Band(_) => &[],
    });
    let texts = cells.flat_map(|cell| &cell.paragraphs);
    texts.map(|text| (text.text.as_str(), style::cell(text.strength)))
}

/// The first anchor of a row's cells names the row.
fn anchor(cells: &[document::Cell]) -> String {
    cells.iter().map(|cell| &cell.anchor).find(|name| !name.is_empty()).cloned().unwrap_or_default()
}

fn inner(place: &Place) -> f32 {
    place.width - 2.0 * PAD_X
}

/// A text that is too long for its column, and which column that is.
struct Long<'a> {
    column: usize,
    text: &'a CellText,
}

/// The cells of a row, and what is too long to stand in them.
fn cells<'a>(
    given: &'a [document::Cell],
    places: &[Place],
    width: f32,
    setter: &mut Setter<'_>,
) -> (Vec<Cell>, Vec<Long<'a>>) {
    let (mut cells, mut long) = (Vec::with_capacity(places.len()), Vec::new());
    for (at, place) in places.iter().enumerate() {
        let end = if at + 1 == places.len() { given.len() } else { at + 1 };
        let here = given.get(at..end).unwrap_or_default();
        let (mut texts, mut links) = (Vec::new(), Vec::new());
        for text in here.iter().flat_map(|cell| &cell.paragraphs) {
            let set = setter.set(&text.text, style::cell(text.strength), inner(place));
            if set.lines.len() > RIBBON && place.width < BROAD * width {
                long.push(Long { column: at, text });
            } else {
                texts.push(set);
                links.push(text.link.clone());
            }
        }
        setter.part(&mut texts);
        let cell = Cell::new(texts, *place, here.first().and_then(|cell| cell.heat));
        let tick = here.first().is_some_and(|cell| cell.tick);
        cells.push(cell.ticked(tick).leading_to(links));
    }
    (cells, long)
}

/// The row for a long text: under the name of its row and column, over the whole width.
fn below(
    long: &Long<'_>,
    given: &[document::Cell],
    table: &document::Table,
    whole: Place,
    setter: &mut Setter<'_>,
) -> Row {
    let row = given.iter().flat_map(|cell| &cell.paragraphs).next();
    let row = row.filter(|first| !std::ptr::eq(*first, long.text)).map(|first| &first.text);
    let column = table.columns.get(long.column).map(|column| &column.head);
    let name: Vec<&str> =
        row.into_iter().chain(column).map(|name| name.trim()).filter(|n| !n.is_empty()).collect();
    let look = Look { face: style::cell(long.text.strength).face, ..style::BODY };
    let mut texts = vec![
        setter.set(&name.join(" · "), HEAD, inner(&whole)),
        setter.set(&long.text.text, look, inner(&whole)),
    ];
    texts.retain(|text| !text.lines.is_empty());
    setter.part(&mut texts);
    Row::new(vec![Cell::new(texts, whole, None)], false)
}

impl Table {
    /// What must stand together at the table's beginning, on pages of this height.
    pub fn first(&self, whole: f32) -> f32 {
        let rows: f32 = self.rows.iter().map(|row| row.height).sum();
        let all = self.caption.height() + UNDER_CAPTION + self.head.height + rows;
        // A short table is not parted at all, nor one in which somebody writes.
        let most = if self.by_hand { whole } else { whole * SHORT };
        if all <= most { all } else { self.lead(whole) + self.keep(0, whole) }
    }

    /// A table whose columns have no names has no head.
    fn hnaming(&self) -> bool {
        self.head.has_words()
    }

    /// Height of caption and head; 0 where they would fill half of every page, and so
    /// are not repeated.
    fn lead(&self, whole: f32) -> f32 {
        let lead = self.continued.height() + UNDER_CAPTION + self.head.height;
        if lead <= whole * 0.4 { lead } else { 0.0 }
    }

    /// The beginning of the row at `at`, and after one that leads that of the row it leads; never
    /// more than a page has room for under caption and head.
    fn keep(&self, at: usize, whole: f32) -> f32 {
        let rows = self.rows.get(at..).unwrap_or_default();
        let bands = rows.iter().take_while(|row| row.leads).count();
        let height: f32 = rows.iter().take(bands + 1).map(|row| row.first(whole)).sum();
        height.min(whole * 0.6)
    }

    /// Caption and head; `part` is the table's own, `None` where they are repeated.
    fn begin(&self, caption: &Paragraph, part: Option<usize>, flow: &mut Flow) {
        if !caption.lines.is_empty() {
            flow.tag(None);
            if part.is_some() {
                flow.open(Role::Caption, part);
            }
            flow.paragraph(caption, SIDE, |_, _| None);
            flow.leave(UNDER_CAPTION);
        }
        let height = if self.hnaming() { self.head.height } else { 0.0 };
        flow.need(height);
        rule(0.75, style::BLUE, flow);
        if !self.hnaming() {
            return;
        }
        let mut placed = self.head.begin(part, flow);
        self.head.place(&mut placed, flow);
        while !self.head.is_done(&placed) {
            flow.next_page();
            self.head.place(&mut placed, flow);
        }
        rule(0.5, style::BLUE, flow);
    }

    fn go_on(&self, flow: &mut Flow) {
        flow.next_page();
        if self.lead(flow.whole()) > 0.0 {
            self.begin(&self.continued, None, flow);
        }
    }

    /// Places a row, over as many pages as it takes.
    fn row(&self, row: &Row, part: usize, flow: &mut Flow) {
        let mut placed = row.begin(Some(part), flow);
        row.place(&mut placed, flow);
        while !row.is_done(&placed) {
            rule(0.35, style::RULE, flow);
            self.go_on(flow);
            row.place(&mut placed, flow);
        }
    }
}

pub fn place(table: &Table, flow: &mut Flow) {
    flow.need(table.first(flow.whole()));
    let part = flow.open(Role::Table, None);
    table.begin(&table.caption, Some(part), flow);
    for (at, row) in table.rows.iter().enumerate() {
        if flow.room() < table.keep(at, flow.whole()) {
            table.go_on(flow);
        }
        table.row(row, part, flow);
        let last = at + 1 == table.rows.len();
        rule(if last { 0.75 } else { 0.35 }, if last { style::BLUE } else { style::RULE }, flow);
    }
    flow.tag(None);
}

/// A rule over the whole width, here.
fn rule(width: f32, colour: Colour, flow: &mut Flow) {
    let (y, end) = (flow.y(), SIDE + flow.width());
    flow.tag(None);
    flow.put(Item::Line { from: (SIDE, y), to: (end, y), width, colour });
}
