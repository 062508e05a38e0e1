//! A room that agrees: rounds of hidden ballots, and the statistics of ballots.
//!
//! `room` is the logic of a workshop (acts in, changes out), `record` reads
//! what its journal says, `seal` and `file` keep ballots hidden; the rest is
//! arithmetic on ballots, for workshops and for any table.
//!
//! Promises: exact arithmetic, so that no machine differs; what is not defined
//! is said with its reason and is never 0, 1 or NaN. A ballot is a level of a
//! scale that is known beforehand; *not applicable* is no ballot.

mod agreement;
mod bootstrap;
mod choose;
mod file;
mod pair;
mod question;
mod record;
mod room;
mod seal;
#[cfg(test)]
mod tests;

pub use agreement::{Ballots, Metric, Undefined};
pub use bootstrap::{Interval, RESAMPLES};
pub use choose::{Selection, both_levels, list};
pub use file::{BallotFault, BallotFile, HIGHEST_NUMBER, LARGEST_BALLOT_FILE};
pub use pair::{Pairs, Weighting};
pub use question::{Spread, Verdict};
pub use record::{
    Found, Item, MOST_PARTICIPANTS, MOST_QUESTIONS, Proof, Round, Vote, Workshop, find,
};
pub use room::{Act, Refusal, Room, Stage};
pub use seal::{Cast, code, typed_code};
