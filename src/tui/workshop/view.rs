//! How the board looks. Draws and changes nothing.

mod ballots;
mod setup;

use super::Board;
use super::digits::large;
use super::front::Front;
use super::keys::{KEYS, Place};
use crate::assessment::Answer;
use crate::tui::screen::is_too_small;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cells, cut, fit, wrap};
use crate::workshop::Stage;
use ballots::{columns, discussion, over, revealed};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use setup::{person, setup};

/// Below this the large digits do not fit.
const SMALLEST: (u16, u16) = (60, 20);
/// Cells that a point of a large digit takes.
const WIDE: usize = 2;

type Lines = Vec<Line<'static>>;

pub fn view(board: &Board, frame: &mut Frame<'_>) {
    if is_too_small(frame, SMALLEST, board.speech.phrases()) {
        return;
    }
    let area = frame.area();
    let rows = [
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(1),
        Constraint::Length(1),
    ];
    let [head, _, body, status, bottom] = Layout::vertical(rows).areas(area);
    frame.render_widget(head_line(board, usize::from(head.width)), head);
    frame.render_widget(status_line(board, usize::from(status.width)), status);
    frame.render_widget(key_line(board, usize::from(bottom.width)), bottom);
    let body = Rect { x: body.x + 2, width: body.width.saturating_sub(4), ..body };
    if board.help {
        pane::lines(frame, body, &help(board, usize::from(body.width)), board.scroll);
        return;
    }
    let lines = lines(board, usize::from(body.width));
    let Some(writer) = board.front.writer() else {
        pane::lines(frame, body, &lines, board.scroll);
        return;
    };
    // The line being written stands below its lines, which show their end.
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let above = rows.min(body.height.saturating_sub(4));
    let [text, _, line] =
        Layout::vertical([Constraint::Length(above), Constraint::Length(1), Constraint::Min(1)])
            .areas(body);
    pane::lines(frame, text, &lines, lines.len());
    writer.draw(frame, line, true);
}

/// Whose workshop, which question, how far; no score.
pub fn head(board: &Board) -> Vec<String> {
    let mut right = vec![board.speech.code()];
    if let (Some(question), true) = (board.room.question(), board.room.stage() != Stage::Over) {
        let all = board.room.convening().map_or(0, |it| it.questions.len());
        let round = [("round", board.room.round().into())];
        right = vec![
            question.id.to_string(),
            format!("{}/{all}", board.room.at() + 1),
            board.fill("workshop-round", &round),
            board.speech.code(),
        ];
    }
    right.insert(0, board.title.clone());
    right
}

fn head_line(board: &Board, width: usize) -> Line<'static> {
    let parts = head(board);
    let right = format!(" {} ", parts[1..].join(" │ "));
    let room = width.saturating_sub(cells(&right));
    Line::from(vec![
        Span::styled(fit(&format!(" {}", board.title), room), theme::STRONG),
        Span::styled(right, theme::CHOSEN),
    ])
}

fn status_line(board: &Board, width: usize) -> Line<'static> {
    if let Some(failure) = &board.failure {
        let words = board.fill("workshop-not-saved", &[("why", failure.clone().into())]);
        return Line::styled(fit(&format!(" {} {words}", theme::NOT_SAVED), width), theme::FAILED);
    }
    let told = board.told.clone().unwrap_or_default();
    Line::styled(fit(&format!(" {told}"), width), theme::STRONG)
}

/// As many keys as fit, whole ones only.
fn key_line(board: &Board, width: usize) -> Line<'static> {
    let mut spans = Vec::new();
    let mut used = 0;
    let place = board.place();
    for key in KEYS.iter().filter(|key| key.is_at(place)) {
        let (shown, word) =
            (format!(" {} ", key.drawn(board.look.ascii)), format!(" {}  ", board.say(key.word)));
        let needed = cells(&shown) + cells(&word);
        if used + needed <= width {
            used += needed;
            spans.push(Span::styled(shown, theme::CHOSEN));
            spans.push(Span::raw(word));
        }
    }
    Line::from(spans)
}

pub fn help(board: &Board, width: usize) -> Lines {
    let mut lines = Vec::new();
    for place in Place::ALL {
        lines.push(Line::styled(cut(&board.say(place.word()), width), theme::LABEL));
        let keys = KEYS.iter().filter(|key| key.is_at(place));
        let keys = keys.filter(|key| !board.in_lines || !key.scrolls());
        lines.extend(keys.map(|key| {
            let ascii = board.look.ascii;
            let shown = if board.in_lines { key.typed(place) } else { key.drawn(ascii) };
            let room = if ascii { 9 } else { 4 };
            Line::from(cut(&format!("  {shown:<room$} {}", board.say(key.word)), width))
        }));
        lines.push(Line::default());
    }
    lines
}

pub fn lines(board: &Board, width: usize) -> Lines {
    match &board.front {
        Front::Setup(step) => setup(board, step, width),
        Front::Turn(number) => turn(board, *number, width),
        Front::Code { participant, code } => sealed(board, *participant, code, width),
        Front::Cards { counts, at } => {
            let mut lines = title(board, "workshop-cards", width);
            lines.extend(columns(board, counts, Some(*at), width));
            lines
        }
        Front::Level => levels(board, "workshop-level", width),
        Front::Reason(answer, _) => {
            let mut lines = title(board, "workshop-reason", width);
            lines.push(Line::styled(cut(&answered(board, answer), width), theme::STRONG));
            lines
        }
        Front::Dissent(consensus, _) => {
            let mut lines = title(board, "workshop-dissent", width);
            lines.extend(text(&board.say("workshop-dissent-how"), width, Style::new()));
            lines.push(Line::default());
            for dissent in &consensus.dissents {
                let who = dissent.participant.map_or_else(String::new, |it| format!("{it}: "));
                lines.extend(text(&format!("{who}{}", dissent.text), width, Style::new()));
            }
            lines
        }
        Front::Join(_) => {
            let mut lines = title(board, "workshop-join", width);
            lines.extend(text(&board.say("workshop-people-how"), width, Style::new()));
            lines
        }
        Front::Files(_) => {
            let mut lines = title(board, "workshop-files", width);
            lines.extend(text(&board.say("workshop-files-how"), width, Style::new()));
            lines
        }
        Front::Stage => match board.room.stage() {
            Stage::Setup => Vec::new(),
            Stage::Question => levels(board, "", width),
            Stage::Voting => voting(board, width),
            Stage::Revealed => revealed(board, width),
            Stage::Discussion { seconds } => discussion(board, seconds, width),
            Stage::Over => over(board, width),
        },
    }
}

/// A figure for the back row; for a voice, a line.
fn figure(board: &Board, text: &str, wide: usize, style: Style) -> Lines {
    if board.in_lines { vec![Line::from(text.to_owned())] } else { large(text, wide, style) }
}

fn text(words: &str, width: usize, style: Style) -> Lines {
    wrap(words, width).into_iter().map(|line| Line::styled(line, style)).collect()
}

fn title(board: &Board, key: &str, width: usize) -> Lines {
    let mut lines = text(&board.say(key), width, theme::LABEL);
    lines.push(Line::default());
    lines
}

/// The question and what its levels mean.
fn levels(board: &Board, key: &str, width: usize) -> Lines {
    let (Some(question), Some(scale)) = (board.room.question(), board.room.scale()) else {
        return Vec::new();
    };
    let mut lines = if key.is_empty() { Vec::new() } else { title(board, key, width) };
    lines.extend(text(board.speech.text(&question.text), width, theme::STRONG));
    for (level, meaning) in scale.levels.iter().zip(&question.levels) {
        lines.push(Line::default());
        let label = format!("{}  {}", level.code, board.speech.text(&level.label));
        lines.extend(text(&label, width, theme::LABEL));
        lines.extend(text(board.speech.text(meaning), width, Style::new()));
    }
    if !key.is_empty() {
        lines.push(Line::default());
        let label = format!("e  {}", board.say("no-evidence"));
        lines.extend(text(&label, width, theme::LABEL));
    }
    lines
}

fn asked(board: &Board, width: usize) -> Lines {
    let question = board.room.question();
    let words = question.map_or("", |question| board.speech.text(&question.text));
    let mut lines = text(words, width, theme::STRONG);
    lines.truncate(2);
    lines.push(Line::default());
    lines
}

fn participant(board: &Board, number: u32) -> String {
    let found = board
        .room
        .convening()
        .and_then(|it| it.participants.iter().find(|participant| participant.number == number));
    found.map_or_else(|| number.to_string(), |it| person(it).trim().to_owned())
}

fn turn(board: &Board, number: u32, width: usize) -> Lines {
    let mut lines = asked(board, width);
    if !board.in_lines {
        lines.extend(large(&number.to_string(), WIDE, theme::STRONG));
        lines.push(Line::default());
    }
    lines.push(Line::styled(cut(&participant(board, number), width), theme::LABEL));
    lines.push(Line::default());
    let keys = board.room.scale().map(crate::tui::keys::level_keys).unwrap_or_default();
    let how = if board.in_lines { "workshop-turn-typed" } else { "workshop-turn-how" };
    let words = board.fill(how, &[("levels", keys.into())]);
    lines.extend(text(&words, width, Style::new()));
    lines.push(Line::default());
    lines.push(Line::from(in_hand(board)));
    lines
}

fn in_hand(board: &Board) -> String {
    let (given, missing) = (board.room.in_hand().len(), board.room.missing().len());
    let filling = [("count", given.into()), ("all", (given + missing).into())];
    board.fill("workshop-in-hand", &filling)
}

fn sealed(board: &Board, number: u32, code: &str, width: usize) -> Lines {
    let mut lines = asked(board, width);
    lines.push(Line::styled(cut(&participant(board, number), width), theme::LABEL));
    lines.push(Line::default());
    if !board.in_lines {
        lines.extend(large(code, 1, theme::STRONG));
        lines.push(Line::default());
    }
    lines.push(Line::from(code.to_owned()));
    lines.push(Line::default());
    lines.extend(text(&board.say("workshop-code-how"), width, Style::new()));
    lines
}

fn voting(board: &Board, width: usize) -> Lines {
    let mut lines = asked(board, width);
    let missing = board.room.missing();
    if !board.in_lines {
        lines.extend(large(&board.room.in_hand().len().to_string(), WIDE, theme::STRONG));
        lines.push(Line::default());
    }
    lines.push(Line::from(in_hand(board)));
    if !missing.is_empty() {
        let numbers: Vec<String> = missing.iter().map(ToString::to_string).collect();
        let words = board.fill("workshop-missing", &[("numbers", numbers.join(", ").into())]);
        lines.extend(text(&words, width, Style::new()));
    }
    lines.push(Line::default());
    lines.extend(text(&board.say("workshop-voting-how"), width, Style::new()));
    lines
}

fn answered(board: &Board, answer: &Answer) -> String {
    match answer {
        Answer::Level(value) => {
            let level = board.room.scale().and_then(|scale| scale.level(*value));
            level.map_or_else(
                || value.to_string(),
                |level| format!("{} {}", level.code, board.speech.text(&level.label)),
            )
        }
        Answer::NoEvidence => board.say("no-evidence"),
        Answer::NotApplicable { reason, .. } => reason.clone(),
    }
}
