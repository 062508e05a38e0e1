//! The terms of `docs/glossary.md`, and whether a text has one of them.
//!
//! Words are compared without case, accents and the endings of plural and
//! gender, so that *livraisons surveillées* is *livraison surveillée*.

use tathmini::i18n::Language;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const GLOSSARY: &str = include_str!("../../docs/glossary.md");

/// One line of the glossary: forms of the English term, renderings by language.
pub struct Term {
    pub english: Vec<String>,
    /// The words of each English form.
    forms: Vec<Vec<String>>,
    /// French, Portuguese, Spanish: the words of each rendering.
    renderings: [Vec<Vec<String>>; 3],
}

/// The glossary's terms, the longest first: *wildlife crime* before *wildlife*.
pub fn terms() -> Vec<Term> {
    let (_, from) = GLOSSARY.split_once("<!-- terms: begin -->").expect("the terms begin");
    let (table, _) = from.split_once("<!-- terms: end -->").expect("the terms end");
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    let cells = |cell: &str| cell.split(';').map(|one| one.trim().to_owned()).collect::<Vec<_>>();
    let bent = |cell: &str| cells(cell).iter().map(|one| stems(one)).collect();
    let mut terms: Vec<Term> = rows
        .map(|row| {
            let row: Vec<&str> = row.trim_matches('|').split('|').collect();
            let [english, fr, pt, es] = row[..] else { panic!("four cells: {row:?}") };
            let english_forms = cells(english);
            assert!(row.iter().all(|cell| !cell.trim().is_empty()), "an empty cell: {row:?}");
            let forms = english_forms.iter().map(|one| english_words(one)).collect();
            Term { english: english_forms, forms, renderings: [bent(fr), bent(pt), bent(es)] }
        })
        .collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.forms[0].len()));
    terms
}

/// The words of an English text: plural and singular are one.
fn english_words(text: &str) -> Vec<String> {
    words(text, &['s'])
}

/// The words of a French, Portuguese or Spanish text, without what bends them.
fn stems(text: &str) -> Vec<String> {
    words(text, &['a', 'e', 'i', 'o', 's', 'x'])
}

fn words(text: &str, endings: &[char]) -> Vec<String> {
    let plain: String = text.nfd().filter(|sign| !is_combining_mark(*sign)).collect();
    plain
        .to_lowercase()
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_end_matches(endings).to_owned())
        .collect()
}

/// Where these words stand in a row.
fn position(text: &[String], words: &[String]) -> Option<usize> {
    text.windows(words.len()).position(|window| window == words)
}

/// The terms that an English text has; a shorter one only outside a longer one.
pub fn found<'a>(terms: &'a [Term], text: &str) -> Vec<&'a Term> {
    let mut left = english_words(text);
    let mut found = Vec::new();
    for term in terms {
        let mut here = false;
        for form in &term.forms {
            while let Some(at) = position(&left, form) {
                left.splice(at..at + form.len(), ["|".to_owned()]);
                here = true;
            }
        }
        if here {
            found.push(term);
        }
    }
    found
}

/// Whether a translated text has one of the renderings.
pub fn rendered(term: &Term, language: Language, text: &str) -> bool {
    let renderings = match language {
        Language::Fr => &term.renderings[0],
        Language::Pt => &term.renderings[1],
        Language::Es => &term.renderings[2],
        Language::En | Language::Qps => &term.forms,
    };
    let text = stems(text);
    renderings.iter().any(|one| position(&text, one).is_some())
}

#[test]
fn a_term_is_known_in_its_forms_and_outside_a_longer_one() {
    let terms = terms();
    let names =
        |text| found(&terms, text).iter().map(|term| term.english[0].clone()).collect::<Vec<_>>();
    assert_eq!(names("Controlled deliveries of wildlife"), ["wildlife"]);
    assert_eq!(
        names("Wildlife crime, and controlled delivery"),
        ["wildlife crime", "controlled delivery"]
    );
    assert_eq!(names("The specimens were seized"), ["specimen", "seizure"]);
    let delivery = terms.iter().find(|term| term.english[0] == "controlled delivery").unwrap();
    assert!(rendered(delivery, Language::Fr, "Les livraisons surveillées l’ont montré"));
    assert!(!rendered(delivery, Language::Fr, "Une livraison contrôlée"));
    assert!(rendered(delivery, Language::Es, "Entregas vigiladas"));
}
