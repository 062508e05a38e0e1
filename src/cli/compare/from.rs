//! Rows from a file with one assessment a line, read by several threads, each
//! its own part of the file.

use super::super::{Failure, files};
use crate::assessment::Status;
use crate::compare::{About, Key, LineFault, Row, Scorer, read_line};
use crate::questionnaire::Questionnaire;
use crate::sheet::Fault;
use crate::threads;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// So many faults are told, and the number of the others.
const MOST_FAULTS: usize = 50;
/// So many of the others are counted: a file of more is no file of assessments,
/// and is not read to its end.
const MOST_COUNTED: usize = 10_000;

/// Every assessment of the file.
pub fn rows(path: &Path, scorer: &Scorer<'_>, key: &Key) -> Result<Vec<Row>, Failure> {
    let parts = files::parts(path)?;
    let read = threads::each(&parts, |part| {
        let mut read = Part::new(scorer, key);
        files::lines_of(path, part.clone(), |line| read.line(line))?;
        // Each country's alone, side by side: a comparison has less to sort then.
        read.countries
            .values_mut()
            .for_each(|rows| rows.sort_by(|one, two| one.about.in_time(&two.about)));
        Ok::<Part<'_>, Failure>(read)
    });
    let mut countries: BTreeMap<Box<str>, Vec<Row>> = BTreeMap::new();
    let mut faults = Vec::new();
    let (mut lines, mut more) = (0, 0);
    for part in read {
        let part = part?;
        let places = part.faults.iter().map(|(line, fault)| (lines + line, fault.clone()));
        faults.extend(places);
        lines += part.lines;
        more += part.more;
        for (country, rows) in part.countries {
            countries.entry(country).or_default().extend(rows);
        }
    }
    if faults.is_empty() {
        let mut rows = Vec::with_capacity(countries.values().map(Vec::len).sum());
        countries.into_values().for_each(|own| rows.extend(own));
        return Ok(rows);
    }
    more += faults.len().saturating_sub(MOST_FAULTS);
    // A part that was not read on has more faults than are told, so no line after it is told.
    let told = faults.iter().take(MOST_FAULTS);
    let mut rows: Vec<Fault> =
        told.map(|(line, fault)| told_fault(path, *line, fault, scorer.questionnaire())).collect();
    if more > 0 {
        let place = path.display().to_string();
        let problem = match more {
            0..=MOST_COUNTED => format!("{more} more lines are faulty"),
            _ => format!("more than {MOST_COUNTED} more lines are faulty; it was not read on"),
        };
        rows.push(Fault { place, problem, hint: String::new() });
    }
    Err(Failure::Rows { rows })
}

/// A part of the file, as far as it was read.
struct Part<'a> {
    scorer: &'a Scorer<'a>,
    answers: Vec<Option<i32>>,
    shared: Shared,
    countries: BTreeMap<Box<str>, Vec<Row>>,
    lines: usize,
    faults: Vec<(usize, LineFault)>,
    /// Faulty lines beyond these.
    more: usize,
}

impl<'a> Part<'a> {
    fn new(scorer: &'a Scorer<'a>, key: &Key) -> Self {
        Self {
            scorer,
            answers: Vec::new(),
            shared: Shared::new(key),
            countries: BTreeMap::new(),
            lines: 0,
            faults: Vec::new(),
            more: 0,
        }
    }

    fn line(&mut self, line: &[u8]) -> ControlFlow<()> {
        self.lines += 1;
        // The mark that some programs put before UTF-8.
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        if line.iter().all(u8::is_ascii_whitespace) {
            return ControlFlow::Continue(());
        }
        match self.row(line) {
            Ok(()) => {}
            Err(fault) if self.faults.len() < MOST_FAULTS => self.faults.push((self.lines, fault)),
            Err(_) if self.more > MOST_COUNTED => return ControlFlow::Break(()),
            Err(_) => self.more += 1,
        }
        ControlFlow::Continue(())
    }

    fn row(&mut self, line: &[u8]) -> Result<(), LineFault> {
        let line = read_line(line, &mut self.answers)?;
        let (found, expected) = (self.answers.len(), self.scorer.questions());
        if found != expected {
            return Err(LineFault::Answers { found, expected });
        }
        if let Some((place, level)) = self.scorer.misfit(&self.answers) {
            return Err(LineFault::NotALevel { place, level });
        }
        let rows = match self.countries.get_mut(&*line.country) {
            Some(rows) => rows,
            None => self.countries.entry(line.country.as_ref().into()).or_default(),
        };
        let country = rows.first().map(|row| Arc::clone(&row.about.country));
        let about = About {
            id: line.id.as_ref().into(),
            country: country.unwrap_or_else(|| line.country.as_ref().into()),
            country_name: Arc::clone(&self.shared.empty),
            administration: Arc::clone(&self.shared.empty),
            language: Arc::clone(&self.shared.empty),
            questionnaire: Arc::clone(&self.shared.key),
            date: self.shared.year(line.year),
            revision: line.revision,
            round: 1,
            status: Status::Draft,
            tags: Arc::clone(&self.shared.tags),
        };
        rows.push(Row { about, cells: self.scorer.cells(&self.answers) });
        Ok(())
    }
}

/// Texts that many rows of a part share. Each part has its own, so that
/// threads do not wait for each other to count who holds one.
struct Shared {
    key: Arc<Key>,
    empty: Arc<str>,
    tags: Arc<BTreeMap<String, String>>,
    years: HashMap<u16, Arc<str>>,
}

impl Shared {
    fn new(key: &Key) -> Self {
        Self {
            key: Arc::new(key.clone()),
            empty: "".into(),
            tags: Arc::default(),
            years: HashMap::new(),
        }
    }

    fn year(&mut self, year: u16) -> Arc<str> {
        let written = || year.to_string().as_str().into();
        Arc::clone(self.years.entry(year).or_insert_with(written))
    }
}

fn told_fault(path: &Path, line: usize, fault: &LineFault, asked: &Questionnaire) -> Fault {
    let (problem, hint) = match fault {
        LineFault::NotALine(why) => (
            format!("it is not read: {why}"),
            "a line is {\"id\":1,\"country\":\"KE\",\"year\":2026,\"rev\":0,\"answers\":[1,null,…]}"
                .to_owned(),
        ),
        LineFault::BadText(field) => (
            format!("its {field} is empty, too long, or holds signs that are not seen"),
            String::new(),
        ),
        LineFault::Answers { found, expected } => (
            format!("it has {found} answers, {} has {expected} questions", asked.id),
            "--questionnaire names another one".to_owned(),
        ),
        LineFault::NotALevel { place, level } => {
            let question = asked.questions().nth(*place);
            let id = question.map_or("?", |question| question.id.as_str());
            let levels = question.map(|question| {
                let scale = asked.scale_of(question);
                format!("its levels are {} to {}", scale.lowest(), scale.highest())
            });
            (
                format!("answer {}: {level} is not a level of {id}", place + 1),
                levels.unwrap_or_default(),
            )
        }
    };
    Fault { place: format!("{}, line {line}", path.display()), problem, hint }
}
