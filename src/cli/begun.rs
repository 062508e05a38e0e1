//! Ctrl-C while something is being written: the work looks up between its steps
//! and takes back what it has begun. At any other moment a signal ends the
//! program at once, for there is nothing to take back.

use super::Failure;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Work that has begun to write, until it is dropped.
#[derive(Debug)]
pub struct Begun {
    asked: Arc<AtomicBool>,
    done: Arc<AtomicBool>,
}

impl Begun {
    /// From here on a signal is heard at the next [`Begun::go_on`].
    pub fn new() -> Self {
        let begun = Self { asked: Arc::default(), done: Arc::default() };
        begun.listen();
        begun
    }

    #[cfg(unix)]
    fn listen(&self) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::flag::{register, register_conditional_default};
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // One that can't be heard ends the program, as ever.
            let _ = register_conditional_default(signal, Arc::clone(&self.done));
            let _ = register(signal, Arc::clone(&self.asked));
        }
    }

    /// Elsewhere a signal ends the program.
    #[cfg(not(unix))]
    fn listen(&self) {}

    /// Asked between two steps.
    ///
    /// # Errors
    ///
    /// Somebody has asked to stop.
    pub fn go_on(&self) -> Result<(), Failure> {
        if self.asked.load(Ordering::Relaxed) { Err(Failure::Interrupted) } else { Ok(()) }
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Relaxed);
    }
}
