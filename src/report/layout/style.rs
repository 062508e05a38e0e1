//! The look of a report: few sizes, one dark blue, greys, wide margins.
//!
//! All in points. Leadings and gaps are multiples of 2.25, so that lines of
//! different sizes meet on a common rhythm.

use super::pages::Colour;
use crate::report::document::{Orientation, Strength, Style};
use crate::report::font::Face;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    pub face: Face,
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    pub colour: Colour,
}

const fn look(face: Face, size: f32, leading: f32, colour: Colour) -> Look {
    Look { face, size, leading, colour }
}

pub const INK: Colour = Colour(0x1e, 0x22, 0x28);
pub const BLUE: Colour = Colour(0x14, 0x32, 0x53);
/// Bars; stands off from the target's black and the track's grey in any print.
pub const BAR: Colour = Colour(0x3b, 0x7c, 0xb3);
pub const GREY: Colour = Colour(0x5c, 0x64, 0x6e);
pub const RULE: Colour = Colour(0xc9, 0xce, 0xd4);
pub const TRACK: Colour = Colour(0xe9, 0xec, 0xef);
pub const BAND: Colour = Colour(0xee, 0xf2, 0xf6);
/// The area of a radar: paler than a bar, so that lines on it are seen.
pub const AREA: Colour = Colour(0xd5, 0xe5, 0xf2);
pub const WHITE: Colour = Colour(0xff, 0xff, 0xff);
/// The draft mark: Okabe and Ito's vermilion, darkened to be read at small size.
pub const MARK: Colour = Colour(0xa8, 0x42, 0x00);

pub const LEAD: Look = look(Face::Regular, 11.5, 18.0, BLUE);
pub const COVER_OVER: Look = look(Face::Bold, 11.0, 15.75, BAR);
pub const COVER_TITLE: Look = look(Face::Bold, 30.0, 36.0, BLUE);
pub const COVER_SUBTITLE: Look = look(Face::Regular, 14.0, 20.25, INK);
pub const COVER_LABEL: Look = look(Face::Regular, 9.5, 13.5, GREY);
pub const COVER_VALUE: Look = look(Face::Bold, 9.5, 13.5, INK);
pub const COVER_MARK: Look = look(Face::Bold, 14.0, 18.0, MARK);
pub const BODY: Look = look(Face::Regular, 9.5, 13.5, INK);
pub const SMALL: Look = look(Face::Regular, 8.25, 11.25, GREY);
pub const CAPTION: Look = look(Face::Bold, 9.5, 13.5, BLUE);
pub const HEAD: Look = look(Face::Bold, 8.25, 11.25, BLUE);
pub const BAND_TEXT: Look = look(Face::Bold, 8.25, 11.25, BLUE);
pub const RUNNING: Look = look(Face::Regular, 7.5, 9.0, GREY);
pub const RUNNING_MARK: Look = look(Face::Bold, 7.5, 9.0, MARK);
pub const LABEL: Look = look(Face::Regular, 8.25, 11.25, INK);
pub const SHOWN: Look = look(Face::Bold, 8.25, 11.25, INK);
pub const CONTENTS: Look = look(Face::Regular, 9.5, 13.5, INK);
pub const CONTENTS_CHAPTER: Look = look(Face::Bold, 9.5, 13.5, BLUE);
pub const TICK: Look = look(Face::Regular, 7.5, 9.0, GREY);

/// A paragraph's look.
pub const fn paragraph(style: Style) -> Look {
    match style {
        Style::Body => BODY,
        Style::Lead => LEAD,
        Style::Small => SMALL,
        Style::Quote => look(Face::Italic, 9.5, 13.5, INK),
    }
}

/// A heading's look.
pub const fn heading(level: u8) -> Look {
    match level {
        0 | 1 => look(Face::Bold, 20.0, 27.0, BLUE),
        2 => look(Face::Bold, 14.0, 18.0, BLUE),
        3 => look(Face::Bold, 11.0, 15.75, BLUE),
        _ => look(Face::Bold, 9.5, 13.5, INK),
    }
}

/// The room before and after a heading.
pub const fn heading_gaps(level: u8) -> (f32, f32) {
    match level {
        0 | 1 => (0.0, 15.75),
        2 => (24.75, 6.75),
        3 => (18.0, 4.5),
        _ => (11.25, 2.25),
    }
}

/// A cell's look.
pub const fn cell(strength: Strength) -> Look {
    let face = match strength {
        Strength::Plain => Face::Regular,
        Strength::Bold => Face::Bold,
        Strength::Italic => Face::Italic,
    };
    look(face, 8.25, 11.25, INK)
}

/// The room between paragraphs.
pub const GAP: f32 = 6.75;
/// The room around tables and figures.
pub const WIDE_GAP: f32 = 15.75;
/// Hanging indent of lists and quotes.
pub const INDENT: f32 = 13.5;
/// Left and right of a cell's text.
pub const PAD_X: f32 = 4.0;
/// Above and below a cell's text.
pub const PAD_Y: f32 = 3.375;

/// 22 mm.
pub const SIDE: f32 = 62.36;
pub const TOP: f32 = 83.25;
pub const FOOT: f32 = 74.25;
/// The rule under the running head, from the page's top.
pub const HEAD_RULE: f32 = 58.5;
/// The rule above the foot, from the page's bottom.
pub const FOOT_RULE: f32 = 51.75;

/// The step of the baseline grid: half a line of body text.
pub const GRID: f32 = 6.75;

/// The size of the sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    #[default]
    A4,
    /// 8½ by 11 inches.
    Letter,
}

impl Paper {
    /// Width and height of a page, in points.
    pub const fn page(self, orientation: Orientation) -> (f32, f32) {
        let (short, long) = match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        };
        match orientation {
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
        }
    }

    /// The text's width, in points.
    pub const fn measure(self, orientation: Orientation) -> f32 {
        self.page(orientation).0 - 2.0 * SIDE
    }
}

/// The shade of a place on the scale, 0 to 1: light orange to almost white blue.
///
/// It grows lighter all the way, so that a grey print keeps the order, and the
/// text on it stays dark.
pub fn heat(place: f32) -> Colour {
    const STOPS: [[f32; 3]; 3] =
        [[243.0, 184.0, 122.0], [251.0, 228.0, 190.0], [232.0, 242.0, 250.0]];
    let place = if place.is_nan() { 0.0 } else { place.clamp(0.0, 1.0) } * 2.0;
    let (low, high, part) =
        if place < 1.0 { (STOPS[0], STOPS[1], place) } else { (STOPS[1], STOPS[2], place - 1.0) };
    let mix = |i: usize| (high[i] - low[i]).mul_add(part, low[i]).round() as u8;
    Colour(mix(0), mix(1), mix(2))
}
