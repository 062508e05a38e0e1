//! The apostrophes of typewriters and keyboards as print has them.
//!
//! Authors and assessors type `'`, our own phrases have `’`; on one page they stand
//! side by side. Promises: nothing but the sign changes, and only where it can be
//! nothing but an apostrophe: within a word, or at the end of one that ends in s
//! and no quotation is open.

use crate::report::document::{Block, Cell, Document, Legend, Row};

/// The document with printed apostrophes.
pub(super) fn typeset(mut document: Document) -> Document {
    let about = &mut document.about;
    [&mut about.title, &mut about.subject, &mut about.running].into_iter().for_each(print);
    document.blocks.iter_mut().for_each(block);
    document
}

fn block(block: &mut Block) {
    match block {
        Block::Cover(cover) => {
            [&mut cover.over, &mut cover.title, &mut cover.subtitle, &mut cover.notice]
                .into_iter()
                .chain(cover.lines.iter_mut().flat_map(|(label, value)| [label, value]))
                .for_each(print);
        }
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => print(text),
        Block::List(entries) => entries.iter_mut().for_each(print),
        Block::Table(table) => {
            print(&mut table.caption);
            table.columns.iter_mut().for_each(|column| print(&mut column.head));
            table.rows.iter_mut().for_each(row);
        }
        Block::Bars(bars) | Block::Radar(bars) => {
            let Legend { score, interval, target, other } = &mut bars.legend;
            [&mut bars.caption, &mut bars.alternative, score, interval, target, other]
                .into_iter()
                .chain(bars.ticks.iter_mut().map(|(_, label)| label))
                .chain(bars.rows.iter_mut().map(|bar| &mut bar.label))
                .for_each(print);
        }
        Block::Gantt(gantt) => {
            [&mut gantt.caption, &mut gantt.alternative]
                .into_iter()
                .chain(&mut gantt.heads)
                .chain(gantt.spans.iter_mut().flat_map(|span| [&mut span.band, &mut span.label]))
                .for_each(print);
        }
        Block::Contents | Block::Turn(_) | Block::OnePage => {}
    }
}

fn row(row: &mut Row) {
    let cell = |cell: &mut Cell| cell.paragraphs.iter_mut().for_each(|text| print(&mut text.text));
    match row {
        Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => cells.iter_mut().for_each(cell),
        Row::Band(text) => print(text),
    }
}

fn print(text: &mut String) {
    if text.contains('\'') {
        *text = printed(text);
    }
}

fn printed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let (mut before, mut quoted) = (' ', false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let after = signs.peek().copied().unwrap_or(' ');
        let begins = !before.is_alphanumeric() && after.is_alphanumeric();
        let within = before.is_alphanumeric() && after.is_alphabetic();
        let plural = before == 's' && !after.is_alphanumeric() && !quoted;
        match sign {
            '\'' if within || plural => out.push('’'),
            '\'' => {
                quoted = begins || quoted && !before.is_alphanumeric();
                out.push('\'');
            }
            _ => out.push(sign),
        }
        before = sign;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn an_apostrophe_is_printed_where_it_is_one() {
        for (typed, print) in [
            ("the country's law", "the country’s law"),
            ("customs' share, officers'", "customs’ share, officers’"),
            ("l'administration d'un pays qu'on", "l’administration d’un pays qu’on"),
            ("aujourd'hui", "aujourd’hui"),
            ("the 'Thunder' series", "the 'Thunder' series"),
            ("'goods' and officers' kits", "'goods' and officers’ kits"),
            ("5' 6 feet", "5' 6 feet"),
            ("rock 'n' roll", "rock 'n' roll"),
            ("it’s", "it’s"),
            ("'", "'"),
        ] {
            assert_eq!(printed(typed), print);
        }
    }
}
