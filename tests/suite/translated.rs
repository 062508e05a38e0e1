//! The translation files of the shipped questionnaire keep what the source
//! says: its terms in the glossary's words, its figures and codes, and nothing
//! left in English. Exceptions are data, each with its reason.

use super::figures::figures;
use super::terms::{found, rendered, terms};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use tathmini::i18n::Language;
use tathmini::questionnaire::{Coverage, Questionnaire, read_translated, texts};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires");
const EXCEPTIONS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/translation/exceptions.csv");

/// The questionnaire in every language that has a file.
static TRANSLATED: LazyLock<(Questionnaire, Vec<Coverage>)> = LazyLock::new(|| {
    let source = std::fs::read(format!("{FOLDER}/inama.yaml")).unwrap();
    let files: Vec<Vec<u8>> = ["fr", "pt", "es"]
        .iter()
        .filter_map(|code| std::fs::read(format!("{FOLDER}/inama.{code}.yaml")).ok())
        .collect();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    read_translated(&source, &files).unwrap_or_else(|faults| panic!("{faults:#?}"))
});

/// What the exceptions allow under a rule: language, key and what is meant.
fn exceptions(rule: &str) -> BTreeSet<[String; 3]> {
    let mut allowed = BTreeSet::new();
    for record in csv::Reader::from_path(EXCEPTIONS).unwrap().records().map(Result::unwrap) {
        let [said, languages, keys, what, reason] = [0, 1, 2, 3, 4].map(|at| &record[at]);
        assert!(["term", "same", "figure"].contains(&said), "no such rule: {record:?}");
        assert!(reason.len() >= 10, "an exception needs its reason: {record:?}");
        for language in languages.split(' ').filter(|_| said == rule) {
            let lines = keys.split(' ').map(|key| [language, key, what].map(str::to_owned));
            allowed.extend(lines);
        }
    }
    allowed
}

/// Looks at every translation that still belongs to its source. What is wrong
/// with one must be among the exceptions, and every exception must be needed.
fn hold(rule: &str, wrong: impl Fn(Language, &str, &str) -> Vec<String>) {
    let (questionnaire, coverage) = &*TRANSLATED;
    let texts = texts(questionnaire);
    let allowed = exceptions(rule);
    let (mut told, mut idle) = (Vec::new(), allowed.clone());
    for one in coverage {
        let open: BTreeSet<&String> = one.missing.iter().chain(&one.drifted).collect();
        idle.retain(|[code, key, _]| code != one.language.code() || !open.contains(key));
        for (key, text) in texts.iter().filter(|(key, _)| !open.contains(key)) {
            let (source, text) = (text.first(), text.get(one.language));
            for what in wrong(one.language, source, text) {
                let line = [one.language.code(), key, &what].map(str::to_owned);
                idle.remove(&line);
                if !allowed.contains(&line) {
                    told.push(format!("{}: {what}\n   {source}\n   {text}", line[..2].join(" ")));
                }
            }
        }
    }
    assert!(told.is_empty(), "{} faults against `{rule}`:\n{}", told.len(), told.join("\n"));
    assert!(idle.is_empty(), "exceptions that nothing needs: {idle:#?}");
}

#[test]
fn a_source_term_is_rendered_by_its_glossary_term() {
    let terms = terms();
    hold("term", |language, source, text| {
        let lost = found(&terms, source).into_iter().filter(|one| !rendered(one, language, text));
        lost.map(|term| term.english[0].clone()).collect()
    });
}

#[test]
fn no_text_is_left_as_it_is_in_english() {
    hold(
        "same",
        |_, source, text| {
            if source == text { vec!["all".to_owned()] } else { Vec::new() }
        },
    );
}

/// A code that the glossary renders, such as WCO, is the glossary's affair.
#[test]
fn figures_ids_and_codes_are_those_of_the_source() {
    let terms = terms();
    hold("figure", |_, source, text| {
        let mut left = figures(text);
        let mut lost = figures(source);
        lost.retain(|one| match left.iter().position(|other| other == one) {
            Some(at) => {
                left.remove(at);
                false
            }
            None => !terms.iter().any(|term| term.english.contains(one)),
        });
        lost
    });
}
