//! The figures and codes of a text, which no translation changes.

/// The numbers of a text (25 000 is one), and its words with two capitals or
/// more: ids, codes of instruments and names such as CENcomm.
pub fn figures(text: &str) -> Vec<String> {
    let space = |sign: char| matches!(sign, '\u{a0}' | '\u{202f}' | ' ');
    let mut joined = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let inside = joined.ends_with(|last: char| last.is_ascii_digit())
            && signs.peek().is_some_and(char::is_ascii_digit);
        if !(space(sign) && inside) {
            joined.push(sign);
        }
    }
    joined
        .split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '-' | '.' | '/')))
        .flat_map(|word| {
            let whole = word.contains(|sign: char| sign.is_ascii_digit());
            if whole { vec![word] } else { word.split(['-', '/', '.']).collect() }
        })
        .filter_map(|word| {
            if word.starts_with(|sign: char| sign.is_ascii_digit()) {
                return word.split(char::is_alphabetic).next();
            }
            let code = word.contains(|sign: char| sign.is_ascii_digit())
                || word.chars().filter(|sign| sign.is_uppercase()).count() >= 2;
            code.then_some(word)
        })
        .map(|word| word.trim_end_matches(['-', '/', '.']).to_owned())
        .collect()
}

#[test]
fn numbers_ids_and_codes_are_found() {
    assert_eq!(
        figures(
            "USD 25\u{202f}000, le 1er mai, LEG-08 (10.10, I-24/7), nCEN, UNODC-WCO, Annexe I."
        ),
        ["USD", "25000", "1", "LEG-08", "10.10", "I-24/7", "nCEN", "UNODC", "WCO"]
    );
}
