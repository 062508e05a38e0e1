//! Scoring rules: gates whose parts stand for levels, tables that rise,
//! evidence limits in order.

use super::super::fault::{Code, Faults, Place};
use super::super::source::{Rule, Source, Text};
use super::Known;
use std::collections::BTreeMap;

pub(super) fn check(source: &Source, known: &Known<'_>, faults: &mut Faults) {
    let areas = source.areas.iter().map(|area| (area.at, &area.gate));
    rule(&source.scoring.rule, areas, known, faults);
    for area in &source.areas {
        let topics = area.topics.iter().map(|topic| (topic.at, &topic.gate));
        rule(&area.rule, topics, known, faults);
        for topic in &area.topics {
            let questions = topic.questions.iter().map(|question| (question.at, &question.gate));
            rule(&topic.rule, questions, known, faults);
        }
    }
    ceiling(source, known, faults);
}

fn rule<'a>(
    rule: &Rule,
    parts: impl Iterator<Item = (Place, &'a Text)>,
    known: &Known<'_>,
    faults: &mut Faults,
) {
    let word = rule.word.as_ref().map_or("weighted_mean", |word| word.is.as_str());
    let main = known.main();
    if word == "gate"
        && let Some(main) = main
    {
        main.level(&rule.pass, faults);
    }
    for (at, gate) in parts {
        match (word == "gate", gate) {
            (true, None) => {
                let message = "This part stands for no level, but what it belongs to is a gate.";
                let hint = "Add `gate` with the level (of the first scale) that it stands for.";
                faults.add(at, Code::PartWithoutGate, message, hint);
            }
            (true, Some(_)) => {
                main.and_then(|main| main.level(gate, faults));
            }
            (false, Some(said)) => {
                let message = "`gate` has no effect here.";
                let hint = "It goes with `rule: gate` of what this belongs to.";
                faults.add(said.at, Code::UnusedField, message, hint);
            }
            (false, None) => {}
        }
    }
    if word == "table" {
        table(rule, known, faults);
    }
}

/// For each number of parts on its own: `from` rises, and `gives` with it, inside the scale.
fn table(rule: &Rule, known: &Known<'_>, faults: &mut Faults) {
    let mut last: BTreeMap<Option<i64>, (i64, i64)> = BTreeMap::new();
    for step in &rule.table {
        let (Some(from), Some(gives)) = (&step.from, &step.gives) else { continue };
        let parts = step.parts.as_ref().map(|parts| parts.is);
        let before = last.insert(parts, (from.is, gives.is));
        if before.is_some_and(|(from_before, gives_before)| {
            from.is <= from_before || gives.is <= gives_before
        }) {
            let message = "This step does not lie above the one before.";
            let hint = "`from` and `gives` must both rise, for each number of parts.";
            faults.add(step.at, Code::TableOrder, message, hint);
        }
        let Some(main) = known.main().filter(|main| main.whole) else { continue };
        let inside = i64::from(main.lowest()) * 1000..=i64::from(main.highest()) * 1000;
        for said in [from, gives] {
            if !inside.contains(&said.is) {
                let message = "This lies outside the first scale.";
                let hint = format!("It runs from {} to {}.", main.lowest(), main.highest());
                faults.add(said.at, Code::OutOfRange, message, hint);
            }
        }
    }
}

fn ceiling(source: &Source, known: &Known<'_>, faults: &mut Faults) {
    let mut before: Option<(i32, &str)> = None;
    for need in &source.scoring.needs {
        let level = known.main().and_then(|main| main.level(&need.level, faults));
        let (Some(level), Some(grade)) = (level, &need.grade) else { continue };
        let grade = grade.is.as_str();
        if before.is_some_and(|(lower, weaker)| level <= lower || grade < weaker) {
            let message = "This limit does not lie above the one before.";
            let hint = "List the levels lowest first; a higher level never needs weaker evidence.";
            faults.add(need.at, Code::CeilingOrder, message, hint);
        }
        before = Some((level, grade));
    }
}
