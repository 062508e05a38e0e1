//! A file that was read and checked once, in a form that is read again in a
//! fraction of the time: an interview must not wait for a check whose outcome
//! is known.
//!
//! Promises: it says exactly what the YAML says, for YAML without a fault and
//! for no other. Who keeps one must know that it was made of these very bytes,
//! by this very program: see `docs/storage.md`.

use super::fault::Fault;
use super::shelf::{self, Shelf};
use super::source::Source;
use super::translation::Merge;
use super::{Questionnaire, build, read};
use crate::i18n::Language;
use std::collections::BTreeMap;

/// Brings the compact form of a translation when a text of it is first asked
/// for; `None` where there is none to be had.
pub type Fetch = Box<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;

/// The compact form of a definition.
///
/// # Errors
/// Every fault of the definition, by place.
pub fn compact(yaml: &[u8]) -> Result<Vec<u8>, Vec<Fault>> {
    let source = read::sound(yaml)?;
    // Nothing in it can fail to be written; an empty form is read as none.
    Ok(postcard::to_allocvec(&source).unwrap_or_default())
}

/// The compact form of a translation; `None` where the file is faulty or is
/// not of this language.
pub fn compact_translation(yaml: &[u8], language: Language) -> Option<Vec<u8>> {
    postcard::to_allocvec(&shelf::texts(yaml, language)?).ok()
}

/// Builds a definition from its compact form, its translations to be read
/// when a text of them is first asked for; `None` where it is no such form.
pub fn expand(compact: &[u8], translations: BTreeMap<Language, Fetch>) -> Option<Questionnaire> {
    let source: Source = postcard::from_bytes(compact).ok()?;
    let whole = source.scales.iter().all(|scale| !scale.levels.is_empty());
    (whole && !source.scales.is_empty())
        .then(|| build::build(&source, &mut Merge::later(Shelf::new(translations))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::read_lazily;

    const INAMA: &[u8] = include_bytes!("../../questionnaires/inama.yaml");

    #[test]
    fn a_compact_form_says_what_the_file_says() {
        for definition in [INAMA, include_bytes!("../../tests/fixtures/sound/library.yaml")] {
            let read = read_lazily(definition, BTreeMap::new()).unwrap();
            let expanded = expand(&compact(definition).unwrap(), BTreeMap::new()).unwrap();
            assert_eq!(expanded, read);
        }
    }

    #[test]
    fn faulty_files_have_no_compact_form_and_other_bytes_are_none() {
        assert!(!compact(b"id: x").unwrap_err().is_empty());
        let whole = compact(INAMA).unwrap();
        let french = include_bytes!("../../questionnaires/inama.fr.yaml");
        assert!(compact_translation(french, Language::Fr).is_some());
        assert_eq!(compact_translation(french, Language::Pt), None, "French is not Portuguese");
        for bytes in
            [&b""[..], b"{}", b"[]", b"null", &[0; 64], &[0xff; 64], &whole[..whole.len() / 2]]
        {
            assert!(expand(bytes, BTreeMap::new()).is_none());
        }
    }
}
