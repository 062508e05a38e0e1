//! The loop, and the real terminal around it.
//!
//! Promises: whatever ends the interview (a key, a signal, a panic, the
//! terminal itself), what is being written is kept first and the terminal is
//! as it was before. Nothing wakes while nothing happens: keys and signals
//! arrive through one channel, and the loop waits for it.

use super::desk::Desk;
use super::msg::{Effect, Msg};
use super::theme::Look;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event,
};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::Backend;
use std::io::{self, stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// What comes from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// A key, a pasted text, a new size.
    Terminal(Event),
    /// Nothing was typed for a while, and something is being written.
    Pause,
    /// The system or the terminal ends the program.
    Hangup,
}

/// How long a pause in typing is: what was typed is kept then.
const PAUSE: Duration = Duration::from_millis(1500);

/// Runs to the end on any terminal. `keys` waits for what comes next; it is
/// told whether a pause is to be reported. `perform` answers every effect with
/// exactly one message; [`Effect::Leave`] ends the loop.
///
/// # Errors
/// The terminal can't be drawn on or read from; `desk` has then been told, and
/// what was being written has been given to `perform`.
pub fn run<B: Backend>(
    terminal: &mut Terminal<B>,
    mut desk: Desk,
    mut keys: impl FnMut(bool) -> io::Result<Incoming>,
    mut perform: impl FnMut(Effect) -> Msg,
) -> io::Result<Desk>
where
    B::Error: Send + Sync + 'static,
{
    let size = terminal.size().map_err(io::Error::other)?;
    let mut inbox = Some(Msg::Resized(size.width, size.height));
    loop {
        while let Some(msg) = inbox {
            inbox = match desk.update(msg) {
                Some(Effect::Leave) => return Ok(desk),
                // Another program has drawn meanwhile.
                Some(effect @ (Effect::Edit(_) | Effect::Unlock(_))) => {
                    let answer = perform(effect);
                    // `clear` would ask the terminal where its cursor is, and wait.
                    terminal.backend_mut().clear().map_err(io::Error::other)?;
                    terminal.swap_buffers();
                    Some(answer)
                }
                effect => effect.map(&mut perform),
            };
        }
        let drawn = terminal.draw(|frame| desk.view(frame)).map(drop).map_err(io::Error::other);
        match drawn.and_then(|()| keys(desk.writes())) {
            Ok(incoming) => inbox = desk.hear(incoming),
            Err(failure) => {
                hang_up(&mut desk, &mut perform);
                return Err(failure);
            }
        }
    }
}

/// Keeps what is being written when the terminal is gone.
fn hang_up(desk: &mut Desk, perform: &mut impl FnMut(Effect) -> Msg) {
    let mut inbox = Some(Msg::Hangup);
    while let Some(msg) = inbox {
        inbox = match desk.update(msg) {
            Some(Effect::Leave) | None => None,
            effect => effect.map(&mut *perform),
        };
    }
}

/// Runs on the real terminal and leaves it as it was. The desk comes back with
/// what is known at the end; [`Desk::interrupted`] says whether a signal ended it.
///
/// # Errors
/// The terminal can't be set up, drawn on or read from.
pub fn run_in_terminal(
    desk: Desk,
    look: Look,
    mut perform: impl FnMut(Effect) -> Msg,
) -> io::Result<Desk> {
    let (sender, receiver) = channel();
    let away = Arc::new(AtomicBool::new(false));
    let signals = listen(sender.clone(), Arc::clone(&away))?;
    let mut terminal = ratatui::try_init()?;
    restore_all_on_panic();
    let entered = enter(look.mouse);
    let (ask, asked) = channel();
    // The reader ends with the process: a blocking read can't be called off.
    // It reads only when asked, so that it takes nothing from an editor.
    thread::spawn(move || read_keys(&sender, &asked));
    let mut is_asked = false;
    let keys = |pauses: bool| {
        if !is_asked {
            let _ = ask.send(());
        }
        let next = if pauses {
            match receiver.recv_timeout(PAUSE) {
                Err(RecvTimeoutError::Timeout) => Ok(Incoming::Pause),
                next => next.unwrap_or(Ok(Incoming::Hangup)),
            }
        } else {
            receiver.recv().unwrap_or(Ok(Incoming::Hangup))
        };
        is_asked = matches!(next, Ok(Incoming::Pause));
        next
    };
    let mut mouse = look.mouse;
    let perform = |effect: Effect| match effect {
        Effect::Mouse(on) => {
            mouse = on;
            point(on).map_or_else(|error| Msg::Refused(error.to_string()), |()| Msg::Performed)
        }
        effect @ (Effect::Edit(_) | Effect::Unlock(_)) => {
            away.store(true, Ordering::Relaxed);
            let left = leave().and(ratatui::try_restore());
            let answer = perform(effect);
            let back = enable_raw_mode()
                .and_then(|()| execute!(stdout(), EnterAlternateScreen))
                .and_then(|()| enter(mouse));
            away.store(false, Ordering::Relaxed);
            left.and(back).map_or_else(|error| Msg::Refused(error.to_string()), |()| answer)
        }
        effect => perform(effect),
    };
    let ended = entered.and_then(|()| run(&mut terminal, desk, keys, perform));
    let left = leave();
    let restored = ratatui::try_restore();
    signals();
    let desk = ended?;
    // A terminal that hung up can't be restored; the work is safe all the same.
    if !desk.interrupted() {
        left.and(restored)?;
    }
    Ok(desk)
}

/// What is switched on beyond raw mode and the alternate screen.
pub(super) fn enter(mouse: bool) -> io::Result<()> {
    execute!(stdout(), EnableBracketedPaste)?;
    if mouse { point(true) } else { Ok(()) }
}

pub(super) fn leave() -> io::Result<()> {
    execute!(stdout(), DisableMouseCapture, DisableBracketedPaste)
}

fn point(on: bool) -> io::Result<()> {
    if on {
        execute!(stdout(), EnableMouseCapture)
    } else {
        execute!(stdout(), DisableMouseCapture)
    }
}

/// A panic leaves the terminal as it was, too: the library's own hook knows
/// nothing of paste and mouse.
pub(super) fn restore_all_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let _ = leave();
        before(panic);
    }));
}

/// Reads one event each time it is asked to.
pub(super) fn read_keys(sender: &Sender<io::Result<Incoming>>, asked: &Receiver<()>) {
    while asked.recv().is_ok() {
        let event = crossterm::event::read().map(Incoming::Terminal);
        let failed = event.is_err();
        if sender.send(event).is_err() || failed {
            return;
        }
    }
}

/// Turns signals into messages; what comes back stops that. While an editor
/// runs, `away`, the keys that interrupt are meant for it.
#[cfg(unix)]
pub(super) fn listen(
    sender: Sender<io::Result<Incoming>>,
    away: Arc<AtomicBool>,
) -> io::Result<impl FnOnce()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    let handle = signals.handle();
    thread::spawn(move || {
        for signal in signals.forever() {
            if away.load(Ordering::Relaxed) && matches!(signal, SIGINT | SIGQUIT) {
                continue;
            }
            if sender.send(Ok(Incoming::Hangup)).is_err() {
                return;
            }
        }
    });
    Ok(move || handle.close())
}

#[cfg(not(unix))]
pub(super) fn listen(
    _: Sender<io::Result<Incoming>>,
    _: Arc<AtomicBool>,
) -> io::Result<impl FnOnce()> {
    Ok(|| ())
}
