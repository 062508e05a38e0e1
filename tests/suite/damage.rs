//! `tathmini verify FOLDER` and `tathmini repair`: what is damaged is told, and
//! what is whole is saved beside. `approve.rs` changes every byte in turn.

use crate::program::{port, run};
use std::fs;
use std::path::Path;
use tathmini::assessment::{Change, Document, Item, Status};
use tathmini::store::{self, Ids, Store};

/// An evidence file and a status, in `port`.
fn with_evidence(folder: &Path) {
    let file = folder.with_extension("txt");
    fs::write(&file, "Ports Act").unwrap();
    let mut store = Store::open(folder, "Ada", "", Ids::random()).unwrap();
    let kept = store.keep_evidence(&file).unwrap();
    let item = Item::Document(Document {
        reference: "D1".into(),
        title: "Ports Act".into(),
        sha256: kept.sha256,
        file: kept.file,
        received_from: String::new(),
        date: String::new(),
    });
    let status = Change::Became { status: Status::Validated };
    store
        .append_all(vec![Change::Listed { replaces: None, item }, status], None, "DG", "")
        .unwrap();
}

#[test]
fn what_is_damaged_and_what_is_good_is_told_and_the_good_is_saved_beside() {
    let (home, folder) = port();
    run(home.path(), &["answer", "port", "P-01=B", "P-02=A"]).ends(0);
    with_evidence(&folder);
    let told = run(home.path(), &["verify", "port"]).ends(0);
    assert_eq!(told.out, "5 entries and 1 evidence files are whole\n");
    let journal = folder.join("journal.jsonl");
    let sound = fs::read(&journal).unwrap();
    let second = sound.iter().position(|&byte| byte == b'\n').unwrap() + 40;
    let mut damaged = sound.clone();
    damaged[second] ^= 1;
    fs::write(&journal, &damaged).unwrap();
    fs::write(folder.join("evidence").join(store::sha256(b"Ports Act")), "Ports Acts").unwrap();
    let told = run(home.path(), &["verify", "port"]).ends(3);
    for words in ["line 2 of the journal is damaged", "has other bytes", "4 entries and 0 evidence"]
    {
        assert!(told.out.contains(words), "{words}: {}", told.out);
    }
    let json = run(home.path(), &["verify", "port", "--format", "json"]).ends(3).json();
    assert_eq!((json["whole"].as_bool(), json["entries"].as_u64()), (Some(false), Some(4)));

    run(home.path(), &["repair", "port"]).ends(0);
    assert_eq!(fs::read(&journal).unwrap(), damaged, "never in place");
    let told = run(home.path(), &["verify", "port-repaired"]).ends(3).out;
    assert!(told.contains("is missing") && told.contains("4 entries"), "{told}");
    assert!(!told.contains("damaged"), "{told}");
    run(home.path(), &["repair", "port"]).ends(1);

    // Without its first entry nobody knows whose it is; another copy does.
    let mut headless = sound;
    headless[40] ^= 1;
    fs::write(&journal, &headless).unwrap();
    let told = run(home.path(), &["repair", "port", "again"]).ends(2);
    assert!(told.err.contains("tathmini merge"), "{}", told.err);
    let healed = run(home.path(), &["merge", "port-repaired", "port"]).ends(0);
    assert!(healed.out.contains("1 new entries"), "{}", healed.out);
}
