//! The program itself, killed at or refused by each call that changes the
//! disk, by the system: `strace` does that to any program, without root.
//!
//! `src/cli/broken.rs` tries every fault at every call inside the program; this
//! shows from outside that no call goes past the place where it does so.

use crate::outside::tool;
use crate::program::run;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tathmini::store::{self, Keys, Remark, StoreError};
use tempfile::TempDir;

/// Calls by which a program changes the disk.
pub const CALLS: &str = "write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,\
    unlinkat,ftruncate,mkdir,mkdirat,openat,copy_file_range,sendfile";

/// What a call ends with instead; every call of a command meets a kill, every third one of these.
const FAULTS: [&str; 5] = ["ENOSPC", "EIO", "EROFS", "EDQUOT", "EINTR"];

/// What opens the encrypted folder `s`.
const IDENTITY: &str = include_str!("../fixtures/identity.txt");

/// A command, what is typed into it, the folder that it writes to, and how many
/// entries stand there when it was done.
struct Case {
    args: &'static [&'static str],
    lines: &'static str,
    folder: &'static str,
    entries: usize,
}

/// An assessment `a`, a copy `b` that went on, and a pack of that.
fn template() -> TempDir {
    let home = TempDir::new().unwrap();
    let at = home.path();
    let wells = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sound/wells.yaml");
    fs::copy(wells, at.join("wells.yaml")).unwrap();
    let new = ["--country", "XA", "--administration", "Wells", "--questionnaire", "wells.yaml"];
    run(at, &[&["new", "a"][..], &new].concat()).ends(0);
    run(at, &["answer", "a", "W-1=2"]).ends(0);
    copy(&at.join("a"), &at.join("b"));
    run(at, &["answer", "b", "W-2=0"]).ends(0);
    run(at, &["pack", "b", "-o", "b.zip"]).ends(0);
    fs::write(at.join("final.pdf"), "%PDF-1.7").unwrap();
    fs::write(at.join("identity.txt"), IDENTITY).unwrap();
    let table = "country,date,question,answer\nXA,2026-02-03,W-1,2\nXA,2026-02-03,W-2,1\n";
    fs::write(at.join("answers.csv"), table).unwrap();
    copy(&at.join("a"), &at.join("s"));
    let recipient = IDENTITY.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
    run(at, &["encrypt", "s", "--recipient", recipient, "--no-passphrase"]).ends(0);
    home
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for item in fs::read_dir(from).unwrap().map(|item| item.unwrap().path()) {
        let name = to.join(item.file_name().unwrap());
        if item.is_dir() {
            copy(&item, &name);
        } else {
            fs::copy(&item, &name).unwrap();
        }
    }
}

/// The ids of what is in a folder. Only an unfinished last line may be said of it.
fn ids(folder: &Path) -> BTreeSet<String> {
    let mut keys = Keys::default();
    assert!(keys.add_identities(IDENTITY));
    match store::read_with(folder, &mut keys) {
        Ok(loaded) => {
            let fine = |remark: &Remark| matches!(remark, Remark::Torn { .. });
            assert!(loaded.remarks.iter().all(fine), "{:?}", loaded.remarks);
            loaded.assessment.history().iter().map(|entry| entry.id.to_string()).collect()
        }
        Err(StoreError::NotAnAssessment { .. }) => BTreeSet::new(),
        Err(error) => panic!("{}: {error}", folder.display()),
    }
}

/// The command under strace; whether it ended well.
fn traced(strace: &Path, home: &Path, case: &Case, log: &Path, inject: Option<String>) -> bool {
    let input = home.join("lines.txt");
    fs::write(&input, case.lines).unwrap();
    let mut command = Command::new(strace);
    command.args(["-f", "-y", "-qq", "-s", "16", "-e", "signal=none", "-o"]).arg(log);
    command.arg("-e").arg(format!("trace={CALLS}"));
    if let Some(inject) = inject {
        command.arg("-e").arg(format!("inject={inject}"));
    }
    command.arg("--").arg(env!("CARGO_BIN_EXE_tathmini")).args(case.args);
    command.current_dir(home).env("TATHMINI_ASSESSOR", "Ada").env("TERM", "dumb");
    command.env("TATHMINI_IDENTITY", home.join("identity.txt"));
    command.env("XDG_STATE_HOME", home.join("state")).env("XDG_CACHE_HOME", home.join("cache"));
    command.stdin(File::open(&input).unwrap()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().unwrap().success()
}

/// Every call that changes something below the home, by its name and its number
/// among the calls of that name: strace counts them for each thread alone.
pub fn calls(log: &Path, home: &Path) -> BTreeSet<(String, usize)> {
    let text = String::from_utf8_lossy(&fs::read(log).unwrap()).into_owned();
    let home = home.display().to_string();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Some((name, rest)) = rest.trim_start().split_once('(') else { continue };
        let count = counts.entry((thread, name)).or_insert(0);
        *count += 1;
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| rest.contains(flag));
        if rest.contains(&home) && (name != "openat" || writes) {
            found.insert((name.to_owned(), *count));
        }
    }
    found
}

fn hold(case: &Case) {
    let Some(strace) = tool("strace") else { return };
    let whole = template();
    let fresh = || {
        let home = TempDir::new().unwrap();
        copy(whole.path(), home.path());
        let path = home.path().canonicalize().unwrap();
        (home, path)
    };
    let log = whole.path().join("log");
    let (_kept, home) = fresh();
    if !traced(&strace, &home, case, &log, None) || fs::metadata(&log).map_or(0, |it| it.len()) == 0
    {
        // In a container that forbids it nothing can be traced.
        assert!(run(&home, case.args).code == 0 || !case.lines.is_empty(), "{:?}", case.args);
        eprintln!("skipped: strace may not trace here");
        return;
    }
    assert!(ids(&home.join(case.folder)).len() >= case.entries, "{:?}", case.args);
    let calls = calls(&log, &home);
    assert!(calls.len() > 5, "{:?}: {calls:?}", case.args);
    for (at, (name, count)) in calls.iter().enumerate() {
        let refused = (at % 3 == 0).then(|| format!("error={}", FAULTS[at / 3 % FAULTS.len()]));
        for fault in std::iter::once("signal=KILL".to_owned()).chain(refused) {
            let (_kept, home) = fresh();
            let folder: PathBuf = home.join(case.folder);
            let before = ids(&folder);
            let inject = format!("{name}:{fault}:when={count}");
            let done = traced(&strace, &home, case, &log, Some(inject));
            let told = format!("{:?}: {fault} at {name} {count}, done {done}", case.args);
            let now = ids(&folder);
            assert!(before.is_subset(&now), "{told}: entries are lost");
            // An interview ends well where it says what could not be saved.
            let is_all = now.len() >= case.entries;
            assert!(!done || is_all || !case.lines.is_empty(), "{told}: said to be done");
            let again = traced(&strace, &home, case, &log, None);
            assert!(again || is_all, "{told}: does not work again");
            assert!(ids(&folder).len() >= case.entries, "{told}: again");
        }
    }
}

#[test]
fn new_and_unpack() {
    let args = &[
        "new",
        "n",
        "--country",
        "XA",
        "--administration",
        "Wells",
        "--questionnaire",
        "wells.yaml",
    ];
    hold(&Case { args, lines: "", folder: "n", entries: 1 });
    hold(&Case { args: &["unpack", "b.zip", "u"], lines: "", folder: "u", entries: 3 });
}

#[test]
fn answer_and_interview() {
    hold(&Case { args: &["answer", "a", "W-1=0"], lines: "", folder: "a", entries: 3 });
    let lines = "g\n1\nc\nSeen at the well.\n.\nm\nq\n";
    hold(&Case { args: &["open", "a", "--plain"], lines, folder: "a", entries: 4 });
}

#[test]
fn merge_and_approve() {
    hold(&Case { args: &["merge", "a", "b"], lines: "", folder: "a", entries: 3 });
    let args = &["approve", "a", "--name", "Ben", "--function", "Head", "--report", "final.pdf"];
    hold(&Case { args, lines: "", folder: "a", entries: 3 });
}

#[test]
fn import_and_an_encrypted_folder() {
    let args = &["import", "answers.csv", "--questionnaire", "wells.yaml", "--into", "r"];
    hold(&Case { args, lines: "", folder: "r/xa-2026-02-03", entries: 3 });
    hold(&Case { args: &["answer", "s", "W-1=0"], lines: "", folder: "s", entries: 3 });
    hold(&Case { args: &["merge", "s", "b"], lines: "", folder: "s", entries: 3 });
}
