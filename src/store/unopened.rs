//! An encrypted copy without its key: what is damaged shows also to whom it
//! does not open, and no more than that is claimed.
//!
//! Promises: asks for no key; every line's check is computed, every file of a
//! pack is checked as on unpacking, every key file against its own check.

use super::error::StoreError;
use super::folder::{JOURNAL, LARGEST_FILE, read_bounded};
use super::keys;
use super::pack::Pack;
use super::scan::{Remark, scan};
use std::path::Path;

/// What shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unopened {
    /// Sealed entries that are as they were written, as far as their checks tell.
    pub entries: usize,
    /// Entries that stand readable among them.
    pub readable: usize,
    /// Damaged lines and key files.
    pub remarks: Vec<Remark>,
    /// It is a pack, of which every file has the bytes that were packed.
    pub is_pack: bool,
}

/// Looks at an encrypted folder, pack or journal as far as that needs no key.
///
/// # Errors
///
/// It can't be read, or is a pack that can't be believed.
pub fn look_without_key(path: &Path) -> Result<Unopened, StoreError> {
    let is_pack = path.is_file() && Pack::begins(path)?;
    let (journal, key_files) = if is_pack {
        let pack = Pack::open(path)?;
        (pack.journal, pack.key_files)
    } else {
        let journal = if path.is_dir() { path.join(JOURNAL) } else { path.to_owned() };
        let folder = journal.parent().unwrap_or(path);
        (read_bounded(&journal, LARGEST_FILE)?, keys::read_files(folder)?)
    };
    let scan = scan(&journal);
    let mut remarks = scan.remarks;
    // To a scan without a key the sealed entries are the strange ones.
    remarks.retain(|remark| !matches!(remark, Remark::NotOurs { .. }));
    let damaged = keys::damaged(&key_files).into_iter().map(|name| Remark::KeyDamaged { name });
    remarks.extend(damaged);
    let readable = scan.entries.len() + scan.not_understood;
    Ok(Unopened { entries: scan.not_ours, readable, remarks, is_pack })
}
