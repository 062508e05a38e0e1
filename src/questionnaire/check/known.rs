//! What a definition defines: the names that its other parts may use.

use super::super::fault::{Code, Faults, quoted};
use super::super::source::{Question, Said, Scale, Source, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Names by kind; of a name used twice the first counts.
pub(in super::super) struct Known<'a> {
    /// In the order of the file.
    pub scales: Vec<(Option<&'a str>, Steps)>,
    pub owners: BTreeSet<&'a str>,
    pub cost_bands: BTreeSet<&'a str>,
    pub instruments: BTreeSet<&'a str>,
    pub threats: BTreeSet<&'a str>,
    pub questions: BTreeMap<&'a str, Place>,
}

/// Where a question stands.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Place {
    /// Counted through the whole file.
    pub order: usize,
    /// `None`: its scale is not defined, which is told.
    pub scale: Option<usize>,
}

/// The levels of a scale as numbers and codes, lowest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Steps {
    levels: Vec<(i32, String)>,
    /// Whether every level could be read; if not, nothing is told against it.
    pub whole: bool,
}

impl Steps {
    fn of(scale: &Scale) -> Self {
        let mut levels = Vec::new();
        for level in &scale.levels {
            let value = level.value.as_ref().and_then(|value| i32::try_from(value.is).ok());
            if let Some(value) = value {
                let code = level.code.as_ref().map(|code| code.is.clone());
                levels.push((value, code.unwrap_or_else(|| value.to_string())));
            }
        }
        let whole = levels.len() == scale.levels.len() && !levels.is_empty();
        Self { levels, whole }
    }

    /// The value meant by a code (case ignored) or a number.
    pub fn value(&self, typed: &str) -> Option<i32> {
        self.levels
            .iter()
            .find(|(_, code)| code.eq_ignore_ascii_case(typed))
            .or_else(|| self.levels.iter().find(|(value, _)| typed.parse() == Ok(*value)))
            .map(|(value, _)| *value)
    }

    pub fn count(&self) -> usize {
        self.levels.len()
    }

    pub fn lowest(&self) -> i32 {
        self.levels.first().map_or(0, |(value, _)| *value)
    }

    pub fn highest(&self) -> i32 {
        self.levels.last().map_or(0, |(value, _)| *value)
    }

    pub fn codes(&self) -> impl Iterator<Item = (i32, &str)> {
        self.levels.iter().map(|(value, code)| (*value, code.as_str()))
    }

    /// The level meant; a fault if there is none and the scale is whole.
    pub fn level(&self, said: &Text, faults: &mut Faults) -> Option<i32> {
        let said = said.as_ref()?;
        let value = self.value(&said.is);
        if value.is_none() && self.whole {
            let codes: Vec<_> = self.codes().map(|(_, code)| code).take(20).collect();
            let message = format!("{} is not a level of this scale.", quoted(&said.is));
            let hint = format!("Its levels are: {}.", codes.join(", "));
            faults.add(said.at, Code::UnknownLevel, message, hint);
        }
        value
    }
}

impl<'a> Known<'a> {
    pub fn of(source: &'a Source) -> Self {
        let name = |id: &'a Text| id.as_ref().map(|id| id.is.as_str());
        let scales: Vec<_> =
            source.scales.iter().map(|scale| (name(&scale.id), Steps::of(scale))).collect();
        let mut known = Self {
            scales,
            owners: source.owners.iter().filter_map(|owner| name(&owner.id)).collect(),
            cost_bands: source.cost_bands.iter().filter_map(|band| name(&band.id)).collect(),
            instruments: source.instruments.iter().filter_map(|one| name(&one.id)).collect(),
            threats: source.threats.iter().filter_map(|one| name(&one.id)).collect(),
            questions: BTreeMap::new(),
        };
        for (order, question) in source.questions().enumerate() {
            let scale = known.scale_of(question);
            if let Some(id) = name(&question.id) {
                known.questions.entry(id).or_insert(Place { order, scale });
            }
        }
        known
    }

    /// The index of the scale of a question.
    pub fn scale_of(&self, question: &Question) -> Option<usize> {
        match &question.scale {
            None => (!self.scales.is_empty()).then_some(0),
            Some(said) => self.scales.iter().position(|(id, _)| *id == Some(said.is.as_str())),
        }
    }

    /// The scale that areas and topics are shown in.
    pub fn main(&self) -> Option<&Steps> {
        self.scales.first().map(|(_, steps)| steps)
    }

    /// The levels of the scale with this index.
    pub fn steps(&self, scale: Option<usize>) -> Option<&Steps> {
        self.scales.get(scale?).map(|(_, steps)| steps)
    }

    /// The question meant; a fault if there is none.
    pub fn question(&self, said: &Text, faults: &mut Faults) -> Option<Place> {
        let said = said.as_ref()?;
        let found = self.questions.get(said.is.as_str()).copied();
        if found.is_none() {
            let names = self.questions.keys().copied();
            unknown(said, Code::UnknownQuestion, "question", names, faults);
        }
        found
    }
}

/// Tells a name that is not defined.
pub(super) fn unknown<'a>(
    said: &Said<String>,
    code: Code,
    kind: &str,
    names: impl IntoIterator<Item = &'a str>,
    faults: &mut Faults,
) {
    let other = format!("Add the {kind} to this file, or write an id that is there.");
    let hint = faults.did_you_mean(&said.is, names, &other);
    faults.add(said.at, code, format!("There is no {kind} {}.", quoted(&said.is)), hint);
}

impl Source {
    /// Every question in the author's order.
    pub(in super::super) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.areas.iter().flat_map(|area| &area.topics).flat_map(|topic| &topic.questions)
    }
}
