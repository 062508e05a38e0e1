//! A file that was read and checked once, in a form that is read again in a
//! fraction of the time: an interview must not wait for a check whose outcome
//! is known.
//!
//! Promises: it says exactly what the YAML says, for YAML without a fault and
//! for no other. Who keeps one must know that it was made of these very bytes,
//! by this very program: see `docs/storage.md`.

use super::fault::Fault;
use super::shelf::{self, Shelf, Texts};
use super::walk::each_text;
use super::{Area, Questionnaire, build, read};
use crate::i18n::{Language, Later};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Brings the compact form of a translation when a text of it is first asked
/// for; `None` where there is none to be had.
pub type Fetch = Box<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;

/// The compact form of a definition: what it says with numbers for texts, then
/// the texts.
///
/// # Errors
/// Every fault of the definition, by place.
pub fn compact(yaml: &[u8]) -> Result<Vec<u8>, Vec<Fault>> {
    // Nothing in it can fail to be written; an empty form is read as none.
    read::apart(yaml).map(|apart| postcard::to_allocvec(&apart).unwrap_or_default())
}

/// The compact form of a translation; `None` where the file is faulty or is
/// not of this language.
pub fn compact_translation(yaml: &[u8], language: Language) -> Option<Vec<u8>> {
    postcard::to_allocvec(&shelf::texts(yaml, language)?).ok()
}

/// Reads a definition from its compact form; its texts are taken out of it, and
/// translations read, when one is first asked for. `None` where it is no such form.
pub fn expand(compact: Vec<u8>, translations: BTreeMap<Language, Fetch>) -> Option<Questionnaire> {
    let (questionnaire, rest) = postcard::take_from_bytes::<Questionnaire>(&compact).ok()?;
    let scales = &questionnaire.scales;
    let whole = scales.iter().all(|scale| !scale.levels.is_empty())
        && questionnaire.areas.iter().flat_map(Area::questions).all(|one| one.scale < scales.len());
    if scales.is_empty() || !whole {
        return None;
    }
    let begin = compact.len() - rest.len();
    let texts = Texts::of(compact, begin)?;
    Some(put_together(questionnaire, texts, translations))
}

/// Gives a definition its texts.
pub(super) fn put_together(
    mut questionnaire: Questionnaire,
    texts: Texts,
    translations: BTreeMap<Language, Fetch>,
) -> Questionnaire {
    questionnaire.languages.extend(translations.keys());
    questionnaire.places = build::places(&questionnaire.areas);
    let shelf: Arc<dyn Later> = Arc::new(Shelf::new(texts, translations));
    each_text(&mut questionnaire, &mut |text| text.stands_on(&shelf));
    questionnaire
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::read_lazily;

    const INAMA: &[u8] = include_bytes!("../../questionnaires/inama.yaml");

    #[test]
    fn a_compact_form_says_what_the_file_says() {
        // Together they have every kind of text.
        let definitions = [
            INAMA,
            include_bytes!("../../questionnaires/readiness.yaml"),
            include_bytes!("../../tests/fixtures/sound/library.yaml"),
        ];
        for definition in definitions {
            let at_once = read(definition).unwrap();
            assert_eq!(read_lazily(definition, BTreeMap::new()).unwrap(), at_once);
            assert_eq!(expand(compact(definition).unwrap(), BTreeMap::new()).unwrap(), at_once);
        }
    }

    #[test]
    fn faulty_files_have_no_compact_form_and_other_bytes_are_none() {
        assert!(!compact(b"id: x").unwrap_err().is_empty());
        let whole = compact(INAMA).unwrap();
        let french = include_bytes!("../../questionnaires/inama.fr.yaml");
        assert!(compact_translation(french, Language::Fr).is_some());
        assert_eq!(compact_translation(french, Language::Pt), None, "French is not Portuguese");
        let cut = [whole.len() / 4, whole.len() / 2, whole.len() - 1].map(|at| &whole[..at]);
        for bytes in [&b""[..], b"{}", b"[]", b"null", &[0; 64], &[0xff; 64]].into_iter().chain(cut)
        {
            assert!(expand(bytes.to_vec(), BTreeMap::new()).is_none());
        }
    }
}
