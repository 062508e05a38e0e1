//! One object a line and assessment, for `tathmini compare --from`.

use super::super::progress::Progress;
use super::super::{Failure, Here, folder};
use super::{Args, deliver};
use crate::export::year;
use crate::i18n::visible;
use crate::score::{Basis, State, standings};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// One object a line: id, country, year, rev and the levels in the
/// questionnaire's order. Masked it cannot be: a line is a whole assessment.
pub fn write(args: &Args, folders: &[PathBuf], here: &Here) -> Result<(), Failure> {
    if args.mask.is_some() {
        let hint = "csv, xlsx, json and parquet can be masked".to_owned();
        return Err(Failure::Usage("lines of answers cannot be masked".to_owned(), hint));
    }
    if args.totals.is_some() {
        let hint = "csv, xlsx and json can hold sums".to_owned();
        return Err(Failure::Usage("a line is one assessment, not a sum".to_owned(), hint));
    }
    let mut read = Vec::new();
    let mut first: Option<String> = None;
    let progress = Progress::of("reading", folders.len(), here);
    for folder in folders {
        let opened = folder::read(folder, here)?;
        let Some(head) = opened.assessment.head() else { continue };
        let hash = first.get_or_insert_with(|| head.hash.clone());
        if *hash != head.hash {
            let problem = format!("{} has another questionnaire than the first", folder.display());
            let hint = "lines of answers are all of one questionnaire and version".to_owned();
            return Err(Failure::Usage(problem, hint));
        }
        let all = standings(&opened.questionnaire, &opened.assessment, Basis::Best);
        let levels: Vec<String> = all
            .iter()
            .map(|standing| match standing.state {
                State::Level { given, .. } => given.to_string(),
                _ => "null".to_owned(),
            })
            .collect();
        read.push(Line {
            country: head.country.clone(),
            date: head.date.clone(),
            id: head.assessment.clone(),
            administration: head.administration.clone(),
            answers: levels.join(","),
        });
        progress.step();
    }
    drop(progress);
    read.sort();
    deliver(args, numbered(&read, here).as_bytes(), here)
}

/// An assessment on its way into a line; in the order of lines.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    country: String,
    date: String,
    id: String,
    administration: String,
    answers: String,
}

/// The lines, the revisions of a country's year numbered by their day. A line
/// has no place for an administration: where they are mixed, that is told.
fn numbered(read: &[Line], here: &Here) -> String {
    let mut text = String::new();
    let mut revisions: BTreeMap<(&str, i64), u32> = BTreeMap::new();
    let mut administrations: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in read {
        let year = year(&line.date);
        let rev = revisions.entry((&line.country, year)).or_default();
        let (id, country) = (quoted(&line.id), quoted(&line.country));
        text.push_str(&format!(
            "{{\"id\":{id},\"country\":{country},\"year\":{year},\"rev\":{rev},\
             \"answers\":[{}]}}\n",
            line.answers
        ));
        *rev += 1;
        administrations.entry(&line.country).or_default().insert(&line.administration);
    }
    for (country, _) in administrations.iter().filter(|(_, all)| all.len() > 1) {
        here.say(&visible(&format!(
            "{country} has several administrations; lines do not tell them apart, and count them as \
             rounds of one: export them one by one"
        )));
    }
    text
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
