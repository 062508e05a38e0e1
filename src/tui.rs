//! The interview on a terminal: where an assessor spends five days.
//!
//! Promises: an answer is drawn as given only when it is saved; what could not
//! be saved stays on screen and says so; nothing that is typed is lost by
//! leaving, by a signal or by a full disk. [`App::update`] alone changes
//! anything and [`App::view`] alone draws; neither knows file, clock or key
//! names. An idle interview waits for one channel and wakes for nothing.

mod app;
mod desk;
mod director;
mod draft;
mod facts;
pub mod home;
mod keys;
mod mouse;
mod msg;
mod plain;
mod run;
mod saving;
mod screen;
mod speech;
pub mod table;
mod theme;
mod widget;
pub mod workshop;

#[cfg(test)]
mod tests;

pub use app::{App, Opening};
pub use desk::{Desk, Opened};
pub use msg::{Effect, Msg, Page, Print};
pub use plain::{Talk, run_plain};
pub use run::{Coming, Incoming, Need, Sitting, Wait, Wake, hear_unseen, run, run_in_terminal};
pub use theme::{Look, Theme};
