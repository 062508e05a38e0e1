//! What a report says, before anybody decides where it stands on paper.
//!
//! Every text is already in the report's language; every figure is already a
//! text or a place on a scale. Layout adds nothing but position.

use crate::i18n::Language;

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub about: About,
    pub blocks: Vec<Block>,
}

/// What holds for every page.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    pub title: String,
    pub subject: String,
    /// Who made it: the administration.
    pub author: String,
    pub language: Language,
    /// Day of the report, ISO 8601 (`2026-11-24`): from the journal, never from the clock.
    pub date: String,
    /// Printed at the head of every page but the cover.
    pub running: String,
    /// Classification line at the foot of every page; may be empty.
    pub classification: String,
    /// For example `DRAFT`; empty where the report is final.
    pub mark: String,
    /// The page number's words, with `{page}` and `{pages}` in it.
    pub page_of: String,
    /// What a table's caption says where it goes on, for example `(continued)`.
    pub continued: String,
}

/// One piece of a report, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Cover(Cover),
    /// A heading, level 1 to 4; 1 starts a new page. Every heading is a bookmark.
    Heading {
        level: u8,
        text: String,
    },
    Paragraph {
        style: Style,
        text: String,
    },
    List(Vec<String>),
    Table(Table),
    Bars(Bars),
    /// The same figures around a centre; three axes at least, drawn only beside a table.
    Radar(Bars),
    Gantt(Gantt),
    /// The headings of levels 1 and 2 after this block, with their pages.
    Contents,
    /// What follows stands on pages of this orientation, beginning with a new one.
    Turn(Orientation),
    /// The chapter that this stands in keeps to one page: its tables, where they must, end a
    /// text in an ellipsis. So it says only what is said whole elsewhere.
    OnePage,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Body,
    /// Larger: the sentence that says it all.
    Lead,
    /// Smaller: method and remarks.
    Small,
    /// Somebody's words.
    Quote,
}

/// Page orientation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    Portrait,
    Landscape,
}

/// The first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// Small words above the title, for example the kind of report.
    pub over: String,
    pub title: String,
    pub subtitle: String,
    /// Label and value, a line each.
    pub lines: Vec<(String, String)>,
    /// At the foot of the cover.
    pub notice: String,
}

/// A table whose head is repeated on every page it reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub head: String,
    /// Share of the width, relative to the other columns.
    pub share: u16,
    pub align: Align,
}

/// How a column's texts are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Centre,
    End,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    Cells(Vec<Cell>),
    /// A row under which the next belong, as activities under their result; kept with the
    /// next row.
    Lead(Vec<Cell>),
    /// A row with room for a hand: signatures, answers on paper.
    Hand(Vec<Cell>),
    /// A line across all columns that names what follows; kept with the next row.
    Band(String),
}

/// One cell: paragraphs, each with its own strength.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    pub paragraphs: Vec<CellText>,
    /// Shades the cell by its place on the scale, 0 (lowest) to 1 (highest); the
    /// digit stands in the text, so that no meaning rests on colour alone.
    pub heat: Option<f32>,
    /// A box to tick stands in it.
    pub tick: bool,
    /// The name under which other texts of the report refer to this place; may be empty.
    pub anchor: String,
}

/// A paragraph of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellText {
    pub text: String,
    pub strength: Strength,
    /// The anchor that the text leads to; may be empty.
    pub link: String,
}

/// How a cell's paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    Plain,
    Bold,
    Italic,
}

impl Cell {
    /// A cell of one plain paragraph.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().and(Strength::Plain, text)
    }

    /// A cell of one bold paragraph.
    pub fn bold(text: impl Into<String>) -> Self {
        Self::default().and(Strength::Bold, text)
    }

    /// The cell with one more paragraph; an empty text adds none.
    #[must_use]
    pub fn and(mut self, strength: Strength, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.paragraphs.push(CellText { text, strength, link: String::new() });
        }
        self
    }

    /// The cell with one more paragraph that leads to an anchor of its own words.
    #[must_use]
    pub fn linked(self, strength: Strength, text: impl Into<String>) -> Self {
        let text = text.into();
        self.leading(strength, text.clone(), text)
    }

    /// The cell with one more paragraph that leads to an anchor.
    #[must_use]
    pub fn leading(
        mut self,
        strength: Strength,
        text: impl Into<String>,
        anchor: impl Into<String>,
    ) -> Self {
        let (text, link) = (text.into(), anchor.into());
        self.paragraphs.push(CellText { text, strength, link });
        self
    }

    /// The cell as the place that others refer to.
    #[must_use]
    pub fn anchored(mut self, anchor: impl Into<String>) -> Self {
        self.anchor = anchor.into();
        self
    }

    /// The cell with a box to tick.
    #[must_use]
    pub fn ticked(mut self) -> Self {
        self.tick = true;
        self
    }

    /// All its words, a line a paragraph.
    pub fn words(&self) -> String {
        let texts: Vec<&str> = self.paragraphs.iter().map(|one| one.text.as_str()).collect();
        texts.join("\n")
    }

    /// The cell shaded by its place on the scale.
    #[must_use]
    pub fn heat(mut self, heat: Option<f32>) -> Self {
        self.heat = heat;
        self
    }
}

/// Horizontal bars on one scale: the profile of the areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    pub caption: String,
    /// What the figure shows, in words, for those who do not see it.
    pub alternative: String,
    /// Ticks below the bars: place on the scale, 0 to 1, and its label.
    pub ticks: Vec<(f32, String)>,
    pub rows: Vec<Bar>,
    /// Words for the legend: score, interval, target, other reading.
    pub legend: Legend,
}

/// Words for the signs in a bar chart; an empty one is not in the chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Legend {
    pub score: String,
    pub interval: String,
    pub target: String,
    pub other: String,
}

/// One bar; every place is 0 (lowest level) to 1 (highest).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bar {
    pub label: String,
    /// The figure printed beside the bar.
    pub shown: String,
    /// `None`: nothing counts; the bar is hatched.
    pub score: Option<f32>,
    /// The interval where answers without evidence make one.
    pub interval: Option<(f32, f32)>,
    pub target: Option<f32>,
    /// The other reading, where there are two.
    pub other: Option<f32>,
}

/// Actions over time, by quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct Gantt {
    pub caption: String,
    /// What the figure shows, in words, for those who do not see it.
    pub alternative: String,
    /// Words over the columns: action, what it waits for.
    pub heads: [String; 2],
    /// A quarter each, three months wide.
    pub quarters: Vec<String>,
    pub spans: Vec<Span>,
}

/// One action in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Names the group that begins here; empty where the group goes on.
    pub band: String,
    pub label: String,
    /// What it waits for, in words.
    pub after: String,
    /// Months after the beginning.
    pub start: u32,
    pub end: u32,
    /// Places of the spans that must end first.
    pub needs: Vec<usize>,
}
