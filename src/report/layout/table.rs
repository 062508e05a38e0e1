//! Tables: thin horizontal rules, heads repeated, rows that go on overleaf.
//!
//! Promises: a short row stays whole; a row that leads stays with the one after it; where
//! a table goes on, its caption says so; the columns' names stand over what is
//! in columns, not over the rest of a text that is in none.

use super::chart::again;
use super::flow::Flow;
use super::lines::Paragraph;
use super::pages::{Colour, Item, Role};
use super::row::{Cell, Row};
use super::rows;
use super::style::{self, HEAD, SIDE};
use super::text::Setter;
use crate::report::document;

/// A table up to this share of a page stands on one.
const SHORT: f32 = 0.35;

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

/// Breaks a table's texts to its columns, with at most so many lines for one in a cell.
pub fn measure(
    table: &document::Table,
    continued: &str,
    lines: usize,
    width: f32,
    setter: &mut Setter<'_>,
) -> Table {
    let rows::Rows { places, rows } = rows::measure(table, continued, lines, width, setter);
    let heads: Vec<Cell> = places
        .iter()
        .zip(&table.columns)
        .map(|(place, column)| {
            Cell::new(vec![setter.set(&column.head, HEAD, place.inner())], *place, None)
        })
        .collect();
    Table {
        caption: setter.set(&table.caption, style::CAPTION, width),
        continued: again(&table.caption, continued, width, setter),
        head: Row::new(heads, false).naming(),
        rows,
        by_hand: table.rows.iter().any(|row| matches!(row, document::Row::Hand(_))),
    }
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
    fn has_head(&self) -> bool {
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

    /// The caption; `part` is the table's own, `None` where it is repeated.
    fn name(&self, caption: &Paragraph, part: Option<usize>, flow: &mut Flow) {
        if !caption.lines.is_empty() {
            flow.tag(None);
            if part.is_some() {
                flow.open(Role::Caption, part);
            }
            flow.paragraph(caption, SIDE, |_, _| None);
            flow.leave(UNDER_CAPTION);
        }
        flow.need(self.head_height());
        rule(0.75, style::BLUE, flow);
    }

    /// The head, under a rule; `part` is the table's own, `None` where it is repeated.
    fn head(&self, part: Option<usize>, flow: &mut Flow) {
        if !self.has_head() {
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

    fn head_height(&self) -> f32 {
        if self.has_head() { self.head.height } else { 0.0 }
    }

    /// The next page, up to where this row begins or goes on: under the columns' names where
    /// they mean anything to it. Says whether these stand on the page.
    fn go_on(&self, row: &Row, flow: &mut Flow) -> bool {
        flow.next_page();
        let repeated = self.lead(flow.whole()) > 0.0;
        if repeated {
            self.name(&self.continued, None, flow);
            if row.has_columns() {
                self.head(None, flow);
            }
        }
        row.has_columns() || !repeated
    }

    /// Places a row, over as many pages as it takes. Says whether the columns' names stand on
    /// the last one, given whether they do on the first.
    fn row(&self, row: &Row, part: usize, headed: bool, flow: &mut Flow) -> bool {
        let mut headed = headed;
        let mut placed = row.begin(Some(part), flow);
        row.place(&mut placed, flow);
        while !row.is_done(&placed) {
            rule(0.35, style::RULE, flow);
            headed = self.go_on(row, flow);
            if self.lead(flow.whole()) > 0.0 {
                row.name_again(flow);
            }
            row.place(&mut placed, flow);
        }
        headed
    }
}

pub fn place(table: &Table, flow: &mut Flow) {
    flow.need(table.first(flow.whole()));
    let part = flow.open(Role::Table, None);
    table.name(&table.caption, Some(part), flow);
    table.head(Some(part), flow);
    let mut headed = true;
    for (at, row) in table.rows.iter().enumerate() {
        let late = !headed && row.has_columns();
        let head = if late { table.head_height() } else { 0.0 };
        if flow.room() < head + table.keep(at, flow.whole()) {
            headed = table.go_on(row, flow);
        } else if late {
            rule(0.75, style::BLUE, flow);
            table.head(None, flow);
            headed = true;
        }
        headed = table.row(row, part, headed, flow);
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
