//! Which actions could be done, and how much each matters.

use crate::assessment::Assessment;
use crate::questionnaire::{Action, Question, QuestionId, Questionnaire};
use crate::score::{Basis, Exact, State, exact, standings};
use std::collections::BTreeMap;

/// One step up of one question that lies below its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<'q> {
    pub question: &'q Question,
    pub action: &'q Action,
    /// The level today; *no evidence* counts as the lowest.
    pub from: i32,
    pub target: i32,
    /// The level today could not be seen: the first step is to get evidence.
    pub unseen: bool,
    pub priority: Priority,
    /// Questions whose actions must end first: prerequisites not met today.
    pub waits_for: Vec<QuestionId>,
    /// Below-target questions that wait for this one.
    pub unlocks: Vec<QuestionId>,
    /// Place in the questionnaire.
    pub place: usize,
}

/// Priority = weight × gap × leverage, where leverage = 1 + 0.25 × number of
/// below-target questions that have this one as an unmet prerequisite.
/// Source: this project's `rules.md`, after WHO JEE and WOAH PVS practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority {
    pub weight: Exact,
    /// Levels up to the target.
    pub gap: i32,
    pub leverage: Exact,
    pub value: Exact,
}

/// A question below its target.
struct Gap<'q> {
    question: &'q Question,
    from: i32,
    target: i32,
    unseen: bool,
    place: usize,
}

/// The target that holds for a question: the one set, else its default; always
/// on the question's scale.
pub fn target(questionnaire: &Questionnaire, assessment: &Assessment, question: &Question) -> i32 {
    let scale = questionnaire.scale_of(question);
    assessment
        .target(&question.id)
        .unwrap_or_else(|| questionnaire.default_target(question))
        .clamp(scale.lowest(), scale.highest())
}

/// All candidates, in the questionnaire's order.
pub fn candidates<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    basis: Basis,
) -> Vec<Candidate<'q>> {
    let standings = standings(questionnaire, assessment, basis);
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
            let target = target(questionnaire, assessment, question);
            let unseen = standing.state == State::NoEvidence;
            (from < target).then_some(Gap { question, from, target, unseen, place })
        })
        .collect();
    let waits: Vec<Vec<QuestionId>> = gaps.iter().map(|gap| unmet(gap.question, &levels)).collect();
    let mut unlocks: BTreeMap<&QuestionId, Vec<QuestionId>> = BTreeMap::new();
    for (gap, waits_for) in gaps.iter().zip(&waits) {
        for needed in waits_for {
            unlocks.entry(needed).or_default().push(gap.question.id.clone());
        }
    }
    gaps.iter()
        .zip(&waits)
        .filter_map(|(gap, waits_for)| {
            let action = gap.question.action_to(gap.from + 1)?;
            let unlocks = unlocks.get(&gap.question.id).cloned().unwrap_or_default();
            Some(Candidate {
                question: gap.question,
                action,
                from: gap.from,
                target: gap.target,
                unseen: gap.unseen,
                priority: priority(gap, unlocks.len()),
                waits_for: waits_for.clone(),
                unlocks,
                place: gap.place,
            })
        })
        .collect()
}

/// Prerequisites below their level today; unanswered ones say nothing.
fn unmet(question: &Question, levels: &BTreeMap<&QuestionId, i32>) -> Vec<QuestionId> {
    question
        .prerequisites
        .iter()
        .filter(|needed| {
            levels.get(&needed.question).is_some_and(|level| *level < needed.min_level)
        })
        .map(|needed| needed.question.clone())
        .collect()
}

fn priority(gap: &Gap<'_>, waiting: usize) -> Priority {
    let weight = exact(i64::from(gap.question.weight.thousandths()), 1000);
    let levels = gap.target - gap.from;
    let waiting = i64::try_from(waiting).unwrap_or(i64::MAX / 4);
    let leverage = exact(4 + waiting, 4);
    let value = &weight * exact(i64::from(levels), 1) * &leverage;
    Priority { weight, gap: levels, leverage, value }
}
