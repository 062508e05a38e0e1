//! Texts made alike for searching.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Small letters without their accents.
pub fn folded(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn accents_and_case_do_not_matter() {
        for (text, plain) in
            [("Évidence saisie", "evidence saisie"), ("ÇÃO", "cao"), ("LEG-04", "leg-04")]
        {
            assert_eq!(folded(text), plain);
        }
    }
}
