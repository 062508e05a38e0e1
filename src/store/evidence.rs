//! Evidence files, kept by the hash of their content: the same document added
//! twice is one file, and a changed one can't pass for the original.

use super::copy::evidence_of;
use super::error::StoreError;
use super::file::{self, Draft};
use super::folder::{EVIDENCE, LARGEST_FILE, open_bounded, within};
use super::hash::Hash;
use crate::assessment::Assessment;
use std::io::Read;
use std::path::Path;

/// The draft of a file that is being taken in.
pub(super) const INCOMING: &str = "incoming.new";

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
    let from = open_bounded(source, LARGEST_FILE)?;
    let (draft, sha256) = take_in(folder, from, source)?;
    let name = folder.join(EVIDENCE).join(&sha256);
    draft.settle(&name).map_err(StoreError::at(&name))?;
    let file = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Kept { sha256, file })
}

/// Takes in a file of another copy, if its content has the hash it is named by.
pub(super) fn join(
    folder: &Path,
    from: impl Read,
    source: &Path,
    sha256: &str,
) -> Result<bool, StoreError> {
    let (draft, found) = take_in(folder, from, source)?;
    if found != sha256 {
        return Ok(false);
    }
    let name = folder.join(EVIDENCE).join(sha256);
    draft.settle(&name).map_err(StoreError::at(&name))?;
    Ok(true)
}

/// Whether the folder has this file, whole.
pub(super) fn has(folder: &Path, sha256: &str) -> bool {
    open_bounded(&folder.join(EVIDENCE).join(sha256), LARGEST_FILE)
        .and_then(|file| hash(file, folder))
        .is_ok_and(|found| found == sha256)
}

/// The evidence files that an assessment's entries name, by how they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvidenceCheck {
    pub whole: Vec<String>,
    pub missing: Vec<String>,
    pub damaged: Vec<String>,
}

/// Looks at every evidence file that is named.
pub fn check_evidence(folder: &Path, assessment: &Assessment) -> EvidenceCheck {
    let mut check = EvidenceCheck::default();
    for sha256 in evidence_of(assessment.history().into_iter()) {
        let list = if has(folder, sha256) {
            &mut check.whole
        } else if folder.join(EVIDENCE).join(sha256).exists() {
            &mut check.damaged
        } else {
            &mut check.missing
        };
        list.push(sha256.to_owned());
    }
    check
}

/// The hash of what is read, to its end.
pub(super) fn hash(mut from: impl Read, source: &Path) -> Result<String, StoreError> {
    let mut hash = Hash::default();
    copy(&mut from, source, |piece| {
        hash.add(piece);
        Ok(())
    })?;
    Ok(hash.finish())
}

/// Writes a draft in the evidence folder and hashes it on the way.
fn take_in(
    folder: &Path,
    mut from: impl Read,
    source: &Path,
) -> Result<(Draft, String), StoreError> {
    let evidence = folder.join(EVIDENCE);
    file::make_folder(&evidence).map_err(StoreError::at(&evidence))?;
    let mut draft = Draft::begin(evidence.join(INCOMING)).map_err(StoreError::at(&evidence))?;
    let mut hash = Hash::default();
    copy(&mut from, source, |piece| {
        hash.add(piece);
        draft.write(piece).map_err(StoreError::at(&evidence))
    })?;
    Ok((draft, hash.finish()))
}

/// Hands over what is read piece by piece, up to the limit.
fn copy(
    from: &mut impl Read,
    source: &Path,
    mut take: impl FnMut(&[u8]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut piece = vec![0; 1 << 16];
    let mut total = 0;
    loop {
        let read = from.read(&mut piece).map_err(StoreError::at(source))?;
        if read == 0 {
            return Ok(());
        }
        total += read as u64;
        within(source, total, LARGEST_FILE)?;
        take(&piece[..read])?;
    }
}
