//! The second instrument from end to end: a spreadsheet of fifty fictional
//! administrations over two rounds is imported, compared, migrated and exported,
//! and every figure is computed again by somebody else.

use super::migrate::EARLIER;
use super::outside::tool;
use super::program::run;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tathmini::questionnaire::{Questionnaire, read};
use tempfile::TempDir;

/// Numbers that look random and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn definition() -> Questionnaire {
    read(&std::fs::read(EARLIER).unwrap()).unwrap()
}

/// Country code and administration: of the 42 codes that ISO 3166 leaves to its
/// users, eight have two.
fn administrations() -> Vec<(String, String)> {
    let letters = |first: char, from: char, to: char| {
        (from..=to).map(move |second| format!("{first}{second}")).collect::<Vec<_>>()
    };
    let codes = [
        letters('A', 'A', 'A'),
        letters('Q', 'M', 'Z'),
        letters('X', 'A', 'Z'),
        letters('Z', 'Z', 'Z'),
    ];
    let codes: Vec<String> = codes.concat();
    let second = codes.iter().take(8).map(|code| (code.clone(), format!("Border Agency {code}")));
    let first = codes.iter().map(|code| (code.clone(), format!("Customs of {code}")));
    first.chain(second).collect()
}

/// The workbook: a row an answer, each round with its own level of readiness.
/// Beside it, for whoever counts again, the same as `told.csv`.
fn workbook(path: &Path) -> usize {
    let mut told = "country,administration,date,question,answer,reading\n".to_owned();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let head = [
        "question",
        "country",
        "administration",
        "date",
        "answer",
        "reading",
        "note",
        "evidence_grade",
    ];
    for (column, name) in (0u16..).zip(head) {
        sheet.write_string(0, column, name).unwrap();
    }
    let days = [ExcelDateTime::from_ymd(2023, 5, 8), ExcelDateTime::from_ymd(2025, 9, 22)];
    let day = Format::new().set_num_format("d mmm yyyy");
    let mut dice = Dice::new(2026);
    let (definition, mut line) = (definition(), 1);
    for (country, administration) in administrations() {
        for (round, moment) in days.iter().enumerate() {
            for question in definition.questions() {
                let answer = match dice.below(40) {
                    0 => continue,
                    1 => "ne".to_owned(),
                    2 if question.not_applicable.is_some() => "na:no land border".to_owned(),
                    _ => ["D", "C", "B", "A"]
                        [(dice.below(3) + dice.below(2) * round as u64) as usize % 4]
                        .to_owned(),
                };
                let reading = if dice.below(4) == 0 { "validated" } else { "self" };
                let note = if dice.below(50) == 0 { "=SUM(A1:A9) is what they said" } else { "" };
                let grade = ["E0", "E1", "E2", "E3", ""][dice.below(5) as usize];
                let texts = [
                    (0, question.id.as_str()),
                    (1, &country),
                    (2, &administration),
                    (4, &answer),
                    (5, reading),
                    (6, note),
                    (7, grade),
                ];
                for (column, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
                    sheet.write_string(line, column, text).unwrap();
                }
                sheet.write_with_format(line, 3, moment.as_ref().unwrap(), &day).unwrap();
                let date = ["2023-05-08", "2025-09-22"][round];
                let id = &question.id;
                told.push_str(&format!(
                    "{country},{administration},{date},{id},{answer},{reading}\n"
                ));
                line += 1;
            }
        }
    }
    book.save(path).unwrap();
    std::fs::write(path.with_file_name("told.csv"), told).unwrap();
    line as usize - 1
}

/// A folder with `region`, a hundred assessments, imported once for all tests.
pub fn region() -> &'static Path {
    static HOME: OnceLock<TempDir> = OnceLock::new();
    HOME.get_or_init(|| {
        let home = TempDir::new().unwrap();
        let rows = workbook(&home.path().join("region.xlsx"));
        let ran = run(
            home.path(),
            &["import", "region.xlsx", "--questionnaire", EARLIER, "--into", "region"],
        );
        let told = format!("written: 100 assessments with {rows} answers");
        assert!(ran.err.contains(&told), "{}", ran.err);
        home
    })
    .path()
}

/// Python, with these modules where some are named; `None` where a machine may
/// be without them.
pub fn python(modules: &str) -> Option<PathBuf> {
    let python = tool("python3")?;
    if modules.is_empty() {
        return Some(python);
    }
    let asked = Command::new(&python).args(["-c", &format!("import {modules}")]).output().unwrap();
    if asked.status.success() {
        return Some(python);
    }
    let all = std::env::var_os("TATHMINI_TEST_ALL").is_some_and(|value| value == "1");
    assert!(!all, "python3 has not {modules}, and TATHMINI_TEST_ALL=1 asks for them");
    eprintln!("skipped: python3 has not {modules}");
    None
}

/// Runs a script of the fixtures; what it printed.
pub fn script(python: &Path, name: &str, arguments: &[&Path]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let done = Command::new(python).arg(script).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{name}: {error}");
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn every_figure_of_fifty_administrations_is_computed_again() {
    let Some(python) = python("") else { return };
    let (home, work) = (region(), TempDir::new().unwrap());
    let answers = work.path().join("answers.csv");
    run(home, &["export", "region", "-o", answers.to_str().unwrap()]).ends(0);
    let compared =
        run(home, &["compare", "region", "--all-rounds", "--no-cache", "--format", "json"]);
    let comparison = work.path().join("comparison.json");
    std::fs::write(&comparison, compared.ends(0).bytes).unwrap();
    let arguments = [Path::new(EARLIER), &answers, &comparison];
    let told = home.join("told.csv");
    let imported =
        script(&python, "readiness/carried.py", &[&told, &answers, Path::new("imported")]);
    let lines = std::fs::read_to_string(&told).unwrap().lines().count();
    assert_eq!(imported.trim(), (lines - 1).to_string(), "every row of the spreadsheet");
    let counted = script(&python, "readiness/recompute.py", &arguments);
    // Five scores of a hundred assessments, seven quantiles of each.
    assert_eq!(counted.trim(), (5 * 100 + 5 * 7).to_string());
}

#[test]
fn migrated_assessments_are_scored_as_their_new_version_says() {
    let Some(python) = python("") else { return };
    let (home, work) = (region(), TempDir::new().unwrap());
    for (country, administration) in &administrations() {
        let words = administration.to_lowercase().replace(' ', "-");
        let (place, day) = (country.to_lowercase(), "2025-09-22");
        let from = format!("region/{place}-{words}-{day}");
        let to = work.path().join(format!("{place}-{words}"));
        run(home, &["migrate", &from, "--to", "readiness", "-o", to.to_str().unwrap()]).ends(0);
    }
    let answers = work.path().join("answers.csv");
    run(work.path(), &["export", ".", "-o", "answers.csv"]).ends(0);
    let compared = run(work.path(), &["compare", ".", "--no-cache", "--format", "json"]);
    let comparison = work.path().join("comparison.json");
    std::fs::write(&comparison, compared.ends(0).bytes).unwrap();
    let newer = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/readiness.yaml");
    let arguments = [Path::new(newer), &answers, &comparison];
    let counted = script(&python, "readiness/recompute.py", &arguments);
    assert_eq!(counted.trim(), (5 * 50 + 5 * 7).to_string());
    // Each answer is what the spreadsheet's became by the moves of version 1.1.
    let told = home.join("told.csv");
    let carried = [&told, &answers, Path::new("migrated")];
    let counted: usize = script(&python, "readiness/carried.py", &carried).trim().parse().unwrap();
    let rows = std::fs::read_to_string(&answers).unwrap().lines().count() - 1;
    assert!(counted == rows && rows > 700, "{counted} of {rows}");
}
