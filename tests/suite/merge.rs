//! `tathmini merge` and `tathmini diff` as two assessors use them.

use crate::program::{Ran, port, run};
use std::fs;
use std::path::Path;
use tathmini::assessment::{Change, Document, Item};
use tathmini::store::{self, Copy, Ids, Store};
use tempfile::TempDir;

/// Two copies of one assessment in `port` and `ben`, answered apart.
fn apart() -> TempDir {
    let (home, folder) = port();
    copy(&folder, &home.path().join("ben"));
    answers(&home, "port", "Ada", &["P-01=B", "P-02=A"]);
    answers(&home, "ben", "Ben", &["P-01=C", "P-02=A"]);
    home
}

fn answers(home: &TempDir, folder: &str, by: &str, answers: &[&str]) {
    let args = [&["answer", folder, "--by", by], answers].concat();
    run(home.path(), &args).ends(0);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.join("evidence")).unwrap();
    for item in fs::read_dir(from).unwrap().map(|item| item.unwrap().path()) {
        if item.is_file() {
            fs::copy(&item, to.join(item.file_name().unwrap())).unwrap();
        }
    }
}

fn journal(home: &TempDir, folder: &str) -> Vec<u8> {
    fs::read(home.path().join(folder).join("journal.jsonl")).unwrap()
}

fn merge(home: &TempDir, args: &[&str]) -> Ran {
    run(home.path(), &[&["merge", "port"], args].concat())
}

#[test]
fn without_a_rule_the_conflicts_are_told_and_nothing_is_changed() {
    let home = apart();
    let before = journal(&home, "port");
    let told = merge(&home, &["ben"]).ends(4);
    assert!(told.err.contains("one conflict is left"), "what both say alike is none: {}", told.err);
    for words in ["P-01", "level 3, by Ada", "level 2, by Ben", "nothing was changed", "--prefer"] {
        assert!(told.err.contains(words), "{words}: {}", told.err);
    }
    let json = merge(&home, &["ben", "--format", "json"]).ends(4).json();
    assert_eq!(json["saved"], false);
    let rivals = json["conflicts"][0]["rivals"].as_array().unwrap();
    let mut by: Vec<&str> = rivals.iter().filter_map(|rival| rival["by"].as_str()).collect();
    by.sort_unstable();
    assert_eq!(by, ["Ada", "Ben"]);
    assert_eq!(journal(&home, "port"), before);
}

#[test]
fn a_rule_decides_and_the_decision_is_an_entry_with_who_decided() {
    for (rules, level) in [
        (&["--prefer", "lower"][..], "C"),
        (&["--prefer", "author=Ada"], "B"),
        (&["--prefer", "author=Nobody", "--prefer", "author=Ben"], "C"),
    ] {
        let home = apart();
        let done = merge(&home, &[&["ben", "--by", "Cleo"], rules].concat()).ends(0);
        assert!(done.out.contains("joined: 2 entries"), "{}", done.out);
        let shown = run(home.path(), &["show", "port", "--format", "json"]).ends(0).json();
        let first = &shown["questions"][0]["self"];
        assert_eq!(first["by"], "Cleo");
        assert!(done.out.contains(rules[rules.len() - 1]), "{}", done.out);
        let text = run(home.path(), &["show", "port"]).ends(0).out;
        let line = text.lines().find(|line| line.contains("P-01")).unwrap();
        assert_eq!(line.split_whitespace().nth(1), Some(level), "{rules:?}");
        // Both answers stay in the history; once more changes nothing.
        let after = journal(&home, "port");
        let history = run(home.path(), &["history", "port"]).ends(0).out;
        assert!(history.contains("level 3") && history.contains("level 2"), "{history}");
        assert_eq!(merge(&home, &["ben"]).ends(0).out.lines().last(), Some("joined: 0 entries"));
        assert_eq!(journal(&home, "port"), after);
        // The other side takes the decision over.
        run(home.path(), &["merge", "ben", "port"]).ends(0);
        let diff = run(home.path(), &["diff", "port", "ben"]).ends(0).out;
        assert!(diff.contains("They do not differ."), "{diff}");
    }
    let home = apart();
    assert!(merge(&home, &["ben", "--prefer", "mine"]).ends(2).err.contains("author=NAME"));
}

#[test]
fn what_is_no_copy_of_this_assessment_is_refused() {
    let home = apart();
    let (other, _) = port();
    let other = other.path().join("port");
    let refused = merge(&home, &[other.to_str().unwrap()]).ends(1);
    assert!(refused.err.contains("another assessment"), "{}", refused.err);

    // The same assessment, its questionnaire edited.
    let path = home.path().join("ben/questionnaire.yaml");
    let edited = fs::read_to_string(&path).unwrap().replace("Is P-01 there?", "Was P-01 there?");
    fs::write(&path, edited).unwrap();
    let refused = merge(&home, &["ben"]).ends(1);
    assert!(refused.err.contains("not the questionnaire of this assessment"), "{}", refused.err);

    // The same assessment and name, said to be of another questionnaire.
    let (head, rest) = split(&journal(&home, "ben"));
    let forged = forge(&head, |entry| {
        if let Change::Created(head) = &mut entry.change {
            head.hash = store::sha256(b"other");
            head.version = "2".into();
        }
    });
    fs::write(home.path().join("other.jsonl"), [forged, rest.clone()].concat()).unwrap();
    let refused = merge(&home, &["other.jsonl"]).ends(1);
    assert!(refused.err.contains("another questionnaire"), "{}", refused.err);
    assert!(refused.err.contains("“letters 2”"), "{}", refused.err);

    // Another entry under a known name.
    let forged = forge(&head, |entry| entry.by = "Mallory".into());
    fs::write(home.path().join("forged.jsonl"), [forged, rest.clone()].concat()).unwrap();
    let refused = merge(&home, &["forged.jsonl"]).ends(1);
    assert!(refused.err.contains("contradicts"), "{}", refused.err);

    fs::write(home.path().join("nothing.jsonl"), "no journal\n").unwrap();
    merge(&home, &["nothing.jsonl"]).ends(1);
    merge(&home, &["absent"]).ends(1);
}

fn split(journal: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let end = journal.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    (journal[..end].to_vec(), journal[end..].to_vec())
}

/// The line with another entry, its check right.
fn forge(line: &[u8], change: impl FnOnce(&mut tathmini::assessment::Entry)) -> Vec<u8> {
    let mut entry = store::scan(line).entries.remove(0);
    change(&mut entry);
    store::write_line(&entry).unwrap()
}

#[test]
fn a_copy_set_aside_by_a_synced_folder_joins_also_without_its_first_line() {
    let home = apart();
    let (head, rest) = split(&journal(&home, "ben"));
    let aside = home.path().join("port/journal (conflicted copy).jsonl");
    fs::write(&aside, [head.clone(), rest.clone()].concat()).unwrap();
    merge(&home, &[aside.to_str().unwrap(), "--prefer", "lower"]).ends(0);
    // Its first line damaged: it is known by what it has in common.
    fs::write(&aside, [&head[1..], &rest].concat()).unwrap();
    let told = merge(&home, &[aside.to_str().unwrap()]).ends(0);
    assert!(told.err.contains("line 1 of the journal is damaged"), "{}", told.err);
    // Nothing in common: it can't be known whose it is.
    let strange = forge(&rest[..rest.len() / 2 + 1], |entry| entry.id = "strange".into());
    fs::write(&aside, strange).unwrap();
    let refused = merge(&home, &[aside.to_str().unwrap()]).ends(1);
    assert!(refused.err.contains("can't be known"), "{}", refused.err);
}

#[test]
fn damaged_lines_are_healed_by_another_copy_and_it_is_said() {
    for line in [0, 1] {
        let home = apart();
        merge(&home, &["ben", "--prefer", "lower"]).ends(0);
        run(home.path(), &["merge", "ben", "port"]).ends(0);
        let whole = run(home.path(), &["history", "port"]).ends(0).out;
        let mut bytes = journal(&home, "port");
        let starts: Vec<usize> = std::iter::once(0)
            .chain(bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at + 1))
            .collect();
        bytes[starts[line] + 40] ^= 1;
        fs::write(home.path().join("port/journal.jsonl"), &bytes).unwrap();
        let told = merge(&home, &["ben"]).ends(0);
        assert!(told.out.contains("healed: 1 entries"), "{}", told.out);
        assert_eq!(fs::read(home.path().join("port/journal.damaged-1")).unwrap(), bytes);
        let healed = run(home.path(), &["history", "port"]).ends(0);
        assert_eq!((healed.out.as_str(), healed.err.as_str()), (whole.as_str(), ""));
    }
}

#[test]
fn notes_and_evidence_of_both_stay_and_files_come_along() {
    let home = apart();
    for (folder, by) in [("port", "Ada"), ("ben", "Ben")] {
        let rows = format!("question,answer,note\nP-02,A,seen by {by}\n");
        fs::write(home.path().join("note.csv"), rows).unwrap();
        let args = ["answer", folder, "--from", "note.csv", "--by", by];
        run(home.path(), &args).ends(0);
        let file = home.path().join(format!("{by}.txt"));
        fs::write(&file, by).unwrap();
        let mut store =
            Store::open(&home.path().join(folder), by, "2026-02-03T09:15:00Z", Ids::random())
                .unwrap();
        let kept = store.keep_evidence(&file).unwrap();
        let document = Document {
            reference: by.into(),
            title: format!("Papers of {by}"),
            sha256: kept.sha256,
            file: kept.file,
            received_from: String::new(),
            date: String::new(),
        };
        let item = Item::Document(document);
        store.append(Change::Listed { replaces: None, item }, None, by, "").unwrap();
    }
    // A document that names a path is no file of ours.
    let mut store =
        Store::open(&home.path().join("ben"), "Ben", "2026-02-03T09:15:00Z", Ids::random())
            .unwrap();
    let item = Item::Document(Document {
        reference: "X".into(),
        title: "X".into(),
        sha256: "../../../etc/passwd".into(),
        file: "x".into(),
        received_from: String::new(),
        date: String::new(),
    });
    store.append(Change::Listed { replaces: None, item }, None, "Ben", "").unwrap();
    drop(store);
    let done = merge(&home, &["ben", "--prefer", "lower"]).ends(0);
    assert!(done.out.contains("1 evidence files"), "{}", done.out);
    let evidence =
        |folder: &str| fs::read_dir(home.path().join(folder).join("evidence")).unwrap().count();
    assert_eq!(evidence("port"), 2);
    let shown = run(home.path(), &["show", "port", "--format", "json"]).ends(0).json();
    let notes = shown["questions"][1]["self"]["notes"].as_array().unwrap().clone();
    assert_eq!(notes.len(), 2, "{notes:?}");

    // A file that is lost here and damaged there is told; one that is whole heals.
    let name = store::sha256(b"Ben");
    let (own, other) = (format!("port/evidence/{name}"), format!("ben/evidence/{name}"));
    fs::write(home.path().join(&own), "broken").unwrap();
    merge(&home, &["ben"]).ends(0);
    assert_eq!(fs::read(home.path().join(&own)).unwrap(), b"Ben");
    fs::remove_file(home.path().join(&own)).unwrap();
    fs::write(home.path().join(&other), "broken").unwrap();
    let told = merge(&home, &["ben"]).ends(0);
    assert!(told.out.contains(&format!("missing: evidence file {name}")), "{}", told.out);
    assert!(!home.path().join(&own).exists());
}

#[test]
fn differences_are_told_in_words_and_as_json_in_every_language() {
    let home = apart();
    let text = run(home.path(), &["diff", "port", "ben"]).ends(0).out;
    assert!(text.contains("answer (Self-assessment) – port: B Good | ben: C Fair"), "{text}");
    assert!(!text.contains("P-02"), "{text}");
    let json = run(home.path(), &["diff", "port", "ben", "--format", "json"]).ends(0).json();
    assert_eq!(json[0]["matter"], "answer");
    assert_eq!(json[0]["left"][0]["answer"]["level"], 3);
    for (code, word) in [("fr", "réponse"), ("pt", "resposta"), ("es", "respuesta")] {
        let text = run(home.path(), &["diff", "port", "ben", "--language", code]).ends(0).out;
        assert!(text.contains(word), "{text}");
    }
    answers(&home, "port", "Ada", &["P-01=D", "--reading", "validated"]);
    let text = run(home.path(), &["diff", "port", "--readings"]).ends(0).out;
    assert!(text.contains("Self-assessment: B Good | Validation: D Poor"), "{text}");
    run(home.path(), &["diff", "port"]).ends(2);
    let same = run(home.path(), &["diff", "ben", "ben"]).ends(0).out;
    assert!(same.contains("They do not differ."));
    // Two rounds are two assessments with nothing in common but the questions.
    let (other, _) = port();
    let round = other.path().join("port");
    let text = run(home.path(), &["diff", "ben", round.to_str().unwrap()]).ends(0).out;
    assert!(text.contains("only in ben: C Fair"), "{text}");
}

#[test]
fn the_sum_of_twenty_copies_is_the_union() {
    let (home, folder) = port();
    let mut names = Vec::new();
    for number in 0..20 {
        let name = format!("copy-{number}");
        copy(&folder, &home.path().join(&name));
        let by = format!("Assessor {number}");
        answers(&home, &name, &by, &["P-01=A"]);
        names.push(name);
    }
    let others: Vec<&str> = names.iter().map(String::as_str).collect();
    merge(&home, &others).ends(0);
    let copy = Copy::read(&folder).unwrap();
    assert_eq!(copy.assessment().history().len(), 21);
    assert_eq!(copy.assessment().conflicts(), [], "twenty times the same is no conflict");
}
