//! The real terminal around the loop, and the thread that performs effects.
//!
//! Promises: the terminal is left as it was, whatever ends the program: a key,
//! a signal, a panic, the terminal itself. Nothing wakes while nothing
//! happens: keys, signals and answers ring one bell, and the loop waits for it.

use super::{Coming, Incoming, Need, Sitting, Wait, Wake, run};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{self, BufWriter, Stdout, stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a pause in typing is: what was typed is kept then.
const PAUSE: Duration = Duration::from_millis(1500);

/// An answer that comes so soon is drawn together with what asked for it:
/// nobody sees that it was not there at once.
const SOON: Duration = Duration::from_millis(8);

/// What rings the bell.
enum Ring {
    Outside(io::Result<Incoming>),
    /// An answer lies ready, if it has not been taken already.
    Answered,
    /// Who performs has broken down.
    Broken,
}

/// Runs on the real terminal and leaves it as it was; `perform` answers every
/// effect, in a thread of its own. Who sat there comes back with what is known
/// at the end; [`Sitting::interrupted`] says whether a signal ended it.
///
/// # Errors
/// The terminal can't be set up, drawn on or read from.
pub fn run_in_terminal<S: Sitting>(
    sitting: S,
    mouse: bool,
    mut perform: impl FnMut(S::Effect) -> S::Msg + Send,
) -> io::Result<S> {
    let (bell, rings) = channel();
    let (orders, ordered) = channel();
    let (answers, answered) = channel();
    thread::scope(|scope| {
        let own = bell.clone();
        let work = move || {
            let own = Performer(own);
            for effect in ordered {
                let answer = perform(effect);
                if answers.send(answer).is_err() || own.0.send(Ring::Answered).is_err() {
                    return;
                }
            }
        };
        let away = Arc::new(AtomicBool::new(false));
        let signals = listen(bell.clone(), Arc::clone(&away))?;
        restore_all_on_panic();
        let mut terminal = open()?;
        let entered = enter(mouse);
        let (ask, asked) = channel();
        // The reader ends with the process: a blocking read can't be called off.
        // It reads only when asked, so that it takes nothing from an editor. Neither
        // it nor who performs is needed for the first screen, or started before it.
        let mut reader = Some(|| {
            let own = bell.clone();
            thread::spawn(move || watch(&own));
            thread::spawn(move || read_keys(&bell, &asked))
        });
        let mut performer = Some(|| scope.spawn(work));
        let mut ears =
            Ears { rings, answered: &answered, ask, is_asked: false, clock: Clock::default() };
        let mut hands = Hands { orders, answered: &answered, away, mouse };
        let next = |wait| {
            if let Some(start) = reader.take() {
                start();
            }
            ears.next(wait)
        };
        let begin = |effect: S::Effect| {
            if let Some(start) = performer.take() {
                start();
            }
            hands.begin(S::need(&effect), effect)
        };
        let ended = entered.and_then(|()| run(&mut terminal, sitting, next, begin));
        let left = leave();
        let restored = ratatui::try_restore();
        // The library tells on stderr that the cursor can't be shown, and breaks
        // down where that has hung up as well.
        if terminal.show_cursor().is_err() {
            std::mem::forget(terminal);
        }
        signals();
        let sitting = ended?;
        // A terminal that hung up can't be restored; the work is safe all the same.
        if !sitting.interrupted() {
            left.and(restored)?;
        }
        Ok(sitting)
    })
}

/// Who performs: rings when a panic ends it.
struct Performer(Sender<Ring>);

impl Drop for Performer {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Ring::Broken);
        }
    }
}

/// The performer has panicked, has told so, and has restored the terminal: the
/// same ends the loop, and nothing more is drawn.
fn broken() -> ! {
    std::panic::resume_unwind(Box::new("the performer has panicked"))
}

/// What the loop hears.
struct Ears<'a, M> {
    rings: Receiver<Ring>,
    answered: &'a Receiver<M>,
    ask: Sender<()>,
    /// The reader waits for a key already.
    is_asked: bool,
    clock: Clock,
}

impl<M> Ears<'_, M> {
    fn next(&mut self, wait: Wait) -> io::Result<Coming<M>> {
        if wait.keys && !self.is_asked {
            self.is_asked = self.ask.send(()).is_ok();
        }
        loop {
            match self.clock.wait(&self.rings, wait.wake) {
                None => return Ok(Coming::Outside(Incoming::Pause)),
                Some(Ring::Answered) => {
                    if let Ok(answer) = self.answered.try_recv() {
                        return Ok(Coming::Answered(answer));
                    }
                }
                Some(Ring::Outside(incoming)) => {
                    self.is_asked &= matches!(incoming, Ok(Incoming::Hangup));
                    return incoming.map(Coming::Outside);
                }
                Some(Ring::Broken) => broken(),
            }
        }
    }
}

/// How the loop has effects performed.
struct Hands<'a, E, M> {
    orders: Sender<E>,
    answered: &'a Receiver<M>,
    away: Arc<AtomicBool>,
    mouse: bool,
}

impl<E, M> Hands<'_, E, M> {
    /// Hands an effect over, and its answer back where it comes soon.
    fn begin(&mut self, need: Need, effect: E) -> Option<M> {
        if let Need::Mouse(on) = need {
            self.mouse = on;
            // Where that fails, drawing fails next, and says so.
            let _ = point(on);
        }
        if need == Need::Terminal {
            return Some(self.given_away(effect));
        }
        let _ = self.orders.send(effect);
        match self.answered.recv_timeout(SOON) {
            Ok(answer) => Some(answer),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => broken(),
        }
    }

    /// Lets another program have the terminal until it is answered.
    fn given_away(&self, effect: E) -> M {
        self.away.store(true, Ordering::Relaxed);
        let _ = leave().and(ratatui::try_restore());
        let _ = self.orders.send(effect);
        let answer = self.answered.recv().unwrap_or_else(|_| broken());
        let _ = enable_raw_mode()
            .and_then(|()| execute!(stdout(), EnterAlternateScreen))
            .and_then(|()| enter(self.mouse));
        self.away.store(false, Ordering::Relaxed);
        answer
    }
}

/// When the next second is full, while seconds are counted.
#[derive(Default)]
struct Clock(Option<Instant>);

impl Clock {
    /// Waits for a ring; `None`: the time to wake came first.
    fn wait(&mut self, rings: &Receiver<Ring>, wake: Wake) -> Option<Ring> {
        let second = Duration::from_secs(1);
        let gone = Ring::Outside(Ok(Incoming::Hangup));
        let left = match wake {
            Wake::Never => None,
            Wake::AtAPause => Some(PAUSE),
            // Keys do not stop the clock: the next second counts from the last one.
            Wake::EachSecond => {
                let full = *self.0.get_or_insert_with(|| now() + second);
                Some(full.saturating_duration_since(now()))
            }
        };
        if wake != Wake::EachSecond {
            self.0 = None;
        }
        let Some(left) = left else { return Some(rings.recv().unwrap_or(gone)) };
        match rings.recv_timeout(left) {
            Ok(ring) => Some(ring),
            Err(RecvTimeoutError::Disconnected) => Some(gone),
            Err(RecvTimeoutError::Timeout) => {
                self.0 = self.0.map(|full| full + second);
                None
            }
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "the runner may look at a clock")]
fn now() -> Instant {
    Instant::now()
}

/// The whole terminal, each frame of it written at once: a frame in pieces is
/// seen in pieces over a slow line, and each piece wakes whoever draws it.
fn open() -> io::Result<Terminal<CrosstermBackend<BufWriter<Stdout>>>> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(FRAME, stdout())))
}

/// Bytes of a frame that are kept together; most frames need a tenth.
const FRAME: usize = 1 << 16;

/// What is switched on beyond raw mode and the alternate screen.
fn enter(mouse: bool) -> io::Result<()> {
    execute!(stdout(), EnableBracketedPaste)?;
    if mouse { point(true) } else { Ok(()) }
}

fn leave() -> io::Result<()> {
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
fn restore_all_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let _ = leave();
        ratatui::restore();
        before(panic);
    }));
}

/// Reads one event each time it is asked to.
fn read_keys(bell: &Sender<Ring>, asked: &Receiver<()>) {
    while asked.recv().is_ok() {
        let event = crossterm::event::read().map(Incoming::Terminal);
        let failed = event.is_err();
        if bell.send(Ring::Outside(event)).is_err() || failed {
            return;
        }
    }
}

/// Rings once the other end of the terminal is closed. No signal says so to a
/// program that the terminal does not control, or whose parent has the signal
/// ignored, and the library reads a closed terminal for ever, at full speed.
#[cfg(unix)]
fn watch(bell: &Sender<Ring>) {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = io::stdin();
    // Nothing is asked for: only the end is told, and no key wakes this thread.
    let mut end = [PollFd::new(&stdin, PollFlags::empty())];
    while poll(&mut end, None) == Err(rustix::io::Errno::INTR) {}
    if end[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) {
        let _ = bell.send(Ring::Outside(Ok(Incoming::Hangup)));
    }
}

#[cfg(not(unix))]
fn watch(_: &Sender<Ring>) {}

/// Turns signals into messages; what comes back stops that. While an editor
/// runs, `away`, the keys that interrupt are meant for it.
#[cfg(unix)]
fn listen(bell: Sender<Ring>, away: Arc<AtomicBool>) -> io::Result<impl FnOnce()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    let handle = signals.handle();
    thread::spawn(move || {
        for signal in signals.forever() {
            if away.load(Ordering::Relaxed) && matches!(signal, SIGINT | SIGQUIT) {
                continue;
            }
            if bell.send(Ring::Outside(Ok(Incoming::Hangup))).is_err() {
                return;
            }
        }
    });
    Ok(move || handle.close())
}

#[cfg(not(unix))]
fn listen(_: Sender<Ring>, _: Arc<AtomicBool>) -> io::Result<impl FnOnce()> {
    Ok(|| ())
}
