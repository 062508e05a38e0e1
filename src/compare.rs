//! Many scorecards side by side: countries and rounds, question by question.
//!
//! Promises: only what was asked in the same words is compared, everything else
//! is called *not comparable* with its reason; a difference inside the
//! uncertainty (the interval that *no evidence* opens) is never called one;
//! arithmetic is exact; nothing is ranked unless somebody asks. `docs/compare.md`
//! redoes an example by hand.

mod about;
mod carry;
mod cell;
mod figure;
mod grouping;
mod line;
mod movement;
mod peers;
mod quantile;
mod scorer;
mod table;
mod view;

pub use about::{About, Key};
pub use carry::{Outlined, carried};
pub use cell::{Cell, Coverage, Evidence};
pub use figure::Figure;
pub use grouping::{Filter, Property};
pub use line::{Line, LineFault, read_line};
pub use movement::{Movement, Reason, movement};
pub use peers::{AmongPeers, Peers};
pub use quantile::{Place, Quartiles, place_among, quantile};
pub use scorer::Scorer;
pub use table::{By, Column, Comparison, Outline, Row, cells_of};
pub use view::{Group, Sort, Summary, Sums, View, Wanted};
