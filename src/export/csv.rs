//! CSV: the answers as a tidy table, one row an answer, ids on every row.
//! UTF-8, RFC 4180. Texts that a spreadsheet would take for formulas get an
//! apostrophe before them, as spreadsheets themselves write it.

use super::ExportError;
use super::sheets::{Value, sheets};
use crate::report::compose::Facts;

/// The answers.
///
/// # Errors
/// None that depends on what was typed.
pub fn csv(facts: &Facts<'_>) -> Result<Vec<u8>, ExportError> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    for sheet in sheets(facts).into_iter().filter(|sheet| sheet.code == "answers") {
        writer.write_record(&sheet.columns)?;
        for row in sheet.rows {
            writer.write_record(row.into_iter().map(cell))?;
        }
    }
    writer.into_inner().map_err(|error| ExportError::Document(error.into_error()))
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
