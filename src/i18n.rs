//! Languages, and the texts that exist in several of them.
//!
//! Promises: a text that has no translation is shown in the questionnaire's
//! first language rather than not at all; the caller can ask which it got.

mod alphabet;
mod country;
mod folded;
mod fuzzy;
pub mod language;
pub mod phrases;
mod pseudo;
pub mod text;
mod visible;

pub use alphabet::Alphabet;
pub use country::Country;
pub use folded::folded;
pub use fuzzy::fuzzy;
pub use language::Language;
pub use phrases::Phrases;
pub use text::{Later, LocalText};
pub use visible::{is_harmful, typed, visible};
