//! Document to pages: everything that is said gets its place.
//!
//! Two passes over what is measured: the flow, then the furniture (head, foot
//! and `page x of y`), which needs the number of pages. Every text is shaped
//! and broken once.

mod chart;
mod columns;
mod cover;
mod flow;
mod furniture;
mod legend;
pub mod pages;
mod row;
mod style;
mod table;
mod text;

pub use pages::{Bookmark, Colour, Frame, Glyph, Item, Page, Pages, Text, as_text};

use crate::report::document::{Align, Block, Column, Document, Orientation, Style, Table};
use flow::{Flow, first_lines};
use style::{GAP, INDENT, SIDE, WIDE_GAP};
use text::{Paragraph, Setter};

/// A block whose texts are broken to the frame's width.
enum Measured<'a> {
    Cover(cover::Cover),
    Heading { level: u8, title: &'a str, text: Paragraph },
    Paragraph { style: Style, text: Paragraph },
    List { sign: Paragraph, entries: Vec<Paragraph> },
    Table(table::Table),
    Bars(chart::Bars<'a>),
    Turn(Orientation),
}

/// Places a document on A4 pages.
///
/// Never fails: what no font can show is printed by its number and listed in
/// [`Pages::missing`]. A document without blocks has one empty page.
pub fn layout(document: &Document) -> Pages {
    let mut setter = Setter::new(document.about.language);
    let blocks = measure(document, &mut setter);
    let mut flow = Flow::new();
    for (at, block) in blocks.iter().enumerate() {
        let rest = blocks.get(at + 1..).unwrap_or_default();
        place(block, rest, &mut flow);
    }
    if flow.pages.is_empty() {
        flow.next_page();
    }
    furniture::place(&document.about, &mut flow, &mut setter);
    Pages {
        about: document.about.clone(),
        pages: flow.pages,
        bookmarks: flow.bookmarks,
        missing: setter.missing(),
    }
}

fn measure<'a>(document: &'a Document, setter: &mut Setter) -> Vec<Measured<'a>> {
    let about = &document.about;
    let mut width = Flow::measure(Orientation::Portrait);
    let mut measured = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        measured.push(match block {
            Block::Cover(cover) => Measured::Cover(cover::measure(cover, about, setter)),
            Block::Heading { level, text } => Measured::Heading {
                level: (*level).clamp(1, 4),
                title: text,
                text: setter.set(text, style::heading(*level), width),
            },
            Block::Paragraph { style, text } => Measured::Paragraph {
                style: *style,
                text: setter.set(text, style::paragraph(*style), width - 2.0 * indent(*style)),
            },
            Block::List(entries) => Measured::List {
                sign: setter.set("•", style::BODY, INDENT),
                entries: entries
                    .iter()
                    .map(|entry| setter.set(entry, style::BODY, width - INDENT))
                    .collect(),
            },
            // Without columns nothing would hold the cells.
            Block::Table(table) if table.columns.is_empty() => {
                let table = Table { columns: vec![only_column()], ..table.clone() };
                Measured::Table(table::measure(&table, &about.continued, width, setter))
            }
            Block::Table(table) => {
                Measured::Table(table::measure(table, &about.continued, width, setter))
            }
            Block::Bars(bars) => Measured::Bars(chart::measure(bars, width, setter)),
            Block::Turn(orientation) => {
                width = Flow::measure(*orientation);
                Measured::Turn(*orientation)
            }
        });
    }
    measured
}

fn only_column() -> Column {
    Column { head: String::new(), share: 1, align: Align::Start }
}

fn indent(style: Style) -> f32 {
    if style == Style::Quote { INDENT } else { 0.0 }
}

fn place(block: &Measured<'_>, rest: &[Measured<'_>], flow: &mut Flow) {
    if !matches!(block, Measured::Cover(_)) {
        flow.leave_cover();
    }
    match block {
        Measured::Cover(cover) => cover::place(cover, flow),
        Measured::Heading { level, title, text } => {
            heading(*level, title, text, following(rest, flow), flow);
        }
        Measured::Paragraph { style, text } => {
            flow.leave(GAP);
            let bar = |top: f32, height: f32| {
                (*style == Style::Quote).then_some(Item::Rect {
                    frame: Frame { x: SIDE, y: top, width: 2.25, height },
                    colour: style::RULE,
                })
            };
            flow.paragraph(text, SIDE + indent(*style), bar);
            flow.leave(GAP);
        }
        Measured::List { sign, entries } => list(sign, entries, flow),
        Measured::Table(table) => {
            flow.leave(WIDE_GAP);
            table::place(table, flow);
            flow.leave(WIDE_GAP);
        }
        Measured::Bars(bars) => {
            flow.leave(WIDE_GAP);
            chart::place(bars, flow);
            flow.leave(WIDE_GAP);
        }
        Measured::Turn(orientation) => flow.turn(*orientation),
    }
}

fn heading(level: u8, title: &str, text: &Paragraph, following: f32, flow: &mut Flow) {
    let (before, after) = style::heading_gaps(level);
    if level == 1 {
        flow.next_page();
    }
    flow.leave(before);
    // A heading longer than half a page is a paragraph that happens to be bold.
    let together = text.height() + after + following;
    flow.need(if together <= flow.whole() { together } else { 0.0 });
    flow.bookmark(level, title);
    flow.paragraph(text, SIDE, |_, _| None);
    if level == 1 && !text.lines.is_empty() {
        let y = flow.y + 4.5;
        if flow.room() > 6.75 {
            flow.put(Item::Line {
                from: (SIDE, y),
                to: (SIDE + flow.width(), y),
                width: 1.0,
                colour: style::BLUE,
            });
            flow.advance(4.5);
        }
    }
    flow.leave(after);
}

fn list(sign: &Paragraph, entries: &[Paragraph], flow: &mut Flow) {
    flow.leave(GAP);
    for entry in entries {
        let first = first_lines(entry.lines.len()) as f32 * entry.look.leading;
        flow.need(first);
        if let Some(line) = sign.lines.first().filter(|_| !entry.lines.is_empty()) {
            flow.put(text::item(line, sign.look, SIDE + 2.25, flow.y));
        }
        flow.paragraph(entry, SIDE + INDENT, |_, _| None);
        flow.leave(2.25);
    }
    flow.leave(GAP);
}

/// The height of what must stand on the same page as a heading before it.
fn following(rest: &[Measured<'_>], flow: &Flow) -> f32 {
    let Some((block, rest)) = rest.split_first() else { return 0.0 };
    let first = |text: &Paragraph| first_lines(text.lines.len()) as f32 * text.look.leading;
    match block {
        Measured::Cover(_) | Measured::Turn(_) | Measured::Heading { level: 1, .. } => 0.0,
        Measured::Heading { level, text, .. } => {
            let (before, after) = style::heading_gaps(*level);
            before + text.height() + after + following(rest, flow)
        }
        Measured::Paragraph { text, .. } => GAP + first(text),
        Measured::List { entries, .. } => GAP + entries.first().map_or(0.0, first),
        Measured::Table(table) => WIDE_GAP + table.first(flow.whole()),
        Measured::Bars(bars) => WIDE_GAP + bars.first(flow.whole()),
    }
}
