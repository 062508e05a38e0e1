//! Saving: stamp, write, sync, and only then take it into the assessment.

use super::file::{Appender, NotAppended};
use super::folder::{self, JOURNAL, LARGEST_FILE};
use super::line::{LONGEST_LINE, write_line};
use super::pen::{Pen, Unsaved};
use super::{Ids, Kept, Store, StoreError, evidence};
use crate::assessment::{Change, Entry, EntryId, ReplicaId};
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
    /// anything is written. [`StoreError::NotSaved`] and
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
    fn lines(&self, entries: &[Entry]) -> Result<Vec<u8>, StoreError> {
        let mut bytes = if self.newline_missing { vec![b'\n'] } else { Vec::new() };
        for entry in entries {
            let line = write_line(entry).map_err(|error| StoreError::Io {
                path: self.folder.join(JOURNAL),
                source: error.into(),
            })?;
            if line.len() > LONGEST_LINE {
                return Err(StoreError::EntryTooLong { bytes: line.len(), limit: LONGEST_LINE });
            }
            bytes.extend(line);
        }
        Ok(bytes)
    }

    /// Gives each change its stamp, the later ones knowing the earlier.
    fn stamp(&mut self, changes: Vec<Change>, why: Option<&str>, by: &str, at: &str) -> Vec<Entry> {
        let replica = self.own_replica();
        // Several need an assessment that is ahead of what is saved.
        let mut ahead = (changes.len() > 1).then(|| self.loaded.assessment.clone());
        let mut entries = Vec::with_capacity(changes.len());
        for change in changes {
            let known = ahead.as_ref().unwrap_or(&self.loaded.assessment);
            let entry = Entry {
                id: fresh(&mut self.ids, |id| known.entry(&EntryId::from(id)).is_some())
                    .as_str()
                    .into(),
                replica: replica.clone(),
                seq: known.highest_seq().saturating_add(1),
                base: known.base_of(&change),
                at: at.to_owned(),
                by: by.to_owned(),
                why: why.map(str::to_owned),
                change,
            };
            if let Some(ahead) = &mut ahead {
                ahead.apply(entry.clone());
            }
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
    /// folder can't be written.
    pub fn keep_evidence(&self, source: &Path) -> Result<Kept, StoreError> {
        evidence::keep(&self.folder, source)
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
