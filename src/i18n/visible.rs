//! The one gate between what people wrote and a terminal: screens and printed
//! lines alike.
//!
//! Promise: whatever a questionnaire, a note or a colleague's file holds, no
//! control sequence and nothing invisible that reorders or hides text reaches
//! the screen; it is shown as a visible mark instead. So is a letter that
//! passes for a Latin one in a Latin word: a name is the one it looks like.

use std::borrow::Cow;

/// Whether a character acts on the terminal or on the order of text rather
/// than being seen.
pub fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061C}'
                | '\u{180E}'
                | '\u{200B}'
                | '\u{200E}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Whether a letter may pass for a Latin one: a Cyrillic one, or a Greek one of the
/// same form. Greek letters of symbols (α, μ, Δ) do not.
fn is_like_latin(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52F}') || "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον".contains(c)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='\u{24F}' if c.is_alphabetic())
}

/// One line of text, every character that acts replaced by a visible mark: the
/// control pictures for C0 (`␛`), `⟨U+202E⟩` for the rest, and for a letter of
/// another script that passes for Latin in a word with Latin letters. A tab is a blank.
pub fn visible(text: &str) -> Cow<'_, str> {
    // Most texts, and found out in no time.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain || !text.contains(|c| is_harmful(c) || is_like_latin(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let is_mixed = word.contains(is_latin) && word.contains(is_like_latin);
        for c in word.chars() {
            match c {
                '\t' => shown.push(' '),
                '\0'..='\u{1F}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
                '\u{7F}' => shown.push('␡'),
                c if is_harmful(c) || (is_mixed && is_like_latin(c)) => {
                    shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
                }
                c => shown.push(c),
            }
        }
    }
    Cow::Owned(shown)
}

/// What may enter a text being written: line ends made one kind, tabs blanks,
/// characters that act left out.
pub fn typed(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            c if is_harmful(c) => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{is_harmful, typed, visible};
    use proptest::prelude::*;

    #[test]
    fn what_acts_is_shown_as_a_mark() {
        for (text, shown) in [
            ("plain, é, 象牙", "plain, é, 象牙"),
            ("\u{1b}]52;c;AA\u{7}", "␛]52;c;AA␇"),
            ("a\u{202E}b", "a⟨U+202E⟩b"),
            ("\u{9b}31m", "⟨U+009B⟩31m"),
            ("tag\u{E0041}", "tag⟨U+E0041⟩"),
            ("a\tb\u{7f}", "a b␡"),
            // The first letter of the first is Cyrillic, the last of the second Greek.
            ("\u{410}da and MOMBAS\u{391}", "⟨U+0410⟩da and MOMBAS⟨U+0391⟩"),
            ("Ада, Μομπάσα, α-amylase, 3 μm, ΔT", "Ада, Μομπάσα, α-amylase, 3 μm, ΔT"),
        ] {
            assert_eq!(visible(text), shown, "{text:?}");
        }
    }

    #[test]
    fn pasted_text_keeps_its_lines_and_loses_what_acts() {
        assert_eq!(typed("a\r\nb\rc\u{2028}d\te\u{1b}[2J\u{202E}"), "a\nb\nc\nd e[2J");
    }

    proptest! {
        #[test]
        fn nothing_that_acts_passes(text in any::<String>()) {
            prop_assert!(!visible(&text).contains(is_harmful));
            let shown = visible(&text).into_owned();
            prop_assert_eq!(&visible(&shown), &shown);
            prop_assert!(!typed(&text).replace('\n', "").contains(is_harmful));
        }
    }
}
