//! The one test program: everything that needs more than one module.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod hostile;
mod sound;
