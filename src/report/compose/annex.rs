//! Annexes: every answer of both readings, persons met, visits, documents.

use super::{Facts, column, heading, history, instruments, paragraph};
use crate::assessment::{EntryId, Item, Reading};
use crate::i18n::Alphabet;
use crate::questionnaire::Question;
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};
use crate::workshop::Workshop;

/// A note of more letters is printed whole in one place only.
const LONG_NOTE: usize = 1_600;

pub(super) fn annexes(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, facts.say("annexes")), heading(2, facts.say("annex-answers"))];
    blocks.push(Block::Table(answers(facts)));
    let lists = [
        (
            "annex-persons",
            ["column-name", "column-function", "column-organisation", "column-day"],
            persons(facts),
        ),
        ("annex-visits", ["column-day", "column-place", "column-purpose", ""], visits(facts)),
        (
            "annex-documents",
            ["column-document", "column-from", "column-day", "column-supports"],
            documents(facts),
        ),
    ];
    for (title, heads, rows) in lists {
        blocks.push(heading(2, facts.say(title)));
        if rows.is_empty() {
            blocks.push(paragraph(Style::Body, facts.say("annex-none")));
            continue;
        }
        let columns = heads
            .into_iter()
            .filter(|head| !head.is_empty())
            .map(|head| {
                column(facts, head, if head == "column-day" { 21 } else { 30 }, Align::Start)
            })
            .collect();
        blocks.push(Block::Table(Table { caption: facts.say(title), columns, rows }));
    }
    for (title, table) in [
        ("annex-tasks", tasks(facts)),
        ("annex-sessions", sessions(facts)),
        ("annex-instruments", instruments::register(facts)),
    ] {
        if !table.rows.is_empty() {
            blocks.push(heading(2, facts.say(title)));
            blocks.push(Block::Table(table));
        }
    }
    blocks.extend(instruments::remark(facts).map(|text| paragraph(Style::Small, text)));
    blocks.push(heading(2, facts.say("annex-glossary")));
    blocks.push(Block::Table(glossary(facts)));
    blocks.push(heading(2, facts.say("annex-changes")));
    blocks.push(paragraph(Style::Body, facts.say("annex-changes-intro")));
    blocks.push(Block::Table(history::changes(facts)));
    blocks
}

/// The words of the report that a reader may not know.
const WORDS: [&str; 12] = [
    "reading",
    "level",
    "score",
    "interval",
    "coverage",
    "grade",
    "target",
    "gap",
    "action",
    "priority",
    "phase",
    "consensus",
];

/// The report's words, in the order of its language's alphabet; those of a workshop
/// where one was held.
fn glossary(facts: &Facts<'_>) -> Table {
    let alphabet = Alphabet::of(facts.language());
    let held = !Workshop::all(facts.assessment).is_empty();
    let mut words: Vec<(String, &str)> = WORDS
        .into_iter()
        .filter(|word| held || *word != "consensus")
        .map(|word| (facts.say(&format!("word-{word}")), word))
        .collect();
    words.sort_by(|(a, _), (b, _)| alphabet.compare(a, b));
    let row = |(named, word): (String, &str)| {
        Row::Cells(vec![Cell::bold(named), Cell::plain(facts.say(&format!("meaning-{word}")))])
    };
    Table {
        caption: facts.say("glossary-caption"),
        columns: vec![
            column(facts, "column-word", 20, Align::Start),
            column(facts, "column-meaning", 80, Align::Start),
        ],
        rows: words.into_iter().map(row).collect(),
    }
}

/// What was promised or is still to be looked up.
fn tasks(facts: &Facts<'_>) -> Table {
    let rows = facts.items(|item| match item {
        Item::Task(task) => Some(Row::Cells(vec![
            Cell::default().linked(Strength::Bold, task.question.as_str()),
            Cell::plain(&task.text),
            Cell::plain(&task.who),
            Cell::plain(facts.day(&task.until)),
            Cell::plain(facts.say(if task.done { "annex-task-done" } else { "annex-task-open" })),
        ])),
        _ => None,
    });
    Table {
        caption: facts.say("annex-tasks"),
        columns: vec![
            column(facts, "column-question", 14, Align::Start),
            column(facts, "column-what", 40, Align::Start),
            column(facts, "column-by", 20, Align::Start),
            column(facts, "column-due", 16, Align::Start),
            column(facts, "column-status", 12, Align::Start),
        ],
        rows,
    }
}

/// Who answered where and when.
fn sessions(facts: &Facts<'_>) -> Table {
    let met = |id: &EntryId| {
        let person = facts.listed.iter().find(|listed| listed.id == id);
        person.and_then(|listed| match listed.item {
            Item::Person(person) => Some(person.name.clone()),
            _ => None,
        })
    };
    let rows = facts.items(|item| match item {
        Item::Session(session) => {
            let persons: Vec<String> = session.persons.iter().filter_map(met).collect();
            Some(Row::Cells(vec![
                Cell::plain(facts.day(&session.date)),
                Cell::plain(&session.place),
                Cell::plain(facts.phrases.listed(&persons)),
            ]))
        }
        _ => None,
    });
    Table {
        caption: facts.say("annex-sessions"),
        columns: vec![
            column(facts, "column-day", 20, Align::Start),
            column(facts, "column-place", 40, Align::Start),
            column(facts, "annex-persons", 40, Align::Start),
        ],
        rows,
    }
}

fn answers(facts: &Facts<'_>) -> Table {
    let mut rows = Vec::new();
    for area in &facts.questionnaire.areas {
        rows.push(Row::Band(format!("{} {}", area.id, area.title.get(facts.language()))));
        rows.extend(area.questions().map(|question| answer_row(facts, question)));
    }
    Table {
        caption: facts.say("answers-caption"),
        columns: vec![
            column(facts, "column-question", 14, Align::Start),
            column(facts, "column-self", 43, Align::Start),
            column(facts, "column-validated", 43, Align::Start),
        ],
        rows,
    }
}

fn answer_row(facts: &Facts<'_>, question: &Question) -> Row {
    let cell = |reading| {
        let mut facts_of = vec![facts.answer(question, reading)];
        if let Some(grade) = facts.assessment.grade(&question.id, reading) {
            facts_of.push(grade.code().to_owned());
        }
        let confidence = facts.confidence(&question.id, reading);
        if !confidence.is_empty() {
            facts_of.push(confidence);
        }
        let cell = Cell::plain(facts_of.join(" · "));
        let notes = facts.assessment.notes(&question.id, reading);
        notes.into_iter().fold(cell, |cell, note| match beginning(note) {
            // It stands whole where the question's results are; once is enough.
            Some(beginning) => cell.and(Strength::Italic, beginning).leading(
                Strength::Plain,
                facts.say("note-in-full"),
                question.id.as_str(),
            ),
            None => cell.and(Strength::Italic, note),
        })
    };
    let marked = facts.assessment.is_marked(&question.id);
    let mark = if marked { facts.say("marked") } else { String::new() };
    Row::Cells(vec![
        Cell::default().linked(Strength::Bold, question.id.as_str()).and(Strength::Italic, mark),
        cell(Reading::Own),
        cell(Reading::Validated),
    ])
}

/// The first words of a note that is too long to be printed twice.
fn beginning(note: &str) -> Option<String> {
    note.char_indices().nth(LONG_NOTE)?;
    let first: String = note.chars().take(LONG_NOTE / 4).collect();
    let whole = first.rsplit_once(char::is_whitespace).map_or(first.as_str(), |(whole, _)| whole);
    Some(format!("{whole} …"))
}

fn persons(facts: &Facts<'_>) -> Vec<Row> {
    facts.items(|item| match item {
        Item::Person(person) => Some(Row::Cells(vec![
            Cell::plain(&person.name),
            Cell::plain(&person.function),
            Cell::plain(&person.organisation),
            Cell::plain(facts.day(&person.date)),
        ])),
        _ => None,
    })
}

fn visits(facts: &Facts<'_>) -> Vec<Row> {
    facts.items(|item| match item {
        Item::Visit(visit) => Some(Row::Cells(vec![
            Cell::plain(facts.day(&visit.date)),
            Cell::plain(&visit.place),
            Cell::plain(&visit.purpose),
        ])),
        _ => None,
    })
}

fn documents(facts: &Facts<'_>) -> Vec<Row> {
    facts
        .listed
        .iter()
        .filter_map(|listed| {
            let Item::Document(document) = listed.item else { return None };
            let supports: Vec<String> = facts.items(|item| match item {
                Item::Link { document, question, page } if document == listed.id => {
                    Some(if page.is_empty() {
                        question.to_string()
                    } else {
                        facts.phrases.fill(
                            "link-page",
                            &[
                                ("question", question.to_string().into()),
                                ("page", page.as_str().into()),
                            ],
                        )
                    })
                }
                _ => None,
            });
            let hash = document.sha256.get(..16).unwrap_or_default();
            let file = if hash.is_empty() {
                document.file.clone()
            } else {
                format!("{} ({hash}…)", document.file)
            };
            Some(Row::Cells(vec![
                Cell::bold(&document.reference)
                    .and(Strength::Plain, &document.title)
                    .and(Strength::Italic, file),
                Cell::plain(&document.received_from),
                Cell::plain(facts.day(&document.date)),
                Cell::plain(supports.join(", ")),
            ]))
        })
        .collect()
}
