//! The plan's table, on pages turned to landscape: phase by phase, and what
//! must wait. Where there is none, a page says why.

use super::{Facts, column, heading, paragraph, paragraphs};
use crate::plan::Planned;
use crate::questionnaire::Phase;
use crate::report::document::{
    Align, Block, Cell, Column, Orientation, Row, Strength, Style, Table,
};

pub(super) fn plan(facts: &Facts<'_>) -> Vec<Block> {
    let intro = facts.phrases.fill(
        "plan-intro",
        &[
            ("actions", facts.plan.actions.len().into()),
            ("later", facts.plan.later.len().into()),
            ("months", facts.plan.horizon.into()),
        ],
    );
    let begin = [heading(1, facts.say("plan")), paragraph(Style::Body, intro)];
    let mut number = 0;
    let mut rows = Vec::new();
    for phase in &facts.questionnaire.phases {
        let of_phase = |one: &&Planned<'_>| one.phase.as_ref() == Some(&phase.id);
        let actions: Vec<&Planned<'_>> = facts.plan.actions.iter().filter(of_phase).collect();
        if !actions.is_empty() {
            rows.push(Row::Band(phase_title(facts, phase, actions.len())));
        }
        for one in actions {
            number += 1;
            rows.push(row(facts, number, one));
        }
    }
    if !facts.plan.later.is_empty() {
        rows.push(Row::Band(facts.say("plan-later")));
    }
    for one in &facts.plan.later {
        number += 1;
        rows.push(row(facts, number, one));
    }
    if rows.is_empty() {
        let counts = facts.card.whole.score.value.is_some();
        let why = facts.say(if counts { "plan-empty" } else { "plan-nothing-counts" });
        return begin.into_iter().chain([paragraph(Style::Body, why)]).collect();
    }
    let table = Table { caption: facts.say("plan-caption"), columns: columns(facts), rows };
    let table = [Block::Table(table), Block::Turn(Orientation::Portrait)];
    [Block::Turn(Orientation::Landscape)].into_iter().chain(begin).chain(table).collect()
}

fn phase_title(facts: &Facts<'_>, phase: &Phase, actions: usize) -> String {
    facts.phrases.fill(
        "plan-phase",
        &[
            ("phase", phase.title.get(facts.language()).into()),
            ("until", phase.until.into()),
            ("actions", actions.into()),
        ],
    )
}

fn columns(facts: &Facts<'_>) -> Vec<Column> {
    vec![
        column(facts, "column-number", 7, Align::End),
        column(facts, "column-step", 27, Align::Start),
        column(facts, "column-action", 62, Align::Start),
        column(facts, "column-owner", 34, Align::Start),
        column(facts, "column-months", 13, Align::Centre),
        column(facts, "column-cost", 26, Align::Start),
        column(facts, "column-after", 16, Align::Start),
        column(facts, "column-reason", 30, Align::Start),
        column(facts, "column-instruments", 25, Align::Start),
    ]
}

fn row(facts: &Facts<'_>, number: usize, one: &Planned<'_>) -> Row {
    let language = facts.language();
    let candidate = &one.candidate;
    let action = &candidate.action;
    let scale = facts.questionnaire.scale_of(candidate.question);
    let step = facts.phrases.fill(
        "plan-step",
        &[
            ("from", facts.level(scale, candidate.from).into()),
            ("to", facts.level(scale, action.to).into()),
        ],
    );
    let place = scale.place(action.to);
    let result = place.and_then(|place| candidate.question.levels.get(place));
    let expected = result.map_or_else(String::new, |result| {
        facts.phrases.fill("plan-result", &[("result", result.get(language).into())])
    });
    Row::Cells(vec![
        Cell::plain(number.to_string()),
        Cell::default()
            .linked(Strength::Bold, candidate.question.id.as_str())
            .and(Strength::Plain, step),
        Cell::plain(action.text.get(language)).and(Strength::Italic, expected),
        owners(facts, one),
        Cell::plain(facts.months(one)),
        Cell::plain(facts.price(candidate)).and(Strength::Italic, facts.source(one.source)),
        waits(facts, one),
        reason(facts, one),
        paragraphs(candidate.question.instruments.iter().map(ToString::to_string)),
    ])
}

/// The actions that must end first, each leading to where its question stands.
fn waits(facts: &Facts<'_>, one: &Planned<'_>) -> Cell {
    one.after.iter().fold(Cell::default(), |cell, id| {
        let question = facts.plan.action(id).map(|action| action.candidate.question.id.as_str());
        cell.leading(Strength::Plain, id.as_str(), question.unwrap_or_default())
    })
}

/// The lead in bold, then those who support.
fn owners(facts: &Facts<'_>, one: &Planned<'_>) -> Cell {
    let mut owners = one.candidate.action.owners.iter().map(|id| facts.owner(id));
    let lead = Cell::bold(owners.next().unwrap_or_default());
    owners.fold(lead, |cell, owner| cell.and(Strength::Plain, owner))
}

/// Why it stands where it stands: weight × gap × leverage, and what it unlocks.
pub(super) fn reason(facts: &Facts<'_>, one: &Planned<'_>) -> Cell {
    let priority = &one.candidate.priority;
    let decimal = |value| {
        crate::score::rounded(value, 2).trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let sign = facts.say("decimal-sign");
    let said = facts.phrases.fill(
        "plan-reason",
        &[
            ("priority", decimal(&priority.value).replace('.', &sign).into()),
            ("weight", decimal(&priority.weight).replace('.', &sign).into()),
            ("gap", priority.gap.into()),
            ("leverage", decimal(&priority.leverage).replace('.', &sign).into()),
        ],
    );
    let unlocks: Vec<String> = one.candidate.unlocks.iter().map(ToString::to_string).collect();
    let mut cell = Cell::plain(said);
    if !unlocks.is_empty() {
        let ids = unlocks.join(", ");
        cell =
            cell.and(Strength::Plain, facts.phrases.fill("plan-unlocks", &[("ids", ids.into())]));
    }
    if one.candidate.unseen {
        cell = cell.and(Strength::Italic, facts.say("plan-unseen"));
    }
    let decided = facts.decided(&one.candidate);
    decided.into_iter().fold(cell, |cell, said| cell.and(Strength::Italic, said))
}
