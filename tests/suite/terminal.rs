//! The interface as it is lived with: the real program in a real terminal,
//! keys in, screen and journal out, and whatever ends it.

use crate::outside::tool;
use crate::program::run;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tathmini::assessment::{Answer, Assessment, Change, Reading};
use tathmini::store;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal of its own.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    seen: Arc<Mutex<Seen>>,
    before: Option<String>,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
}

impl Terminal {
    fn start(at: &Path, args: &[&str]) -> Self {
        Self::start_with(at, args, &[], (120, 40))
    }

    pub fn start_with(
        at: &Path,
        args: &[&str],
        environment: &[(&str, &str)],
        (cols, rows): (u16, u16),
    ) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = state(&*pair.master);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tathmini"));
        command.args(args);
        command.cwd(at);
        command.env_remove("NO_COLOR");
        command.env("XDG_STATE_HOME", crate::program::state());
        for (name, value) in
            [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8"), ("TATHMINI_ASSESSOR", "Ada")]
        {
            command.env(name, value);
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let seen = Arc::new(Mutex::new(Seen {
            parser: vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0),
            bytes: Vec::new(),
        }));
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut piece = [0; 1 << 14];
            while let Ok(count) = reader.read(&mut piece) {
                if count == 0 {
                    break;
                }
                let mut seen = shared.lock().unwrap();
                seen.parser.process(&piece[..count]);
                seen.bytes.extend(&piece[..count]);
            }
        });
        Self { child, master: pair.master, writer, seen, before }
    }

    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().parser.screen().contents()
    }

    /// Every byte that the program wrote so far.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap().bytes).into_owned()
    }

    pub fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until the screen holds this.
    #[track_caller]
    pub fn sees(&self, wanted: &str) {
        self.becomes(wanted, |screen| screen.contains(wanted));
    }

    #[track_caller]
    pub fn becomes(&self, what: &str, is: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is(&self.screen()) {
            assert!(start.elapsed() < PATIENCE, "never seen: {what}\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for the end and gives the exit code.
    #[track_caller]
    pub fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What was written last is still on its way.
                std::thread::sleep(Duration::from_millis(50));
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "it does not end\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// The terminal is as it was before: its own state, and every mode.
    #[track_caller]
    pub fn is_sane(&self) {
        assert_eq!(state(&*self.master), self.before);
        let seen = self.seen.lock().unwrap();
        let screen = seen.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is back");
        assert!(!screen.bracketed_paste(), "pastes are plain again");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the terminal itself says of its settings.
#[cfg(unix)]
fn state(master: &dyn MasterPty) -> Option<String> {
    master.get_termios().map(|termios| format!("{termios:?}"))
}

#[cfg(not(unix))]
fn state(_: &dyn MasterPty) -> Option<String> {
    None
}

/// A new, empty assessment.
fn fresh() -> (TempDir, PathBuf) {
    let home = TempDir::new().unwrap();
    run(home.path(), &["new", "a", "--country", "XA", "--administration", "Customs"]).ends(0);
    let folder = home.path().join("a");
    (home, folder)
}

fn on_disk(folder: &Path) -> Assessment {
    store::read(folder).unwrap().assessment
}

fn levels(assessment: &Assessment) -> usize {
    let answers = assessment.history().into_iter();
    answers.filter(|entry| matches!(entry.change, Change::Answered { .. })).count()
}

#[test]
fn all_questions_are_answered_by_keys_alone() {
    let (home, folder) = fresh();
    let mut terminal = Terminal::start(home.path(), &["open", "a"]);
    terminal.sees("LEG-01");
    let typed: String = "0123".chars().cycle().take(79).collect();
    terminal.keys(&typed);
    terminal.sees("79/79");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.is_sane();
    terminal.sees("everything is saved in a");
    let assessment = on_disk(&folder);
    let shipped = std::fs::read(folder.join("questionnaire.yaml")).unwrap();
    let questionnaire = tathmini::questionnaire::read(&shipped).unwrap();
    for (question, key) in questionnaire.questions().zip(typed.chars()) {
        let given = assessment.given(&question.id, Reading::Own).unwrap();
        let level = i32::try_from(key.to_digit(10).unwrap()).unwrap();
        assert_eq!(given.answer, &Answer::Level(level), "{}", question.id);
    }
}

#[test]
fn a_kill_between_any_two_keys_loses_nothing_that_was_shown_as_saved() {
    let (home, folder) = fresh();
    // Each round goes on where the last one was killed.
    for round in 1..=9 {
        let mut terminal = Terminal::start(home.path(), &["open", "a"]);
        let before = round - 1;
        terminal.sees(&format!("{before}/79"));
        terminal.keys("2");
        terminal.sees(&format!("{round}/79"));
        if round % 3 == 0 {
            // Not waited for: it may be there or not, but never half.
            terminal.keys("m");
        }
        terminal.signal("KILL");
        terminal.end();
        let loaded = store::read(&folder).unwrap();
        assert_eq!(loaded.remarks, [], "round {round}");
        assert_eq!(levels(&loaded.assessment), round, "round {round}");
    }
}

#[test]
fn whatever_ends_it_the_terminal_is_sane_and_the_text_is_kept() {
    for way in ["HUP", "TERM", "INT", "ctrl-c"] {
        let (home, folder) = fresh();
        let mut terminal = Terminal::start(home.path(), &["open", "a"]);
        terminal.sees("LEG-01");
        terminal.keys("cThe decree of 2019");
        terminal.sees("The decree of 2019");
        let code = match way {
            "ctrl-c" => {
                terminal.keys("\x03");
                terminal.end()
            }
            signal => {
                terminal.signal(signal);
                terminal.end()
            }
        };
        assert_eq!(code, if way == "ctrl-c" { 0 } else { 130 }, "{way}");
        terminal.is_sane();
        terminal.sees("everything is saved in a");
        let notes = on_disk(&folder);
        assert_eq!(notes.notes(&"LEG-01".into(), Reading::Own), ["The decree of 2019"], "{way}");
    }
}

/// The window is closed: nothing can be drawn or said any more, and the program
/// ends in order all the same.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_is_gone_ends_it_in_order() {
    let Some(script) = tool("script") else { return };
    let (home, folder) = fresh();
    let at = home.path();
    let program = env!("CARGO_BIN_EXE_tathmini");
    // As a shell does: it hands the hangup on, and learns how the program ended,
    // also where that noticed by itself before the shell did.
    let line = format!(
        "stty rows 40 cols 120; trap 'kill -HUP $p' HUP; {program} open a </dev/tty & p=$!; \
         wait $p; code=$?; while kill -0 $p 2>/dev/null; do wait $p; code=$?; done; \
         echo $code >code.new; mv code.new code"
    );
    let mut window = std::process::Command::new(script)
        .args(["-q", "-f", "-c", &line, "seen"])
        .current_dir(at)
        .envs([("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8"), ("TATHMINI_ASSESSOR", "Ada")])
        .env("XDG_STATE_HOME", crate::program::state())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let until = |what: &str, is: &dyn Fn() -> bool| {
        let start = Instant::now();
        while !is() {
            assert!(start.elapsed() < PATIENCE, "never: {what}");
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    let shows = |text: &str| {
        let seen = std::fs::read(at.join("seen")).unwrap_or_default();
        String::from_utf8_lossy(&seen).contains(text)
    };
    until("the first question", &|| shows("LEG-01"));
    let mut keys = window.stdin.take().unwrap();
    keys.write_all(b"2").unwrap();
    keys.flush().unwrap();
    until("an answer on disk", &|| levels(&on_disk(&folder)) == 1);
    window.kill().unwrap();
    window.wait().unwrap();
    until("an end", &|| at.join("code").is_file());
    assert_eq!(std::fs::read_to_string(at.join("code")).unwrap(), "130\n");
    assert_eq!(levels(&on_disk(&folder)), 1);
}

/// A terminal that does not control the program goes without a signal, as where the
/// hangup is ignored: the note is kept, and nothing is left behind that spins.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_goes_without_a_signal_ends_it_in_order() {
    let (home, folder) = fresh();
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tathmini"));
    command.set_controlling_tty(false);
    command.args(["open", "a"]);
    command.cwd(home.path());
    command.env("XDG_STATE_HOME", crate::program::state());
    for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8")] {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    // A program that never shows it ends all the same: the read below fails then.
    let (shown, waited) = std::sync::mpsc::channel::<()>();
    let mut killer = child.clone_killer();
    std::thread::spawn(move || {
        if waited.recv_timeout(PATIENCE) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            let _ = killer.kill();
        }
    });
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut seen = vt100::Parser::new(40.try_into().unwrap(), 120.try_into().unwrap(), 0);
    let mut shows = |text: &str| {
        let mut piece = [0; 1 << 14];
        while !seen.screen().contents().contains(text) {
            let count = reader.read(&mut piece).unwrap();
            assert!(count > 0, "never seen: {text}");
            seen.process(&piece[..count]);
        }
    };
    shows("LEG-01");
    writer.write_all(b"cregister").unwrap();
    writer.flush().unwrap();
    shows("register");
    drop(shown);
    drop((reader, writer, pair.master));
    let start = Instant::now();
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("it never ends");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(ended.exit_code(), 130);
    assert_eq!(on_disk(&folder).notes(&"LEG-01".into(), Reading::Own), ["register"]);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_leaves_a_sane_terminal_and_says_where_the_work_is() {
    let (home, folder) = fresh();
    let environment = [("TATHMINI_TEST_PANIC", "1")];
    let mut terminal = Terminal::start_with(home.path(), &["open", "a"], &environment, (120, 40));
    terminal.sees("LEG-01");
    terminal.keys("2");
    assert_eq!(terminal.end(), 101);
    terminal.is_sane();
    terminal.sees("shown as saved is in the assessment");
    assert_eq!(levels(&on_disk(&folder)), 0);
}

#[test]
fn a_text_is_kept_at_a_pause_and_found_again_after_a_power_cut() {
    let (home, folder) = fresh();
    let mut terminal = Terminal::start(home.path(), &["open", "a"]);
    terminal.sees("LEG-01");
    terminal.keys("cThe decree is still");
    let start = Instant::now();
    while on_disk(&folder).drafts().next().is_none() {
        assert!(start.elapsed() < PATIENCE, "the pause keeps the text");
        std::thread::sleep(Duration::from_millis(50));
    }
    terminal.signal("KILL");
    terminal.end();
    let mut terminal = Terminal::start(home.path(), &["open", "a"]);
    terminal.sees("A text begun on LEG-01 is kept");
    terminal.keys("c");
    terminal.sees("The decree is still");
    terminal.keys(" a draft\x1b");
    terminal.sees("saved");
    terminal.keys("q");
    terminal.end();
    let assessment = on_disk(&folder);
    let notes = assessment.notes(&"LEG-01".into(), Reading::Own);
    assert_eq!(notes, ["The decree is still a draft"]);
    assert_eq!(assessment.drafts().count(), 0);
}

#[test]
fn the_second_window_is_told_who_holds_it_and_may_read() {
    let (home, folder) = fresh();
    let mut first = Terminal::start(home.path(), &["open", "a"]);
    first.sees("LEG-01");
    first.keys("2");
    first.sees("1/79");
    let mut second = Terminal::start(home.path(), &["open", "a"]);
    second.sees("READ ONLY");
    second.sees("Ada has had it open since");
    let screen = second.screen();
    let since = screen.split("open since ").nth(1).and_then(|after| after.get(..17));
    assert!(since.is_some_and(|since| since.ends_with(':')), "day and minute: {since:?}");
    second.sees("1/79");
    let mut french = Terminal::start(home.path(), &["open", "a", "--language", "fr"]);
    french.sees("Ouverte par Ada depuis");
    french.keys("q");
    second.keys("3");
    second.keys("s");
    second.sees("Overall");
    second.keys("q");
    assert_eq!(second.end(), 0);
    assert_eq!(levels(&on_disk(&folder)), 1);
}

#[test]
fn an_action_is_taken_out_of_the_plan_with_a_reason_and_comes_back_at_undo() {
    let (home, folder) = fresh();
    let mut terminal = Terminal::start(home.path(), &["open", "a"]);
    terminal.sees("LEG-01");
    terminal.keys("0");
    terminal.sees("1/79");
    terminal.keys("p");
    terminal.sees("LEG-01 0→1");
    terminal.keys("x");
    terminal.sees("LEG-01>1 is no longer asked for");
    terminal.keys("\r");
    terminal.sees("Why this decision on the plan (action.LEG-01>1.off)?");
    assert!(!terminal.screen().contains("validat"), "this one is not validated");
    terminal.keys("A law is in parliament\r");
    terminal.sees("Switched off by decision (3)");
    terminal.sees("A law is in parliament");
    let off = || on_disk(&folder).rulings().count();
    assert_eq!(off(), 1);
    terminal.keys("u");
    terminal.sees("First six months (1)");
    assert_eq!(off(), 0);
    terminal.keys("v");
    terminal.sees("Q1");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn an_own_action_is_added_and_another_merged_into_it_on_the_screen() {
    let (home, folder) = fresh();
    let mut terminal = Terminal::start(home.path(), &["open", "a"]);
    terminal.sees("LEG-01");
    terminal.keys("0");
    terminal.sees("1/79");
    terminal.keys("p");
    terminal.sees("LEG-01 0→1");
    terminal.keys("i");
    terminal.sees("own.LEG-01=");
    terminal.sees("Write what should be so");
    terminal.keys("Hold a hearing");
    terminal.sees("LEG-01+1");
    terminal.keys("\r");
    terminal.sees("Why this decision on the plan");
    terminal.keys("Parliament asks for it\r");
    terminal.sees("LEG-01+1 *");
    terminal.keys("j");
    terminal.sees("added by the administration");
    terminal.keys("ke");
    terminal.sees("action.LEG-01>1.merged=");
    terminal.keys("LEG-01+1");
    terminal.sees("LEG-01>1 is done as a part of LEG-01+1");
    terminal.keys("\r");
    terminal.sees("Why this decision on the plan");
    terminal.keys("One hearing serves both\r");
    terminal.sees("First six months (1)");
    assert_eq!(on_disk(&folder).rulings().count(), 2);
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_new_assessment_is_begun_on_the_home_screen_and_found_there_again() {
    let home = TempDir::new().unwrap();
    let mut terminal = Terminal::start(home.path(), &[]);
    terminal.sees("There is no assessment here yet");
    terminal.keys("n");
    terminal.sees("A new assessment");
    terminal.keys("Kenya\tKenya Revenue Authority\t\t\t");
    terminal.keys("\x13");
    terminal.sees("LEG-01");
    terminal.keys("21");
    terminal.sees("2/79");
    terminal.keys("q");
    terminal.sees("Kenya Revenue Authority");
    terminal.sees("2/79");
    terminal.keys("\r");
    terminal.sees("LEG-03");
    terminal.keys("qq");
    assert_eq!(terminal.end(), 0);
    terminal.is_sane();
    let assessment = on_disk(&home.path().join("ke-2026").canonicalize().unwrap_or_else(|_| {
        std::fs::read_dir(home.path()).unwrap().next().unwrap().unwrap().path()
    }));
    let head = assessment.head().unwrap();
    assert_eq!((head.country.as_str(), head.country_name.as_str()), ("KE", "Kenya"));
}

#[test]
fn the_assessors_own_editor_gets_the_text_and_gives_it_back() {
    let (home, folder) = fresh();
    let editor = home.path().join("editor.sh");
    std::fs::write(&editor, "printf ' The annex too.' >> \"$1\"\n").unwrap();
    let command = format!("sh {}", editor.display());
    let environment = [("EDITOR", command.as_str()), ("VISUAL", "")];
    let mut terminal = Terminal::start_with(home.path(), &["open", "a"], &environment, (80, 24));
    terminal.sees("LEG-01");
    terminal.keys("cThe decree.\x05");
    terminal.sees("The decree. The annex too.");
    terminal.keys(" Seen.\x1b");
    terminal.sees("✓ saved");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.is_sane();
    let assessment = on_disk(&folder);
    let notes = assessment.notes(&"LEG-01".into(), Reading::Own);
    assert_eq!(notes, ["The decree. The annex too. Seen."]);
}

#[test]
fn the_report_is_read_and_its_pdf_written_without_leaving_the_interview() {
    let (home, folder) = fresh();
    let mut terminal = Terminal::start(home.path(), &["open", "a"]);
    terminal.sees("LEG-01");
    terminal.keys("r");
    terminal.sees("Executive summary");
    terminal.keys("w");
    terminal.sees("pages)");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.is_sane();
    let written = std::fs::read(home.path().join("reports/a.pdf"));
    assert!(written.expect("it is written").starts_with(b"%PDF-1.7"));
    assert_eq!(levels(&on_disk(&folder)), 0);
}

#[test]
fn without_colour_focus_is_still_seen() {
    let (home, _) = fresh();
    let environment = [("NO_COLOR", "1")];
    let mut terminal = Terminal::start_with(home.path(), &["open", "a"], &environment, (80, 24));
    terminal.sees("LEG-01");
    terminal.keys("2s");
    terminal.sees("Overall");
    terminal.keys("q");
    terminal.end();
    let seen = terminal.seen.lock().unwrap();
    let bytes = String::from_utf8_lossy(&seen.bytes);
    let colours = bytes
        .split("\u{1b}[")
        .filter_map(|part| part.split_once('m').map(|(codes, _)| codes))
        .filter(|codes| codes.chars().all(|c| c.is_ascii_digit() || c == ';'))
        .flat_map(|codes| codes.split(';').map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|code| code.parse::<u32>().ok())
        .filter(|code| matches!(code, 30..=38 | 40..=48 | 90..=107))
        .count();
    assert_eq!(colours, 0, "no colour is written");
    assert!(bytes.contains("\u{1b}[7m") || bytes.contains(";7m"), "reverse video is");
}

#[test]
fn a_locale_without_utf8_gets_ascii_only() {
    let (home, _) = fresh();
    let environment = [("LC_ALL", "C")];
    let mut terminal = Terminal::start_with(home.path(), &["open", "a"], &environment, (80, 24));
    terminal.sees("LEG-01");
    terminal.keys("2s");
    terminal.sees("Overall");
    terminal.keys("q");
    terminal.end();
    assert!(terminal.seen.lock().unwrap().bytes.is_ascii());
}

#[cfg(target_os = "linux")]
#[test]
fn an_idle_interview_never_wakes() {
    let (home, _) = fresh();
    let mut terminal = Terminal::start(home.path(), &["open", "a"]);
    terminal.sees("LEG-01");
    terminal.keys("2");
    terminal.sees("1/79");
    let id = terminal.child.process_id().unwrap();
    let switches = || -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{id}/task")).unwrap();
        tasks
            .map(|task| {
                let path = task.unwrap().path().join("status");
                let status = std::fs::read_to_string(path).unwrap();
                let lines = status.lines().filter(|line| line.contains("ctxt_switches"));
                lines
                    .filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
                    .sum::<u64>()
            })
            .sum()
    };
    // A slow disk or a busy machine needs its time to bring the answer home.
    let start = Instant::now();
    let mut last = 0;
    while last != switches() && start.elapsed() < PATIENCE {
        last = switches();
        std::thread::sleep(Duration::from_millis(500));
    }
    let (before, bytes) = (switches(), terminal.seen.lock().unwrap().bytes.len());
    std::thread::sleep(Duration::from_millis(1500));
    assert_eq!(switches(), before, "no thread wakes");
    assert_eq!(terminal.seen.lock().unwrap().bytes.len(), bytes, "no byte is written");
}

/// Both front ends, one session: keys here, lines there.
const SESSION: &[(&str, &str)] = &[
    ("2", "2\n"),
    ("1", "1\n"),
    ("cSeen: the decree.\x1b", "c\nSeen: the decree.\n.\n"),
    ("3", "3\n"),
    ("xNo sea port\r", "x\nNo sea port\n"),
    ("e", "e\n"),
    ("m", "m\n"),
    ("v1", "v\n1\n"),
    ("o2", "o\n2\n"),
    ("t3", "t\n3\n"),
    ("/leg-10\r", "/\nleg-10\n1\n"),
    ("0", "0\n"),
    ("u", "u\n"),
    ("\x12", "Ctrl-R\n"),
    ("R", "R\n"),
    ("2", "2\n"),
    // A weakness: the second choice, then its text.
    ("af", "a\nf\n"),
    ("\x1b[B\tNo annex yet.\x13", "2\nNo annex yet.\n.\n"),
    // A task: text, who, until, state.
    ("at", "a\nt\n"),
    ("Send the circular\tLegal unit\tFriday\x13", "Send the circular\n.\nLegal unit\nFriday\n\n"),
    // A session with somebody new.
    ("Sn", "S\nn\n"),
    ("Port\t\t\tB. Okoro, legal adviser\x13", "Port\n\n\nB. Okoro, legal adviser\n"),
    ("1", "1\n"),
    ("q", "q\n"),
];

/// What happened, without ids and times.
fn happened(folder: &Path) -> Vec<String> {
    let assessment = on_disk(folder);
    // A pause in typing may have kept a draft.
    let mut history = assessment.history();
    history.retain(|entry| !matches!(entry.change, Change::Drafted { .. }));
    let place = |id: &str| history.iter().position(|entry| entry.id.as_str() == id);
    history
        .iter()
        .skip(1)
        .map(|entry| {
            let mut change = serde_json::to_value(&entry.change).unwrap().to_string();
            for other in &history {
                let id = other.id.as_str();
                change = change.replace(id, &format!("entry {:?}", place(id)));
            }
            format!("{change} {:?}", entry.why)
        })
        .collect()
}

/// Lines typed into the assessment `a`, and what was said.
fn in_lines(at: &Path, lines: &str) -> String {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_tathmini"));
    command.current_dir(at).args(["open", "a", "--plain"]).env("TATHMINI_ASSESSOR", "Ada");
    command.env("LC_ALL", "C.UTF-8").env("XDG_STATE_HOME", crate::program::state());
    let output = command.write_stdin(lines).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    said
}

/// Letters of a word are no keys: `help` chose *no evidence*, and more.
#[test]
fn a_word_in_lines_is_looked_for_and_changes_nothing() {
    let (home, folder) = fresh();
    let said = in_lines(home.path(), "1\nhelp\n<\nunanswered\n<\nplan\n1\nnonsense\n<\n<\nq\n");
    let happened = happened(&folder);
    assert_eq!(happened.len(), 1, "{happened:#?}\n{said}");
    for found in ["1 help (?)", "LEG-01 1>2"] {
        assert!(said.contains(found), "{found}\n{said}");
    }
}

#[test]
fn a_setting_of_the_plan_is_tried_and_kept_in_lines() {
    let (home, folder) = fresh();
    let said = in_lines(
        home.path(),
        "1\np\nw\naction.LEG-01>2.months=7\n9\n\nThe decree is drafted\n<\nq\n",
    );
    let happened = happened(&folder);
    assert!(said.contains("action.LEG-01>2.months=9"), "{said}");
    let [_, set] = &happened[..] else { panic!("{happened:#?}\n{said}") };
    assert!(set.contains("The decree is drafted") && set.contains('9'), "{set}");
}

#[test]
fn the_plain_front_end_writes_the_same_journal() {
    let (home, folder) = fresh();
    let mut terminal = Terminal::start(home.path(), &["open", "a"]);
    terminal.sees("LEG-01");
    for (keys, _) in SESSION {
        terminal.keys(keys);
        // A lone Esc is told from the beginning of a sequence by a pause.
        std::thread::sleep(Duration::from_millis(if keys.contains('\x1b') { 300 } else { 60 }));
    }
    assert_eq!(terminal.end(), 0);
    let by_keys = happened(&folder);
    assert_eq!(by_keys.len(), 20, "{by_keys:#?}");

    let (home, folder) = fresh();
    let environment = [("TERM", "dumb")];
    let lines: String = SESSION.iter().map(|(_, lines)| *lines).collect();
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_tathmini"));
    command.current_dir(home.path()).args(["open", "a"]).env("TATHMINI_ASSESSOR", "Ada");
    command.envs(environment).env("LC_ALL", "C.UTF-8");
    command.env("XDG_STATE_HOME", crate::program::state());
    let output = command.write_stdin(lines).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    assert_eq!(happened(&folder), by_keys, "{said}");

    let steers = said.chars().any(|c| c.is_control() && c != '\n');
    assert!(!steers, "nothing steers the terminal");
    let boxes = said.chars().any(|c| ('\u{2500}'..='\u{259f}').contains(&c));
    assert!(!boxes, "no box is drawn");
    for word in ["LEG-01", "0 Absent", "saved", "Ask to see", "Strength or weakness", "Place *"] {
        assert!(said.contains(word), "{word}\n{said}");
    }
}
