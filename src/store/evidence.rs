//! Evidence files, kept by the hash of their content: the same document added
//! twice is one file, and a changed one can't pass for the original.

use super::copy::evidence_of;
use super::error::StoreError;
use super::file::{self, Draft};
use super::folder::{EVIDENCE, LARGEST_FILE, Loaded, open_bounded, within};
use super::hash::Hash;
use super::seal::Seal;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The longest evidence file as it lies there: sealing adds to its content.
pub(super) const LARGEST_EVIDENCE: u64 = LARGEST_FILE + (1 << 20);

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

/// Where the content of this hash lies.
pub(super) fn place(folder: &Path, sha256: &str, seal: Option<&Seal>) -> PathBuf {
    let evidence = folder.join(EVIDENCE);
    seal.map_or_else(|| evidence.join(sha256), |seal| evidence.join(seal.evidence_name(sha256)))
}

/// Hands what lies in an evidence file, opened, to a reader of it.
pub(super) fn with<T>(
    file: impl Read,
    path: &Path,
    seal: Option<&Seal>,
    take: impl FnOnce(&mut dyn Read, &Path) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    match seal {
        None => take(&mut { file }, path),
        Some(seal) => take(&mut seal.reader(file).map_err(StoreError::at(path))?, path),
    }
}

/// Opens an evidence file as it lies there.
pub(super) fn open(path: &Path) -> Result<impl Read + use<>, StoreError> {
    Ok(open_bounded(path, LARGEST_EVIDENCE)?.take(LARGEST_EVIDENCE))
}

/// Copies a file into the folder. An older copy of the same content is
/// replaced, which heals it if it was damaged.
pub(super) fn keep(folder: &Path, source: &Path, seal: Option<&Seal>) -> Result<Kept, StoreError> {
    let from = open_bounded(source, LARGEST_FILE)?;
    let (draft, sha256) = take_in(folder, from, source, seal)?;
    let name = place(folder, &sha256, seal);
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
    seal: Option<&Seal>,
) -> Result<bool, StoreError> {
    let (draft, found) = take_in(folder, from, source, seal)?;
    if found != sha256 {
        return Ok(false);
    }
    let name = place(folder, sha256, seal);
    draft.settle(&name).map_err(StoreError::at(&name))?;
    Ok(true)
}

/// Whether the folder has this file, whole.
pub(super) fn has(folder: &Path, sha256: &str, seal: Option<&Seal>) -> bool {
    let path = place(folder, sha256, seal);
    open(&path)
        .and_then(|file| with(file, &path, seal, |file, path| hash(file, path)))
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
pub fn check_evidence(folder: &Path, loaded: &Loaded) -> EvidenceCheck {
    let mut check = EvidenceCheck::default();
    let seal = loaded.seal.as_ref();
    for sha256 in evidence_of(loaded.assessment.history().into_iter()) {
        let list = if has(folder, sha256, seal) {
            &mut check.whole
        } else if place(folder, sha256, seal).exists() {
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

/// Writes a draft in the evidence folder, sealed where the folder is, and
/// hashes what comes in on the way.
pub(super) fn take_in(
    folder: &Path,
    mut from: impl Read,
    source: &Path,
    seal: Option<&Seal>,
) -> Result<(Draft, String), StoreError> {
    let evidence = folder.join(EVIDENCE);
    let at = || StoreError::at(&evidence);
    file::make_folder(&evidence).map_err(at())?;
    let mut draft = Draft::begin(evidence.join(INCOMING)).map_err(at())?;
    let mut hash = Hash::default();
    let Some(seal) = seal else {
        copy(&mut from, source, |piece| {
            hash.add(piece);
            draft.write(piece).map_err(at())
        })?;
        return Ok((draft, hash.finish()));
    };
    let mut sealed = seal.writer(draft).map_err(at())?;
    copy(&mut from, source, |piece| {
        hash.add(piece);
        sealed.write_all(piece).map_err(at())
    })?;
    Ok((sealed.finish().map_err(at())?, hash.finish()))
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
        within(source, total, LARGEST_EVIDENCE)?;
        take(&piece[..read])?;
    }
}
