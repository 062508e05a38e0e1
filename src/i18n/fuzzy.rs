//! How well a few letters find a text: accents and case do not matter, nor
//! letters left out.

use super::folded;

/// How far apart the letters may lie, in lengths of what is typed.
const SPREAD: usize = 3;

/// The higher, the better; `None`: not found. Each word must be found: best
/// where the text has it whole, at the start of a word above all; else with
/// letters left out, the closer together the better.
pub fn fuzzy(wanted: &str, text: &str) -> Option<i32> {
    let (wanted, text) = (folded(wanted), folded(text));
    let text: Vec<char> = text.chars().collect();
    wanted.split_whitespace().map(|word| word_in(&word.chars().collect::<Vec<_>>(), &text)).sum()
}

fn word_in(word: &[char], text: &[char]) -> Option<i32> {
    let begins = |at: usize| at == 0 || !text[at - 1].is_alphanumeric();
    let whole = text
        .windows(word.len().max(1))
        .enumerate()
        .filter(|(_, window)| *window == word)
        .map(|(at, _)| if begins(at) { 1000 } else { 500 })
        .max();
    whole.or_else(|| {
        let starts = (0..text.len()).filter(|&at| word.first() == text.get(at));
        starts
            .filter_map(|at| {
                let span = span(word, &text[at..])?;
                let apart = i32::try_from(span - word.len()).ok()?;
                (span <= word.len() * SPREAD).then_some(if begins(at) { 300 } else { 100 } - apart)
            })
            .max()
    })
}

/// Letters from the first to the last of the word, with others between.
fn span(word: &[char], text: &[char]) -> Option<usize> {
    let mut at = 0;
    for letter in word {
        at += text.get(at..)?.iter().position(|there| there == letter)? + 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::fuzzy;

    #[test]
    fn letters_left_out_accents_and_case_do_not_matter() {
        for (wanted, text) in [
            ("", "anything"),
            ("leg04", "LEG-04 Customs powers"),
            ("saisie", "Procédure de saisie"),
            ("procedure", "Procédure de saisie"),
            ("prcdr", "Procédure de saisie"),
            ("powers customs", "LEG-04 Customs powers"),
        ] {
            assert!(fuzzy(wanted, text).is_some(), "{wanted} in {text}");
        }
        for (wanted, text) in
            [("xyz", "Procédure"), ("seizure", "some e in a text that is too wide for z and u")]
        {
            assert_eq!(fuzzy(wanted, text), None, "{wanted} in {text}");
        }
    }

    #[test]
    fn the_whole_word_is_the_better_find() {
        let score = |text| fuzzy("note", text).unwrap();
        assert!(score("note") > score("keynote"));
        assert!(score("keynote") > score("next one template"));
    }
}
