//! JSON that steers no terminal: serde_json escapes only what JSON forbids, and
//! C1 controls and signs that change the direction of text are not among that.

use crate::i18n::is_harmful;
use serde::Serialize;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Facts as JSON with indented lines.
///
/// # Errors
/// What serde_json says of facts that have no form in JSON.
pub fn harmless_json(facts: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let text = serde_json::to_string_pretty(facts)?;
    let mut bytes = Vec::with_capacity(text.len() + 1);
    // Line ends are those between the facts: within a text they are escaped.
    for line in text.lines() {
        escaped(&mut bytes, line).map_err(serde_json::Error::io)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}

/// The compact form with every character escaped that would steer a terminal.
pub struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        escaped(writer, fragment)
    }
}

fn escaped<W: ?Sized + Write>(writer: &mut W, fragment: &str) -> io::Result<()> {
    if fragment.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return writer.write_all(fragment.as_bytes());
    }
    let mut units = [0; 2];
    for c in fragment.chars() {
        if is_harmful(c) {
            for unit in c.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
        } else {
            writer.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::harmless_json;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_read_back_as_it_was() {
        let facts = serde_json::json!({"note": "a\u{9b}2J \u{202e}b\nc\u{e0001} é"});
        let bytes = harmless_json(&facts).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.chars().any(|c| c != '\n' && crate::i18n::is_harmful(c)), "{text:?}");
        assert!(text.contains('é') && text.ends_with("}\n"), "{text:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), facts);
    }
}
