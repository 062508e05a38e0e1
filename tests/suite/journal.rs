//! The folder of an assessment: saved means saved, whatever happens to the
//! bytes afterwards costs only the entries they belong to, and is told.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tathmini::assessment::{Answer, Assessment, Change, Entry, EntryId, Reading};
use tathmini::questionnaire::QuestionId;
use tathmini::store::{self, Beginning, Ids, Remark, Store, StoreError, scan, write_line};
use tempfile::TempDir;

const NOW: &str = "2026-02-03T09:15:00+03:00";
const QUESTIONNAIRE: &[u8] = b"id: tiny\n";

fn beginning() -> Beginning {
    Beginning {
        questionnaire: "tiny".into(),
        version: "1.0".into(),
        country: "XA".into(),
        country_name: "Exemplia".into(),
        administration: "Customs of Exemplia".into(),
        language: "en".into(),
        date: "2026-02-03".into(),
    }
}

fn create(folder: &Path) -> Result<Store, StoreError> {
    let translations = BTreeMap::from([("fr".to_owned(), b"title: petit\n".to_vec())]);
    let ids = Ids::counted("first");
    Store::create(folder, &beginning(), QUESTIONNAIRE, &translations, "Ada", NOW, ids)
}

fn open(folder: &Path) -> Result<Store, StoreError> {
    Store::open(folder, "Ben", NOW, Ids::counted("second"))
}

fn answer(question: &str, level: i32) -> Change {
    Change::Answered {
        question: QuestionId::from(question),
        reading: Reading::Own,
        answer: Answer::Level(level),
    }
}

fn note(question: &str, text: &str) -> Change {
    Change::Noted {
        question: QuestionId::from(question),
        reading: Reading::Own,
        text: text.into(),
    }
}

/// A folder with a short journal that has answers, a note in several scripts
/// and an undo, closed again.
fn sample() -> (TempDir, PathBuf) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("exemplia");
    let mut store = create(&folder).unwrap();
    store.append(answer("Q1", 2), None, "Ada", NOW).unwrap();
    store.append(note("Q1", "Ünïcode \"quoted\" {\"check\":\"} 税関\n"), None, "Ada", NOW).unwrap();
    let wrong = store.append(answer("Q1", 3), Some("seen on site"), "Ben", NOW).unwrap();
    store.append(Change::Undone { entry: wrong.id }, None, "Ben", NOW).unwrap();
    drop(store);
    (home, folder)
}

fn journal(folder: &Path) -> PathBuf {
    folder.join("journal.jsonl")
}

fn ids(entries: &[Entry]) -> Vec<&EntryId> {
    entries.iter().map(|entry| &entry.id).collect()
}

#[test]
fn what_was_saved_is_read_again() {
    let (_home, folder) = sample();
    let loaded = store::read(&folder).unwrap();
    assert_eq!(loaded.remarks, []);
    assert_eq!(loaded.questionnaire, QUESTIONNAIRE);
    assert_eq!(loaded.translations["fr"], b"title: petit\n");
    let assessment = &loaded.assessment;
    assert_eq!(assessment.history().len(), 5);
    assert_eq!(assessment.head().unwrap().hash, store::sha256(QUESTIONNAIRE));
    let given = assessment.given(&"Q1".into(), Reading::Own).unwrap();
    assert_eq!(given.answer, &Answer::Level(2), "the undo counts");
    assert_eq!(assessment.notes(&"Q1".into(), Reading::Own).len(), 1);
}
