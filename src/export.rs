//! The report for other programs: the same facts and the same Document as on
//! paper, as a workbook, a table, JSON or a text that can be edited.
//!
//! Promises: a section added to the Document appears in every format; texts
//! stay texts, whatever they begin with; the same facts are the same bytes.

mod comparison;
mod csv;
mod docx;
mod json;
mod page;
mod sheets;
mod xlsx;

pub use comparison::{Looked, comparison_sheets, json as comparison_json};
pub use csv::{csv, table};
pub use docx::docx;
pub use json::json;
pub use page::answers_page;
pub use sheets::{Sheet, Value, sheets};
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
    #[error("the table cannot be written: {0}")]
    Table(#[from] ::csv::Error),
}
