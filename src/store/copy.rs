//! One copy of an assessment, wherever it lies: a folder, a pack, or a journal
//! that a synced folder set aside. Read only; nothing in it is touched.

use super::error::{PackFault, StoreError};
use super::evidence::{self, EvidenceCheck};
use super::folder::{
    FORMAT, JOURNAL, LARGEST_FILE, LARGEST_QUESTIONNAIRE, QUESTIONNAIRE, read_bounded,
    read_translations, refuse_without_journal,
};
use super::hash::{is_sha256, sha256};
use super::keys::{self, KeyFiles, Keys};
use super::line::{self, is_sealed, line_in, line_of};
use super::pack::Pack;
use super::scan::{Remark, Scan, scan_with};
use super::seal::{Seal, is_damage};
use super::state;
use crate::assessment::{Assessment, Change, Entry, Head, Item};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

/// An entry with its bytes as they were written: a joined journal holds these,
/// not what this version would write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) entry: Entry,
    pub(super) json: Vec<u8>,
    /// What stands in its line in the place of these bytes, in an encrypted copy.
    sealed: Option<Vec<u8>>,
}

impl Written {
    /// Entries with their bytes, in replay order.
    pub(super) fn in_order(
        entries: Vec<Entry>,
        records: Vec<Cow<'_, [u8]>>,
        lines: &[&[u8]],
    ) -> Vec<Self> {
        let mut written: Vec<Self> = entries
            .into_iter()
            .zip(records)
            .zip(lines)
            .map(|((entry, json), line)| Self {
                entry,
                json: json.into_owned(),
                sealed: is_sealed(line).then(|| line.to_vec()),
            })
            .collect();
        written.sort_by(|a, b| a.entry.order().cmp(&b.entry.order()));
        written
    }

    /// Its line in this journal, with this key.
    fn line(&self, seal: Option<&Seal>, journal: &Path) -> Result<Vec<u8>, StoreError> {
        let same = |record: &&Vec<u8>| seal.is_some_and(|seal| seal.open(record).is_some());
        match self.sealed.as_ref().filter(same) {
            Some(record) => Ok(line_of(record)),
            None => line_in(&self.json, seal, journal),
        }
    }

    /// Their lines.
    ///
    /// # Errors
    ///
    /// [`StoreError::EntryTooLong`] where one is too long to be sealed.
    pub(super) fn lines(
        written: &[Self],
        seal: Option<&Seal>,
        journal: &Path,
    ) -> Result<Vec<u8>, StoreError> {
        written.iter().try_fold(Vec::new(), |mut whole, one| {
            whole.extend(one.line(seal, journal)?);
            Ok(whole)
        })
    }
}

/// A copy as read.
pub struct Copy {
    /// Where it lies.
    pub path: PathBuf,
    /// What is damaged or unfinished in it.
    pub remarks: Vec<Remark>,
    /// In replay order.
    pub(super) written: Vec<Written>,
    pub(super) questionnaire: Vec<u8>,
    pub(super) translations: BTreeMap<String, Vec<u8>>,
    /// The areas it was cut down to; empty for the whole.
    pub(super) areas: Vec<String>,
    /// Its key, where it is encrypted.
    pub(super) seal: Option<Seal>,
    /// The files of the key.
    pub(super) key_files: KeyFiles,
    /// Packed, it is not encrypted any more.
    pub(super) opened: bool,
    source: Source,
}

/// Where its evidence lies.
enum Source {
    /// A journal alone.
    Nowhere,
    Folder,
    Pack(Box<Pack>),
}

impl Copy {
    /// Reads a copy: a folder, a pack, or a journal file.
    ///
    /// # Errors
    ///
    /// No assessment there; written by a newer version; its questionnaire is
    /// not the one it was made with; an entry of it contradicts another; a
    /// pack that can't be believed; [`StoreError::NeedsKey`] where it is
    /// encrypted. Damaged lines are no error but a remark.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        Self::read_with(path, &mut Keys::default())
    }

    /// The same with keys for an encrypted copy.
    ///
    /// # Errors
    ///
    /// As for [`Copy::read`], and those of the key.
    pub fn read_with(path: &Path, keys: &mut Keys) -> Result<Self, StoreError> {
        if path.is_dir() {
            refuse_without_journal(path)?;
            let journal = read_bounded(&path.join(JOURNAL), LARGEST_FILE)?;
            let key_files = keys::read_files(path)?;
            let seal = keys.of_journal(&journal, &key_files, path)?;
            return Self {
                questionnaire: read_bounded(&path.join(QUESTIONNAIRE), LARGEST_QUESTIONNAIRE)?,
                translations: read_translations(path)?,
                // Beside a readable journal they are the key of nothing.
                key_files: if seal.is_some() { key_files } else { KeyFiles::new() },
                ..Self::bare(path, seal, Source::Folder)
            }
            .filled(&journal);
        }
        if Pack::begins(path)? {
            return Self::of_pack(Pack::open(path)?, keys);
        }
        let journal = read_bounded(path, LARGEST_FILE)?;
        // One that a synced folder set aside lies beside the key.
        let beside = path.parent().map_or_else(|| Ok(KeyFiles::new()), keys::read_files)?;
        let seal = match line::first(&journal) {
            Some(_) => keys.of_journal(&journal, &beside, path)?,
            None => None,
        };
        let copy = Self::bare(path, seal, Source::Nowhere).filled(&journal)?;
        if copy.written.is_empty() {
            return Err(StoreError::NotAnAssessment { folder: path.to_owned() });
        }
        Ok(copy)
    }

    /// The copy in a pack.
    fn of_pack(mut pack: Pack, keys: &mut Keys) -> Result<Self, StoreError> {
        let path = pack.path.clone();
        let journal = std::mem::take(&mut pack.journal);
        let key_files = std::mem::take(&mut pack.key_files);
        let seal = keys.of_journal(&journal, &key_files, &path)?;
        let named = pack.manifest.assessment.clone();
        let copy = Self {
            questionnaire: std::mem::take(&mut pack.questionnaire),
            translations: std::mem::take(&mut pack.translations),
            areas: pack.manifest.areas.clone(),
            key_files,
            ..Self::bare(&path, seal, Source::Pack(Box::new(pack)))
        }
        .filled(&journal)?;
        if copy.head().is_none_or(|head| head.assessment != named) {
            return Err(StoreError::Pack { path, source: PackFault::Journal });
        }
        Ok(copy)
    }

    /// A copy of which nothing was read yet.
    fn bare(path: &Path, seal: Option<Seal>, source: Source) -> Self {
        Self {
            path: path.to_owned(),
            remarks: Vec::new(),
            written: Vec::new(),
            questionnaire: Vec::new(),
            translations: BTreeMap::new(),
            areas: Vec::new(),
            seal,
            key_files: KeyFiles::new(),
            opened: false,
            source,
        }
    }

    /// The copy with what its journal says, checked against the rest.
    fn filled(mut self, journal: &[u8]) -> Result<Self, StoreError> {
        let path = &self.path;
        let Scan { entries, records, lines, mut remarks, not_understood, not_ours, .. } =
            scan_with(journal, self.seal.as_ref());
        if entries.is_empty() && not_ours > 0 {
            return Err(StoreError::KeyLost { path: path.clone() });
        }
        let written = Written::in_order(entries, records, &lines);
        let head = head(&written);
        let format = head.map_or(FORMAT, |head| head.format);
        if format > FORMAT || not_understood > 0 {
            return Err(StoreError::Newer { path: path.clone(), format, not_understood });
        }
        if remarks.iter().any(|remark| matches!(remark, Remark::Contradicts { .. })) {
            return Err(StoreError::Contradicts { path: path.clone(), entry: String::new() });
        }
        match (head, &self.source) {
            (None, _) => remarks.push(Remark::NoHead),
            (Some(_), Source::Nowhere) => {}
            (Some(head), _) => {
                let found = sha256(&self.questionnaire);
                if head.hash != found {
                    let expected = head.hash.clone();
                    let path = path.join(QUESTIONNAIRE);
                    return Err(StoreError::QuestionnaireChanged { path, expected, found });
                }
                if written.iter().any(|written| matches!(written.entry.change, Change::Approved(_)))
                {
                    let entries = written.iter().map(|written| written.entry.clone());
                    let sum = Assessment::replay(entries);
                    remarks.extend(state::check(
                        &written,
                        &sum,
                        &self.questionnaire,
                        &self.translations,
                    )?);
                }
            }
        }
        (self.remarks, self.written) = (remarks, written);
        Ok(self)
    }

    /// The same, to be packed without encryption.
    #[must_use]
    pub fn opened(self) -> Self {
        Self { opened: true, ..self }
    }

    /// Whether it is encrypted.
    pub fn is_sealed(&self) -> bool {
        self.seal.is_some()
    }

    /// The sum of its entries.
    pub fn assessment(&self) -> Assessment {
        Assessment::replay(self.written.iter().map(|written| written.entry.clone()))
    }

    /// The frozen questionnaire; empty for a journal alone.
    pub fn questionnaire(&self) -> &[u8] {
        &self.questionnaire
    }

    /// Its translations, by language code.
    pub fn translations(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.translations
    }

    /// What the entry says that began it, or the last one that led it to a newer
    /// version of its questionnaire, unless these are lost.
    pub(super) fn head(&self) -> Option<&Head> {
        head(&self.written)
    }

    /// The evidence files that its entries name, as far as they are names of files.
    pub(super) fn evidence(&self) -> BTreeSet<&str> {
        evidence_of(self.written.iter().map(|written| &written.entry))
    }

    /// Whether an evidence file lies with it, whole or not.
    pub(super) fn offers(&self, sha256: &str) -> bool {
        match &self.source {
            Source::Nowhere => false,
            Source::Folder => evidence::place(&self.path, sha256, self.seal.as_ref()).is_file(),
            Source::Pack(pack) => pack.offers(&self.evidence_name(sha256)),
        }
    }

    /// The name under which it has the content of this hash.
    pub(super) fn evidence_name(&self, sha256: &str) -> String {
        let sealed = self.seal.as_ref().map(|seal| seal.evidence_name(sha256));
        sealed.unwrap_or_else(|| sha256.to_owned())
    }

    /// Hands what lies in an evidence file, opened, to a reader of it.
    pub(super) fn with_evidence<T>(
        &mut self,
        sha256: &str,
        take: impl FnOnce(&mut dyn Read, &Path) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let seal = self.seal.clone();
        self.with_file(sha256, |file, path| evidence::with(file, path, seal.as_ref(), take))
    }

    /// Hands an evidence file to a reader of it, as it lies there.
    pub(super) fn with_file<T>(
        &mut self,
        sha256: &str,
        take: impl FnOnce(&mut dyn Read, &Path) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let name = self.evidence_name(sha256);
        match &mut self.source {
            Source::Nowhere => Err(StoreError::NotAFile { path: self.path.join(sha256) }),
            Source::Folder => {
                let path = evidence::place(&self.path, sha256, self.seal.as_ref());
                take(&mut evidence::open(&path)?, &path)
            }
            Source::Pack(pack) => pack.with_evidence(&name, take),
        }
    }

    /// Looks at every evidence file that its entries name.
    ///
    /// # Errors
    ///
    /// One of them can't be read.
    pub fn check_evidence(&mut self) -> Result<EvidenceCheck, StoreError> {
        let mut check = EvidenceCheck::default();
        let named: Vec<String> = self.evidence().into_iter().map(str::to_owned).collect();
        for sha256 in named {
            let list = if self.has(&sha256)? {
                &mut check.whole
            } else if self.offers(&sha256) {
                &mut check.damaged
            } else {
                &mut check.missing
            };
            list.push(sha256);
        }
        Ok(check)
    }

    /// Whether an evidence file lies with it, with the content it is named by.
    pub(super) fn has(&mut self, sha256: &str) -> Result<bool, StoreError> {
        if !self.offers(sha256) {
            return Ok(false);
        }
        let found = self.with_evidence(sha256, |file, path| {
            evidence::hash(file, path).map(|found| found == sha256)
        });
        intact(found)
    }

    /// Copies an evidence file into a folder with this key; `false` where it is
    /// not whole.
    pub(super) fn give_evidence(
        &mut self,
        folder: &Path,
        sha256: &str,
        seal: Option<&Seal>,
    ) -> Result<bool, StoreError> {
        intact(
            self.with_evidence(sha256, |file, path| {
                evidence::join(folder, file, path, sha256, seal)
            }),
        )
    }
}

/// A sealed file that does not open is damaged, which is no failure of the system.
fn intact(found: Result<bool, StoreError>) -> Result<bool, StoreError> {
    match found {
        Err(StoreError::Io { source, .. }) if is_damage(&source) => Ok(false),
        found => found,
    }
}

fn head(written: &[Written]) -> Option<&Head> {
    written.iter().rev().find_map(|written| match &written.entry.change {
        Change::Created(head) => Some(head),
        _ => None,
    })
}

/// The evidence files that entries name. What is not the name of such a file
/// is left out: an entry from elsewhere may name any path.
pub(super) fn evidence_of<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeSet<&'a str> {
    entries
        .filter_map(|entry| match &entry.change {
            Change::Listed { item: Item::Document(document), .. } => Some(&*document.sha256),
            _ => None,
        })
        .filter(|name| is_sha256(name))
        .collect()
}
