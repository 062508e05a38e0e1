//! The folder of an assessment, read without touching anything.
//!
//! Works on read-only media, beside a running writer, and on damaged and newer
//! journals: what can be read is read, and the rest is told.

use super::copy::Written;
use super::error::StoreError;
use super::hash::sha256;
use super::keys::{self, Keys};
use super::scan::{Remark, Scan, scan_with};
use super::seal::Seal;
use super::state;
use crate::assessment::{Assessment, Change};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub(super) const JOURNAL: &str = "journal.jsonl";
pub(super) const QUESTIONNAIRE: &str = "questionnaire.yaml";
pub(super) const EVIDENCE: &str = "evidence";
pub(super) const LOCK: &str = "lock";

/// The format of the journal that is written.
pub const FORMAT: u32 = 1;
/// The longest journal, and the longest evidence file, in bytes.
pub const LARGEST_FILE: u64 = 1 << 30;
/// The longest questionnaire or translation, in bytes.
pub const LARGEST_QUESTIONNAIRE: u64 = 16 << 20;

/// A folder as read.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub assessment: Assessment,
    /// The frozen questionnaire, as it is in the folder.
    pub questionnaire: Vec<u8>,
    /// Its SHA-256, as it is in the folder.
    pub hash: String,
    /// Where its translations lie, by language code: one is read, by
    /// [`read_translation`], when it is spoken.
    pub translations: BTreeMap<String, PathBuf>,
    /// What is damaged, unfinished, newer or not as it should be.
    pub remarks: Vec<Remark>,
    /// The folder's key, where it is encrypted.
    pub(super) seal: Option<Seal>,
}

impl Loaded {
    /// Whether the folder is encrypted.
    pub fn is_sealed(&self) -> bool {
        self.seal.is_some()
    }
}

/// What opening for writing needs to know beside.
pub(super) struct Journal {
    pub(super) bytes: Vec<u8>,
    /// Bytes to keep; the rest is a torn tail.
    pub(super) sound: usize,
    pub(super) newline_missing: bool,
    pub(super) not_understood: usize,
}

/// Reads an assessment's folder and changes nothing in it.
///
/// # Errors
///
/// No journal, no questionnaire, a file over its limit, or one that the
/// system does not let be read; [`StoreError::NeedsKey`] where it is encrypted.
/// Damage inside the journal is no error but a remark.
pub fn read(folder: &Path) -> Result<Loaded, StoreError> {
    read_with(folder, &mut Keys::default())
}

/// The bytes of a folder's frozen questionnaire, within their bound.
///
/// # Errors
///
/// As for [`read`].
pub fn read_definition(folder: &Path) -> Result<Vec<u8>, StoreError> {
    read_bounded(&folder.join(QUESTIONNAIRE), LARGEST_QUESTIONNAIRE)
}

/// The same with keys for an encrypted folder.
///
/// # Errors
///
/// As for [`read`], and those of the key: wrong, lost, damaged, too costly.
pub fn read_with(folder: &Path, keys: &mut Keys) -> Result<Loaded, StoreError> {
    Ok(load(folder, keys)?.0)
}

pub(super) fn load(folder: &Path, keys: &mut Keys) -> Result<(Loaded, Journal), StoreError> {
    let bytes = read_journal(folder)?;
    let files = keys::read_files(folder)?;
    let seal = keys.of_journal(&bytes, &files, folder)?;
    let Scan {
        entries,
        records,
        lines,
        mut remarks,
        sound,
        newline_missing,
        not_understood,
        not_ours,
        ..
    } = scan_with(&bytes, seal.as_ref());
    if entries.is_empty() && not_ours > 0 {
        return Err(StoreError::KeyLost { path: folder.to_owned() });
    }
    if seal.is_none() && !files.is_empty() {
        remarks.push(Remark::NotSealed);
    }
    let damaged = keys::damaged(&files).into_iter().map(|name| Remark::KeyDamaged { name });
    remarks.extend(damaged);
    let questionnaire = read_definition(folder)?;
    let translations = translations_in(folder)?;
    let is_approved = entries.iter().any(|entry| matches!(entry.change, Change::Approved(_)));
    let written = match is_approved {
        true => Written::in_order(entries.clone(), records, &lines),
        false => Vec::new(),
    };
    // Only a seal needs their bytes now.
    let sealed = if is_approved { read_translations(folder)? } else { BTreeMap::new() };
    let assessment = Assessment::replay(entries);
    remarks.extend(state::check(&written, &assessment, &questionnaire, &sealed)?);
    let hash = sha256(&questionnaire);
    match assessment.head() {
        None => remarks.push(Remark::NoHead),
        Some(head) => {
            if head.format > FORMAT {
                remarks.push(Remark::Newer { format: head.format });
            }
            if head.hash != hash {
                let (expected, found) = (head.hash.clone(), hash.clone());
                remarks.push(Remark::QuestionnaireChanged { expected, found });
            }
        }
    }
    let journal = Journal { bytes, sound, newline_missing, not_understood };
    Ok((Loaded { assessment, questionnaire, hash, translations, remarks, seal }, journal))
}

/// The bytes of a folder's journal, within their bound.
///
/// # Errors
///
/// As for [`read`].
pub fn read_journal(folder: &Path) -> Result<Vec<u8>, StoreError> {
    refuse_without_journal(folder)?;
    read_bounded(&folder.join(JOURNAL), LARGEST_FILE)
}

/// Refuses a folder without a journal, before anything is made in it.
pub(super) fn refuse_without_journal(folder: &Path) -> Result<(), StoreError> {
    let path = folder.join(JOURNAL);
    match std::fs::metadata(&path) {
        Ok(_) => Ok(()),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Err(StoreError::NotAnAssessment { folder: folder.to_owned() })
        }
        Err(source) => Err(StoreError::Io { path, source }),
    }
}

/// Opens a regular file of at most this many bytes. What is no file is not
/// opened at all: reading a pipe would wait for ever.
pub(super) fn open_bounded(path: &Path, limit: u64) -> Result<File, StoreError> {
    let facts = std::fs::metadata(path).map_err(StoreError::at(path))?;
    if !facts.is_file() {
        return Err(StoreError::NotAFile { path: path.to_owned() });
    }
    within(path, facts.len(), limit)?;
    File::open(path).map_err(StoreError::at(path))
}

pub(super) fn within(path: &Path, bytes: u64, limit: u64) -> Result<(), StoreError> {
    if bytes <= limit {
        return Ok(());
    }
    Err(StoreError::TooLarge { path: path.to_owned(), bytes, limit })
}

/// The file's bytes; one that grows while it is read is held to the limit too.
pub(super) fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let file = open_bounded(path, limit)?;
    // At once: growing would copy and touch the same memory again and again.
    let length = file.metadata().map_or(0, |facts| facts.len()).min(limit);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.take(limit + 1).read_to_end(&mut bytes).map_err(StoreError::at(path))?;
    within(path, bytes.len() as u64, limit)?;
    Ok(bytes)
}

/// The file of a translation.
///
/// # Errors
///
/// It can't be read, or is over [`LARGEST_QUESTIONNAIRE`].
pub fn read_translation(path: &Path) -> Result<Vec<u8>, StoreError> {
    read_bounded(path, LARGEST_QUESTIONNAIRE)
}

/// The files of all translations.
pub(super) fn read_translations(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
    let files = translations_in(folder)?.into_iter();
    files.map(|(language, path)| Ok((language, read_translation(&path)?))).collect()
}

/// Where the translations in a folder lie, by language code.
///
/// # Errors
///
/// As for [`read`].
pub fn translations_in(folder: &Path) -> Result<BTreeMap<String, PathBuf>, StoreError> {
    let mut translations = BTreeMap::new();
    for item in std::fs::read_dir(folder).map_err(StoreError::at(folder))? {
        let name = item.map_err(StoreError::at(folder))?.file_name();
        if let Some(language) = name.to_str().and_then(language_of) {
            translations.insert(language.to_owned(), folder.join(&name));
        }
    }
    Ok(translations)
}

/// Whether a file of this name lies beside a journal to read it by: the
/// definition, a translation, or a key.
pub(super) fn is_part(name: &str) -> bool {
    let is_ours = name.starts_with("questionnaire.") || name.starts_with("key.");
    is_ours && !name.ends_with(".new")
}

/// The language of a translation, by its file name.
pub(super) fn language_of(name: &str) -> Option<&str> {
    let code = name.strip_prefix("questionnaire.")?.strip_suffix(".yaml")?;
    is_language(code).then_some(code)
}

/// The name of a language's translation.
pub(super) fn translation_name(code: &str) -> Result<PathBuf, StoreError> {
    if !is_language(code) {
        return Err(StoreError::NotALanguage { code: code.to_owned() });
    }
    Ok(format!("questionnaire.{code}.yaml").into())
}

/// Letters, digits and hyphens, as language tags have them: no way out of the folder.
fn is_language(code: &str) -> bool {
    (2..=35).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
