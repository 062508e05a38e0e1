//! The one place that makes text from outside harmless for a terminal.
//!
//! Promise: what comes out holds no control character, no direction control
//! and no invisible tag: each is shown as a mark, so that nothing is hidden.

use std::borrow::Cow;

/// Whether a character would steer a terminal, or hide.
pub fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{feff}'
            | '\u{061c}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// One line of text with harmful characters shown as marks: controls as their
/// picture (`␛`), others as `‹U+202E›`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_harmful) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().fold(String::new(), |mut shown, c| {
        match c {
            '\n' | '\t' => shown.push(' '),
            c if !is_harmful(c) => shown.push(c),
            '\u{0}'..='\u{1f}' => {
                shown.extend(char::from_u32(0x2400 + u32::from(c)));
            }
            '\u{7f}' => shown.push('␡'),
            c => shown.push_str(&format!("‹U+{:04X}›", u32::from(c))),
        }
        shown
    }))
}

#[cfg(test)]
mod tests {
    use super::{is_harmful, visible};

    #[test]
    fn controls_become_marks_and_words_stay() {
        for (text, shown) in [
            ("plain éà", "plain éà"),
            ("\u{1b}]52;c;AA\u{7}", "␛]52;c;AA␇"),
            ("a\nb\tc", "a b c"),
            ("\u{202e}gpj", "‹U+202E›gpj"),
            ("\u{9b}2J", "‹U+009B›2J"),
            ("\u{e0041}", "‹U+E0041›"),
            ("e\u{301} 👩‍🔬", "e\u{301} 👩‍🔬"),
        ] {
            assert_eq!(visible(text), shown);
            assert!(!visible(text).chars().any(is_harmful));
        }
    }
}
