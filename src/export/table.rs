//! Tables as CSV and as a workbook.
//!
//! Promises: the same tables give the same bytes; a text is never a formula,
//! whatever it begins with; numbers are numbers.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// One table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    pub name: String,
    /// Titles, and how wide each column is, in characters.
    pub columns: Vec<(String, u16)>,
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<u64> for Cell {
    /// Exact up to 2^53, beyond which no amount is accepted.
    #[allow(clippy::cast_precision_loss)]
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the table could not be made")]
    Csv(#[from] csv::Error),
    #[error("the workbook could not be made")]
    Xlsx(#[from] XlsxError),
}

/// What spreadsheets take for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The table as CSV (RFC 4180, UTF-8). A text that a spreadsheet would take for
/// a formula gets an apostrophe before it.
pub fn csv(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(sheet.columns.iter().map(|(title, _)| title))?;
    for row in &sheet.rows {
        out.write_record(row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) if text.starts_with(FORMULA) => format!("'{text}"),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
        }))?;
    }
    out.into_inner().map_err(|error| csv::Error::from(error.into_error()).into())
}

/// Longest text that a cell of a workbook takes, in characters.
const LONGEST: usize = 32_767;

/// The tables as one workbook: titles frozen and filtered. Its date is that of
/// the facts (ISO 8601), never the clock's.
pub fn xlsx(sheets: &[Sheet], date: &str) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let day = date.get(..10).and_then(|day| ExcelDateTime::parse_from_str(day).ok());
    let day = day.map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let title = Format::new().set_bold();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_num_format("#,##0.##").set_align(FormatAlign::Top);
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(&sheet.name)?;
        page.set_freeze_panes(1, 0)?;
        for (at, (name, width)) in (0_u16..).zip(&sheet.columns) {
            page.write_string_with_format(0, at, name, &title)?;
            page.set_column_width(at, f64::from(*width))?;
        }
        for (row, cells) in (1_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(said) => {
                        let said: String = said.chars().take(LONGEST).collect();
                        page.write_string_with_format(row, column, said, &text)?;
                    }
                    Cell::Number(value) => {
                        page.write_number_with_format(row, column, *value, &number)?;
                    }
                }
            }
        }
        let last = u16::try_from(sheet.columns.len()).unwrap_or(1).saturating_sub(1);
        page.autofilter(0, 0, u32::try_from(sheet.rows.len()).unwrap_or(0), last)?;
    }
    Ok(workbook.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            name: "Plan".to_owned(),
            columns: vec![("id".to_owned(), 10), ("cost".to_owned(), 10)],
            rows: vec![
                vec!["=1+1".into(), 25_000_u64.into()],
                vec!["a, \"b\"".into(), Cell::Empty],
            ],
        }
    }

    #[test]
    fn a_text_is_never_a_formula_and_quotes_are_doubled() {
        let text = String::from_utf8(csv(&sheet()).unwrap()).unwrap();
        assert_eq!(text, "id,cost\r\n'=1+1,25000\r\n\"a, \"\"b\"\"\",\r\n");
    }

    #[test]
    fn the_same_tables_give_the_same_workbook() {
        let first = xlsx(&[sheet()], "2026-02-03").unwrap();
        assert_eq!(first, xlsx(&[sheet()], "2026-02-03").unwrap());
        assert!(first.starts_with(b"PK") && first.len() > 1_000);
        assert!(xlsx(&[sheet()], "no date").is_ok());
    }
}
