//! What is known about one administration: the sum of its journal's entries.
//!
//! Nothing is overwritten. An entry supersedes those it names as its `base`;
//! what nobody superseded stands. Two copies that went separate ways therefore
//! join as the union of their entries, in any order, with the same result.

mod answer;
mod approval;
mod carry;
mod change;
mod conflict;
mod diff;
mod entry;
#[cfg(test)]
mod laws;
mod planning;
mod register;
mod replay;
mod room;
mod section;

pub use answer::{Answer, Confidence, Rating, Reading, Status};
pub use approval::{Approval, Approved};
pub use carry::{Onward, Step, carry};
pub use change::{
    Change, Direction, Document, Item, Person, Quote, Session, Signatory, Task, Visit,
};
pub use conflict::{Conflict, Decision, Prefer};
pub use diff::{Difference, Matter, Side, differences};
pub use entry::{Entry, EntryId, Head, ReplicaId};
pub use planning::{
    ActionId, Cost, FollowUp, FrameColumn, Limit, Month, OwnAction, Ruling, Source, Stage,
    in_halves,
};
pub use register::Register;
pub use replay::{Assessment, Given, Listed};
pub use room::{Ballot, Cards, Consensus, Convening, Dissent, Participant, Yardstick};
pub use section::Section;
