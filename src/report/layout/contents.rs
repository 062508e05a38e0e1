//! The table of contents: chapters and sections with the pages they begin on.
//!
//! Its entries stand before what they name, so the page numbers are filled in
//! when everything is placed; their room is kept meanwhile.

use super::flow::{Flow, Goal};
use super::lines::{Paragraph, items};
use super::pages::{Frame, Item, Role, Text};
use super::style::{self, INDENT, Look, SIDE};
use super::text::Setter;

/// Room for a page number, in points.
const NUMBER: f32 = 36.0;

/// From baseline to baseline where the list has to stand closer.
const CLOSE: f32 = 11.25;

/// One entry.
pub struct Entry {
    /// The heading's number among all.
    heading: usize,
    level: u8,
    text: Paragraph,
}

/// A page number that is not known yet: page and item where it stands.
pub struct Pending {
    heading: usize,
    page: usize,
    item: usize,
    look: Look,
    end: f32,
    top: f32,
}

/// Entries for those headings, given by level and title, whose number is at
/// least `from`.
pub fn measure<'t>(
    headings: impl IntoIterator<Item = (u8, &'t str)>,
    from: usize,
    width: f32,
    setter: &mut Setter<'_>,
) -> Vec<Entry> {
    headings
        .into_iter()
        .enumerate()
        .filter(|(heading, (level, _))| *heading >= from && *level <= 2)
        .map(|(heading, (level, title))| {
            let look = if level == 1 { style::CONTENTS_CHAPTER } else { style::CONTENTS };
            let text = setter.set(title, look, width - indent(level) - NUMBER);
            Entry { heading, level, text }
        })
        .collect()
}

fn indent(level: u8) -> f32 {
    if level == 1 { 0.0 } else { INDENT }
}

pub fn place(entries: &[Entry], flow: &mut Flow) -> Vec<Pending> {
    let contents = flow.open(Role::Contents, None);
    let mut pending = Vec::new();
    for entry in entries {
        if entry.level == 1 {
            flow.leave(4.5);
        }
        let mut text = entry.text.clone();
        if flow.close {
            text.look.leading = CLOSE;
        }
        flow.need(text.height());
        let own = flow.open(Role::ContentsEntry, Some(contents));
        flow.open(Role::Link, Some(own));
        let (top, x) = (flow.y(), SIDE + indent(entry.level));
        flow.paragraph(&text, x, |_, _| None);
        let (end, leading) = (SIDE + flow.width(), text.look.leading);
        let frame = Frame { x, y: top, width: end - x, height: flow.y() - top };
        flow.link(frame, Goal::Heading(entry.heading));
        let top = flow.y() - leading;
        pending.push(Pending {
            heading: entry.heading,
            page: flow.pages.len() - 1,
            item: flow.pages.last().map_or(0, |page| page.items.len()),
            look: text.look,
            end,
            top,
        });
        flow.put(Item::Text(Text::nothing(end, top)));
    }
    pending
}

/// Writes the page numbers, now that the pages are known.
pub fn fill(pending: &[Pending], flow: &mut Flow, setter: &mut Setter<'_>) {
    for one in pending {
        let Some(mark) = flow.bookmarks.get(one.heading) else { continue };
        let number = setter.set(&format!(" {}", mark.page + 1), one.look, NUMBER);
        let slot = flow.pages.get_mut(one.page).and_then(|page| page.items.get_mut(one.item));
        let (Some(line), Some(slot)) = (number.lines.first(), slot) else { continue };
        if let Some(item) = items(line, one.look, one.end - line.width, one.top).next() {
            *slot = item;
        }
    }
}
