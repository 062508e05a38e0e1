//! `tathmini show`: whose assessment it is, how far it has come, every answer.

use super::table::table;
use super::{Failure, Here, Read, folder};
use crate::assessment::{Answer, Assessment, Reading};
use crate::i18n::visible;
use crate::questionnaire::{Question, Questionnaire};
use serde::Serialize;

#[derive(Serialize)]
struct Shown<'a> {
    country: &'a str,
    country_name: &'a str,
    administration: &'a str,
    date: &'a str,
    status: &'static str,
    classification: &'a str,
    questionnaire: &'a str,
    version: &'a str,
    hash: &'a str,
    questions: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    text: &'a str,
    #[serde(rename = "self")]
    own: Option<Given<'a>>,
    validated: Option<Given<'a>>,
    target: i32,
    marked: bool,
}

#[derive(Serialize)]
struct Given<'a> {
    answer: &'a Answer,
    grade: Option<&'static str>,
    notes: Vec<&'a str>,
    at: &'a str,
    by: &'a str,
}

pub fn run(args: &Read, here: &Here) -> Result<(), Failure> {
    let opened = folder::read(&args.folder, here)?;
    let shown = shown(&opened.questionnaire, &opened.assessment);
    here.show(args.format, &shown, || text(&opened.questionnaire, &opened.assessment, &shown))
}

fn shown<'a>(questionnaire: &'a Questionnaire, assessment: &'a Assessment) -> Shown<'a> {
    let head = assessment.head();
    let given = |question: &'a Question, reading| {
        let given = assessment.given(&question.id, reading)?;
        Some(Given {
            answer: given.answer,
            grade: given.grade.map(|grade| grade.code()),
            notes: assessment.notes(&question.id, reading),
            at: &given.entry.at,
            by: &given.entry.by,
        })
    };
    Shown {
        country: head.map_or("", |head| &head.country),
        country_name: head.map_or("", |head| &head.country_name),
        administration: head.map_or("", |head| &head.administration),
        date: head.map_or("", |head| &head.date),
        status: assessment.status().code(),
        classification: assessment.classification(),
        questionnaire: questionnaire.id.as_str(),
        version: &questionnaire.version,
        hash: head.map_or("", |head| &head.hash),
        questions: questionnaire
            .questions()
            .map(|question| Row {
                id: question.id.as_str(),
                text: question.text.first(),
                own: given(question, Reading::Own),
                validated: given(question, Reading::Validated),
                target: crate::plan::target(questionnaire, assessment, question),
                marked: assessment.is_marked(&question.id),
            })
            .collect(),
    }
}

fn text(questionnaire: &Questionnaire, assessment: &Assessment, shown: &Shown<'_>) -> String {
    let head = [
        format!("{} ({}, {})", shown.administration, shown.country_name, shown.country),
        format!("{}, {}", shown.date, shown.status),
        format!("questionnaire {} {}", shown.questionnaire, shown.version),
        questionnaire.notice.first().to_owned(),
    ];
    let mut text = head.iter().fold(String::new(), |text, line| text + &visible(line) + "\n");
    let answer = |question: &Question, reading| {
        let given = assessment.given(&question.id, reading);
        given.map_or_else(|| "–".to_owned(), |given| word(questionnaire, question, given.answer))
    };
    for area in &questionnaire.areas {
        text.push_str(&format!("\n{} {}\n", area.id, visible(area.title.first())));
        let mut rows = vec![["", "self", "validated", ""].map(str::to_owned).to_vec()];
        rows.extend(area.questions().map(|question| {
            vec![
                format!("  {}", question.id),
                answer(question, Reading::Own),
                answer(question, Reading::Validated),
                question.text.first().to_owned(),
            ]
        }));
        text.push_str(&table(&rows));
    }
    text
}

/// An answer in one word, as it would be typed.
pub fn word(questionnaire: &Questionnaire, question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Level(value) => questionnaire
            .scale_of(question)
            .level(*value)
            .map_or_else(|| value.to_string(), |level| level.code.clone()),
        Answer::NotApplicable { .. } => "na".to_owned(),
        Answer::NoEvidence => "ne".to_owned(),
    }
}
