//! The program's own words: screens and reports, one folder of Fluent files a
//! language.
//!
//! Promises: a phrase missing in a language is said in English rather than not
//! at all (and fails a test); texts are embedded, so nothing is read from disk;
//! a file is taken apart when a phrase is looked for in it, so that an interview
//! does not wait for the words of reports.

use super::{Language, pseudo};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// What a phrase is filled with.
pub type Filling<'a> = [(&'a str, FluentValue<'a>)];

/// The phrases of one language, with English behind it.
pub struct Phrases {
    language: Language,
    /// In the order in which a phrase is looked for.
    files: Vec<File>,
}

/// One Fluent file, and its phrases once somebody looked for one in it.
struct File {
    language: Language,
    source: &'static str,
    bundle: OnceLock<Option<FluentBundle<FluentResource>>>,
}

/// The Fluent files of a folder: what one language has, all have. Those that an
/// interview needs first come first.
macro_rules! files {
    ($folder:literal) => {
        &[
            include_str!(concat!($folder, "/interface.ftl")),
            include_str!(concat!($folder, "/interview.ftl")),
            include_str!(concat!($folder, "/report.ftl")),
            include_str!(concat!($folder, "/paper.ftl")),
            include_str!(concat!($folder, "/plan.ftl")),
            include_str!(concat!($folder, "/workshop.ftl")),
            include_str!(concat!($folder, "/merge.ftl")),
            include_str!(concat!($folder, "/seal.ftl")),
            include_str!(concat!($folder, "/regional.ftl")),
            include_str!(concat!($folder, "/compare.ftl")),
            include_str!(concat!($folder, "/approval.ftl")),
        ]
    };
}

/// The Fluent files of a language.
const fn sources(language: Language) -> &'static [&'static str] {
    match language {
        Language::En | Language::Qps => files!("en"),
        Language::Fr => files!("fr"),
        Language::Pt => files!("pt"),
        Language::Es => files!("es"),
    }
}

impl Phrases {
    /// The phrases of a language.
    pub fn of(language: Language) -> Self {
        let mut languages = vec![language];
        if language != Language::En {
            languages.push(Language::En);
        }
        let files = |language| {
            let file = move |source| File { language, source, bundle: OnceLock::new() };
            sources(language).iter().copied().map(file)
        };
        Self { language, files: languages.into_iter().flat_map(files).collect() }
    }

    /// The languages that the interface and the reports speak.
    pub fn languages() -> impl Iterator<Item = Language> {
        Language::ALL.into_iter()
    }

    /// The language asked for.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A phrase without filling.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// A number as this language writes it: `1.5` becomes `1,5` in French.
    pub fn number(&self, plain: &str) -> String {
        plain.replace('.', &self.say("decimal-sign"))
    }

    /// What is named before what is said of it: `LEG-01: text`, in French with a space
    /// before the colon.
    pub fn named(&self, name: &str, text: &str) -> String {
        format!("{name}{}{text}", self.say("colon"))
    }

    /// Several texts in one line, as the language parts them.
    pub fn listed(&self, texts: &[impl AsRef<str>]) -> String {
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        texts.join(&self.say("semicolon"))
    }

    /// A phrase with its places filled.
    pub fn fill(&self, key: &str, filling: &Filling<'_>) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in filling {
            args.set(*name, value.clone());
        }
        let said = self.files.iter().find_map(|file| {
            let bundle = file.bundle.get_or_init(|| bundle(file.language, file.source)).as_ref()?;
            let pattern = bundle.get_message(key)?.value()?;
            Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
        });
        match (said, self.language) {
            (Some(said), Language::Qps) if said.contains(char::is_alphabetic) => {
                format!("[{said}]")
            }
            (said, _) => said.unwrap_or_else(|| key.to_owned()),
        }
    }
}

fn bundle(language: Language, source: &str) -> Option<FluentBundle<FluentResource>> {
    // The plural rules: Brazil's `pt` counts 0 as one, the texts are of Portugal and Africa.
    let code = if language == Language::Pt { "pt-PT" } else { language.code() };
    let identifier: LanguageIdentifier = code.parse().ok()?;
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(false);
    if language == Language::Qps {
        // Only the phrases' own words: what they are filled with has its own language.
        bundle.set_transform(Some(pseudo::part));
    }
    // A test reads every file strictly; here a faulty phrase costs only itself.
    let resource = FluentResource::try_new(source.to_owned());
    bundle.add_resource_overriding(resource.unwrap_or_else(|(partial, _)| partial));
    Some(bundle)
}

#[cfg(test)]
mod tests {
    use super::{FluentResource, Language, Phrases, sources};
    use std::collections::BTreeSet;

    /// Keys and the names of the places in them, by file.
    fn keys(source: &str) -> BTreeSet<String> {
        source
            .lines()
            .filter(|line| !line.starts_with(['#', ' ']) && line.contains(" ="))
            .filter_map(|line| line.split(" =").next())
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn every_language_has_every_phrase_and_no_other() {
        let of = |language| -> Vec<BTreeSet<String>> {
            sources(language).iter().map(|source| keys(source)).collect()
        };
        let english = of(Language::En);
        assert!(english.iter().map(BTreeSet::len).sum::<usize>() > 200);
        for language in Phrases::languages() {
            assert_eq!(of(language), english, "{language}");
        }
    }

    #[test]
    fn no_phrase_hides_another() {
        let mut seen = BTreeSet::new();
        for source in sources(Language::En) {
            for key in keys(source) {
                assert!(seen.insert(key.clone()), "{key} stands in two files");
            }
        }
    }

    #[test]
    fn every_file_is_sound_fluent() {
        for language in Phrases::languages() {
            for source in sources(language) {
                // Files are taken apart one by one: no phrase may stand on another.
                let alone = source
                    .split('{')
                    .skip(1)
                    .all(|place| place.trim_start().starts_with(['$', '"']));
                assert!(alone, "{language}: a phrase stands on another");
                let read = FluentResource::try_new((*source).to_owned());
                assert!(read.is_ok(), "{language}: {:?}", read.err().map(|(_, faults)| faults));
            }
        }
    }

    #[test]
    fn numbers_and_colons_follow_the_language() {
        let both = |language| {
            let phrases = Phrases::of(language);
            format!("{} {}", phrases.named("A", "b"), phrases.number("1.50"))
        };
        assert_eq!(both(Language::En), "A: b 1.50");
        assert_eq!(both(Language::Fr), "A\u{a0}: b 1,50");
        assert_eq!(both(Language::Pt), "A: b 1,50");
        assert_eq!(both(Language::Es), "A: b 1,50");
    }

    #[test]
    fn none_is_not_called_one() {
        let of = |language| Phrases::of(language).fill("progress-late", &[("count", 0.into())]);
        for language in Phrases::languages() {
            assert!(of(language).starts_with("0 "), "{language}: {}", of(language));
        }
        // French counts 0 as one: where `[one]` has no figure, 0 or 1 is named beside it.
        for source in sources(Language::Fr) {
            let (mut selector, mut before) = ("", "");
            for line in source.lines() {
                if line.trim_start().starts_with("[one]") {
                    let counted = line.contains(&format!("{{ ${selector} }}"));
                    assert!(counted || before.trim_start().starts_with("[0]"), "{line}");
                }
                let opened = line.rsplit_once(" ->").and_then(|(at, _)| at.rsplit_once("{ $"));
                selector = opened.map_or(selector, |(_, selector)| selector);
                before = line;
            }
        }
    }

    #[test]
    fn an_unknown_phrase_is_shown_by_its_key() {
        assert_eq!(Phrases::of(Language::Es).say("no-such-phrase"), "no-such-phrase");
    }
}
