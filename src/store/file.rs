//! The file layer: the only place that writes.
//!
//! Promises: what is made here is private to the user from its first byte
//! (0600, folders 0700, where the system knows modes); a function that returns
//! `Ok` has synced what it wrote, and the folder too where a name changed;
//! a whole file is either the old one or the new one, never half of it.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the one file that may create, rename and write"
)]

#[cfg(test)]
pub(crate) mod faults;
#[cfg(all(test, target_os = "linux"))]
pub(crate) mod power;

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Options that make a file private from its first byte.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Asked before every call that changes the disk, so that a test can let any one of them fail.
#[cfg_attr(not(test), allow(clippy::unnecessary_wraps))]
fn step() -> io::Result<()> {
    #[cfg(test)]
    faults::step(false)?;
    Ok(())
}

/// Writes all bytes.
fn put(mut file: &File, bytes: &[u8]) -> io::Result<()> {
    #[cfg(test)]
    if faults::step(true)? {
        file.write_all(&bytes[..bytes.len() / 2])?;
        return Err(io::ErrorKind::StorageFull.into());
    }
    file.write_all(bytes)
}

/// Makes what was written durable.
fn sync(file: &File) -> io::Result<()> {
    step()?;
    file.sync_all()?;
    synced(file);
    Ok(())
}

/// Tells a test's disk what is durable from here on.
#[cfg_attr(not(all(test, target_os = "linux")), allow(unused_variables))]
fn synced(file: &File) {
    #[cfg(all(test, target_os = "linux"))]
    power::synced(file);
}

/// Makes a folder and those above it that are missing, each synced into its parent.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let above = above(path);
    if above != path {
        make_folder(above)?;
    }
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    step()?;
    match builder.create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => sync_folder(above),
    }
}

/// The folder that a path is in; `.` for a bare name.
fn above(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    }
}

/// Makes names in a folder durable. Windows has no such call and needs none.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { sync(&File::open(path)?) } else { Ok(()) }
}

/// A file in the making, under another name until it is whole. Dropped
/// unfinished, it is taken away again.
#[derive(Debug)]
pub struct Draft {
    file: File,
    path: PathBuf,
    settled: bool,
}

impl Draft {
    /// Begins at this name, which a crash may leave behind and the next draft replaces.
    pub(super) fn begin(path: PathBuf) -> io::Result<Self> {
        remove(&path)?;
        step()?;
        let file = private().read(true).write(true).create_new(true).open(&path)?;
        Ok(Self { file, path, settled: false })
    }

    /// Begins what becomes a file that is no part of an assessment, with the folders above it.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn of(name: &Path) -> io::Result<Self> {
        make_folder(above(name))?;
        Self::begin(draft_name(name))
    }

    /// Adds bytes.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        put(&self.file, bytes)
    }

    /// Gives the whole file its name, in place of what had it.
    ///
    /// # Errors
    ///
    /// The system's, and then what was there before is still there.
    pub fn settle(mut self, name: &Path) -> io::Result<()> {
        sync(&self.file)?;
        step()?;
        std::fs::rename(&self.path, name)?;
        self.settled = true;
        sync_folder(above(name))
    }
}

/// For writers that go back and forth, as one of zip files does.
impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        put(&self.file, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Read for Draft {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.file.read(bytes)
    }
}

impl Seek for Draft {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        #[cfg(test)]
        if faults::dead() {
            return;
        }
        if !self.settled {
            // A leftover draft harms nothing: the next one replaces it.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A folder in the making, under another name until it is whole. Dropped
/// unfinished, it is taken away again.
#[derive(Debug)]
pub struct FolderDraft {
    path: PathBuf,
    settled: bool,
}

impl FolderDraft {
    /// Begins what becomes a folder of this name.
    ///
    /// # Errors
    ///
    /// The system's; also where something has the draft's name, which may be somebody's.
    pub fn of(name: &Path) -> io::Result<Self> {
        make_folder(above(name))?;
        let path = draft_name(name);
        if path.exists() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        make_folder(&path)?;
        Ok(Self { path, settled: false })
    }

    /// Where its files are written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the whole folder its name.
    ///
    /// # Errors
    ///
    /// The system's, and then nothing has that name.
    pub fn settle(mut self, name: &Path) -> io::Result<()> {
        step()?;
        std::fs::rename(&self.path, name)?;
        self.settled = true;
        sync_folder(above(name))
    }
}

impl Drop for FolderDraft {
    fn drop(&mut self) {
        #[cfg(test)]
        if faults::dead() {
            return;
        }
        if !self.settled {
            // What stays of it is named as a draft.
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}

/// The name of a draft beside the file it becomes.
pub(super) fn draft_name(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    name.into()
}

/// Writes a whole file, in place of an older one if there is one.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = Draft::begin(draft_name(path))?;
    draft.write(bytes)?;
    draft.settle(path)
}

/// Writes a file that is no part of an assessment, for example a report: whole
/// or not at all, private, with the folders above it.
///
/// # Errors
///
/// The system's, and then what was there before is still there.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    make_folder(above(path))?;
    write_whole(path, bytes)
}

/// Takes a file away; one that is gone is gone.
///
/// # Errors
///
/// The system's.
pub fn remove(path: &Path) -> io::Result<()> {
    step()?;
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes a file that must not exist yet.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    step()?;
    let file = private().write(true).create_new(true).open(path)?;
    put(&file, bytes)?;
    sync(&file)?;
    sync_folder(above(path))
}

/// Shortens a file to this many bytes.
pub(super) fn cut(path: &Path, length: u64) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    step()?;
    file.set_len(length)?;
    sync(&file)
}

/// Opens the file that writers lock, making it if need be.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    step()?;
    private().read(true).write(true).create(true).truncate(false).open(path)
}

/// Says in the lock file who holds it. Not synced: it matters only while the process lives.
pub(super) fn note_holder(lock: &File, text: &str) -> io::Result<()> {
    step()?;
    lock.set_len(0)?;
    put(lock, text.as_bytes())
}

/// A file that only grows.
#[derive(Debug)]
pub(super) struct Appender {
    file: File,
    path: PathBuf,
    length: u64,
}

/// Why bytes were not appended.
#[derive(Debug)]
pub(super) enum NotAppended {
    /// The name no longer leads to the file that was opened, or somebody else
    /// wrote to it: a synced folder replaces files, a network share may not lock.
    Changed,
    /// The system refused. Bytes may be on disk or not, whole or in part.
    Failed { handed_over: bool, source: io::Error },
}

impl Appender {
    /// Opens an existing file to append to.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().append(true).open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file, path: path.to_owned(), length })
    }

    /// Bytes in the file, as far as this appender knows.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Appends in one write and syncs. After an error the caller must drop this
    /// appender: a second sync of the same file may say `Ok` about bytes that
    /// the first one lost.
    pub(super) fn append(&mut self, bytes: &[u8]) -> Result<(), NotAppended> {
        let failed = |handed_over| move |source| NotAppended::Failed { handed_over, source };
        if !self.is_ours().map_err(failed(false))? {
            return Err(NotAppended::Changed);
        }
        put(&self.file, bytes).map_err(failed(false))?;
        step().and_then(|()| self.file.sync_data()).map_err(failed(true))?;
        synced(&self.file);
        self.length += bytes.len() as u64;
        if self.is_ours().map_err(failed(true))? { Ok(()) } else { Err(NotAppended::Changed) }
    }

    /// Whether the name still leads to this file and nobody else wrote to it.
    pub(super) fn is_ours(&self) -> io::Result<bool> {
        let ours = self.file.metadata()?;
        let named = match std::fs::metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            named => named?,
        };
        Ok(ours.len() == self.length && same(&ours, &named))
    }
}

#[cfg(unix)]
fn same(one: &std::fs::Metadata, other: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere an open file can't be replaced; its length is all there is to compare.
#[cfg(not(unix))]
fn same(one: &std::fs::Metadata, other: &std::fs::Metadata) -> bool {
    one.len() == other.len()
}
