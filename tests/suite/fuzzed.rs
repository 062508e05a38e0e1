//! The fuzzer's doors under the ordinary test command: the corpus itself, and
//! some thousands of small changes to it, the same on every machine. The long
//! search is `cargo fuzz`; `docs/reliability.md` has its results.

#[path = "../../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Changes tried for each file of the corpus.
const CHANGES: u64 = 400;
/// The same when everything is asked for.
const ALL_CHANGES: u64 = 4_000;

/// Marsaglia's xorshift (2003): enough to choose where a byte is changed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    /// One small change of the kind that disks, mailers and people make.
    fn change(&mut self, bytes: &mut Vec<u8>) {
        const WORDS: [&[u8]; 12] = [
            b"\n",
            b"\0",
            b"\x1b[2J",
            b"-1",
            b"18446744073709551616",
            b"null",
            b"&a [*a,*a]",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            "\u{202e}".as_bytes(),
            b"../../x",
            b"\"\"",
        ];
        let at = self.roll(bytes.len() + 1);
        let end = (at + 1 + self.roll(40)).min(bytes.len());
        match self.roll(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.roll(8),
            1 => drop(bytes.drain(at.min(end)..end)),
            2 => bytes.extend_from_within(at.min(end)..end),
            3 => bytes.truncate(at),
            4 => {
                let other = self.roll(bytes.len());
                if at < bytes.len() && other < bytes.len() {
                    bytes.swap(at, other);
                }
            }
            _ => drop(bytes.splice(at..at, WORDS[self.roll(WORDS.len())].iter().copied())),
        }
    }
}

/// Throws the corpus of a door at it, and changes of it.
fn storm(door: &str, target: fn(&[u8])) {
    let all = std::env::var("TATHMINI_TEST_ALL").is_ok_and(|value| value == "1");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(door);
    let mut files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no file", folder.display());
    for file in files {
        let sound = fs::read(&file).unwrap();
        target(&sound);
        let mut dice = Dice(0x5eed_0000 + u64::try_from(sound.len()).unwrap());
        for round in 0..if all { ALL_CHANGES } else { CHANGES } {
            let mut bytes = sound.clone();
            for _ in 0..=dice.roll(4) {
                dice.change(&mut bytes);
            }
            if catch_unwind(AssertUnwindSafe(|| target(&bytes))).is_err() {
                let kept = std::env::temp_dir().join(format!("tathmini-{door}-{round}"));
                fs::write(&kept, &bytes).unwrap();
                panic!("{}, change {round}: kept in {}", file.display(), kept.display());
            }
        }
    }
}

#[test]
fn no_change_of_a_questionnaire_is_too_much() {
    storm("questionnaire", targets::questionnaire);
}

#[test]
fn no_change_of_a_translation_is_too_much() {
    storm("translation", targets::translation);
}

#[test]
fn no_change_of_a_journal_is_too_much() {
    storm("journal", targets::journal);
}

#[test]
fn no_change_of_a_pack_is_too_much() {
    storm("pack", targets::pack);
}

#[test]
fn no_change_of_a_ballot_file_is_too_much() {
    storm("ballots", targets::ballots);
}

#[test]
fn no_change_of_a_table_is_too_much() {
    storm("table", targets::table);
}
