//! Twenty copies of the demo assessment, 2,000 entries each, joined into one:
//! reading them, and the union itself.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use divan::{Bencher, black_box};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use tathmini::assessment::{Answer, Change, Reading};
use tathmini::questionnaire::read;
use tathmini::store::{self, Copy, Ids, Store};
use tempfile::TempDir;

const COPIES: usize = 20;
const ENTRIES: usize = 2_000;
const AT: &str = "2026-11-02T09:15:00+03:00";

/// The demo in `own`, and the copies beside it.
static HOME: LazyLock<(TempDir, Vec<PathBuf>)> = LazyLock::new(|| {
    let home = tempfile::tempdir().unwrap();
    let own = home.path().join("own");
    let done = Command::new(env!("CARGO_BIN_EXE_tathmini"))
        .arg("demo")
        .arg(&own)
        .current_dir(home.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(done.unwrap().success());
    let loaded = store::read(&own).unwrap();
    let questionnaire = read(&loaded.questionnaire).unwrap();
    let questions: Vec<_> = questionnaire.questions().map(|it| it.id.clone()).collect();
    let copies = (0..COPIES).map(|number| home.path().join(format!("copy-{number}"))).collect();
    for (number, copy) in Vec::<PathBuf>::clone(&copies).iter().enumerate() {
        std::fs::create_dir_all(copy.join("evidence")).unwrap();
        for name in ["journal.jsonl", "questionnaire.yaml"] {
            std::fs::copy(own.join(name), copy.join(name)).unwrap();
        }
        let mut store = Store::open(copy, "Ben", AT, Ids::counted(&number.to_string())).unwrap();
        let more = ENTRIES - store.assessment().history().len();
        let changes = (0..more).map(|place| Change::Answered {
            question: questions[place % questions.len()].clone(),
            reading: if place % 2 == 0 { Reading::Own } else { Reading::Validated },
            answer: Answer::Level(((place + number) % 4) as i32),
        });
        store.append_all(changes.collect(), None, "Ben", AT).unwrap();
    }
    (home, copies)
});

fn main() {
    LazyLock::force(&HOME);
    divan::main();
}

fn copies() -> Vec<Copy> {
    HOME.1.iter().map(|path| Copy::read(path).unwrap()).collect()
}

#[divan::bench]
fn a_read_twenty_copies() -> Vec<Copy> {
    copies()
}

#[divan::bench]
fn b_join_them(bencher: Bencher<'_, '_>) {
    let copies = copies();
    let own = Store::open(&HOME.0.path().join("own"), "Ada", AT, Ids::random()).unwrap();
    bencher.bench_local(|| own.join(black_box(&copies)).unwrap().assessment.conflicts().len());
}
