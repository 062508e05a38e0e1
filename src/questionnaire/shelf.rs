//! Translations that stand ready and are read when somebody asks for a text.
//!
//! They were checked when they were frozen; one that has become faulty since
//! says nothing, and its texts are shown in the first language.

use super::compact::Fetch;
use super::fault::Faults;
use super::{shape, translation, tree};
use crate::i18n::{Language, Later};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The translations of a definition.
#[derive(Debug)]
pub(super) struct Shelf(BTreeMap<Language, Book>);

/// One translation, and its texts once it has been opened.
struct Book {
    fetch: Fetch,
    texts: OnceLock<Texts>,
}

/// What is said, by key.
type Texts = BTreeMap<String, String>;

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Book").field(&self.texts.get().map(BTreeMap::len)).finish()
    }
}

impl Shelf {
    pub(super) fn new(translations: BTreeMap<Language, Fetch>) -> Self {
        let book = |fetch| Book { fetch, texts: OnceLock::new() };
        Self(translations.into_iter().map(|(language, fetch)| (language, book(fetch))).collect())
    }

    pub(super) fn languages(&self) -> impl Iterator<Item = Language> {
        self.0.keys().copied()
    }
}

impl Later for Shelf {
    fn text(&self, language: Language, key: &str) -> Option<&str> {
        let book = self.0.get(&language)?;
        let read = || serde_json::from_slice(&(book.fetch)()?).ok();
        let texts = book.texts.get_or_init(|| read().unwrap_or_default());
        texts.get(key).map(String::as_str)
    }
}

/// The texts of a file without fault; those not yet translated are absent.
pub(super) fn texts(bytes: &[u8], language: Language) -> Option<Texts> {
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
