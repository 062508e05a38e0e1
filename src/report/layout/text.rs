//! Texts to lines: shaping and breaking, each text once.
//!
//! Promises: only embedded and given fonts; no hyphenation and no ligatures, so that a
//! glyph is a character; a word wider than its column is broken between
//! clusters; a character that no font has is printed as `[U+XXXX]`.

use super::clusters::{clusters, piece, words as words_of};
use super::lines::{Line, Paragraph, Piece, needs_room};
use super::pages::Glyph;
use super::style::Look;
use super::words::{self, Words};
use crate::i18n::Language;
use crate::report::font::{Embedded, FAMILY, Face, Fonts, collection};
use parley::fontique::Blob;
use parley::{
    FontContext, FontFamily, FontFamilyName, FontFeatures, FontStyle, FontWeight, Layout,
    LayoutContext, OverflowWrap, StyleProperty,
};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Codes of the letters whose widths are kept: Latin, Greek, Cyrillic.
const LETTERS: usize = 0x530;

/// Codes of the characters for which it is kept whether a face has them.
const ASKED: usize = 0x2300;

/// How much more room lines need in scripts whose letters carry marks above and below. A word
/// of such a script among others fits between the lines as they are.
const TALL: f32 = 1.2;

/// The step of all leadings, in points.
const STEP: f32 = 2.25;

/// Sets texts; made once a report, because it holds the fonts.
pub struct Setter<'f> {
    fonts: FontContext,
    context: LayoutContext<()>,
    layout: Layout<()>,
    embedded: [Embedded; 4],
    given: &'f Fonts,
    /// Each registered font's bytes and place in them, and its face.
    faces: Vec<(u64, u32, Face)>,
    families: Vec<FontFamilyName<'static>>,
    locale: Option<parley::Language>,
    /// Widths of letters by face and code; NaN where not yet measured.
    letters: [Vec<f32>; 4],
    words: Words,
    /// What the embedded faces have, by face and code: once asked for, kept.
    had: [Vec<Option<bool>>; 4],
    missing: BTreeSet<char>,
}

impl<'f> Setter<'f> {
    pub fn new(language: Language, given: &'f Fonts) -> Self {
        let mut collection = collection();
        let mut faces = Vec::new();
        let mut register = |blob: Blob<u8>| {
            let id = blob.id();
            collection.register_fonts(blob, None);
            id
        };
        for face in Face::ALL {
            faces.push((register(Blob::new(Arc::new(face.bytes()))), 0, face));
        }
        let mut families = vec![FontFamilyName::Named(Cow::Borrowed(FAMILY))];
        for (file, place) in given.files.iter().zip(0u8..) {
            let id = register(Blob::new(file.bytes.clone()));
            faces.push((id, file.index, Face::Given(place)));
            let family = FontFamilyName::Named(Cow::Owned(file.family().to_owned()));
            if !families.contains(&family) {
                families.push(family);
            }
        }
        Self {
            fonts: FontContext { collection, source_cache: Default::default() },
            context: LayoutContext::new(),
            layout: Layout::new(),
            embedded: Face::ALL.map(Embedded::of),
            given,
            faces,
            families,
            locale: parley::Language::parse(language.code()).ok(),
            letters: Face::ALL.map(|_| vec![f32::NAN; LETTERS]),
            words: Words::default(),
            had: Face::ALL.map(|_| vec![None; ASKED]),
            missing: BTreeSet::new(),
        }
    }

    /// The characters met so far that no font has, in code order.
    pub fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// One for both: it has met what either met.
    pub fn join(mut self, other: Self) -> Self {
        self.missing.extend(other.missing);
        self
    }

    /// Breaks a text to a width in points; an empty text has no line.
    pub fn set(&mut self, text: &str, look: Look, width: f32) -> Paragraph {
        let text = self.printable(text.trim_end(), look.face);
        let (lines, rtl) = if text.is_empty() {
            (Vec::new(), false)
        } else if self.is_plain(&text, look.face) {
            (self.of_words(&text, look, width), false)
        } else {
            self.of_whole(&text, look, width)
        };
        let mut look = look;
        if needs_room(&lines) {
            look.leading = (look.leading * TALL / STEP).ceil() * STEP;
        }
        let mut lines = lines;
        lines.iter_mut().filter(|line| line.hard).for_each(|line| self.hang_space(line));
        Paragraph { look, lines, rtl, measure: width }
    }

    /// Parts the paragraphs of a cell for those who have them read out: a space hangs at the
    /// end of each but the last. (A paragraph tagged as one costs thirty bytes, and a report
    /// has thousands of them in its tables.)
    pub fn part(&self, paragraphs: &mut [Paragraph]) {
        let Some((_, but_last)) = paragraphs.split_last_mut() else { return };
        for paragraph in but_last.iter_mut().filter(|paragraph| !paragraph.rtl) {
            if let Some(line) = paragraph.lines.last_mut() {
                self.hang_space(line);
            }
        }
    }

    /// A space at a line's end, said and taking no room: it parts the line from the next.
    fn hang_space(&self, line: &mut Line) {
        let Some(last) = line.pieces.last_mut().filter(|last| !last.rtl) else { return };
        let id = match last.face {
            Face::Given(place) => {
                self.given.files.get(usize::from(place)).and_then(|file| file.glyph(' '))
            }
            face => self.embedded.get(face.index()).and_then(|face| face.glyph(' ')),
        };
        if let Some(id) = id {
            last.text.push(' ');
            last.glyphs.push(Glyph { id, advance: 0.0, bytes: 1, shift: (0.0, 0.0) });
        }
    }

    /// Whether the words of a text can be shaped apart: they are all the embedded face's.
    fn is_plain(&self, text: &str, face: Face) -> bool {
        let Some(embedded) = self.embedded.get(face.index()) else { return false };
        // Without given fonts, `printable` left only what the embedded face has.
        let own = |c| c == '\n' || embedded.has(c);
        words::is_plain(text) && (self.given.files.is_empty() || text.chars().all(own))
    }

    /// The lines of any text, and whether it begins at the right.
    fn of_whole(&mut self, text: &str, look: Look, width: f32) -> (Vec<Line>, bool) {
        self.shape(text, look, OverflowWrap::Anywhere);
        self.layout.break_all_lines(Some(width));
        let lines = self.layout.lines().map(|line| self.read(&line, text)).collect();
        (lines, self.layout.is_rtl())
    }

    /// The lines of a plain text.
    fn of_words(&mut self, text: &str, look: Look, width: f32) -> Vec<Line> {
        let numbers = self.numbers(text, look);
        self.shape_words();
        words::broken(text, look.face, &numbers, &self.words, width)
    }

    /// The words of a plain text by their numbers.
    fn numbers(&mut self, text: &str, look: Look) -> Vec<usize> {
        let kind = (look.face, look.size.to_bits());
        words::split(text).map(|word| self.words.number(kind, word)).collect()
    }

    /// Shapes the words of many texts that are set later: all at once is much cheaper
    /// than text by text.
    pub fn learn<'t>(&mut self, texts: impl IntoIterator<Item = (&'t str, Look)>) {
        for (text, look) in texts {
            let text = self.printable(text.trim_end(), look.face);
            if !text.is_empty() && self.is_plain(&text, look.face) {
                self.numbers(&text, look);
            }
        }
        self.shape_words();
    }

    /// Shapes the words that wait for it, each on a line of its own.
    fn shape_words(&mut self) {
        for ((face, size), new) in self.words.take_new() {
            let look = Look { face, size: f32::from_bits(size), ..super::style::BODY };
            let mut text = String::new();
            // Where each word ends.
            let mut ends = Vec::with_capacity(new.len());
            for (_, word) in &new {
                text.push_str(word);
                ends.push(text.len());
                text.push('\n');
            }
            self.shape(&text, look, OverflowWrap::Normal);
            // Where there is no room, a line ends wherever it may.
            self.layout.break_all_lines(Some(0.0));
            let mut places = new.iter().map(|(number, _)| *number).zip(ends);
            let Some(mut place) = places.next() else { continue };
            for line in self.layout.lines() {
                let mut soft = true;
                for (range, glyphs) in line.runs().flat_map(|run| clusters(&run, text.len())) {
                    while range.start > place.1 {
                        match places.next() {
                            Some(next) => place = next,
                            None => break,
                        }
                    }
                    // An end of line belongs to no word, whatever cluster it joined.
                    let length = range.end.min(place.1).saturating_sub(range.start);
                    if length == 0 {
                        continue;
                    }
                    let mut bytes = length as u16;
                    let cluster = words::Cluster { bytes, glyphs: glyphs.len() as u16, soft };
                    soft = false;
                    let each = |glyph: Glyph| Glyph { bytes: std::mem::take(&mut bytes), ..glyph };
                    let glyphs: Vec<Glyph> = glyphs.into_iter().map(each).collect();
                    self.words.shaped(place.0, cluster, &glyphs);
                }
            }
        }
    }

    /// The same, but no more lines than `most`: a longer text ends in an ellipsis, for
    /// places where it stands whole elsewhere.
    pub fn set_short(&mut self, text: &str, look: Look, width: f32, most: usize) -> Paragraph {
        let whole = self.set(text, look, width);
        let Some(last) = most.checked_sub(1).and_then(|last| whole.lines.get(last)) else {
            return whole;
        };
        if whole.lines.len() <= most {
            return whole;
        }
        let kept: Vec<String> = whole.lines.iter().take(most - 1).map(Line::text).collect();
        let mut letters: Vec<char> = last.text().chars().collect();
        // Room for the ellipsis: no letter is narrower than a third of it.
        letters.truncate(letters.len().saturating_sub(4));
        // No half word, where so little else is lost.
        let space = letters.iter().rposition(|c| c.is_whitespace());
        letters.truncate(space.filter(|at| 2 * at > letters.len()).unwrap_or(letters.len()));
        let kept = kept.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join(" ");
        let text = format!("{kept} {}…", letters.into_iter().collect::<String>());
        let mut paragraph = self.set(&text, look, width);
        paragraph.lines.truncate(most);
        paragraph
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

    fn shape(&mut self, text: &str, look: Look, wrap: OverflowWrap) {
        let weight = if look.face.is_bold() { FontWeight::BOLD } else { FontWeight::NORMAL };
        let style = if look.face.is_italic() { FontStyle::Italic } else { FontStyle::Normal };
        let mut builder = self.context.ranged_builder(&mut self.fonts, text, 1.0, false);
        let families = FontFamily::List(Cow::Borrowed(&self.families));
        builder.push_default(StyleProperty::FontFamily(families));
        builder.push_default(StyleProperty::FontSize(look.size));
        builder.push_default(StyleProperty::FontWeight(weight));
        builder.push_default(StyleProperty::FontStyle(style));
        builder.push_default(StyleProperty::OverflowWrap(wrap));
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
                // How a sign is drawn, and the frame of a key around the digit before it, which
                // would lie over what follows.
                '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' => {}
                // Joins or parts letters, or allows a break: a sign of the text's own script.
                '\u{200b}'..='\u{200d}' if !self.given.files.is_empty() => out.push(c),
                c if self.has(face, c) => out.push(c),
                c => {
                    self.missing.insert(c);
                    out.push_str(&format!("[U+{:04X}]", u32::from(c)));
                }
            }
        }
        Cow::Owned(out)
    }

    /// Whether a character is shown by a glyph; asked once a face for the usual ones.
    fn has(&mut self, face: Face, c: char) -> bool {
        let place = (face.index(), c as usize);
        let known = self.had.get(place.0).and_then(|had| had.get(place.1));
        if let Some(Some(known)) = known {
            return *known;
        }
        let has = self.looked_up(face, c);
        if let Some(slot) = self.had.get_mut(place.0).and_then(|had| had.get_mut(place.1)) {
            *slot = Some(has);
        }
        has
    }

    fn looked_up(&self, face: Face, c: char) -> bool {
        let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        !c.is_control()
            && !turns
            && (self.embedded.get(face.index()).is_some_and(|map| map.has(c))
                || self.given.files.iter().any(|file| file.has(c)))
    }

    /// Copies one line out of the library's layout.
    fn read(&self, line: &parley::Line<'_, ()>, whole: &str) -> Line {
        let range = line.text_range();
        let said = whole.get(range.clone()).unwrap_or_default();
        let end = range.start + said.trim_end_matches([' ', '\n']).len();
        // One space stays for those who read on: it parts the line from the next.
        let space = usize::from(
            !self.layout.is_rtl()
                && range.end < whole.len()
                && said.get(end - range.start..).is_some_and(|rest| rest.starts_with(' ')),
        );
        let mut pieces: Vec<Piece> = Vec::new();
        for run in line.runs() {
            let font = run.font();
            let face = self
                .faces
                .iter()
                .find(|(id, index, _)| *id == font.data.id() && *index == font.index);
            let face = face.map_or(Face::Regular, |(.., face)| *face);
            let rtl = run.is_rtl();
            let clusters = clusters(&run, end + space);
            if rtl {
                let words = words_of(&clusters, whole);
                pieces.extend(words.into_iter().rev().map(|word| piece(word, face, rtl, whole)));
                continue;
            }
            match pieces.last_mut() {
                Some(last) if last.face == face && !last.rtl => {
                    let more = piece(&clusters, face, rtl, whole);
                    last.text.push_str(&more.text);
                    last.glyphs.extend(more.glyphs);
                }
                _ => pieces.push(piece(&clusters, face, rtl, whole)),
            }
        }
        pieces.retain(|piece| !piece.glyphs.is_empty());
        // The space hangs: it is said, and takes no room. It is the last that is read, which
        // stands at the left of what is written from the right.
        if let Some(last) = pieces.iter_mut().max_by_key(|piece| piece.from).filter(|_| space > 0) {
            let glyph = if last.rtl { last.glyphs.first_mut() } else { last.glyphs.last_mut() };
            if let Some(glyph) = glyph {
                glyph.advance = 0.0;
            }
        }
        let glyphs = pieces.iter().flat_map(|piece| &piece.glyphs);
        let width = glyphs.map(|glyph| glyph.advance).sum();
        Line {
            pieces,
            width,
            hard: said.get(end - range.start..).is_some_and(|rest| rest.starts_with('\n')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::style::BODY;
    use super::*;
    use crate::report::font::FontFile;
    use std::sync::LazyLock;

    #[test]
    fn lines_keep_every_character_and_the_width() {
        let long = "x".repeat(300);
        let given = Fonts::default();
        let mut setter = Setter::new(Language::Fr, &given);
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
            let told: String = paragraph.lines.iter().map(Line::text).collect();
            let bare = |s: &str| s.split_whitespace().collect::<String>();
            assert_eq!(bare(&told), bare(text));
            for piece in paragraph.lines.iter().flat_map(|line| &line.pieces) {
                let bytes: usize = piece.glyphs.iter().map(|glyph| usize::from(glyph.bytes)).sum();
                assert_eq!(bytes, piece.text.len(), "{:?}", piece.text);
                assert!(piece.glyphs.iter().all(|glyph| glyph.id != 0), "{:?}", piece.text);
            }
        }
    }

    type Shown = (Face, String, Vec<Glyph>);

    /// What a line shows: the glyphs of each piece in their face, and its width.
    fn shown(lines: &[Line]) -> Vec<(Vec<Shown>, f32)> {
        let piece = |p: &Piece| (p.face, p.text.clone(), p.glyphs.clone());
        lines.iter().map(|line| (line.pieces.iter().map(piece).collect(), line.width)).collect()
    }

    /// Nothing given, and Debian's font of mathematical signs (package fonts-noto-core)
    /// where it is there.
    static GIVEN: LazyLock<[Fonts; 2]> = LazyLock::new(|| {
        let path = "/usr/share/fonts/truetype/noto/NotoSansMath-Regular.ttf";
        let files = std::fs::read(path).map(|bytes| FontFile::read(path, bytes));
        let must = option_env!("TATHMINI_TEST_ALL") == Some("1");
        assert!(files.is_ok() || !must, "fonts-noto-core is not installed");
        if files.is_err() {
            eprintln!("skipped: fonts-noto-core is not installed");
        }
        [Fonts::default(), Fonts { files: files.unwrap_or_default() }]
    });

    #[test]
    fn what_only_a_given_font_has_is_printed_in_that_font() {
        let given = &GIVEN[1];
        if given.files.is_empty() {
            return;
        }
        let mut setter = Setter::new(Language::En, given);
        assert!(setter.set("𝐀 𝐁 𝐂", BODY, 60.0).look.leading > BODY.leading);
        for text in ["samples (≥2 kg) seen", "A→B", "the set 𝐀, as they say"] {
            let lines = setter.set(text, BODY, 400.0).lines;
            for piece in lines.iter().flat_map(|line| &line.pieces) {
                let signs = piece.text.contains(['≥', '→', '𝐀']);
                assert_eq!(signs, piece.face == Face::Given(0), "{:?}", piece.text);
            }
            assert_eq!(setter.set(text, BODY, 60.0).look, BODY, "a sign makes no line taller");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

        #[test]
        fn words_shaped_apart_make_the_same_lines_as_the_whole_text(
            words in proptest::collection::vec(
                r"[A-Za-zéàçñõΩαЖд0-9(\[«“‘—–.,;:!?%/\-+'’”»)\]\u{a0}…AVTWYo≥→ℕ]{1,9}", 1..24),
            newline in 0usize..30,
            width in 20.0_f32..200.0,
            face in 0usize..4,
            given in 0usize..2,
        ) {
            let mut setter = Setter::new(Language::En, &GIVEN[given]);
            let mut text = words.join(" ");
            if let Some(at) = text.match_indices(' ').nth(newline).map(|(at, _)| at) {
                text.replace_range(at..=at, "\n");
            }
            let look = Look { face: Face::ALL[face], ..BODY };
            let text = setter.printable(&text, look.face).into_owned();
            if setter.is_plain(&text, look.face) {
                let apart = setter.of_words(&text, look, width);
                let (whole, _) = setter.of_whole(&text, look, width);
                proptest::prop_assert_eq!(shown(&apart), shown(&whole), "{}", text);
            }
        }
    }

    #[test]
    fn a_space_at_the_end_of_a_line_takes_no_room_in_either_direction() {
        let path = "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf";
        let Ok(bytes) = std::fs::read(path) else {
            eprintln!("skipped: fonts-noto-core is not installed");
            return;
        };
        let given = Fonts { files: FontFile::read(path, bytes) };
        let mut setter = Setter::new(Language::En, &given);
        let text = "and manifests الجمارك تراقب التجارة الدولية في post of the الأنواع بالانقراض";
        for width in (90_u16..200).step_by(7) {
            let mut lines = setter.set(text, BODY, f32::from(width)).lines;
            lines.pop();
            for line in lines {
                let last = line.pieces.iter().max_by_key(|piece| piece.from).unwrap();
                assert!(last.text.ends_with(' '), "{:?}", line.text());
                let space = if last.rtl { last.glyphs.first() } else { last.glyphs.last() };
                assert!(space.unwrap().advance < 0.01, "{width}: {:?}", line.text());
                let glyphs = line.pieces.iter().flat_map(|piece| &piece.glyphs);
                let without = glyphs.filter(|glyph| glyph.advance < 0.01).count();
                assert_eq!(without, 1, "{width}: {:?}", line.text());
            }
        }
    }

    #[test]
    fn what_only_tells_how_a_sign_is_drawn_takes_no_room() {
        let given = Fonts::default();
        let mut setter = Setter::new(Language::En, &given);
        let paragraph = setter.set("step 1\u{fe0f}\u{20e3} done", BODY, 400.0);
        assert_eq!(paragraph.lines[0].text(), "step 1 done");
        assert!(setter.missing().is_empty());
    }

    #[test]
    fn what_no_font_has_is_printed_by_its_number_and_listed() {
        let given = Fonts::default();
        let mut setter = Setter::new(Language::En, &given);
        let paragraph = setter.set("a\u{7}b 税 😀\u{202e}z", BODY, 400.0);
        assert_eq!(paragraph.lines[0].text(), "a[U+0007]b [U+7A0E] [U+1F600][U+202E]z");
        assert_eq!(setter.missing(), ['\u{7}', '\u{202e}', '税', '😀']);
    }
}
