//! From gaps to a plan: what to do, in which order, when, at what cost.
//!
//! For each question below its target the action one step up and the following
//! ones after it, prerequisites first; scheduled within owners' capacity,
//! budgets and phases so that the most improvement comes earliest; what does
//! not fit before the horizon is kept as *later* and never dropped. What the
//! administration decided holds. Same facts, same plan.

mod candidate;
mod conflict;
mod decided;
mod logframe;
mod money;
mod planned;
mod progress;
mod project;
mod setting;
mod sorting;
mod terms;
mod whatif;
mod why;
mod words;

pub use candidate::{Candidate, Origin, Priority, action_id, is_computed, target, unset_target};
pub use conflict::{Conflict, Demand, Limiting, conflicts};
pub use decided::Override;
pub use logframe::{AreaFrame, Logframe, OVERALL, Objective, TopicFrame, logframe};
pub use money::{Costs, Sum};
pub use planned::{Plan, Planned, plan};
pub use progress::{Followed, Progress, first_followed, own_progress, progress};
pub use project::counted;
pub use setting::{Expected, Unclear, amount, cost, follow_up, owners, setting};
pub use sorting::makes_circle;
pub use terms::{Budget, CAPACITY, OwnerTerms, PhaseTerms, Rate, Terms};
pub use whatif::{Moved, Unmet, WhatIf, unmet, what_if};
pub use why::Why;
pub use words::{Words, stage_key};
