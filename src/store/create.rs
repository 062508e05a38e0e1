//! A new assessment's folder. The journal comes last, whole and synced: a
//! crash before that leaves nothing that could pass for an assessment, and
//! the same creation, tried again, goes on over what it finds.

use super::append::stamped;
use super::error::{Holder, StoreError};
use super::evidence::INCOMING;
use super::folder::{
    EVIDENCE, FORMAT, JOURNAL, LARGEST_FILE, LARGEST_QUESTIONNAIRE, LOCK, QUESTIONNAIRE,
    read_bounded, translation_name, within,
};
use super::hash::sha256;
use super::keys::{KEY_FILES, KeyFiles, SealedTo};
use super::lock::Lock;
use super::seal::Seal;
use super::{Ids, file, line};
use crate::assessment::{Assessment, Change, Entry, EntryId, Head, ReplicaId};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is said when an assessment begins. Its unique name, the format and the
/// questionnaire's hash are the store's to add.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// The questionnaire's id and version.
    pub questionnaire: String,
    pub version: String,
    /// ISO 3166-1 alpha-2, or a user-assigned code.
    pub country: String,
    pub country_name: String,
    pub administration: String,
    /// Language of the interview, by code.
    pub language: String,
    /// ISO 8601.
    pub date: String,
    /// To whom it is encrypted; `None`: everybody can read it.
    pub sealed_to: Option<SealedTo>,
}

impl Beginning {
    fn head(&self, assessment: String, questionnaire: &[u8]) -> Head {
        Head {
            format: FORMAT,
            assessment,
            questionnaire: self.questionnaire.clone(),
            version: self.version.clone(),
            hash: sha256(questionnaire),
            country: self.country.clone(),
            country_name: self.country_name.clone(),
            administration: self.administration.clone(),
            language: self.language.clone(),
            date: self.date.clone(),
        }
    }
}

/// A new assessment with what is known of it from the first moment on.
#[derive(Debug)]
pub struct Whole<'w> {
    pub beginning: &'w Beginning,
    pub questionnaire: &'w [u8],
    /// By language code.
    pub translations: &'w BTreeMap<String, Vec<u8>>,
    /// Changes, each with its reason.
    pub changes: Vec<(Change, Option<String>)>,
}

/// Makes the folder, and hands over its lock, the copy that wrote its
/// entries, and the key where it is encrypted.
pub(super) fn create(
    folder: &Path,
    whole: Whole<'_>,
    holder: &Holder,
    ids: &mut Ids,
) -> Result<(Lock, ReplicaId, Option<Seal>), StoreError> {
    let seal = whole.beginning.sealed_to.as_ref().map(|_| Seal::generate());
    let key_files = match (&whole.beginning.sealed_to, &seal) {
        (Some(to), Some(seal)) => to.files(seal).map_err(StoreError::at(folder))?,
        _ => KeyFiles::new(),
    };
    let mut files = vec![(PathBuf::from(QUESTIONNAIRE), whole.questionnaire)];
    files.extend(key_files.iter().map(|(name, bytes)| (PathBuf::from(name), bytes.as_slice())));
    for (code, text) in whole.translations {
        files.push((translation_name(code)?, text));
    }
    for (name, bytes) in &files {
        within(&folder.join(name), bytes.len() as u64, LARGEST_QUESTIONNAIRE)?;
    }
    let replica = ReplicaId::from(ids.next().as_str());
    let first = Entry {
        id: EntryId::from(ids.next().as_str()),
        replica: replica.clone(),
        seq: 1,
        base: Vec::new(),
        at: holder.since.clone(),
        by: holder.by.clone(),
        why: None,
        change: Change::Created(whole.beginning.head(ids.next(), whole.questionnaire)),
    };
    let journal = folder.join(JOURNAL);
    let mut lines = line::write_entry(&first, seal.as_ref(), &journal)?;
    let mut known = Assessment::replay([first]);
    for (change, why) in whole.changes {
        let entry = stamped(&known, ids, replica.clone(), change, why, &holder.by, &holder.since);
        lines.extend(line::write_entry(&entry, seal.as_ref(), &journal)?);
        known.apply(entry);
    }
    within(&journal, lines.len() as u64, LARGEST_FILE)?;
    let lock = begin(folder, &files, &[], holder)?;
    file::write_whole(&journal, &lines).map_err(StoreError::at(&journal))?;
    Ok((lock, replica, seal))
}

/// Whether a new assessment without evidence can be made here: there is no such
/// folder, or an empty one, or one that its interrupted creation left.
pub fn is_room(
    folder: &Path,
    questionnaire: &[u8],
    translations: &BTreeMap<String, Vec<u8>>,
) -> bool {
    let mut files = vec![(PathBuf::from(QUESTIONNAIRE), questionnaire)];
    for (code, text) in translations {
        files.extend(translation_name(code).map(|name| (name, text.as_slice())));
    }
    !folder.exists() || refuse_strangers(folder, &files, &[]).is_ok()
}

/// Makes the folder with its questionnaire and translations, and locks it.
pub(super) fn begin(
    folder: &Path,
    files: &[(PathBuf, &[u8])],
    evidence: &[String],
    holder: &Holder,
) -> Result<Lock, StoreError> {
    file::make_folder(folder).map_err(StoreError::at(folder))?;
    refuse_strangers(folder, files, evidence)?;
    let lock = Lock::take(folder, holder)?;
    refuse_strangers(folder, files, evidence)?;
    for (name, bytes) in files {
        let path = folder.join(name);
        file::write_whole(&path, bytes).map_err(StoreError::at(&path))?;
    }
    let evidence = folder.join(EVIDENCE);
    file::make_folder(&evidence).map_err(StoreError::at(&evidence))?;
    Ok(lock)
}

/// Refuses a folder that holds anything but what an interrupted creation of
/// this very assessment leaves behind.
pub(super) fn refuse_strangers(
    folder: &Path,
    files: &[(PathBuf, &[u8])],
    evidence: &[String],
) -> Result<(), StoreError> {
    for item in std::fs::read_dir(folder).map_err(StoreError::at(folder))? {
        let name = PathBuf::from(item.map_err(StoreError::at(folder))?.file_name());
        let path = folder.join(&name);
        let ours = files.iter().find(|(file, _)| *file == name);
        let is_draft = files
            .iter()
            .map(|(file, _)| file.as_path())
            .chain([Path::new(JOURNAL)])
            .any(|file| file::draft_name(file) == name);
        let known = is_draft
            || name == Path::new(LOCK)
            || name == Path::new(EVIDENCE) && holds_only(&path, evidence)
            || ours.is_some_and(|(file, bytes)| {
                // Each try to begin an encrypted assessment has a key of its own.
                KEY_FILES.iter().any(|name| Path::new(name) == file)
                    || read_bounded(&path, LARGEST_QUESTIONNAIRE).is_ok_and(|found| found == *bytes)
            });
        if !known {
            return Err(StoreError::NotEmpty { folder: folder.to_owned() });
        }
    }
    Ok(())
}

/// Whether a folder of evidence holds nothing but these files, or one of them in the making.
fn holds_only(folder: &Path, evidence: &[String]) -> bool {
    let ours = |name: &str| name == INCOMING || evidence.iter().any(|known| known == name);
    std::fs::read_dir(folder).is_ok_and(|mut items| {
        items.all(|item| item.is_ok_and(|item| item.file_name().to_str().is_some_and(ours)))
    })
}
