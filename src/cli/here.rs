//! What the program learns from its surroundings, in one place: who sits here,
//! what time it is, what the terminal can do; and the way out for what is
//! printed.
#![allow(clippy::disallowed_methods)] // the one place that may read clock and environment

use super::{Color, Failure, Format};
use crate::i18n::is_harmful;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// The surroundings.
#[derive(Debug)]
pub struct Here {
    by: Option<String>,
    color: Color,
}

impl Here {
    /// The surroundings, and what the command line says of them.
    pub(super) fn of(by: Option<String>, color: Color) -> Self {
        Self { by, color }
    }

    /// Whose entries are made: `--by`, else `TATHMINI_ASSESSOR`, else the user.
    pub(super) fn by(&self) -> String {
        let from = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
        self.by
            .clone()
            .filter(|by| !by.trim().is_empty())
            .or_else(|| from("TATHMINI_ASSESSOR"))
            .or_else(|| from("USER"))
            .or_else(|| from("USERNAME"))
            .unwrap_or_else(|| "?".to_owned())
    }

    /// The user's editor: `VISUAL`, else `EDITOR`, else the system's plain one.
    pub(super) fn editor(&self) -> String {
        let from = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
        let usual = if cfg!(windows) { "notepad" } else { "vi" };
        from("VISUAL").or_else(|| from("EDITOR")).unwrap_or_else(|| usual.to_owned())
    }

    /// Where this system and its user keep fonts.
    pub(super) fn font_folders(&self) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = [
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            "/System/Library/Fonts",
            "/Library/Fonts",
            "C:\\Windows\\Fonts",
        ]
        .map(PathBuf::from)
        .to_vec();
        let home = std::env::var_os("HOME").map(PathBuf::from);
        folders.extend(home.iter().map(|home| home.join(".local/share/fonts")));
        folders.extend(home.iter().map(|home| home.join("Library/Fonts")));
        folders
    }

    /// Local time with offset, RFC 3339.
    pub(super) fn now(&self) -> String {
        jiff::ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// Today, ISO 8601.
    pub(super) fn today(&self) -> String {
        self.now().chars().take(10).collect()
    }

    /// Whether messages may be coloured (no-color.org, bixense.com/clicolors).
    pub(super) fn colored(&self) -> bool {
        let set = |name: &str| std::env::var(name).is_ok_and(|value| !value.is_empty());
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto if set("CLICOLOR_FORCE") => true,
            Color::Auto => {
                io::stderr().is_terminal() && std::env::var("TERM").is_ok_and(|term| term != "dumb")
            }
        }
    }

    /// Whether both ends of an interview are terminals.
    pub(super) fn is_terminal(&self) -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Prints data to stdout; a reader that has gone away is no failure.
    pub(super) fn print(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
            _ => Ok(()),
        }
    }

    /// Prints text, or the same facts as JSON.
    pub(super) fn show<T: Serialize>(
        &self,
        format: Format,
        facts: &T,
        text: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        match format {
            Format::Text => self.print(text().as_bytes()),
            Format::Json => {
                let mut json = serde_json::to_string_pretty(facts)
                    .map_err(|error| Failure::Output(error.into()))?;
                json.push('\n');
                self.print(harmless(&json).as_bytes())
            }
        }
    }

    /// Says something on stderr; nobody listening is no failure.
    pub(super) fn say(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

/// The same JSON with every character that would steer a terminal escaped:
/// serde_json escapes only what JSON forbids.
fn harmless(json: &str) -> String {
    let mut units = [0; 2];
    json.chars().fold(String::with_capacity(json.len()), |mut out, c| {
        if c != '\n' && is_harmful(c) {
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn escaped_json_means_the_same() {
        let text = "a\u{1b}\u{9b}2J\u{202e}\u{e0041} é 😀\n";
        let json = serde_json::to_string_pretty(&[text]).unwrap();
        let escaped = harmless(&json);
        assert!(escaped.contains(r"\u009b2J\u202e\udb40\udc41 é 😀"), "{escaped}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&escaped).unwrap(), [text]);
    }
}
