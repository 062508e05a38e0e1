//! Encrypted assessments: nothing readable is written, every command works
//! with the key and says so without it, others' programs open what we write.

use crate::outside::tool;
use crate::program::{Ran, letters, run_with};
use crate::terminal::Terminal;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tathmini::store::{self, Copy, Keys, Remark, Store, StoreError};
use tempfile::TempDir;

const IDENTITY: &str = include_str!("../fixtures/identity.txt");
/// In every text that is typed: it must never be found in a file.
pub const MARKER: &str = "MARKER-7f3a91";
pub const PASSPHRASE: &str = "five words nobody puts together";

pub fn recipient() -> &'static str {
    IDENTITY.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap()
}

pub fn keys() -> Keys {
    let mut keys = Keys::default();
    assert!(keys.add_identities(IDENTITY));
    keys
}

/// Runs the program with the identity.
pub fn run(at: &Path, args: &[&str]) -> Ran {
    run_with(at, args, &[("TATHMINI_IDENTITY", "identity.txt")])
}

/// Runs it with nothing that opens anything.
pub fn locked(at: &Path, args: &[&str]) -> Ran {
    run_with(at, args, &[])
}

fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    let at = home.path();
    fs::write(at.join("letters.yaml"), letters()).unwrap();
    fs::write(at.join("identity.txt"), IDENTITY).unwrap();
    fs::write(at.join("pass"), format!("{PASSPHRASE}\n")).unwrap();
    fs::write(at.join("act.txt"), format!("Ports Act {MARKER}")).unwrap();
    fs::write(at.join("documents.csv"), format!("reference,title,file\nD1,{MARKER} Act,act.txt\n"))
        .unwrap();
    fs::write(at.join("persons.csv"), format!("name,function\n{MARKER},Director\n")).unwrap();
    fs::write(
        at.join("findings.csv"),
        format!("question,direction,text\nP-01,weakness,No berth {MARKER}\n"),
    )
    .unwrap();
    home
}

const NEW: [&str; 10] = [
    "new",
    "port",
    "--country",
    "xa",
    "--administration",
    "Port MARKER-7f3a91",
    "--questionnaire",
    "letters.yaml",
    "--date",
    "2026-02-03",
];

/// An encrypted assessment in `port` with answers, a note, a person, a finding and evidence.
pub fn sealed(extra: &[&str]) -> TempDir {
    let home = home();
    let at = home.path();
    let new = [&NEW[..], &["--encrypt", "--recipient", recipient()], extra].concat();
    run(at, &new).ends(0);
    fill(at);
    home
}

fn fill(at: &Path) {
    fs::write(at.join("notes.csv"), format!("question,answer,note\nP-01,B,{MARKER} seen\n"))
        .unwrap();
    run(at, &["answer", "port", "--from", "notes.csv", "--by", MARKER]).ends(0);
    for kind in ["documents", "persons", "findings"] {
        run(at, &["record", "port", kind, &format!("{kind}.csv")]).ends(0);
    }
}

pub fn alone() -> TempDir {
    sealed(&["--no-passphrase"])
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for item in fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()) {
        if item.is_dir() {
            found.extend(files(&item));
        } else {
            found.push(item);
        }
    }
    found
}

#[track_caller]
pub fn nothing_readable(folder: &Path) {
    for path in files(folder) {
        let bytes = fs::read(&path).unwrap();
        let found = bytes.windows(MARKER.len()).any(|window| window == MARKER.as_bytes());
        assert!(!found, "{} is readable", path.display());
    }
}

#[test]
fn every_command_works_with_the_key_and_says_what_is_missing_without_it() {
    let home = alone();
    let at = home.path();
    nothing_readable(&at.join("port"));
    let lines: [&[&str]; 8] = [
        &["show", "port"],
        &["score", "port"],
        &["plan", "port"],
        &["history", "port"],
        &["report", "port", "-o", "r.json"],
        &["diff", "port", "port"],
        &["status", "port"],
        &["answer", "port", "P-02=A"],
    ];
    for line in lines {
        let told = locked(at, line).ends(5);
        assert!(told.err.contains("port is encrypted") && told.out.is_empty(), "{line:?}");
        assert!(told.err.contains("--identity"), "{}", told.err);
        run(at, line).ends(0);
    }
    assert!(run(at, &["show", "port"]).out.contains(MARKER));
    assert!(run(at, &["history", "port"]).out.contains("seen"));
    run(at, &["repair", "port"]).ends(0);
    nothing_readable(&at.join("port-repaired"));
    run(at, &["verify", "port-repaired"]).ends(0);
}

#[test]
fn a_wrong_passphrase_a_lost_key_and_a_damaged_key_are_three_messages() {
    let home = sealed(&["--new-passphrase-file", "pass"]);
    let at = home.path();
    locked(at, &["show", "port", "--passphrase-file", "pass"]).ends(0);
    fs::write(at.join("wrong"), "five other words that nobody knows").unwrap();
    let key = at.join("port/key.passphrase.age");
    let sound = fs::read(&key).unwrap();
    let header = String::from_utf8_lossy(&sound).into_owned();
    let show = |file: &str| locked(at, &["show", "port", "--passphrase-file", file]);
    let told = show("wrong").ends(5).err;
    assert!(told.contains("does not open with this passphrase"), "{told}");

    // The salt is changed: to the cipher that is a wrong passphrase, to us it is not.
    let salt = header.find("-> scrypt ").unwrap() + 10;
    let mut damaged = sound.clone();
    damaged[salt] = if damaged[salt] == b'A' { b'B' } else { b'A' };
    fs::write(&key, &damaged).unwrap();
    let told = show("pass").ends(1).err;
    assert!(told.contains("key.passphrase.age is damaged"), "{told}");
    // With another way in, all is told and mended.
    let told = run(at, &["verify", "port"]).ends(3).out;
    assert!(told.contains("key.passphrase.age is not as it was written"), "{told}");
    run(at, &["encrypt", "port", "--new-passphrase-file", "pass", "--recipient", recipient()])
        .ends(0);
    run(at, &["verify", "port"]).ends(0);
    show("pass").ends(0);

    // A key file that would cost hours is refused before it costs anything.
    let work = header.find(" 18\n").unwrap() + 1;
    fs::write(&key, [&sound[..work], b"40", &sound[work + 2..]].concat()).unwrap();
    let told = show("pass").ends(1).err;
    assert!(told.contains("2^40 steps"), "{told}");

    fs::remove_file(&key).unwrap();
    fs::remove_file(at.join("port/key.recipients.age")).unwrap();
    let told = run(at, &["show", "port"]).ends(1).err;
    assert!(told.contains("the key of port is lost"), "{told}");
}

#[test]
fn every_changed_byte_of_journal_key_and_evidence_is_told() {
    let home = alone();
    let folder = home.path().join("port");
    let whole = |folder: &Path| {
        store::read_with(folder, &mut keys()).is_ok_and(|loaded| {
            let evidence = store::check_evidence(folder, &loaded);
            loaded.remarks.is_empty() && evidence.missing.is_empty() && evidence.damaged.is_empty()
        })
    };
    assert!(whole(&folder));
    let evidence = files(&folder.join("evidence"));
    assert_eq!(evidence.len(), 1);
    assert_ne!(
        evidence[0].file_name().unwrap().to_str().unwrap(),
        store::sha256(format!("Ports Act {MARKER}").as_bytes()),
        "the name does not tell which document it is"
    );
    let key = folder.join("key.recipients.age");
    // Of the journal every seventh byte: each line is checked as a whole.
    for (file, step) in [(folder.join("journal.jsonl"), 7), (key, 1), (evidence[0].clone(), 1)] {
        let sound = fs::read(&file).unwrap();
        for at in (0..sound.len()).step_by(step) {
            let mut bytes = sound.clone();
            bytes[at] ^= 1 << (at % 8);
            fs::write(&file, &bytes).unwrap();
            assert!(!whole(&folder), "{} at {at}", file.display());
        }
        fs::write(&file, &sound).unwrap();
    }
    assert!(whole(&folder));
}

#[test]
fn a_journal_cut_anywhere_opens_and_grows() {
    let home = alone();
    let folder = home.path().join("port");
    let journal = folder.join("journal.jsonl");
    let whole = fs::read(&journal).unwrap();
    let first = whole.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    for cut in (first..=whole.len()).step_by(61) {
        fs::write(&journal, &whole[..cut]).unwrap();
        let finished = whole[..cut].iter().filter(|&&byte| byte == b'\n').count();
        let mut store =
            Store::open_with(&folder, "Ada", "", store::Ids::random(), &mut keys()).unwrap();
        let known = store.assessment().history().len();
        assert!(known == finished || known == finished + 1, "cut at {cut}: {known} of {finished}");
        let change = tathmini::assessment::Change::Marked { question: "P-01".into(), marked: true };
        store.append(change, None, MARKER, "").unwrap();
        drop(store);
        let again = store::read_with(&folder, &mut keys()).unwrap();
        assert_eq!(again.assessment.history().len(), known + 1, "cut at {cut}");
    }
    nothing_readable(&folder);
}

#[test]
fn what_nobody_sealed_is_not_believed() {
    let home = alone();
    let folder = home.path().join("port");
    let journal = folder.join("journal.jsonl");
    let sound = fs::read(&journal).unwrap();
    // A readable line, and one that another folder's key has sealed, slipped in.
    let other = alone();
    let foreign = fs::read(other.path().join("port/journal.jsonl")).unwrap();
    let plain = store::write_line(
        &store::read_with(&folder, &mut keys()).unwrap().assessment.history()[0].clone(),
    )
    .unwrap();
    for slipped in [plain, foreign] {
        fs::write(&journal, [&sound[..], &slipped[..]].concat()).unwrap();
        let loaded = store::read_with(&folder, &mut keys()).unwrap();
        assert_eq!(loaded.assessment.history().len(), 6);
        assert!(matches!(loaded.remarks[..], [Remark::NotOurs { first: 7, .. }]));
    }
}

#[test]
fn an_assessment_is_encrypted_in_place_and_opened_again() {
    let home = home();
    let at = home.path();
    let folder = at.join("port");
    run(at, &NEW).ends(0);
    fill(at);
    let plain = fs::read(folder.join("journal.jsonl")).unwrap();
    // A power cut left half a line, which is kept beside.
    fs::write(folder.join("journal.jsonl"), [&plain[..], MARKER.as_bytes()].concat()).unwrap();
    run(at, &["encrypt", "port", "--recipient", recipient(), "--no-passphrase"]).ends(0);
    nothing_readable(&folder);
    assert!(folder.join("journal.torn-1.age").is_file());
    let told = run(at, &["verify", "port"]).ends(0).out;
    assert_eq!(told, "6 entries and 1 evidence files are whole\n");
    run(at, &["answer", "port", "P-02=A"]).ends(0);
    run(at, &["decrypt", "port"]).ends(0);
    assert!(fs::read(folder.join("journal.jsonl")).unwrap().starts_with(&plain));
    assert_eq!(fs::read(folder.join("journal.torn-1")).unwrap(), MARKER.as_bytes());
    locked(at, &["verify", "port"]).ends(0);
    assert!(files(&folder).iter().all(|path| !path.to_string_lossy().ends_with(".age")));
    let told = run(at, &["decrypt", "port"]).ends(1).err;
    assert!(told.contains("port is not encrypted"), "{told}");
}

/// A note that stands readable, and sealed would not be believed.
#[test]
fn an_entry_too_long_to_be_sealed_is_refused_before_anything_is_written() {
    let home = alone();
    let at = home.path();
    run(at, &["pack", "port", "--decrypted", "-o", "open.zip"]).ends(0);
    locked(at, &["unpack", "open.zip", "open"]).ends(0);
    let note = "x".repeat(3_300_000);
    let mut store = Store::open(&at.join("open"), "Ada", "", store::Ids::random()).unwrap();
    let reading = tathmini::assessment::Reading::Own;
    let change =
        tathmini::assessment::Change::Noted { question: "P-01".into(), reading, text: note };
    store.append(change, None, "Ada", "").unwrap();
    drop(store);
    let state = || {
        let mut all: Vec<_> = files(&at.join("open")).into_iter().collect();
        all.extend(files(&at.join("port")));
        all.sort();
        let bytes = |path: PathBuf| (fs::read(&path).unwrap(), path);
        let is_lock = |path: &PathBuf| path.ends_with("lock");
        all.into_iter().filter(|path| !is_lock(path)).map(bytes).collect::<Vec<_>>()
    };
    let before = state();
    let encrypt = ["encrypt", "open", "--recipient", recipient(), "--no-passphrase"];
    for refused in [&encrypt[..], &["merge", "port", "open", "--prefer", "later"]] {
        let told = run(at, refused).ends(1).err;
        assert!(told.contains("an entry has") && told.contains("nothing was changed"), "{told}");
        assert!(state() == before, "{refused:?}: something was written");
    }
    locked(at, &["verify", "open"]).ends(0);
}

#[test]
fn more_recipients_than_a_key_file_may_name_are_refused() {
    let home = home();
    let at = home.path();
    run(at, &NEW).ends(0);
    let encrypt = |many: usize| {
        let mut line = vec!["encrypt", "port", "--no-passphrase"];
        (0..many).for_each(|_| line.extend(["--recipient", recipient()]));
        run(at, &line)
    };
    let told = encrypt(201).ends(2).err;
    assert!(told.contains("201 recipients are too many, 200 the most"), "{told}");
    locked(at, &["verify", "port"]).ends(0);
    encrypt(200).ends(0);
    run(at, &["verify", "port"]).ends(0);
}

/// Nobody without the key makes the program write readable lines again.
#[test]
fn readable_lines_before_the_sealed_ones_or_in_their_place_are_told() {
    let home = alone();
    let at = home.path();
    let (folder, journal) = (at.join("port"), at.join("port/journal.jsonl"));
    let sealed = fs::read(&journal).unwrap();
    let loaded = store::read_with(&folder, &mut keys()).unwrap();
    let history = loaded.assessment.history();
    let lines: Vec<Vec<u8>> =
        history.iter().map(|entry| store::write_line(entry).unwrap()).collect();
    fs::write(&journal, [&lines[0], &sealed[..]].concat()).unwrap();
    let told = run(at, &["verify", "port"]).ends(3).out;
    assert!(told.contains("1 entries from line 1 on do not open"), "{told}");
    run(at, &["answer", "port", "P-02=A"]).ends(0);
    let lengthened = fs::read_to_string(&journal).unwrap();
    assert!(lengthened.lines().skip(1).all(|line| line.contains("\"entry\":\"")));

    let readable = lines.concat();
    fs::write(&journal, &readable).unwrap();
    let told = run(at, &["verify", "port"]).ends(3).out;
    assert!(told.contains("key files lie here but the journal is readable"), "{told}");
    let told = run(at, &["answer", "port", "P-02=A"]).ends(1).err;
    assert!(told.contains("repeat `tathmini encrypt`"), "{told}");
    assert_eq!(fs::read(&journal).unwrap(), readable);
    run(at, &["encrypt", "port", "--recipient", recipient(), "--no-passphrase"]).ends(0);
    run(at, &["answer", "port", "P-02=A"]).ends(0);
    assert!(!fs::read_to_string(&journal).unwrap().contains(MARKER));
}

#[test]
fn what_an_interrupted_encryption_sealed_is_not_sealed_twice() {
    let home = home();
    let at = home.path();
    let folder = at.join("port");
    run(at, &NEW).ends(0);
    fs::write(folder.join("journal.torn-1"), MARKER).unwrap();
    let encrypt = ["encrypt", "port", "--recipient", recipient(), "--no-passphrase"];
    let readable = fs::read(folder.join("journal.jsonl")).unwrap();
    run(at, &encrypt).ends(0);
    // As it was just before the journal took the other's place.
    fs::write(folder.join("journal.jsonl"), readable).unwrap();
    fs::write(folder.join("journal.torn-1"), MARKER).unwrap();
    run(at, &encrypt).ends(0);
    run(at, &["decrypt", "port"]).ends(0);
    assert_eq!(fs::read(folder.join("journal.torn-1")).unwrap(), MARKER.as_bytes());
    let left = files(&folder).into_iter().filter(|path| path.to_string_lossy().contains("torn"));
    assert_eq!(left.count(), 1);
}

#[test]
fn packs_and_merges_stay_encrypted() {
    let home = alone();
    let at = home.path();
    run(at, &["pack", "port", "-o", "port.zip"]).ends(0);
    let pack = String::from_utf8_lossy(&fs::read(at.join("port.zip")).unwrap()).into_owned();
    assert!(!pack.contains("answers.html") && !pack.contains(MARKER));
    let again = [("TATHMINI_IDENTITY", "identity.txt")];
    run_with(at, &["pack", "port", "-o", "again.zip"], &again).ends(0);
    assert_eq!(fs::read(at.join("port.zip")).unwrap(), fs::read(at.join("again.zip")).unwrap());
    locked(at, &["unpack", "port.zip", "ben"]).ends(5);
    run(at, &["unpack", "port.zip", "ben"]).ends(0);
    nothing_readable(&at.join("ben"));
    run(at, &["verify", "ben"]).ends(0);

    // Two copies go separate ways and join, with and without encryption.
    run(at, &["answer", "ben", "P-02=A", "--by", "Ben"]).ends(0);
    run(at, &["answer", "port", "P-01=C"]).ends(0);
    run(at, &["merge", "port", "ben", "--prefer", "later"]).ends(0);
    assert_eq!(run(at, &["verify", "port"]).ends(0).out.split(' ').next(), Some("8"));
    run(at, &["pack", "port", "--decrypted", "-o", "open.zip"]).ends(0);
    let mut open = Copy::read(&at.join("open.zip")).unwrap();
    assert!(open.check_evidence().unwrap().damaged.is_empty() && !open.is_sealed());
    locked(at, &["unpack", "open.zip", "open"]).ends(0);
    run(at, &["answer", "open", "P-02=B", "--by", "Ben"]).ends(0);
    run(at, &["merge", "port", "open", "--prefer", "later"]).ends(0);
    nothing_readable(&at.join("port"));
    let told = run(at, &["merge", "open", "port", "--prefer", "later"]).ends(1).err;
    assert!(told.contains("is encrypted, and this assessment is not"), "{told}");
    // A journal that a synced folder set aside beside the key.
    fs::copy(at.join("ben/journal.jsonl"), at.join("port/journal (copy).jsonl")).unwrap();
    run(at, &["merge", "port", "port/journal (copy).jsonl"]).ends(0);
}

#[test]
#[cfg(unix)]
fn what_is_made_is_private_whatever_the_system_allows() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    let at = home.path();
    let line = format!(
        "umask 0; T={}; export TATHMINI_IDENTITY=identity.txt; set -e
         $T {} --encrypt --no-passphrase --recipient {}
         $T answer port P-01=B; $T record port documents documents.csv
         $T report port -o out/deep/r.pdf; $T pack port -o packs/p.zip; $T unpack packs/p.zip q
         $T demo exemplia >/dev/null; $T repair exemplia",
        env!("CARGO_BIN_EXE_tathmini"),
        NEW.map(|word| format!("'{word}'")).join(" "),
        recipient()
    );
    let done = Command::new("sh").args(["-c", &line]).current_dir(at).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for folder in ["port", "out", "packs", "q", "exemplia", "exemplia-repaired", "reports"] {
        let folder = at.join(folder);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for path in files(&folder) {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
            assert_eq!(mode(path.parent().unwrap()), 0o700, "{}", path.display());
        }
    }
}

/// Every write to a file of every command, looked at from outside.
#[test]
#[cfg(target_os = "linux")]
fn nothing_readable_is_ever_written_to_a_file() {
    let Some(strace) = tool("strace") else { return };
    let home = alone();
    let at = home.path();
    let interview = format!("2\nc\n{MARKER} in a note\n.\nq\n");
    crate::killed::copy(&at.join("port"), &at.join("hurt"));
    let hurt = fs::read_to_string(at.join("hurt/journal.jsonl")).unwrap() + "no entry\n";
    fs::write(at.join("hurt/journal.jsonl"), hurt).unwrap();
    fs::write(at.join("final.pdf"), "%PDF-1.7").unwrap();
    let name = format!("{MARKER} Ruiz");
    let lines: [(&[&str], &str); 13] = [
        (&["answer", "port", "P-02=na:MARKER-7f3a91", "--lead", "--why", MARKER], ""),
        (&["record", "port", "documents", "documents.csv"], ""),
        (&["--plain", "open", "port", "--by", MARKER], &interview),
        (&["write", "port", "context", "-"], MARKER),
        (&["pack", "port", "-o", "p.zip"], ""),
        (&["encrypt", "port", "--no-passphrase", "--recipient", recipient()], ""),
        (&["unpack", "p.zip", "q"], ""),
        (&["answer", "q", "P-01=C", "--why", MARKER, "--by", "Ben"], ""),
        (&["answer", "port", "P-01=D", "--why", MARKER], ""),
        (&["merge", "port", "q", "--prefer", "author=Ben"], ""),
        (&["merge", "q", "p.zip", "--prefer", "later"], ""),
        (&["repair", "hurt", "healed"], ""),
        (&["approve", "port", "--name", &name, "--function", "Head", "--report", "final.pdf"], ""),
    ];
    for (line, typed) in lines {
        let mut child = Command::new(&strace)
            .args(["-f", "-o", "calls", "-s", "1000000", "-e"])
            .arg(
                "trace=write,pwrite64,writev,pwritev,openat,rename,renameat,linkat,symlinkat,mkdir",
            )
            .arg(env!("CARGO_BIN_EXE_tathmini"))
            .args(line)
            .current_dir(at)
            .env("TATHMINI_IDENTITY", "identity.txt")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), typed.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success(), "{line:?}");
        let calls = fs::read_to_string(at.join("calls")).unwrap();
        assert!(calls.contains("openat("), "{line:?}: nothing was traced");
        for call in calls.lines() {
            let to_terminal = [" write(1,", " write(2,", " writev(1,", " writev(2,"];
            let readable = call.contains(MARKER) && !to_terminal.iter().any(|it| call.contains(it));
            assert!(!readable, "{line:?}: {call}");
            if call.contains("O_CREAT") {
                assert!(call.contains(", 0600)"), "{line:?}: {call}");
            }
        }
    }
    nothing_readable(&at.join("port"));
    nothing_readable(&at.join("q"));
    nothing_readable(&at.join("healed"));
}

/// The `age` program opens what we write, key first, and we open no less.
#[test]
fn age_opens_what_is_written() {
    let Some(age) = tool("age") else { return };
    let home = alone();
    let at = home.path();
    let opened = |identity: &Path, bytes: &[u8]| {
        fs::write(at.join("in.age"), bytes).unwrap();
        let done = Command::new(&age)
            .args(["--decrypt", "--identity"])
            .arg(identity)
            .arg(at.join("in.age"))
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        done.stdout
    };
    let key = fs::read(at.join("port/key.recipients.age")).unwrap();
    let folder_key = at.join("folder-key.txt");
    fs::write(&folder_key, opened(&at.join("identity.txt"), &key)).unwrap();
    let journal = fs::read_to_string(at.join("port/journal.jsonl")).unwrap();
    let history = store::read_with(&at.join("port"), &mut keys()).unwrap().assessment;
    for (line, entry) in journal.lines().zip(history.history()) {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let sealed = base64(line["entry"].as_str().unwrap());
        let json: tathmini::assessment::Entry =
            serde_json::from_slice(&opened(&folder_key, &sealed)).unwrap();
        assert_eq!(json, *entry);
    }
    let evidence = fs::read(&files(&at.join("port/evidence"))[0]).unwrap();
    assert_eq!(opened(&folder_key, &evidence), format!("Ports Act {MARKER}").as_bytes());
}

/// Base64 as everybody else reads it.
fn base64(text: &str) -> Vec<u8> {
    let mut child = Command::new("base64")
        .arg("--decode")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), text.as_bytes()).unwrap();
    child.wait_with_output().unwrap().stdout
}

#[test]
#[cfg(unix)]
fn a_passphrase_is_typed_unseen_and_the_home_screen_asks_for_it() {
    let home = sealed(&["--new-passphrase-file", "pass"]);
    let at = home.path();
    let start = |args: &[&str]| Terminal::start_with(at, args, &[], (120, 40));
    let mut terminal = start(&["show", "port"]);
    let asked = |terminal: &Terminal, times: usize| {
        let begin = std::time::Instant::now();
        while terminal.screen().matches("Passphrase of").count() < times {
            assert!(begin.elapsed().as_secs() < 20, "not asked\n{}", terminal.screen());
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        // What is typed before the terminal is told to hide it would be seen.
        std::thread::sleep(std::time::Duration::from_millis(500));
    };
    asked(&terminal, 1);
    terminal.keys("not this one at all\r");
    terminal.sees("does not open with this passphrase");
    asked(&terminal, 2);
    terminal.keys(&format!("{PASSPHRASE}\r"));
    terminal.sees("2026-02-03");
    assert_eq!(terminal.end(), 0);
    assert!(!terminal.screen().contains("five words") && !terminal.screen().contains("not this"));

    let editor = at.join("editor.sh");
    fs::write(&editor, "#!/bin/sh\necho called > called\n").unwrap();
    let command = format!("sh {}", editor.display());
    let environment = [("EDITOR", command.as_str()), ("VISUAL", "")];
    let mut terminal = Terminal::start_with(at, &[], &environment, (120, 40));
    terminal.sees("encrypted; Enter asks for the passphrase");
    terminal.keys("\r");
    asked(&terminal, 1);
    terminal.keys(&format!("{PASSPHRASE}\r"));
    terminal.sees("P-01");
    terminal.keys("c");
    terminal.keys("\u{5}");
    terminal.sees("an editor would keep the text");
    terminal.keys("\u{1b}q");
    assert!(!at.join("called").exists());
}

#[test]
#[cfg(unix)]
fn no_passphrase_is_asked_for_where_there_is_none() {
    let home = alone();
    let at = home.path();
    let other = age::x25519::Identity::generate().to_string();
    fs::write(at.join("other.txt"), age::secrecy::ExposeSecret::expose_secret(&other)).unwrap();
    let args = ["show", "port", "--identity", "other.txt"];
    let mut terminal = Terminal::start_with(at, &args, &[], (120, 40));
    terminal.sees("does not open with this passphrase or identity");
    assert_eq!(terminal.end(), 5);
    assert!(!terminal.screen().contains("Passphrase of"), "{}", terminal.screen());
}

#[test]
fn who_has_it_open_is_not_written_down() {
    let home = alone();
    let folder = home.path().join("port");
    let ids = store::Ids::random();
    let open = Store::open_with(&folder, MARKER, "", ids, &mut keys()).unwrap();
    let ids = store::Ids::random();
    match Store::open_with(&folder, "Ben", "", ids, &mut keys()) {
        Err(StoreError::Locked { holder: Some(holder), .. }) => assert_eq!(holder.by, "somebody"),
        other => panic!("{other:?}"),
    }
    nothing_readable(&folder);
    drop(open);
}
