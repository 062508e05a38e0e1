//! The cursor: where the next thing stands, and when a page is full.
//!
//! Promises: nothing is placed below the frame; a paragraph leaves no single
//! line behind and takes none alone to the next page. What was placed can be
//! taken back to a mark and placed again, closer.

use super::lines::{Line, Paragraph, items};
use super::pages::{Bookmark, Frame, Item, Link, Page, Part, Role};
use super::style::{FOOT, GRID, Paper, TOP};
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

/// A section's last page that is filled less than this spoils the section.
const SPILL: f32 = 0.4;

/// Sections of more pages are not set closer: it would change little.
const SHORT: usize = 6;

/// What is left of a gap where a section is set closer.
const CLOSE: f32 = 0.5;

/// How far the flow was.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    pages: usize,
    /// Items on the last page.
    items: usize,
    bookmarks: usize,
    parts: usize,
    anchors: usize,
    wishes: usize,
    cursor: Cursor,
}

/// Where the next thing goes.
#[derive(Debug, Clone, Copy)]
struct Cursor {
    /// The part that what is placed belongs to.
    tag: Option<usize>,
    orientation: Orientation,
    /// What the document asked for last; a cover does not change it.
    wanted: Orientation,
    cover: bool,
    y: f32,
    /// Room to leave before the next thing, unless it begins a page.
    gap: f32,
    /// The next thing begins on the baseline grid.
    grid: bool,
    /// Nothing stands on the last page yet.
    fresh: bool,
}

/// Pages so far, and the place on the last one.
pub struct Flow {
    pub pages: Vec<Page>,
    /// For each page, whether it is a cover.
    pub covers: Vec<bool>,
    pub bookmarks: Vec<Bookmark>,
    pub parts: Vec<Part>,
    /// Where texts refer to, in the order in which it was placed.
    anchors: Vec<(String, Spot)>,
    wishes: Vec<Wish>,
    paper: Paper,
    at: Cursor,
    /// Gaps are smaller, and the grid is left, for a section that so keeps to fewer pages.
    pub close: bool,
}

impl Flow {
    pub fn new(paper: Paper) -> Self {
        Self {
            pages: Vec::new(),
            covers: Vec::new(),
            bookmarks: Vec::new(),
            parts: Vec::new(),
            anchors: Vec::new(),
            wishes: Vec::new(),
            paper,
            at: Cursor {
                tag: None,
                orientation: Orientation::Portrait,
                wanted: Orientation::Portrait,
                cover: false,
                y: 0.0,
                gap: 0.0,
                grid: false,
                fresh: false,
            },
            close: false,
        }
    }

    /// How far the flow is.
    pub fn mark(&self) -> Mark {
        Mark {
            pages: self.pages.len(),
            items: self.pages.last().map_or(0, |page| page.items.len()),
            bookmarks: self.bookmarks.len(),
            parts: self.parts.len(),
            anchors: self.anchors.len(),
            wishes: self.wishes.len(),
            cursor: self.at,
        }
    }

    /// Takes back what was placed since the mark.
    pub fn go_back(&mut self, mark: Mark) {
        self.pages.truncate(mark.pages);
        self.covers.truncate(mark.pages);
        if let Some(page) = self.pages.last_mut() {
            page.items.truncate(mark.items);
            page.tags.truncate(mark.items);
        }
        self.bookmarks.truncate(mark.bookmarks);
        self.parts.truncate(mark.parts);
        self.anchors.truncate(mark.anchors);
        self.wishes.truncate(mark.wishes);
        self.at = mark.cursor;
    }

    /// Whether little of what was placed since the mark stands on a page of its own.
    pub fn spills(&self, mark: Mark) -> bool {
        let pages = self.pages.len().saturating_sub(mark.pages);
        (2..=SHORT).contains(&pages) && !self.at.cover && self.at.y - TOP < SPILL * self.whole()
    }

    /// How many pages what was placed since the mark stands on, where it began one.
    pub fn pages_since(&self, mark: Mark) -> usize {
        (self.pages.len() + usize::from(mark.cursor.fresh)).saturating_sub(mark.pages)
    }

    /// Where the next thing begins, from the page's top.
    pub fn y(&self) -> f32 {
        self.at.y
    }

    pub fn width(&self) -> f32 {
        self.paper.measure(self.at.orientation)
    }

    /// Height of the frame of a whole page.
    pub fn whole(&self) -> f32 {
        self.paper.page(self.at.orientation).1 - TOP - FOOT
    }

    /// Height left on this page.
    pub fn room(&self) -> f32 {
        if self.pages.is_empty() {
            0.0
        } else {
            self.paper.page(self.at.orientation).1 - FOOT - self.at.y
        }
    }

    /// Begins a page of this orientation, which holds from here on.
    pub fn turn(&mut self, orientation: Orientation) {
        self.at.wanted = orientation;
        self.turn_to(orientation, false);
    }

    /// Begins a cover: always upright, whatever the pages around it are.
    pub fn cover(&mut self) {
        self.turn_to(Orientation::Portrait, true);
    }

    /// Ends a cover, if there is one.
    pub fn leave_cover(&mut self) {
        if self.at.cover {
            self.turn_to(self.at.wanted, false);
        }
    }

    fn turn_to(&mut self, orientation: Orientation, cover: bool) {
        if self.at.fresh {
            self.pages.pop();
            self.covers.pop();
        }
        self.at.orientation = orientation;
        self.at.cover = cover;
        self.begin();
    }

    /// Begins a page, unless the last one is still empty.
    pub fn next_page(&mut self) {
        if !self.at.fresh {
            self.begin();
        }
    }

    fn begin(&mut self) {
        let (width, height) = self.paper.page(self.at.orientation);
        self.pages.push(Page {
            width,
            height,
            items: Vec::new(),
            tags: Vec::new(),
            links: Vec::new(),
        });
        self.covers.push(self.at.cover);
        self.at.y = TOP;
        self.at.gap = 0.0;
        self.at.fresh = true;
    }

    /// Leaves room before the next thing: the larger of all wishes, none at a page's head.
    pub fn leave(&mut self, gap: f32) {
        let gap = if self.close { gap * CLOSE } else { gap };
        if !self.at.fresh {
            self.at.gap = self.at.gap.max(gap);
        }
    }

    /// Takes the room left, and a new page where less than `height` would remain.
    pub fn need(&mut self, height: f32) {
        if self.pages.is_empty() || (!self.at.fresh && self.room() - self.wanted_gap() < height) {
            self.begin();
        }
        self.at.y += self.wanted_gap();
        self.at.gap = 0.0;
        self.at.grid = false;
    }

    /// The room to leave, and what is missing to the grid.
    fn wanted_gap(&self) -> f32 {
        if !self.at.grid {
            return self.at.gap;
        }
        let from_top = self.at.y + self.at.gap - TOP;
        ((from_top / GRID - 0.01).ceil() * GRID - from_top).max(0.0) + self.at.gap
    }

    /// The next thing begins on the baseline grid, unless things stand closer here.
    pub fn on_grid(&mut self) {
        self.at.grid = !self.close;
    }

    /// A new part; what is placed from here on belongs to it.
    pub fn open(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.parts.push(Part { role, parent, alternative: String::new(), span: 1 });
        let part = self.parts.len() - 1;
        self.at.tag = Some(part);
        part
    }

    /// A cell over so many columns.
    pub fn open_cell(&mut self, role: Role, row: usize, span: usize) -> usize {
        let part = self.open(role, Some(row));
        if let Some(part) = self.parts.get_mut(part) {
            part.span = span;
        }
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
        self.at.tag = part;
    }

    /// The part that what is placed here belongs to.
    pub fn tagged(&self) -> Option<usize> {
        self.at.tag
    }

    /// The place that texts can refer to by this name; the first one keeps it.
    pub fn anchor(&mut self, name: &str) {
        if !name.is_empty() {
            let spot = (self.pages.len().saturating_sub(1), self.at.y);
            self.anchors.push((name.to_owned(), spot));
        }
    }

    /// A place on this page that leads elsewhere.
    pub fn link(&mut self, frame: Frame, to: Goal) {
        let page = self.pages.len().saturating_sub(1);
        self.wishes.push(Wish { page, frame, to, part: self.at.tag });
    }

    /// Gives every link its goal, now that all stands; what leads nowhere is no link.
    pub fn resolve(&mut self) {
        let mut anchors = BTreeMap::new();
        for (name, spot) in std::mem::take(&mut self.anchors) {
            anchors.entry(name).or_insert(spot);
        }
        for Wish { page, frame, to, part } in std::mem::take(&mut self.wishes) {
            let goal = match to {
                Goal::Anchor(name) => anchors.get(&name).copied(),
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
        self.at.fresh = false;
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
            page.tags.push(self.at.tag);
        }
    }

    /// Places a line of a paragraph whose box begins here, in a column at `x`.
    pub fn line(&mut self, paragraph: &Paragraph, line: &Line, x: f32) {
        for item in items(line, paragraph.look, paragraph.start(line, x), self.at.y) {
            self.put(item);
        }
    }

    /// Moves down by what was placed.
    pub fn advance(&mut self, height: f32) {
        self.at.y += height;
    }

    pub fn bookmark(&mut self, level: u8, title: &str) {
        let page = self.pages.len().saturating_sub(1);
        self.bookmarks.push(Bookmark { level, title: title.to_owned(), page, y: self.at.y });
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
            let top = self.at.y;
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
