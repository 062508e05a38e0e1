//! Portuguese stands in one orthography, the one in use in Angola and
//! Mozambique: before the agreement of 1990. `docs/translation-notes.md` says why.

use std::fs;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What Portuguese readers see: the questionnaire, and every phrase of the screens and the report.
fn files() -> Vec<String> {
    let phrases = fs::read_dir(format!("{ROOT}/src/i18n/pt")).unwrap();
    let phrases = phrases.map(|file| file.unwrap().path().to_str().unwrap().to_owned());
    let mut files = vec![format!("{ROOT}/questionnaires/inama.pt.yaml")];
    files.extend(phrases);
    files.sort();
    assert!(files.len() > 8, "{files:?}");
    files
}

/// Beginnings of words that only the agreement of 1990 writes so.
const LATER_BEGINNINGS: &str = "aceç ação ações adot afet ativ atua autoaval coleç coletiv correç corret
    deteç detet diret direç didát efetiv eletr elétr exat exceç exceto extrato fator fatur inspeç inspecion
    inspetor interceta objet perspetiv proativ projet proteç reafet reativ receç redaç reflet respetiv seleç
    selecion seletiv setor tátic transaç veem preveem indiret infraç infrator infeç subseç trajeto";

/// The words of a text, in small letters; what stands in braces is no word.
fn words(text: &str) -> Vec<String> {
    let outside = text.split('{').map(|part| part.rsplit('}').next().unwrap_or_default());
    let lower: Vec<String> = outside.map(str::to_lowercase).collect();
    let lower = lower.join(" ");
    lower.split(|sign: char| !sign.is_alphabetic()).map(str::to_owned).collect()
}

/// The texts of one file: the translations, or the phrases without their keys.
fn texts(path: &str) -> Vec<String> {
    let file = fs::read_to_string(path).unwrap();
    let translation = |line: &str| line.trim().strip_prefix("text: ").map(str::to_owned);
    if path.ends_with(".yaml") {
        return file.lines().filter_map(translation).collect();
    }
    let phrase = |line: &str| match line.split_once(" = ") {
        Some((key, text)) if !key.contains(char::is_whitespace) => text.to_owned(),
        _ => line.to_owned(),
    };
    file.lines().filter(|line| !line.starts_with('#')).map(phrase).collect()
}

#[test]
fn portuguese_is_written_as_before_the_agreement_of_1990() {
    let later: Vec<&str> = LATER_BEGINNINGS.split_whitespace().collect();
    let mut found = Vec::new();
    for path in &files() {
        let name = path.rsplit('/').next().unwrap_or_default();
        for text in texts(path) {
            let wrong = |word: &String| later.iter().any(|one| word.starts_with(one));
            if let Some(word) = words(&text).into_iter().find(wrong) {
                found.push(format!("{name}: {word} in {text}"));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
