//! Items to a page's content stream, with y turned upwards.
//!
//! Written as operators rather than through printpdf's list of them, which
//! holds two strings a glyph. State that lasts from item to item (colour,
//! font) is written only where it changes.

use super::fonts::{self, CutFont, Fonts};
use super::utf16;
use crate::report::font::Face;
use crate::report::layout::{Colour, Frame, Glyph, Item, Page, Text};
use std::ops::Range;

/// Distance between the strokes of a hatch, in points.
const HATCH: f32 = 4.5;

/// A page's content stream, and for each piece of marked content in it the part
/// that it belongs to.
pub struct Content {
    pub stream: Vec<u8>,
    pub marks: Vec<usize>,
}

/// Draws a page.
pub fn content(page: &Page, fonts: &Fonts) -> Content {
    let mut pen = Pen {
        height: page.height,
        fonts,
        out: Vec::with_capacity(page.items.len() * 64),
        fill: None,
        stroke: None,
        font: None,
        writing: false,
        origin: (0, 0),
        marked: None,
        marks: Vec::new(),
    };
    let tags = page.tags.iter().copied().chain(std::iter::repeat(None));
    for (item, tag) in page.items.iter().zip(tags) {
        pen.belong(tag);
        pen.items(std::slice::from_ref(item));
    }
    pen.end_mark();
    Content { stream: pen.out, marks: pen.marks }
}

struct Pen<'a> {
    height: f32,
    fonts: &'a Fonts,
    out: Vec<u8>,
    fill: Option<Colour>,
    /// Colour and thickness.
    stroke: Option<(Colour, f32)>,
    font: Option<(Face, f32)>,
    /// Between BT and ET.
    writing: bool,
    /// Where the last text in it began, in thousandths of a point.
    origin: (i64, i64),
    /// What the content being written belongs to, where any is open.
    marked: Option<Option<usize>>,
    marks: Vec<usize>,
}

impl Pen<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.write(matches!(item, Item::Text(_)));
            match item {
                Item::Text(text) => self.text(text),
                Item::Line { from, to, width, colour } => {
                    self.stroke(*colour, *width);
                    self.line(*from, *to);
                }
                Item::Rect { frame, colour } => {
                    self.fill(*colour);
                    self.rectangle(*frame, "f");
                }
                Item::Hatch { frame, colour } => self.hatch(*frame, *colour),
                Item::Shape { points, fill, stroke } => {
                    self.fill(*fill);
                    self.stroke(*stroke, 1.0);
                    self.outline(points);
                }
                Item::Picture(frame) => {
                    self.operator(&[], "q");
                    let low = self.height - frame.bottom();
                    self.operator(&[frame.width, 0.0, 0.0, frame.height, frame.x, low], "cm");
                    self.operator(&[], "/Logo Do Q");
                }
                Item::Figure { items, .. } => self.items(items),
            }
        }
    }

    /// What follows belongs to this part; to none, it is furniture.
    fn belong(&mut self, part: Option<usize>) {
        if self.marked == Some(part) {
            return;
        }
        self.end_mark();
        match part {
            Some(part) => {
                let number = self.marks.len();
                self.marks.push(part);
                // The structure tree says what it is; here only that it is its piece.
                self.out.extend_from_slice(format!("/P <</MCID {number}>> BDC\n").as_bytes());
            }
            None => self.out.extend_from_slice(b"/Artifact BMC\n"),
        }
        self.marked = Some(part);
    }

    fn end_mark(&mut self) {
        self.write(false);
        if self.marked.take().is_some() {
            self.operator(&[], "EMC");
        }
    }

    fn operator(&mut self, numbers: &[f32], operator: &str) {
        for value in numbers {
            number(&mut self.out, *value);
            self.out.push(b' ');
        }
        self.out.extend_from_slice(operator.as_bytes());
        self.out.push(b'\n');
    }

    /// Opens or closes a text section.
    fn write(&mut self, writing: bool) {
        if self.writing != writing {
            self.operator(&[], if writing { "BT" } else { "ET" });
            self.writing = writing;
            self.origin = (0, 0);
        }
    }

    /// The next text begins here; told from where the last one began, since lines follow
    /// each other at the same distance and so compress to almost nothing.
    fn begin(&mut self, x: f32, y: f32) {
        let place = (thousandths(x), thousandths(y));
        for distance in [place.0 - self.origin.0, place.1 - self.origin.1] {
            decimal(&mut self.out, distance);
            self.out.push(b' ');
        }
        self.out.extend_from_slice(b"Td\n");
        self.origin = place;
    }

    /// Begins content that another text stands for.
    fn actual(&mut self, text: &str) {
        self.out.extend_from_slice(b"/Span <</ActualText <");
        for byte in utf16(text) {
            self.out.extend_from_slice(format!("{byte:02x}").as_bytes());
        }
        self.out.extend_from_slice(b">>> BDC\n");
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.operator(&rgb(colour), "rg");
            self.fill = Some(colour);
        }
    }

    fn stroke(&mut self, colour: Colour, width: f32) {
        if self.stroke != Some((colour, width)) {
            self.operator(&rgb(colour), "RG");
            self.operator(&[width], "w");
            self.stroke = Some((colour, width));
        }
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        self.operator(&[from.0, self.height - from.1], "m");
        self.operator(&[to.0, self.height - to.1], "l S");
    }

    fn outline(&mut self, points: &[(f32, f32)]) {
        for (at, (x, y)) in points.iter().enumerate() {
            self.operator(&[*x, self.height - y], if at == 0 { "m" } else { "l" });
        }
        self.operator(&[], "b");
    }

    fn rectangle(&mut self, frame: Frame, paint: &str) {
        let low = self.height - frame.bottom();
        self.operator(&[frame.x, low, frame.width, frame.height], "re");
        self.operator(&[], paint);
    }

    /// Diagonals that end at the frame's edges, and the frame.
    fn hatch(&mut self, frame: Frame, colour: Colour) {
        self.stroke(colour, 0.5);
        let mut shift = HATCH;
        while shift < frame.width + frame.height {
            let low = (frame.x + shift - frame.height, frame.bottom());
            let high = (frame.x + shift, frame.y);
            let cut_low = (frame.x - low.0).max(0.0);
            let cut_high = (high.0 - frame.right()).max(0.0);
            self.line((low.0 + cut_low, low.1 - cut_low), (high.0 - cut_high, high.1 + cut_high));
            shift += HATCH;
        }
        self.rectangle(frame, "S");
    }

    fn text(&mut self, text: &Text) {
        let Some(font) = self.fonts.get(text.face) else { return };
        self.fill(text.colour);
        if self.font != Some((text.face, text.size)) {
            self.out.extend_from_slice(format!("/{} ", font.id.0).as_bytes());
            self.operator(&[text.size], "Tf");
            self.font = Some((text.face, text.size));
        }
        let mut x = text.x;
        let mut plain: Option<(f32, Range<usize>)> = None;
        for (glyphs, shown) in fonts::clusters(text) {
            let these = text.glyphs.get(glyphs.clone()).unwrap_or_default();
            if fonts::is_joined(text, these.len(), shown) {
                self.run(text, font, plain.take());
                self.joined(text, font, x, these, shown);
                x += these.iter().map(|glyph| glyph.advance).sum::<f32>();
                continue;
            }
            let says_itself = matches!(these, [glyph]
                if font.text(glyph.id) == fonts::searchable(shown));
            let stands = these.iter().all(|glyph| glyph.shift == (0.0, 0.0));
            if says_itself && stands {
                plain.get_or_insert((x, glyphs.clone())).1.end = glyphs.end;
            } else if says_itself {
                self.run(text, font, plain.take());
                self.apart(text, font, x, these);
            } else {
                self.run(text, font, plain.take());
                self.cluster(text, font, x, these, shown);
            }
            x += these.iter().map(|glyph| glyph.advance).sum::<f32>();
        }
        self.run(text, font, plain);
    }

    /// Glyphs that follow each other, the kerning between them as the layout had it.
    fn run(&mut self, text: &Text, font: &CutFont, run: Option<(f32, Range<usize>)>) {
        let Some((x, glyphs)) = run else { return };
        self.begin(x, self.height - text.y);
        self.out.extend_from_slice(b"[(");
        let (mut wanted, mut reached) = (0.0_f32, 0.0_f32);
        for glyph in text.glyphs.get(glyphs).unwrap_or_default() {
            // Rounded against the sum, so that no error adds up along a line.
            let kern = (reached - wanted).round();
            if kern != 0.0 {
                self.out.push(b')');
                number(&mut self.out, kern);
                self.out.push(b'(');
                reached -= kern;
            }
            let code = font.glyph(glyph.id);
            self.code(code);
            wanted += glyph.advance * 1000.0 / text.size;
            reached += font.width(code);
        }
        self.out.extend_from_slice(b")]TJ\n");
    }

    /// Two bytes of a literal string.
    fn code(&mut self, code: u16) {
        for byte in code.to_be_bytes() {
            match byte {
                b'\r' => self.out.extend_from_slice(b"\\r"),
                b'(' | b')' | b'\\' => self.out.extend_from_slice(&[b'\\', byte]),
                byte => self.out.push(byte),
            }
        }
    }

    /// A cluster whose glyphs say something else than its text, or stand apart.
    fn cluster(&mut self, text: &Text, font: &CutFont, x: f32, glyphs: &[Glyph], shown: &str) {
        self.actual(shown);
        self.apart(text, font, x, glyphs);
        self.operator(&[], "EMC");
    }

    /// One glyph for several letters read from right to left. Readers disagree on the
    /// order of several letters in one glyph; on that of letters one after the other
    /// they agree. So the glyph is seen and says nothing, and its letters are said,
    /// not seen, each over its part of the glyph's width.
    fn joined(&mut self, text: &Text, font: &CutFont, x: f32, glyphs: &[Glyph], shown: &str) {
        let letters: Option<Vec<u16>> = shown.chars().rev().map(|c| font.alone(c)).collect();
        let Some(letters) = letters else {
            return self.cluster(text, font, x, glyphs, shown);
        };
        self.cluster(text, font, x, glyphs, "");
        let width = glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() / letters.len() as f32;
        self.out.extend_from_slice(b"3 Tr\n");
        let mut x = x;
        for code in letters {
            let own = font.width(code) * text.size / 1000.0;
            self.operator(&[if own > 0.0 { 100.0 * width / own } else { 100.0 }], "Tz");
            self.begin(x, self.height - text.y);
            self.out.push(b'(');
            self.code(code);
            self.out.extend_from_slice(b")Tj\n");
            x += width;
        }
        self.out.extend_from_slice(b"0 Tr 100 Tz\n");
    }

    /// Glyphs each at its own place.
    fn apart(&mut self, text: &Text, font: &CutFont, x: f32, glyphs: &[Glyph]) {
        let mut x = x;
        for glyph in glyphs {
            let y = self.height - text.y - glyph.shift.1;
            self.begin(x + glyph.shift.0, y);
            self.out.push(b'(');
            self.code(font.glyph(glyph.id));
            self.out.extend_from_slice(b")Tj\n");
            x += glyph.advance;
        }
    }
}

/// To a thousandth, with nothing after the point that is not needed.
pub fn number(out: &mut Vec<u8>, value: f32) {
    decimal(out, thousandths(value));
}

fn thousandths(value: f32) -> i64 {
    (f64::from(value) * 1000.0).round() as i64
}

/// So many thousandths.
fn decimal(out: &mut Vec<u8>, thousandths: i64) {
    if thousandths < 0 {
        out.push(b'-');
    }
    let (whole, mut part) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    integer(out, whole);
    if part > 0 {
        out.push(b'.');
        while part > 0 {
            out.push(b'0' + (part / 100) as u8);
            part = part % 100 * 10;
        }
    }
}

/// A whole number's digits.
pub fn integer(out: &mut Vec<u8>, value: u64) {
    let start = out.len();
    let mut rest = value;
    loop {
        out.push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.get_mut(start..).unwrap_or_default().reverse();
}

fn rgb(colour: Colour) -> [f32; 3] {
    [colour.0, colour.1, colour.2].map(|value| f32::from(value) / 255.0)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_short_and_plain() {
        for (value, written) in [
            (0.0, "0"),
            (-0.0001, "0"),
            (62.36, "62.36"),
            (-12.0, "-12"),
            (0.05, "0.05"),
            (841.89, "841.89"),
            (f32::NAN, "0"),
        ] {
            let mut out = Vec::new();
            number(&mut out, value);
            assert_eq!(String::from_utf8(out).unwrap(), written);
        }
    }
}
