//! How far a plan has come: each action of the plan that was first followed,
//! beside what was reported of it and what the answers of today show.
//!
//! A question's new answer at or above the level that an action leads to proves
//! the action done: that is proposed, and a person accepts or refuses it. Both are
//! reports like any other, so a proposal stands as long as the last report on
//! the action is older than the answer.

use super::Candidate;
use super::planned::{Plan, plan};
use crate::assessment::{
    ActionId, Assessment, Change, Entry, FollowUp, Month, Ruling, Stage, Status,
};
use crate::i18n::LocalText;
use crate::questionnaire::{Question, Questionnaire};
use crate::score::{Basis, counting, standings};
use std::collections::{BTreeMap, BTreeSet};

/// A plan and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress<'q> {
    /// In the order of the plan that was first followed; what was added since comes after.
    pub actions: Vec<Followed<'q>>,
}

/// What became of one action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed<'q> {
    pub id: ActionId,
    pub question: &'q Question,
    pub text: LocalText,
    /// The level it leads to.
    pub to: i32,
    /// The level that counts today; `None` where nothing counts.
    pub level: Option<i32>,
    pub stage: Stage,
    /// The last report on it.
    pub report: Option<FollowUp>,
    /// The reason that was given with the report.
    pub why: String,
    /// The month in which the plan first followed ends it; `None`: after the end of the plan.
    pub planned: Option<Month>,
    /// The month in which it ends as planned today; `None`: not any more, or after the end.
    pub expected: Option<Month>,
    /// Neither done nor dropped when the plan first followed had it end.
    pub late: bool,
    /// The day of the answer that proves it done, where nobody has said yet whether it is.
    pub proof: Option<String>,
}

impl Progress<'_> {
    /// How many actions have come so far.
    pub fn count(&self, stage: Stage) -> usize {
        self.actions.iter().filter(|one| one.stage == stage).count()
    }

    /// How many are late.
    pub fn late(&self) -> usize {
        self.actions.iter().filter(|one| one.late).count()
    }

    /// What the answers prove done, for a person to accept or refuse.
    pub fn proved(&self) -> impl Iterator<Item = &Followed<'_>> {
        self.actions.iter().filter(|one| one.proof.is_some())
    }

    /// Whether there is anything to tell.
    pub fn is_begun(&self) -> bool {
        self.actions.iter().any(|one| one.report.is_some() || one.proof.is_some())
    }
}

impl Followed<'_> {
    /// The report that accepts that it is done, on the day of the answer.
    pub fn accepted(&self) -> Change {
        self.reported(Stage::Done)
    }

    /// The report that leaves it where it was, after the answer.
    pub fn refused(&self) -> Change {
        self.reported(self.stage)
    }

    fn reported(&self, stage: Stage) -> Change {
        let known = self.report.clone();
        let date = self.proof.clone().unwrap_or_default();
        let kept = known.map(|known| (known.note, known.evidence)).unwrap_or_default();
        let report = FollowUp { stage, date, note: kept.0, evidence: kept.1 };
        Change::Planned { action: self.id.clone(), decision: Ruling::FollowedUp(Some(report)) }
    }
}

/// The assessment as it stood when its plan began to be followed: before the
/// first report on an action, or when it was approved; `None`: not yet.
pub fn first_followed(assessment: &Assessment) -> Option<Assessment> {
    let history = assessment.history();
    let begins = |entry: &&Entry| match &entry.change {
        Change::Planned { decision: Ruling::FollowedUp(Some(_)), .. }
        | Change::Became { status: Status::Approved }
        | Change::Approved(_) => !assessment.was_undone(entry),
        _ => false,
    };
    let at = history.iter().position(begins)?;
    Some(Assessment::replay(history[..at].iter().map(|entry| (*entry).clone())))
}

/// How far the plan of one assessment has come within the same assessment.
pub fn own_progress<'q>(questionnaire: &'q Questionnaire, assessment: &Assessment) -> Progress<'q> {
    let first = first_followed(assessment);
    first.map_or_else(Progress::default, |first| progress(questionnaire, &first, assessment))
}

/// How far the plan that follows from the answers `before` has come by `now`:
/// an earlier state of the same assessment, or an earlier round.
pub fn progress<'q>(
    questionnaire: &'q Questionnaire,
    before: &Assessment,
    now: &Assessment,
) -> Progress<'q> {
    let (first, stands) = (plan(questionnaire, before), plan(questionnaire, now));
    let facts = Facts::of(questionnaire, before, now);
    let ends = |planned: &super::Planned<'q>, plan: &Plan<'_>| {
        planned.end.map(|end| plan.terms.start.plus(end.saturating_sub(1)))
    };
    let mut actions: Vec<Followed<'q>> = Vec::new();
    for one in first.actions.iter().chain(&first.later) {
        actions.push(facts.followed(&one.candidate, ends(one, &first)));
    }
    actions.extend(first.done.iter().map(|candidate| facts.followed(candidate, None)));
    let known: BTreeSet<ActionId> = actions.iter().map(|one| one.id.clone()).collect();
    let open = stands.actions.iter().chain(&stands.later).map(|one| &one.candidate);
    let added = open.chain(&stands.done).chain(&stands.off);
    let added = added.filter(|one| facts.reports.contains_key(&one.id) && !known.contains(&one.id));
    actions.extend(added.map(|candidate| facts.followed(candidate, None)));
    for one in &mut actions {
        one.expected = stands.action(&one.id).and_then(|planned| ends(planned, &stands));
    }
    Progress { actions }
}

/// What is known today.
struct Facts<'a, 'q> {
    questionnaire: &'q Questionnaire,
    now: &'a Assessment,
    /// The last report on each action; its entry only where it can be compared with answers.
    reports: BTreeMap<ActionId, (FollowUp, String, Option<&'a Entry>)>,
    levels: BTreeMap<&'a str, i32>,
    /// The month of the last entry.
    month: Option<Month>,
}

impl<'a, 'q: 'a> Facts<'a, 'q> {
    fn of(questionnaire: &'q Questionnaire, before: &'a Assessment, now: &'a Assessment) -> Self {
        let mut reports = BTreeMap::new();
        for (assessment, is_now) in [(before, false), (now, true)] {
            for (action, decision, entry) in assessment.rulings() {
                if let Ruling::FollowedUp(Some(report)) = decision {
                    let why = entry.why.clone().unwrap_or_default();
                    let known = (report.clone(), why, is_now.then_some(entry));
                    reports.insert(action.clone(), known);
                }
            }
        }
        let standings = standings(questionnaire, now, Basis::Best);
        let levels =
            questionnaire.questions().zip(&standings).filter_map(|(question, standing)| {
                let lowest = questionnaire.scale_of(question).lowest();
                Some((question.id.as_str(), standing.state.counted(lowest)?))
            });
        let last = now.history().last().and_then(|entry| Month::parse(entry.at.get(..10)?));
        Self { questionnaire, now, reports, levels: levels.collect(), month: last }
    }

    fn followed(&self, candidate: &Candidate<'q>, planned: Option<Month>) -> Followed<'q> {
        let question = candidate.question;
        let report = self.reports.get(&candidate.id);
        let stage = report.map(|(report, _, _)| report.stage).unwrap_or_default();
        let open = !matches!(stage, Stage::Done | Stage::Dropped);
        let proof = self.proof(candidate).filter(|_| open);
        let past = planned.zip(self.month).is_some_and(|(planned, today)| planned < today);
        Followed {
            id: candidate.id.clone(),
            question,
            text: candidate.action.text.clone(),
            to: candidate.action.to,
            level: self.levels.get(question.id.as_str()).copied(),
            stage,
            report: report.map(|(report, _, _)| report.clone()),
            why: report.map(|(_, why, _)| why.clone()).unwrap_or_default(),
            planned,
            expected: None,
            late: open && past,
            proof,
        }
    }

    /// The day of an answer at or above the action's level that nobody has
    /// spoken to since. An own action leads to no level of its own.
    fn proof(&self, candidate: &Candidate<'_>) -> Option<String> {
        if candidate.origin == super::Origin::Own {
            return None;
        }
        let level = *self.levels.get(candidate.question.id.as_str())?;
        let (_, given) = counting(self.now, &candidate.question.id, Basis::Best)?;
        let said = self.reports.get(&candidate.id).and_then(|(_, _, entry)| *entry);
        let open = said.is_none_or(|said| said.order() < given.entry.order());
        let lowest = self.questionnaire.scale_of(candidate.question).lowest();
        (open && level >= candidate.action.to && level > lowest)
            .then(|| given.entry.at.chars().take(10).collect())
    }
}
