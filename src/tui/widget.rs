//! Pieces that screens are drawn from. They know cells, not questionnaires.

pub mod form;
pub mod pane;
pub mod wrap;
pub mod writer;
