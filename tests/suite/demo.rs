//! The README's first command, and the report it writes, as a user meets them.

use crate::outside::tool;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

const TATHMINI: &str = env!("CARGO_BIN_EXE_tathmini");

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(TATHMINI).current_dir(folder).args(args).output().expect("the program starts")
}

fn done(folder: &Path, args: &[&str]) -> Vec<u8> {
    let output = run(folder, args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{args:?}: {said}");
    output.stdout
}

/// One demo for all tests of this file.
fn demo() -> &'static Path {
    static DEMO: OnceLock<TempDir> = OnceLock::new();
    let home = DEMO.get_or_init(|| {
        let home = tempfile::tempdir().expect("a folder");
        let printed = String::from_utf8(done(home.path(), &["demo"])).expect("text");
        assert!(printed.contains("LEG Legal framework") && printed.contains("First six months"));
        home
    });
    home.path()
}

/// What a PDF says, white space folded.
fn text(pdf: &Path) -> Option<String> {
    let output = Command::new(tool("pdftotext")?).arg(pdf).arg("-").output().expect("pdftotext");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a report says a text: in one piece, or in two where its row goes on
/// overleaf. White space is taken out, and hyphens too: pdftotext drops one that
/// ends a line.
fn says(folded: &str, text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(|word| word.replace('-', "")).collect();
    folded.contains(&words.concat())
        || (1..words.len()).any(|cut| {
            folded.contains(&words[..cut].concat()) && folded.contains(&words[cut..].concat())
        })
}

/// The report of an assessment below `home`, checked for soundness.
fn report(home: &Path, folder: &str, language: &str) -> PathBuf {
    let path = home.join(format!("{folder}-{language}.pdf"));
    let name = path.to_str().expect("a plain name");
    done(home, &["report", folder, "--language", language, "-o", name]);
    if let Some(qpdf) = tool("qpdf") {
        let checked = Command::new(qpdf).arg("--check").arg(&path).output().expect("qpdf");
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    }
    path
}

#[test]
fn the_demo_is_the_same_everywhere() {
    let other = tempfile::tempdir().expect("a folder");
    let ran = Command::new(TATHMINI)
        .current_dir(other.path())
        .arg("demo")
        .envs([("TZ", "Asia/Tokyo"), ("LANG", "fr_FR.UTF-8"), ("LC_ALL", "fr_FR.UTF-8")])
        .output()
        .expect("the program starts");
    assert!(ran.status.success());
    for file in ["exemplia/journal.jsonl", "exemplia/questionnaire.yaml", "reports/exemplia.pdf"] {
        let read = |home: &Path| std::fs::read(home.join(file)).expect(file);
        assert!(read(demo()) == read(other.path()), "{file} differs");
    }
    let before = std::fs::read(other.path().join("exemplia/journal.jsonl")).expect("the journal");
    let again = run(other.path(), &["demo"]);
    assert!(again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("used as it stands"));
    assert!(before == std::fs::read(other.path().join("exemplia/journal.jsonl")).expect("journal"));
}

#[test]
fn the_report_says_every_question_and_everything_typed() {
    let shown = done(demo(), &["show", "exemplia", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown).expect("JSON");
    let mut typed: Vec<String> = Vec::new();
    for question in shown["questions"].as_array().expect("questions") {
        typed.push(question["id"].as_str().expect("an id").to_owned());
        for reading in ["self", "validated"] {
            let notes = question[reading]["notes"].as_array();
            typed.extend(
                notes.into_iter().flatten().filter_map(|note| Some(note.as_str()?.to_owned())),
            );
        }
    }
    let mut lists = 0;
    for (bytes, column) in [
        (&include_bytes!("../../src/cli/demo/findings.csv")[..], 2),
        (&include_bytes!("../../src/cli/demo/quotes.csv")[..], 1),
        (&include_bytes!("../../src/cli/demo/persons.csv")[..], 0),
        (&include_bytes!("../../src/cli/demo/visits.csv")[..], 2),
        (&include_bytes!("../../src/cli/demo/documents.csv")[..], 1),
    ] {
        for record in csv::Reader::from_reader(bytes).records() {
            typed.push(record.expect("a row")[column].to_owned());
            lists += 1;
        }
    }
    assert!(typed.len() > 79 + 58 + 60 && lists > 60, "{} texts", typed.len());
    for (language, page) in [("en", "Page 2 of"), ("fr", "Page 2 sur"), ("pt", "Página 2 de")] {
        let pdf = report(demo(), "exemplia", language);
        let Some(said) = text(&pdf) else { return };
        let folded = said.replace([' ', '-'], "");
        for text in &typed {
            assert!(says(&folded, text), "{language}: {text} is not in the report");
        }
        assert!(said.contains(page), "{language}");
        for key in ["column-", "plan-", "summary-", "method-", "cover-", "annex-", "month-"] {
            let leaks = said.split(' ').any(|word| word.starts_with(key));
            assert!(!leaks, "{language}: a phrase {key}… has no words");
        }
    }
}

#[test]
fn awkward_assessments_make_sound_reports_too() {
    let home = tempfile::tempdir().expect("a folder");
    let new = |folder: &str| {
        let args = [
            "new",
            folder,
            "--country",
            "XA",
            "--administration",
            "Customs",
            "--date",
            "2026-10-12",
        ];
        done(home.path(), &args);
    };
    let ids: Vec<String> = {
        new("nothing");
        let shown = done(home.path(), &["show", "nothing", "--format", "json"]);
        let shown: serde_json::Value = serde_json::from_slice(&shown).expect("JSON");
        let questions = shown["questions"].as_array().expect("questions");
        questions
            .iter()
            .map(|question| question["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    let all = |folder: &str, answer: &str| {
        new(folder);
        let answers: Vec<String> = ids.iter().map(|id| format!("{id}={answer}")).collect();
        let mut args = vec!["answer", folder, "--lead"];
        args.extend(answers.iter().map(String::as_str));
        done(home.path(), &args);
    };
    all("lowest", "0");
    all("highest", "3");
    all("applies-not", "na:there is none");
    new("wordy");
    let unbroken = "x".repeat(3000);
    let note = format!("{} {unbroken} العربية 👩‍🔬 e\u{301} fin.", "many words ".repeat(2500));
    let csv = home.path().join("wordy.csv");
    std::fs::write(&csv, format!("question,answer,note\nLEG-01,2,\"{note}\"\n")).expect("written");
    done(home.path(), &["answer", "wordy", "--from", "wordy.csv"]);
    for folder in ["nothing", "lowest", "highest", "applies-not", "wordy"] {
        for language in ["en", "fr"] {
            let pdf = report(home.path(), folder, language);
            let Some(said) = text(&pdf) else { continue };
            assert!(ids.iter().all(|id| said.contains(id.as_str())), "{folder} {language}");
        }
    }
    let Some(said) = text(&home.path().join("wordy-en.pdf")) else { return };
    assert!(said.matches("many words").count() >= 2400, "{}", said.matches("many words").count());
    assert!(said.replace(' ', "").contains(&"x".repeat(500)));
}
