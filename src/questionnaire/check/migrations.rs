//! Migrations and mappings: where their moves lead, and that none is told twice.

use super::super::fault::{Code, Faults, quoted};
use super::super::source::{Migration, Move, Said, Source};
use super::Known;
use super::questions::twice;
use std::collections::BTreeSet;

pub(super) fn check(source: &Source, known: &Known<'_>, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for migration in &source.migrations {
        if let Some(from) = &migration.from {
            let own = source.version.as_ref().is_some_and(|version| version.is == from.is);
            if own || !seen.insert(from.is.as_str()) {
                let message = match own {
                    true => format!("{} is this version itself.", quoted(&from.is)),
                    false => format!("What became of version {} is said twice.", quoted(&from.is)),
                };
                let hint = "Write one migration for each earlier version.";
                faults.add(from.at, Code::MigrationVersion, message, hint);
            }
        }
        moves(migration, known, faults);
    }
    for mapping in &source.mappings {
        if let (Some(theirs), Some(own)) = (&mapping.questionnaire, &source.id)
            && theirs.is == own.is
        {
            let message = format!("{} is this questionnaire itself.", quoted(&theirs.is));
            let hint = "Say in `migrations` what became of an earlier version.";
            faults.add(theirs.at, Code::MapsItself, message, hint);
        }
        for relation in &mapping.relations {
            known.question(&relation.own, faults);
        }
    }
}

fn moves(migration: &Migration, known: &Known<'_>, faults: &mut Faults) {
    let was = |one: &'_ Move| -> Vec<Said<String>> {
        let single = [&one.rename, &one.split, &one.rescale, &one.retire];
        let several = one.merge.iter().flat_map(|ids| &ids.is);
        single.into_iter().flatten().chain(several).cloned().collect()
    };
    let leaving: Vec<Said<String>> = migration.moves.iter().flat_map(was).collect();
    twice(leaving.iter(), faults);
    let arriving: Vec<&Said<String>> = migration.moves.iter().flat_map(targets).collect();
    twice(arriving.iter().copied(), faults);
    for id in &arriving {
        known.question(&Some((*id).clone()), faults);
    }
    for one in &migration.moves {
        let kept = targets(one);
        for id in was(one) {
            let stays = known.questions.contains_key(id.is.as_str());
            let same = kept.iter().any(|to| to.is == id.is);
            if stays && !same && one.rescale.is_none() {
                let message = format!("{} is moved away and still asked here.", quoted(&id.is));
                let hint = "Give the question that is asked now another id.";
                faults.add(id.at, Code::MovedQuestion, message, hint);
            }
        }
        let parts = [&one.merge, &one.into].into_iter().flatten();
        for few in parts.filter(|parts| parts.is.len() == 1) {
            let hint = "For one question write `rename`.";
            faults.add(few.at, Code::TooFewParts, "Several questions belong here.", hint);
        }
        levels(one, known, faults);
    }
}

/// The questions that a move leads to.
fn targets(one: &Move) -> Vec<&Said<String>> {
    let to = one.to.as_ref().or(one.rescale.as_ref());
    to.into_iter().chain(one.into.iter().flat_map(|ids| &ids.is)).collect()
}

/// The levels of a rescaled question: each once, known, and none above one that was higher.
fn levels(one: &Move, known: &Known<'_>, faults: &mut Faults) {
    let Some(question) = one.to.as_ref().or(one.rescale.as_ref()) else { return };
    let place = known.questions.get(question.is.as_str());
    let Some(steps) = place.and_then(|place| known.steps(place.scale)) else { return };
    let mut before: Option<(i64, i32)> = None;
    for became in &one.levels {
        let is = steps.level(&became.is, faults);
        let (Some(was), Some(is)) = (&became.was, is) else { continue };
        if before.is_some_and(|(last, level)| was.is <= last || is < level) {
            let message = format!("The level {} does not rise.", was.is);
            let hint = "Write each earlier level once, lowest first; a higher one never becomes a lower one.";
            faults.add(was.at, Code::RescaleOrder, message, hint);
        }
        before = Some((was.is, is));
    }
}
