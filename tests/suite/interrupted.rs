//! Ctrl-C at each call that changes the disk, sent by `strace`: what a command was
//! writing is there whole or not at all, and nothing is left lying beside it.
#![cfg(unix)]

use crate::killed::{calls, copy};
use crate::outside::tool;
use crate::program::{letters, run};
use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Three assessments in `all`, and the table that they came from.
fn template() -> TempDir {
    let home = TempDir::new().unwrap();
    let at = home.path();
    std::fs::write(at.join("letters.yaml"), letters()).unwrap();
    let mut table = "country,date,question,answer\n".to_owned();
    for country in ["XA", "XB", "XC"] {
        table.push_str(&format!("{country},2026-02-03,P-01,2\n{country},2026-02-03,P-02,3\n"));
    }
    std::fs::write(at.join("answers.csv"), table).unwrap();
    let import = ["import", "answers.csv", "--questionnaire", "letters.yaml", "--into", "all"];
    run(at, &import).ends(0);
    home
}

/// What lies in a folder: a path below it and its bytes.
fn found(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for item in std::fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()) {
            if item.is_dir() {
                walk(&item, found);
            } else {
                let bytes = std::fs::read(&item).unwrap();
                found.insert(item, bytes);
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(folder, &mut all);
    all.into_iter()
        .map(|(path, bytes)| (path.strip_prefix(folder).unwrap().into(), bytes))
        .collect()
}

/// The exit code under strace as a shell tells it; the command works in `home`
/// and keeps its own things in `aside`.
fn traced(home: &Path, aside: &Path, args: &[&str], inject: Option<&str>) -> Option<i32> {
    let mut command = Command::new(tool("strace")?);
    command.args(["-f", "-y", "-qq", "-s", "16", "-e", "signal=none", "-o"]);
    command.arg(aside.join("log")).arg("-e").arg(format!("trace={}", crate::killed::CALLS));
    if let Some(inject) = inject {
        command.arg("-e").arg(format!("inject={inject}"));
    }
    command.arg("--").arg(env!("CARGO_BIN_EXE_tathmini")).args(args).current_dir(home);
    command.env("TATHMINI_ASSESSOR", "Ada").env("TERM", "dumb").env("XDG_STATE_HOME", aside);
    command.env("XDG_CACHE_HOME", aside.join("cache"));
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    status.code().or_else(|| status.signal().map(|signal| 128 + signal))
}

/// Interrupts a command at every call; `fits` is asked of what lies there, beside
/// what would lie there after the whole of it.
fn interrupt(
    args: &[&str],
    fits: impl Fn(&BTreeMap<PathBuf, Vec<u8>>, &BTreeMap<PathBuf, Vec<u8>>) -> bool,
) {
    let (whole, aside) = (template(), TempDir::new().unwrap());
    let fresh = || {
        let home = TempDir::new().unwrap();
        copy(whole.path(), home.path());
        home
    };
    let home = fresh();
    let log = aside.path().join("log");
    let traces = traced(home.path(), aside.path(), args, None) == Some(0);
    // In a container that forbids it nothing can be traced; the command itself works.
    run(fresh().path(), args).ends(0);
    if !traces || std::fs::metadata(&log).map_or(0, |it| it.len()) == 0 {
        eprintln!("skipped: strace may not trace here");
        return;
    }
    let done = found(home.path());
    let calls = calls(&log, &home.path().canonicalize().unwrap());
    assert!(calls.len() > 3, "{args:?}: {calls:?}");
    let mut stopped = 0;
    for (name, count) in calls {
        let home = fresh();
        let inject = format!("{name}:signal=INT:when={count}");
        let code = traced(home.path(), aside.path(), args, Some(&inject));
        let now = found(home.path());
        let told = format!("{args:?}: at {name} {count}: {code:?}, {:?}", now.keys());
        assert!(matches!(code, Some(0 | 130)), "{told}");
        let drafts = now.keys().filter(|path| path.to_string_lossy().contains(".new"));
        assert_eq!(drafts.count(), 0, "{told}");
        assert!(fits(&now, &done), "{told}");
        stopped += usize::from(code == Some(130));
    }
    assert!(stopped > 0, "{args:?}: nothing was interrupted");
}

/// Every new file is what it would have been, or all of them are missing.
fn all_or_nothing(now: &BTreeMap<PathBuf, Vec<u8>>, done: &BTreeMap<PathBuf, Vec<u8>>) -> bool {
    let before = found(template().path());
    let names =
        |all: &BTreeMap<PathBuf, Vec<u8>>| -> Vec<PathBuf> { all.keys().cloned().collect() };
    let same = now.iter().all(|(path, bytes)| done.get(path) == Some(bytes));
    names(now) == names(&before) || (names(now) == names(done) && same)
}

#[test]
fn a_comparison_is_written_whole_or_not_at_all() {
    interrupt(&["compare", "all", "--format", "csv", "-o", "out.csv"], all_or_nothing);
}

#[test]
fn an_export_is_written_whole_or_not_at_all() {
    interrupt(&["export", "all", "-o", "out.csv"], all_or_nothing);
    interrupt(&["export", "all", "--format", "parquet", "-o", "out"], all_or_nothing);
}

/// Each assessment is whole, or there is none of that name.
#[test]
fn an_import_leaves_whole_assessments() {
    let import = ["import", "answers.csv", "--questionnaire", "letters.yaml", "--into", "new"];
    interrupt(&import, |now, _| {
        let journals = now.iter().filter(|(path, _)| path.ends_with("journal.jsonl"));
        let began = now.keys().filter(|path| path.ends_with("questionnaire.yaml")).count();
        let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
        journals.clone().all(|(_, bytes)| lines(bytes) == 3) && journals.count() == began
    });
}
