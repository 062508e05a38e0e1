//! Parquet folders in the making: `questionnaire=inama/year=2026/part-0000.parquet`,
//! as engines for large tables know them (Hive partitions). What a folder's name
//! says is not repeated in its files.
//!
//! The whole stands under another name until it is complete. So many rows wait in
//! memory and no more: beyond them, the part with the most is made columns of.

use super::super::begun::Begun;
use super::super::{Failure, Here};
use super::{unwritable, write};
use crate::export::{AnswerRow, Holds, ParquetTable, Value};
use crate::store::FolderDraft;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rows of one file at most: a few megabytes.
const ROWS_A_FILE: usize = 200_000;
/// Rows that wait, of all parts together.
const WAITING: usize = 40_000;

/// The folders.
pub struct Parts {
    output: PathBuf,
    draft: FolderDraft,
    begun: Begun,
    /// Places of the columns that are written, and these columns.
    kept: Vec<usize>,
    columns: Vec<(&'static str, Holds)>,
    parts: BTreeMap<(String, i64), Part>,
    waiting: usize,
    rows: usize,
}

/// What comes into one of them.
#[derive(Default)]
struct Part {
    waiting: Vec<Vec<Value>>,
    /// The file in the making, and its rows.
    table: Option<ParquetTable>,
    rows: usize,
    files: usize,
}

impl Parts {
    /// Begins what becomes this folder.
    pub fn begin(
        output: Option<&Path>,
        columns: &[(&'static str, Holds)],
    ) -> Result<Self, Failure> {
        let Some(output) = output else {
            let hint = "add -o FOLDER".to_owned();
            return Err(Failure::Usage("Parquet is written into a folder".to_owned(), hint));
        };
        if output.exists() {
            let hint = "name a folder that does not exist yet".to_owned();
            let problem = format!("{} is there already", output.display());
            return Err(Failure::Usage(problem, hint));
        }
        let begun = Begun::new();
        let named = |name: &str| matches!(name, "questionnaire" | "year");
        let kept: Vec<usize> = (0..columns.len()).filter(|at| !named(columns[*at].0)).collect();
        Ok(Self {
            output: output.to_owned(),
            draft: FolderDraft::of(output).map_err(unwritable(output))?,
            begun,
            columns: kept.iter().map(|place| columns[*place]).collect(),
            kept,
            parts: BTreeMap::new(),
            waiting: 0,
            rows: 0,
        })
    }

    /// Takes rows, each into its part.
    pub fn add(&mut self, rows: Vec<AnswerRow>) -> Result<(), Failure> {
        for row in rows {
            let cells = self.kept.iter().filter_map(|place| row.cells.get(*place).cloned());
            let part = self.parts.entry((row.questionnaire, row.year)).or_default();
            part.waiting.push(cells.collect());
            self.rows += 1;
            self.waiting += 1;
            if self.waiting >= WAITING {
                self.relieve()?;
            }
        }
        self.begun.go_on()
    }

    /// Makes columns of the rows of the part with the most.
    fn relieve(&mut self) -> Result<(), Failure> {
        let most = self.parts.iter().max_by_key(|(_, part)| part.waiting.len());
        let Some(name) = most.map(|(name, _)| name.clone()) else { return Ok(()) };
        let folder = folder(self.draft.path(), &name);
        let Some(part) = self.parts.get_mut(&name) else { return Ok(()) };
        self.waiting -= part.waiting.len();
        part.take(&self.columns)?;
        let is_full = part.rows + WAITING > ROWS_A_FILE;
        if is_full { part.close(&folder) } else { Ok(()) }
    }

    /// Writes what waits, and gives the folder its name.
    pub fn settle(mut self, removed: &[String], here: &Here) -> Result<(), Failure> {
        for (name, part) in &mut self.parts {
            part.take(&self.columns)?;
            part.close(&folder(self.draft.path(), name))?;
            self.begun.go_on()?;
        }
        if !removed.is_empty() {
            let told = removed.join("\n") + "\n";
            write(&self.draft.path().join("_masked.txt"), told.as_bytes())?;
        }
        self.draft.settle(&self.output).map_err(unwritable(&self.output))?;
        here.say(&format!("written: {} answers in {} folders", self.rows, self.parts.len()));
        Ok(())
    }
}

/// The folder of a questionnaire and year.
fn folder(within: &Path, (questionnaire, year): &(String, i64)) -> PathBuf {
    within.join(format!("questionnaire={questionnaire}")).join(format!("year={year}"))
}

impl Part {
    /// Makes columns of the rows that wait.
    fn take(&mut self, columns: &[(&'static str, Holds)]) -> Result<(), Failure> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        let table = match &mut self.table {
            Some(table) => table,
            None => self.table.insert(ParquetTable::new(columns).map_err(Failure::Export)?),
        };
        table.add(&rows).map_err(Failure::Export)?;
        self.rows += rows.len();
        Ok(())
    }

    /// Writes the file in the making, if there is one.
    fn close(&mut self, folder: &Path) -> Result<(), Failure> {
        let Some(table) = self.table.take() else { return Ok(()) };
        let bytes = table.finish().map_err(Failure::Export)?;
        write(&folder.join(format!("part-{:04}.parquet", self.files)), &bytes)?;
        self.files += 1;
        self.rows = 0;
        Ok(())
    }
}
