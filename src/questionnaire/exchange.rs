//! Translations out to a PO file and back, for translators who work with
//! Poedit or Weblate.
//!
//! Promises: out and back again is the same translation file; nothing that
//! stands is lost, also when the definition has changed in between; an empty
//! translation never takes a text away.

use super::fault::{Code, Fault, Faults, Place, quoted};
use super::po::{self, Entry};
use super::refresh::{self, Texts};
use super::translation::{fingerprint, texts};
use super::{Questionnaire, read_translated};
use crate::i18n::Language;

/// The PO file of a definition in a language, with the translations that stand.
/// A text that has changed since is marked fuzzy.
///
/// # Errors
/// Every fault of the two files; [`Fault::file`] is 1 for the translation.
pub fn to_po(
    definition: &[u8],
    existing: Option<&[u8]>,
    to: Language,
) -> Result<String, Vec<Fault>> {
    let (questionnaire, standing) = refresh::standing(definition, existing)?;
    let mut file = po::head(questionnaire.id.as_str(), &questionnaire.version, to.code());
    for (key, text) in texts(&questionnaire) {
        let source = text.first().to_owned();
        let (of, words) = standing.get(&key).cloned().unwrap_or_default();
        let fuzzy = !words.is_empty() && !of.eq_ignore_ascii_case(&fingerprint(&source));
        po::write(&mut file, &Entry { key, source, words, fuzzy, line: 0 });
    }
    Ok(file)
}

/// The translation file with what a PO file brings. A translation made from a
/// text that has changed since keeps that text's fingerprint, so that it is
/// told as drifted; a fuzzy one too.
///
/// # Errors
/// Every fault of the three files; [`Fault::file`] is 1 for the translation and
/// 2 for the PO file.
pub fn from_po(
    definition: &[u8],
    existing: Option<&[u8]>,
    po: &[u8],
    to: Language,
) -> Result<String, Vec<Fault>> {
    let (questionnaire, mut standing) = refresh::standing(definition, existing)?;
    let mut faults = Faults::default();
    let entries = po::read(po, &mut faults);
    of_this(&questionnaire, &entries, to, &mut faults);
    for entry in entries.into_iter().filter(|entry| !entry.key.is_empty()) {
        take(&mut standing, entry);
    }
    let faults = faults.into_sorted(2);
    if !faults.is_empty() {
        return Err(faults);
    }
    let file = refresh::write(&questionnaire, standing, to);
    // What the file holds is held to the same rules as what is typed in it.
    match read_translated(definition, &[file.as_bytes()]) {
        Ok(_) => Ok(file),
        Err(faults) => Err(faults.into_iter().map(|fault| in_po(fault, &file, po)).collect()),
    }
}

fn take(standing: &mut Texts, entry: Entry) {
    if entry.words.is_empty() {
        return;
    }
    let made_from = fingerprint(&entry.source);
    let (of, words) = standing.entry(entry.key).or_default();
    if entry.fuzzy {
        // Nobody has looked at it: what it was made from stays, or is not known.
        if *words != entry.words && of.eq_ignore_ascii_case(&made_from) || of.is_empty() {
            "00000000".clone_into(of);
        }
    } else if !of.eq_ignore_ascii_case(&made_from) {
        *of = made_from;
    }
    *words = entry.words;
}

/// Tells a PO file of another questionnaire or language.
fn of_this(questionnaire: &Questionnaire, entries: &[Entry], to: Language, faults: &mut Faults) {
    let at = Place { line: 1, column: 1, ..Place::default() };
    let project = po::header(entries, "Project-Id-Version").unwrap_or_default();
    let id = project.split(' ').next().unwrap_or_default();
    if id != questionnaire.id.as_str() {
        let message =
            format!("This translates {}, not {}.", quoted(id), quoted(questionnaire.id.as_str()));
        let hint = "Its header needs `Project-Id-Version:` with the questionnaire's id.";
        faults.add(at, Code::OtherQuestionnaire, message, hint);
    }
    let language = po::header(entries, "Language").unwrap_or_default();
    if Language::from_code(language) != Some(to) {
        let message = format!("This is in {}, not in {}.", quoted(language), quoted(to.code()));
        faults.add(at, Code::UnknownLanguage, message, "Name its language with --to.");
    }
}

/// A fault of the new translation file, at the entry of the PO file it comes from.
fn in_po(fault: Fault, file: &str, po: &[u8]) -> Fault {
    let above: Vec<&str> = file.lines().take(fault.place.line).collect();
    let key = above.iter().rev().find_map(|line| line.strip_prefix("  \"")?.strip_suffix("\":"));
    let entries = po::read(po, &mut Faults::default());
    let line =
        entries.iter().find(|entry| Some(entry.key.as_str()) == key).map_or(1, |entry| entry.line);
    Fault { file: 2, place: Place { line, column: 1, ..Place::default() }, ..fault }
}

#[cfg(test)]
mod tests {
    use super::{Language, fingerprint, from_po, to_po};
    use crate::questionnaire::{read_translated, refresh};

    const INAMA: &[u8] = include_bytes!("../../questionnaires/inama.yaml");
    const TITLE: &str = "Institutional assessment of customs against illegal wildlife trade";

    fn existing() -> String {
        let existing = format!(
            "tathmini_translation: 1\nquestionnaire: inama\nlanguage: fr\ntexts:\n  \"title\":\n    of: \"{}\"\n    text: \"L’« évaluation » \\\\ \\\"a\\\"\"\n  \"LEG-01.text\":\n    of: \"12345678\"\n    text: \"Ancien\"\n  \"LEG-99.text\":\n    of: \"12345678\"\n    text: \"Parti\"\n",
            fingerprint(TITLE)
        );
        refresh(INAMA, Some(existing.as_bytes()), Language::Fr).unwrap()
    }

    #[test]
    fn out_and_back_is_the_same_file() {
        let existing = existing();
        let po = to_po(INAMA, Some(existing.as_bytes()), Language::Fr).unwrap();
        assert!(po.contains("#, fuzzy\nmsgctxt \"LEG-01.text\"\n"), "what drifted is marked");
        let back = from_po(INAMA, Some(existing.as_bytes()), po.as_bytes(), Language::Fr).unwrap();
        assert_eq!(back, existing);
    }

    #[test]
    fn a_translators_work_comes_in_and_takes_nothing_away() {
        let existing = existing();
        let po = to_po(INAMA, Some(existing.as_bytes()), Language::Fr).unwrap();
        let done = po
            .replace("#, fuzzy\nmsgctxt \"LEG-01.text\"", "msgctxt \"LEG-01.text\"")
            .replace("msgstr \"Ancien\"", "msgstr \"Nouveau\"")
            .replace("msgid \"Legal framework\"\nmsgstr \"\"", "msgid \"Law\"\nmsgstr \"Droit\"")
            .replace("a\\\"\"\n", "a\\\"\"\n\n");
        let title = format!("msgid \"{TITLE}\"\nmsgstr \"L’« évaluation » \\\\ \\\"a\\\"\"");
        assert!(done.contains(&title));
        let done = done.replace(&title, &format!("msgid \"{TITLE}\"\nmsgstr \"\""));
        let back =
            from_po(INAMA, Some(existing.as_bytes()), done.as_bytes(), Language::Fr).unwrap();
        let (questionnaire, coverage) = read_translated(INAMA, &[back.as_bytes()]).unwrap();
        assert_eq!(questionnaire.title.get(Language::Fr), "L’« évaluation » \\ \"a\"", "it stands");
        let first = questionnaire.find_question("LEG-01").unwrap();
        assert_eq!(first.text.get(Language::Fr), "Nouveau");
        assert_eq!(questionnaire.areas[0].title.get(Language::Fr), "Droit");
        assert_eq!(coverage[0].drifted, ["areas.LEG.title"], "made from another text");
        assert_eq!(coverage[0].unknown, ["LEG-99.text"]);
    }

    #[test]
    fn what_does_not_belong_or_does_not_fit_is_told_at_its_line() {
        let po = to_po(INAMA, None, Language::Fr).unwrap();
        let long = "x".repeat(5000);
        for (po, to, line, code) in [
            (po.clone(), Language::Pt, 1, "unknown-language"),
            (
                po.replace("Version: inama", "Version: other"),
                Language::Fr,
                1,
                "other-questionnaire",
            ),
            (
                po.replacen(
                    "msgstr \"\"\n\nmsgctxt \"notice\"",
                    &format!("msgstr \"{long}\"\n\nmsgctxt \"notice\""),
                    1,
                ),
                Language::Fr,
                9,
                "too-long",
            ),
            (format!("{po}msgid_plural \"x\"\n"), Language::Fr, po.lines().count() + 1, "syntax"),
        ] {
            let faults = from_po(INAMA, None, po.as_bytes(), to).unwrap_err();
            let told: Vec<_> =
                faults.iter().map(|one| (one.file, one.place.line, one.code.as_str())).collect();
            assert_eq!(told, [(2, line, code)]);
        }
    }
}
