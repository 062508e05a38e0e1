//! The cursor: where the next thing stands, and when a page is full.
//!
//! Promises: nothing is placed below the frame; a paragraph leaves no single
//! line behind and takes none alone to the next page.

use super::pages::{Bookmark, Frame, Item, Link, Page, Part, Role};
use super::style::{FOOT, GRID, Paper, TOP};
use super::text::{Line, Paragraph, items};
use crate::report::document::Orientation;
use std::collections::BTreeMap;

/// A place on the paper: page, counted from 0, and height on it.
pub type Spot = (usize, f32);

/// A link whose goal may not be placed yet.
pub struct Wish {
    page: usize,
    frame: Frame,
    to: Goal,
    part: Option<usize>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    Anchor(String),
    /// A heading, by its number among all.
    Heading(usize),
}

/// Pages so far, and the place on the last one.
pub struct Flow {
    pub pages: Vec<Page>,
    /// For each page, whether it is a cover.
    pub covers: Vec<bool>,
    pub bookmarks: Vec<Bookmark>,
    pub parts: Vec<Part>,
    /// Where texts refer to.
    pub anchors: BTreeMap<String, Spot>,
    wishes: Vec<Wish>,
    /// The part that what is placed belongs to.
    tag: Option<usize>,
    paper: Paper,
    orientation: Orientation,
    /// What the document asked for last; a cover does not change it.
    wanted: Orientation,
    cover: bool,
    /// Where the next thing begins.
    pub y: f32,
    /// Room to leave before the next thing, unless it begins a page.
    gap: f32,
    /// The next thing begins on the baseline grid.
    grid: bool,
    /// Nothing stands on the last page yet.
    fresh: bool,
}

impl Flow {
    pub fn new(paper: Paper) -> Self {
        Self {
            pages: Vec::new(),
            covers: Vec::new(),
            bookmarks: Vec::new(),
            parts: Vec::new(),
            anchors: BTreeMap::new(),
            wishes: Vec::new(),
            tag: None,
            paper,
            grid: false,
            orientation: Orientation::Portrait,
            wanted: Orientation::Portrait,
            cover: false,
            y: 0.0,
            gap: 0.0,
            fresh: false,
        }
    }

    pub fn width(&self) -> f32 {
        self.paper.measure(self.orientation)
    }

    /// Height of the frame of a whole page.
    pub fn whole(&self) -> f32 {
        self.paper.page(self.orientation).1 - TOP - FOOT
    }

    /// Height left on this page.
    pub fn room(&self) -> f32 {
        if self.pages.is_empty() {
            0.0
        } else {
            self.paper.page(self.orientation).1 - FOOT - self.y
        }
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
        let (width, height) = self.paper.page(self.orientation);
        self.pages.push(Page {
            width,
            height,
            items: Vec::new(),
            tags: Vec::new(),
            links: Vec::new(),
        });
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
        if self.pages.is_empty() || (!self.fresh && self.room() - self.wanted_gap() < height) {
            self.begin();
        }
        self.y += self.wanted_gap();
        self.gap = 0.0;
        self.grid = false;
    }

    /// The room to leave, and what is missing to the grid.
    fn wanted_gap(&self) -> f32 {
        if !self.grid {
            return self.gap;
        }
        let from_top = self.y + self.gap - TOP;
        ((from_top / GRID - 0.01).ceil() * GRID - from_top).max(0.0) + self.gap
    }

    /// The next thing begins on the baseline grid.
    pub fn on_grid(&mut self) {
        self.grid = true;
    }

    /// A new part; what is placed from here on belongs to it.
    pub fn open(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.parts.push(Part { role, parent, alternative: String::new() });
        let part = self.parts.len() - 1;
        self.tag = Some(part);
        part
    }

    /// A drawing is placed; it is told by these words.
    pub fn open_figure(&mut self, alternative: &str) {
        let part = self.open(Role::Figure, None);
        if let Some(part) = self.parts.get_mut(part) {
            part.alternative = alternative.to_owned();
        }
    }

    /// What is placed from here on belongs to this part, or to none.
    pub fn tag(&mut self, part: Option<usize>) {
        self.tag = part;
    }

    /// The place that texts can refer to by this name; the first one keeps it.
    pub fn anchor(&mut self, name: &str) {
        if !name.is_empty() {
            let spot = (self.pages.len().saturating_sub(1), self.y);
            self.anchors.entry(name.to_owned()).or_insert(spot);
        }
    }

    /// A place on this page that leads elsewhere.
    pub fn link(&mut self, frame: Frame, to: Goal) {
        let page = self.pages.len().saturating_sub(1);
        self.wishes.push(Wish { page, frame, to, part: self.tag });
    }

    /// Gives every link its goal, now that all stands; what leads nowhere is no link.
    pub fn resolve(&mut self) {
        for Wish { page, frame, to, part } in std::mem::take(&mut self.wishes) {
            let goal = match to {
                Goal::Anchor(name) => self.anchors.get(&name).copied(),
                Goal::Heading(place) => self.bookmarks.get(place).map(|mark| (mark.page, mark.y)),
            };
            if let (Some((to, y)), Some(from)) = (goal, self.pages.get_mut(page)) {
                from.links.push(Link { frame, page: to, y, part });
            }
        }
    }

    pub fn put(&mut self, item: Item) {
        if self.pages.is_empty() {
            self.begin();
        }
        self.fresh = false;
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
            page.tags.push(self.tag);
        }
    }

    /// Places a line of a paragraph whose box begins here, in a column at `x`.
    pub fn line(&mut self, paragraph: &Paragraph, line: &Line, x: f32) {
        for item in items(line, paragraph.look, paragraph.start(line, x), self.y) {
            self.put(item);
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
                self.line(paragraph, line, x);
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
