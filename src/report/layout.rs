//! Document to pages: everything that is said gets its place.
//!
//! Two passes over what is measured: the flow, then the furniture (head, foot
//! and `page x of y`), which needs the number of pages. Every text is shaped
//! and broken once, by as many threads as there are; the flow is one.

mod chart;
mod columns;
mod contents;
mod cover;
mod flow;
mod furniture;
mod gantt;
mod legend;
pub mod pages;
mod radar;
mod row;
mod style;
mod table;
mod text;
mod words;

pub use pages::{
    Bookmark, Colour, Frame, Glyph, Item, Link, Page, Pages, Part, Role, Text, as_text,
};
pub use style::{Paper, heat};

use crate::report::document::{Align, Block, Column, Document, Orientation, Style, Table};
use crate::report::font::Fonts;
use crate::report::picture::Picture;
use crate::threads;
use flow::{Flow, first_lines};
use std::cmp::Reverse;
use std::num::NonZeroUsize;
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
    Radar(radar::Radar<'a>),
    Gantt(gantt::Gantt<'a>),
    Contents(Vec<contents::Entry>),
    Turn(Orientation),
}

/// What a report is printed on and with.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub paper: Paper,
    /// Fonts for what the embedded family has not.
    pub fonts: Fonts,
    /// Stands on the cover.
    pub logo: Option<Picture>,
    /// How many threads set the texts; as many as the machine runs at once where it is
    /// not said. The pages do not depend on it.
    pub threads: Option<NonZeroUsize>,
}

/// Places a document on A4 pages, with the embedded fonts alone.
///
/// Never fails: what no font can show is printed by its number and listed in
/// [`Pages::missing`]. A document without blocks has one empty page.
pub fn layout(document: &Document) -> Pages {
    layout_on(document, &Sheet::default())
}

/// Places a document on the sheets given.
pub fn layout_on(document: &Document, sheet: &Sheet) -> Pages {
    let (blocks, mut setter) = measured(document, sheet);
    let mut flow = Flow::new(sheet.paper);
    let begins = |block: &Measured<'_>| {
        matches!(block, Measured::Cover(_) | Measured::Turn(_) | Measured::Heading { level: 1, .. })
    };
    let sections = blocks.chunk_by(|_, next| !begins(next));
    let pending: Vec<_> = sections.flat_map(|one| section(one, sheet, &mut flow)).collect();
    if flow.pages.is_empty() {
        flow.next_page();
    }
    contents::fill(&pending, &mut flow, &mut setter);
    flow.resolve();
    furniture::place(&document.about, &mut flow, &mut setter);
    Pages {
        about: document.about.clone(),
        pages: flow.pages,
        bookmarks: flow.bookmarks,
        parts: flow.parts,
        fonts: sheet.fonts.clone(),
        logo: sheet.logo.clone(),
        missing: setter.missing(),
    }
}

/// A block to measure.
struct Job<'a> {
    place: usize,
    block: &'a Block,
    /// Of its page's frame, in points.
    width: f32,
}

impl Job<'_> {
    /// About how much there is to set.
    fn size(&self) -> usize {
        match self.block {
            Block::Table(table) => table.rows.len() * table.columns.len(),
            Block::Contents => usize::MAX,
            _ => 1,
        }
    }
}

/// Every block with its texts broken, and what can set more.
fn measured<'a>(document: &'a Document, sheet: &'a Sheet) -> (Vec<Measured<'a>>, Setter<'a>) {
    let mut width = sheet.paper.measure(Orientation::Portrait);
    let mut jobs = Vec::with_capacity(document.blocks.len());
    for (place, block) in document.blocks.iter().enumerate() {
        if let Block::Turn(orientation) = block {
            width = sheet.paper.measure(*orientation);
        }
        jobs.push(Job { place, block, width });
    }
    // The largest first, so that no thread ends long after the others.
    jobs.sort_by_key(|job| Reverse(job.size()));
    let threads = sheet.threads.unwrap_or_else(threads::usual);
    let begin = || Setter::new(document.about.language, &sheet.fonts);
    let (blocks, setters) = threads::share(threads, &jobs, begin, |setter, job| {
        (job.place, measure(job, document, sheet.paper, setter))
    });
    let mut blocks = blocks;
    blocks.sort_unstable_by_key(|(place, _)| *place);
    let setter = setters.into_iter().reduce(Setter::join).unwrap_or_else(begin);
    (blocks.into_iter().map(|(_, block)| block).collect(), setter)
}

fn measure<'a>(
    job: &Job<'a>,
    document: &'a Document,
    paper: Paper,
    setter: &mut Setter<'_>,
) -> Measured<'a> {
    let (about, width) = (&document.about, job.width);
    match job.block {
        Block::Cover(cover) => Measured::Cover(cover::measure(cover, about, paper, setter)),
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
        Block::Radar(bars) => Measured::Radar(radar::measure(bars, width, setter)),
        Block::Gantt(gantt) => {
            Measured::Gantt(gantt::measure(gantt, &about.continued, width, setter))
        }
        Block::Contents => Measured::Contents(contents(job, document, setter)),
        Block::Turn(orientation) => Measured::Turn(*orientation),
    }
}

/// The entries of a table of contents: the headings after it.
fn contents(job: &Job<'_>, document: &Document, setter: &mut Setter<'_>) -> Vec<contents::Entry> {
    fn headings(blocks: &[Block]) -> impl Iterator<Item = (u8, &str)> {
        blocks.iter().filter_map(|block| match block {
            Block::Heading { level, text } => Some((*level, text.as_str())),
            _ => None,
        })
    }
    let before = document.blocks.get(..job.place).unwrap_or_default();
    contents::measure(headings(&document.blocks), headings(before).count(), job.width, setter)
}

fn only_column() -> Column {
    Column { head: String::new(), share: 1, align: Align::Start }
}

fn indent(style: Style) -> f32 {
    if style == Style::Quote { INDENT } else { 0.0 }
}

/// Places a section; closer, where its last page would hold little and so is not needed.
fn section(blocks: &[Measured<'_>], sheet: &Sheet, flow: &mut Flow) -> Vec<contents::Pending> {
    let placed = |flow: &mut Flow| -> Vec<_> {
        let rest = |at: usize| blocks.get(at + 1..).unwrap_or_default();
        let each = blocks.iter().enumerate();
        each.flat_map(|(at, block)| place(block, rest(at), sheet, flow)).collect()
    };
    let mark = flow.mark();
    let pending = placed(flow);
    if !flow.spills(mark) {
        return pending;
    }
    let pages = flow.pages.len();
    flow.go_back(mark);
    flow.close = true;
    let closer = placed(flow);
    flow.close = false;
    if flow.pages.len() < pages {
        return closer;
    }
    flow.go_back(mark);
    placed(flow)
}

/// Places a block; what a table of contents must still be told comes back.
fn place(
    block: &Measured<'_>,
    rest: &[Measured<'_>],
    sheet: &Sheet,
    flow: &mut Flow,
) -> Vec<contents::Pending> {
    if !matches!(block, Measured::Cover(_)) {
        flow.leave_cover();
    }
    let wide = |flow: &mut Flow| {
        flow.leave(WIDE_GAP);
        flow.on_grid();
    };
    match block {
        Measured::Cover(cover) => cover::place(cover, sheet.logo.as_ref(), flow),
        Measured::Heading { level, title, text } => {
            heading(*level, title, text, following(rest, flow), flow);
        }
        Measured::Paragraph { style, text } => paragraph(*style, text, flow),
        Measured::List { sign, entries } => list(sign, entries, flow),
        Measured::Table(table) => {
            wide(flow);
            table::place(table, flow);
            flow.leave(WIDE_GAP);
        }
        Measured::Bars(bars) => {
            wide(flow);
            chart::place(bars, flow);
            flow.leave(WIDE_GAP);
        }
        Measured::Radar(radar) => {
            wide(flow);
            radar::place(radar, flow);
            flow.leave(WIDE_GAP);
        }
        Measured::Gantt(gantt) => {
            wide(flow);
            gantt::place(gantt, flow);
            flow.leave(WIDE_GAP);
        }
        Measured::Contents(entries) => return contents::place(entries, flow),
        Measured::Turn(orientation) => flow.turn(*orientation),
    }
    Vec::new()
}

fn paragraph(style: Style, text: &Paragraph, flow: &mut Flow) {
    flow.leave(GAP);
    flow.on_grid();
    let bar = |top: f32, height: f32| {
        (style == Style::Quote).then_some(Item::Rect {
            frame: Frame { x: SIDE, y: top, width: 2.25, height },
            colour: style::RULE,
        })
    };
    flow.open(if style == Style::Quote { Role::Quote } else { Role::Paragraph }, None);
    flow.paragraph(text, SIDE + indent(style), bar);
    flow.leave(GAP);
}

fn heading(level: u8, title: &str, text: &Paragraph, following: f32, flow: &mut Flow) {
    let (before, after) = style::heading_gaps(level);
    if level == 1 {
        flow.next_page();
    }
    flow.leave(before);
    flow.on_grid();
    // A heading longer than half a page is a paragraph that happens to be bold.
    let together = text.height() + after + following;
    flow.need(if together <= flow.whole() { together } else { 0.0 });
    flow.bookmark(level, title);
    flow.open(Role::Heading(level), None);
    flow.paragraph(text, SIDE, |_, _| None);
    if level == 1 && !text.lines.is_empty() {
        let y = flow.y() + 4.5;
        if flow.room() > 6.75 {
            flow.tag(None);
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
    flow.on_grid();
    let list = flow.open(Role::List, None);
    for entry in entries {
        let first = first_lines(entry.lines.len()) as f32 * entry.look.leading;
        flow.need(first);
        let own = flow.open(Role::Entry, Some(list));
        if let Some(line) = sign.lines.first().filter(|_| !entry.lines.is_empty()) {
            flow.open(Role::Label, Some(own));
            let end = SIDE + flow.width() - 2.25 - line.width;
            flow.line(sign, line, if entry.rtl { end } else { SIDE + 2.25 });
        }
        flow.open(Role::Body, Some(own));
        flow.paragraph(entry, if entry.rtl { SIDE } else { SIDE + INDENT }, |_, _| None);
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
        // A short remark or the intent under a heading belongs to what follows it.
        Measured::Paragraph { style: Style::Small | Style::Lead, text }
            if text.lines.len() <= 3 =>
        {
            GAP + text.height() + following(rest, flow)
        }
        // So does a sentence that introduces a table or a figure.
        Measured::Paragraph { style: Style::Body, text }
            if text.lines.len() <= 2
                && matches!(
                    rest.first(),
                    Some(
                        Measured::Table(_)
                            | Measured::Bars(_)
                            | Measured::Radar(_)
                            | Measured::Gantt(_)
                    )
                ) =>
        {
            GAP + text.height() + following(rest, flow)
        }
        Measured::Paragraph { text, .. } => GAP + first(text),
        Measured::List { entries, .. } => GAP + entries.first().map_or(0.0, first),
        Measured::Table(table) => WIDE_GAP + table.first(flow.whole()),
        Measured::Bars(bars) => WIDE_GAP + bars.first(flow.whole()),
        Measured::Radar(radar) => WIDE_GAP + radar.first(),
        Measured::Gantt(gantt) => WIDE_GAP + gantt.first(flow.whole()),
        Measured::Contents(_) => 0.0,
    }
}
