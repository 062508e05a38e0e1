//! Work on many things by several threads at once.
//!
//! Promise: the results come in the order of the things and depend on nothing
//! else; how many threads there are changes the time alone.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More threads than this are not worth their start.
const MOST: usize = 8;

/// As many threads as the machine runs at once.
pub fn usual() -> NonZeroUsize {
    let cores = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    cores.min(NonZeroUsize::new(MOST).unwrap_or(cores))
}

/// Does the work on every thing with as many threads as the machine runs at once.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    share(usual(), things, || (), |(), thing| work(thing)).0
}

/// Does the work on every thing; each thread begins with a state of its own, and all
/// states come back beside the results.
///
/// A thread that cannot be started leaves its share to the others.
pub fn share<T: Sync, S: Send, R: Send>(
    threads: NonZeroUsize,
    things: &[T],
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
) -> (Vec<R>, Vec<S>) {
    let next = AtomicUsize::new(0);
    let turn = || {
        let mut state = begin();
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return (done, state) };
            done.push((at, work(&mut state, thing)));
        }
    };
    let (mut done, mut states) = (Vec::with_capacity(things.len()), Vec::new());
    let mut take = |(own, state): (Vec<(usize, R)>, S)| {
        done.extend(own);
        states.push(state);
    };
    thread::scope(|scope| {
        let helpers = threads.get().min(things.len()).saturating_sub(1);
        let helpers: Vec<_> = (0..helpers)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, turn).ok())
            .collect();
        take(turn());
        for helper in helpers {
            match helper.join() {
                Ok(own) => take(own),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    (done.into_iter().map(|(_, result)| result).collect(), states)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_things() {
        let things: Vec<usize> = (0..1000).collect();
        for threads in 1..=5 {
            let threads = NonZeroUsize::new(threads).unwrap();
            let (results, states) = share(
                threads,
                &things,
                || 0,
                |count, thing| {
                    *count += 1;
                    thing * 2
                },
            );
            assert!(results.iter().zip(&things).all(|(result, thing)| *result == thing * 2));
            assert_eq!(states.iter().sum::<usize>(), things.len());
            assert!(states.len() <= threads.get());
        }
        assert_eq!(share(NonZeroUsize::MIN, &[(); 0], || (), |(), ()| ()).0.len(), 0);
    }
}
