//! The report before it is printed: what the Document says, readable, with its
//! table of contents; and the PDF, written on a key.
//!
//! Promise: what is read here is what is printed, the same Document; writing
//! says what it is doing before it does it, and where the file lies.

mod lines;

use super::Screen;
use super::frame::body;
use crate::i18n::Phrases;
use crate::report::compose::{Facts, Profile, compose};
use crate::report::document::Document;
use crate::tui::app::App;
use crate::tui::msg::{Effect, Msg, Print};
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::fit;
use lines::{Readable, readable};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

/// Columns of the screen from which the contents stand beside the text.
const WIDE: u16 = 100;
/// Columns of the contents there.
const CONTENTS: u16 = 36;

/// What can be done with a report that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// To the next section or the one before.
    Section(bool),
    /// To the next chapter or the one before.
    Chapter(bool),
    /// Make the PDF.
    Write,
}

/// The report as it stands, and how far it is read.
pub struct State {
    document: Document,
    text: Readable,
    /// Columns that the text was broken for.
    width: usize,
    /// The first line on screen.
    at: usize,
}

impl State {
    /// Composes the whole report in the language on screen.
    pub fn new(app: &App) -> Self {
        let phrases = Phrases::of(app.speech.language());
        let facts = Facts::of(&app.questionnaire, &app.assessment, &phrases);
        let document = compose(&facts, Profile::Full);
        let width = width(app.size);
        let text = readable(&document, width, &phrases);
        let at = match &app.screen {
            Screen::Report(state) => state.at.min(text.lines.len().saturating_sub(1)),
            _ => 0,
        };
        Self { document, text, width, at }
    }

    /// The place among the sections of the one that is read.
    fn section(&self) -> Option<usize> {
        self.text.sections.partition_point(|section| section.line <= self.at).checked_sub(1)
    }

    /// Where the line that is read first stands in the text broken to another width.
    fn at_in(&self, text: &Readable) -> usize {
        let line = |text: &Readable, at: usize| text.sections.get(at).map(|one| one.line);
        let Some(section) = self.section() else { return self.at };
        let start = line(text, section).unwrap_or(0);
        let end = line(text, section + 1).unwrap_or(text.lines.len());
        let offset = self.at - line(&self.text, section).unwrap_or(self.at);
        (start + offset).min(end.saturating_sub(1)).max(start)
    }

    /// The first line of the next section or the one before, of these levels.
    fn jump(&self, ahead: bool, deepest: u8) -> usize {
        let mut lines =
            self.text.sections.iter().filter(|one| one.level <= deepest).map(|one| one.line);
        if ahead {
            lines.find(|line| *line > self.at).unwrap_or(self.at)
        } else {
            lines.take_while(|line| *line < self.at).last().unwrap_or(0)
        }
    }
}

/// Columns for the text, and where they begin.
fn areas(area: Rect) -> [Rect; 2] {
    let contents = if area.width >= WIDE { CONTENTS } else { 0 };
    Layout::horizontal([Constraint::Length(contents), Constraint::Min(0)]).areas(area)
}

fn width(size: (u16, u16)) -> usize {
    usize::from(areas(body(size))[1].width.saturating_sub(4))
}

pub fn update(app: &mut App, msg: &Msg) -> Option<Effect> {
    let (page, width) = (usize::from(body(app.size).height.saturating_sub(2)), width(app.size));
    let Screen::Report(state) = &mut app.screen else { return None };
    if state.width != width {
        let text = readable(&state.document, width, app.speech.phrases());
        (state.at, state.width) = (state.at_in(&text), width);
        state.text = text;
    }
    let last = state.text.lines.len().saturating_sub(page);
    match msg {
        Msg::Back => app.screen = Screen::Interview,
        Msg::Scroll(by) => state.at = by.from(state.at, last, page),
        Msg::Report(Act::Section(ahead)) => state.at = state.jump(*ahead, 2),
        Msg::Report(Act::Chapter(ahead)) => state.at = state.jump(*ahead, 1),
        Msg::Report(Act::Write) => {
            let document = Box::new(state.document.clone());
            app.tell("report-laying-out", &[]);
            let questionnaire = app.questionnaire.clone();
            return Some(Effect::Print(Print::LayOut { document, questionnaire }));
        }
        Msg::LaidOut { pages } => {
            app.tell("report-writing", &[("pages", (*pages).into())]);
            return Some(Effect::Print(Print::Write));
        }
        Msg::Printed { path, pages, missing } => {
            let codes: Vec<String> =
                missing.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
            let filling = [
                ("path", path.as_str().into()),
                ("pages", (*pages).into()),
                ("codes", codes.join(", ").into()),
            ];
            let key = if missing.is_empty() { "report-written" } else { "report-written-without" };
            app.tell(key, &filling);
        }
        _ => {}
    }
    None
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let [left, right] = areas(area);
    let section = state.section();
    if left.width > 0 {
        contents(app, state, section, frame, left);
    }
    let here = section.and_then(|at| state.text.sections.get(at));
    let title = here.map_or_else(|| app.say("place-report"), |section| section.title.clone());
    let inside = pane::titled(frame, right, &title, true);
    // After a change of size the text is broken anew here until the next key.
    let width = usize::from(right.width.saturating_sub(4));
    if width == state.width {
        pane::lines(frame, inside, &state.text.lines, state.at);
    } else {
        let text = readable(&state.document, width, app.speech.phrases());
        pane::lines(frame, inside, &text.lines, state.at_in(&text));
    }
}

/// Chapters and sections, the one that is read in its place.
fn contents(app: &App, state: &State, section: Option<usize>, frame: &mut Frame<'_>, area: Rect) {
    let inside = pane::titled(frame, area, &app.say("report-contents"), false);
    // One column stays free before the text.
    let width = usize::from(inside.width.saturating_sub(1));
    let lines: Vec<Line<'static>> = state
        .text
        .sections
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let indent = if one.level == 1 { "" } else { "  " };
            let text = fit(&format!("{indent}{}", one.title), width);
            let style = if Some(at) == section { theme::CHOSEN } else { Default::default() };
            Line::styled(text, style)
        })
        .collect();
    let middle = usize::from(inside.height) / 2;
    pane::lines(frame, inside, &lines, section.unwrap_or(0).saturating_sub(middle));
}

/// The whole report, to be read line after line.
pub fn plain_lines(app: &App, state: &State, width: usize) -> Vec<Line<'static>> {
    readable(&state.document, width, app.speech.phrases()).lines
}
