//! The logical framework: what is done, why, how one will see it, and what must
//! hold for it. Rows from the overall objective over each area's objective and
//! each topic's result down to the activities.
//!
//! What the administration worded stands in its words; the rest is the
//! questionnaire's. Where a score comes from and leads to is reckoned
//! (`plan::logframe`): the score once all actions of the plan are done.

use super::{Facts, column, heading, paragraph};
use crate::assessment::Ruling;
use crate::plan::{Objective, Planned, TopicFrame, logframe as frame};
use crate::report::document::{Align, Block, Cell, Orientation, Row, Strength, Style, Table};

pub(super) fn logframe(facts: &Facts<'_>) -> Vec<Block> {
    let worded =
        |ruling: &Ruling| matches!(ruling, Ruling::Worded { text, .. } if !text.is_empty());
    if facts.plan.actions.is_empty()
        && !facts.assessment.rulings().any(|(_, ruling, _)| worded(ruling))
    {
        return Vec::new();
    }
    let frame = frame(facts.questionnaire, facts.assessment, &facts.plan);
    let title = facts.questionnaire.title.get(facts.language());
    let overall = facts.phrases.fill("logframe-objective", &[("title", title.into())]);
    let mut rows = vec![
        Row::Band(facts.say("logframe-overall")),
        Row::Cells(objective(facts, &frame.overall, overall, Strength::Plain)),
    ];
    for area in &frame.areas {
        let named = area.area.title.get(facts.language());
        rows.push(Row::Band(facts.phrases.fill("logframe-specific", &[("area", named.into())])));
        let wanted = area.area.wanted().get(facts.language()).to_owned();
        rows.push(Row::Cells(objective(facts, &area.objective, wanted, Strength::Plain)));
        area.topics.iter().for_each(|topic| rows.extend(result(facts, topic)));
    }
    if !frame.beside.is_empty() {
        rows.push(Row::Band(facts.say("logframe-beside")));
        rows.extend(frame.beside.iter().map(|(id, row)| beside(facts, id.as_str(), row)));
    }
    vec![
        Block::Turn(Orientation::Landscape),
        heading(1, facts.say("logframe")),
        paragraph(Style::Body, facts.say("logframe-intro")),
        Block::Table(Table {
            caption: facts.say("logframe-caption"),
            columns: vec![
                column(facts, "column-logic", 36, Align::Start),
                column(facts, "column-indicators", 21, Align::Start),
                column(facts, "column-sources", 19, Align::Start),
                column(facts, "column-assumptions", 20, Align::Start),
                column(facts, "column-means", 22, Align::Start),
            ],
            rows,
        }),
        Block::Turn(Orientation::Portrait),
    ]
}

/// An objective: a score is its own indicator, and the next assessment shows it.
fn objective(
    facts: &Facts<'_>,
    row: &Objective,
    otherwise: String,
    strength: Strength,
) -> Vec<Cell> {
    let said =
        |own: &str, otherwise: String| if own.is_empty() { otherwise } else { own.to_owned() };
    let score = facts.phrases.fill(
        "logframe-score",
        &[
            ("from", facts.figure(row.baseline.as_ref()).into()),
            ("to", facts.figure(row.target.as_ref()).into()),
        ],
    );
    vec![
        Cell::default().and(strength, said(&row.text, otherwise)),
        Cell::plain(row.indicator.as_str()).and(Strength::Plain, score),
        Cell::plain(said(&row.verification, facts.say("logframe-reassessment"))),
        Cell::plain(said(&row.assumption, facts.say("logframe-commitment"))),
        Cell::default(),
    ]
}

/// What was worded for a row that the plan leads to nowhere.
fn beside(facts: &Facts<'_>, id: &str, row: &Objective) -> Row {
    let areas = facts.questionnaire.areas.iter();
    let named = areas.flat_map(|area| {
        let topics = area.topics.iter().map(|topic| (topic.id.as_str(), &topic.title));
        std::iter::once((area.id.as_str(), &area.title)).chain(topics)
    });
    let mut named = named.filter(|(own, _)| *own == id);
    let name = named.next().map_or(id, |(_, title)| title.get(facts.language()));
    Row::Cells(vec![
        Cell::bold(name).and(Strength::Plain, row.text.as_str()),
        Cell::plain(row.indicator.as_str()),
        Cell::plain(row.verification.as_str()),
        Cell::plain(row.assumption.as_str()),
        Cell::default(),
    ])
}

/// A topic's result, then the activities that lead to it.
fn result(facts: &Facts<'_>, topic: &TopicFrame<'_, '_>) -> Vec<Row> {
    let title = topic.topic.title.get(facts.language());
    let named = facts.phrases.fill("logframe-result", &[("topic", title.into())]);
    let mut rows = vec![Row::Lead(objective(facts, &topic.result, named, Strength::Bold))];
    rows.extend(topic.activities.iter().map(|one| activity(facts, one)));
    rows
}

/// What is done, the level that it leads to in the question's own words, and its means.
fn activity(facts: &Facts<'_>, one: &Planned<'_>) -> Row {
    let language = facts.language();
    let candidate = &one.candidate;
    let action = &candidate.action;
    let place = facts.questionnaire.scale_of(candidate.question).place(action.to);
    let reached = place.and_then(|place| candidate.question.levels.get(place));
    let reached = reached.map_or_else(String::new, |text| {
        facts.phrases.fill("plan-result", &[("result", text.get(language).into())])
    });
    let owners: Vec<String> = action.owners.iter().map(|id| facts.owner(id)).collect();
    let months = facts.phrases.fill("logframe-months", &[("months", action.months.into())]);
    Row::Cells(vec![
        Cell::default()
            .linked(Strength::Bold, candidate.question.id.as_str())
            .and(Strength::Plain, action.text.get(language))
            .and(Strength::Italic, reached),
        facts.indicator(candidate),
        Cell::plain(facts.verification(candidate)),
        Cell::plain(action.assumption.get(language)),
        Cell::plain(facts.phrases.listed(&owners))
            .and(Strength::Plain, months)
            .and(Strength::Plain, facts.price(candidate))
            .and(Strength::Italic, facts.source(one.source)),
    ])
}
