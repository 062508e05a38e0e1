//! Agreement over all questions: Krippendorff's alpha and percent agreement.
//!
//! Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
//! The published values, and those of a reference implementation on random
//! tables, are held by `tests/suite/agreement.rs`.

use super::bootstrap::{self, Interval};
use super::pair::Pairs;
use super::question::count;
use crate::score::{Exact, exact};
use num_traits::Num;
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
    /// An interval over questions needs two of them.
    OneQuestion,
    /// Without a few of the questions the statistic would not be defined.
    FewVary,
}

impl Ballots {
    /// The ballots of each question with two or more, counted by level: only
    /// they can be paired.
    fn pairable(&self) -> Vec<Counts> {
        let given = |unit: &Vec<Option<i32>>| counts(unit.iter().flatten().copied());
        self.units.iter().map(given).filter(|unit| size(unit) > 1).collect()
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
        let share = |unit: &Counts| {
            let same: i64 = unit.values().map(|number| number * (number - 1)).sum();
            exact(same, size(unit) * (size(unit) - 1))
        };
        let sum: Exact = units.iter().map(share).sum();
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
        let coincidences = Coincidences::of(&units);
        coincidences.refuse(metric)?;
        coincidences.alpha(metric, |number| exact(number, 1)).ok_or(Undefined::NoVariation)
    }

    /// Where alpha lies in 95 of 100 cases if the questions were drawn anew
    /// from the same kind (percentile bootstrap over questions).
    ///
    /// # Errors
    ///
    /// As for [`Ballots::alpha`]; one question only, or too few that vary.
    pub fn alpha_interval(&self, metric: Metric) -> Result<Interval, Undefined> {
        let units = self.pairable();
        Coincidences::of(&units).refuse(metric)?;
        #[allow(clippy::cast_precision_loss, reason = "numbers of ballots are far below 2^53")]
        bootstrap::interval(&units, |drawn| {
            Coincidences::of(drawn.iter().copied()).alpha(metric, |number| number as f64)
        })
    }

    /// The ballots of two raters side by side.
    ///
    /// # Errors
    ///
    /// There are not two raters.
    pub fn pairs(&self) -> Result<Pairs, Undefined> {
        if self.units.iter().map(Vec::len).max() != Some(2) {
            return Err(Undefined::NotTwoRaters);
        }
        let both = |unit: &Vec<Option<i32>>| match unit[..] {
            [Some(a), Some(b)] => Some((a, b)),
            _ => None,
        };
        Ok(Pairs(self.units.iter().filter_map(both).collect()))
    }
}

/// How many ballots each level has.
pub(super) type Counts = BTreeMap<i32, i64>;

pub(super) fn counts(levels: impl IntoIterator<Item = i32>) -> Counts {
    let mut counts = Counts::new();
    for level in levels {
        *counts.entry(level).or_insert(0) += 1;
    }
    counts
}

fn size(unit: &Counts) -> i64 {
    unit.values().sum()
}

/// What lies together within questions.
struct Coincidences {
    totals: Counts,
    /// Pairs of two different levels within questions, by the ballots less one
    /// that each pair is divided by; the sum stays a whole number.
    apart: BTreeMap<(i32, i32, i64), i64>,
}

impl Coincidences {
    fn of<'a>(units: impl IntoIterator<Item = &'a Counts>) -> Self {
        let (mut totals, mut apart) = (Counts::new(), BTreeMap::new());
        for unit in units {
            let others = size(unit) - 1;
            for (place, (&a, &first)) in unit.iter().enumerate() {
                *totals.entry(a).or_insert(0) += first;
                for (&b, &second) in unit.iter().skip(place + 1) {
                    *apart.entry((a, b, others)).or_insert(0) += first * second;
                }
            }
        }
        Self { totals, apart }
    }

    /// Says why there is no alpha.
    fn refuse(&self, metric: Metric) -> Result<(), Undefined> {
        if self.totals.is_empty() {
            return Err(Undefined::NoPairs);
        }
        if self.totals.len() == 1 {
            return Err(Undefined::NoVariation);
        }
        if metric == Metric::Ratio && self.totals.keys().any(|level| *level < 0) {
            return Err(Undefined::NegativeLevels);
        }
        Ok(())
    }

    /// Alpha in any kind of number; `None` without variation.
    fn alpha<T: Num + Clone>(&self, metric: Metric, number: impl Fn(i64) -> T) -> Option<T> {
        // Twice the rank of each level: the distance of ranks up to a factor,
        // which alpha does not depend on.
        let mut below = 0;
        let mut ranks = BTreeMap::new();
        for (&level, &total) in &self.totals {
            ranks.insert(level, 2 * below + total);
            below += total;
        }
        let rank = |level: i32| ranks.get(&level).copied().unwrap_or_default();
        let square = |a: i32, b: i32| {
            let (a_level, b_level) = (i64::from(a), i64::from(b));
            let distance = match metric {
                Metric::Nominal => T::one(),
                Metric::Ordinal => number(rank(b) - rank(a)),
                Metric::Interval => number(b_level - a_level),
                Metric::Ratio => number(b_level - a_level) / number(a_level + b_level),
            };
            distance.clone() * distance
        };
        let (mut observed, mut expected) = (T::zero(), T::zero());
        for (&(a, b, others), &pairs) in &self.apart {
            observed = observed + number(pairs) / number(others) * square(a, b);
        }
        for (place, (&a, &first)) in self.totals.iter().enumerate() {
            for (&b, &second) in self.totals.iter().skip(place + 1) {
                expected = expected + number(first * second) * square(a, b);
            }
        }
        let all = size(&self.totals);
        (!expected.is_zero()).then(|| T::one() - number(all - 1) * observed / expected)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ballots, Metric, Undefined};
    use crate::score::exact;

    pub fn of(units: &[&[Option<i32>]]) -> Ballots {
        Ballots { units: units.iter().map(|unit| unit.to_vec()).collect() }
    }

    #[test]
    fn what_is_not_defined_says_why() {
        let lonely = of(&[&[Some(1), None], &[None, Some(2)]]);
        let uniform = of(&[&[Some(1), Some(1)], &[Some(1), Some(1)]]);
        let negative = of(&[&[Some(-1), Some(1)]]);
        let three = of(&[&[Some(1), Some(2), Some(2)]]);
        assert_eq!(lonely.alpha(Metric::Nominal), Err(Undefined::NoPairs));
        assert_eq!(lonely.percent_agreement(), Err(Undefined::NoPairs));
        assert_eq!(uniform.alpha(Metric::Interval), Err(Undefined::NoVariation));
        assert_eq!(uniform.percent_agreement(), Ok(exact(1, 1)));
        assert_eq!(negative.alpha(Metric::Ratio), Err(Undefined::NegativeLevels));
        assert_eq!(three.pairs(), Err(Undefined::NotTwoRaters));
        assert_eq!(three.percent_agreement(), Ok(exact(1, 3)));
        assert_eq!(three.alpha_interval(Metric::Ordinal), Err(Undefined::OneQuestion));
        assert_eq!(lonely.alpha_interval(Metric::Ordinal), Err(Undefined::NoPairs));
        let rare = of(&[&[Some(1), Some(1)], &[Some(1), Some(1)], &[Some(1), Some(2)]]);
        assert_eq!(rare.alpha_interval(Metric::Ordinal), Err(Undefined::FewVary));
    }

    #[test]
    fn one_ballot_more_of_nobody_changes_nothing() {
        let pair = [Some(0), Some(3), None];
        let with = of(&[&pair, &[Some(1), Some(1), Some(2)], &[None, None, Some(3)]]);
        let without = of(&[&pair, &[Some(1), Some(1), Some(2)]]);
        for (name, metric) in Metric::ALL {
            assert_eq!(with.alpha(metric), without.alpha(metric), "{name}");
        }
    }
}
