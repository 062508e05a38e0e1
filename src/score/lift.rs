//! What would change a score: the cheapest answers that would lift it to its
//! next whole level.
//!
//! *Cheapest* counts in steps, one level of one question each. The step that
//! lifts most is taken first; where no single step lifts anything (the weakest
//! link, a gate), the lowest question is raised first. Only questions that
//! count are raised, and none beyond what its evidence lets count: answering an
//! open one, or finding better evidence, is another matter. A question whose
//! condition a raised level would meet is not foreseen.

use super::card::{Node, NodeKind};
use super::rule::{Part, combine, level_of, normal};
use super::standing::limited;
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
    /// The highest level that its evidence lets count.
    top: i32,
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
        let open = (0..leaves.len()).filter(|&at| leaves[at].level < leaves[at].top);
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
    if leaves[place].level >= leaves[place].top {
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
        let top = limited(questionnaire, question, scale.highest(), standing.grade);
        Some(Leaf { id: &node.id, scale, from: level, level, top, gain: exact(0, 1) })
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

#[cfg(test)]
mod tests {
    use super::{Lift, lift};
    use crate::assessment::{Answer, Assessment, Change, Entry, Reading};
    use crate::questionnaire::{QuestionId, Questionnaire, read};
    use crate::score::{Basis, exact, score};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// Questionnaires with every rule: means, weakest link, gate, table.
    static ALL: LazyLock<Vec<Questionnaire>> = LazyLock::new(|| {
        let sources: [&[u8]; 4] = [
            include_bytes!("../../tests/fixtures/sound/letters.yaml"),
            include_bytes!("../../tests/fixtures/sound/wells.yaml"),
            include_bytes!("../../tests/fixtures/sound/library.yaml"),
            include_bytes!("../../questionnaires/inama.yaml"),
        ];
        sources.map(|source| read(source).expect("it is sound")).into()
    });

    fn assessment(answers: Vec<(QuestionId, i32)>) -> Assessment {
        let entries = (1_u64..).zip(answers).map(|(seq, (question, level))| Entry {
            id: seq.to_string().as_str().into(),
            replica: "r".into(),
            seq,
            base: Vec::new(),
            at: String::new(),
            by: String::new(),
            why: None,
            change: Change::Answered {
                question,
                reading: Reading::Own,
                answer: Answer::Level(level),
            },
        });
        Assessment::replay(entries)
    }

    fn answers(questionnaire: &Questionnaire, steps: &[u8]) -> Vec<(QuestionId, i32)> {
        let steps = steps.iter().cycle();
        let of = |(question, step): (&crate::questionnaire::Question, &u8)| {
            let scale = questionnaire.scale_of(question);
            let level = scale.levels[usize::from(*step) % scale.levels.len()].value;
            (question.id.clone(), level)
        };
        questionnaire.questions().zip(steps).map(of).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn the_answers_named_do_lift_it_as_told(
            which in 0_usize..4,
            steps in proptest::collection::vec(any::<u8>(), 1..40),
        ) {
            let questionnaire = &ALL[which];
            let mut given = answers(questionnaire, &steps);
            let card = score(questionnaire, &assessment(given.clone()), Basis::Best);
            for node in card.whole.walk() {
                let Some(Lift { from, to, raised, steps }) = lift(questionnaire, node) else {
                    continue;
                };
                prop_assert_eq!(Some(&from), node.score.value.as_ref());
                prop_assert!(to >= from.floor() + exact(1, 1));
                let total: i32 = raised.iter().map(|it| it.to - it.from).sum();
                prop_assert_eq!(usize::try_from(total).ok(), Some(steps));
                let before = given.clone();
                for (id, level) in &mut given {
                    if let Some(one) = raised.iter().find(|it| it.question == *id) {
                        prop_assert_eq!(*level, one.from);
                        *level = one.to;
                    }
                }
                let after = score(questionnaire, &assessment(given), Basis::Best);
                // A condition that is met now, or no longer, is not foreseen.
                if after.whole.score.counts.asked != card.whole.score.counts.asked {
                    given = before;
                    continue;
                }
                let found = after.whole.find(&node.id).and_then(|it| it.score.value.clone());
                prop_assert_eq!(found, Some(to));
                given = before;
            }
        }
    }

    #[test]
    fn what_is_at_the_top_or_counts_nothing_can_not_be_lifted() {
        let inama = &ALL[3];
        for steps in [vec![3], vec![]] {
            let given = if steps.is_empty() { Vec::new() } else { answers(inama, &steps) };
            let card = score(inama, &assessment(given), Basis::Best);
            assert_eq!(lift(inama, &card.whole), None);
        }
    }
}
