//! Two raters, or two readings, side by side: Cohen's kappa, and which of the
//! two gives the higher levels.
//!
//! Source: J. Cohen, Weighted kappa (Psychological Bulletin 1968;70:213-220).

use super::agreement::{Undefined, counts};
use super::question::count;
use crate::score::{Exact, exact};
use num_traits::{One, Zero};

/// Levels that both gave, question by question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairs(pub Vec<(i32, i32)>);

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

impl Weighting {
    /// Every weighting with its name.
    pub const ALL: [(&'static str, Self); 3] =
        [("none", Self::None), ("linear", Self::Linear), ("quadratic", Self::Quadratic)];

    /// How much a disagreement weighs, up to a factor that kappa does not
    /// depend on. Levels keep their distance on the scale, whether or not
    /// those between them were used.
    fn of(self, a: i32, b: i32) -> Exact {
        let apart = exact((i64::from(a) - i64::from(b)).abs(), 1);
        match self {
            Self::None if apart.is_zero() => apart,
            Self::None => Exact::one(),
            Self::Linear => apart,
            Self::Quadratic => &apart * &apart,
        }
    }
}

impl Pairs {
    /// Cohen's kappa: 1 − observed disagreement / that expected by chance.
    ///
    /// # Errors
    ///
    /// Nothing was answered by both, or no disagreement is to be expected
    /// because both gave one and the same level throughout.
    pub fn kappa(&self, weighting: Weighting) -> Result<Exact, Undefined> {
        self.refuse_empty()?;
        let firsts = counts(self.0.iter().map(|(a, _)| *a));
        let seconds = counts(self.0.iter().map(|(_, b)| *b));
        let observed: Exact = self.0.iter().map(|(a, b)| weighting.of(*a, *b)).sum();
        let mut expected = Exact::zero();
        for (a, first) in &firsts {
            for (b, second) in &seconds {
                expected += weighting.of(*a, *b) * exact(first * second, count(self.0.len()));
            }
        }
        if expected.is_zero() {
            return Err(Undefined::NoVariation);
        }
        Ok(Exact::one() - observed / expected)
    }

    /// Mean of first minus second, in levels: positive where the first gives more.
    ///
    /// # Errors
    ///
    /// Nothing was answered by both.
    pub fn mean_difference(&self) -> Result<Exact, Undefined> {
        self.mean(|difference| exact(difference, 1))
    }

    /// Share of questions on which both differ by at most one level.
    ///
    /// # Errors
    ///
    /// Nothing was answered by both.
    pub fn within_one(&self) -> Result<Exact, Undefined> {
        self.mean(|difference| exact(i64::from(difference.abs() <= 1), 1))
    }

    fn mean(&self, of: impl Fn(i64) -> Exact) -> Result<Exact, Undefined> {
        self.refuse_empty()?;
        let sum: Exact = self.0.iter().map(|(a, b)| of(i64::from(*a) - i64::from(*b))).sum();
        Ok(sum / exact(count(self.0.len()), 1))
    }

    fn refuse_empty(&self) -> Result<(), Undefined> {
        if self.0.is_empty() { Err(Undefined::NoPairs) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pairs, Weighting};
    use crate::score::exact;
    use crate::workshop::Undefined;

    #[test]
    fn what_is_not_defined_says_why() {
        let uniform = Pairs(vec![(1, 1), (1, 1)]);
        for (name, weighting) in Weighting::ALL {
            assert_eq!(Pairs::default().kappa(weighting), Err(Undefined::NoPairs), "{name}");
            assert_eq!(uniform.kappa(weighting), Err(Undefined::NoVariation), "{name}");
        }
        assert_eq!(Pairs::default().mean_difference(), Err(Undefined::NoPairs));
        assert_eq!(uniform.mean_difference(), Ok(exact(0, 1)));
    }

    #[test]
    fn the_difference_has_a_sign() {
        let generous = Pairs(vec![(3, 1), (2, 2), (2, 1), (1, 2)]);
        assert_eq!(generous.mean_difference(), Ok(exact(1, 2)));
        assert_eq!(generous.within_one(), Ok(exact(3, 4)));
    }
}
