//! What journals said when they were last compared, so that ten thousand need
//! not be scored again.
//!
//! Never trusted over the journals: an entry is found by the SHA-256 of a
//! journal's bytes as they are now, holds only what follows from these bytes
//! and from a definition that is named by its own hash, and the whole file ends
//! with a hash of itself. Only journals without any remark enter it. It can be
//! deleted at any time; a file that is damaged, or of another version of the
//! program, is not there.

use super::super::{Here, files};
use crate::assessment::Status;
use crate::compare::{About, Cell, Column, Coverage, Evidence, Figure, Key, Outline, Row};
use crate::i18n::visible;
use crate::questionnaire::Grade;
use crate::score::{Basis, NodeKind, State};
use crate::store;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The form of the entries; another one is not read.
const FORMAT: &str = concat!("tathmini compare cache 1 ", env!("CARGO_PKG_VERSION"));

/// The cache of the folders that are compared.
#[derive(Default)]
pub struct Cache {
    /// Where it is; `None`: it is neither read nor written.
    path: Option<PathBuf>,
    head: String,
    entries: HashMap<String, Kept>,
}

/// What follows from one journal.
#[derive(Debug, Clone)]
pub struct Kept {
    journal: String,
    facts: Arc<Facts>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Facts {
    country: String,
    country_name: String,
    administration: String,
    language: String,
    questionnaire: String,
    version: String,
    definition: String,
    date: String,
    status: Status,
    /// One text a cell, with blanks between.
    cells: String,
}

impl Cache {
    /// The cache for these folders, as far as there is one that can be read.
    pub fn open(folders: &[PathBuf], basis: Basis, used: bool, here: &Here) -> Self {
        let place = used.then(|| here.cache_folder()).flatten();
        let Some(place) = place else { return Self::default() };
        let names: Vec<String> = folders
            .iter()
            .map(|folder| folder.canonicalize().unwrap_or_else(|_| folder.clone()))
            .map(|folder| folder.display().to_string())
            .collect();
        let name = store::sha256(names.join("\n").as_bytes());
        let path = place.join(format!("compare-{}.txt", name.get(..16).unwrap_or_default()));
        let head = format!(
            "{FORMAT} {}",
            match basis {
                Basis::Best => "best",
                Basis::Only(reading) => reading.code(),
            }
        );
        let entries = read(&path, &head).unwrap_or_default();
        Self { path: Some(path), head, entries }
    }

    /// What is known of a journal with this hash.
    pub fn find(&self, journal: &str) -> Option<&Kept> {
        self.entries.get(journal)
    }

    /// Keeps these, if they are not what is kept already. A cache that can't be
    /// written costs time the next time, and nothing else.
    pub fn keep(self, mut kept: Vec<Kept>) {
        let Some(path) = self.path else { return };
        kept.sort_by(|one, two| one.journal.cmp(&two.journal));
        kept.dedup_by(|one, two| one.journal == two.journal);
        let known = |one: &Kept| self.entries.contains_key(&one.journal);
        if kept.len() == self.entries.len() && kept.iter().all(known) {
            return;
        }
        let mut text = self.head + "\n";
        for one in &kept {
            let Ok(facts) = serde_json::to_string(&*one.facts) else { return };
            text.push_str(&one.journal);
            text.push(' ');
            text.push_str(&facts);
            text.push('\n');
        }
        let seal = store::sha256(text.as_bytes());
        text.push_str(&seal);
        let _ = store::write_file(&path, text.as_bytes());
    }
}

/// Removes what is kept of all folders: a cache of several may hold levels of
/// an assessment that is being encrypted, also of an earlier state of it.
pub fn forget(here: &Here) {
    let kept = here.cache_folder().map(|place| files::below(&place)).unwrap_or_default();
    for path in kept {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Also what a kill has left half written.
        if name.starts_with("compare-")
            && (name.ends_with(".txt") || name.ends_with(".txt.new"))
            && store::remove_file(&path).is_err()
        {
            here.say(&visible(&format!("{} could not be removed", path.display())));
        }
    }
}

fn read(path: &std::path::Path, head: &str) -> Option<HashMap<String, Kept>> {
    let bytes = files::read_cache(path)?;
    let (body, seal) = bytes.split_at_checked(bytes.len().checked_sub(64)?)?;
    if store::sha256(body).as_bytes() != seal {
        return None;
    }
    let mut lines = std::str::from_utf8(body).ok()?.lines();
    if lines.next()? != head {
        return None;
    }
    lines
        .map(|line| {
            let (journal, facts) = line.split_once(' ')?;
            let facts = Arc::new(serde_json::from_str(facts).ok()?);
            Some((journal.to_owned(), Kept { journal: journal.to_owned(), facts }))
        })
        .collect()
}

impl Kept {
    /// What is kept of a row whose cells stand in this outline.
    pub fn of(journal: &str, row: &Row, outline: &Outline) -> Self {
        let About { country, country_name, administration, language, questionnaire, .. } =
            &row.about;
        let cells: Vec<String> = row.cells.iter().map(written).collect();
        let facts = Facts {
            country: country.to_string(),
            country_name: country_name.to_string(),
            administration: administration.to_string(),
            language: language.to_string(),
            questionnaire: questionnaire.questionnaire.clone(),
            version: questionnaire.version.clone(),
            definition: outline.key.hash.clone(),
            date: row.about.date.to_string(),
            status: row.about.status,
            cells: cells.join(" "),
        };
        Self { journal: journal.to_owned(), facts: Arc::new(facts) }
    }

    /// The same once more.
    pub fn again(&self) -> Self {
        self.clone()
    }

    /// The hash of the definition it was made with.
    pub fn definition(&self) -> &str {
        &self.facts.definition
    }

    /// The row, its cells in the order of this outline; `None` where they do
    /// not fit it.
    pub fn row(&self, outline: &Outline) -> Option<Row> {
        let facts = &*self.facts;
        let mut texts = facts.cells.split(' ');
        let cells: Option<Vec<Option<Cell>>> = outline
            .columns
            .iter()
            .map(|column| texts.next().and_then(|text| understood(text, column)).map(Some))
            .collect();
        let about = About {
            id: "".into(),
            country: facts.country.as_str().into(),
            country_name: facts.country_name.as_str().into(),
            administration: facts.administration.as_str().into(),
            language: facts.language.as_str().into(),
            questionnaire: Arc::new(Key {
                questionnaire: facts.questionnaire.clone(),
                version: facts.version.clone(),
                hash: facts.definition.clone(),
            }),
            date: facts.date.as_str().into(),
            revision: 0,
            round: 1,
            status: facts.status,
            tags: Arc::default(),
        };
        let cells = cells.filter(|_| texts.next().is_none())?;
        Some(Row { about, cells })
    }
}

/// A cell as text without blanks. A question is its state and grade (`2`,
/// `3>2`, `2.E1`, `-`, `x`, `e`, `n`), everything else its figures.
fn written(cell: &Option<Cell>) -> String {
    let Some(cell) = cell else { return "?".to_owned() };
    let figure = |figure: Option<&Figure>| {
        figure.map(|figure| figure.exact().to_string()).unwrap_or_default()
    };
    let Some(state) = cell.state else {
        let Coverage { asked, answered, not_applicable, no_evidence } = cell.coverage;
        let Evidence { grades: [said, seen, used, confirmed], ungraded } = cell.evidence;
        let (score, high) = (figure(cell.score.as_ref()), figure(cell.high.as_deref()));
        let counts = [asked, answered, not_applicable, no_evidence];
        let grades = [said, seen, used, confirmed, ungraded];
        let numbers: Vec<String> = counts.iter().chain(&grades).map(u32::to_string).collect();
        return format!("{score},{high},{}", numbers.join(","));
    };
    let grade = cell.grade().map(|grade| format!(".{}", grade.code())).unwrap_or_default();
    match state {
        State::NotAsked => "n".to_owned(),
        State::Unanswered => "-".to_owned(),
        State::NotApplicable => "x".to_owned(),
        State::NoEvidence => "e".to_owned(),
        State::Level { given, counted } if given == counted => format!("{given}{grade}"),
        State::Level { given, counted } => format!("{given}>{counted}{grade}"),
    }
}

fn understood(text: &str, column: &Column) -> Option<Cell> {
    if column.kind == NodeKind::Question {
        let (state, grade) = match text.split_once('.') {
            Some((state, grade)) => (state, Some(Grade::from_code(grade)?)),
            None => (text, None),
        };
        let state = match state {
            "n" => State::NotAsked,
            "-" => State::Unanswered,
            "x" => State::NotApplicable,
            "e" => State::NoEvidence,
            levels => {
                let (given, counted) = levels.split_once('>').unwrap_or((levels, levels));
                State::Level { given: given.parse().ok()?, counted: counted.parse().ok()? }
            }
        };
        return Some(Cell::of_question(state, grade, column.lowest, column.highest));
    }
    let mut parts = text.split(',');
    let mut figure = || -> Option<Option<Figure>> {
        let text = parts.next()?;
        if text.is_empty() {
            return Some(None);
        }
        let (over, under) = text.split_once('/').unwrap_or((text, "1"));
        Some(Some(Figure::of(over.parse().ok()?, under.parse().ok().filter(|under| *under > 0)?)))
    };
    let (score, high) = (figure()?, figure()?.map(Box::new));
    let mut number = || parts.next()?.parse::<u32>().ok();
    let coverage = Coverage {
        asked: number()?,
        answered: number()?,
        not_applicable: number()?,
        no_evidence: number()?,
    };
    let grades = [number()?, number()?, number()?, number()?];
    let evidence = Evidence { grades, ungraded: number()? };
    Some(Cell { score, high, coverage, evidence, state: None })
}
