//! The state of the interview, and the one place where messages change it.
//! It dispatches; what a message means is said by the screen it belongs to.

use super::facts::{Fact, Progress, Spot, facts, renew, spots};
use super::keys::{self, Now, Place};
use super::msg::{Effect, Msg};
use super::run::Incoming;
use super::saving::Saving;
use super::screen::{self, Overlay, Screen, interview, yields};
use super::speech::Speech;
use crate::assessment::{Assessment, Entry, Reading, ReplicaId};
use crate::i18n::Language;
use crate::i18n::phrases::Filling;
use crate::questionnaire::{Question, Questionnaire};
use crossterm::event::{Event, KeyEventKind};
use ratatui::Frame;
use std::sync::Arc;

/// How an assessment is opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Language of interface and texts to begin with.
    pub language: Language,
    /// The reading to begin entering.
    pub reading: Reading,
    /// The copy that is being written: what may be undone.
    pub replica: ReplicaId,
    /// Whose assessment it is, for the head line.
    pub title: String,
    /// What the assessor must know about the opening, for example that a
    /// damaged end was mended. Already in words.
    pub remarks: Vec<String>,
    /// The day on which it is opened, ISO 8601, for forms that ask for a day.
    pub today: String,
    /// Nothing can be changed: another window holds it, or a newer program wrote it.
    pub read_only: bool,
}

/// An interview under way.
pub struct App {
    pub(super) questionnaire: Arc<Questionnaire>,
    pub(super) assessment: Assessment,
    pub(super) opening: Opening,
    pub(super) speech: Speech,
    pub(super) reading: Reading,
    pub(super) spots: Vec<Spot>,
    pub(super) facts: Vec<Fact>,
    pub(super) interview: interview::State,
    pub(super) screen: Screen,
    pub(super) overlay: Overlay,
    pub(super) saving: Saving,
    /// What follows once a new member of a list has its name.
    pub(super) next: Option<yields::Next>,
    /// What was last said about what was last done.
    pub(super) told: Option<String>,
    /// A signal, not the assessor, ends the interview.
    pub(super) interrupted: bool,
    pub(super) size: (u16, u16),
    /// Only ASCII can be drawn.
    pub(super) ascii: bool,
}

impl App {
    /// Opens the interview at the first question without an answer.
    pub fn new(
        questionnaire: Arc<Questionnaire>,
        assessment: Assessment,
        opening: Opening,
    ) -> Self {
        let speech = Speech::new(&questionnaire, opening.language);
        let mut app = Self {
            spots: spots(&questionnaire),
            facts: Vec::new(),
            interview: interview::State::default(),
            screen: Screen::Interview,
            overlay: Overlay::None,
            saving: Saving::default(),
            next: None,
            told: None,
            interrupted: false,
            size: (80, 24),
            ascii: false,
            reading: opening.reading,
            speech,
            questionnaire,
            assessment,
            opening,
        };
        app.refresh();
        interview::start(&mut app);
        interview::tell_drafts(&mut app);
        if app.assessment.history().len() <= 1 && app.told.is_none() {
            app.told = Some(app.say("told-first"));
        }
        if !app.opening.remarks.is_empty() {
            app.told = Some(app.opening.remarks.join(" · "));
        }
        app
    }

    /// Everything known: at the end, the same as the sum of the journal.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// How many changes could not be saved.
    pub fn unsaved(&self) -> usize {
        self.saving.open()
    }

    /// Whether a signal or the terminal's end, not the assessor, ended it.
    pub fn interrupted(&self) -> bool {
        self.interrupted
    }

    /// Whether something is being typed that is not kept yet.
    pub fn writes(&self) -> bool {
        !self.opening.read_only && self.overlay.draft(self).is_some()
    }

    /// What an event of the terminal means here; `None`: nothing.
    pub fn hear(&self, incoming: Incoming) -> Option<Msg> {
        match incoming {
            Incoming::Hangup => Some(Msg::Hangup),
            Incoming::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                keys::read(&self.now(), key)
            }
            Incoming::Terminal(Event::Paste(text)) => Some(Msg::Pasted(text)),
            Incoming::Terminal(Event::Resize(columns, rows)) => Some(Msg::Resized(columns, rows)),
            Incoming::Terminal(Event::Mouse(mouse)) => super::mouse::meant(mouse),
            Incoming::Terminal(_) => None,
            Incoming::Pause => Some(Msg::Paused),
        }
    }

    /// Takes one message in; what it asks for comes out.
    pub fn update(&mut self, msg: Msg) -> Option<Effect> {
        match msg {
            Msg::Resized(columns, rows) => {
                self.size = (columns, rows);
                None
            }
            Msg::Paused => self.keep_draft(),
            Msg::Saved(entries) => self.saved(entries),
            Msg::NotSaved(words) => self.not_saved(words),
            // A form may wait for what was refused.
            Msg::Refused(words) if !matches!(self.overlay, Overlay::Form(_)) => {
                self.told = Some(words);
                None
            }
            Msg::Performed => None,
            Msg::Retry => self.retry(),
            Msg::Leave => self.leave(),
            Msg::LeaveAnyway => Some(Effect::Leave),
            Msg::Unwritable => {
                self.refuse_change();
                None
            }
            Msg::Hangup => {
                self.interrupted = true;
                self.leave()
            }
            msg => {
                self.told = None;
                screen::update(self, msg)
            }
        }
    }

    /// Draws the whole screen; changes nothing.
    pub fn view(&self, frame: &mut Frame<'_>) {
        screen::view(self, frame);
    }

    /// Where keys go now.
    pub(super) fn place(&self) -> Place {
        self.overlay.place().unwrap_or(self.screen.place())
    }

    /// Whether a text of several lines is being written.
    pub(super) fn writing_lines(&self) -> bool {
        matches!(self.overlay, Overlay::Note(_))
    }

    /// What decides which keys work now.
    pub(super) fn now(&self) -> Now<'_> {
        let scale = self.question().map(|question| self.questionnaire.scale_of(question));
        Now {
            place: self.place(),
            writable: !self.opening.read_only,
            unsaved: self.saving.failure().is_some() && self.saving.open() > 0,
            led: self.interview.guide.is_some(),
            ascii: self.ascii,
            scale: scale.or_else(|| self.questionnaire.scales.first()),
        }
    }

    /// The question on screen.
    pub(super) fn question(&self) -> Option<&Question> {
        self.questionnaire.question(&self.spots.get(self.interview.at)?.id)
    }

    /// Finds out anew what follows from the answers.
    pub(super) fn refresh(&mut self) {
        self.facts = facts(&self.questionnaire, &self.assessment, self.reading);
        screen::refresh(self);
    }

    /// The same where only these entries have come since, which the assessment has taken in.
    pub(super) fn renew(&mut self, entries: &[Entry]) {
        let Self { facts, questionnaire, assessment, reading, .. } = self;
        renew(facts, questionnaire, assessment, *reading, entries);
        screen::refresh(self);
    }

    /// Answered of asked, in the reading being entered.
    pub(super) fn progress(&self) -> Progress {
        Progress::of(&self.facts)
    }

    /// Says something on the status line until the next key.
    pub(super) fn tell(&mut self, key: &str, filling: &Filling<'_>) {
        self.told = Some(self.speech.fill(key, filling));
    }

    /// One of our phrases.
    pub(super) fn say(&self, key: &str) -> String {
        self.speech.say(key)
    }

    /// The name of a reading.
    pub(super) fn reading_name(&self, reading: Reading) -> String {
        self.say(match reading {
            Reading::Own => "reading-self",
            Reading::Validated => "reading-validated",
        })
    }
}

/// The other reading.
pub(super) const fn other(reading: Reading) -> Reading {
    match reading {
        Reading::Own => Reading::Validated,
        Reading::Validated => Reading::Own,
    }
}
