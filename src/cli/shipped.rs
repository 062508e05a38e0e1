//! The questionnaires that are in the binary.

/// A questionnaire with its translations.
#[derive(Debug)]
pub struct Shipped {
    pub id: &'static str,
    pub source: &'static [u8],
    /// Language code and file.
    pub translations: &'static [(&'static str, &'static [u8])],
}

/// Every questionnaire that is shipped; the first is the one meant where none is named.
pub const SHIPPED: &[Shipped] = &[
    Shipped {
        id: "inama",
        source: include_bytes!("../../questionnaires/inama.yaml"),
        translations: &[
            ("fr", include_bytes!("../../questionnaires/inama.fr.yaml")),
            ("pt", include_bytes!("../../questionnaires/inama.pt.yaml")),
            ("es", include_bytes!("../../questionnaires/inama.es.yaml")),
        ],
    },
    Shipped {
        id: "readiness",
        source: include_bytes!("../../questionnaires/readiness.yaml"),
        translations: &[],
    },
];

/// The shipped questionnaire with this id.
pub fn shipped(id: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|shipped| shipped.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::SHIPPED;
    use crate::questionnaire::read_translated;

    #[test]
    fn a_shipped_translation_covers_every_text_as_it_stands() {
        for shipped in SHIPPED {
            let files: Vec<&[u8]> = shipped.translations.iter().map(|(_, file)| *file).collect();
            let (_, coverage) = read_translated(shipped.source, &files)
                .unwrap_or_else(|faults| panic!("{}: {faults:#?}", shipped.id));
            for one in coverage {
                assert_eq!(one.missing, [""; 0], "{} in {}", shipped.id, one.language);
                assert_eq!(one.drifted, [""; 0], "{} in {}", shipped.id, one.language);
                assert_eq!(one.unknown, [""; 0], "{} in {}", shipped.id, one.language);
                assert_eq!(one.translated, one.of);
            }
        }
    }
}
