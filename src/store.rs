//! Where an assessment lives: a folder with an append-only journal, the frozen
//! questionnaire and the evidence. `docs/storage.md` describes it byte by byte.
//!
//! Promises: an entry that [`Store::append`] returned is on disk; one writer at
//! a time; opening mends an unfinished last line and otherwise changes
//! nothing; damage costs only the entries whose bytes were damaged, and is
//! told. Every write goes through `file`. In an encrypted folder entries and
//! evidence are sealed before they are written, by `seal` alone.

mod append;
mod copy;
mod cover;
mod create;
mod error;
mod evidence;
mod file;
mod folder;
mod hash;
mod ids;
mod join;
mod keys;
mod line;
mod lock;
mod mend;
mod onward;
mod pack;
mod packing;
mod pen;
mod scan;
mod seal;
mod signature;
mod snapshot;
mod state;
mod unopened;
mod unpack;

pub use copy::Copy;
pub use create::{Beginning, Whole, is_room};
pub use error::{Holder, PackFault, StoreError};
pub use evidence::{EvidenceCheck, Kept, check_evidence};
#[cfg(test)]
pub(crate) use file::faults as file_faults;
#[cfg(all(test, target_os = "linux"))]
pub(crate) use file::power as file_power;
pub use file::{Draft, FolderDraft, remove as remove_file, write_file};
pub use folder::{
    FORMAT, LARGEST_FILE, LARGEST_QUESTIONNAIRE, Loaded, read, read_definition, read_journal,
    read_translation, read_with, translations_in,
};
pub use hash::{checksum, sha256};
pub use ids::Ids;
pub use join::{Brought, Joined, Saved};
pub use keys::{Keys, Passphrase, Recipient, SealedTo, key_of};
pub use line::{LONGEST_LINE, write_line};
pub use onward::Version;
pub use packing::PackedUp;
pub use scan::{Remark, Scan, scan, scan_with};
pub use seal::Seal;
pub use signature::{Key, SignatureFault, signed_by};
pub use snapshot::{LARGEST_SNAPSHOT, Occasion, Snapped, Snapshot, Snapshots, full};
pub use unopened::{Unopened, look_without_key};

use crate::assessment::{Assessment, ReplicaId};
use file::Appender;
use folder::JOURNAL;
use lock::Lock;
use pen::Pen;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An assessment that is open for writing.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    loaded: Loaded,
    pen: Pen,
    newline_missing: bool,
    ids: Ids,
    /// This copy's name, given with its first entry.
    replica: Option<ReplicaId>,
    /// Dropped last, when the journal is closed.
    _lock: Lock,
}

impl Store {
    /// Makes a new assessment in a new or an empty folder and opens it. `at`
    /// is the clock's time, RFC 3339 with offset, and `by` who begins it.
    ///
    /// # Errors
    ///
    /// The folder is not empty, is open elsewhere, or can't be written.
    pub fn create(
        folder: &Path,
        beginning: &Beginning,
        questionnaire: &[u8],
        translations: &BTreeMap<String, Vec<u8>>,
        by: &str,
        at: &str,
        ids: Ids,
    ) -> Result<Self, StoreError> {
        let whole = Whole { beginning, questionnaire, translations, changes: Vec::new() };
        Self::create_whole(folder, whole, by, at, ids)
    }

    /// The same with what is known from the first moment on: the journal comes
    /// to the disk with all of it, or not at all.
    ///
    /// # Errors
    ///
    /// As for [`Store::create`], and [`StoreError::EntryTooLong`] or
    /// [`StoreError::TooLarge`] before anything is written.
    pub fn create_whole(
        folder: &Path,
        whole: Whole<'_>,
        by: &str,
        at: &str,
        mut ids: Ids,
    ) -> Result<Self, StoreError> {
        let holder = holder(by, at, whole.beginning.sealed_to.is_some());
        let (lock, replica, seal) = create::create(folder, whole, &holder, &mut ids)?;
        let mut store = Self::open_locked(folder, lock, ids, &mut Keys::holding(seal.as_ref()))?;
        store.replica = Some(replica);
        Ok(store)
    }

    /// Makes a new folder from a pack, or any other copy that has its first
    /// entry and its questionnaire, and opens it. The number is that of the
    /// evidence files that came with it.
    ///
    /// # Errors
    ///
    /// As for [`Store::create`]; [`StoreError::Pack`] without a first entry.
    pub fn unpack(
        folder: &Path,
        copy: &mut Copy,
        by: &str,
        at: &str,
        ids: Ids,
    ) -> Result<(Self, usize), StoreError> {
        let mut keys = Keys::holding(copy.seal.as_ref());
        let (lock, evidence) = unpack::unpack(folder, copy, &holder(by, at, copy.is_sealed()))?;
        Ok((Self::open_locked(folder, lock, ids, &mut keys)?, evidence))
    }

    /// Makes a new folder in which an assessment goes on with a newer version of
    /// its questionnaire, and opens it. The copy's own folder is not touched.
    ///
    /// # Errors
    ///
    /// As for [`Store::unpack`].
    pub fn onward(
        folder: &Path,
        copy: &mut Copy,
        version: Version<'_>,
        by: &str,
        at: &str,
        mut ids: Ids,
    ) -> Result<Self, StoreError> {
        let holder = holder(by, at, copy.is_sealed());
        let mut keys = Keys::holding(copy.seal.as_ref());
        let (lock, replica) = onward::onward(folder, copy, version, &holder, &mut ids)?;
        let mut store = Self::open_locked(folder, lock, ids, &mut keys)?;
        store.replica = Some(replica);
        Ok(store)
    }

    /// Opens an assessment for writing and mends an unfinished last line; what
    /// there is to say about that is in [`Store::remarks`]. `by` and `at` tell
    /// others who has it open and since when.
    ///
    /// # Errors
    ///
    /// No assessment there, open elsewhere, written by a newer version, its
    /// questionnaire changed, or no permission. [`read`] works in all these
    /// cases but the first. [`StoreError::NeedsKey`] where it is encrypted.
    pub fn open(folder: &Path, by: &str, at: &str, ids: Ids) -> Result<Self, StoreError> {
        Self::open_with(folder, by, at, ids, &mut Keys::default())
    }

    /// The same with keys for an encrypted folder.
    ///
    /// # Errors
    ///
    /// As for [`Store::open`], and those of the key; [`StoreError::Unfinished`]
    /// where keys lie beside a readable journal.
    pub fn open_with(
        folder: &Path,
        by: &str,
        at: &str,
        ids: Ids,
        keys: &mut Keys,
    ) -> Result<Self, StoreError> {
        let store = Self::open_to_seal(folder, by, at, ids, keys)?;
        if store.remarks().contains(&Remark::NotSealed) {
            return Err(StoreError::Unfinished { folder: folder.to_owned() });
        }
        Ok(store)
    }

    /// The same for [`Store::encrypt`] and [`Store::decrypt`], also where one of
    /// them was interrupted.
    ///
    /// # Errors
    ///
    /// As for [`Store::open`], and those of the key.
    pub fn open_to_seal(
        folder: &Path,
        by: &str,
        at: &str,
        ids: Ids,
        keys: &mut Keys,
    ) -> Result<Self, StoreError> {
        folder::refuse_without_journal(folder)?;
        let lock = Lock::take(folder, &holder(by, at, keys::are_in(folder)))?;
        Self::open_locked(folder, lock, ids, keys)
    }

    fn open_locked(
        folder: &Path,
        lock: Lock,
        ids: Ids,
        keys: &mut Keys,
    ) -> Result<Self, StoreError> {
        let (mut loaded, journal) = folder::load(folder, keys)?;
        if let Some(seal) = &loaded.seal {
            cover::tidy(folder, seal)?;
        }
        let path = folder.join(JOURNAL);
        mend::refuse_unsuited(folder, &loaded, &journal)?;
        mend::mend(folder, &mut loaded, &journal)?;
        let appender = Appender::open(&path).map_err(StoreError::at(&path))?;
        if appender.length() != journal.sound as u64 {
            return Err(StoreError::ChangedBeneath { path, unsaved: Vec::new() });
        }
        Ok(Self {
            folder: folder.to_owned(),
            loaded,
            pen: Pen::Open(appender),
            newline_missing: journal.newline_missing,
            ids,
            replica: None,
            _lock: lock,
        })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The assessment as it is on disk.
    pub fn assessment(&self) -> &Assessment {
        &self.loaded.assessment
    }

    /// The frozen questionnaire.
    pub fn questionnaire(&self) -> &[u8] {
        &self.loaded.questionnaire
    }

    /// The SHA-256 of the frozen questionnaire, as it is in the folder.
    pub fn questionnaire_hash(&self) -> &str {
        &self.loaded.hash
    }

    /// Where its translations lie, by language code.
    pub fn translations(&self) -> &BTreeMap<String, PathBuf> {
        &self.loaded.translations
    }

    /// Whether the folder is encrypted.
    pub fn is_sealed(&self) -> bool {
        self.loaded.is_sealed()
    }

    /// Looks at every evidence file that an entry names.
    pub fn check_evidence(&self) -> EvidenceCheck {
        check_evidence(&self.folder, &self.loaded)
    }

    /// What opening found and mended.
    pub fn remarks(&self) -> &[Remark] {
        &self.loaded.remarks
    }

    /// This copy's name in its entries: what it may undo.
    pub fn replica(&mut self) -> ReplicaId {
        self.own_replica()
    }
}

/// Who has a folder open; of an encrypted one no name is written down.
fn holder(by: &str, at: &str, sealed: bool) -> Holder {
    let by = if sealed { "somebody" } else { by };
    Holder { by: by.to_owned(), pid: std::process::id(), since: at.to_owned() }
}
