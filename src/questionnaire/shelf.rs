//! Translations that stand ready and are read when somebody asks for a text.
//!
//! They were checked when they were frozen; one that has become faulty since
//! says nothing, and its texts are shown in the first language.

use super::compact::Fetch;
use super::fault::Faults;
use super::{shape, translation, tree};
use crate::i18n::{Language, Later};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// The translations of a definition.
#[derive(Debug)]
pub(super) struct Shelf(BTreeMap<Language, Book>);

/// One translation, and its texts once it has been opened.
struct Book {
    fetch: Fetch,
    texts: OnceLock<Texts>,
}

/// The compact form of a translation, taken apart but not copied: a screen
/// needs a hundred of two thousand texts.
#[derive(Default)]
struct Texts {
    form: Vec<u8>,
    /// Where each key and its text stand, in the order of the keys.
    places: Vec<(Range<usize>, Range<usize>)>,
}

impl Texts {
    /// `None` where it is no such form.
    fn of(form: Vec<u8>) -> Option<Self> {
        let (count, mut rest) = postcard::take_from_bytes::<usize>(&form).ok()?;
        let mut places = Vec::with_capacity(count.min(1 << 12));
        for _ in 0..count {
            let mut next = || {
                let (text, after) = postcard::take_from_bytes::<&str>(rest).ok()?;
                rest = after;
                let end = form.len() - after.len();
                Some(end - text.len()..end)
            };
            places.push((next()?, next()?));
        }
        Some(Self { form, places })
    }

    fn get(&self, key: &str) -> Option<&str> {
        let said = |place: &Range<usize>| self.form.get(place.clone());
        let found =
            self.places.binary_search_by(|(known, _)| said(known).cmp(&Some(key.as_bytes())));
        let (_, text) = self.places.get(found.ok()?)?;
        std::str::from_utf8(said(text)?).ok()
    }
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Book").field(&self.texts.get().map(|texts| texts.places.len())).finish()
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
        let read = || Texts::of((book.fetch)()?);
        let texts = book.texts.get_or_init(|| read().unwrap_or_default());
        texts.get(key)
    }
}

/// The texts of a file without fault; those not yet translated are absent.
pub(super) fn texts(bytes: &[u8], language: Language) -> Option<BTreeMap<String, String>> {
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
