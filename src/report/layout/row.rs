//! One row of a table: cells that are columns of lines.
//!
//! Breaking a row over pages is taking fewer lines of each cell; so nothing is
//! cut and nothing is placed twice.

use super::columns::Place;
use super::flow::Flow;
use super::pages::{Frame, Item};
use super::style::{self, HEAD, Look, PAD_X, PAD_Y};
use super::text::{Line, Paragraph, item};
use crate::report::document::Align;

/// Room between two paragraphs of a cell.
const BETWEEN: f32 = 2.25;

/// Lines of a broken row that must stand at its beginning, where it has as many.
const FIRST: f32 = 4.0;

/// A row whose texts are broken.
pub struct Row {
    cells: Vec<Cell>,
    /// It names the rows after it.
    pub band: bool,
    /// The tallest cell with its padding.
    pub height: f32,
}

/// A cell whose texts are broken.
pub struct Cell {
    place: Place,
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

impl Cell {
    /// Paragraphs one under the other.
    pub fn new(paragraphs: Vec<Paragraph>, place: Place, heat: Option<f32>) -> Self {
        let mut lines: Vec<CellLine> = Vec::new();
        for paragraph in paragraphs {
            let look = paragraph.look;
            let mut top = lines.last().map_or(0.0, |last| last.bottom + BETWEEN);
            for line in paragraph.lines {
                lines.push(CellLine { line, look, top, bottom: top + look.leading });
                top += look.leading;
            }
        }
        Self { place, heat, lines }
    }

    /// Where a line of this width begins.
    fn start(&self, width: f32) -> f32 {
        let spare = (self.place.width - 2.0 * PAD_X - width).max(0.0);
        let shift = match self.place.align {
            Align::Start => 0.0,
            Align::Centre => spare / 2.0,
            Align::End => spare,
        };
        self.place.x + PAD_X + shift
    }
}

impl Row {
    pub fn new(cells: Vec<Cell>, band: bool) -> Self {
        let tallest = cells.iter().filter_map(|cell| cell.lines.last());
        let height = tallest.map(|last| last.bottom).fold(HEAD.leading, f32::max);
        Self { cells, band, height: height + 2.0 * PAD_Y }
    }

    /// What must stand together at the row's beginning, on pages of this height.
    pub fn first(&self, whole: f32) -> f32 {
        let broken = FIRST * HEAD.leading + 2.0 * PAD_Y;
        if self.height <= whole / 3.0 { self.height } else { broken.min(self.height) }
    }

    /// For each cell, how many lines are placed: none yet.
    pub fn nothing_placed(&self) -> Vec<usize> {
        vec![0; self.cells.len()]
    }

    pub fn is_done(&self, placed: &[usize]) -> bool {
        self.cells.iter().zip(placed).all(|(cell, placed)| *placed >= cell.lines.len())
    }

    /// Places of each cell the lines that this page has room for, and moves below them.
    pub fn place(&self, placed: &mut [usize], flow: &mut Flow) {
        let room = flow.room() - 2.0 * PAD_Y + 0.01;
        // An empty page takes a line, whatever happens: so breaking a row ends.
        let least = usize::from(flow.room() >= flow.whole() - 0.01);
        let mut pieces = Vec::with_capacity(self.cells.len());
        let mut height = HEAD.leading;
        for (cell, placed) in self.cells.iter().zip(placed) {
            let rest = cell.lines.get(*placed..).unwrap_or_default();
            let base = rest.first().map_or(0.0, |line| line.top);
            let fits = rest.iter().take_while(|line| line.bottom - base <= room).count();
            let here = rest.get(..fits.max(least)).unwrap_or(rest);
            height = here.last().map_or(height, |line| height.max(line.bottom - base));
            *placed += here.len();
            pieces.push((cell, here, base));
        }
        let height = height + 2.0 * PAD_Y;
        for (cell, ..) in &pieces {
            let colour = if self.band { Some(style::BAND) } else { cell.heat.map(style::heat) };
            if let Some(colour) = colour {
                let Place { x, width, .. } = cell.place;
                let frame = Frame { x, y: flow.y, width, height };
                flow.put(Item::Rect { frame, colour });
            }
        }
        for (cell, here, base) in pieces {
            for line in here {
                let top = flow.y + PAD_Y + line.top - base;
                flow.put(item(&line.line, line.look, cell.start(line.line.width), top));
            }
        }
        flow.advance(height);
    }
}
