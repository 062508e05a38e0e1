//! The history of a question: who, when, from what to what, and why.

use super::Overlay;
use super::frame::item;
use super::question::answer_words;
use super::yields::one_line;
use crate::assessment::{Change, Entry};
use crate::questionnaire::Question;
use crate::tui::app::App;
use crate::tui::msg::Msg;
use crate::tui::widget::pane;
use ratatui::Frame;
use ratatui::text::Line;

pub fn update(app: &mut App, msg: &Msg) {
    let page = usize::from(app.size.1.saturating_sub(8));
    let last = lines(app, width(app.size.0)).len().saturating_sub(page);
    match (msg, &mut app.overlay) {
        (Msg::Back, overlay) => *overlay = Overlay::None,
        (Msg::Scroll(by), Overlay::History { scroll }) => *scroll = by.from(*scroll, last, page),
        _ => {}
    }
}

fn width(columns: u16) -> usize {
    usize::from(columns.saturating_sub(6).min(100)).saturating_sub(4)
}

pub fn view(app: &App, scroll: usize, frame: &mut Frame<'_>) {
    let area = frame.area();
    let lines = lines(app, width(area.width));
    let id = app.question().map(|question| question.id.to_string()).unwrap_or_default();
    let title = app.speech.fill("history-title", &[("question", id.into())]);
    let height =
        u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(4));
    let inside = pane::window(frame, &title, area.width.saturating_sub(6).min(100), height);
    pane::lines(frame, inside, &lines, scroll);
}

/// Newest first; drafts are no part of it.
pub fn lines(app: &App, width: usize) -> Vec<Line<'static>> {
    let Some(question) = app.question() else { return Vec::new() };
    let history = app.assessment.history();
    let about = |entry: &&&Entry| {
        subject(app, &entry.change).is_some_and(|change| {
            change.question() == Some(&question.id) && !matches!(change, Change::Drafted { .. })
        })
    };
    let mut lines = Vec::new();
    for entry in history.iter().rev().filter(about) {
        let day = entry.at.get(..16).unwrap_or(&entry.at).replace('T', " ");
        let mut text = format!("{} — {}", words(app, question, &entry.change), entry.by);
        if let Some(why) = &entry.why {
            text.push_str(" — ");
            text.push_str(&app.speech.fill("history-why", &[("why", why.clone().into())]));
        }
        lines.extend(item(&day, &text, width));
    }
    if lines.is_empty() {
        lines.push(Line::raw(app.say("history-empty")));
    }
    lines
}

/// The change that an entry is about: of an undo, the one taken back.
fn subject<'a>(app: &'a App, change: &'a Change) -> Option<&'a Change> {
    match change {
        Change::Undone { entry } | Change::Redone { entry } => {
            app.assessment.entry(entry).map(|entry| &entry.change)
        }
        Change::Struck { listed } => app.assessment.entry(listed).map(|entry| &entry.change),
        change => Some(change),
    }
}

fn words(app: &App, question: &Question, change: &Change) -> String {
    let of = |reading, words: String| {
        let filling = [("reading", app.reading_name(reading).into()), ("words", words.into())];
        app.speech.fill("reading-line", &filling)
    };
    match change {
        Change::Answered { reading, answer, .. } => {
            of(*reading, answer_words(app, question, answer))
        }
        Change::Withdrawn { reading, .. } => of(*reading, app.say("unanswered")),
        Change::Graded { reading, grade, .. } => {
            let grade = grade.map_or_else(|| app.say("grade-none"), |it| it.code().to_owned());
            of(*reading, grade)
        }
        Change::Trusted { reading, confidence, .. } => {
            let key = confidence.map_or("confidence-none", super::question::confidence_word);
            of(*reading, app.say(key))
        }
        Change::Noted { reading, text, .. } => of(*reading, format!("✎ {text}")),
        Change::Marked { marked, .. } => {
            app.say(if *marked { "history-marked" } else { "history-unmarked" })
        }
        Change::Targeted { target, .. } => {
            let scale = app.questionnaire.scale_of(question);
            let level = target.and_then(|target| scale.level(target));
            let level = level.map_or_else(|| "–".to_owned(), |level| level.code.clone());
            app.speech.fill("history-target", &[("level", level.into())])
        }
        Change::Listed { item, .. } => one_line(app, item),
        Change::Struck { .. } => {
            let what = subject(app, change).map(|it| words(app, question, it));
            app.speech.fill("history-struck", &[("what", what.unwrap_or_default().into())])
        }
        Change::Undone { .. } | Change::Redone { .. } => {
            let key = if matches!(change, Change::Undone { .. }) {
                "history-undone"
            } else {
                "history-redone"
            };
            let what = subject(app, change).map(|it| words(app, question, it));
            app.speech.fill(key, &[("what", what.unwrap_or_default().into())])
        }
        _ => String::new(),
    }
}
