//! One writer at a time. The system's own lock is used, which dies with its
//! process: after a crash nothing is left to be removed by hand.

use super::error::{Holder, StoreError};
use super::{file, folder};
use std::fs::{File, TryLockError};
use std::io::Read;
use std::path::Path;

/// Longest text about the holder that is read.
const LONGEST_NOTE: u64 = 4096;

/// The right to write to a folder, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Takes it, or says who has it.
    pub(super) fn take(folder: &Path, holder: &Holder) -> Result<Self, StoreError> {
        let path = folder.join(folder::LOCK);
        let file = file::open_lock(&path).map_err(StoreError::at(&path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::Locked {
                    folder: folder.to_owned(),
                    holder: who_holds(&file),
                });
            }
            Err(TryLockError::Error(source)) => return Err(StoreError::Io { path, source }),
        }
        let lock = Self(file);
        let note = serde_json::to_string(holder).unwrap_or_default();
        file::note_holder(&lock.0, &note).map_err(StoreError::at(&path))?;
        Ok(lock)
    }
}

impl Drop for Lock {
    /// Unlocks by itself: closing the file is not enough while a child process,
    /// started a moment ago, still holds a copy of it.
    fn drop(&mut self) {
        let _ = file::note_holder(&self.0, "");
        let _ = self.0.unlock();
    }
}

/// What the lock file says, where the system lets others read it.
fn who_holds(file: &File) -> Option<Holder> {
    let mut text = String::new();
    file.take(LONGEST_NOTE).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}
