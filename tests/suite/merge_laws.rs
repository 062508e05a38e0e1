//! Joining copies on disk, on random histories of three copies whose clocks are
//! years apart: any order, any nesting and any repetition gives the same sum,
//! and nothing that anybody entered is lost.

use crate::exemplia::{answer, beginning, note};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tathmini::assessment::{
    Answer, Assessment, Change, Confidence, Direction, Document, Entry, Item, Reading, Status,
};
use tathmini::questionnaire::Grade;
use tathmini::store::{self, Copy, Ids, Store};
use tempfile::TempDir;

#[derive(Debug, Clone)]
enum Act {
    Write(Box<Change>),
    Undo,
    Redo,
    /// Takes in another copy as it is then, conflicts and all.
    Join(usize),
}

fn any_change() -> impl Strategy<Value = Change> {
    let question = select(vec!["Q1", "Q2"]);
    (question, 0..4_i32, 0..13_u8, "[a-zé <\u{202e}]{1,6}").prop_map(|(id, level, kind, text)| {
        let question = id.into();
        let listed = |item| Change::Listed { replaces: None, item };
        match kind {
            0..=2 => answer(id, level),
            3 => note(id, &text),
            4 => Change::Marked { question, marked: level > 0 },
            5 => Change::Graded { question, reading: Reading::Own, grade: Some(Grade::E2) },
            6 => {
                let confidence = (level > 0).then_some(Confidence::High);
                Change::Trusted { question, reading: Reading::Own, confidence }
            }
            7 => Change::Targeted { question, target: (level > 0).then_some(level) },
            8 => Change::Became {
                status: if level > 1 { Status::Approved } else { Status::Validated },
            },
            9 => Change::Withdrawn { question, reading: Reading::Own },
            10 => listed(Item::Finding { question, direction: Direction::Weakness, text }),
            11 => listed(Item::Document(Document {
                reference: text,
                title: "Act".into(),
                sha256: store::sha256(&[u8::try_from(level).unwrap_or(0)]),
                file: "act.pdf".into(),
                received_from: String::new(),
                date: String::new(),
            })),
            _ => Change::Answered {
                question,
                reading: Reading::Validated,
                answer: Answer::NoEvidence,
            },
        }
    })
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => any_change().prop_map(|change| Act::Write(Box::new(change))),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => (0..3_usize).prop_map(Act::Join),
    ]
}

/// A laptop's clock: each is decades off, in another direction.
const CLOCKS: [&str; 3] =
    ["1999-12-31T23:59:59-11:00", "2026-02-03T09:15:00+03:00", "2061-07-01T00:00:00Z"];

fn open(folder: &Path) -> Store {
    Store::open(folder, "Ben", CLOCKS[1], Ids::random()).unwrap()
}

fn join(folder: &Path, others: &[&PathBuf]) {
    let mut copies: Vec<Copy> = others.iter().map(|path| Copy::read(path).unwrap()).collect();
    let mut store = open(folder);
    let joined = store.join(&copies).unwrap();
    store.save_joined(joined, &mut copies, Vec::new(), "Ben", CLOCKS[1]).unwrap();
}

/// Three copies of one beginning, each after its own share of the acts.
fn three(home: &Path, acts: Vec<(usize, Act)>) -> [PathBuf; 3] {
    let folders = ["a", "b", "c"].map(|name| home.join(name));
    let ids = Ids::random();
    let none = BTreeMap::new();
    Store::create(&folders[0], &beginning(), b"id: tiny\n", &none, "Ada", CLOCKS[0], ids).unwrap();
    for folder in &folders[1..] {
        copy_folder(&folders[0], folder);
    }
    let mut open_now: Option<(usize, Store)> = None;
    for (who, act) in acts {
        if open_now.as_ref().is_none_or(|(now, _)| *now != who) {
            drop(open_now.take());
            open_now = Some((who, open(&folders[who])));
        }
        let Some((_, store)) = &mut open_now else { continue };
        let replica = store.replica();
        let change = match act {
            Act::Write(change) => Some(*change),
            Act::Undo => store
                .assessment()
                .undoable(&replica)
                .map(|entry| Change::Undone { entry: entry.id.clone() }),
            Act::Redo => store
                .assessment()
                .redoable(&replica)
                .map(|entry| Change::Redone { entry: entry.id.clone() }),
            Act::Join(other) => {
                drop(open_now.take());
                join(&folders[who], &[&folders[other]]);
                None
            }
        };
        if let (Some(change), Some((_, store))) = (change, &mut open_now) {
            store.append(change, None, "Ada", CLOCKS[who]).unwrap();
        }
    }
    folders
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for item in fs::read_dir(from).unwrap().map(|item| item.unwrap().path()) {
        let name = to.join(item.file_name().unwrap());
        if item.is_dir() {
            copy_folder(&item, &name)
        } else {
            fs::copy(&item, &name).map(|_| ()).unwrap()
        }
    }
}

/// The bytes of a pack: the same for the same sum.
fn packed(folder: &Path) -> Vec<u8> {
    let output = folder.with_extension("zip");
    Copy::read(folder).unwrap().pack(&output, b"", true).unwrap();
    fs::read(output).unwrap()
}

fn sum(folder: &Path) -> Assessment {
    let loaded = store::read(folder).unwrap();
    assert_eq!(loaded.remarks, []);
    loaded.assessment
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_order_nesting_and_repetition_gives_the_same_sum_and_loses_nothing(
        acts in prop::collection::vec((0..3_usize, any_act()), 0..30)
    ) {
        let home = TempDir::new().unwrap();
        let [a, b, c] = three(home.path(), acts);
        let before: BTreeSet<String> = [&a, &b, &c]
            .into_iter()
            .flat_map(|folder| {
                let texts = |entry: &Entry| serde_json::to_string(entry).unwrap();
                sum(folder).history().into_iter().map(texts).collect::<Vec<_>>()
            })
            .collect();
        let ways: [(&PathBuf, &[&[&PathBuf]]); 5] = [
            (&a, &[&[&b, &c]]),
            (&b, &[&[&c], &[&a]]),
            (&c, &[&[&a], &[&b], &[&a, &b], &[&c]]),
            (&a, &[&[&c], &[&b], &[&b]]),
            (&b, &[&[&a, &c, &a]]),
        ];
        let results = ways.map(|(own, steps)| {
            let name = home.path().join("way");
            let _ = fs::remove_dir_all(&name);
            copy_folder(own, &name);
            for step in steps {
                join(&name, step);
            }
            let after: BTreeSet<String> = sum(&name)
                .history()
                .into_iter()
                .map(|entry| serde_json::to_string(entry).unwrap())
                .collect();
            (packed(&name), after)
        });
        for (bytes, after) in &results {
            prop_assert_eq!(bytes, &results[0].0);
            prop_assert_eq!(after, &before, "every entry, word for word, and no other");
        }
        // A pack brings the same as the folder it was made from.
        let from_pack = home.path().join("from-pack");
        copy_folder(&a, &from_pack);
        let packs = [&b, &c].map(|folder| {
            packed(folder);
            folder.with_extension("zip")
        });
        join(&from_pack, &packs.iter().collect::<Vec<_>>());
        prop_assert_eq!(&packed(&from_pack), &results[0].0);
    }
}
