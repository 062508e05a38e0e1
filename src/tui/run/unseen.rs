//! A line that is typed unseen: a ballot that was echoed would stay in the
//! scroll-back for everybody.
//!
//! Promise: the terminal is left as it was, also by a signal.

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::io::{self, Read, Write, stdin, stdout};

/// The next line without its end, not echoed; `None`: there will be none.
///
/// # Errors
/// The terminal can't be set up or read from.
pub fn hear_unseen() -> io::Result<Option<String>> {
    let unwatched = watch()?;
    enable_raw_mode()?;
    let line = typed(&mut stdin().lock());
    let restored = disable_raw_mode();
    unwatched();
    restored?;
    writeln!(stdout())?;
    line
}

/// What is typed up to Enter; Ctrl-C and Ctrl-D end it all, as they do elsewhere.
fn typed(from: &mut impl Read) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    let mut byte = [0];
    loop {
        match from.read(&mut byte) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
            Ok(0) => return Ok(None),
            Ok(_) => {}
        }
        match byte[0] {
            b'\r' | b'\n' => return Ok(Some(String::from_utf8_lossy(&line).into_owned())),
            0x03 | 0x04 => return Ok(None),
            0x08 | 0x7f => drop(line.pop()),
            byte => line.push(byte),
        }
    }
}

/// Gives the terminal back before a signal ends the program; what comes back stops that.
#[cfg(unix)]
fn watch() -> io::Result<impl FnOnce()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    let handle = signals.handle();
    let watching = std::thread::spawn(move || {
        for signal in signals.forever() {
            let _ = disable_raw_mode();
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
    Ok(move || {
        handle.close();
        let _ = watching.join();
    })
}

#[cfg(not(unix))]
fn watch() -> io::Result<impl FnOnce()> {
    Ok(|| ())
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn a_line_is_what_stands_when_enter_comes() {
        let of = |bytes: &[u8]| typed(&mut &bytes[..]).unwrap();
        assert_eq!(of(b"2\r3\r").as_deref(), Some("2"));
        assert_eq!(of(b"3\x7f2\n").as_deref(), Some("2"));
        assert_eq!(of(b"\x7f\r").as_deref(), Some(""));
        assert_eq!(of(b"2\x03"), None);
        assert_eq!(of(b"2"), None, "the terminal hung up");
    }
}
