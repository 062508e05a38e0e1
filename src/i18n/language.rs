//! The languages that the interface, the reports and the questionnaires speak.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language, by its ISO 639-1 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English
    En,
    /// French
    Fr,
    /// Portuguese
    Pt,
    /// Spanish
    Es,
    /// The pseudo-language for tests of screens and pages: English, longer and accented.
    Qps,
}

impl Language {
    /// Every language that people speak, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::En, Self::Fr, Self::Pt, Self::Es];

    /// The ISO 639-1 code, as in YAML and file names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Pt => "pt",
            Self::Es => "es",
            Self::Qps => "qps",
        }
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Pt => "Português",
            Self::Es => "Español",
            Self::Qps => "Pseudo",
        }
    }

    /// The language with this code; region and case are ignored (`pt_MZ.UTF-8` is `Pt`).
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        let known = Self::ALL.into_iter().chain([Self::Qps]);
        known.into_iter().find(|language| language.code() == primary)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn codes_are_read_with_region_and_case() {
        for (code, expected) in [
            ("en", Some(Language::En)),
            ("pt_MZ.UTF-8", Some(Language::Pt)),
            ("FR-cm", Some(Language::Fr)),
            ("qps", Some(Language::Qps)),
            ("C", None),
            ("", None),
        ] {
            assert_eq!(Language::from_code(code), expected, "{code}");
        }
    }
}
