//! What a file holds, cell by cell, before anybody asks what it means: the same
//! for a CSV file and for a sheet of a workbook.

use super::csv::Unreadable;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Cell {
    #[default]
    Empty,
    /// A text, a number or a day as it is typed into a CSV file.
    Text(String),
    /// What no text of it could say honestly: the problem and what to do.
    Refused(String, &'static str),
}

/// Cells that were merged into one: from row and column to row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub first: (usize, usize),
    pub last: (usize, usize),
}

/// The rows of a sheet that hold something. Rows count from 1, as a spreadsheet
/// shows them, columns from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The sheet's name in its workbook.
    pub sheet: Option<String>,
    pub rows: Vec<(usize, Vec<Cell>)>,
    pub merged: Vec<Merged>,
    /// What was passed over, in words.
    pub remarks: Vec<String>,
}

/// What a table may have. A file that holds more is no table that people filled
/// in, and unpacked cells take more room than their signs in a file.
const MOST_COLUMNS: usize = 200;
const MOST_ROWS: usize = 100_000;
/// Cells, the empty ones before a filled one among them.
pub(super) const MOST_CELLS: usize = 1_000_000;
/// Signs of all texts together, in bytes: a workbook may name one text in many cells.
const LONGEST_TEXTS: usize = 64 << 20;

/// Counts what is taken in, and says which bound would be passed.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    rows: usize,
    cells: usize,
    texts: usize,
}

impl Bounds {
    /// One more row of so many cells.
    pub(super) fn row(&mut self, row: usize, width: usize) -> Result<(), Unreadable> {
        self.rows += 1;
        self.cells += width;
        let too_many = |what: String| {
            let hint = "keep only the table in it, or divide it into several files".to_owned();
            Err((Some(row), format!("the table has more than {what}"), hint))
        };
        if width > MOST_COLUMNS {
            return too_many(format!("{MOST_COLUMNS} columns"));
        }
        if self.rows > MOST_ROWS {
            return too_many(format!("{MOST_ROWS} rows"));
        }
        if self.cells > MOST_CELLS {
            return too_many(format!("{MOST_CELLS} cells"));
        }
        Ok(())
    }

    /// One more cell, as far as its text counts.
    pub(super) fn text(&mut self, row: usize, cell: &Cell) -> Result<(), Unreadable> {
        if let Cell::Text(text) = cell {
            self.texts += text.len();
        }
        if self.texts > LONGEST_TEXTS {
            let problem = format!("the table has more than {} MiB of texts", LONGEST_TEXTS >> 20);
            return Err((Some(row), problem, "divide it into several files".to_owned()));
        }
        Ok(())
    }
}

impl Merged {
    /// As a spreadsheet writes it, for example `A3:A7`.
    pub(super) fn name(&self) -> String {
        format!("{}:{}", cell_name(self.first), cell_name(self.last))
    }
}

/// The name of a cell, for example `D4`, from its row and column.
pub(super) fn cell_name((row, column): (usize, usize)) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        for (at, name) in [
            ((1, 0), "A1"),
            ((4, 25), "Z4"),
            ((9, 26), "AA9"),
            ((2, 701), "ZZ2"),
            ((2, 702), "AAA2"),
        ] {
            assert_eq!(cell_name(at), name);
        }
    }
}
