//! An author's text: one string in the first language, translations beside it.

use super::{Language, pseudo};
use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

/// Translations that are not read before somebody asks for one.
pub trait Later: Debug + Send + Sync {
    /// The text under this key; `None`: there is none, in this language.
    fn text(&self, language: Language, key: &str) -> Option<&str>;
}

/// A text of a questionnaire in every language its files give it.
#[derive(Debug, Clone, Default)]
pub struct LocalText {
    first: String,
    translations: Vec<(Language, String)>,
    /// Where other translations are, and under which key.
    later: Option<(Arc<dyn Later>, Box<str>)>,
    /// The pseudo-language's text, made when first asked for.
    pseudo: OnceLock<String>,
}

impl PartialEq for LocalText {
    fn eq(&self, other: &Self) -> bool {
        (&self.first, &self.translations) == (&other.first, &other.translations)
    }
}

impl Eq for LocalText {}

impl LocalText {
    /// A text in the questionnaire's first language, without translations.
    pub fn new(first: impl Into<String>) -> Self {
        Self { first: first.into(), ..Self::default() }
    }

    /// Sets the translation for a language; an empty one is no translation.
    pub fn translate(&mut self, language: Language, text: impl Into<String>) {
        let text = text.into();
        self.translations.retain(|(known, _)| *known != language);
        if !text.is_empty() {
            self.translations.push((language, text));
            self.translations.sort();
        }
    }

    /// Says where translations are that have not been read yet.
    pub fn translate_later(&mut self, later: Arc<dyn Later>, key: &str) {
        self.later = Some((later, key.into()));
    }

    /// The text in the questionnaire's first language.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// The text in this language, else in the first one.
    pub fn get(&self, language: Language) -> &str {
        if language == Language::Qps {
            return self.pseudo.get_or_init(|| pseudo::text(&self.first));
        }
        let known = self.translations.iter().find(|(known, _)| *known == language);
        let later = || {
            let (later, key) = self.later.as_ref()?;
            later.text(language, key)
        };
        known.map(|(_, text)| text.as_str()).or_else(later).unwrap_or(&self.first)
    }

    /// Whether the author wrote nothing.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
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
