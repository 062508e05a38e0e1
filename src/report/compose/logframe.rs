//! The logical framework: what is done, why, how one will see it, and what must
//! hold for it. Rows from the overall objective down to the activities.

use super::summary::{area_title, target_of};
use super::{Facts, column, heading, paragraph};
use crate::plan::Planned;
use crate::report::document::{Align, Block, Cell, Orientation, Row, Strength, Style, Table};
use crate::score::Node;
use crate::score::rule::level_of;

pub(super) fn logframe(facts: &Facts<'_>) -> Vec<Block> {
    if facts.plan.actions.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::Band(facts.say("logframe-overall")), objective(facts)];
    for node in &facts.card.whole.children {
        let of_area = |one: &&Planned<'_>| {
            let place = facts.questionnaire.place_of(&one.candidate.question.id);
            place.is_some_and(|(area, _)| area.id.as_str() == node.id)
        };
        let actions: Vec<&Planned<'_>> = facts.plan.actions.iter().filter(of_area).collect();
        if actions.is_empty() {
            continue;
        }
        let title = area_title(facts.questionnaire, &node.id, facts.language());
        let named = facts.phrases.fill("logframe-specific", &[("area", title.into())]);
        rows.push(Row::Band(named));
        rows.push(specific(facts, node));
        rows.push(Row::Band(facts.say("logframe-results")));
        rows.extend(actions.iter().map(|one| result(facts, one)));
        rows.push(Row::Band(facts.say("logframe-activities")));
        rows.extend(actions.iter().map(|one| activity(facts, one)));
    }
    vec![
        Block::Turn(Orientation::Landscape),
        heading(1, facts.say("logframe")),
        paragraph(Style::Body, facts.say("logframe-intro")),
        Block::Table(Table {
            caption: facts.say("logframe-caption"),
            columns: vec![
                column(facts, "column-logic", 34, Align::Start),
                column(facts, "column-indicators", 26, Align::Start),
                column(facts, "column-sources", 20, Align::Start),
                column(facts, "column-assumptions", 20, Align::Start),
            ],
            rows,
        }),
        Block::Turn(Orientation::Portrait),
    ]
}

fn objective(facts: &Facts<'_>) -> Row {
    let title = facts.questionnaire.title.get(facts.language());
    let logic = facts.phrases.fill("logframe-objective", &[("title", title.into())]);
    row_of_score(facts, logic, &facts.card.whole)
}

fn specific(facts: &Facts<'_>, node: &Node) -> Row {
    let area = facts.questionnaire.areas.iter().find(|area| area.id.as_str() == node.id);
    let intent = area.map_or("", |area| area.intent.get(facts.language()));
    row_of_score(facts, intent.to_owned(), node)
}

/// A score is its own indicator, and the next assessment its source.
fn row_of_score(facts: &Facts<'_>, logic: String, node: &Node) -> Row {
    let scale = facts.questionnaire.main_scale();
    let target = target_of(facts, node).map(|target| level_of(&target, scale));
    let indicator = facts.phrases.fill(
        "logframe-score",
        &[
            ("from", facts.figure(node.score.value.as_ref()).into()),
            ("to", facts.figure(target.as_ref()).into()),
        ],
    );
    Row::Cells(vec![
        Cell::plain(logic),
        Cell::plain(indicator),
        Cell::plain(facts.say("logframe-reassessment")),
        Cell::plain(facts.say("logframe-commitment")),
    ])
}

/// The level that an action reaches, in the question's own words.
fn result(facts: &Facts<'_>, one: &Planned<'_>) -> Row {
    let language = facts.language();
    let candidate = &one.candidate;
    let scale = facts.questionnaire.scale_of(candidate.question);
    let place = scale.place(candidate.action.to);
    let text = place.and_then(|place| candidate.question.levels.get(place));
    Row::Cells(vec![
        Cell::default()
            .linked(Strength::Bold, candidate.question.id.as_str())
            .and(Strength::Plain, text.map_or("", |text| text.get(language))),
        facts.indicator(candidate),
        Cell::plain(facts.verification(candidate)),
        Cell::plain(candidate.action.assumption.get(language)),
    ])
}

/// What is done, with its means and its cost.
fn activity(facts: &Facts<'_>, one: &Planned<'_>) -> Row {
    let action = &one.candidate.action;
    let months = facts.phrases.fill("logframe-months", &[("months", action.months.into())]);
    let owners: Vec<String> = action.owners.iter().map(|id| facts.owner(id)).collect();
    Row::Cells(vec![
        Cell::default()
            .linked(Strength::Bold, one.candidate.question.id.as_str())
            .and(Strength::Plain, action.text.get(facts.language())),
        Cell::plain(facts.phrases.listed(&owners)),
        Cell::plain(facts.cost(&action.cost_band)),
        Cell::plain(months),
    ])
}
