//! The question with its level texts, and how it stands in both readings.

use super::frame::paragraph;
use super::yields::one_line;
use crate::assessment::{Answer, Change, Confidence, Entry, EntryId, Reading};
use crate::i18n::LocalText;
use crate::plan::target;
use crate::questionnaire::{Grade, Kind, Level, Question, Scale};
use crate::tui::app::{App, other};
use crate::tui::saving::clock;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cells, fit, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

pub fn view(app: &App, frame: &mut Frame<'_>, area: Rect, focused: bool, scroll: usize, why: bool) {
    let inside = pane::titled(frame, area, &title(app), focused);
    pane::lines(frame, inside, &lines(app, usize::from(inside.width), why), scroll);
}

/// Where the question stands: `LEG-04 · Legal framework › Customs powers`.
pub fn title(app: &App) -> String {
    let Some(question) = app.question() else { return String::new() };
    let place =
        app.questionnaire.place_of(&question.id).map_or_else(String::new, |(area, topic)| {
            format!(" · {} › {}", app.speech.text(&area.title), app.speech.text(&topic.title))
        });
    format!("{}{place}", question.id)
}

/// A text in one language, or in two side by side, as rows of this width.
pub fn rows(app: &App, text: &LocalText, width: usize) -> Vec<String> {
    let first = app.speech.text(text);
    let Some(beside) = app.speech.beside() else { return wrap(first, width) };
    let half = width.saturating_sub(3) / 2;
    let (left, right) = (wrap(first, half), wrap(text.get(beside), half));
    (0..left.len().max(right.len()))
        .map(|row| {
            let part = |rows: &[String]| rows.get(row).cloned().unwrap_or_default();
            format!("{} │ {}", fit(&part(&left), half), part(&right))
        })
        .collect()
}

/// Every line of the question at this width, with or without why it matters.
pub fn lines(app: &App, width: usize, why: bool) -> Vec<Line<'static>> {
    let Some(question) = app.question() else {
        return paragraph(&app.say("no-questions"), width, 0, Style::new());
    };
    let mut lines: Vec<Line<'static>> = Vec::new();
    lines.extend(facts(app, question, width));
    lines.extend(
        rows(app, &question.text, width).into_iter().map(|row| Line::styled(row, theme::STRONG)),
    );
    if why && !question.why.is_empty() {
        lines.extend(
            rows(app, &question.why, width).into_iter().map(|row| Line::styled(row, theme::FAINT)),
        );
    }
    if !app.facts.get(app.interview.at).is_some_and(|fact| fact.asked) {
        let why = question.when.as_ref().map(|when| {
            when.questions().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        });
        let why = why.unwrap_or_default();
        let words = app.speech.fill("not-asked-because", &[("questions", why.into())]);
        lines.extend(paragraph(&format!("{} {words}", theme::NOT_ASKED), width, 0, theme::WARNING));
    }
    lines.push(Line::default());
    let scale = app.questionnaire.scale_of(question);
    for (level, text) in scale.levels.iter().zip(&question.levels) {
        lines.extend(level_lines(app, question, scale, level, text, width));
    }
    lines.push(Line::default());
    for reading in [app.reading, other(app.reading)] {
        lines.extend(reading_lines(app, question, reading, width));
    }
    lines
}

/// Kind, weight, target, mark: in one line where they fit.
fn facts(app: &App, question: &Question, width: usize) -> Vec<Line<'static>> {
    let kind = app.say(match question.kind {
        Kind::Expert => "kind-expert",
        Kind::Process => "kind-process",
        Kind::Data => "kind-data",
    });
    let scale = app.questionnaire.scale_of(question);
    let aimed = target(&app.questionnaire, &app.assessment, question);
    let aimed = scale.level(aimed).map_or_else(String::new, |level| level.code.clone());
    let weight = question.weight.to_string();
    let words = app.speech.fill(
        "question-facts",
        &[("kind", kind.into()), ("weight", weight.into()), ("target", aimed.into())],
    );
    let mut lines = paragraph(&words, width, 0, theme::FAINT);
    if app.assessment.is_marked(&question.id) {
        let marked =
            Span::styled(format!("{} {}", theme::MARKED, app.say("marked")), theme::WARNING);
        match lines.last_mut().filter(|last| last.width() + 2 + marked.width() <= width) {
            Some(last) => last.spans.extend([Span::raw("  "), marked]),
            None => lines.push(Line::from(marked)),
        }
    }
    lines
}

/// The level given in a reading, where a level was given.
fn level_given(app: &App, question: &Question, reading: Reading) -> Option<i32> {
    match app.assessment.given(&question.id, reading)?.answer {
        Answer::Level(level) => Some(*level),
        _ => None,
    }
}

fn level_lines(
    app: &App,
    question: &Question,
    scale: &Scale,
    level: &Level,
    text: &LocalText,
    width: usize,
) -> Vec<Line<'static>> {
    let is = |reading| level_given(app, question, reading) == Some(level.value);
    let (mine, others) = (is(app.reading), is(other(app.reading)));
    let coming = matches!(
        app.saving.answer(&question.id, app.reading),
        Some(Change::Answered { answer: Answer::Level(value), .. }) if *value == level.value
    );
    let failed = coming && app.saving.failure().is_some();
    let sign = match (coming, mine, others) {
        (true, ..) => theme::on_its_way(failed),
        (_, true, true) => "◉",
        (_, true, false) => theme::GIVEN,
        (_, false, true) => theme::OTHER,
        (_, false, false) => " ",
    };
    let label = |level: &Level| cells(app.speech.text(&level.label)) + cells(&level.code);
    let head = scale.levels.iter().map(label).max().unwrap_or(0).min(20) + 4;
    let name = format!("{sign} {} {}", level.code, app.speech.text(&level.label));
    let style = match (failed, mine) {
        (true, _) => theme::FAILED,
        (false, true) => theme::CHOSEN,
        (false, false) => theme::LABEL,
    };
    let text_style = if mine { theme::STRONG } else { Style::new() };
    let beside = width >= head + 40;
    let indent = if beside { head + 1 } else { 4 };
    let rows = rows(app, text, width.saturating_sub(indent));
    let mut lines = Vec::new();
    if !beside {
        lines.push(Line::styled(fit(&name, head), style));
    }
    for (place, row) in rows.into_iter().enumerate() {
        let first = beside && place == 0;
        let start = if first {
            vec![Span::styled(fit(&name, head), style), Span::raw(" ")]
        } else {
            vec![Span::raw(" ".repeat(indent))]
        };
        lines.push(Line::from([start, vec![Span::styled(row, text_style)]].concat()));
    }
    lines
}

/// How the question stands in a reading, in words.
fn reading_lines(
    app: &App,
    question: &Question,
    reading: Reading,
    width: usize,
) -> Vec<Line<'static>> {
    let name = app.reading_name(reading);
    let here = reading == app.reading;
    let sign = if here { theme::GIVEN } else { theme::OTHER };
    if let Some(change) = app.saving.answer(&question.id, reading) {
        let words = match change {
            Change::Answered { answer, .. } => answer_words(app, question, answer),
            _ => app.say("unanswered"),
        };
        let failed = app.saving.failure().is_some();
        let state = app.say(if failed { "not-saved" } else { "saving" });
        let words = said(app, theme::on_its_way(failed), name, format!("{words} — {state}"));
        return hung(&words, width, if failed { theme::FAILED } else { theme::LABEL });
    }
    let mut parts = Vec::new();
    let style = match app.assessment.given(&question.id, reading) {
        None => {
            parts.push(app.say("unanswered"));
            theme::FAINT
        }
        Some(given) => {
            parts.push(answer_words(app, question, given.answer));
            parts.extend(given_when(app, given.entry));
            let session = app.assessment.session_of(given.entry);
            if let Some(session) = session.and_then(|session| session_words(app, session)) {
                parts.push(session);
            }
            if here { theme::STRONG } else { Style::new() }
        }
    };
    if let Some(confidence) = app.assessment.confidence(&question.id, reading) {
        parts.insert(1, app.say(confidence_word(confidence)));
    }
    if let Some(grade) = app.assessment.grade(&question.id, reading) {
        parts.insert(1, format!("{} {}", grade.code(), app.say(grade_word(grade))));
    }
    hung(&said(app, sign, name, parts.join(" · ")), width, style)
}

/// When and by whom an answer was given: the hour today, else the day.
fn given_when(app: &App, entry: &Entry) -> Option<String> {
    let by = ("by", entry.by.as_str().into());
    let clock = clock(&entry.at)?;
    let day = entry.at.get(..10)?;
    Some(if day == app.opening.today {
        app.speech.fill("answered-at", &[("clock", clock.to_owned().into()), by])
    } else {
        app.speech.fill("answered-on", &[("day", day.to_owned().into()), by])
    })
}

/// A text that begins with a sign: its further lines stand behind the sign.
fn hung(text: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    let mut lines = wrap(text, width);
    if lines.len() > 1 {
        lines = wrap(text, width.saturating_sub(2));
        lines.iter_mut().skip(1).for_each(|line| line.insert_str(0, "  "));
    }
    lines.into_iter().map(|line| Line::styled(line, style)).collect()
}

/// Where, when and with whom.
pub fn session_words(app: &App, id: &EntryId) -> Option<String> {
    let listed = super::yields::listed(app, super::yields::Kind::Session);
    listed.into_iter().find(|listed| listed.id == id).map(|listed| one_line(app, listed.item))
}

/// A reading and what is said of it.
fn said(app: &App, sign: &str, reading: String, words: String) -> String {
    let filling = [("reading", reading.into()), ("words", words.into())];
    format!("{sign} {}", app.speech.fill("reading-line", &filling))
}

/// The phrase that says what an evidence grade means.
pub const fn grade_word(grade: Grade) -> &'static str {
    match grade {
        Grade::E0 => "grade-short-e0",
        Grade::E1 => "grade-short-e1",
        Grade::E2 => "grade-short-e2",
        Grade::E3 => "grade-short-e3",
    }
}

/// The phrase that says how sure the assessor is.
pub const fn confidence_word(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "confidence-low",
        Confidence::Medium => "confidence-medium",
        Confidence::High => "confidence-high",
    }
}

/// An answer in words.
pub fn answer_words(app: &App, question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Level(value) => match app.questionnaire.scale_of(question).level(*value) {
            Some(level) => format!("{} {}", level.code, app.speech.text(&level.label)),
            None => value.to_string(),
        },
        Answer::NoEvidence => app.say("given-no-evidence"),
        Answer::NotApplicable { reason, lead_decision } => {
            let key =
                if *lead_decision { "given-not-applicable-lead" } else { "given-not-applicable" };
            app.speech.fill(key, &[("reason", reason.clone().into())])
        }
    }
}
