//! Keys are read from one table, and the bottom line and the help screen are
//! drawn from it.

mod place;
mod table;

pub use place::Place;
pub use table::KEYS;

use super::msg::Msg;
use crate::questionnaire::Scale;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key: what is pressed, what it means, how it is called.
pub struct Key {
    places: &'static [Place],
    /// Names of the keys that do it, the first one for the bottom line.
    codes: &'static str,
    /// The phrase that says what it does.
    pub word: &'static str,
    /// The same where there is room for more than a word.
    full: &'static str,
    /// Place on the bottom line, 1 first; 0: on the help screen only.
    pub rank: u8,
    msg: fn(char) -> Msg,
    works: fn(&Now<'_>) -> bool,
}

/// What decides which keys work, and how they are called.
pub struct Now<'a> {
    pub place: Place,
    /// Anything may be changed.
    pub writable: bool,
    /// Something could not be saved.
    pub unsaved: bool,
    /// The interview is led by the director.
    pub led: bool,
    /// Signs of keys that are not letters can't be drawn: they are named.
    pub ascii: bool,
    /// The scale of the question on screen.
    pub scale: Option<&'a Scale>,
}

/// What a key means now.
pub fn read(now: &Now<'_>, event: KeyEvent) -> Option<Msg> {
    let mut known = KEYS.iter().filter(|key| key.is_for(now.place) && (key.works)(now));
    let meant = known.find_map(|key| Some((key.msg)(key.pressed(now, event)?)));
    meant.or_else(|| {
        if now.place.writes() {
            return Some(Msg::Typed(event));
        }
        let elsewhere = Now { writable: true, ..*now };
        let mut known = of(now.place).filter(|key| !now.writable && (key.works)(&elsewhere));
        known.any(|key| key.pressed(now, event).is_some()).then_some(Msg::Unwritable)
    })
}

/// The keys of the bottom line, most useful first.
pub fn line(now: &Now<'_>) -> Vec<&'static Key> {
    let mut line: Vec<&Key> =
        of(now.place).filter(|key| key.rank > 0 && (key.works)(now)).collect();
    line.sort_by_key(|key| key.rank);
    line
}

/// Every command that works now and needs no more than its name.
pub fn commands(now: &Now<'_>) -> impl Iterator<Item = &'static Key> {
    let named = |key: &&Key| !matches!(key.codes, "Level" | ": Ctrl-P");
    of(now.place).filter(|key| (key.works)(now)).filter(named)
}

/// All keys of a place, in the table's order.
pub fn of(place: Place) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.is_for(place))
}

impl Key {
    fn is_for(&self, place: Place) -> bool {
        self.places.contains(&place)
    }

    /// The letter with which the key was pressed (a blank for others).
    fn pressed(&self, now: &Now<'_>, event: KeyEvent) -> Option<char> {
        let letter = match event.code {
            KeyCode::Char(c) => c,
            _ => ' ',
        };
        self.codes.split(' ').any(|code| is_code(code, now, event)).then_some(letter)
    }

    /// What the key means where nobody pressed it.
    pub fn meant(&self) -> Msg {
        (self.msg)(' ')
    }

    /// The phrase that says what it does to somebody who does not know it.
    pub const fn name(&self) -> &'static str {
        self.full
    }

    /// How the key is written: the first way alone, or all ways.
    pub fn shown(&self, now: &Now<'_>, all: bool) -> String {
        let count = if all { usize::MAX } else { 1 };
        let shown: Vec<String> =
            self.codes.split(' ').take(count).map(|code| shown(code, now)).collect();
        shown.join(" ")
    }
}

/// Whether an event is the key of this name.
fn is_code(code: &str, now: &Now<'_>, event: KeyEvent) -> bool {
    let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    let plain = held.is_empty();
    if let Some(letter) = code.strip_prefix("Ctrl-") {
        return held == KeyModifiers::CONTROL
            && matches!(event.code, KeyCode::Char(c) if c.to_string().eq_ignore_ascii_case(letter));
    }
    match (code, event.code) {
        ("Level", KeyCode::Char(c)) => plain && is_level_key(now, c),
        ("Space", KeyCode::Char(c)) => plain && c == ' ',
        ("0-9", KeyCode::Char(c)) => plain && c.is_ascii_digit(),
        ("A-Z", KeyCode::Char(c)) => plain && c.is_ascii_uppercase(),
        ("a-z", KeyCode::Char(c)) => plain && c.is_ascii_lowercase(),
        (code, KeyCode::Char(c)) => plain && code.len() == c.len_utf8() && code.starts_with(c),
        ("Up", KeyCode::Up)
        | ("Down", KeyCode::Down)
        | ("Left", KeyCode::Left)
        | ("Right", KeyCode::Right)
        | ("Home", KeyCode::Home)
        | ("End", KeyCode::End)
        | ("PgUp", KeyCode::PageUp)
        | ("PgDn", KeyCode::PageDown)
        | ("Enter", KeyCode::Enter)
        | ("Esc", KeyCode::Esc)
        | ("Shift-Tab", KeyCode::BackTab)
        | ("F1", KeyCode::F(1))
        | ("Backspace", KeyCode::Backspace)
        | ("Del", KeyCode::Delete) => plain,
        ("Tab", KeyCode::Tab) => !event.modifiers.contains(KeyModifiers::SHIFT),
        _ => false,
    }
}

/// Digits always mean a level; a letter does where it is the code of one.
fn is_level_key(now: &Now<'_>, c: char) -> bool {
    c.is_ascii_digit() || now.scale.is_some_and(|scale| level(scale, c).is_some())
}

/// The level that a key means on a scale: the one whose code it is, written in
/// the same case (small letters are commands), else the one whose value it is.
pub fn level(scale: &Scale, c: char) -> Option<i32> {
    let coded = scale.levels.iter().find(|level| level.code.chars().eq([c]));
    let value = || i32::try_from(c.to_digit(10)?).ok();
    coded.or_else(|| scale.level(value()?)).map(|level| level.value)
}

/// First and last key of a scale, as in `0–3`.
pub fn level_keys(scale: &Scale) -> String {
    let code = |level: Option<&crate::questionnaire::Level>| {
        level.map(|level| level.code.clone()).unwrap_or_default()
    };
    format!("{}–{}", code(scale.levels.first()), code(scale.levels.last()))
}

fn shown(code: &str, now: &Now<'_>) -> String {
    match code {
        "Level" => now.scale.map_or_else(|| "0–9".to_owned(), level_keys),
        code if now.ascii => code.to_owned(),
        "Up" => "↑".to_owned(),
        "Down" => "↓".to_owned(),
        "Left" => "←".to_owned(),
        "Right" => "→".to_owned(),
        "Enter" => "⏎".to_owned(),
        code => code.to_owned(),
    }
}
