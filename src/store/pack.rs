//! A pack as it is found: an ordinary zip file from anywhere, believed only
//! when everything about it was checked.
//!
//! Promises: a name that is not one of a pack's is refused, so that nothing can
//! lead out of a folder; links, encrypted and doubled names are refused; sizes
//! are held to their bounds as declared and again as counted; every file has
//! the hash that the manifest gives, and the whole the hash in its seal. One
//! changed byte anywhere is noticed.

use super::error::{PackFault, StoreError};
use super::evidence::{self, LARGEST_EVIDENCE};
use super::folder::{
    EVIDENCE, JOURNAL, LARGEST_QUESTIONNAIRE, QUESTIONNAIRE, language_of, open_bounded,
};
use super::hash::{Hash, is_sha256, sha256};
use super::keys::{KEY_FILES, KeyFiles, LARGEST_KEY};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use zip::CompressionMethod;
use zip::read::{ArchiveOffset, Config, ZipArchive};

pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const PAGE: &str = "answers.html";
/// The format of packs that is written.
pub(super) const PACK_FORMAT: u32 = 1;

/// The zip's comment: this, and the hash of every byte before the hash.
pub(super) const SEAL: &[u8] = b"tathmini pack, SHA-256 of all bytes before: ";
pub(super) const SEAL_LENGTH: usize = SEAL.len() + 64;

/// The largest pack, in bytes.
const LARGEST_PACK: u64 = 4 << 30;
/// The most files in a pack.
const MOST_FILES: usize = 10_000;
/// The largest manifest.
const LARGEST_MANIFEST: u64 = 4 << 20;
/// The largest journal and the largest page of answers in a pack.
pub(super) const LARGEST_TEXT: u64 = 64 << 20;
/// All files together may have this many times the pack's own bytes, beyond
/// one largest text. Evidence is packed as it is, so an honest pack needs less.
const EXPANSION: u64 = 16;

/// What a pack holds, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// The version of this format.
    pub(super) tathmini_pack: u32,
    pub(super) assessment: String,
    pub(super) questionnaire: String,
    pub(super) version: String,
    /// The areas it was cut down to; empty for the whole.
    pub(super) areas: Vec<String>,
    /// Every other file, by name.
    pub(super) files: Vec<Packed>,
}

/// One file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Packed {
    pub(super) name: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

/// A pack that was checked.
pub(super) struct Pack {
    pub(super) path: PathBuf,
    pub(super) manifest: Manifest,
    pub(super) journal: Vec<u8>,
    pub(super) questionnaire: Vec<u8>,
    pub(super) translations: BTreeMap<String, Vec<u8>>,
    /// Those of the key, where it is encrypted.
    pub(super) key_files: KeyFiles,
    archive: ZipArchive<File>,
}

impl Pack {
    /// Whether a file begins as a zip file does.
    pub(super) fn begins(path: &Path) -> Result<bool, StoreError> {
        let mut start = Vec::new();
        let file = open_bounded(path, LARGEST_PACK)?;
        file.take(4).read_to_end(&mut start).map_err(StoreError::at(path))?;
        Ok(start == b"PK\x03\x04")
    }

    /// Opens and checks a pack.
    ///
    /// # Errors
    ///
    /// [`StoreError::Pack`] with what is wrong with it.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let mut file = open_bounded(path, LARGEST_PACK)?;
        let length = file.metadata().map_err(StoreError::at(path))?.len();
        let sealed = is_sealed(&mut file, length, path)?;
        Self::checked(file, length, sealed, path)
            .map_err(|source| StoreError::Pack { path: path.to_owned(), source })
    }

    fn checked(file: File, length: u64, sealed: bool, path: &Path) -> Result<Self, PackFault> {
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let mut archive = ZipArchive::with_config(config, file).map_err(not_a_zip)?;
        if !sealed && !archive.comment().is_empty() {
            return Err(PackFault::SealBroken);
        }
        let names = names(&mut archive, length)?;
        let manifest = whole(&mut archive, MANIFEST, LARGEST_MANIFEST)?;
        let manifest = read_manifest(&manifest)?;
        let listed: BTreeSet<&str> = manifest.files.iter().map(|file| &*file.name).collect();
        if listed.len() != manifest.files.len() {
            return Err(PackFault::SameName);
        }
        if let Some(name) =
            names.iter().find(|name| *name != MANIFEST && !listed.contains(&***name))
        {
            return Err(PackFault::NotListed { name: name.clone() });
        }
        let mut pack = Self {
            path: path.to_owned(),
            journal: Vec::new(),
            questionnaire: Vec::new(),
            translations: BTreeMap::new(),
            key_files: KeyFiles::new(),
            archive,
            manifest,
        };
        let is_sealed = KEY_FILES.iter().any(|name| names.contains(*name));
        for packed in &pack.manifest.files {
            if !names.contains(&packed.name) {
                return Err(PackFault::Missing { name: packed.name.clone() });
            }
            let bytes = check(&mut pack.archive, packed, is_sealed)?;
            match packed.name.as_str() {
                JOURNAL => pack.journal = bytes,
                QUESTIONNAIRE => pack.questionnaire = bytes,
                name => {
                    if let Some(known) = KEY_FILES.into_iter().find(|known| *known == name) {
                        pack.key_files.insert(known, bytes);
                    } else if let Some(code) = language_of(name) {
                        pack.translations.insert(code.to_owned(), bytes);
                    }
                }
            }
        }
        for name in [JOURNAL, QUESTIONNAIRE] {
            if !names.contains(name) {
                return Err(PackFault::Missing { name: name.to_owned() });
            }
        }
        Ok(pack)
    }

    /// Whether it has an evidence file of this name.
    pub(super) fn offers(&self, name: &str) -> bool {
        self.archive.index_for_name(&evidence_name(name)).is_some()
    }

    /// Hands the evidence file of this name to a reader of it.
    pub(super) fn with_evidence<T>(
        &mut self,
        name: &str,
        take: impl FnOnce(&mut dyn Read, &Path) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let name = evidence_name(name);
        let path = self.path.clone();
        let mut file = self
            .archive
            .by_name(&name)
            .map_err(|error| StoreError::Pack { path: path.clone(), source: not_a_zip(error) })?;
        take(&mut file, &path)
    }
}

/// The name of an evidence file in a pack.
pub(super) fn evidence_name(sha256: &str) -> String {
    format!("{EVIDENCE}/{sha256}")
}

fn not_a_zip(error: zip::result::ZipError) -> PackFault {
    PackFault::NotAZip(error.to_string())
}

/// Whether the pack ends with its seal. A seal that is broken is an error; a
/// pack that was zipped anew by hand has none, and is held to its manifest.
fn is_sealed(file: &mut File, length: u64, path: &Path) -> Result<bool, StoreError> {
    let at = StoreError::at;
    let Some(start) = length.checked_sub(SEAL_LENGTH as u64) else { return Ok(false) };
    let mut seal = Vec::new();
    file.seek(SeekFrom::Start(start)).map_err(at(path))?;
    file.by_ref().take(SEAL_LENGTH as u64).read_to_end(&mut seal).map_err(at(path))?;
    file.seek(SeekFrom::Start(0)).map_err(at(path))?;
    let Some(digits) = seal.strip_prefix(SEAL) else { return Ok(false) };
    let found = seal_of(file, length).map_err(at(path))?;
    file.seek(SeekFrom::Start(0)).map_err(at(path))?;
    if found.as_bytes() == digits {
        return Ok(true);
    }
    Err(StoreError::Pack { path: path.to_owned(), source: PackFault::SealBroken })
}

/// The hash that belongs at the end of a pack of this length.
pub(super) fn seal_of(file: &mut impl Read, length: u64) -> io::Result<String> {
    let mut hash = Hash::default();
    let mut from = file.take(length.saturating_sub(64));
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return Ok(hash.finish());
        }
        hash.add(&piece[..read]);
    }
}

/// Every name, once everything that the archive says about its files is in bounds.
fn names(archive: &mut ZipArchive<File>, length: u64) -> Result<BTreeSet<String>, PackFault> {
    let files = archive.len();
    if files > MOST_FILES {
        return Err(PackFault::TooManyFiles { files, limit: MOST_FILES });
    }
    if archive.has_duplicate_names() {
        return Err(PackFault::SameName);
    }
    let mut names = BTreeSet::new();
    let mut together = 0_u64;
    for index in 0..files {
        let entry = archive.by_index_data(index).map_err(not_a_zip)?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let Some(limit) = limit(&name) else { return Err(PackFault::StrangeName { name }) };
        if entry.is_symlink() || entry.is_dir() || entry.encrypted() {
            return Err(PackFault::NotPlain { name });
        }
        if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(PackFault::StrangeCompression { name });
        }
        if entry.size() > limit {
            return Err(PackFault::TooLarge { name, bytes: entry.size(), limit });
        }
        together = together.saturating_add(entry.size());
        names.insert(name);
    }
    let limit = LARGEST_TEXT.saturating_add(length.saturating_mul(EXPANSION));
    if together > limit {
        return Err(PackFault::TooLargeTogether { bytes: together, limit });
    }
    if archive.has_overlapping_entries().map_err(not_a_zip)? {
        return Err(PackFault::Overlap);
    }
    Ok(names)
}

/// The largest size of a file of this name; `None` for one that no pack has.
fn limit(name: &str) -> Option<u64> {
    Some(match name {
        MANIFEST => LARGEST_MANIFEST,
        JOURNAL | PAGE => LARGEST_TEXT,
        QUESTIONNAIRE => LARGEST_QUESTIONNAIRE,
        name if KEY_FILES.contains(&name) => LARGEST_KEY,
        name if language_of(name).is_some() => LARGEST_QUESTIONNAIRE,
        name => {
            let evidence = name.strip_prefix(EVIDENCE)?.strip_prefix('/')?;
            is_sha256(evidence).then_some(LARGEST_EVIDENCE)?
        }
    })
}

fn read_manifest(bytes: &[u8]) -> Result<Manifest, PackFault> {
    #[derive(Deserialize)]
    struct Version {
        tathmini_pack: u32,
    }
    let faulty = |error: serde_json::Error| PackFault::Manifest(error.to_string());
    let Version { tathmini_pack: format } = serde_json::from_slice(bytes).map_err(faulty)?;
    if format > PACK_FORMAT {
        return Err(PackFault::Newer { format });
    }
    serde_json::from_slice(bytes).map_err(faulty)
}

/// A file's bytes, of which there may not be more than this.
fn whole(archive: &mut ZipArchive<File>, name: &str, limit: u64) -> Result<Vec<u8>, PackFault> {
    let file = archive.by_name(name).map_err(|error| match error {
        zip::result::ZipError::FileNotFound => PackFault::Missing { name: name.to_owned() },
        other => not_a_zip(other),
    })?;
    let mut bytes = Vec::new();
    let damaged = |_| PackFault::Damaged { name: name.to_owned() };
    file.take(limit + 1).read_to_end(&mut bytes).map_err(damaged)?;
    if bytes.len() as u64 > limit {
        let (name, bytes) = (name.to_owned(), bytes.len() as u64);
        return Err(PackFault::TooLarge { name, bytes, limit });
    }
    Ok(bytes)
}

/// Checks a file against the manifest. Evidence is only read through, never
/// held in memory; of everything else the bytes come back. A sealed evidence
/// file is named by its folder's key, not by its own bytes.
fn check(
    archive: &mut ZipArchive<File>,
    packed: &Packed,
    is_sealed: bool,
) -> Result<Vec<u8>, PackFault> {
    let damaged = || PackFault::Damaged { name: packed.name.clone() };
    if packed.name.starts_with(EVIDENCE) {
        let file = archive.by_name(&packed.name).map_err(not_a_zip)?;
        let counted = file.size();
        let found = evidence::hash(file.take(packed.bytes + 1), Path::new(&packed.name))
            .map_err(|_| damaged())?;
        let whole = counted == packed.bytes
            && found == packed.sha256
            && (is_sealed || evidence_name(&found) == packed.name);
        return if whole { Ok(Vec::new()) } else { Err(damaged()) };
    }
    let bytes = whole(archive, &packed.name, packed.bytes)?;
    if bytes.len() as u64 == packed.bytes && sha256(&bytes) == packed.sha256 {
        return Ok(bytes);
    }
    Err(damaged())
}
