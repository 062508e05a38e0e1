//! Approval: what was agreed to is sealed, its report is known by its bytes,
//! others' tools check its signature, and what is reopened leaves a trace.

use crate::outside::tool;
use crate::program::{port, run};
use std::fs;
use std::path::Path;
use tathmini::assessment::{Change, Document, Item};
use tathmini::store::{self, Copy, Ids, Store};

const APPROVE: [&str; 6] =
    ["approve", "port", "--name", "B. Wanjiru", "--function", "Director General"];

fn approve(home: &Path, more: &[&str]) -> String {
    let args: Vec<&str> = APPROVE.iter().chain(more).copied().collect();
    run(home, &args).ends(0).err
}

#[test]
fn what_is_approved_can_not_be_changed_until_it_is_reopened_with_a_reason() {
    let (home, folder) = port();
    let at = home.path();
    run(at, &["answer", "port", "P-01=B"]).ends(0);
    let told = run(at, &["status", "port", "approved"]).ends(2);
    assert!(told.err.contains("tathmini approve"), "{}", told.err);
    approve(at, &["--date", "2026-02-20"]);
    let journal = fs::read(folder.join("journal.jsonl")).unwrap();
    fs::write(at.join("visits.csv"), "place,date,purpose\nQuay,2026-02-03,Pump\n").unwrap();
    for refused in [
        &["answer", "port", "P-01=A"][..],
        &["record", "port", "visits", "visits.csv"],
        &["status", "port", "superseded"],
        &["write", "port", "context", "visits.csv"],
        &APPROVE,
    ] {
        let told = run(at, refused).ends(5);
        for words in ["port is approved", "B. Wanjiru, Director General", "tathmini reopen"] {
            assert!(told.err.contains(words), "{refused:?}: {}", told.err);
        }
    }
    assert_eq!(fs::read(folder.join("journal.jsonl")).unwrap(), journal);
    assert_eq!(run(at, &["status", "port"]).ends(0).out.lines().next(), Some("approved"));

    run(at, &["reopen", "port"]).ends(2);
    run(at, &["reopen", "port", "--why", "  "]).ends(2);
    run(at, &["reopen", "port", "--why", "the quay was counted twice"]).ends(0);
    run(at, &["reopen", "port", "--why", "again"]).ends(2);
    run(at, &["answer", "port", "P-01=A"]).ends(0);
    let history = run(at, &["history", "port"]).ends(0).out;
    for words in ["approved by B. Wanjiru", "reopened; status: validated (the quay was counted"] {
        assert!(history.contains(words), "{history}");
    }
    // The report that was approved is told from one that stands approved.
    let told = run(at, &["verify", "port", "--report", "reports/port.pdf"]).ends(3).out;
    assert!(told.contains("on 2026-02-20, but the assessment was reopened"), "{told}");
    approve(at, &[]);
    run(at, &["verify", "port", "--report", "reports/port.pdf"]).ends(0);
}

/// The approval may be the copy's: nothing is decided beside it either.
#[test]
fn no_decision_is_saved_beside_an_approval_that_comes_with_a_copy() {
    let (home, folder) = port();
    let at = home.path();
    run(at, &["pack", "port", "-o", "port.zip"]).ends(0);
    run(at, &["unpack", "port.zip", "early"]).ends(0);
    run(at, &["answer", "port", "P-01=B"]).ends(0);
    approve(at, &[]);
    let early = at.join("early");
    let mut store = Store::open(&early, "Ada", "", Ids::random()).unwrap();
    let mut copies = vec![Copy::read(&folder).unwrap()];
    let joined = store.join(&copies).unwrap();
    let before = fs::read(early.join("journal.jsonl")).unwrap();
    let decided = vec![(Change::Marked { question: "P-01".into(), marked: true }, None)];
    let saved = store.save_joined(joined, &mut copies, decided, "Ada", "");
    assert!(matches!(saved, Err(store::StoreError::Approved { .. })), "{saved:?}");
    assert_eq!(fs::read(early.join("journal.jsonl")).unwrap(), before);
    drop(store);
    run(at, &["merge", "early", "port"]).ends(0);
    run(at, &["verify", "early"]).ends(0);
}

#[test]
fn the_report_that_was_approved_is_told_from_any_other() {
    let (home, _) = port();
    let at = home.path();
    run(at, &["verify", "port", "--report", "reports/port.pdf"]).ends(1);
    approve(at, &[]);
    let told = run(at, &["verify", "port", "--report", "reports/port.pdf"]).ends(0).out;
    assert!(told.contains("is the report that was approved"), "{told}");
    // Made again from the approved state, it is the same bytes.
    run(at, &["report", "port", "-o", "again.pdf"]).ends(0);
    let pdf = fs::read(at.join("again.pdf")).unwrap();
    assert_eq!(pdf, fs::read(at.join("reports/port.pdf")).unwrap());
    for place in [0, pdf.len() / 2, pdf.len() - 1] {
        let mut bytes = pdf.clone();
        bytes[place] ^= 1;
        fs::write(at.join("other.pdf"), bytes).unwrap();
        let told = run(at, &["verify", "port", "--report", "other.pdf"]).ends(3).out;
        assert!(told.contains("is not the report that was approved"), "{told}");
    }
    // The same from its pack, and from a folder made of that.
    run(at, &["pack", "port", "-o", "port.zip"]).ends(0);
    run(at, &["verify", "port.zip", "--report", "again.pdf"]).ends(0);
    run(at, &["unpack", "port.zip", "there"]).ends(0);
    let json = run(at, &["verify", "there", "--report", "again.pdf", "--format", "json"]);
    let json = json.ends(0).json();
    assert_eq!(json["approval"]["name"], "B. Wanjiru");
    assert_eq!(json["approval"]["report"], store::sha256(&pdf));

    // A report that the mission made itself.
    run(at, &["reopen", "port", "--why", "a logo is missing"]).ends(0);
    fs::write(at.join("own.pdf"), "%PDF-1.7 our own").unwrap();
    fs::write(at.join("own.txt"), "our own").unwrap();
    let args = |file: &'static str| [&APPROVE[..], &["--report", file]].concat();
    run(at, &args("own.txt")).ends(2);
    run(at, &args("own.pdf")).ends(0);
    run(at, &["verify", "port", "--report", "own.pdf"]).ends(0);
}

#[test]
fn a_signature_is_checked_by_this_program_and_by_minisign() {
    let (home, folder) = port();
    let at = home.path();
    run(at, &["key", "dg.key", "--without-password"]).ends(0);
    run(at, &["key", "other.key", "--without-password"]).ends(0);
    run(at, &["key", "dg.key", "--without-password"]).ends(2);
    run(at, &[&APPROVE[..], &["--sign", "dg.key.pub"]].concat()).ends(1);
    approve(at, &["--sign", "dg.key"]);
    let told = run(at, &["verify", "port", "--key", "dg.key.pub"]).ends(0).out;
    assert!(told.contains("signed by the holder of dg.key.pub"), "{told}");
    let told = run(at, &["verify", "port", "--key", "other.key.pub"]).ends(3).out;
    assert!(told.contains("this key did not sign it"), "{told}");
    run(at, &["verify", "port", "--key", "dg.key"]).ends(1);
    if let Some(minisign) = tool("minisign") {
        let check = |file: &str, key: &str| {
            let mut command = std::process::Command::new(&minisign);
            command.current_dir(at).args(["-V", "-q", "-m", file, "-p", key]);
            command.output().unwrap().status.success()
        };
        assert!(check("reports/port.approval", "dg.key.pub"));
        assert!(!check("reports/port.approval", "other.key.pub"));
        let record = at.join("reports/port.approval");
        let text = fs::read_to_string(&record).unwrap();
        fs::write(&record, text.replace("Wanjiru", "Wanjiku")).unwrap();
        assert!(!check("reports/port.approval", "dg.key.pub"));
    }

    // Somebody who computes all hashes anew can't make the signature.
    let journal = folder.join("journal.jsonl");
    let forged = fs::read_to_string(&journal).unwrap().replace("B. Wanjiru", "B. Wanjiku");
    let scan = store::scan(forged.as_bytes());
    assert_eq!(scan.entries.len(), 1, "the check of the line finds it first");
    let lines: Vec<String> = forged.lines().map(str::to_owned).collect();
    let json =
        |line: &str| line.split_once("\"entry\":").unwrap().1.strip_suffix('}').unwrap().to_owned();
    let entries = lines.iter().map(|line| serde_json::from_str(&json(line)).unwrap());
    let bytes: Vec<u8> = entries.flat_map(|entry| store::write_line(&entry).unwrap()).collect();
    fs::write(&journal, bytes).unwrap();
    run(at, &["verify", "port"]).ends(0);
    let told = run(at, &["verify", "port", "--key", "dg.key.pub"]).ends(3).out;
    assert!(told.contains("this key did not sign it, or it was changed since"), "{told}");
}

#[test]
fn what_was_not_approved_is_not_joined_to_what_was() {
    let (home, _) = port();
    let at = home.path();
    run(at, &["answer", "port", "P-01=B"]).ends(0);
    run(at, &["pack", "port", "-o", "same.zip"]).ends(0);
    run(at, &["unpack", "same.zip", "same"]).ends(0);
    run(at, &["unpack", "same.zip", "further"]).ends(0);
    run(at, &["answer", "further", "P-02=A", "--by", "Ben"]).ends(0);
    approve(at, &[]);
    // The approval itself goes where nothing else is.
    run(at, &["merge", "same", "port"]).ends(0);
    assert_eq!(run(at, &["status", "same"]).ends(0).out.lines().next(), Some("approved"));
    run(at, &["verify", "same"]).ends(0);
    run(at, &["merge", "port", "same"]).ends(0);
    for (into, from) in [("port", "further"), ("further", "port")] {
        let told = run(at, &["merge", into, from]).ends(5).err;
        assert!(told.contains("B. Wanjiru"), "{told}");
    }
    // Reopened, all of it comes together.
    run(at, &["reopen", "port", "--why", "Ben had one more answer"]).ends(0);
    run(at, &["merge", "port", "further"]).ends(0);
    run(at, &["verify", "port"]).ends(0);
    // A part for a colleague is not approved, and can be worked on.
    approve(at, &[]);
    run(at, &["pack", "port", "--area", "P", "-o", "part.zip"]).ends(0);
    run(at, &["unpack", "part.zip", "part"]).ends(0);
    run(at, &["answer", "part", "P-01=C"]).ends(0);
    // What somebody wrote past the program stands out.
    let line = fs::read_to_string(at.join("further/journal.jsonl")).unwrap();
    let journal = at.join("same/journal.jsonl");
    let longer = fs::read_to_string(&journal).unwrap() + line.lines().last().unwrap() + "\n";
    fs::write(&journal, longer).unwrap();
    let told = run(at, &["verify", "same"]).ends(3).out;
    assert!(told.contains("not what was approved"), "{told}");
}

/// Names and reasons are printed as what they are: no text becomes an action,
/// a script or a file of the PDF.
#[test]
fn no_text_becomes_an_action_of_the_report() {
    let Some(qpdf) = tool("qpdf") else { return };
    let (home, _) = port();
    let at = home.path();
    for hostile in [
        ")>> endobj 1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
        "((((\\\\)))) /Launch /EmbeddedFile",
        "score \u{202e}5 level\u{202c} javascript:alert(1)",
        "<script>alert(1)</script> =HYPERLINK(\"http://evil\",\"x\")",
    ] {
        run(at, &["approve", "port", "--name", hostile, "--function", hostile]).ends(0);
        run(at, &["reopen", "port", "--why", hostile]).ends(0);
    }
    run(at, &["report", "port", "-o", "port.pdf"]).ends(0);
    let mut command = std::process::Command::new(qpdf);
    command.current_dir(at).args(["--qdf", "--object-streams=disable", "port.pdf", "-"]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    for name in [
        "/JavaScript",
        "/JS",
        "/OpenAction",
        "/Launch",
        "/EmbeddedFile",
        "/AA",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/RichMedia",
        "/XFA",
        "/AcroForm",
    ] {
        let found = text.match_indices(name).any(|(at, _)| {
            !text[at + name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
        });
        assert!(!found, "the report has {name}");
    }
}

/// As `docs/storage.md` shows it.
#[test]
fn the_hash_of_a_state_is_one_that_sha256sum_computes() {
    if tool("sha256sum").is_none() {
        return;
    }
    let (home, folder) = port();
    run(home.path(), &["answer", "port", "P-01=B"]).ends(0);
    approve(home.path(), &[]);
    let page = include_str!("../../docs/storage.md");
    let begin = page.find("{ grep -v").unwrap();
    let command = page[begin..].split("```").next().unwrap();
    let command = command.replace(" questionnaire.fr.yaml questionnaire.pt.yaml", "");
    let mut shell = std::process::Command::new("sh");
    let output = shell.current_dir(&folder).args(["-c", &command]).output().unwrap();
    let state = String::from_utf8(output.stdout).unwrap();
    let told = run(home.path(), &["verify", "port", "--format", "json"]).ends(0).json();
    assert_eq!(state.split(' ').next().unwrap(), told["approval"]["state"]);
}

/// Every byte in turn of everything that is approved, and of its pack.
#[test]
fn every_changed_byte_is_told() {
    let (home, folder) = port();
    let at = home.path();
    fs::write(folder.join("questionnaire.fr.yaml"), "tathmini_translation: 1\n").unwrap();
    let file = at.join("act.txt");
    fs::write(&file, "Ports Act").unwrap();
    let mut store = Store::open(&folder, "Ada", "", Ids::random()).unwrap();
    let kept = store.keep_evidence(&file).unwrap();
    let evidence = folder.join("evidence").join(&kept.sha256);
    let item = Item::Document(Document {
        reference: "D1".into(),
        title: "Ports Act".into(),
        sha256: kept.sha256,
        file: kept.file,
        received_from: String::new(),
        date: String::new(),
    });
    store.append(Change::Listed { replaces: None, item }, None, "Ada", "").unwrap();
    let approval = tathmini::assessment::Approval {
        name: "B. Wanjiru".into(),
        function: "Director General".into(),
        date: "2026-02-20".into(),
        state: store.state().unwrap(),
        report: store::sha256(b"%PDF-"),
        signature: String::new(),
    };
    store.append(Change::Approved(approval), None, "Ada", "").unwrap();
    drop(store);
    let pack = at.join("port.zip");
    Copy::read(&folder).unwrap().pack(&pack, b"<p>", true).unwrap();
    let whole = || {
        let Ok(loaded) = store::read(&folder) else { return false };
        let evidence = store::check_evidence(&folder, &loaded);
        loaded.remarks.is_empty() && evidence.missing.is_empty() && evidence.damaged.is_empty()
    };
    let packed = || match Copy::read(&pack) {
        Ok(mut copy) => {
            let evidence = copy.check_evidence().unwrap();
            copy.remarks.is_empty() && evidence.damaged.is_empty() && evidence.missing.is_empty()
        }
        Err(_) => false,
    };
    assert!(whole() && packed());
    let parts = ["journal.jsonl", "questionnaire.yaml", "questionnaire.fr.yaml"];
    let parts = parts.map(|name| folder.join(name));
    for file in parts.iter().chain([&evidence, &pack]) {
        let sound = fs::read(file).unwrap();
        // One hash covers a questionnaire as a whole, and one the pack.
        let all = std::env::var("TATHMINI_TEST_ALL").is_ok();
        let step = if all || !file.ends_with("questionnaire.yaml") { 1 } else { 7 };
        for place in (0..sound.len()).step_by(step) {
            let mut bytes = sound.clone();
            bytes[place] ^= 1 << (place % 8);
            fs::write(file, &bytes).unwrap();
            assert!(!(whole() && packed()), "{} at {place}", file.display());
        }
        fs::write(file, &sound).unwrap();
    }
    assert!(whole() && packed());
    // Nothing that is part of it was left out.
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|item| item.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["evidence", "journal.jsonl", "lock", "questionnaire.fr.yaml", "questionnaire.yaml"]
    );
    assert_eq!(fs::read(folder.join("lock")).unwrap(), b"");
}
