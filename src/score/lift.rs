//! What would change a score: the cheapest answers that would lift it to its
//! next whole level.
//!
//! *Cheapest* counts in steps, one level of one question each. The step that
//! lifts most is taken first; where no single step lifts anything (the weakest
//! link, a gate), the lowest question is raised first. Only questions that
//! count are raised: answering an open one is another matter.

use super::card::{Node, NodeKind};
use super::rule::{Part, combine, level_of, normal};
use super::{Exact, exact};
use crate::questionnaire::{QuestionId, Questionnaire, Scale};
use std::cmp::Reverse;

/// One question raised, from the level that counts to a higher one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    pub question: QuestionId,
    pub from: i32,
    pub to: i32,
}

/// How a score gets to its next whole level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lift {
    /// In units of the scale, as the score.
    pub from: Exact,
    pub to: Exact,
    /// In the questionnaire's order.
    pub raised: Vec<Raised>,
    /// Steps of one level in all of them together.
    pub steps: usize,
}

/// A question that may be raised.
struct Leaf<'a> {
    id: &'a str,
    scale: &'a Scale,
    from: i32,
    level: i32,
    /// What one more step lifted when last looked at.
    gain: Exact,
}

/// What would lift a node's score to the next whole level; `None` where nothing
/// counts, it is at the highest, or no answers can lift it that far.
pub fn lift(questionnaire: &Questionnaire, node: &Node) -> Option<Lift> {
    let scale = questionnaire.main_scale();
    let from = node.score.value.clone()?;
    let aim = from.floor() + exact(1, 1);
    if node.kind == NodeKind::Question || aim > exact(i64::from(scale.highest()), 1) {
        return None;
    }
    let mut leaves = leaves(questionnaire, node);
    let mut value = value(node, scale, &leaves)?;
    for place in 0..leaves.len() {
        leaves[place].gain = gain(node, scale, &mut leaves, place, &value);
    }
    let mut steps = 0;
    while level_of(&value, scale) < aim {
        let best = best(node, scale, &mut leaves, &value)?;
        leaves[best].level += 1;
        steps += 1;
        value = self::value(node, scale, &leaves)?;
        leaves[best].gain = gain(node, scale, &mut leaves, best, &value);
    }
    let raised = leaves.iter().filter(|leaf| leaf.level > leaf.from).map(|leaf| Raised {
        question: QuestionId::from(leaf.id),
        from: leaf.from,
        to: leaf.level,
    });
    Some(Lift { from, to: level_of(&value, scale), raised: raised.collect(), steps })
}

/// The question whose next step lifts most; among equals the lowest, then the first.
fn best(node: &Node, scale: &Scale, leaves: &mut [Leaf<'_>], value: &Exact) -> Option<usize> {
    loop {
        let open = (0..leaves.len()).filter(|&at| leaves[at].level < leaves[at].scale.highest());
        let best = open.max_by_key(|&at| {
            let leaf = &leaves[at];
            let height = normal(i64::from(leaf.level) * 1000, leaf.scale);
            (leaf.gain.clone(), Reverse(height), Reverse(at))
        })?;
        // Gains change where a rule is no sum: look again before believing one.
        let now = gain(node, scale, leaves, best, value);
        if now >= leaves[best].gain {
            return Some(best);
        }
        leaves[best].gain = now;
    }
}

fn gain(
    node: &Node,
    scale: &Scale,
    leaves: &mut [Leaf<'_>],
    place: usize,
    before: &Exact,
) -> Exact {
    if leaves[place].level >= leaves[place].scale.highest() {
        return exact(0, 1);
    }
    leaves[place].level += 1;
    let after = value(node, scale, leaves);
    leaves[place].level -= 1;
    after.map_or_else(|| exact(0, 1), |after| after - before)
}

/// The questions below a node that count.
fn leaves<'a>(questionnaire: &'a Questionnaire, node: &'a Node) -> Vec<Leaf<'a>> {
    let counted = node.walk().into_iter().filter_map(|node| {
        let standing = node.standing.as_ref()?;
        let question = questionnaire.question(&standing.question)?;
        let scale = questionnaire.scale_of(question);
        let level = standing.state.counted(scale.lowest())?;
        Some(Leaf { id: &node.id, scale, from: level, level, gain: exact(0, 1) })
    });
    counted.collect()
}

/// The value of a node, 0 to 1, with its questions at these levels.
fn value(node: &Node, scale: &Scale, leaves: &[Leaf<'_>]) -> Option<Exact> {
    let mut leaves = leaves.iter();
    below(node, scale, &mut leaves)
}

/// Leaves are met in the order in which they were collected.
fn below<'a>(
    node: &Node,
    scale: &Scale,
    leaves: &mut impl Iterator<Item = &'a Leaf<'a>>,
) -> Option<Exact> {
    let Some(rule) = &node.rule else {
        node.score.value.as_ref()?;
        let leaf = leaves.next()?;
        return Some(normal(i64::from(leaf.level) * 1000, leaf.scale));
    };
    let parts: Vec<Part> = node
        .children
        .iter()
        .filter_map(|child| {
            let value = below(child, scale, leaves)?;
            Some(Part { value, weight: child.weight.clone(), gate: child.gate })
        })
        .collect();
    combine(rule, &parts, scale)
}
