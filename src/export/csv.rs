//! CSV: the answers as a tidy table, one row an answer, ids on every row.
//! UTF-8, RFC 4180. Texts that a spreadsheet would take for formulas get an
//! apostrophe before them, as spreadsheets themselves write it.

use super::ExportError;
use super::sheets::{Sheet, Value, sheets};
use crate::report::compose::Facts;
use std::io::Write;

/// The answers.
///
/// # Errors
/// None that depends on what was typed.
pub fn csv(facts: &Facts<'_>) -> Result<Vec<u8>, ExportError> {
    let answers = sheets(facts).into_iter().find(|sheet| sheet.code == "answers");
    answers.map_or_else(|| Ok(Vec::new()), table)
}

/// Any table.
///
/// # Errors
/// None that depends on what was typed.
pub fn table(sheet: Sheet) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    let mut table = CsvTable::begin(&sheet.columns, &mut bytes)?;
    table.add(sheet.rows)?;
    table.finish()?;
    Ok(bytes)
}

/// A table in the making, which is written as its rows come.
pub struct CsvTable<W: Write>(::csv::Writer<W>);

impl<W: Write> CsvTable<W> {
    /// Writes the head.
    ///
    /// # Errors
    /// The writer's.
    pub fn begin(columns: &[&str], out: W) -> Result<Self, ExportError> {
        let crlf = ::csv::Terminator::CRLF;
        let mut writer = ::csv::WriterBuilder::new().terminator(crlf).from_writer(out);
        writer.write_record(columns)?;
        Ok(Self(writer))
    }

    /// Writes rows.
    ///
    /// # Errors
    /// The writer's.
    pub fn add(&mut self, rows: impl IntoIterator<Item = Vec<Value>>) -> Result<(), ExportError> {
        for row in rows {
            self.0.write_record(row.into_iter().map(cell))?;
        }
        Ok(())
    }

    /// Hands over what is still on the way.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(mut self) -> Result<(), ExportError> {
        Ok(self.0.flush()?)
    }
}

fn cell(value: Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) | Value::Day(number) => number,
        Value::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
            format!("'{text}")
        }
        Value::Text(text) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_never_become_formulas() {
        for (text, cell_of) in [
            ("=1+1", "'=1+1"),
            ("+a", "'+a"),
            ("-a", "'-a"),
            ("@a", "'@a"),
            ("\ta", "'\ta"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(cell(Value::Text(text.to_owned())), cell_of);
        }
        assert_eq!(cell(Value::Whole(-1)), "-1");
    }
}
