//! From a change to *saved*, and what happens when saving fails.
//!
//! Promises: one save at a time; a change is applied only as the entry that
//! came back from disk; what could not be saved is kept, shown, tried again
//! with the next change or by its own key, and asked about before leaving.
//! While a save is under way, what is heard means what it would mean after it:
//! a message whose meaning hangs on the save [waits](App::waits) for it.

use super::app::App;
use super::msg::{Effect, Msg, Scroll};
use super::screen::interview::{Filter, Go, Pane};
use super::screen::{Overlay, Screen};
use super::screen::{interview, yields};
use crate::assessment::{Approval, Change, Entry, EntryId, Reading, Register};
use crate::questionnaire::QuestionId;

/// What to do once it is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Then {
    #[default]
    Stay,
    /// To the next question, if this one is still the one on screen.
    GoOn,
    /// That is done: from this place to that one. Back, if it could not be saved.
    WentOn {
        from: usize,
        to: usize,
    },
    Leave,
}

/// A change that is wanted, with the reason where one was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wish {
    change: Change,
    why: Option<String>,
}

/// Changes on their way to disk.
#[derive(Debug, Clone, Default)]
pub struct Saving {
    /// Being saved now.
    pending: Vec<Wish>,
    /// Could not be saved, or came while others were being saved.
    waiting: Vec<Wish>,
    /// Why the last save failed.
    failure: Option<String>,
    then: Then,
    /// The time of the last entry saved, as its stamp has it.
    last: Option<String>,
}

/// The register of a change; a new member of a list has none that it shares.
fn register(change: &Change) -> Option<Register> {
    match change {
        Change::Listed { replaces: None, .. } | Change::Sat { .. } => None,
        change => Some(change.register(&EntryId::from(""))),
    }
}

impl Saving {
    /// The change on its way for a register, if there is one.
    pub fn on_its_way(&self, wanted: &Register) -> Option<&Change> {
        let wishes = self.waiting.iter().rev().chain(self.pending.iter().rev());
        let mut changes = wishes.map(|wish| &wish.change);
        changes.find(|change| register(change).as_ref() == Some(wanted))
    }

    /// The answer, or its withdrawal, that is not on disk.
    pub fn answer(&self, question: &QuestionId, reading: Reading) -> Option<&Change> {
        self.on_its_way(&Register::Answer(question.clone(), reading))
    }

    /// How many changes are not on disk.
    pub fn open(&self) -> usize {
        self.waiting.len() + self.pending.len()
    }

    /// Why the last save failed; `None` once one succeeded.
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// What is to be done once it is saved.
    pub const fn then(&self) -> Then {
        self.then
    }

    /// Something is on its way to disk, and nothing failed so far.
    pub fn is_under_way(&self) -> bool {
        !self.pending.is_empty() && self.failure.is_none()
    }

    /// What is on its way decides nothing but what it says itself.
    fn is_plain(&self) -> bool {
        let plain =
            |wish: &Wish| matches!(wish.change, Change::Answered { .. } | Change::Drafted { .. });
        self.is_under_way()
            && self.pending.iter().chain(&self.waiting).all(plain)
            && matches!(self.then, Then::Stay | Then::WentOn { .. })
    }

    /// Hour and minute of the last entry saved.
    pub fn clock(&self) -> Option<&str> {
        self.last.as_deref().and_then(clock)
    }

    /// The stamp of the last entry saved.
    pub fn at(&self) -> Option<&str> {
        self.last.as_deref()
    }

    /// A later change of the same thing takes the place of an earlier one.
    fn put(&mut self, wish: Wish) {
        let own = register(&wish.change);
        self.waiting.retain(|earlier| own.is_none() || register(&earlier.change) != own);
        self.waiting.push(wish);
    }

    fn start(&mut self) -> Option<Effect> {
        if !self.pending.is_empty() || self.waiting.is_empty() {
            return None;
        }
        // Those that share a reason go together.
        let why = self.waiting[0].why.clone();
        let alike = self.waiting.iter().take_while(|wish| wish.why == why).count();
        self.pending = self.waiting.drain(..alike).collect();
        let changes = self.pending.iter().map(|wish| wish.change.clone()).collect();
        Some(Effect::Save { changes, why })
    }
}

/// Hour and minute of an RFC 3339 time.
pub fn clock(at: &str) -> Option<&str> {
    at.get(11..16).filter(|clock| clock.as_bytes().get(2) == Some(&b':'))
}

impl App {
    /// Asks for these changes to be saved, after those that could not be.
    pub(super) fn keep(&mut self, changes: Vec<Change>, then: Then) -> Option<Effect> {
        self.keep_because(changes, None, then)
    }

    /// The same, with the reason that the history keeps.
    pub(super) fn keep_because(
        &mut self,
        changes: Vec<Change>,
        why: Option<String>,
        then: Then,
    ) -> Option<Effect> {
        if self.opening.read_only && !changes.is_empty() {
            self.refuse_change();
            return None;
        }
        for change in changes {
            self.saving.put(Wish { change, why: why.clone() });
        }
        self.saving.then = match then {
            Then::GoOn => interview::go_ahead(self),
            then => then,
        };
        self.saving.start()
    }

    /// Whether what a message means hangs on what is on its way to disk.
    pub(super) fn waits(&self, msg: &Msg) -> bool {
        if !self.saving.is_plain() {
            return true;
        }
        let interview = &self.interview;
        let goes = matches!((&self.screen, &self.overlay), (Screen::Interview, Overlay::None))
            && interview.filter == Filter::All
            && interview.guide.is_none();
        match msg {
            // The draft is kept after what is on its way; typing goes on meanwhile.
            Msg::Paused => false,
            Msg::Typed(_) | Msg::Pasted(_) => {
                !matches!(self.overlay, Overlay::Note(_) | Overlay::Reason(_) | Overlay::Because(_))
            }
            Msg::Scroll(Scroll::Up | Scroll::Down | Scroll::First | Scroll::Last) => {
                !goes || interview.focus == Pane::Details
            }
            Msg::Interview(interview::Msg::Go(Go::NextOpen | Go::PreviousOpen)) => true,
            Msg::Interview(interview::Msg::Go(_)) => !goes,
            Msg::Interview(interview::Msg::Level(_) | interview::Msg::NoEvidence) => {
                let question = self.question().map(|question| &question.id);
                let stands = |id| self.assessment.given(id, self.reading).is_some();
                let comes = |id| self.saving.answer(id, self.reading).is_some();
                !goes || question.is_none_or(|id| stands(id) || comes(id))
            }
            _ => true,
        }
    }

    /// Says why nothing can be changed here.
    pub(super) fn refuse_change(&mut self) {
        let approval = self.assessment.approval().map(|approved| approved.approval.clone());
        match approval {
            Some(Approval { name, date, .. }) => {
                self.tell("told-approved", &[("name", name.into()), ("day", date.into())]);
            }
            None => self.tell("told-read-only", &[]),
        }
    }

    /// Tries again what could not be saved.
    pub(super) fn retry(&mut self) -> Option<Effect> {
        self.saving.start()
    }

    /// Takes back the last change that could not be saved.
    pub(super) fn drop_waiting(&mut self) -> bool {
        let dropped = self.saving.waiting.pop().is_some();
        if self.saving.open() == 0 {
            self.saving.failure = None;
        }
        dropped
    }

    /// The entries are on disk: now they hold.
    pub(super) fn saved(&mut self, entries: Vec<Entry>) -> Option<Effect> {
        self.saving.pending.clear();
        self.saving.failure = None;
        if let Some(last) = entries.last() {
            self.saving.last = Some(last.at.clone());
        }
        let is_new = |entry: &&Entry| matches!(entry.change, Change::Listed { replaces: None, .. });
        let new: Vec<EntryId> =
            entries.iter().filter(is_new).map(|entry| entry.id.clone()).collect();
        for entry in &entries {
            self.assessment.apply(entry.clone());
        }
        for change in yields::follow(self, &new) {
            self.saving.put(Wish { change, why: None });
        }
        self.renew(&entries);
        if let Some(effect) = self.saving.start() {
            return Some(effect);
        }
        match std::mem::take(&mut self.saving.then) {
            // Leaving was asked for and stood only on this.
            _ if matches!(self.overlay, Overlay::Leaving) => Some(Effect::Leave),
            Then::Stay | Then::WentOn { .. } => None,
            Then::GoOn => {
                interview::go_on(self);
                None
            }
            Then::Leave => Some(Effect::Leave),
        }
    }

    /// Nothing is on disk: everything stays here, and says so.
    pub(super) fn not_saved(&mut self, words: String) -> Option<Effect> {
        let later = std::mem::take(&mut self.saving.waiting);
        for wish in std::mem::take(&mut self.saving.pending).into_iter().chain(later) {
            self.saving.put(wish);
        }
        self.saving.failure = Some(words);
        match std::mem::take(&mut self.saving.then) {
            Then::Leave if self.interrupted => Some(Effect::Leave),
            Then::Leave => {
                self.overlay = Overlay::Leaving;
                None
            }
            Then::WentOn { from, to } if self.interview.at == to => {
                interview::land(self, from);
                None
            }
            Then::Stay | Then::GoOn | Then::WentOn { .. } => None,
        }
    }

    /// Leaves at once when everything is on disk; else saves first, then asks.
    pub(super) fn leave(&mut self) -> Option<Effect> {
        let changes = self.overlay.kept(self);
        self.overlay = Overlay::None;
        if self.opening.read_only {
            return Some(Effect::Leave);
        }
        if changes.is_empty() && self.saving.open() == 0 {
            return Some(Effect::Leave);
        }
        if self.saving.failure.is_some() && !self.interrupted {
            for change in changes {
                self.saving.put(Wish { change, why: None });
            }
            self.overlay = Overlay::Leaving;
            return None;
        }
        self.keep(changes, Then::Leave)
    }
}
