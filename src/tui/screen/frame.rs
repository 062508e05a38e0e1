//! What stands on every screen: the head line (whose assessment, which
//! reading, how far), the status line (what was saved when, what failed) and
//! the bottom line (the keys that work now).

use super::Screen;
use super::interview::Filter;
use crate::i18n::Phrases;
use crate::tui::app::App;
use crate::tui::keys::{self, Key, Now};
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cells, cut, fit, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Below this no screen of an assessment fits.
pub const SMALLEST: (u16, u16) = (40, 12);

/// The place between head line and status line.
pub fn body((columns, rows): (u16, u16)) -> Rect {
    split(Rect::new(0, 0, columns, rows))[1]
}

fn split(area: Rect) -> [Rect; 4] {
    let [head, rest] = pane::above(area, 1);
    let [body, below] = pane::above(rest, rest.height.saturating_sub(2));
    let [status, bottom] = pane::above(below, below.height.div_ceil(2));
    [head, body, status, bottom]
}

/// Draws the three lines and gives the place between them; `None` where the
/// terminal is too small for anything but to say so.
pub fn draw(app: &App, frame: &mut Frame<'_>) -> Option<Rect> {
    if is_too_small(frame, SMALLEST, app.speech.phrases()) {
        return None;
    }
    let [head, body, status, bottom] = split(frame.area());
    frame.render_widget(head_line(app, usize::from(head.width)), head);
    frame.render_widget(status_line(app, usize::from(status.width)), status);
    frame.render_widget(
        key_line(&|key| app.say(key), &app.now(), usize::from(bottom.width)),
        bottom,
    );
    Some(body)
}

/// Says so where the terminal has too few columns or rows for anything else.
pub fn is_too_small(frame: &mut Frame<'_>, (columns, rows): (u16, u16), phrases: &Phrases) -> bool {
    let area = frame.area();
    let is_too_small = area.width < columns || area.height < rows;
    if is_too_small {
        let filling = [("columns", columns.into()), ("rows", rows.into())];
        let words = wrap(&phrases.fill("too-small", &filling), usize::from(area.width));
        let lines: Vec<Line<'_>> = words.into_iter().map(Line::from).collect();
        frame.render_widget(Paragraph::new(lines), area);
    }
    is_too_small
}

/// What is least needed where the line is too short for all stands first.
fn head_line(app: &App, width: usize) -> Line<'static> {
    let mut right = Vec::new();
    if let Some(session) = app.assessment.session_now(&app.opening.replica) {
        let place = super::yields::session_place(app, session);
        right.extend(place.map(|place| format!("◷ {}", cut(&place, 20))));
    }
    if matches!(app.screen, Screen::Interview) && app.interview.filter != Filter::All {
        right.push(format!("▽ {}", app.say(app.interview.filter.word())));
    }
    if let Some(guide) = &app.interview.guide {
        right.push(guide.words(app));
    }
    if app.opening.read_only {
        let is_approved = app.assessment.approval().is_some();
        right.push(app.say(if is_approved { "approved-head" } else { "read-only" }));
    }
    let progress = app.progress();
    right.push(format!("{} {progress}", bar(progress.answered, progress.asked, 10)));
    right.push(app.speech.code());
    let reading = format!(" {} ", app.reading_name(app.reading).to_uppercase());
    let joined = |parts: &[String]| format!(" {} ", parts.join(" │ "));
    while right.len() > 2 && cells(&joined(&right)) + cells(&reading) > width {
        right.remove(0);
    }
    let right = joined(&right);
    let room = width.saturating_sub(cells(&right) + cells(&reading));
    Line::from(vec![
        Span::styled(reading, theme::CHOSEN),
        Span::styled(fit(&format!(" {}", app.opening.title), room), theme::STRONG),
        Span::raw(right),
    ])
}

/// A bar of whole cells; not empty once something is there, not full before
/// all is.
pub fn bar(part: usize, whole: usize, width: usize) -> String {
    let filled = match (part, whole) {
        (_, 0) | (0, _) => 0,
        (part, whole) if part >= whole => width,
        (part, whole) => (part * width / whole).clamp(1, width.saturating_sub(1)),
    };
    format!("{}{}", "█".repeat(filled), "░".repeat(width - filled))
}

fn status_line(app: &App, width: usize) -> Line<'static> {
    if let Some(failure) = app.saving.failure() {
        let words = app.speech.fill(
            "status-not-saved",
            &[("count", app.saving.open().into()), ("why", failure.to_owned().into())],
        );
        return Line::styled(fit(&format!(" {} {words}", theme::NOT_SAVED), width), theme::FAILED);
    }
    let saved = match app.saving.clock() {
        _ if app.saving.is_under_way() => format!("{} {}", theme::SAVING, app.say("saving")),
        Some(clock) => app.speech.fill("status-saved", &[("clock", clock.to_owned().into())]),
        None => app.say("status-nothing-new"),
    };
    let told = app.told.clone().unwrap_or_default();
    // What is told goes with the next key, and may need the whole line until then.
    let is_long = cells(&told) + cells(&saved) + 3 > width && !app.saving.is_under_way();
    let saved = if is_long { String::new() } else { format!(" {saved} ") };
    let told = if is_long { in_two(&told, width).pop().unwrap_or_default() } else { told };
    let room = width.saturating_sub(cells(&saved));
    Line::from(vec![
        Span::styled(fit(&format!(" {told}"), room), theme::STRONG),
        Span::styled(saved, theme::FAINT),
    ])
}

/// What is told in one line, or in two where one does not hold it.
fn in_two(told: &str, width: usize) -> Vec<String> {
    let room = width.saturating_sub(2);
    let mut lines = wrap(told, room);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(cut(&rest, room));
    }
    lines
}

/// The first of two lines that are told: until the next key it lies over the last
/// line of what is open.
pub fn told_above(told: Option<&str>, frame: &mut Frame<'_>) {
    let status = split(frame.area())[2];
    let width = usize::from(status.width);
    let lines = in_two(told.unwrap_or_default(), width);
    if let ([first, _], Some(y)) = (lines.as_slice(), status.y.checked_sub(1)) {
        let line = Line::styled(fit(&format!(" {first}"), width), theme::STRONG);
        frame.render_widget(line, Rect { y, height: 1, ..status });
    }
}

/// What is told as the status line has it: its last line.
pub fn told_line(told: &str, width: usize) -> Line<'static> {
    let last = in_two(told, width).pop().unwrap_or_default();
    Line::styled(fit(&format!(" {last}"), width), theme::STRONG)
}

/// As many keys as fit, whole ones only; help has its place whatever else has none.
pub fn key_line(say: &dyn Fn(&str) -> String, now: &Now<'_>, width: usize) -> Line<'static> {
    let parts = |key: &Key| {
        let (shown, word) =
            (format!(" {} ", key.shown(now, false)), format!(" {} ", say(key.word)));
        (cells(&shown) + cells(&word), shown, word)
    };
    let keys = keys::line(now);
    let is_help = |key: &Key| key.word == "key-help";
    let mut kept = keys.iter().find(|key| is_help(key)).map_or(0, |key| parts(key).0);
    let mut spans = Vec::new();
    let mut used = 0;
    for key in keys {
        let (needed, shown, word) = parts(key);
        if is_help(key) {
            kept = 0;
        }
        if used + needed + kept > width {
            continue;
        }
        used += needed;
        spans.push(Span::styled(shown, theme::CHOSEN));
        spans.push(Span::raw(word));
    }
    Line::from(spans)
}

/// Something could not be saved, and the assessor wants to leave.
pub fn leaving(app: &App, frame: &mut Frame<'_>) {
    let count = app.saving.open();
    let why = app.saving.failure().unwrap_or_default().to_owned();
    let words = app.speech.fill("leaving-unsaved", &[("count", count.into()), ("why", why.into())]);
    let inside = pane::window(frame, &app.say("place-leaving"), 60, 9);
    let lines: Vec<Line<'static>> =
        wrap(&words, usize::from(inside.width)).into_iter().map(Line::from).collect();
    pane::lines(frame, inside, &lines, 0);
}

/// Text lines in one style, wrapped to a width, each set in by `indent` cells.
pub fn paragraph(
    text: &str,
    width: usize,
    indent: usize,
    style: ratatui::style::Style,
) -> Vec<Line<'static>> {
    wrap(text, width.saturating_sub(indent))
        .into_iter()
        .map(|line| Line::styled(format!("{}{line}", " ".repeat(indent)), style))
        .collect()
}

/// A member of a list: its sign, then its text set in behind it.
pub fn item(sign: &str, text: &str, width: usize) -> Vec<Line<'static>> {
    let indent = cells(sign) + 1;
    wrap(text, width.saturating_sub(indent))
        .into_iter()
        .enumerate()
        .map(|(place, line)| {
            let before = if place == 0 { fit(sign, indent) } else { " ".repeat(indent) };
            Line::from(format!("{before}{line}"))
        })
        .collect()
}

/// One line cut to a width.
pub fn single(text: &str, width: usize, style: ratatui::style::Style) -> Line<'static> {
    Line::styled(cut(text, width), style)
}
