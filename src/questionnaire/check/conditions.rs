//! Conditions: of a question, looking back only; and of consistency checks.

use super::super::fault::{Code, Faults, quoted};
use super::super::source::{Check, Condition, Says, Source, Text};
use super::questions::twice;
use super::{Known, Steps};

pub(super) fn check(source: &Source, known: &Known<'_>, faults: &mut Faults) {
    for (order, question) in source.questions().enumerate() {
        if let Some(when) = &question.when {
            condition(when, Some(order), known, faults);
        }
    }
    for check in &source.checks {
        consistency(check, known, faults);
    }
}

/// `before`: the place of the question that asks; it may look at earlier ones only.
/// Recursion is bounded by the depth of the tree.
fn condition(one: &Condition, before: Option<usize>, known: &Known<'_>, faults: &mut Faults) {
    match &one.says {
        Says::All(parts) | Says::Any(parts) => {
            parts.iter().for_each(|part| condition(part, before, known, faults));
        }
        Says::Not(part) => condition(part, before, known, faults),
        Says::NotApplicable { question } => {
            looked_at(question, before, known, faults);
        }
        Says::Level { question, at_least, at_most } => {
            let steps = looked_at(question, before, known, faults);
            bounds(one, at_least, at_most, steps, faults);
        }
        Says::AnyOfKind { at_least, .. } => {
            if before.is_some() {
                let message = "`any_of_kind` belongs in checks: here it would look forward.";
                let hint = "Name the earlier questions, with `any`.";
                faults.add(one.at, Code::KindInWhen, message, hint);
            }
            if let Some(main) = known.main() {
                main.level(at_least, faults);
            }
        }
        Says::Unclear => {}
    }
}

/// The scale of the question that is looked at.
fn looked_at<'a>(
    question: &Text,
    before: Option<usize>,
    known: &'a Known<'_>,
    faults: &mut Faults,
) -> Option<&'a Steps> {
    let place = known.question(question, faults)?;
    if let (Some(before), Some(said)) = (before, question)
        && place.order >= before
    {
        let message = format!("{} does not come before this question.", quoted(&said.is));
        let hint = "A condition looks back only: move the question, or name an earlier one.";
        faults.add(said.at, Code::ForwardCondition, message, hint);
    }
    known.steps(place.scale)
}

fn bounds(
    one: &Condition,
    at_least: &Text,
    at_most: &Text,
    steps: Option<&Steps>,
    faults: &mut Faults,
) {
    if at_least.is_none() && at_most.is_none() {
        let message = "This condition names a question and no level.";
        faults.add(one.at, Code::EmptyCondition, message, "Add `at_least`, `at_most` or both.");
    }
    let Some(steps) = steps else { return };
    let (least, most) = (steps.level(at_least, faults), steps.level(at_most, faults));
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        let message = "No level is as high as `at_least` and as low as `at_most`.";
        faults.add(one.at, Code::EmptyCondition, message, "Swap them.");
    }
}

fn consistency(check: &Check, known: &Known<'_>, faults: &mut Faults) {
    match check.rule.as_ref().map(|rule| rule.is.as_str()) {
        Some("contradiction") => {
            if let Some(when) = &check.when {
                condition(when, None, known, faults);
            }
        }
        Some("spread") => spread(check, known, faults),
        Some("prerequisite") => {
            known.main().and_then(|main| main.level(&check.above, faults));
        }
        Some("evidence") => {
            known.main().and_then(|main| main.level(&check.level, faults));
        }
        _ => {}
    }
}

fn spread(check: &Check, known: &Known<'_>, faults: &mut Faults) {
    let Some(questions) = &check.questions else { return };
    for id in questions.is.iter().filter(|id| !id.is.is_empty()) {
        known.question(&Some(id.clone()), faults);
    }
    twice(questions.is.iter().filter(|id| !id.is.is_empty()), faults);
    if questions.is.len() == 1 {
        let message = "One question cannot lie apart from itself.";
        faults.add(questions.at, Code::EmptyList, message, "Name at least two questions.");
    }
}
