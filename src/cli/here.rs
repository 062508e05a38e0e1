//! What the program learns from its surroundings, in one place: who sits here,
//! what time it is, what the terminal can do; and the way out for what is
//! printed.
#![allow(clippy::disallowed_methods)] // the one place that may read clock and environment

use super::seal::{Access, Ring};
use super::{Color, Failure, Format, files};
use crate::i18n::{Language, Phrases, is_harmful, visible};
use crate::store::Snapshots;
use crate::tui::{Look, Talk, hear_unseen};
use jiff::tz::TimeZone;
use serde::Serialize;
use std::io::{self, BufRead, BufWriter, IsTerminal, Read, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The surroundings.
#[derive(Debug)]
pub struct Here {
    by: Option<String>,
    color: Color,
    look: Look,
    plain: bool,
    access: Access,
    ring: Ring,
    /// Where the user's state is kept, if anywhere.
    state: Option<PathBuf>,
}

impl Here {
    /// The surroundings, and what the command line says of them.
    pub(super) fn of(
        by: Option<String>,
        color: Color,
        look: Look,
        plain: bool,
        access: Access,
    ) -> Self {
        let access = access.or(set("TATHMINI_PASSPHRASE_FILE"), set("TATHMINI_IDENTITY"));
        Self { by, color, look, plain, access, ring: Ring::default(), state: Self::state() }
    }

    /// What was given to open encrypted assessments.
    pub(super) const fn access(&self) -> &Access {
        &self.access
    }

    /// The keys that were used so far.
    pub(super) const fn ring(&self) -> &Ring {
        &self.ring
    }

    /// The program's words in the language of the surroundings.
    pub(super) fn phrases(&self) -> Phrases {
        Phrases::of(self.language().unwrap_or(Language::En))
    }

    /// `$TATHMINI_HOME/.tathmini`, so that a stick has everything; else the
    /// system's directory for a user's state, as XDG and Windows name it.
    fn state() -> Option<PathBuf> {
        let local = || Some(set("HOME")?.join(".local/state"));
        let system = || set("XDG_STATE_HOME").or_else(|| set("LOCALAPPDATA")).or_else(local);
        let stick = set("TATHMINI_HOME").map(|home| home.join(".tathmini"));
        stick.or_else(|| Some(system()?.join("tathmini")))
    }

    /// The same with another state directory: tests leave the user's alone.
    #[cfg(test)]
    pub(super) fn with_state(self, state: PathBuf) -> Self {
        Self { state: Some(state), ..self }
    }

    /// The snapshots of this user, if there is a place for them.
    pub(super) fn snapshots(&self) -> Option<Snapshots> {
        self.state.as_deref().map(Snapshots::within)
    }

    /// How the interface looks: what the command line says, and what the
    /// terminal can show. A locale that is not UTF-8 gets ASCII.
    pub(super) fn look(&self) -> Look {
        Look { ascii: self.look.ascii || !self.is_utf8(), ..self.look }
    }

    /// Whether lines are wanted instead of a full screen: `--plain`, or a
    /// terminal that says it is dumb.
    pub(super) fn plain(&self) -> bool {
        self.plain || std::env::var("TERM").is_ok_and(|term| term == "dumb")
    }

    /// The locale's setting for this category, as POSIX orders them.
    fn locale(category: &str) -> Option<String> {
        ["LC_ALL", category, "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    fn is_utf8(&self) -> bool {
        let coded = |locale: String| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        };
        // Without any locale a terminal of today speaks UTF-8, and so does Windows.
        cfg!(windows) || Self::locale("LC_CTYPE").is_none_or(coded)
    }

    /// The language of the surroundings, where it is one that we speak.
    pub(super) fn language(&self) -> Option<Language> {
        Language::from_code(&Self::locale("LC_MESSAGES")?)
    }

    /// Where assessments are looked for and made: `TATHMINI_HOME`, else here.
    pub(super) fn home(&self) -> PathBuf {
        set("TATHMINI_HOME").unwrap_or_else(|| PathBuf::from("."))
    }

    /// Where what can be computed again may be kept: on the stick if the program
    /// lives on one (`TATHMINI_HOME`), else where this system keeps such things.
    pub(super) fn cache_folder(&self) -> Option<PathBuf> {
        let below = |name: &str, rest: &str| set(name).map(|root| root.join(rest));
        below("TATHMINI_HOME", ".tathmini-cache")
            .or_else(|| below("XDG_CACHE_HOME", "tathmini"))
            .or_else(|| if cfg!(windows) { below("LOCALAPPDATA", "tathmini/cache") } else { None })
            .or_else(|| {
                if cfg!(target_os = "macos") {
                    below("HOME", "Library/Caches/tathmini")
                } else {
                    None
                }
            })
            .or_else(|| below("HOME", ".cache/tathmini"))
    }

    /// What tells this build of the program from those before it: the version, and
    /// the length and the time of its file.
    pub(super) fn program(&self) -> Option<String> {
        let facts = std::env::current_exe().ok()?.metadata().ok()?;
        let made = jiff::Timestamp::try_from(facts.modified().ok()?).ok()?;
        Some(format!("{} {} {made}", env!("CARGO_PKG_VERSION"), facts.len()))
    }

    /// A path as people write it: `~` is their own folder, and quotes that a
    /// file manager puts around it are no part of it.
    pub(super) fn path(&self, typed: &str) -> PathBuf {
        let typed = typed.trim().trim_matches(['\'', '"']);
        match (typed.strip_prefix("~/"), std::env::var("HOME")) {
            (Some(rest), Ok(home)) => PathBuf::from(home).join(rest),
            _ => PathBuf::from(typed),
        }
    }

    /// The assessor's own editor, with its arguments.
    pub(super) fn editor(&self) -> Option<Vec<String>> {
        let set = ["VISUAL", "EDITOR"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|editor| !editor.trim().is_empty()))?;
        Some(set.split_whitespace().map(str::to_owned).collect())
    }

    /// Where a text for the editor may lie meanwhile.
    pub(super) fn scratch(&self) -> PathBuf {
        std::env::temp_dir()
    }

    /// Breaks down where a test of a build with its checks on asks for it: the
    /// only way to see what a panic leaves behind.
    pub(super) fn break_if_asked(&self) {
        #[cfg(debug_assertions)]
        if std::env::var("TATHMINI_TEST_PANIC").is_ok() {
            #[expect(clippy::panic, reason = "that is what was asked for")]
            {
                panic!("asked for by TATHMINI_TEST_PANIC");
            }
        }
    }

    /// A password: from the environment, else asked for on the terminal and not shown.
    pub(super) fn password(&self, variable: &str, prompt: &str) -> Result<String, Failure> {
        if let Ok(password) = std::env::var(variable) {
            return Ok(password);
        }
        rpassword::prompt_password(prompt).map_err(Failure::Terminal)
    }

    /// A text typed on the terminal and not shown; `None` where there is none.
    pub(super) fn unseen(&self, prompt: &str) -> Option<String> {
        rpassword::prompt_password(prompt).ok()
    }

    /// Whose entries are made, also where nobody says so.
    pub(super) fn by(&self) -> String {
        self.known_by().unwrap_or_else(|| "?".to_owned())
    }

    /// Whose entries are made: `--by`, else `TATHMINI_ASSESSOR`, else the user.
    pub(super) fn known_by(&self) -> Option<String> {
        let from = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
        self.by
            .clone()
            .filter(|by| !by.trim().is_empty())
            .or_else(|| from("TATHMINI_ASSESSOR"))
            .or_else(|| from("USER"))
            .or_else(|| from("USERNAME"))
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
        let now = moment(SystemTime::now()).to_zoned_datetime(zone());
        now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// Today, ISO 8601.
    pub(super) fn today(&self) -> String {
        self.now().chars().take(10).collect()
    }

    /// Whether messages may be coloured (no-color.org, bixense.com/clicolors).
    pub(super) fn colored(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR").is_some() => false,
            Color::Auto if set("CLICOLOR_FORCE").is_some() => true,
            Color::Auto => {
                io::stderr().is_terminal() && std::env::var("TERM").is_ok_and(|term| term != "dumb")
            }
        }
    }

    /// Whether an interview can be held: both ends are terminals, or lines will do.
    pub(super) fn is_terminal(&self) -> bool {
        self.plain() || io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Whether somebody looks at how far long work has come.
    pub(super) fn shows_progress(&self) -> bool {
        io::stderr().is_terminal() && !std::env::var("TERM").is_ok_and(|term| term == "dumb")
    }

    /// Prints data to stdout; a reader that has gone away is no failure.
    pub(super) fn print(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
            _ => Ok(()),
        }
    }

    /// Hands data for other programs to stdout, byte for byte. A terminal is no
    /// such program: there every sign that would steer it is shown as a mark.
    pub(super) fn hand_over(&self, bytes: &[u8]) -> Result<(), Failure> {
        if !io::stdout().is_terminal() {
            return self.print(bytes);
        }
        let text = String::from_utf8_lossy(bytes);
        let lines: Vec<_> =
            text.split('\n').map(|line| visible(line.trim_end_matches('\r'))).collect();
        self.print(lines.join("\n").as_bytes())
    }

    /// Prints what is written piece by piece, so that a long answer need not be
    /// in memory as a whole.
    pub(super) fn print_with(
        &self,
        write: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        match write(&mut out).and_then(|()| out.flush()) {
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
            Format::Json => self.print(&self.json(facts)?),
        }
    }

    /// Facts as JSON that steers no terminal.
    pub(super) fn json<T: Serialize>(&self, facts: &T) -> Result<Vec<u8>, Failure> {
        let mut json =
            serde_json::to_string_pretty(facts).map_err(|error| Failure::Output(error.into()))?;
        json.push('\n');
        Ok(harmless(&json).into_bytes())
    }

    /// Says something on stderr; nobody listening is no failure.
    pub(super) fn say(&self, text: &str) {
        Self::say_always(text);
    }

    /// The same where no surroundings are at hand.
    pub(super) fn say_always(text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

/// The clock's time. One that was set beyond what a date can say is the last
/// that one can: entries are not ordered by it.
fn moment(clock: SystemTime) -> jiff::Timestamp {
    jiff::Timestamp::try_from(clock).unwrap_or(jiff::Timestamp::MAX)
}

/// A setting of the environment that is not empty, as a path.
fn set(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The time zone of this machine. Where the system names it in a file, that file
/// is read alone: finding it by its name would list the zones of the whole world.
fn zone() -> TimeZone {
    let own = || {
        let file = files::read(Path::new("/etc/localtime")).ok()?;
        TimeZone::tzif("local", &file).ok()
    };
    let named = std::env::var_os("TZ").is_some() || !cfg!(unix);
    if named { None } else { own() }.unwrap_or_else(TimeZone::system)
}

/// The prompts of the plain front end: stdin and stdout, as they are.
pub(super) struct Lines;

impl Talk for Lines {
    fn hear(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let mut from = io::stdin().lock().take(LONGEST);
        if from.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
    }

    fn hear_unseen(&mut self) -> io::Result<Option<String>> {
        if io::stdin().is_terminal() { hear_unseen() } else { self.hear() }
    }

    fn seconds(&self) -> u64 {
        jiff::Timestamp::now().as_second().try_into().unwrap_or(0)
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }
}

/// The longest line that is heard, in bytes.
const LONGEST: u64 = 1 << 20;

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
    use super::{harmless, moment};
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_clock_at_the_end_of_all_dates_is_told_as_the_last_one() {
        let end = SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_799);
        assert_eq!(moment(end), jiff::Timestamp::MAX);
        let day = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400);
        assert_eq!(moment(day).to_string(), "1970-01-02T00:00:00Z");
    }

    #[test]
    fn escaped_json_means_the_same() {
        let text = "a\u{1b}\u{9b}2J\u{202e}\u{e0041} é 😀\n";
        let json = serde_json::to_string_pretty(&[text]).unwrap();
        let escaped = harmless(&json);
        assert!(escaped.contains(r"\u009b2J\u202e\udb40\udc41 é 😀"), "{escaped}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&escaped).unwrap(), [text]);
    }
}
