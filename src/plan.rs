//! From gaps to a plan: what to do, in which order, when.
//!
//! For each question below its target the action one step up, prerequisites
//! first, ordered by weight × gap × leverage; each phase takes at most its
//! number; what does not fit before the horizon is kept as *later* and never
//! dropped. Same facts, same plan.

mod candidate;
mod schedule;
mod setting;

pub use candidate::{Candidate, Priority, candidates, target};
pub use schedule::{Plan, Planned, plan};
pub use setting::{Expected, Unclear, amount, cost, follow_up, owners, setting};
