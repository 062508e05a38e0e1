//! Texts to lines: shaping and breaking, each text once.
//!
//! Promises: only embedded fonts; no hyphenation and no ligatures, so that a
//! glyph is a character; a word wider than its column is broken between
//! clusters; a character that no font has is printed as `[U+XXXX]`.

use super::pages::{Glyph, Item, Text};
use super::style::Look;
use crate::i18n::Language;
use crate::report::font::{ASCENT, DESCENT, FAMILY, Face};
use parley::fontique::{Blob, Charmap, Collection, CollectionOptions, SourceCache};
use parley::{
    FontContext, FontFamilyName, FontFeatures, FontStyle, FontWeight, Layout, LayoutContext,
    OverflowWrap, StyleProperty,
};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Codes of the letters whose widths are kept: Latin, Greek, Cyrillic.
const LETTERS: usize = 0x530;

/// A text broken into lines of one look.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub look: Look,
    pub lines: Vec<Line>,
}

/// One line, without the white space at its end.
#[derive(Debug, Clone)]
pub struct Line {
    pub text: String,
    pub glyphs: Vec<Glyph>,
    /// In points.
    pub width: f32,
}

impl Paragraph {
    /// In points.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.look.leading
    }

    /// The widest line, in points.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }
}

/// One line as an item whose line box begins at `top`.
pub fn item(line: &Line, look: Look, x: f32, top: f32) -> Item {
    let above = (look.leading - (ASCENT + DESCENT) * look.size) / 2.0 + ASCENT * look.size;
    Item::Text(Text {
        x,
        y: top + above,
        face: look.face,
        size: look.size,
        colour: look.colour,
        text: line.text.clone(),
        glyphs: line.glyphs.clone(),
    })
}

/// Sets texts; made once a report, because it holds the fonts.
pub struct Setter {
    fonts: FontContext,
    context: LayoutContext<()>,
    layout: Layout<()>,
    maps: [Option<Charmap<'static>>; 4],
    locale: Option<parley::Language>,
    /// Widths of letters by face and code; NaN where not yet measured.
    letters: [Vec<f32>; 4],
    missing: BTreeSet<char>,
}

impl Setter {
    pub fn new(language: Language) -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let maps = Face::ALL.map(|face| {
            let fonts = collection.register_fonts(Blob::new(Arc::new(face.bytes())), None);
            let info = fonts.first().and_then(|(_, infos)| infos.first())?;
            info.charmap_index().charmap(face.bytes())
        });
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            context: LayoutContext::new(),
            layout: Layout::new(),
            maps,
            locale: parley::Language::parse(language.code()).ok(),
            letters: Face::ALL.map(|_| vec![f32::NAN; LETTERS]),
            missing: BTreeSet::new(),
        }
    }

    /// The characters met so far that no font has, in code order.
    pub fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// Breaks a text to a width in points; an empty text has no line.
    pub fn set(&mut self, text: &str, look: Look, width: f32) -> Paragraph {
        let text = self.printable(text.trim_end(), look.face);
        let mut lines = Vec::new();
        if !text.is_empty() {
            self.shape(&text, look);
            self.layout.break_all_lines(Some(width));
            lines.extend(self.layout.lines().map(|line| read(&line, &text)));
        }
        Paragraph { look, lines }
    }

    /// The width of the widest word, in points, from the letters' own widths (no kerning).
    pub fn widest_word(&mut self, text: &str, look: Look) -> f32 {
        let mut widest = 0.0_f32;
        let mut word = 0.0;
        for c in text.chars() {
            word = if c.is_whitespace() { 0.0 } else { word + self.letter(c, look.face) };
            widest = widest.max(word);
        }
        widest * look.size
    }

    /// A letter's width as a share of the size, measured once a face; 1 for what is
    /// neither Latin, Greek nor Cyrillic.
    fn letter(&mut self, c: char, face: Face) -> f32 {
        let place = (face.index(), c as usize);
        let known = |letters: &[Vec<f32>; 4]| letters.get(place.0)?.get(place.1).copied();
        match known(&self.letters) {
            None => 1.0,
            Some(width) if !width.is_nan() => width,
            Some(_) => {
                let look = Look { face, size: 1.0, ..super::style::BODY };
                let width = self.set(&c.to_string(), look, f32::MAX).width();
                if let Some(slot) = self.letters.get_mut(place.0).and_then(|l| l.get_mut(place.1)) {
                    *slot = width;
                }
                width
            }
        }
    }

    fn shape(&mut self, text: &str, look: Look) {
        let weight = if look.face.is_bold() { FontWeight::BOLD } else { FontWeight::NORMAL };
        let style = if look.face.is_italic() { FontStyle::Italic } else { FontStyle::Normal };
        let family = FontFamilyName::Named(Cow::Borrowed(FAMILY));
        let mut builder = self.context.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(family.into()));
        builder.push_default(StyleProperty::FontSize(look.size));
        builder.push_default(StyleProperty::FontWeight(weight));
        builder.push_default(StyleProperty::FontStyle(style));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::Locale(self.locale));
        builder.push_default(FontFeatures::from(r#""liga" 0, "clig" 0, "dlig" 0"#));
        builder.build_into(&mut self.layout, text);
    }

    /// The text with nothing in it that would vanish or turn the line around.
    fn printable<'a>(&mut self, text: &'a str, face: Face) -> Cow<'a, str> {
        if text.bytes().all(|byte| (0x20..0x7f).contains(&byte) || byte == b'\n') {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\r' if rest.peek() == Some(&'\n') => {}
                '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => {
                    out.push('\n');
                }
                '\t' => out.push(' '),
                // A place where a word may be divided; nothing is divided here.
                '\u{ad}' | '\u{feff}' => {}
                c if self.has(face, c) => out.push(c),
                c => {
                    self.missing.insert(c);
                    out.push_str(&format!("[U+{:04X}]", u32::from(c)));
                }
            }
        }
        Cow::Owned(out)
    }

    fn has(&self, face: Face, c: char) -> bool {
        let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let map = self.maps.get(face.index()).and_then(Option::as_ref);
        !c.is_control() && !turns && map.and_then(|map| map.map(c)).is_some_and(|glyph| glyph != 0)
    }
}

/// Copies one line out of the library's layout.
fn read(line: &parley::Line<'_, ()>, whole: &str) -> Line {
    let mut out = Line { text: String::new(), glyphs: Vec::new(), width: 0.0 };
    for run in line.runs() {
        for cluster in run.clusters() {
            let text = whole.get(cluster.text_range()).unwrap_or_default();
            if text == "\n" {
                continue;
            }
            out.text.push_str(text);
            let mut bytes = text.len() as u16;
            for glyph in cluster.glyphs() {
                out.glyphs.push(Glyph {
                    id: u16::try_from(glyph.id).unwrap_or(0),
                    advance: glyph.advance,
                    shift: (glyph.x, glyph.y),
                    bytes: std::mem::take(&mut bytes),
                });
            }
            if let Some(last) = out.glyphs.iter_mut().rev().find(|glyph| glyph.bytes > 0) {
                last.bytes += bytes;
            }
        }
    }
    trim(&mut out);
    out.width = out.glyphs.iter().map(|glyph| glyph.advance).sum();
    out
}

/// Drops the white space at the end, glyphs with it.
fn trim(line: &mut Line) {
    while line.text.ends_with(' ') {
        let Some(at) = line.glyphs.iter().rposition(|glyph| glyph.bytes > 0) else { break };
        let bytes = line.glyphs.get(at).map_or(0, |glyph| usize::from(glyph.bytes));
        // A space that shares its cluster with a mark stays.
        if bytes != 1 {
            break;
        }
        line.glyphs.truncate(at);
        line.text.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::super::style::BODY;
    use super::*;

    #[test]
    fn lines_keep_every_character_and_the_width() {
        let long = "x".repeat(300);
        let mut setter = Setter::new(Language::Fr);
        for (text, width, least) in [
            ("", 100.0, 0),
            ("un", 100.0, 1),
            ("Où l’été s’achève — « fin » office ﬁn", 60.0, 3),
            (long.as_str(), 50.0, 20),
            ("a\n\nb", 100.0, 3),
            ("e\u{301}te\u{301}", 100.0, 1),
        ] {
            let paragraph = setter.set(text, BODY, width);
            assert!(paragraph.lines.len() >= least, "{text:?}: {}", paragraph.lines.len());
            assert!(paragraph.width() <= width, "{text:?}");
            let told: String = paragraph.lines.iter().map(|line| line.text.as_str()).collect();
            let bare = |s: &str| s.split_whitespace().collect::<String>();
            assert_eq!(bare(&told), bare(text));
            for line in &paragraph.lines {
                let bytes: usize = line.glyphs.iter().map(|glyph| usize::from(glyph.bytes)).sum();
                assert_eq!(bytes, line.text.len(), "{:?}", line.text);
                assert!(line.glyphs.iter().all(|glyph| glyph.id != 0), "{:?}", line.text);
            }
        }
    }

    #[test]
    fn what_no_font_has_is_printed_by_its_number_and_listed() {
        let mut setter = Setter::new(Language::En);
        let paragraph = setter.set("a\u{7}b 税 😀\u{202e}z", BODY, 400.0);
        assert_eq!(paragraph.lines[0].text, "a[U+0007]b [U+7A0E] [U+1F600][U+202E]z");
        assert_eq!(setter.missing(), ['\u{7}', '\u{202e}', '税', '😀']);
    }
}
