//! One function per aggregation rule, each over parts between 0 (lowest level)
//! and 1 (highest), so that scales of different length can be mixed.
//!
//! Laws, tested: the result lies between 0 and 1; raising a part never lowers
//! it; a part that does not count is not there at all.

use super::{Exact, exact};
use crate::questionnaire::{ConversionStep, Rule, Scale};
use num_traits::{One, Zero};

/// A part that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its place between the lowest level (0) and the highest (1).
    pub value: Exact,
    /// Its weight, positive.
    pub weight: Exact,
    /// The level it stands for, where the rule is a gate.
    pub gate: Option<i32>,
}

/// The score of these parts between 0 and 1; `None` where nothing counts.
/// Levels in the rule are in units of `scale`.
pub fn combine(rule: &Rule, parts: &[Part], scale: &Scale) -> Option<Exact> {
    if parts.is_empty() {
        return None;
    }
    Some(match rule {
        Rule::WeightedMean => weighted_mean(parts),
        Rule::Mean => mean(parts),
        Rule::WeakestLink => weakest_link(parts),
        Rule::Gate { pass } => gate(parts, *pass, scale),
        Rule::Table(steps) => table(parts, steps, scale),
    })
}

/// Σ weight × value / Σ weight.
fn weighted_mean(parts: &[Part]) -> Exact {
    let total: Exact = parts.iter().map(|part| &part.weight).sum();
    let sum: Exact = parts.iter().map(|part| &part.weight * &part.value).sum();
    sum / total
}

/// Σ value / n.
fn mean(parts: &[Part]) -> Exact {
    let sum: Exact = parts.iter().map(|part| &part.value).sum();
    sum / Exact::from_integer(parts.len().into())
}

/// The lowest part: a chain is as strong as its weakest link (PEFA method M1).
fn weakest_link(parts: &[Part]) -> Exact {
    parts.iter().map(|part| &part.value).min().cloned().unwrap_or_else(Exact::zero)
}

/// The highest level that a part stands for, of which every part standing for
/// it or for a lower level has reached `pass`; the lowest level if there is
/// none (cumulative, as in C2M2).
fn gate(parts: &[Part], pass: i32, scale: &Scale) -> Exact {
    let pass = normal(i64::from(pass) * 1000, scale);
    let first_failed =
        parts.iter().filter(|part| part.value < pass).filter_map(|part| part.gate).min();
    let reached = parts
        .iter()
        .filter_map(|part| part.gate)
        .filter(|gate| first_failed.is_none_or(|failed| *gate < failed))
        .max()
        .unwrap_or(scale.lowest());
    normal(i64::from(reached) * 1000, scale)
}

/// The plain mean in units of the scale, converted by the highest step it
/// reaches; steps for exactly this number of parts go before general ones.
fn table(parts: &[Part], steps: &[ConversionStep], scale: &Scale) -> Exact {
    let thousand = Exact::from_integer(1000.into());
    let mean = level_of(&mean(parts), scale) * thousand;
    let own = steps.iter().any(|step| step.parts == Some(parts.len()));
    let wanted = own.then_some(parts.len());
    let gives = steps
        .iter()
        .filter(|step| step.parts == wanted)
        .filter(|step| mean >= Exact::from_integer(step.from.into()))
        .max_by_key(|step| step.from)
        .map_or(i64::from(scale.lowest()) * 1000, |step| i64::from(step.gives));
    normal(gives, scale)
}

/// A place on the scale in thousandths of a level, as a part of its length.
pub fn normal(thousandths: i64, scale: &Scale) -> Exact {
    let lowest = i64::from(scale.lowest()) * 1000;
    let length = i64::from(scale.highest()) * 1000 - lowest;
    exact(thousandths - lowest, length).clamp(Exact::zero(), Exact::one())
}

/// A part of the scale's length as a place on it, in its own units.
pub fn level_of(value: &Exact, scale: &Scale) -> Exact {
    let lowest = Exact::from_integer(scale.lowest().into());
    let highest = Exact::from_integer(scale.highest().into());
    &lowest + value * (highest - &lowest)
}

#[cfg(test)]
mod tests {
    use super::{Part, combine};
    use crate::questionnaire::{ConversionStep, Level, Rule, Scale, ScaleId};
    use crate::score::{Exact, exact};

    /// A scale from `lowest` to `highest`.
    fn scale(lowest: i32, highest: i32) -> Scale {
        let level = |value: i32| Level {
            value,
            code: value.to_string(),
            label: Default::default(),
            meaning: Default::default(),
        };
        Scale { id: ScaleId::from("s"), levels: (lowest..=highest).map(level).collect() }
    }

    /// Parts from (level, weight, gate) on a scale from 0 to 3.
    fn parts(levels: &[(i64, i64, i32)]) -> Vec<Part> {
        let part = |&(level, weight, gate): &(i64, i64, i32)| Part {
            value: exact(level, 3),
            weight: exact(weight, 1),
            gate: Some(gate),
        };
        levels.iter().map(part).collect()
    }

    /// The score in levels of a scale from 0 to 3.
    fn levels(rule: &Rule, given: &[(i64, i64, i32)]) -> Option<Exact> {
        combine(rule, &parts(given), &scale(0, 3)).map(|part| part * exact(3, 1))
    }

    #[test]
    fn means_and_the_weakest_link_by_hand() {
        // Levels 3, 1, 0 with weights 3, 2, 1: (9 + 2 + 0) / 6; 4 / 3; 0.
        let given = [(3, 3, 0), (1, 2, 0), (0, 1, 0)];
        for (rule, expected) in [
            (Rule::WeightedMean, exact(11, 6)),
            (Rule::Mean, exact(4, 3)),
            (Rule::WeakestLink, exact(0, 1)),
        ] {
            assert_eq!(levels(&rule, &given), Some(expected), "{rule:?}");
            assert_eq!(levels(&rule, &[]), None, "nothing counts: {rule:?}");
        }
    }

    #[test]
    fn a_gate_opens_only_after_all_lower_ones() {
        let rule = Rule::Gate { pass: 2 };
        for (given, expected) in [
            // All parts of gates 1 and 2 pass, one of gate 3 fails.
            (vec![(2, 1, 1), (3, 1, 2), (1, 1, 3)], 2),
            // A part of gate 1 fails: gate 2 does not help.
            (vec![(1, 1, 1), (3, 1, 2), (3, 1, 3)], 0),
            // All pass.
            (vec![(2, 1, 1), (2, 1, 2), (2, 1, 3)], 3),
            // Nothing stands for gate 1: it blocks nothing.
            (vec![(2, 1, 2)], 2),
            // Two parts for one gate: both must pass.
            (vec![(2, 1, 1), (1, 1, 1)], 0),
        ] {
            assert_eq!(levels(&rule, &given), Some(exact(expected, 1)), "{given:?}");
        }
    }

    /// The table for two dimensions of PEFA's method M2, with D = 1 … A = 4
    /// and a plus as half a level: DD D, DC D+, DB C, DA C+, CC C, CB C+,
    /// CA B, BB B, BA B+, AA A (`shared/domain/methods.md`, section 2).
    #[test]
    fn a_conversion_table_gives_pefa_m2_for_two_dimensions() {
        let steps = (2..=8)
            .map(|half| half * 500)
            .map(|mean| ConversionStep { parts: Some(2), from: mean, gives: mean })
            .collect();
        let rule = Rule::Table(steps);
        let scale = scale(1, 4);
        for (a, b, expected) in [
            (1, 1, exact(1, 1)),
            (1, 2, exact(3, 2)),
            (1, 3, exact(2, 1)),
            (1, 4, exact(5, 2)),
            (2, 2, exact(2, 1)),
            (2, 3, exact(5, 2)),
            (2, 4, exact(3, 1)),
            (3, 3, exact(3, 1)),
            (3, 4, exact(7, 2)),
            (4, 4, exact(4, 1)),
        ] {
            let part =
                |level: i64| Part { value: exact(level - 1, 3), weight: exact(1, 1), gate: None };
            let got = combine(&rule, &[part(a), part(b)], &scale);
            let levels = got.map(|got| got * exact(3, 1) + exact(1, 1));
            assert_eq!(levels, Some(expected), "{a} and {b}");
        }
    }

    #[test]
    fn a_table_uses_the_steps_for_its_number_of_parts() {
        let step = |parts, from, gives| ConversionStep { parts, from, gives };
        let rule = Rule::Table(vec![
            step(None, 0, 0),
            step(None, 2000, 1000),
            step(Some(3), 0, 0),
            step(Some(3), 1000, 3000),
        ]);
        for (given, expected) in [
            (vec![(2, 1, 0), (2, 1, 0)], 1),
            (vec![(1, 1, 0), (2, 1, 0)], 0),
            (vec![(1, 1, 0), (1, 1, 0), (1, 1, 0)], 3),
            (vec![(0, 1, 0), (1, 1, 0), (1, 1, 0)], 0),
        ] {
            assert_eq!(levels(&rule, &given), Some(exact(expected, 1)), "{given:?}");
        }
    }
}
