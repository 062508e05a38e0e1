//! A section's blocks one after the other: gaps, what keeps together, how close.
//!
//! Promises: a heading stands with what it names; a section whose last page
//! would hold little is set closer where that saves the page; a chapter that
//! keeps to one page does so unless its sentences alone take more.

use super::contents::Pending;
use super::flow::{Flow, first_lines};
use super::lines::Paragraph;
use super::measured::{Measured, Texts, indent};
use super::pages::{Frame, Item, Role};
use super::style::{self, GAP, INDENT, SIDE, WIDE_GAP};
use super::text::Setter;
use super::{chart, contents, cover, gantt, radar, table};
use crate::report::document::Style;
use crate::report::layout::Sheet;

/// How many lines a text may have in a chapter that keeps to one page, one after the other
/// until it does.
const SHORTER: [usize; 6] = [6, 5, 4, 3, 2, 1];

/// Places all blocks, section by section.
pub fn place(
    blocks: &[Measured<'_>],
    texts: &Texts<'_>,
    flow: &mut Flow,
    setter: &mut Setter<'_>,
) -> Vec<Pending> {
    let begins = |block: &Measured<'_>| {
        matches!(block, Measured::Cover(_) | Measured::Turn(_) | Measured::Heading { level: 1, .. })
    };
    let mut pending = Vec::new();
    let mut end = 0;
    for one in blocks.chunk_by(|_, next| !begins(next)) {
        end += one.len();
        let on_one = one.iter().any(|block| matches!(block, Measured::OnePage));
        let shorter = |lines| texts.shorter(end - one.len()..end, lines, setter);
        pending.extend(if on_one {
            one_page(one, shorter, texts.sheet, flow)
        } else {
            section(one, texts.sheet, flow)
        });
    }
    pending
}

/// Places a section; closer, where its last page would hold little and so is not needed.
fn section(blocks: &[Measured<'_>], sheet: &Sheet, flow: &mut Flow) -> Vec<Pending> {
    let mark = flow.mark();
    let pending = in_turn(blocks, sheet, flow);
    if !flow.spills(mark) {
        return pending;
    }
    let pages = flow.pages.len();
    flow.go_back(mark);
    let closer = closer(blocks, sheet, flow);
    if flow.pages.len() < pages {
        return closer;
    }
    flow.go_back(mark);
    in_turn(blocks, sheet, flow)
}

/// Places a section on one page: closer, then with ever shorter texts, until it fits;
/// where its sentences alone are too long for a page, as any section.
fn one_page<'a>(
    blocks: &[Measured<'a>],
    mut shorter: impl FnMut(usize) -> Vec<Measured<'a>>,
    sheet: &Sheet,
    flow: &mut Flow,
) -> Vec<Pending> {
    let mark = flow.mark();
    let pending = in_turn(blocks, sheet, flow);
    if flow.pages_since(mark) <= 1 {
        return pending;
    }
    flow.go_back(mark);
    let pending = closer(blocks, sheet, flow);
    if flow.pages_since(mark) <= 1 {
        return pending;
    }
    for lines in SHORTER {
        flow.go_back(mark);
        let pending = closer(&shorter(lines), sheet, flow);
        if flow.pages_since(mark) <= 1 {
            return pending;
        }
    }
    flow.go_back(mark);
    section(blocks, sheet, flow)
}

fn closer(blocks: &[Measured<'_>], sheet: &Sheet, flow: &mut Flow) -> Vec<Pending> {
    flow.close = true;
    let pending = in_turn(blocks, sheet, flow);
    flow.close = false;
    pending
}

fn in_turn(blocks: &[Measured<'_>], sheet: &Sheet, flow: &mut Flow) -> Vec<Pending> {
    let rest = |at: usize| blocks.get(at + 1..).unwrap_or_default();
    let each = blocks.iter().enumerate();
    each.flat_map(|(at, one)| block(one, rest(at), sheet, flow)).collect()
}

/// Places a block; what a table of contents must still be told comes back.
fn block(
    block: &Measured<'_>,
    rest: &[Measured<'_>],
    sheet: &Sheet,
    flow: &mut Flow,
) -> Vec<Pending> {
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
        Measured::OnePage => {}
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
        Measured::OnePage => following(rest, flow),
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
