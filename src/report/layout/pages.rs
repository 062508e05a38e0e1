//! What stands where: the last form of a report that a person can read.
//!
//! Plain values: points (1/72 inch) from the upper left corner of the page,
//! y downwards. Nothing here knows how a text was broken or what PDF is.

use crate::report::document::About;
use crate::report::font::{ASCENT, DESCENT, Face, Fonts};
use crate::report::picture::Picture;
use std::fmt::{self, Write as _};

/// A report, placed.
#[derive(Debug, Clone)]
pub struct Pages {
    pub about: About,
    pub pages: Vec<Page>,
    /// In reading order.
    pub bookmarks: Vec<Bookmark>,
    /// What the items are parts of, parents before children, in reading order.
    pub parts: Vec<Part>,
    /// The fonts given beside the embedded ones.
    pub fonts: Fonts,
    /// Printed on the cover.
    pub logo: Option<Picture>,
    /// Characters that no font has, in code order; each was printed as `[U+XXXX]`.
    pub missing: Vec<char>,
}

/// One page; its items are in reading and painting order.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    pub items: Vec<Item>,
    /// For each item, which part it belongs to; `None`, or nothing, for furniture.
    pub tags: Vec<Option<usize>>,
    pub links: Vec<Link>,
}

/// A place that leads to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub frame: Frame,
    /// Where it leads: page, counted from 0, and height on it.
    pub page: usize,
    pub y: f32,
    /// The part it belongs to.
    pub part: Option<usize>,
}

/// A part of the report's structure, as readers of tagged documents know them.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub role: Role,
    /// `None`: the document itself.
    pub parent: Option<usize>,
    /// Words for those who do not see it.
    pub alternative: String,
    /// Of a cell: how many columns it covers.
    pub span: usize,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Heading(u8),
    Paragraph,
    Quote,
    List,
    Entry,
    Label,
    Body,
    Table,
    Caption,
    Row,
    HeadCell,
    Cell,
    Figure,
    Contents,
    ContentsEntry,
    Link,
}

/// A heading to jump to.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// 1 (outermost) to 4.
    pub level: u8,
    pub title: String,
    /// Counted from 0.
    pub page: usize,
    pub y: f32,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Text(Text),
    Line {
        from: (f32, f32),
        to: (f32, f32),
        /// Thickness in points.
        width: f32,
        colour: Colour,
    },
    /// A filled rectangle.
    Rect {
        frame: Frame,
        colour: Colour,
    },
    /// A rectangle of diagonal strokes: nothing counts here.
    Hatch {
        frame: Frame,
        colour: Colour,
    },
    /// A closed outline, filled and stroked.
    Shape {
        points: Vec<(f32, f32)>,
        fill: Colour,
        stroke: Colour,
    },
    /// The report's picture, filling a frame.
    Picture(Frame),
    /// A drawing, with words for those who do not see it.
    Figure {
        alternative: String,
        items: Vec<Item>,
    },
}

/// A line of text, or a piece of it, in one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub x: f32,
    /// The baseline.
    pub y: f32,
    pub face: Face,
    /// In points.
    pub size: f32,
    pub colour: Colour,
    /// As it is read, whatever its direction.
    pub text: String,
    /// It is read from right to left.
    pub rtl: bool,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
}

/// One glyph of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// In the whole font file.
    pub id: u16,
    /// To the next glyph, in points.
    pub advance: f32,
    /// Shift from the pen, in points; y downwards.
    pub shift: (f32, f32),
    /// How many bytes of the text it stands for; 0 where it goes on with the glyph before it.
    pub bytes: u16,
}

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Frame {
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    fn around(points: &[(f32, f32)]) -> Self {
        let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
        for &(x, y) in points {
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
        Self { x: low.0, y: low.1, width: high.0 - low.0, height: high.1 - low.1 }
    }
}

impl Text {
    /// A text without glyphs, for a place that is filled later.
    pub(super) fn nothing(x: f32, y: f32) -> Self {
        Self {
            x,
            y,
            face: Face::Regular,
            size: 1.0,
            colour: Colour(0, 0, 0),
            text: String::new(),
            rtl: false,
            glyphs: Vec::new(),
        }
    }

    /// From the first glyph's left to the last one's right, in points.
    pub fn advance(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

impl Item {
    /// The rectangle that the item needs; of a figure, that of all its items.
    pub fn frame(&self) -> Frame {
        match self {
            Self::Text(text) => Frame {
                x: text.x,
                y: text.y - ASCENT * text.size,
                width: text.advance(),
                height: (ASCENT + DESCENT) * text.size,
            },
            Self::Line { from, to, .. } => Frame::around(&[*from, *to]),
            Self::Rect { frame, .. } | Self::Hatch { frame, .. } | Self::Picture(frame) => *frame,
            Self::Shape { points, .. } => Frame::around(points),
            Self::Figure { items, .. } => {
                let corners: Vec<_> = items
                    .iter()
                    .map(Self::frame)
                    .flat_map(|frame| [(frame.x, frame.y), (frame.right(), frame.bottom())])
                    .collect();
                Frame::around(&corners)
            }
        }
    }
}

impl Page {
    /// Every text of the page, those of figures too, in reading order.
    pub fn texts(&self) -> Vec<&Text> {
        fn collect<'a>(items: &'a [Item], texts: &mut Vec<&'a Text>) {
            for item in items {
                match item {
                    Item::Text(text) => texts.push(text),
                    Item::Figure { items, .. } => collect(items, texts),
                    _ => {}
                }
            }
        }
        let mut texts = Vec::new();
        collect(&self.items, &mut texts);
        texts
    }
}

/// The pages as words and places, a line each.
pub fn as_text(pages: &Pages) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write!(out, "{pages}");
    out
}

impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, page) in self.pages.iter().enumerate() {
            writeln!(f, "page {} {:.0}×{:.0}", number + 1, page.width, page.height)?;
            for item in &page.items {
                item.write(f, 1)?;
            }
            for Link { frame, page, y, .. } in &page.links {
                writeln!(f, "  link {frame} to page {} at {y:.1}", page + 1)?;
            }
        }
        for bookmark in &self.bookmarks {
            let Bookmark { level, title, page, y } = bookmark;
            writeln!(f, "bookmark {level} “{title}” page {} at {y:.1}", page + 1)?;
        }
        for missing in &self.missing {
            writeln!(f, "missing U+{:04X}", u32::from(*missing))?;
        }
        Ok(())
    }
}

impl Item {
    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        write!(f, "{:1$}", "", depth * 2)?;
        let frame = self.frame();
        match self {
            Self::Text(Text { x, y, face, size, text, .. }) => {
                writeln!(f, "{x:.1} {y:.1} {face:?} {size} “{text}”")
            }
            Self::Line { from, to, width, .. } => {
                writeln!(f, "line {width} {:.1} {:.1} – {:.1} {:.1}", from.0, from.1, to.0, to.1)
            }
            Self::Rect { colour, .. } => writeln!(f, "rect {frame} {colour}"),
            Self::Picture(frame) => writeln!(f, "picture {frame}"),
            Self::Hatch { .. } => writeln!(f, "hatch {frame}"),
            Self::Shape { points, .. } => writeln!(f, "shape of {} {frame}", points.len()),
            Self::Figure { alternative, items } => {
                writeln!(f, "figure “{alternative}”")?;
                items.iter().try_for_each(|item| item.write(f, depth + 1))
            }
        }
    }
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} {:.1} {:.1}×{:.1}", self.x, self.y, self.width, self.height)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}
