//! A comparison for other programs: JSON here, sheets for CSV and XLSX beside.
//!
//! Score, coverage and evidence stay apart in every format; a figure that is
//! not comparable is null or empty, never zero.

mod json;
mod sheets;

pub use json::json;
pub use sheets::comparison_sheets;

use crate::compare::{Comparison, View};

/// What is exported: a comparison as somebody looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    pub comparison: &'a Comparison,
    pub view: &'a View,
    /// What the rows are grouped by, in the word of the command line.
    pub grouped: Option<&'a str>,
    /// Whether movements since the round before are written.
    pub change: bool,
    /// Whether places are written.
    pub rank: bool,
}
