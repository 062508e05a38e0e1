//! The table of fields as the reference in `docs/questionnaire.md`.
//!
//! Promise: every field of every record once a form, in the order of the table.

use super::{Field, Kind, LONGEST_LEVEL, QUESTIONNAIRE, Record, TRANSLATION};
use std::fmt::Write as _;

/// The reference in Markdown: one table a record, the file as a whole first.
pub fn reference() -> String {
    let mut records = Vec::new();
    collect(&QUESTIONNAIRE, &mut records);
    collect(&TRANSLATION, &mut records);
    let tables: Vec<String> = records.into_iter().map(table).collect();
    tables.join("\n")
}

/// A record before those that stand in it, each once.
fn collect(record: &'static Record, records: &mut Vec<&'static Record>) {
    if records.iter().any(|known| known.name == record.name) {
        return;
    }
    records.push(record);
    let own = record.forms().iter().flat_map(|(_, own)| own.iter());
    for field in record.fields.iter().chain(own) {
        if let Some(inner) = inner(&field.kind) {
            collect(inner, records);
        }
    }
}

fn inner(kind: &'static Kind) -> Option<&'static Record> {
    match kind {
        Kind::Record(record) | Kind::Named(record) => Some(record),
        Kind::List(of, _) => inner(of),
        _ => None,
    }
}

fn table(record: &'static Record) -> String {
    let title = super::capital(record.name);
    let mut text = format!(
        "### {title}\n\n{}\n\n| field | value | required | meaning |\n|---|---|---|---|\n",
        record.help
    );
    record.fields.iter().for_each(|field| row(&mut text, field, needed(field), ""));
    for (form, own) in record.forms() {
        // A form that is chosen by a field is named by its first field already.
        let by_field = own.first().is_some_and(|first| first.name == *form);
        let with = if by_field && own.len() == 1 { String::new() } else { format!("`{form}`: ") };
        for field in *own {
            let chooses = by_field && field.name == *form;
            let needed = if chooses { "exactly one of these" } else { needed(field) };
            row(&mut text, field, needed, &with);
        }
    }
    text
}

fn needed(field: &Field) -> &'static str {
    if field.needed { "yes" } else { "" }
}

fn row(text: &mut String, field: &Field, needed: &str, with: &str) {
    // Writing to a string can't fail.
    let _ = writeln!(
        text,
        "| `{}` | {} | {needed} | {with}{} |",
        field.name,
        value(&field.kind),
        field.help
    );
}

fn value(kind: &Kind) -> String {
    match kind {
        Kind::Text(most) => format!("text, up to {most} characters"),
        Kind::Draft(most) => format!("text, may be empty, up to {most} characters"),
        Kind::Line(most) => format!("one line, up to {most} characters"),
        Kind::Id(most) => format!("id, up to {most} characters"),
        Kind::Whole(least, most) => format!("whole number, {least} to {most}"),
        Kind::Thousandths(least, most) => {
            format!("number, {} to {}", decimal(*least), decimal(*most))
        }
        Kind::YesNo => "`true` or `false`".to_owned(),
        Kind::Choice(words) => {
            words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        }
        Kind::Level => format!("level: its code or number, up to {LONGEST_LEVEL} characters"),
        Kind::Format(version) => format!("`{version}`"),
        Kind::List(of, needed) => {
            let least = if *needed { ", at least one" } else { "" };
            format!("list{least}; each: {}", value(of))
        }
        Kind::Record(record) => record.name.to_owned(),
        Kind::Named(record) => format!("for each key: {}", record.name),
    }
}

/// Thousandths as written; the table has at most three decimals and no negative fraction.
fn decimal(thousandths: i64) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, (thousandths % 1000).abs());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
