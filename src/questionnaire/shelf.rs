//! Translation files that stand ready and are read when somebody asks for a text.
//!
//! They were checked when they were frozen; one that has become faulty since
//! says nothing, and its texts are shown in the first language.

use super::fault::Faults;
use super::{shape, translation, tree};
use crate::i18n::{Language, Later};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The translation files of a definition.
#[derive(Debug)]
pub(super) struct Shelf(BTreeMap<Language, Book>);

/// One file, and its texts once it has been opened.
#[derive(Debug)]
struct Book {
    bytes: Vec<u8>,
    texts: OnceLock<BTreeMap<String, String>>,
}

impl Shelf {
    pub(super) fn new(files: BTreeMap<Language, Vec<u8>>) -> Self {
        let book = |bytes| Book { bytes, texts: OnceLock::new() };
        Self(files.into_iter().map(|(language, bytes)| (language, book(bytes))).collect())
    }

    pub(super) fn languages(&self) -> impl Iterator<Item = Language> {
        self.0.keys().copied()
    }
}

impl Later for Shelf {
    fn text(&self, language: Language, key: &str) -> Option<&str> {
        let book = self.0.get(&language)?;
        let texts = book.texts.get_or_init(|| texts(&book.bytes, language).unwrap_or_default());
        texts.get(key).map(String::as_str)
    }
}

/// The texts of a file without fault; those not yet translated are absent.
fn texts(bytes: &[u8], language: Language) -> Option<BTreeMap<String, String>> {
    let mut faults = Faults::default();
    let node = tree::parse(bytes, &mut faults)?;
    shape::check(&node, &shape::TRANSLATION, &mut faults);
    let read = translation::read(&node, None, &mut faults)?;
    if read.language() != language || !faults.into_sorted(0).is_empty() {
        return None;
    }
    let texts = read.into_texts().into_iter().map(|(key, (_, words))| (key, words));
    Some(texts.filter(|(_, words)| !words.is_empty()).collect())
}
