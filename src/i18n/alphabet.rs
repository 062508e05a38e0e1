//! Names in the order of a language's own alphabet: é beside e, ñ after n, case
//! last. The rules are those of the Unicode Collation Algorithm with CLDR's
//! tailoring of the language.

use super::Language;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use std::cmp::Ordering;

/// The alphabet of a language.
pub struct Alphabet(Option<CollatorBorrowed<'static>>);

impl Alphabet {
    /// The alphabet of this language.
    pub fn of(language: Language) -> Self {
        let mut exact = CollatorOptions::default();
        exact.strength = Some(Strength::Tertiary);
        let locale = match language {
            Language::En | Language::Qps => locale!("en"),
            Language::Fr => locale!("fr"),
            Language::Pt => locale!("pt"),
            Language::Es => locale!("es"),
        };
        Self(Collator::try_new(locale.into(), exact).ok())
    }

    /// Which of two names stands first; names that the alphabet holds for the
    /// same stand by their code points, so that an order is always the same.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let told = self.0.as_ref().map_or(Ordering::Equal, |rules| rules.compare(a, b));
        told.then_with(|| a.cmp(b))
    }
}

#[cfg(test)]
mod tests {
    use super::{Alphabet, Language};

    #[test]
    fn names_stand_where_a_reader_of_the_language_looks_for_them() {
        for (language, sorted) in [
            (
                Language::En,
                vec!["Åland", "Andorra", "Côte d’Ivoire", "Eswatini", "São Tomé", "Sudan"],
            ),
            (
                Language::Fr,
                vec!["cote", "côte", "Égypte", "Émirats", "Espagne", "Éthiopie", "Fidji"],
            ),
            (Language::Pt, vec!["Áustria", "Azerbaijão", "Índia", "Irão", "São Tomé", "Seicheles"]),
            (Language::Es, vec!["nube", "ñandú", "oso"]),
            (Language::Es, vec!["Cabo Verde", "Chile", "Colombia"]),
        ] {
            let alphabet = Alphabet::of(language);
            let mut names = sorted.clone();
            names.reverse();
            names.sort_by(|a, b| alphabet.compare(a, b));
            assert_eq!(names, sorted, "{language}");
        }
    }
}
