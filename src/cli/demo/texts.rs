//! What people wrote in the demo: the same assessment in each language that
//! reports speak, as a mission that works in it would have typed it.
//!
//! Promise: ids, levels, grades, days and pages are the same in every language
//! (`tests` below); only words differ.

use crate::cli::Failure;
use crate::i18n::Language;
use crate::sheet::{Row, Sheet};
use std::path::Path;

/// The files of one language's folder.
macro_rules! files {
    ($code:literal) => {
        files!($code, "answers.csv", "persons.csv", "signatories.csv", "visits.csv",
            "documents.csv", "findings.csv", "quotes.csv", "targets.csv", "names.csv",
            "talks.csv", "context.txt", "purpose.txt", "limits.txt", "conclusions.txt",
            "recommendations.txt", "response.txt")
    };
    ($code:literal, $($name:literal),*) => {
        &[$(($name, include_bytes!(concat!($code, "/", $name)))),*]
    };
}

/// What is the same in every language.
const COMMON: &[(&str, &[u8])] = &[
    ("links.csv", include_bytes!("links.csv")),
    ("confidence.csv", include_bytes!("confidence.csv")),
    ("marks.csv", include_bytes!("marks.csv")),
];

/// The texts of one language.
#[derive(Clone, Copy)]
pub struct Texts {
    pub language: Language,
    files: &'static [(&'static str, &'static [u8])],
}

impl Texts {
    /// The languages that the demo is written in.
    pub const ALL: [Self; 4] = [
        Self { language: Language::En, files: files!("en") },
        Self { language: Language::Fr, files: files!("fr") },
        Self { language: Language::Pt, files: files!("pt") },
        Self { language: Language::Es, files: files!("es") },
    ];

    /// The texts in a language given by its code.
    pub fn of(code: &str) -> Result<Self, Failure> {
        Self::ALL.into_iter().find(|texts| texts.language.code() == code).ok_or_else(|| {
            let codes = Self::ALL.map(|texts| texts.language.code());
            Failure::Usage(
                format!("the demo is not written in {code}"),
                format!("it is in: {}", codes.join(", ")),
            )
        })
    }

    /// A file's bytes.
    pub fn file(&self, name: &str) -> &'static [u8] {
        let files = self.files.iter().chain(COMMON);
        files.into_iter().find(|(known, _)| *known == name).map_or(&[], |(_, bytes)| bytes)
    }

    /// What the demo calls somebody or something.
    pub fn name(&self, key: &str) -> Result<String, Failure> {
        self.cell("names.csv", ["name", "text"], key, "text")
    }

    /// What was agreed on a question in the workshop, and the dissent, which may be empty.
    pub fn talk(&self, question: &str) -> Result<(String, String), Failure> {
        let cell =
            |wanted| self.cell("talks.csv", ["question", "reason", "dissent"], question, wanted);
        Ok((cell("reason")?, cell("dissent")?))
    }

    /// The text of a column in the row that begins with a key.
    fn cell<const N: usize>(
        &self,
        file: &str,
        columns: [&'static str; N],
        key: &str,
        wanted: &str,
    ) -> Result<String, Failure> {
        let first = columns.first().copied().unwrap_or_default();
        let sheet = Sheet::read(Path::new(file), self.file(file), &columns, &[first])
            .map_err(|rows| Failure::Rows { rows })?;
        let found = |row: &Row<'_>| row.get(first) == key;
        let text = sheet.rows().find(found).map(|row| row.get(wanted).to_owned());
        text.ok_or_else(|| Failure::Usage(format!("{file} has no {key}"), String::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row's cells in these columns; of a reason only that there is one.
    fn facts(texts: &Texts, file: &str, columns: &[usize]) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().from_reader(texts.file(file));
        let rows = reader.records().map(Result::unwrap);
        let fact = |cell: &str| cell.split_once(':').map_or(cell, |(kind, _)| kind).to_owned();
        rows.map(|row| columns.iter().map(|column| fact(&row[*column])).collect()).collect()
    }

    #[test]
    fn every_language_tells_the_same_facts() {
        let [english, others @ ..] = Texts::ALL;
        for texts in others {
            for (file, columns) in [
                ("answers.csv", &[0, 1, 2, 4][..]),
                ("persons.csv", &[0, 3]),
                ("signatories.csv", &[0]),
                ("visits.csv", &[0]),
                ("documents.csv", &[0, 3]),
                ("findings.csv", &[0, 1]),
                ("quotes.csv", &[0]),
                ("targets.csv", &[0, 1]),
                ("names.csv", &[0]),
                ("talks.csv", &[0]),
            ] {
                let code = texts.language.code();
                let (found, expected) =
                    (facts(&texts, file, columns), facts(&english, file, columns));
                assert_eq!(found, expected, "{code}/{file}");
            }
        }
    }
}
