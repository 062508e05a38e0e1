//! A small assessment on disk, for the tests of the store.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tathmini::assessment::{Answer, Change, Reading};
use tathmini::questionnaire::QuestionId;
use tathmini::store::{Beginning, Ids, Store, StoreError};
use tempfile::TempDir;

pub(crate) const NOW: &str = "2026-02-03T09:15:00+03:00";
pub(crate) const QUESTIONNAIRE: &[u8] = b"id: tiny\n";

pub(crate) fn beginning() -> Beginning {
    Beginning {
        questionnaire: "tiny".into(),
        version: "1.0".into(),
        country: "XA".into(),
        country_name: "Exemplia".into(),
        administration: "Customs of Exemplia".into(),
        language: "en".into(),
        date: "2026-02-03".into(),
        sealed_to: None,
    }
}

pub(crate) fn create(folder: &Path) -> Result<Store, StoreError> {
    let translations = BTreeMap::from([("fr".to_owned(), b"title: petit\n".to_vec())]);
    let ids = Ids::counted("first");
    Store::create(folder, &beginning(), QUESTIONNAIRE, &translations, "Ada", NOW, ids)
}

pub(crate) fn open(folder: &Path) -> Result<Store, StoreError> {
    Store::open(folder, "Ben", NOW, Ids::counted("second"))
}

pub(crate) fn answer(question: &str, level: i32) -> Change {
    Change::Answered {
        question: QuestionId::from(question),
        reading: Reading::Own,
        answer: Answer::Level(level),
    }
}

pub(crate) fn note(question: &str, text: &str) -> Change {
    Change::Noted { question: QuestionId::from(question), reading: Reading::Own, text: text.into() }
}

/// A folder with a short journal that has answers, a note in several scripts
/// and an undo, closed again.
pub(crate) fn sample() -> (TempDir, PathBuf) {
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

pub(crate) fn journal(folder: &Path) -> PathBuf {
    folder.join("journal.jsonl")
}
