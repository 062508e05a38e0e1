//! A decision about one action of the plan, read from its line: `action.LEG-04>2.months=6`,
//! and an action of the administration's own, `own.LEG-04=Hold a course`.
//!
//! Promise: an action is one that the questionnaire or the administration has, and
//! what takes the place of a number, an owner or a day is one.

use super::{Expected, NONE, Result, Unclear, amount, month, need, optional, owner, same, source};
use crate::assessment::{
    ActionId, Assessment, Change, Cost, FollowUp, FrameColumn, OwnAction, Ruling, Stage,
};
use crate::plan::logframe::OVERALL;
use crate::plan::{action_id, is_computed};
use crate::questionnaire::{OwnerId, Question, Questionnaire, nearest};

/// Months that an action may last, as in a questionnaire.
const MONTHS: std::ops::RangeInclusive<u32> = 1..=240;
/// Months of an own action as long as nobody decides them.
const OWN_MONTHS: u32 = 3;

/// What a decision about an action is read with.
pub(super) struct Facts<'a> {
    pub questionnaire: &'a Questionnaire,
    pub assessment: &'a Assessment,
}

impl Facts<'_> {
    /// What a decision is about: an action, or for a text also another row of
    /// the logical framework.
    pub fn row(&self, typed: &str, about: &str) -> Result<ActionId> {
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
            question.actions.iter().map(|action| action_id(&question.id, action.to))
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

    /// An action of the administration's own for a question: led as that question's next
    /// step is, free of cost, until that is decided.
    pub fn own(&self, question: &Question, text: &str) -> Result<Change> {
        need((!text.is_empty() && text != NONE).then_some(()), text, Expected::Text)?;
        let of_step = question.actions.iter().flat_map(|action| action.owners.first()).next();
        let lead = of_step.or_else(|| self.questionnaire.owners.first().map(|owner| &owner.id));
        let added = OwnAction {
            text: text.to_owned(),
            question: question.id.clone(),
            owners: vec![need(lead, question.id.as_str(), Expected::Owner)?.clone()],
            months: OWN_MONTHS,
            cost: Cost { low: 0, high: Some(0) },
            after: Vec::new(),
        };
        let action = self.free(question);
        Ok(Change::Planned { action, decision: Ruling::Added(Some(added)) })
    }

    /// The first name for an own action of a question that was never given.
    fn free(&self, question: &Question) -> ActionId {
        let known = |id: &ActionId| {
            is_computed(self.questionnaire, id)
                || self.assessment.rulings().any(|(taken, _, _)| taken == id)
        };
        let named = |number: usize| ActionId::from(format!("{}+{number}", question.id).as_str());
        let mut number = 1;
        while known(&named(number)) {
            number += 1;
        }
        named(number)
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

    pub fn decision(&self, action: &ActionId, about: &str, value: &str) -> Result<Ruling> {
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
