//! Tables that are written as their rows come, so that memory does not grow with
//! the number of assessments.

use super::super::begun::Begun;
use super::super::{Failure, Here};
use super::parts::Parts;
use super::{Args, each, unwritable};
use crate::export::{CsvTable, Words, answer_columns};
use crate::store::Draft;
use std::io::Write;
use std::path::{Path, PathBuf};

/// One CSV file, or stdout.
pub fn csv(args: &Args, folders: &[PathBuf], words: Words, here: &Here) -> Result<(), Failure> {
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let Some(output) = output else {
        // What is printed can't be taken back: it is printed when all of it is there.
        let mut bytes = Vec::new();
        rows(folders, words, here, &mut bytes, || Ok(()))?;
        return here.print(&bytes);
    };
    let begun = Begun::new();
    let mut draft = Draft::of(output).map_err(unwritable(output))?;
    let count = rows(folders, words, here, &mut draft, || begun.go_on())?;
    draft.settle(output).map_err(unwritable(output))?;
    here.say(&format!("written: {count} answers of {} assessments", folders.len()));
    Ok(())
}

/// Writes every answer; how many there are.
fn rows(
    folders: &[PathBuf],
    words: Words,
    here: &Here,
    out: impl Write,
    go_on: impl Fn() -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let columns = answer_columns(words);
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let mut table = CsvTable::begin(&names, out).map_err(Failure::Export)?;
    let mut count = 0;
    each(folders, words, here, |rows| {
        count += rows.len();
        table.add(rows.into_iter().map(|row| row.cells)).map_err(Failure::Export)?;
        go_on()
    })?;
    table.finish().map_err(Failure::Export)?;
    Ok(count)
}

/// Parquet folders.
pub fn parquet(args: &Args, folders: &[PathBuf], words: Words, here: &Here) -> Result<(), Failure> {
    let mut parts = Parts::begin(args.output.as_deref(), &answer_columns(words))?;
    each(folders, words, here, |rows| parts.add(rows))?;
    parts.settle(&[], here)
}
