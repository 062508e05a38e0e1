//! `tathmini migrate`: an assessment goes on with a newer version, and nothing
//! of the older one is lost.

use super::program::run;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

pub const EARLIER: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/earlier/readiness-1.0.yaml");

/// An assessment in `old`, made with version 1.0 of the readiness questionnaire.
fn old() -> TempDir {
    let home = TempDir::new().unwrap();
    let at = home.path();
    let new = ["new", "old", "--country", "XA", "--administration", "Border of Exemplia"];
    run(at, &[&new[..], &["--questionnaire", EARLIER]].concat()).ends(0);
    let answers = "question,answer,reading,note,evidence_grade\n\
        PUB-01,B,self,one place,E2\nPUB-02,C,self,late notices,E1\nPUB-04,A,self,,\n\
        CLR-01,B,self,,\nCLR-03,B,self,,\nCLR-03,D,validated,,\nCTL-01,A,self,,E1\n\
        COO-03,na:an island,self,,\nCOO-04,C,self,by letter,E2\n";
    std::fs::write(at.join("a.csv"), answers).unwrap();
    run(at, &["answer", "old", "--from", "a.csv"]).ends(0);
    for (kind, rows) in [
        ("findings", "question,direction,text\nCOO-04,weakness,Letters take weeks.\n"),
        ("targets", "question,target,why\nCOO-04,A,a treaty\n"),
        ("confidence", "question,confidence,reading\nPUB-01,high,self\nPUB-02,low,self\n"),
    ] {
        std::fs::write(at.join("r.csv"), rows).unwrap();
        run(at, &["record", "old", kind, "r.csv"]).ends(0);
    }
    run(at, &["status", "old", "validated"]).ends(0);
    home
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.path().is_file() && entry.file_name() != "lock");
    files
        .map(|file| (file.file_name().into_string().unwrap(), std::fs::read(file.path()).unwrap()))
        .collect()
}

#[test]
fn a_migration_tells_each_question_and_loses_nothing() {
    let home = old();
    let at = home.path();
    let before = files(&at.join("old"));
    let told = run(at, &["migrate", "old", "--to", "readiness", "--check", "--format", "json"]);
    let told = told.ends(0).json();
    assert!(!at.join("old-1.1").exists(), "--check writes nothing");
    let line = |to: &str| {
        let lines = told["questions"].as_array().unwrap();
        let found = lines.iter().find(|line| line["to"] == to);
        let line = found.unwrap_or_else(|| panic!("{to} is told: {told:#}"));
        ["how", "self", "validated"].map(|name| line[name].as_str().unwrap().to_owned())
    };
    for (to, how, own, validated) in [
        ("PUB-11", "merged, lowest", "level 2", "–"),
        ("CLR-01", "unchanged", "level 3", "–"),
        (
            "CLR-03",
            "rescaled",
            "needs a person: the level has no place on the new scale",
            "level 0",
        ),
        ("CTL-11", "split", "level 4, to be looked at", "–"),
        ("CTL-12", "split", "level 4, to be looked at", "–"),
        ("COO-03", "unchanged", "not applicable", "–"),
        ("COO-05", "renamed", "level 2", "–"),
        ("COO-06", "new", "–", "–"),
    ] {
        assert_eq!(line(to), [how, own, validated], "{to}");
    }

    let ran = run(at, &["migrate", "old", "--to", "readiness"]).ends(0);
    assert!(ran.err.contains("3 questions need a person"), "{}", ran.err);
    assert!(ran.out.contains("retired") && ran.out.contains("before"), "{}", ran.out);
    assert_eq!(files(&at.join("old")), before, "the old folder is as it was");
    run(at, &["verify", "old-1.1"]).ends(0);

    let journal = std::fs::read_to_string(at.join("old-1.1/journal.jsonl")).unwrap();
    let whole = String::from_utf8(before["journal.jsonl"].clone()).unwrap();
    assert!(journal.starts_with(&whole), "the history is all there");
    assert!(journal.contains("carried from PUB-01, PUB-02 of version 1.0"));
    let earlier = std::fs::read(EARLIER).unwrap();
    let hash: String = Sha256::digest(&earlier).iter().map(|byte| format!("{byte:02x}")).collect();
    let kept = std::fs::read(at.join("old-1.1/evidence").join(hash)).unwrap();
    assert_eq!(kept, earlier, "the old questionnaire is kept under its hash");

    let shown = run(at, &["show", "old-1.1", "--format", "json"]).ends(0).out;
    for told in ["late notices", "by letter", "\"1.1\""] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    let finding = r#""kind":"finding","question":"COO-05","direction":"weakness""#;
    assert!(journal.contains(finding), "findings go with their question: {journal}");
    let history = run(at, &["history", "old-1.1"]).ends(0).out;
    assert!(history.contains("version 1.1 (from version 1.0 to 1.1)"), "{history}");
    assert!(history.contains("wait for a person"), "{history}");
    run(at, &["score", "old-1.1", "--why", "PUB-11"]).ends(0);
    run(at, &["report", "old-1.1", "-o", "r.pdf"]).ends(0);
}

#[test]
fn what_was_approved_goes_on_open_and_whole() {
    let home = TempDir::new().unwrap();
    let at = home.path();
    let new = ["new", "old", "--country", "XA", "--administration", "Border of Exemplia"];
    run(at, &[&new[..], &["--questionnaire", EARLIER]].concat()).ends(0);
    // Nothing needs a person, so nothing else would change the status.
    run(at, &["answer", "old", "CLR-01=B"]).ends(0);
    std::fs::write(at.join("final.pdf"), "%PDF-1.7").unwrap();
    let approve =
        ["approve", "old", "--name", "Ben", "--function", "Head", "--report", "final.pdf"];
    run(at, &approve).ends(0);
    run(at, &["migrate", "old", "--to", "readiness"]).ends(0);
    run(at, &["verify", "old-1.1"]).ends(0);
    assert_eq!(run(at, &["status", "old-1.1"]).ends(0).out.lines().next(), Some("validated"));
    let history = run(at, &["history", "old-1.1"]).ends(0).out;
    let told = "reopened; status: validated (from version 1.0 to 1.1)";
    assert!(history.contains(told) && history.contains("approved by Ben"), "{history}");
    run(at, &["answer", "old-1.1", "CLR-01=A"]).ends(0);
    run(at, &["answer", "old", "CLR-01=A"]).ends(5);
}

#[test]
fn what_no_version_says_is_refused_and_nothing_is_overwritten() {
    let home = old();
    let at = home.path();
    for (to, told) in [
        ("inama", "different questionnaires, readiness and inama"),
        (EARLIER, "both are version 1.0"),
    ] {
        let ran = run(at, &["migrate", "old", "--to", to]).ends(2);
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    run(at, &["migrate", "old", "--to", "readiness"]).ends(0);
    run(at, &["migrate", "old", "--to", "readiness"]).ends(1);
    // A migrated copy packs, and merges with nothing but its like.
    run(at, &["pack", "old-1.1", "-o", "new.zip"]).ends(0);
    run(at, &["unpack", "new.zip", "again"]).ends(0);
    run(at, &["verify", "again"]).ends(0);
    let ran = run(at, &["merge", "old", "old-1.1"]);
    assert_ne!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("readiness 1.0") && ran.err.contains("readiness 1.1"), "{}", ran.err);
}

#[test]
fn from_within_its_folder_an_assessment_goes_on_beside_it() {
    let home = old();
    let at = home.path();
    let before = files(&at.join("old"));
    run(&at.join("old"), &["migrate", ".", "--to", "readiness"]).ends(0);
    run(at, &["verify", "old-1.1"]).ends(0);
    assert_eq!(files(&at.join("old")), before, "the old folder is as it was");
    assert!(
        std::fs::read_dir(at.join("old"))
            .unwrap()
            .flatten()
            .all(|it| { !it.path().join("journal.jsonl").is_file() })
    );
}

/// An assessment of the two questions, led into a version with this move.
fn moved(rows: &str, new: &str, moves: &str) -> (TempDir, String) {
    let home = TempDir::new().unwrap();
    let at = home.path();
    let letters = super::program::letters();
    std::fs::write(at.join("one.yaml"), &letters).unwrap();
    let head =
        format!("version: \"2\"\nmigrations:\n  - from: \"1\"\n    moves:\n      - {moves}\n");
    let later = letters.replace("version: \"1\"\n", &head);
    // One question of the two is asked on, under the id that is wanted.
    let (first, second) = later.split_once("          - id: P-02\n").unwrap();
    let later = if new == "P-01" {
        first.to_owned()
    } else {
        let (head, _) = first.split_once("          - id: P-01\n").unwrap();
        format!("{head}          - id: P-02\n{second}")
    };
    std::fs::write(at.join("two.yaml"), later).unwrap();
    let make = ["new", "old", "--country", "XA", "--administration", "Port"];
    run(at, &[&make[..], &["--questionnaire", "one.yaml"]].concat()).ends(0);
    std::fs::write(at.join("a.csv"), rows).unwrap();
    run(at, &["answer", "old", "--from", "a.csv"]).ends(0);
    let told = run(at, &["migrate", "old", "--to", "two.yaml", "-o", "new"]).ends(0).out;
    (home, told)
}

#[test]
fn a_merge_into_one_of_its_own_takes_the_weaker_grade_and_every_note() {
    let rows = "question,answer,reading,note,evidence_grade\n\
        P-01,B,self,one place,E3\nP-02,B,self,late notices,\n";
    let merge = "{merge: [P-01, P-02], to: P-01, by: lowest}";
    let (home, _) = moved(rows, "P-01", merge);
    let csv = run(home.path(), &["export", "new", "--with", "notes"]).ends(0).out;
    assert!(csv.contains("one place") && csv.contains("late notices"), "{csv}");
    assert!(!csv.contains("E3"), "a part without a grade leaves the whole without: {csv}");
}

#[test]
fn an_answer_does_not_count_for_another_question_that_took_its_id() {
    let rows = "question,answer,reading\nP-02,B,self\n";
    let (home, told) = moved(rows, "P-02", "{rename: P-01, to: P-02}");
    assert!(told.contains("nothing is said of it"), "{told}");
    let csv = run(home.path(), &["export", "new"]).ends(0).out;
    assert_eq!(csv.lines().count(), 1, "{csv}");
}
