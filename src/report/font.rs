//! The fonts: one embedded family of four faces, and what the user adds for
//! scripts that it has not.
//!
//! Promise: no font of the system is looked at here, so a report of a shipped
//! language is the same bytes on every machine. The licence of the embedded
//! family stands beside its files (`OFL.txt`).

use parley::fontique::{Blob, Charmap, CharmapIndex, Collection, CollectionOptions};
use std::fmt;
use std::sync::Arc;

/// One face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
    /// A font file given for this report, by its place in [`Fonts`].
    Given(u8),
}

/// The embedded family's name inside the files.
pub const FAMILY: &str = "Noto Sans";

/// Share of the size above the baseline (the files' `hhea` ascender).
pub const ASCENT: f32 = 1.069;

/// Share of the size below the baseline.
pub const DESCENT: f32 = 0.293;

/// A font given for a report.
#[derive(Clone)]
pub struct FontFile {
    /// How a failure names it, for example its path.
    pub name: String,
    pub bytes: Arc<Vec<u8>>,
    /// Its place in a collection; 0 for a file of one font.
    pub index: u32,
    family: String,
    bold: bool,
    map: CharmapIndex,
}

/// Fonts given beside the embedded family, in the order in which they are tried.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    pub files: Vec<FontFile>,
}

impl FontFile {
    /// The fonts in these bytes; none where they hold no font.
    pub fn read(name: &str, bytes: Vec<u8>) -> Vec<Self> {
        let bytes = Arc::new(bytes);
        let mut collection = collection();
        let found = collection.register_fonts(Blob::new(bytes.clone()), None);
        let mut files = Vec::new();
        for (family, infos) in found {
            let family = collection.family_name(family).unwrap_or_default().to_owned();
            files.extend(infos.iter().map(|info| Self {
                name: name.to_owned(),
                bytes: bytes.clone(),
                index: info.index(),
                family: family.clone(),
                bold: info.weight().value() >= 600.0,
                map: info.charmap_index(),
            }));
        }
        files
    }

    /// The family's name inside the file.
    pub fn family(&self) -> &str {
        &self.family
    }

    pub const fn is_bold(&self) -> bool {
        self.bold
    }

    /// The glyph of a character that stands alone, by its number in the font.
    pub fn glyph(&self, c: char) -> Option<u16> {
        let id = self.map.charmap(&self.bytes)?.map(c)?;
        u16::try_from(id).ok().filter(|id| *id != 0)
    }

    /// Whether its glyphs are drawn by outlines, so that paper can carry them.
    pub fn has_outlines(&self) -> bool {
        let tables = self.bytes.get(..4096.min(self.bytes.len())).unwrap_or_default();
        tables.windows(4).any(|tag| tag == b"glyf" || tag == b"CFF ")
    }

    /// Whether the font has a glyph for a character.
    pub fn has(&self, c: char) -> bool {
        self.map.charmap(&self.bytes).is_some_and(|map| has(&map, c))
    }
}

impl fmt::Debug for FontFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.family)
    }
}

/// Which characters the embedded family has.
pub struct Embedded(Option<Charmap<'static>>);

impl Embedded {
    pub fn of(face: Face) -> Self {
        let fonts = collection().register_fonts(Blob::new(Arc::new(face.bytes())), None);
        let info = fonts.first().and_then(|(_, infos)| infos.first());
        Self(info.and_then(|info| info.charmap_index().charmap(face.bytes())))
    }

    pub fn has(&self, c: char) -> bool {
        self.0.as_ref().is_some_and(|map| has(map, c))
    }

    /// The number of a character's glyph, where there is one.
    pub fn glyph(&self, c: char) -> Option<u16> {
        let glyph = self.0.as_ref()?.map(c)?;
        u16::try_from(glyph).ok().filter(|glyph| *glyph != 0)
    }
}

/// Whether a character is printed by a glyph of its own: what steers a line or
/// breaks it needs none.
fn has(map: &Charmap<'_>, c: char) -> bool {
    map.map(c).is_some_and(|glyph| glyph != 0)
}

/// No fonts but those registered.
pub fn collection() -> Collection {
    Collection::new(CollectionOptions { shared: false, system_fonts: false })
}

impl Face {
    /// Every embedded face, in the order in which they are written.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// The whole embedded file; a given face has none.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Given(_) => &[],
            Self::Regular => include_bytes!("fonts/NotoSans-Regular.ttf"),
            Self::Bold => include_bytes!("fonts/NotoSans-Bold.ttf"),
            Self::Italic => include_bytes!("fonts/NotoSans-Italic.ttf"),
            Self::BoldItalic => include_bytes!("fonts/NotoSans-BoldItalic.ttf"),
        }
    }

    /// PostScript name of the face.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regular => "NotoSans-Regular",
            Self::Bold => "NotoSans-Bold",
            Self::Italic => "NotoSans-Italic",
            Self::BoldItalic => "NotoSans-BoldItalic",
            Self::Given(_) => "Given",
        }
    }

    /// Place in [`Face::ALL`]; given ones after those.
    pub const fn index(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::Bold => 1,
            Self::Italic => 2,
            Self::BoldItalic => 3,
            Self::Given(place) => 4 + place as usize,
        }
    }

    pub const fn is_bold(self) -> bool {
        matches!(self, Self::Bold | Self::BoldItalic)
    }

    pub const fn is_italic(self) -> bool {
        matches!(self, Self::Italic | Self::BoldItalic)
    }
}
