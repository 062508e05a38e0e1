//! A translation file, new or refreshed: every text of the definition with its
//! source beside it.
//!
//! Promises: nothing that stands is lost, also where its text is gone from the
//! definition; what is new is empty; what changed at its source is marked and
//! keeps its old fingerprint until somebody has looked at it. Refreshing twice
//! changes nothing.

use super::fault::{Fault, Faults};
use super::translation::{self, fingerprint, texts};
use super::{Questionnaire, read_translated, tree};
use crate::i18n::Language;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The translation file of a definition in a language, from the file that is
/// there already, if one is.
///
/// # Errors
/// Every fault of the two files; [`Fault::file`] is 1 for the translation.
pub fn refresh(
    definition: &[u8],
    existing: Option<&[u8]>,
    to: Language,
) -> Result<String, Vec<Fault>> {
    let (questionnaire, standing) = standing(definition, existing)?;
    Ok(write(&questionnaire, standing, to))
}

/// Fingerprint of the source and translation, by key.
pub(super) type Texts = BTreeMap<String, (String, String)>;

/// A definition, and what stands in its translation file.
pub(super) fn standing(
    definition: &[u8],
    existing: Option<&[u8]>,
) -> Result<(Questionnaire, Texts), Vec<Fault>> {
    let existing_files: Vec<&[u8]> = existing.into_iter().collect();
    let (questionnaire, _) = read_translated(definition, &existing_files)?;
    let mut faults = Faults::default();
    let read = existing
        .and_then(|bytes| tree::parse(bytes, &mut faults))
        .and_then(|node| translation::read(&node, None, &mut faults));
    Ok((questionnaire, read.map(translation::Translation::into_texts).unwrap_or_default()))
}

/// The translation file that holds these texts.
pub(super) fn write(questionnaire: &Questionnaire, mut standing: Texts, to: Language) -> String {
    let mut file = head(questionnaire, to);
    for (key, text) in texts(questionnaire) {
        let now = fingerprint(text.first());
        let (of, words) = standing.remove(&key).unwrap_or_default();
        line(&mut file, &format!("  # {}", text.first().replace(['\n', '\r'], " ")));
        if words.is_empty() {
            entry(&mut file, &key, &now, "");
        } else {
            if !of.eq_ignore_ascii_case(&now) {
                let said = format!("  # CHANGED: look at the translation, then set of: \"{now}\"");
                line(&mut file, &said);
            }
            entry(&mut file, &key, &of, &words);
        }
    }
    for (key, (of, words)) in standing {
        line(&mut file, "  # GONE: the definition has no such text any more");
        entry(&mut file, &key, &of, &words);
    }
    file
}

fn head(questionnaire: &Questionnaire, to: Language) -> String {
    format!(
        "# {} of {} {}. Each text stands below its source; `of` is the fingerprint of the\n\
         # source it was made from. `tathmini translate` refreshes this file.\n\
         tathmini_translation: 1\nquestionnaire: {}\nlanguage: {to}\ntexts:\n",
        to.own_name(),
        questionnaire.id,
        questionnaire.version,
        questionnaire.id,
    )
}

fn line(file: &mut String, text: &str) {
    file.push_str(text);
    file.push('\n');
}

fn entry(file: &mut String, key: &str, of: &str, words: &str) {
    // Writing to a string can't fail.
    let _ = writeln!(file, "  {}:\n    of: {}\n    text: {}", quote(key), quote(of), quote(words));
}

/// A text in double quotes, as YAML reads it back.
fn quote(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::{Language, fingerprint, refresh};
    use crate::questionnaire::read_translated;

    const INAMA: &[u8] = include_bytes!("../../questionnaires/inama.yaml");

    #[test]
    fn nothing_is_lost_new_is_empty_and_twice_changes_nothing() {
        let source = std::str::from_utf8(INAMA).unwrap();
        let title = "Institutional assessment of customs against illegal wildlife trade";
        assert!(source.contains(title));
        let existing = format!(
            "tathmini_translation: 1\nquestionnaire: inama\nlanguage: fr\ntexts:\n  \"title\":\n    of: \"{}\"\n    text: \"L'« évaluation » \\\\ \\\"a\\\"\"\n  \"LEG-01.text\":\n    of: \"00000000\"\n    text: \"Ancien\"\n  \"LEG-99.text\":\n    of: \"12345678\"\n    text: \"Parti\"\n",
            fingerprint(title)
        );
        let once = refresh(INAMA, Some(existing.as_bytes()), Language::Fr).unwrap();
        let twice = refresh(INAMA, Some(once.as_bytes()), Language::Fr).unwrap();
        assert_eq!(once, twice);
        let (questionnaire, coverage) = read_translated(INAMA, &[once.as_bytes()]).unwrap();
        assert_eq!(questionnaire.title.get(Language::Fr), "L'« évaluation » \\ \"a\"");
        assert_eq!(coverage[0].translated, 2);
        assert_eq!(coverage[0].drifted, ["LEG-01.text"]);
        assert_eq!(coverage[0].unknown, ["LEG-99.text"]);
        assert_eq!(coverage[0].missing.len(), coverage[0].of - 2);
        let new = refresh(INAMA, None, Language::Pt).unwrap();
        let (_, coverage) = read_translated(INAMA, &[new.as_bytes()]).unwrap();
        assert_eq!((coverage[0].translated, coverage[0].language), (0, Language::Pt));
    }
}
