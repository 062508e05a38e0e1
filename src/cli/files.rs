//! Files that a command is pointed at: read whole, within a bound, or refused.

use super::Failure;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read from outside, in bytes.
const LARGEST: u64 = 64 << 20;

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |source| Failure::Unreadable { path: path.to_owned(), source };
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(unreadable(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    bounded(file, path)
}

/// A file's bytes; `-` is stdin.
pub fn read_input(path: &Path) -> Result<Vec<u8>, Failure> {
    if path == Path::new("-") { bounded(io::stdin().lock(), path) } else { read(path) }
}

/// Every file in a folder and below it, sorted; what can't be read is not there.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    /// Folders deeper than this are not looked into.
    const DEEPEST: usize = 6;
    fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        for entry in entries.filter_map(Result::ok) {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < DEEPEST => {
                    walk(&entry.path(), depth + 1, found)
                }
                Ok(kind) if !kind.is_dir() => found.push(entry.path()),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, 0, &mut found);
    found.sort();
    found
}

fn bounded(from: impl Read, path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| Failure::Unreadable { path: path.to_owned(), source })?;
    let length = bytes.len() as u64;
    if length > LARGEST {
        let path = path.to_owned();
        return Err(Failure::TooLarge { path, bytes: length, limit: LARGEST });
    }
    Ok(bytes)
}

/// More files than these are no collection of a room.
const MOST_FILES: usize = 1000;

/// The files of a folder that end so, by name; for a file, itself.
pub fn collected(path: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let unreadable = |source| Failure::Unreadable { path: path.to_owned(), source };
    let mut found: Vec<PathBuf> = std::fs::read_dir(path)
        .map_err(unreadable)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|file| file.extension().is_some_and(|known| known == ending) && file.is_file())
        .take(MOST_FILES)
        .collect();
    found.sort();
    Ok(found)
}

/// The translations beside a definition, by language code: `inama.fr.yaml`
/// beside `inama.yaml`.
pub fn translations_beside(definition: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut found = BTreeMap::new();
    for language in crate::i18n::Language::ALL {
        let beside = definition.with_extension(format!("{language}.yaml"));
        if beside.is_file() {
            found.insert(language.code().to_owned(), read(&beside)?);
        }
    }
    Ok(found)
}

/// The folders below this one that hold an assessment, by name.
pub fn assessments_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |source| Failure::Unreadable { path: folder.to_owned(), source };
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(unreadable)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.join("journal.jsonl").is_file())
        .collect();
    found.sort();
    Ok(found)
}
