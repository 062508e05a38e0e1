//! A member of a list in one line, for lists, details and history.

use super::{Kind, listed};
use crate::assessment::{Direction, Item};
use crate::tui::app::App;

/// A member of a list in one line.
pub fn one_line(app: &App, item: &Item) -> String {
    let join = |parts: &[&str]| {
        parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    match item {
        Item::Finding { direction, text, .. } => {
            let sign = if *direction == Direction::Strength { "+" } else { "−" };
            format!("{sign} {text}")
        }
        Item::Quote(quote) => {
            let words = app.speech.fill("quoted", &[("text", quote.text.as_str().into())]);
            join(&[&words, &quote.speaker])
        }
        Item::Document(it) => {
            let file = if it.sha256.is_empty() { "" } else { it.file.as_str() };
            join(&[&format!("{} {}", it.reference, it.title), &it.received_from, &it.date, file])
        }
        Item::Link { document, question, page } => {
            let name = listed(app, Kind::Document)
                .into_iter()
                .find(|listed| listed.id == document)
                .map_or_else(String::new, |listed| match listed.item {
                    Item::Document(it) => format!("{} {}", it.reference, it.title),
                    _ => String::new(),
                });
            let page = if page.is_empty() {
                String::new()
            } else {
                app.speech.fill("yield-page", &[("page", page.clone().into())])
            };
            join(&[&format!("{name} › {question}"), &page])
        }
        Item::Task(task) => {
            let sign = if task.done { "[x]" } else { "[ ]" };
            format!("{sign} {}", join(&[&task.text, &task.who, &task.until]))
        }
        Item::Signatory(it) => join(&[&it.name, &it.function, &it.organisation]),
        Item::Person(it) => join(&[&it.name, &it.function, &it.organisation]),
        Item::Visit(it) => join(&[&it.date, &it.place, &it.purpose]),
        Item::Session(it) => {
            let persons: Vec<String> = listed(app, Kind::Person)
                .into_iter()
                .filter(|listed| it.persons.contains(listed.id))
                .filter_map(|listed| match listed.item {
                    Item::Person(person) => Some(person.name.clone()),
                    _ => None,
                })
                .collect();
            join(&[&it.date, &it.place, &persons.join(", ")])
        }
    }
}
