//! Agreement over all questions: Krippendorff's alpha, percent agreement and,
//! for two raters, Cohen's kappa.
//!
//! Sources: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011);
//! J. Cohen, Weighted kappa (Psychological Bulletin 1968;70:213-220). The
//! published values are held by `tests/suite/agreement.rs`.

use super::question::count;
use crate::score::{Exact, exact};
use num_traits::{One, Zero};
use std::collections::BTreeMap;

/// Ballots by question and rater; `None` where a rater gave none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ballots {
    /// A row a question, a column a rater.
    pub units: Vec<Vec<Option<i32>>>,
}

/// How far two levels lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// The same or not.
    Nominal,
    /// By rank: how many ballots lie between.
    Ordinal,
    /// By the square of the difference.
    Interval,
    /// By the square of the difference, relative to the sum.
    Ratio,
}

impl Metric {
    /// Every metric with its name.
    pub const ALL: [(&'static str, Self); 4] = [
        ("nominal", Self::Nominal),
        ("ordinal", Self::Ordinal),
        ("interval", Self::Interval),
        ("ratio", Self::Ratio),
    ];
}

/// Why a statistic is not defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undefined {
    /// No question has two ballots.
    NoPairs,
    /// All ballots that count are the same level.
    NoVariation,
    /// The ratio of negative levels, or of a level and its opposite, means nothing.
    NegativeLevels,
    /// The statistic is for two raters.
    NotTwoRaters,
}

/// How a disagreement of two raters weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighting {
    /// Every one the same.
    None,
    /// By the difference of levels.
    Linear,
    /// By its square.
    Quadratic,
}

/// Kappa on a scale that is known beforehand: unused levels count as levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kappa {
    pub weighting: Weighting,
    pub lowest: i32,
    pub highest: i32,
}

impl Ballots {
    /// The ballots of each question with two or more: only they can be paired.
    fn pairable(&self) -> Vec<Vec<i32>> {
        let given = |unit: &Vec<Option<i32>>| unit.iter().flatten().copied().collect::<Vec<_>>();
        self.units.iter().map(given).filter(|unit| unit.len() > 1).collect()
    }

    /// Share of pairs of ballots that agree, as the mean over the questions
    /// that have two or more ballots.
    ///
    /// # Errors
    ///
    /// No question has two ballots.
    pub fn percent_agreement(&self) -> Result<Exact, Undefined> {
        let units = self.pairable();
        if units.is_empty() {
            return Err(Undefined::NoPairs);
        }
        let sum: Exact = units
            .iter()
            .map(|unit| {
                let same: i64 = counts(unit).values().map(|number| number * (number - 1)).sum();
                let all = count(unit.len());
                exact(same, all * (all - 1))
            })
            .sum();
        Ok(sum / exact(count(units.len()), 1))
    }

    /// Krippendorff's alpha: 1 − (n − 1) Σ o δ² / Σ n n δ², over the
    /// coincidences o of levels within questions.
    ///
    /// # Errors
    ///
    /// Nothing to pair, no variation, or a ratio that means nothing.
    pub fn alpha(&self, metric: Metric) -> Result<Exact, Undefined> {
        let units = self.pairable();
        let totals = counts(&units.concat());
        if totals.is_empty() {
            return Err(Undefined::NoPairs);
        }
        if totals.len() == 1 {
            return Err(Undefined::NoVariation);
        }
        if metric == Metric::Ratio && totals.keys().any(|level| *level < 0) {
            return Err(Undefined::NegativeLevels);
        }
        let levels: Vec<i32> = totals.keys().copied().collect();
        let (mut observed, mut expected) = (Exact::zero(), Exact::zero());
        for (place, &a) in levels.iter().enumerate() {
            for &b in &levels[place + 1..] {
                let apart = apart(metric, a, b, &totals);
                observed += coincidences(&units, a, b) * &apart;
                expected += exact(totals[&a] * totals[&b], 1) * apart;
            }
        }
        let all: i64 = totals.values().sum();
        Ok(Exact::one() - exact(all - 1, 1) * observed / expected)
    }

    /// Cohen's kappa, weighted or not, over the questions that both raters answered.
    ///
    /// # Errors
    ///
    /// Not two raters, nothing answered by both, or no disagreement to be expected.
    pub fn kappa(&self, kappa: Kappa) -> Result<Exact, Undefined> {
        let raters = self.units.iter().map(Vec::len).max().unwrap_or(0);
        if raters != 2 {
            return Err(Undefined::NotTwoRaters);
        }
        let pairs: Vec<(i32, i32)> = self
            .units
            .iter()
            .filter_map(|unit| match unit[..] {
                [Some(a), Some(b)] => Some((a, b)),
                _ => None,
            })
            .collect();
        if pairs.is_empty() {
            return Err(Undefined::NoPairs);
        }
        let firsts = counts(&pairs.iter().map(|(a, _)| *a).collect::<Vec<_>>());
        let seconds = counts(&pairs.iter().map(|(_, b)| *b).collect::<Vec<_>>());
        let observed: Exact = pairs.iter().map(|(a, b)| kappa.weight(*a, *b)).sum();
        let mut expected = Exact::zero();
        for (a, first) in &firsts {
            for (b, second) in &seconds {
                expected += kappa.weight(*a, *b) * exact(first * second, count(pairs.len()));
            }
        }
        if expected.is_zero() {
            return Err(Undefined::NoVariation);
        }
        Ok(Exact::one() - observed / expected)
    }
}

impl Kappa {
    /// How much a disagreement weighs: 0 for none, 1 for the widest.
    fn weight(self, a: i32, b: i32) -> Exact {
        let length = (i64::from(self.highest) - i64::from(self.lowest)).max(1);
        let apart = exact(i64::from(a) - i64::from(b), length);
        let apart = if apart < Exact::zero() { -apart } else { apart };
        match self.weighting {
            Weighting::None if apart.is_zero() => Exact::zero(),
            Weighting::None => Exact::one(),
            Weighting::Linear => apart,
            Weighting::Quadratic => &apart * &apart,
        }
    }
}

fn counts(levels: &[i32]) -> BTreeMap<i32, i64> {
    let mut counts = BTreeMap::new();
    for level in levels {
        *counts.entry(*level).or_insert(0) += 1;
    }
    counts
}

/// The coincidences of two different levels: ordered pairs within a question,
/// each weighted by one over its ballots less one.
fn coincidences(units: &[Vec<i32>], a: i32, b: i32) -> Exact {
    units
        .iter()
        .map(|unit| {
            let of = |level: i32| count(unit.iter().filter(|given| **given == level).count());
            exact(of(a) * of(b), count(unit.len()) - 1)
        })
        .sum()
}

/// The square of the distance of two levels, a below b.
fn apart(metric: Metric, a: i32, b: i32, totals: &BTreeMap<i32, i64>) -> Exact {
    let difference = exact(i64::from(b) - i64::from(a), 1);
    let distance = match metric {
        Metric::Nominal => return Exact::one(),
        Metric::Interval => difference,
        Metric::Ratio => difference / exact(i64::from(a) + i64::from(b), 1),
        Metric::Ordinal => {
            let between: i64 = totals.range(a..=b).map(|(_, number)| number).sum();
            exact(2 * between - totals[&a] - totals[&b], 2)
        }
    };
    &distance * &distance
}

#[cfg(test)]
mod tests {
    use super::{Ballots, Kappa, Metric, Undefined, Weighting};
    use crate::score::exact;

    fn of(units: &[&[Option<i32>]]) -> Ballots {
        Ballots { units: units.iter().map(|unit| unit.to_vec()).collect() }
    }

    #[test]
    fn what_is_not_defined_says_why() {
        let kappa = Kappa { weighting: Weighting::Linear, lowest: 0, highest: 3 };
        let lonely = of(&[&[Some(1), None], &[None, Some(2)]]);
        let uniform = of(&[&[Some(1), Some(1)], &[Some(1), Some(1)]]);
        let negative = of(&[&[Some(-1), Some(1)]]);
        let three = of(&[&[Some(1), Some(2), Some(2)]]);
        assert_eq!(lonely.alpha(Metric::Nominal), Err(Undefined::NoPairs));
        assert_eq!(lonely.percent_agreement(), Err(Undefined::NoPairs));
        assert_eq!(lonely.kappa(kappa), Err(Undefined::NoPairs));
        assert_eq!(uniform.alpha(Metric::Interval), Err(Undefined::NoVariation));
        assert_eq!(uniform.kappa(kappa), Err(Undefined::NoVariation));
        assert_eq!(uniform.percent_agreement(), Ok(exact(1, 1)));
        assert_eq!(negative.alpha(Metric::Ratio), Err(Undefined::NegativeLevels));
        assert_eq!(three.kappa(kappa), Err(Undefined::NotTwoRaters));
        assert_eq!(three.percent_agreement(), Ok(exact(1, 3)));
    }
}
