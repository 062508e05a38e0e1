//! Scripts other than Latin on paper: they run the right way, join, carry their
//! marks, break between words, and come out of the file as they were typed.

use crate::outside::tool;
use crate::program::run;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sound/scripts.yaml");

/// Debian's fonts of these scripts (package fonts-noto-core); none where one is missing.
fn fonts() -> Option<Vec<PathBuf>> {
    let folder = Path::new("/usr/share/fonts/truetype/noto");
    let files = ["Arabic-Regular", "Arabic-Bold", "Thai-Regular", "Thai-Bold"]
        .map(|name| folder.join(format!("NotoSans{name}.ttf")));
    let all = files.iter().all(|file| file.is_file());
    if !all {
        let must = std::env::var("TATHMINI_TEST_ALL").is_ok_and(|value| value == "1");
        assert!(!must, "fonts-noto-core is not installed");
        eprintln!("skipped: fonts-noto-core is not installed");
    }
    all.then(|| files.to_vec())
}

fn assessment(note: &str) -> (TempDir, PathBuf) {
    let home = TempDir::new().unwrap();
    let administration = "إدارة الجمارك";
    run(
        home.path(),
        &[
            "new",
            "s",
            "--questionnaire",
            FIXTURE,
            "--country",
            "XA",
            "--administration",
            administration,
        ],
    )
    .ends(0);
    let rows = format!(
        "question,answer,note\nAR-01,1,\"{note}\"\nTH-01,0,ไม่พบหลักฐาน\nVI-01,1,Đã xem văn bản\n"
    );
    fs::write(home.path().join("a.csv"), rows).unwrap();
    run(home.path(), &["answer", "s", "--from", "a.csv"]).ends(0);
    let folder = home.path().join("s");
    (home, folder)
}

#[test]
fn arabic_thai_and_vietnamese_come_out_as_they_were_typed() {
    let Some(fonts) = fonts() else { return };
    let (home, _) = assessment("قال المدير: القانون رقم 14 لسنة 2022 غير مكتمل حسب CITES.");
    let mut args = vec!["report", "s", "-o", "out.pdf"];
    for font in &fonts {
        args.extend(["--font", font.to_str().unwrap()]);
    }
    let told = run(home.path(), &args).ends(0);
    assert!(!told.err.contains("no font has"), "{}", told.err);
    let Some(pdftotext) = tool("pdftotext") else { return };
    let done = Command::new(pdftotext)
        .args(["-raw", "out.pdf", "-"])
        .current_dir(home.path())
        .output()
        .unwrap();
    let text = String::from_utf8(done.stdout).unwrap();
    // The reader's own marks of direction are not the file's.
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'))
        .collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "إدارة الجمارك",
        "صلاحيات الجمارك",
        "الإطار القانوني",
        "القانون رقم 14 لسنة 2022",
        "กรอบกฎหมาย",
        "อำนาจของศุลกากร",
        "Thẩm quyền của hải quan",
        "Khung pháp lý",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn what_somebody_typed_and_no_font_has_is_told_with_its_question() {
    let home = TempDir::new().unwrap();
    let new = ["new", "s", "--country", "XA", "--administration", "Customs of Exemplia"];
    run(home.path(), &new).ends(0);
    fs::write(home.path().join("a.csv"), "question,answer,note\nLEG-01,1,a \u{10fffd} b\n")
        .unwrap();
    run(home.path(), &["answer", "s", "--from", "a.csv"]).ends(0);
    let told = run(home.path(), &["report", "s", "-o", "out.pdf"]).ends(0);
    assert!(told.err.contains("U+10FFFD") && told.err.contains("LEG-01"), "{}", told.err);
    assert!(told.err.contains("--font"), "{}", told.err);
}

#[test]
fn a_questionnaire_that_no_font_can_print_is_refused_with_its_question() {
    let home = TempDir::new().unwrap();
    let definition = fs::read_to_string(FIXTURE).unwrap();
    let asked = "Thẩm quyền của hải quan";
    assert!(definition.contains(asked));
    let unreadable = definition.replacen(asked, "Thẩm quyền \u{10fffd}", 1);
    fs::write(home.path().join("own.yaml"), unreadable).unwrap();
    let told = run(home.path(), &["print", "own.yaml", "-o", "out.pdf"]).ends(2);
    assert!(told.err.contains("U+") && told.err.contains("--font"), "{}", told.err);
    if fonts().is_some() {
        assert!(
            told.err.contains("U+10FFFD") && told.err.contains("topics.VI-A.title"),
            "{}",
            told.err
        );
    }
    assert!(!home.path().join("out.pdf").exists());
}

#[test]
fn a_file_without_a_font_is_refused() {
    let (home, _) = assessment("a");
    fs::write(home.path().join("no.ttf"), "no font").unwrap();
    run(home.path(), &["report", "s", "--font", "no.ttf"]).ends(2);
}
