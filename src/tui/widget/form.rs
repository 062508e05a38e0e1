//! A form: a few named fields, one of them with the focus. It knows how to be
//! filled in, not what it is for.

use super::pane;
use super::wrap::{cells, cut, fit};
use super::writer::Writer;
use crate::tui::msg::Msg;
use crate::tui::theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// How a field is filled in.
#[derive(Debug, Clone)]
pub enum Input {
    /// One line.
    Line(Writer),
    /// A text of several lines.
    Text(Writer),
    /// One of these.
    One { options: Vec<String>, at: usize },
    /// Any of these.
    Any { options: Vec<String>, chosen: Vec<bool>, at: usize },
}

/// A field with the phrase that names it.
#[derive(Debug, Clone)]
pub struct Field {
    pub label: &'static str,
    pub input: Input,
    /// May not stay empty.
    pub needed: bool,
}

impl Field {
    pub fn line(label: &'static str, text: &str) -> Self {
        Self { label, input: Input::Line(Writer::new(text)), needed: false }
    }

    pub fn text(label: &'static str, text: &str) -> Self {
        Self { label, input: Input::Text(Writer::new(text)), needed: false }
    }

    pub fn one(label: &'static str, options: Vec<String>, at: usize) -> Self {
        Self { label, input: Input::One { options, at }, needed: false }
    }

    pub fn any(label: &'static str, options: Vec<String>, chosen: Vec<bool>) -> Self {
        Self { label, input: Input::Any { options, chosen, at: 0 }, needed: false }
    }

    pub const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }
}

/// What a message did to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It goes on.
    Open,
    /// It is filled in.
    Done,
    /// A field that may not stay empty is: the focus is there.
    Missing,
}

/// The fields and the focus.
#[derive(Debug, Clone)]
pub struct Form {
    fields: Vec<Field>,
    at: usize,
}

impl Form {
    pub const fn new(fields: Vec<Field>) -> Self {
        Self { fields, at: 0 }
    }

    /// One key, paste or move.
    pub fn update(&mut self, msg: &Msg) -> Outcome {
        let last = self.fields.len().saturating_sub(1);
        match msg {
            Msg::Field(true) => self.at = if self.at == last { 0 } else { self.at + 1 },
            Msg::Field(false) => self.at = self.at.checked_sub(1).unwrap_or(last),
            Msg::Confirm => {
                if let Some(Input::Text(writer)) = self.input() {
                    writer.paste("\n");
                } else if self.at < last {
                    self.at += 1;
                } else {
                    return self.finish();
                }
            }
            Msg::Finish => return self.finish(),
            Msg::Edited(text) => {
                if let Some(writer) = self.writer() {
                    writer.replace(text);
                }
            }
            Msg::Typed(key) => self.key(*key),
            Msg::Pasted(text) => match self.input() {
                Some(Input::Line(writer)) => writer.paste(&text.replace(['\n', '\r'], " ")),
                Some(Input::Text(writer)) => writer.paste(text),
                _ => {}
            },
            _ => {}
        }
        Outcome::Open
    }

    fn finish(&mut self) -> Outcome {
        let missing =
            self.fields.iter().position(|field| field.needed && value(&field.input).is_empty());
        match missing {
            Some(missing) => {
                self.at = missing;
                Outcome::Missing
            }
            None => Outcome::Done,
        }
    }

    fn key(&mut self, key: crossterm::event::KeyEvent) {
        use crossterm::event::KeyCode;
        let up = matches!(key.code, KeyCode::Up | KeyCode::Left);
        let down = matches!(key.code, KeyCode::Down | KeyCode::Right | KeyCode::Char(' '));
        match self.input() {
            Some(Input::Line(_)) if matches!(key.code, KeyCode::Up) => {
                self.at = self.at.saturating_sub(1);
            }
            Some(Input::Line(_)) if matches!(key.code, KeyCode::Down) => {
                self.at = (self.at + 1).min(self.fields.len().saturating_sub(1));
            }
            Some(Input::Line(writer) | Input::Text(writer)) => writer.key(key),
            Some(Input::One { options, at }) => {
                let last = options.len().saturating_sub(1);
                match key.code {
                    KeyCode::Char(c) if c != ' ' => {
                        let begins = |option: &String| {
                            option
                                .chars()
                                .next()
                                .is_some_and(|first| first.to_lowercase().eq(c.to_lowercase()))
                        };
                        let from = *at + 1;
                        let turned = (0..options.len()).map(|step| (from + step) % options.len());
                        if let Some(found) = turned.into_iter().find(|&at| begins(&options[at])) {
                            *at = found;
                        }
                    }
                    _ if up => *at = at.checked_sub(1).unwrap_or(last),
                    _ if down => *at = if *at >= last { 0 } else { *at + 1 },
                    _ => {}
                }
            }
            Some(Input::Any { options, chosen, at }) => match key.code {
                KeyCode::Char(' ') => {
                    if let Some(chosen) = chosen.get_mut(*at) {
                        *chosen = !*chosen;
                    }
                }
                _ if up => *at = at.saturating_sub(1),
                _ if down => *at = (*at + 1).min(options.len().saturating_sub(1)),
                _ => {}
            },
            None => {}
        }
    }

    fn input(&mut self) -> Option<&mut Input> {
        self.fields.get_mut(self.at).map(|field| &mut field.input)
    }

    /// The text with the focus, to be written elsewhere.
    pub fn writer(&mut self) -> Option<&mut Writer> {
        match self.input() {
            Some(Input::Text(writer) | Input::Line(writer)) => Some(writer),
            _ => None,
        }
    }

    /// What stands in every field: texts, and choices by their numbers.
    pub fn values(&self) -> Vec<String> {
        self.fields.iter().map(|field| value(&field.input)).collect()
    }

    /// Puts texts and choices back, as [`Form::values`] gave them.
    pub fn restore(&mut self, values: &[String]) {
        for (field, value) in self.fields.iter_mut().zip(values) {
            match &mut field.input {
                Input::Line(writer) | Input::Text(writer) => *writer = Writer::new(value),
                Input::One { options, at } => {
                    *at = value.parse().unwrap_or(0).min(options.len().saturating_sub(1));
                }
                Input::Any { chosen, .. } => {
                    let wanted: Vec<usize> =
                        value.split(',').filter_map(|place| place.parse().ok()).collect();
                    for (place, chosen) in chosen.iter_mut().enumerate() {
                        *chosen = wanted.contains(&place);
                    }
                }
            }
        }
    }

    /// The fields, for a front end that asks them one by one.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The place of the field with the focus.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Draws the form; `say` gives the labels' words.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, say: impl Fn(&str) -> String) {
        let labels: Vec<String> = self.fields.iter().map(|field| say(field.label)).collect();
        let widest = labels.iter().map(|label| cells(label)).max().unwrap_or(0);
        let beside = widest.min(usize::from(area.width) / 3) + 3;
        let mut row = area.y;
        // Long forms scroll by whole fields: the one with the focus stays in sight.
        let first = self.first_shown(area.height);
        for (place, (field, label)) in self.fields.iter().zip(&labels).enumerate().skip(first) {
            let height = height(&field.input).min(area.bottom().saturating_sub(row));
            if height == 0 {
                break;
            }
            let here = place == self.at;
            let needed = if field.needed { "*" } else { " " };
            let label = format!("{}{needed} ", cut(label, beside.saturating_sub(3)));
            let style = if here { theme::CHOSEN } else { theme::LABEL };
            let left = Rect { y: row, height: 1, width: fit_width(beside), ..area };
            frame.render_widget(Line::from(Span::styled(fit(&label, beside - 1), style)), left);
            let inside = Rect {
                x: area.x + fit_width(beside),
                y: row,
                width: area.width.saturating_sub(fit_width(beside)),
                height,
            };
            draw_input(frame, inside, &field.input, here);
            row += height;
        }
    }

    fn first_shown(&self, height_there: u16) -> usize {
        let mut needed = 0;
        let mut first = self.at;
        for place in (0..=self.at).rev() {
            needed += self.fields.get(place).map_or(0, |field| height(&field.input));
            if needed > height_there {
                break;
            }
            first = place;
        }
        first
    }

    /// Puts the focus on a field.
    pub fn go_to(&mut self, place: usize) {
        self.at = place.min(self.fields.len().saturating_sub(1));
    }

    /// Rows that all fields need.
    pub fn height(&self) -> u16 {
        self.fields.iter().map(|field| height(&field.input)).sum()
    }
}

fn fit_width(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

fn value(input: &Input) -> String {
    match input {
        Input::Line(writer) | Input::Text(writer) => writer.text(),
        Input::One { at, .. } => at.to_string(),
        Input::Any { chosen, .. } => {
            let places = chosen.iter().enumerate().filter(|(_, chosen)| **chosen);
            places.map(|(place, _)| place.to_string()).collect::<Vec<_>>().join(",")
        }
    }
}

fn height(input: &Input) -> u16 {
    match input {
        Input::Line(_) | Input::One { .. } => 1,
        Input::Text(_) => 5,
        Input::Any { options, .. } => u16::try_from(options.len()).unwrap_or(6).clamp(1, 6),
    }
}

fn draw_input(frame: &mut Frame<'_>, area: Rect, input: &Input, here: bool) {
    match input {
        Input::Line(writer) | Input::Text(writer) => writer.draw(frame, area, here),
        Input::One { options, at } => {
            let word = options.get(*at).cloned().unwrap_or_default();
            let words = format!("‹ {} ›", cut(&word, usize::from(area.width).saturating_sub(4)));
            let style = if here { theme::STRONG } else { Style::new() };
            frame.render_widget(Line::styled(words, style), area);
        }
        Input::Any { options, chosen, at } => {
            let room = usize::from(area.width).saturating_sub(4);
            let lines: Vec<Line<'static>> = options
                .iter()
                .zip(chosen)
                .enumerate()
                .map(|(place, (option, chosen))| {
                    let sign = if *chosen { "[x]" } else { "[ ]" };
                    let style = if here && place == *at { theme::CHOSEN } else { Style::new() };
                    Line::styled(format!("{sign} {}", cut(option, room)), style)
                })
                .collect();
            pane::lines(frame, area, &lines, (at + 1).saturating_sub(usize::from(area.height)));
        }
    }
}
