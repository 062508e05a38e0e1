//! What is wrong in a definition, where, and what to do about it.
//!
//! Promise: a fault carries a stable code that never changes its meaning, and a
//! place that a snippet can be drawn from. Messages are English: they are for
//! the author of a questionnaire.

use std::fmt;

/// A stretch of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// In bytes from the beginning of the file, a byte-order mark included.
    pub offset: usize,
    /// In bytes; may be 0.
    pub length: usize,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// The kind of a fault, stable across versions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every kind of fault that is known.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The code as it is printed, for example `unknown-field`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

codes! {
    // The file as such.
    /// The file is larger than 4 MiB.
    TooLarge = "too-large",
    /// A byte that is not UTF-8.
    NotUtf8 = "not-utf8",
    /// A character that steers a terminal, or is invisible.
    ControlCharacter = "control-character",
    /// A character that turns the direction of writing.
    BidiControl = "bidi-control",
    /// Not YAML.
    Syntax = "syntax",
    /// Nothing in it.
    EmptyFile = "empty-file",
    /// More than one `---` document.
    SeveralDocuments = "several-documents",
    /// Lists and records nested too deep.
    TooDeep = "too-deep",
    /// More than half a million values.
    TooManyValues = "too-many-values",
    /// `&name`.
    Anchor = "anchor",
    /// `*name`.
    Alias = "alias",
    /// `!name`.
    Tag = "tag",
    /// A list or record where a field's name belongs.
    KeyNotText = "key-not-text",
    /// The same field twice in one record.
    DuplicateKey = "duplicate-key",
    // The shape: which fields, which kinds of value.
    /// Written for another version of the format.
    FormatVersion = "format-version",
    /// A field that does not exist.
    UnknownField = "unknown-field",
    /// A field that has no effect here.
    UnusedField = "unused-field",
    /// A field that must be there.
    MissingField = "missing-field",
    /// A field without a value.
    EmptyField = "empty-field",
    /// A list that needs at least one entry.
    EmptyList = "empty-list",
    /// A text where a list belongs, and so on.
    WrongType = "wrong-type",
    /// A number that is too low or too high.
    OutOfRange = "out-of-range",
    /// More than three decimals.
    TooPrecise = "too-precise",
    /// A text over its length.
    TooLong = "too-long",
    /// A line break where one line belongs.
    LineBreak = "line-break",
    /// A word that is not among the allowed ones.
    UnknownChoice = "unknown-choice",
    /// Characters that an id cannot have.
    BadId = "bad-id",
    // The meaning.
    /// An id that is used twice.
    DuplicateId = "duplicate-id",
    /// A language that is not known.
    UnknownLanguage = "unknown-language",
    /// Not three capital letters.
    BadCurrency = "bad-currency",
    /// Values that do not rise by one.
    ScaleGap = "scale-gap",
    /// A level code used twice in a scale.
    DuplicateCode = "duplicate-code",
    /// Not one text per level.
    LevelTexts = "level-texts",
    /// No level of the scale.
    UnknownLevel = "unknown-level",
    /// A scale that is not defined.
    UnknownScale = "unknown-scale",
    /// An owner that is not defined.
    UnknownOwner = "unknown-owner",
    /// An instrument that is not defined.
    UnknownInstrument = "unknown-instrument",
    /// A threat that is not defined.
    UnknownThreat = "unknown-threat",
    /// A cost band that is not defined.
    UnknownCostBand = "unknown-cost-band",
    /// A question that is not defined.
    UnknownQuestion = "unknown-question",
    /// Prerequisites that wait for each other.
    PrerequisiteCycle = "prerequisite-cycle",
    /// The same thing listed twice.
    ListedTwice = "listed-twice",
    /// `when` looks at a question that comes later.
    ForwardCondition = "forward-condition",
    /// `any_of_kind` in the `when` of a question.
    KindInWhen = "kind-in-when",
    /// A condition that can never hold or says nothing.
    EmptyCondition = "empty-condition",
    /// A possible gap that no action closes.
    MissingAction = "missing-action",
    /// Two actions to one level, or one to the lowest.
    ActionLevel = "action-level",
    /// A cost band whose high is below its low.
    CostRange = "cost-range",
    /// Phases that do not rise.
    PhaseOrder = "phase-order",
    /// Evidence limits that do not rise.
    CeilingOrder = "ceiling-order",
    /// A part of a gate that stands for no level.
    PartWithoutGate = "part-without-gate",
    /// A conversion table that does not rise.
    TableOrder = "table-order",
    /// A migration from this version itself, or a second one from the same.
    MigrationVersion = "migration-version",
    /// A question that is moved away and still asked.
    MovedQuestion = "moved-question",
    /// A split into one, or a merge of one.
    TooFewParts = "too-few-parts",
    /// Levels of a rescaled question that do not rise.
    RescaleOrder = "rescale-order",
    /// A mapping to the questionnaire itself.
    MapsItself = "maps-itself",
    // Translations.
    /// A translation of another questionnaire.
    OtherQuestionnaire = "other-questionnaire",
    /// A translation into a language that is there already.
    LanguageTwice = "language-twice",
}

impl Code {
    /// Whether it says that a single value has the wrong shape, so that nothing
    /// else about the value is worth telling.
    const fn is_of_one_value(self) -> bool {
        matches!(
            self,
            Self::OutOfRange
                | Self::TooPrecise
                | Self::TooLong
                | Self::LineBreak
                | Self::UnknownChoice
                | Self::BadId
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// 0: the definition; n: the n-th translation file.
    pub file: usize,
    /// Where.
    pub place: Place,
    /// What kind.
    pub code: Code,
    /// What is wrong, one sentence.
    pub message: String,
    /// What to do; may be empty.
    pub hint: String,
}

/// Collects the faults of one file.
#[derive(Debug, Default)]
pub(super) struct Faults {
    list: Vec<Fault>,
    suggested: usize,
}

/// So many suggestions are looked for in one file: a hostile file must not make
/// every unknown word be compared with every known one.
const SUGGESTIONS: usize = 200;

impl Faults {
    pub(super) fn add(
        &mut self,
        place: Place,
        code: Code,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let (message, hint) = (message.into(), hint.into());
        self.list.push(Fault { file: 0, place, code, message, hint });
    }

    /// The known word that looks most like this one, as a question; else `other`.
    pub(super) fn did_you_mean<'a>(
        &mut self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
        other: &str,
    ) -> String {
        self.suggested += 1;
        if self.suggested > SUGGESTIONS {
            return other.to_owned();
        }
        match super::nearest::nearest(word, known) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => other.to_owned(),
        }
    }

    /// By place, and each once. A value that has the wrong shape is told for that
    /// alone, not also for naming nothing.
    pub(super) fn into_sorted(mut self, file: usize) -> Vec<Fault> {
        for fault in &mut self.list {
            fault.file = file;
        }
        self.list.sort();
        self.list.dedup_by(|later, first| {
            later == first || (later.place == first.place && first.code.is_of_one_value())
        });
        self.list
    }
}

/// A word as it may stand in a message: short, and without anything a terminal would obey.
pub(super) fn quoted(word: &str) -> String {
    let mut short: String = word
        .chars()
        .take(40)
        .map(|c| if super::scan::unwelcome(c).is_some() || c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if word.chars().nth(40).is_some() {
        short.push('…');
    }
    format!("`{short}`")
}
