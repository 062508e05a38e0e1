//! A room that agrees: the statistics of ballots.
//!
//! Promises: exact arithmetic, so that no machine differs; what is not defined
//! is said with its reason and is never 0, 1 or NaN. A ballot is a level of a
//! scale that is known beforehand; *not applicable* is no ballot.

mod agreement;
mod bootstrap;
mod pair;
mod question;

pub use agreement::{Ballots, Metric, Undefined};
pub use bootstrap::{Interval, RESAMPLES};
pub use pair::{Pairs, Weighting};
pub use question::{Spread, Verdict, Yardstick};
