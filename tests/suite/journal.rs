//! The folder of an assessment: saved means saved, whatever happens to the
//! bytes afterwards costs only the entries they belong to, and is told.

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tathmini::assessment::{
    Answer, Change, Confidence, Direction, Document, Entry, EntryId, Item, Person, Quote, Reading,
    Status, Visit,
};
use tathmini::questionnaire::{Grade, QuestionId};
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
    Change::Noted { question: QuestionId::from(question), reading: Reading::Own, text: text.into() }
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

/// Reads the journal in these bytes and says which entries are there.
fn found(bytes: &[u8]) -> (Vec<EntryId>, Vec<Remark>) {
    let scan = scan(bytes);
    (scan.entries.into_iter().map(|entry| entry.id).collect(), scan.remarks)
}

/// The last byte of each line that holds its record: the newline comes after it.
fn line_ends(whole: &[u8]) -> Vec<usize> {
    whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect()
}

#[test]
fn a_journal_cut_at_every_byte_loses_no_finished_entry_and_can_grow() {
    let (_home, folder) = sample();
    let path = journal(&folder);
    let whole = fs::read(&path).unwrap();
    let all = found(&whole).0;
    let ends = line_ends(&whole);
    for cut in 0..=whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        // A record is finished without its newline too.
        let finished = ends.iter().filter(|&&end| end <= cut).count();
        let started = if finished == 0 { 0 } else { ends[finished - 1] };
        let is_torn = cut > started + 1;

        let mut store = open(&folder).unwrap();
        assert_eq!(store.assessment().history().len(), finished, "cut at {cut}");
        let torn: Vec<_> = store
            .remarks()
            .iter()
            .filter_map(|remark| match remark {
                Remark::Torn { kept_in, .. } => kept_in.clone(),
                _ => None,
            })
            .collect();
        assert_eq!(torn.len(), usize::from(is_torn || (cut > 0 && finished == 0)), "cut at {cut}");
        for kept in torn {
            assert!(whole[..cut].ends_with(&fs::read(&kept).unwrap()), "cut at {cut}");
            fs::remove_file(kept).unwrap();
        }
        let added = store.append(answer("Q9", 1), None, "Ben", NOW).unwrap();
        drop(store);

        let (ids, remarks) = found(&fs::read(&path).unwrap());
        assert_eq!(ids[..finished], all[..finished], "cut at {cut}");
        assert_eq!(ids[finished..], [added.id], "cut at {cut}");
        assert_eq!(remarks, [], "cut at {cut}");
    }
}

#[test]
fn every_byte_flipped_is_told_and_costs_only_the_entries_it_belongs_to() {
    let (_home, folder) = sample();
    let whole = fs::read(journal(&folder)).unwrap();
    let all = found(&whole).0;
    let ends = line_ends(&whole);
    let mut changed = whole.clone();
    for at in 0..whole.len() {
        let owner = ends.iter().filter(|&&end| end < at).count();
        for mask in (0..8).map(|bit| 1 << bit).chain([whole[at] ^ b'\n', whole[at] ^ b'\r', 0xff]) {
            if mask == 0 {
                continue;
            }
            changed[at] ^= mask;
            let (ids, remarks) = found(&changed);
            changed[at] = whole[at];
            let kept: Vec<&EntryId> = all
                .iter()
                .enumerate()
                .filter(|(line, _)| whole[at] == b'\n' || *line != owner)
                .map(|(_, id)| id)
                .collect();
            assert_eq!(ids.iter().collect::<Vec<_>>(), kept, "byte {at} with {mask:#04x}");
            // A newline for the first byte leaves an empty line before the damaged one.
            let line = if (at == 0 || whole[at - 1] == b'\n') && whole[at] ^ mask == b'\n' {
                2
            } else {
                1
            } + owner;
            let told = remarks.iter().any(|remark| match remark {
                Remark::Damaged { first, last, .. } => (*first..=*last).contains(&line),
                Remark::Torn { line: torn, .. } => *torn == line,
                _ => false,
            });
            // A newline that became a carriage return at the very end looks
            // like a journal from another system whose last newline is missing.
            let harmless = at + 1 == whole.len() && whole[at] ^ mask == b'\r';
            assert!(told || harmless, "byte {at} with {mask:#04x} is told: {remarks:?}");
        }
    }
}

#[test]
fn a_damaged_journal_stays_as_it_is_and_goes_on() {
    let (_home, folder) = sample();
    let path = journal(&folder);
    let whole = fs::read(&path).unwrap();
    let ends = line_ends(&whole);
    // In the head, in a check, in an entry, a newline, and the last line.
    for at in [20, ends[0] + 12, ends[1] + 60, ends[2], ends[3] + 60] {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x01;
        fs::write(&path, &damaged).unwrap();
        let line = ends.iter().filter(|&&end| end < at).count() + 1;
        let known = found(&damaged).0;

        let mut store = open(&folder).unwrap();
        let told =
            |remark: &Remark| matches!(remark, Remark::Damaged { first, .. } if *first == line);
        assert!(store.remarks().iter().any(told), "line {line}: {:?}", store.remarks());
        assert_eq!(fs::read(&path).unwrap(), damaged, "opening rewrites nothing");
        let added = store.append(answer("Q2", 1), None, "Ben", NOW).unwrap();
        drop(store);
        let now = fs::read(&path).unwrap();
        assert!(now.starts_with(&damaged), "the damaged bytes stay");
        let ids = found(&now).0;
        assert_eq!(ids.split_last(), Some((&added.id, known.as_slice())));
    }
}

#[test]
fn a_lost_head_and_a_changed_questionnaire_are_told() {
    let (_home, folder) = sample();
    let whole = fs::read(journal(&folder)).unwrap();
    let mut headless = whole.clone();
    headless[100] ^= 1;
    fs::write(journal(&folder), headless).unwrap();
    assert!(store::read(&folder).unwrap().remarks.contains(&Remark::NoHead));

    fs::write(journal(&folder), whole).unwrap();
    fs::write(folder.join("questionnaire.yaml"), "id: other\n").unwrap();
    let expected = store::sha256(QUESTIONNAIRE);
    let found = store::sha256(b"id: other\n");
    let loaded = store::read(&folder).unwrap();
    assert_eq!(loaded.remarks, [Remark::QuestionnaireChanged { expected, found }]);
    assert_eq!(loaded.assessment.history().len(), 5);
    assert!(matches!(open(&folder), Err(StoreError::QuestionnaireChanged { .. })));
}

#[test]
fn windows_line_ends_blank_lines_and_a_byte_order_mark_cost_nothing() {
    let (_home, folder) = sample();
    let whole = fs::read(journal(&folder)).unwrap();
    let all = found(&whole).0;
    let text = String::from_utf8(whole).unwrap();
    for (name, changed, told) in [
        ("line ends", text.replace('\n', "\r\n"), false),
        ("blank lines", text.replace('\n', "\n\n"), false),
        ("no last newline", text.trim_end().to_owned(), false),
        ("no newlines", text.replace('\n', ""), true),
        ("byte order mark", format!("\u{feff}{text}"), true),
        ("words around", format!("old\n{text}new\n"), true),
    ] {
        let (ids, remarks) = found(changed.as_bytes());
        assert_eq!(ids, all, "{name}");
        assert_eq!(!remarks.is_empty(), told, "{name}: {remarks:?}");
    }
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

#[cfg(unix)]
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
fn a_newer_journal_is_read_and_not_written_to() {
    let (_home, folder) = sample();
    let path = journal(&folder);
    let whole = String::from_utf8(fs::read(&path).unwrap()).unwrap();
    let line = |json: &str| {
        format!("{{\"check\":\"{}\",\"entry\":{json}}}\n", &store::sha256(json.as_bytes())[..16])
    };

    let unknown = line(r#"{"id":"n","replica":"r","seq":9,"at":"","by":"","change":"sung"}"#);
    fs::write(&path, format!("{whole}{unknown}{unknown}")).unwrap();
    let loaded = store::read(&folder).unwrap();
    assert_eq!(loaded.assessment.history().len(), 5);
    assert_eq!(loaded.remarks, [Remark::NotUnderstood { entries: 2, first: 6 }]);
    match open(&folder) {
        Err(StoreError::Newer { format: 1, not_understood: 2, .. }) => {}
        other => panic!("{other:?}"),
    }

    let head = whole.lines().next().unwrap();
    let json = &head[head.find(r#""entry":"#).unwrap() + 8..head.len() - 1];
    let newer = line(&json.replace(r#""format":1"#, r#""format":2"#));
    // A torn tail of a newer journal is the newer version's to mend.
    let torn = whole.replacen(&format!("{head}\n"), &newer, 1) + "{\"check";
    fs::write(&path, &torn).unwrap();
    assert!(store::read(&folder).unwrap().remarks.contains(&Remark::Newer { format: 2 }));
    assert!(matches!(open(&folder), Err(StoreError::Newer { format: 2, .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), torn);
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
    assert_eq!(store.replica(), None);
    let changes = vec![answer("Q2", 1), answer("Q2", 3), note("Q2", "seen")];
    let entries = store.append_all(changes, Some("import"), "Ben", NOW).unwrap();
    assert_eq!(store.replica(), Some(&entries[0].replica));
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

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), r#"[{}":,\\a-z\r\n\t ]{0,40}"#]
}

fn any_change() -> impl Strategy<Value = Change> {
    let question = || any_text().prop_map(|text| QuestionId::from(text.as_str()));
    let reading = prop_oneof![Just(Reading::Own), Just(Reading::Validated)];
    let given = prop_oneof![
        any::<i32>().prop_map(Answer::Level),
        Just(Answer::NoEvidence),
        (any_text(), any::<bool>())
            .prop_map(|(reason, lead_decision)| Answer::NotApplicable { reason, lead_decision }),
    ];
    let answered = (question(), reading.clone(), given)
        .prop_map(|(question, reading, answer)| Change::Answered { question, reading, answer });
    let noted = (question(), reading.clone(), any_text())
        .prop_map(|(question, reading, text)| Change::Noted { question, reading, text });
    let graded = (question(), reading.clone(), any::<Option<bool>>()).prop_map(
        |(question, reading, grade)| {
            let grade = grade.map(|seen| if seen { Grade::E1 } else { Grade::E3 });
            Change::Graded { question, reading, grade }
        },
    );
    let targeted = (question(), any::<Option<i32>>())
        .prop_map(|(question, target)| Change::Targeted { question, target });
    let texts = || (any_text(), any_text(), any_text(), any_text());
    let item = prop_oneof![
        (question(), any_text()).prop_map(|(question, text)| {
            Item::Finding { question, direction: Direction::Weakness, text }
        }),
        (question(), texts()).prop_map(|(question, (text, language, speaker, _))| {
            Item::Quote(Quote { question, text, language, speaker })
        }),
        texts().prop_map(|(title, sha256, received_from, date)| {
            Item::Document(Document { title, sha256, file: String::new(), received_from, date })
        }),
        (any_text(), question(), any_text()).prop_map(|(id, question, page)| {
            Item::Link { document: id.as_str().into(), question, page }
        }),
        texts().prop_map(|(name, function, organisation, date)| {
            Item::Person(Person { name, function, organisation, date })
        }),
        texts().prop_map(|(date, place, purpose, _)| Item::Visit(Visit { date, place, purpose })),
    ];
    let listed = (any::<Option<u8>>(), item).prop_map(|(replaces, item)| Change::Listed {
        replaces: replaces.map(|id| id.to_string().as_str().into()),
        item,
    });
    let others = prop_oneof![
        question().prop_map(|question| Change::Marked { question, marked: true }),
        (question(), reading.clone())
            .prop_map(|(question, reading)| Change::Withdrawn { question, reading }),
        (question(), reading).prop_map(|(question, reading)| Change::Trusted {
            question,
            reading,
            confidence: Some(Confidence::High)
        }),
        any_text().prop_map(|id| Change::Struck { listed: id.as_str().into() }),
        any_text().prop_map(|id| Change::Undone { entry: id.as_str().into() }),
        any_text().prop_map(|id| Change::Redone { entry: id.as_str().into() }),
        any_text().prop_map(|line| Change::Classified { line }),
        Just(Change::Became { status: Status::Approved }),
    ];
    prop_oneof![answered, noted, graded, targeted, listed, others]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_is_written_is_read_the_same(
        batches in prop::collection::vec(
            (prop::collection::vec(any_change(), 1..4), any::<Option<String>>(), any_text(), any_text()),
            1..6,
        )
    ) {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("a/b");
        drop(create(&folder).unwrap());
        let mut saved = Vec::new();
        for (changes, why, by, at) in batches {
            let mut store = open(&folder).unwrap();
            saved.extend(store.append_all(changes, why.as_deref(), &by, &at).unwrap());
        }
        let loaded = store::read(&folder).unwrap();
        prop_assert_eq!(&loaded.remarks, &[]);
        let read: Vec<Entry> = loaded.assessment.history()[1..].iter().copied().cloned().collect();
        prop_assert_eq!(read, saved);
    }

    #[test]
    fn any_bytes_among_good_lines_cost_no_good_line(
        pieces in prop::collection::vec(
            prop_oneof![
                prop::collection::vec(any::<u8>(), 0..40).prop_map(Some),
                r#"(\{"check":"[0-9a-f]{0,16}","entry":|[\[{"]|\}|\n){0,6}"#
                    .prop_map(|text| Some(text.into_bytes())),
                Just(None),
            ],
            0..12,
        )
    ) {
        let mut bytes = Vec::new();
        let mut good = Vec::new();
        for (number, piece) in pieces.into_iter().enumerate() {
            match piece {
                Some(noise) => bytes.extend(noise),
                None => {
                    let entry = Entry {
                        id: number.to_string().as_str().into(),
                        replica: "r".into(),
                        seq: 1,
                        base: Vec::new(),
                        at: NOW.into(),
                        by: "Ada".into(),
                        why: None,
                        change: answer("Q1", 1),
                    };
                    bytes.extend(write_line(&entry).unwrap());
                    good.push(entry);
                }
            }
        }
        let scan = scan(&bytes);
        prop_assert_eq!(scan.entries, good);
        prop_assert!(scan.sound <= bytes.len());
        // Cutting the tail and adding the newline leaves nothing more to cut.
        let mended = [&bytes[..scan.sound], if scan.newline_missing { b"\n" } else { b"" }].concat();
        let torn = |remark: &Remark| matches!(remark, Remark::Torn { .. });
        prop_assert!(!store::scan(&mended).remarks.iter().any(torn));
    }
}

#[test]
fn a_hostile_journal_is_scanned_in_a_time_in_proportion_to_its_length() {
    let begun = r#"{"check":"0123456789abcdef","entry":"#;
    let within = std::time::Duration::from_secs(10);
    let start = std::time::Instant::now();
    for (name, bytes) in [
        ("begun records", begun.repeat(50_000).into_bytes()),
        ("deep nesting", [begun.as_bytes(), &b"[".repeat(2_000_000)].concat()),
        ("closing braces", [begun.as_bytes(), &b"}".repeat(2_000_000)].concat()),
        ("short lines", b"x\n\n".repeat(500_000)),
        ("nothing", vec![0; 2_000_000]),
    ] {
        let scan = scan(&bytes);
        assert_eq!(scan.entries, [], "{name}");
        assert_eq!(scan.remarks.len(), 1, "{name}");
    }
    assert!(start.elapsed() < within, "{:?}", start.elapsed());
}
