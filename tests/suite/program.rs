//! The program as a user runs it: arguments in, exit code and texts out.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;
use tempfile::TempDir;

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub bytes: Vec<u8>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("the program ends by itself"),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            bytes: output.stdout,
        }
    }

    /// Asserts the exit code and gives stdout.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).expect("stdout is JSON")
    }
}

/// Where the program keeps its snapshots in tests: the user's own are left alone.
pub fn state() -> &'static Path {
    static STATE: OnceLock<TempDir> = OnceLock::new();
    STATE.get_or_init(|| TempDir::new().unwrap()).path()
}

/// Whether the long tests run in full length.
pub fn everything() -> bool {
    std::env::var("TATHMINI_TEST_ALL").is_ok_and(|value| value == "1")
}

/// Runs the program in a folder with these environment variables.
pub fn run_with(at: &Path, args: &[&str], environment: &[(&str, &str)]) -> Ran {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_tathmini"));
    command.current_dir(at).args(args).env("TATHMINI_ASSESSOR", "Ada");
    command.env("XDG_STATE_HOME", state());
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").envs(environment.iter().copied());
    Ran::of(command.output().expect("the program starts"))
}

pub fn run(at: &Path, args: &[&str]) -> Ran {
    run_with(at, args, &[])
}

/// A folder that holds the demo in `exemplia`, made once for all tests that only read it.
pub fn demo() -> &'static Path {
    static HOME: OnceLock<TempDir> = OnceLock::new();
    HOME.get_or_init(|| {
        let home = TempDir::new().unwrap();
        run(home.path(), &["demo"]).ends(0);
        home
    })
    .path()
}

/// A questionnaire of another subject with letters for levels, two questions of
/// weight 1 and 3, and a cost band that is open above.
pub const LETTERS: &str = "\
tathmini: 1
id: letters
version: \"1\"
language: en
title: Port readiness
notice: Made for a test.
currency: EUR
scales:
  - id: grades
    levels:
      - {value: 1, code: D, label: Poor, meaning: Poor}
      - {value: 2, code: C, label: Fair, meaning: Fair}
      - {value: 3, code: B, label: Good, meaning: Good}
      - {value: 4, code: A, label: Strong, meaning: Strong}
scoring:
  rule: weighted_mean
owners:
  - {id: DG, role: Director}
cost_bands:
  - {id: X, label: Open above, low: 100}
phases:
  - {id: P1, title: First, until: 12, max_actions: 5}
areas:
  - id: P
    title: Port
    intent: Is the port ready?
    weight: 1
    topics:
      - id: P-A
        title: Berths
        questions:
";

/// The same with its questions.
pub fn letters() -> String {
    let mut text = LETTERS.to_owned();
    for (id, weight, allowed) in [("P-01", 1, true), ("P-02", 3, false)] {
        text.push_str(&format!(
            "          - id: {id}\n            kind: process\n            weight: {weight}\n            text: Is {id} there?\n            why: Because.\n            levels: [Not there, Half there, Mostly there, Wholly there]\n            evidence: [A paper]\n"
        ));
        if allowed {
            text.push_str("            not_applicable: There is no port.\n");
        }
        text.push_str("            actions:\n");
        for to in 2..=4 {
            text.push_str(&format!(
                "              - {{to: {to}, text: Step to {to}, owners: [DG], months: 3, cost_band: X}}\n"
            ));
        }
    }
    text
}

/// A new assessment of that questionnaire in `port`.
pub fn port() -> (TempDir, PathBuf) {
    let home = TempDir::new().unwrap();
    std::fs::write(home.path().join("letters.yaml"), letters()).unwrap();
    run(
        home.path(),
        &[
            "new",
            "port",
            "--country",
            "xa",
            "--administration",
            "Port of Exemplia",
            "--questionnaire",
            "letters.yaml",
            "--date",
            "2026-02-03",
        ],
    )
    .ends(0);
    let folder = home.path().join("port");
    (home, folder)
}

/// An inama assessment in `low` with every question at the lowest level.
pub fn lowest() -> (TempDir, PathBuf) {
    inama("low", |id| format!("{id},0,\n"))
}

/// An inama assessment whose answers, one CSV row a question, are as told.
pub fn inama(folder: &str, row: impl Fn(&str) -> String) -> (TempDir, PathBuf) {
    let home = TempDir::new().unwrap();
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/inama.yaml");
    let definition = tathmini::questionnaire::read(&std::fs::read(source).unwrap()).unwrap();
    let rows: String = definition.questions().map(|question| row(question.id.as_str())).collect();
    std::fs::write(home.path().join("all.csv"), format!("question,answer,note\n{rows}")).unwrap();
    run(home.path(), &["new", folder, "--country", "XA", "--administration", "Customs"]).ends(0);
    if !rows.is_empty() {
        run(home.path(), &["answer", folder, "--from", "all.csv", "--lead"]).ends(0);
    }
    let folder = home.path().join(folder);
    (home, folder)
}
