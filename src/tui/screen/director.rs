//! The interview director on screen: whom one talks to, the minutes left, and
//! the questions to ask now. From here the interview can be led: after each
//! answer the next question proposed comes, planned anew.

use super::frame::{body, paragraph};
use super::{Screen, interview};
use crate::questionnaire::OwnerId;
use crate::tui::app::App;
use crate::tui::director::{Proposal, Proposed, propose};
use crate::tui::msg::Msg;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::cut;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

/// What the director is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The next respondent (or the one before).
    Who(bool),
    /// Five minutes more, or fewer.
    Minutes(bool),
    /// The interview is led no more.
    Stop,
}

/// An interview that is led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    who: Option<OwnerId>,
    /// Minutes left when it began.
    minutes: u32,
    /// When it began: the stamp of the first change since.
    begun: Option<String>,
    /// Questions put aside for now.
    skipped: Vec<usize>,
}

/// The proposal, and the question chosen in it.
pub struct State {
    guide: Guide,
    proposal: Proposal,
    at: usize,
}

impl State {
    pub fn new(app: &App) -> Self {
        let (guide, at) = match &app.screen {
            Screen::Director(state) => (state.guide.clone(), state.at),
            _ => (app.interview.guide.clone().unwrap_or(FRESH), 0),
        };
        let proposal = guide.proposal(app);
        let last = (proposal.now.len() + proposal.later.len()).saturating_sub(1);
        Self { guide, proposal, at: at.min(last) }
    }

    fn rows(&self) -> impl Iterator<Item = &Proposed> {
        self.proposal.now.iter().chain(&self.proposal.later)
    }
}

/// An hour with anybody.
const FRESH: Guide = Guide { who: None, minutes: 60, begun: None, skipped: Vec::new() };
const STEP: u32 = 5;
const MOST: u32 = 600;

impl Guide {
    /// Minutes left now, by the stamps of what was saved since: no clock is asked.
    pub fn left(&self, app: &App) -> u32 {
        let minute = |at: &str| -> Option<u32> {
            let (hour, minute) = (at.get(11..13)?, at.get(14..16)?);
            Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?)
        };
        let (begun, now) =
            (self.begun.as_deref().and_then(minute), app.saving.at().and_then(minute));
        let passed = begun.zip(now).map_or(0, |(begun, now)| (now + 1440 - begun) % 1440);
        self.minutes.saturating_sub(passed)
    }

    fn proposal(&self, app: &App) -> Proposal {
        let mut facts = app.facts.clone();
        for place in &self.skipped {
            if let Some(fact) = facts.get_mut(*place) {
                fact.asked = false;
            }
        }
        propose(&app.questionnaire, &facts, self.who.as_ref(), self.left(app))
    }

    /// For the head line.
    pub fn words(&self, app: &App) -> String {
        let count = self.proposal(app).now.len();
        app.speech.fill(
            "director-led",
            &[
                ("who", who(app, self.who.as_ref()).into()),
                ("minutes", self.left(app).into()),
                ("count", count.into()),
            ],
        )
    }
}

fn who(app: &App, id: Option<&OwnerId>) -> String {
    let owner = id.and_then(|id| app.questionnaire.owner(id));
    owner.map_or_else(
        || app.say("director-anybody"),
        |owner| app.speech.text(&owner.role).to_owned(),
    )
}

/// Whom questions say to ask, in the questionnaire's order.
fn respondents(app: &App) -> Vec<&OwnerId> {
    let asked = |id: &OwnerId| app.questionnaire.questions().any(|it| it.ask.contains(id));
    app.questionnaire.owners.iter().map(|owner| &owner.id).filter(|id| asked(id)).collect()
}

/// Where a led interview goes next; `None`: it is not led, or nothing is left.
pub fn next(app: &mut App) -> Option<usize> {
    let at = app.saving.at().map(str::to_owned);
    let guide = app.interview.guide.as_mut()?;
    if guide.begun.is_none() {
        guide.begun = at;
    }
    let proposal = app.interview.guide.as_ref()?.proposal(app);
    let here = app.interview.at;
    let mut others = proposal.now.iter().map(|proposed| proposed.place);
    let next = others.clone().find(|&place| place > here).or_else(|| others.next());
    if next.is_none() {
        app.interview.guide = None;
        app.tell("director-over", &[]);
    }
    next
}

/// The question at hand is put aside, and the next one comes.
pub fn skip(app: &mut App) {
    let here = app.interview.at;
    let Some(guide) = &mut app.interview.guide else { return };
    guide.skipped.push(here);
    if let Some(place) = next(app) {
        interview::land(app, place);
    }
}

pub fn update(app: &mut App, msg: &Msg) {
    let page = usize::from(body(app.size).height.saturating_sub(4));
    let known: Vec<OwnerId> = respondents(app).into_iter().cloned().collect();
    let Screen::Director(state) = &mut app.screen else { return };
    match msg {
        Msg::Back => app.screen = Screen::Interview,
        Msg::Scroll(by) => {
            let last = state.rows().count().saturating_sub(1);
            state.at = by.from(state.at, last, page);
        }
        Msg::Director(Act::Who(forward)) => {
            let at = state.guide.who.as_ref().and_then(|id| known.iter().position(|it| it == id));
            // Before the first one stands anybody.
            let (at, count) = (at.map_or(0, |at| at + 1), known.len() + 1);
            let at = if *forward { at + 1 } else { at + count - 1 } % count;
            state.guide.who = at.checked_sub(1).and_then(|at| known.get(at).cloned());
            super::refresh(app);
        }
        Msg::Director(Act::Minutes(more)) => {
            let minutes = state.guide.minutes;
            state.guide.minutes =
                if *more { (minutes + STEP).min(MOST) } else { minutes.saturating_sub(STEP) };
            super::refresh(app);
        }
        Msg::Director(Act::Stop) => {
            app.interview.guide = None;
            app.screen = Screen::Interview;
        }
        Msg::Confirm => {
            let Some(place) = state.rows().nth(state.at).map(|row| row.place) else { return };
            let mut guide = state.guide.clone();
            guide.skipped.retain(|&skipped| skipped != place);
            app.interview.guide = Some(guide);
            app.screen = Screen::Interview;
            interview::jump(app, place);
        }
        _ => {}
    }
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let inside = pane::titled(frame, area, &app.say("place-director"), true);
    let (lines, here) = lines(app, state, usize::from(inside.width));
    pane::lines(frame, inside, &lines, (here + 3).saturating_sub(usize::from(inside.height)));
}

/// The lines, and where the chosen question stands among them.
pub fn lines(app: &App, state: &State, width: usize) -> (Vec<Line<'static>>, usize) {
    let minutes: u32 = state.proposal.now.iter().map(|proposed| proposed.minutes).sum();
    let head = app.speech.fill(
        "director-head",
        &[
            ("who", who(app, state.guide.who.as_ref()).into()),
            ("left", state.guide.left(app).into()),
            ("count", state.proposal.now.len().into()),
            ("minutes", minutes.into()),
        ],
    );
    let mut lines = paragraph(&head, width, 0, theme::STRONG);
    let mut here = 0;
    lines.push(Line::default());
    if state.rows().next().is_none() {
        lines.extend(paragraph(&app.say("director-empty"), width, 0, Style::new()));
    }
    for (place, row) in state.rows().enumerate() {
        if place == state.proposal.now.len() {
            lines.push(Line::styled(app.say("director-later"), theme::LABEL));
        }
        let style = if place == state.at {
            here = lines.len();
            theme::CHOSEN
        } else {
            Style::new()
        };
        lines.push(Line::styled(cut(&words(app, row), width), style));
    }
    (lines, here)
}

fn words(app: &App, row: &Proposed) -> String {
    let spot = app.spots.get(row.place);
    let Some(question) = spot.and_then(|spot| app.questionnaire.question(&spot.id)) else {
        return String::new();
    };
    let minutes = app.speech.fill("director-minutes", &[("minutes", row.minutes.into())]);
    let waiting = if row.waiting == 0 {
        String::new()
    } else {
        let words = app.speech.fill("director-waiting", &[("count", row.waiting.into())]);
        format!(" ({words})")
    };
    format!("  {minutes}  {}  {}{waiting}", question.id, app.speech.text(&question.text))
}
