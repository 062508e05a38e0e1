//! A sheet of a workbook (XLSX), read as it stands: days are days, whole numbers
//! are written without a point, and what only seems to be a value (a formula, a
//! merged or an erroneous cell) is refused with its reason.
//!
//! Bounds come first: a workbook is a zip file, so what it unpacks to is
//! counted before anything of it is understood.

use super::csv::Unreadable;
use super::grid::{Bounds, Cell, Grid, MOST_CELLS, Merged};
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What a workbook may unpack to, in bytes and in files.
const LARGEST: u64 = 64 << 20;
const MOST_FILES: usize = 2000;
/// What each of its files may unpack to beside its sheets, which are read cell by cell.
const LARGEST_PART: u64 = 32 << 20;
const MOST_MERGED: usize = 1000;

/// Every row of a sheet that holds something; the sheet is the one named, else
/// the only visible one.
pub(super) fn grid(bytes: &[u8], named: Option<&str>) -> Result<Grid, Unreadable> {
    within_bounds(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut grid = Grid::default();
    let sheet = choose(&book, named, &mut grid.remarks)?;
    grid.merged = merged(&book.merge_cells_by_sheet_name(&sheet).map_err(damaged)?)?;
    let mut bounds = Bounds::default();
    let mut filled: Vec<(usize, usize, Cell)> = Vec::new();
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(damaged)?;
    while let Some(found) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
        let (row, column) = place(found.pos);
        let cell = match found.formula {
            Some(_) => Cell::Refused(
                "is a formula, whose result may be out of date".to_owned(),
                "copy the column and paste it as values",
            ),
            None => cell(&found.value),
        };
        if cell == Cell::Empty {
            continue;
        }
        if filled.len() == MOST_CELLS {
            let problem = format!("the sheet has more than {MOST_CELLS} filled cells");
            return Err((Some(row), problem, "keep only the table in it".to_owned()));
        }
        bounds.text(row, &cell)?;
        filled.push((row, column, cell));
    }
    grid.sheet = Some(sheet);
    grid.rows = rows(filled, &mut bounds)?;
    Ok(grid)
}

/// The cells as rows. Where a place is filled twice, the later one counts.
fn rows(
    mut filled: Vec<(usize, usize, Cell)>,
    bounds: &mut Bounds,
) -> Result<Vec<(usize, Vec<Cell>)>, Unreadable> {
    filled.sort_by_key(|(row, column, _)| (*row, *column));
    let mut rows = Vec::new();
    let mut filled = filled.into_iter().peekable();
    while let Some((row, column, cell)) = filled.next() {
        let mut line = vec![(column, cell)];
        while let Some((_, column, cell)) = filled.next_if(|next| next.0 == row) {
            line.push((column, cell));
        }
        let width = line.last().map_or(0, |(column, _)| column.saturating_add(1));
        bounds.row(row, width)?;
        let mut cells = vec![Cell::Empty; width];
        line.into_iter().for_each(|(column, cell)| cells[column] = cell);
        rows.push((row, cells));
    }
    Ok(rows)
}

/// Row from 1 and column from 0.
fn place((row, column): (u32, u32)) -> (usize, usize) {
    let wide = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    (wide(row).saturating_add(1), wide(column))
}

fn damaged(error: impl std::fmt::Display) -> Unreadable {
    let hint = "open it in your spreadsheet and save it anew as .xlsx".to_owned();
    (None, format!("the workbook cannot be read: {error}"), hint)
}

/// Unpacks everything once, keeping nothing: what a file declares may be a lie.
fn within_bounds(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let refuse = |problem: String| Err((None, problem, "divide it into several files".to_owned()));
    if archive.len() > MOST_FILES {
        return refuse(format!("the workbook has more than {MOST_FILES} files"));
    }
    let mut left = LARGEST;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(damaged)?;
        let is_sheet = file.name().is_ok_and(|name| name.starts_with("xl/worksheets/"));
        let most = if is_sheet { left } else { left.min(LARGEST_PART) };
        let read = if file.size() > most {
            file.size()
        } else {
            std::io::copy(&mut file.take(most + 1), &mut std::io::sink()).map_err(damaged)?
        };
        if read > left {
            return refuse(format!("the workbook unpacks to more than {} MiB", LARGEST >> 20));
        }
        if read > most {
            let most = LARGEST_PART >> 20;
            return refuse(format!(
                "the workbook has more than {most} MiB of texts, formats or the like"
            ));
        }
        left -= read;
    }
    Ok(())
}

fn choose(
    book: &Xlsx<Cursor<&[u8]>>,
    named: Option<&str>,
    remarks: &mut Vec<String>,
) -> Result<String, Unreadable> {
    let all: Vec<&calamine::Sheet> =
        book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let names = |wanted: fn(&calamine::Sheet) -> bool| {
        let found = all.iter().filter(|sheet| wanted(sheet));
        found.map(|sheet| format!("“{}”", sheet.name)).collect::<Vec<_>>().join(", ")
    };
    let is_shown = |sheet: &calamine::Sheet| sheet.visible == SheetVisible::Visible;
    if let Some(named) = named {
        let found = all.iter().find(|sheet| sheet.name == named);
        return found.map(|sheet| sheet.name.clone()).ok_or_else(|| {
            (
                None,
                format!("there is no sheet “{named}”"),
                format!("its sheets: {}", names(|_| true)),
            )
        });
    }
    let shown: Vec<_> = all.iter().filter(|sheet| is_shown(sheet)).collect();
    let [only] = &shown[..] else {
        let problem = format!("the workbook has {} visible sheets", shown.len());
        return Err((None, problem, format!("name one with --sheet NAME: {}", names(is_shown))));
    };
    if shown.len() < all.len() {
        let hidden = names(|sheet| sheet.visible != SheetVisible::Visible);
        remarks.push(format!("hidden and not read: {hidden} (--sheet NAME reads one)"));
    }
    Ok(only.name.clone())
}

fn merged(found: &[calamine::Dimensions]) -> Result<Vec<Merged>, Unreadable> {
    if found.len() > MOST_MERGED {
        let problem = format!("the sheet has more than {MOST_MERGED} merged cells");
        return Err((None, problem, "unmerge the cells and fill each".to_owned()));
    }
    Ok(found.iter().map(|one| Merged { first: place(one.start), last: place(one.end) }).collect())
}

fn cell(value: &DataRef<'_>) -> Cell {
    let text = |text: &str| {
        if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    };
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(value) => text(value),
        DataRef::SharedString(value) => text(value),
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Text(number.to_string()),
        DataRef::DateTime(moment) => day(*moment),
        DataRef::DateTimeIso(value) => Cell::Text(value.clone()),
        DataRef::Bool(value) => Cell::Refused(
            format!("is a truth value ({})", if *value { "TRUE" } else { "FALSE" }),
            "write the value as a text",
        ),
        DataRef::DurationIso(_) => Cell::Refused(DURATION.to_owned(), "write it as a text"),
        DataRef::Error(error) => {
            let shown = Data::Error(error.clone()).to_string();
            Cell::Refused(format!("holds the error {shown}"), "correct the cell")
        }
    }
}

const DURATION: &str = "is a duration";

/// A cell formatted as a day is that day; one with hours is no day.
fn day(moment: ExcelDateTime) -> Cell {
    if moment.is_duration() {
        return Cell::Refused(DURATION.to_owned(), "format the cell as a date, or as a text");
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (hour, minute, second) != (0, 0, 0) {
        let problem = format!("is a time of day ({hour:02}:{minute:02}), not a day alone");
        return Cell::Refused(problem, "write the day without the hour");
    }
    // Spreadsheets count a 29 February 1900 that never was; nobody assessed then.
    if moment.as_f64() < 61.0 {
        return Cell::Refused("is a day before March 1900".to_owned(), "correct the date");
    }
    Cell::Text(format!("{year:04}-{month:02}-{day:02}"))
}
