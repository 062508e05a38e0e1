//! Document to pages: everything that is said gets its place.
//!
//! Two passes over what is measured: the flow, then the furniture (head, foot
//! and `page x of y`), which needs the number of pages. Every text is shaped
//! and broken once, by as many threads as there are; the flow is one.

mod chart;
mod clusters;
mod columns;
mod contents;
mod cover;
mod flow;
mod furniture;
mod gantt;
mod legend;
mod lines;
mod measured;
pub mod pages;
mod radar;
mod row;
mod rows;
mod section;
mod style;
mod table;
mod text;
mod words;

pub use columns::Ruler;
pub use pages::{
    Bookmark, Colour, Frame, Glyph, Item, Link, Page, Pages, Part, Role, Text, as_text,
};
pub use style::{Paper, heat};

use crate::report::document::Document;
use crate::report::font::Fonts;
use crate::report::picture::Picture;
use flow::Flow;
use std::num::NonZeroUsize;

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
    let texts = measured::Texts::of(document, sheet);
    let (blocks, mut setter) = texts.set();
    let mut flow = Flow::new(sheet.paper);
    let pending = section::place(&blocks, &texts, &mut flow, &mut setter);
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
