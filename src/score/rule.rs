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
