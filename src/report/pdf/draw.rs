//! Items to drawing operations, with y turned upwards.
//!
//! State that holds from item to item (colour, font) is written only where it
//! changes.

use super::fonts::{self, CutFont, Fonts};
use super::utf16;
use crate::report::layout::{Colour, Frame, Glyph, Item, Page, Text};
use printpdf::{
    Codepoint, Color, DictItem, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon,
    PolygonRing, Pt, Rect, Rgb, TextItem, TextMatrix, WindingOrder,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// Distance between the strokes of a hatch, in points.
const HATCH: f32 = 4.5;

/// All operations of a page.
pub fn operations(page: &Page, fonts: &Fonts) -> Vec<Op> {
    let mut pen = Pen {
        height: page.height,
        fonts,
        ops: Vec::with_capacity(page.items.len() * 3),
        fill: None,
        stroke: None,
        font: None,
        writing: false,
    };
    pen.items(&page.items);
    pen.write(false);
    pen.ops
}

struct Pen<'a> {
    height: f32,
    fonts: &'a Fonts,
    ops: Vec<Op>,
    fill: Option<Colour>,
    /// Colour and thickness.
    stroke: Option<(Colour, f32)>,
    font: Option<(String, f32)>,
    writing: bool,
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
                    let rectangle = self.rectangle(*frame, PaintMode::Fill);
                    self.ops.push(Op::DrawRectangle { rectangle });
                }
                Item::Hatch { frame, colour } => self.hatch(*frame, *colour),
                Item::Shape { points, fill, stroke } => {
                    self.fill(*fill);
                    self.stroke(*stroke, 1.0);
                    let points = points.iter().map(|&point| self.point(point)).collect();
                    let polygon = Polygon {
                        rings: vec![PolygonRing { points }],
                        mode: PaintMode::FillStroke,
                        winding_order: WindingOrder::NonZero,
                    };
                    self.ops.push(Op::DrawPolygon { polygon });
                }
                Item::Figure { alternative, items } => {
                    self.mark("Figure", "Alt", alternative);
                    self.items(items);
                    self.write(false);
                    self.ops.push(Op::EndMarkedContent);
                }
            }
        }
    }

    /// Opens or closes a text section.
    fn write(&mut self, writing: bool) {
        if self.writing != writing {
            self.ops.push(if writing { Op::StartTextSection } else { Op::EndTextSection });
            self.writing = writing;
        }
    }

    fn mark(&mut self, tag: &str, key: &str, text: &str) {
        let map = BTreeMap::from([(key.to_owned(), DictItem::Bytes(utf16(text)))]);
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.fill = Some(colour);
        }
    }

    fn stroke(&mut self, colour: Colour, width: f32) {
        if self.stroke != Some((colour, width)) {
            self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
            self.stroke = Some((colour, width));
        }
    }

    fn up(&self, y: f32) -> f32 {
        round(self.height - y)
    }

    fn point(&self, (x, y): (f32, f32)) -> LinePoint {
        LinePoint { p: Point { x: Pt(round(x)), y: Pt(self.up(y)) }, bezier: false }
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        let points = vec![self.point(from), self.point(to)];
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    fn rectangle(&self, frame: Frame, mode: PaintMode) -> Rect {
        Rect {
            x: Pt(round(frame.x)),
            y: Pt(self.up(frame.bottom())),
            width: Pt(round(frame.width)),
            height: Pt(round(frame.height)),
            mode: Some(mode),
            winding_order: None,
        }
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
        let rectangle = self.rectangle(frame, PaintMode::Stroke);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn text(&mut self, text: &Text) {
        let Some(font) = self.fonts.get(text.face) else { return };
        self.fill(text.colour);
        if self.font.as_ref().is_none_or(|(id, size)| *id != font.id.0 || *size != text.size) {
            let handle = PdfFontHandle::External(font.id.clone());
            self.ops.push(Op::SetFont { font: handle, size: Pt(text.size) });
            self.font = Some((font.id.0.clone(), text.size));
        }
        let mut x = text.x;
        let mut plain: Option<(f32, Range<usize>)> = None;
        for (glyphs, shown) in fonts::clusters(text) {
            let these = text.glyphs.get(glyphs.clone()).unwrap_or_default();
            let simple = matches!(these, [glyph] if glyph.shift == (0.0, 0.0)
                && font.text(glyph.id) == fonts::searchable(shown));
            if simple {
                plain.get_or_insert((x, glyphs.start..glyphs.end)).1.end = glyphs.end;
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
        let (mut wanted, mut reached) = (0.0, 0.0);
        let mut codes = Vec::with_capacity(glyphs.len());
        for glyph in text.glyphs.get(glyphs).unwrap_or_default() {
            let code = font.glyph(glyph.id);
            wanted += glyph.advance * 1000.0 / text.size;
            reached += font.width(code);
            // Rounded against the sum, so that no error adds up along a line.
            let offset: f32 =
                if (reached - wanted).abs() < 1.0 { 0.0 } else { (reached - wanted).round() };
            reached -= offset;
            codes.push(Codepoint::with_cid(code, offset, font.text(glyph.id).to_owned()));
        }
        self.show(x, text.y, codes);
    }

    /// A cluster whose glyphs say something else than its text, or stand apart.
    fn cluster(&mut self, text: &Text, font: &CutFont, x: f32, glyphs: &[Glyph], shown: &str) {
        self.mark("Span", "ActualText", shown);
        let mut x = x;
        for glyph in glyphs {
            let told = font.text(glyph.id).to_owned();
            let code = Codepoint::with_cid(font.glyph(glyph.id), 0.0, told);
            self.show(x + glyph.shift.0, text.y + glyph.shift.1, vec![code]);
            x += glyph.advance;
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn show(&mut self, x: f32, y: f32, codes: Vec<Codepoint>) {
        let matrix = TextMatrix::Translate(Pt(round(x)), Pt(self.up(y)));
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(codes)] });
    }
}

fn rgb(colour: Colour) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    let (r, g, b) = (part(colour.0), part(colour.1), part(colour.2));
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

/// To a hundredth of a point: finer than any printer, shorter to write.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
