//! What is open: one screen, and at most one thing laid over it. One enum each,
//! so that two things can't be open at once.

mod because;
mod chosen;
mod conflicts;
mod details;
pub mod differences;
pub mod director;
mod frame;
pub(super) mod help;
mod history;
pub mod interview;
mod jumps;
mod note;
mod palette;
pub mod plan;
mod question;
mod reason;
pub mod records;
pub mod report;
mod scores;
mod search;
mod tree;
mod why;
pub mod yields;

pub(super) use frame::{SMALLEST, bar, is_too_small, key_line, single, told_above, told_line};

use super::app::App;
use super::keys::Place;
use super::msg::{Effect, Msg, Page};
use super::widget::writer::Writer;
use crate::assessment::Change;
use ratatui::Frame;
use ratatui::text::Line;

/// The screen that is open.
pub enum Screen {
    Interview,
    Scores(Box<scores::State>),
    Plan(plan::State),
    Records(records::State),
    Conflicts(conflicts::State),
    Differences(differences::State),
    Director(director::State),
    Report(Box<report::State>),
}

/// What is laid over the screen.
pub enum Overlay {
    None,
    Help(help::State),
    Choose(chosen::Choice),
    Reason(Writer),
    Note(Writer),
    Search(search::State),
    Why(why::State),
    History {
        scroll: usize,
    },
    /// A setting of the plan is being written.
    Setting(plan::Field),
    Because(because::State),
    Form(Box<yields::State>),
    Palette(palette::State),
    Jumps {
        at: usize,
    },
    Leaving,
}

impl Screen {
    pub(super) fn place(&self) -> Place {
        match self {
            Self::Interview => Place::Interview,
            Self::Scores(_) => Place::Scores,
            Self::Plan(_) => Place::Plan,
            Self::Records(_) => Place::Records,
            Self::Conflicts(_) => Place::Conflicts,
            Self::Differences(_) => Place::Differences,
            Self::Director(_) => Place::Director,
            Self::Report(_) => Place::Report,
        }
    }
}

impl Overlay {
    pub(super) fn place(&self) -> Option<Place> {
        match self {
            Self::None => None,
            Self::Help(_) => Some(Place::Help),
            Self::Choose(_) => Some(Place::Choose),
            Self::Reason(_) => Some(Place::Reason),
            Self::Note(_) => Some(Place::Note),
            Self::Search(_) => Some(Place::Search),
            Self::Why(_) => Some(Place::Why),
            Self::History { .. } => Some(Place::History),
            Self::Setting(_) => Some(Place::Setting),
            Self::Because(_) => Some(Place::Because),
            Self::Form(_) => Some(Place::Form),
            Self::Palette(_) => Some(Place::Palette),
            Self::Jumps { .. } => Some(Place::Jumps),
            Self::Leaving => Some(Place::Leaving),
        }
    }

    /// What is being written and is not kept yet, as a draft.
    pub(super) fn draft(&self, app: &App) -> Option<Change> {
        match self {
            Self::Note(writer) => note::draft(app, writer),
            Self::Reason(writer) => reason::draft(app, writer),
            Self::Because(state) => state.draft(app),
            Self::Form(state) => state.draft(app),
            _ => None,
        }
    }

    /// What leaving makes of what is being written: a note is a note, anything
    /// else stays a draft.
    pub(super) fn kept(&self, app: &App) -> Vec<Change> {
        match self {
            Self::Note(writer) => note::changes(app, writer),
            overlay => overlay.draft(app).into_iter().collect(),
        }
    }
}

/// Hands a message to what is open.
pub(super) fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    match app.overlay.place() {
        Some(Place::Help) => help::update(app, &msg),
        Some(Place::Choose) => return chosen::update(app, &msg),
        Some(Place::Reason) => return reason::update(app, msg),
        Some(Place::Note) => return note::update(app, msg),
        Some(Place::Search) => search::update(app, msg),
        Some(Place::Why) => why::update(app, &msg),
        Some(Place::History) => history::update(app, &msg),
        Some(Place::Setting) => return plan::update_field(app, msg),
        Some(Place::Because) => return because::update(app, msg),
        Some(Place::Form) => return yields::update(app, msg),
        Some(Place::Palette) => return palette::update(app, msg),
        Some(Place::Jumps) => jumps::update(app, &msg),
        Some(_) => {
            if matches!(msg, Msg::Back) {
                app.overlay = Overlay::None;
            }
        }
        None => return update_screen(app, msg),
    }
    None
}

fn update_screen(app: &mut App, msg: Msg) -> Option<Effect> {
    match msg {
        Msg::Palette => app.overlay = Overlay::Palette(palette::State::new()),
        Msg::Help => app.overlay = Overlay::Help(help::State::new()),
        Msg::Open(page) => open(app, page),
        Msg::Interview(interview::Msg::Language) => {
            app.speech.turn();
            refresh(app);
        }
        msg => match app.screen.place() {
            Place::Scores => scores::update(app, &msg),
            Place::Plan => return plan::update(app, &msg),
            Place::Records => return records::update(app, &msg),
            Place::Conflicts => return conflicts::update(app, msg),
            Place::Differences => differences::update(app, &msg),
            Place::Director => director::update(app, &msg),
            Place::Report => return report::update(app, &msg),
            _ => return interview::update(app, msg),
        },
    }
    None
}

fn open(app: &mut App, page: Page) {
    app.screen = match page {
        Page::Scores => Screen::Scores(Box::new(scores::State::new(app))),
        Page::Plan => Screen::Plan(plan::State::new(app)),
        Page::Records => Screen::Records(records::State::new(app)),
        Page::Conflicts => Screen::Conflicts(conflicts::State::new(app)),
        Page::Differences => Screen::Differences(differences::State::default()),
        Page::Director => Screen::Director(director::State::new(app)),
        Page::Report => Screen::Report(Box::new(report::State::new(app))),
    };
}

/// What a screen holds was made from answers that have changed: make it anew.
pub(super) fn refresh(app: &mut App) {
    match app.screen.place() {
        Place::Scores => open(app, Page::Scores),
        Place::Plan => open(app, Page::Plan),
        Place::Records => open(app, Page::Records),
        Place::Conflicts => open(app, Page::Conflicts),
        Place::Director => open(app, Page::Director),
        Place::Report => open(app, Page::Report),
        _ => {}
    }
}

/// Draws what is open, and what is laid over it.
pub(super) fn view(app: &App, frame: &mut Frame<'_>) {
    let Some(body) = frame::draw(app, frame) else { return };
    match &app.screen {
        Screen::Interview => interview::view(app, frame, body),
        Screen::Scores(state) => scores::view(app, state, frame, body),
        Screen::Plan(state) => plan::view(app, state, frame, body),
        Screen::Records(state) => records::view(app, state, frame, body),
        Screen::Conflicts(state) => conflicts::view(app, state, frame, body),
        Screen::Differences(state) => differences::view(app, state, frame, body),
        Screen::Director(state) => director::view(app, state, frame, body),
        Screen::Report(state) => report::view(app, state, frame, body),
    }
    match &app.overlay {
        Overlay::None => {}
        Overlay::Help(state) => help::view(app, state, frame, body),
        Overlay::Choose(choice) => chosen::view(app, *choice, frame),
        Overlay::Reason(writer) => reason::view(app, writer, frame),
        Overlay::Note(writer) => note::view(app, writer, frame),
        Overlay::Search(state) => search::view(app, state, frame),
        Overlay::Why(state) => why::view(app, state, frame),
        Overlay::History { scroll } => history::view(app, *scroll, frame),
        Overlay::Setting(field) => plan::view_field(app, field, frame),
        Overlay::Because(state) => because::view(app, state, frame),
        Overlay::Form(state) => yields::view(app, state, frame),
        Overlay::Palette(state) => palette::view(app, state, frame),
        Overlay::Jumps { at } => jumps::view(app, *at, frame),
        Overlay::Leaving => frame::leaving(app, frame),
    }
    if app.saving.failure().is_none() && !app.saving.is_under_way() {
        told_above(app.told.as_deref(), frame);
    }
}

/// What is open, as lines to be read one after the other; `None` where it has
/// no columns and can be read as it is drawn.
pub(super) fn plain_lines(app: &App, width: usize) -> Option<Vec<Line<'static>>> {
    let say = |key: &str| Line::raw(app.say(key));
    Some(match &app.overlay {
        Overlay::None => match &app.screen {
            Screen::Interview => interview::plain_lines(app, width),
            Screen::Report(state) => report::plain_lines(app, state, width),
            _ => return None,
        },
        Overlay::Choose(choice) => {
            let (title, offers) = chosen::offers(app, *choice);
            let offers = offers.into_iter().map(|(key, text)| Line::raw(format!("  {key} {text}")));
            std::iter::once(Line::raw(title)).chain(offers).collect()
        }
        Overlay::Help(state) => help::found(app, state, width),
        Overlay::Search(state) => search::plain_lines(app, state, width),
        Overlay::Palette(state) => palette::plain_lines(app, state),
        Overlay::Why(state) => why::plain_lines(app, state, width),
        Overlay::History { .. } => history::lines(app, width),
        Overlay::Jumps { at } => jumps::lines(app, *at, width),
        Overlay::Note(writer) => vec![say("place-note"), Line::raw(writer.text())],
        Overlay::Reason(_) => vec![Line::raw(reason::hint(app))],
        Overlay::Because(_) => vec![say("because-hint")],
        Overlay::Setting(field) => plan::plain_field(app, field, width),
        Overlay::Form(state) => vec![say(state.kind.word())],
        Overlay::Leaving => return None,
    })
}
