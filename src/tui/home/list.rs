//! The list of the home screen: a line an assessment, in columns that give way to
//! each other where the window is narrow.

use super::{Home, Seen};
use crate::tui::screen::{bar, single};
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::fit;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

impl Home {
    pub(super) fn list(&self, frame: &mut Frame<'_>, area: Rect) {
        let shown = self.shown();
        let count = shown.len();
        let title = self.phrases.fill("home-title", &[("count", count.into())]);
        let inside = pane::titled(frame, area, &title, true);
        let [words, list] = Layout::vertical([
            Constraint::Length(u16::from(self.searching || !self.wanted.text().is_empty())),
            Constraint::Min(0),
        ])
        .areas(inside);
        if !words.is_empty() {
            frame.render_widget(Line::raw("/"), words);
            let rest = Rect { x: words.x + 1, width: words.width.saturating_sub(1), ..words };
            self.wanted.draw(frame, rest, self.searching);
        }
        let width = usize::from(list.width);
        let mut lines = vec![self.columns(width)];
        lines.extend(
            shown.iter().enumerate().map(|(place, seen)| self.row(seen, place == self.at, width)),
        );
        if count == 0 {
            lines.push(Line::default());
            lines.push(single(&format!(" {}", self.say(self.nothing())), width, Style::new()));
        }
        let page = usize::from(list.height);
        pane::lines(frame, list, &lines, (self.at + 3).saturating_sub(page));
    }

    /// The score as the language on screen writes it.
    pub(super) fn score(&self, seen: &Seen) -> String {
        seen.score.as_deref().map_or_else(String::new, |score| self.phrases.number(score))
    }

    /// Columns: country, administration, day, status, progress, score.
    fn columns(&self, width: usize) -> Line<'static> {
        let room = Rooms::of(width, self.scores);
        let score = if self.scores { self.say("scores-score") } else { String::new() };
        let text = in_columns(&[
            (self.say("home-country"), room.country),
            (self.say("home-administration"), room.administration),
            (self.say("home-date"), room.date),
            (self.say("home-status"), room.status),
            (self.say("home-progress"), PROGRESS),
            (score, SCORE),
        ]);
        Line::styled(fit(&format!("  {text}"), width), theme::LABEL)
    }

    fn row(&self, seen: &Seen, here: bool, width: usize) -> Line<'static> {
        let room = Rooms::of(width, self.scores);
        let pointer = if here { "▸" } else { " " };
        let names = in_columns(&[
            (seen.country.clone(), room.country),
            (seen.administration.clone(), room.administration),
        ]);
        let rest = match &seen.fault {
            Some(fault) => format!("⚠ {fault}"),
            None if seen.sealed => self.say("home-sealed"),
            None => {
                let counts = format!("{}/{}", seen.answered, seen.asked);
                let progress = format!("{} {counts}", bar(seen.answered, seen.asked, 6));
                let score = if self.scores { self.score(seen) } else { String::new() };
                in_columns(&[
                    (seen.date.clone(), room.date),
                    (self.say(seen.status), room.status),
                    (progress, PROGRESS),
                    (score, SCORE),
                ])
            }
        };
        let style = if here { theme::CHOSEN } else { Style::new() };
        Line::styled(fit(&format!("{pointer} {names} {rest}"), width), style)
    }
}

const DATE: usize = 10;
const STATUS: usize = 13;
const PROGRESS: usize = 14;
const SCORE: usize = 6;

/// Cells for the columns that give way to each other; none: the column is not shown.
struct Rooms {
    country: usize,
    administration: usize,
    date: usize,
    status: usize,
}

impl Rooms {
    /// Where there is little room the administration goes first, then the day,
    /// then the status: a country that can't be read can't be chosen.
    fn of(width: usize, scores: bool) -> Self {
        const LEAST: usize = 15;
        let score = if scores { SCORE + 1 } else { 0 };
        let left = |taken: usize| width.saturating_sub(taken + PROGRESS + 4 + score);
        let rest = left(DATE + STATUS + 2);
        if rest >= 2 * LEAST - 4 {
            let country = (rest / 2).min(22);
            return Self { country, administration: rest - country, date: DATE, status: STATUS };
        }
        let (date, status) = match (rest, left(STATUS + 1)) {
            (LEAST.., _) => (DATE, STATUS),
            (_, LEAST..) => (0, STATUS),
            _ => (0, 0),
        };
        let taken = [date, status].into_iter().filter(|room| *room > 0).map(|room| room + 1).sum();
        Self { country: left(taken), administration: 0, date, status }
    }
}

/// Texts in columns of so many cells; a column without any is left out.
fn in_columns(columns: &[(String, usize)]) -> String {
    let shown = columns.iter().filter(|(_, room)| *room > 0);
    shown.map(|(text, room)| fit(text, *room)).collect::<Vec<_>>().join(" ")
}
