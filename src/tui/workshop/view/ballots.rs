//! What a round brought to light, and what the workshop came to.

use super::setup::yardstick;
use super::{Lines, WIDE, asked, figure, text, title};
use crate::questionnaire::Level;
use crate::score::rounded;
use crate::tui::theme;
use crate::tui::widget::wrap::fit;
use crate::tui::workshop::Board;
use crate::tui::workshop::digits::{HEIGHT, large, width};
use crate::workshop::{Metric, Round, Verdict};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// A column a level: how many, large, and which level.
pub(super) fn columns(board: &Board, counts: &[u32], at: Option<usize>, width: usize) -> Lines {
    let Some(scale) = board.room.scale() else { return Vec::new() };
    if board.in_lines {
        let line = |(place, (level, count)): (usize, (&Level, &u32))| {
            let sign = if at == Some(place) { "> " } else { "" };
            let label = board.speech.text(&level.label);
            Line::from(format!("{sign}{} {label}: {count}", level.code))
        };
        return scale.levels.iter().zip(counts).enumerate().map(line).collect();
    }
    let column = width / scale.levels.len().max(1);
    let mut rows = vec![Vec::new(); usize::from(HEIGHT) + 3];
    for (place, (level, count)) in scale.levels.iter().zip(counts).enumerate() {
        let digits = count.to_string();
        let wide = if width_fits(&digits, column) { WIDE } else { 1 };
        let style = if *count > 0 { theme::STRONG } else { theme::FAINT };
        for (row, line) in rows.iter_mut().zip(large(&digits, wide, style)) {
            row.push(Span::styled(fit(&line.to_string(), column), style));
        }
        let bar = "▄".repeat(column.saturating_sub(2));
        let bar = if *count > 0 { bar } else { String::new() };
        let label = format!("{} {}", level.code, board.speech.text(&level.label));
        let chosen = at == Some(place);
        let style = if chosen { theme::CHOSEN } else { theme::LABEL };
        rows[usize::from(HEIGHT)].push(Span::styled(fit(&bar, column), theme::BAR));
        rows[usize::from(HEIGHT) + 1].push(Span::styled(fit(&label, column - 1), style));
        rows[usize::from(HEIGHT) + 1].push(Span::raw(" "));
    }
    rows.into_iter().map(Line::from).collect()
}

fn width_fits(digits: &str, column: usize) -> bool {
    width(digits, WIDE) < column
}

fn counted(board: &Board, round: &Round<'_>) -> Vec<u32> {
    let levels = round.levels();
    let count = |value: i32| levels.iter().filter(|level| **level == value).count();
    board.room.scale().map_or_else(Vec::new, |scale| {
        let counts = scale.levels.iter().map(|level| count(level.value));
        counts.map(|count| u32::try_from(count).unwrap_or(u32::MAX)).collect()
    })
}

pub(super) fn revealed(board: &Board, width: usize) -> Lines {
    let mut lines = asked(board, width);
    let (Some(round), Some(convening)) = (board.room.revealed(), board.room.convening()) else {
        return lines;
    };
    lines.extend(columns(board, &counted(board, &round), None, width));
    let (Some(spread), Some(verdict)) = (round.spread(), round.verdict(convening)) else {
        return lines;
    };
    let (key, sign, style) = match verdict {
        Verdict::Agreed => ("workshop-agreed", "✓", theme::CHOSEN),
        Verdict::Discuss => ("workshop-discuss", "≠", theme::WARNING),
    };
    lines.push(Line::styled(format!(" {sign} {} ", board.say(key)), style));
    lines.push(Line::default());
    let sign = board.say("decimal-sign");
    let digits = |value| {
        let text = rounded(value, 1);
        text.trim_end_matches('0').trim_end_matches('.').replace('.', &sign)
    };
    let percent = crate::score::exact(100, 1) * &spread.share;
    let filling = [
        ("median", digits(&spread.median).into()),
        ("mode", code(board, spread.mode).into()),
        ("share", rounded(&percent, 0).into()),
        ("range", spread.range.into()),
        ("iqr", digits(&spread.iqr).into()),
    ];
    lines.extend(text(&board.fill("workshop-spread", &filling), width, Style::new()));
    lines.extend(text(&yardstick(board, convening.yardstick), width, theme::FAINT));
    lines.extend(who(board, &round, width));
    lines
}

/// Who gave which ballot, where that is asked for.
fn who(board: &Board, round: &Round<'_>, width: usize) -> Lines {
    let Some(scale) = board.room.scale().filter(|_| board.who) else { return Vec::new() };
    let mut lines = Vec::new();
    for level in &scale.levels {
        let of_level = round.revealed.iter().flatten().filter(|vote| vote.level == level.value);
        let numbers: Vec<String> = of_level
            .filter_map(|vote| vote.ballot.map(|(ballot, _)| ballot.participant.to_string()))
            .collect();
        if !numbers.is_empty() {
            let words = format!("{}: {}", level.code, numbers.join(", "));
            lines.extend(text(&words, width, Style::new()));
        }
    }
    lines
}

fn code(board: &Board, value: i32) -> String {
    let level = board.room.scale().and_then(|scale| scale.level(value));
    level.map_or_else(|| value.to_string(), |level| level.code.clone())
}

pub(super) fn discussion(board: &Board, seconds: u32, width: usize) -> Lines {
    let mut lines = asked(board, width);
    let clock = format!("{:02}:{:02}", seconds / 60, seconds % 60);
    lines.extend(figure(board, &clock, WIDE, theme::STRONG));
    lines.push(Line::default());
    if let (Some(round), Some(scale)) = (board.room.revealed(), board.room.scale()) {
        let counts = scale.levels.iter().zip(counted(board, &round));
        let given = counts.filter(|(_, count)| *count > 0);
        let parts: Vec<String> =
            given.map(|(level, count)| format!("{}: {count}", level.code)).collect();
        lines.push(Line::styled(parts.join("   "), theme::STRONG));
        lines.push(Line::default());
        lines.extend(text(&board.say("workshop-discussion-how"), width, Style::new()));
        lines.extend(who(board, &round, width));
    }
    lines
}

/// The scores, after the last question and not before; how far the room agreed.
pub(super) fn over(board: &Board, width: usize) -> Lines {
    let (Some(card), Some(workshop)) = (board.room.total(), board.room.workshop()) else {
        return Vec::new();
    };
    let mut lines = title(board, "workshop-over", width);
    let sign = board.say("decimal-sign");
    let digits = |value: &crate::score::Exact, places| rounded(value, places).replace('.', &sign);
    let whole = card.whole.score.value.as_ref().map(|value| digits(value, 1));
    let whole = whole.unwrap_or_else(|| "-".to_owned());
    lines.extend(figure(board, &whole, WIDE, theme::STRONG));
    lines.push(Line::default());
    let questionnaire = board.room.questionnaire();
    for (area, node) in questionnaire.areas.iter().zip(&card.whole.children) {
        let value = node.score.value.as_ref().map_or_else(|| "–".to_owned(), |it| digits(it, 1));
        let name = fit(board.speech.text(&area.title), width.saturating_sub(8).min(50));
        lines.push(Line::from(format!("{name}  {value}")));
    }
    lines.push(Line::default());
    let main = questionnaire.main_scale();
    let ballots = workshop.first_ballots(|id| {
        let question = questionnaire.question(id);
        question.is_some_and(|question| questionnaire.scale_of(question).id == main.id)
    });
    let alpha = ballots.alpha(Metric::Ordinal).map(|alpha| digits(&alpha, 2));
    let percent = ballots.percent_agreement();
    let percent =
        percent.map(|share| digits(&(share * crate::score::exact(100, 1)), 0) + "\u{a0}%");
    let none = || board.say("workshop-not-defined");
    let filling = [
        ("alpha", alpha.unwrap_or_else(|_| none()).into()),
        ("percent", percent.unwrap_or_else(|_| none()).into()),
    ];
    lines.extend(text(&board.fill("workshop-over-agreement", &filling), width, Style::new()));
    lines
}
