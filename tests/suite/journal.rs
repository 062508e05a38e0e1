//! The journal's bytes: whatever happens to them costs only the entries they
//! belong to, and is told.

use crate::exemplia::{NOW, QUESTIONNAIRE, answer, journal, open, sample};
use std::collections::BTreeSet;
use std::fs;
use tathmini::assessment::{Assessment, Change, EntryId, Reading};
use tathmini::store::{self, Remark, StoreError, scan};
use tathmini::workshop::Workshop;

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

/// The place of a change in the list of all; a new one does not compile without a place.
fn place(change: &Change) -> usize {
    match change {
        Change::Created(_) => 0,
        Change::Answered { .. } => 1,
        Change::Withdrawn { .. } => 2,
        Change::Graded { .. } => 3,
        Change::Trusted { .. } => 4,
        Change::Noted { .. } => 5,
        Change::Marked { .. } => 6,
        Change::Targeted { .. } => 7,
        Change::Listed { .. } => 8,
        Change::Struck { .. } => 9,
        Change::Became { .. } => 10,
        Change::Classified { .. } => 11,
        Change::Undone { .. } => 12,
        Change::Redone { .. } => 13,
        Change::Rated { .. } => 14,
        Change::Convened { .. } => 15,
        Change::Sealed { .. } => 16,
        Change::Revealed { .. } => 17,
        Change::Counted { .. } => 18,
        Change::Decided { .. } => 19,
        Change::Sat { .. } => 20,
        Change::Drafted { .. } => 21,
        Change::Worded { .. } => 22,
        Change::Planned { .. } => 23,
        Change::Limited { .. } => 24,
        Change::Approved(_) => 25,
        Change::Reopened { .. } => 26,
    }
}

#[test]
fn the_lines_in_the_documentation_are_a_journal_with_every_change() {
    let page = include_str!("../../docs/storage.md");
    let lines: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with(r#"{"check":""#) && !line.contains('<'))
        .collect();
    let text = lines.join("\n");
    let scan = scan(text.as_bytes());
    assert_eq!(scan.remarks, []);
    assert_eq!(scan.entries.len(), lines.len());
    let described: BTreeSet<usize> =
        scan.entries.iter().map(|entry| place(&entry.change)).collect();
    assert_eq!(described, (0..27).collect());
    for (entry, line) in scan.entries.iter().zip(&lines) {
        let written = store::write_line(entry).unwrap();
        assert_eq!(String::from_utf8(written).unwrap().trim_end(), *line);
    }
    let assessment = Assessment::replay(scan.entries);
    assert!(assessment.given(&"LEG-01".into(), Reading::Own).is_none(), "withdrawn, after all");
    assert_eq!(assessment.listed().len(), 7);
    let workshop = Workshop::all(&assessment).remove(0);
    assert_eq!(workshop.first_ballots(|_| true).units, [[Some(3), Some(1)], [None, None]]);
}
