//! A setting of the plan in one line, `budget.2027=250000`: the same words for
//! a try, for a decision that is kept, and for the field on the screen.
//!
//! Promise: what is read names only owners, phases, questions and levels that
//! the questionnaire knows; else it says which part it did not understand.

mod decision;

use super::sorting::makes_circle;
use crate::assessment::{Assessment, Change, Limit, Month, Rating, Source};
use crate::i18n::Phrases;
use crate::questionnaire::{Owner, Question, Questionnaire};
use decision::Facts;
pub use decision::{cost, follow_up, owners};

/// What was not understood, and what would have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    pub part: String,
    pub expected: Expected,
    /// What was probably meant.
    pub near: Option<String>,
}

impl Unclear {
    fn new(part: &str, expected: Expected) -> Self {
        Self { part: part.to_owned(), expected, near: None }
    }

    /// The same in a sentence.
    pub fn in_words(&self, phrases: &Phrases) -> String {
        let expected = phrases.say(&format!("plan-expects-{}", self.expected.code()));
        let filling = [("part", self.part.as_str().into()), ("expected", expected.into())];
        let told = phrases.fill("plan-unclear", &filling);
        let Some(near) = &self.near else { return told };
        format!("{told} – {}", phrases.fill("plan-near", &[("near", near.as_str().into())]))
    }
}

/// What belongs in the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// `KEY=VALUE`.
    Assignment,
    Key,
    Owner,
    Phase,
    Question,
    Level,
    Threat,
    Rating,
    Action,
    /// An action that does not wait for this one, nor this one for it.
    Apart,
    Year,
    Month,
    /// `2027-03..2027-05`.
    Months,
    Amount,
    /// `1000..5000`.
    Range,
    /// 0.5, 1, 1.5 …
    Capacity,
    Number,
    Source,
    Stage,
    YesNo,
    /// `0.92@2026-11-01`.
    Rate,
    Percent,
    /// What an own action does.
    Text,
}

impl Expected {
    /// The name of this kind, for phrases.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assignment => "assignment",
            Self::Key => "key",
            Self::Owner => "owner",
            Self::Phase => "phase",
            Self::Question => "question",
            Self::Level => "level",
            Self::Threat => "threat",
            Self::Rating => "rating",
            Self::Action => "action",
            Self::Apart => "apart",
            Self::Year => "year",
            Self::Month => "month",
            Self::Months => "months",
            Self::Amount => "amount",
            Self::Range => "range",
            Self::Capacity => "capacity",
            Self::Number => "number",
            Self::Source => "source",
            Self::Stage => "stage",
            Self::YesNo => "yes-no",
            Self::Rate => "rate",
            Self::Percent => "percent",
            Self::Text => "text",
        }
    }
}

/// What gives a setting back to the computation.
const NONE: &str = "-";

type Result<T> = std::result::Result<T, Unclear>;

fn need<T>(found: Option<T>, part: &str, expected: Expected) -> Result<T> {
    found.ok_or_else(|| Unclear::new(part, expected))
}

/// `None` for what gives back, else what is read.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Result<T>) -> Result<Option<T>> {
    if text == NONE { Ok(None) } else { read(text).map(Some) }
}

/// The change that a setting asks for, in this assessment: it knows the own
/// actions, and what was reported of each.
pub fn setting(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    text: &str,
) -> Result<Change> {
    let (key, value) = need(text.split_once('='), text, Expected::Assignment)?;
    let (key, value) = (key.trim(), value.trim());
    let (head, rest) = key.split_once('.').unwrap_or((key, ""));
    let limit = |limit| Ok(Change::Limited { limit });
    match head {
        "start" => limit(Limit::Start(optional(value, month)?)),
        "budget" => limit(budget(rest, value)?),
        "capacity" => {
            let owner = owner(questionnaire, rest)?.id.clone();
            limit(Limit::Capacity { owner, halves: optional(value, halves)? })
        }
        "away" => limit(absence(questionnaire, rest, value)?),
        "phase" => {
            let known = questionnaire.phases.iter();
            let found = known.map(|phase| &phase.id).find(|id| same(id.as_str(), rest));
            let phase = need(found, rest, Expected::Phase)?.clone();
            limit(Limit::Phase { phase, most: optional(value, number)? })
        }
        "rate" => limit(rate(rest, value)?),
        "inflation" => limit(Limit::Inflation(optional(value, |text| {
            let thousandths = decimal(text, 3).and_then(|number| u32::try_from(number).ok());
            need(thousandths.filter(|number| *number <= 1_000_000), text, Expected::Percent)
        })?)),
        "target" => target(questionnaire, rest, value),
        "threat" => {
            let known = questionnaire.threats.iter().map(|threat| &threat.id);
            let found = known.into_iter().find(|id| same(id.as_str(), rest));
            let threat = need(found, rest, Expected::Threat)?.clone();
            let ratings = [Rating::Low, Rating::Medium, Rating::High];
            let rating = optional(value, |text| {
                let found = ratings.into_iter().find(|rating| same(rating.code(), text));
                need(found, text, Expected::Rating)
            })?;
            Ok(Change::Rated { threat, rating })
        }
        "action" => {
            let (id, about) = need(rest.rsplit_once('.'), key, Expected::Key)?;
            let facts = Facts { questionnaire, assessment };
            let action = facts.row(id, about)?;
            let decision = facts.decision(&action, about, value)?;
            let change = Change::Planned { action, decision };
            need(
                (!makes_circle(questionnaire, assessment, &change)).then_some(()),
                value,
                Expected::Apart,
            )?;
            Ok(change)
        }
        "own" => {
            let facts = Facts { questionnaire, assessment };
            facts.own(question(questionnaire, rest)?, value)
        }
        _ => Err(Unclear::new(key, Expected::Key)),
    }
}

fn same(id: &str, typed: &str) -> bool {
    id.eq_ignore_ascii_case(typed.trim())
}

fn owner<'q>(questionnaire: &'q Questionnaire, typed: &str) -> Result<&'q Owner> {
    let found = questionnaire.owners.iter().find(|owner| same(owner.id.as_str(), typed));
    need(found, typed, Expected::Owner)
}

fn question<'q>(questionnaire: &'q Questionnaire, typed: &str) -> Result<&'q Question> {
    need(questionnaire.find_question(typed), typed, Expected::Question)
}

/// A question's target, or that of a whole area.
fn target(questionnaire: &Questionnaire, id: &str, value: &str) -> Result<Change> {
    let area = questionnaire.areas.iter().find(|area| same(area.id.as_str(), id));
    if let Some(area) = area.filter(|_| questionnaire.find_question(id).is_none()) {
        let scale = questionnaire.main_scale();
        let level = optional(value, |text| need(scale.parse(text), text, Expected::Level))?;
        return Ok(Change::Limited { limit: Limit::Target { area: area.id.clone(), level } });
    }
    let question = question(questionnaire, id)?;
    let scale = questionnaire.scale_of(question);
    let target = optional(value, |text| need(scale.parse(text), text, Expected::Level))?;
    Ok(Change::Targeted { question: question.id.clone(), target })
}

fn month(text: &str) -> Result<Month> {
    need(Month::parse(text), text, Expected::Month)
}

fn number(text: &str) -> Result<u32> {
    let number = text.parse().ok().filter(|number| *number <= 10_000);
    need(number, text, Expected::Number)
}

/// A whole amount; blanks, apostrophes and underscores may part its thousands.
pub fn amount(text: &str) -> Result<u64> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_')).collect();
    let digits = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
    // The largest number that JSON carries exactly.
    let amount = Some(plain).filter(|_| digits).and_then(|plain| plain.parse().ok());
    need(amount.filter(|amount| *amount <= 9_007_199_254_740_991), text, Expected::Amount)
}

/// A number with a point as so many units of its last place; exact or nothing.
fn decimal(text: &str, places: usize) -> Option<u64> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = format!("{whole}{part:0<places$}");
    let sound = part.len() <= places && !whole.is_empty() && digits.len() <= 15;
    (sound && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn halves(text: &str) -> Result<u32> {
    let tenths = decimal(text, 1).filter(|tenths| tenths % 5 == 0 && *tenths <= 10_000);
    need(tenths.and_then(|tenths| u32::try_from(tenths / 5).ok()), text, Expected::Capacity)
}

fn source(text: &str) -> Result<Source> {
    let found = Source::ALL.into_iter().find(|source| same(source.code(), text));
    need(found, text, Expected::Source)
}

fn budget(rest: &str, value: &str) -> Result<Limit> {
    let (year, payer) = match rest.split_once('.') {
        Some((year, payer)) => (year, Some(source(payer)?)),
        None => (rest, None),
    };
    let known = year.parse().ok().filter(|year| (1900..=9999).contains(year));
    let year = need(known, year, Expected::Year)?;
    Ok(Limit::Budget { year, source: payer, ceiling: optional(value, amount)? })
}

fn absence(questionnaire: &Questionnaire, id: &str, value: &str) -> Result<Limit> {
    let owner = owner(questionnaire, id)?.id.clone();
    let (away, span) = match value.strip_prefix(NONE) {
        Some(span) => (false, span),
        None => (true, value),
    };
    let (from, until) = span.split_once("..").unwrap_or((span, span));
    let (from, until) = (month(from.trim())?, month(until.trim())?);
    need((from <= until).then_some(()), span, Expected::Months)?;
    Ok(Limit::Absence { owner, from, until, away })
}

fn rate(currency: &str, value: &str) -> Result<Limit> {
    let code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    need(code.then_some(()), currency, Expected::Rate)?;
    let currency = currency.to_owned();
    if value == NONE {
        return Ok(Limit::Rate { currency, millionths: None, date: String::new() });
    }
    let (units, date) = need(value.split_once('@'), value, Expected::Rate)?;
    let millionths = decimal(units, 6).filter(|units| *units > 0);
    let millionths = Some(need(millionths, units, Expected::Rate)?);
    need(Month::parse(date).filter(|_| date.len() == 10), date, Expected::Rate)?;
    Ok(Limit::Rate { currency, millionths, date: date.to_owned() })
}
