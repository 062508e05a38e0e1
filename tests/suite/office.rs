//! LibreOffice reads our text document and our workbook, and makes pages of
//! them, without losing a heading or a row.
//!
//! It is too large for every run: `cargo test --test suite office -- --ignored`
//! where `soffice` is on the path.

use crate::outside::tool;
use crate::program::{demo, run};
use std::fs;
use std::path::Path;
use std::process::Command;
use tathmini::i18n::{Language, Phrases};
use tathmini::questionnaire::read_translated;
use tathmini::report::compose::{Facts, Profile, compose};
use tathmini::report::document::{Block, Row};
use tathmini::store;
use tempfile::TempDir;

/// The words of a text, without the breaks that a page puts between them.
fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The text of the pages that LibreOffice makes of a file.
fn pages_of(home: &Path, name: &str) -> Option<String> {
    let (office, reader) = (tool("soffice")?, tool("pdftotext")?);
    let profile = format!("-env:UserInstallation=file://{}", home.join("profile").display());
    let done = Command::new(office)
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir", "."])
        .arg(name)
        .current_dir(home)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let pdf = Path::new(name).with_extension("pdf");
    let told = Command::new(reader).arg(&pdf).arg("-").current_dir(home).output().unwrap();
    Some(joined(&String::from_utf8(told.stdout).unwrap()))
}

#[test]
#[ignore = "needs LibreOffice"]
fn office_programs_lose_no_heading_and_no_row() {
    let folder = demo().join("exemplia");
    let home = TempDir::new().unwrap();
    for name in ["report.docx", "report.xlsx"] {
        run(home.path(), &["report", folder.to_str().unwrap(), "-o", name]).ends(0);
    }
    let loaded = store::read(&folder).unwrap();
    let files: Vec<Vec<u8>> =
        loaded.translations.values().map(|path| fs::read(path).unwrap()).collect();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let (questionnaire, _) = read_translated(&loaded.questionnaire, &files).unwrap();
    let phrases = Phrases::of(Language::En);
    let document = compose(&Facts::of(&questionnaire, &loaded.assessment, &phrases), Profile::Full);
    let Some(text) = pages_of(home.path(), "report.docx") else { return };
    let (mut headings, mut rows) = (0, 0);
    for block in &document.blocks {
        match block {
            Block::Heading { text: heading, .. } => {
                headings += 1;
                assert!(text.contains(&joined(heading)), "heading {heading}");
            }
            Block::Table(table) => {
                for row in &table.rows {
                    rows += 1;
                    let words = match row {
                        Row::Band(band) => band.clone(),
                        Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => {
                            let first = cells.iter().flat_map(|cell| &cell.paragraphs).next();
                            first.map_or_else(String::new, |one| one.text.clone())
                        }
                    };
                    assert!(text.contains(&joined(&words)), "row {words} of {}", table.caption);
                }
            }
            _ => {}
        }
    }
    assert!(headings > 40 && rows > 500, "{headings} headings, {rows} rows");
    let Some(sheets) = pages_of(home.path(), "report.xlsx") else { return };
    for question in questionnaire.questions() {
        assert!(sheets.contains(question.id.as_str()), "{} in the workbook", question.id);
    }
    println!("{headings} headings and {rows} rows found in the text document's pages");
}
