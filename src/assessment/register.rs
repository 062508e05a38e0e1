//! Where a change lands: entries of one register supersede each other.

use super::{EntryId, Reading, Section};
use crate::questionnaire::{QuestionId, ThreatId};

/// One thing that has one value at a time (or, where copies went separate
/// ways, a few that wait for a decision).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    Head,
    Status,
    Classification,
    Words(Section),
    Answer(QuestionId, Reading),
    Grade(QuestionId, Reading),
    Confidence(QuestionId, Reading),
    Note(QuestionId, Reading),
    Mark(QuestionId),
    Target(QuestionId),
    Rating(ThreatId),
    /// A member of a list, by the entry that first added it.
    Listed(EntryId),
    /// When a session begins or ends in a copy: each such entry stands for itself.
    Sitting(EntryId),
    /// A text being written, by question and form.
    Draft(QuestionId, String),
    /// What a workshop settled, by the entry that convened it.
    Workshop(EntryId),
    /// A participant's ballot: workshop, question, round, number.
    Seal(EntryId, QuestionId, u32, u32),
    /// What a round brought to light.
    Round(EntryId, QuestionId, u32),
    /// What a workshop agreed on a question.
    Consensus(EntryId, QuestionId),
    /// Whether an entry is undone, by that entry.
    Undo(EntryId),
}
