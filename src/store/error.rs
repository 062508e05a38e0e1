//! What can go wrong with a folder: facts, which `cli` turns into sentences.

use crate::assessment::Entry;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Who has an assessment open for writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    pub by: String,
    pub pid: u32,
    /// RFC 3339, by the clock of that machine.
    pub since: String,
}

/// Why a folder could not be made, opened, read or written to.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The system refused.
    #[error("{}", path.display())]
    Io { path: PathBuf, source: io::Error },
    /// There is no journal in the folder.
    #[error("{} is not an assessment", folder.display())]
    NotAnAssessment { folder: PathBuf },
    /// A new assessment needs a new or an empty folder.
    #[error("{} is not empty", folder.display())]
    NotEmpty { folder: PathBuf },
    /// Somebody else has it open for writing. Without a holder, who it is could not be read.
    #[error("{} is open elsewhere", folder.display())]
    Locked { folder: PathBuf, holder: Option<Holder> },
    /// A newer version wrote it: it can be read, not written to.
    #[error("{} was written by a newer version", path.display())]
    Newer { path: PathBuf, format: u32, not_understood: usize },
    /// The frozen questionnaire was changed: answers may no longer mean what they meant.
    #[error("{} is not the questionnaire of this assessment", path.display())]
    QuestionnaireChanged { path: PathBuf, expected: String, found: String },
    /// A file is longer than is believed, or would become so.
    #[error("{} has {bytes} bytes, the limit is {limit}", path.display())]
    TooLarge { path: PathBuf, bytes: u64, limit: u64 },
    /// An entry is longer than a line of the journal may be. Nothing was written.
    #[error("an entry has {bytes} bytes, the limit is {limit}")]
    EntryTooLong { bytes: usize, limit: usize },
    /// A folder, a device or a pipe where a file was expected.
    #[error("{} is not a file", path.display())]
    NotAFile { path: PathBuf },
    /// Not a language code that a file name can carry.
    #[error("{code:?} is not a language code")]
    NotALanguage { code: String },
    /// Entries were not saved, and the system says why. `handed_over`: all bytes
    /// were handed over, only the sync failed. Some of them may be on disk.
    /// [`Store::save_anew`](super::Store::save_anew) tries again in a new file.
    #[error("{} could not be written", path.display())]
    NotSaved { path: PathBuf, handed_over: bool, unsaved: Vec<Entry>, source: io::Error },
    /// Another program replaced the journal or wrote to it. These entries are
    /// not in the file that has its name now. This store writes no more.
    #[error("{} was changed by another program", path.display())]
    ChangedBeneath { path: PathBuf, unsaved: Vec<Entry> },
    /// Closed for writing after a failure, or nothing waits to be saved anew.
    #[error("{} is closed for writing", path.display())]
    Closed { path: PathBuf },
}

impl StoreError {
    /// Turns an error of the system into one that names the path.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}
