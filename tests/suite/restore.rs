//! Snapshots: what a lost stick or a deleted folder costs, and what not.

use crate::program::{Ran, port, run, run_with};
use std::fs;
use std::path::Path;

fn at_home(home: &Path, args: &[&str]) -> Ran {
    let state = home.join("state");
    run_with(home, args, &[("XDG_STATE_HOME", state.to_str().unwrap())])
}

/// An assessment with so many answers, a command each.
fn answered(home: &Path, many: usize) {
    for at in 0..many {
        let level = ["P-01=A", "P-01=B"][at % 2];
        at_home(home, &["answer", "port", level]).ends(0);
    }
}

fn numbers(home: &Path) -> Vec<(u64, u64)> {
    let listed = at_home(home, &["restore", "port", "--format", "json"]).ends(0).json();
    let Some(snapshots) = listed[0]["snapshots"].as_array() else { return Vec::new() };
    let number = |it: &serde_json::Value, name: &str| it[name].as_u64().unwrap();
    snapshots.iter().map(|it| (number(it, "number"), number(it, "entries"))).collect()
}

#[test]
fn a_deleted_folder_comes_back_beside_and_nothing_is_written_over() {
    let (home, folder) = port();
    let at = home.path();
    assert_eq!(at_home(at, &["restore", "port"]).ends(0).out, "no snapshots\n");
    answered(at, 27);
    // The first opening, and twenty-five entries later.
    assert_eq!(numbers(at), [(1, 1), (2, 26)]);
    let entries = fs::read(folder.join("journal.jsonl")).unwrap();
    let told = at_home(at, &["restore", "port", "--take", "9"]).ends(2).err;
    assert!(told.contains("no snapshot 9"), "{told}");

    at_home(at, &["restore", "port", "--take", "2"]).ends(0);
    let restored = at.join("port-restored");
    let back = fs::read(restored.join("journal.jsonl")).unwrap();
    assert!(entries.starts_with(&back) && back.iter().filter(|&&it| it == b'\n').count() == 26);
    at_home(at, &["verify", "port-restored"]).ends(0);
    at_home(at, &["restore", "port", "--take", "1"]).ends(1);
    assert_eq!(fs::read(restored.join("journal.jsonl")).unwrap(), back, "not written over");
    assert_eq!(fs::read(folder.join("journal.jsonl")).unwrap(), entries, "not touched");
    at_home(at, &["merge", "port-restored", "port"]).ends(0);

    fs::remove_dir_all(&folder).unwrap();
    assert!(at_home(at, &["restore"]).ends(0).out.contains("26 entries"));
    at_home(at, &["restore", "port", "--take", "2", "--into", "port"]).ends(0);
    assert_eq!(fs::read(folder.join("journal.jsonl")).unwrap(), back);
    at_home(at, &["answer", "port", "P-02=A"]).ends(0);
}

/// A copy beside is another folder, with snapshots and keys of its own.
#[test]
fn encrypting_a_copy_leaves_the_snapshots_of_the_original() {
    let (home, folder) = port();
    let at = home.path();
    answered(at, 3);
    let before = numbers(at);
    assert!(!before.is_empty());
    fs::create_dir(at.join("copy")).unwrap();
    for name in ["journal.jsonl", "questionnaire.yaml"] {
        fs::copy(folder.join(name), at.join("copy").join(name)).unwrap();
    }
    fs::write(at.join("pass"), "five words nobody puts together\n").unwrap();
    at_home(at, &["encrypt", "copy", "--passphrase-file", "pass"]).ends(0);
    assert_eq!(numbers(at), before);
    fs::remove_dir_all(&folder).unwrap();
    at_home(at, &["restore", "port", "--take", "1"]).ends(0);
    at_home(at, &["verify", "port-restored"]).ends(0);
}

#[test]
fn evidence_that_can_not_be_read_is_left_out_and_that_of_others_is_not_taken() {
    let (home, folder) = port();
    let at = home.path();
    answered(at, 1);
    fs::write(at.join("act.txt"), "Ports Act").unwrap();
    fs::write(at.join("d.csv"), "reference,title,file\nD1,Act,act.txt\n").unwrap();
    at_home(at, &["record", "port", "documents", "d.csv"]).ends(0);
    // Longer than any is believed; no byte of it is on the disk.
    let long = folder.join("evidence").join("0".repeat(64));
    fs::File::create(&long).unwrap().set_len((1 << 30) + (2 << 20)).unwrap();
    let told = at_home(at, &["restore", "port", "--take", "1"]).ends(0).err;
    assert!(told.contains("1 evidence files") && told.contains("is left out"), "{told}");
    assert_eq!(fs::read_dir(at.join("port-restored/evidence")).unwrap().count(), 1);

    fs::remove_dir_all(&folder).unwrap();
    let (other, elsewhere) = port();
    fs::rename(&elsewhere, &folder).unwrap();
    drop(other);
    fs::write(folder.join("evidence").join("1".repeat(64)), "of another").unwrap();
    let told = at_home(at, &["restore", "port", "--take", "1", "--into", "back"]).ends(0).err;
    assert!(told.contains("0 evidence files"), "{told}");
}

#[test]
fn snapshots_are_private_and_where_there_is_no_place_for_them_work_goes_on() {
    let (home, _) = port();
    let at = home.path();
    answered(at, 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mut folders = vec![at.join("state/tathmini")];
        while let Some(folder) = folders.pop() {
            for item in fs::read_dir(&folder).unwrap().map(|item| item.unwrap().path()) {
                let mode = fs::metadata(&item).unwrap().permissions().mode() & 0o777;
                let expected = if item.is_dir() { 0o700 } else { 0o600 };
                assert_eq!(mode, expected, "{}", item.display());
                folders.extend(item.is_dir().then_some(item));
            }
        }
    }
    // A file where the directory would be.
    fs::write(at.join("blocked"), "").unwrap();
    let blocked = at.join("blocked");
    let environment = [("XDG_STATE_HOME", blocked.to_str().unwrap())];
    let told = run_with(at, &["answer", "port", "P-02=A"], &environment).ends(0).err;
    assert!(told.contains("no snapshot was kept"), "{told}");
    // A stick carries its own.
    let stick = at.join("stick");
    let environment = [("TATHMINI_HOME", stick.to_str().unwrap())];
    run_with(at, &["answer", "port", "P-02=B"], &environment).ends(0);
    assert!(stick.join(".tathmini/snapshots").is_dir());
    run(at, &["verify", "port"]).ends(0);
}
