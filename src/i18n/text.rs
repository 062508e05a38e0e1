//! An author's text: one string in the first language, translations beside it.

use super::{Language, pseudo};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

/// Where texts stand that are not taken out before somebody asks for one.
pub trait Later: Debug + Send + Sync {
    /// The text with this number in the first language; empty where there is none.
    fn first(&self, number: u32) -> &str;
    /// The same in another language; `None`: it is not translated.
    fn text(&self, language: Language, number: u32) -> Option<&str>;
}

/// A text of a questionnaire in every language its files give it.
#[derive(Debug, Clone, Default)]
pub struct LocalText {
    words: Words,
    /// The pseudo-language's text, made when first asked for.
    pseudo: OnceLock<Box<str>>,
}

#[derive(Debug, Clone, Default)]
enum Words {
    #[default]
    None,
    Own(Box<Own>),
    /// They stand elsewhere, under this number; nothing, until it is known where.
    Kept(Option<Arc<dyn Later>>, u32),
}

#[derive(Debug, Clone, Default)]
struct Own {
    first: String,
    translations: Vec<(Language, String)>,
}

impl PartialEq for LocalText {
    fn eq(&self, other: &Self) -> bool {
        (self.first(), self.translations()) == (other.first(), other.translations())
    }
}

impl Eq for LocalText {}

impl LocalText {
    /// A text in the questionnaire's first language, without translations.
    pub fn new(first: impl Into<String>) -> Self {
        let own = Own { first: first.into(), ..Own::default() };
        Self { words: Words::Own(Box::new(own)), ..Self::default() }
    }

    /// A text that stands elsewhere under this number: see [`LocalText::stands_on`].
    pub fn kept(number: u32) -> Self {
        Self { words: Words::Kept(None, number), ..Self::default() }
    }

    /// Sets the translation for a language; an empty one is no translation.
    pub fn translate(&mut self, language: Language, text: impl Into<String>) {
        let text = text.into();
        let mut own =
            Own { first: self.first().to_owned(), translations: self.translations().to_vec() };
        own.translations.retain(|(known, _)| *known != language);
        if !text.is_empty() {
            own.translations.push((language, text));
            own.translations.sort();
        }
        self.words = Words::Own(Box::new(own));
    }

    /// Says where a text stands that is kept elsewhere.
    pub fn stands_on(&mut self, shelf: &Arc<dyn Later>) {
        if let Words::Kept(on, _) = &mut self.words {
            *on = Some(Arc::clone(shelf));
        }
    }

    /// The text in the questionnaire's first language.
    pub fn first(&self) -> &str {
        match &self.words {
            Words::Own(own) => &own.first,
            Words::Kept(Some(shelf), number) => shelf.first(*number),
            Words::Kept(None, _) | Words::None => "",
        }
    }

    fn translations(&self) -> &[(Language, String)] {
        match &self.words {
            Words::Own(own) => &own.translations,
            _ => &[],
        }
    }

    /// The text in this language, else in the first one.
    pub fn get(&self, language: Language) -> &str {
        if language == Language::Qps {
            return self.pseudo.get_or_init(|| pseudo::text(self.first()).into());
        }
        let translated = match &self.words {
            Words::Own(own) => {
                let mut known = own.translations.iter();
                known.find(|(known, _)| *known == language).map(|(_, text)| text.as_str())
            }
            Words::Kept(Some(shelf), number) => shelf.text(language, *number),
            Words::Kept(None, _) | Words::None => None,
        };
        translated.unwrap_or_else(|| self.first())
    }

    /// Whether the author wrote nothing.
    pub fn is_empty(&self) -> bool {
        self.first().is_empty()
    }
}

/// The number of a text that is kept elsewhere; one of its own has none.
impl Serialize for LocalText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = match &self.words {
            Words::None => None,
            Words::Kept(_, number) => Some(*number),
            Words::Own(_) => return Err(serde::ser::Error::custom("a text without a number")),
        };
        number.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LocalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map(Self::kept).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, LocalText};

    #[test]
    fn a_missing_translation_falls_back_to_the_first_language() {
        let mut text = LocalText::new("seizure");
        text.translate(Language::Fr, "saisie");
        text.translate(Language::Pt, "");
        assert_eq!(text.get(Language::Fr), "saisie");
        assert_eq!(text.get(Language::Pt), "seizure");
        text.translate(Language::Fr, "saisies");
        assert_eq!(text.get(Language::Fr), "saisies");
        assert_eq!(text.get(Language::Qps), "[sèìzùrè~~~]");
    }
}
