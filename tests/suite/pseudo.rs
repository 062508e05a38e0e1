//! The pseudo-language finds what a report says without a phrase or a questionnaire.

use super::outside::tool;
use super::program::{inama, run};
use std::process::Command;

/// Words that a report takes from the assessment, the journal or a standard.
const NOT_OURS: &[&str] = &["Customs", "Ada", "inama", "pseudo"];

/// A word in plain letters that no phrase and no questionnaire said.
fn is_stray(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.contains(['a', 'e', 'i', 'o', 'u'])
        && !word.contains(|c: char| c.is_ascii_digit())
        && !NOT_OURS.contains(&word)
}

#[test]
fn every_word_of_a_report_is_in_its_language() {
    // One of each kind: levels, no evidence, not applicable.
    let (home, folder) = inama("pseudo", |id| match &id[id.len() - 2..] {
        "03" => format!("{id},ne,\n"),
        "05" => format!("{id},na:–,\n"),
        _ => format!("{id},{},\n", u8::from(id.ends_with('1'))),
    });
    let pdf = home.path().join("pseudo.pdf");
    let [folder, pdf] = [&folder, &pdf].map(|path| path.to_str().unwrap());
    run(home.path(), &["report", folder, "--language", "qps", "-o", pdf]).ends(0);
    let Some(pdftotext) = tool("pdftotext") else { return };
    let done = Command::new(pdftotext).args(["-raw", pdf, "-"]).output().unwrap();
    let text = String::from_utf8(done.stdout).unwrap();
    assert!(text.contains("Lègàl fràmèwòrk") && text.split_whitespace().count() > 5000);
    let stray: Vec<&str> =
        text.lines().filter(|line| line.split_whitespace().any(is_stray)).collect();
    assert_eq!(stray, Vec::<&str>::new());
}
