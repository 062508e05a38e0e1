//! A workbook: the typed sheets, and the whole report as one more sheet to read.
//!
//! Promises: strings are written as strings, so no text becomes a formula; the
//! date inside is that of the journal, so the same facts are the same bytes.

use super::ExportError;
use super::sheets::{Sheet, Value, sheets};
use crate::report::compose::Facts;
use crate::report::document::{Block, Document, Row};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

/// Excel's own limit of a cell, in UTF-16 units; a longer text goes on in the next row.
const LONGEST: usize = 32_000;
/// Widths of columns, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    day: Format,
    title: Format,
    bold: Format,
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: top().set_bold().set_text_wrap().set_background_color("D9E4F0"),
            text: top().set_text_wrap(),
            day: top().set_num_format("yyyy-mm-dd"),
            title: top().set_bold().set_font_size(14.0),
            bold: top().set_bold().set_text_wrap(),
        }
    }
}

/// The workbook's bytes.
///
/// # Errors
/// Where a limit of the format is passed, for example a million rows.
pub fn xlsx(facts: &Facts<'_>, document: &Document) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    let about = &document.about;
    let mut properties = DocProperties::new()
        .set_title(&about.title)
        .set_subject(&about.subject)
        .set_author(&about.author)
        .set_comment("tathmini");
    properties = properties.set_creation_datetime(&day(&about.date)?);
    book.set_properties(&properties);
    let looks = Looks::new();
    for sheet in sheets(facts) {
        let page = book.add_worksheet();
        page.set_name(named(&sheet.name))?;
        fill(page, &sheet, &looks)?;
    }
    let page = book.add_worksheet();
    page.set_name(named(&facts.phrases.say("sheet-report")))?;
    read(page, document, &looks)?;
    Ok(book.save_to_buffer()?)
}

/// A workbook of these tables alone; its date is that of the facts, ISO 8601.
///
/// # Errors
/// Where a limit of the format is passed, for example a million rows.
pub fn workbook(sheets: &[Sheet], date: &str) -> Result<Vec<u8>, ExportError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&day(date)?));
    let looks = Looks::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(named(&sheet.name))?;
        fill(page, sheet, &looks)?;
    }
    Ok(book.save_to_buffer()?)
}

/// A day, or one that says nothing where there is none.
fn day(date: &str) -> Result<ExcelDateTime, ExportError> {
    let day = date.get(..10).unwrap_or_default();
    Ok(ExcelDateTime::parse_from_str(day).or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))?)
}

/// A name that a sheet may have: 31 characters, none of `[]:*?/\`.
fn named(name: &str) -> String {
    name.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(31).collect()
}

/// Heads frozen and filtered, numbers as numbers, days as days.
fn fill(page: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Result<(), ExportError> {
    let mut widths: Vec<usize> = sheet.columns.iter().map(|name| name.len()).collect();
    for (column, name) in (0u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, *name, &looks.head)?;
    }
    for (line, row) in (1u32..).zip(&sheet.rows) {
        for (column, value) in (0u16..).zip(row) {
            let shown = write(page, (line, column), value, looks)?;
            if let Some(width) = widths.get_mut(usize::from(column)) {
                *width = (*width).max(shown);
            }
        }
    }
    for (column, width) in (0u16..).zip(widths) {
        page.set_column_width(column, width.clamp(*WIDTHS.start(), *WIDTHS.end()) as f64)?;
    }
    page.set_freeze_panes(1, 1)?;
    let (rows, columns) = (sheet.rows.len(), sheet.columns.len());
    if let (Ok(rows), Ok(columns @ 1..)) = (u32::try_from(rows), u16::try_from(columns)) {
        page.autofilter(0, 0, rows, columns - 1)?;
    }
    Ok(())
}

/// Writes a cell; comes back with how many characters it shows.
fn write(
    page: &mut Worksheet,
    (line, column): (u32, u16),
    value: &Value,
    looks: &Looks,
) -> Result<usize, ExportError> {
    match value {
        Value::Nothing => return Ok(0),
        Value::Text(text) => {
            page.write_string_with_format(line, column, within(text), &looks.text)?;
            return Ok(text.chars().count());
        }
        Value::Whole(number) => {
            page.write_number_with_format(line, column, *number as f64, &looks.text)?;
        }
        Value::Number(text) => {
            let number = text.parse::<f64>().unwrap_or_default();
            page.write_number_with_format(line, column, number, &looks.text)?;
        }
        Value::Day(text) => match ExcelDateTime::parse_from_str(text) {
            Ok(day) => {
                page.write_datetime_with_format(line, column, day, &looks.day)?;
            }
            Err(_) => {
                page.write_string_with_format(line, column, text, &looks.text)?;
            }
        },
    }
    Ok(10)
}

/// What fits into a cell; the whole text stands in CSV, JSON and on paper.
fn within(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(LONGEST / 2).collect();
    kept.push('…');
    kept
}

/// The report line by line: headings, texts and tables as they follow each other.
fn read(page: &mut Worksheet, document: &Document, looks: &Looks) -> Result<(), ExportError> {
    let mut line = 0;
    let mut put = |texts: &[&str], look: &Format| -> Result<(), ExportError> {
        for (column, text) in (0u16..).zip(texts) {
            if !text.is_empty() {
                page.write_string_with_format(line, column, within(text), look)?;
            }
        }
        line += 1;
        Ok(())
    };
    for block in &document.blocks {
        match block {
            Block::Cover(cover) => {
                put(&[&cover.title], &looks.title)?;
                put(&[&cover.subtitle], &looks.bold)?;
                for (label, value) in &cover.lines {
                    put(&[label, value], &looks.text)?;
                }
                put(&[&cover.notice], &looks.text)?;
            }
            Block::Heading { text, .. } => put(&[text], &looks.title)?,
            Block::Paragraph { text, .. } => put(&[text], &looks.text)?,
            Block::List(entries) => {
                for entry in entries {
                    put(&[&format!("• {entry}")], &looks.text)?;
                }
            }
            Block::Table(table) => {
                put(&[&table.caption], &looks.bold)?;
                let heads: Vec<&str> =
                    table.columns.iter().map(|column| column.head.as_str()).collect();
                put(&heads, &looks.head)?;
                for row in &table.rows {
                    match row {
                        Row::Band(text) => put(&[text], &looks.bold)?,
                        Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => {
                            let texts: Vec<String> =
                                cells.iter().map(|cell| cell.words()).collect();
                            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                            put(&texts, &looks.text)?;
                        }
                    }
                }
            }
            Block::Bars(bars) | Block::Radar(bars) => {
                put(&[&bars.caption], &looks.bold)?;
                put(&[&bars.alternative], &looks.text)?;
            }
            Block::Gantt(gantt) => {
                put(&[&gantt.caption], &looks.bold)?;
                put(&[&gantt.alternative], &looks.text)?;
            }
            Block::Contents | Block::Turn(_) | Block::OnePage => {}
        }
    }
    page.set_column_width(0, 60)?;
    page.set_column_range_width(1, 9, 24)?;
    Ok(())
}
