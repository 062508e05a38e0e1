//! How the comparison is drawn: the map with its cursor, what the chosen cell
//! says in words, two beside each other, one among the others.

use super::{Shown, Table};
use crate::compare::{
    Cell, Column, Comparison, Figure, Group, Movement, Property, Quartiles, movement,
};
use crate::i18n::phrases::Filling;
use crate::score::{NodeKind, State, rounded};
use crate::tui::keys::Place;
use crate::tui::screen::{SMALLEST, help, is_too_small, key_line};
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cells, cut, fit, wrap};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

/// Cells for a row's name.
const NAME: usize = 20;
/// Cells for coverage and evidence at the right.
const BESIDE: usize = 17;

impl Table {
    /// Draws what is open; changes nothing.
    pub fn view(&self, frame: &mut Frame<'_>) {
        if is_too_small(frame, SMALLEST, &self.phrases) {
            return;
        }
        let rows = [
            Constraint::Length(1),
            Constraint::Min(0),
            Constraint::Length(4),
            Constraint::Length(1),
        ];
        let [head, body, foot, bottom] = Layout::vertical(rows).areas(frame.area());
        let width = usize::from(head.width);
        frame.render_widget(self.head(width), head);
        let now = self.now();
        frame.render_widget(key_line(&|key| self.say(key), &now, width), bottom);
        match self.shown {
            Shown::Map => {
                let inside = pane::titled(frame, body, &self.map_title(), true);
                self.map(frame, inside);
                let inside = pane::titled(frame, foot, &self.cell_title(), false);
                pane::lines(frame, inside, &self.words(usize::from(inside.width)), 0);
            }
            Shown::Help => {
                let whole = Rect { height: body.height + foot.height, ..body };
                let found = |width| self.help_lines(width);
                self.help.draw(frame, whole, &self.say("place-help"), found);
            }
            Shown::Pair(..) | Shown::Peers(_) => {
                let whole = Rect { height: body.height + foot.height, ..body };
                let inside = pane::titled(frame, whole, &self.map_title(), true);
                let lines = self.beside(usize::from(inside.width));
                pane::lines(frame, inside, &lines, self.scroll);
            }
        }
    }

    /// How many lines two beside each other, or one among the others, have.
    pub(super) fn length(&self) -> usize {
        self.comparison().columns.len() + 1
    }

    pub(super) fn help_lines(&self, width: usize) -> Vec<Line<'static>> {
        let say = |key: &str| self.say(key);
        help::lines(&say, &self.now(), Place::Compare, &self.help.wanted(), width)
    }

    /// What rows are grouped by: our words in the language on screen, a tag as it was written.
    fn group_word(&self, property: &Property) -> String {
        match property {
            Property::Language => self.say("compare-group-language"),
            Property::Round => self.say("compare-group-round"),
            Property::Year => self.say("compare-group-year"),
            Property::Tag(name) if name == "region" => self.say("compare-group-region"),
            Property::Tag(name) => name.clone(),
            other => other.word(),
        }
    }

    fn head(&self, width: usize) -> Line<'static> {
        let count = self.view.rows().count();
        let filling: &Filling<'_> = &[("count", count.into())];
        let right = format!(
            " {} │ {} ",
            self.phrases.fill("compare-count", filling),
            self.phrases.language().code().to_uppercase()
        );
        let room = width.saturating_sub(cells(&right));
        let title = self.phrases.named(&self.say("place-compare"), &self.beginning.title);
        let title = Span::styled(fit(&format!(" {title}"), room), theme::STRONG);
        Line::from(vec![title, Span::raw(right)])
    }

    fn map_title(&self) -> String {
        let label = |row: usize| label(self.comparison(), row);
        match self.shown {
            Shown::Pair(one, two) => format!("{} │ {}", label(one), label(two)),
            Shown::Peers(row) => self.phrases.fill("compare-among", &[("name", label(row).into())]),
            _ => {
                let mut parts = vec![self.say(match self.by {
                    crate::compare::By::Area => "compare-by-area",
                    crate::compare::By::Topic => "compare-by-topic",
                    crate::compare::By::Question => "compare-by-question",
                })];
                if let Some(group) = &self.wanted.group {
                    parts.push(
                        self.phrases
                            .fill("compare-grouped", &[("word", self.group_word(group).into())]),
                    );
                }
                if let Some(first) = self.first {
                    parts
                        .push(self.phrases.fill("compare-first", &[("name", label(first).into())]));
                }
                parts.extend(self.told.clone());
                parts.join(" · ")
            }
        }
    }

    fn map(&self, frame: &mut Frame<'_>, area: Rect) {
        let comparison = self.comparison();
        let wide = self.width();
        let room = usize::from(area.width).saturating_sub(NAME + BESIDE);
        let shown = (room / wide).max(1);
        let from = (self.column + 1).saturating_sub(shown);
        let columns = from..(from + shown).min(comparison.columns.len());
        let mut lines = Vec::new();
        let mut chosen = 0;
        let mut place = 0;
        for group in &self.view.groups {
            if self.wanted.group.is_some() {
                let name = if group.name.is_empty() { "–" } else { &group.name };
                lines.push(Line::styled(name.to_owned(), theme::LABEL));
            }
            for &row in &group.rows {
                if place == self.at {
                    chosen = lines.len();
                }
                lines.push(self.row_line(row, place == self.at, columns.clone()));
                place += 1;
            }
            if group.rows.len() > 1 {
                lines.extend(self.quartile_lines(group, columns.clone()));
            }
        }
        let [head, list] =
            Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
        frame.render_widget(self.heads(columns), head);
        let height = usize::from(list.height);
        let scroll = (chosen + 2).saturating_sub(height);
        pane::lines(frame, list, &lines, scroll);
    }

    /// Cells for one column: a digit for a question, a figure for the others.
    const fn width(&self) -> usize {
        match self.by {
            crate::compare::By::Question => 2,
            crate::compare::By::Area => 6,
            crate::compare::By::Topic => 7,
        }
    }

    fn heads(&self, columns: std::ops::Range<usize>) -> Line<'static> {
        let mut spans = vec![Span::raw(" ".repeat(NAME))];
        let wide = self.width();
        for at in columns {
            let column = &self.comparison().columns[at];
            let style = if at == self.column { theme::CHOSEN } else { theme::STRONG };
            let text = match column.kind {
                NodeKind::Question => if at == self.column { "▼ " } else { "  " }.to_owned(),
                NodeKind::Whole => fit(&self.say("whole"), wide),
                _ => fit(&column.id, wide),
            };
            spans.push(Span::styled(
                text,
                if column.kind == NodeKind::Question { theme::STRONG } else { style },
            ));
        }
        let beside = format!(" {:>8} {:>6}", self.say("compare-coverage"), "E2–E3");
        spans.push(Span::styled(beside, theme::FAINT));
        Line::from(spans)
    }

    fn row_line(&self, row: usize, chosen: bool, columns: std::ops::Range<usize>) -> Line<'static> {
        let comparison = self.comparison();
        let name = fit(&format!(" {}", label(comparison, row)), NAME);
        let mut spans = vec![Span::styled(name, if chosen { theme::CHOSEN } else { Style::new() })];
        for at in columns {
            let cell = comparison.cell(row, at);
            let column = &comparison.columns[at];
            let text = fit(&sign(&self.phrases, column, cell), self.width());
            let style =
                if chosen && at == self.column { theme::CHOSEN } else { shade(column, cell) };
            spans.push(Span::styled(text, style));
        }
        let (mut answered, mut asked, mut confirmed, mut levels) = (0, 0, 0, 0);
        for cell in self.beginning.questions.rows[row].cells.iter().flatten() {
            answered += cell.coverage.answered;
            asked += cell.coverage.asked;
            confirmed += cell.evidence.confirmed();
            levels += cell.evidence.levels();
        }
        let share = (confirmed * 100).checked_div(levels);
        let share = share.map_or_else(|| "–".to_owned(), |share| format!("{share} %"));
        spans.push(Span::raw(format!(" {:>8} {share:>6}", format!("{answered}/{asked}"))));
        Line::from(spans)
    }

    fn quartile_lines(&self, group: &Group, columns: std::ops::Range<usize>) -> Vec<Line<'static>> {
        let line = |key: &str, of: fn(&Quartiles) -> &Figure| {
            let mut text = fit(&format!(" {}", self.say(key)), NAME);
            for at in columns.clone() {
                let figure = group.columns[at].quartiles.as_ref().map(of);
                let shown = match (figure, self.comparison().columns[at].kind) {
                    (None, _) => "–".to_owned(),
                    (Some(figure), NodeKind::Question) => figure.floor().to_string(),
                    (Some(figure), _) => self.figure(figure),
                };
                text.push_str(&fit(&shown, self.width()));
            }
            Line::styled(text, theme::FAINT)
        };
        vec![
            line("regional-upper", |it| &it.upper),
            line("regional-median", |it| &it.median),
            line("regional-lower", |it| &it.lower),
        ]
    }

    fn figure(&self, figure: &Figure) -> String {
        self.phrases.number(&rounded(&figure.exact(), 1))
    }

    fn cell_title(&self) -> String {
        let column = self.comparison().columns.get(self.column);
        column.map_or_else(String::new, |column| match column.kind {
            NodeKind::Whole => self.say("whole"),
            _ => format!("{} {}", column.id, column.title.get(self.phrases.language())),
        })
    }

    /// What the chosen cell says.
    fn words(&self, width: usize) -> Vec<Line<'static>> {
        let Some(row) = self.row() else { return vec![Line::raw(self.say("compare-none"))] };
        let comparison = self.comparison();
        let mut parts = vec![label(comparison, row)];
        match comparison.cell(row, self.column) {
            None => parts.push(self.say("regional-not")),
            Some(cell) => {
                parts.push(self.interval(cell));
                let counts = [
                    ("answered", cell.coverage.answered.into()),
                    ("asked", cell.coverage.asked.into()),
                    ("confirmed", cell.evidence.confirmed().into()),
                    ("levels", cell.evidence.levels().into()),
                ];
                parts.push(self.phrases.fill("compare-counts", &counts));
            }
        }
        if let Some(moved) = comparison.change(row, self.column) {
            let since =
                comparison.earlier(row).map(|at| comparison.rows[at].about.date.to_string());
            let filling = [
                ("day", since.unwrap_or_default().into()),
                ("word", self.say(moved.phrase()).into()),
            ];
            parts.push(self.phrases.fill("compare-since", &filling));
        }
        wrap(&parts.join(" · "), width).into_iter().map(Line::from).collect()
    }

    /// The score, or the interval where it is open.
    fn interval(&self, cell: &Cell) -> String {
        match cell.interval() {
            None => state_word(cell.state).map_or_else(|| "–".to_owned(), |key| self.say(key)),
            Some((low, high)) if low == high => self.figure(low),
            Some((low, high)) => {
                let ends = [("low", self.figure(low).into()), ("high", self.figure(high).into())];
                self.phrases.fill("interval", &ends)
            }
        }
    }

    /// Two rows, or a row and the quartiles of the others, column by column.
    fn beside(&self, width: usize) -> Vec<Line<'static>> {
        let comparison = self.comparison();
        let figures = 14;
        let title = width.saturating_sub(figures * 2 + 18);
        let line = |head: &str, one: &str, two: &str, word: &str| {
            Line::from(format!(
                "{}{}{}{}",
                fit(&cut(head, title.saturating_sub(1)), title),
                fit(one, figures),
                fit(two, figures),
                cut(word, 18)
            ))
        };
        let peers = match self.shown {
            Shown::Peers(row) => Some(comparison.peers(row, self.wanted.group.as_ref())),
            _ => None,
        };
        let mut lines = Vec::new();
        for (at, column) in comparison.columns.iter().enumerate() {
            let head = match column.kind {
                NodeKind::Whole => self.say("whole"),
                _ => format!("{} {}", column.id, column.title.get(self.phrases.language())),
            };
            let shown = |row: usize| {
                comparison.cell(row, at).map_or_else(|| "#".to_owned(), |it| self.interval(it))
            };
            lines.push(match (self.shown, &peers) {
                (Shown::Pair(one, two), _) => {
                    let moved = movement(comparison.cell(one, at), comparison.cell(two, at));
                    let key = match moved {
                        Movement::Improved => "compare-higher",
                        Movement::Regressed => "compare-lower",
                        Movement::Unchanged => "compare-same",
                        Movement::NotComparable(_) => "compare-apart",
                    };
                    line(&head, &shown(one), &shown(two), &self.say(key))
                }
                (_, Some(peers)) => {
                    let among = &peers.columns[at];
                    let middle = among.quartiles.as_ref().map_or_else(
                        || "–".to_owned(),
                        |it| {
                            let [a, b, c] = [&it.lower, &it.median, &it.upper];
                            format!("{} {} {}", self.figure(a), self.figure(b), self.figure(c))
                        },
                    );
                    let ahead: Vec<&str> = among
                        .ahead
                        .iter()
                        .map(|row| &*comparison.rows[*row].about.country)
                        .collect();
                    line(&head, &shown(peers.row), &middle, &ahead.join(" "))
                }
                _ => Line::default(),
            });
        }
        let heads = match self.shown {
            Shown::Pair(one, two) => {
                let code = |row: usize| comparison.rows[row].about.country.to_string();
                line("", &code(one), &code(two), &self.say("compare-second"))
            }
            _ => line(
                "",
                &self.say("column-score"),
                &self.say("compare-quartiles"),
                &self.say("compare-ahead"),
            ),
        };
        lines.insert(0, heads.style(theme::STRONG));
        lines
    }
}

/// Country, date and round.
fn label(comparison: &Comparison, row: usize) -> String {
    let about = &comparison.rows[row].about;
    format!("{} {} #{}", about.country, about.date, about.round)
}

/// What stands in a cell of the map.
fn sign(phrases: &crate::i18n::Phrases, column: &Column, cell: Option<&Cell>) -> String {
    let Some(cell) = cell else { return "#".to_owned() };
    if column.kind == NodeKind::Question {
        return match cell.state {
            Some(State::Level { counted, .. }) => counted.to_string(),
            Some(State::NoEvidence) => theme::NO_EVIDENCE.to_owned(),
            Some(State::NotApplicable) => theme::NOT_APPLICABLE.to_owned(),
            Some(State::NotAsked) => theme::NOT_ASKED.to_owned(),
            Some(State::Unanswered) | None => theme::OPEN.to_owned(),
        };
    }
    let open = if cell.is_open() { "~" } else { "" };
    cell.score
        .as_ref()
        .map_or_else(|| "–".to_owned(), |score| phrases.number(&rounded(&score.exact(), 1)) + open)
}

/// Colour helps the digit: the lowest third, the middle, the highest.
fn shade(column: &Column, cell: Option<&Cell>) -> Style {
    let Some(score) = cell.and_then(|cell| cell.score.as_ref()) else { return theme::FAINT };
    let length = i64::from(column.highest - column.lowest).max(1);
    let third = score.minus(&Figure::whole(column.lowest.into())).times(3, length).floor();
    match third {
        i64::MIN..=0 => Style::new().fg(Color::Yellow),
        1 => Style::new(),
        _ => theme::BAR,
    }
}

/// The phrase for a question without a score.
const fn state_word(state: Option<State>) -> Option<&'static str> {
    match state {
        Some(State::NotApplicable) => Some("not-applicable"),
        Some(State::Unanswered | State::NotAsked) => Some("unanswered"),
        _ => None,
    }
}
