//! The bytes of a journal, taken apart: what is good, what is damaged and where.
//!
//! Promises: never panics and never stops early, whatever the bytes are; every
//! record whose check is right is found, also inside a damaged line; every byte
//! that belongs to no record is told of by a remark.

use super::line::{START, is_sealed, verified, verified_start};
use super::seal::Seal;
use crate::assessment::{Entry, EntryId};
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::PathBuf;

/// The highest sequence number that is believed; what every JSON reader holds
/// exactly. No honest copy comes near it, and after one that does no entry
/// could come later.
const HIGHEST_SEQ: u64 = (1 << 53) - 1;

/// What there is to say about a journal beside its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The last line was never finished: the power went while it was written.
    /// Opening for writing cuts these bytes off and keeps them in a file beside.
    Torn { line: usize, bytes: usize, kept_in: Option<PathBuf> },
    /// These lines are damaged. They stay in the file; so many entries could
    /// be saved from them.
    Damaged { first: usize, last: usize, rescued: usize },
    /// So many entries are whole, but written by a newer version in words that
    /// this one does not know. The first of them is in this line.
    NotUnderstood { entries: usize, first: usize },
    /// An entry has the id of an earlier one and says something else; the
    /// earlier one counts. No honest copy writes this.
    Contradicts { line: usize },
    /// So many entries, the first of them in this line, can't be opened with
    /// the folder's key, or are not sealed although the folder is encrypted.
    NotOurs { entries: usize, first: usize },
    /// Key files lie beside the journal, and it is readable: an encryption or a
    /// decryption was interrupted, or the journal was replaced.
    NotSealed,
    /// A file of the folder's key is not as it was written.
    KeyDamaged { name: String },
    /// The journal was begun by a newer version.
    Newer { format: u32 },
    /// The first entry is lost: whose assessment it is, and whether the
    /// questionnaire is the one it was made with, can't be known.
    NoHead,
    /// What stands is not what was approved; so many entries came after the approval.
    NotAsApproved { after: usize },
    /// The questionnaire in the folder is not the one that the assessment was made with.
    QuestionnaireChanged { expected: String, found: String },
}

/// A journal taken apart.
#[derive(Debug, Clone, Default)]
pub struct Scan<'a> {
    /// In the order of the file.
    pub entries: Vec<Entry>,
    /// The bytes of each of them, as they were written, opened.
    pub records: Vec<Cow<'a, [u8]>>,
    /// What stands in the line of each: these bytes, or these sealed.
    pub lines: Vec<&'a [u8]>,
    pub remarks: Vec<Remark>,
    /// Bytes up to the end of the last finished line or, where only its
    /// newline is missing, of the last record. What follows is a torn tail.
    pub sound: usize,
    /// The last record lacks its newline.
    pub newline_missing: bool,
    /// Entries that are whole but in words unknown to this version.
    pub not_understood: usize,
    /// Entries that are whole as they lie there, but can't be opened.
    pub not_ours: usize,
}

/// Takes a journal that is not encrypted apart.
pub fn scan(bytes: &[u8]) -> Scan<'_> {
    scan_with(bytes, None)
}

/// Takes a journal apart that was sealed with this key.
pub fn scan_with<'a>(bytes: &'a [u8], seal: Option<&'a Seal>) -> Scan<'a> {
    let mut scanner = Scanner { seal, ..Scanner::default() };
    for (index, line) in bytes.split_inclusive(|&byte| byte == b'\n').enumerate() {
        scanner.line(index + 1, line);
    }
    let Scanner { mut scan, first_unknown, first_not_ours, .. } = scanner;
    if let Some(first) = first_unknown {
        scan.remarks.push(Remark::NotUnderstood { entries: scan.not_understood, first });
    }
    if let Some(first) = first_not_ours {
        scan.remarks.push(Remark::NotOurs { entries: scan.not_ours, first });
    }
    scan
}

#[derive(Default)]
struct Scanner<'a> {
    scan: Scan<'a>,
    seal: Option<&'a Seal>,
    by_id: HashMap<EntryId, usize>,
    /// The line of the first entry that is not understood.
    first_unknown: Option<usize>,
    /// The line of the first entry that can't be opened.
    first_not_ours: Option<usize>,
    /// Nothing good has come since the last damaged line.
    in_damage: bool,
}

impl<'a> Scanner<'a> {
    fn line(&mut self, number: usize, whole: &'a [u8]) {
        let start = self.scan.sound;
        let cut = whole.strip_suffix(b"\n");
        let line = cut.unwrap_or(whole);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let finished = cut.is_some();
        self.scan.sound = start + whole.len();
        if line.is_empty() {
            if !finished {
                self.tear(number, start, whole.len());
            }
            return;
        }
        if let Some(json) = verified(line) {
            self.record(number, json);
            self.in_damage = false;
            self.scan.newline_missing = !finished;
            return;
        }
        let Rescue { records, end, gapless } = rescue(line);
        for json in &records {
            self.record(number, json);
        }
        if finished {
            self.damage(number, records.len());
        } else {
            if !gapless || records.len() > 1 {
                self.damage(number, records.len());
            }
            self.scan.newline_missing = end > 0;
            self.tear(number, start + end, whole.len() - end);
        }
    }

    /// Takes in one verified record.
    fn record(&mut self, number: usize, record: &'a [u8]) {
        let json = match (self.seal, is_sealed(record)) {
            (None, false) => Some(Cow::Borrowed(record)),
            (Some(seal), true) => seal.open(record).map(Cow::Owned),
            _ => None,
        };
        let Some(json) = json else {
            self.scan.not_ours += 1;
            self.first_not_ours.get_or_insert(number);
            return;
        };
        let entry = match serde_json::from_slice::<Entry>(&json) {
            Ok(entry) if entry.seq <= HIGHEST_SEQ => entry,
            _ => {
                self.scan.not_understood += 1;
                self.first_unknown.get_or_insert(number);
                return;
            }
        };
        match self.by_id.get(&entry.id) {
            None => {
                self.by_id.insert(entry.id.clone(), self.scan.entries.len());
                self.scan.entries.push(entry);
                self.scan.records.push(json);
                self.scan.lines.push(record);
            }
            Some(&known) if self.scan.entries[known] != entry => {
                self.scan.remarks.push(Remark::Contradicts { line: number });
            }
            Some(_) => {}
        }
    }

    /// Damaged lines that follow each other become one remark, so that a file
    /// of nothing but damage does not need more memory than its size.
    fn damage(&mut self, number: usize, more: usize) {
        if let Some(Remark::Damaged { last, rescued, .. }) = self.scan.remarks.last_mut()
            && self.in_damage
        {
            *last = number;
            *rescued += more;
        } else {
            self.scan.remarks.push(Remark::Damaged { first: number, last: number, rescued: more });
        }
        self.in_damage = more == 0;
    }

    fn tear(&mut self, number: usize, sound: usize, bytes: usize) {
        self.scan.sound = sound;
        if bytes == 0 {
            return;
        }
        self.scan.remarks.push(Remark::Torn { line: number, bytes, kept_in: None });
    }
}

/// What could be saved from a damaged line.
struct Rescue<'a> {
    records: Vec<&'a [u8]>,
    /// Where the last good record ends; 0 without one.
    end: usize,
    /// Nothing damaged stands before that.
    gapless: bool,
}

/// Looks for good records inside a damaged line: where a newline was damaged,
/// two good ones stand in one line. Each record reaches at most to the next
/// start, so the work is in proportion to the line's length.
fn rescue(line: &[u8]) -> Rescue<'_> {
    let mut rescue = Rescue { records: Vec::new(), end: 0, gapless: true };
    let mut next = find(line, 0);
    while let Some(start) = next {
        next = find(line, start + START.len());
        let segment = &line[start..next.unwrap_or(line.len())];
        if let Some((json, length)) = verified_start(segment) {
            rescue.gapless &= start == rescue.end;
            rescue.records.push(json);
            rescue.end = start + length;
        }
    }
    rescue
}

/// Where the next record begins.
fn find(line: &[u8], from: usize) -> Option<usize> {
    let found = line.get(from..)?.windows(START.len()).position(|window| window == START)?;
    Some(from + found)
}
