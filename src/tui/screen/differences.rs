//! What differs, question by question, in words: between the two readings of
//! the assessment that is open, or between it and another one.

use super::Screen;
use super::frame::{body, paragraph};
use crate::assessment::{Assessment, Difference, Reading, differences};
use crate::questionnaire::QuestionId;
use crate::tui::app::App;
use crate::tui::msg::Msg;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

/// What is compared with the assessment that is open, and how far it was read.
#[derive(Default)]
pub struct State {
    other: Option<Box<Other>>,
    scroll: usize,
}

/// Another assessment, and what the two are called.
pub struct Other {
    pub assessment: Assessment,
    pub names: [String; 2],
}

impl State {
    /// Compares with another assessment.
    pub fn with(other: Other) -> Self {
        Self { other: Some(Box::new(other)), scroll: 0 }
    }
}

pub fn update(app: &mut App, msg: &Msg) {
    let page = usize::from(body(app.size).height);
    let Screen::Differences(state) = &app.screen else { return };
    let last = lines(app, state, usize::from(app.size.0)).len().saturating_sub(1);
    match msg {
        Msg::Back => app.screen = Screen::Interview,
        Msg::Scroll(by) => {
            if let Screen::Differences(state) = &mut app.screen {
                state.scroll = by.from(state.scroll, last, page);
            }
        }
        _ => {}
    }
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let names = names(app, state);
    let filling = [("left", names[0].as_str().into()), ("right", names[1].as_str().into())];
    let title = app.speech.fill("diff-title", &filling);
    let inside = pane::titled(frame, area, &title, true);
    let lines = lines(app, state, usize::from(inside.width));
    pane::lines(frame, inside, &lines, state.scroll);
}

fn names(app: &App, state: &State) -> [String; 2] {
    match &state.other {
        Some(other) => other.names.clone(),
        None => Reading::ALL.map(|reading| app.reading_name(reading)),
    }
}

fn lines(app: &App, state: &State, width: usize) -> Vec<Line<'static>> {
    let words = Words { questionnaire: &app.questionnaire, phrases: app.speech.phrases() };
    let questions: Vec<&QuestionId> = app.spots.iter().map(|spot| &spot.id).collect();
    let found: Vec<Difference<'_>> = match &state.other {
        Some(other) => {
            let same = Reading::ALL.map(|reading| (reading, reading));
            differences(&app.assessment, &other.assessment, &questions, &same)
        }
        None => {
            let pair = [(Reading::Own, Reading::Validated)];
            differences(&app.assessment, &app.assessment, &questions, &pair)
        }
    };
    let names = names(app, state);
    if found.is_empty() {
        return paragraph(&app.say("diff-none"), width, 0, Style::new());
    }
    let (mut lines, mut last) = (Vec::new(), None);
    for difference in &found {
        let heading = words.heading(difference);
        if last.as_ref() != Some(&heading) {
            lines.extend(last.is_some().then(Line::default));
            lines.extend(paragraph(&heading, width, 0, theme::LABEL));
            last = Some(heading);
        }
        let text = words.difference(difference, (&names[0], &names[1]));
        lines.extend(paragraph(&text, width, 2, Style::new()));
    }
    lines
}
