//! What can go wrong with a folder: facts, which `cli` turns into sentences.

use crate::assessment::{Approval, Entry};
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

/// Why a pack is not believed.
#[derive(Debug, Error)]
pub enum PackFault {
    #[error("it is no zip file that can be read: {0}")]
    NotAZip(String),
    #[error("its bytes are not those that were packed")]
    SealBroken,
    #[error("it has {files} files, the limit is {limit}")]
    TooManyFiles { files: usize, limit: usize },
    #[error("two of its files have the same name")]
    SameName,
    #[error("its files overlap each other")]
    Overlap,
    #[error("“{name}” is no file of a pack")]
    StrangeName { name: String },
    #[error("“{name}” is a link, a folder or encrypted, not a plain file")]
    NotPlain { name: String },
    #[error("“{name}” is compressed in a way that packs are not")]
    StrangeCompression { name: String },
    #[error("“{name}” would have {bytes} bytes, the limit is {limit}")]
    TooLarge { name: String, bytes: u64, limit: u64 },
    #[error(
        "its files would have {bytes} bytes together, the limit for a pack of this size is {limit}"
    )]
    TooLargeTogether { bytes: u64, limit: u64 },
    #[error("“{name}” has not the bytes that were packed")]
    Damaged { name: String },
    #[error("“{name}” is listed in its manifest and missing")]
    Missing { name: String },
    #[error("“{name}” is not listed in its manifest")]
    NotListed { name: String },
    #[error("its manifest can't be read: {0}")]
    Manifest(String),
    #[error("it has format {format}, which a newer version wrote")]
    Newer { format: u32 },
    #[error("its journal is damaged, or has no first entry")]
    Journal,
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
    /// A copy of another assessment: there is nothing to join.
    #[error("{} is another assessment", path.display())]
    OtherAssessment { path: PathBuf, own: String, other: String },
    /// A copy made with another questionnaire, or with another version of it.
    #[error("{} was made with another questionnaire", path.display())]
    OtherQuestionnaire { path: PathBuf, own: String, other: String },
    /// A copy whose first entry is lost and which has no entry in common.
    #[error("whose assessment {} is can't be known", path.display())]
    Unrelated { path: PathBuf },
    /// Two entries of one name say different things. No honest copy writes that.
    #[error("{} contradicts what is known", path.display())]
    Contradicts { path: PathBuf, entry: String },
    /// Not a pack that can be believed.
    #[error("{} is not taken in", path.display())]
    Pack { path: PathBuf, source: PackFault },
    /// It is encrypted, and nothing was given that could open it. `passphrase`:
    /// one would.
    #[error("{} is encrypted", path.display())]
    NeedsKey { path: PathBuf, passphrase: bool },
    /// Neither a passphrase nor an identity that was given opens it. `passphrase`:
    /// another one would.
    #[error("{} does not open with this passphrase or identity", path.display())]
    WrongKey { path: PathBuf, passphrase: bool },
    /// It is encrypted, and the files of its key are gone.
    #[error("the key of {} is lost", path.display())]
    KeyLost { path: PathBuf },
    /// A key file is not as it was written.
    #[error("the key file {} is damaged", path.display())]
    KeyDamaged { path: PathBuf },
    /// A key file asks for more work than ours do: 2^`work` steps.
    #[error("the key file {} asks for too much work", path.display())]
    KeyTooCostly { path: PathBuf, work: u8, most: u8 },
    /// An encrypted copy would be joined to a folder that is not encrypted.
    #[error("{} is encrypted, and this assessment is not", path.display())]
    WouldDecrypt { path: PathBuf },
    /// Damaged: what can't be read can't be encrypted or decrypted either.
    #[error("{} is damaged", path.display())]
    NotWhole { path: PathBuf },
    /// Key files lie in it and its journal is readable: what would be written
    /// now, would be readable too.
    #[error("{} has a key, and its journal is readable", folder.display())]
    Unfinished { folder: PathBuf },
    /// It is not encrypted.
    #[error("{} is not encrypted", folder.display())]
    NotSealed { folder: PathBuf },
    /// An approval stands, and nothing may be changed beside it.
    #[error("{} is approved: nothing may be changed", folder.display())]
    Approved { folder: PathBuf, approval: Box<Approval> },
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
