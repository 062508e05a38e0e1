//! Rows put together to assessments: one for each country, administration and
//! day. Two rows about the same answer are told, whatever they say.

use super::row::Taken;
use crate::assessment::Change;
use crate::i18n::{Country, Language, folded};
use crate::sheet::{Fault, MOST_FAULTS};
use std::collections::BTreeMap;

/// An assessment to be written.
#[derive(Debug)]
pub struct Found {
    pub country: String,
    /// As the file writes it; may be empty.
    named: String,
    pub date: String,
    pub changes: Vec<Change>,
    /// Answers among the changes.
    pub answers: usize,
}

impl Found {
    /// The name of its folder: country, administration and day.
    pub fn folder(&self) -> String {
        let plain = folded(&self.named);
        let words =
            plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let mut parts = vec![self.country.to_ascii_lowercase()];
        parts.extend(words.take(6).map(str::to_owned));
        parts.push(self.date.clone());
        parts.join("-")
    }

    pub fn country_name(&self, language: Language) -> String {
        let known = Country::named(&self.country).map(|country| country.name(language));
        known.unwrap_or(&self.country).to_owned()
    }

    /// The administration, or the country's name where the file names none.
    pub fn administration(&self, language: Language) -> String {
        match self.named.as_str() {
            "" => self.country_name(language),
            named => named.to_owned(),
        }
    }
}

/// The assessments, in the order of their countries and days; and what is there twice.
pub fn administrations(taken: Vec<Taken<'_>>) -> (Vec<Found>, Vec<Fault>) {
    let mut by_answer: BTreeMap<_, Vec<Taken<'_>>> = BTreeMap::new();
    for one in taken {
        let key = (one.whose.clone(), one.question.clone(), one.reading);
        by_answer.entry(key).or_default().push(one);
    }
    let mut faults = Vec::new();
    let mut single: Vec<Taken<'_>> = Vec::new();
    for mut rows in by_answer.into_values() {
        let first = rows.remove(0);
        if rows.is_empty() {
            single.push(first);
            continue;
        }
        if faults.len() > MOST_FAULTS {
            break;
        }
        let alike = rows.iter().all(|row| row.changes == first.changes);
        let room = (MOST_FAULTS + 1).saturating_sub(faults.len());
        for row in rows.iter().take(room) {
            let what = if alike { "says the same as" } else { "contradicts" };
            let problem = format!(
                "{what} row {}: one administration, day, question and reading",
                first.row.number
            );
            faults.push((row.row.number, row.row.fault("", problem, "keep one of the rows")));
        }
        if alike {
            single.push(first);
        } else {
            let others: Vec<String> = rows.iter().map(|row| row.row.number.to_string()).collect();
            let problem = format!("is contradicted by row {}", others.join(", "));
            faults.push((first.row.number, first.row.fault("", problem, "keep one of the rows")));
        }
    }
    faults.sort_by_key(|(number, _)| *number);
    single.sort_by_key(|one| one.row.number);
    let mut found: BTreeMap<_, Found> = BTreeMap::new();
    for one in single {
        let (country, named, date) = one.whose.clone();
        let assessment = found.entry(one.whose).or_insert_with(|| Found {
            country,
            named,
            date,
            changes: Vec::new(),
            answers: 0,
        });
        let answers = one.changes.iter().filter(|it| matches!(it, Change::Answered { .. }));
        assessment.answers += answers.count();
        assessment.changes.extend(one.changes);
    }
    (found.into_values().collect(), faults.into_iter().map(|(_, fault)| fault).collect())
}
