//! The way in: bytes to a definition that is never doubted again, or every
//! fault at once.

use super::compact::{self, Fetch};
use super::fault::{Fault, Faults};
use super::shelf::Texts;
use super::translation::{Coverage, Merge};
use super::{Questionnaire, build, check, shape, source, translation, tree};
use crate::i18n::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a definition.
///
/// # Errors
/// Every fault of the file, by place.
pub fn read(bytes: &[u8]) -> Result<Questionnaire, Vec<Fault>> {
    read_translated(bytes, &[]).map(|(questionnaire, _)| questionnaire)
}

/// Reads a definition with its translations, and says what each covers.
///
/// # Errors
/// Every fault of every file, by file ([`Fault::file`] counts the translations
/// from 1) and place. A missing or drifted text is no fault: see [`Coverage`].
pub fn read_translated(
    bytes: &[u8],
    translations: &[&[u8]],
) -> Result<(Questionnaire, Vec<Coverage>), Vec<Fault>> {
    let (source, mut told) = definition(bytes);
    let own = source.as_ref().and_then(|source| source.language.as_ref());
    let mut languages: BTreeSet<String> = own.map(|said| said.is.clone()).into_iter().collect();
    let mut read = Vec::new();
    for (at, bytes) in translations.iter().enumerate() {
        let mut faults = Faults::default();
        if let Some(node) = tree::parse(bytes, &mut faults) {
            shape::check(&node, &shape::TRANSLATION, &mut faults);
            translation::twice(&node, &mut languages, &mut faults);
            read.extend(translation::read(&node, source.as_ref(), &mut faults));
        }
        told.extend(faults.into_sorted(at + 1));
    }
    match source {
        Some(source) if told.is_empty() => {
            let mut merge = Merge::new(read);
            let questionnaire = build::build(&source, &mut merge);
            let coverage = merge.finish(&questionnaire);
            Ok((questionnaire, coverage))
        }
        _ => Err(told),
    }
}

/// Reads a definition whose translations, by language, were checked before: each
/// is fetched when a text of it is first asked for. Starting an interview must
/// not wait for languages that nobody in the room speaks.
///
/// # Errors
/// Every fault of the definition, by place. A translation that has become
/// faulty since is not used.
pub fn read_lazily(
    bytes: &[u8],
    translations: BTreeMap<Language, Fetch>,
) -> Result<Questionnaire, Vec<Fault>> {
    let (questionnaire, texts) = apart(bytes)?;
    Ok(compact::put_together(questionnaire, Texts::said(&texts), translations))
}

/// A definition with numbers for texts, and its keys and texts by number.
#[expect(clippy::type_complexity, reason = "two halves of one thing, together only here")]
pub(super) fn apart(bytes: &[u8]) -> Result<(Questionnaire, Vec<(String, String)>), Vec<Fault>> {
    let mut merge = Merge::apart();
    let questionnaire = build::build(&sound(bytes)?, &mut merge);
    Ok((questionnaire, merge.into_apart()))
}

/// The definition alone, where nothing is told against it.
fn sound(bytes: &[u8]) -> Result<source::Source, Vec<Fault>> {
    match definition(bytes) {
        (Some(source), told) if told.is_empty() => Ok(source),
        (_, told) => Err(told),
    }
}

/// The definition alone, with what is told against it.
fn definition(bytes: &[u8]) -> (Option<source::Source>, Vec<Fault>) {
    let mut faults = Faults::default();
    let source = tree::parse(bytes, &mut faults).map(|node| {
        shape::check(&node, &shape::QUESTIONNAIRE, &mut faults);
        source::read(&node)
    });
    if let Some(source) = &source {
        check::check(source, &mut faults);
    }
    (source, faults.into_sorted(0))
}

#[cfg(test)]
mod tests {
    use super::{Fetch, Language, read, read_lazily, read_translated};
    use crate::questionnaire::compact_translation;
    use std::collections::BTreeMap;

    #[test]
    fn a_translation_read_later_says_the_same_and_a_faulty_one_nothing() {
        let definition = include_bytes!("../../questionnaires/inama.yaml");
        let french = include_bytes!("../../questionnaires/inama.fr.yaml");
        let (at_once, _) = read_translated(definition, &[french]).unwrap();
        let fetch = |language: Language| -> (Language, Fetch) {
            (language, Box::new(move || compact_translation(french, language)))
        };
        let files = [fetch(Language::Fr), fetch(Language::Pt)];
        let later = read_lazily(definition, BTreeMap::from(files)).unwrap();
        assert_eq!(later.languages, [Language::En, Language::Fr, Language::Pt]);
        let texts = |of, language| -> Vec<String> {
            crate::questionnaire::texts(of)
                .iter()
                .map(|(_, text)| text.get(language).to_owned())
                .collect()
        };
        assert!(texts(&later, Language::Fr).len() > 2000);
        assert_eq!(texts(&later, Language::Fr), texts(&at_once, Language::Fr));
        assert_eq!(
            texts(&later, Language::Pt),
            texts(&at_once, Language::En),
            "French is not Portuguese"
        );
    }

    #[test]
    fn the_shipped_questionnaire_is_read_as_it_was_written() {
        let inama = read(include_bytes!("../../questionnaires/inama.yaml")).unwrap();
        assert_eq!(inama.questions().count(), 79);
        assert_eq!(inama.areas.len(), 5);
        let question = inama.find_question("leg-01").unwrap();
        assert_eq!(question.actions.len(), 3);
        assert_eq!(question.levels.len(), 4);
        assert_eq!(question.weight.thousandths(), 3000);
        assert_eq!(inama.version, "1.1");
        assert_eq!(inama.horizon(), 36);
    }
}
