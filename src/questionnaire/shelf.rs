//! Texts that stand ready and are taken out when somebody asks for one: those of
//! the definition by number, its translations by the key that the number has.
//!
//! Translations were checked when they were frozen; one that has become faulty
//! since says nothing, and its texts are shown in the first language.

use super::compact::Fetch;
use super::fault::Faults;
use super::{shape, translation, tree};
use crate::i18n::{Language, Later};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// The texts of a definition and of its translations.
#[derive(Debug)]
pub(super) struct Shelf {
    own: Texts,
    translations: BTreeMap<Language, Book>,
}

/// One translation, and its texts once it has been opened.
struct Book {
    fetch: Fetch,
    texts: OnceLock<Texts>,
}

/// Keys and texts as `compact` writes them, taken apart but not copied: a screen
/// needs a hundred of two thousand texts.
#[derive(Default)]
pub(super) struct Texts {
    form: Vec<u8>,
    /// Where each key and its text stand; a translation's in the order of the keys.
    places: Vec<(Range<u32>, Range<u32>)>,
}

impl Texts {
    /// Those of a form that begin here; `None` where there is anything else.
    pub(super) fn of(form: Vec<u8>, begin: usize) -> Option<Self> {
        let (count, mut rest) = postcard::take_from_bytes::<usize>(form.get(begin..)?).ok()?;
        let mut places = Vec::with_capacity(count.min(1 << 12));
        for _ in 0..count {
            let mut next = || {
                // Whether it is text is looked at when it is asked for.
                let (text, after) = postcard::take_from_bytes::<&[u8]>(rest).ok()?;
                rest = after;
                let end = u32::try_from(form.len() - after.len()).ok()?;
                Some(end - u32::try_from(text.len()).ok()?..end)
            };
            places.push((next()?, next()?));
        }
        Some(Self { form, places })
    }

    /// Keys with their texts, by number.
    pub(super) fn said(texts: &[(String, String)]) -> Self {
        let form = postcard::to_allocvec(texts).unwrap_or_default();
        Self::of(form, 0).unwrap_or_default()
    }

    fn bytes(&self, place: &Range<u32>) -> Option<&[u8]> {
        self.form.get(place.start as usize..place.end as usize)
    }

    fn words(&self, place: &Range<u32>) -> Option<&str> {
        std::str::from_utf8(self.bytes(place)?).ok()
    }

    fn get(&self, key: &[u8]) -> Option<&str> {
        let found = self.places.binary_search_by(|(known, _)| self.bytes(known).cmp(&Some(key)));
        self.words(&self.places.get(found.ok()?)?.1)
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Texts").field(&self.places.len()).finish()
    }
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Book").field(&self.texts.get().map(|texts| texts.places.len())).finish()
    }
}

impl Shelf {
    pub(super) fn new(own: Texts, translations: BTreeMap<Language, Fetch>) -> Self {
        let book = |(language, fetch)| (language, Book { fetch, texts: OnceLock::new() });
        Self { own, translations: translations.into_iter().map(book).collect() }
    }
}

impl Later for Shelf {
    fn first(&self, number: u32) -> &str {
        let place = self.own.places.get(number as usize);
        place.and_then(|(_, text)| self.own.words(text)).unwrap_or_default()
    }

    fn text(&self, language: Language, number: u32) -> Option<&str> {
        let book = self.translations.get(&language)?;
        let read = || Texts::of((book.fetch)()?, 0);
        let texts = book.texts.get_or_init(|| read().unwrap_or_default());
        let (key, _) = self.own.places.get(number as usize)?;
        texts.get(self.own.bytes(key)?)
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
