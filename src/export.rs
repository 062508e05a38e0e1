//! The report for other programs: the same facts and the same Document as on
//! paper, as a workbook, a table, JSON or a text that can be edited.
//!
//! Promises: a section added to the Document appears in every format; texts
//! stay texts, whatever they begin with; the same facts are the same bytes.

mod answers;
mod comparison;
mod csv;
mod docx;
mod harmless;
mod json;
mod masked;
mod page;
mod parquet;
mod sheets;
mod totals;
mod xlsx;

pub use answers::{AnswerRow, Holds, Words, answer_rows, columns as answer_columns, year};
pub use comparison::{Looked, comparison_sheets, json as comparison_json};
pub use csv::{CsvTable, csv, table};
pub use docx::docx;
pub use harmless::harmless_json;
pub use json::json;
pub use masked::{Removed, mask_answers};
pub use page::answers_page;
pub use parquet::ParquetTable;
pub use sheets::{Sheet, Value, sheets};
pub use totals::{TOTALS, totals};
pub use xlsx::{workbook, xlsx};

/// Why an export could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("the document cannot be written: {0}")]
    Document(#[from] std::io::Error),
    #[error("the document cannot be packed: {0}")]
    Pack(#[from] zip::result::ZipError),
    #[error("the facts cannot be written: {0}")]
    Json(#[from] serde_json::Error),
    #[error("the columns cannot be written: {0}")]
    Columns(#[from] ::parquet::errors::ParquetError),
    #[error("the table cannot be written: {0}")]
    Table(#[from] ::csv::Error),
}
