//! The screen of conflicts on a real terminal: driven by keys through twenty
//! conflicts of every kind, and killed in the middle.

use crate::program::run;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use tathmini::assessment::{Answer, Change, Confidence, Reading, Status};
use tathmini::questionnaire::Grade;
use tathmini::store::{self, Ids, Store};
use tempfile::TempDir;

/// A program in a terminal of 80 by 24.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    fn open(at: &Path, args: &[&str]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tathmini"));
        command.args(args);
        command.cwd(at);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("XDG_STATE_HOME", crate::program::state());
        command.env("TATHMINI_ASSESSOR", "Cleo");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut piece) {
                if sender.send(piece[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        Self { child, writer, bytes, screen, _master: pair.master }
    }

    fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits for the program's own end.
    #[track_caller]
    fn ends(&mut self) {
        for _ in 0..300 {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(status.success(), "{status:?}");
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        self.child.kill().unwrap();
        panic!("it does not end: {}", self.screen.screen().contents());
    }

    /// Waits until these words are on the screen.
    #[track_caller]
    fn wait_for(&mut self, words: &str) {
        let until = Instant::now() + Duration::from_secs(30);
        while !self.screen.screen().contents().contains(words) {
            if let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(100)) {
                self.screen.process(&bytes);
            }
            assert!(Instant::now() < until, "{words}: {}", self.screen.screen().contents());
        }
    }
}

/// Twenty changes of every kind that can be in conflict; the two sides never agree.
fn changes(side: i32, questions: &[&str]) -> Vec<Change> {
    let id = |place: usize| questions[place].into();
    let reading = Reading::Validated;
    let mut changes: Vec<Change> = (0..10)
        .map(|place| {
            let answer = match (place, side) {
                (7, 1) => Answer::NoEvidence,
                (8, 0) => Answer::NotApplicable { reason: "no ports".into(), lead_decision: true },
                _ => Answer::Level(side),
            };
            Change::Answered { question: id(place), reading, answer }
        })
        .collect();
    let grade = Some(if side == 0 { Grade::E1 } else { Grade::E2 });
    changes.extend((10..13).map(|place| Change::Graded { question: id(place), reading, grade }));
    let confidence = (side == 0).then_some(Confidence::Low);
    let trusted = |place| Change::Trusted { question: id(place), reading, confidence };
    changes.extend((13..15).map(trusted));
    let target = Some(2 + side);
    changes.extend((15..18).map(|place| Change::Targeted { question: id(place), target }));
    let status = if side == 0 { Status::Draft } else { Status::Superseded };
    changes.push(Change::Became { status });
    changes.push(Change::Classified { line: format!("Line {side}") });
    changes
}

fn apart() -> TempDir {
    let home = TempDir::new().unwrap();
    run(home.path(), &["demo", "a"]).ends(0);
    let copy = home.path().join("b");
    fs::create_dir_all(copy.join("evidence")).unwrap();
    for name in ["journal.jsonl", "questionnaire.yaml"] {
        fs::copy(home.path().join("a").join(name), copy.join(name)).unwrap();
    }
    let loaded = store::read(&copy).unwrap();
    let questionnaire = tathmini::questionnaire::read(&loaded.questionnaire).unwrap();
    let questions: Vec<&str> = questionnaire.questions().map(|it| it.id.as_str()).collect();
    for (side, name, at) in
        [(0, "a", "1999-01-01T10:00:00+01:00"), (1, "b", "2061-01-01T10:00:00-05:00")]
    {
        let mut store = Store::open(&home.path().join(name), name, at, Ids::counted(name)).unwrap();
        store.append_all(changes(side, &questions), None, name, at).unwrap();
    }
    home
}

#[test]
fn twenty_conflicts_are_decided_by_keys_and_each_is_saved_at_once() {
    let home = apart();
    let mut terminal = Terminal::open(home.path(), &["merge", "a", "b"]);
    for done in 0..20 {
        terminal.wait_for(&format!("Decide 1 of {}", 20 - done));
        if done == 5 {
            // Killed in the middle: what was decided is saved, the rest waits.
            terminal.child.kill().unwrap();
            terminal.child.wait().unwrap();
            let loaded = store::read(&home.path().join("a")).unwrap();
            assert_eq!(loaded.assessment.decisions().len(), 5);
            assert_eq!(loaded.assessment.conflicts().len(), 15);
            terminal = Terminal::open(home.path(), &["merge", "a"]);
            terminal.wait_for("Decide 1 of 15");
            terminal.press("9");
            terminal.wait_for("There are 2 answers to choose from.");
        }
        terminal.press(if done % 2 == 0 { "1" } else { "2" });
    }
    terminal.wait_for("Nothing to decide");
    terminal.press("q");
    terminal.ends();

    let assessment = store::read(&home.path().join("a")).unwrap().assessment;
    assert_eq!(assessment.conflicts(), []);
    let decisions = assessment.decisions();
    assert_eq!(decisions.len(), 20);
    for decision in &decisions {
        assert_eq!(decision.entry.by, "Cleo", "the decision says who decided");
        let by: Vec<&str> = decision.rivals.iter().map(|rival| rival.by.as_str()).collect();
        assert!(by.contains(&"a") && by.contains(&"b"), "{by:?}");
        assert!(decision.rivals.iter().any(|rival| rival.change == decision.entry.change));
    }
    // The report's annex tells it.
    run(home.path(), &["report", "a", "-o", "a.pdf"]).ends(0);
    if let Some(pdftotext) = crate::outside::tool("pdftotext") {
        let pdf = home.path().join("a.pdf");
        let text = std::process::Command::new(pdftotext).arg(pdf).arg("-").output().unwrap().stdout;
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(text.contains("Decisions between copies"), "the annex lists them");
        assert!(text.contains("Line 1"));
    }
}

#[test]
fn differences_have_a_screen_that_changes_nothing() {
    let home = apart();
    let before = fs::read(home.path().join("a/journal.jsonl")).unwrap();
    let mut terminal = Terminal::open(home.path(), &["diff", "a", "b", "--screen"]);
    terminal.wait_for("a and b compared");
    terminal.wait_for("READ ONLY");
    terminal.press("G");
    terminal.press("q");
    terminal.ends();
    assert_eq!(fs::read(home.path().join("a/journal.jsonl")).unwrap(), before);
}
