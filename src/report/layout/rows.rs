//! A table's rows, broken to its columns.
//!
//! Promises: cells beyond the last column are set in it rather than lost; a text
//! too long for its column stands below the row, over the whole width; a column
//! whose texts all do leaves its room to the others.

use super::columns::{self, Place};
use super::row::{Cell, Row};
use super::style::{self, HEAD, Look, SIDE};
use super::text::Setter;
use crate::report::document::{self, Align, CellText};

/// A paragraph of more lines is too long for a column: it would be a ribbon down the page.
const RIBBON: usize = 36;

/// What takes this share of the table is no column that a text is too long for.
const BROAD: f32 = 0.6;

/// How many lines the name of such a text may have; it stands whole in its row.
const NAME: usize = 2;

/// Where the columns are, and what stands in them.
pub struct Rows {
    pub places: Vec<Place>,
    pub rows: Vec<Row>,
}

/// What holds for every row.
struct Setting<'a> {
    table: &'a document::Table,
    continued: &'a str,
    /// How many a text in a cell may have.
    lines: usize,
    whole: Place,
}

pub fn measure(
    table: &document::Table,
    continued: &str,
    lines: usize,
    width: f32,
    setter: &mut Setter<'_>,
) -> Rows {
    setter.learn(texts(table));
    let whole = Place { x: SIDE, width, align: Align::Start };
    let setting = Setting { table, continued, lines, whole };
    let places = columns::places(table, &[], width, setter);
    let (rows, moved) = setting.rows(&places, setter);
    let left: Vec<bool> = (moved.into_iter().enumerate())
        .map(|(at, moved)| moved && rows.iter().all(|row| row.is_empty_at(at)))
        .collect();
    if !left.contains(&true) {
        return Rows { places, rows };
    }
    let places = columns::places(table, &left, width, setter);
    let (rows, _) = setting.rows(&places, setter);
    Rows { places, rows }
}

impl Setting<'_> {
    /// All rows, and for each column whether a text of it stands below its row.
    fn rows(&self, places: &[Place], setter: &mut Setter<'_>) -> (Vec<Row>, Vec<bool>) {
        let mut rows = Vec::with_capacity(self.table.rows.len());
        let mut moved = vec![false; places.len()];
        for row in &self.table.rows {
            let given = match row {
                document::Row::Band(text) => {
                    let text = setter.set(text, style::BAND_TEXT, self.whole.inner());
                    rows.push(Row::new(vec![Cell::new(vec![text], self.whole, None)], true));
                    continue;
                }
                document::Row::Cells(given)
                | document::Row::Lead(given)
                | document::Row::Hand(given) => given,
            };
            let (cells, long) = self.cells(given, places, setter);
            let set = Row::new(cells, false).anchored(anchor(given));
            rows.push(match row {
                document::Row::Hand(_) => set.for_a_hand(),
                document::Row::Lead(_) => set.leading(),
                _ => set,
            });
            for long in long {
                if let Some(moved) = moved.get_mut(long.column) {
                    *moved = true;
                }
                rows.push(self.below(&long, given, setter));
            }
        }
        for row in &mut rows {
            row.columns = places.len();
        }
        (rows, moved)
    }

    /// The cells of a row, and what is too long to stand in them.
    fn cells<'a>(
        &self,
        given: &'a [document::Cell],
        places: &[Place],
        setter: &mut Setter<'_>,
    ) -> (Vec<Cell>, Vec<Long<'a>>) {
        let (mut cells, mut long) = (Vec::with_capacity(places.len()), Vec::new());
        for (at, place) in places.iter().enumerate() {
            let end = if at + 1 == places.len() { given.len() } else { at + 1 };
            let here = given.get(at..end).unwrap_or_default();
            let (mut texts, mut links) = (Vec::new(), Vec::new());
            for text in here.iter().flat_map(|cell| &cell.paragraphs) {
                let look = style::cell(text.strength);
                let set = setter.set_short(&text.text, look, place.inner(), self.lines);
                if set.lines.len() > RIBBON && place.width < BROAD * self.whole.width {
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
    fn below(&self, long: &Long<'_>, given: &[document::Cell], setter: &mut Setter<'_>) -> Row {
        let row = given.iter().flat_map(|cell| &cell.paragraphs).next();
        let row = row.filter(|first| !std::ptr::eq(*first, long.text)).map(|first| &first.text);
        let column = self.table.columns.get(long.column).map(|column| &column.head);
        let name: Vec<&str> = row
            .into_iter()
            .chain(column)
            .map(|name| name.trim())
            .filter(|n| !n.is_empty())
            .collect();
        let name = name.join(" · ");
        let again = format!("{name} {}", self.continued);
        let again = setter.set_short(again.trim_start(), HEAD, self.whole.inner(), NAME);
        let look = Look { face: style::cell(long.text.strength).face, ..style::BODY };
        let mut texts = vec![
            setter.set_short(&name, HEAD, self.whole.inner(), NAME),
            setter.set(&long.text.text, look, self.whole.inner()),
        ];
        texts.retain(|text| !text.lines.is_empty());
        setter.part(&mut texts);
        Row::new(vec![Cell::new(texts, self.whole, None)], false).whole(again)
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

/// A text that is too long for its column, and which column that is.
struct Long<'a> {
    column: usize,
    text: &'a CellText,
}
