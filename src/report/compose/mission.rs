//! The mission and its own words: why, how, with whom, what it could not see,
//! and the texts that people wrote for the report.

use super::{Facts, heading, paragraph};
use crate::assessment::{Item, Reading, Section};
use crate::report::document::{Block, Style};
use std::collections::BTreeSet;

/// Purpose, method in short, participants and visits, limits.
pub(super) fn mission(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, facts.say("mission"))];
    let mut part = |title: &str, texts: Vec<Block>| {
        if !texts.is_empty() {
            blocks.push(heading(2, facts.say(title)));
            blocks.extend(texts);
        }
    };
    let purpose = body(facts, Section::Purpose);
    part(
        "mission-purpose",
        if purpose.is_empty() {
            let title = facts.questionnaire.title.get(facts.language());
            let said = facts.phrases.fill("mission-purpose-usual", &[("title", title.into())]);
            vec![paragraph(Style::Body, said)]
        } else {
            purpose
        },
    );
    part("mission-method", vec![paragraph(Style::Body, method(facts))]);
    part("mission-participants", vec![paragraph(Style::Body, participants(facts))]);
    let mut limits = body(facts, Section::Limits);
    limits.push(paragraph(Style::Body, super::summary::coverage(facts)));
    part("mission-limits", limits);
    blocks
}

/// Who answered, in whatever was answered: a report tells no check that nobody made.
fn method(facts: &Facts<'_>) -> String {
    let any = |reading| {
        let mut questions = facts.questionnaire.questions();
        questions.any(|question| facts.assessment.given(&question.id, reading).is_some())
    };
    let readings = match (any(Reading::Own), any(Reading::Validated)) {
        (true, true) => "both",
        (true, false) => "own",
        (false, true) => "validated",
        (false, false) => "none",
    };
    facts.phrases.fill("mission-method-short", &[("readings", readings.into())])
}

/// A section of its own, where somebody wrote one.
pub(super) fn words(facts: &Facts<'_>, section: Section) -> Vec<Block> {
    let texts = body(facts, section);
    if texts.is_empty() {
        return texts;
    }
    let title = facts.say(&format!("words-{}", section.code()));
    std::iter::once(heading(1, title)).chain(texts).collect()
}

fn body(facts: &Facts<'_>, section: Section) -> Vec<Block> {
    facts.assessment.words(section).into_iter().flat_map(typed).collect()
}

/// Paragraphs and lists of a typed text: an empty line ends a paragraph, lines
/// that begin with a dash are a list, a line that begins with `#` is a heading.
fn typed(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for piece in text.split("\n\n") {
        let mut lines: Vec<&str> = Vec::new();
        let mut entries: Vec<String> = Vec::new();
        for line in piece.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match (line.strip_prefix("- "), line.strip_prefix("# ")) {
                (Some(entry), _) => {
                    flush(&mut lines, &mut blocks);
                    entries.push(entry.to_owned());
                }
                (None, Some(title)) => {
                    flush(&mut lines, &mut blocks);
                    blocks.push(heading(3, title));
                }
                // A line after an entry goes on with it.
                (None, None) => match entries.last_mut() {
                    Some(last) => {
                        last.push(' ');
                        last.push_str(line);
                    }
                    None => lines.push(line),
                },
            }
        }
        flush(&mut lines, &mut blocks);
        if !entries.is_empty() {
            blocks.push(Block::List(entries));
        }
    }
    blocks
}

fn flush(lines: &mut Vec<&str>, blocks: &mut Vec<Block>) {
    if !lines.is_empty() {
        blocks.push(paragraph(Style::Body, std::mem::take(lines).join(" ")));
    }
}

/// How many persons of which organisations, and where the mission went.
fn participants(facts: &Facts<'_>) -> String {
    let persons = facts.items(|item| match item {
        Item::Person(person) => Some(person.organisation.as_str()),
        _ => None,
    });
    let organisations: BTreeSet<&str> =
        persons.iter().copied().filter(|name| !name.is_empty()).collect();
    let mut places: Vec<&str> = Vec::new();
    let visits = facts.items(|item| match item {
        Item::Visit(visit) => Some(visit.place.as_str()),
        _ => None,
    });
    for place in &visits {
        if !places.contains(place) {
            places.push(place);
        }
    }
    facts.phrases.fill(
        "mission-met",
        &[
            ("persons", persons.len().into()),
            ("organisations", organisations.len().into()),
            ("visits", visits.len().into()),
            ("places", facts.phrases.listed(&places).into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_texts_become_paragraphs_lists_and_headings() {
        let body = |text: &str| paragraph(Style::Body, text);
        let list = |entries: &[&str]| Block::List(entries.iter().map(|&e| e.to_owned()).collect());
        for (text, blocks) in [
            ("", vec![]),
            ("one\ntwo", vec![body("one two")]),
            ("one\n\n\n\ntwo", vec![body("one"), body("two")]),
            ("first:\n- a\n- b\n  goes on", vec![body("first:"), list(&["a", "b goes on"])]),
            ("# Title\ntext", vec![heading(3, "Title"), body("text")]),
        ] {
            assert_eq!(typed(text), blocks, "{text:?}");
        }
    }
}
