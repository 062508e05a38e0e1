//! A text document that ministries can edit: real heading styles, tables with
//! repeated heads, lists, a table of contents, native charts, language set.
//!
//! Written as the few parts that the format asks for (ECMA-376), packed without
//! dates; every reader makes the pages itself.

mod body;
mod chart;
mod parts;

use super::ExportError;
use crate::report::document::Document;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The document's bytes.
///
/// # Errors
/// None that depends on what was typed.
pub fn docx(document: &Document) -> Result<Vec<u8>, ExportError> {
    let body = body::body(document);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut pack = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| -> Result<(), ExportError> {
        pack.start_file(name, options)?;
        pack.write_all(text.as_bytes())?;
        Ok(())
    };
    put("[Content_Types].xml", &parts::types(body.charts.len()))?;
    put("_rels/.rels", parts::RELATIONS)?;
    put("docProps/core.xml", &parts::core(&document.about))?;
    put("word/document.xml", &body.xml)?;
    put("word/styles.xml", &parts::styles(&document.about))?;
    put("word/numbering.xml", parts::NUMBERING)?;
    put("word/settings.xml", parts::SETTINGS)?;
    put("word/header1.xml", &parts::header(&document.about))?;
    put("word/footer1.xml", &parts::footer(&document.about))?;
    put("word/_rels/document.xml.rels", &parts::relations(body.charts.len()))?;
    for (number, chart) in (1usize..).zip(&body.charts) {
        put(&format!("word/charts/chart{number}.xml"), chart)?;
    }
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
