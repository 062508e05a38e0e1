//! The tree: every area, and the topics and questions of the one at hand.

use crate::assessment::{Answer, Change};
use crate::tui::app::App;
use crate::tui::facts::Progress;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cells, cut, fit};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// One row of the tree; questions by their place among all.
enum Row {
    Area(usize),
    Topic(usize, usize),
    Question(usize),
}

pub fn view(app: &App, frame: &mut Frame<'_>, area: Rect, focused: bool) {
    let inside = pane::titled(frame, area, &app.say("pane-tree"), focused);
    let (rows, here) = rows(app);
    let width = usize::from(inside.width);
    let top = top(here, rows.len(), usize::from(inside.height));
    let lines: Vec<Line<'static>> = rows.iter().map(|row| line(app, row, width)).collect();
    pane::lines(frame, inside, &lines, top);
}

/// The first row shown: the question at hand stays in sight, with some of what
/// follows it.
fn top(here: usize, rows: usize, height: usize) -> usize {
    (here + height / 3).saturating_sub(height.saturating_sub(1)).min(rows.saturating_sub(height))
}

/// The question that a click on this row of the terminal means: its own, or the
/// first of an area or topic.
pub fn clicked(app: &App, area: Rect, row: u16) -> Option<usize> {
    let (rows, here) = rows(app);
    let height = usize::from(area.height.saturating_sub(1));
    let place = usize::from(row.checked_sub(area.y + 1)?) + top(here, rows.len(), height);
    let first =
        |wanted: &dyn Fn(&crate::tui::facts::Spot) -> bool| app.spots.iter().position(wanted);
    match *rows.get(place)? {
        Row::Question(place) => Some(place),
        Row::Topic(area, topic) => first(&|spot| (spot.area, spot.topic) == (area, topic)),
        Row::Area(area) => first(&|spot| spot.area == area),
    }
}

/// The rows, and the place of the question at hand among them.
fn rows(app: &App) -> (Vec<Row>, usize) {
    let (mut rows, mut here) = (Vec::new(), 0);
    let current = app.spots.get(app.interview.at);
    for (area, known) in app.questionnaire.areas.iter().enumerate() {
        rows.push(Row::Area(area));
        if current.is_none_or(|spot| spot.area != area) {
            continue;
        }
        for topic in 0..known.topics.len() {
            rows.push(Row::Topic(area, topic));
            if current.is_none_or(|spot| spot.topic != topic) {
                continue;
            }
            for (place, spot) in app.spots.iter().enumerate() {
                if (spot.area, spot.topic) == (area, topic) {
                    here = if place == app.interview.at { rows.len() } else { here };
                    rows.push(Row::Question(place));
                }
            }
        }
    }
    (rows, here)
}

fn line(app: &App, row: &Row, width: usize) -> Line<'static> {
    match *row {
        Row::Area(area) => {
            let known = &app.questionnaire.areas[area];
            let title = format!("{} {}", known.id, app.speech.text(&known.title));
            let counted = progress(app, |spot| spot.area == area);
            titled(&title, counted, width, 0, theme::STRONG)
        }
        Row::Topic(area, topic) => {
            let known = &app.questionnaire.areas[area].topics[topic];
            let counted = progress(app, |spot| (spot.area, spot.topic) == (area, topic));
            titled(app.speech.text(&known.title), counted, width, 2, ratatui::style::Style::new())
        }
        Row::Question(place) => question(app, place, width),
    }
}

fn progress(app: &App, belongs: impl Fn(&crate::tui::facts::Spot) -> bool) -> Progress {
    let facts = app.spots.iter().zip(&app.facts).filter(|(spot, _)| belongs(spot));
    Progress::of(facts.map(|(_, fact)| fact))
}

fn titled(
    title: &str,
    progress: Progress,
    width: usize,
    indent: usize,
    style: ratatui::style::Style,
) -> Line<'static> {
    let done = if progress.asked > 0 && progress.answered == progress.asked { " ✓" } else { "" };
    let counts = format!(" {progress}{done}");
    let room = width.saturating_sub(indent + cells(&counts) + 1);
    Line::from(vec![
        Span::styled(format!("{}{}", " ".repeat(indent), fit(title, room)), style),
        Span::raw(counts),
    ])
}

fn question(app: &App, place: usize, width: usize) -> Line<'static> {
    let id = &app.spots[place].id;
    let here = place == app.interview.at;
    let pointer = if here { "▸" } else { " " };
    let mut signs = String::new();
    if app.facts[place].marked {
        signs.push_str(theme::MARKED);
    }
    if !app.assessment.notes(id, app.reading).is_empty() {
        signs.push_str(theme::NOTED);
    }
    let start = format!("  {pointer} {} {id} ", sign(app, place));
    let room = width.saturating_sub(cells(&start) + cells(&signs) + 2);
    let text =
        app.questionnaire.question(id).map_or("", |question| app.speech.text(&question.text));
    let style = match (here, app.interview.filter.passes(&app.facts[place])) {
        (true, _) => theme::CHOSEN,
        (false, false) => theme::FAINT,
        (false, true) => ratatui::style::Style::new(),
    };
    Line::styled(cut(&format!("{start}{} {signs}", fit(text, room)), width), style)
}

/// How a question is answered in the reading being entered, in one sign.
fn sign(app: &App, place: usize) -> String {
    let id = &app.spots[place].id;
    if app.saving.answer(id, app.reading).is_some_and(|it| matches!(it, Change::Answered { .. })) {
        return theme::on_its_way(app.saving.failure().is_some()).to_owned();
    }
    let fact = &app.facts[place];
    match app.assessment.given(id, app.reading).map(|given| given.answer) {
        Some(Answer::Level(level)) => {
            let question = app.questionnaire.question(id);
            let scale = question.map(|question| app.questionnaire.scale_of(question));
            let code = scale.and_then(|scale| scale.level(*level)).map(|level| level.code.clone());
            code.unwrap_or_else(|| level.to_string())
        }
        Some(Answer::NotApplicable { .. }) => theme::NOT_APPLICABLE.to_owned(),
        Some(Answer::NoEvidence) => theme::NO_EVIDENCE.to_owned(),
        None if fact.asked => theme::OPEN.to_owned(),
        None => theme::NOT_ASKED.to_owned(),
    }
}
