//! Text measured in cells: wrapped by words, or cut with a visible sign.
//!
//! Promises: no line is wider than asked; no word is lost; every text passes
//! the gate of [`visible`] here, so callers cannot forget it.

use crate::i18n::visible;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells a text takes once it is made safe.
pub fn cells(text: &str) -> usize {
    visible(text).width()
}

/// Lines of at most `width` cells (at least one cell; a wider character stands
/// alone). A line end in the text stays one.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(&visible(paragraph), width.max(1), &mut lines);
    }
    lines
}

fn wrap_paragraph(text: &str, width: usize, lines: &mut Vec<String>) {
    let (mut line, mut used) = (String::new(), 0);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needed = word.width();
        if used > 0 && used + 1 + needed <= width {
            line.push(' ');
            line.push_str(word);
            used += 1 + needed;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        for cluster in word.graphemes(true) {
            let needed = cluster.width();
            // A sign without width may stand before one that is wider than a line.
            if !line.is_empty() && used + needed > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push_str(cluster);
            used += needed;
        }
    }
    lines.push(line);
}

/// One line of at most `width` cells; `…` says that something was cut.
pub fn cut(text: &str, width: usize) -> String {
    let text = text.replace('\n', " ");
    let text = visible(&text);
    if text.width() <= width {
        return text.into_owned();
    }
    let (mut line, mut used) = (String::new(), 0);
    for cluster in text.graphemes(true) {
        let needed = cluster.width();
        if used + needed + 1 > width {
            break;
        }
        line.push_str(cluster);
        used += needed;
    }
    if width > 0 {
        line.truncate(line.trim_end().len());
        line.push('…');
    }
    line
}

/// The text cut or filled with blanks to exactly `width` cells.
pub fn fit(text: &str, width: usize) -> String {
    let mut text = cut(text, width);
    text.push_str(&" ".repeat(width.saturating_sub(text.width())));
    text
}

#[cfg(test)]
mod tests {
    use super::{cut, fit, wrap};
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn words_stay_whole_where_they_can() {
        for (text, width, lines) in [
            ("one two three", 7, vec!["one two", "three"]),
            ("abcdefgh", 3, vec!["abc", "def", "gh"]),
            ("象牙 象牙", 4, vec!["象牙", "象牙"]),
            ("a\n\nb", 9, vec!["a", "", "b"]),
            ("", 5, vec![""]),
            ("🛴\u{bca}", 2, vec!["🛴\u{bca}"]),
            ("\u{11a8a}㇯\u{d4a}", 2, vec!["\u{11a8a}", "㇯\u{d4a}"]),
        ] {
            assert_eq!(wrap(text, width), lines, "{text:?} at {width}");
        }
    }

    #[test]
    fn a_cut_is_seen() {
        for (text, width, line) in [
            ("legal framework", 8, "legal f…"),
            ("legal", 5, "legal"),
            ("象牙", 3, "象…"),
            ("a", 0, ""),
        ] {
            assert_eq!(cut(text, width), line, "{text:?} at {width}");
        }
        assert_eq!(fit("象牙", 6), "象牙  ");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in any::<String>(), width in 2_usize..60) {
            for line in wrap(&text, width) {
                let alone = line.graphemes(true).count() == 1;
                prop_assert!(line.width() <= width || alone, "{line:?}");
            }
            prop_assert!(cut(&text, width).width() <= width);
        }

        #[test]
        fn no_word_is_lost(words in proptest::collection::vec("[a-zé]{1,9}", 0..20), width in 2_usize..40) {
            let joined = wrap(&words.join(" "), width).concat().replace(' ', "");
            prop_assert_eq!(joined, words.concat());
        }
    }
}
