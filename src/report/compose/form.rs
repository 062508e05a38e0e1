//! The blank questionnaire on paper: every question with its condition, its
//! levels to tick and lines for a hand, for those without a computer.

use super::typeset::typeset;
use super::{heading, paragraph};
use crate::i18n::{Language, Phrases};
use crate::questionnaire::{Condition, Question, Questionnaire};
use crate::report::document::{
    About, Align, Block, Cell, Column, Cover, Document, Row, Strength, Style, Table,
};

/// Lines for a hand under each question.
const LINES: usize = 2;

/// The form of a questionnaire.
pub fn form(questionnaire: &Questionnaire, phrases: &Phrases) -> Document {
    let language = phrases.language();
    let title = questionnaire.title.get(language).to_owned();
    let mut blocks = vec![
        Block::Cover(Cover {
            over: phrases.say("form-title"),
            title: title.clone(),
            subtitle: String::new(),
            lines: ["form-administration", "form-by", "form-day"]
                .map(|key| (phrases.say(key), "\u{a0}".to_owned()))
                .to_vec(),
            notice: questionnaire.notice.get(language).to_owned(),
        }),
        heading(1, phrases.say("form-how")),
        paragraph(Style::Body, phrases.say("form-how-levels")),
        paragraph(Style::Body, phrases.say("method-levels")),
        paragraph(Style::Body, phrases.say("form-how-marks")),
    ];
    for area in &questionnaire.areas {
        blocks.push(heading(1, format!("{} · {}", area.id, area.title.get(language))));
        if !area.intent.is_empty() {
            blocks.push(paragraph(Style::Lead, area.intent.get(language)));
        }
        for topic in &area.topics {
            blocks.push(heading(2, format!("{} {}", topic.id, topic.title.get(language))));
            for question in &topic.questions {
                blocks.extend(one(questionnaire, question, phrases));
            }
        }
    }
    let version = format!("{} {}", questionnaire.id, questionnaire.version);
    typeset(Document {
        about: About {
            title: phrases.named(&phrases.say("form-title"), &title),
            subject: title,
            author: String::new(),
            language,
            date: String::new(),
            running: format!("{} · {version}", phrases.say("form-title")),
            classification: String::new(),
            mark: String::new(),
            page_of: phrases
                .fill("page-of", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
            continued: phrases.say("table-continued"),
        },
        blocks,
    })
}

/// The question, when it is asked, why, and its table of levels.
fn one(questionnaire: &Questionnaire, question: &Question, phrases: &Phrases) -> Vec<Block> {
    let language = phrases.language();
    let mut blocks = vec![heading(4, format!("{} {}", question.id, question.text.get(language)))];
    if let Some(when) = &question.when {
        let said = condition(questionnaire, when, phrases);
        let said = phrases.fill("form-only-if", &[("condition", said.into())]);
        blocks.push(paragraph(Style::Small, said));
    }
    if !question.why.is_empty() {
        blocks.push(paragraph(Style::Small, question.why.get(language)));
    }
    blocks.push(Block::Table(levels(questionnaire, question, phrases)));
    blocks
}

fn levels(questionnaire: &Questionnaire, question: &Question, phrases: &Phrases) -> Table {
    let language: Language = phrases.language();
    let scale = questionnaire.scale_of(question);
    let tick = |label: String, text: &str| {
        Row::Cells(vec![Cell::default().ticked(), Cell::bold(label), Cell::plain(text)])
    };
    let mut rows: Vec<Row> = scale
        .levels
        .iter()
        .zip(&question.levels)
        .map(|(level, text)| {
            tick(format!("{} {}", level.code, level.label.get(language)), text.get(language))
        })
        .collect();
    let not = question.not_applicable.as_ref().map_or("", |text| text.get(language));
    rows.push(tick(phrases.say("not-applicable"), not));
    rows.push(tick(phrases.say("no-evidence"), ""));
    let evidence: Vec<&str> = question.evidence.iter().map(|text| text.get(language)).collect();
    let asked = Cell::default().and(Strength::Italic, phrases.listed(&evidence));
    rows.push(Row::Cells(vec![Cell::default(), Cell::bold(phrases.say("form-evidence")), asked]));
    for line in 0..LINES {
        let label = if line == 0 { phrases.say("form-notes") } else { String::new() };
        rows.push(Row::Hand(vec![
            Cell::default(),
            Cell::default().and(Strength::Bold, label),
            Cell::default(),
        ]));
    }
    let column = |share| Column { head: String::new(), share, align: Align::Start };
    Table { caption: String::new(), columns: vec![column(5), column(22), column(73)], rows }
}

/// A condition in words.
fn condition(questionnaire: &Questionnaire, condition: &Condition, phrases: &Phrases) -> String {
    let all = |parts: &[Condition], word: &str| {
        let said: Vec<String> =
            parts.iter().map(|part| self::condition(questionnaire, part, phrases)).collect();
        said.join(&format!(" {} ", phrases.say(word)))
    };
    match condition {
        Condition::All(parts) => all(parts, "form-and"),
        Condition::Any(parts) => all(parts, "form-or"),
        Condition::Not(part) => {
            let said = self::condition(questionnaire, part, phrases);
            phrases.fill("form-not", &[("condition", said.into())])
        }
        Condition::Level { question, at_least, at_most } => {
            let scale = questionnaire.question(question).map(|one| questionnaire.scale_of(one));
            let code = |level: i32| {
                let known = scale.and_then(|scale| scale.level(level));
                known.map_or_else(|| level.to_string(), |level| level.code.clone())
            };
            let bounds = [("form-at-least", at_least), ("form-at-most", at_most)];
            let said: Vec<String> = bounds
                .into_iter()
                .filter_map(|(key, level)| {
                    Some(phrases.fill(key, &[("level", code((*level)?).into())]))
                })
                .collect();
            format!("{question} {}", said.join(&format!(" {} ", phrases.say("form-and"))))
        }
        Condition::AnyOfKind { at_least, .. } => {
            phrases.fill("form-any-of-kind", &[("level", at_least.to_string().into())])
        }
        Condition::NotApplicable { question } => {
            phrases.named(question.as_str(), &phrases.say("not-applicable"))
        }
    }
}
