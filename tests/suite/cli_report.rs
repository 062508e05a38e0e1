//! The report as the program writes it: whole, in every language, from every
//! assessment, however awkward.

use crate::outside::tool;
use crate::program::{demo, inama, run, run_with};
use std::fs;
use std::path::Path;
use std::process::Command;
use tathmini::assessment::{Item, Reading};
use tathmini::i18n::{Language, Phrases};
use tathmini::questionnaire::{read, read_translated};
use tathmini::report::compose::{Facts, Profile, compose};
use tathmini::report::layout;
use tathmini::store;
use tempfile::TempDir;

/// The words of a text, without the breaks that layout put between them.
fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A phrase that no language has: it is printed as its key.
pub fn leaked(text: &str) -> Option<&str> {
    let keys = [
        "annex-",
        "approval-",
        "column-",
        "costs-",
        "cover-",
        "decided-",
        "logframe-",
        "method-",
        "plan-",
        "progress-",
        "regional-",
        "status-",
        "summary-",
    ];
    text.split_whitespace().find(|word| keys.iter().any(|key| word.starts_with(key)))
}

/// What `pdftotext` finds, each page's text as it is read; `None` without the tool.
pub fn text_of(pdf: &Path) -> Option<String> {
    let done = Command::new(tool("pdftotext")?).arg("-raw").arg(pdf).arg("-").output().unwrap();
    assert!(done.status.success());
    Some(String::from_utf8(done.stdout).unwrap())
}

fn is_sound(pdf: &Path) {
    let Some(qpdf) = tool("qpdf") else { return };
    let done = Command::new(qpdf).arg("--check").arg(pdf).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

/// Everything the assessors of the demo typed that a report must carry.
fn typed() -> Vec<String> {
    let loaded = store::read(&demo().join("exemplia")).unwrap();
    let definition = read(&loaded.questionnaire).unwrap();
    let assessment = &loaded.assessment;
    let mut typed = Vec::new();
    for question in definition.questions() {
        typed.push(question.id.to_string());
        for reading in [Reading::Own, Reading::Validated] {
            typed.extend(assessment.notes(&question.id, reading).into_iter().map(str::to_owned));
        }
    }
    for listed in assessment.listed() {
        match listed.item {
            Item::Finding { text, .. } => typed.push(text.clone()),
            Item::Quote(quote) => typed.push(quote.text.clone()),
            _ => {}
        }
    }
    assert!(typed.len() > 79 + 36, "{} texts", typed.len());
    typed
}

#[test]
fn every_language_carries_every_word_that_was_typed() {
    let home = TempDir::new().unwrap();
    let folder = demo().join("exemplia");
    let typed = typed();
    for (language, page, of) in [
        ("en", "Page", "of"),
        ("fr", "Page", "sur"),
        ("pt", "Página", "de"),
        ("es", "Página", "de"),
    ] {
        let file = home.path().join(format!("{language}.pdf"));
        let output = file.to_str().unwrap();
        run(
            home.path(),
            &["report", folder.to_str().unwrap(), "--language", language, "-o", output],
        )
        .ends(0);
        is_sound(&file);
        let Some(text) = text_of(&file) else { continue };
        let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        let last = format!("{page} {} {of} {}", pages.len(), pages.len());
        let last_page = pages.last().unwrap().to_lowercase();
        assert!(last_page.contains(&last.to_lowercase()), "{language}: {last}\n{last_page}");
        // A text that flows over a page has running lines in its midst: it is
        // looked for in parts no longer than a line there may be.
        let whole = joined(&text);
        for text in &typed {
            for sentence in text.split_inclusive(['.', ';', ':']).map(joined) {
                assert!(whole.contains(&sentence), "{language}: {sentence}");
            }
        }
        assert_eq!(leaked(&text), None, "{language}");
    }
}

#[test]
fn a_report_can_go_to_stdout_and_unknown_languages_are_refused() {
    let home = TempDir::new().unwrap();
    let folder = demo().join("exemplia");
    let folder = folder.to_str().unwrap();
    let told = run(home.path(), &["report", folder, "-o", "-"]).ends(0);
    assert!(told.bytes.starts_with(b"%PDF-"));
    assert_eq!(told.bytes, fs::read(demo().join("reports/exemplia.pdf")).unwrap());
    let refused = run(home.path(), &["report", folder, "--language", "xx"]).ends(2);
    assert!(refused.err.contains("en, fr, pt"), "{}", refused.err);
}

#[test]
fn a_drawing_stands_on_the_cover_or_is_refused_with_what_to_do() {
    let home = TempDir::new().unwrap();
    let folder = demo().join("exemplia");
    let report = |drawing: &str, format: &str| {
        fs::write(home.path().join("logo.svg"), drawing).unwrap();
        let output = format!("out.{format}");
        let args = ["report", folder.to_str().unwrap(), "--profile", "summary"];
        run(home.path(), &[&args[..], &["--logo", "logo.svg", "-o", &output]].concat())
    };
    let head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'>";
    report(&format!("{head}<path fill='#0a5' d='M0 0H20V10H0z'/></svg>"), "pdf").ends(0);
    is_sound(&home.path().join("out.pdf"));
    if let Some(colour) = pixel(&home.path().join("out.pdf"), 100, 120) {
        assert_eq!(colour, [0, 0xaa, 0x55]);
    }
    let refused = report(&format!("{head}<text>Customs</text></svg>"), "pdf").ends(2);
    for words in ["logo.svg can't be the logo", "<text>", "convert its words to paths"] {
        assert!(refused.err.contains(words), "{}", refused.err);
    }
}

#[test]
fn what_no_font_has_is_an_error_with_its_places_and_the_report_stands() {
    let (home, folder) = inama("unseen", |id| match id {
        "LEG-01" => format!("{id},1,seal \u{10fffd} on it\n"),
        _ => String::new(),
    });
    fs::write(home.path().join("limits.txt"), "No \u{10fffd} was seen.").unwrap();
    let folder = folder.to_str().unwrap();
    run(home.path(), &["write", folder, "limits", "limits.txt"]).ends(0);
    let told = run(home.path(), &["report", folder, "-o", "out.pdf"]).ends(0);
    for words in [
        "error: no font has “",
        "(U+10FFFD), which stands in “Limits”, LEG-01: it is printed as [U+10FFFD]",
        "hint: --font FILE",
        "written: out.pdf",
    ] {
        assert!(told.err.contains(words), "{words}: {}", told.err);
    }
    let first = fs::read(home.path().join("out.pdf")).unwrap();
    let strict = run(home.path(), &["report", folder, "-o", "out.pdf", "--strict"]).ends(1);
    assert!(strict.err.contains("the report shows one character by number"), "{}", strict.err);
    assert!(first == fs::read(home.path().join("out.pdf")).unwrap(), "it is written all the same");
}

/// The colour of the cover at a point, where there is somebody to draw it.
fn pixel(pdf: &Path, x: usize, y: usize) -> Option<[u8; 3]> {
    let drawn = Command::new(tool("pdftoppm")?)
        .args(["-r", "72", "-f", "1", "-l", "1", "-singlefile"])
        .arg(pdf)
        .output()
        .unwrap();
    // P6, width and height, 255, then three bytes a pixel.
    let mut parts = drawn.stdout.splitn(4, |byte| *byte == b'\n');
    let size = String::from_utf8(parts.nth(1).unwrap().to_vec()).unwrap();
    let width: usize = size.split(' ').next().unwrap().parse().unwrap();
    let pixels = parts.nth(1).unwrap();
    pixels.get(3 * (y * width + x)..)?.first_chunk().copied()
}

/// The CSV row of a question, by its id.
type Row = Box<dyn Fn(&str) -> String>;

#[test]
fn awkward_assessments_have_a_report_too() {
    let long = format!("{} {} 😀 مصلحة الجمارك", "word ".repeat(5000), "x".repeat(3000));
    let cases: [(&str, Row); 4] = [
        ("empty", Box::new(|_| String::new())),
        ("low", Box::new(|id| format!("{id},0,\n"))),
        ("none", Box::new(|id| format!("{id},na:not here,\n"))),
        (
            "long",
            Box::new(
                move |id| if id == "LEG-01" { format!("{id},1,{long}\n") } else { String::new() },
            ),
        ),
    ];
    for (name, row) in cases {
        let (home, folder) = inama(name, row);
        let told = run(home.path(), &["report", folder.to_str().unwrap(), "-o", "out.pdf"]).ends(0);
        assert!(told.err.contains("written: out.pdf"), "{name}: {}", told.err);
        let file = home.path().join("out.pdf");
        is_sound(&file);
        if let Some(text) = text_of(&file) {
            assert!(text.contains("COO-15"), "{name}");
            let words = text.split_whitespace().filter(|word| *word == "word").count();
            assert!(name != "long" || words >= 5000, "{words} words");
            let apart = joined(&text).contains("Thestrongestareais");
            assert!(name != "low" || !apart, "every area stands at one score");
            let headed = joined(&text).contains("StrengthsMaingaps");
            assert!(name != "low" || !headed, "a column of strengths without one");
        }
    }
}

#[test]
fn the_bytes_do_not_depend_on_the_machines_language_or_zone() {
    let folder = demo().join("exemplia");
    let home = TempDir::new().unwrap();
    let written = |environment: &[(&str, &str)]| {
        let args = ["report", folder.to_str().unwrap(), "-o", "-"];
        let ran = run_with(home.path(), &args, environment).ends(0);
        assert!(ran.bytes.starts_with(b"%PDF"));
        ran.bytes
    };
    let here = written(&[("LC_ALL", "C"), ("TZ", "UTC")]);
    for (locale, zone) in [("ar_EG.UTF-8", "Pacific/Kiritimati"), ("tr_TR.UTF-8", "America/Lima")] {
        let there = written(&[("LANG", locale), ("LC_ALL", locale), ("TZ", zone)]);
        assert!(there == here, "{locale} {zone}");
    }
}

#[test]
fn the_summary_is_one_page_in_every_language_and_no_report_is_large() {
    let home = TempDir::new().unwrap();
    for (language, summary, next) in [
        ("en", "Executive summary", "Country context"),
        ("fr", "Synthèse", "Contexte du pays"),
        ("pt", "Resumo executivo", "Contexto do país"),
        ("es", "Resumen ejecutivo", "Contexto del país"),
    ] {
        run(home.path(), &["demo", language, "--language", language]).ends(0);
        let loaded = store::read(&home.path().join(language)).unwrap();
        let files: Vec<Vec<u8>> =
            loaded.translations.values().map(|path| fs::read(path).unwrap()).collect();
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let (questionnaire, _) = read_translated(&loaded.questionnaire, &files).unwrap();
        let phrases = Phrases::of(Language::from_code(language).unwrap());
        let facts = Facts::of(&questionnaire, &loaded.assessment, &phrases);
        let pages = layout(&compose(&facts, Profile::Full));
        let page = |title: &str| {
            let found = pages.bookmarks.iter().find(|mark| mark.title == title);
            found.unwrap_or_else(|| panic!("no chapter {title}")).page
        };
        assert_eq!(page(summary) + 1, page(next), "{language}");
        let size = fs::metadata(home.path().join(format!("reports/{language}.pdf"))).unwrap().len();
        assert!(size < 400_000, "{language}: {size} bytes");
    }
}
