//! Evidence files, kept by the hash of their content: the same document added
//! twice is one file, and a changed one can't pass for the original.

use super::error::StoreError;
use super::file::{self, Draft};
use super::folder::{EVIDENCE, LARGEST_FILE, open_bounded, within};
use super::hash::Hash;
use std::io::Read;
use std::path::Path;

/// An evidence file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256 of the content: the file's name in `evidence/`.
    pub sha256: String,
    /// The name it had.
    pub file: String,
}

/// Copies a file into the folder. An older copy of the same content is
/// replaced, which heals it if it was damaged.
pub(super) fn keep(folder: &Path, source: &Path) -> Result<Kept, StoreError> {
    let mut from = open_bounded(source, LARGEST_FILE)?;
    let evidence = folder.join(EVIDENCE);
    file::make_folder(&evidence).map_err(StoreError::at(&evidence))?;
    let mut draft =
        Draft::begin(evidence.join("incoming.new")).map_err(StoreError::at(&evidence))?;
    let mut hash = Hash::default();
    let mut piece = vec![0; 1 << 16];
    let mut total = 0;
    loop {
        let read = from.read(&mut piece).map_err(StoreError::at(source))?;
        if read == 0 {
            break;
        }
        total += read as u64;
        within(source, total, LARGEST_FILE)?;
        hash.add(&piece[..read]);
        draft.write(&piece[..read]).map_err(StoreError::at(&evidence))?;
    }
    let sha256 = hash.finish();
    let name = evidence.join(&sha256);
    draft.settle(&name).map_err(StoreError::at(&name))?;
    let file = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Kept { sha256, file })
}
