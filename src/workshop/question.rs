//! One question: how far the ballots lie apart, and whether the room must talk.

use crate::assessment::Yardstick;
use crate::score::{Exact, exact};
use std::collections::BTreeMap;

/// What the rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Agreed,
    /// The rule fails, or the ballots lie two levels or more apart.
    Discuss,
}

/// The ballots of one question, summed up; all in levels of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    pub ballots: usize,
    /// The middle ballot, or the mean of the two in the middle.
    pub median: Exact,
    /// The most frequent level; the lowest of several.
    pub mode: i32,
    /// Ballots in the mode, of all.
    pub share: Exact,
    /// Highest minus lowest.
    pub range: i32,
    /// Third quartile minus first, interpolated between neighbours (the usual
    /// definition, type 7 of Hyndman and Fan 1996).
    pub iqr: Exact,
}

impl Spread {
    /// Sums up ballots; `None` without any.
    pub fn of(levels: &[i32]) -> Option<Self> {
        let mut sorted = levels.to_vec();
        sorted.sort_unstable();
        let (first, last) = (*sorted.first()?, *sorted.last()?);
        let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
        for level in &sorted {
            *counts.entry(*level).or_default() += 1;
        }
        // The first of the highest counts: levels rise in the map.
        let (mode, most) =
            counts.iter().fold(
                (first, 0),
                |best, (level, count)| if *count > best.1 { (*level, *count) } else { best },
            );
        Some(Self {
            ballots: sorted.len(),
            median: quantile(&sorted, 2),
            mode,
            share: exact(count(most), count(sorted.len())),
            range: last - first,
            iqr: quantile(&sorted, 3) - quantile(&sorted, 1),
        })
    }

    /// What the rule says of these ballots; a range of two levels always wants
    /// to be talked about.
    pub fn verdict(&self, yardstick: Yardstick) -> Verdict {
        let holds = match yardstick {
            Yardstick::Share(percent) => self.share >= exact(i64::from(percent), 100),
            Yardstick::Range => self.range <= 1 && self.iqr <= exact(1, 1),
        };
        if holds && self.range < 2 { Verdict::Agreed } else { Verdict::Discuss }
    }
}

/// A number of ballots as the arithmetic wants it.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The quantile at so many quarters of sorted levels.
fn quantile(sorted: &[i32], quarters: i64) -> Exact {
    let place = exact(quarters * (count(sorted.len()) - 1), 4);
    let below = usize::try_from(place.to_integer()).unwrap_or(0);
    let level = |at: usize| exact(i64::from(sorted.get(at).copied().unwrap_or_default()), 1);
    let part = place.fract();
    if below + 1 >= sorted.len() {
        return level(sorted.len().saturating_sub(1));
    }
    level(below) + part * (level(below + 1) - level(below))
}

#[cfg(test)]
mod tests {
    use super::{Spread, Verdict};
    use crate::assessment::Yardstick;
    use crate::score::exact;

    #[test]
    fn ballots_are_summed_up_and_judged() {
        for (levels, median, mode, share, range, iqr, by_share, by_range) in [
            (vec![2, 2, 2, 1], exact(2, 1), 2, exact(3, 4), 1, exact(1, 4), true, true),
            (vec![1, 2], exact(3, 2), 1, exact(1, 2), 1, exact(1, 2), false, true),
            (vec![0, 3, 3, 3, 3], exact(3, 1), 3, exact(4, 5), 3, exact(0, 1), false, false),
            (vec![1], exact(1, 1), 1, exact(1, 1), 0, exact(0, 1), true, true),
            (vec![1, 2, 3, 4], exact(5, 2), 1, exact(1, 4), 3, exact(3, 2), false, false),
        ] {
            let spread = Spread::of(&levels).expect("there are ballots");
            assert_eq!((&spread.median, spread.mode), (&median, mode), "{levels:?}");
            assert_eq!((&spread.share, spread.range), (&share, range), "{levels:?}");
            assert_eq!(spread.iqr, iqr, "{levels:?}");
            let agreed = |yardstick| spread.verdict(yardstick) == Verdict::Agreed;
            assert_eq!(agreed(Yardstick::Share(75)), by_share, "{levels:?}");
            assert_eq!(agreed(Yardstick::Range), by_range, "{levels:?}");
        }
        assert_eq!(Spread::of(&[]), None);
    }
}
