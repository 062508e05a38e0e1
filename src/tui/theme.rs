//! How things look. Symbols and reverse video carry the meaning; colour only
//! helps, and is gone under `NO_COLOR` without loss.

use ratatui::style::{Color, Modifier, Style};

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
/// Not asked: its condition is not met.
pub const NOT_ASKED: &str = "×";
/// Marked for review.
pub const MARKED: &str = "⚑";
/// A note stands there.
pub const NOTED: &str = "✎";
