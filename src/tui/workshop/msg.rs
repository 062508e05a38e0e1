//! What can happen to the board, and what it can ask to be done.

use crate::assessment::{Change, Entry};
use crate::workshop::BallotFile;
use crossterm::event::KeyEvent;

/// A key that means something, a text, an answer to an [`Effect`], or the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// A choice by its key: a level, a number, yes or no.
    Pick(char),
    /// What is chosen or written holds; the next step.
    Confirm,
    /// One step back.
    Back,
    Next,
    Previous,
    Up,
    Down,
    More,
    Less,
    /// Coloured cards are counted.
    Cards,
    /// Ballot files are read in.
    Files,
    /// Somebody came late.
    Join,
    /// Who gave which ballot is shown, or hidden again.
    Who,
    Discuss,
    Again,
    Decide,
    /// The participant gives no ballot.
    Skip,
    /// The participant gives the ballot once more.
    Redo,
    Language,
    Help,
    Leave,
    Typed(KeyEvent),
    Pasted(String),
    Resized(u16, u16),
    /// A second went by.
    Tick,
    /// The terminal or the system ends the program.
    Hangup,
    /// A secret number for a ballot.
    Drawn(String),
    /// Ballot files that were read, and what could not be, in words.
    Read(Vec<BallotFile>, Vec<String>),
    Saved(Vec<Entry>),
    /// Nothing was saved, for this reason, in words.
    NotSaved(String),
}

/// What the board asks to be done; each but the last is answered by one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Save these changes, all or none, with this reason.
    Save {
        changes: Vec<Change>,
        why: Option<String>,
    },
    /// Draw a secret number.
    Draw,
    /// Read the ballot file at this path, or all in this folder.
    Read(String),
    Leave,
}
