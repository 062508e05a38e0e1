//! One copy of an assessment, wherever it lies: a folder, a pack, or a journal
//! that a synced folder set aside. Read only; nothing in it is touched.

use super::error::{PackFault, StoreError};
use super::evidence::{self, EvidenceCheck};
use super::folder::{
    EVIDENCE, FORMAT, JOURNAL, LARGEST_FILE, LARGEST_QUESTIONNAIRE, QUESTIONNAIRE, open_bounded,
    read_bounded, read_translations, refuse_without_journal,
};
use super::hash::{is_sha256, sha256};
use super::line::line_of;
use super::pack::Pack;
use super::scan::{Remark, Scan, scan};
use super::state;
use crate::assessment::{Assessment, Change, Entry, Head, Item};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Take};
use std::path::{Path, PathBuf};

/// An entry with its bytes as they were written: a joined journal holds these,
/// not what this version would write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) entry: Entry,
    pub(super) json: Vec<u8>,
}

impl Written {
    pub(super) fn line(&self) -> Vec<u8> {
        line_of(&self.json)
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
    /// pack that can't be believed. Damaged lines are no error but a remark.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        if path.is_dir() {
            refuse_without_journal(path)?;
            let journal = read_bounded(&path.join(JOURNAL), LARGEST_FILE)?;
            let questionnaire = read_bounded(&path.join(QUESTIONNAIRE), LARGEST_QUESTIONNAIRE)?;
            let translations = read_translations(path)?;
            return Self::of(path, &journal, questionnaire, translations, Source::Folder);
        }
        let mut start = Vec::new();
        let file = open_bounded(path, LARGEST_FILE)?;
        file.take(4).read_to_end(&mut start).map_err(StoreError::at(path))?;
        if start == b"PK\x03\x04" {
            return Self::of_pack(Pack::open(path)?);
        }
        let journal = read_bounded(path, LARGEST_FILE)?;
        let copy = Self::of(path, &journal, Vec::new(), BTreeMap::new(), Source::Nowhere)?;
        if copy.written.is_empty() {
            return Err(StoreError::NotAnAssessment { folder: path.to_owned() });
        }
        Ok(copy)
    }

    /// The copy in a pack.
    pub(super) fn of_pack(mut pack: Pack) -> Result<Self, StoreError> {
        let path = pack.path.clone();
        let (journal, questionnaire) =
            (std::mem::take(&mut pack.journal), std::mem::take(&mut pack.questionnaire));
        let translations = std::mem::take(&mut pack.translations);
        let (areas, named) = (pack.manifest.areas.clone(), pack.manifest.assessment.clone());
        let source = Source::Pack(Box::new(pack));
        let copy = Self::of(&path, &journal, questionnaire, translations, source)?;
        if copy.head().is_none_or(|head| head.assessment != named) {
            return Err(StoreError::Pack { path, source: PackFault::Journal });
        }
        Ok(Self { areas, ..copy })
    }

    fn of(
        path: &Path,
        journal: &[u8],
        questionnaire: Vec<u8>,
        translations: BTreeMap<String, Vec<u8>>,
        source: Source,
    ) -> Result<Self, StoreError> {
        let Scan { entries, records, mut remarks, not_understood, .. } = scan(journal);
        let written = state::in_order(&entries, &records);
        let head = head(&written);
        let format = head.map_or(FORMAT, |head| head.format);
        if format > FORMAT || not_understood > 0 {
            return Err(StoreError::Newer { path: path.to_owned(), format, not_understood });
        }
        if remarks.iter().any(|remark| matches!(remark, Remark::Contradicts { .. })) {
            return Err(StoreError::Contradicts { path: path.to_owned(), entry: String::new() });
        }
        match (head, &source) {
            (None, _) => remarks.push(Remark::NoHead),
            (Some(_), Source::Nowhere) => {}
            (Some(head), _) => {
                let found = sha256(&questionnaire);
                if head.hash != found {
                    let expected = head.hash.clone();
                    let path = path.join(QUESTIONNAIRE);
                    return Err(StoreError::QuestionnaireChanged { path, expected, found });
                }
                if written.iter().any(|written| matches!(written.entry.change, Change::Approved(_)))
                {
                    let entries = written.iter().map(|written| written.entry.clone());
                    let sum = Assessment::replay(entries);
                    remarks.extend(state::check(&written, &sum, &questionnaire, &translations)?);
                }
            }
        }
        let (path, areas) = (path.to_owned(), Vec::new());
        Ok(Self { path, remarks, written, questionnaire, translations, areas, source })
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
            Source::Folder => self.path.join(EVIDENCE).join(sha256).is_file(),
            Source::Pack(pack) => pack.offers(sha256),
        }
    }

    /// Hands an evidence file to a reader of it.
    pub(super) fn with_evidence<T>(
        &mut self,
        sha256: &str,
        take: impl FnOnce(&mut dyn Read, &Path) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match &mut self.source {
            Source::Nowhere => Err(StoreError::NotAFile { path: self.path.join(sha256) }),
            Source::Folder => {
                let path = self.path.join(EVIDENCE).join(sha256);
                let mut file: Take<File> = open_bounded(&path, LARGEST_FILE)?.take(LARGEST_FILE);
                take(&mut file, &path)
            }
            Source::Pack(pack) => pack.with_evidence(sha256, take),
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
        self.with_evidence(sha256, |file, path| evidence::hash(file, path))
            .map(|found| found == sha256)
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
