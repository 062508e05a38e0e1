//! What can happen to the interview, and what it can ask to be done.

use super::desk::Opened;
use super::home;
use super::screen::{director, interview, plan, records, report};
use super::table;
use crate::assessment::{Change, Entry};
use crate::questionnaire::Questionnaire;
use crate::report::document::Document;
use crossterm::event::KeyEvent;
use std::sync::Arc;

/// Something happened: a key that means something, a text, an answer to an
/// [`Effect`], or the terminal's end.
#[derive(Debug, Clone)]
pub enum Msg {
    /// Something of the interview itself.
    Interview(interview::Msg),
    /// Move within whatever has the focus.
    Scroll(Scroll),
    /// Something of the list of what was recorded.
    Records(records::Act),
    /// Something of the report that is read.
    Report(report::Act),
    /// Something of the interview director.
    Director(director::Act),
    /// To the question at this place among all.
    GoTo(usize),
    /// Radar or bars.
    Chart,
    /// Every command, to be found by its name.
    Palette,
    /// Another screen is opened; the one that is open closes to the interview.
    Open(Page),
    /// The keys that work now are asked for.
    Help,
    /// Something of the plan.
    Plan(plan::Act),
    /// What is chosen or written holds.
    Confirm,
    /// The whole form holds, wherever the focus is.
    Finish,
    /// The next field of a form (or the one before).
    Field(bool),
    /// The text being written goes to the assessor's own editor.
    Elsewhere,
    /// Something of the home screen.
    Home(home::Msg),
    /// Something of the comparison.
    Table(table::Act),
    /// The next theme.
    Theme,
    /// The mouse is listened to, or not any more.
    Mouse,
    /// A click: column and row.
    Clicked(u16, u16),
    /// One level back; no text is lost.
    Back,
    /// A choice by its letter.
    Pick(char),
    /// A key for the text being written.
    Typed(KeyEvent),
    /// Nothing was typed for a while.
    Paused,
    /// A pasted text.
    Pasted(String),
    /// The terminal has this many columns and rows.
    Resized(u16, u16),
    /// What could not be saved is tried again.
    Retry,
    /// Leave; asked once more only where something could not be saved.
    Leave,
    /// Leave without what could not be saved.
    LeaveAnyway,
    /// A key that would change something where nothing may be changed.
    Unwritable,
    /// The terminal or the system ends the program: keep what is written, leave.
    Hangup,
    /// These entries are on disk.
    Saved(Vec<Entry>),
    /// Nothing was saved, for this reason, in words for the assessor.
    NotSaved(String),
    /// A file was copied into the evidence: its SHA-256 and its name.
    Kept { sha256: String, file: String },
    /// The report has its pages.
    LaidOut { pages: usize },
    /// The report lies in this file; what no font has is printed by its number.
    Printed { path: String, pages: usize, missing: Vec<char> },
    /// The text as the assessor's editor left it.
    Edited(String),
    /// An assessment was opened.
    Opened(Box<Opened>),
    /// The assessments of the folder.
    Listed(Vec<home::Seen>),
    /// It was done, and there is nothing to tell.
    Performed,
    /// What was asked for was not done, for this reason, in words.
    Refused(String),
}

/// A move up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scroll {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

impl Scroll {
    /// The place after the move, of places 0 to `last`, `page` of them seen at once.
    pub fn from(self, place: usize, last: usize, page: usize) -> usize {
        let page = page.saturating_sub(1).max(1);
        match self {
            Self::Up => place.saturating_sub(1),
            Self::Down => place.saturating_add(1),
            Self::PageUp => place.saturating_sub(page),
            Self::PageDown => place.saturating_add(page),
            Self::First => 0,
            Self::Last => last,
        }
        .min(last)
    }
}

/// A screen beside the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    Scores,
    Plan,
    Records,
    Conflicts,
    Differences,
    Director,
    Report,
}

/// What the interview asks to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save these changes, all or none, in this order. Answered by exactly one
    /// [`Msg::Saved`] or [`Msg::NotSaved`].
    Save { changes: Vec<Change>, why: Option<String> },
    /// Copy the file at this path into the evidence. Answered by [`Msg::Kept`]
    /// or [`Msg::Refused`].
    Keep(String),
    /// Hand this text to the assessor's own editor. Answered by [`Msg::Edited`]
    /// or [`Msg::Refused`].
    Edit(String),
    /// Open the assessment in this folder. Answered by [`Msg::Opened`] or
    /// [`Msg::Refused`].
    Open(String),
    /// The same for an encrypted one: the terminal is needed to ask for the passphrase.
    Unlock(String),
    /// Begin an assessment. Answered as [`Effect::Open`].
    Begin(home::Wanted),
    /// The interview is closed; what is in the folder now? Answered by [`Msg::Listed`].
    Close,
    /// Listen to the mouse, or not. Answered by [`Msg::Performed`] or [`Msg::Refused`].
    Mouse(bool),
    /// A step on the way to the PDF; what it is doing is on screen before it begins.
    /// Answered by [`Msg::LaidOut`] or [`Msg::Printed`], or [`Msg::Refused`].
    Print(Print),
    /// The program is over. Not answered.
    Leave,
}

/// The steps from a report's Document to its file.
#[derive(Debug, Clone, PartialEq)]
pub enum Print {
    LayOut {
        document: Box<Document>,
        questionnaire: Arc<Questionnaire>,
    },
    /// What was laid out last.
    Write,
}
