//! A text that is typed and not shown: a passphrase.
//!
//! Promises: nothing of it appears on the screen; the terminal is as it was
//! afterwards, also after a signal or a panic. The library's raw mode is used,
//! so that a key that interrupts comes in as a key.

use super::run::listen;
use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, poll, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::io::{self, Write, stderr};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long a signal may wait to be noticed.
const GLANCE: Duration = Duration::from_millis(200);
/// The longest text, in characters.
const LONGEST: usize = 1024;

/// Asks on the terminal, whatever stdin and stdout are; `None` where it was
/// called off.
///
/// # Errors
/// There is no terminal.
pub fn ask_hidden(prompt: &str) -> io::Result<Option<String>> {
    let (sender, signals) = channel();
    enable_raw_mode()?;
    let asked = listen(sender, Arc::new(AtomicBool::new(false))).and_then(|stop| {
        let _ = write!(stderr(), "{prompt} ").and_then(|()| stderr().flush());
        let typed = type_hidden(&signals);
        stop();
        typed
    });
    let left = disable_raw_mode();
    let _ = writeln!(stderr());
    let typed = asked?;
    left.map(|()| typed)
}

fn type_hidden<T>(signals: &Receiver<T>) -> io::Result<Option<String>> {
    let mut typed = String::new();
    loop {
        if signals.try_recv().is_ok() {
            return Ok(None);
        }
        if !poll(GLANCE)? {
            continue;
        }
        let key = match read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => key,
            Event::Paste(text) => {
                typed.push_str(&text);
                continue;
            }
            _ => continue,
        };
        let held = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter => return Ok(Some(typed)),
            KeyCode::Char('j' | 'm') if held => return Ok(Some(typed)),
            KeyCode::Char('u') if held => typed.clear(),
            KeyCode::Char('c' | 'd') if held => return Ok(None),
            KeyCode::Esc => return Ok(None),
            KeyCode::Backspace => drop(typed.pop()),
            KeyCode::Char(letter) if !held && typed.len() < LONGEST => typed.push(letter),
            _ => {}
        }
    }
}
