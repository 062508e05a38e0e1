//! `groups.csv` beside the assessments: which region a country belongs to, and
//! any other word that people group by.

use super::super::{Failure, files};
use crate::compare::About;
use crate::sheet::Sheet;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

type Words = BTreeMap<String, String>;

/// Whose a word is, and the word with its value.
const COLUMNS: [&str; 5] = ["country", "assessment", "region", "tag", "value"];

/// Words by country or by assessment; those of an assessment go before.
#[derive(Default)]
pub struct Tags {
    countries: BTreeMap<String, Words>,
    assessments: BTreeMap<String, Words>,
}

impl Tags {
    /// Reads the folder's `groups.csv`, if it has one.
    pub fn read(&mut self, folder: &Path) -> Result<(), Failure> {
        let path = folder.join("groups.csv");
        if !path.is_file() {
            return Ok(());
        }
        let sheet = Sheet::read(&path, &files::read(&path)?, &COLUMNS, &[])
            .map_err(|rows| Failure::Rows { rows })?;
        let mut faults = Vec::new();
        for row in sheet.rows() {
            let [country, assessment, region, tag, value] = COLUMNS.map(|column| row.get(column));
            let words = if !assessment.is_empty() {
                self.assessments.entry(assessment.to_owned()).or_default()
            } else if !country.is_empty() {
                self.countries.entry(country.to_ascii_uppercase()).or_default()
            } else {
                let hint = "name the country (ISO code) or the assessment (its folder)";
                faults.push(row.fault("country", "it is nobody's".to_owned(), hint));
                continue;
            };
            if !region.is_empty() {
                words.insert("region".to_owned(), region.to_owned());
            }
            if !tag.is_empty() {
                words.insert(tag.to_owned(), value.to_owned());
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Failure::Rows { rows: faults }) }
    }

    /// The tags of an assessment.
    pub fn of(&self, about: &About) -> Arc<Words> {
        let country = self.countries.get(&about.country.to_ascii_uppercase());
        let mut words = country.cloned().unwrap_or_default();
        words.extend(self.assessments.get(&*about.id).cloned().unwrap_or_default());
        Arc::new(words)
    }
}
