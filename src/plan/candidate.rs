//! Which actions could be done, and how much each matters.
//!
//! For each question below its target the action one step up, and the
//! following ones after it; own actions beside them. What the administration
//! decided about an action is applied here, so that everything after sees it.

use super::decided::{Decided, Override};
use super::sorting::sort_out;
use crate::assessment::{ActionId, Assessment, Cost, FollowUp, Month, OwnAction, Rating, Source};
use crate::i18n::LocalText;
use crate::questionnaire::{Action, CostBandId, Question, QuestionId, Questionnaire, ThreatId};
use crate::score::{Basis, Exact, State, exact, standings};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One action that the plan could hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<'q> {
    pub id: ActionId,
    pub question: &'q Question,
    /// As the questionnaire has it, with what was decided about it.
    pub action: Cow<'q, Action>,
    pub origin: Origin,
    /// The level it starts from; for a first step the level today, where *no
    /// evidence* counts as the lowest.
    pub from: i32,
    pub target: i32,
    /// The level today could not be seen: the first step is to get evidence.
    pub unseen: bool,
    pub priority: Priority,
    /// Actions that must end first.
    pub after: Vec<ActionId>,
    /// Below-target questions that wait for this one.
    pub unlocks: Vec<QuestionId>,
    /// Place in the questionnaire.
    pub place: usize,
    /// What it costs once.
    pub cost: Cost,
    /// What it costs in every year after the one in which it ends.
    pub recurrent: u64,
    /// Who pays, if that was decided.
    pub source: Option<Source>,
    /// The month it must start in, if that was decided.
    pub fixed: Option<Month>,
    /// Under way since this month: it keeps its start, and waits for nothing any more.
    pub begun: Option<Month>,
    /// At most three months, staff time only, waits for nothing.
    pub quick: bool,
    /// Actions that are done as a part of it.
    pub merged: Vec<ActionId>,
    /// What was decided about it, and why.
    pub overrides: Vec<Override>,
    pub follow_up: Option<FollowUp>,
    /// What each month that it ends earlier is worth: weight × threat × levels
    /// gained, in quarters of a thousandth of a weight.
    pub worth: u64,
}

/// Where an action comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The next step up.
    Next,
    /// A step after the next.
    Following,
    /// Added by the administration.
    Own,
}

/// Priority = weight × gap × leverage × threat, where leverage = 1 + 0.25 ×
/// number of below-target questions that have this step as an unmet
/// prerequisite, and threat = 1, 1.25 for a threat rated medium, 1.5 for one
/// rated high. Source: this project's `rules.md`, after WHO JEE and WOAH PVS
/// practice; the factors of the threat are this project's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority {
    pub weight: Exact,
    /// Levels up to the target.
    pub gap: i32,
    pub leverage: Exact,
    /// The threat that raises it, the highest rated one.
    pub threat: Option<(ThreatId, Rating)>,
    pub value: Exact,
}

/// What the gaps ask for, and what was taken out of it by decisions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidates<'q> {
    /// In the questionnaire's order; a question's steps follow each other.
    pub open: Vec<Candidate<'q>>,
    /// Switched off, and what follows on what is switched off.
    pub off: Vec<Candidate<'q>>,
    /// Reported done.
    pub done: Vec<Candidate<'q>>,
}

/// A question below its target.
struct Gap<'q> {
    question: &'q Question,
    from: i32,
    target: i32,
    unseen: bool,
    place: usize,
}

/// The target that holds for a question: the one set, else that of its area, else
/// its default; always on the question's scale.
pub fn target(questionnaire: &Questionnaire, assessment: &Assessment, question: &Question) -> i32 {
    let scale = questionnaire.scale_of(question);
    assessment
        .target(&question.id)
        .unwrap_or_else(|| unset_target(questionnaire, assessment, question))
        .clamp(scale.lowest(), scale.highest())
}

/// The target of a question for which none was set: that of its area, else its default.
pub fn unset_target(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    question: &Question,
) -> i32 {
    let scale = questionnaire.scale_of(question);
    let own = questionnaire.area_of(&question.id);
    let of_area = assessment
        .area_targets()
        .find_map(|(area, level)| own.is_some_and(|own| own.id == *area).then_some(level));
    of_area
        .unwrap_or_else(|| questionnaire.default_target(question))
        .clamp(scale.lowest(), scale.highest())
}

/// The name of the action that takes a question to a level.
pub fn action_id(question: &QuestionId, to: i32) -> ActionId {
    ActionId::from(format!("{question}>{to}").as_str())
}

/// Whether a name is that of an action which the questionnaire has.
pub fn is_computed(questionnaire: &Questionnaire, id: &ActionId) -> bool {
    let found = id.as_str().split_once('>').and_then(|(question, to)| {
        let question = questionnaire.find_question(question)?;
        to.trim().parse().ok().and_then(|to| question.action_to(to))
    });
    found.is_some()
}

/// All candidates, as the administration decided, or as if it had decided nothing.
pub fn candidates<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    decided: bool,
) -> Candidates<'q> {
    let facts = Facts::of(questionnaire, assessment, decided);
    let mut all: Vec<Candidate<'q>> = facts.gaps.iter().flat_map(|gap| facts.steps(gap)).collect();
    all.extend(facts.own_actions());
    all.sort_by_key(|candidate| candidate.place);
    sort_out(all, &facts.decided)
}

struct Facts<'q, 'a> {
    questionnaire: &'q Questionnaire,
    assessment: &'a Assessment,
    decided: BTreeMap<ActionId, Decided>,
    levels: BTreeMap<&'q QuestionId, i32>,
    gaps: Vec<Gap<'q>>,
    /// Of those below it.
    targets: BTreeMap<&'q QuestionId, i32>,
    /// Questions below their target that wait for a question to have a level.
    waiting: BTreeMap<&'q QuestionId, Vec<(i32, QuestionId)>>,
}

impl<'q, 'a> Facts<'q, 'a> {
    fn of(questionnaire: &'q Questionnaire, assessment: &'a Assessment, decided: bool) -> Self {
        let standings = standings(questionnaire, assessment, Basis::Best);
        let levels: BTreeMap<&QuestionId, i32> = questionnaire
            .questions()
            .zip(&standings)
            .filter_map(|(question, standing)| {
                let lowest = questionnaire.scale_of(question).lowest();
                Some((&question.id, standing.state.counted(lowest)?))
            })
            .collect();
        let gaps: Vec<Gap<'q>> = questionnaire
            .questions()
            .zip(&standings)
            .enumerate()
            .filter_map(|(place, (question, standing))| {
                let from = *levels.get(&question.id)?;
                let mut target = target(questionnaire, assessment, question);
                if !decided {
                    // A target that was lowered is a decision, too.
                    target = target.max(questionnaire.default_target(question));
                }
                let unseen = standing.state == State::NoEvidence;
                (from < target).then_some(Gap { question, from, target, unseen, place })
            })
            .collect();
        let mut waiting: BTreeMap<&QuestionId, Vec<(i32, QuestionId)>> = BTreeMap::new();
        for gap in &gaps {
            for needed in &gap.question.prerequisites {
                if levels.get(&needed.question).is_some_and(|level| *level < needed.min_level) {
                    let one = (needed.min_level, gap.question.id.clone());
                    waiting.entry(&needed.question).or_default().push(one);
                }
            }
        }
        let targets = gaps.iter().map(|gap| (&gap.question.id, gap.target)).collect();
        let decided = if decided { Decided::of(assessment) } else { BTreeMap::new() };
        Self { questionnaire, assessment, decided, levels, gaps, targets, waiting }
    }

    /// The steps of a question, the next one first.
    fn steps(&self, gap: &Gap<'q>) -> Vec<Candidate<'q>> {
        let mut steps: Vec<Candidate<'q>> = Vec::new();
        for to in gap.from + 1..=gap.target {
            let Some(action) = gap.question.action_to(to) else { continue };
            let next = steps.is_empty();
            let after = match steps.last() {
                None => self.unmet(gap.question),
                Some(before) => vec![before.id.clone()],
            };
            let band = self.questionnaire.cost_band(&action.cost_band);
            steps.push(self.decided(Candidate {
                origin: if next { Origin::Next } else { Origin::Following },
                from: if next { gap.from } else { to - 1 },
                unseen: gap.unseen && next,
                unlocks: self.unlocked(&gap.question.id, to),
                cost: band.map_or(Cost { low: 0, high: None }, |band| Cost {
                    low: band.low,
                    high: band.high,
                }),
                ..self.bare(gap, action_id(&gap.question.id, to), to, Cow::Borrowed(action), after)
            }));
        }
        steps
    }

    /// An action that takes a question to a level, before anything is known of its
    /// cost and of what was decided about it.
    fn bare(
        &self,
        gap: &Gap<'q>,
        id: ActionId,
        to: i32,
        action: Cow<'q, Action>,
        after: Vec<ActionId>,
    ) -> Candidate<'q> {
        Candidate {
            id,
            question: gap.question,
            action,
            origin: Origin::Own,
            from: gap.from,
            target: gap.target,
            unseen: false,
            priority: self.priority(gap.question, to, gap.target),
            after,
            unlocks: Vec::new(),
            place: gap.place,
            cost: Cost { low: 0, high: None },
            recurrent: 0,
            source: None,
            fixed: None,
            begun: None,
            quick: false,
            merged: Vec::new(),
            overrides: Vec::new(),
            follow_up: None,
            worth: self.worth(gap.question),
        }
    }

    /// Prerequisites below their level today, and the actions that raise them as
    /// far as they are to be raised; unanswered ones say nothing.
    fn unmet(&self, question: &Question) -> Vec<ActionId> {
        let mut unmet = Vec::new();
        for needed in &question.prerequisites {
            if self.levels.get(&needed.question).is_some_and(|level| *level < needed.min_level) {
                let target = self.targets.get(&needed.question);
                let to = target.map(|target| needed.min_level.min(*target));
                unmet.extend(to.map(|to| action_id(&needed.question, to)));
            }
        }
        unmet
    }

    fn unlocked(&self, question: &QuestionId, to: i32) -> Vec<QuestionId> {
        let waiting = self.waiting.get(question).into_iter().flatten();
        waiting.filter(|(level, _)| *level >= to).map(|(_, id)| id.clone()).collect()
    }

    fn threat(&self, question: &Question) -> Option<(ThreatId, Rating)> {
        let rated = question
            .threats
            .iter()
            .filter_map(|id| Some((id.clone(), self.assessment.rating(id)?)))
            .filter(|(_, rating)| quarters(Some(*rating)) > 4);
        // The first of the highest: `max_by_key` would give the last.
        rated.rev().max_by_key(|(_, rating)| *rating)
    }

    fn priority(&self, question: &Question, to: i32, target: i32) -> Priority {
        let weight = exact(i64::from(question.weight.thousandths()), 1000);
        let gap = target - (to - 1);
        let waiting = self.unlocked(&question.id, to).len();
        let leverage = exact(4 + i64::try_from(waiting).unwrap_or(i64::MAX / 4), 4);
        let threat = self.threat(question);
        let raised = exact(quarters(threat.as_ref().map(|(_, rating)| *rating)), 4);
        let value = &weight * exact(i64::from(gap), 1) * &leverage * raised;
        Priority { weight, gap, leverage, threat, value }
    }

    fn worth(&self, question: &Question) -> u64 {
        let raised = quarters(self.threat(question).map(|(_, rating)| rating));
        u64::from(question.weight.thousandths()) * raised.unsigned_abs()
    }

    /// The administration's own actions, each with the worth of one level of its question.
    fn own_actions(&self) -> impl Iterator<Item = Candidate<'q>> {
        self.decided.iter().filter_map(|(id, decided)| {
            // A name that is a computed action's cannot be an own one's, too.
            let own = decided.added.as_ref().filter(|_| !is_computed(self.questionnaire, id))?;
            let question = self.questionnaire.question(&own.question)?;
            let place = self.questionnaire.questions().position(|one| one.id == question.id)?;
            let level = self.levels.get(&question.id).copied();
            let level = level.unwrap_or(self.questionnaire.scale_of(question).lowest());
            let target = target(self.questionnaire, self.assessment, question);
            let gap = Gap { question, from: level, target, unseen: false, place };
            // It counts as one level of its question, however far that one is to go.
            Some(self.decided(Candidate {
                priority: self.priority(question, level + 1, level + 1),
                cost: own.cost,
                ..self.bare(
                    &gap,
                    id.clone(),
                    level,
                    Cow::Owned(own_action(own, level)),
                    own.after.clone(),
                )
            }))
        })
    }

    /// With what the administration decided about it.
    fn decided(&self, mut candidate: Candidate<'q>) -> Candidate<'q> {
        if let Some(decided) = self.decided.get(&candidate.id) {
            decided.apply(&mut candidate);
        }
        candidate
    }
}

/// What a rating raises to, in quarters.
const fn quarters(rating: Option<Rating>) -> i64 {
    match rating {
        None | Some(Rating::Low) => 4,
        Some(Rating::Medium) => 5,
        Some(Rating::High) => 6,
    }
}

fn own_action(own: &OwnAction, level: i32) -> Action {
    Action {
        to: level,
        text: LocalText::new(own.text.as_str()),
        owners: own.owners.clone(),
        months: own.months,
        cost_band: CostBandId::from(""),
        indicator: LocalText::default(),
        verification: LocalText::default(),
        assumption: LocalText::default(),
    }
}
