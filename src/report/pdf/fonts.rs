//! The fonts of a file, cut to the glyphs that it uses.
//!
//! A PDF font tells one text a glyph. Where a glyph stands for another text
//! (a letter with a mark set apart), the page says so itself (ActualText).

use super::PaperError;
use crate::report::font::{Face, FontFile};
use crate::report::layout::{Pages, Text};
use crate::threads::share;
use printpdf::{
    Codepoint, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, Pt, TextItem,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::Range;
use subsetter::GlyphRemapper;

/// The fonts used, by face.
pub struct Fonts {
    faces: Vec<Option<CutFont>>,
}

/// One face, cut.
pub struct CutFont {
    pub id: FontId,
    font: ParsedFont,
    glyphs: GlyphRemapper,
    /// In the whole font, ascending.
    used: Vec<u16>,
    /// What each glyph (in the whole font) stands for.
    texts: BTreeMap<u16, String>,
    /// The whole font, where it was given.
    file: Option<FontFile>,
}

impl Fonts {
    pub fn get(&self, face: Face) -> Option<&CutFont> {
        self.faces.get(face.index()).and_then(Option::as_ref)
    }

    /// Hands the fonts to printpdf, and returns operations that use each glyph once:
    /// printpdf embeds a font, its widths and its texts only for what it sees used.
    pub fn embed(&self, paper: &mut PdfDocument) -> Vec<Op> {
        let mut uses = vec![Op::StartTextSection];
        for font in self.faces.iter().flatten() {
            let handle = PdfFontHandle::External(font.id.clone());
            uses.push(Op::SetFont { font: handle, size: Pt(1.0) });
            let glyph =
                |id: u16| Codepoint::with_cid(font.glyph(id), 0.0, font.text(id).to_owned());
            let glyphs = font.used.iter().copied().map(glyph).collect();
            uses.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
            paper.resources.fonts.map.insert(font.id.clone(), PdfFont::new(font.font.clone()));
        }
        uses.push(Op::EndTextSection);
        uses
    }
}

impl CutFont {
    /// The glyph's number in the cut font.
    pub fn glyph(&self, id: u16) -> u16 {
        self.glyphs.get(id).unwrap_or(0)
    }

    /// The glyph's own advance in thousandths of the size.
    pub fn width(&self, glyph: u16) -> f32 {
        let units = f32::from(self.font.units_per_em.max(1));
        f32::from(self.font.get_glyph_width(glyph).unwrap_or(0)) * 1000.0 / units
    }

    /// The number in the cut font of the glyph of a letter that stands alone.
    pub fn alone(&self, c: char) -> Option<u16> {
        self.glyphs.get(self.file.as_ref()?.glyph(c)?)
    }

    /// What the font says that the glyph stands for.
    pub fn text(&self, id: u16) -> &str {
        self.texts.get(&id).map_or("\u{fffd}", String::as_str)
    }
}

/// The glyphs and the bytes of each cluster of a text.
pub fn clusters(text: &Text) -> Vec<(Range<usize>, &str)> {
    let mut clusters: Vec<(Range<usize>, &str)> = Vec::with_capacity(text.glyphs.len());
    // The first glyph from the left is the text's beginning, or its end.
    let mut byte = if text.rtl { text.text.len() } else { 0 };
    for (at, glyph) in text.glyphs.iter().enumerate() {
        match clusters.last_mut() {
            Some((glyphs, _)) if glyph.bytes == 0 => glyphs.end = at + 1,
            _ => {
                let length = usize::from(glyph.bytes);
                let range =
                    if text.rtl { byte.saturating_sub(length)..byte } else { byte..byte + length };
                byte = if text.rtl { range.start } else { range.end };
                clusters.push((at..at + 1, text.text.get(range).unwrap_or_default()));
            }
        }
    }
    clusters
}

/// Whether one glyph stands for several letters that are read from right to left.
pub fn is_joined(text: &Text, glyphs: usize, shown: &str) -> bool {
    text.rtl && glyphs == 1 && shown.chars().nth(1).is_some()
}

fn file_of(pages: &Pages, face: Face) -> Option<&FontFile> {
    match face {
        Face::Given(place) => pages.fonts.files.get(usize::from(place)),
        _ => None,
    }
}

/// A space that must not break is a space to whoever searches.
pub fn searchable(text: &str) -> &str {
    if matches!(text, "\u{a0}" | "\u{202f}") { " " } else { text }
}

/// Cuts each face to the glyphs that the pages use.
pub fn cut(pages: &Pages, threads: NonZeroUsize) -> Result<Fonts, PaperError> {
    let given = pages.fonts.files.len();
    let mut texts: Vec<BTreeMap<u16, String>> = vec![BTreeMap::new(); Face::ALL.len() + given];
    for text in pages.pages.iter().flat_map(|page| page.texts()) {
        let Some(known) = texts.get_mut(text.face.index()) else { continue };
        for (glyphs, shown) in clusters(text) {
            let file = file_of(pages, text.face);
            if is_joined(text, glyphs.len(), shown) {
                for c in shown.chars() {
                    if let Some(id) = file.and_then(|file| file.glyph(c)) {
                        known.entry(id).or_insert_with(|| c.to_string());
                    }
                }
            }
            for glyph in text.glyphs.get(glyphs.clone()).unwrap_or_default() {
                // The first single glyph of a text names it; an empty name gives way.
                let name = if glyphs.len() == 1 { searchable(shown) } else { "" };
                let entry = known.entry(glyph.id).or_default();
                if entry.is_empty() {
                    entry.push_str(name);
                }
            }
        }
    }
    let given = (0u8..).map(Face::Given).take(given);
    let faces: Vec<_> = Face::ALL.into_iter().chain(given).zip(texts).collect();
    let cut = |(): &mut (), (face, texts): &(Face, BTreeMap<u16, String>)| {
        if texts.is_empty() { Ok(None) } else { cut_face(pages, *face, texts.clone()).map(Some) }
    };
    let (faces, _) = share(threads, &faces, || (), cut);
    Ok(Fonts { faces: faces.into_iter().collect::<Result<_, _>>()? })
}

fn cut_face(
    pages: &Pages,
    face: Face,
    mut texts: BTreeMap<u16, String>,
) -> Result<CutFont, PaperError> {
    let file = file_of(pages, face);
    let name = file.map_or_else(|| face.name().to_owned(), |file| file.name.clone());
    let failed = |why: String| PaperError::Font { face: name.clone(), why };
    let (whole, index) = file.map_or((face.bytes(), 0), |file| (file.bytes.as_slice(), file.index));
    let used: Vec<u16> = texts.keys().copied().collect();
    let glyphs = GlyphRemapper::new_from_glyphs_sorted(&used);
    let bytes = subsetter::subset(whole, index, &glyphs).map_err(|e| failed(e.to_string()))?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| failed("its cut form cannot be read".to_owned()))?;
    let shown = file.map_or(face.name().to_owned(), |file| file.family().replace(' ', ""));
    font.font_name = Some(format!("{}+{shown}", tag(&used)));
    texts.retain(|_, text| !text.is_empty());
    let file = file.cloned();
    Ok(CutFont { id: FontId(resource(face)), font, glyphs, used, texts, file })
}

/// Short, because every change of font in a page names it.
fn resource(face: Face) -> String {
    match face {
        Face::Regular => "R".to_owned(),
        Face::Bold => "B".to_owned(),
        Face::Italic => "I".to_owned(),
        Face::BoldItalic => "X".to_owned(),
        Face::Given(place) => format!("G{place}"),
    }
}

/// Six capitals that tell one cut of a font from another.
fn tag(glyphs: &[u16]) -> String {
    let mut hash = Sha256::new();
    for glyph in glyphs {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
