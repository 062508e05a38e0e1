//! What the plan costs, by year and by who pays.

use super::planned::Planned;
use super::terms::Terms;
use crate::assessment::Source;
use std::collections::BTreeMap;

/// A sum of ranges, in whole units of the questionnaire's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    pub low: u64,
    /// With the lower figure of each cost that is open above.
    pub high: u64,
    /// How many costs in it are open above.
    pub open: usize,
}

impl Sum {
    fn add(&mut self, low: u64, high: Option<u64>) {
        self.low = self.low.saturating_add(low);
        self.high = self.high.saturating_add(high.unwrap_or(low));
        self.open += usize::from(high.is_none());
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            high: self.high.saturating_add(other.high),
            open: self.open + other.open,
        }
    }
}

/// What falls due, by calendar year and source: an action's cost in the year of
/// its start, its recurrent cost in every year after the one of its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs {
    pub by_year: BTreeMap<(u32, Source), Sum>,
}

impl Costs {
    pub(super) fn of(actions: &[Planned<'_>], terms: &Terms) -> Self {
        let mut by_year: BTreeMap<(u32, Source), Sum> = BTreeMap::new();
        for action in actions {
            let (Some(start), Some(end), Some(source)) = (action.start, action.end, action.source)
            else {
                continue;
            };
            let cost = action.candidate.cost;
            let begins = terms.start.plus(start).year();
            let due = by_year.entry((begins, source)).or_default();
            due.add(cost.low, cost.high);
            let ends = terms.start.plus(end.saturating_sub(1)).year();
            let recurrent = action.candidate.recurrent;
            for year in terms.years().into_iter().filter(|year| *year > ends && recurrent > 0) {
                by_year.entry((year, source)).or_default().add(recurrent, Some(recurrent));
            }
        }
        for ((year, _), sum) in &mut by_year {
            let years = year.saturating_sub(terms.start.year());
            sum.low = inflated(sum.low, years, terms);
            sum.high = inflated(sum.high, years, terms);
        }
        Self { by_year }
    }

    /// The sum over all years and sources.
    pub fn total(&self) -> Sum {
        self.by_year.values().fold(Sum::default(), |sum, one| sum.plus(*one))
    }

    /// What one source pays in all years; of [`Source::Unfunded`]: what is still to be found.
    pub fn of_source(&self, source: Source) -> Sum {
        let of = self.by_year.iter().filter(|((_, payer), _)| *payer == source);
        of.fold(Sum::default(), |sum, (_, one)| sum.plus(*one))
    }

    /// What falls due in a year.
    pub fn of_year(&self, year: u32) -> Sum {
        let of = self.by_year.iter().filter(|((known, _), _)| *known == year);
        of.fold(Sum::default(), |sum, (_, one)| sum.plus(*one))
    }
}

/// A sum in the prices of a later year. Parts of a unit are dropped each year,
/// so that a ceiling that was kept in prices of the first year stays kept.
fn inflated(amount: u64, years: u32, terms: &Terms) -> u64 {
    let rise = u128::from(terms.inflation.unwrap_or(0));
    let later = (0..years)
        .fold(u128::from(amount), |amount, _| amount.saturating_mul(100_000 + rise) / 100_000);
    u64::try_from(later).unwrap_or(u64::MAX)
}
