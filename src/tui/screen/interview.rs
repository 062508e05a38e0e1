//! The interview: free movement, one key an answer, and on to the next.

mod filter;
mod panes;

pub use filter::Filter;
pub use panes::{plain_lines, view};

use super::{Overlay, because, chosen, director, note, reason, search};
use crate::assessment::{Answer, Change, Status};
use crate::questionnaire::QuestionId;
use crate::tui::app::{App, other};
use crate::tui::facts::Fact;
use crate::tui::keys;
use crate::tui::msg::{Effect, Msg as Any, Scroll};
use crate::tui::saving::Then;

/// What the interview does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Msg {
    Go(Go),
    /// The level with this code or value.
    Level(char),
    NotApplicable,
    NoEvidence,
    Withdraw,
    Note,
    Grade,
    Target,
    Mark,
    Undo,
    Redo,
    /// The other reading is entered.
    Reading,
    Language,
    Filter,
    Search,
    Confidence,
    /// Something else that the interview yields is added.
    Add,
    /// A session begins, goes on or ends.
    Session,
    History,
    Jumps,
    /// Back to where the last jump left from.
    JumpBack,
    /// The question is put aside, and the next one proposed comes.
    Skip,
    /// The focus goes to the next pane (or the one before).
    Pane(bool),
}

/// Where to go among the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    Next,
    Previous,
    NextOpen,
    PreviousOpen,
    NextTopic,
    PreviousTopic,
    NextArea,
    PreviousArea,
}

/// The pane with the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    Tree,
    #[default]
    Question,
    Details,
}

/// Where the interview is.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The question on screen, by its place among all.
    pub at: usize,
    pub focus: Pane,
    /// Lines gone down in the pane with the focus.
    pub scroll: usize,
    pub filter: Filter,
    /// The places that jumps left from, the last one last.
    pub jumps: Vec<usize>,
    /// The interview is led by the director.
    pub guide: Option<director::Guide>,
}

/// Goes on where it was left: at the question of the last change, or at the
/// next one that waits where that one is answered.
pub fn start(app: &mut App) {
    let open = |fact: &Fact| fact.asked && !fact.answered;
    let first = app.facts.iter().position(open).unwrap_or(0);
    let last = app.assessment.last_question().cloned();
    let at = last.and_then(|last| app.spots.iter().position(|spot| spot.id == last));
    let next =
        at.and_then(
            |at| {
                if open(app.facts.get(at)?) { Some(at) } else { after_place(app, at, open) }
            },
        );
    app.interview.at = next.unwrap_or(first);
}

/// Says that a text was begun and is kept.
pub fn tell_drafts(app: &mut App) {
    let begun: Vec<String> = app.assessment.drafts().map(|(id, _)| id.to_string()).collect();
    if let Some(first) = begun.first() {
        let (question, count) = (first.clone(), begun.len());
        app.tell("told-draft", &[("question", question.into()), ("count", count.into())]);
    }
}

/// To the next question that is asked, after an answer.
pub fn go_on(app: &mut App) {
    if app.interview.guide.is_some() {
        if let Some(place) = director::next(app) {
            land(app, place);
        }
        return;
    }
    let filter = app.interview.filter;
    let next = after(app, |fact| fact.asked && filter.passes(fact));
    match next {
        Some(next) => land(app, next),
        None if app.progress().answered == app.progress().asked => app.tell("told-complete", &[]),
        None => app.tell("told-last", &[]),
    }
}

/// Goes on before an answer is on disk, where the way on does not hang on the
/// answer; else that follows once it is.
pub fn go_ahead(app: &mut App) -> Then {
    let free = app.interview.guide.is_none() && app.interview.filter == Filter::All;
    let decides = app.question().is_none_or(|question| app.questionnaire.decides(question));
    let next = if free && !decides { after(app, |fact| fact.asked) } else { None };
    let Some(to) = next else { return Then::GoOn };
    let from = app.interview.at;
    land(app, to);
    Then::WentOn { from, to }
}

fn after(app: &App, wanted: impl Fn(&Fact) -> bool) -> Option<usize> {
    after_place(app, app.interview.at, wanted)
}

fn after_place(app: &App, at: usize, wanted: impl Fn(&Fact) -> bool) -> Option<usize> {
    (at + 1..app.facts.len()).find(|&place| wanted(&app.facts[place]))
}

fn before(app: &App, wanted: impl Fn(&Fact) -> bool) -> Option<usize> {
    (0..app.interview.at.min(app.facts.len())).rev().find(|&place| wanted(&app.facts[place]))
}

/// Puts a question on screen, from its beginning.
pub fn land(app: &mut App, place: usize) {
    app.interview.at = place.min(app.spots.len().saturating_sub(1));
    app.interview.scroll = 0;
}

/// Longest list of places that jumps left from.
const JUMPS: usize = 50;

/// Puts a question on screen and remembers where that left from.
pub fn jump(app: &mut App, place: usize) {
    let from = app.interview.at;
    if from != place {
        app.interview.jumps.retain(|&known| known != from);
        app.interview.jumps.push(from);
        if app.interview.jumps.len() > JUMPS {
            app.interview.jumps.remove(0);
        }
    }
    land(app, place);
}

/// The same by the question's id.
pub fn jump_to(app: &mut App, id: &QuestionId) {
    if let Some(place) = app.spots.iter().position(|spot| spot.id == *id) {
        jump(app, place);
    }
}

/// Puts the question with this id on screen.
pub fn land_on(app: &mut App, id: &QuestionId) {
    if let Some(place) = app.spots.iter().position(|spot| spot.id == *id) {
        land(app, place);
    }
}

pub fn update(app: &mut App, msg: Any) -> Option<Effect> {
    match msg {
        Any::Interview(msg) => return act(app, msg),
        Any::Scroll(scroll) => move_in_pane(app, scroll),
        Any::GoTo(place) => jump(app, place),
        Any::Clicked(column, row) => panes::click(app, column, row),
        Any::Back if app.interview.filter != Filter::All => app.interview.filter = Filter::All,
        Any::Back => focus(app, Pane::Question),
        Any::Confirm => focus(app, Pane::Question),
        _ => {}
    }
    None
}

fn act(app: &mut App, msg: Msg) -> Option<Effect> {
    let question = app.question()?.id.clone();
    let reading = app.reading;
    match msg {
        Msg::Go(to) => go(app, to),
        Msg::Level(key) => return level(app, key),
        Msg::NoEvidence => return answer(app, Answer::NoEvidence),
        Msg::NotApplicable if asked(app) => {
            app.overlay = Overlay::Reason(reason::writer(app));
        }
        Msg::Withdraw => {
            if app.assessment.given(&question, reading).is_some()
                || app.saving.answer(&question, reading).is_some()
            {
                let withdrawn = Change::Withdrawn { question, reading };
                return change(app, vec![withdrawn], Then::Stay);
            }
        }
        Msg::Note => app.overlay = Overlay::Note(note::writer(app)),
        Msg::Grade => app.overlay = Overlay::Choose(chosen::Choice::Grade),
        Msg::Target => app.overlay = Overlay::Choose(chosen::Choice::Target),
        Msg::Mark => {
            let marked = !app.assessment.is_marked(&question);
            return app.keep(vec![Change::Marked { question, marked }], Then::Stay);
        }
        Msg::Undo => return undo(app),
        Msg::Redo => return redo(app),
        Msg::Reading => {
            app.reading = other(reading);
            app.refresh();
            let name = app.reading_name(app.reading);
            app.tell("told-reading", &[("reading", name.into())]);
        }
        Msg::Confidence => app.overlay = Overlay::Choose(chosen::Choice::Confidence),
        Msg::Add => app.overlay = Overlay::Choose(chosen::Choice::Add),
        Msg::Session => app.overlay = Overlay::Choose(chosen::Choice::Session),
        Msg::Skip => director::skip(app),
        Msg::History => app.overlay = Overlay::History { scroll: 0 },
        Msg::Jumps => app.overlay = Overlay::Jumps { at: 0 },
        Msg::JumpBack => match app.interview.jumps.pop() {
            Some(place) => land(app, place),
            None => app.tell("jumps-empty", &[]),
        },
        Msg::Filter => filter::turn(app),
        Msg::Search => app.overlay = Overlay::Search(search::State::new(app)),
        Msg::Pane(forward) => turn_pane(app, forward),
        Msg::NotApplicable | Msg::Language => {}
    }
    None
}

fn go(app: &mut App, to: Go) {
    let filter = app.interview.filter;
    let open = |fact: &Fact| fact.asked && !fact.answered;
    let here = app.interview.at;
    let spot = |place: usize| (app.spots[place].area, app.spots[place].topic);
    let passes = |place: usize| filter.passes(&app.facts[place]);
    let first_of = |same: &dyn Fn(usize) -> bool| (0..app.spots.len()).find(|&place| same(place));
    let target = match to {
        Go::Next => after(app, |fact| filter.passes(fact)),
        Go::Previous => before(app, |fact| filter.passes(fact)),
        // Round the end: what was left open is behind as often as before.
        Go::NextOpen => after(app, open).or_else(|| app.facts.iter().position(open)),
        Go::PreviousOpen => before(app, open).or_else(|| app.facts.iter().rposition(open)),
        Go::NextTopic => {
            (here + 1..app.spots.len()).find(|&place| spot(place) != spot(here) && passes(place))
        }
        Go::PreviousTopic => (0..here)
            .rev()
            .find(|&place| spot(place) != spot(here) && passes(place))
            .and_then(|last| first_of(&|place| spot(place) == spot(last) && passes(place))),
        Go::NextArea => (here + 1..app.spots.len())
            .find(|&place| spot(place).0 != spot(here).0 && passes(place)),
        Go::PreviousArea => (0..here)
            .rev()
            .find(|&place| spot(place).0 != spot(here).0 && passes(place))
            .and_then(|last| first_of(&|place| spot(place).0 == spot(last).0 && passes(place))),
    };
    match target {
        Some(place) if matches!(to, Go::NextArea | Go::PreviousArea) => jump(app, place),
        Some(place) => land(app, place),
        None if matches!(to, Go::NextOpen | Go::PreviousOpen) => app.tell("told-complete", &[]),
        None => app.tell("told-no-further", &[]),
    }
}

/// Whether the question on screen is asked; says so where it is not.
fn asked(app: &mut App) -> bool {
    let asked = app.facts.get(app.interview.at).is_some_and(|fact| fact.asked);
    if !asked {
        app.tell("told-not-asked", &[]);
    }
    asked
}

fn level(app: &mut App, key: char) -> Option<Effect> {
    let scale = app.questionnaire.scale_of(app.question()?);
    let Some(level) = keys::level(scale, key) else {
        let levels = keys::level_keys(scale);
        app.tell("told-no-level", &[("key", key.to_string().into()), ("levels", levels.into())]);
        return None;
    };
    answer(app, Answer::Level(level))
}

/// Gives an answer to the question on screen, and goes on once it is saved.
fn answer(app: &mut App, answer: Answer) -> Option<Effect> {
    answer_with(app, answer, None)
}

/// The same, together with what finishes a text that belongs to it.
pub fn answer_with(app: &mut App, answer: Answer, finished: Option<Change>) -> Option<Effect> {
    if !asked(app) {
        return None;
    }
    let question = app.question()?.id.clone();
    let reading = app.reading;
    let stands = app.assessment.given(&question, reading).map(|given| given.answer.clone());
    if stands.as_ref() == Some(&answer) && app.saving.open() == 0 && finished.is_none() {
        go_on(app);
        return None;
    }
    let answered = Change::Answered { question, reading, answer };
    change(app, std::iter::once(answered).chain(finished).collect(), Then::GoOn)
}

/// Saves a change of an answer. After validation, an answer that stood is
/// changed only with a reason.
fn change(app: &mut App, changes: Vec<Change>, then: Then) -> Option<Effect> {
    let stood = |question: &QuestionId| app.assessment.given(question, app.reading).is_some();
    let is_late = !matches!(app.assessment.status(), Status::Draft | Status::SelfAssessed);
    if is_late && !app.opening.read_only && app.question().is_some_and(|it| stood(&it.id)) {
        app.overlay = Overlay::Because(because::State::new(app, changes, then));
        return None;
    }
    app.keep(changes, then)
}

fn undo(app: &mut App) -> Option<Effect> {
    if app.drop_waiting() {
        app.tell("told-undone", &[]);
        return None;
    }
    let Some(entry) = app.assessment.undoable(&app.opening.replica) else {
        app.tell("told-nothing-to-undo", &[]);
        return None;
    };
    let (entry, about) = (entry.id.clone(), entry.change.question().cloned());
    if let Some(question) = about {
        land_on(app, &question);
    }
    app.tell("told-undone", &[]);
    app.keep(vec![Change::Undone { entry }], Then::Stay)
}

fn redo(app: &mut App) -> Option<Effect> {
    let Some(entry) = app.assessment.redoable(&app.opening.replica) else {
        app.tell("told-nothing-to-redo", &[]);
        return None;
    };
    let (entry, about) = (entry.id.clone(), entry.change.question().cloned());
    if let Some(question) = about {
        land_on(app, &question);
    }
    app.tell("told-redone", &[]);
    app.keep(vec![Change::Redone { entry }], Then::Stay)
}

fn focus(app: &mut App, pane: Pane) {
    app.interview.focus = pane;
    app.interview.scroll = 0;
}

fn turn_pane(app: &mut App, forward: bool) {
    let pane = match (app.interview.focus, forward) {
        (Pane::Tree, true) | (Pane::Details, false) => Pane::Question,
        (Pane::Question, true) | (Pane::Tree, false) => Pane::Details,
        (Pane::Details, true) | (Pane::Question, false) => Pane::Tree,
    };
    focus(app, pane);
}

/// Up and down go through the questions; in the details, through the text.
/// A page always goes through the text.
fn move_in_pane(app: &mut App, scroll: Scroll) {
    let text =
        app.interview.focus == Pane::Details || matches!(scroll, Scroll::PageUp | Scroll::PageDown);
    if text {
        let (lines, height) = panes::extent(app);
        let last = lines.saturating_sub(height);
        app.interview.scroll = scroll.from(app.interview.scroll, last, height);
        return;
    }
    match scroll {
        Scroll::Up => go(app, Go::Previous),
        Scroll::Down => go(app, Go::Next),
        Scroll::First => jump(app, 0),
        _ => jump(app, app.spots.len().saturating_sub(1)),
    }
}
