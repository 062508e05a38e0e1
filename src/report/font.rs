//! The embedded fonts: one family, four faces.
//!
//! Promise: no font of the system is ever looked at, so a report is the same
//! bytes on every machine. The licence stands beside the files (`OFL.txt`).

/// One face of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

/// The family's name inside the files.
pub const FAMILY: &str = "Noto Sans";

/// Share of the size above the baseline (the files' `hhea` ascender).
pub const ASCENT: f32 = 1.069;

/// Share of the size below the baseline.
pub const DESCENT: f32 = 0.293;

impl Face {
    /// Every face, in the order in which they are written.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// The whole font file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
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
        }
    }

    /// Place in [`Face::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    pub const fn is_bold(self) -> bool {
        matches!(self, Self::Bold | Self::BoldItalic)
    }

    pub const fn is_italic(self) -> bool {
        matches!(self, Self::Italic | Self::BoldItalic)
    }
}
