//! The loop: one for the interview and for the board on the wall.
//!
//! Promises: effects are performed one at a time and in order, each answered
//! by one message; while one is under way the screen goes on being drawn, and
//! a key is heard at once unless what it means hangs on the answer: then it
//! waits, and those behind it too, so that a slow disk changes no key's
//! meaning. Whatever ends the loop, what is under way is waited for and what
//! is being written is kept first.

mod terminal;
mod unseen;

pub use terminal::run_in_terminal;
pub use unseen::hear_unseen;

use crossterm::event::Event;
use ratatui::backend::Backend;
use ratatui::{Frame, Terminal};
use std::collections::VecDeque;
use std::io;

/// What comes from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// A key, a pasted text, a new size.
    Terminal(Event),
    /// The time that was to be told of has gone by: see [`Wake`].
    Pause,
    /// The system or the terminal ends the program.
    Hangup,
}

/// What the loop waits for.
#[derive(Debug)]
pub enum Coming<M> {
    Outside(Incoming),
    /// The answer to the effect that is under way.
    Answered(M),
}

/// When the loop wakes although nothing happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    Never,
    /// Once nothing has been typed for a while.
    AtAPause,
    EachSecond,
}

/// What the loop is waiting for, when it waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    pub wake: Wake,
    /// A key is welcome; else one waits already and no other is to be read.
    pub keys: bool,
}

/// What an effect needs beside who performs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Nothing,
    /// The terminal, which another program draws on meanwhile.
    Terminal,
    /// The mouse listened to, or not any more.
    Mouse(bool),
    /// The end of the loop; it is not performed.
    End,
}

/// What sits at a terminal: messages in, effects out, drawn as a whole.
pub trait Sitting {
    type Msg: Send;
    type Effect: Send;

    /// What an event means here; `None`: nothing.
    fn hear(&self, incoming: Incoming) -> Option<Self::Msg>;
    /// Takes one message in; what it asks for comes out.
    fn update(&mut self, msg: Self::Msg) -> Option<Self::Effect>;
    /// Draws the whole screen; changes nothing.
    fn view(&self, frame: &mut Frame<'_>);
    /// Whether what a message means hangs on the effect that is under way.
    fn waits(&self, msg: &Self::Msg) -> bool;
    fn wake(&self) -> Wake;
    /// Whether a signal or the terminal's end, not the user, ended it.
    fn interrupted(&self) -> bool;
    fn need(effect: &Self::Effect) -> Need;
}

/// Runs to the end on any terminal. `next` waits for what comes. `perform`
/// begins an effect: it gives the answer, or `None` where the answer will come
/// as [`Coming::Answered`]. [`Need::End`] ends the loop.
///
/// A terminal that has hung up ends it as the signal does, whichever is noticed first.
///
/// # Errors
/// The terminal can't be drawn on or read from; `sitting` has then been told,
/// and what was being written has been given to `perform`.
pub fn run<B: Backend, S: Sitting>(
    terminal: &mut Terminal<B>,
    sitting: S,
    mut next: impl FnMut(Wait) -> io::Result<Coming<S::Msg>>,
    perform: impl FnMut(S::Effect) -> Option<S::Msg>,
) -> io::Result<S>
where
    B::Error: Send + Sync + 'static,
{
    let size = terminal.size().map_err(io::Error::other)?;
    let mut table = Table { sitting, perform, under_way: false, over: false, redrawn: false };
    table.hear(Incoming::Terminal(Event::Resize(size.width, size.height)));
    let mut held = VecDeque::new();
    loop {
        while let Some(incoming) = held.pop_front() {
            if let Some(back) = table.hear(incoming) {
                held.push_front(back);
                break;
            }
        }
        if table.over {
            return Ok(table.sitting);
        }
        if std::mem::take(&mut table.redrawn) {
            // `clear` would ask the terminal where its cursor is, and wait.
            terminal.backend_mut().clear().map_err(io::Error::other)?;
            terminal.swap_buffers();
        }
        let drawn = terminal.draw(|frame| table.sitting.view(frame)).map(drop);
        let wait = Wait { wake: table.sitting.wake(), keys: held.is_empty() };
        match drawn.map_err(io::Error::other).and_then(|()| next(wait)) {
            Ok(Coming::Answered(msg)) => table.answered(msg),
            // A new size means the same whenever it is heard.
            Ok(Coming::Outside(size @ Incoming::Terminal(Event::Resize(..)))) => {
                held.push_front(size);
            }
            Ok(Coming::Outside(incoming)) => held.push_back(incoming),
            Err(failure) => {
                table.hang_up(&mut next);
                let in_order = table.over && is_hung_up(&failure);
                return if in_order { Ok(table.sitting) } else { Err(failure) };
            }
        }
    }
}

/// Whether the other end of the terminal is closed: its window, its line.
fn is_hung_up(failure: &io::Error) -> bool {
    const EIO: i32 = 5;
    const ENXIO: i32 = 6;
    let within = failure.get_ref().and_then(|inner| inner.downcast_ref::<io::Error>());
    let failure = within.unwrap_or(failure);
    let said = cfg!(unix).then(|| failure.raw_os_error()).flatten();
    matches!(said, Some(EIO | ENXIO)) || failure.kind() == io::ErrorKind::BrokenPipe
}

/// Who sits there, and what is under way.
struct Table<S, P> {
    sitting: S,
    perform: P,
    under_way: bool,
    over: bool,
    /// Another program has drawn on the terminal.
    redrawn: bool,
}

impl<S: Sitting, P: FnMut(S::Effect) -> Option<S::Msg>> Table<S, P> {
    /// Hears what came, and all that follows from it; hands it back where it must wait.
    fn hear(&mut self, incoming: Incoming) -> Option<Incoming> {
        if self.over {
            return None;
        }
        let msg = self.sitting.hear(incoming.clone())?;
        if self.under_way && self.sitting.waits(&msg) {
            return Some(incoming);
        }
        self.give(msg);
        None
    }

    fn answered(&mut self, msg: S::Msg) {
        self.under_way = false;
        self.give(msg);
    }

    fn give(&mut self, msg: S::Msg) {
        let mut inbox = Some(msg);
        while let Some(msg) = inbox.take() {
            let Some(effect) = self.sitting.update(msg) else { return };
            match S::need(&effect) {
                Need::End => self.over = true,
                need => {
                    inbox = (self.perform)(effect);
                    self.under_way = inbox.is_none();
                    self.redrawn |= need == Need::Terminal;
                }
            }
        }
    }

    /// Keeps what is under way and what is being written when the terminal is gone.
    fn hang_up(&mut self, next: &mut impl FnMut(Wait) -> io::Result<Coming<S::Msg>>) {
        let mut hangup = Some(Incoming::Hangup);
        // Where drawing has failed first, reading fails too, and the answer comes after that.
        let mut failed = false;
        loop {
            if let Some(back) = hangup.take() {
                hangup = self.hear(back);
            }
            if self.over || !self.under_way {
                return;
            }
            match next(Wait { wake: Wake::Never, keys: false }) {
                Ok(Coming::Answered(msg)) => self.answered(msg),
                Ok(Coming::Outside(_)) => {}
                Err(_) if !failed => failed = true,
                Err(_) => return,
            }
        }
    }
}
