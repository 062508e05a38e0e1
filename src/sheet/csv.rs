//! CSV as it comes from spreadsheets: UTF-8, commas (or what is named instead),
//! and nothing guessed. What looks like another encoding or another separator
//! is told as such.

use super::grid::{Bounds, Cell, Grid, MOST_CELLS};
use std::ops::Range;

/// Why a file could not be read as a table: the row, if it is known, the problem, the hint.
pub(super) type Unreadable = (Option<usize>, String, String);

/// Signs that other programs put between columns.
const OTHERS: [(u8, &str); 3] = [(b';', "semicolons"), (b'\t', "tabs"), (b'|', "bars")];

/// Every row that holds something.
pub(super) fn grid(bytes: &[u8], separator: u8) -> Result<Grid, Unreadable> {
    let mut grid = Grid::default();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.len() < bytes.len() {
        grid.remarks.push("a byte-order mark at its beginning was passed over".to_owned());
    }
    readable(text)?;
    not_only_separators(text, separator)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text);
    let mut record = csv::StringRecord::new();
    let mut bounds = Bounds::default();
    let (mut read, mut lines, mut within, mut last) = (0, 0, 0, 0);
    loop {
        let begins = last + 1;
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err((Some(begins), error.to_string(), String::new())),
        }
        // Lines that were read, less those inside of texts, are rows.
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len()).min(text.len());
        lines += line_ends(text, read..end);
        read = end;
        within +=
            record.iter().map(|cell| line_ends(cell.as_bytes(), 0..cell.len())).sum::<usize>();
        let open = usize::from(!text[..end].ends_with(b"\n") && !text[..end].ends_with(b"\r"));
        last = (lines + open).saturating_sub(within).max(begins);
        if read == text.len() && text.iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
            let problem = "a quotation mark is opened and never closed".to_owned();
            let hint = "close it, or write a quotation mark inside of a text twice".to_owned();
            return Err((Some(begins), problem, hint));
        }
        // Separators after the last filled cell mean nothing.
        let filled = record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
        let width = filled.last().map_or(0, |(last, _)| last + 1);
        if width > 0 {
            bounds.row(last, width)?;
            grid.rows.push((last, record.iter().take(width).map(cell).collect()));
        }
    }
    other_separator(&grid, separator)?;
    Ok(grid)
}

/// One row of nothing but separators would fill the memory before it is known
/// how many columns it has. Texts may hold some too.
fn not_only_separators(text: &[u8], separator: u8) -> Result<(), Unreadable> {
    if text.iter().filter(|byte| **byte == separator).count() <= 4 * MOST_CELLS {
        return Ok(());
    }
    let problem = format!("the table has more than {MOST_CELLS} cells");
    Err((None, problem, "keep only the table in it".to_owned()))
}

/// Ends of lines in a part of a text: a line feed, a carriage return, or both
/// together. Old spreadsheets of Apple write a carriage return alone.
fn line_ends(text: &[u8], part: Range<usize>) -> usize {
    let ends = |at: &usize| match text[*at] {
        b'\r' => true,
        b'\n' => *at == 0 || text[at - 1] != b'\r',
        _ => false,
    };
    part.filter(ends).count()
}

fn cell(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// A header of one single cell that holds another separator was split by that one.
fn other_separator(grid: &Grid, separator: u8) -> Result<(), Unreadable> {
    let Some((row, cells)) = grid.rows.first() else { return Ok(()) };
    let [Cell::Text(only)] = &cells[..] else { return Ok(()) };
    let used = OTHERS
        .iter()
        .find(|(sign, _)| *sign != separator && only.as_bytes().contains(sign))
        .copied()
        .or_else(|| (separator != b',' && only.contains(',')).then_some((b',', "commas")));
    let Some((_, name)) = used else { return Ok(()) };
    let hint = format!(
        "name the sign with --separator {}, or save it as “CSV UTF-8”",
        &name[..name.len() - 1]
    );
    Err((Some(*row), format!("the columns are separated by {name}"), hint))
}

/// UTF-8, or what it seems to be instead, with the row of the first wrong byte.
fn readable(bytes: &[u8]) -> Result<(), Unreadable> {
    const HINT: &str = "save it as “CSV UTF-8” (in LibreOffice: character set Unicode (UTF-8))";
    let refuse = |row, problem: String| Err((row, problem, HINT.to_owned()));
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return refuse(None, "the file is in UTF-16, not in UTF-8".to_owned());
    }
    if bytes.contains(&0) {
        return refuse(None, "the file holds zero bytes, so it is no text in UTF-8".to_owned());
    }
    let Err(error) = std::str::from_utf8(bytes) else { return Ok(()) };
    let (before, rest) = bytes.split_at(error.valid_up_to());
    let row = line_ends(before, 0..before.len()) + 1;
    let line = before.rsplit(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let word: String = String::from_utf8_lossy(line).chars().rev().take(12).collect();
    let word: String = word.chars().rev().collect();
    let wrong = rest.first().copied().unwrap_or_default();
    // Letters with accents lie below A0 in Mac Roman and above it in the code pages of Windows.
    let low = bytes.iter().filter(|byte| (0x80..0xa0).contains(*byte)).count();
    let high = bytes.iter().filter(|byte| **byte >= 0xa0).count();
    let seems = if low > high { "Mac Roman" } else { "Windows-1252 or Latin-1" };
    let problem =
        format!("the file is not UTF-8; it seems to be {seems} (byte {wrong:02X} after “{word}”)");
    refuse(Some(row), problem)
}

#[cfg(test)]
mod tests {
    use super::{Cell, grid};

    /// Rows with their number and how many cells are filled.
    fn rows(text: &[u8]) -> Vec<(usize, usize)> {
        let grid = grid(text, b',').unwrap();
        let filled = |cells: &[Cell]| cells.iter().filter(|cell| **cell != Cell::Empty).count();
        grid.rows.iter().map(|(row, cells)| (*row, filled(cells))).collect()
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        for (text, expected) in [
            ("a,b\n1,2\n", vec![(1, 2), (2, 2)]),
            ("a,b\n1,2", vec![(1, 2), (2, 2)]),
            ("a,b\r\n\r\n1,2\r\n", vec![(1, 2), (3, 2)]),
            ("a,b\n\n\n1,2", vec![(1, 2), (4, 2)]),
            ("a,b\n,\n1,\"x\ny\nz\"\n3,4\n", vec![(1, 2), (3, 2), (4, 2)]),
            ("a,b\r1,2\r3,4\r", vec![(1, 2), (2, 2), (3, 2)]),
            ("a,b\r\r1,2", vec![(1, 2), (3, 2)]),
            // Rows of two programs in one file: no two of them have one number.
            ("a,b\n1,2\r3,4\r\n5,6\n", vec![(1, 2), (2, 2), (3, 2), (4, 2)]),
            ("a,b\n1,\"x\ry\r\nz\"\n3,4\n", vec![(1, 2), (2, 2), (3, 2)]),
        ] {
            assert_eq!(rows(text.as_bytes()), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_utf_8_with_commas_is_told_as_what_it_seems() {
        for (bytes, row, told) in [
            (&b"a,b\nC\x8ete,1\n"[..], Some(2), "Mac Roman (byte 8E after “C”)"),
            (b"a,b\n1,2\nC\xf4te,1\n", Some(3), "Windows-1252 or Latin-1"),
            (b"\xff\xfea\0", None, "UTF-16"),
            (b"a\0b", None, "zero bytes"),
            (b"a;b\n1;2\n", Some(1), "separated by semicolons"),
            (b"a\tb\n1\t2\n", Some(1), "separated by tabs"),
            (b"a,b\n\"x,2\n3,4\n", Some(2), "never closed"),
        ] {
            let (at, problem, hint) = grid(bytes, b',').unwrap_err();
            assert!(problem.contains(told) && !hint.is_empty(), "{problem}: {hint}");
            assert_eq!(at, row, "{problem}");
        }
    }
}
