//! Method and rules: how the figures were made, so that a reader can redo them.

use super::{Facts, column, heading, paragraph};
use crate::questionnaire::{Rule, Weight};
use crate::report::document::{Align, Block, Cell, Row, Style, Table};

pub(super) fn method(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, facts.say("method"))];
    for key in [
        "method-levels",
        "method-readings",
        "method-exclusions",
        "method-no-evidence",
        "method-rounding",
        "method-plan",
    ] {
        blocks.push(paragraph(Style::Body, facts.say(key)));
    }
    blocks.push(paragraph(Style::Body, ceiling(facts)));
    blocks.push(Block::Table(levels(facts)));
    blocks.push(Block::Table(grades(facts)));
    blocks.push(Block::Table(weights(facts)));
    let head = facts.assessment.head();
    let identity = facts.phrases.fill(
        "method-identity",
        &[
            ("id", facts.questionnaire.id.to_string().into()),
            ("version", facts.questionnaire.version.as_str().into()),
            ("hash", head.map_or("–", |head| head.hash.as_str()).into()),
        ],
    );
    blocks.push(paragraph(Style::Small, identity));
    blocks.push(paragraph(Style::Small, facts.questionnaire.notice.get(facts.language())));
    blocks
}

fn ceiling(facts: &Facts<'_>) -> String {
    let ceiling = &facts.questionnaire.scoring.ceiling;
    let needs: Vec<String> = ceiling
        .needs
        .iter()
        .map(|(level, grade)| {
            let level = facts.code(facts.questionnaire.main_scale(), *level);
            facts.phrases.fill(
                "method-ceiling-need",
                &[("level", level.into()), ("grade", grade.code().into())],
            )
        })
        .collect();
    if ceiling.applies {
        facts.phrases.fill("method-ceiling", &[("needs", facts.phrases.listed(&needs).into())])
    } else {
        facts.say("method-no-ceiling")
    }
}

fn levels(facts: &Facts<'_>) -> Table {
    let language = facts.language();
    let rows = facts
        .questionnaire
        .scales
        .iter()
        .flat_map(|scale| &scale.levels)
        .map(|level| {
            Row::Cells(vec![
                Cell::bold(format!("{} {}", level.code, level.label.get(language))),
                Cell::plain(level.meaning.get(language)),
            ])
        })
        .collect();
    Table {
        caption: facts.say("levels-caption"),
        columns: vec![
            column(facts, "column-level", 20, Align::Start),
            column(facts, "column-meaning", 80, Align::Start),
        ],
        rows,
    }
}

fn grades(facts: &Facts<'_>) -> Table {
    let rows = ["grade-e0", "grade-e1", "grade-e2", "grade-e3"]
        .into_iter()
        .zip(["E0", "E1", "E2", "E3"])
        .map(|(key, code)| Row::Cells(vec![Cell::bold(code), Cell::plain(facts.say(key))]))
        .collect();
    Table {
        caption: facts.say("grades-caption"),
        columns: vec![
            column(facts, "column-evidence", 20, Align::Start),
            column(facts, "column-meaning", 80, Align::Start),
        ],
        rows,
    }
}

/// Rule and weight of every area and topic; the questions' weights in the row of their topic.
fn weights(facts: &Facts<'_>) -> Table {
    let language = facts.language();
    let mut rows = Vec::new();
    for area in &facts.questionnaire.areas {
        let title = format!("{} {}", area.id, area.title.get(language));
        rows.push(Row::Lead(vec![
            Cell::bold(title),
            Cell::bold(rule(facts, &area.rule)),
            Cell::bold(weight(facts, area.weight)),
        ]));
        for topic in &area.topics {
            let questions: Vec<String> = topic
                .questions
                .iter()
                .map(|question| format!("{} ({})", question.id, weight(facts, question.weight)))
                .collect();
            let own = topic
                .weight
                .map_or_else(|| facts.say("weight-of-questions"), |own| weight(facts, own));
            let title = format!("{} {}", topic.id, topic.title.get(language));
            rows.push(Row::Cells(vec![
                Cell::plain(title)
                    .and(crate::report::document::Strength::Italic, questions.join(", ")),
                Cell::plain(rule(facts, &topic.rule)),
                Cell::plain(own),
            ]));
        }
    }
    Table {
        caption: facts.phrases.fill(
            "weights-caption",
            &[("rule", rule(facts, &facts.questionnaire.scoring.rule).into())],
        ),
        columns: vec![
            column(facts, "column-topic", 56, Align::Start),
            column(facts, "column-rule", 22, Align::Start),
            column(facts, "column-weight", 22, Align::Start),
        ],
        rows,
    }
}

fn weight(facts: &Facts<'_>, weight: Weight) -> String {
    weight.to_string().replace('.', &facts.say("decimal-sign"))
}

fn rule(facts: &Facts<'_>, rule: &Rule) -> String {
    match rule {
        Rule::WeightedMean => facts.say("rule-weighted-mean"),
        Rule::Mean => facts.say("rule-mean"),
        Rule::WeakestLink => facts.say("rule-weakest-link"),
        Rule::Gate { pass } => {
            let pass = facts.code(facts.questionnaire.main_scale(), *pass);
            facts.phrases.fill("rule-gate", &[("pass", pass.into())])
        }
        Rule::Table(_) => facts.say("rule-table"),
    }
}
