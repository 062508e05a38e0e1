//! One row of a table: cells that are columns of lines.
//!
//! Breaking a row over pages is taking fewer lines of each cell; so nothing is
//! cut and nothing is placed twice.

use super::columns::Place;
use super::flow::{Flow, Goal};
use super::lines::{Line, Paragraph, items};
use super::pages::{Frame, Item, Role};
use super::style::{self, HEAD, Look, PAD_X, PAD_Y, SIDE};
use crate::report::document::Align;

/// Room between two paragraphs of a cell.
const BETWEEN: f32 = 2.25;

/// Lines of a broken row that must stand at its beginning, where it has as many.
const FIRST: f32 = 4.0;

/// Side of a box to tick.
const TICK: f32 = 8.25;

/// Height of a row that a hand writes into.
const HAND: f32 = 36.0;

/// A row whose texts are broken.
pub struct Row {
    cells: Vec<Cell>,
    /// It is a head.
    pub head: bool,
    /// The name of this place for texts that refer to it; may be empty.
    anchor: String,
    /// It names the rows after it, over all columns.
    pub band: bool,
    /// The rows after it belong under it.
    pub leads: bool,
    /// The tallest cell with its padding.
    pub height: f32,
    /// How many columns the table has.
    pub columns: usize,
    /// What a text over the whole width is called where it goes on overleaf.
    pub again: Option<Paragraph>,
}

/// A cell whose texts are broken.
pub struct Cell {
    place: Place,
    heat: Option<f32>,
    lines: Vec<CellLine>,
    tick: bool,
    /// Where texts lead to, by their paragraph's number.
    links: Vec<String>,
}

/// A line and where its box begins and ends below the cell's first line.
struct CellLine {
    line: Line,
    look: Look,
    rtl: bool,
    top: f32,
    bottom: f32,
    /// The number of its paragraph.
    paragraph: usize,
}

impl Cell {
    /// Paragraphs one under the other.
    pub fn new(paragraphs: Vec<Paragraph>, place: Place, heat: Option<f32>) -> Self {
        let mut lines: Vec<CellLine> = Vec::new();
        for (number, paragraph) in paragraphs.into_iter().enumerate() {
            let (look, rtl) = (paragraph.look, paragraph.rtl);
            let mut top = lines.last().map_or(0.0, |last| last.bottom + BETWEEN);
            for line in paragraph.lines {
                let bottom = top + look.leading;
                lines.push(CellLine { line, look, rtl, top, bottom, paragraph: number });
                top += look.leading;
            }
        }
        Self { place, heat, lines, links: Vec::new(), tick: false }
    }

    /// The cell with a box to tick, or without.
    pub fn ticked(mut self, tick: bool) -> Self {
        self.tick = tick;
        self
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.heat.is_none() && !self.tick
    }

    /// The box to tick of a cell that begins at `top`.
    fn box_to_tick(&self, top: f32) -> Option<Item> {
        let (x, y) = (self.place.x + PAD_X, top + PAD_Y + 1.5);
        self.tick.then(|| Item::Shape {
            points: vec![(x, y), (x + TICK, y), (x + TICK, y + TICK), (x, y + TICK)],
            fill: style::WHITE,
            stroke: style::INK,
        })
    }

    /// The cell with the anchors that its paragraphs lead to.
    pub fn leading_to(mut self, links: Vec<String>) -> Self {
        self.links = links;
        self
    }

    /// Where a line begins.
    fn start(&self, line: &CellLine) -> f32 {
        let spare = (self.place.width - 2.0 * PAD_X - line.line.width).max(0.0);
        let shift = match (self.place.align, line.rtl) {
            (Align::Start, false) | (Align::End, true) => 0.0,
            (Align::Centre, _) => spare / 2.0,
            (Align::End, false) | (Align::Start, true) => spare,
        };
        self.place.x + PAD_X + shift
    }
}

/// How far a row is placed, and what its cells are parts of.
pub struct Placed {
    lines: Vec<usize>,
    parts: Vec<Option<usize>>,
}

impl Cell {
    /// One line, as a link where its paragraph leads somewhere.
    fn line(&self, line: &CellLine, top: f32, part: Option<usize>, flow: &mut Flow) {
        let x = self.start(line);
        let to = self.links.get(line.paragraph).filter(|to| !to.is_empty());
        if let (Some(to), Some(part)) = (to, part) {
            flow.open(Role::Link, Some(part));
            let frame = Frame { x, y: top, width: line.line.width, height: line.look.leading };
            flow.link(frame, Goal::Anchor(to.clone()));
        }
        for item in items(&line.line, line.look, x, top) {
            flow.put(item);
        }
        flow.tag(part);
    }
}

impl Row {
    pub fn new(cells: Vec<Cell>, band: bool) -> Self {
        let tallest = cells.iter().filter_map(|cell| cell.lines.last());
        let height = tallest.map(|last| last.bottom).fold(HEAD.leading, f32::max);
        let columns = cells.len();
        let height = height + 2.0 * PAD_Y;
        let anchor = String::new();
        Self { cells, head: false, anchor, band, leads: band, height, columns, again: None }
    }

    pub fn has_words(&self) -> bool {
        self.cells.iter().any(|cell| !cell.lines.is_empty())
    }

    /// The row with room for a hand.
    pub fn for_a_hand(mut self) -> Self {
        self.height = self.height.max(HAND);
        self
    }

    /// The row as one under which those after it belong.
    pub fn leading(mut self) -> Self {
        self.leads = true;
        self
    }

    /// The row as the one that names the columns.
    pub fn naming(mut self) -> Self {
        self.head = true;
        self
    }

    /// The row as a text over the whole width, and what it is called where it goes on.
    pub fn whole(mut self, again: Paragraph) -> Self {
        self.again = Some(again);
        self
    }

    /// Whether columns mean anything to it.
    pub fn has_columns(&self) -> bool {
        self.again.is_none()
    }

    /// Whether it stands in no cell of this column.
    pub fn is_empty_at(&self, column: usize) -> bool {
        !self.has_columns() || self.cells.get(column).is_none_or(Cell::is_empty)
    }

    /// What a text over the whole width is called, where it goes on at a page's head.
    pub fn name_again(&self, flow: &mut Flow) {
        let Some(again) = &self.again else { return };
        flow.tag(None);
        flow.advance(PAD_Y);
        flow.paragraph(again, SIDE + PAD_X, |_, _| None);
    }

    /// The row as a place that others refer to.
    pub fn anchored(mut self, anchor: String) -> Self {
        self.anchor = anchor;
        self
    }

    /// What must stand together at the row's beginning, on pages of this height.
    pub fn first(&self, whole: f32) -> f32 {
        let broken = FIRST * HEAD.leading + 2.0 * PAD_Y;
        if self.height <= whole / 3.0 { self.height } else { broken.min(self.height) }
    }

    /// Nothing of it is placed yet. Given the table's part, the row becomes a part
    /// of it, and each cell one of the row; a repeated head is furniture.
    pub fn begin(&self, table: Option<usize>, flow: &mut Flow) -> Placed {
        let row = table.map(|table| flow.open(Role::Row, Some(table)));
        let role = if self.head || self.band { Role::HeadCell } else { Role::Cell };
        // A cell alone in its row covers all columns.
        let span = if self.cells.len() == 1 { self.columns } else { 1 };
        let part = |flow: &mut Flow| row.map(|row| flow.open_cell(role, row, span));
        Placed {
            lines: vec![0; self.cells.len()],
            parts: self.cells.iter().map(|_| part(flow)).collect(),
        }
    }

    pub fn is_done(&self, placed: &Placed) -> bool {
        self.cells.iter().zip(&placed.lines).all(|(cell, placed)| *placed >= cell.lines.len())
    }

    /// Places of each cell the lines that this page has room for, and moves below them.
    pub fn place(&self, placed: &mut Placed, flow: &mut Flow) {
        flow.anchor(&self.anchor);
        let room = flow.room() - 2.0 * PAD_Y + 0.01;
        // An empty page takes a line, whatever happens: so breaking a row ends.
        let least = usize::from(flow.room() >= flow.whole() - 0.01);
        let mut pieces = Vec::with_capacity(self.cells.len());
        let mut height = HEAD.leading;
        for (cell, placed) in self.cells.iter().zip(&mut placed.lines) {
            let rest = cell.lines.get(*placed..).unwrap_or_default();
            let base = rest.first().map_or(0.0, |line| line.top);
            let fits = rest.iter().take_while(|line| line.bottom - base <= room).count();
            let here = rest.get(..fits.max(least)).unwrap_or(rest);
            height = here.last().map_or(height, |line| height.max(line.bottom - base));
            *placed += here.len();
            pieces.push((cell, here, base));
        }
        let rest = height + 2.0 * PAD_Y;
        let height = if self.is_done(placed) && self.height <= flow.room() + 0.01 {
            rest.max(if self.height <= HAND { self.height } else { 0.0 })
        } else {
            rest
        };
        flow.tag(None);
        for (cell, ..) in &pieces {
            let colour = if self.band { Some(style::BAND) } else { cell.heat.map(style::heat) };
            if let Some(colour) = colour {
                let Place { x, width, .. } = cell.place;
                let frame = Frame { x, y: flow.y(), width, height };
                flow.put(Item::Rect { frame, colour });
            }
        }
        let boxes: Vec<Item> =
            pieces.iter().filter_map(|(cell, ..)| cell.box_to_tick(flow.y())).collect();
        boxes.into_iter().for_each(|item| flow.put(item));
        for ((cell, here, base), part) in pieces.into_iter().zip(&placed.parts) {
            flow.tag(*part);
            for line in here {
                cell.line(line, flow.y() + PAD_Y + line.top - base, *part, flow);
            }
        }
        flow.tag(None);
        flow.advance(height);
    }
}
