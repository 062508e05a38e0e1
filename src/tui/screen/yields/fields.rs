//! The fields of each form.

use super::{Kind, listed, one_line};
use crate::assessment::{Direction, EntryId, Item};
use crate::questionnaire::{Grade, QuestionId};
use crate::tui::app::App;
use crate::tui::widget::form::Field;

/// The fields of a form, filled with what is changed, and the members that one
/// of the fields offers.
pub fn fields(
    app: &App,
    kind: Kind,
    item: Option<&Item>,
    question: &QuestionId,
) -> (Vec<Field>, Vec<EntryId>) {
    let today = app.opening.today.as_str();
    let mut offered = Vec::new();
    let fields = match (kind, item) {
        (Kind::Finding, item) => {
            let (direction, text) = match item {
                Some(Item::Finding { direction, text, .. }) => (*direction, text.as_str()),
                _ => (Direction::Strength, ""),
            };
            let options = vec![app.say("direction-strength"), app.say("direction-weakness")];
            vec![
                Field::one(
                    "field-direction",
                    options,
                    usize::from(direction == Direction::Weakness),
                ),
                Field::text("field-text", text).needed(),
            ]
        }
        (Kind::Quote, item) => {
            let language = app.speech.language().code();
            let (text, language, speaker) = match item {
                Some(Item::Quote(quote)) => {
                    (quote.text.as_str(), quote.language.as_str(), quote.speaker.as_str())
                }
                _ => ("", language, ""),
            };
            vec![
                Field::text("field-words", text).needed(),
                Field::line("field-language", language),
                Field::line("field-speaker", speaker),
            ]
        }
        (Kind::Document, item) => document_fields(app, item, today),
        (Kind::Link, item) => {
            let documents = listed(app, Kind::Document);
            offered = documents.iter().map(|listed| listed.id.clone()).collect();
            let names = documents.iter().map(|listed| one_line(app, listed.item)).collect();
            let (at, page) = match item {
                Some(Item::Link { document, page, .. }) => {
                    (offered.iter().position(|id| id == document).unwrap_or(0), page.as_str())
                }
                _ => (offered.len().saturating_sub(1), ""),
            };
            vec![
                Field::one("field-document", names, at),
                Field::line("field-questions", question.as_str()).needed(),
                Field::line("field-page", page),
            ]
        }
        (Kind::Task, item) => {
            let blank = ("", "", "", false);
            let (text, who, until, done) = match item {
                Some(Item::Task(task)) => {
                    (task.text.as_str(), task.who.as_str(), task.until.as_str(), task.done)
                }
                _ => blank,
            };
            let options = vec![app.say("task-open"), app.say("task-done")];
            vec![
                Field::text("field-task", text).needed(),
                Field::line("field-who", who),
                Field::line("field-until", until),
                Field::one("field-state", options, usize::from(done)),
            ]
        }
        (Kind::Person, item) => {
            let (name, function, organisation, date) = match item {
                Some(Item::Person(it)) => (
                    it.name.as_str(),
                    it.function.as_str(),
                    it.organisation.as_str(),
                    it.date.as_str(),
                ),
                _ => ("", "", "", today),
            };
            vec![
                Field::line("field-name", name).needed(),
                Field::line("field-function", function),
                Field::line("field-organisation", organisation),
                Field::line("field-date", date),
            ]
        }
        (Kind::Visit, item) => {
            let (place, date, purpose) = match item {
                Some(Item::Visit(it)) => (it.place.as_str(), it.date.as_str(), it.purpose.as_str()),
                _ => ("", today, ""),
            };
            vec![
                Field::line("field-place", place).needed(),
                Field::line("field-date", date),
                Field::line("field-purpose", purpose),
            ]
        }
        (Kind::Session, item) => {
            let persons = listed(app, Kind::Person);
            offered = persons.iter().map(|listed| listed.id.clone()).collect();
            let names = persons.iter().map(|listed| one_line(app, listed.item)).collect();
            let (place, date, chosen) = match item {
                Some(Item::Session(it)) => {
                    let chosen = offered.iter().map(|id| it.persons.contains(id)).collect();
                    (it.place.as_str(), it.date.as_str(), chosen)
                }
                _ => ("", today, vec![false; offered.len()]),
            };
            vec![
                Field::line("field-place", place).needed(),
                Field::line("field-date", date),
                Field::any("field-persons", names, chosen),
                Field::line("field-new-person", ""),
            ]
        }
    };
    (fields, offered)
}

fn document_fields(app: &App, item: Option<&Item>, today: &str) -> Vec<Field> {
    let next = format!("D{:02}", listed(app, Kind::Document).len() + 1);
    let (title, reference, file, from, date) = match item {
        Some(Item::Document(it)) => (
            it.title.as_str(),
            it.reference.as_str(),
            it.file.as_str(),
            it.received_from.as_str(),
            it.date.as_str(),
        ),
        _ => ("", next.as_str(), "", "", today),
    };
    let mut fields = vec![
        Field::line("field-title", title).needed(),
        Field::line("field-file", file),
        Field::line("field-reference", reference),
        Field::line("field-from", from),
        Field::line("field-date", date),
    ];
    if item.is_none() {
        let grades = Grade::ALL.iter().map(|grade| grade.code().to_owned());
        fields.push(Field::line("field-page", ""));
        fields.push(Field::one(
            "field-grade",
            std::iter::once("–".to_owned()).chain(grades).collect(),
            0,
        ));
    }
    fields
}
