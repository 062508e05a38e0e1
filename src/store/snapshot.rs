//! Snapshots of journals, in the user's own state directory: for the day when
//! a stick is lost or a folder was deleted.
//!
//! Promises: a snapshot has the journal's bytes as they are, so what is
//! encrypted there is encrypted here; their number and size are bounded; what
//! is taken back goes into a new folder, never over another. Evidence is not
//! in them. When the keys of a folder change, those made before are removed:
//! a passphrase that was given up must open nothing.

use super::create::begin;
use super::error::StoreError;
use super::file::{self, Draft};
use super::folder::{EVIDENCE, JOURNAL, LARGEST_FILE, LARGEST_QUESTIONNAIRE, read_bounded};
use super::hash::sha256;
use super::{Store, evidence, folder, holder};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The longest journal that is snapped, and all snapshots of an assessment together, in bytes.
pub const LARGEST_SNAPSHOT: u64 = 64 << 20;
/// So many of the newest are kept.
const NEWEST: usize = 8;
/// Of those before, the last of so many days.
const DAYS: usize = 8;
/// A new one is due after so many entries, or on another day.
const DUE: usize = 25;

/// The folder of the files that lie beside a journal.
const PARTS: &str = "parts";
/// Where the assessment lay, as text.
const PLACE: &str = "folder";

/// When a snapshot may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The assessment was opened.
    Opened,
    /// Something was saved: only the number of entries is looked at.
    Saved,
    /// The interview is left: whatever changed is kept.
    Left,
}

/// All snapshots of a user.
#[derive(Debug, Clone)]
pub struct Snapshots(PathBuf);

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Snapshot {
    /// Higher is newer, whatever the clock said.
    pub number: u32,
    /// The minute it was made in, by the clock: `2026-02-03T09-15`.
    pub at: String,
    /// Entries in the journal.
    pub entries: usize,
    /// Bytes of the journal.
    pub bytes: u64,
    path: PathBuf,
}

/// An assessment that has snapshots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapped {
    /// Where it lay when the last one was made.
    pub folder: PathBuf,
    /// The oldest first.
    pub snapshots: Vec<Snapshot>,
    place: PathBuf,
}

impl Snapshots {
    /// Those in a state directory, which need not exist yet.
    pub fn within(state: &Path) -> Self {
        Self(state.join("snapshots"))
    }

    /// Keeps a snapshot of an open assessment, if one is due. `at` is the
    /// clock's time, RFC 3339. Says whether one was made.
    ///
    /// # Errors
    ///
    /// The system's: the directory can't be written.
    pub fn keep(&self, store: &Store, occasion: Occasion, at: &str) -> Result<bool, StoreError> {
        let Some(head) = store.assessment().head() else { return Ok(false) };
        if !is_name(&head.assessment) {
            return Ok(false);
        }
        let lies = full(store.folder()).to_string_lossy().into_owned();
        let place = self.0.join(place_of(&head.assessment, &lies));
        let at = minute(at);
        let entries = store.assessment().count();
        let mut known = snapshots(&place)?;
        let is_due = |known: &[Snapshot]| {
            known.last().is_none_or(|newest| {
                let further = entries.abs_diff(newest.entries);
                let waits = occasion != Occasion::Left && day(&newest.at) == day(&at);
                further >= DUE || further > 0 && !waits
            })
        };
        if occasion == Occasion::Saved && !is_due(&known) {
            return Ok(false);
        }
        if keys_changed(&place.join(PARTS), store.folder())? {
            forget(&place)?;
            known.clear();
        }
        if !is_due(&known) {
            return Ok(false);
        }
        let journal = store.folder().join(JOURNAL);
        let bytes = read_bounded(&journal, LARGEST_FILE)?;
        if bytes.len() as u64 > LARGEST_SNAPSHOT {
            return Ok(false);
        }
        keep_parts(&place, &lies, &parts(store.folder(), folder::is_part)?)?;
        let number = known.last().map_or(1, |newest| newest.number.saturating_add(1));
        let path = place.join(format!("{number:06}_{at}_{entries}.jsonl"));
        file::write_whole(&path, &bytes).map_err(StoreError::at(&path))?;
        let bytes = bytes.len() as u64;
        thin(known.into_iter().chain([Snapshot { number, at, entries, bytes, path }]).collect())?;
        Ok(true)
    }

    /// Every assessment that has snapshots, by where it lay.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn all(&self) -> Result<Vec<Snapped>, StoreError> {
        let mut all = Vec::new();
        for place in items(&self.0)?.into_iter().filter(|path| path.is_dir()) {
            let folder = read_bounded(&place.join(PLACE), 1 << 16).unwrap_or_default();
            let folder = PathBuf::from(String::from_utf8_lossy(&folder).into_owned());
            all.push(Snapped { folder, snapshots: snapshots(&place)?, place });
        }
        all.retain(|snapped| !snapped.snapshots.is_empty());
        all.sort_by(|a, b| a.folder.cmp(&b.folder));
        Ok(all)
    }
}

impl Snapped {
    /// The name that all copies of the assessment share.
    pub fn id(&self) -> &str {
        let name = self.place.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.rsplit_once('-').map_or(name, |(assessment, _)| assessment)
    }

    /// Makes a new folder of a snapshot, with the evidence that still lies in
    /// the `old` one, if there is one. Hands over how many files came, and
    /// those that could not be read and are left out.
    ///
    /// # Errors
    ///
    /// The folder is not empty, or can't be written.
    pub fn take_back(
        &self,
        snapshot: &Snapshot,
        old: Option<&Path>,
        into: &Path,
        by: &str,
        at: &str,
    ) -> Result<(usize, Vec<PathBuf>), StoreError> {
        let kept = parts(&self.place.join(PARTS), folder::is_part)?;
        let files: Vec<(PathBuf, &[u8])> =
            kept.iter().map(|(name, bytes)| (PathBuf::from(name), bytes.as_slice())).collect();
        let journal = read_bounded(&snapshot.path, LARGEST_FILE)?;
        let old = old.map(|old| items(&old.join(EVIDENCE))).transpose()?;
        let evidence: Vec<PathBuf> = old
            .unwrap_or_default()
            .into_iter()
            .filter(|path| path.is_file() && path.extension().is_none_or(|it| it != "new"))
            .collect();
        let named = |path: &PathBuf| Some(path.file_name()?.to_str()?.to_owned());
        let names: Vec<String> = evidence.iter().filter_map(named).collect();
        let is_sealed = kept.keys().any(|name| name.starts_with("key."));
        let lock = begin(into, &files, &names, &holder(by, at, is_sealed))?;
        let mut left = Vec::new();
        for (path, name) in evidence.iter().zip(&names) {
            if !copy(path, &into.join(EVIDENCE).join(name))? {
                left.push(path.clone());
            }
        }
        let path = into.join(JOURNAL);
        file::write_whole(&path, &journal).map_err(StoreError::at(&path))?;
        drop(lock);
        Ok((names.len() - left.len(), left))
    }
}

/// Where snapshots of this folder would be, seen from any working directory.
pub fn full(folder: &Path) -> PathBuf {
    folder.canonicalize().or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.into())
}

/// Each copy of an assessment has its own: their keys and their entries differ.
fn place_of(assessment: &str, folder: &str) -> String {
    let folder = sha256(folder.as_bytes());
    format!("{assessment}-{}", folder.get(..8).unwrap_or_default())
}

/// Letters, digits and hyphens: no way out of the directory.
fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A moment as a part of a file's name on every system, to the minute.
fn minute(at: &str) -> String {
    let at = at.get(..16).unwrap_or("unknown");
    at.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

fn day(at: &str) -> &str {
    at.get(..10).unwrap_or(at)
}

/// What lies in a folder, by name; nothing where there is no such folder.
fn items(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let found = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        found => found.map_err(StoreError::at(folder))?,
    };
    let mut items = Vec::new();
    for item in found {
        items.push(item.map_err(StoreError::at(folder))?.path());
    }
    items.sort();
    Ok(items)
}

/// The snapshots of an assessment, the oldest first.
fn snapshots(place: &Path) -> Result<Vec<Snapshot>, StoreError> {
    let mut found: Vec<Snapshot> = items(place)?.into_iter().filter_map(snapshot).collect();
    found.sort();
    Ok(found)
}

fn snapshot(path: PathBuf) -> Option<Snapshot> {
    let name = path.file_name()?.to_str()?.strip_suffix(".jsonl")?.to_owned();
    let mut words = name.split('_');
    let (number, at, entries) = (words.next()?, words.next()?, words.next()?);
    let bytes = std::fs::metadata(&path).ok()?.len();
    let (number, entries) = (number.parse().ok()?, entries.parse().ok()?);
    words.next().is_none().then(|| Snapshot { number, at: at.to_owned(), entries, bytes, path })
}

/// The files of these names that lie beside a journal and are needed to read it:
/// definition, translations and keys, not the lock and nothing that is in the making.
fn parts(
    folder: &Path,
    wanted: impl Fn(&str) -> bool,
) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
    let mut parts = BTreeMap::new();
    for path in items(folder)?.into_iter().filter(|path| path.is_file()) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if wanted(name) {
            parts.insert(name.to_owned(), read_bounded(&path, LARGEST_QUESTIONNAIRE)?);
        }
    }
    Ok(parts)
}

/// Whether a folder has other keys than when its parts were kept. Only the keys
/// are read: this is asked at every opening.
fn keys_changed(kept: &Path, folder: &Path) -> Result<bool, StoreError> {
    let is_key = |name: &str| name.starts_with("key.") && folder::is_part(name);
    let Ok(known) = parts(kept, is_key) else { return Ok(true) };
    let nothing_kept = items(kept).is_ok_and(|items| items.is_empty());
    Ok(!nothing_kept && known != parts(folder, is_key)?)
}

/// Keeps the parts that are not kept yet, and where the folder lies.
fn keep_parts(
    place: &Path,
    lies: &str,
    parts: &BTreeMap<String, Vec<u8>>,
) -> Result<(), StoreError> {
    let kept = place.join(PARTS);
    file::make_folder(&kept).map_err(StoreError::at(&kept))?;
    let lies = lies.as_bytes().to_vec();
    let parts = parts.iter().map(|(name, bytes)| (kept.join(name), bytes));
    for (path, bytes) in parts.chain([(place.join(PLACE), &lies)]) {
        if read_bounded(&path, LARGEST_QUESTIONNAIRE).is_ok_and(|known| known == *bytes) {
            continue;
        }
        file::write_whole(&path, bytes).map_err(StoreError::at(&path))?;
    }
    Ok(())
}

/// Removes every snapshot of an assessment, and its parts.
fn forget(place: &Path) -> Result<(), StoreError> {
    for path in items(place)?.into_iter().chain(items(&place.join(PARTS))?) {
        if path.is_file() {
            file::remove(&path).map_err(StoreError::at(&path))?;
        }
    }
    Ok(())
}

/// Removes what is beyond the bounds.
fn thin(all: Vec<Snapshot>) -> Result<(), StoreError> {
    let kept = kept(&all);
    for (snapshot, _) in all.iter().zip(&kept).filter(|(_, kept)| !**kept) {
        file::remove(&snapshot.path).map_err(StoreError::at(&snapshot.path))?;
    }
    Ok(())
}

/// Which snapshots stay, the oldest first: the newest, and of those before the
/// last of each day, within the size for all together.
fn kept(all: &[Snapshot]) -> Vec<bool> {
    let (mut kept, mut total, mut days) = (vec![false; all.len()], 0, Vec::new());
    for (at, snapshot) in all.iter().enumerate().rev() {
        let newest = all.len() - at <= NEWEST;
        let is_last = !days.contains(&day(&snapshot.at));
        total += snapshot.bytes;
        let within = total <= LARGEST_SNAPSHOT || at + 1 == all.len();
        kept[at] = within && (newest || is_last && days.len() < DAYS);
        if is_last && !newest {
            days.push(day(&snapshot.at));
        }
        if !kept[at] {
            total -= snapshot.bytes;
        }
    }
    kept
}

/// Copies an evidence file, whatever is in it; `false` where it can't be read.
fn copy(from: &Path, to: &Path) -> Result<bool, StoreError> {
    let Ok(mut source) = evidence::open(from) else { return Ok(false) };
    let mut draft = Draft::begin(file::draft_name(to)).map_err(StoreError::at(to))?;
    let mut piece = vec![0; 1 << 16];
    loop {
        let Ok(read) = source.read(&mut piece) else { return Ok(false) };
        if read == 0 {
            break;
        }
        draft.write(&piece[..read]).map_err(StoreError::at(to))?;
    }
    draft.settle(to).map_err(StoreError::at(to))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(days: &[(&str, u64)]) -> Vec<u32> {
        let all: Vec<Snapshot> = (1..)
            .zip(days)
            .map(|(number, (day, bytes))| Snapshot {
                number,
                at: format!("{day}T09-15"),
                entries: 0,
                bytes: *bytes,
                path: PathBuf::new(),
            })
            .collect();
        let kept = kept(&all);
        all.iter().zip(kept).filter(|(_, kept)| *kept).map(|(it, _)| it.number).collect()
    }

    #[test]
    fn the_newest_stay_and_the_last_of_each_day_before() {
        assert_eq!(numbers(&[("2026-02-03", 9); 3]), [1, 2, 3]);
        let busy = [[("2026-02-03", 9); 6], [("2026-02-04", 9); 6], [("2026-02-05", 9); 6]];
        assert_eq!(numbers(&busy.concat()), [6, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
        let mebibytes = |many: u64| ("2026-02-03", many << 20);
        assert_eq!(numbers(&[mebibytes(60), mebibytes(30), mebibytes(30)]), [2, 3]);
        assert_eq!(numbers(&[mebibytes(10), mebibytes(90)]), [2]);
        let days: Vec<String> = (1..=30).map(|day| format!("2026-03-{day:02}")).collect();
        let days: Vec<(&str, u64)> = days.iter().map(|day| (day.as_str(), 9)).collect();
        assert_eq!(numbers(&days).len(), NEWEST + DAYS);
    }

    #[test]
    fn a_clock_and_a_name_can_not_leave_the_directory() {
        assert_eq!(minute("2026-02-03T09:15:00+03:00"), "2026-02-03T09-15");
        assert_eq!(minute("../../../../../../x"), "---------------".to_owned() + "-");
        assert_eq!(minute(""), "unknown");
        assert!(is_name("8a3068ef-c4ae-4460-821a-82c60d9b3e04"));
        assert!(!is_name("") && !is_name("..") && !is_name("a/b") && !is_name("a\\b"));
    }
}
