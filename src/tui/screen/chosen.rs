//! Small choices by one letter: the evidence grade, the target.

use super::Overlay;
use super::frame::item;
use super::question::{confidence_word, grade_word};
use super::yields::{self, Kind};
use crate::assessment::{Change, Confidence, EntryId};
use crate::plan::unset_target;
use crate::questionnaire::Grade;
use crate::tui::app::App;
use crate::tui::keys;
use crate::tui::msg::{Effect, Msg};
use crate::tui::saving::Then;
use crate::tui::widget::pane;
use ratatui::Frame;

/// What is being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Grade,
    Target,
    Confidence,
    /// What is added beside the answer.
    Add,
    /// The session in which the answers to come are given.
    Session,
}

/// The letter that takes a choice back.
const NONE: char = '-';

pub fn update(app: &mut App, msg: &Msg) -> Option<Effect> {
    let Overlay::Choose(choice) = app.overlay else { return None };
    match msg {
        Msg::Back => app.overlay = Overlay::None,
        Msg::Pick(c) if choice == Choice::Add => {
            let (_, kind) = Kind::ALL.into_iter().find(|(letter, _)| letter == c)?;
            app.overlay = Overlay::None;
            yields::open(app, kind, None);
        }
        Msg::Pick('n') if choice == Choice::Session => {
            app.overlay = Overlay::None;
            yields::open(app, Kind::Session, None);
        }
        Msg::Pick(c) => {
            let change = change(app, choice, *c)?;
            app.overlay = Overlay::None;
            return app.keep(vec![change], Then::Stay);
        }
        _ => {}
    }
    None
}

fn change(app: &App, choice: Choice, c: char) -> Option<Change> {
    let known = app.question()?;
    let question = known.id.clone();
    match choice {
        Choice::Grade => {
            let wanted = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
            let grade = wanted.and_then(|place| Grade::ALL.get(place).copied());
            (grade.is_some() || c == NONE).then_some(Change::Graded {
                question,
                reading: app.reading,
                grade,
            })
        }
        Choice::Target => {
            let target = keys::level(app.questionnaire.scale_of(known), c);
            (target.is_some() || c == NONE).then_some(Change::Targeted { question, target })
        }
        Choice::Confidence => {
            let wanted = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
            let confidence =
                wanted.and_then(|place| CONFIDENCES.get(place.checked_sub(1)?).copied());
            (confidence.is_some() || c == NONE).then_some(Change::Trusted {
                question,
                reading: app.reading,
                confidence,
            })
        }
        Choice::Session => {
            let wanted = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
            let session = wanted.and_then(|place| {
                sessions(app).get(place.checked_sub(1)?).map(|(id, _)| id.clone())
            });
            (session.is_some() || c == NONE).then_some(Change::Sat { session })
        }
        Choice::Add => None,
    }
}

const CONFIDENCES: [Confidence; 3] = [Confidence::Low, Confidence::Medium, Confidence::High];

/// The latest sessions, at most as many as there are digits.
fn sessions(app: &App) -> Vec<(EntryId, String)> {
    let all = yields::listed(app, Kind::Session).into_iter().rev().take(9);
    all.map(|listed| (listed.id.clone(), yields::one_line(app, listed.item))).collect()
}

/// The title, and every choice with its key.
pub fn offers(app: &App, choice: Choice) -> (String, Vec<(String, String)>) {
    let Some(question) = app.question() else { return (String::new(), Vec::new()) };
    let id = question.id.to_string();
    let (title, mut offers) = match choice {
        Choice::Confidence => {
            let offer = |(place, it): (usize, &Confidence)| {
                ((place + 1).to_string(), app.say(confidence_word(*it)))
            };
            ("confidence-title", CONFIDENCES.iter().enumerate().map(offer).collect())
        }
        Choice::Add => {
            let offer = |(letter, kind): (char, Kind)| (letter.to_string(), app.say(kind.word()));
            ("add-title", Kind::ALL.into_iter().map(offer).collect())
        }
        Choice::Session => {
            let known = sessions(app).into_iter().enumerate();
            let mut offers: Vec<(String, String)> =
                known.map(|(place, (_, text))| ((place + 1).to_string(), text)).collect();
            offers.push(("n".to_owned(), app.say("session-new")));
            ("session-title", offers)
        }
        Choice::Grade => ("grade-title", grades(app)),
        Choice::Target => {
            let levels = &app.questionnaire.scale_of(question).levels;
            let offer = |level: &crate::questionnaire::Level| {
                (level.code.clone(), app.speech.text(&level.label).to_owned())
            };
            ("target-title", levels.iter().map(offer).collect())
        }
    };
    let none = match choice {
        Choice::Grade => app.say("grade-none"),
        Choice::Target => {
            let default = unset_target(&app.questionnaire, &app.assessment, question);
            let code = app.questionnaire.scale_of(question).level(default);
            let code = code.map(|level| level.code.clone()).unwrap_or_default();
            app.speech.fill("target-default", &[("level", code.into())])
        }
        Choice::Confidence => app.say("confidence-none"),
        Choice::Session => app.say("session-none"),
        Choice::Add => String::new(),
    };
    if choice != Choice::Add {
        offers.push((NONE.to_string(), none));
    }
    (app.speech.fill(title, &[("question", id.into())]), offers)
}

pub fn view(app: &App, choice: Choice, frame: &mut Frame<'_>) {
    let (title, offers) = offers(app, choice);
    let width = frame.area().width.saturating_sub(6).min(64);
    let room = usize::from(width.saturating_sub(4));
    let lines: Vec<_> =
        offers.iter().flat_map(|(key, text)| item(&format!(" {key} "), text, room)).collect();
    let height = u16::try_from(lines.len()).unwrap_or(10) + 2;
    let inside = pane::window(frame, &title, width, height);
    pane::lines(frame, inside, &lines, 0);
}

fn grades(app: &App) -> Vec<(String, String)> {
    let offer = |(place, grade): (usize, &Grade)| {
        (place.to_string(), format!("{} {}", grade.code(), app.say(grade_word(*grade))))
    };
    Grade::ALL.iter().enumerate().map(offer).collect()
}
