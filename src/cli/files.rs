//! Files that a command is pointed at: read whole, within a bound, or refused.

use super::Failure;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};

/// The largest file that is read from outside, in bytes.
const LARGEST: u64 = 64 << 20;

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_within(path, LARGEST)
}

/// A file's bytes, where it has no more than these.
pub fn read_within(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let unreadable = |source| Failure::Unreadable { path: path.to_owned(), source };
    let file = File::open(path).map_err(unreadable)?;
    let facts = file.metadata().map_err(unreadable)?;
    if facts.is_dir() {
        return Err(unreadable(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    bounded(file, path, facts.len(), limit)
}

/// A file's bytes; `-` is stdin.
pub fn read_input(path: &Path) -> Result<Vec<u8>, Failure> {
    if path == Path::new("-") { bounded(io::stdin().lock(), path, 0, LARGEST) } else { read(path) }
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

/// About `length` bytes are expected.
fn bounded(from: impl Read, path: &Path, length: u64, limit: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(limit)).unwrap_or(0));
    from.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| Failure::Unreadable { path: path.to_owned(), source })?;
    let length = bytes.len() as u64;
    if length > limit {
        return Err(Failure::TooLarge { path: path.to_owned(), bytes: length, limit });
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

/// What is kept of earlier work, if it is there and can be read; a cache is
/// never a failure.
pub fn read_cache(path: &Path) -> Option<Vec<u8>> {
    path.is_file().then(|| std::fs::read(path).ok()).flatten()
}

/// Empties a folder of files that are made anew when needed, once it holds more than these.
pub fn keep_few(folder: &Path, most: usize) {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    if found.len() > most {
        // One that stays is emptied the next time.
        found.iter().for_each(|path| drop(crate::store::remove_file(path)));
    }
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

/// The longest line of a file that is read line by line, in bytes.
const LONGEST_LINE: u64 = 1 << 20;
/// Parts smaller than this are not worth a thread, in bytes.
const SMALLEST_PART: u64 = 1 << 20;

/// A file in as many parts as there are processors, to be read side by side.
pub fn parts(path: &Path) -> Result<Vec<Range<u64>>, Failure> {
    let unreadable = |source| Failure::Unreadable { path: path.to_owned(), source };
    let facts = std::fs::metadata(path).map_err(unreadable)?;
    if facts.is_dir() {
        return Err(unreadable(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    // What is no plain file has no length: it is read from end to end.
    if !facts.is_file() {
        return Ok(std::iter::once(0..u64::MAX).collect());
    }
    let processors = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let parts = processors.min(facts.len() / SMALLEST_PART).max(1);
    let cut = |part: u64| if part == parts { u64::MAX } else { facts.len() / parts * part };
    Ok((0..parts).map(|part| cut(part)..cut(part + 1)).collect())
}

/// The lines that begin within a part, one after the other and without their
/// newline, until one is said to be enough; only one line is in memory at a time.
pub fn lines_of(
    path: &Path,
    part: Range<u64>,
    mut each: impl FnMut(&[u8]) -> ControlFlow<()>,
) -> Result<(), Failure> {
    let unreadable = |source| Failure::Unreadable { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(unreadable)?;
    let mut at = part.start.saturating_sub(1);
    if at > 0 {
        file.seek(SeekFrom::Start(at)).map_err(unreadable)?;
    }
    let mut from = BufReader::with_capacity(1 << 16, file);
    let mut line = Vec::new();
    let mut skip = part.start > 0;
    while at < part.end || skip {
        line.clear();
        let read = from.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut line);
        let read = read.map_err(unreadable)? as u64;
        if read == 0 {
            break;
        }
        if read > LONGEST_LINE {
            let path = path.to_owned();
            return Err(Failure::TooLarge { path, bytes: read, limit: LONGEST_LINE });
        }
        at += read;
        if !std::mem::take(&mut skip) && each(line.strip_suffix(b"\n").unwrap_or(&line)).is_break()
        {
            break;
        }
    }
    Ok(())
}
