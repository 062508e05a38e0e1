//! Everything that can happen to an assessment. The journal holds nothing else.

use super::{
    ActionId, Answer, Approval, Ballot, Cards, Confidence, Consensus, Convening, EntryId, Head,
    Limit, Rating, Reading, Register, Ruling, Section, Status,
};
use crate::questionnaire::{Grade, QuestionId, ThreatId};
use serde::{Deserialize, Serialize};

/// A change, in the field's words. Empty texts and `None` clear what stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// The assessment begins.
    Created(Head),
    /// An answer was given.
    Answered { question: QuestionId, reading: Reading, answer: Answer },
    /// An answer was taken back: the question is unanswered again.
    Withdrawn { question: QuestionId, reading: Reading },
    /// The evidence was graded.
    Graded { question: QuestionId, reading: Reading, grade: Option<Grade> },
    /// How sure the assessor is.
    Trusted { question: QuestionId, reading: Reading, confidence: Option<Confidence> },
    /// The note of a question and reading.
    Noted { question: QuestionId, reading: Reading, text: String },
    /// The mark for review was set or taken off.
    Marked { question: QuestionId, marked: bool },
    /// The level aimed at was set, or given back to the default.
    Targeted { question: QuestionId, target: Option<i32> },
    /// A threat was rated, or its rating taken back.
    Rated { threat: ThreatId, rating: Option<Rating> },
    /// One property of one action of the plan was decided.
    Planned { action: ActionId, decision: Ruling },
    /// A limit of the plan was set.
    Limited { limit: Limit },
    /// A member of a list was added, or replaces the one named.
    Listed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<EntryId>,
        item: Item,
    },
    /// A member of a list was taken off.
    Struck { listed: EntryId },
    /// From here on this copy's answers are given in this session, or in none.
    Sat { session: Option<EntryId> },
    /// A text that is still being written, field by field; without fields it
    /// is finished or given up. It counts nowhere.
    Drafted { question: QuestionId, form: String, fields: Vec<String> },
    /// A workshop begins, or what it settled is settled anew.
    Convened {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<EntryId>,
        convening: Convening,
    },
    /// A ballot was given; before the reveal its seal is all that is kept.
    Sealed { workshop: EntryId, question: QuestionId, round: u32, participant: u32, seal: String },
    /// The ballots of a round were revealed.
    Revealed { workshop: EntryId, question: QuestionId, round: u32, ballots: Vec<Ballot> },
    /// Coloured cards were held up and counted instead.
    Counted { workshop: EntryId, question: QuestionId, round: u32, cards: Vec<Cards> },
    /// The room agreed, with its reason and what some still think otherwise.
    Decided { workshop: EntryId, question: QuestionId, consensus: Consensus },
    /// The status changed.
    Became { status: Status },
    /// It was approved: nothing may be changed from here on.
    Approved(Approval),
    /// It was opened again, for a reason, and has this status from here on.
    Reopened { status: Status },
    /// The classification line of reports.
    Classified { line: String },
    /// The mission's own words for a section of the report.
    Worded { section: Section, text: String },
    /// An entry's effect was taken back.
    Undone { entry: EntryId },
    /// An undo was taken back.
    Redone { entry: EntryId },
}

/// A member of one of the lists that an assessment keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Item {
    /// A strength or weakness found.
    Finding { question: QuestionId, direction: Direction, text: String },
    /// A respondent's words.
    Quote(Quote),
    /// A document seen or received.
    Document(Document),
    /// A document supports a question's answer.
    Link { document: EntryId, question: QuestionId, page: String },
    /// A visit to an office or border post.
    Visit(Visit),
    /// A person met.
    Person(Person),
    /// Somebody who signs the report.
    Signatory(Signatory),
    /// Somebody asked, somewhere, on one day: answers know theirs.
    Session(Session),
    /// Something promised or to be looked up.
    Task(Task),
}

/// A sitting of the interview: where and when, and who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// ISO 8601.
    pub date: String,
    pub place: String,
    /// The persons asked, by their entries.
    pub persons: Vec<EntryId>,
}

/// Something to follow up, for example a circular that will be sent by Friday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub question: QuestionId,
    pub text: String,
    /// Who promised, by function or name; may be empty.
    pub who: String,
    /// Until when, in the assessor's words or ISO 8601; may be empty.
    pub until: String,
    pub done: bool,
}

/// Which way a finding points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Strength,
    Weakness,
}

/// A respondent's words, with the language they were said in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub question: QuestionId,
    pub text: String,
    /// Language code, as the assessor wrote it.
    pub language: String,
    /// Whose words, as the report may print it: a function rather than a name.
    pub speaker: String,
}

/// A document in the evidence register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its short name in the register, for example `D07`; unique by custom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    pub title: String,
    /// SHA-256 of the copied file in `evidence/`; empty for a mere reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
    /// The file's name when it was added.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    pub received_from: String,
    /// Day of the document or of its receipt, ISO 8601, or empty.
    pub date: String,
}

/// A visit of the mission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// ISO 8601.
    pub date: String,
    pub place: String,
    pub purpose: String,
}

/// A person met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    pub function: String,
    pub organisation: String,
    /// ISO 8601.
    pub date: String,
}

/// Somebody whose signature the report asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    pub name: String,
    pub function: String,
    pub organisation: String,
}

impl Change {
    /// The register this change writes to; `own` is the id of its own entry.
    pub fn register(&self, own: &EntryId) -> Register {
        match self {
            Self::Created(_) => Register::Head,
            Self::Answered { question, reading, .. } | Self::Withdrawn { question, reading } => {
                Register::Answer(question.clone(), *reading)
            }
            Self::Graded { question, reading, .. } => Register::Grade(question.clone(), *reading),
            Self::Trusted { question, reading, .. } => {
                Register::Confidence(question.clone(), *reading)
            }
            Self::Noted { question, reading, .. } => Register::Note(question.clone(), *reading),
            Self::Marked { question, .. } => Register::Mark(question.clone()),
            Self::Targeted { question, .. } => Register::Target(question.clone()),
            Self::Rated { threat, .. } => Register::Rating(threat.clone()),
            Self::Planned { action, decision } => {
                Register::Planned(action.clone(), decision.about())
            }
            Self::Limited { limit } => Register::Limit(limit.about()),
            Self::Listed { replaces, .. } => {
                Register::Listed(replaces.clone().unwrap_or_else(|| own.clone()))
            }
            Self::Struck { listed } => Register::Listed(listed.clone()),
            Self::Sat { .. } => Register::Sitting(own.clone()),
            Self::Drafted { question, form, .. } => Register::Draft(question.clone(), form.clone()),
            Self::Convened { replaces, .. } => {
                Register::Workshop(replaces.clone().unwrap_or_else(|| own.clone()))
            }
            Self::Sealed { workshop, question, round, participant, .. } => {
                Register::Seal(workshop.clone(), question.clone(), *round, *participant)
            }
            Self::Revealed { workshop, question, round, .. }
            | Self::Counted { workshop, question, round, .. } => {
                Register::Round(workshop.clone(), question.clone(), *round)
            }
            Self::Decided { workshop, question, .. } => {
                Register::Consensus(workshop.clone(), question.clone())
            }
            Self::Became { .. } | Self::Approved(_) | Self::Reopened { .. } => Register::Status,
            Self::Classified { .. } => Register::Classification,
            Self::Worded { section, .. } => Register::Words(*section),
            Self::Undone { entry } | Self::Redone { entry } => Register::Undo(entry.clone()),
        }
    }

    /// The reading it is about, if it is about one.
    pub fn reading(&self) -> Option<Reading> {
        match self {
            Self::Answered { reading, .. }
            | Self::Withdrawn { reading, .. }
            | Self::Graded { reading, .. }
            | Self::Trusted { reading, .. }
            | Self::Noted { reading, .. } => Some(*reading),
            _ => None,
        }
    }

    /// The question it is about, if it is about one.
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Answered { question, .. }
            | Self::Withdrawn { question, .. }
            | Self::Graded { question, .. }
            | Self::Trusted { question, .. }
            | Self::Noted { question, .. }
            | Self::Marked { question, .. }
            | Self::Targeted { question, .. }
            | Self::Sealed { question, .. }
            | Self::Revealed { question, .. }
            | Self::Counted { question, .. }
            | Self::Decided { question, .. }
            | Self::Drafted { question, .. } => Some(question),
            Self::Listed { item, .. } => item.question(),
            _ => None,
        }
    }
}

impl Item {
    /// The question it belongs to, if it belongs to one.
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Finding { question, .. } | Self::Link { question, .. } => Some(question),
            Self::Quote(quote) => Some(&quote.question),
            Self::Task(task) => Some(&task.question),
            Self::Document(_)
            | Self::Visit(_)
            | Self::Person(_)
            | Self::Signatory(_)
            | Self::Session(_) => None,
        }
    }
}
