//! A fraction that is small in memory and quick to compare: a comparison holds
//! millions of them, and nearly all fit into two machine words.
//!
//! Exact like [`Exact`]: what does not fit is kept without bound, so no sum
//! overflows and no figure is rounded.

use crate::score::{Exact, exact};
use num_traits::ToPrimitive;
use std::cmp::Ordering;

/// An exact figure in units of a scale.
#[derive(Debug, Clone)]
pub struct Figure(Kept);

#[derive(Debug, Clone)]
enum Kept {
    /// Numerator and denominator, the denominator positive; not always in lowest terms.
    Small(i64, i64),
    Large(Box<Exact>),
}

impl Figure {
    /// The fraction `over / under`; zero where `under` is zero.
    pub fn of(over: i128, under: i128) -> Self {
        let (over, under) = if under < 0 { (-over, -under) } else { (over, under) };
        if under == 0 {
            return Self::whole(0);
        }
        small(over, under)
            .or_else(|| {
                let shared = divisor(over.unsigned_abs(), under.unsigned_abs());
                let shared = i128::try_from(shared).unwrap_or(1);
                small(over / shared, under / shared)
            })
            .unwrap_or_else(|| Self(Kept::Large(Box::new(Exact::new(over.into(), under.into())))))
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self(Kept::Small(number, 1))
    }

    /// The same figure without bound.
    pub fn exact(&self) -> Exact {
        match &self.0 {
            Kept::Small(over, under) => exact(*over, *under),
            Kept::Large(large) => (**large).clone(),
        }
    }

    /// The nearest floating-point number, for JSON and for drawing.
    #[expect(clippy::cast_precision_loss, reason = "only numbers that a float holds get there")]
    pub fn to_f64(&self) -> f64 {
        const HELD: u64 = 1 << 53;
        match &self.0 {
            Kept::Small(over, under) if over.unsigned_abs() <= HELD && *under as u64 <= HELD => {
                *over as f64 / *under as f64
            }
            _ => crate::score::to_f64(&self.exact()),
        }
    }

    /// The sum of two figures.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        match (&self.0, &other.0) {
            (Kept::Small(a, b), Kept::Small(c, d)) => {
                let [a, b, c, d] = [*a, *b, *c, *d].map(i128::from);
                if b == d { Self::of(a + c, b) } else { Self::of(a * d + c * b, b * d) }
            }
            _ => Self::from(&(self.exact() + other.exact())),
        }
    }

    /// This figure times `over / under`.
    #[must_use]
    pub fn times(&self, over: i64, under: i64) -> Self {
        match &self.0 {
            Kept::Small(a, b) => {
                Self::of(i128::from(*a) * i128::from(over), i128::from(*b) * i128::from(under))
            }
            Kept::Large(large) => Self::from(&(&**large * exact(over, under))),
        }
    }

    /// This figure minus another.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.times(-1, 1))
    }

    /// The whole number at or below.
    pub fn floor(&self) -> i64 {
        match &self.0 {
            Kept::Small(over, under) => over.div_euclid(*under),
            Kept::Large(large) => large.floor().to_integer().to_i64().unwrap_or(0),
        }
    }

    /// The order where machine words do not hold the products.
    #[cold]
    fn cmp_widely(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Kept::Small(a, b), Kept::Small(c, d)) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            _ => self.exact().cmp(&other.exact()),
        }
    }

    /// Numerator and denominator where they fit into machine words.
    pub const fn parts(&self) -> Option<(i64, i64)> {
        match self.0 {
            Kept::Small(over, under) => Some((over, under)),
            Kept::Large(_) => None,
        }
    }
}

/// The fraction in two words, if it fits.
fn small(over: i128, under: i128) -> Option<Figure> {
    Some(Figure(Kept::Small(over.try_into().ok()?, under.try_into().ok()?)))
}

/// The greatest common divisor; 1 where both are zero.
fn divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl From<&Exact> for Figure {
    fn from(value: &Exact) -> Self {
        match (value.numer().to_i64(), value.denom().to_i64()) {
            (Some(over), Some(under)) => Self(Kept::Small(over, under)),
            _ => Self(Kept::Large(Box::new(value.clone()))),
        }
    }
}

impl Ord for Figure {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Kept::Small(a, b), Kept::Small(c, d)) = (&self.0, &other.0) {
            if b == d {
                return a.cmp(c);
            }
            // Nearly always the products fit, and are compared in one step.
            if let (Some(one), Some(two)) = (a.checked_mul(*d), c.checked_mul(*b)) {
                return one.cmp(&two);
            }
        }
        self.cmp_widely(other)
    }
}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Figure {}

#[cfg(test)]
mod tests {
    use super::Figure;
    use crate::score::exact;
    use proptest::prelude::*;

    #[test]
    fn fractions_by_hand() {
        for (over, under, floor, text) in [
            (5, 3, 1, "1.67"),
            (-1, 2, -1, "-0.50"),
            (1, -2, -1, "-0.50"),
            (4, 2, 2, "2.00"),
            (7, 0, 0, "0.00"),
        ] {
            let figure = Figure::of(over, under);
            assert_eq!(figure.floor(), floor, "{over}/{under}");
            assert_eq!(crate::score::rounded(&figure.exact(), 2), text, "{over}/{under}");
        }
        assert_eq!(Figure::of(2, 6), Figure::of(1, 3), "lowest terms do not matter");
    }

    proptest! {
        /// Whatever the size, the arithmetic is that of fractions without bound.
        #[test]
        fn is_exact_at_any_size(a: i64, b in 1..i64::MAX, c: i64, d in 1..i64::MAX) {
            let (one, two) = (Figure::of(a.into(), b.into()), Figure::of(c.into(), d.into()));
            prop_assert_eq!(one.plus(&two).exact(), exact(a, b) + exact(c, d));
            prop_assert_eq!(one.minus(&two).exact(), exact(a, b) - exact(c, d));
            prop_assert_eq!(one.times(c, d).exact(), exact(a, b) * exact(c, d));
            prop_assert_eq!(one.cmp(&two), exact(a, b).cmp(&exact(c, d)));
            prop_assert_eq!(one.to_f64(), crate::score::to_f64(&exact(a, b)));
        }
    }
}
