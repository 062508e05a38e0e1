//! A table that people filled in, as CSV or as a workbook (XLSX), with a header
//! row, read whole and believed in nothing.
//!
//! Promise: every fault of the table is told at once, each with the sheet, the
//! row as a spreadsheet counts it (the header is row 1) and the column's name.

mod csv;
mod grid;
mod xlsx;

use crate::i18n::is_harmful;
use csv::Unreadable;
use grid::{Cell, Grid, cell_name};
use std::collections::BTreeMap;
use std::path::Path;

/// One thing that can't be taken, where it stands, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// For example `answers.csv, row 4, column answer`.
    pub place: String,
    pub problem: String,
    pub hint: String,
}

/// So many faults of a table are told; the rows that follow are not looked at.
pub const MOST_FAULTS: usize = 10_000;

/// What a table is to be read as.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'w> {
    /// The columns there may be, in any order.
    pub columns: &'w [&'w str],
    /// Those that must be there, and filled in every row.
    pub needed: &'w [&'w str],
    /// What the file calls a column, in small letters, and what we call it.
    pub renamed: Option<&'w BTreeMap<String, String>>,
    /// The sheet of a workbook; without it, the only visible one.
    pub sheet: Option<&'w str>,
    /// What stands between the columns of a CSV file.
    pub separator: u8,
    /// Columns whose cells may have blanks around them and signs that are not
    /// seen; in all others these are faults.
    pub loose: Option<&'w [&'w str]>,
}

impl<'w> Wanted<'w> {
    /// A table with these columns, blanks around cells taken off.
    pub const fn new(columns: &'w [&'w str], needed: &'w [&'w str]) -> Self {
        Self { columns, needed, renamed: None, sheet: None, separator: b',', loose: None }
    }
}

/// A sheet whose columns are known.
#[derive(Debug)]
pub struct Sheet {
    place: String,
    columns: BTreeMap<String, usize>,
    rows: Vec<(usize, Vec<String>)>,
    /// What was passed over, in words.
    pub remarks: Vec<String>,
}

/// One row of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Row<'s> {
    sheet: &'s Sheet,
    cells: &'s [String],
    /// As a spreadsheet counts it; the header is row 1.
    pub number: usize,
}

impl Sheet {
    /// Reads a sheet that has these columns in any order; `needed` ones must be
    /// there, and filled in every row.
    ///
    /// # Errors
    /// Every fault of the sheet.
    pub fn read(
        path: &Path,
        bytes: &[u8],
        columns: &[&str],
        needed: &[&str],
    ) -> Result<Self, Vec<Fault>> {
        let (sheet, faults) = Self::open(path, bytes, &Wanted::new(columns, needed))?;
        if faults.is_empty() { Ok(sheet) } else { Err(faults) }
    }

    /// Reads a sheet, and tells the faults of its rows; a row with a fault is
    /// not among [`Sheet::rows`].
    ///
    /// # Errors
    /// What makes the sheet as a whole unreadable: no table, no such column,
    /// more faults than anybody reads.
    pub fn open(
        path: &Path,
        bytes: &[u8],
        wanted: &Wanted<'_>,
    ) -> Result<(Self, Vec<Fault>), Vec<Fault>> {
        let mut sheet = Self {
            place: path.display().to_string(),
            columns: BTreeMap::new(),
            rows: Vec::new(),
            remarks: Vec::new(),
        };
        let grid = grid_of(bytes, wanted).map_err(|(row, problem, hint)| {
            let row = row.map(|row| format!("row {row}")).unwrap_or_default();
            vec![sheet.fault(&row, problem, &hint)]
        })?;
        if let Some(name) = &grid.sheet {
            sheet.place = format!("{}, sheet “{name}”", sheet.place);
        }
        sheet.remarks.clone_from(&grid.remarks);
        let mut faults = sheet.header(&grid, wanted);
        faults.extend(sheet.merged(&grid));
        if !faults.is_empty() {
            // What is wrong with the rows under a sound part of the header is told as well.
            faults.extend(sheet.take(&grid, wanted));
            return Err(faults);
        }
        let faults = sheet.take(&grid, wanted);
        if faults.len() > MOST_FAULTS {
            return Err(faults);
        }
        Ok((sheet, faults))
    }

    /// Finds the columns; what is unknown, missing or there twice.
    fn header(&mut self, grid: &Grid, wanted: &Wanted<'_>) -> Vec<Fault> {
        let header = match grid.rows.first() {
            Some((1, cells)) => &cells[..],
            _ => &[],
        };
        let hint = format!("columns: {}", wanted.columns.join(", "));
        let mut faults = Vec::new();
        for (place, cell) in header.iter().enumerate() {
            let theirs = match cell {
                Cell::Text(text) => text.trim(),
                Cell::Empty => continue,
                Cell::Refused(problem, hint) => {
                    faults.push(self.fault(
                        "row 1",
                        format!("{} {problem}", cell_name((1, place))),
                        hint,
                    ));
                    continue;
                }
            };
            let small = theirs.to_lowercase();
            let ours = wanted.renamed.and_then(|renamed| renamed.get(&small)).unwrap_or(&small);
            if !wanted.columns.contains(&ours.as_str()) {
                faults.push(self.fault("row 1", format!("there is no column “{theirs}”"), &hint));
            } else if self.columns.insert(ours.clone(), place).is_some() {
                faults.push(self.fault(
                    "row 1",
                    format!("the column “{ours}” stands there twice"),
                    &hint,
                ));
            }
        }
        for name in wanted.needed.iter().filter(|name| !self.columns.contains_key(**name)) {
            faults.push(self.fault("row 1", format!("the column “{name}” is missing"), &hint));
        }
        faults
    }

    /// Merged cells: all but the first of them are empty, and nobody sees that.
    fn merged(&self, grid: &Grid) -> Vec<Fault> {
        let told = |merged: &grid::Merged| {
            let problem =
                format!("the cells {} are merged: only the first holds the value", merged.name());
            let hint = "unmerge them and fill each cell";
            self.fault(&format!("row {}", merged.first.0), problem, hint)
        };
        grid.merged.iter().map(told).collect()
    }

    /// Takes the sound rows; the faults of the others.
    fn take(&mut self, grid: &Grid, wanted: &Wanted<'_>) -> Vec<Fault> {
        let width = self.columns.values().max().map_or(0, |last| last + 1);
        let header = match grid.rows.first() {
            Some((1, cells)) => &cells[..],
            _ => &[],
        };
        let is_named = |at: usize| header.get(at).is_some_and(|cell| *cell != Cell::Empty);
        let mut faults = Vec::new();
        let (mut before, mut empty) = (1, 0);
        for (number, cells) in grid.rows.iter().filter(|(number, _)| *number > 1) {
            empty += number.saturating_sub(before + 1);
            before = *number;
            let mut row = vec![String::new(); width];
            let told = faults.len();
            let filled = |(at, cell): (usize, &Cell)| (*cell != Cell::Empty).then_some(at);
            if let Some(at) = cells.iter().enumerate().filter_map(filled).find(|at| !is_named(*at))
            {
                let problem = if at < header.len() {
                    format!("{} stands in a column without a name", cell_name((*number, at)))
                } else {
                    "has more cells than the header".to_owned()
                };
                let hint = "quote texts that hold commas, or name every column";
                faults.push(self.fault(&format!("row {number}"), problem, hint));
            }
            for (name, place) in &self.columns {
                match self.cell(name, cells.get(*place), wanted) {
                    Ok(text) => row[*place] = text,
                    Err((problem, hint)) => {
                        let at = self.at(*number, name);
                        faults.push(self.fault(&at, problem, hint));
                    }
                }
            }
            if faults.len() == told {
                self.rows.push((*number, row));
            } else if self.enough(*number, &mut faults) {
                break;
            }
        }
        if empty > 0 {
            self.remarks.push(match empty {
                1 => "1 empty row was passed over".to_owned(),
                _ => format!("{empty} empty rows were passed over"),
            });
        }
        faults
    }

    /// The text of a cell in a column, or what is wrong with it.
    fn cell(
        &self,
        column: &str,
        cell: Option<&Cell>,
        wanted: &Wanted<'_>,
    ) -> Result<String, (String, &'static str)> {
        match cell.unwrap_or(&Cell::Empty) {
            Cell::Empty if wanted.needed.contains(&column) => Err(("is empty".to_owned(), "")),
            Cell::Empty => Ok(String::new()),
            Cell::Refused(problem, hint) => Err((problem.clone(), hint)),
            Cell::Text(text) => {
                let trimmed = text.trim();
                let strict = wanted.loose.is_some_and(|loose| !loose.contains(&column));
                if strict && text.len() > trimmed.len() {
                    let problem = format!("“{text}” has blanks around it");
                    return Err((problem, "take them off, or add --trim"));
                }
                if let Some(sign) = trimmed.chars().find(|c| strict && is_harmful(*c)) {
                    let problem =
                        format!("holds a sign that is not seen (U+{:04X})", u32::from(sign));
                    return Err((problem, "type the cell anew"));
                }
                Ok(trimmed.to_owned())
            }
        }
    }

    /// Whether there are more faults than are told; the last one says so.
    fn enough(&self, row: usize, faults: &mut Vec<Fault>) -> bool {
        let enough = faults.len() > MOST_FAULTS;
        if enough {
            faults.truncate(MOST_FAULTS);
            let problem = format!("there are more than {MOST_FAULTS} faults");
            faults.push(self.fault(
                &format!("row {row}"),
                problem,
                "what follows was not looked at",
            ));
        }
        enough
    }

    fn fault(&self, place: &str, problem: String, hint: &str) -> Fault {
        let at =
            if place.is_empty() { self.place.clone() } else { format!("{}, {place}", self.place) };
        Fault { place: at, problem: shortened(problem), hint: hint.to_owned() }
    }

    /// Row and column in words, with the cell's name.
    fn at(&self, row: usize, column: &str) -> String {
        match self.columns.get(column) {
            Some(place) => format!("row {row}, column {column} ({})", cell_name((row, *place))),
            None => format!("row {row}, column {column}"),
        }
    }

    /// The rows, in order; wholly empty ones are passed over.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row { sheet: self, cells, number: *number })
    }
}

impl<'s> Row<'s> {
    /// The cell of a column; empty where there is none.
    pub fn get(&self, column: &str) -> &'s str {
        let place = self.sheet.columns.get(column);
        place.and_then(|place| self.cells.get(*place)).map_or("", String::as_str)
    }

    /// Whether there are more faults than are told; the last one says so.
    pub fn enough(&self, faults: &mut Vec<Fault>) -> bool {
        self.sheet.enough(self.number, faults)
    }

    /// What can't be taken in a column of this row.
    pub fn fault(&self, column: &str, problem: String, hint: &str) -> Fault {
        let place = match column {
            "" => format!("row {}", self.number),
            _ => self.sheet.at(self.number, column),
        };
        self.sheet.fault(&place, problem, hint)
    }
}

/// A problem names what stands in a cell, which may be megabytes.
fn shortened(problem: String) -> String {
    const LONGEST: usize = 500;
    match problem.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &problem[..end]),
        None => problem,
    }
}

/// What the bytes are: a workbook, a text, or something that is told by its name.
fn grid_of(bytes: &[u8], wanted: &Wanted<'_>) -> Result<Grid, Unreadable> {
    let hint = || "save it as .xlsx or as “CSV UTF-8”".to_owned();
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let problem = "this is a workbook of before 2007 (.xls), or one with a password";
        return Err((None, problem.to_owned(), hint()));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let opening = &bytes[..bytes.len().min(200)];
        if opening.windows(15).any(|found| found == b"opendocument.sp") {
            return Err((None, "this is an OpenDocument sheet (.ods)".to_owned(), hint()));
        }
        return xlsx::grid(bytes, wanted.sheet);
    }
    if wanted.sheet.is_some() {
        let problem = "a CSV file has no sheets".to_owned();
        return Err((None, problem, "leave --sheet out".to_owned()));
    }
    csv::grid(bytes, wanted.separator)
}

#[cfg(test)]
mod tests {
    use super::{Sheet, Wanted};
    use std::path::Path;

    fn faults(text: &str, wanted: &Wanted<'_>) -> Vec<String> {
        let faults = match Sheet::open(Path::new("a.csv"), text.as_bytes(), wanted) {
            Ok((_, faults)) | Err(faults) => faults,
        };
        faults.into_iter().map(|fault| format!("{}: {}", fault.place, fault.problem)).collect()
    }

    #[test]
    fn every_fault_of_a_sheet_is_told_with_its_row() {
        for (text, expected) in [
            ("question,note\nA,1\n\nB,2\n", vec![]),
            ("\u{feff}note,Question\n,A\n", vec![]),
            ("note\nx\n", vec!["a.csv, row 1: the column “question” is missing"]),
            ("question,nota\nA,1\n", vec!["a.csv, row 1: there is no column “nota”"]),
            (
                "question,question\nA,1\n",
                vec!["a.csv, row 1: the column “question” stands there twice"],
            ),
            (
                "question,note\nA,1,2\n,x\n",
                vec![
                    "a.csv, row 2: has more cells than the header",
                    "a.csv, row 3, column question (A3): is empty",
                ],
            ),
        ] {
            let wanted = Wanted::new(&["question", "note"], &["question"]);
            assert_eq!(faults(text, &wanted), expected, "{text:?}");
        }
    }

    #[test]
    fn a_strict_sheet_refuses_what_nobody_sees() {
        let loose = ["note"];
        let wanted =
            Wanted { loose: Some(&loose), ..Wanted::new(&["question", "note"], &["question"]) };
        assert_eq!(
            faults("question,note\n A,\" x \"\nA\u{a0},\nA\u{200b}B,\nA,x\n", &wanted),
            [
                "a.csv, row 2, column question (A2): “ A” has blanks around it",
                "a.csv, row 3, column question (A3): “A\u{a0}” has blanks around it",
                "a.csv, row 4, column question (A4): holds a sign that is not seen (U+200B)",
            ]
        );
    }

    #[test]
    fn a_fault_does_not_repeat_a_long_text_to_its_end() {
        let long = "é".repeat(1 << 20);
        let wanted = Wanted::new(&["question"], &["question"]);
        for text in [format!("question,{long}\nA\n"), format!("question\n A{long}\n")] {
            let strict = Wanted { loose: Some(&[]), ..wanted };
            let told = faults(&text, &strict).concat();
            assert!(told.contains("éé…") && told.len() < 2000, "{} bytes", told.len());
        }
    }

    #[test]
    fn other_files_are_told_by_what_they_are() {
        for (bytes, told) in [
            (&b"\xd0\xcf\x11\xe0\xa1\xb1"[..], "before 2007"),
            (
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                "OpenDocument",
            ),
            (b"PK\x03\x04....", "cannot be read"),
        ] {
            let wanted = Wanted::new(&["question"], &["question"]);
            let faults = Sheet::open(Path::new("a"), bytes, &wanted).unwrap_err();
            assert!(faults[0].problem.contains(told), "{faults:?}");
        }
    }
}
