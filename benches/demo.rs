//! How long each stop of the road takes for the demo assessment: 79 questions,
//! two readings of most, a journal of some 500 entries and a report in English.
//!
//! Promise: what is measured is what the program does; the assessment is made
//! once by the program's own `demo`. `docs/performance.md` has the figures.
#![allow(clippy::unwrap_used)]

use divan::{Bencher, black_box};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use tathmini::assessment::Assessment;
use tathmini::i18n::{Language, Phrases};
use tathmini::plan::plan;
use tathmini::questionnaire::{Questionnaire, read};
use tathmini::report::compose::{Facts, Profile, compose};
use tathmini::report::document::Document;
use tathmini::report::{layout, pdf};
use tathmini::score::{Basis, consistency, score};
use tathmini::store;

struct Demo {
    source: Vec<u8>,
    journal: Vec<u8>,
    questionnaire: Questionnaire,
    assessment: Assessment,
    phrases: Phrases,
}

/// The demo as it lies in a folder; the folder is gone once it is read.
static DEMO: LazyLock<Demo> = LazyLock::new(|| {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("exemplia");
    let done = Command::new(env!("CARGO_BIN_EXE_tathmini"))
        .arg("demo")
        .arg(&folder)
        .current_dir(home.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(done.unwrap().success());
    let loaded = store::read(&folder).unwrap();
    Demo {
        questionnaire: read(&loaded.questionnaire).unwrap(),
        source: loaded.questionnaire,
        journal: std::fs::read(folder.join("journal.jsonl")).unwrap(),
        assessment: loaded.assessment,
        phrases: Phrases::of(Language::En),
    }
});

fn document() -> Document {
    compose(&Facts::of(&DEMO.questionnaire, &DEMO.assessment, &DEMO.phrases), Profile::Full)
}

fn main() {
    LazyLock::force(&DEMO);
    divan::main();
}

#[divan::bench]
fn a_questionnaire_is_read_and_checked() -> Questionnaire {
    read(black_box(&DEMO.source)).unwrap()
}

#[divan::bench]
fn b_journal_is_verified_and_replayed() -> Assessment {
    Assessment::replay(store::scan(black_box(&DEMO.journal)).entries)
}

#[divan::bench]
fn c_score(bencher: Bencher<'_, '_>) {
    bencher.bench(|| score(black_box(&DEMO.questionnaire), &DEMO.assessment, Basis::Best));
}

#[divan::bench]
fn d_consistency(bencher: Bencher<'_, '_>) {
    bencher.bench(|| consistency(black_box(&DEMO.questionnaire), &DEMO.assessment));
}

#[divan::bench]
fn e_plan(bencher: Bencher<'_, '_>) {
    bencher.bench(|| plan(black_box(&DEMO.questionnaire), &DEMO.assessment));
}

#[divan::bench]
fn f_facts_and_compose() -> Document {
    document()
}

#[divan::bench]
fn g_layout(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench(|| layout(black_box(&document)));
}

#[divan::bench]
fn h_pdf(bencher: Bencher<'_, '_>) {
    let pages = layout(&document());
    bencher.bench(|| pdf(black_box(&pages)).unwrap());
}

#[divan::bench]
fn i_whole_report() -> Vec<u8> {
    pdf(&layout(&document())).unwrap()
}
