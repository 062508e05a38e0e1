//! The plan over time: a bar an action, by quarter, with what it waits for.

use super::{Facts, heading, paragraph};
use crate::report::document::{Block, Gantt, Orientation, Span, Style};
use std::collections::BTreeMap;

/// Months of a quarter.
const QUARTER: u32 = 3;

pub(super) fn schedule(facts: &Facts<'_>) -> Vec<Block> {
    if facts.plan.actions.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Turn(Orientation::Landscape),
        heading(1, facts.say("schedule")),
        paragraph(Style::Body, facts.say("schedule-intro")),
        Block::Gantt(gantt(facts)),
        Block::Turn(Orientation::Portrait),
    ]
}

fn gantt(facts: &Facts<'_>) -> Gantt {
    let place: BTreeMap<&str, usize> =
        facts.plan.actions.iter().enumerate().map(|(at, one)| (one.id.as_str(), at)).collect();
    let mut spans = Vec::with_capacity(facts.plan.actions.len());
    let mut phase = None;
    for one in &facts.plan.actions {
        let begins = one.phase != phase;
        phase.clone_from(&one.phase);
        let title =
            facts.questionnaire.phases.iter().find(|known| Some(&known.id) == phase.as_ref());
        let title = title.filter(|_| begins).map(|phase| phase.title.get(facts.language()));
        let label = format!(
            "{} {}",
            one.candidate.question.id,
            one.candidate.action.text.get(facts.language())
        );
        spans.push(Span {
            band: title.unwrap_or_default().to_owned(),
            label,
            after: one.after_list(),
            start: one.start.unwrap_or(0),
            end: one.end.unwrap_or(0),
            needs: one.after.iter().filter_map(|id| place.get(id.as_str()).copied()).collect(),
        });
    }
    let last = spans.iter().map(|span| span.end).max().unwrap_or(0).max(facts.plan.horizon);
    let quarters = (1..=last.div_ceil(QUARTER))
        .map(|number| facts.phrases.fill("schedule-quarter", &[("number", number.into())]))
        .collect();
    let said: Vec<String> = facts
        .plan
        .actions
        .iter()
        .zip(&spans)
        .map(|(one, span)| {
            let months = format!("{}–{}", span.start + 1, span.end);
            facts.phrases.named(one.candidate.question.id.as_str(), &months)
        })
        .collect();
    Gantt {
        caption: facts.say("schedule-caption"),
        alternative: facts
            .phrases
            .fill("schedule-alternative", &[("actions", facts.phrases.listed(&said).into())]),
        heads: [facts.say("column-action-short"), facts.say("column-after")],
        quarters,
        spans,
    }
}
