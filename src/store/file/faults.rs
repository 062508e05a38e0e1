//! Lets the n-th call that changes the disk fail, in tests: the program that
//! is built for users has none of this.
//!
//! A *kill* lets that call and all later ones do nothing, as after a power cut
//! or `kill -9`: not even what the destructors would tidy up is done.

use std::cell::Cell;
use std::io;

/// How the call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The system refuses it, with this error number.
    Refused(i32),
    /// A write takes half of the bytes, then the disk is full. Other calls are done.
    Short,
    /// The process is dead from here on.
    Kill,
    /// So it is, and the disk has lost its power: see `power`.
    Cut(Left),
}

/// What the power cut leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    /// What was synced, and nothing else.
    Synced,
    /// Every name, and half of the bytes that were not synced.
    Halves,
}

thread_local! {
    static PLAN: Cell<Option<(u32, Fault)>> = const { Cell::new(None) };
    static DEAD: Cell<bool> = const { Cell::new(false) };
}

/// Runs with the n-th call (0 is the first) failing; says whether it came so far.
pub(crate) fn with<T>(nth: u32, fault: Fault, run: impl FnOnce() -> T) -> (T, bool) {
    PLAN.set(Some((nth, fault)));
    let result = run();
    let reached = PLAN.take().is_none();
    DEAD.set(false);
    (result, reached)
}

/// Whether everything is over.
pub(super) fn dead() -> bool {
    DEAD.get()
}

/// Asked before every call that changes the disk: `Ok(true)` does half of it.
pub(super) fn step(is_write: bool) -> io::Result<bool> {
    if dead() {
        return Err(io::Error::other("killed"));
    }
    let Some((left, fault)) = PLAN.get() else { return Ok(false) };
    if fault == Fault::Short && !is_write {
        return Ok(false);
    }
    if left > 0 {
        PLAN.set(Some((left - 1, fault)));
        return Ok(false);
    }
    PLAN.set(None);
    match fault {
        Fault::Refused(number) => Err(io::Error::from_raw_os_error(number)),
        Fault::Short => Ok(true),
        Fault::Kill | Fault::Cut(_) => {
            DEAD.set(true);
            Err(io::Error::other("killed"))
        }
    }
}
