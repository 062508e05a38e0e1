//! Small choices by one letter: the evidence grade, the target.

use super::Overlay;
use super::frame::item;
use super::question::grade_word;
use crate::assessment::Change;
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
}

/// The letter that takes a choice back.
const NONE: char = '-';

pub fn update(app: &mut App, msg: &Msg) -> Option<Effect> {
    let Overlay::Choose(choice) = app.overlay else { return None };
    match msg {
        Msg::Back => app.overlay = Overlay::None,
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
    }
}

pub fn view(app: &App, choice: Choice, frame: &mut Frame<'_>) {
    let Some(question) = app.question() else { return };
    let id = question.id.to_string();
    let (title, mut offers) = match choice {
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
            let default = app.questionnaire.default_target(question);
            let code = app.questionnaire.scale_of(question).level(default);
            let code = code.map(|level| level.code.clone()).unwrap_or_default();
            app.speech.fill("target-default", &[("level", code.into())])
        }
    };
    offers.push((NONE.to_string(), none));
    let width = frame.area().width.saturating_sub(6).min(64);
    let room = usize::from(width.saturating_sub(4));
    let lines: Vec<_> =
        offers.iter().flat_map(|(key, text)| item(&format!(" {key} "), text, room)).collect();
    let height = u16::try_from(lines.len()).unwrap_or(10) + 2;
    let title = app.speech.fill(title, &[("question", id.into())]);
    let inside = pane::window(frame, &title, width, height);
    pane::lines(frame, inside, &lines, 0);
}

fn grades(app: &App) -> Vec<(String, String)> {
    let offer = |(place, grade): (usize, &Grade)| {
        (place.to_string(), format!("{} {}", grade.code(), app.say(grade_word(*grade))))
    };
    Grade::ALL.iter().enumerate().map(offer).collect()
}
