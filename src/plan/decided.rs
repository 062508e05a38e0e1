//! What the administration decided about one action, put together from its entries.

use super::candidate::Candidate;
use crate::assessment::{
    ActionId, Assessment, Change, Cost, FollowUp, FrameColumn, Month, OwnAction, Register, Ruling,
    Source, Stage,
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
    begun: Option<Month>,
    texts: Vec<(FrameColumn, String)>,
    overrides: Vec<Override>,
}

impl Decided {
    pub fn of(assessment: &Assessment) -> BTreeMap<ActionId, Self> {
        let mut all: BTreeMap<ActionId, Self> = BTreeMap::new();
        for (action, decision, entry) in assessment.rulings() {
            let decided = all.entry(action.clone()).or_default();
            if decided.take(decision) {
                let note = decided.follow_up.as_ref().map(|known| known.note.clone());
                let noted = note.filter(|_| matches!(decision, Ruling::FollowedUp(_)));
                decided.overrides.push(Override {
                    about: decision.about(),
                    value: decision.in_words(),
                    why: entry.why.clone().or(noted).unwrap_or_default(),
                    by: entry.by.clone(),
                });
            }
            if decided.stage() == Some(Stage::UnderWay) {
                decided.begun = decided.begun.or_else(|| begun(assessment, action));
            }
        }
        all
    }

    pub fn stage(&self) -> Option<Stage> {
        self.follow_up.as_ref().map(|known| known.stage)
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
                return self.stage() == Some(Stage::Dropped);
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
        candidate.begun = self.begun;
        candidate.fixed = self.begun.or(self.start);
        candidate.follow_up.clone_from(&self.follow_up);
        candidate.overrides.clone_from(&self.overrides);
    }
}

/// The month since which an action is under way without a break: that of the
/// first report that said so, else the one in which it was written down.
fn begun(assessment: &Assessment, action: &ActionId) -> Option<Month> {
    let mut since = None;
    for entry in assessment.written(&Register::Planned(action.clone(), "status")) {
        let Change::Planned { decision: Ruling::FollowedUp(known), .. } = &entry.change else {
            continue;
        };
        let under_way = known.as_ref().filter(|known| known.stage == Stage::UnderWay);
        let month = under_way.and_then(|known| {
            Month::parse(&known.date).or_else(|| Month::parse(entry.at.get(..10)?))
        });
        since = if under_way.is_some() { since.or(month) } else { None };
    }
    since
}
