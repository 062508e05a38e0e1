//! The loop of the board, and the real terminal around it.
//!
//! It waits for one channel like the interview's; while a discussion is on,
//! and only then, it wakes once a second for the clock on the wall.

use super::Board;
use super::msg::{Effect, Msg};
use crate::tui::run::{Incoming, listen, read_keys};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use ratatui::Terminal;
use ratatui::backend::Backend;
use std::io::{self, stdout};
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
    let signals = listen(sender.clone())?;
    let mut terminal = ratatui::try_init()?;
    let pasting = execute!(stdout(), EnableBracketedPaste);
    thread::spawn(move || read_keys(&sender));
    let mut last = None;
    let next = |clock_runs: bool| {
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
                Ok(None)
            }
            incoming => incoming.unwrap_or(Ok(Incoming::Hangup)).map(Some),
        }
    };
    let ended = pasting.and_then(|()| run(&mut terminal, board, next, perform));
    let pasting = execute!(stdout(), DisableBracketedPaste);
    let restored = ratatui::try_restore();
    signals();
    let board = ended?;
    if !board.interrupted() {
        pasting.and(restored)?;
    }
    Ok(board)
}

#[allow(clippy::disallowed_methods, reason = "the runner may look at a clock")]
fn now() -> Instant {
    Instant::now()
}
