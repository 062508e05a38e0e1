//! `tathmini pack` and `tathmini unpack`: the same state gives the same bytes,
//! a changed byte is noticed, and no pack from anywhere gets out of its folder.

use crate::program::{port, run};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use tathmini::store::{Copy, sha256};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// An answered assessment in `port`, and its pack `port.zip`.
fn packed() -> TempDir {
    let (home, folder) = port();
    run(home.path(), &["answer", "port", "P-01=B", "P-02=A"]).ends(0);
    fs::write(home.path().join("act.txt"), "Ports Act").unwrap();
    let mut store =
        tathmini::store::Store::open(&folder, "Ada", "", tathmini::store::Ids::random()).unwrap();
    let kept = store.keep_evidence(&home.path().join("act.txt")).unwrap();
    let item = tathmini::assessment::Item::Document(tathmini::assessment::Document {
        reference: "D1".into(),
        title: "Ports <Act>".into(),
        sha256: kept.sha256,
        file: kept.file,
        received_from: String::new(),
        date: String::new(),
    });
    let change = tathmini::assessment::Change::Listed { replaces: None, item };
    store.append(change, None, "Ada", "").unwrap();
    drop(store);
    run(home.path(), &["pack", "port"]).ends(0);
    home
}

#[test]
fn a_pack_is_an_ordinary_zip_with_a_readable_page_and_comes_back_whole() {
    let home = packed();
    let mut zip = ZipArchive::new(File::open(home.path().join("port.zip")).unwrap()).unwrap();
    let names: Vec<String> =
        (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    let evidence = format!("evidence/{}", sha256(b"Ports Act"));
    assert_eq!(
        names,
        ["manifest.json", "answers.html", "journal.jsonl", "questionnaire.yaml", evidence.as_str()]
    );
    let mut page = String::new();
    zip.by_name("answers.html").unwrap().read_to_string(&mut page).unwrap();
    for words in
        ["<html lang=\"en\">", "Port of Exemplia", "B Good", "Ports &lt;Act&gt;", &evidence]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("<script") && !page.contains("href"), "{page}");

    run(home.path(), &["unpack", "port.zip", "again"]).ends(0);
    let diff = run(home.path(), &["diff", "port", "again"]).ends(0).out;
    assert!(diff.contains("do not differ"), "{diff}");
    assert_eq!(fs::read(home.path().join("again").join(&evidence)).unwrap(), b"Ports Act");
    run(home.path(), &["pack", "again", "-o", "second.zip"]).ends(0);
    let read = |name: &str| fs::read(home.path().join(name)).unwrap();
    assert_eq!(read("port.zip"), read("second.zip"), "the same state gives the same bytes");

    // Unpacked over what is there, it is merged.
    run(home.path(), &["answer", "again", "P-02=B"]).ends(0);
    run(home.path(), &["unpack", "port.zip", "again"]).ends(0);
    let shown = run(home.path(), &["show", "again"]).ends(0).out;
    assert!(shown.lines().any(|line| line.contains("P-02") && line.contains(" B ")), "{shown}");

    run(home.path(), &["pack", "port", "--without-evidence", "-o", "thin.zip"]).ends(0);
    run(home.path(), &["unpack", "thin.zip", "thin"]).ends(0);
    assert_eq!(fs::read_dir(home.path().join("thin/evidence")).unwrap().count(), 0);
    run(home.path(), &["merge", "thin", "port.zip"]).ends(0);
    assert_eq!(fs::read_dir(home.path().join("thin/evidence")).unwrap().count(), 1);
}

#[test]
fn every_changed_byte_of_a_pack_is_noticed() {
    let home = packed();
    let whole = fs::read(home.path().join("port.zip")).unwrap();
    let path = home.path().join("flipped.zip");
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&path, &bytes).unwrap();
        assert!(Copy::read(&path).is_err(), "byte {at} of {}", whole.len());
    }
    for length in (0..whole.len()).step_by(97) {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(Copy::read(&path).is_err(), "cut at {length}");
    }
}

/// Files for a pack made by hand, deflated: no seal.
fn zip(path: &Path, files: &[(&str, Vec<u8>)]) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// The files of the sound pack.
fn files(home: &TempDir) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(File::open(home.path().join("port.zip")).unwrap()).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn a_pack_zipped_anew_by_hand_is_held_to_its_manifest() {
    type Change = fn(&mut Vec<(String, Vec<u8>)>);
    let home = packed();
    let sound = files(&home);
    let path = home.path().join("anew.zip");
    let write = |change: Change| {
        let mut files = sound.clone();
        change(&mut files);
        let files: Vec<(&str, Vec<u8>)> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
        zip(&path, &files);
        run(home.path(), &["unpack", "anew.zip", "made"])
    };
    let refused: [(Change, &str); 7] = [
        (|files| files[2].1[300] ^= 1, "has not the bytes that were packed"),
        (
            |files| {
                files.pop();
            },
            "listed in its manifest and missing",
        ),
        (
            |files| {
                files.remove(0);
            },
            "“manifest.json” is listed in its manifest and missing",
        ),
        (|files| files[0].1.truncate(40), "manifest can't be read"),
        (
            |files| files.push(("questionnaire.fr.yaml".into(), b"x".to_vec())),
            "not listed in its manifest",
        ),
        (|files| files.push(("evidence/../../x".into(), b"x".to_vec())), "is no file of a pack"),
        (
            |files| {
                let text = String::from_utf8(files[0].1.clone()).unwrap();
                files[0].1 = text.replace("\"tathmini_pack\": 1", "\"tathmini_pack\": 2").into();
            },
            "newer version",
        ),
    ];
    for (change, because) in refused {
        let told = write(change);
        assert!(told.code != 0 && told.err.contains(because), "{because}: {}", told.err);
        assert!(!home.path().join("made").exists(), "{because}");
    }
    write(|_| {}).ends(0);
}

#[test]
fn hostile_zips_are_refused_with_their_reason_and_write_nothing() {
    let home = TempDir::new().unwrap();
    let inside = home.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let x = || b"x".to_vec();
    for name in [
        "../../evil.txt",
        "/abs.txt",
        "a\\..\\b",
        "..",
        "journal.jsonl/x",
        "CON",
        "nul.txt",
        "evidence/x",
        "questionnaire.../x.yaml",
        "a\u{202e}txt.exe",
        "journal.jsonl\u{1b}[2J",
        "Journal.jsonl",
        "journal.jsonl ",
    ] {
        zip(&inside.join("h.zip"), &[("manifest.json", x()), (name, x())]);
        let told = run(&inside, &["unpack", "h.zip", "made"]).ends(1);
        assert!(told.err.contains("is no file of a pack"), "{name}: {}", told.err);
        assert!(!told.err.contains('\u{1b}') && !told.err.contains('\u{202e}'), "{:?}", told.err);
    }

    let many: Vec<(String, Vec<u8>)> = (0..10_001).map(|n| (format!("f{n}"), x())).collect();
    let many: Vec<(&str, Vec<u8>)> = many.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
    zip(&inside.join("h.zip"), &many);
    let told = run(&inside, &["unpack", "h.zip", "made"]).ends(1);
    assert!(told.err.contains("10001 files, the limit is 10000"), "{}", told.err);

    // Two files of one name: the writer refuses that, so the name is changed afterwards.
    zip(&inside.join("h.zip"), &[("journal.jsonl", x()), ("journal.json1", x())]);
    let bytes = fs::read(inside.join("h.zip")).unwrap();
    let doubled = replaced(&bytes, b"journal.json1", b"journal.jsonl");
    fs::write(inside.join("h.zip"), doubled).unwrap();
    let told = run(&inside, &["unpack", "h.zip", "made"]).ends(1);
    assert!(told.err.contains("the same name"), "{}", told.err);

    // A link instead of the journal.
    let mut link = ZipWriter::new(File::create(inside.join("h.zip")).unwrap());
    link.add_symlink("journal.jsonl", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    link.finish().unwrap();
    let told = run(&inside, &["unpack", "h.zip", "made"]).ends(1);
    assert!(told.err.contains("is a link"), "{}", told.err);

    // Bombs: by what they declare, and by what they hold while declaring less.
    zip(&inside.join("h.zip"), &[("journal.jsonl", vec![0; 65 << 20])]);
    let told = run(&inside, &["unpack", "h.zip", "made"]).ends(1);
    assert!(told.err.contains("the limit is 67108864"), "{}", told.err);
    let evidence = format!("evidence/{}", "0".repeat(64));
    zip(&inside.join("h.zip"), &[(&evidence, vec![0; 80 << 20])]);
    let told = run(&inside, &["unpack", "h.zip", "made"]).ends(1);
    assert!(told.err.contains("together, the limit"), "{}", told.err);
    zip(&inside.join("h.zip"), &[("manifest.json", vec![b' '; 3 << 20])]);
    let bytes = fs::read(inside.join("h.zip")).unwrap();
    let liar = replaced(&bytes, &(3_u32 << 20).to_le_bytes(), &7_u32.to_le_bytes());
    fs::write(inside.join("h.zip"), liar).unwrap();
    run(&inside, &["unpack", "h.zip", "made"]).ends(1);

    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing outside");
    assert_eq!(fs::read_dir(&inside).unwrap().count(), 1, "nothing inside but the zip");
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let mut at = 0;
    while at + from.len() <= bytes.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
        at += 1;
    }
    bytes
}

#[test]
fn a_part_for_a_colleague_holds_only_its_areas_and_merges_back() {
    let home = TempDir::new().unwrap();
    run(home.path(), &["demo", "whole"]).ends(0);
    run(home.path(), &["pack", "whole", "--area", "leg", "-o", "part.zip"]).ends(0);
    assert!(run(home.path(), &["pack", "whole", "--area", "XYZ"]).ends(2).err.contains("LEG"));
    run(home.path(), &["unpack", "part.zip", "part"]).ends(0);
    let history = run(home.path(), &["history", "part"]).ends(0).out;
    assert!(history.contains("LEG-01") && !history.contains("COO-"), "{history}");
    assert!(!history.contains("met ") && !history.contains("visit to"), "persons stay at home");
    run(home.path(), &["answer", "part", "LEG-01=0", "--by", "Cleo"]).ends(0);
    let before = run(home.path(), &["history", "whole"]).ends(0).out.lines().count();
    run(home.path(), &["merge", "whole", "part"]).ends(0);
    let after = run(home.path(), &["history", "whole"]).ends(0).out;
    assert_eq!(after.lines().count(), before + 1);
    assert!(after.contains("Cleo"));
}

#[test]
fn an_interrupted_unpacking_can_be_tried_again_and_strangers_stay_alone() {
    let home = packed();
    run(home.path(), &["unpack", "port.zip", "whole"]).ends(0);
    let evidence = format!("evidence/{}", sha256(b"Ports Act"));
    let folder = home.path().join("made");
    fs::create_dir_all(folder.join("evidence")).unwrap();
    for step in ["lock", "questionnaire.yaml", evidence.as_str(), "journal.jsonl.new"] {
        fs::copy(home.path().join("whole").join(step.trim_end_matches(".new")), folder.join(step))
            .unwrap();
    }
    fs::write(folder.join("evidence/incoming.new"), "half").unwrap();
    run(home.path(), &["unpack", "port.zip", "made"]).ends(0);
    let diff = run(home.path(), &["diff", "made", "whole"]).ends(0).out;
    assert!(diff.contains("do not differ"));
    let strange = home.path().join("strange");
    fs::create_dir(&strange).unwrap();
    fs::write(strange.join("letter.txt"), "mine").unwrap();
    let told = run(home.path(), &["unpack", "port.zip", "strange"]).ends(1);
    assert!(told.err.contains("is not empty"), "{}", told.err);
    assert_eq!(fs::read_dir(&strange).unwrap().count(), 1);
}
