//! By which property rows are grouped, filtered and sorted: those of the
//! assessment, and any tag that people gave it.

use super::About;
use std::borrow::Cow;

/// A property of an assessment that has a word for its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Property {
    Country,
    Administration,
    Language,
    Round,
    Year,
    Status,
    Version,
    /// A tag by its name; `region` is one.
    Tag(String),
}

impl Property {
    /// The property meant by a word: a known one, `region`, or `tag:NAME`.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim();
        Some(match word.to_ascii_lowercase().as_str() {
            "country" => Self::Country,
            "administration" => Self::Administration,
            "language" => Self::Language,
            "round" => Self::Round,
            "year" => Self::Year,
            "status" => Self::Status,
            "version" => Self::Version,
            "region" => Self::Tag("region".to_owned()),
            _ => match word.split_once(':') {
                Some(("tag", name)) if !name.trim().is_empty() => Self::Tag(name.trim().to_owned()),
                _ => return None,
            },
        })
    }

    /// The word on the command line.
    pub fn word(&self) -> String {
        match self {
            Self::Country => "country".to_owned(),
            Self::Administration => "administration".to_owned(),
            Self::Language => "language".to_owned(),
            Self::Round => "round".to_owned(),
            Self::Year => "year".to_owned(),
            Self::Status => "status".to_owned(),
            Self::Version => "version".to_owned(),
            Self::Tag(name) if name == "region" => name.clone(),
            Self::Tag(name) => format!("tag:{name}"),
        }
    }

    /// The value of an assessment; empty where it has none.
    pub fn of<'a>(&self, about: &'a About) -> Cow<'a, str> {
        let value = match self {
            Self::Country => &about.country,
            Self::Administration => &about.administration,
            Self::Language => &about.language,
            Self::Round => return about.round.to_string().into(),
            Self::Year => about.year(),
            Self::Status => about.status.code(),
            Self::Version => &about.questionnaire.version,
            Self::Tag(name) => {
                let named = about.tags.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
                named.map_or("", |(_, value)| value)
            }
        };
        value.into()
    }
}

/// Keeps the rows whose property has one of these values, case ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    pub property: Property,
    pub values: Vec<String>,
}

impl Filter {
    /// A filter as typed: `region=West,East`.
    pub fn parse(typed: &str) -> Option<Self> {
        let (property, values) = typed.split_once('=')?;
        let values = values.split(',').map(|value| value.trim().to_owned()).collect();
        Some(Self { property: Property::parse(property)?, values })
    }

    /// Whether this assessment stays.
    pub fn keeps(&self, about: &About) -> bool {
        let own = self.property.of(about);
        self.values.iter().any(|value| value.eq_ignore_ascii_case(&own))
    }
}
