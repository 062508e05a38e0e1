//! Facts for other programs and for people without this one: a file a format.

mod table;

pub use table::{Cell, ExportError, Sheet, csv, xlsx};
