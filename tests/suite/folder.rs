//! The folder of an assessment: saved means saved, one writer at a time, and
//! nothing of anybody else's is touched.

use crate::exemplia::{NOW, QUESTIONNAIRE, answer, beginning, create, journal, note, open, sample};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tathmini::assessment::{Answer, Reading};
use tathmini::store::{self, Ids, Store, StoreError};
use tempfile::TempDir;

#[test]
fn what_was_saved_is_read_again() {
    let (_home, folder) = sample();
    let loaded = store::read(&folder).unwrap();
    assert_eq!(loaded.remarks, []);
    assert_eq!(loaded.questionnaire, QUESTIONNAIRE);
    let french = store::read_translation(&loaded.translations["fr"]).unwrap();
    assert_eq!(french, b"title: petit\n");
    let assessment = &loaded.assessment;
    assert_eq!(assessment.history().len(), 5);
    assert_eq!(assessment.head().unwrap().hash, store::sha256(QUESTIONNAIRE));
    let given = assessment.given(&"Q1".into(), Reading::Own).unwrap();
    assert_eq!(given.answer, &Answer::Level(2), "the undo counts");
    assert_eq!(assessment.notes(&"Q1".into(), Reading::Own).len(), 1);
}

#[test]
fn a_second_writer_is_told_who_writes_and_readers_are_not_hindered() {
    let (_home, folder) = sample();
    let mut first = open(&folder).unwrap();
    match open(&folder) {
        Err(StoreError::Locked { holder: Some(holder), .. }) => {
            assert_eq!((holder.by.as_str(), holder.since.as_str()), ("Ben", NOW));
            assert_eq!(holder.pid, std::process::id());
        }
        other => panic!("{other:?}"),
    }
    first.append(answer("Q3", 0), None, "Ben", NOW).unwrap();
    assert_eq!(store::read(&folder).unwrap().assessment.history().len(), 6);
    drop(first);
    open(&folder).unwrap();
}

#[test]
fn a_journal_replaced_or_written_to_by_another_program_is_noticed() {
    let (_home, folder) = sample();
    let path = journal(&folder);
    let whole = fs::read(&path).unwrap();

    let mut replaced = open(&folder).unwrap();
    fs::write(folder.join("from-elsewhere"), &whole).unwrap();
    fs::rename(folder.join("from-elsewhere"), &path).unwrap();
    match replaced.append(answer("Q3", 0), None, "Ben", NOW) {
        Err(StoreError::ChangedBeneath { unsaved, .. }) => assert_eq!(unsaved.len(), 1),
        other => panic!("{other:?}"),
    }
    let again = replaced.append(answer("Q3", 0), None, "Ben", NOW);
    assert!(matches!(again, Err(StoreError::Closed { .. })), "{again:?}");
    assert_eq!(replaced.assessment().history().len(), 5, "what is not saved does not count");
    drop(replaced);

    let mut grown = open(&folder).unwrap();
    fs::write(&path, [whole.as_slice(), b"x\n"].concat()).unwrap();
    let refused = grown.append(answer("Q3", 0), None, "Ben", NOW);
    assert!(matches!(refused, Err(StoreError::ChangedBeneath { .. })), "{refused:?}");
}

#[test]
fn everything_is_private_and_a_read_only_folder_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let (home, folder) = sample();
    let document = home.path().join("law.txt");
    fs::write(&document, "Customs Act").unwrap();
    open(&folder).unwrap().keep_evidence(&document).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("evidence")), 0o700);
    for place in [&folder, &folder.join("evidence")] {
        for item in fs::read_dir(place).unwrap().map(|item| item.unwrap().path()) {
            assert_eq!(mode(&item) & 0o077, 0, "{}", item.display());
        }
    }

    fs::remove_file(folder.join("lock")).unwrap();
    let before = fs::metadata(&folder).unwrap().modified().unwrap();
    for item in fs::read_dir(&folder).unwrap().map(|item| item.unwrap().path()) {
        fs::set_permissions(&item, fs::Permissions::from_mode(0o500)).unwrap();
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    assert_eq!(store::read(&folder).unwrap().assessment.history().len(), 5);
    assert_eq!(fs::metadata(&folder).unwrap().modified().unwrap(), before, "nothing was touched");
    // The superuser may write everywhere; anybody else is told.
    if fs::write(folder.join("probe"), "").is_err() {
        assert!(matches!(open(&folder), Err(StoreError::Io { .. })));
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_creation_that_was_interrupted_is_nothing_yet_and_can_be_tried_again() {
    let home = TempDir::new().unwrap();
    let whole = home.path().join("whole");
    create(&whole).unwrap();
    // What stands after each step, the drafts included; the journal is last.
    let steps = [
        "lock",
        "questionnaire.yaml.new",
        "questionnaire.yaml",
        "questionnaire.fr.yaml.new",
        "questionnaire.fr.yaml",
        "journal.jsonl.new",
    ];
    for count in 0..=steps.len() {
        let folder = home.path().join(format!("after-{count}"));
        fs::create_dir(&folder).unwrap();
        for step in &steps[..count] {
            let bytes = match fs::read(whole.join(step)) {
                Ok(bytes) => bytes,
                Err(_) => b"half".to_vec(),
            };
            fs::write(folder.join(step), bytes).unwrap();
        }
        assert!(matches!(store::read(&folder), Err(StoreError::NotAnAssessment { .. })));
        assert!(matches!(open(&folder), Err(StoreError::NotAnAssessment { .. })));
        drop(create(&folder).unwrap());
        let loaded = store::read(&folder).unwrap();
        assert_eq!(loaded.remarks, [], "after {count} steps");
        let mut names: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|item| item.unwrap().file_name()).collect();
        names.sort();
        let expected =
            ["evidence", "journal.jsonl", "lock", "questionnaire.fr.yaml", "questionnaire.yaml"];
        assert_eq!(names, expected, "after {count} steps");
    }
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let home = TempDir::new().unwrap();
    let refused = |folder: &Path| matches!(create(folder), Err(StoreError::NotEmpty { .. }));
    for (name, file) in [("letters", "letter.txt"), ("other", "questionnaire.yaml")] {
        let folder = home.path().join(name);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join(file), "mine").unwrap();
        assert!(refused(&folder), "{name}");
        assert_eq!(fs::read(folder.join(file)).unwrap(), b"mine");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "{name}: not even a lock");
    }
    let (_home, folder) = sample();
    assert!(refused(&folder), "an assessment is never begun over another");

    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(create(&file), Err(StoreError::Io { .. })));
    assert!(matches!(open(&home.path().join("none")), Err(StoreError::NotAnAssessment { .. })));
    assert!(matches!(store::read(&file), Err(StoreError::NotAnAssessment { .. })));
    assert!(matches!(open(&file), Err(StoreError::NotAnAssessment { .. })));
    assert!(!home.path().join("none").exists());

    let translations = BTreeMap::from([("../fr".to_owned(), Vec::new())]);
    let folder = home.path().join("escape");
    let ids = Ids::random();
    let escape = Store::create(&folder, &beginning(), b"", &translations, "Ada", NOW, ids);
    assert!(matches!(escape, Err(StoreError::NotALanguage { .. })), "{escape:?}");
    assert!(!folder.exists());
}

#[test]
fn several_changes_know_each_other_and_are_saved_together() {
    let (_home, folder) = sample();
    let mut store = open(&folder).unwrap();
    let changes = vec![answer("Q2", 1), answer("Q2", 3), note("Q2", "seen")];
    let entries = store.append_all(changes, Some("import"), "Ben", NOW).unwrap();
    assert_eq!(store.replica(), entries[0].replica);
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [6, 7, 8]);
    assert_eq!(entries[1].base, [entries[0].id.clone()]);
    assert_eq!(store.append_all(Vec::new(), None, "Ben", NOW).unwrap(), []);
    let given = store.assessment().given(&"Q2".into(), Reading::Own).unwrap();
    assert_eq!(given.answer, &Answer::Level(3));
    drop(store);

    // The same seed again: ids that are taken are passed over.
    let mut again = open(&folder).unwrap();
    let later = again.append(answer("Q2", 0), None, "Ben", NOW).unwrap();
    assert_ne!(later.replica, entries[0].replica, "a new copy each time");
    assert_eq!(later.base, [entries[1].id.clone()]);
    drop(again);
    assert_eq!(store::read(&folder).unwrap().assessment.history().len(), 9);
}

#[test]
fn what_is_too_long_is_refused_before_anything_is_written() {
    let (_home, folder) = sample();
    let path = journal(&folder);
    let before = fs::read(&path).unwrap();
    let mut store = open(&folder).unwrap();
    let long = store.append(note("Q1", &"x".repeat(store::LONGEST_LINE)), None, "Ben", NOW);
    assert!(matches!(long, Err(StoreError::EntryTooLong { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
    store.append(note("Q1", "short"), None, "Ben", NOW).unwrap();
    drop(store);

    fs::OpenOptions::new()
        .write(true)
        .open(&path)
        .unwrap()
        .set_len(store::LARGEST_FILE + 1)
        .unwrap();
    assert!(matches!(store::read(&folder), Err(StoreError::TooLarge { .. })));
    assert!(matches!(open(&folder), Err(StoreError::TooLarge { .. })));
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(matches!(store::read(&folder), Err(StoreError::NotAFile { .. })));
}

#[test]
fn evidence_is_kept_once_by_its_content() {
    let (home, folder) = sample();
    let store = open(&folder).unwrap();
    let first = home.path().join("law.txt");
    let second = home.path().join("law (copy).txt");
    fs::write(&first, "Customs Act").unwrap();
    fs::write(&second, "Customs Act").unwrap();
    let kept = store.keep_evidence(&first).unwrap();
    assert_eq!(kept.sha256, store::sha256(b"Customs Act"));
    assert_eq!(kept.file, "law.txt");
    let inside = folder.join("evidence").join(&kept.sha256);
    fs::write(&inside, "damaged").unwrap();
    let again = store.keep_evidence(&second).unwrap();
    assert_eq!((again.sha256, again.file.as_str()), (kept.sha256, "law (copy).txt"));
    assert_eq!(fs::read(&inside).unwrap(), b"Customs Act", "adding it again heals it");
    assert_eq!(fs::read_dir(folder.join("evidence")).unwrap().count(), 1);
    assert!(matches!(store.keep_evidence(home.path()), Err(StoreError::NotAFile { .. })));
    assert!(matches!(store.keep_evidence(&home.path().join("no")), Err(StoreError::Io { .. })));
}
