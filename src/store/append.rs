//! Saving: stamp, write, sync, and only then take it into the assessment.

use super::file::{Appender, NotAppended};
use super::folder::{self, JOURNAL, LARGEST_FILE};
use super::line::{LONGEST_LINE, write_line};
use super::{Ids, Kept, Store, StoreError, evidence};
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
        let Some(before) = self.journal.as_ref().map(Appender::length) else {
            return Err(StoreError::Closed { path });
        };
        let (entries, ahead) = self.stamp(changes, why, by, at);
        let mut bytes = if self.newline_missing { vec![b'\n'] } else { Vec::new() };
        for entry in &entries {
            let line = write_line(entry)
                .map_err(|error| StoreError::Io { path: path.clone(), source: error.into() })?;
            if line.len() > LONGEST_LINE {
                return Err(StoreError::EntryTooLong { bytes: line.len(), limit: LONGEST_LINE });
            }
            bytes.extend(line);
        }
        folder::within(&path, before + bytes.len() as u64, LARGEST_FILE)?;
        if entries.is_empty() {
            return Ok(entries);
        }
        let Some(mut journal) = self.journal.take() else {
            return Err(StoreError::Closed { path });
        };
        match journal.append(&bytes) {
            Ok(()) => {}
            Err(NotAppended::Changed) => {
                return Err(StoreError::ChangedBeneath { path, unsaved: entries });
            }
            Err(NotAppended::Failed { handed_over, source }) => {
                return Err(StoreError::NotSaved { path, handed_over, unsaved: entries, source });
            }
        }
        self.journal = Some(journal);
        self.newline_missing = false;
        match ahead {
            Some(ahead) => self.loaded.assessment = ahead,
            None => entries.iter().cloned().for_each(|entry| self.loaded.assessment.apply(entry)),
        }
        Ok(entries)
    }

    /// Gives each change its stamp, the later ones knowing the earlier. For
    /// several the assessment with all of them comes back too, to take the
    /// place of the present one when they are saved.
    fn stamp(
        &mut self,
        changes: Vec<Change>,
        why: Option<&str>,
        by: &str,
        at: &str,
    ) -> (Vec<Entry>, Option<Assessment>) {
        let replica = self.own_replica();
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
        (entries, ahead)
    }

    /// This copy's name, made when the first entry needs it.
    fn own_replica(&mut self) -> ReplicaId {
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::assessment::{Answer, Reading};
    use crate::store::{Beginning, read};

    fn answer(level: i32) -> Change {
        let answer = Answer::Level(level);
        Change::Answered { question: "Q1".into(), reading: Reading::Own, answer }
    }

    #[test]
    fn a_full_disk_loses_nothing_that_was_saved_and_closes_the_store() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("exemplia");
        let beginning = Beginning {
            questionnaire: "tiny".into(),
            version: "1".into(),
            country: "XA".into(),
            country_name: "Exemplia".into(),
            administration: "Customs".into(),
            language: "en".into(),
            date: "2026-02-03".into(),
        };
        let none = std::collections::BTreeMap::new();
        let ids = Ids::counted("test");
        let mut store = Store::create(&folder, &beginning, b"", &none, "Ada", "", ids).unwrap();
        store.append(answer(1), None, "Ada", "").unwrap();

        // A device that takes no byte stands in for a disk that is full.
        store.journal = Some(Appender::open(Path::new("/dev/full")).unwrap());
        match store.append(answer(2), None, "Ada", "") {
            Err(StoreError::NotSaved { handed_over: false, unsaved, source, .. }) => {
                assert_eq!(source.kind(), std::io::ErrorKind::StorageFull);
                assert_eq!(unsaved[0].change, answer(2), "the error brings the answer back");
            }
            other => panic!("{other:?}"),
        }
        assert!(matches!(store.append(answer(2), None, "", ""), Err(StoreError::Closed { .. })));
        assert_eq!(store.assessment().history().len(), 2, "what is not saved does not count");
        drop(store);

        let mut again = Store::open(&folder, "Ada", "", Ids::random()).unwrap();
        again.append(answer(2), None, "Ada", "").unwrap();
        drop(again);
        assert_eq!(read(&folder).unwrap().assessment.history().len(), 3);
    }
}
