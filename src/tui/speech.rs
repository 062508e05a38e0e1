//! The languages on screen: the interface in one, the questionnaire in one or
//! in two side by side.

use crate::i18n::phrases::Filling;
use crate::i18n::{Language, LocalText, Phrases};
use crate::questionnaire::Questionnaire;

/// What is spoken now, and what can be.
pub struct Speech {
    phrases: Phrases,
    /// Every way of showing texts, in the order in which `L` goes through them.
    ways: Vec<Way>,
    at: usize,
}

/// One way of showing the questionnaire's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    language: Language,
    beside: Option<Language>,
}

impl Speech {
    /// Begins in this language. The others are those that the interface or the
    /// questionnaire speaks; side by side only those of the questionnaire.
    pub fn new(questionnaire: &Questionnaire, language: Language) -> Self {
        let known = |other: &Language| {
            questionnaire.languages.contains(other)
                || Phrases::languages().any(|spoken| spoken == *other)
        };
        let mut ways = vec![Way { language, beside: None }];
        let others = Language::ALL.into_iter().filter(|other| *other != language);
        ways.extend(others.filter(known).map(|language| Way { language, beside: None }));
        let mut pair = questionnaire.languages.iter().copied();
        if questionnaire.languages.contains(&language) {
            let beside = pair.find(|other| *other != language);
            ways.extend(beside.map(|beside| Way { language, beside: Some(beside) }));
        }
        Self { phrases: Phrases::of(language), ways, at: 0 }
    }

    /// The next way of showing texts.
    pub fn turn(&mut self) {
        self.at = (self.at + 1) % self.ways.len();
        if self.phrases.language() != self.language() {
            self.phrases = Phrases::of(self.language());
        }
    }

    fn way(&self) -> Way {
        self.ways[self.at]
    }

    /// The language of interface and texts.
    pub fn language(&self) -> Language {
        self.way().language
    }

    /// The language beside it.
    pub fn beside(&self) -> Option<Language> {
        self.way().beside
    }

    /// For the head line: `EN`, or `EN+FR`.
    pub fn code(&self) -> String {
        let code = |language: Language| language.code().to_uppercase();
        match self.beside() {
            Some(beside) => format!("{}+{}", code(self.language()), code(beside)),
            None => code(self.language()),
        }
    }

    /// All of our phrases in the language of the interface.
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// One of our phrases.
    pub fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }

    /// One of our phrases with its places filled.
    pub fn fill(&self, key: &str, filling: &Filling<'_>) -> String {
        self.phrases.fill(key, filling)
    }

    /// A number as the language writes it.
    pub fn number(&self, plain: &str) -> String {
        self.phrases.number(plain)
    }

    /// A name, the language's colon, and what is said.
    pub fn named(&self, name: &str, text: &str) -> String {
        self.phrases.named(name, text)
    }

    /// An author's text in the first language on screen.
    pub fn text<'a>(&self, text: &'a LocalText) -> &'a str {
        text.get(self.language())
    }
}
