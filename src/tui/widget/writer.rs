//! A place to write in, with a real cursor: paste, undo and movement by the
//! library, and nothing that acts on a terminal gets in.

use crate::i18n::typed;
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use ratatui_textarea::{CursorMove, Input, Key, TextArea, WrapMode};

/// A text being written.
#[derive(Debug, Clone)]
pub struct Writer {
    area: TextArea<'static>,
    before: String,
}

impl Writer {
    /// Begins with this text, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let text = typed(text);
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(Style::new());
        area.set_style(Style::new());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, before: text }
    }

    /// One key, as the terminal told it.
    pub fn key(&mut self, event: KeyEvent) {
        let input = Input::from(event);
        match input.key {
            Key::Char(c) if typed(c.encode_utf8(&mut [0; 4])).is_empty() => {}
            _ => {
                self.area.input(input);
            }
        }
    }

    /// A pasted text.
    pub fn paste(&mut self, text: &str) {
        self.area.insert_str(typed(text));
    }

    /// Another text takes the place of what stands there; what it began with stays known.
    pub fn replace(&mut self, text: &str) {
        let before = std::mem::take(&mut self.before);
        *self = Self { before, ..Self::new(text) };
    }

    /// What stands there, without blanks around it.
    pub fn text(&self) -> String {
        self.area.lines().join("\n").trim().to_owned()
    }

    /// Whether it differs from what it began with.
    pub fn changed(&self) -> bool {
        self.text() != self.before.trim()
    }

    /// Draws the text and, where it has the focus, puts the terminal's cursor
    /// where the next letter goes.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, focused: bool) {
        if area.is_empty() {
            return;
        }
        if !focused {
            let lines: Vec<Line<'_>> =
                self.area.lines().iter().map(|line| line.as_str().into()).collect();
            frame.render_widget(Paragraph::new(lines), area);
            return;
        }
        frame.render_widget(&self.area, area);
        let cursor = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let column = cursor.col.saturating_sub(usize::from(left)).min(usize::from(area.width) - 1);
        let row = cursor.row.saturating_sub(usize::from(top)).min(usize::from(area.height) - 1);
        let cell = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        frame.set_cursor_position(Position::new(
            area.x.saturating_add(cell(column)),
            area.y.saturating_add(cell(row)),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::Writer;
    use crossterm::event::{KeyCode, KeyEvent};

    #[test]
    fn what_is_typed_and_pasted_stands_there() {
        let mut writer = Writer::new("Seen the register.\u{1b}[2J");
        assert!(!writer.changed());
        writer.paste("\r\nIt ends in 2019.\u{202E}");
        for c in " So?\u{200F}".chars() {
            writer.key(KeyEvent::from(KeyCode::Char(c)));
        }
        assert_eq!(writer.text(), "Seen the register.[2J\nIt ends in 2019. So?");
        assert!(writer.changed());
    }
}
