//! What the shape cannot know: ids that exist, levels that are in the scale,
//! actions for every gap, conditions that look back.
//!
//! Promise: every fault of the file in one go. A part that is already told to
//! have a wrong shape is not told again for what follows from it.

mod conditions;
mod known;
mod lists;
mod migrations;
mod prerequisites;
mod questions;
mod rules;
mod scales;

pub(super) use known::{Known, Steps};

use super::fault::{Code, Faults};
use super::source::Source;
use crate::i18n::Language;

/// Tells every fault of meaning.
pub(super) fn check(source: &Source, faults: &mut Faults) {
    let known = Known::of(source);
    head(source, faults);
    lists::check(source, faults);
    scales::check(source, faults);
    rules::check(source, &known, faults);
    questions::check(source, &known, faults);
    prerequisites::cycles(source, &known, faults);
    conditions::check(source, &known, faults);
    migrations::check(source, &known, faults);
}

fn head(source: &Source, faults: &mut Faults) {
    if let Some(language) = &source.language {
        super::check::language(language, faults);
    }
    if let Some(currency) = &source.currency
        && !(currency.is.len() == 3 && currency.is.chars().all(|c| c.is_ascii_uppercase()))
    {
        let message = format!("{} is not a currency code.", super::fault::quoted(&currency.is));
        let hint = "Write three capital letters, for example USD or XOF (ISO 4217).";
        faults.add(currency.at, Code::BadCurrency, message, hint);
    }
    if let Some(id) = &source.id
        && !file_name(&id.is)
    {
        let message = format!("{} cannot be the name of a file.", super::fault::quoted(&id.is));
        let hint = "Choose another id: this one means a device on Windows, or ends with a dot.";
        faults.add(id.at, Code::BadId, message, hint);
    }
}

/// The language that is meant; else a fault.
pub(super) fn language(
    said: &super::source::Said<String>,
    faults: &mut Faults,
) -> Option<Language> {
    let found = Language::ALL.into_iter().find(|language| language.code() == said.is);
    if found.is_none() {
        let codes: Vec<_> = Language::ALL.iter().map(|language| language.code()).collect();
        let message = format!("{} is not a known language.", super::fault::quoted(&said.is));
        let hint = format!("Known languages: {}.", codes.join(", "));
        faults.add(said.at, Code::UnknownLanguage, message, hint);
    }
    found
}

/// Whether every system can have a file of this name (the characters are looked at elsewhere).
fn file_name(id: &str) -> bool {
    let stem = id.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
    };
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || numbered("COM")
        || numbered("LPT");
    !device && !id.ends_with('.')
}
