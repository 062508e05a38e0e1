//! Saving: stamp, write, sync, and only then take it into the assessment.

use super::file::{Appender, NotAppended};
use super::folder::{self, JOURNAL, LARGEST_FILE};
use super::pen::{Pen, Unsaved};
use super::{Ids, Kept, Store, StoreError, evidence, line};
use crate::assessment::{Assessment, Change, Entry, EntryId, ReplicaId};
use std::path::Path;

impl Store {
    /// Saves one change. When this returns `Ok` the entry is on disk; `at` is
    /// the clock's time, RFC 3339 with offset.
    ///
    /// # Errors
    ///
    /// As for [`Store::append_all`].
    pub fn append(
        &mut self,
        change: Change,
        why: Option<&str>,
        by: &str,
        at: &str,
    ) -> Result<Entry, StoreError> {
        let mut entries = self.append_all(vec![change], why, by, at)?;
        entries.pop().ok_or_else(|| StoreError::Closed { path: self.folder.join(JOURNAL) })
    }

    /// Saves several changes in one write and one sync. A crash in between may
    /// leave the first few of them; an `Ok` means all.
    ///
    /// # Errors
    ///
    /// [`StoreError::EntryTooLong`] and [`StoreError::TooLarge`] before
    /// anything is written, [`StoreError::Approved`] too. [`StoreError::NotSaved`] and
    /// [`StoreError::ChangedBeneath`] carry the entries that were not saved;
    /// after them this store is closed for writing, and its assessment stays
    /// as it was.
    pub fn append_all(
        &mut self,
        changes: Vec<Change>,
        why: Option<&str>,
        by: &str,
        at: &str,
    ) -> Result<Vec<Entry>, StoreError> {
        let path = self.folder.join(JOURNAL);
        if !changes.iter().all(|change| matches!(change, Change::Reopened { .. })) {
            self.refuse_if_approved()?;
        }
        let Pen::Open(journal) = &self.pen else { return Err(StoreError::Closed { path }) };
        let before = journal.length();
        let entries = self.stamp(changes, why, by, at);
        let bytes = self.lines(&entries)?;
        folder::within(&path, before + bytes.len() as u64, LARGEST_FILE)?;
        if entries.is_empty() {
            return Ok(entries);
        }
        let Pen::Open(mut journal) = std::mem::replace(&mut self.pen, Pen::Lost) else {
            return Err(StoreError::Closed { path });
        };
        match journal.append(&bytes) {
            Ok(()) => {}
            Err(NotAppended::Changed) => {
                return Err(StoreError::ChangedBeneath { path, unsaved: entries });
            }
            Err(NotAppended::Failed { handed_over, source }) => {
                self.pen = Pen::Failed(Unsaved { before, bytes, entries: entries.clone() });
                return Err(StoreError::NotSaved { path, handed_over, unsaved: entries, source });
            }
        }
        self.saved(journal, &entries);
        Ok(entries)
    }

    /// Takes in what is on disk now.
    pub(super) fn saved(&mut self, journal: Appender, entries: &[Entry]) {
        self.pen = Pen::Open(journal);
        self.newline_missing = false;
        entries.iter().cloned().for_each(|entry| self.loaded.assessment.apply(entry));
    }

    /// The lines of these entries, and before them the newline that was missing.
    pub(super) fn lines(&self, entries: &[Entry]) -> Result<Vec<u8>, StoreError> {
        let mut bytes = if self.newline_missing { vec![b'\n'] } else { Vec::new() };
        for entry in entries {
            let path = self.folder.join(JOURNAL);
            bytes.extend(line::write_entry(entry, self.loaded.seal.as_ref(), &path)?);
        }
        Ok(bytes)
    }

    /// Gives each change its stamp, the later ones knowing the earlier.
    fn stamp(&mut self, changes: Vec<Change>, why: Option<&str>, by: &str, at: &str) -> Vec<Entry> {
        let why = why.map(str::to_owned);
        if let [change] = &changes[..] {
            // One alone needs no assessment that is ahead of what is saved.
            let replica = self.own_replica();
            let (known, ids) = (&self.loaded.assessment, &mut self.ids);
            return vec![stamped(known, ids, replica, change.clone(), why, by, at)];
        }
        let mut ahead = self.loaded.assessment.clone();
        let changes = changes.into_iter().map(|change| (change, why.clone())).collect();
        self.stamp_onto(&mut ahead, changes, by, at)
    }

    /// Gives changes their stamps on top of what is known, and applies them to it.
    pub(super) fn stamp_onto(
        &mut self,
        known: &mut Assessment,
        changes: Vec<(Change, Option<String>)>,
        by: &str,
        at: &str,
    ) -> Vec<Entry> {
        let replica = self.own_replica();
        let mut entries = Vec::with_capacity(changes.len());
        for (change, why) in changes {
            let entry = stamped(known, &mut self.ids, replica.clone(), change, why, by, at);
            known.apply(entry.clone());
            entries.push(entry);
        }
        entries
    }

    /// This copy's name, made when the first entry needs it.
    pub(super) fn own_replica(&mut self) -> ReplicaId {
        let Self { replica, ids, loaded, .. } = self;
        let taken =
            |id: &str| loaded.assessment.history().iter().any(|entry| entry.replica.as_str() == id);
        replica.get_or_insert_with(|| fresh(ids, taken).as_str().into()).clone()
    }

    /// Copies a file into `evidence/`, under the SHA-256 of its content, and
    /// syncs it. The entry that registers the document is the caller's to append.
    ///
    /// # Errors
    ///
    /// The source is no file, can't be read or is over [`LARGEST_FILE`]; the
    /// folder can't be written, or its assessment is approved.
    pub fn keep_evidence(&self, source: &Path) -> Result<Kept, StoreError> {
        self.refuse_if_approved()?;
        evidence::keep(&self.folder, source, self.loaded.seal.as_ref())
    }
}

pub(super) fn stamped(
    known: &Assessment,
    ids: &mut Ids,
    replica: ReplicaId,
    change: Change,
    why: Option<String>,
    by: &str,
    at: &str,
) -> Entry {
    Entry {
        id: fresh(ids, |id| known.entry(&EntryId::from(id)).is_some()).as_str().into(),
        replica,
        seq: known.highest_seq().saturating_add(1),
        base: known.base_of(&change),
        at: at.to_owned(),
        by: by.to_owned(),
        why,
        change,
    }
}

/// An id that is not taken: counted ids repeat when a seed is used again.
fn fresh(ids: &mut Ids, taken: impl Fn(&str) -> bool) -> String {
    loop {
        let id = ids.next();
        if !taken(&id) {
            return id;
        }
    }
}
