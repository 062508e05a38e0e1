//! Every command that writes, with its n-th call to the disk failing, for every
//! n until none fails any more: refused, cut short, and dead from there on.
//!
//! What must hold each time: nothing that was there before is lost; what was
//! said to be done is there; nothing half-written passes for whole; a refusal
//! says so; and the same command, tried again, does its work.

#![allow(clippy::disallowed_methods, reason = "a test, which prepares files by hand")]

use super::{Args, Failure, Here, run};
use crate::assessment::Assessment;
use crate::cli::interview::Hands;
use crate::cli::seal::Access;
use crate::store::file_faults::{Fault, Left, with};
use crate::store::{self, Keys, Loaded, Remark, StoreError};
use crate::tui;
use clap::Parser;
use std::fs;
use std::path::{Path, PathBuf};

const QUESTIONNAIRE: &str = include_str!("../../tests/fixtures/sound/wells.yaml");

/// ENOSPC, EIO, EROFS, EDQUOT and EINTR as Linux numbers them, then the other ways.
const FAULTS: [Fault; 9] = [
    Fault::Refused(28),
    Fault::Refused(5),
    Fault::Refused(30),
    Fault::Refused(122),
    Fault::Refused(4),
    Fault::Short,
    Fault::Kill,
    Fault::Cut(Left::Synced),
    Fault::Cut(Left::Halves),
];

/// Who opens the encrypted folders, and to whom these are encrypted.
const IDENTITY: &str = include_str!("../../tests/fixtures/identity.txt");

fn recipient() -> &'static str {
    IDENTITY.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap()
}

fn tathmini(home: &Path, line: &str) -> Result<(), Failure> {
    let line = line.replace("age1", recipient()) + " --identity @identity.txt";
    let words = line.split(' ').map(|word| match word.strip_prefix('@') {
        Some(name) => home.join(name).display().to_string(),
        None => word.to_owned(),
    });
    let args = Args::try_parse_from(std::iter::once("tathmini".to_owned()).chain(words))
        .expect("the command line is understood");
    let here = Here::of(
        args.by.clone(),
        super::Color::Never,
        tui::Look::default(),
        false,
        args.access.clone(),
    );
    let here = here.with_state(home.join("state"));
    run(args, &here).map(|_| ())
}

/// A home with a questionnaire, an assessment `a`, and a copy `b` that went its own way.
fn template() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let at = home.path();
    fs::write(at.join("wells.yaml"), QUESTIONNAIRE).unwrap();
    fs::write(at.join("identity.txt"), IDENTITY).unwrap();
    fs::write(at.join("notes.csv"), "question,answer,note\nW-1,0,seen\nW-2,2,\n").unwrap();
    fs::write(at.join("visits.csv"), "place,date,purpose\nWell 7,2026-02-03,Pump\n").unwrap();
    tathmini(at, "new @a --country XA --administration Wells --questionnaire @wells.yaml").unwrap();
    tathmini(at, "answer @a W-1=2").unwrap();
    copy(&at.join("a"), &at.join("b"));
    tathmini(at, "answer @a W-1=1").unwrap();
    tathmini(at, "answer @b W-1=0 --by Ben").unwrap();
    fs::write(at.join("final.pdf"), "%PDF-1.7").unwrap();
    fs::write(at.join("act.txt"), "Wells Act").unwrap();
    let ids = store::Ids::random();
    let mut open = store::Store::open(&at.join("b"), "Ben", "2026-02-03T09:15:00Z", ids).unwrap();
    let kept = open.keep_evidence(&at.join("act.txt")).unwrap();
    let item = crate::assessment::Item::Document(crate::assessment::Document {
        reference: "D1".into(),
        title: "Wells Act".into(),
        sha256: kept.sha256,
        file: kept.file,
        received_from: String::new(),
        date: String::new(),
    });
    let change = crate::assessment::Change::Listed { replaces: None, item };
    open.append(change, None, "Ben", "2026-02-03T09:15:00Z").unwrap();
    drop(open);
    tathmini(at, "pack @b -o @b.zip").unwrap();
    // The same two, encrypted: copies of one folder, with one key.
    copy(&at.join("a"), &at.join("sa"));
    tathmini(at, "encrypt @sa --recipient age1 --no-passphrase").unwrap();
    copy(&at.join("sa"), &at.join("sb"));
    tathmini(at, "merge @sb @b --prefer author=Ben").unwrap();
    tathmini(at, "pack @sb -o @sb.zip").unwrap();
    home
}

fn copy(from: &Path, to: &Path) {
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

/// What is in a folder; `None` where there is no assessment. Only an unfinished
/// last line may be said of it.
fn state(folder: &Path) -> Option<Assessment> {
    loaded(folder).map(|loaded| loaded.assessment)
}

fn loaded(folder: &Path) -> Option<Loaded> {
    let mut keys = Keys::default();
    assert!(keys.add_identities(IDENTITY));
    match store::read_with(folder, &mut keys) {
        Ok(loaded) => {
            // Between the two forms that is told.
            let fine = |remark: &Remark| matches!(remark, Remark::Torn { .. } | Remark::NotSealed);
            assert!(loaded.remarks.iter().all(fine), "{:?}", loaded.remarks);
            Some(loaded)
        }
        Err(StoreError::NotAnAssessment { .. }) => None,
        Err(error) => panic!("{}: {error}", folder.display()),
    }
}

fn ids(assessment: Option<&Assessment>) -> Vec<String> {
    let history = assessment.map(Assessment::history).unwrap_or_default();
    history.into_iter().map(|entry| entry.id.to_string()).collect()
}

/// Enough for what differs in an encrypted folder: refused, half written, dead.
const FEW: [Fault; 5] = [
    Fault::Refused(28),
    Fault::Short,
    Fault::Kill,
    Fault::Cut(Left::Synced),
    Fault::Cut(Left::Halves),
];

/// Runs with the n-th call failing; where that is for want of power, the disk then
/// loses what was not synced, also where the command had already ended.
fn failing<T>(home: &Path, nth: u32, fault: Fault, run: impl FnOnce() -> T) -> (T, bool) {
    match fault {
        #[cfg(target_os = "linux")]
        Fault::Cut(left) => store::file_power::cut_after(home, left, || with(nth, fault, run)),
        _ => with(nth, fault, run),
    }
}

/// The command, the folder it writes to, and how many entries stand there afterwards at least.
fn hold(line: &str, folder: &str, entries: usize) {
    hold_in(&template(), &FAULTS, line, folder, entries);
}

/// The same in a home that was prepared.
fn hold_in(whole: &tempfile::TempDir, faults: &[Fault], line: &str, folder: &str, entries: usize) {
    hold_at(whole, faults, 1, line, folder, entries);
}

/// The same at every third call of a command whose many syncs take long, each
/// fault at other ones; at every call with `TATHMINI_TEST_ALL=1`.
fn hold_long(whole: &tempfile::TempDir, line: &str, folder: &str, entries: usize) {
    let all = std::env::var_os("TATHMINI_TEST_ALL").is_some_and(|value| value == "1");
    hold_at(whole, &FEW, if all { 1 } else { 3 }, line, folder, entries);
}

fn hold_at(
    whole: &tempfile::TempDir,
    faults: &[Fault],
    step: u32,
    line: &str,
    folder: &str,
    entries: usize,
) {
    let mut tried = 0;
    for (at, &fault) in (0..).zip(faults) {
        for nth in (at % step..).step_by(step.try_into().unwrap()) {
            assert!(nth < 300, "{line}: there is no end to it");
            let home = tempfile::tempdir().unwrap();
            copy(whole.path(), home.path());
            let place = home.path().join(folder);
            let before = ids(state(&place).as_ref());
            let run = || tathmini(home.path(), line);
            let (result, reached) = failing(home.path(), nth, fault, run);
            let told = format!("{line}: {fault:?} at call {nth}: {result:?}");
            let after = state(&place);
            let now = ids(after.as_ref());
            assert!(before.iter().all(|id| now.contains(id)), "{told}: entries are lost");
            if result.is_ok() {
                assert!(now.len() >= entries, "{told}: said to be done");
                evidence_is_whole(&place, &told);
            }
            if !reached {
                result.unwrap_or_else(|error| panic!("{told}: {error}"));
                break;
            }
            tried += 1;
            if let Err(failure) = &result {
                assert!(!failure.in_one_line().is_empty());
            }
            let again = tathmini(home.path(), line);
            let done = now.len() >= entries && is_done(&again);
            assert!(again.is_ok() || done, "{told}; again: {again:?}");
            let after = state(&place);
            assert!(ids(after.as_ref()).len() >= entries, "{told}; again");
            evidence_is_whole(&place, &told);
            nothing_readable(&place, &told);
        }
    }
    assert!(tried > 3 * faults.len(), "{line}: only {tried} calls were tried");
}

/// Refused because it was done the first time, and only the answer was lost.
fn is_done(again: &Result<(), Failure>) -> bool {
    match again {
        Err(Failure::Store(
            StoreError::NotEmpty { .. }
            | StoreError::NotSealed { .. }
            | StoreError::Approved { .. },
        )) => true,
        Err(Failure::Usage(problem, _)) => problem == "this assessment is not approved",
        Err(Failure::Rows { rows }) => rows.iter().all(|row| row.problem.contains("already")),
        _ => false,
    }
}

/// Whatever evidence lies under its final name has the content it is named by.
fn evidence_is_whole(folder: &Path, told: &str) {
    if let Some(loaded) = loaded(folder) {
        let found = store::check_evidence(folder, &loaded);
        assert!(found.damaged.is_empty(), "{told}: {found:?}");
        if loaded.is_sealed() {
            return;
        }
    }
    let Ok(items) = fs::read_dir(folder.join("evidence")) else { return };
    for path in items.map(|item| item.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // What an interrupted encryption leaves is named by its key.
        let bytes = fs::read(&path).unwrap();
        if name.len() == 64 && !bytes.starts_with(b"age-encryption.org/v1\n") {
            assert_eq!(store::sha256(&bytes), name, "{told}");
        }
    }
}

/// An encrypted folder that was written to holds no text of an entry or a document.
fn nothing_readable(folder: &Path, told: &str) {
    if !loaded(folder).is_some_and(|loaded| loaded.is_sealed()) {
        return;
    }
    for place in [folder.to_owned(), folder.join("evidence")] {
        let Ok(items) = fs::read_dir(place) else { continue };
        for path in items.map(|item| item.unwrap().path()).filter(|path| path.is_file()) {
            let text = fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&text);
            let readable = text.contains("\"replica\"") || text.contains("Wells Act");
            assert!(!readable, "{told}: {} is readable", path.display());
        }
    }
}

/// Killed anywhere, and the folder then written to instead: it is encrypted
/// without a trace of what was to be readable, or refuses because it is between the two.
#[test]
fn a_decryption_that_is_given_up_leaves_nothing_readable() {
    let whole = template();
    tathmini(whole.path(), "decrypt @sb").unwrap();
    fs::write(whole.path().join("sb/journal.torn-1"), "Wells Act").unwrap();
    tathmini(whole.path(), "encrypt @sb --recipient age1 --no-passphrase").unwrap();
    let mut sealed = 0;
    for nth in 0.. {
        assert!(nth < 300, "there is no end to it");
        let home = tempfile::tempdir().unwrap();
        copy(whole.path(), home.path());
        let (result, reached) = with(nth, Fault::Kill, || tathmini(home.path(), "decrypt @sb"));
        let place = home.path().join("sb");
        let told = format!("killed at call {nth}: {result:?}");
        let written = tathmini(home.path(), "answer @sb W-2=1");
        nothing_readable(&place, &told);
        sealed += usize::from(loaded(&place).unwrap().is_sealed());
        let between = matches!(written, Err(Failure::Store(StoreError::Unfinished { .. })));
        assert!(written.is_ok() || between, "{told}: {written:?}");
        if !reached {
            break;
        }
    }
    assert!(sealed > 5, "only {sealed} were still encrypted");
}

#[test]
fn new() {
    hold("new @n --country XA --administration Wells --questionnaire @wells.yaml", "n", 1);
}

#[test]
fn answer() {
    hold("answer @a W-1=0 W-2=0", "a", 5);
    hold("answer @a --from @notes.csv", "a", 6);
}

#[test]
fn record_and_status() {
    hold("record @a visits @visits.csv", "a", 4);
    hold("status @a validated --classification Restricted", "a", 5);
}

#[test]
fn approve_and_reopen() {
    let approve = "approve @a --name Ben --function Head --report @final.pdf";
    hold(approve, "a", 4);
    let home = template();
    tathmini(home.path(), approve).unwrap();
    hold_in(&home, &FAULTS, "reopen @a --why late", "a", 5);
}

#[test]
fn restore() {
    // By the name it was snapped under: the homes it is tried in are copies elsewhere.
    let home = template();
    let snapped = home.path().join("a");
    let line = format!("restore {} --take 1 --into @a-restored", snapped.display());
    hold_in(&home, &FAULTS, &line, "a-restored", 1);
}

#[test]
fn merge() {
    hold("merge @a @b --prefer lower", "a", 6);
    hold("merge @a @b.zip --prefer author=Ben", "a", 6);
}

#[test]
fn unpack() {
    hold("unpack @b.zip @u", "u", 4);
    hold("unpack @b.zip @a --prefer author=Ben", "a", 6);
}

/// What an interrupted import or migration began is no reason to refuse the next one.
#[test]
fn import_and_migrate() {
    let home = template();
    let at = home.path();
    let table = "country,date,question,answer,note\nXA,2026-02-03,W-1,2,seen\n\
        XA,2026-02-03,W-2,1,\nKE,2026-02-03,W-1,1,\n";
    fs::write(at.join("answers.csv"), table).unwrap();
    let import = "import @answers.csv --questionnaire @wells.yaml --into @r --skip-faulty";
    hold_long(&home, import, "r/ke-2026-02-03", 2);
    hold_long(&home, import, "r/xa-2026-02-03", 4);
    let only = table.replace("KE,2026-02-03,W-1,1,\n", "");
    fs::write(at.join("answers.csv"), only).unwrap();
    hold_long(&home, &import.replace(" --skip-faulty", ""), "r/xa-2026-02-03", 4);
    let earlier = "questionnaires/earlier/readiness-1.0.yaml";
    let earlier = Path::new(env!("CARGO_MANIFEST_DIR")).join(earlier);
    let earlier = earlier.display();
    let new = format!("new @m --country XA --administration Border --questionnaire {earlier}");
    tathmini(at, &new).unwrap();
    tathmini(at, "answer @m CLR-01=B").unwrap();
    hold_long(&home, "migrate @m --to readiness", "m-1.1", 3);
    tathmini(at, "encrypt @m --recipient age1 --no-passphrase").unwrap();
    hold_long(&home, "migrate @m --to readiness", "m-1.1", 3);
}

#[test]
fn encrypted_folders() {
    let whole = template();
    let hold = |line: &str, folder: &str, entries| hold_in(&whole, &FEW, line, folder, entries);
    let new = "new @n --country XA --administration Wells --questionnaire @wells.yaml";
    hold(&format!("{new} --encrypt --recipient age1 --no-passphrase"), "n", 1);
    hold("answer @sa W-1=0 W-2=0", "sa", 5);
    hold("merge @sa @sb.zip --prefer author=Ben", "sa", 6);
    hold("unpack @sb.zip @u", "u", 5);
    hold("approve @sa --name Ben --function Head --report @final.pdf", "sa", 4);
}

/// Every state in between is the one form or the other, and what is done twice is done.
#[test]
fn encrypt_and_decrypt() {
    let whole = template();
    let hold = |line: &str, folder: &str, entries| hold_in(&whole, &FEW, line, folder, entries);
    hold("encrypt @b --recipient age1 --no-passphrase", "b", 4);
    hold("encrypt @sb --recipient age1 --no-passphrase", "sb", 5);
    hold("decrypt @sb", "sb", 5);
    let home = template();
    tathmini(home.path(), "encrypt @b --recipient age1 --no-passphrase").unwrap();
    let sealed = fs::read_dir(home.path().join("b/evidence")).unwrap().count();
    assert_eq!(sealed, 1, "the readable file is gone");
    tathmini(home.path(), "decrypt @b").unwrap();
    assert!(!loaded(&home.path().join("b")).unwrap().is_sealed());
    assert!(!home.path().join("b/key.recipients.age").exists());
}

/// Somebody who gives these answers, line by line, and reads nothing.
struct Script(std::vec::IntoIter<&'static str>);

impl tui::Talk for Script {
    fn hear(&mut self) -> std::io::Result<Option<String>> {
        Ok(self.0.next().map(str::to_owned))
    }

    fn say(&mut self, _: &str) -> std::io::Result<()> {
        Ok(())
    }
}

/// Holds an interview: how many changes are left unsaved (`None` where nothing
/// could be entered), and the entries that the interface was told are saved.
fn interviewed(home: &Path) -> (Result<Option<usize>, Failure>, Vec<String>) {
    const LINES: [&str; 9] = ["g", "1", "c", "Seen at the well.", ".", "m", "g", "0", "q"];
    let look = tui::Look::default();
    let here = Here::of(Some("Ada".into()), super::Color::Never, look, true, Access::default());
    let here = here.with_state(home.join("state"));
    let mut acknowledged = Vec::new();
    let mut hold = || {
        let mut hands = Hands::new(&here, home.join("a"));
        let opened = hands.open(&home.join("a"), None, None)?;
        if opened.opening.read_only {
            return Ok(None);
        }
        let desk = tui::Desk::with(opened, look);
        let mut script = Script(LINES.to_vec().into_iter());
        let desk = tui::run_plain(desk, &mut script, |effect| {
            let msg = hands.perform(effect);
            if let tui::Msg::Saved(entries) = &msg {
                acknowledged.extend(entries.iter().map(|entry| entry.id.to_string()));
            }
            msg
        });
        Ok(Some(desk.map_err(Failure::Terminal)?.unsaved()))
    };
    (hold(), acknowledged)
}

/// A whole interview: what the interface was told is saved is on disk,
/// whichever call failed, and where nothing is left unsaved all of it is.
#[test]
fn an_interview() {
    let whole = template();
    let fresh = || {
        let home = tempfile::tempdir().unwrap();
        copy(whole.path(), home.path());
        home
    };
    let (left, all) = interviewed(fresh().path());
    assert!(matches!(left, Ok(Some(0))) && all.len() > 2, "{left:?}, {all:?}");
    let mut tried = 0;
    for fault in FAULTS {
        for nth in 0.. {
            assert!(nth < 300, "there is no end to it");
            let home = fresh();
            let folder = home.path().join("a");
            let before = ids(state(&folder).as_ref());
            let ((left, told), reached) =
                failing(home.path(), nth, fault, || interviewed(home.path()));
            let now = ids(state(&folder).as_ref());
            let said = format!("{fault:?} at call {nth}: {left:?}, told {told:?}, there {now:?}");
            let is_there = |id: &String| now.contains(id);
            assert!(before.iter().chain(&told).all(is_there), "{said}: entries are lost");
            let is_all = now.len() >= before.len() + all.len();
            assert!(!matches!(left, Ok(Some(0))) || is_all, "{said}: not all is there");
            if !reached {
                assert!(matches!(left, Ok(Some(0))), "{said}");
                break;
            }
            tried += 1;
        }
    }
    assert!(tried > 60, "only {tried} calls were tried");
}

/// A file that is not part of an assessment is the old one or the new one, whole.
#[test]
fn files_beside_are_the_old_or_the_new() {
    let home = template();
    let output: PathBuf = home.path().join("out.zip");
    tathmini(home.path(), "pack @b -o @out.zip").unwrap();
    let new = fs::read(&output).unwrap();
    for fault in FAULTS {
        for nth in 0.. {
            fs::write(&output, "old").unwrap();
            let (result, reached) =
                failing(home.path(), nth, fault, || tathmini(home.path(), "pack @b -o @out.zip"));
            let found = fs::read(&output).unwrap();
            assert!(found == b"old" || found == new, "{fault:?} at {nth}");
            assert!(result.is_err() || found == new, "{fault:?} at {nth}: said to be done");
            if !reached {
                break;
            }
            assert!(nth < 300);
        }
    }
}
