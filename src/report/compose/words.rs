//! Figures and names as the report writes them: in one language, one way.

use super::Facts;
use crate::assessment::{Answer, Confidence, Cost, Month, Reading, Source};
use crate::i18n::Phrases;
use crate::plan::{Candidate, Override, Planned};
use crate::questionnaire::{OwnerId, Question, QuestionId, Questionnaire, Scale};
use crate::report::document::Cell;
use crate::score::{Exact, Score, rounded};

impl Facts<'_> {
    /// A score with one decimal and the language's decimal sign; a dash where nothing counts.
    pub(super) fn figure(&self, value: Option<&Exact>) -> String {
        figure(self.phrases, value)
    }

    /// `1.4 (1.4 to 1.9)`: the score, and its interval where there is one.
    pub(super) fn figure_with_interval(&self, score: &Score) -> String {
        let figure = self.figure(score.value.as_ref());
        let (low, high) = (self.figure(score.low.as_ref()), self.figure(score.high.as_ref()));
        if low == high {
            return figure;
        }
        let interval = self.phrases.fill("interval", &[("low", low.into()), ("high", high.into())]);
        format!("{figure} ({interval})")
    }

    /// An ISO day in the language's long form; other texts stay as they are.
    pub(super) fn day(&self, iso: &str) -> String {
        day(self.phrases, iso)
    }

    /// An answer as printed: level and label, or the word for what it is with its reason.
    pub(super) fn answer(&self, question: &Question, reading: Reading) -> String {
        let answer = self.answer_alone(question, reading);
        let reason = self.reason(question, reading);
        reason.map_or_else(|| answer.clone(), |reason| self.phrases.named(&answer, reason))
    }

    /// An answer without the reason why a question is not applicable.
    pub(super) fn answer_alone(&self, question: &Question, reading: Reading) -> String {
        let Some(given) = self.assessment.given(&question.id, reading) else {
            return "–".to_owned();
        };
        match given.answer {
            Answer::Level(level) => self.level(self.questionnaire.scale_of(question), *level),
            Answer::NotApplicable { .. } => self.say("not-applicable"),
            Answer::NoEvidence => self.say("no-evidence"),
        }
    }

    /// Why a question is not applicable.
    pub(super) fn reason(&self, question: &Question, reading: Reading) -> Option<&str> {
        match self.assessment.given(&question.id, reading)?.answer {
            Answer::NotApplicable { reason, .. } => Some(reason),
            _ => None,
        }
    }

    /// Code and label of a level.
    pub(super) fn level(&self, scale: &Scale, value: i32) -> String {
        scale.level(value).map_or_else(
            || value.to_string(),
            |level| format!("{} {}", level.code, level.label.get(self.language())),
        )
    }

    /// The code of a level alone.
    pub(super) fn code(&self, scale: &Scale, value: i32) -> String {
        scale.level(value).map_or_else(|| value.to_string(), |level| level.code.clone())
    }

    pub(super) fn status(&self) -> String {
        self.say(crate::words::status_key(self.assessment.status()))
    }

    pub(super) fn confidence(&self, question: &QuestionId, reading: Reading) -> String {
        let confidence = self.assessment.confidence(question, reading);
        confidence.map_or_else(String::new, |confidence| {
            self.say(match confidence {
                Confidence::Low => "confidence-low",
                Confidence::Medium => "confidence-medium",
                Confidence::High => "confidence-high",
            })
        })
    }

    pub(super) fn owner(&self, id: &OwnerId) -> String {
        let owner = self.questionnaire.owner(id);
        owner.map_or_else(|| id.to_string(), |owner| owner.role.get(self.language()).to_owned())
    }

    /// An amount in whole units, thousands apart by a no-break space.
    pub(super) fn amount(&self, amount: u64) -> String {
        self::amount(amount)
    }

    /// What an action costs, as it was decided or by its band: the band's own words
    /// for nothing, else a range; and what it costs every year after.
    pub(super) fn price(&self, candidate: &Candidate<'_>) -> String {
        let Cost { low, high } = candidate.cost;
        let once = once(self.phrases, self.questionnaire, low, high);
        if candidate.recurrent == 0 {
            return once;
        }
        let yearly = self.range(candidate.recurrent, Some(candidate.recurrent));
        self.phrases.fill("cost-recurrent", &[("once", once.into()), ("yearly", yearly.into())])
    }

    /// Who pays; nothing where nothing is paid.
    pub(super) fn source(&self, source: Option<Source>) -> String {
        source.map_or_else(String::new, |source| {
            self.say(match source {
                Source::Own => "plan-source-own",
                Source::Donor => "plan-source-donor",
                Source::Unfunded => "plan-source-unfunded",
            })
        })
    }

    /// What the administration decided about an action against the computation, each
    /// with its reason.
    pub(super) fn decided(&self, candidate: &Candidate<'_>) -> Vec<String> {
        let said = |one: &Override| {
            let what = self.say(&format!("decided-{}", one.about));
            let said = self.phrases.fill("decided", &[("what", what.into())]);
            if one.why.is_empty() { said } else { self.phrases.named(&said, &one.why) }
        };
        candidate.overrides.iter().map(said).collect()
    }

    /// A range of amounts; `None` is open above.
    pub(super) fn range(&self, low: u64, high: Option<u64>) -> String {
        range(self.phrases, &self.questionnaire.currency, low, high)
    }

    /// A month of the calendar, as the language writes it.
    pub(super) fn month(&self, month: Month) -> String {
        let name = self.say(&format!("month-{}", month.of_year()));
        let year = month.year().to_string();
        self.phrases.fill("month-of-year", &[("month", name.into()), ("year", year.into())])
    }

    /// The months an action takes, counted from one; a dash where it must wait.
    pub(super) fn months(&self, one: &Planned<'_>) -> String {
        match (one.start, one.end) {
            (Some(start), Some(end)) => format!("{}–{end}", start + 1),
            _ => "–".to_owned(),
        }
    }

    /// `level 1, target 2`.
    pub(super) fn gap(&self, candidate: &Candidate<'_>) -> String {
        let scale = self.questionnaire.scale_of(candidate.question);
        self.phrases.fill(
            "summary-levels",
            &[
                ("from", self.code(scale, candidate.from).into()),
                ("target", self.code(scale, candidate.target).into()),
            ],
        )
    }

    /// How one will see that an action worked: its indicator, else the level it reaches.
    pub(super) fn indicator(&self, candidate: &Candidate<'_>) -> Cell {
        let scale = self.questionnaire.scale_of(candidate.question);
        let baseline = self.phrases.fill(
            "plan-baseline",
            &[
                ("from", self.code(scale, candidate.from).into()),
                ("to", self.code(scale, candidate.action.to).into()),
            ],
        );
        let indicator = candidate.action.indicator.get(self.language());
        Cell::plain(if indicator.is_empty() { baseline } else { indicator.to_owned() })
    }

    /// Where one will look: the action's means of verification, else the first
    /// evidence to ask for.
    pub(super) fn verification(&self, candidate: &Candidate<'_>) -> String {
        let language = self.language();
        let own = candidate.action.verification.get(language);
        let first = candidate.question.evidence.first().map_or("", |text| text.get(language));
        if own.is_empty() { first.to_owned() } else { own.to_owned() }
    }
}

/// A figure with one decimal and the language's decimal sign; a dash where nothing counts.
pub(super) fn figure(phrases: &Phrases, value: Option<&Exact>) -> String {
    value.map_or_else(
        || "–".to_owned(),
        |value| rounded(value, 1).replace('.', &phrases.say("decimal-sign")),
    )
}

/// An ISO day in the language's long form; other texts stay as they are.
pub(super) fn day(phrases: &Phrases, iso: &str) -> String {
    let parts: Vec<Option<u32>> = iso.split('-').map(|part| part.parse().ok()).collect();
    match parts[..] {
        [Some(year), Some(month @ 1..=12), Some(day @ 1..=31)] => {
            let first = if day == 1 { phrases.say("date-first") } else { day.to_string() };
            let filling = [
                ("day", first.into()),
                ("month", phrases.say(&format!("month-{month}")).into()),
                ("year", year.to_string().into()),
            ];
            phrases.fill("date-long", &filling)
        }
        _ => iso.to_owned(),
    }
}

/// An amount in whole units, thousands apart by a no-break space.
fn amount(amount: u64) -> String {
    let digits = amount.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

/// What is paid once: the words of the band for nothing, else a range.
pub(super) fn once(
    phrases: &Phrases,
    questionnaire: &Questionnaire,
    low: u64,
    high: Option<u64>,
) -> String {
    let free = questionnaire.cost_bands.iter().find(|band| band.high == Some(0));
    match free.filter(|_| high == Some(0)) {
        Some(band) => band.label.get(phrases.language()).to_owned(),
        None => range(phrases, &questionnaire.currency, low, high),
    }
}

/// A range of amounts; `None` is open above.
pub(super) fn range(phrases: &Phrases, currency: &str, low: u64, high: Option<u64>) -> String {
    let filling = [
        ("currency", currency.to_owned().into()),
        ("low", amount(low).into()),
        ("high", amount(high.unwrap_or(0)).into()),
    ];
    let key = match high {
        None => "cost-from",
        Some(high) if low == high => "cost-exact",
        Some(_) if low == 0 => "cost-up-to",
        Some(_) => "cost-range",
    };
    phrases.fill(key, &filling)
}
