//! What can happen to the interview, and what it can ask to be done.

use super::screen::interview;
use crate::assessment::{Change, Entry};
use crossterm::event::KeyEvent;

/// Something happened: a key that means something, a text, an answer to an
/// [`Effect`], or the terminal's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// Something of the interview itself.
    Interview(interview::Msg),
    /// Move within whatever has the focus.
    Scroll(Scroll),
    /// Another screen is opened; the one that is open closes to the interview.
    Open(Page),
    /// The keys that work now are asked for.
    Help,
    /// What is chosen or written holds.
    Confirm,
    /// One level back; no text is lost.
    Back,
    /// A choice by its letter.
    Pick(char),
    /// A key for the text being written.
    Typed(KeyEvent),
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
    /// The terminal or the system ends the program: keep what is written, leave.
    Hangup,
    /// These entries are on disk.
    Saved(Vec<Entry>),
    /// Nothing was saved, for this reason, in words for the assessor.
    NotSaved(String),
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
}

/// What the interview asks to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Save these changes, all or none, in this order. Answered by exactly one
    /// [`Msg::Saved`] or [`Msg::NotSaved`].
    Save(Vec<Change>),
    /// The interview is over. Not answered.
    Leave,
}
