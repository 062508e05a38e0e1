//! The board as prompts in the scroll-back: for screen readers, serial lines
//! and rooms without a projector.
//!
//! Promises: it is the same [`Board`] with the same key table, so the same
//! session gives the same journal; a ballot is typed unseen, since what is
//! echoed here stays in the scroll-back for everybody.

use super::front::Front;
use super::keys::{KEYS, Place};
use super::msg::{Effect, Msg};
use super::{Board, view};
use crate::tui::plain::{BACK, Talk, WIDTH, named, plain};
use crate::tui::run::Incoming;
use crate::tui::widget::writer::Writer;
use crate::workshop::Stage;
use crossterm::event::{Event, KeyCode, KeyEvent};
use std::io;

/// Runs to the end over lines.
///
/// # Errors
/// Nothing can be said or heard any more.
pub fn run_board_plain(
    board: Board,
    talk: &mut impl Talk,
    perform: impl FnMut(Effect) -> Msg,
) -> io::Result<Board> {
    let board = Board { in_lines: true, ..board };
    let mut plain = Plain { board, perform, over: false };
    let mut before = String::new();
    while !plain.over {
        let shown = plain.board.said();
        if shown != before {
            talk.say(&format!("\n{shown}"))?;
        }
        talk.say(&format!("{}> ", plain.board.status()))?;
        before = shown;
        let from = talk.seconds();
        let line = if plain.board.is_secret() { talk.hear_unseen()? } else { talk.hear()? };
        if matches!(plain.board.room.stage(), Stage::Discussion { .. }) {
            (from..talk.seconds()).for_each(|_| plain.give(Msg::Tick));
        }
        match line {
            Some(line) => plain.line(line.trim_end_matches('\r')),
            None => plain.give(Msg::Hangup),
        }
    }
    Ok(plain.board)
}

struct Plain<P> {
    board: Board,
    perform: P,
    over: bool,
}

impl<P: FnMut(Effect) -> Msg> Plain<P> {
    fn give(&mut self, msg: Msg) {
        let mut inbox = Some(msg);
        while let Some(msg) = inbox {
            inbox = match self.board.update(msg) {
                Some(Effect::Leave) => {
                    self.over = true;
                    None
                }
                effect => effect.map(&mut self.perform),
            };
        }
    }

    fn press(&mut self, key: KeyEvent) {
        if let Some(msg) = self.board.hear(Incoming::Terminal(Event::Key(key))) {
            self.give(msg);
        }
    }

    /// A text where one is written, an empty line leaving it as it is; else a key by its name, or several keys in a row.
    fn line(&mut self, line: &str) {
        let place = self.board.place();
        if place.writes() {
            // Among the participants the way back takes the last one off.
            let back = if place == Place::People { KeyCode::Backspace } else { KeyCode::Esc };
            if line == BACK {
                return self.press(back.into());
            }
            if !line.is_empty() {
                self.board.front.rewrite(line);
            }
            return self.press(KeyCode::Enter.into());
        }
        let line = line.trim();
        if let Some(key) = named(line) {
            return self.press(key);
        }
        for c in line.chars() {
            if !self.over && !self.board.place().writes() {
                self.press(KeyCode::Char(c).into());
            }
        }
    }
}

impl Board {
    /// Whether the next key is a ballot.
    fn is_secret(&self) -> bool {
        matches!(self.front, Front::Turn(_)) && !self.help
    }

    /// What hangs on the wall, to be read from top to bottom, and the keys that work.
    fn said(&self) -> String {
        let width = usize::from(WIDTH);
        let mut said = vec![view::head(self).join(" | ")];
        let lines = if self.help { view::help(self, width) } else { view::lines(self, width) };
        let mut lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
        said.extend(lines);
        if !self.help {
            let place = self.place();
            let keys = KEYS.iter().filter(|key| key.is_at(place) && !key.scrolls());
            let keys: Vec<String> =
                keys.map(|key| format!("{} {}", key.typed(place), self.say(key.word))).collect();
            said.push(keys.join(", "));
        }
        plain(&format!("{}\n", said.join("\n")))
    }

    /// What was told about the last key, and the text that stands already.
    fn status(&self) -> String {
        let failure = self.failure.as_ref();
        let failure =
            failure.map(|why| self.fill("workshop-not-saved", &[("why", why.clone().into())]));
        let said = failure.or_else(|| self.told.clone());
        let said = said.map_or_else(String::new, |said| format!("{said}\n"));
        let stands = self.front.writer().map(Writer::text).filter(|text| !text.is_empty());
        plain(&format!("{said}{}", stands.map_or_else(String::new, |text| format!("[{text}] "))))
    }
}
