//! A CSV file with a header row, read whole and believed in nothing.
//!
//! Promise: every fault of the sheet is told at once, each with the row as a
//! spreadsheet counts it (the header is row 1) and the column's name.

use super::failure::Row as Fault;
use std::collections::BTreeMap;
use std::path::Path;

/// A sheet whose columns are known.
pub struct Sheet<'p> {
    path: &'p Path,
    columns: BTreeMap<String, usize>,
    records: Vec<(usize, csv::StringRecord)>,
}

/// One row of a sheet.
pub struct Row<'s> {
    sheet: &'s Sheet<'s>,
    record: &'s csv::StringRecord,
    number: usize,
}

impl<'p> Sheet<'p> {
    /// Reads a sheet that has these columns in any order; `needed` ones must be
    /// there, and filled in every row.
    pub fn read(
        path: &'p Path,
        bytes: &[u8],
        columns: &[&str],
        needed: &[&str],
    ) -> Result<Self, Vec<Fault>> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if std::str::from_utf8(bytes).is_err() {
            let problem = "the file is not UTF-8".to_owned();
            let place = path.display().to_string();
            return Err(vec![Fault {
                place, problem, hint: "save it as “CSV UTF-8”".to_owned()
            }]);
        }
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
        let header = reader.headers().cloned().unwrap_or_default();
        let names =
            header.iter().enumerate().map(|(place, name)| (name.to_ascii_lowercase(), place));
        let mut sheet = Self { path, columns: names.collect(), records: Vec::new() };
        let mut faults = sheet.header_faults(&header, columns, needed);
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(0, csv::Position::record);
                    sheet.records.push((usize::try_from(line).unwrap_or(0) + 1, record));
                }
                Err(error) => faults.push(sheet.fault("", error.to_string(), "")),
            }
        }
        for row in sheet.rows() {
            if row.record.len() > header.len() {
                let problem = "has more cells than the header".to_owned();
                faults.push(row.fault("", problem, "quote texts that hold commas"));
            }
            for column in needed.iter().filter(|column| row.get(column).is_empty()) {
                faults.push(row.fault(column, "is empty".to_owned(), ""));
            }
        }
        if faults.is_empty() { Ok(sheet) } else { Err(faults) }
    }

    fn header_faults(
        &self,
        header: &csv::StringRecord,
        columns: &[&str],
        needed: &[&str],
    ) -> Vec<Fault> {
        let known = |name: &&str| columns.contains(&name.to_ascii_lowercase().as_str());
        let hint = format!("columns: {}", columns.join(", "));
        let unknown = header
            .iter()
            .filter(|name| !known(name))
            .map(|name| self.fault("row 1", format!("there is no column “{name}”"), &hint));
        let missing = needed
            .iter()
            .filter(|name| !self.columns.contains_key(**name))
            .map(|name| self.fault("row 1", format!("the column “{name}” is missing"), &hint));
        let twice = (self.columns.len() < header.len())
            .then(|| self.fault("row 1", "a column stands there twice".to_owned(), &hint));
        unknown.chain(missing).chain(twice).collect()
    }

    fn fault(&self, place: &str, problem: String, hint: &str) -> Fault {
        let mut at = self.path.display().to_string();
        if !place.is_empty() {
            at = format!("{at}, {place}");
        }
        Fault { place: at, problem, hint: hint.to_owned() }
    }

    /// The rows, in order; wholly empty ones are passed over.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.records
            .iter()
            .filter(|(_, record)| record.iter().any(|cell| !cell.is_empty()))
            .map(|(number, record)| Row { sheet: self, record, number: *number })
    }
}

impl<'s> Row<'s> {
    /// The cell of a column; empty where there is none.
    pub fn get(&self, column: &str) -> &'s str {
        self.sheet.columns.get(column).and_then(|place| self.record.get(*place)).unwrap_or_default()
    }

    /// What can't be taken in a column of this row.
    pub fn fault(&self, column: &str, problem: String, hint: &str) -> Fault {
        let row = format!("row {}", self.number);
        let place = if column.is_empty() { row } else { format!("{row}, column {column}") };
        self.sheet.fault(&place, problem, hint)
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;
    use std::path::Path;

    fn faults(text: &str) -> Vec<String> {
        let sheet =
            Sheet::read(Path::new("a.csv"), text.as_bytes(), &["question", "note"], &["question"]);
        sheet
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|fault| format!("{}: {}", fault.place, fault.problem))
            .collect()
    }

    #[test]
    fn every_fault_of_a_sheet_is_told_with_its_row() {
        for (text, expected) in [
            ("question,note\nA,1\n\nB,2\n", vec![]),
            ("\u{feff}note,Question\n,A\n", vec![]),
            (
                "note\nx\n",
                vec![
                    "a.csv, row 1: the column “question” is missing",
                    "a.csv, row 2, column question: is empty",
                ],
            ),
            ("question,nota\nA,1\n", vec!["a.csv, row 1: there is no column “nota”"]),
            (
                "question,note\nA,1,2\n,x\n",
                vec![
                    "a.csv, row 2: has more cells than the header",
                    "a.csv, row 3, column question: is empty",
                ],
            ),
        ] {
            assert_eq!(faults(text), expected, "{text:?}");
        }
    }
}
