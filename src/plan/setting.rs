//! A setting of the plan in one line, `budget.2027=250000`: the same words for
//! a try, for a decision that is kept, and for the field on the screen.
//!
//! Promise: what is read names only owners, phases, questions and levels that
//! the questionnaire knows; else it says which part it did not understand.

use super::logframe::OVERALL;
use super::sorting::makes_circle;
use crate::assessment::{
    ActionId, Assessment, Change, Cost, FollowUp, FrameColumn, Limit, Month, Rating, Ruling,
    Source, Stage,
};
use crate::i18n::Phrases;
use crate::questionnaire::{Owner, OwnerId, Question, Questionnaire, nearest};

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
        }
    }
}

/// What gives a setting back to the computation.
const NONE: &str = "-";
/// Months that an action may last, as in a questionnaire.
const MONTHS: std::ops::RangeInclusive<u32> = 1..=240;

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

/// What a decision about an action is read with.
struct Facts<'a> {
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
}

impl Facts<'_> {
    /// What a decision is about: an action, or for a text also another row of
    /// the logical framework.
    fn row(&self, typed: &str, about: &str) -> Result<ActionId> {
        let areas = &self.questionnaire.areas;
        let topics = areas.iter().flat_map(|area| &area.topics).map(|topic| topic.id.as_str());
        let rows = areas.iter().map(|area| area.id.as_str()).chain(topics).chain([OVERALL]);
        let of_frame = FrameColumn::ALL.into_iter().any(|column| column.code() == about);
        match rows.into_iter().find(|id| of_frame && same(id, typed)) {
            Some(row) => Ok(ActionId::from(row)),
            None => self.action(typed),
        }
    }

    /// An action of the questionnaire or an own one, as it writes itself.
    fn action(&self, typed: &str) -> Result<ActionId> {
        let questions = self.questionnaire.questions();
        let computed = questions.flat_map(|question| {
            question.actions.iter().map(|action| super::action_id(&question.id, action.to))
        });
        let own = self
            .assessment
            .rulings()
            .filter(|(_, decision, _)| matches!(decision, Ruling::Added(Some(_))))
            .map(|(id, _, _)| id.clone());
        let known: Vec<ActionId> = computed.chain(own).collect();
        known.iter().find(|id| same(id.as_str(), typed)).cloned().ok_or_else(|| Unclear {
            near: nearest(typed, known.iter().map(ActionId::as_str)).map(str::to_owned),
            ..Unclear::new(typed, Expected::Action)
        })
    }

    /// The last report on an action.
    fn report(&self, action: &ActionId) -> FollowUp {
        let found = self.assessment.rulings().find_map(|(id, decision, _)| match decision {
            Ruling::FollowedUp(Some(report)) if id == action => Some(report.clone()),
            _ => None,
        });
        found.unwrap_or_else(|| FollowUp {
            stage: Stage::default(),
            date: String::new(),
            note: String::new(),
            evidence: Vec::new(),
        })
    }

    fn decision(&self, action: &ActionId, about: &str, value: &str) -> Result<Ruling> {
        let months = |text: &str| {
            let months = text.parse().ok().filter(|months| MONTHS.contains(months));
            need(months, text, Expected::Number)
        };
        let text = if value == NONE { "" } else { value };
        Ok(match about {
            "off" => Ruling::Off(match value {
                "yes" | "true" => true,
                "no" | "false" | NONE => false,
                _ => return Err(Unclear::new(value, Expected::YesNo)),
            }),
            "merged" => Ruling::Merged(optional(value, |text| self.action(text))?),
            "owners" => Ruling::Owners(optional(value, |text| owners(self.questionnaire, text))?),
            "months" => Ruling::Months(optional(value, months)?),
            "cost" => Ruling::Cost(optional(value, cost)?),
            "recurrent" => Ruling::Recurrent(optional(value, amount)?),
            "source" => Ruling::Source(optional(value, source)?),
            "start" => Ruling::Start(optional(value, month)?),
            // A new status keeps the note and the evidence of the last report.
            "status" => Ruling::FollowedUp(optional(value, |text| {
                let (stage, date) = text.split_once('@').unwrap_or((text, ""));
                let known = self.report(action);
                follow_up(stage, date, &known.note, known.evidence)
            })?),
            "note" => {
                Ruling::FollowedUp(Some(FollowUp { note: text.to_owned(), ..self.report(action) }))
            }
            "evidence" => Ruling::FollowedUp(Some(FollowUp {
                evidence: listed(text).map(str::to_owned).collect(),
                ..self.report(action)
            })),
            other => {
                let found = FrameColumn::ALL.into_iter().find(|column| column.code() == other);
                let column = need(found, other, Expected::Key)?;
                Ruling::Worded { column, text: text.to_owned() }
            }
        })
    }
}

/// The parts of a list.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ' ', ';']).filter(|part| !part.is_empty())
}

/// Owners by their ids, the lead first.
pub fn owners(questionnaire: &Questionnaire, text: &str) -> Result<Vec<OwnerId>> {
    let found = listed(text)
        .map(|id| Ok(owner(questionnaire, id)?.id.clone()))
        .collect::<Result<Vec<_>>>()?;
    need(Some(found).filter(|found| !found.is_empty()), text, Expected::Owner)
}

/// `5000`, `1000..5000`, or `1000..`, which is open above.
pub fn cost(text: &str) -> Result<Cost> {
    let Some((low, high)) = text.split_once("..") else {
        let exact = amount(text)?;
        return Ok(Cost { low: exact, high: Some(exact) });
    };
    let low = amount(low)?;
    let high = if high.trim().is_empty() { None } else { Some(amount(high)?) };
    need(high.is_none_or(|high| high >= low).then_some(Cost { low, high }), text, Expected::Range)
}

/// What is known about an action on a day.
pub fn follow_up(stage: &str, date: &str, note: &str, evidence: Vec<String>) -> Result<FollowUp> {
    let found = Stage::ALL.into_iter().find(|known| same(known.code(), stage));
    let stage = need(found, stage, Expected::Stage)?;
    if !date.is_empty() {
        month(date)?;
    }
    Ok(FollowUp { stage, date: date.to_owned(), note: note.to_owned(), evidence })
}
