//! The loop, and the real terminal around it.
//!
//! Promises: whatever ends the interview (a key, a signal, a panic, the
//! terminal itself), what is being written is kept first and the terminal is
//! as it was before. Nothing wakes while nothing happens: keys and signals
//! arrive through one channel, and the loop waits for it.

use super::app::App;
use super::msg::{Effect, Msg};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event};
use crossterm::execute;
use ratatui::Terminal;
use ratatui::backend::Backend;
use std::io::{self, stdout};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// What comes from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// A key, a pasted text, a new size.
    Terminal(Event),
    /// The system or the terminal ends the program.
    Hangup,
}

/// Runs the interview to its end on any terminal. `perform` answers every
/// [`Effect::Save`] with exactly one message; [`Effect::Leave`] ends the loop.
///
/// # Errors
/// The terminal can't be drawn on or read from; `app` has then been told, and
/// what was being written has been given to `perform`.
pub fn run<B: Backend>(
    terminal: &mut Terminal<B>,
    mut app: App,
    mut keys: impl FnMut() -> io::Result<Incoming>,
    mut perform: impl FnMut(Effect) -> Msg,
) -> io::Result<App>
where
    B::Error: Send + Sync + 'static,
{
    let size = terminal.size().map_err(io::Error::other)?;
    let mut inbox = Some(Msg::Resized(size.width, size.height));
    loop {
        while let Some(msg) = inbox {
            match app.update(msg) {
                Some(Effect::Leave) => return Ok(app),
                effect => inbox = effect.map(&mut perform),
            }
        }
        let drawn = terminal.draw(|frame| app.view(frame)).map(drop).map_err(io::Error::other);
        match drawn.and_then(|()| keys()) {
            Ok(incoming) => inbox = app.hear(incoming),
            Err(failure) => {
                hang_up(&mut app, &mut perform);
                return Err(failure);
            }
        }
    }
}

/// Keeps what is being written when the terminal is gone.
fn hang_up(app: &mut App, perform: &mut impl FnMut(Effect) -> Msg) {
    let mut inbox = Some(Msg::Hangup);
    while let Some(msg) = inbox {
        inbox = match app.update(msg) {
            Some(Effect::Leave) | None => None,
            effect => effect.map(&mut *perform),
        };
    }
}

/// Runs the interview on the real terminal and leaves it as it was. The app
/// comes back with what is known at the end; [`App::interrupted`] says whether
/// a signal ended it.
///
/// # Errors
/// The terminal can't be set up, drawn on or read from.
pub fn run_in_terminal(app: App, perform: impl FnMut(Effect) -> Msg) -> io::Result<App> {
    let (sender, receiver) = channel();
    let signals = listen(sender.clone())?;
    let mut terminal = ratatui::try_init()?;
    let pasting = execute!(stdout(), EnableBracketedPaste);
    // The reader ends with the process: a blocking read can't be called off.
    thread::spawn(move || read_keys(&sender));
    let keys = || receiver.recv().unwrap_or(Ok(Incoming::Hangup));
    let ended = pasting.and_then(|()| run(&mut terminal, app, keys, perform));
    let pasting = execute!(stdout(), DisableBracketedPaste);
    let restored = ratatui::try_restore();
    signals();
    let app = ended?;
    // A terminal that hung up can't be restored; the work is safe all the same.
    if !app.interrupted() {
        pasting.and(restored)?;
    }
    Ok(app)
}

pub(super) fn read_keys(sender: &Sender<io::Result<Incoming>>) {
    loop {
        let event = crossterm::event::read().map(Incoming::Terminal);
        let failed = event.is_err();
        if sender.send(event).is_err() || failed {
            return;
        }
    }
}

/// Turns signals into messages; what comes back stops that.
#[cfg(unix)]
pub(super) fn listen(sender: Sender<io::Result<Incoming>>) -> io::Result<impl FnOnce()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    let handle = signals.handle();
    thread::spawn(move || {
        for _ in signals.forever() {
            if sender.send(Ok(Incoming::Hangup)).is_err() {
                return;
            }
        }
    });
    Ok(move || handle.close())
}

#[cfg(not(unix))]
pub(super) fn listen(_: Sender<io::Result<Incoming>>) -> io::Result<impl FnOnce()> {
    Ok(|| ())
}
