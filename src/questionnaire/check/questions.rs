//! Each question: its scale, its texts, its actions and whom it names.

use super::super::fault::{Code, Faults, quoted};
use super::super::source::{Action, Question, Said, Source, Texts};
use super::known::unknown;
use super::{Known, Steps};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(source: &Source, known: &Known<'_>, faults: &mut Faults) {
    for question in source.questions() {
        names(question, known, faults);
        if let Some(steps) = known.steps(known.scale_of(question)) {
            steps.level(&question.target, faults);
            level_texts(question, steps, faults);
            actions(question, steps, faults);
        }
        for prerequisite in &question.prerequisites {
            let other = known.question(&prerequisite.question, faults);
            if let Some(steps) = other.and_then(|other| known.steps(other.scale)) {
                steps.level(&prerequisite.min_level, faults);
            }
        }
    }
}

fn names(question: &Question, known: &Known<'_>, faults: &mut Faults) {
    if let Some(scale) = &question.scale
        && known.scale_of(question).is_none()
    {
        let names = known.scales.iter().filter_map(|(id, _)| *id);
        unknown(scale, Code::UnknownScale, "scale", names, faults);
    }
    let owners = |ids: &Texts, faults: &mut Faults| {
        listed(ids, Code::UnknownOwner, "owner", &known.owners, faults);
    };
    owners(&question.ask, faults);
    listed(
        &question.instruments,
        Code::UnknownInstrument,
        "instrument",
        &known.instruments,
        faults,
    );
    listed(&question.threats, Code::UnknownThreat, "threat", &known.threats, faults);
    for action in &question.actions {
        owners(&action.owners, faults);
        if let Some(band) = &action.cost_band
            && !known.cost_bands.contains(band.is.as_str())
        {
            let names = known.cost_bands.iter().copied();
            unknown(band, Code::UnknownCostBand, "cost band", names, faults);
        }
    }
    let wanted = question.prerequisites.iter().filter_map(|one| one.question.as_ref());
    twice(wanted, faults);
}

fn listed(ids: &Texts, code: Code, kind: &str, names: &BTreeSet<&str>, faults: &mut Faults) {
    let ids = ids.iter().flat_map(|ids| &ids.is).filter(|id| !id.is.is_empty());
    for id in ids.clone() {
        if !names.contains(id.is.as_str()) {
            unknown(id, code, kind, names.iter().copied(), faults);
        }
    }
    twice(ids, faults);
}

/// Tells what a list names more than once.
pub(super) fn twice<'a>(ids: impl Iterator<Item = &'a Said<String>>, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id.is.as_str()) {
            let message = format!("{} is listed twice.", quoted(&id.is));
            faults.add(id.at, Code::ListedTwice, message, "Delete one of them.");
        }
    }
}

fn level_texts(question: &Question, steps: &Steps, faults: &mut Faults) {
    let Some(texts) = &question.levels else { return };
    let (given, wanted) = (texts.is.len(), steps.count());
    if steps.whole && given > 0 && given != wanted {
        let message =
            format!("There are {given} level texts for the {wanted} levels of the scale.");
        let hint = "Write one text per level, lowest first.";
        faults.add(texts.at, Code::LevelTexts, message, hint);
    }
}

/// One action to every level but the lowest: any gap can then be planned.
fn actions(question: &Question, steps: &Steps, faults: &mut Faults) {
    let mut reached: BTreeMap<i32, &Action> = BTreeMap::new();
    let mut clear = true;
    for action in &question.actions {
        let Some(level) = steps.level(&action.to, faults) else {
            clear = false;
            continue;
        };
        let at = action.to.as_ref().map_or(question.at, |to| to.at);
        if level == steps.lowest() {
            let message = "An action cannot lead to the lowest level.";
            let hint = "Actions lead up: the first one reaches the level above the lowest.";
            faults.add(at, Code::ActionLevel, message, hint);
        } else if reached.insert(level, action).is_some() {
            let message = "A second action leads to this level.";
            faults.add(at, Code::ActionLevel, message, "Join them: one action per step up.");
        }
    }
    let missing: Vec<_> = steps
        .codes()
        .filter(|(value, _)| *value != steps.lowest() && !reached.contains_key(value))
        .map(|(_, code)| code)
        .take(20)
        .collect();
    if clear && steps.whole && !missing.is_empty() {
        let at = question.id.as_ref().map_or(question.at, |id| id.at);
        let message = format!("No action leads to level {}.", missing.join(", "));
        let hint = "Add to `actions` one action per step up: every possible gap needs one.";
        faults.add(at, Code::MissingAction, message, hint);
    }
}
