//! What helps to answer: evidence to ask for, probes, whom to ask, what the
//! answer rests on, and the notes.

use super::frame::{item, paragraph};
use super::question::rows;
use super::yields::{Kind, one_line};
use crate::assessment::{Listed, Reading};
use crate::i18n::LocalText;
use crate::questionnaire::Question;
use crate::tui::app::App;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::cells;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

pub fn view(app: &App, frame: &mut Frame<'_>, area: Rect, focused: bool, scroll: usize, why: bool) {
    let inside = pane::titled(frame, area, &app.say("pane-details"), focused);
    pane::lines(frame, inside, &lines(app, usize::from(inside.width), why, focused), scroll);
}

/// From this width on there are two columns.
const TWO: usize = 76;

/// Every line of the details at this width; with why the question matters
/// where that has no room at the question itself. What may be looked up later,
/// the instruments and when it does not apply, comes where `all` is asked for.
pub fn lines(app: &App, width: usize, why: bool, all: bool) -> Vec<Line<'static>> {
    let Some(question) = app.question() else { return Vec::new() };
    let mut lines = helps(app, question, width);
    if all {
        lines.extend(later(app, question, width));
    }
    if why && !question.why.is_empty() {
        lines.extend(label(app, "details-why", width));
        let rows = rows(app, &question.why, width.saturating_sub(2));
        lines.extend(rows.into_iter().map(|row| Line::from(format!("  {row}"))));
    }
    lines
}

/// Everything that helps now, part by part: one below the other, or in two
/// columns where each part stands in the shorter one.
fn helps(app: &App, question: &Question, width: usize) -> Vec<Line<'static>> {
    let half = width.saturating_sub(3) / 2;
    if width < TWO {
        let mut parts = answers(app, question, width);
        parts.extend(asking(app, question, width));
        return parts.concat();
    }
    let (mut left, mut right): (Vec<Line<'static>>, Vec<Line<'static>>) = (Vec::new(), Vec::new());
    let parts = asking(app, question, half).into_iter().chain(answers(app, question, half));
    for part in parts {
        if right.len() < left.len() { right.extend(part) } else { left.extend(part) }
    }
    (0..left.len().max(right.len()))
        .map(|row| {
            let mut line = left.get(row).cloned().unwrap_or_default();
            let blank = " ".repeat((half + 3).saturating_sub(line.width()));
            line.push_span(Span::raw(blank));
            let right = right.get(row).cloned().unwrap_or_default();
            let style = right.style;
            line.extend(right.spans.into_iter().map(|span| span.patch_style(style)));
            line
        })
        .collect()
}

fn label(app: &App, key: &str, width: usize) -> Vec<Line<'static>> {
    paragraph(&app.say(key), width, 0, theme::LABEL)
}

fn list(app: &App, key: &str, texts: &[LocalText], width: usize) -> Vec<Line<'static>> {
    if texts.is_empty() {
        return Vec::new();
    }
    let mut lines = label(app, key, width);
    for text in texts {
        for (place, row) in rows(app, text, width.saturating_sub(2)).into_iter().enumerate() {
            let sign = if place == 0 { "• " } else { "  " };
            lines.push(Line::from(format!("{sign}{row}")));
        }
    }
    lines
}

/// What to ask for, what to ask next, whom.
fn asking(app: &App, question: &Question, width: usize) -> Vec<Vec<Line<'static>>> {
    let roles: Vec<&str> = question
        .ask
        .iter()
        .filter_map(|id| app.questionnaire.owner(id))
        .map(|owner| app.speech.text(&owner.role))
        .collect();
    let mut whom = Vec::new();
    if !roles.is_empty() {
        whom.extend(label(app, "details-ask", width));
        whom.extend(paragraph(&roles.join(" · "), width, 2, Style::new()));
    }
    vec![
        list(app, "details-evidence", &question.evidence, width),
        list(app, "details-probes", &question.probes, width),
        whom,
    ]
}

/// Warnings, notes, and what the answer rests on.
fn answers(app: &App, question: &Question, width: usize) -> Vec<Vec<Line<'static>>> {
    vec![
        prerequisites(app, question, width),
        notes(app, question, width),
        yielded(app, question, width),
    ]
}

/// When it does not apply, and the instruments it refers to.
fn later(app: &App, question: &Question, width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if let Some(allowed) = &question.not_applicable {
        lines.extend(label(app, "details-not-applicable", width));
        let rows = rows(app, allowed, width.saturating_sub(2));
        lines.extend(rows.into_iter().map(|row| Line::from(format!("  {row}"))));
    }
    if !question.instruments.is_empty() {
        lines.extend(label(app, "details-instruments", width));
        for id in &question.instruments {
            let title =
                app.questionnaire.instrument(id).map_or("", |it| app.speech.text(&it.title));
            lines.extend(item("•", title, width));
        }
    }
    lines
}

fn notes(app: &App, question: &Question, width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for reading in Reading::ALL {
        for note in app.assessment.notes(&question.id, reading) {
            let name = app.reading_name(reading);
            let title = app.speech.fill("details-note", &[("reading", name.into())]);
            lines.extend(paragraph(&format!("{} {title}", theme::NOTED), width, 0, theme::LABEL));
            lines.extend(paragraph(note, width, 2, Style::new()));
        }
    }
    lines
}

/// Documents, findings, quotes and tasks of the question.
fn yielded(app: &App, question: &Question, width: usize) -> Vec<Line<'static>> {
    let own: Vec<Listed<'_>> = app
        .assessment
        .listed()
        .into_iter()
        .filter(|listed| listed.item.question() == Some(&question.id))
        .collect();
    let mut lines = Vec::new();
    for kind in [Kind::Link, Kind::Finding, Kind::Quote, Kind::Task] {
        let mut members =
            own.iter().filter(|listed| Kind::of(listed.item) == Some(kind)).peekable();
        if members.peek().is_some() {
            lines.extend(label(app, kind.word(), width));
        }
        for listed in members {
            lines.extend(item("•", &one_line(app, listed.item), width));
        }
    }
    lines
}

/// Each prerequisite with its level today; one that is not met warns.
fn prerequisites(app: &App, question: &Question, width: usize) -> Vec<Line<'static>> {
    if question.prerequisites.is_empty() {
        return Vec::new();
    }
    let mut lines = label(app, "details-prerequisites", width);
    for needed in &question.prerequisites {
        let place = app.spots.iter().position(|spot| spot.id == needed.question);
        let level = place.and_then(|place| app.facts.get(place)?.counted);
        let id = needed.question.to_string();
        let text = app
            .questionnaire
            .question(&needed.question)
            .map_or("", |question| app.speech.text(&question.text));
        let wanted = needed.min_level;
        let (sign, words) = match level {
            Some(level) if level >= wanted => (
                "✓",
                app.speech
                    .fill("prerequisite-met", &[("question", id.into()), ("level", level.into())]),
            ),
            Some(level) => (
                "⚠",
                app.speech.fill(
                    "prerequisite-unmet",
                    &[
                        ("question", id.into()),
                        ("level", level.into()),
                        ("wanted", wanted.into()),
                        ("here", question.id.to_string().into()),
                    ],
                ),
            ),
            None => (
                theme::OPEN,
                app.speech.fill(
                    "prerequisite-open",
                    &[("question", id.into()), ("wanted", wanted.into())],
                ),
            ),
        };
        let style = if sign == "⚠" { theme::WARNING } else { Style::new() };
        let mut entry = item(sign, &words, width);
        for line in &mut entry {
            *line = line.clone().style(style);
        }
        lines.extend(entry);
        let indent = cells(sign) + 1;
        lines.extend(paragraph(text, width, indent, theme::FAINT));
    }
    lines
}
