//! The electricity fails between any two keys: what the screen showed as saved
//! is on disk, and the folder opens.

use crate::killed::copy;
use crate::program::{everything, run};
use crate::terminal::Terminal;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// What is typed, what the screen shows once it is done (or, after `-`, no longer
/// shows), and what has come to the disk then.
type Step = (&'static str, &'static str, &'static [&'static str]);

/// One of every kind of key that changes something; a text is typed at once,
/// since nothing of it is shown as saved before its last key.
const STEPS: &[Step] = &[
    ("2", "1/79", &["answered"]),
    ("1", "2/79", &["answered"]),
    ("[", "▸LEG-02", &[]),
    ("c", "Note on LEG-02", &[]),
    ("Seen by both.", "Seen by both.", &[]),
    ("\x13", "✎ Note (Self-assessment)", &["noted"]),
    ("v", "E2", &[]),
    ("1", "· E1", &["graded"]),
    ("o", "How sure", &[]),
    ("2", "· medium confidence", &["trusted"]),
    ("t", "Target", &[]),
    ("2", "target 2", &["targeted"]),
    ("m", "⚑ marked", &["marked"]),
    ("u", "-⚑ marked", &["undone"]),
    ("\x12", "⚑ marked", &["redone"]),
    ("\x7f", "1/79", &["withdrawn"]),
    ("]", "▸LEG-03", &[]),
    ("x", "for what reason?", &[]),
    ("No sea port", "No sea port", &[]),
    ("\r", "2/79", &["answered"]),
    ("e", "3/79", &["answered"]),
    ("R", "VALIDAT", &[]),
    ("3", "▸LEG-06", &["answered"]),
    ("a", "Findings", &[]),
    ("f", "Strength", &[]),
    ("\tNo annex yet.", "No annex yet.", &[]),
    ("\x13", "+ No annex yet.", &["listed"]),
    ("aq", "Their words", &[]),
    ("On attend.", "On attend.", &[]),
    ("\x13", "“On attend.”", &["listed"]),
    ("at", "Until", &[]),
    ("Send it.\tLegal unit", "Legal unit", &[]),
    ("\x13", "[ ] Send it.", &["listed"]),
    ("ad", "File", &[]),
    ("Law 12\tlaw.txt", "law.txt", &[]),
    ("\x13", "D01 Law 12", &["listed", "listed"]),
    ("Sn", "Place", &[]),
    ("Port of X\t\t\tB. Okoro", "B. Okoro", &[]),
    ("\x13", "◷ Port of X", &["listed", "listed", "sat"]),
    ("b", "What was recorded", &[]),
    (" ", "[x] Send it.", &["listed"]),
    ("\x7f", "-[x] Send it.", &["struck"]),
    ("\x1b", "Ask to see", &[]),
    ("p", "First six months", &[]),
    ("x", "is no longer asked for", &[]),
    ("\r", "Why this decision", &[]),
    ("A law is on its way\r", "A law is on its way", &["planned"]),
    ("w", "A setting of the plan", &[]),
    (RUB_OUT, "A setting", &[]),
    ("target.LEG=1", "target.LEG=1", &[]),
    ("\r", "Why this decision", &[]),
    ("Enough for now\r", "Plan · one action", &["limited"]),
    ("\x1b", "Ask to see", &[]),
];

/// Rubs out what the field of the plan is filled with.
const RUB_OUT: &str = "\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f";

/// An empty assessment, and a file that is evidence.
fn template() -> TempDir {
    let home = TempDir::new().unwrap();
    run(home.path(), &["new", "a", "--country", "XA", "--administration", "Customs"]).ends(0);
    fs::write(home.path().join("law.txt"), "Law 12").unwrap();
    home
}

/// The changes on disk by their kinds, without the first and without drafts.
fn changes(folder: &Path) -> Vec<String> {
    let journal = fs::read(folder.join("journal.jsonl")).unwrap();
    let whole = journal.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    let lines = std::str::from_utf8(&journal[..whole]).unwrap().lines().skip(1);
    let kind = |line: &str| -> String {
        let line: Value = serde_json::from_str(line).unwrap();
        line["entry"]["change"].as_str().unwrap().to_owned()
    };
    lines.map(kind).filter(|kind| kind != "drafted").collect()
}

fn is_shown(screen: &str, shown: &str) -> bool {
    shown.strip_prefix('-').map_or_else(|| screen.contains(shown), |gone| !screen.contains(gone))
}

/// Types up to this step, and pulls the plug right after its key.
fn pull_the_plug(template: &Path, last: usize) {
    let home = TempDir::new().unwrap();
    copy(template, home.path());
    let mut terminal = Terminal::start_with(home.path(), &["open", "a"], &[], (120, 40));
    terminal.sees("▸LEG-01");
    for (keys, shown, _) in &STEPS[..last] {
        terminal.keys(keys);
        terminal.becomes(shown, |screen| is_shown(screen, shown));
    }
    let (keys, shown, _) = STEPS[last];
    let before = is_shown(&terminal.screen(), shown);
    terminal.keys(keys);
    // Now before the save, now in the midst of it, now after it.
    std::thread::sleep(Duration::from_millis(last as u64 * 7 % 12));
    terminal.signal("KILL");
    terminal.end();
    let is_done = !before && is_shown(&terminal.screen(), shown);

    let told = format!("killed after {keys:?}, shown as done: {is_done}\n{}", terminal.screen());
    let folder = home.path().join("a");
    let all: Vec<&str> = STEPS[..=last].iter().flat_map(|(_, _, kinds)| *kinds).copied().collect();
    let least = STEPS[..last + usize::from(is_done)].iter().map(|(_, _, kinds)| kinds.len()).sum();
    let kept = changes(&folder);
    assert!(kept.len() >= least && kept.len() <= all.len(), "{kept:?}: {told}");
    assert_eq!(kept, all[..kept.len()], "{told}");
    run(home.path(), &["answer", "a", "COO-01=1"]).ends(0);
    assert_eq!(changes(&folder).len(), kept.len() + 1, "it is whole and goes on: {told}");
}

#[test]
fn nothing_that_was_shown_as_saved_is_lost_between_any_two_keys() {
    let template = template();
    // Every key where everything is tried; else a few, and the last, which needs all before it.
    let every = if everything() { 1 } else { 11 };
    let places: Vec<usize> = (0..STEPS.len()).rev().step_by(every).collect();
    let (some, others): (Vec<usize>, Vec<usize>) = places.iter().partition(|at| *at % 2 == 0);
    std::thread::scope(|scope| {
        for places in [some, others] {
            let template = template.path();
            scope.spawn(move || places.into_iter().for_each(|at| pull_the_plug(template, at)));
        }
    });
}
