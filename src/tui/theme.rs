//! How things look. Symbols and reverse video carry the meaning; colour only
//! helps, and is gone under `NO_COLOR` without loss.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};
use unicode_normalization::UnicodeNormalization;

/// What the terminal can show, and what the assessor's eyes like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    pub theme: Theme,
    /// Only ASCII is drawn: signs, borders and charts have plain forms.
    pub ascii: bool,
    /// The mouse is listened to.
    pub mouse: bool,
}

/// The colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Dark,
    Light,
    /// No colour and nothing faint: weight and reverse video alone.
    HighContrast,
}

impl Theme {
    /// The next one.
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::HighContrast,
            Self::HighContrast => Self::Dark,
        }
    }

    /// The phrase that tells it.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Dark => "told-theme-dark",
            Self::Light => "told-theme-light",
            Self::HighContrast => "told-theme-contrast",
        }
    }

    fn color(self, cell: &mut Cell) {
        match self {
            Self::Dark => {}
            Self::Light => match cell.fg {
                Color::Cyan => cell.fg = Color::Blue,
                Color::Yellow => cell.fg = Color::Magenta,
                _ => {}
            },
            Self::HighContrast => {
                cell.fg = Color::Reset;
                cell.modifier.remove(Modifier::DIM);
            }
        }
    }
}

impl Look {
    /// Changes what was drawn to this look.
    pub fn apply(self, buffer: &mut Buffer) {
        if self.theme == Theme::Dark && !self.ascii {
            return;
        }
        for cell in &mut buffer.content {
            self.theme.color(cell);
            if self.ascii && !cell.symbol().is_ascii() {
                let plain = ascii(cell.symbol());
                cell.set_symbol(&plain);
            }
        }
    }
}

/// The plain form of what stands in one cell, one character.
pub fn ascii(symbol: &str) -> String {
    let known = PLAIN.iter().find(|(signs, _)| signs.contains(symbol));
    if let Some((_, plain)) = known {
        return (*plain).to_owned();
    }
    // Dots of a drawing.
    if let Some(dots @ '\u{2800}'..='\u{28ff}') = symbol.chars().next() {
        return if dots == '\u{2800}' { " " } else { "*" }.to_owned();
    }
    let base = symbol.nfkd().find(char::is_ascii).unwrap_or('?');
    base.to_string()
}

/// The signs that are drawn, with their plain forms.
const PLAIN: &[(&str, &str)] = &[
    ("●", "*"),
    ("◉", "@"),
    ("■█▇", "#"),
    ("✓", "+"),
    ("○□▒", "o"),
    ("·░•", "."),
    ("─━–—−═╌", "-"),
    ("│┃║", "|"),
    ("◷", "@"),
    ("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    ("▸›→⏎", ">"),
    ("‹←", "<"),
    ("▲↑", "^"),
    ("▼▽↓", "v"),
    ("⚠⚑≠", "!"),
    ("✎", "n"),
    ("×", "x"),
    ("…", "~"),
    ("’‘", "'"),
    ("“”«»", "\""),
    ("\u{a0}\u{202f}", " "),
];

/// Titles and the question itself.
pub const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
/// What may be passed over.
pub const FAINT: Style = Style::new().add_modifier(Modifier::DIM);
/// What is chosen, or has the focus.
pub const CHOSEN: Style =
    Style::new().add_modifier(Modifier::BOLD).add_modifier(Modifier::REVERSED);
/// What wants attention; always with a sign before it.
pub const WARNING: Style = Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD);
/// What failed; always with a sign before it.
pub const FAILED: Style =
    Style::new().fg(Color::Red).add_modifier(Modifier::BOLD).add_modifier(Modifier::REVERSED);
/// Labels of parts.
pub const LABEL: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
/// The filled part of a bar.
pub const BAR: Style = Style::new().fg(Color::Cyan);

/// This reading's level.
pub const GIVEN: &str = "●";
/// The other reading's level.
pub const OTHER: &str = "○";
/// Not answered.
pub const OPEN: &str = "·";
/// Not applicable.
pub const NOT_APPLICABLE: &str = "–";
/// No evidence.
pub const NO_EVIDENCE: &str = "?";
/// Not saved.
pub const NOT_SAVED: &str = "!";
/// On its way to disk.
pub const SAVING: &str = "…";

/// The sign of what is not on disk: it could not be saved, or is being saved.
pub const fn on_its_way(failed: bool) -> &'static str {
    if failed { NOT_SAVED } else { SAVING }
}

/// Not asked: its condition is not met.
pub const NOT_ASKED: &str = "×";
/// Marked for review.
pub const MARKED: &str = "⚑";
/// A note stands there.
pub const NOTED: &str = "✎";
