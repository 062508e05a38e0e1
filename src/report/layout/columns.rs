//! How wide a table's columns are.
//!
//! By the author's shares; but a column is no narrower than its longest word,
//! so that words are broken only where they are longer than any column may be.

use super::style::{self, HEAD, PAD_X, SIDE};
use super::text::Setter;
use crate::i18n::Language;
use crate::report::document::{Align, Cell, Column, Row, Table};
use crate::report::font::Fonts;

/// A word counts for its column's least width up to this share of the table.
const WORD_SHARE: f32 = 0.2;

/// A column's place.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub x: f32,
    pub width: f32,
    pub align: Align,
}

impl Place {
    /// The width of its texts.
    pub fn inner(&self) -> f32 {
        self.width - 2.0 * PAD_X
    }
}

/// Measures columns for a format whose reader breaks the lines: there, too, a word or a
/// question's id is parted only where no column could hold it.
pub struct Ruler<'f>(Setter<'f>);

impl<'f> Ruler<'f> {
    pub fn new(language: Language, fonts: &'f Fonts) -> Self {
        Self(Setter::new(language, fonts))
    }

    /// The widths of a table's columns, in points.
    pub fn columns(&mut self, table: &Table, width: f32) -> Vec<f32> {
        let words = words(table, |_| false, &mut self.0);
        widths(&shares(table, |_| false), &words, width)
    }
}

/// Places of all columns, from the left margin over the whole width; from the
/// right margin where the table is written from right to left. The texts of some columns
/// stand elsewhere.
pub fn places(
    table: &Table,
    elsewhere: &[bool],
    width: f32,
    setter: &mut Setter<'_>,
) -> Vec<Place> {
    let is_elsewhere = |at: usize| elsewhere.get(at).copied().unwrap_or_default();
    let words = words(table, is_elsewhere, setter);
    let rtl = is_rtl(table);
    let mut x = SIDE;
    let mut place = |(column, share): (&Column, f32)| {
        let left = if rtl { 2.0 * SIDE + width - x - share } else { x };
        let place = Place { x: left, width: share, align: column.align };
        x += share;
        place
    };
    let widths = widths(&shares(table, is_elsewhere), &words, width);
    table.columns.iter().zip(widths).map(&mut place).collect()
}

/// The columns with their shares; one that holds nothing in any row leaves its room to the
/// others, unless it is there for a hand to write in.
fn shares(table: &Table, is_elsewhere: impl Fn(usize) -> bool) -> Vec<Column> {
    let rows: Vec<&Vec<Cell>> = table
        .rows
        .iter()
        .filter_map(
            |row| if let Row::Cells(cells) | Row::Lead(cells) = row { Some(cells) } else { None },
        )
        .collect();
    let by_hand = table.rows.iter().any(|row| matches!(row, Row::Hand(_)));
    let holds = |at: usize| {
        let mut cells = rows.iter().filter_map(|cells| cells.get(at));
        !is_elsewhere(at)
            && cells.any(|cell| cell.tick || cell.heat.is_some() || !cell.paragraphs.is_empty())
    };
    let share = |(at, column): (usize, &Column)| match by_hand || rows.is_empty() || holds(at) {
        true => column.clone(),
        false => Column { share: 1, ..column.clone() },
    };
    table.columns.iter().enumerate().map(share).collect()
}

/// Whether most letters of a table's cells are of scripts written from right to left.
fn is_rtl(table: &Table) -> bool {
    let cells = table.rows.iter().flat_map(|row| match row {
        Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => cells.as_slice(),
        Row::Band(_) => &[],
    });
    let texts = cells.flat_map(|cell| &cell.paragraphs).map(|text| text.text.as_str());
    let (mut right, mut left) = (0_usize, 0_usize);
    for text in texts {
        if text.is_ascii() {
            left += text.len();
            continue;
        }
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            // Hebrew, Arabic and their neighbours, with their presentation forms.
            if matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
            {
                right += 1;
            } else {
                left += 1;
            }
        }
    }
    right > left
}

/// For each column the widest single word of its head and cells, in points.
fn words(table: &Table, is_elsewhere: impl Fn(usize) -> bool, setter: &mut Setter<'_>) -> Vec<f32> {
    let column = |(at, column): (usize, &Column)| {
        let mut widest = setter.widest_word(&column.head, HEAD);
        for row in table.rows.iter().filter(|_| !is_elsewhere(at)) {
            let (Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells)) = row else { continue };
            for text in cells.get(at).iter().flat_map(|cell| &cell.paragraphs) {
                widest = widest.max(setter.widest_word(&text.text, style::cell(text.strength)));
            }
        }
        widest
    };
    table.columns.iter().enumerate().map(column).collect()
}

/// A column on its way to a width.
struct Claim {
    share: f32,
    least: f32,
    /// Its share gives less than its least width.
    held: bool,
}

fn widths(columns: &[Column], words: &[f32], width: f32) -> Vec<f32> {
    let most = (width * WORD_SHARE).max(width / columns.len().max(1) as f32);
    let claim = |(column, word): (&Column, &f32)| Claim {
        share: f32::from(column.share.max(1)),
        least: (word + 2.0 * PAD_X + 0.5).min(most),
        held: false,
    };
    let mut claims: Vec<Claim> = columns.iter().zip(words).map(claim).collect();
    let wanted: f32 = claims.iter().map(|claim| claim.least).sum();
    let scale = if wanted > width { width / wanted } else { 1.0 };
    claims.iter_mut().for_each(|claim| claim.least *= scale);
    // Each turn holds one more column, so there are no more turns than columns.
    loop {
        let (held, open): (Vec<&Claim>, Vec<&Claim>) = claims.iter().partition(|claim| claim.held);
        let taken: f32 = held.iter().map(|claim| claim.least).sum();
        let shares: f32 = open.iter().map(|claim| claim.share).sum();
        let unit = (width - taken).max(0.0) / shares.max(1.0);
        match claims.iter_mut().find(|claim| !claim.held && claim.share * unit < claim.least) {
            Some(narrow) => narrow.held = true,
            None => {
                let width =
                    |claim: &Claim| if claim.held { claim.least } else { claim.share * unit };
                return claims.iter().map(width).collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_fill_the_table_and_hold_the_words() {
        for (shares, words, expected) in [
            (vec![1, 1], vec![0.0, 0.0], vec![50.0, 50.0]),
            (vec![3, 1], vec![0.0, 0.0], vec![75.0, 25.0]),
            (vec![0, 0], vec![0.0, 0.0], vec![50.0, 50.0]),
            (vec![9, 1], vec![0.0, 21.5], vec![70.0, 30.0]),
            (vec![9, 1], vec![0.0, 500.0], vec![50.0, 50.0]),
            (vec![1, 1, 8], vec![16.5, 16.5, 500.0], vec![25.0, 25.0, 50.0]),
            (vec![], vec![], vec![]),
        ] {
            let column = |&share: &u16| Column { head: String::new(), share, align: Align::Start };
            let columns: Vec<Column> = shares.iter().map(column).collect();
            let found = widths(&columns, &words, 100.0);
            let close = |(a, b): (&f32, &f32)| (a - b).abs() < 0.01;
            assert!(found.iter().zip(&expected).all(close), "{shares:?} {words:?}: {found:?}");
            assert_eq!(found.len(), expected.len());
        }
    }
}
