//! Tables that are written as their rows come, so that memory does not grow with
//! the number of assessments.

use super::super::begun::Begun;
use super::super::{Failure, Here};
use super::parts::Parts;
use super::{Args, Format, each, unwritable};
use crate::export::{AnswerRow, CsvTable, ExportError, JsonTable, Words, answer_columns};
use crate::store::Draft;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// One file of CSV or JSON, or stdout.
pub fn table(args: &Args, folders: &[PathBuf], words: Words, here: &Here) -> Result<(), Failure> {
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let Some(output) = output else {
        // What is printed can't be taken back: it is printed when all of it is there.
        let mut bytes = Vec::new();
        let table = Table::begin(args.format, words, &mut bytes).map_err(Failure::Export)?;
        rows(folders, words, here, table, || Ok(()))?;
        return here.hand_over(&bytes);
    };
    let begun = Begun::new();
    let mut draft = Draft::of(output).map_err(unwritable(output))?;
    let out = BufWriter::with_capacity(1 << 16, &mut draft);
    let table = Table::begin(args.format, words, out).map_err(Failure::Export)?;
    let count = rows(folders, words, here, table, || begun.go_on())?;
    draft.settle(output).map_err(unwritable(output))?;
    here.say(&format!("written: {count} answers of {} assessments", folders.len()));
    Ok(())
}

/// Writes every answer; how many there are.
fn rows(
    folders: &[PathBuf],
    words: Words,
    here: &Here,
    mut table: Table<impl Write>,
    go_on: impl Fn() -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let mut count = 0;
    each(folders, words, here, |rows| {
        count += rows.len();
        table.add(rows).map_err(Failure::Export)?;
        go_on()
    })?;
    table.finish().map_err(Failure::Export)?;
    Ok(count)
}

/// A table in one of the forms that grow row by row.
enum Table<W: Write> {
    Csv(Box<CsvTable<W>>),
    Json(JsonTable<W>),
}

impl<W: Write> Table<W> {
    fn begin(format: Format, words: Words, out: W) -> Result<Self, ExportError> {
        let columns = answer_columns(words);
        let names: Vec<&'static str> = columns.iter().map(|(name, _)| *name).collect();
        Ok(match format {
            Format::Json => Self::Json(JsonTable::begin("answers", names, &[], out)?),
            _ => Self::Csv(Box::new(CsvTable::begin(&names, out)?)),
        })
    }

    fn add(&mut self, rows: Vec<AnswerRow>) -> Result<(), ExportError> {
        let rows = rows.into_iter().map(|row| row.cells);
        match self {
            Self::Csv(table) => table.add(rows),
            Self::Json(table) => table.add(rows),
        }
    }

    fn finish(self) -> Result<(), ExportError> {
        match self {
            Self::Csv(table) => table.finish(),
            Self::Json(table) => table.finish(),
        }
    }
}

/// Parquet folders.
pub fn parquet(args: &Args, folders: &[PathBuf], words: Words, here: &Here) -> Result<(), Failure> {
    let mut parts = Parts::begin(args.output.as_deref(), &answer_columns(words))?;
    each(folders, words, here, |rows| parts.add(rows))?;
    parts.settle(&[], here)
}
