//! The translation files of the shipped questionnaire keep what the source
//! says: its terms in the glossary's words, its figures and codes, and nothing
//! left in English. Exceptions are data, each with its reason.

use super::terms::{found, rendered, terms};
use std::collections::BTreeSet;
use tathmini::i18n::Language;
use tathmini::questionnaire::{Coverage, Questionnaire, read_translated, texts};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires");
const EXCEPTIONS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/translation/exceptions.csv");

/// The questionnaire in every language that has a file.
fn translated() -> (Questionnaire, Vec<Coverage>) {
    let source = std::fs::read(format!("{FOLDER}/inama.yaml")).unwrap();
    let files: Vec<Vec<u8>> = ["fr", "pt", "es"]
        .iter()
        .filter_map(|code| std::fs::read(format!("{FOLDER}/inama.{code}.yaml")).ok())
        .collect();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    read_translated(&source, &files).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// Calls this with language, key, source and translation of every translated
/// text that still belongs to its source.
fn each(mut look: impl FnMut(Language, &str, &str, &str)) {
    let (questionnaire, coverage) = translated();
    let texts = texts(&questionnaire);
    for one in &coverage {
        let open: BTreeSet<&String> = one.missing.iter().chain(&one.drifted).collect();
        for (key, text) in texts.iter().filter(|(key, _)| !open.contains(key)) {
            look(one.language, key, text.first(), text.get(one.language));
        }
    }
}

/// What the exceptions allow: rule, language, key and what is meant.
struct Exceptions {
    allowed: BTreeSet<(String, String, String, String)>,
    used: BTreeSet<(String, String, String, String)>,
}

impl Exceptions {
    fn of(rule: &str) -> Self {
        let mut file = csv::Reader::from_path(EXCEPTIONS).unwrap();
        let mut allowed = BTreeSet::new();
        for record in file.records().map(Result::unwrap) {
            let [said, language, keys, what, reason] = [0, 1, 2, 3, 4].map(|at| &record[at]);
            assert!(["term", "same", "figure"].contains(&said), "no such rule: {record:?}");
            assert!(reason.len() >= 10, "an exception needs its reason: {record:?}");
            for key in keys.split(' ').filter(|_| said == rule) {
                for language in language.split(' ') {
                    allowed.insert([said, language, key, what].map(str::to_owned).into());
                }
            }
        }
        Self { allowed, used: BTreeSet::new() }
    }

    fn allow(&mut self, rule: &str, language: Language, key: &str, what: &str) -> bool {
        let line = (rule.to_owned(), language.code().to_owned(), key.to_owned(), what.to_owned());
        self.allowed.contains(&line) && (self.used.insert(line) || true)
    }

    /// Fails on what was told, and on exceptions that nothing needs.
    fn settle(self, told: &[String]) {
        assert!(told.is_empty(), "{} texts:\n{}", told.len(), told.join("\n"));
        let idle: Vec<_> = self.allowed.difference(&self.used).collect();
        assert!(idle.is_empty(), "exceptions that nothing needs: {idle:#?}");
    }
}

#[test]
fn a_source_term_is_rendered_by_its_glossary_term() {
    let terms = terms();
    let mut exceptions = Exceptions::of("term");
    let mut told = Vec::new();
    each(|language, key, source, text| {
        for term in found(&terms, source) {
            let name = &term.english[0];
            if !rendered(term, language, text) && !exceptions.allow("term", language, key, name) {
                let renderings = term.renderings(language).join("; ");
                told.push(format!(
                    "{language} {key}: {name} = {renderings}\n   {source}\n   {text}"
                ));
            }
        }
    });
    exceptions.settle(&told);
}

#[test]
fn no_text_is_left_as_it_is_in_english() {
    let mut exceptions = Exceptions::of("same");
    let mut told = Vec::new();
    each(|language, key, source, text| {
        if source == text && !exceptions.allow("same", language, key, "") {
            told.push(format!("{language} {key}: {text}"));
        }
    });
    exceptions.settle(&told);
}

#[test]
fn figures_ids_and_codes_are_those_of_the_source() {
    let mut exceptions = Exceptions::of("figure");
    let mut told = Vec::new();
    let terms = terms();
    each(|language, key, source, text| {
        let glossed: Vec<&str> = found(&terms, source)
            .iter()
            .flat_map(|term| term.english.iter().map(String::as_str))
            .collect();
        let mut has = figures(text);
        for figure in figures(source).into_iter().filter(|one| !glossed.contains(&one.as_str())) {
            match has.iter().position(|one| *one == figure) {
                Some(at) => drop(has.remove(at)),
                None if exceptions.allow("figure", language, key, &figure) => {}
                None => told.push(format!("{language} {key}: {figure}\n   {source}\n   {text}")),
            }
        }
    });
    exceptions.settle(&told);
}

/// The numbers of a text (25 000 is one), and its words with two capitals or
/// more: ids, codes of instruments and names such as CENcomm.
fn figures(text: &str) -> Vec<String> {
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
