//! Countries by code and name: ISO 3166-1 alpha-2, and the names people type.
//! Names are for finding a code and for a new assessment's head; an assessment
//! keeps its own name of the country in its own words.

use super::{Language, folded};

/// Code, then the English, French, Portuguese and Spanish names; a name that is
/// absent or empty is as the English one.
const TABLE: &str = include_str!("countries.txt");

/// A country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    names: &'static str,
}

impl Country {
    /// Every country, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.lines().filter_map(|line| {
            let (code, names) = line.split_once(' ')?;
            Some(Self { code, names })
        })
    }

    /// Its name in a language.
    pub fn name(&self, language: Language) -> &'static str {
        let place = match language {
            Language::En | Language::Qps => 0,
            Language::Fr => 1,
            Language::Pt => 2,
            Language::Es => 3,
        };
        let name = self.names.split('|').nth(place).filter(|name| !name.is_empty());
        name.or_else(|| self.names.split('|').next()).unwrap_or(self.code)
    }

    /// The country meant by a code or by a name in any language; accents, case
    /// and the kind of apostrophe do not matter. A beginning is enough where
    /// only one country begins so.
    pub fn find(typed: &str) -> Option<Self> {
        let plain = plain(typed);
        if plain.is_empty() {
            return None;
        }
        Self::named(typed).or_else(|| {
            let begins = |country: &Self| country.plain_names().any(|it| it.starts_with(&plain));
            let mut found = Self::all().filter(begins);
            found.next().filter(|_| found.next().is_none())
        })
    }

    /// The country of exactly this code or name in any language; accents, case
    /// and the kind of apostrophe do not matter.
    pub fn named(typed: &str) -> Option<Self> {
        let plain = plain(typed);
        Self::all().find(|country| {
            country.code.eq_ignore_ascii_case(&plain) || country.plain_names().any(|it| it == plain)
        })
    }

    /// Code and name, given either way; two letters that are no country's code
    /// are taken as they are, as ISO 3166 leaves some to its users.
    pub fn meant(typed: &str, language: Language) -> Option<(String, String)> {
        if let Some(found) = Self::find(typed) {
            return Some((found.code.to_owned(), found.name(language).to_owned()));
        }
        let code = Self::code_of(typed.trim())?;
        Some((code.clone(), code))
    }

    /// The code that is written here, in capitals: any two letters.
    pub fn code_of(typed: &str) -> Option<String> {
        let code = typed.to_ascii_uppercase();
        (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(code)
    }

    /// Whether ISO 3166 leaves this code of two capital letters to its users.
    pub fn is_left_to_users(code: &str) -> bool {
        matches!(code.as_bytes(), b"AA" | b"ZZ" | [b'Q', b'M'..=b'Z'] | [b'X', b'A'..=b'Z'])
    }

    fn plain_names(&self) -> impl Iterator<Item = String> {
        let own = *self;
        Language::ALL.into_iter().map(move |language| plain(own.name(language)))
    }
}

fn plain(text: &str) -> String {
    folded(text.trim()).replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::{Country, Language};

    #[test]
    fn codes_and_names_find_a_country_and_what_is_ambiguous_finds_none() {
        for (typed, code) in [
            ("ke", Some("KE")),
            ("Kenya", Some("KE")),
            ("quenia", Some("KE")),
            ("cote d'ivoire", Some("CI")),
            ("Moçambique", Some("MZ")),
            ("rep. of nowhere", None),
            ("guinea", Some("GN")),
            ("united", None),
            ("", None),
        ] {
            assert_eq!(Country::find(typed).map(|found| found.code), code, "{typed}");
        }
    }

    #[test]
    fn the_table_is_whole_and_in_order() {
        let codes: Vec<&str> = Country::all().map(|country| country.code).collect();
        assert_eq!(codes.len(), 249, "the officially assigned codes");
        assert!(codes.is_sorted());
        assert!(codes.iter().all(|code| code.len() == 2));
        for country in Country::all() {
            assert!(Language::ALL.iter().all(|language| country.name(*language).len() > 2));
        }
    }
}
