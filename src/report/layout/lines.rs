//! Texts as lines of glyphs: what is left of a text once it is set.
//!
//! Promise: a line is placed as it is seen and told as it is read.

use super::pages::{Glyph, Item, Text};
use super::style::Look;
use crate::report::font::{ASCENT, DESCENT, Face};

/// A text broken into lines of one look.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub look: Look,
    pub lines: Vec<Line>,
    /// It begins at the right.
    pub rtl: bool,
    /// The width it was broken to, in points.
    pub measure: f32,
}

/// One line, without the white space at its end.
#[derive(Debug, Clone)]
pub struct Line {
    /// From left to right, each of one face and direction.
    pub pieces: Vec<Piece>,
    /// In points.
    pub width: f32,
    /// Whoever typed it ended it here.
    pub hard: bool,
}

/// A part of a line in one face and direction.
#[derive(Debug, Clone)]
pub struct Piece {
    pub face: Face,
    /// As it is read, whatever its direction.
    pub text: String,
    pub rtl: bool,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
    /// Where it begins in the whole text.
    pub from: usize,
}

impl Line {
    /// The line's words, piece by piece.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Whether most of its letters are of given fonts. Signs between words (an emoji, an arrow)
    /// are no letters.
    fn is_mostly_given(&self) -> bool {
        let (mut given, mut own) = (0_usize, 0_usize);
        for piece in &self.pieces {
            let letters = piece.text.chars().filter(|c| c.is_alphabetic()).count();
            match piece.face {
                Face::Given(_) => given += letters,
                _ => own += letters,
            }
        }
        given > own
    }
}

impl Paragraph {
    /// In points.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.look.leading
    }

    /// The widest line, in points.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// Where a line begins in a column that begins at `x`.
    pub fn start(&self, line: &Line, x: f32) -> f32 {
        if self.rtl { x + (self.measure - line.width).max(0.0) } else { x }
    }
}

/// Whether lines of a given font stand over each other, or the only line is of one: their
/// marks above and below would meet.
pub fn needs_room(lines: &[Line]) -> bool {
    match lines {
        [only] => only.is_mostly_given(),
        lines => lines.windows(2).any(|pair| pair.iter().all(Line::is_mostly_given)),
    }
}

/// One line as items whose line box begins at `top`.
pub fn items(line: &Line, look: Look, x: f32, top: f32) -> impl Iterator<Item = Item> {
    let above = (look.leading - (ASCENT + DESCENT) * look.size) / 2.0 + ASCENT * look.size;
    let mut x = x;
    let mut placed: Vec<(usize, Item)> = Vec::with_capacity(line.pieces.len());
    for piece in &line.pieces {
        let text = Text {
            x,
            y: top + above,
            face: piece.face,
            size: look.size,
            colour: look.colour,
            text: piece.text.clone(),
            rtl: piece.rtl,
            glyphs: piece.glyphs.clone(),
        };
        x += text.advance();
        placed.push((piece.from, Item::Text(text)));
    }
    // Placed as they are seen, told as they are read.
    placed.sort_by_key(|(from, _)| *from);
    placed.into_iter().map(|(_, item)| item)
}
