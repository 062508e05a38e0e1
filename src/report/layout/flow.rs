//! The cursor: where the next thing stands, and when a page is full.
//!
//! Promises: nothing is placed below the frame; a paragraph leaves no single
//! line behind and takes none alone to the next page.

use super::pages::{Bookmark, Item, Page};
use super::style::{self, FOOT, SIDE, TOP};
use super::text::{Paragraph, item};
use crate::report::document::Orientation;

/// Pages so far, and the place on the last one.
pub struct Flow {
    pub pages: Vec<Page>,
    /// For each page, whether it is a cover.
    pub covers: Vec<bool>,
    pub bookmarks: Vec<Bookmark>,
    orientation: Orientation,
    /// What the document asked for last; a cover does not change it.
    wanted: Orientation,
    cover: bool,
    /// Where the next thing begins.
    pub y: f32,
    /// Room to leave before the next thing, unless it begins a page.
    gap: f32,
    /// Nothing stands on the last page yet.
    fresh: bool,
}

impl Flow {
    pub fn new() -> Self {
        Self {
            pages: Vec::new(),
            covers: Vec::new(),
            bookmarks: Vec::new(),
            orientation: Orientation::Portrait,
            wanted: Orientation::Portrait,
            cover: false,
            y: 0.0,
            gap: 0.0,
            fresh: false,
        }
    }

    /// The text's width on pages of this orientation, in points.
    pub fn measure(orientation: Orientation) -> f32 {
        style::page(orientation).0 - 2.0 * SIDE
    }

    pub fn width(&self) -> f32 {
        Self::measure(self.orientation)
    }

    /// Height of the frame of a whole page.
    pub fn whole(&self) -> f32 {
        style::page(self.orientation).1 - TOP - FOOT
    }

    /// Height left on this page.
    pub fn room(&self) -> f32 {
        if self.pages.is_empty() { 0.0 } else { style::page(self.orientation).1 - FOOT - self.y }
    }

    /// Begins a page of this orientation, which holds from here on.
    pub fn turn(&mut self, orientation: Orientation) {
        self.wanted = orientation;
        self.turn_to(orientation, false);
    }

    /// Begins a cover: always upright, whatever the pages around it are.
    pub fn cover(&mut self) {
        self.turn_to(Orientation::Portrait, true);
    }

    /// Ends a cover, if there is one.
    pub fn leave_cover(&mut self) {
        if self.cover {
            self.turn_to(self.wanted, false);
        }
    }

    fn turn_to(&mut self, orientation: Orientation, cover: bool) {
        if self.fresh {
            self.pages.pop();
            self.covers.pop();
        }
        self.orientation = orientation;
        self.cover = cover;
        self.begin();
    }

    /// Begins a page, unless the last one is still empty.
    pub fn next_page(&mut self) {
        if !self.fresh {
            self.begin();
        }
    }

    fn begin(&mut self) {
        let (width, height) = style::page(self.orientation);
        self.pages.push(Page { width, height, items: Vec::new() });
        self.covers.push(self.cover);
        self.y = TOP;
        self.gap = 0.0;
        self.fresh = true;
    }

    /// Leaves room before the next thing: the larger of all wishes, none at a page's head.
    pub fn leave(&mut self, gap: f32) {
        if !self.fresh {
            self.gap = self.gap.max(gap);
        }
    }

    /// Takes the room left, and a new page where less than `height` would remain.
    pub fn need(&mut self, height: f32) {
        if self.pages.is_empty() || (!self.fresh && self.room() - self.gap < height) {
            self.begin();
        }
        self.y += std::mem::take(&mut self.gap);
    }

    pub fn put(&mut self, item: Item) {
        if self.pages.is_empty() {
            self.begin();
        }
        self.fresh = false;
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    /// Moves down by what was placed.
    pub fn advance(&mut self, height: f32) {
        self.y += height;
    }

    pub fn bookmark(&mut self, level: u8, title: &str) {
        let page = self.pages.len().saturating_sub(1);
        self.bookmarks.push(Bookmark { level, title: title.to_owned(), page, y: self.y });
    }

    /// Places a paragraph at `x`, over pages if it must; `side` draws beside each piece,
    /// given the piece's top and height.
    pub fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        x: f32,
        side: impl Fn(f32, f32) -> Option<Item>,
    ) {
        let leading = paragraph.look.leading;
        let mut lines = paragraph.lines.as_slice();
        while !lines.is_empty() {
            self.need(first_lines(lines.len()) as f32 * leading);
            let fits = (self.room() / leading + 0.001).floor().max(1.0) as usize;
            let (here, rest) = lines.split_at(piece(lines.len(), fits));
            let top = self.y;
            if let Some(beside) = side(top, here.len() as f32 * leading) {
                self.put(beside);
            }
            for line in here {
                self.put(item(line, paragraph.look, x, self.y));
                self.advance(leading);
            }
            lines = rest;
            if !rest.is_empty() {
                self.next_page();
            }
        }
    }
}

/// How many lines must stand together at a paragraph's beginning.
pub fn first_lines(lines: usize) -> usize {
    if lines <= 3 { lines } else { 2 }
}

/// How many of the lines are placed where `fits` have room.
fn piece(lines: usize, fits: usize) -> usize {
    match lines.saturating_sub(fits) {
        0 => lines,
        1 if fits > 2 => fits - 1,
        _ => fits,
    }
}
