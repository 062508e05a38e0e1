//! A text document that ministries can edit: real heading styles, tables with
//! repeated heads, lists, a table of contents, native charts, language set.
//!
//! Written as the few parts that the format asks for (ECMA-376), packed without
//! dates; every reader makes the pages itself.

mod body;
mod chart;
mod parts;

use super::ExportError;
use crate::report::Sheet;
use crate::report::document::{Document, Orientation};
use crate::report::picture::Picture;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The document's bytes, for the sheet's paper and with its logo on the cover.
///
/// # Errors
/// None that depends on what was typed.
pub fn docx(document: &Document, sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    let body = body::body(document, sheet);
    let logo = sheet.logo.as_ref().map(Picture::to_png).transpose()?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut pack = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &[u8]| -> Result<(), ExportError> {
        pack.start_file(name, options)?;
        pack.write_all(text)?;
        Ok(())
    };
    put("[Content_Types].xml", parts::types(body.charts.len()).as_bytes())?;
    put("_rels/.rels", parts::RELATIONS.as_bytes())?;
    put("docProps/core.xml", parts::core(&document.about).as_bytes())?;
    put("word/document.xml", body.xml.as_bytes())?;
    put("word/styles.xml", parts::styles(&document.about).as_bytes())?;
    put("word/numbering.xml", parts::NUMBERING.as_bytes())?;
    put("word/settings.xml", parts::SETTINGS.as_bytes())?;
    put("word/header1.xml", parts::header(&document.about).as_bytes())?;
    let measure = body::measure(sheet.paper, Orientation::Portrait);
    put("word/footer1.xml", parts::footer(&document.about, measure).as_bytes())?;
    let relations = parts::relations(body.charts.len(), logo.is_some());
    put("word/_rels/document.xml.rels", relations.as_bytes())?;
    for (number, chart) in (1usize..).zip(&body.charts) {
        put(&format!("word/charts/chart{number}.xml"), chart.as_bytes())?;
    }
    logo.map_or(Ok(()), |logo| put("word/media/logo.png", &logo))?;
    Ok(pack.finish()?.into_inner())
}

/// Text for XML; what XML can't hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
