//! Translations: one file a language beside the definition.
//!
//! Promises: a text that has no translation falls back to the first language
//! and is named; one whose source has changed since is used and named; a key
//! that belongs to no text is named. None of these is a fault.

use super::check::language;
use super::fault::{Code, Faults};
use super::migration::Move;
use super::source::{Said, Source, Text, scalar, text};
use super::tree::{Node, Value};
use super::{Questionnaire, fault::quoted};
use crate::i18n::{Language, LocalText};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What a translation file covers. Keys in the order of the definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The language of the file.
    pub language: Language,
    /// How many texts the definition has.
    pub of: usize,
    /// How many of them are translated, the drifted ones included.
    pub translated: usize,
    /// Texts without a translation: shown in the first language.
    pub missing: Vec<String>,
    /// Texts whose source has changed since they were translated.
    pub drifted: Vec<String>,
    /// Keys of the file that belong to no text, in alphabetical order.
    pub unknown: Vec<String>,
}

/// The first 8 hex digits of the SHA-256 of a source text: what `of` holds.
pub fn fingerprint(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// A translation file as read.
#[derive(Debug)]
pub(super) struct Translation {
    language: Language,
    /// Fingerprint of the source text, and the translation.
    texts: BTreeMap<String, (String, String)>,
}

impl Translation {
    pub(super) const fn language(&self) -> Language {
        self.language
    }

    /// Fingerprint and translation by key.
    pub(super) fn into_texts(self) -> BTreeMap<String, (String, String)> {
        self.texts
    }
}

/// Reads a translation of this source; `None` if something is told against it.
pub(super) fn read(
    node: &Node,
    source: Option<&Source>,
    faults: &mut Faults,
) -> Option<Translation> {
    let of = source.and_then(|source| source.id.as_ref());
    if let (Some(said), Some(of)) = (text(node, "questionnaire"), of)
        && said.is != of.is
    {
        let message = format!("This translates {}, not {}.", quoted(&said.is), quoted(&of.is));
        let hint = "Put it beside the questionnaire that it belongs to.";
        faults.add(said.at, Code::OtherQuestionnaire, message, hint);
    }
    let said = text(node, "language")?;
    let language = language(&said, faults)?;
    let mut texts = BTreeMap::new();
    if let Some((_, Node { value: Value::Map(entries), .. })) = node.field("texts") {
        for (key, entry) in entries {
            let field = |name| entry.field(name).and_then(|(_, node)| scalar(node));
            let word = |said: Text| said.map_or_else(String::new, |said| said.is);
            texts.insert(key.name.clone(), (word(field("of")), word(field("text"))));
        }
    }
    Some(Translation { language, texts })
}

/// Tells a language that the definition or an earlier file has already.
pub(super) fn twice(node: &Node, languages: &mut BTreeSet<String>, faults: &mut Faults) {
    if let Some(said) = text(node, "language")
        && !languages.insert(said.is.clone())
    {
        let message = format!("There are already texts in {}.", quoted(&said.is));
        let hint = "One file a language, and none for the questionnaire's own.";
        faults.add(said.at, Code::LanguageTwice, message, hint);
    }
}

/// Gives each text of a definition its translations, and keeps count.
pub(super) struct Merge {
    translations: Vec<Translation>,
    coverage: Vec<Coverage>,
    keys: BTreeSet<String>,
    /// Keys and texts by number, where the texts are to stand elsewhere.
    apart: Option<Vec<(String, String)>>,
}

impl Merge {
    /// The definition gets numbers, and the texts stand apart from it.
    pub(super) fn apart() -> Self {
        Self { apart: Some(Vec::new()), ..Self::new(Vec::new()) }
    }

    pub(super) fn new(translations: Vec<Translation>) -> Self {
        let empty = |one: &Translation| Coverage {
            language: one.language,
            of: 0,
            translated: 0,
            missing: Vec::new(),
            drifted: Vec::new(),
            unknown: Vec::new(),
        };
        let coverage = translations.iter().map(empty).collect();
        Self { translations, coverage, keys: BTreeSet::new(), apart: None }
    }

    pub(super) fn languages(&self) -> impl Iterator<Item = Language> {
        self.translations.iter().map(|translation| translation.language)
    }

    /// What stands apart: keys and texts by number.
    pub(super) fn into_apart(self) -> Vec<(String, String)> {
        self.apart.unwrap_or_default()
    }

    /// The text under this key, in every language that has it.
    pub(super) fn text(&mut self, key: &str, said: Option<&Said<String>>) -> LocalText {
        let Some(said) = said else { return LocalText::default() };
        if let Some(apart) = &mut self.apart {
            let number = u32::try_from(apart.len()).unwrap_or(u32::MAX);
            apart.push((key.to_owned(), said.is.clone()));
            return LocalText::kept(number);
        }
        let mut text = LocalText::new(said.is.as_str());
        self.keys.insert(key.to_owned());
        for (translation, coverage) in self.translations.iter().zip(&mut self.coverage) {
            coverage.of += 1;
            match translation.texts.get(key).filter(|(_, words)| !words.is_empty()) {
                None => coverage.missing.push(key.to_owned()),
                Some((of, words)) => {
                    coverage.translated += 1;
                    if !of.eq_ignore_ascii_case(&fingerprint(&said.is)) {
                        coverage.drifted.push(key.to_owned());
                    }
                    text.translate(translation.language, words.as_str());
                }
            }
        }
        text
    }

    /// What each translation covers; keys in the order of [`texts`].
    pub(super) fn finish(mut self, questionnaire: &Questionnaire) -> Vec<Coverage> {
        let order: BTreeMap<String, usize> =
            texts(questionnaire).into_iter().enumerate().map(|(at, (key, _))| (key, at)).collect();
        for (translation, coverage) in self.translations.iter().zip(&mut self.coverage) {
            coverage.missing.sort_by_key(|key| order.get(key));
            coverage.drifted.sort_by_key(|key| order.get(key));
            let strangers = translation.texts.keys().filter(|key| !self.keys.contains(*key));
            coverage.unknown = strangers.cloned().collect();
        }
        self.coverage
    }
}

/// Every text that can be translated, under the key that translation files
/// use, in the order of the definition. Texts the author left out are not there.
pub fn texts(questionnaire: &Questionnaire) -> Vec<(String, &LocalText)> {
    let mut list = Listing(Vec::new());
    list.one("title".to_owned(), &questionnaire.title);
    list.one("notice".to_owned(), &questionnaire.notice);
    for scale in &questionnaire.scales {
        for level in &scale.levels {
            let key = format!("scales.{}.levels.{}", scale.id, level.code);
            list.one(format!("{key}.label"), &level.label);
            list.one(format!("{key}.meaning"), &level.meaning);
        }
    }
    for owner in &questionnaire.owners {
        list.one(format!("owners.{}.role", owner.id), &owner.role);
    }
    for band in &questionnaire.cost_bands {
        list.one(format!("cost_bands.{}.label", band.id), &band.label);
    }
    for phase in &questionnaire.phases {
        list.one(format!("phases.{}.title", phase.id), &phase.title);
    }
    for one in &questionnaire.instruments {
        list.one(format!("instruments.{}.title", one.id), &one.title);
        list.one(format!("instruments.{}.note", one.id), &one.note);
    }
    for one in &questionnaire.threats {
        list.one(format!("threats.{}.title", one.id), &one.title);
    }
    for area in &questionnaire.areas {
        list.one(format!("areas.{}.title", area.id), &area.title);
        list.one(format!("areas.{}.intent", area.id), &area.intent);
        list.one(format!("areas.{}.objective", area.id), &area.objective);
        for topic in &area.topics {
            list.one(format!("topics.{}.title", topic.id), &topic.title);
            topic.questions.iter().for_each(|question| list.question(questionnaire, question));
        }
    }
    for check in &questionnaire.checks {
        list.one(format!("checks.{}.message", check.id), &check.message);
    }
    for migration in &questionnaire.migrations {
        for one in &migration.moves {
            if let Move::Retire { question, why } = one {
                list.one(format!("migrations.{}.{question}.why", migration.from), why);
            }
        }
    }
    list.0
}

struct Listing<'a>(Vec<(String, &'a LocalText)>);

impl<'a> Listing<'a> {
    fn one(&mut self, key: String, text: &'a LocalText) {
        if !text.is_empty() {
            self.0.push((key, text));
        }
    }

    /// Counted from 1.
    fn many(&mut self, key: &str, texts: &'a [LocalText]) {
        for (at, text) in texts.iter().enumerate() {
            self.one(format!("{key}.{}", at + 1), text);
        }
    }

    fn question(&mut self, questionnaire: &'a Questionnaire, question: &'a super::Question) {
        let id = &question.id;
        let scale = questionnaire.scale_of(question);
        self.one(format!("{id}.text"), &question.text);
        self.one(format!("{id}.why"), &question.why);
        for (level, text) in scale.levels.iter().zip(&question.levels) {
            self.one(format!("{id}.levels.{}", level.code), text);
        }
        self.many(&format!("{id}.probes"), &question.probes);
        self.many(&format!("{id}.evidence"), &question.evidence);
        if let Some(text) = &question.not_applicable {
            self.one(format!("{id}.not_applicable"), text);
        }
        self.many(&format!("{id}.themes"), &question.themes);
        for action in &question.actions {
            let code = scale.level(action.to).map_or("", |level| level.code.as_str());
            let key = format!("{id}.actions.{code}");
            self.one(format!("{key}.text"), &action.text);
            self.one(format!("{key}.indicator"), &action.indicator);
            self.one(format!("{key}.verification"), &action.verification);
            self.one(format!("{key}.assumption"), &action.assumption);
        }
    }
}
