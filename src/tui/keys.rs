//! The key table. Keys are read from it, and the bottom line and the help
//! screen are drawn from it: a key that is not here does not exist.

use super::home::Msg as H;
use super::msg::{Msg, Page, Scroll};
use super::screen::director::Act as D;
use super::screen::interview::{Go, Msg as I};
use super::screen::plan::{Act as P, Property};
use super::screen::records::Act;
use super::screen::report::Act as R;
use super::table::Act as T;
use crate::questionnaire::Scale;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Where keys go: the screen, or what is laid over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Home,
    Seek,
    Form,
    Interview,
    Scores,
    Plan,
    Help,
    Why,
    Choose,
    Reason,
    Note,
    Search,
    Leaving,
    Records,
    Conflicts,
    Differences,
    History,
    Because,
    Setting,
    Palette,
    Jumps,
    Director,
    Compare,
    Report,
}

impl Place {
    /// Every place, in the order of the help screen.
    pub const ALL: [Self; 24] = [
        Self::Interview,
        Self::Scores,
        Self::Plan,
        Self::Records,
        Self::Conflicts,
        Self::Differences,
        Self::Director,
        Self::Report,
        Self::Choose,
        Self::Reason,
        Self::Note,
        Self::Search,
        Self::Why,
        Self::History,
        Self::Because,
        Self::Setting,
        Self::Palette,
        Self::Jumps,
        Self::Help,
        Self::Leaving,
        Self::Form,
        Self::Home,
        Self::Seek,
        Self::Compare,
    ];

    /// The phrase that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Home => "place-home",
            Self::Seek => "place-search",
            Self::Form => "place-form",
            Self::Interview => "place-interview",
            Self::Scores => "place-scores",
            Self::Plan => "place-plan",
            Self::Help => "place-help",
            Self::Why => "place-why",
            Self::Choose => "place-choose",
            Self::Reason => "place-reason",
            Self::Note => "place-note",
            Self::Search => "place-search",
            Self::Leaving => "place-leaving",
            Self::Records => "place-records",
            Self::Conflicts => "place-conflicts",
            Self::Differences => "place-differences",
            Self::History => "place-history",
            Self::Because => "place-because",
            Self::Setting => "place-setting",
            Self::Palette => "place-palette",
            Self::Jumps => "place-jumps",
            Self::Director => "place-director",
            Self::Compare => "place-compare",
            Self::Report => "place-report",
        }
    }

    /// Whether letters are text here.
    pub const fn writes(self) -> bool {
        matches!(
            self,
            Self::Reason
                | Self::Note
                | Self::Search
                | Self::Seek
                | Self::Form
                | Self::Help
                | Self::Because
                | Self::Setting
                | Self::Palette
        )
    }
}

/// One key: what is pressed, what it means, how it is called.
pub struct Key {
    places: &'static [Place],
    /// Names of the keys that do it, the first one for the bottom line.
    codes: &'static str,
    /// The phrase that says what it does.
    pub word: &'static str,
    /// Place on the bottom line, 1 first; 0: on the help screen only.
    pub rank: u8,
    msg: fn(char) -> Msg,
    works: fn(&Now<'_>) -> bool,
}

const fn key(
    places: &'static [Place],
    codes: &'static str,
    rank: u8,
    word: &'static str,
    msg: fn(char) -> Msg,
) -> Key {
    Key { places, codes, word, rank, msg, works: |_| true }
}

impl Key {
    const fn only(mut self, works: fn(&Now<'_>) -> bool) -> Self {
        self.works = works;
        self
    }
}

const HERE: &[Place] = &[Place::Interview];
const LISTS: &[Place] = &[
    Place::Interview,
    Place::Scores,
    Place::Plan,
    Place::Records,
    Place::Conflicts,
    Place::Differences,
    Place::Director,
    Place::Report,
    Place::Why,
    Place::History,
    Place::Jumps,
    Place::Home,
    Place::Compare,
];
/// Where letters are text, only named keys move.
const NAMED: &[Place] = &[Place::Search, Place::Seek, Place::Palette, Place::Help];
const SCREENS: &[Place] = &[
    Place::Interview,
    Place::Scores,
    Place::Plan,
    Place::Records,
    Place::Conflicts,
    Place::Differences,
    Place::Director,
    Place::Report,
];
/// Screens and lists that Esc leaves.
const BESIDE: &[Place] = &[
    Place::Scores,
    Place::Plan,
    Place::Records,
    Place::Conflicts,
    Place::Differences,
    Place::Director,
    Place::Report,
    Place::Why,
    Place::History,
    Place::Jumps,
    Place::Choose,
];
/// Where one line is written that Esc leaves.
const LINES: &[Place] =
    &[Place::Reason, Place::Because, Place::Search, Place::Seek, Place::Palette, Place::Help];
const WRITING: &[Place] = &[
    Place::Reason,
    Place::Note,
    Place::Because,
    Place::Setting,
    Place::Search,
    Place::Seek,
    Place::Palette,
    Place::Form,
    Place::Help,
];

/// What decides which keys work, and how they are called.
pub struct Now<'a> {
    pub place: Place,
    /// Anything may be changed.
    pub writable: bool,
    /// Something could not be saved.
    pub unsaved: bool,
    /// The interview is led by the director.
    pub led: bool,
    /// The scale of the question on screen.
    pub scale: Option<&'a Scale>,
}

fn writable(now: &Now<'_>) -> bool {
    now.writable
}

fn led(now: &Now<'_>) -> bool {
    now.led
}

fn unsaved(now: &Now<'_>) -> bool {
    now.unsaved
}

/// Every key there is.
pub static KEYS: &[Key] = &[
    key(HERE, "w", 1, "key-retry", |_| Msg::Retry).only(unsaved),
    key(HERE, "Level", 2, "key-level", |c| Msg::Interview(I::Level(c))).only(writable),
    key(HERE, "n", 3, "key-next-open", |_| Msg::Interview(I::Go(Go::NextOpen))),
    key(HERE, "N", 0, "key-previous-open", |_| Msg::Interview(I::Go(Go::PreviousOpen))),
    key(HERE, "x", 4, "key-not-applicable", |_| Msg::Interview(I::NotApplicable)).only(writable),
    key(HERE, "e", 5, "key-no-evidence", |_| Msg::Interview(I::NoEvidence)).only(writable),
    key(HERE, "c", 6, "key-note", |_| Msg::Interview(I::Note)).only(writable),
    key(HERE, "v", 0, "key-grade", |_| Msg::Interview(I::Grade)).only(writable),
    key(HERE, "o", 0, "key-confidence", |_| Msg::Interview(I::Confidence)).only(writable),
    key(HERE, "a", 0, "key-add", |_| Msg::Interview(I::Add)).only(writable),
    key(HERE, "S", 0, "key-session", |_| Msg::Interview(I::Session)).only(writable),
    key(HERE, "H", 0, "key-history", |_| Msg::Interview(I::History)),
    key(HERE, "m", 0, "key-mark", |_| Msg::Interview(I::Mark)).only(writable),
    key(HERE, "t", 0, "key-target", |_| Msg::Interview(I::Target)).only(writable),
    key(HERE, "Backspace Del", 0, "key-withdraw", |_| Msg::Interview(I::Withdraw)).only(writable),
    key(&[Place::Interview, Place::Plan], "u", 11, "key-undo", |_| Msg::Interview(I::Undo))
        .only(writable),
    key(&[Place::Interview, Place::Plan], "Ctrl-R", 0, "key-redo", |_| Msg::Interview(I::Redo))
        .only(writable),
    key(HERE, "R", 0, "key-reading", |_| Msg::Interview(I::Reading)),
    key(HERE, "]", 0, "key-next", |_| Msg::Interview(I::Go(Go::Next))),
    key(HERE, "[", 0, "key-previous", |_| Msg::Interview(I::Go(Go::Previous))),
    key(HERE, "Right l", 0, "key-next-topic", |_| Msg::Interview(I::Go(Go::NextTopic))),
    key(HERE, "Left h", 0, "key-previous-topic", |_| Msg::Interview(I::Go(Go::PreviousTopic))),
    key(HERE, "}", 0, "key-next-area", |_| Msg::Interview(I::Go(Go::NextArea))),
    key(HERE, "{", 0, "key-previous-area", |_| Msg::Interview(I::Go(Go::PreviousArea))),
    key(LISTS, "Down j", 0, "key-down", |_| Msg::Scroll(Scroll::Down)),
    key(LISTS, "Up k", 0, "key-up", |_| Msg::Scroll(Scroll::Up)),
    key(LISTS, "PgDn", 0, "key-page-down", |_| Msg::Scroll(Scroll::PageDown)),
    key(LISTS, "PgUp", 0, "key-page-up", |_| Msg::Scroll(Scroll::PageUp)),
    key(LISTS, "Home g", 0, "key-first", |_| Msg::Scroll(Scroll::First)),
    key(LISTS, "End G", 0, "key-last", |_| Msg::Scroll(Scroll::Last)),
    key(HERE, "Tab", 0, "key-next-pane", |_| Msg::Interview(I::Pane(true))),
    key(HERE, "Shift-Tab", 0, "key-previous-pane", |_| Msg::Interview(I::Pane(false))),
    key(HERE, "f", 0, "key-filter", |_| Msg::Interview(I::Filter)),
    key(HERE, "/", 0, "key-search", |_| Msg::Interview(I::Search)),
    key(HERE, "J", 0, "key-jumps", |_| Msg::Interview(I::Jumps)),
    key(HERE, "Ctrl-O", 0, "key-jump-back", |_| Msg::Interview(I::JumpBack)),
    key(SCREENS, ": Ctrl-P", 0, "key-palette", |_| Msg::Palette),
    key(SCREENS, "L", 0, "key-language", |_| Msg::Interview(I::Language)),
    key(&[Place::Interview, Place::Plan], "s", 9, "key-scores", |_| Msg::Open(Page::Scores)),
    key(&[Place::Interview, Place::Scores], "p", 10, "key-plan", |_| Msg::Open(Page::Plan)),
    key(&[Place::Interview, Place::Scores, Place::Plan], "r", 0, "key-report", |_| {
        Msg::Open(Page::Report)
    }),
    key(&[Place::Report], "w", 1, "key-report-write", |_| Msg::Report(R::Write)),
    key(&[Place::Report], "] Right l", 2, "key-next-section", |_| Msg::Report(R::Section(true))),
    key(&[Place::Report], "[ Left h", 3, "key-previous-section", |_| {
        Msg::Report(R::Section(false))
    }),
    key(&[Place::Report], "}", 0, "key-next-chapter", |_| Msg::Report(R::Chapter(true))),
    key(&[Place::Report], "{", 0, "key-previous-chapter", |_| Msg::Report(R::Chapter(false))),
    key(&[Place::Interview, Place::Scores, Place::Plan], "b", 0, "key-records", |_| {
        Msg::Open(Page::Records)
    }),
    key(HERE, "D", 0, "key-conflicts", |_| Msg::Open(Page::Conflicts)),
    key(HERE, "=", 0, "key-differences", |_| Msg::Open(Page::Differences)),
    key(&[Place::Conflicts], "0-9", 1, "key-decide", Msg::Pick).only(writable),
    key(&[Place::Conflicts], "Enter", 3, "key-to-question", |_| Msg::Confirm),
    key(&[Place::Conflicts], "u", 4, "key-undo", |_| Msg::Interview(I::Undo)).only(writable),
    key(HERE, "d", 0, "key-director", |_| Msg::Open(Page::Director)),
    key(HERE, ".", 0, "key-skip", |_| Msg::Interview(I::Skip)).only(led),
    key(&[Place::Director], "Enter", 1, "key-lead", |_| Msg::Confirm),
    key(&[Place::Director], "Right l w", 2, "key-next-respondent", |_| Msg::Director(D::Who(true))),
    key(&[Place::Director], "Left h", 0, "key-previous-respondent", |_| {
        Msg::Director(D::Who(false))
    }),
    key(&[Place::Director], "+ =", 3, "key-more-minutes", |_| Msg::Director(D::Minutes(true))),
    key(&[Place::Director], "-", 4, "key-fewer-minutes", |_| Msg::Director(D::Minutes(false))),
    key(&[Place::Director], "x", 5, "key-stop-leading", |_| Msg::Director(D::Stop)),
    key(&[Place::Records], "Enter", 1, "key-change", |_| Msg::Confirm).only(writable),
    key(&[Place::Records], "a", 2, "key-add", |_| Msg::Records(Act::Add)).only(writable),
    key(&[Place::Records], "Space", 3, "key-tick", |_| Msg::Records(Act::Tick)).only(writable),
    key(&[Place::Records], "l", 4, "key-link", |_| Msg::Records(Act::Link)).only(writable),
    key(&[Place::Records], "o", 5, "key-to-question", |_| Msg::Records(Act::ToQuestion)),
    key(&[Place::Records], "Tab", 6, "key-narrow", |_| Msg::Records(Act::Narrow)),
    key(&[Place::Records], "Backspace Del", 0, "key-strike", |_| Msg::Records(Act::Strike))
        .only(writable),
    key(&[Place::Scores], "v", 2, "key-radar", |_| Msg::Chart),
    key(&[Place::Scores], "Enter", 1, "key-why", |_| Msg::Confirm),
    key(&[Place::Plan], "Enter", 1, "key-to-question", |_| Msg::Confirm),
    key(&[Place::Plan], "w", 3, "key-what-if", |_| Msg::Plan(P::WhatIf)),
    key(&[Place::Plan], "v Tab", 4, "key-gantt", |_| Msg::Plan(P::Turn)),
    key(&[Place::Plan], "Right l", 0, "key-quarter-later", |_| Msg::Plan(P::Aside(true))),
    key(&[Place::Plan], "Left h", 0, "key-quarter-earlier", |_| Msg::Plan(P::Aside(false))),
    key(&[Place::Plan], "x", 5, "key-plan-off", |_| Msg::Plan(P::Edit(Property::Off)))
        .only(writable),
    key(&[Place::Plan], "i", 0, "key-plan-own", |_| Msg::Plan(P::Own)).only(writable),
    key(&[Place::Plan], "e", 0, "key-plan-merge", |_| Msg::Plan(P::Edit(Property::Merged)))
        .only(writable),
    key(&[Place::Plan], "o", 0, "key-plan-owners", |_| Msg::Plan(P::Edit(Property::Owners)))
        .only(writable),
    key(&[Place::Plan], "m", 6, "key-plan-months", |_| Msg::Plan(P::Edit(Property::Months)))
        .only(writable),
    key(&[Place::Plan], "c", 0, "key-plan-cost", |_| Msg::Plan(P::Edit(Property::Cost)))
        .only(writable),
    key(&[Place::Plan], "f", 0, "key-plan-source", |_| Msg::Plan(P::Edit(Property::Source)))
        .only(writable),
    key(&[Place::Plan], "d", 0, "key-plan-start", |_| Msg::Plan(P::Edit(Property::Start)))
        .only(writable),
    key(&[Place::Plan], "a", 0, "key-plan-status", |_| Msg::Plan(P::Edit(Property::Status)))
        .only(writable),
    key(&[Place::Plan], "y +", 0, "key-plan-accept", |_| Msg::Plan(P::Answer(true))).only(writable),
    key(&[Place::Plan], "n -", 0, "key-plan-refuse", |_| Msg::Plan(P::Answer(false)))
        .only(writable),
    key(&[Place::Setting], "Enter", 1, "key-keep-setting", |_| Msg::Confirm).only(writable),
    key(&[Place::Setting], "Esc", 2, "key-back", |_| Msg::Back),
    key(&[Place::Choose], "0-9 A-Z a-z -", 0, "key-choose", Msg::Pick),
    key(NAMED, "Down", 0, "key-down", |_| Msg::Scroll(Scroll::Down)),
    key(NAMED, "Up", 0, "key-up", |_| Msg::Scroll(Scroll::Up)),
    key(NAMED, "PgDn", 0, "key-page-down", |_| Msg::Scroll(Scroll::PageDown)),
    key(NAMED, "PgUp", 0, "key-page-up", |_| Msg::Scroll(Scroll::PageUp)),
    key(&[Place::Search, Place::Jumps], "Enter", 1, "key-to-question", |_| Msg::Confirm),
    key(&[Place::Palette], "Enter", 1, "key-do", |_| Msg::Confirm),
    key(&[Place::Form], "Tab", 1, "key-next-field", |_| Msg::Field(true)),
    key(&[Place::Form], "Shift-Tab", 0, "key-previous-field", |_| Msg::Field(false)),
    key(&[Place::Form], "Enter", 2, "key-next-field-or-done", |_| Msg::Confirm),
    key(&[Place::Form], "Ctrl-S", 3, "key-form-done", |_| Msg::Finish),
    key(&[Place::Form], "Esc", 4, "key-form-back", |_| Msg::Back),
    key(&[Place::Form, Place::Note, Place::Reason], "Ctrl-E", 5, "key-editor", |_| Msg::Elsewhere),
    key(&[Place::Home, Place::Seek], "Enter", 1, "key-open", |_| Msg::Confirm),
    key(&[Place::Home], "n", 2, "key-new", |_| Msg::Home(H::New)),
    key(&[Place::Home], "/", 3, "key-search", |_| Msg::Home(H::Search)),
    key(&[Place::Home], "s", 4, "key-home-scores", |_| Msg::Home(H::Scores)),
    key(&[Place::Home], "L", 0, "key-language", |_| Msg::Home(H::Language)),
    key(&[Place::Home], "Esc", 0, "key-back", |_| Msg::Back),
    key(&[Place::Compare], "Enter", 1, "key-compare-down", |_| Msg::Confirm),
    key(&[Place::Compare], "v Tab", 2, "key-compare-turn", |_| Msg::Table(T::Turn)),
    key(&[Place::Compare], "o", 3, "key-compare-order", |_| Msg::Table(T::Order)),
    key(&[Place::Compare], "f", 4, "key-compare-group", |_| Msg::Table(T::Group)),
    key(&[Place::Compare], "x", 0, "key-compare-only", |_| Msg::Table(T::Only)),
    key(&[Place::Compare], "= Space", 5, "key-compare-beside", |_| Msg::Table(T::Beside)),
    key(&[Place::Compare], "p", 6, "key-compare-peers", |_| Msg::Table(T::Peers)),
    key(&[Place::Compare], "r", 0, "key-compare-rounds", |_| Msg::Table(T::Rounds)),
    key(&[Place::Compare], "Right l", 0, "key-compare-right", |_| Msg::Table(T::Aside(true))),
    key(&[Place::Compare], "Left h", 0, "key-compare-left", |_| Msg::Table(T::Aside(false))),
    key(&[Place::Compare], "L", 0, "key-language", |_| Msg::Table(T::Language)),
    key(&[Place::Compare], "Esc", 0, "key-back", |_| Msg::Back),
    key(&[Place::Compare], "? F1", 7, "key-help", |_| Msg::Help),
    key(&[Place::Compare], "T", 0, "key-theme", |_| Msg::Theme),
    key(&[Place::Compare], "q Ctrl-C", 8, "key-leave", |_| Msg::Leave),
    key(&[Place::Reason, Place::Because], "Enter", 1, "key-confirm", |_| Msg::Confirm),
    key(&[Place::Note], "Esc Ctrl-S", 1, "key-note-done", |_| Msg::Back),
    key(LINES, "Esc", 2, "key-back", |_| Msg::Back),
    key(HERE, "Esc", 0, "key-all", |_| Msg::Back),
    key(BESIDE, "Esc", 2, "key-back", |_| Msg::Back),
    key(&[Place::Leaving], "w", 1, "key-retry", |_| Msg::Retry),
    key(&[Place::Leaving], "q", 2, "key-leave-anyway", |_| Msg::LeaveAnyway),
    key(&[Place::Leaving], "Esc", 3, "key-stay", |_| Msg::Back),
    key(SCREENS, "? F1", 7, "key-help", |_| Msg::Help),
    key(&[Place::Home], "? F1", 7, "key-help", |_| Msg::Help),
    key(&[Place::Home, Place::Interview], "T", 0, "key-theme", |_| Msg::Theme),
    key(&[Place::Home, Place::Interview], "M", 0, "key-mouse", |_| Msg::Mouse),
    key(&[Place::Why, Place::History, Place::Jumps], "q Ctrl-C", 0, "key-leave", |_| Msg::Leave),
    key(&[Place::Home], "q Ctrl-C", 8, "key-leave", |_| Msg::Leave),
    key(SCREENS, "q Ctrl-C", 8, "key-leave", |_| Msg::Leave),
    key(WRITING, "Ctrl-C", 0, "key-leave-keeping", |_| Msg::Leave),
];

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
        "Up" => "↑".to_owned(),
        "Down" => "↓".to_owned(),
        "Left" => "←".to_owned(),
        "Right" => "→".to_owned(),
        "Enter" => "⏎".to_owned(),
        code => code.to_owned(),
    }
}
