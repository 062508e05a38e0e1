//! Rows from folders of assessments, read by several threads. A journal that
//! was scored before is not scored again: the cache knows it by the hash of its
//! bytes, which are read every time.

use super::super::folder::{in_words, tell};
use super::super::progress::Progress;
use super::super::{Failure, Here, files, folder, seal};
use super::cache::{Cache, Kept};
use super::tags::Tags;
use crate::assessment::Assessment;
use crate::compare::{About, By, Comparison, Key, Outline, Outlined, Row, carried, cells_of};
use crate::i18n::visible;
use crate::questionnaire::Questionnaire;
use crate::score::Basis;
use crate::store::{self, Keys, Remark};
use crate::threads;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
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
        let known = self.known.all();
        let known: Vec<_> = known.iter().map(|asked| asked.outlined()).collect();
        let carry = |row: &Row, outline: &Outline| {
            let asked = self.known.met(&outline.key.hash)?;
            carried(asked.outlined(), &row.cells, yardstick.outlined(), &known)
        };
        let rows = self.rows.iter().map(|(row, outline)| (row, &**outline));
        Comparison::through(&yardstick.outline, by, rows, carry)
    }

    /// The questionnaire of the youngest assessment: what the others are seen
    /// through. Of several on one day, one that no other of them is a newer
    /// version of: what was migrated keeps its date.
    pub fn yardstick(&self) -> Result<Arc<Asked>, Failure> {
        let last = self.rows.iter().map(|(row, _)| &row.about.date).max();
        let youngest = || self.rows.iter().filter(|(row, _)| Some(&row.about.date) == last);
        let hashes: BTreeSet<&str> =
            youngest().map(|(_, outline)| outline.key.hash.as_str()).collect();
        let asked: Vec<_> = hashes.iter().filter_map(|hash| self.known.met(hash)).collect();
        let goes_on = |key: &Key| {
            let from_it = |it: &Asked| {
                it.questionnaire.id.as_str() == key.questionnaire
                    && it.questionnaire.migrations.iter().any(|one| one.from == key.version)
            };
            asked.iter().any(|it| from_it(it))
        };
        let chosen =
            youngest().max_by_key(|(row, outline)| (!goes_on(&outline.key), &row.about.id));
        chosen.and_then(|(_, outline)| self.known.met(&outline.key.hash)).ok_or_else(|| {
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

impl Asked {
    /// Both, as a comparison wants them.
    fn outlined(&self) -> Outlined<'_> {
        (&self.questionnaire, &self.outline)
    }
}

/// Reads every assessment in and directly below these folders.
pub fn collect(
    folders: &[PathBuf],
    basis: Basis,
    cached: bool,
    here: &Here,
) -> Result<Collected, Failure> {
    let mut found = Vec::new();
    let mut tags = Tags::default();
    for folder in folders {
        if folder.join("journal.jsonl").is_file() {
            found.push(folder.clone());
        } else {
            found.extend(files::assessments_in(folder)?);
            tags.read(folder)?;
        }
    }
    let named = named(found);
    let keys = seal::all(here)?;
    let cache = Cache::open(folders, basis, cached, here);
    let known = Known::default();
    let progress = Progress::of("reading", named.len(), here);
    let read = threads::each(&named, |Named { path, name, .. }| {
        let read = one((path, name), basis, &cache, &known, keys.clone());
        progress.step();
        read
    });
    drop(progress);
    let (mut rows, mut folders) = (Vec::new(), BTreeMap::new());
    let mut kept = Vec::new();
    for (Named { path, id, .. }, outcome) in named.iter().zip(read) {
        match outcome {
            Ok(one) => {
                tell(&one.remarks, path, here);
                kept.extend(one.kept);
                let Some((mut row, outline)) = one.row else {
                    say_left_out(path, "its first entry is lost", here);
                    continue;
                };
                row.about.tags = tags.of(&row.about);
                row.about.id = id.as_str().into();
                folders.insert(row.about.id.to_string(), path.display().to_string());
                rows.push((row, outline));
            }
            Err(failure) => say_left_out(path, &failure.in_one_line(), here),
        }
    }
    cache.keep(kept);
    Ok(Collected { rows, folders, known })
}

/// A folder with its name, which `groups.csv` may name, and the id in a comparison.
struct Named {
    path: PathBuf,
    name: String,
    id: String,
}

/// Each folder once, however it is reached, sorted by where it lies. The id is
/// its name, with as many folders above it as tell it from the others.
fn named(found: Vec<PathBuf>) -> Vec<Named> {
    let mut places: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for path in found {
        let place = path.canonicalize().unwrap_or_else(|_| path.clone());
        places.entry(place).or_insert(path);
    }
    let last = |place: &Path, count: usize| -> String {
        let parts: Vec<String> = place
            .components()
            .filter(|part| matches!(part, Component::Normal(_)))
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        parts[parts.len().saturating_sub(count)..].join("/")
    };
    let mut alike: BTreeMap<String, Vec<&PathBuf>> = BTreeMap::new();
    for place in places.keys() {
        alike.entry(last(place, 1)).or_default().push(place);
    }
    let mut ids: BTreeMap<&PathBuf, String> = BTreeMap::new();
    for places in alike.values() {
        let told_apart = |count: &usize| {
            places.iter().map(|place| last(place, *count)).collect::<BTreeSet<_>>().len()
                == places.len()
        };
        let deepest = places.iter().map(|place| place.components().count()).max().unwrap_or(1);
        let count = (1..=deepest).find(told_apart).unwrap_or(deepest);
        ids.extend(places.iter().map(|place| (*place, last(place, count))));
    }
    places
        .iter()
        .map(|(place, path)| Named {
            path: path.clone(),
            name: last(place, 1),
            id: ids.get(place).cloned().unwrap_or_default(),
        })
        .collect()
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

fn one(
    (path, id): (&Path, &str),
    basis: Basis,
    cache: &Cache,
    known: &Known,
    mut keys: Keys,
) -> Result<One, Failure> {
    let bytes = store::read_journal(path)?;
    let key = store::key_of(path, &bytes, &mut keys)?;
    let hash = store::sha256(&bytes);
    if let Some(found) = cache.find(&hash)
        && let Some(asked) = known.get(found.definition(), path)?
        && let Some(mut row) = found.row(&asked.outline)
    {
        row.about.id = id.into();
        let kept = Some(found.again());
        return Ok(One { row: Some((row, Arc::clone(&asked.outline))), remarks: Vec::new(), kept });
    }
    let scan = store::scan_with(&bytes, key.as_ref());
    let assessment = Assessment::replay(scan.entries);
    let Some(about) = About::of(id, &assessment) else {
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

    /// All that were met.
    fn all(&self) -> Vec<Arc<Asked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
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
