//! Encrypted assessments go on: approved, restored, merged, migrated, and
//! looked at by somebody who has no key.

use crate::migrate::EARLIER;
use crate::program::run_with;
use crate::sealed::{MARKER, alone, files, keys, locked, nothing_readable, recipient, run};
use std::fs;
use std::path::Path;
use tathmini::assessment::{Approval, Change};
use tathmini::store::{self, Copy, Ids, Keys, Store};

const APPROVE: [&str; 6] = ["approve", "port", "--name", MARKER, "--function", "Director"];

/// Approves what stands there, with no report made.
fn approved(folder: &Path) {
    let mut store = Store::open_with(folder, "Ada", "", Ids::random(), &mut keys()).unwrap();
    let approval = Approval {
        name: "B. Wanjiru".into(),
        function: "Director General".into(),
        date: "2026-02-20".into(),
        state: store.state().unwrap(),
        report: store::sha256(b"%PDF-"),
        signature: String::new(),
    };
    store.append(Change::Approved(approval), None, "Ada", "").unwrap();
}

/// Every byte in turn of everything that is approved, and of its pack.
#[test]
fn every_changed_byte_of_an_approved_one_and_of_its_pack_is_told() {
    let home = alone();
    let folder = home.path().join("port");
    fs::write(folder.join("questionnaire.fr.yaml"), "tathmini_translation: 1\n").unwrap();
    approved(&folder);
    let pack = home.path().join("port.zip");
    Copy::read_with(&folder, &mut keys()).unwrap().pack(&pack, b"", true).unwrap();
    // The key was opened once; its files are looked at by their checks, and opened anew.
    let mut known = keys();
    store::read_with(&folder, &mut known).unwrap();
    let whole = |keys: &mut Keys| {
        store::read_with(&folder, keys).is_ok_and(|loaded| {
            let evidence = store::check_evidence(&folder, &loaded);
            loaded.remarks.is_empty() && evidence.missing.is_empty() && evidence.damaged.is_empty()
        })
    };
    let packed = |keys: &mut Keys| match Copy::read_with(&pack, keys) {
        Ok(mut copy) => {
            let evidence = copy.check_evidence().unwrap();
            copy.remarks.is_empty() && evidence.damaged.is_empty() && evidence.missing.is_empty()
        }
        Err(_) => false,
    };
    assert!(whole(&mut known) && packed(&mut known) && whole(&mut keys()));
    let all = std::env::var_os("TATHMINI_TEST_ALL").is_some_and(|value| value == "1");
    let parts = files(&folder).into_iter().filter(|file| !file.ends_with("lock"));
    let parts: Vec<_> = parts.chain([pack.clone()]).collect();
    assert_eq!(parts.len(), 7, "{parts:?}");
    for file in &parts {
        let sound = fs::read(file).unwrap();
        // Each try opens the whole journal; of what is short every byte is tried always.
        let step = if sound.len() > 1000 && !all { 31 } else { 1 };
        for place in (0..sound.len()).step_by(step) {
            let mut bytes = sound.clone();
            bytes[place] ^= 1 << (place % 8);
            fs::write(file, &bytes).unwrap();
            let told = |keys: &mut Keys| if *file == pack { !packed(keys) } else { !whole(keys) };
            assert!(told(&mut known.clone()), "{} at {place}", file.display());
            if file.extension().is_some_and(|it| it == "age") {
                assert!(told(&mut keys()), "{} at {place}, opened anew", file.display());
            }
        }
        fs::write(file, &sound).unwrap();
    }
    assert!(whole(&mut keys()) && packed(&mut keys()));
}

#[test]
fn what_is_approved_is_the_same_encrypted_or_not_and_joins_nothing_else() {
    let home = alone();
    let at = home.path();
    run(at, &["pack", "port", "-o", "early.zip"]).ends(0);
    run(at, &["unpack", "early.zip", "further"]).ends(0);
    run(at, &["unpack", "early.zip", "same"]).ends(0);
    run(at, &["answer", "further", "P-02=A", "--by", "Ben"]).ends(0);
    locked(at, &APPROVE).ends(5);
    fs::write(at.join("final.pdf"), "%PDF-1.7").unwrap();
    run(at, &[&APPROVE[..], &["--report", "final.pdf"]].concat()).ends(0);
    nothing_readable(&at.join("port"));
    let told = run(at, &["answer", "port", "P-01=A"]).ends(5).err;
    assert!(told.contains("is approved"), "{told}");
    let state = |folder: &str| {
        let told = run(at, &["verify", folder, "--report", "final.pdf", "--format", "json"]);
        told.ends(0).json()["approval"]["state"].clone()
    };
    let sealed = state("port");
    run(at, &["pack", "port", "-o", "port.zip"]).ends(0);
    assert_eq!(state("port.zip"), sealed);
    run(at, &["merge", "same", "port.zip"]).ends(0);
    assert_eq!(state("same"), sealed);
    for (into, from) in [("port", "further"), ("further", "port.zip")] {
        let told = run(at, &["merge", into, from]).ends(5).err;
        assert!(told.contains("is approved"), "{told}");
    }
    run(at, &["reopen", "port", "--why", MARKER]).ends(0);
    run(at, &["merge", "port", "further"]).ends(0);
    nothing_readable(&at.join("port"));
    run(at, &["decrypt", "same"]).ends(0);
    assert_eq!(state("same"), sealed);
}

#[test]
fn a_snapshot_is_encrypted_and_comes_back_so() {
    let home = alone();
    let at = home.path();
    let state = at.join("state");
    let environment =
        [("XDG_STATE_HOME", state.to_str().unwrap()), ("TATHMINI_IDENTITY", "identity.txt")];
    run_with(at, &["answer", "port", "P-02=A", "--why", MARKER], &environment).ends(0);
    assert!(!files(&state).is_empty());
    nothing_readable(&state);
    fs::remove_dir_all(at.join("port")).unwrap();
    let take = ["restore", "port", "--take", "1"];
    // Whoever has no key can bring it back, and reads nothing of it.
    run_with(at, &take, &environment[..1]).ends(0);
    nothing_readable(&at.join("port-restored"));
    locked(at, &["show", "port-restored"]).ends(5);
    assert!(run(at, &["show", "port-restored"]).ends(0).out.contains(MARKER));
    run(at, &["answer", "port-restored", "P-02=B", "--why", MARKER]).ends(0);
    nothing_readable(&at.join("port-restored"));
}

#[test]
fn a_migration_of_an_encrypted_one_is_encrypted() {
    let home = alone();
    let at = home.path();
    let new = ["new", "old", "--country", "XA", "--administration", MARKER];
    let how = ["--questionnaire", EARLIER, "--recipient", recipient(), "--no-passphrase"];
    run(at, &[&new[..], &how, &["--encrypt"]].concat()).ends(0);
    let row = format!("question,answer,reading,note\nCLR-01,B,self,{MARKER}\n");
    fs::write(at.join("a.csv"), row).unwrap();
    run(at, &["answer", "old", "--from", "a.csv"]).ends(0);
    locked(at, &["migrate", "old", "--to", "readiness"]).ends(5);
    assert!(!at.join("old-1.1").exists());
    run(at, &["migrate", "old", "--to", "readiness"]).ends(0);
    nothing_readable(&at.join("old-1.1"));
    run(at, &["verify", "old-1.1"]).ends(0);
    locked(at, &["show", "old-1.1"]).ends(5);
    assert!(run(at, &["export", "old-1.1", "--with", "notes"]).ends(0).out.contains(MARKER));
}

/// What can be told without the key is told, and what can not is not claimed.
#[test]
fn who_has_no_key_is_told_what_could_be_checked_and_what_not() {
    let home = alone();
    let at = home.path();
    run(at, &["pack", "port", "-o", "port.zip"]).ends(0);
    for (path, words) in
        [("port", ""), ("port.zip", "every file has the bytes"), ("port/journal.jsonl", "")]
    {
        let told = locked(at, &["verify", path]).ends(5);
        assert!(told.out.contains("6 sealed entries are as they were written"), "{}", told.out);
        assert!(told.out.contains(words), "{}", told.out);
        assert!(told.out.contains("not checked without the key: whether"), "{}", told.out);
        assert!(told.err.contains("is encrypted") && told.err.contains("--identity"));
    }
    let json = locked(at, &["verify", "port", "--format", "json"]).ends(5).json();
    assert!(json["whole"].is_null() && json["evidence_files"].is_null(), "{json}");
    assert_eq!(json["not_checked"].as_array().unwrap().len(), 4);

    let journal = at.join("port/journal.jsonl");
    let sound = fs::read_to_string(&journal).unwrap();
    let entry = &store::read_with(&at.join("port"), &mut keys()).unwrap().assessment;
    let readable = store::write_line(&entry.history()[0].clone()).unwrap();
    let readable = String::from_utf8(readable).unwrap();
    for (damaged, words) in [
        (sound.replacen("entry\":\"Y", "entry\":\"Z", 2), "of the journal are damaged"),
        (format!("{sound}{readable}"), "1 entries stand readable among the sealed ones"),
    ] {
        fs::write(&journal, damaged).unwrap();
        let told = locked(at, &["verify", "port"]).ends(3);
        assert!(told.out.contains(words), "{}", told.out);
        assert!(told.err.contains("is encrypted"), "{}", told.err);
        let json = locked(at, &["verify", "port", "--format", "json"]).ends(3).json();
        assert_eq!(json["whole"].as_bool(), Some(false));
    }
    fs::write(&journal, sound).unwrap();

    let mut pack = fs::read(at.join("port.zip")).unwrap();
    let middle = pack.len() / 2;
    pack[middle] ^= 1;
    fs::write(at.join("port.zip"), pack).unwrap();
    let told = locked(at, &["verify", "port.zip"]).ends(1);
    assert!(told.err.contains("not those that were packed"), "{}", told.err);
    let key = at.join("port/key.recipients.age");
    fs::write(&key, [&fs::read(&key).unwrap()[..], b"\n"].concat()).unwrap();
    let told = locked(at, &["verify", "port"]).ends(3).out;
    assert!(told.contains("key.recipients.age is not as it was written"), "{told}");
    fs::remove_file(&key).unwrap();
    let told = locked(at, &["verify", "port"]).ends(1);
    assert!(told.out.contains("6 sealed entries") && told.err.contains("is lost"), "{}", told.err);
}
