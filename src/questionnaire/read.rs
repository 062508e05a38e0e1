//! The way in: bytes to a definition that is never doubted again, or every
//! fault at once.

use super::fault::{Fault, Faults};
use super::translation::{Coverage, Merge};
use super::{Questionnaire, build, check, shape, source, translation, tree};
use std::collections::BTreeSet;

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
    let mut faults = Faults::default();
    let source = tree::parse(bytes, &mut faults).map(|node| {
        shape::check(&node, &shape::QUESTIONNAIRE, &mut faults);
        source::read(&node)
    });
    if let Some(source) = &source {
        check::check(source, &mut faults);
    }
    let own = source.as_ref().and_then(|source| source.language.as_ref());
    let mut languages: BTreeSet<String> = own.map(|said| said.is.clone()).into_iter().collect();
    let mut told = faults.into_sorted(0);
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

#[cfg(test)]
mod tests {
    use super::read;

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
