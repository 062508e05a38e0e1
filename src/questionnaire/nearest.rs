//! The known word that an author probably meant.

/// Longer words and more candidates are not looked at: this is a hint, not a search.
const LONGEST: usize = 40;
const CANDIDATES: usize = 2000;

/// The known word with the fewest changes, if they are few for its length.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(LONGEST + 1).collect();
    if word.len() > LONGEST {
        return None;
    }
    known
        .into_iter()
        .take(CANDIDATES)
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (distance(&word, candidate), candidate))
        .filter(|(changes, candidate)| *changes <= 1 + candidate.len().max(word.len()) / 4)
        .min_by_key(|(changes, _)| *changes)
        .map(|(_, candidate)| candidate)
}

/// Letters to insert, delete or replace; two swapped neighbours count as two.
fn distance(word: &[char], candidate: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (above, letter) in candidate.to_lowercase().chars().enumerate() {
        let mut diagonal = above;
        let mut left = above + 1;
        row[0] = left;
        for (place, own) in word.iter().enumerate() {
            let up = row[place + 1];
            left = (up + 1).min(left + 1).min(diagonal + usize::from(*own != letter));
            diagonal = up;
            row[place + 1] = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_fingers_is_understood_and_a_stranger_is_not() {
        let known = ["weight", "why", "when", "levels", "LEG-01"];
        for (word, meant) in [
            ("wieght", Some("weight")),
            ("Weight", Some("weight")),
            ("level", Some("levels")),
            ("leg-1", Some("LEG-01")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
    }
}
