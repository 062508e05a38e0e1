//! The loop of the board, and the real terminal around it.
//!
//! It waits for one channel like the interview's; while a discussion is on,
//! and only then, it wakes once a second for the clock on the wall.

use super::Board;
use super::msg::{Effect, Msg};
use crate::tui::run::{Incoming, enter, leave, listen, read_keys, restore_all_on_panic};
use ratatui::Terminal;
use ratatui::backend::Backend;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Runs a workshop to its end. `next` is told whether a clock runs, and gives
/// `None` when a second has gone by; `perform` answers every effect but
/// [`Effect::Leave`] with one message.
///
/// # Errors
/// The terminal can't be drawn on or read from.
pub fn run<B: Backend>(
    terminal: &mut Terminal<B>,
    mut board: Board,
    mut next: impl FnMut(bool) -> io::Result<Option<Incoming>>,
    mut perform: impl FnMut(Effect) -> Msg,
) -> io::Result<Board>
where
    B::Error: Send + Sync + 'static,
{
    let size = terminal.size().map_err(io::Error::other)?;
    let mut inbox = Some(Msg::Resized(size.width, size.height));
    loop {
        while let Some(msg) = inbox {
            match board.update(msg) {
                Some(Effect::Leave) => return Ok(board),
                effect => inbox = effect.map(&mut perform),
            }
        }
        terminal.draw(|frame| board.view(frame)).map_err(io::Error::other)?;
        inbox = match next(board.clock_runs())? {
            None => Some(Msg::Tick),
            Some(incoming) => board.hear(incoming),
        };
    }
}

/// Runs on the real terminal and leaves it as it was.
///
/// # Errors
/// The terminal can't be set up, drawn on or read from.
pub fn run_in_terminal(board: Board, perform: impl FnMut(Effect) -> Msg) -> io::Result<Board> {
    let (sender, receiver) = channel();
    let signals = listen(sender.clone(), Arc::new(AtomicBool::new(false)))?;
    let mut terminal = ratatui::try_init()?;
    restore_all_on_panic();
    let entered = enter(false);
    let (ask, asked) = channel();
    thread::spawn(move || read_keys(&sender, &asked));
    let (mut is_asked, mut last) = (false, None);
    let next = |clock_runs: bool| {
        if !is_asked {
            let _ = ask.send(());
        }
        is_asked = false;
        if !clock_runs {
            last = None;
            return receiver.recv().unwrap_or(Ok(Incoming::Hangup)).map(Some);
        }
        // Keys do not stop the clock: the next second counts from the last one.
        let since = *last.get_or_insert_with(now);
        let left = Duration::from_secs(1).saturating_sub(now().duration_since(since));
        match receiver.recv_timeout(left) {
            Err(RecvTimeoutError::Timeout) => {
                last = Some(since + Duration::from_secs(1));
                is_asked = true;
                Ok(None)
            }
            incoming => incoming.unwrap_or(Ok(Incoming::Hangup)).map(Some),
        }
    };
    let ended = entered.and_then(|()| run(&mut terminal, board, next, perform));
    let left = leave();
    let restored = ratatui::try_restore();
    signals();
    let board = ended?;
    if !board.interrupted() {
        left.and(restored)?;
    }
    Ok(board)
}

#[allow(clippy::disallowed_methods, reason = "the runner may look at a clock")]
fn now() -> Instant {
    Instant::now()
}
