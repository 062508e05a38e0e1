//! Digits that are read from the back row: three points wide, five high.

use ratatui::style::Style;
use ratatui::text::Line;

/// Rows of a large text.
pub const HEIGHT: u16 = 5;

/// The points of a character, row by row, three bits a row.
const fn points(c: char) -> [u8; HEIGHT as usize] {
    match c {
        '0' => [7, 5, 5, 5, 7],
        '1' => [2, 6, 2, 2, 7],
        '2' => [7, 1, 7, 4, 7],
        '3' => [7, 1, 7, 1, 7],
        '4' => [5, 5, 7, 1, 1],
        '5' => [7, 4, 7, 1, 7],
        '6' => [7, 4, 7, 5, 7],
        '7' => [7, 1, 1, 2, 2],
        '8' => [7, 5, 7, 5, 7],
        '9' => [7, 5, 7, 1, 7],
        'a' => [0, 7, 1, 7, 7],
        'b' => [4, 4, 7, 5, 7],
        'c' => [0, 7, 4, 4, 7],
        'd' => [1, 1, 7, 5, 7],
        'e' => [7, 5, 7, 4, 7],
        'f' => [3, 2, 7, 2, 2],
        '-' => [0, 0, 7, 0, 0],
        ':' => [0, 2, 0, 2, 0],
        '.' => [0, 0, 0, 0, 2],
        ',' => [0, 0, 0, 2, 4],
        '%' => [5, 1, 2, 4, 5],
        _ => [0; HEIGHT as usize],
    }
}

/// A text of such characters, each point `wide` cells wide.
pub fn large(text: &str, wide: usize, style: Style) -> Vec<Line<'static>> {
    (0..usize::from(HEIGHT))
        .map(|row| {
            let character = |c: char| {
                let bits = points(c)[row];
                let point = |bit: u8| if bits & bit == 0 { " " } else { "█" }.repeat(wide);
                [4, 2, 1].map(point).concat()
            };
            let line: Vec<String> = text.chars().map(character).collect();
            Line::styled(line.join(&" ".repeat(wide)), style)
        })
        .collect()
}

/// Cells that a large text takes.
pub fn width(text: &str, wide: usize) -> usize {
    (text.chars().count() * 4).saturating_sub(1) * wide
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, large, width};
    use ratatui::style::Style;

    #[test]
    fn every_digit_has_its_own_shape_and_width() {
        let shape = |c: char| {
            let lines = large(&c.to_string(), 2, Style::new());
            lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        };
        let mut shapes: Vec<String> = "0123456789abcdef-:.,%".chars().map(shape).collect();
        assert_eq!(shapes[7], "██████\n    ██\n    ██\n  ██  \n  ██  ");
        shapes.sort();
        shapes.dedup();
        assert_eq!(shapes.len(), 21);
        let line = large("12:45", 2, Style::new());
        assert_eq!(line.len(), usize::from(HEIGHT));
        assert_eq!(line[0].to_string().chars().count(), width("12:45", 2));
    }
}
