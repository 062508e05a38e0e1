//! The bytes before they are YAML: size, UTF-8, and characters that no author
//! means to write and that a terminal or a reader would be fooled by.
//!
//! Promise: what comes out has the same length and the same columns as what
//! went in, so that every later place is right.

use super::fault::{Code, Faults, Place};

/// The largest file that is read, in bytes.
pub(super) const LARGEST: usize = 4 * 1024 * 1024;

/// The text of a file, with every unwelcome character told and replaced by a
/// harmless one of the same width; `None` if it cannot be read at all.
pub(super) fn scan(bytes: &[u8], faults: &mut Faults) -> Option<String> {
    if bytes.len() > LARGEST {
        faults.add(
            Place { line: 1, column: 1, ..Place::default() },
            Code::TooLarge,
            format!("The file has {} bytes; at most {LARGEST} are read.", bytes.len()),
            "Is this the right file? The largest questionnaires have a few hundred kilobytes.",
        );
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let mut cursor = Cursor::default();
            String::from_utf8_lossy(before).chars().for_each(|c| cursor.pass(c));
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            faults.add(
                cursor.place(1),
                Code::NotUtf8,
                format!("The byte {byte:#04x} here is not UTF-8 text."),
                "Save the file again with the encoding UTF-8.",
            );
            return None;
        }
    };
    let mut cursor = Cursor::default();
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match unwelcome(c).filter(|_| !(c == '\u{feff}' && cursor.offset == 0)) {
            None => clean.push(c),
            Some(code) => {
                tell(faults, cursor.place(c.len_utf8()), code, c);
                clean.push(substitute(c.len_utf8()));
            }
        }
        cursor.pass(c);
    }
    Some(clean)
}

/// Tells one unwelcome character.
pub(super) fn tell(faults: &mut Faults, place: Place, code: Code, c: char) {
    let number = u32::from(c);
    let (message, hint) = if code == Code::BidiControl {
        (
            format!("The invisible character U+{number:04X} turns the direction of writing."),
            "Delete it: what is shown would differ from what is stored.",
        )
    } else {
        (
            format!("The character U+{number:04X} is a control character or invisible."),
            "Delete it; write line breaks as line breaks.",
        )
    };
    faults.add(place, code, message, hint);
}

/// The fault that a character is, wherever it stands.
pub(super) fn unwelcome(c: char) -> Option<Code> {
    match c {
        '\n' | '\r' | '\t' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            Some(Code::BidiControl)
        }
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => {
            Some(Code::ControlCharacter)
        }
        _ if c.is_control() => Some(Code::ControlCharacter),
        _ => None,
    }
}

/// A letter of this many bytes.
fn substitute(bytes: usize) -> char {
    match bytes {
        1 => 'x',
        2 => 'é',
        3 => '\u{fffd}',
        _ => '\u{10000}',
    }
}

/// Where in the text one is; `\n`, `\r` and `\r\n` each end a line.
#[derive(Default)]
struct Cursor {
    line: usize,
    column: usize,
    offset: usize,
    after_return: bool,
}

impl Cursor {
    fn pass(&mut self, c: char) {
        let breaks = c == '\r' || (c == '\n' && !self.after_return);
        if breaks {
            self.line += 1;
        }
        self.column = if breaks || c == '\n' { 0 } else { self.column + 1 };
        self.after_return = c == '\r';
        // A byte-order mark has bytes and no column.
        if c == '\u{feff}' && self.offset == 0 {
            self.column = 0;
        }
        self.offset += c.len_utf8();
    }

    fn place(&self, length: usize) -> Place {
        Place { line: self.line + 1, column: self.column + 1, offset: self.offset, length }
    }
}
