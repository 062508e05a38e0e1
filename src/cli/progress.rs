//! How far long work has come: count, rate and time left, on stderr. A pipe or
//! a file hears nothing of it.

use super::Here;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter work than this many pieces shows nothing.
const FEWEST: usize = 8;
/// Drawn at most so often a second.
const A_SECOND: u8 = 5;

/// Work with a known number of pieces. It disappears when it is dropped.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// Begins; `what` is a word such as `reading`.
    pub fn of(what: &'static str, pieces: usize, here: &Here) -> Self {
        let target = if here.shows_progress() && pieces >= FEWEST {
            ProgressDrawTarget::stderr_with_hz(A_SECOND)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(u64::try_from(pieces).ok(), target);
        let style = "{msg} {wide_bar} {pos}/{len}, {per_sec}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style.progress_chars("##-"));
        }
        bar.set_message(what);
        Self(bar)
    }

    /// One piece is done.
    pub fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
