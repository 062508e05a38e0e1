//! The answers of many assessments as one table: one row an answer, ids and the
//! questionnaire's hash on every row, the same columns in every format.
//!
//! Notes, quotes and persons stand in it only where somebody asked for them.

use super::sheets::Value;
use crate::assessment::{Answer, Assessment, Confidence, Item, Reading, Status};
use crate::questionnaire::{Question, Questionnaire};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Text,
    Whole,
    /// A day, ISO 8601.
    Day,
}

/// Every column in its order; [`columns`] leaves out what nobody asked for.
const COLUMNS: [(&str, Holds); 25] = [
    ("assessment", Holds::Text),
    ("questionnaire", Holds::Text),
    ("version", Holds::Text),
    ("questionnaire_sha256", Holds::Text),
    ("country", Holds::Text),
    ("administration", Holds::Text),
    ("date", Holds::Day),
    ("year", Holds::Whole),
    ("status", Holds::Text),
    ("area", Holds::Text),
    ("topic", Holds::Text),
    ("question", Holds::Text),
    ("reading", Holds::Text),
    ("answer", Holds::Text),
    ("level", Holds::Whole),
    ("code", Holds::Text),
    ("lowest", Holds::Whole),
    ("highest", Holds::Whole),
    ("evidence_grade", Holds::Text),
    ("confidence", Holds::Text),
    ("entry", Holds::Text),
    ("reason", Holds::Text),
    ("note", Holds::Text),
    ("quotes", Holds::Text),
    ("answered_by", Holds::Text),
];

/// What else is wanted, beside the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    /// Notes, and the reasons of *not applicable*.
    pub notes: bool,
    pub quotes: bool,
    /// Who entered the answer.
    pub persons: bool,
}

/// The columns of a table with these words.
pub fn columns(words: Words) -> Vec<(&'static str, Holds)> {
    let wanted = |name: &str| match name {
        "reason" | "note" => words.notes,
        "quotes" => words.quotes,
        "answered_by" => words.persons,
        _ => true,
    };
    COLUMNS.into_iter().filter(|(name, _)| wanted(name)).collect()
}

/// One answer, and what it is kept under.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerRow {
    pub questionnaire: String,
    pub year: i64,
    /// One a column of [`columns`].
    pub cells: Vec<Value>,
}

/// The answers of an assessment, in the questionnaire's order, self before
/// validated. Answers to questions that its questionnaire no longer has are not
/// among them.
pub fn answer_rows(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    words: Words,
) -> Vec<AnswerRow> {
    let mut rows = Vec::new();
    for question in questionnaire.questions() {
        for reading in Reading::ALL {
            rows.extend(row(assessment, questionnaire, question, reading, words));
        }
    }
    rows
}

/// The year of a day, 0 where there is none.
pub fn year(date: &str) -> i64 {
    date.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0)
}

fn row(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    question: &Question,
    reading: Reading,
    words: Words,
) -> Option<AnswerRow> {
    let given = assessment.given(&question.id, reading)?;
    let head = assessment.head()?;
    let (area, topic) = questionnaire.place_of(&question.id)?;
    let scale = questionnaire.scale_of(question);
    let (answer, level, reason) = match given.answer {
        Answer::Level(level) => ("level", Some(*level), ""),
        Answer::NotApplicable { reason, .. } => ("not_applicable", None, reason.as_str()),
        Answer::NoEvidence => ("no_evidence", None, ""),
    };
    let cell = |name: &str| match name {
        "assessment" => head.assessment.as_str().into(),
        "questionnaire" => questionnaire.id.as_str().into(),
        "version" => questionnaire.version.as_str().into(),
        "questionnaire_sha256" => head.hash.as_str().into(),
        "country" => head.country.as_str().into(),
        "administration" => head.administration.as_str().into(),
        "date" => Value::day(&head.date),
        "year" => Value::Whole(year(&head.date)),
        "status" => status(assessment.status()).into(),
        "area" => area.id.as_str().into(),
        "topic" => topic.id.as_str().into(),
        "question" => question.id.as_str().into(),
        "reading" => reading.code().into(),
        "answer" => answer.into(),
        "level" => level.into(),
        "code" => level.and_then(|level| scale.level(level)).map(|it| it.code.as_str()).into(),
        "lowest" => scale.lowest().into(),
        "highest" => scale.highest().into(),
        "evidence_grade" => given.grade.map(|grade| grade.code()).into(),
        "confidence" => given.confidence.map(confidence).into(),
        "entry" => given.entry.id.as_str().into(),
        "reason" => reason.into(),
        "note" => assessment.notes(&question.id, reading).join("\n\n").into(),
        "quotes" => quotes(assessment, question).into(),
        _ => given.entry.by.as_str().into(),
    };
    let cells = columns(words).into_iter().map(|(name, _)| cell(name)).collect();
    let (questionnaire, year) = (questionnaire.id.to_string(), year(&head.date));
    Some(AnswerRow { questionnaire, year, cells })
}

fn quotes(assessment: &Assessment, question: &Question) -> String {
    let listed = assessment.listed();
    let quotes = listed.iter().filter_map(|listed| match listed.item {
        Item::Quote(quote) if quote.question == question.id => Some(quote.text.as_str()),
        _ => None,
    });
    quotes.collect::<Vec<_>>().join("\n")
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::SelfAssessed => "self_assessed",
        Status::Validated => "validated",
        Status::Approved => "approved",
        Status::Superseded => "superseded",
    }
}

const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}
