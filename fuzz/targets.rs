//! What the fuzzer throws bytes at: one function for each door through which
//! something comes from outside. Each holds its door to more than not to panic:
//! what was read must survive being written and read again.
//!
//! `cargo fuzz` runs them for hours; the test program runs them over the corpus
//! and some thousands of small changes to it.
#![allow(dead_code, reason = "a fuzzing program calls one of them")]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use tathmini::assessment::Assessment;
use tathmini::i18n::Language;
use tathmini::questionnaire::{self, Questionnaire};
use tathmini::score::{Basis, score};
use tathmini::sheet::{Sheet, Wanted};
use tathmini::store::{self, Copy};
use tathmini::workshop::BallotFile;

/// A questionnaire small enough to be scored thousands of times a second.
const SMALL: &[u8] = include_bytes!("../tests/fixtures/sound/scripts.yaml");

fn small() -> &'static Questionnaire {
    static SMALL_ONE: OnceLock<Questionnaire> = OnceLock::new();
    SMALL_ONE.get_or_init(|| questionnaire::read(SMALL).expect("the fixture is sound"))
}

/// A definition: read, or refused with at least one fault, each in the file.
pub fn questionnaire(bytes: &[u8]) {
    match questionnaire::read(bytes) {
        Ok(read) => {
            let scored = score(&read, &Assessment::default(), Basis::Best);
            assert_eq!(scored.whole.score.counts.answered, 0);
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "refused without a reason");
            // YAML ends a line with a carriage return too.
            let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).count();
            for fault in &faults {
                assert!(fault.place.line <= lines + 1, "{fault:?} is outside the file");
            }
        }
    }
}

/// A translation file beside a sound definition, and the same bytes as a PO file.
pub fn translation(bytes: &[u8]) {
    if let Err(faults) = questionnaire::read_translated(SMALL, &[bytes]) {
        assert!(!faults.is_empty(), "refused without a reason");
    }
    if let Ok(file) = questionnaire::from_po(SMALL, None, bytes, Language::Fr) {
        let read = questionnaire::read_translated(SMALL, &[file.as_bytes()]);
        assert!(read.is_ok(), "what we wrote we can't read: {read:?}");
    }
}

/// A journal: every entry that was found is found again when it is written
/// anew, and the sum of them can be scored.
pub fn journal(bytes: &[u8]) {
    let scan = store::scan(bytes);
    assert!(scan.sound <= bytes.len());
    let mut anew = Vec::new();
    for entry in &scan.entries {
        anew.extend(store::write_line(entry).expect("an entry that was read can be written"));
    }
    assert_eq!(store::scan(&anew).entries, scan.entries);
    let assessment = Assessment::replay(scan.entries);
    let _ = score(small(), &assessment, Basis::Best);
}

/// A pack, or whatever is sent in its place.
pub fn pack(bytes: &[u8]) {
    let folder = tempfile::TempDir::new().expect("a folder for the pack");
    let path = folder.path().join("sent.tathmini");
    fs::write(&path, bytes).expect("the pack is written");
    if let Ok(copy) = Copy::read(&path) {
        let _ = score(small(), &copy.assessment(), Basis::Best);
    }
    let left = fs::read_dir(folder.path()).map(Iterator::count).unwrap_or_default();
    assert_eq!(left, 1, "reading a pack left something behind");
}

/// A file of hidden ballots.
pub fn ballots(bytes: &[u8]) {
    let hash = store::sha256(SMALL);
    match BallotFile::read(bytes, small(), &hash) {
        Err(faults) => assert!(!faults.is_empty(), "refused without a reason"),
        Ok(read) => {
            let written = read.write(small(), &hash);
            let again = BallotFile::read(written.as_bytes(), small(), &hash);
            assert_eq!(again.map(|file| file.write(small(), &hash)), Ok(written));
        }
    }
}

/// A table that people filled in, as CSV or as a workbook: what `import` and
/// `record` believe of it. Whatever is refused has its place and a hint, and a
/// row that has a fault is not among the rows.
pub fn table(bytes: &[u8]) {
    const COLUMNS: [&str; 4] = ["country", "date", "question", "answer"];
    for separator in [b',', b';'] {
        let wanted = Wanted { separator, ..Wanted::new(&COLUMNS, &COLUMNS[..3]) };
        match Sheet::open(Path::new("sent"), bytes, &wanted) {
            Err(faults) => {
                assert!(!faults.is_empty(), "refused without a reason");
                assert!(faults.iter().all(|fault| !fault.place.is_empty()));
            }
            Ok((sheet, faults)) => {
                for row in sheet.rows() {
                    assert!(row.number > 1, "the header is no row");
                    let told = row.fault("country", String::new(), "").place;
                    assert!(faults.iter().all(|fault| fault.place != told), "{told} was refused");
                    for needed in &COLUMNS[..3] {
                        assert!(!row.get(needed).is_empty(), "{told} is without its {needed}");
                    }
                }
            }
        }
    }
}
