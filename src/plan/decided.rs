//! What the administration decided about one action, put together from its entries.

use super::candidate::Candidate;
use crate::assessment::{
    ActionId, Assessment, Cost, FollowUp, FrameColumn, Month, OwnAction, Ruling, Source,
};
use crate::i18n::LocalText;
use crate::questionnaire::OwnerId;
use std::collections::BTreeMap;

/// A decision as the plan shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// What it decides: `months`, `owners` …
    pub about: &'static str,
    /// As it was typed.
    pub value: String,
    /// The reason, empty where none was given.
    pub why: String,
    pub by: String,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Decided {
    pub off: bool,
    pub merged: Option<ActionId>,
    pub added: Option<OwnAction>,
    owners: Option<Vec<OwnerId>>,
    months: Option<u32>,
    cost: Option<Cost>,
    recurrent: Option<u64>,
    source: Option<Source>,
    start: Option<Month>,
    follow_up: Option<FollowUp>,
    texts: Vec<(FrameColumn, String)>,
    overrides: Vec<Override>,
}

impl Decided {
    pub fn of(assessment: &Assessment) -> BTreeMap<ActionId, Self> {
        let mut all: BTreeMap<ActionId, Self> = BTreeMap::new();
        for (action, decision, entry) in assessment.rulings() {
            let decided = all.entry(action.clone()).or_default();
            if decided.take(decision) {
                decided.overrides.push(Override {
                    about: decision.about(),
                    value: decision.in_words(),
                    why: entry.why.clone().unwrap_or_default(),
                    by: entry.by.clone(),
                });
            }
        }
        all
    }

    /// Notes a decision; whether it decides anything against the computation.
    fn take(&mut self, decision: &Ruling) -> bool {
        match decision.clone() {
            Ruling::Off(off) => {
                self.off = off;
                return off;
            }
            Ruling::Merged(merged) => self.merged = merged,
            Ruling::Added(added) => self.added = added,
            Ruling::Owners(owners) => self.owners = owners,
            Ruling::Months(months) => self.months = months,
            Ruling::Cost(cost) => self.cost = cost,
            Ruling::Recurrent(cost) => self.recurrent = cost,
            Ruling::Source(source) => self.source = source,
            Ruling::Start(start) => self.start = start,
            Ruling::FollowedUp(known) => {
                self.follow_up = known;
                return false;
            }
            Ruling::Worded { text, .. } if text.is_empty() => {}
            Ruling::Worded { column, text } => self.texts.push((column, text)),
        }
        decision.in_words() != "-"
    }

    pub fn apply(&self, candidate: &mut Candidate<'_>) {
        if let Some(owners) = &self.owners {
            candidate.action.to_mut().owners.clone_from(owners);
        }
        if let Some(months) = self.months {
            candidate.action.to_mut().months = months;
        }
        for (column, text) in &self.texts {
            let action = candidate.action.to_mut();
            let place = match column {
                FrameColumn::Text => &mut action.text,
                FrameColumn::Indicator => &mut action.indicator,
                FrameColumn::Verification => &mut action.verification,
                FrameColumn::Assumption => &mut action.assumption,
            };
            *place = LocalText::new(text.as_str());
        }
        candidate.cost = self.cost.unwrap_or(candidate.cost);
        candidate.recurrent = self.recurrent.unwrap_or(candidate.recurrent);
        candidate.source = self.source;
        candidate.fixed = self.start;
        candidate.follow_up.clone_from(&self.follow_up);
        candidate.overrides.clone_from(&self.overrides);
    }
}
