//! The board of a workshop: what the projector shows and the keys do.
//!
//! Promises: few words, digits that are read from the back row; the key that
//! gives a ballot is not echoed, and nothing drawn depends on it but the code
//! that the participant notes; a step is shown as done only when it is on disk.
//! The logic is [`Room`]'s; here is only what is being entered and how it looks.

mod digits;
mod front;
mod keys;
mod msg;
mod plain;
mod setup;
#[cfg(test)]
mod tests;
mod view;

pub use msg::{Effect, Msg};
pub use plain::run_board_plain;
pub use setup::Draft;

use super::run::{Incoming, Need, Sitting, Wake};
use super::speech::Speech;
use super::theme::Look;
use crate::i18n::Language;
use crate::i18n::phrases::Filling;
use crate::questionnaire::{QuestionId, Scale};
use crate::workshop::{Act, BallotFile, Refusal, Room, Selection, Stage};
use crossterm::event::{Event, KeyEventKind};
use front::Front;
use keys::Place;
use ratatui::Frame;
use setup::Step;

/// What is done only when it is asked for twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// To reveal although ballots are missing.
    Reveal,
    /// To leave although ballots in hand will have to be given again.
    Leave,
}

/// A workshop on the wall.
pub struct Board {
    room: Room,
    speech: Speech,
    title: String,
    draft: Draft,
    look: Look,
    front: Front,
    help: bool,
    /// Who gave which ballot is shown.
    who: bool,
    /// The first line that is shown where there are more than fit.
    scroll: usize,
    /// What was asked for once and needs a second key.
    asked: Option<Asked>,
    /// A ballot that waits for its secret number.
    drawing: Option<(u32, i32)>,
    told: Option<String>,
    /// What is said once it is saved.
    telling: Option<String>,
    failure: Option<String>,
    interrupted: bool,
    /// It is read out line by line: figures are digits, not pictures of digits.
    in_lines: bool,
}

impl Board {
    /// Opens the board: at the setup, which the command line may have filled in
    /// part, or where an unfinished workshop stopped.
    pub fn new(room: Room, language: Language, title: String, draft: Draft, look: Look) -> Self {
        let speech = Speech::new(room.questionnaire(), language);
        let mut board = Self {
            speech,
            title,
            front: Front::Stage,
            help: false,
            who: false,
            scroll: 0,
            asked: None,
            drawing: None,
            told: None,
            telling: None,
            failure: None,
            interrupted: false,
            in_lines: false,
            draft,
            look,
            room,
        };
        if board.room.stage() == Stage::Setup {
            board.front = Front::Setup(Step::first(&board.draft));
        }
        board
    }

    /// The room behind the board.
    pub fn room(&self) -> &Room {
        &self.room
    }

    /// What an event of the terminal means here.
    pub fn hear(&self, incoming: Incoming) -> Option<Msg> {
        match incoming {
            Incoming::Hangup => Some(Msg::Hangup),
            Incoming::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                keys::read(self, key)
            }
            Incoming::Terminal(Event::Paste(text)) if self.place().writes() => {
                Some(Msg::Pasted(text))
            }
            Incoming::Terminal(Event::Resize(columns, rows)) => Some(Msg::Resized(columns, rows)),
            Incoming::Pause => Some(Msg::Tick),
            Incoming::Terminal(_) => None,
        }
    }

    /// Takes one message in; what it asks for comes out.
    pub fn update(&mut self, msg: Msg) -> Option<Effect> {
        match msg {
            Msg::Resized(..) => return None,
            Msg::Tick => return self.act(Act::Tick(1), None),
            Msg::Hangup => {
                self.interrupted = true;
                return Some(Effect::Leave);
            }
            Msg::Saved(entries) => {
                let changes: Vec<_> = entries.iter().map(|entry| entry.change.clone()).collect();
                self.failure = None;
                self.scroll = 0;
                let _ = self.act(Act::Saved(entries), None);
                front::after(self, &changes);
                self.told = self.telling.take().or_else(|| self.told.take());
                return None;
            }
            Msg::NotSaved(words) => {
                self.failure = Some(words);
                (self.drawing, self.telling) = (None, None);
                return None;
            }
            Msg::Drawn(nonce) => {
                let (participant, level) = self.drawing?;
                return self.act(Act::Ballot { participant, level, nonce }, None);
            }
            Msg::Read(files, problems) => return self.take(files, problems),
            _ => {}
        }
        let asked = std::mem::take(&mut self.asked);
        self.told = None;
        match msg {
            Msg::Leave => self.leave(asked == Some(Asked::Leave)),
            Msg::Help => {
                (self.help, self.scroll) = (!self.help, 0);
                None
            }
            Msg::Back if self.help => {
                (self.help, self.scroll) = (false, 0);
                None
            }
            Msg::Down => {
                self.scroll += 1;
                None
            }
            Msg::Up => {
                self.scroll = self.scroll.saturating_sub(1);
                None
            }
            Msg::Language => {
                self.speech.turn();
                None
            }
            msg => {
                let again = asked == Some(Asked::Reveal);
                front::update(self, msg, again)
            }
        }
    }

    /// Draws the whole board; changes nothing.
    pub fn view(&self, frame: &mut Frame<'_>) {
        view::view(self, frame);
        self.look.apply(frame.buffer_mut());
    }

    fn place(&self) -> Place {
        if self.help { Place::Help } else { self.front.place(self.room.stage()) }
    }

    fn line_is_empty(&self) -> bool {
        self.front.writer().is_none_or(|writer| writer.text().is_empty())
    }

    /// An act of the room; what it changes is to be saved.
    fn act(&mut self, act: Act, why: Option<String>) -> Option<Effect> {
        match self.room.update(act) {
            Ok(changes) if changes.is_empty() => None,
            Ok(changes) => Some(Effect::Save { changes, why }),
            Err(refusal) => {
                self.drawing = None;
                self.tell(word(refusal), &[]);
                None
            }
        }
    }

    /// Leaves; asked twice where ballots in hand would have to be given again.
    fn leave(&mut self, asked: bool) -> Option<Effect> {
        let in_hand = self.room.in_hand().len();
        if asked || in_hand == 0 || self.room.stage() != Stage::Voting {
            return Some(Effect::Leave);
        }
        self.asked = Some(Asked::Leave);
        self.tell("workshop-told-leaving", &[("count", in_hand.into())]);
        None
    }

    /// Ballot files that were read: all that can be taken in one save.
    fn take(&mut self, files: Vec<BallotFile>, mut problems: Vec<String>) -> Option<Effect> {
        let mut changes = Vec::new();
        let count = files.len();
        for file in files {
            let participant = file.participant;
            match self.room.update(Act::Take(file)) {
                Ok(sealed) => changes.extend(sealed),
                Err(refusal) => {
                    problems.push(format!("{participant}: {}", self.speech.say(word(refusal))));
                }
            }
        }
        self.tell("workshop-told-files", &[("count", (count - problems.len().min(count)).into())]);
        if !problems.is_empty() {
            self.told = Some(problems.join(" · "));
        }
        if !changes.is_empty() {
            self.telling = self.told.take();
        }
        (!changes.is_empty()).then_some(Effect::Save { changes, why: None })
    }

    /// The next participant after this one whose ballot is missing; without one
    /// the board says that all are in hand.
    fn next_turn(&mut self, after: u32) {
        if self.room.stage() != Stage::Voting {
            return;
        }
        let next = self.room.missing().into_iter().find(|number| *number > after);
        self.front = next.map_or(Front::Stage, Front::Turn);
    }

    fn turn_by(&mut self, number: u32, by: isize) {
        let mut numbers: Vec<u32> = self
            .room
            .convening()
            .map_or_else(Vec::new, |it| it.participants.iter().map(|p| p.number).collect());
        numbers.sort_unstable();
        let place = numbers.iter().position(|known| *known == number);
        let next = place.and_then(|place| place.checked_add_signed(by));
        if let Some(next) = next.and_then(|next| numbers.get(next)) {
            self.front = Front::Turn(*next);
        }
    }

    /// One more workshop is set up, with the same participants.
    fn set_up(&mut self) {
        let participants = self.room.convening().map(|it| it.participants.clone());
        self.draft = Draft { participants: participants.unwrap_or_default(), ..Draft::default() };
        self.front = Front::Setup(Step::first(&self.draft));
    }

    fn questions(&self, selection: &Selection) -> Vec<QuestionId> {
        selection.questions(self.room.questionnaire(), self.room.assessment())
    }

    /// Whether a key is the first letter of yes, or of no.
    fn says(&self, c: char, yes: bool) -> bool {
        let word = self.say(if yes { "workshop-yes" } else { "workshop-no" });
        word.to_lowercase().starts_with(c.to_ascii_lowercase())
    }

    fn say(&self, key: &str) -> String {
        self.speech.say(key)
    }

    fn fill(&self, key: &str, filling: &Filling<'_>) -> String {
        self.speech.fill(key, filling)
    }

    fn tell(&mut self, key: &str, filling: &Filling<'_>) {
        self.told = Some(self.speech.fill(key, filling));
    }
}

impl Sitting for Board {
    type Msg = Msg;
    type Effect = Effect;

    fn hear(&self, incoming: Incoming) -> Option<Msg> {
        Self::hear(self, incoming)
    }

    fn update(&mut self, msg: Msg) -> Option<Effect> {
        Self::update(self, msg)
    }

    fn view(&self, frame: &mut Frame<'_>) {
        Self::view(self, frame);
    }

    /// A step of the room stands on the one before it.
    fn waits(&self, msg: &Msg) -> bool {
        !matches!(msg, Msg::Resized(..))
    }

    /// Once a second while a discussion is on, and only then: for the clock on the wall.
    fn wake(&self) -> Wake {
        match self.room.stage() {
            Stage::Discussion { .. } => Wake::EachSecond,
            _ => Wake::Never,
        }
    }

    fn interrupted(&self) -> bool {
        self.interrupted
    }

    fn need(effect: &Effect) -> Need {
        if *effect == Effect::Leave { Need::End } else { Need::Nothing }
    }
}

/// The level that a key gives: by its code, else by its number, else, where
/// codes are longer than one key, by its place.
fn level_of(scale: &Scale, c: char) -> Option<i32> {
    let coded =
        |level: &&crate::questionnaire::Level| level.code.eq_ignore_ascii_case(&c.to_string());
    let by_code = scale.levels.iter().find(coded).map(|level| level.value);
    let number = c.to_digit(10);
    let by_value = || scale.level(i32::try_from(number?).ok()?).map(|level| level.value);
    by_code.or_else(by_value)
}

fn word(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotNow => "workshop-refused-not-now",
        Refusal::NoParticipants => "workshop-told-no-participants",
        Refusal::NoQuestions => "workshop-told-no-questions",
        Refusal::Number => "workshop-refused-number",
        Refusal::Share => "workshop-refused-share",
        Refusal::TooMany => "workshop-refused-too-many",
        Refusal::UnknownParticipant => "workshop-refused-participant",
        Refusal::UnknownLevel => "workshop-told-no-level",
        Refusal::NoBallots => "workshop-refused-no-ballots",
        Refusal::LastRound => "workshop-refused-last-round",
        Refusal::NoReason => "told-reason-needed",
        Refusal::NothingWanted => "workshop-refused-nothing-wanted",
    }
}
