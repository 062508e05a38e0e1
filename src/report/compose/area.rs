//! Results by area: the intent, the topics' figures, and every question with
//! both readings, target, evidence and what was found.

use super::{Facts, column, heading, paragraph};
use crate::assessment::{Direction, Item, Reading};
use crate::plan::target;
use crate::questionnaire::{Area, Question, QuestionId, Topic};
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};
use crate::score::{Node, Remark, State, to_f64};

pub(super) fn results(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks =
        vec![heading(1, facts.say("results")), paragraph(Style::Body, facts.say("results-intro"))];
    for (area, node) in facts.questionnaire.areas.iter().zip(&facts.card.whole.children) {
        blocks.extend(one_area(facts, area, node));
    }
    blocks
}

fn one_area(facts: &Facts<'_>, area: &Area, node: &Node) -> Vec<Block> {
    let language = facts.language();
    let title = format!("{} · {}", area.id, area.title.get(language));
    let mut blocks = vec![heading(2, &title)];
    if !area.intent.is_empty() {
        blocks.push(paragraph(Style::Lead, area.intent.get(language)));
    }
    blocks.push(Block::Table(topics(facts, area, node)));
    blocks.push(Block::Table(questions(facts, area, node)));
    blocks
}

fn topics(facts: &Facts<'_>, area: &Area, node: &Node) -> Table {
    let row = |title: String, node: &Node, strength: Strength| {
        let counts = &node.score.counts;
        let text = |text: String| Cell::default().and(strength, text);
        Row::Cells(vec![
            text(title),
            text(facts.figure_with_interval(&node.score))
                .heat(node.score.normal.as_ref().map(|normal| to_f64(normal) as f32)),
            text(facts.figure(node.score.minimum.as_ref())),
            text(counts.zeros.to_string()),
            text(format!("{}/{}", counts.answered, counts.asked)),
            text(counts.not_applicable.to_string()),
            text(counts.no_evidence.to_string()),
        ])
    };
    let title = |topic: &Topic| format!("{} {}", topic.id, topic.title.get(facts.language()));
    let mut rows: Vec<Row> = area
        .topics
        .iter()
        .zip(&node.children)
        .map(|(topic, node)| row(title(topic), node, Strength::Plain))
        .collect();
    rows.push(row(area.title.get(facts.language()).to_owned(), node, Strength::Bold));
    Table {
        caption: facts.say("topics-caption"),
        columns: vec![
            column(facts, "column-topic", 40, Align::Start),
            column(facts, "column-score", 16, Align::Centre),
            column(facts, "column-minimum", 10, Align::Centre),
            column(facts, "column-zeros", 10, Align::Centre),
            column(facts, "column-answered", 12, Align::Centre),
            column(facts, "column-na", 10, Align::Centre),
            column(facts, "column-ne", 10, Align::Centre),
        ],
        rows,
    }
}

fn questions(facts: &Facts<'_>, area: &Area, node: &Node) -> Table {
    let mut rows = Vec::new();
    for (topic, topic_node) in area.topics.iter().zip(&node.children) {
        rows.push(Row::Band(format!("{} {}", topic.id, topic.title.get(facts.language()))));
        for (question, node) in topic.questions.iter().zip(&topic_node.children) {
            rows.push(question_row(facts, question, node));
        }
    }
    Table {
        caption: facts.say("questions-caption"),
        columns: vec![
            column(facts, "column-question", 32, Align::Start),
            column(facts, "column-self", 20, Align::Start),
            column(facts, "column-validated", 20, Align::Start),
            column(facts, "column-target", 9, Align::Centre),
            column(facts, "column-evidence", 10, Align::Centre),
            column(facts, "column-finding", 53, Align::Start),
        ],
        rows,
    }
}

fn question_row(facts: &Facts<'_>, question: &Question, node: &Node) -> Row {
    let standing = node.standing.as_ref();
    let state = standing.map_or(State::Unanswered, |standing| standing.state);
    let grade = standing.and_then(|standing| standing.grade).map_or("–", |grade| grade.code());
    let scale = facts.questionnaire.scale_of(question);
    let aimed = target(facts.questionnaire, facts.assessment, question);
    let own = match state {
        State::NotAsked => facts.say("not-asked"),
        _ => facts.answer_alone(question, Reading::Own),
    };
    // The tint stands on the reading that counts.
    let heat = |reading: Reading| {
        let counts = standing.is_some_and(|standing| standing.reading == Some(reading));
        node.score.normal.as_ref().filter(|_| counts).map(|normal| to_f64(normal) as f32)
    };
    Row::Cells(vec![
        Cell::bold(question.id.as_str())
            .and(Strength::Plain, question.text.get(facts.language()))
            .anchored(question.id.as_str()),
        Cell::plain(own).heat(heat(Reading::Own)),
        Cell::plain(facts.answer_alone(question, Reading::Validated))
            .heat(heat(Reading::Validated)),
        Cell::plain(facts.code(scale, aimed)),
        Cell::plain(grade),
        found(facts, question),
    ])
}

/// Why it does not apply, notes, findings and quotes of a question.
fn found(facts: &Facts<'_>, question: &Question) -> Cell {
    let mut reasons: Vec<&str> =
        Reading::ALL.iter().filter_map(|reading| facts.reason(question, *reading)).collect();
    reasons.dedup();
    let mut cell = Cell::default();
    for reason in reasons {
        cell = cell.and(Strength::Plain, facts.phrases.named(&facts.say("not-applicable"), reason));
    }
    for note in facts.notes(&question.id) {
        cell = cell.and(Strength::Plain, note);
    }
    for listed in &facts.listed {
        match listed.item {
            Item::Finding { question: id, direction, text } if *id == question.id => {
                let sign = facts.say(match direction {
                    Direction::Strength => "finding-strength",
                    Direction::Weakness => "finding-weakness",
                });
                cell = cell.and(Strength::Plain, format!("{sign} {text}"));
            }
            Item::Quote(quote) if quote.question == question.id => {
                let said = facts.phrases.fill(
                    "quote",
                    &[
                        ("text", quote.text.as_str().into()),
                        ("speaker", quote.speaker.as_str().into()),
                    ],
                );
                cell = cell.and(Strength::Italic, said);
            }
            _ => {}
        }
    }
    cell
}

/// What does not fit together, in words and with the levels.
pub(super) fn remarks(facts: &Facts<'_>) -> Vec<Block> {
    let language = facts.language();
    let lines: Vec<String> = facts
        .remarks
        .iter()
        .filter_map(|remark| {
            let check = facts.questionnaire.checks.iter().find(|check| check.id == remark.check)?;
            let about = about(facts, remark);
            let message = check.message.get(language);
            Some(if about.is_empty() {
                message.to_owned()
            } else {
                facts.phrases.named(&about, message)
            })
        })
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![
        heading(1, facts.say("consistency")),
        paragraph(Style::Body, facts.say("consistency-intro")),
        Block::List(lines),
    ]
}

/// What a remark is about: the questions with their levels, the two readings of one
/// question by name, or the area as a whole.
fn about(facts: &Facts<'_>, remark: &Remark) -> String {
    if let Some((id, [own, seen])) = remark.readings() {
        let (first, second) = (facts.say("column-self"), facts.say("column-validated"));
        return format!("{id} ({first} = {own}, {second} = {seen})");
    }
    let named = |(id, level): &(QuestionId, Option<i32>)| {
        level.map_or_else(|| id.to_string(), |level| format!("{id} = {level}"))
    };
    let whole = facts.questionnaire.areas.iter().find(|area| area.id.as_str() == remark.about);
    match whole {
        Some(area) => format!("{} {}", area.id, area.title.get(facts.language())),
        None if remark.because.is_empty() => remark.about.clone(),
        None => remark.because.iter().map(named).collect::<Vec<_>>().join(", "),
    }
}
