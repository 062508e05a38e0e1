//! Facts → Document: what the report says, section by section.
//!
//! Promises: everything typed in the assessment is said somewhere; every
//! figure comes from the scorecard or the plan and is rounded here, once; the
//! date is that of the last entry, never the clock's.

mod annex;
mod approval;
mod area;
mod change;
mod costs;
mod cover;
mod decisions;
mod form;
mod history;
mod instruments;
mod logframe;
mod method;
mod mission;
mod monitoring;
mod overview;
mod places;
mod plan;
mod priorities;
mod profile;
mod progress;
pub mod regional;
mod schedule;
mod summary;
mod typeset;
mod words;
mod workshop;

pub use change::Rounds;
pub use form::form;
pub use places::places;
pub use profile::Profile;

use super::document::{About, Align, Block, Cell, Column, Document, Style};
use crate::assessment::{Assessment, Item, Listed, Reading, Status};
use crate::i18n::{Language, Phrases};
use crate::plan::Plan;
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::score::{Basis, Node, Remark, Scorecard, consistency, score};

/// Everything a report is made from.
pub struct Facts<'a> {
    pub questionnaire: &'a Questionnaire,
    pub assessment: &'a Assessment,
    pub phrases: &'a Phrases,
    /// The validated reading where there is one, else the self reading.
    pub card: Scorecard,
    /// The self reading alone.
    pub own: Scorecard,
    pub plan: Plan<'a>,
    pub remarks: Vec<Remark>,
    /// This assessment beside the round before it, where one was given.
    pub rounds: Option<Rounds>,
    listed: Vec<Listed<'a>>,
}

impl<'a> Facts<'a> {
    /// Scores and plans what the report needs.
    pub fn of(
        questionnaire: &'a Questionnaire,
        assessment: &'a Assessment,
        phrases: &'a Phrases,
    ) -> Self {
        Self {
            questionnaire,
            assessment,
            phrases,
            card: score(questionnaire, assessment, Basis::Best),
            own: score(questionnaire, assessment, Basis::Only(Reading::Own)),
            plan: crate::plan::plan(questionnaire, assessment),
            remarks: consistency(questionnaire, assessment),
            rounds: None,
            listed: assessment.listed(),
        }
    }

    fn language(&self) -> Language {
        self.phrases.language()
    }

    fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }

    /// The members of the lists that `pick` takes, in order.
    fn items<T>(&self, pick: impl Fn(&'a Item) -> Option<T>) -> Vec<T> {
        self.listed.iter().filter_map(|listed| pick(listed.item)).collect()
    }

    /// The nodes of a scorecard's questions, in the questionnaire's order.
    fn question_nodes<'c>(&self, card: &'c Scorecard) -> Vec<&'c Node> {
        let topics = card.whole.children.iter().flat_map(|area| &area.children);
        topics.flat_map(|topic| &topic.children).collect()
    }

    /// The day of the last entry, ISO 8601; empty for an empty journal.
    fn date(&self) -> String {
        let history = self.assessment.history();
        history.last().map(|entry| entry.at.chars().take(10).collect()).unwrap_or_default()
    }

    /// Every note of a question, both readings, validated first.
    fn notes(&self, question: &QuestionId) -> Vec<&'a str> {
        let of = |reading| self.assessment.notes(question, reading);
        of(Reading::Validated).into_iter().chain(of(Reading::Own)).collect()
    }
}

/// Composes the report: the sections of its profile, with captions numbered.
pub fn compose(facts: &Facts<'_>, profile: Profile) -> Document {
    let mut blocks: Vec<Block> = profile.parts().iter().flat_map(|part| part(facts)).collect();
    number(facts.phrases, &mut blocks);
    typeset::typeset(Document { about: about(facts), blocks })
}

/// Numbers the captions through the whole report: tables and figures apart.
fn number(phrases: &Phrases, blocks: &mut [Block]) {
    let (mut tables, mut figures) = (0, 0);
    for block in blocks {
        let (key, count, caption) = match block {
            Block::Table(table) => ("caption-table", &mut tables, &mut table.caption),
            Block::Bars(bars) | Block::Radar(bars) => {
                ("caption-figure", &mut figures, &mut bars.caption)
            }
            Block::Gantt(gantt) => ("caption-figure", &mut figures, &mut gantt.caption),
            _ => continue,
        };
        if !caption.is_empty() {
            *count += 1;
            let filling = [("number", (*count).into()), ("caption", caption.as_str().into())];
            *caption = phrases.fill(key, &filling);
        }
    }
}

fn about(facts: &Facts<'_>) -> About {
    let head = facts.assessment.head();
    let administration = head.map_or("", |head| head.administration.as_str());
    let country = head.map_or("", |head| head.country_name.as_str());
    let title = facts.say("report-title");
    let running = [title.as_str(), country]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let is_final = matches!(facts.assessment.status(), Status::Approved | Status::Superseded);
    About {
        title: facts.phrases.named(administration, &title),
        subject: facts.questionnaire.title.get(facts.language()).to_owned(),
        author: administration.to_owned(),
        language: facts.language(),
        date: facts.date(),
        running,
        classification: facts.assessment.classification().to_owned(),
        mark: if is_final { String::new() } else { facts.say("report-draft") },
        page_of: facts
            .phrases
            .fill("page-of", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
        continued: facts.say("table-continued"),
    }
}

fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into() }
}

fn paragraph(style: Style, text: impl Into<String>) -> Block {
    Block::Paragraph { style, text: text.into() }
}

/// A column whose head is a phrase.
fn column(facts: &Facts<'_>, key: &str, share: u16, align: Align) -> Column {
    Column { head: facts.say(key), share, align }
}

/// A cell of several plain paragraphs.
fn paragraphs(texts: impl IntoIterator<Item = String>) -> Cell {
    texts
        .into_iter()
        .fold(Cell::default(), |cell, text| cell.and(super::document::Strength::Plain, text))
}
