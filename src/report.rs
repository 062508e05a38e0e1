//! From facts to paper, in three steps that each can be read on their own:
//! Document (what is said), Pages (what stands where), bytes.
//!
//! Promise: the same Document gives the same bytes on every machine.

pub mod compose;
pub mod document;
pub mod font;
pub mod layout;
pub mod pdf;
pub mod picture;

pub use layout::{Pages, Paper, Sheet, as_text, layout, layout_on};
pub use pdf::{PaperError, pdf, pdf_by};
