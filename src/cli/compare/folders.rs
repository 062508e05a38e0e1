//! Rows from folders of assessments, read by several threads. A journal that
//! was scored before is not scored again: the cache knows it by the hash of its
//! bytes, which are read every time.

use super::super::folder::{in_words, tell};
use super::super::progress::Progress;
use super::super::{Failure, Here, files, folder, seal};
use super::cache::{Cache, Kept};
use super::tags::Tags;
use crate::assessment::Assessment;
use crate::compare::{About, By, Comparison, Outline, Row, carried, cells_of};
use crate::i18n::visible;
use crate::questionnaire::Questionnaire;
use crate::score::Basis;
use crate::store::{self, Keys, Remark};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What was read.
pub struct Collected {
    /// Each with the outline that its cells stand in.
    pub rows: Vec<(Row, Arc<Outline>)>,
    /// The folder of each row, by its id.
    pub folders: BTreeMap<String, String>,
    known: Known,
}

impl Collected {
    /// Every assessment seen through one questionnaire, along its migrations and
    /// mappings where it was made with another.
    pub fn comparison(&self, yardstick: &Asked, by: By) -> Comparison {
        let carry = |row: &Row, outline: &Outline| {
            let asked = self.known.met(&outline.key.hash)?;
            carried((&asked.questionnaire, outline, &row.cells), &yardstick.questionnaire)
        };
        Comparison::through(&yardstick.outline, by, self.rows.iter().cloned(), carry)
    }

    /// The questionnaire of the youngest assessment: what the others are seen through.
    pub fn yardstick(&self) -> Result<Arc<Asked>, Failure> {
        let youngest = self.rows.iter().max_by_key(|(row, _)| (&row.about.date, &row.about.id));
        let asked = youngest.and_then(|(_, outline)| self.known.met(&outline.key.hash));
        asked.ok_or_else(|| {
            Failure::Usage(
                "there is no assessment to compare".to_owned(),
                "name assessments, or a folder that holds some".to_owned(),
            )
        })
    }
}

/// Questionnaires by the hash of their definition; each is read and checked once.
#[derive(Default)]
pub struct Known(Mutex<BTreeMap<String, Arc<Asked>>>);

/// A questionnaire with its outline.
pub struct Asked {
    pub questionnaire: Questionnaire,
    pub outline: Arc<Outline>,
}

/// Reads every assessment in and directly below these folders.
pub fn collect(
    folders: &[PathBuf],
    basis: Basis,
    cached: bool,
    here: &Here,
) -> Result<Collected, Failure> {
    let mut paths = Vec::new();
    let mut tags = Tags::default();
    for folder in folders {
        if folder.join("journal.jsonl").is_file() {
            paths.push(folder.clone());
        } else {
            paths.extend(files::assessments_in(folder)?);
            tags.read(folder)?;
        }
    }
    let keys = seal::all(here)?;
    let cache = Cache::open(folders, basis, cached, here);
    let known = Known::default();
    let progress = Progress::of("reading", paths.len(), here);
    let read = read_all(&paths, &progress, |path| one(path, basis, &cache, &known, keys.clone()));
    drop(progress);
    let (mut rows, mut folders) = (Vec::new(), BTreeMap::new());
    let mut kept = Vec::new();
    for (path, outcome) in paths.iter().zip(read) {
        match outcome {
            Ok(one) => {
                tell(&one.remarks, path, here);
                kept.extend(one.kept);
                let Some((mut row, outline)) = one.row else {
                    say_left_out(path, "its first entry is lost", here);
                    continue;
                };
                row.about.tags = tags.of(&row.about);
                folders.insert(row.about.id.to_string(), path.display().to_string());
                rows.push((row, outline));
            }
            Err(failure) => say_left_out(path, &failure.in_one_line(), here),
        }
    }
    cache.keep(kept);
    Ok(Collected { rows, folders, known })
}

fn say_left_out(path: &Path, why: &str, here: &Here) {
    here.say(&visible(&format!("left out: {}: {why}", path.display())));
}

/// One folder as read.
struct One {
    row: Option<(Row, Arc<Outline>)>,
    remarks: Vec<Remark>,
    /// What the cache is to know of it.
    kept: Option<Kept>,
}

/// All folders, in their order; each thread takes the next one that is left.
fn read_all(
    paths: &[PathBuf],
    progress: &Progress,
    one: impl Fn(&Path) -> Result<One, Failure> + Sync,
) -> Vec<Result<One, Failure>> {
    let next = AtomicUsize::new(0);
    let processors = std::thread::available_parallelism().map_or(1, |count| count.get());
    let mut read: Vec<(usize, Result<One, Failure>)> = std::thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(path) = paths.get(at) else { return done };
                done.push((at, one(path)));
                progress.step();
            }
        };
        let threads: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    read.sort_by_key(|(at, _)| *at);
    read.into_iter().map(|(_, outcome)| outcome).collect()
}

fn one(
    path: &Path,
    basis: Basis,
    cache: &Cache,
    known: &Known,
    mut keys: Keys,
) -> Result<One, Failure> {
    let bytes = store::read_journal(path)?;
    let key = store::key_of(path, &bytes, &mut keys)?;
    let hash = store::sha256(&bytes);
    let id = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some(found) = cache.find(&hash)
        && let Some(asked) = known.get(found.definition(), path)?
        && let Some(mut row) = found.row(&asked.outline)
    {
        row.about.id = id.as_ref().into();
        let kept = Some(found.again());
        return Ok(One { row: Some((row, Arc::clone(&asked.outline))), remarks: Vec::new(), kept });
    }
    let scan = store::scan_with(&bytes, key.as_ref());
    let assessment = Assessment::replay(scan.entries);
    let Some(about) = About::of(&id, &assessment) else {
        return Ok(One { row: None, remarks: scan.remarks, kept: None });
    };
    let Some(asked) = known.get(&about.questionnaire.hash, path)? else {
        let why = in_words(&Remark::QuestionnaireChanged {
            expected: String::new(),
            found: String::new(),
        });
        return Err(Failure::Usage(why, String::new()));
    };
    let row = Row { about, cells: cells_of(&asked.questionnaire, &assessment, basis) };
    // What is encrypted is kept nowhere in readable form.
    let keeps = scan.remarks.is_empty() && key.is_none();
    let kept = keeps.then(|| Kept::of(&hash, &row, &asked.outline));
    Ok(One { row: Some((row, Arc::clone(&asked.outline))), remarks: scan.remarks, kept })
}

impl Known {
    /// The questionnaire with this hash, if it was met.
    fn met(&self, hash: &str) -> Option<Arc<Asked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(hash).cloned()
    }

    /// The questionnaire whose definition has this hash, read in this folder
    /// where it is met for the first time; `None` where the folder has another.
    pub fn get(&self, hash: &str, path: &Path) -> Result<Option<Arc<Asked>>, Failure> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(asked) = known.get(hash) {
            return Ok(Some(Arc::clone(asked)));
        }
        let definition = store::read_definition(path)?;
        if store::sha256(&definition) != hash {
            return Ok(None);
        }
        let questionnaire = folder::with_translations(path, &definition, hash)?;
        let outline = Arc::new(Outline::of(&questionnaire, hash));
        let asked = Arc::new(Asked { questionnaire, outline });
        known.insert(hash.to_owned(), Arc::clone(&asked));
        Ok(Some(asked))
    }
}
