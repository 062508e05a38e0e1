//! One line of the journal: `{"check":"<16 hex>","entry":<the entry>}`.
//!
//! `check` is the first 16 digits of the SHA-256 of exactly the bytes of the
//! entry. In an encrypted folder a text stands in the entry's place, the base64
//! of an age file that holds it. A line is taken apart by its bytes, not by its meaning as JSON: a
//! line that another program has formatted anew is not what was written.

use super::StoreError;
use super::hash::sha256;
use super::seal::Seal;
use crate::assessment::Entry;
use serde::de::IgnoredAny;
use std::path::Path;

/// The longest line that is written or believed, in bytes.
pub const LONGEST_LINE: usize = 4 << 20;

/// How every record begins. No entry holds these bytes: within a JSON text the
/// quotation marks would be escaped, and no change has a field `check`.
pub(super) const START: &[u8] = b"{\"check\":\"";
const MIDDLE: &[u8] = b"\",\"entry\":";
const END: &[u8] = b"}";
/// Hexadecimal digits of a check.
const DIGITS: usize = 16;

/// Whether a record is sealed: a text instead of an entry.
pub(super) fn is_sealed(record: &[u8]) -> bool {
    record.first() == Some(&b'"')
}

/// The first whole record of a journal.
pub(super) fn first(journal: &[u8]) -> Option<&[u8]> {
    let lines = journal.split(|&byte| byte == b'\n');
    lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line)).find_map(verified)
}

/// The first whole record of a journal that is sealed.
pub(super) fn first_sealed(journal: &[u8]) -> Option<&[u8]> {
    let lines = journal.split(|&byte| byte == b'\n');
    let sealed = |line: &&[u8]| line.get(START.len() + DIGITS + MIDDLE.len()) == Some(&b'"');
    let lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(sealed).find_map(verified)
}

/// The line of an entry, with its newline.
pub fn write_line(entry: &Entry) -> Result<Vec<u8>, serde_json::Error> {
    Ok(line_of(&serde_json::to_vec(entry)?))
}

/// The line of an entry for this journal, sealed where the folder is, if it is
/// not too long to be believed later.
pub(super) fn write_entry(
    entry: &Entry,
    seal: Option<&Seal>,
    journal: &Path,
) -> Result<Vec<u8>, StoreError> {
    let json = serde_json::to_vec(entry);
    line_in(&json.map_err(|error| StoreError::at(journal)(error.into()))?, seal, journal)
}

/// The line of an entry's bytes for this journal. Sealing makes it a third
/// longer, so an entry that stood readable may be too long to be sealed.
pub(super) fn line_in(
    json: &[u8],
    seal: Option<&Seal>,
    journal: &Path,
) -> Result<Vec<u8>, StoreError> {
    let line = match seal {
        None => line_of(json),
        Some(seal) => line_of(&seal.close(json).map_err(StoreError::at(journal))?),
    };
    // The newline is no part of what is believed.
    if line.len() > LONGEST_LINE + 1 {
        return Err(StoreError::EntryTooLong { bytes: line.len() - 1, limit: LONGEST_LINE });
    }
    Ok(line)
}

/// The line of an entry's bytes, with its newline.
pub(super) fn line_of(json: &[u8]) -> Vec<u8> {
    let mut line = Vec::with_capacity(START.len() + DIGITS + MIDDLE.len() + json.len() + 2);
    line.extend_from_slice(START);
    line.extend_from_slice(&sha256(json).as_bytes()[..DIGITS]);
    line.extend_from_slice(MIDDLE);
    line.extend_from_slice(json);
    line.extend_from_slice(END);
    line.push(b'\n');
    line
}

/// The entry's bytes of a line (without its newline), if they are those that were written.
pub(super) fn verified(line: &[u8]) -> Option<&[u8]> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    let (check, rest) = line.strip_prefix(START)?.split_at_checked(DIGITS)?;
    let json = rest.strip_prefix(MIDDLE)?.strip_suffix(END)?;
    let whole = sha256(json).as_bytes()[..DIGITS] == *check && std::str::from_utf8(json).is_ok();
    whole.then_some(json)
}

/// The entry's bytes of the record that these bytes begin with, whatever
/// follows it, and the record's length.
pub(super) fn verified_start(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let before = START.len() + DIGITS + MIDDLE.len();
    let rest = bytes.get(before..)?;
    let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let length = before + values.byte_offset() + END.len();
    Some((verified(bytes.get(..length)?)?, length))
}
