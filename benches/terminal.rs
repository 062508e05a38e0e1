//! How quick the interview is in a real terminal of 120×40, beside the floor:
//! a bare list and a paragraph drawn by the same library, in the same run.
//!
//! `cargo bench --bench terminal` prints start to the last byte of the first
//! screen, key to the last byte of its redraw, and the bytes of two idle seconds;
//! of the shipped questionnaire in two languages, of the demo and of a
//! questionnaire with 2,000 questions.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use crossterm::event::{Event, KeyCode, read};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;
use ratatui::widgets::{Block, List, ListState, Paragraph, Wrap};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const STARTS: usize = 15;
const KEYS: usize = 40;
const QUIET: Duration = Duration::from_millis(120);

fn main() {
    if std::env::args().any(|argument| argument == "--floor") {
        return floor();
    }
    let home = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_tathmini");
    std::fs::write(home.path().join("large.yaml"), large()).unwrap();
    let run = |args: &[&str]| {
        let done = std::process::Command::new(program).current_dir(home.path()).args(args).output();
        assert!(done.unwrap().status.success(), "{args:?}");
    };
    let made = [("a", "inama", "en"), ("french", "inama", "fr"), ("large", "large.yaml", "en")];
    for (folder, questionnaire, language) in made {
        let new = ["new", folder, "--country", "XA", "--administration", "Customs"];
        let with = ["--questionnaire", questionnaire, "--language", language];
        run(&[&new[..], &with].concat());
    }
    run(&["demo"]);
    let own = std::env::current_exe().unwrap().display().to_string();
    println!("{:<24}{:>10}{:>10}{:>10}{:>8}", "", "start ms", "key ms", "p95 ms", "idle B");
    for (label, command, key) in [
        ("a bare list: move", vec![own.as_str(), "--floor"], "j"),
        ("the interview: move", vec![program, "open", "a"], "j"),
        ("the interview: answer", vec![program, "open", "a"], "2"),
        ("in French: move", vec![program, "open", "french"], "j"),
        ("the demo: move", vec![program, "open", "exemplia"], "j"),
        ("2,000 questions: move", vec![program, "open", "large"], "j"),
        ("2,000 questions: answer", vec![program, "open", "large"], "2"),
    ] {
        measure(label, home.path(), &command, key);
    }
}

/// A program in a terminal, and what it writes as it comes.
struct Running {
    writer: Box<dyn Write + Send>,
    bytes: Receiver<(Instant, usize)>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

fn start(at: &Path, command: &[&str]) -> (Running, Instant) {
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut builder = CommandBuilder::new(command[0]);
    builder.args(&command[1..]);
    builder.cwd(at);
    builder.env("TERM", "xterm-256color");
    builder.env("LC_ALL", "C.UTF-8");
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (sender, bytes) = channel();
    std::thread::spawn(move || {
        let mut piece = [0; 1 << 16];
        while let Ok(count) = reader.read(&mut piece) {
            if count == 0 || sender.send((Instant::now(), count)).is_err() {
                break;
            }
        }
    });
    let begun = Instant::now();
    let child = pair.slave.spawn_command(builder).unwrap();
    let writer = pair.master.take_writer().unwrap();
    (Running { writer, bytes, child, _master: pair.master }, begun)
}

impl Running {
    /// The time of the last byte before it falls quiet, and how many there were.
    fn burst(&self, patience: Duration) -> (Option<Instant>, usize) {
        let (mut last, mut count) = (None, 0);
        let mut wait = patience;
        while let Ok((at, bytes)) = self.bytes.recv_timeout(wait) {
            (last, wait) = (Some(at), QUIET);
            count += bytes;
        }
        (last, count)
    }
}

fn measure(label: &str, at: &Path, command: &[&str], key: &str) {
    let patience = Duration::from_secs(10);
    let (mut starts, mut keys) = (Vec::new(), Vec::new());
    let mut idle = 0;
    for round in 0..STARTS {
        let (mut running, begun) = start(at, command);
        let (last, _) = running.burst(patience);
        starts.extend(last.map(|last| last - begun));
        if round + 1 == STARTS {
            for _ in 0..KEYS {
                let pressed = Instant::now();
                running.writer.write_all(key.as_bytes()).unwrap();
                keys.extend(running.burst(Duration::from_millis(500)).0.map(|it| it - pressed));
            }
            idle = running.burst(Duration::from_secs(2)).1;
        }
        running.child.kill().unwrap();
        running.child.wait().unwrap();
    }
    let at = |times: &mut Vec<Duration>, part: f64| {
        times.sort();
        let place = (times.len() as f64 * part) as usize;
        times.get(place.min(times.len() - 1)).map_or(f64::NAN, |it| it.as_secs_f64() * 1e3)
    };
    println!(
        "{label:<24}{:>10.1}{:>10.2}{:>10.2}{idle:>8}",
        at(&mut starts, 0.5),
        at(&mut keys, 0.5),
        at(&mut keys, 0.95)
    );
}

/// A definition of 2,000 questions in 20 areas, 3.5 MB of YAML.
fn large() -> String {
    let sentence = "The procedure is written, applied, checked and improved from year to year. ";
    let mut text = String::from(
        "tathmini: 1\nid: large\nversion: \"1\"\nlanguage: en\ntitle: Large\ncurrency: USD\nscales:\n  - id: s\n    levels:\n",
    );
    for level in 0..4 {
        text += &format!("      - {{value: {level}, label: L{level}, meaning: M}}\n");
    }
    text += "owners: [{id: DG, role: D}]\ncost_bands: [{id: A, label: A, low: 0, high: 10}]\n\
             phases: [{id: P, title: P, until: 48, max_actions: 900}]\nareas:\n";
    for number in 0..2_000 {
        if number % 100 == 0 {
            let area = number / 100;
            text +=
                &format!("  - id: A{area}\n    title: Area {area}\n    intent: I\n    topics:\n");
        }
        if number % 20 == 0 {
            let topic = number / 20;
            text += &format!(
                "      - id: T{topic}\n        title: Topic {topic}\n        questions:\n"
            );
        }
        let action = |to| {
            format!(
                "{{to: {to}, text: \"{sentence}\", owners: [DG], months: 3, cost_band: A, indicator: \"{sentence}\"}}"
            )
        };
        let actions: Vec<String> = (1..4).map(action).collect();
        text += &format!(
            "          - id: Q{number:04}\n            kind: expert\n            weight: 1\n            text: \"{sentence}{sentence}\"\n            why: \"{sentence}{sentence}\"\n            levels: [\"{sentence}\", \"{sentence}\", \"{sentence}\", \"{sentence}\"]\n            probes: [\"{sentence}\", \"{sentence}\"]\n            evidence: [\"{sentence}\"]\n            actions: [{}]\n",
            actions.join(", ")
        );
    }
    text
}

/// The least that such a program can be: a list and a text beside it.
fn floor() {
    let mut terminal = ratatui::init();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal
            .draw(|frame| {
                let columns = [Constraint::Length(40), Constraint::Min(10)];
                let [left, right] = Layout::horizontal(columns).areas(frame.area());
                let items = (0..79).map(|place| format!("{place:02} A question of capacity"));
                let list = List::new(items).block(Block::bordered());
                let list = list.highlight_style(Style::new().reversed());
                frame.render_stateful_widget(list, left, &mut state);
                let text = "The procedure is written, applied, checked and improved. ".repeat(12);
                let text = format!("{:?} {text}", state.selected());
                let text = Paragraph::new(text).wrap(Wrap { trim: true });
                frame.render_widget(text.block(Block::bordered()), right);
            })
            .unwrap();
        match read().unwrap() {
            Event::Key(key) if key.code == KeyCode::Char('j') => state.select_next(),
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            _ => {}
        }
    }
    ratatui::restore();
}
