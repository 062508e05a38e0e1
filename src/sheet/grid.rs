//! What a file holds, cell by cell, before anybody asks what it means: the same
//! for a CSV file and for a sheet of a workbook.

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
