//! From answers to figures, exactly, with the way back from every figure.
//!
//! Score, coverage and evidence are three separate figures and are never
//! merged. An unanswered question counts in none but coverage; *not
//! applicable* leaves numerator and denominator; *no evidence* counts as the
//! lowest level and opens an interval. `docs/scoring.md` redoes an example by
//! hand.

mod card;
pub mod consistency;

mod exact;
mod lift;
pub mod rule;
mod standing;

pub use card::{Counts, Node, NodeKind, Score, Scorecard, score, score_levels, scored};

pub use consistency::{Remark, consistency};
pub use exact::{Exact, exact, rounded, to_f64};
pub use lift::{Lift, Raised, lift};
pub use standing::{Basis, Said, Standing, State, counting, standing, standings, standings_of};
