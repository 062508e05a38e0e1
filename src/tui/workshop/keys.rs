//! The board's keys: read from this table, and drawn from it on the bottom
//! line and the help page.

use super::Board;
use super::msg::Msg;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Where keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    People,
    Names,
    Rule,
    Questions,
    List,
    Ready,
    Question,
    Turn,
    Code,
    Cards,
    Voting,
    Revealed,
    Discussion,
    Level,
    Reason,
    Dissent,
    Join,
    Files,
    Over,
    Help,
}

impl Place {
    /// Every place, in the order of the help page.
    pub const ALL: [Self; 20] = [
        Self::People,
        Self::Names,
        Self::Rule,
        Self::Questions,
        Self::List,
        Self::Ready,
        Self::Question,
        Self::Turn,
        Self::Code,
        Self::Cards,
        Self::Files,
        Self::Voting,
        Self::Revealed,
        Self::Discussion,
        Self::Level,
        Self::Reason,
        Self::Dissent,
        Self::Join,
        Self::Over,
        Self::Help,
    ];

    /// The phrase that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::People => "workshop-people",
            Self::Names => "workshop-names",
            Self::Rule => "workshop-rule",
            Self::Questions => "workshop-questions",
            Self::List => "workshop-list",
            Self::Ready => "workshop-ready",
            Self::Question => "workshop-question",
            Self::Turn => "workshop-turn",
            Self::Code => "workshop-code",
            Self::Cards => "workshop-cards",
            Self::Voting => "workshop-voting",
            Self::Revealed => "workshop-revealed",
            Self::Discussion => "workshop-discussion",
            Self::Level => "workshop-level",
            Self::Reason => "workshop-reason",
            Self::Dissent => "workshop-dissent",
            Self::Join => "workshop-join",
            Self::Files => "workshop-files",
            Self::Over => "workshop-over",
            Self::Help => "place-help",
        }
    }

    /// Whether letters are text here.
    pub const fn writes(self) -> bool {
        matches!(
            self,
            Self::People | Self::List | Self::Reason | Self::Dissent | Self::Join | Self::Files
        )
    }
}

/// One key.
pub struct Key {
    code: KeyCode,
    pub shown: &'static str,
    msg: Msg,
    pub word: &'static str,
    at: &'static [Place],
}

use Place::{
    Cards, Code, Discussion, Dissent, Files, Help, Join, Level, List, Names, Over, People,
    Question, Questions, Ready, Reason, Revealed, Rule, Turn, Voting,
};

const TEXTS: &[Place] = &[List, Reason, Dissent, Join, Files];

const fn key(
    code: KeyCode,
    shown: &'static str,
    msg: Msg,
    word: &'static str,
    at: &'static [Place],
) -> Key {
    Key { code, shown, msg, word, at }
}

/// Every key; what is shown first on the bottom line stands first.
pub const KEYS: &[Key] = &[
    key(KeyCode::Enter, "⏎", Msg::Confirm, "workshop-key-add", &[People]),
    key(KeyCode::Enter, "⏎", Msg::Confirm, "workshop-key-begin", &[Ready]),
    key(KeyCode::Enter, "⏎", Msg::Confirm, "workshop-key-vote", &[Question]),
    key(KeyCode::Enter, "⏎", Msg::Confirm, "workshop-key-pass-on", &[Code]),
    key(KeyCode::Enter, "⏎", Msg::Confirm, "workshop-key-reveal", &[Voting]),
    key(KeyCode::Enter, "⏎", Msg::Confirm, "workshop-key-decide", &[Revealed, Discussion]),
    key(KeyCode::Enter, "⏎", Msg::Confirm, "workshop-key-done", &[Rule, Cards]),
    key(KeyCode::Enter, "⏎", Msg::Confirm, "workshop-key-done", TEXTS),
    key(KeyCode::Char('c'), "c", Msg::Cards, "workshop-key-cards", &[Question]),
    key(KeyCode::Char('f'), "f", Msg::Files, "workshop-key-files", &[Question, Voting]),
    key(KeyCode::Char('d'), "d", Msg::Discuss, "workshop-key-discuss", &[Revealed]),
    key(KeyCode::Char('r'), "r", Msg::Again, "workshop-key-again", &[Revealed, Discussion]),
    key(KeyCode::Char('w'), "w", Msg::Who, "workshop-key-who", &[Revealed, Discussion]),
    key(KeyCode::Char('v'), "v", Msg::Next, "workshop-key-go-on", &[Voting]),
    key(KeyCode::Char('-'), "-", Msg::Skip, "workshop-key-skip", &[Turn]),
    key(KeyCode::Backspace, "⌫", Msg::Redo, "workshop-key-redo", &[Code]),
    key(KeyCode::Backspace, "⌫", Msg::Redo, "workshop-key-remove", &[People]),
    key(KeyCode::Char('+'), "+", Msg::More, "workshop-key-more", &[Rule, Cards]),
    key(KeyCode::Char('-'), "-", Msg::Less, "workshop-key-less", &[Rule, Cards]),
    key(KeyCode::Right, "→", Msg::Next, "workshop-key-next", &[Question, Revealed, Turn, Cards]),
    key(
        KeyCode::Left,
        "←",
        Msg::Previous,
        "workshop-key-previous",
        &[Question, Revealed, Turn, Cards],
    ),
    key(KeyCode::Down, "↓", Msg::Down, "workshop-key-down", &[Question, Help, Over]),
    key(KeyCode::Up, "↑", Msg::Up, "workshop-key-up", &[Question, Help, Over]),
    key(KeyCode::Char('j'), "j", Msg::Join, "workshop-key-join", &[Question]),
    key(KeyCode::Char('n'), "n", Msg::Confirm, "workshop-key-new", &[Over]),
    key(
        KeyCode::Esc,
        "Esc",
        Msg::Back,
        "workshop-key-back",
        &[Names, Rule, Questions, Ready, Turn, Cards, Voting, Discussion, Level, Help],
    ),
    key(KeyCode::Esc, "Esc", Msg::Back, "workshop-key-back", TEXTS),
    key(
        KeyCode::Char('L'),
        "L",
        Msg::Language,
        "workshop-key-language",
        &[Names, Rule, Questions, Ready, Question, Turn, Voting, Revealed, Discussion, Level, Over],
    ),
    key(
        KeyCode::Char('?'),
        "?",
        Msg::Help,
        "workshop-key-help",
        &[
            Names, Rule, Questions, Ready, Question, Turn, Code, Voting, Revealed, Discussion,
            Level, Over,
        ],
    ),
    key(
        KeyCode::Char('q'),
        "q",
        Msg::Leave,
        "workshop-key-leave",
        &[Names, Rule, Questions, Ready, Question, Voting, Revealed, Discussion, Over],
    ),
];

impl Key {
    /// Whether it only moves what does not fit on the wall.
    pub fn scrolls(&self) -> bool {
        matches!(self.msg, Msg::Up | Msg::Down)
    }

    /// What is typed for it where keys are typed by their names.
    pub const fn typed(&self, place: Place) -> &'static str {
        match self.code {
            KeyCode::Backspace if place.writes() => "<",
            KeyCode::Enter => "Enter",
            KeyCode::Backspace => "Backspace",
            KeyCode::Left => "Left",
            KeyCode::Right => "Right",
            KeyCode::Up => "Up",
            KeyCode::Down => "Down",
            KeyCode::Esc => "<",
            _ => self.shown,
        }
    }

    /// How it is drawn: by its sign, or by its name where signs can't be drawn.
    pub const fn drawn(&self, ascii: bool) -> &'static str {
        match self.code {
            KeyCode::Backspace if ascii => "Backspace",
            KeyCode::Esc => self.shown,
            _ if ascii => self.typed(Ready),
            _ => self.shown,
        }
    }

    pub fn is_at(&self, place: Place) -> bool {
        self.at.contains(&place)
    }
}

/// What a key means now.
pub fn read(board: &Board, event: KeyEvent) -> Option<Msg> {
    let place = board.place();
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    if control && event.code == KeyCode::Char('c') {
        return Some(Msg::Leave);
    }
    // In a text an empty line's backspace takes the last one off; else it is the text's.
    let known = KEYS.iter().filter(|key| key.is_at(place) && !control);
    let found = known.into_iter().find(|key| key.code == event.code);
    let of_text =
        |key: &&Key| key.code == KeyCode::Backspace && place.writes() && !board.line_is_empty();
    if let Some(key) = found.filter(|key| !of_text(key)) {
        return Some(key.msg.clone());
    }
    match event.code {
        _ if place.writes() => Some(Msg::Typed(event)),
        KeyCode::Char(c) if !control => Some(Msg::Pick(c)),
        _ => None,
    }
}
