//! `tathmini history`: who changed what, when and why, oldest first.

use super::table::table;
use super::{Failure, Format, Here, folder};
use crate::assessment::{Answer, Approval, Assessment, Change, Confidence, Entry, Item, Rating};
use std::path::PathBuf;

// What the command line says.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// Only what concerns this question
    #[arg(long, value_name = "ID")]
    question: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let opened = folder::read(&args.folder, here)?;
    let wanted = |entry: &&Entry| {
        args.question.as_ref().is_none_or(|id| {
            entry.change.question().is_some_and(|own| own.as_str().eq_ignore_ascii_case(id.trim()))
        })
    };
    let history: Vec<&Entry> = opened.assessment.history().into_iter().filter(wanted).collect();
    here.show(args.format, &history, || {
        let rows: Vec<Vec<String>> = history
            .iter()
            .map(|entry| {
                let why = entry.why.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
                vec![
                    entry.at.clone(),
                    entry.by.clone(),
                    format!("{}{why}", in_words(&opened.assessment, &entry.change)),
                ]
            })
            .collect();
        table(&rows)
    })
}

/// A change in words.
pub fn in_words(assessment: &Assessment, change: &Change) -> String {
    let about = change.question().map_or("", |question| question.as_str());
    match change {
        Change::Created(head) => {
            let (about, with) = (&head.administration, &head.questionnaire);
            format!("began the assessment of {about} with {with}, version {}", head.version)
        }
        Change::Answered { reading, answer, .. } => {
            format!("{about} ({}): {}", reading.code(), answered(answer))
        }
        Change::Withdrawn { reading, .. } => format!("{about} ({}): taken back", reading.code()),
        Change::Graded { reading, grade, .. } => {
            let grade = grade.map_or("no grade", |grade| grade.code());
            format!("{about} ({}): evidence {grade}", reading.code())
        }
        Change::Trusted { reading, confidence, .. } => {
            let word = match confidence {
                None => "not stated",
                Some(Confidence::Low) => "low",
                Some(Confidence::Medium) => "medium",
                Some(Confidence::High) => "high",
            };
            format!("{about} ({}): confidence {word}", reading.code())
        }
        Change::Noted { reading, text, .. } => {
            format!("{about} ({}): note: {text}", reading.code())
        }
        Change::Marked { marked: true, .. } => format!("{about}: marked for review"),
        Change::Marked { .. } => format!("{about}: mark taken off"),
        Change::Targeted { target: Some(target), .. } => format!("{about}: target {target}"),
        Change::Targeted { .. } => format!("{about}: target back to the default"),
        Change::Rated { threat, rating } => {
            format!("threat {threat}: {}", rating.map_or("not rated", Rating::code))
        }
        Change::Planned { action, decision } => {
            format!("{action}: {} {}", decision.about(), decision.in_words())
        }
        Change::Limited { limit } => format!("plan: {} {}", limit.about(), limit.in_words()),
        Change::Listed { item, .. } => listed(item),
        Change::Struck { listed } => format!("struck from the list: {listed}"),
        Change::Sat { session: None } => "the session ends".to_owned(),
        Change::Sat { session: Some(session) } => format!("in the session {session}"),
        Change::Drafted { form, fields, .. } if fields.is_empty() => {
            format!("{about}: {form}: the draft is finished")
        }
        Change::Drafted { form, fields, .. } => {
            format!("{about}: {form}: draft: {}", fields.join(" | "))
        }
        Change::Convened { convening, .. } => {
            let (people, questions) = (convening.participants.len(), convening.questions.len());
            format!("workshop of {people} participants on {questions} questions")
        }
        Change::Sealed { round, participant, seal, .. } => {
            let code = crate::workshop::code(seal);
            format!("{about}, round {round}: ballot {code} of participant {participant} sealed")
        }
        Change::Revealed { round, ballots, .. } => {
            format!("{about}, round {round}: {} ballots revealed", ballots.len())
        }
        Change::Counted { round, cards, .. } => {
            let count: u64 = cards.iter().map(|cards| u64::from(cards.count)).sum();
            format!("{about}, round {round}: {count} cards counted")
        }
        Change::Decided { consensus, .. } => {
            let dissents = consensus.dissents.len();
            format!("{about}: consensus {}, {dissents} dissents", answered(&consensus.answer))
        }
        Change::Became { status } => format!("status: {}", status.code()),
        Change::Approved(Approval { name, function, date, .. }) => {
            format!("approved by {name}, {function}, on {date}")
        }
        Change::Reopened { status } => {
            format!("reopened; status: {}", status.code())
        }
        Change::Worded { section, text } => format!("words on {}: {text}", section.code()),
        Change::Classified { line } => format!("classification: {line}"),
        Change::Undone { entry } | Change::Redone { entry } => {
            let word = if matches!(change, Change::Undone { .. }) { "undid" } else { "redid" };
            let what = assessment
                .entry(entry)
                .map_or_else(|| entry.to_string(), |entry| in_words(assessment, &entry.change));
            format!("{word}: {what}")
        }
    }
}

fn answered(answer: &Answer) -> String {
    match answer {
        Answer::Level(level) => format!("level {level}"),
        Answer::NotApplicable { reason, .. } => format!("not applicable: {reason}"),
        Answer::NoEvidence => "no evidence".to_owned(),
    }
}

fn listed(item: &Item) -> String {
    match item {
        Item::Finding { question, text, .. } => format!("{question}: finding: {text}"),
        Item::Quote(quote) => format!("{}: quote: {}", quote.question, quote.text),
        Item::Document(document) => format!("document {}: {}", document.reference, document.title),
        Item::Link { question, page, .. } => format!("{question}: evidence linked, page {page}"),
        Item::Visit(visit) => format!("visit to {}: {}", visit.place, visit.purpose),
        Item::Signatory(one) => format!("signs: {}, {}", one.name, one.function),
        Item::Person(person) => format!("met {}, {}", person.name, person.function),
        Item::Session(session) => format!("session on {} in {}", session.date, session.place),
        Item::Task(task) => {
            let state = if task.done { "done" } else { "to do" };
            format!("{}: {state}: {}", task.question, task.text)
        }
    }
}
