//! How sure a statistic is, by drawing the questions anew.
//!
//! Promise: the same ballots give the same interval on every machine. The
//! draws come from SplitMix64 with a fixed seed, and IEEE arithmetic in one
//! order; no clock and no system randomness. `tests/fixtures/agreement/derive.py`
//! makes the same draws in another language.

use super::agreement::{Counts, Undefined};

/// How often the questions are drawn anew.
pub const RESAMPLES: usize = 2000;
/// The seed of the draws: "tathmini" in ASCII.
const SEED: u64 = 0x7461_7468_6d69_6e69;

/// The middle 95 of 100 values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): small, and the same everywhere.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A place below `bound`: the high half of the product.
    fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next()) * bound as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }
}

/// Draws as many questions as there are, with replacement, and takes the
/// statistic of each draw.
pub(super) fn interval(
    units: &[Counts],
    statistic: impl Fn(&[&Counts]) -> Option<f64>,
) -> Result<Interval, Undefined> {
    if units.len() < 2 {
        return Err(Undefined::OneQuestion);
    }
    let mut draws = Draws(SEED);
    let mut values = Vec::with_capacity(RESAMPLES);
    let mut drawn = Vec::with_capacity(units.len());
    for _ in 0..RESAMPLES {
        drawn.clear();
        drawn.extend((0..units.len()).map(|_| &units[draws.below(units.len())]));
        values.extend(statistic(&drawn));
    }
    // A draw without variation has no value. Where one in twenty has none,
    // those that have would not speak for all.
    if values.len() * 20 < RESAMPLES * 19 {
        return Err(Undefined::FewVary);
    }
    values.sort_by(f64::total_cmp);
    Ok(Interval { low: quantile(&values, 0.025), high: quantile(&values, 0.975) })
}

/// The quantile of sorted values, interpolated between neighbours.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places among 2000 values"
)]
fn quantile(sorted: &[f64], at: f64) -> f64 {
    let place = at * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - place.floor()) * (sorted[above] - sorted[below])
}

#[cfg(test)]
mod tests {
    use super::Draws;

    #[test]
    fn the_draws_are_those_of_splitmix64() {
        // The first numbers that its reference implementation gives for seed 1234567.
        let mut draws = Draws(1_234_567);
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973];
        assert_eq!([draws.next(), draws.next()], expected);
        let mut draws = Draws(1);
        assert!((0..1000).all(|_| draws.below(7) < 7));
    }
}
