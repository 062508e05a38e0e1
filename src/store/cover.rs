//! An assessment that exists is encrypted, gets another passphrase or other
//! recipients, or is opened for everybody again.
//!
//! Promises: the journal takes the old one's place in one step, and decides
//! which the folder is; before that step everything is there in the new form
//! too, after it what remains of the old form is taken away, at the latest
//! when the folder is next opened for writing.

use super::copy::evidence_of;
use super::error::StoreError;
use super::file::{self, Appender};
use super::folder::{EVIDENCE, JOURNAL, LARGEST_FILE, read_bounded, within};
use super::hash::is_sha256;
use super::keys::{self, Keys, SealedTo};
use super::line::line_in;
use super::pen::{Pen, beginning};
use super::scan::scan_with;
use super::seal::{Seal, is_damage};
use super::{Remark, Store, evidence, mend};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The ending of a file that is sealed as a whole.
const SEALED: &str = ".age";

impl Store {
    /// Encrypts the folder; where it is encrypted already, only to whom is changed.
    ///
    /// # Errors
    ///
    /// The system's; [`StoreError::NotWhole`] where the journal is damaged;
    /// [`StoreError::ChangedBeneath`]. The folder is then as it was.
    pub fn encrypt(&mut self, to: &SealedTo) -> Result<(), StoreError> {
        let at = StoreError::at;
        if let Some(seal) = &self.loaded.seal {
            let files = to.files(seal).map_err(at(&self.folder))?;
            return keys::write_files(&self.folder, &files);
        }
        self.refuse_damaged()?;
        let seal = Seal::generate();
        let files = to.files(&seal).map_err(at(&self.folder))?;
        let whole = self.anew(Some(&seal))?;
        // Of an encryption that was interrupted, or of a copy of this folder
        // that was encrypted elsewhere: then they open what lies there.
        for (name, bytes) in keys::read_files(&self.folder)? {
            mend::keep_as(&self.folder, name, &bytes)?;
        }
        keys::write_files(&self.folder, &files)?;
        for path in evidence_in(&self.folder)? {
            self.seal_evidence(&path, &seal)?;
        }
        // What ends so was sealed by an encryption that was interrupted.
        let readable = |path: &PathBuf| !name_of(path).ends_with(SEALED);
        for path in beside(&self.folder)?.into_iter().filter(readable) {
            let bytes = read_bounded(&path, LARGEST_FILE)?;
            let mut sealed = seal.writer(Vec::new()).map_err(at(&path))?;
            let sealed = sealed.write_all(&bytes).and_then(|()| sealed.finish());
            let name = ended(&path);
            file::write_whole(&name, &sealed.map_err(at(&path))?).map_err(at(&name))?;
        }
        self.replace(&whole, Some(seal.clone()))?;
        tidy(&self.folder, &seal)
    }

    /// Opens the folder for everybody again. `keys` are needed where this was
    /// interrupted before, and is to be finished.
    ///
    /// # Errors
    ///
    /// As for [`Store::encrypt`]; [`StoreError::NotSealed`];
    /// [`StoreError::NotWhole`] also where a file of the evidence does not open.
    pub fn decrypt(&mut self, keys: &mut Keys) -> Result<(), StoreError> {
        let seal = match self.loaded.seal.clone() {
            Some(seal) => {
                self.refuse_damaged()?;
                let whole = self.anew(None)?;
                self.open_evidence(&seal)?;
                self.open_beside(&seal)?;
                self.replace(&whole, None)?;
                seal
            }
            None if keys::are_in(&self.folder) => {
                keys.unlock(&keys::read_files(&self.folder)?, &self.folder)?
            }
            None => return Err(StoreError::NotSealed { folder: self.folder.clone() }),
        };
        for (_, sealed) in pairs(&self.folder, &seal)? {
            file::remove(&sealed).map_err(StoreError::at(&sealed))?;
        }
        keys::remove_files(&self.folder, |_| true)?;
        self.loaded.remarks.retain(|remark| *remark != Remark::NotSealed);
        Ok(())
    }

    /// Puts an opened copy of each evidence file beside it. What belongs to no
    /// entry and does not open stays as it is.
    fn open_evidence(&self, seal: &Seal) -> Result<(), StoreError> {
        let history = self.loaded.assessment.history();
        let named: Vec<PathBuf> = evidence_of(history.into_iter())
            .into_iter()
            .map(|sha256| evidence::place(&self.folder, sha256, Some(seal)))
            .collect();
        for path in evidence_in(&self.folder)? {
            let take = |file: &mut dyn Read, path: &Path| {
                evidence::take_in(&self.folder, file, path, None)
            };
            match evidence::with(evidence::open(&path)?, &path, Some(seal), take) {
                Ok((draft, sha256)) => {
                    let name = evidence::place(&self.folder, &sha256, None);
                    draft.settle(&name).map_err(StoreError::at(&name))?;
                }
                Err(StoreError::Io { source, .. }) if is_damage(&source) => {
                    if named.contains(&path) {
                        return Err(StoreError::NotWhole { path });
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The same for what was kept beside the journal.
    fn open_beside(&self, seal: &Seal) -> Result<(), StoreError> {
        for path in beside(&self.folder)? {
            let Some(name) = path.to_str().and_then(|name| name.strip_suffix(SEALED)) else {
                continue;
            };
            let mut bytes = Vec::new();
            let opened = seal.reader(evidence::open(&path)?);
            match opened.and_then(|mut file| file.read_to_end(&mut bytes)) {
                Err(error) if is_damage(&error) => continue,
                opened => opened.map_err(StoreError::at(&path))?,
            };
            file::write_whole(Path::new(name), &bytes).map_err(StoreError::at(&path))?;
        }
        Ok(())
    }

    fn refuse_damaged(&self) -> Result<(), StoreError> {
        let fine = |remark: &Remark| {
            matches!(
                remark,
                Remark::Torn { .. }
                    | Remark::KeyDamaged { .. }
                    | Remark::NotAsApproved { .. }
                    | Remark::NotSealed
            )
        };
        if self.loaded.remarks.iter().all(fine) {
            return Ok(());
        }
        Err(StoreError::NotWhole { path: self.folder.join(JOURNAL) })
    }

    /// The journal anew, sealed with this key or not at all. Nothing is written:
    /// an entry may be too long to be sealed.
    fn anew(&self, seal: Option<&Seal>) -> Result<Vec<u8>, StoreError> {
        let path = self.folder.join(JOURNAL);
        let Pen::Open(journal) = &self.pen else { return Err(StoreError::Closed { path }) };
        let own = beginning(&path, journal.length()).map_err(StoreError::at(&path))?;
        let mut whole = Vec::new();
        for json in scan_with(&own, self.loaded.seal.as_ref()).records {
            whole.extend(line_in(&json, seal, &path)?);
        }
        within(&path, whole.len() as u64, LARGEST_FILE)?;
        Ok(whole)
    }

    /// Puts the journal that was made anew in its place.
    fn replace(&mut self, whole: &[u8], seal: Option<Seal>) -> Result<(), StoreError> {
        let path = self.folder.join(JOURNAL);
        let at = || StoreError::at(&path);
        let Pen::Open(journal) = &self.pen else { return Err(StoreError::Closed { path }) };
        if !journal.is_ours().map_err(at())? {
            return Err(StoreError::ChangedBeneath { path, unsaved: Vec::new() });
        }
        file::write_whole(&path, whole).map_err(at())?;
        self.pen = Pen::Open(Appender::open(&path).map_err(at())?);
        self.newline_missing = false;
        self.loaded.seal = seal;
        self.loaded.remarks.retain(|remark| *remark != Remark::NotSealed);
        Ok(())
    }

    /// Puts a sealed copy of an evidence file beside it.
    fn seal_evidence(&self, path: &Path, seal: &Seal) -> Result<(), StoreError> {
        let (draft, found) =
            evidence::take_in(&self.folder, evidence::open(path)?, path, Some(seal))?;
        let named = name_of(path);
        if found != named && is_age(path)? {
            // Left by an encryption that was interrupted, with a key of its own.
            return Ok(());
        }
        let name = evidence::place(&self.folder, &named, Some(seal));
        draft.settle(&name).map_err(StoreError::at(&name))
    }
}

/// Takes away what is there sealed as well: an encryption was interrupted
/// after the journal had been sealed. With it goes every unfinished draft: that
/// of a journal or of what lies beside it is readable after a decryption that
/// was interrupted.
pub(super) fn tidy(folder: &Path, seal: &Seal) -> Result<(), StoreError> {
    let incoming = folder.join(EVIDENCE).join(evidence::INCOMING);
    let incoming = incoming.is_file().then_some(incoming);
    let drafts = files_in(folder, |name| name.starts_with("journal.") && name.ends_with(".new"))?;
    let both = pairs(folder, seal)?.into_iter().map(|(plain, _)| plain);
    for path in both.chain(incoming).chain(drafts) {
        file::remove(&path).map_err(StoreError::at(&path))?;
    }
    Ok(())
}

/// Files that are there in both forms: readable, and sealed with this key.
fn pairs(folder: &Path, seal: &Seal) -> Result<Vec<(PathBuf, PathBuf)>, StoreError> {
    let evidence = evidence_in(folder)?.into_iter().map(|plain| {
        let sealed = evidence::place(folder, &name_of(&plain), Some(seal));
        (plain, sealed)
    });
    let beside = beside(folder)?.into_iter().map(|plain| {
        let sealed = ended(&plain);
        (plain, sealed)
    });
    Ok(evidence.chain(beside).filter(|(_, sealed)| sealed.is_file()).collect())
}

/// The files in `evidence/` that have the name of one.
fn evidence_in(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    files_in(&folder.join(EVIDENCE), is_sha256)
}

/// What was kept beside the journal: torn tails, damaged journals.
fn beside(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    files_in(folder, |name| {
        ["journal.torn-", "journal.damaged-"].iter().any(|begin| name.starts_with(begin))
            && !name.ends_with(".new")
    })
}

fn files_in(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, StoreError> {
    let items = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        items => items.map_err(StoreError::at(folder))?,
    };
    let mut found = Vec::new();
    for item in items {
        let path = item.map_err(StoreError::at(folder))?.path();
        if path.is_file() && wanted(&name_of(&path)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The name of the sealed form of a file.
fn ended(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(SEALED);
    name.into()
}

/// Whether a file is one of `age`.
fn is_age(path: &Path) -> Result<bool, StoreError> {
    const BEGINS: &[u8] = b"age-encryption.org/";
    let mut start = Vec::new();
    let file = evidence::open(path)?;
    file.take(BEGINS.len() as u64).read_to_end(&mut start).map_err(StoreError::at(path))?;
    Ok(start == BEGINS)
}
