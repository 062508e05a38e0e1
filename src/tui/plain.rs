//! The interview as numbered prompts in the scroll-back: no alternate screen,
//! no boxes, no colour; for screen readers, serial lines and bad terminals.
//!
//! Promise: it is the same [`Desk`] with the same messages and the same key
//! table as the full screen. What is typed becomes the messages that the keys
//! would have been, so the same session gives the same journal.

mod text;

pub(super) use text::{WIDTH, plain};

use super::desk::Desk;
use super::keys::Place;
use super::msg::{Effect, Msg, Scroll};
use super::run::Incoming;
use super::widget::form::{Form, Input};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use std::io;

/// Where lines come from and go to.
pub trait Talk {
    /// The next line without its end; `None`: there will be none.
    ///
    /// # Errors
    /// The system's.
    fn hear(&mut self) -> io::Result<Option<String>>;
    /// The same for a line that must not be seen, where lines are echoed.
    ///
    /// # Errors
    /// The system's.
    fn hear_unseen(&mut self) -> io::Result<Option<String>> {
        self.hear()
    }
    /// Whole seconds since some moment, where there is a clock: for a discussion.
    fn seconds(&self) -> u64 {
        0
    }
    /// Says a text; its lines end with line feeds.
    ///
    /// # Errors
    /// The system's.
    fn say(&mut self, text: &str) -> io::Result<()>;
}

/// The line that ends a text of several lines.
const END: &str = ".";
/// The line that goes one level back.
pub(super) const BACK: &str = "<";

/// Runs to the end over lines.
///
/// # Errors
/// Nothing can be said or heard any more; what was being written has then been
/// given to `perform`.
pub fn run_plain(
    mut desk: Desk,
    talk: &mut impl Talk,
    mut perform: impl FnMut(Effect) -> Msg,
) -> io::Result<Desk> {
    let mut plain = Plain { desk: &mut desk, perform: &mut perform, over: false };
    plain.give(Msg::Resized(WIDTH, text::HEIGHT));
    let mut before = String::new();
    while !plain.over {
        let shown = text::shown(plain.desk);
        let told = text::told(plain.desk);
        if shown != before {
            talk.say(&format!("\n{shown}"))?;
        }
        talk.say(&format!("{told}{}> ", text::field(plain.desk)))?;
        before = shown;
        match talk.hear()? {
            Some(line) => plain.line(line.trim_end_matches('\r'), talk)?,
            None => {
                plain.give(Msg::Hangup);
                plain.over = true;
            }
        }
    }
    Ok(desk)
}

struct Plain<'a, P> {
    desk: &'a mut Desk,
    perform: &'a mut P,
    over: bool,
}

impl<P: FnMut(Effect) -> Msg> Plain<'_, P> {
    fn give(&mut self, msg: Msg) {
        let mut inbox = Some(msg);
        while let Some(msg) = inbox {
            inbox = match self.desk.update(msg) {
                Some(Effect::Leave) => {
                    self.over = true;
                    None
                }
                effect => effect.map(&mut *self.perform),
            };
        }
    }

    fn press(&mut self, key: KeyEvent) {
        if let Some(msg) = self.desk.hear(Incoming::Terminal(Event::Key(key))) {
            self.give(msg);
        }
    }

    /// One line, by what is asked now.
    fn line(&mut self, line: &str, talk: &mut impl Talk) -> io::Result<()> {
        let place = self.desk.place();
        match place {
            _ if line == BACK && place != Place::Interview => self.give(Msg::Back),
            Place::Note => self.text(line, talk)?,
            Place::Reason | Place::Because if line.is_empty() => self.give(Msg::Back),
            Place::Reason | Place::Because => {
                self.give(Msg::Pasted(line.to_owned()));
                self.give(Msg::Confirm);
            }
            Place::Search | Place::Palette | Place::Seek | Place::Help => self.find(line),
            Place::Form => self.form(line, talk)?,
            Place::Setting if line.is_empty() => self.give(Msg::Confirm),
            Place::Setting => self.give(Msg::Edited(line.to_owned())),
            _ => self.keys(line),
        }
        Ok(())
    }

    /// A text of several lines, added to what stands there.
    fn text(&mut self, first: &str, talk: &mut impl Talk) -> io::Result<()> {
        let lines = lines(first, talk)?;
        if !lines.is_empty() {
            self.give(Msg::Pasted(lines));
        }
        self.give(Msg::Back);
        Ok(())
    }

    /// Words narrow a list; a number chooses in it; nothing goes back.
    fn find(&mut self, line: &str) {
        match line.parse::<usize>() {
            _ if line.is_empty() => self.give(Msg::Back),
            Ok(number) if number > 0 => {
                for _ in 1..number {
                    self.give(Msg::Scroll(Scroll::Down));
                }
                self.give(Msg::Confirm);
            }
            _ => self.give(Msg::Pasted(line.to_owned())),
        }
    }

    /// The fields one by one, the first line being that of the first field.
    fn form(&mut self, first: &str, talk: &mut impl Talk) -> io::Result<()> {
        let mut line = first.to_owned();
        loop {
            let Some(form) = self.desk.form() else { return Ok(()) };
            let (at, last) = (form.at(), form.fields().len().saturating_sub(1));
            let answers = fill(form, &line, talk)?;
            for msg in answers {
                self.give(msg);
            }
            if at >= last {
                self.give(Msg::Finish);
                return Ok(());
            }
            self.give(Msg::Field(true));
            talk.say(&format!("{}> ", text::field(self.desk)))?;
            match talk.hear()? {
                Some(next) if next == BACK => {
                    self.give(Msg::Back);
                    return Ok(());
                }
                Some(next) => line = next,
                None => return Ok(()),
            }
        }
    }

    /// A key by its sign or name, the id of a question, or several digits in a row.
    fn keys(&mut self, line: &str) {
        let line = line.trim();
        if let Some(key) = named(line) {
            return self.press(key);
        }
        let place = self.desk.place();
        let number = line.parse::<usize>().ok().filter(|number| *number > 0);
        if let Some(number) = number.filter(|_| !matches!(place, Place::Interview | Place::Choose))
        {
            self.give(Msg::Scroll(Scroll::First));
            for _ in 1..number {
                self.give(Msg::Scroll(Scroll::Down));
            }
            if place == Place::Home {
                self.give(Msg::Confirm);
            }
            return;
        }
        if let Some(place) = self.desk.place_of(line) {
            return self.give(Msg::GoTo(place));
        }
        if line.chars().count() > 1 && !line.chars().all(|c| c.is_ascii_digit()) {
            return self.words(line);
        }
        for c in line.chars() {
            if !self.over && !self.desk.place().writes() {
                self.press(KeyEvent::from(KeyCode::Char(c)));
            }
        }
    }

    /// Words are looked for among the commands, where there are none in the help:
    /// taken as keys, their letters would do what nobody asked for.
    fn words(&mut self, line: &str) {
        for key in [':', '?'] {
            self.press(KeyEvent::from(KeyCode::Char(key)));
            if matches!(self.desk.place(), Place::Palette | Place::Help) {
                return self.find(line);
            }
        }
    }
}

/// Lines up to the one that ends them, the first one known.
fn lines(first: &str, talk: &mut impl Talk) -> io::Result<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    while line != END {
        lines.push(line);
        let Some(next) = talk.hear()? else { break };
        line = next;
    }
    Ok(lines.join("\n"))
}

/// What a line means for the field with the focus: nothing leaves it as it is,
/// `-` empties it.
fn fill(form: &Form, line: &str, talk: &mut impl Talk) -> io::Result<Vec<Msg>> {
    let Some(field) = form.fields().get(form.at()) else { return Ok(Vec::new()) };
    let number = |typed: &str| typed.trim().parse::<usize>().ok().and_then(|it| it.checked_sub(1));
    let press = |code: KeyCode| Msg::Typed(KeyEvent::from(code));
    Ok(match &field.input {
        Input::Line(_) if line.is_empty() => Vec::new(),
        Input::Line(_) if line == "-" => vec![Msg::Edited(String::new())],
        Input::Line(_) => vec![Msg::Edited(line.to_owned())],
        Input::Text(_) => {
            let text = lines(line, talk)?;
            if text.is_empty() { Vec::new() } else { vec![Msg::Pasted(text)] }
        }
        Input::One { options, at } => match number(line).filter(|&to| to < options.len()) {
            Some(to) => {
                let turns = (to + options.len() - at) % options.len();
                vec![press(KeyCode::Down); turns]
            }
            None => Vec::new(),
        },
        Input::Any { options, at, .. } => {
            let mut msgs = vec![press(KeyCode::Up); *at];
            let mut here = 0;
            let mut wanted: Vec<usize> = line.split([' ', ',']).filter_map(number).collect();
            wanted.sort_unstable();
            for to in wanted.into_iter().filter(|&to| to < options.len()) {
                msgs.extend(vec![press(KeyCode::Down); to - here]);
                msgs.push(press(KeyCode::Char(' ')));
                here = to;
            }
            msgs
        }
    })
}

/// A key by the name that help gives it.
pub(super) fn named(name: &str) -> Option<KeyEvent> {
    let code = match name.to_ascii_lowercase().as_str() {
        "" | "enter" => KeyCode::Enter,
        "esc" | BACK => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "space" => KeyCode::Char(' '),
        "del" => KeyCode::Delete,
        "backspace" => KeyCode::Backspace,
        other => {
            let letter = other.strip_prefix("ctrl-")?.chars().next()?;
            return Some(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL));
        }
    };
    Some(KeyEvent::from(code))
}
