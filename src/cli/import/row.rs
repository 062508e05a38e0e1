//! One row of an import: whose answer, of which day, to which question. What
//! cannot be taken is told with its column; nothing is guessed.

use super::super::answer::{COLUMNS as OF_AN_ANSWER, Taker, from_row};
use super::mapping::Mapping;
use crate::assessment::{Change, Reading};
use crate::i18n::Country;
use crate::questionnaire::{QuestionId, nearest};
use crate::sheet::{Fault, Row, Sheet};
use std::collections::BTreeMap;

/// Every column of an import.
pub const COLUMNS: [&str; 8] = {
    let [question, answer, reading, note, grade] = OF_AN_ANSWER;
    ["country", "administration", "date", question, answer, reading, note, grade]
};

/// A row that was taken.
#[derive(Debug)]
pub struct Taken<'s> {
    pub row: Row<'s>,
    /// Code of the country, administration as written (may be empty), day.
    pub whose: (String, String, String),
    pub question: QuestionId,
    pub reading: Reading,
    pub changes: Vec<Change>,
}

/// Takes rows, and keeps what it found of countries and questions: a file names
/// each many times.
pub struct Rows<'a, 's> {
    taker: &'a Taker<'a>,
    mapping: &'a Mapping,
    reading: Reading,
    countries: BTreeMap<String, Result<String, Refused>>,
    strangers: BTreeMap<String, Refused>,
    pub taken: Vec<Taken<'s>>,
    pub faults: Vec<Fault>,
    /// Rows that say nothing about their question.
    pub unanswered: usize,
}

/// What is wrong, and what to do about it.
type Refused = (String, String);

impl<'a, 's> Rows<'a, 's> {
    pub fn new(taker: &'a Taker<'a>, mapping: &'a Mapping, reading: Reading) -> Self {
        Self {
            taker,
            mapping,
            reading,
            countries: BTreeMap::new(),
            strangers: BTreeMap::new(),
            taken: Vec::new(),
            faults: Vec::new(),
            unanswered: 0,
        }
    }

    /// Takes every row; of a faulty one every faulty column is told.
    pub fn take(&mut self, sheet: &'s Sheet) {
        for row in sheet.rows() {
            match self.one(row) {
                Ok(taken) => {
                    self.unanswered += usize::from(taken.changes.is_empty());
                    self.taken.push(taken);
                }
                Err(refused) => {
                    for (column, (problem, hint)) in refused {
                        self.faults.push(row.fault(column, problem, &hint));
                    }
                }
            }
            if row.enough(&mut self.faults) {
                break;
            }
        }
    }

    fn one(&mut self, row: Row<'s>) -> Result<Taken<'s>, Vec<(&'static str, Refused)>> {
        let mapping = self.mapping;
        let get = |column: &str| mapping.value(column, row.get(column));
        let country = self.country(get("country"));
        let date = day(get("date"));
        let question = self.question(get("question"));
        let silent = ["answer", "note", "evidence_grade"].iter().all(|name| get(name).is_empty());
        let changes = match &question {
            // Where the question is not known, the rest of the row means nothing.
            Err(_) => Ok(Vec::new()),
            Ok(_) if silent => Ok(Vec::new()),
            Ok(_) => from_row(self.taker, get, self.reading),
        };
        let reading = match get("reading") {
            word if word.eq_ignore_ascii_case("validated") => Reading::Validated,
            word if word.eq_ignore_ascii_case("self") => Reading::Own,
            _ => self.reading,
        };
        match (country, date, question, changes) {
            (Ok(country), Ok(date), Ok(question), Ok(changes)) => {
                let whose = (country, get("administration").to_owned(), date);
                Ok(Taken { row, whose, question, reading, changes })
            }
            (country, date, question, changes) => {
                let told = [
                    country.err().map(|refused| ("country", refused)),
                    date.err().map(|refused| ("date", refused)),
                    question.err().map(|refused| ("question", refused)),
                    changes.err(),
                ];
                Err(told.into_iter().flatten().collect())
            }
        }
    }

    fn country(&mut self, typed: &str) -> Result<String, Refused> {
        self.countries.entry(typed.to_owned()).or_insert_with(|| country(typed)).clone()
    }

    fn question(&mut self, typed: &str) -> Result<QuestionId, Refused> {
        if let Some(told) = self.strangers.get(typed) {
            return Err(told.clone());
        }
        let found = self.taker.question(typed).map(|found| found.id.clone());
        if let Err(told) = &found {
            self.strangers.insert(typed.to_owned(), told.clone());
        }
        found
    }
}

/// The code of a country: of a name, an assigned code, or one that ISO 3166 leaves to users.
fn country(typed: &str) -> Result<String, Refused> {
    let capital = typed.to_ascii_uppercase();
    if let Some(found) = Country::named(typed) {
        return Ok(found.code.to_owned());
    }
    if Country::is_left_to_users(&capital) {
        return Ok(capital);
    }
    let names = Country::all().map(|country| country.name(crate::i18n::Language::En));
    let near = nearest(typed, names).map(|near| format!("did you mean {near}? "));
    let hint = "write the two letters of ISO 3166-1, or say in a mapping file which is meant";
    Err((format!("“{typed}” is no country"), format!("{}{hint}", near.unwrap_or_default())))
}

/// A day as ISO 8601 writes it; for anything else, what it may have been.
fn day(typed: &str) -> Result<String, Refused> {
    if typed.len() == 10 && typed.parse::<jiff::civil::Date>().is_ok() {
        return Ok(typed.to_owned());
    }
    let number = typed.parse::<f64>().ok().filter(|number| (20_000.0..80_000.0).contains(number));
    let hint = match number {
        Some(number) => format!(
            "a spreadsheet's number of a day, perhaps {}; format the cells as dates, or write YYYY-MM-DD",
            counted(number).unwrap_or_default()
        ),
        None if typed.contains('/') => {
            "days and months are not told apart in it; write YYYY-MM-DD".to_owned()
        }
        None => "write YYYY-MM-DD, for example 2026-10-12".to_owned(),
    };
    Err((format!("“{typed}” is not a day"), hint))
}

/// The day that a spreadsheet counts with this number from 1900 on.
fn counted(number: f64) -> Option<String> {
    let first = jiff::civil::date(1899, 12, 30);
    let days = jiff::Span::new().try_days(number.trunc() as i64).ok()?;
    Some(first.checked_add(days).ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::{country, day};

    #[test]
    fn countries_are_codes_or_whole_names() {
        for (typed, code) in [
            ("KE", Some("KE")),
            ("ke", Some("KE")),
            ("Quénia", Some("KE")),
            ("xa", Some("XA")),
            ("QM", Some("QM")),
            ("UK", None),
            ("Ken", None),
            ("QA", Some("QA")),
            ("XX", Some("XX")),
            ("Rep. of Nowhere", None),
        ] {
            assert_eq!(country(typed).ok().as_deref(), code, "{typed}");
        }
        assert!(country("Kenia de").unwrap_err().1.contains("mapping"));
        assert!(country("Kenyaa").unwrap_err().1.contains("Kenya"));
    }

    #[test]
    fn only_a_written_out_day_is_a_day() {
        assert_eq!(day("2026-02-28").as_deref(), Ok("2026-02-28"));
        for (typed, told) in [
            ("46082", "2026-03-01"),
            ("03/04/2026", "not told apart"),
            ("2026-02-30", "YYYY-MM-DD"),
            ("2026", "YYYY-MM-DD"),
            ("2026-2-3", "YYYY-MM-DD"),
            ("12 October 2026", "YYYY-MM-DD"),
        ] {
            let (problem, hint) = day(typed).unwrap_err();
            assert!(problem.contains(typed) && hint.contains(told), "{typed}: {hint}");
        }
    }
}
