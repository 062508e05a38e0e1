//! The pseudo-language `qps`: English made longer, accented and bracketed, for
//! finding what is clipped on a screen or page, and what nobody translated.
//!
//! Promise: a word in it has no plain vowel, so a plain vowel on a screen is a
//! word that did not come from a phrase or a questionnaire.

use std::borrow::Cow;

/// So many letters more for each five, rounded up: 40 %, about what German or
/// Finnish add to English.
const MORE: (usize, usize) = (2, 5);

/// A whole text: bracketed, accented, longer.
pub(super) fn text(said: &str) -> String {
    if said.contains(char::is_alphabetic) { format!("[{}]", part(said)) } else { said.to_owned() }
}

/// A part of a text, without brackets: the spaces around it stay where they are.
pub(super) fn part(said: &str) -> Cow<'_, str> {
    let letters = said.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 {
        return Cow::Borrowed(said);
    }
    let end = said.trim_end().len();
    let (words, spaces) = said.split_at(end);
    let mut longer: String = words.chars().map(accented).collect();
    // Whole words where there are words, else a longer word.
    let apart = words.contains(' ');
    for count in 0..(words.chars().count() * MORE.0).div_ceil(MORE.1) {
        longer.push(if apart && count % 7 == 0 { ' ' } else { '~' });
    }
    longer.push_str(spaces);
    Cow::Owned(longer)
}

const fn accented(c: char) -> char {
    match c {
        'a' => 'à',
        'e' => 'è',
        'i' => 'ì',
        'o' => 'ò',
        'u' => 'ù',
        'A' => 'À',
        'E' => 'È',
        'I' => 'Ì',
        'O' => 'Ò',
        'U' => 'Ù',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn texts_are_longer_accented_and_bracketed_and_figures_are_not() {
        for (said, expected) in [
            ("level", "[lèvèl~~]"),
            ("Legal framework", "[Lègàl fràmèwòrk ~~~~~]"),
            ("A long text over lines", "[À lòng tèxt òvèr lìnès ~~~~~~ ~]"),
            ("1.5", "1.5"),
            (".", "."),
            ("", ""),
        ] {
            assert_eq!(text(said), expected);
        }
    }
}
