//! What may be written after a write has failed: nothing to the same file, and
//! what waits goes to a new one.

use super::file::{self, Appender};
use super::folder::JOURNAL;
use super::{Store, StoreError};
use crate::assessment::Entry;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What the store may do with its journal.
#[derive(Debug)]
pub(super) enum Pen {
    Open(Appender),
    /// The system refused a write or a sync.
    Failed(Unsaved),
    /// Another program put its own file there.
    Lost,
}

/// Lines that wait for a disk that takes them.
#[derive(Debug)]
pub(super) struct Unsaved {
    /// Bytes of the journal before them, all synced.
    pub(super) before: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) entries: Vec<Entry>,
}

/// The first bytes of a file, as many as it is known to have.
pub(super) fn beginning(path: &Path, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

impl Unsaved {
    fn write_anew(&self, path: &Path) -> io::Result<Appender> {
        let mut whole = beginning(path, self.before)?;
        whole.extend(&self.bytes);
        file::write_whole(path, &whole)?;
        Appender::open(path)
    }
}

impl Store {
    /// After [`StoreError::NotSaved`]: tries once more, in a new file that
    /// takes the journal's place when it is whole and synced. The file that
    /// failed is not written to again: a sync that failed once may say `Ok` the
    /// next time about bytes that never reached the disk.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotSaved`] again, and it may be tried again.
    /// [`StoreError::Closed`] if nothing waits to be saved.
    pub fn save_anew(&mut self) -> Result<Vec<Entry>, StoreError> {
        let path = self.folder.join(JOURNAL);
        let Pen::Failed(unsaved) = &self.pen else { return Err(StoreError::Closed { path }) };
        let entries = unsaved.entries.clone();
        match unsaved.write_anew(&path) {
            Ok(journal) => {
                self.saved(journal, &entries);
                Ok(entries)
            }
            Err(source) => {
                Err(StoreError::NotSaved { path, handed_over: false, unsaved: entries, source })
            }
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::assessment::{Answer, Change, Reading};
    use crate::store::{Beginning, Ids, read};

    fn answer(level: i32) -> Change {
        let answer = Answer::Level(level);
        Change::Answered { question: "Q1".into(), reading: Reading::Own, answer }
    }

    #[test]
    fn a_full_disk_loses_nothing_and_what_was_refused_is_saved_in_a_new_file() {
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
            sealed_to: None,
        };
        let none = std::collections::BTreeMap::new();
        let ids = Ids::counted("test");
        let mut store = Store::create(&folder, &beginning, b"", &none, "Ada", "", ids).unwrap();
        store.append(answer(1), None, "Ada", "").unwrap();

        // A device that takes no byte stands in for a disk that is full.
        let before = std::fs::metadata(folder.join(JOURNAL)).unwrap().len();
        store.pen = Pen::Open(Appender::open(Path::new("/dev/full")).unwrap());
        match store.append(answer(2), None, "Ada", "") {
            Err(StoreError::NotSaved { handed_over: false, unsaved, source, .. }) => {
                assert_eq!(source.kind(), io::ErrorKind::StorageFull);
                assert_eq!(unsaved[0].change, answer(2), "the error brings the answer back");
            }
            other => panic!("{other:?}"),
        }
        assert!(matches!(store.append(answer(2), None, "", ""), Err(StoreError::Closed { .. })));
        assert_eq!(store.assessment().history().len(), 2, "what is not saved does not count");

        // The journal has a half-written line at its end, as such a disk leaves it.
        let Pen::Failed(unsaved) = &mut store.pen else { panic!("{:?}", store.pen) };
        unsaved.before = before;
        let mut torn = std::fs::read(folder.join(JOURNAL)).unwrap();
        torn.extend(b"{\"check");
        file::write_whole(&folder.join(JOURNAL), &torn).unwrap();
        assert_eq!(store.save_anew().unwrap()[0].change, answer(2));
        assert!(matches!(store.save_anew(), Err(StoreError::Closed { .. })));
        store.append(answer(3), None, "Ada", "").unwrap();
        assert_eq!(store.assessment().history().len(), 4);
        drop(store);

        let loaded = read(&folder).unwrap();
        assert_eq!((loaded.assessment.history().len(), loaded.remarks.len()), (4, 0));
    }
}
