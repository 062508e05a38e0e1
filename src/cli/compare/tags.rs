//! `groups.csv` beside the assessments: which region a country belongs to, and
//! any other word that people group by.

use super::super::failure::Row as Fault;
use super::super::{Failure, files};
use crate::compare::About;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

type Words = BTreeMap<String, String>;

/// Words by country or by assessment; those of an assessment go before.
#[derive(Default)]
pub struct Tags {
    countries: BTreeMap<String, Arc<Words>>,
    assessments: BTreeMap<String, Arc<Words>>,
}

impl Tags {
    /// Reads the folder's `groups.csv`, if it has one: a header row with
    /// `country` or `assessment`, every other column is a tag.
    pub fn read(&mut self, folder: &Path) -> Result<(), Failure> {
        let path = folder.join("groups.csv");
        if !path.is_file() {
            return Ok(());
        }
        let bytes = files::read(&path)?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let fault = |row: usize, problem: String| Failure::Rows {
            rows: vec![Fault {
                place: format!("{}, row {row}", path.display()),
                problem,
                hint: "columns: country (ISO code) or assessment (folder), then a column a tag"
                    .to_owned(),
            }],
        };
        let mut reader = csv::Reader::from_reader(bytes);
        let heads: Vec<String> = match reader.headers() {
            Ok(heads) => heads.iter().map(|head| head.trim().to_lowercase()).collect(),
            Err(error) => return Err(fault(1, error.to_string())),
        };
        let place = |name: &str| heads.iter().position(|head| head == name);
        let (country, assessment) = (place("country"), place("assessment"));
        if country.is_none() && assessment.is_none() {
            return Err(fault(1, "there is neither a column country nor assessment".to_owned()));
        }
        for (row, record) in reader.records().enumerate() {
            let record = record.map_err(|error| fault(row + 2, error.to_string()))?;
            let at = |place: Option<usize>| {
                place.and_then(|place| record.get(place)).unwrap_or_default().trim()
            };
            let words: Words = heads
                .iter()
                .zip(&record)
                .enumerate()
                .filter(|(place, _)| Some(*place) != country && Some(*place) != assessment)
                .filter(|(_, (_, value))| !value.trim().is_empty())
                .map(|(_, (head, value))| (head.clone(), value.trim().to_owned()))
                .collect();
            let words = Arc::new(words);
            if !at(assessment).is_empty() {
                self.assessments.insert(at(assessment).to_owned(), words);
            } else if !at(country).is_empty() {
                self.countries.insert(at(country).to_ascii_uppercase(), words);
            }
        }
        Ok(())
    }

    /// The tags of an assessment.
    pub fn of(&self, about: &About) -> Arc<Words> {
        let country = self.countries.get(&about.country.to_ascii_uppercase());
        match (self.assessments.get(&*about.id), country) {
            (Some(own), None) => Arc::clone(own),
            (None, Some(country)) => Arc::clone(country),
            (None, None) => Arc::default(),
            (Some(own), Some(country)) => {
                let mut both = (**country).clone();
                both.extend((**own).clone());
                Arc::new(both)
            }
        }
    }
}
