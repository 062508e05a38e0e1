//! A disk that loses its power, in tests: what was not synced is gone.
//!
//! The harshest that a file system may do. A file has the bytes of its last sync,
//! a folder the names of its last sync; a removed name that was not synced away is
//! there again. Or every name stands as it is, and of the bytes that were not
//! synced there is half.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's disk"
)]

use super::faults::Left;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::fs::{self, File};
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// What is durable of a folder and everything in it, by the number of file or folder.
struct Disk {
    root: PathBuf,
    names: HashMap<u64, BTreeMap<OsString, u64>>,
    bytes: HashMap<u64, Vec<u8>>,
    /// Open, so that no number is given twice.
    held: Vec<File>,
}

thread_local! {
    static DISK: RefCell<Option<Disk>> = const { RefCell::new(None) };
}

/// Runs with everything below `root` on such a disk, and then cuts the power.
pub(crate) fn cut_after<T>(root: &Path, left: Left, run: impl FnOnce() -> T) -> T {
    let mut disk = Disk {
        root: root.to_owned(),
        names: HashMap::new(),
        bytes: HashMap::new(),
        held: Vec::new(),
    };
    disk.take_in(root);
    DISK.set(Some(disk));
    let result = run();
    let disk = DISK.take().expect("the disk is there");
    match left {
        Left::Synced => {
            let number = fs::metadata(root).unwrap().ino();
            fs::read_dir(root).unwrap().for_each(|item| remove(&item.unwrap().path()));
            disk.write_names(number, root);
        }
        Left::Halves => disk.halve(root),
    }
    result
}

/// A file or a folder was synced.
pub(super) fn synced(file: &File) {
    DISK.with_borrow_mut(|disk| {
        if let Some(disk) = disk {
            let path = fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())).unwrap();
            if path.starts_with(&disk.root) {
                disk.sync(&path);
            }
        }
    });
}

impl Disk {
    /// Everything that is there counts as synced.
    fn take_in(&mut self, path: &Path) {
        self.sync(path);
        if path.is_dir() {
            fs::read_dir(path).unwrap().for_each(|item| self.take_in(&item.unwrap().path()));
        }
    }

    fn sync(&mut self, path: &Path) {
        let number = self.hold(path);
        if path.is_dir() {
            let items = fs::read_dir(path).unwrap().map(|item| item.unwrap());
            let named: Vec<(OsString, PathBuf)> =
                items.map(|item| (item.file_name(), item.path())).collect();
            let names = named.into_iter().map(|(name, path)| (name, self.hold(&path))).collect();
            self.names.insert(number, names);
        } else {
            self.bytes.insert(number, fs::read(path).unwrap());
        }
    }

    fn hold(&mut self, path: &Path) -> u64 {
        let file = File::open(path).unwrap();
        let facts = file.metadata().unwrap();
        if facts.is_dir() {
            self.names.entry(facts.ino()).or_default();
        }
        self.held.push(file);
        facts.ino()
    }

    fn write_names(&self, folder: u64, path: &Path) {
        for (name, number) in &self.names[&folder] {
            let path = path.join(name);
            if self.names.contains_key(number) {
                fs::create_dir(&path).unwrap();
                self.write_names(*number, &path);
            } else {
                fs::write(&path, self.bytes.get(number).map_or(&[][..], Vec::as_slice)).unwrap();
            }
        }
    }

    fn halve(&self, path: &Path) {
        for path in fs::read_dir(path).unwrap().map(|item| item.unwrap().path()) {
            if path.is_dir() {
                self.halve(&path);
                continue;
            }
            let now = fs::read(&path).unwrap();
            let number = fs::metadata(&path).unwrap().ino();
            let synced = self.bytes.get(&number).map_or(&[][..], Vec::as_slice);
            if now != synced {
                let kept = if now.starts_with(synced) { synced.len() } else { 0 };
                fs::write(&path, &now[..kept + (now.len() - kept) / 2]).unwrap();
            }
        }
    }
}

fn remove(path: &Path) {
    let done = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    done.unwrap();
}
