//! `tathmini verify FOLDER` and `tathmini repair`: every changed byte is told,
//! and what is whole is saved beside.

use crate::program::{port, run};
use std::fs;
use std::path::Path;
use tathmini::assessment::{Change, Document, Item, Status};
use tathmini::store::{self, Ids, Store};

/// An approved assessment with an evidence file, in `port`.
fn approved(folder: &Path) {
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
    let status = Change::Became { status: Status::Approved };
    store
        .append_all(vec![Change::Listed { replaces: None, item }, status], None, "DG", "")
        .unwrap();
}

#[test]
fn every_changed_byte_of_an_approved_assessment_is_told() {
    let (_home, folder) = port();
    approved(&folder);
    let whole = |folder: &Path| {
        let loaded = store::read(folder).unwrap();
        let evidence = store::check_evidence(folder, &loaded);
        loaded.remarks.is_empty() && evidence.missing.is_empty() && evidence.damaged.is_empty()
    };
    assert!(whole(&folder));
    let evidence = folder.join("evidence").join(store::sha256(b"Ports Act"));
    let files = [folder.join("journal.jsonl"), folder.join("questionnaire.yaml"), evidence];
    for file in files {
        let sound = fs::read(&file).unwrap();
        // Each byte of the journal and the evidence; of the questionnaire, whose
        // one hash covers it, every seventh.
        let step = if file.ends_with("questionnaire.yaml") { 7 } else { 1 };
        for at in (0..sound.len()).step_by(step) {
            let mut bytes = sound.clone();
            bytes[at] ^= 1 << (at % 8);
            fs::write(&file, &bytes).unwrap();
            assert!(!whole(&folder), "{} at {at}", file.display());
        }
        fs::write(&file, &sound).unwrap();
    }
    assert!(whole(&folder));
}

#[test]
fn what_is_damaged_and_what_is_good_is_told_and_the_good_is_saved_beside() {
    let (home, folder) = port();
    run(home.path(), &["answer", "port", "P-01=B", "P-02=A"]).ends(0);
    approved(&folder);
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
