//! What became of a figure between two rounds, or how two countries differ, in
//! four words: improved, regressed, unchanged, not comparable.
//!
//! A word of difference is said only where the two intervals do not touch, so
//! that it holds whatever the missing evidence would have shown.

use super::Cell;
use crate::score::State;

/// The way from one figure to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Movement {
    Improved,
    Regressed,
    Unchanged,
    NotComparable(Reason),
}

/// Why two figures can't be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It was asked in other words, and no migration carries it over.
    OtherQuestion,
    /// One of them has no answer, or was not asked.
    Unanswered,
    /// One of them does not apply.
    NotApplicable,
    /// The intervals overlap: the difference lies inside the uncertainty.
    Uncertain,
}

impl Movement {
    /// The phrase on screens and pages.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Improved => "regional-improved",
            Self::Regressed => "regional-regressed",
            Self::Unchanged => "regional-unchanged",
            Self::NotComparable(_) => "regional-not",
        }
    }

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Improved => "improved",
            Self::Regressed => "regressed",
            Self::Unchanged => "unchanged",
            Self::NotComparable(_) => "not comparable",
        }
    }

    /// Why not, where it can't be compared.
    pub const fn reason(self) -> Option<Reason> {
        match self {
            Self::NotComparable(reason) => Some(reason),
            _ => None,
        }
    }
}

impl Reason {
    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherQuestion => "other question",
            Self::Unanswered => "unanswered",
            Self::NotApplicable => "not applicable",
            Self::Uncertain => "inside the uncertainty",
        }
    }
}

/// The way from `before` to `after`; a cell that is absent was not comparable.
pub fn movement(before: Option<&Cell>, after: Option<&Cell>) -> Movement {
    let (Some(before), Some(after)) = (before, after) else {
        return Movement::NotComparable(Reason::OtherQuestion);
    };
    let (Some((low, high)), Some((new_low, new_high))) = (before.interval(), after.interval())
    else {
        return Movement::NotComparable(missing(before, after));
    };
    if new_low > high {
        Movement::Improved
    } else if new_high < low {
        Movement::Regressed
    } else if (low, new_low) == (high, new_high) {
        Movement::Unchanged
    } else {
        Movement::NotComparable(Reason::Uncertain)
    }
}

/// Why one of the two has no score.
fn missing(before: &Cell, after: &Cell) -> Reason {
    let without = if before.score.is_none() { before } else { after };
    let all = without.coverage;
    let applies_nowhere = without.state == Some(State::NotApplicable)
        || all.not_applicable > 0 && all.not_applicable == all.asked;
    if applies_nowhere { Reason::NotApplicable } else { Reason::Unanswered }
}

#[cfg(test)]
mod tests {
    use super::{Movement, Reason, movement};
    use crate::compare::{Cell, Figure};
    use crate::score::State;

    fn between(low: i64, high: i64) -> Cell {
        Cell {
            score: Some(Figure::of(low.into(), 10)),
            high: Some(Box::new(Figure::of(high.into(), 10))),
            ..Cell::default()
        }
    }

    #[test]
    fn a_difference_inside_the_uncertainty_is_not_called_one() {
        use Movement::{Improved, NotComparable, Regressed, Unchanged};
        let not_applicable = Cell { state: Some(State::NotApplicable), ..Cell::default() };
        let rows = [
            (Some(between(10, 10)), Some(between(20, 20)), Improved),
            (Some(between(20, 20)), Some(between(10, 10)), Regressed),
            (Some(between(20, 20)), Some(between(20, 20)), Unchanged),
            // The intervals touch or overlap: it may be the same.
            (Some(between(10, 15)), Some(between(15, 15)), NotComparable(Reason::Uncertain)),
            (Some(between(10, 15)), Some(between(12, 20)), NotComparable(Reason::Uncertain)),
            (Some(between(0, 30)), Some(between(20, 20)), NotComparable(Reason::Uncertain)),
            // The whole interval lies above: whatever the evidence would show.
            (Some(between(10, 15)), Some(between(16, 30)), Improved),
            (Some(between(16, 30)), Some(between(10, 15)), Regressed),
            (Some(Cell::default()), Some(between(1, 1)), NotComparable(Reason::Unanswered)),
            (Some(between(1, 1)), Some(not_applicable), NotComparable(Reason::NotApplicable)),
            (None, Some(between(1, 1)), NotComparable(Reason::OtherQuestion)),
        ];
        for (before, after, expected) in rows {
            let got = movement(before.as_ref(), after.as_ref());
            assert_eq!(got, expected, "{before:?} to {after:?}");
        }
    }
}
