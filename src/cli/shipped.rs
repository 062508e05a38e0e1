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
pub const SHIPPED: &[Shipped] = &[Shipped {
    id: "inama",
    source: include_bytes!("../../questionnaires/inama.yaml"),
    translations: &[
        ("fr", include_bytes!("../../questionnaires/inama.fr.yaml")),
        ("pt", include_bytes!("../../questionnaires/inama.pt.yaml")),
    ],
}];

/// The shipped questionnaire with this id.
pub fn shipped(id: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|shipped| shipped.id.eq_ignore_ascii_case(id))
}
