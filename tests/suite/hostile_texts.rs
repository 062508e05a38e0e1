//! Texts, names and files from hostile hands, through every door of the
//! program: no sign of them steers a terminal, none leads out of a folder, and
//! what is too much is refused with the bound that it passes.

use crate::program::{Ran, letters, run};
use crate::terminal::Terminal;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What acts on a terminal, hides, or turns a line round.
const TEXTS: [&str; 16] = [
    "a\u{1b}[7;777mb\u{1b}[777;777H",
    "a\u{1b}[2J\u{1b}[Hb",
    "x\u{1b}]52;c;cm0gLXJmIH4=\u{7}y",
    "\u{1b}]0;pwned\u{7}",
    "\u{1b}]8;;http://evil/\u{1b}\\Customs\u{1b}]8;;\u{1b}\\",
    "\u{1b}P$q\"p\u{1b}\\",
    "\u{9b}31mred",
    "a\u{7}b\u{7f}c\u{b}d\u{c}e",
    "Level 5\rLevel 1",
    "Level 1\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}Level 5",
    "score \u{202e}5 level\u{202c}",
    "\u{2067}abc\u{2069}",
    "x\u{e0041}\u{e0042}",
    "a\u{2028}b\u{2029}c",
    "Cus\u{200b}toms \u{feff}",
    "=HYPERLINK(\"http://evil\",\"x\")",
];

/// Names that lead elsewhere, are devices, or look like another.
const NAMES: [&str; 30] = [
    "../../etc/cron.d/x",
    "/etc/passwd",
    "..",
    ".",
    "CON",
    "NUL.txt",
    "aux",
    "a/b",
    "a\\b",
    "a:b",
    "name.",
    "name",
    "-rf",
    "--help",
    "a\u{202e}txt.exe",
    "Co\u{302}te d'Ivoire",
    "Côte d’Ivoire",
    "İstanbul",
    "istanbul",
    "ISTANBUL",
    "ß",
    "SS",
    "a\u{1b}]0;t\u{7}",
    "~root",
    "$HOME",
    "%2e%2e%2f",
    "日本",
    "👍",
    "con.json",
    "Сustoms",
];

/// Nothing in it acts on a terminal, but for the ends of lines.
#[track_caller]
fn is_tame(told: &str) {
    let acts = |c: &char| {
        let c = *c;
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
            || matches!(c, '\u{e0000}'..='\u{e0fff}')
    };
    let found = told.chars().find(acts);
    assert!(found.is_none(), "{found:?} in {told:?}");
}

#[track_caller]
fn tame(ran: Ran) -> Ran {
    is_tame(&ran.out);
    is_tame(&ran.err);
    ran
}

/// A CSV cell, quoted.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// An assessment `h` with every text as a note, a name and a finding.
fn hostile() -> TempDir {
    let home = TempDir::new().unwrap();
    let at = home.path();
    fs::write(at.join("letters.yaml"), letters()).unwrap();
    let all = TEXTS.concat().replace('\u{b}', "");
    let new =
        ["new", "h", "--country", "XA", "--questionnaire", "letters.yaml", "--administration"];
    tame(run(at, &[&new[..], &[&all, "--by", &all]].concat()).ends(0));
    fs::write(at.join("a.csv"), format!("question,answer,note\nP-01,B,{}\n", quoted(&all)))
        .unwrap();
    tame(run(at, &["answer", "h", "--from", "a.csv", "--by", &all]).ends(0));
    let rows = |column: &str| -> String {
        let row = |text: &&str| column.replace('@', &quoted(text));
        TEXTS.iter().map(row).collect()
    };
    for (kind, head, row) in [
        ("findings", "question,direction,text\n", "P-01,weakness,@\n"),
        ("persons", "name,function\n", "@,@\n"),
        ("visits", "place,date,purpose\n", "@,2026-02-03,@\n"),
    ] {
        fs::write(at.join("r.csv"), head.to_owned() + &rows(row)).unwrap();
        tame(run(at, &["record", "h", kind, "r.csv", "--by", &all]).ends(0));
    }
    home
}

#[test]
fn no_text_that_was_entered_steers_a_terminal() {
    let home = hostile();
    let at = home.path();
    run(at, &["pack", "h", "-o", "h.zip"]).ends(0);
    run(at, &["unpack", "h.zip", "copy"]).ends(0);
    run(at, &["answer", "copy", "P-01=A", "--why", TEXTS[0], "--by", TEXTS[3]]).ends(0);
    run(at, &["answer", "h", "P-01=C", "--why", TEXTS[1]]).ends(0);
    let lines: [&[&str]; 15] = [
        &["show", "h"],
        &["show", "h", "--format", "json"],
        &["history", "h"],
        &["history", "h", "--format", "json"],
        &["score", "h"],
        &["score", "h", "--why", "P-01"],
        &["plan", "h"],
        &["status", "h"],
        &["verify", "h"],
        &["diff", "h", "copy"],
        &["merge", "h", "copy"],
        &["compare", "h", "copy"],
        &["report", "h", "-o", "r.json"],
        &["--plain", "open", "h"],
        &["migrate", "h", "--to", "letters.yaml"],
    ];
    for line in lines {
        let ran = tame(run(at, line));
        assert!(!(ran.out.is_empty() && ran.err.is_empty()), "{line:?} says nothing");
    }
    // What is refused is told in its own words, which are somebody else's.
    let rows: String =
        TEXTS.iter().map(|text| format!("{0},{0},{0},{0}\n", quoted(text))).collect();
    fs::write(at.join("bad.csv"), format!("country,date,question,answer\n{rows}")).unwrap();
    tame(run(at, &["import", "bad.csv", "--into", "r", "--questionnaire", "letters.yaml"]).ends(2));
    let rows: String = TEXTS.iter().map(|text| format!("{0},{0}\n", quoted(text))).collect();
    fs::write(at.join("bad.csv"), format!("question,answer\n{rows}")).unwrap();
    tame(run(at, &["answer", "h", "--from", "bad.csv"]).ends(2));
    for (at_text, text) in TEXTS.iter().enumerate() {
        let name = format!("{at_text}.yaml");
        let yaml = letters().replace("Port readiness", &serde_json::to_string(text).unwrap());
        fs::write(at.join(&name), yaml).unwrap();
        tame(run(at, &["check", &name]));
        fs::write(at.join(&name), letters().replace("Port readiness", text)).unwrap();
        tame(run(at, &["check", &name]));
        tame(run(at, &["show", text]));
        tame(run(at, &["translate", "letters.yaml", "--to", text]));
        let line =
            format!("{{\"id\":1,\"country\":{text:?},\"year\":2026,\"rev\":0,\"answers\":[1]}}\n");
        fs::write(at.join("l.jsonl"), line).unwrap();
        tame(run(at, &["compare", "--from", "l.jsonl", "--questionnaire", "letters.yaml"]));
    }
}

/// What is made for other programs is exact in a pipe, and tame on a terminal.
#[test]
#[cfg(unix)]
fn an_export_to_a_terminal_is_tame() {
    let home = hostile();
    let at = home.path();
    let export = ["export", "h", "--with", "notes"];
    let piped = run(at, &export).ends(0).out;
    assert!(piped.contains(TEXTS[0]), "a pipe gets what was entered");
    let mut terminal = Terminal::start_with(at, &export, &[], (200, 50));
    assert_eq!(terminal.end(), 0);
    let bytes = terminal.written();
    assert!(bytes.contains("␛[7;777m"), "{bytes}");
    is_tame(&bytes.replace("\r\n", "\n"));
}

/// Nor on the full screens, whose own signs are those of a drawing program.
#[test]
#[cfg(unix)]
fn the_full_screens_show_every_text_as_what_it_is() {
    let home = hostile();
    let at = home.path();
    run(at, &["answer", "h", "P-02=A", "--why", TEXTS[2]]).ends(0);
    let mut terminal = Terminal::start_with(at, &["open", "h"], &[], (140, 45));
    terminal.sees("P-01");
    terminal.keys("c");
    terminal.sees("777m");
    terminal.keys("\u{1b}");
    for key in
        ["?", "\u{1b}", "y", "\u{1b}[6~", "\u{1b}", "p", "\u{1b}", "t", "\u{1b}", "H", "\u{1b}"]
    {
        terminal.keys(key);
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let home_screen = Terminal::start_with(at, &[], &[], (140, 45));
    home_screen.sees("777m");
    for bytes in [terminal.written(), home_screen.written()] {
        for foreign in ["777m", "777H", "]52;", "]0;", "]8;", "\u{1b}P"] {
            let acts = format!("\u{1b}{}", foreign.trim_start_matches('\u{1b}'));
            assert!(
                !bytes.contains(&acts) && !bytes.contains(&format!("\u{1b}[{foreign}")),
                "{foreign}"
            );
        }
        let own = |c: char| matches!(c, '\u{1b}' | '\r' | '\n' | '\u{8}' | '\u{f}' | '\u{e}');
        is_tame(&bytes.replace(own, ""));
    }
}

/// Every file and folder below this one.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()) {
        if path.is_dir() {
            found.extend(below(&path));
        }
        found.push(path);
    }
    found
}

/// A folder's name is made of plain letters: no administration leads out of the
/// folder of an import, and two never share one.
#[test]
fn no_name_leads_out_of_its_folder_and_two_names_never_share_one() {
    let home = TempDir::new().unwrap();
    let at = home.path();
    fs::write(at.join("letters.yaml"), letters()).unwrap();
    let row = |name: &&str| format!("XA,{},2026-02-03,P-01,1\n", quoted(name));
    let mut made = std::collections::BTreeMap::new();
    for name in NAMES {
        fs::write(
            at.join("a.csv"),
            "country,administration,date,question,answer\n".to_owned() + &row(&name),
        )
        .unwrap();
        let into = ["import", "a.csv", "--questionnaire", "letters.yaml", "--into", "deep/in/r"];
        let known = below(at).len();
        let ran = tame(run(at, &into));
        if ran.code != 0 {
            // The folder is somebody else's, or the name has what is not seen.
            assert_eq!(ran.code, 2, "{name:?}: {}", ran.err);
            assert_eq!(below(at).len(), known, "{name:?}: refused, and something is made");
            continue;
        }
        made.insert(name, below(&at.join("deep/in/r")).len());
    }
    assert!(made.len() > 10, "{made:?}");
    let folders: Vec<_> = fs::read_dir(at.join("deep/in/r")).unwrap().collect();
    assert_eq!(folders.len(), made.len(), "a folder for each that was made");
    let top: Vec<_> = fs::read_dir(at).unwrap().map(|item| item.unwrap().file_name()).collect();
    assert_eq!(top.len(), 3, "nothing beside: {top:?}");
    for folder in folders.into_iter().map(|item| item.unwrap().file_name().into_string().unwrap()) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(folder.starts_with("xa-") && folder.chars().all(plain), "{folder}");
    }
}

/// A file of faulty lines is not read to its end, and the number of those told
/// does not depend on how many threads read it.
#[test]
fn lines_that_are_all_faulty_are_not_all_read() {
    let home = TempDir::new().unwrap();
    let at = home.path();
    for (lines, told) in [
        (10_050, "10000 more lines are faulty"),
        (40_000, "more than 10000 more lines are faulty; it was not read on"),
        (2_000_000, "more than 10000 more lines are faulty; it was not read on"),
    ] {
        fs::write(at.join("l.jsonl"), "x\n".repeat(lines)).unwrap();
        let ran = run(at, &["compare", "--from", "l.jsonl"]).ends(2);
        assert!(ran.err.contains(told), "{lines}: {}", ran.err.lines().last().unwrap());
        assert!(ran.err.contains("l.jsonl, line 50: ") && !ran.err.contains("line 51: "));
    }
}

/// So much of one sign.
fn filled(home: &Path, name: &str, head: &str, sign: &str, bytes: usize) {
    let mut file = fs::File::create(home.join(name)).unwrap();
    file.write_all(head.as_bytes()).unwrap();
    let block = sign.repeat((1 << 16) / sign.len());
    (0..bytes / block.len()).for_each(|_| file.write_all(block.as_bytes()).unwrap());
}

/// The program with 512 MiB of addresses: what is only refused after it was
/// taken in would not fit. (A development build and its threads need half of that to start.)
#[cfg(target_os = "linux")]
fn narrow(at: &Path, args: &[&str]) -> Ran {
    let program = env!("CARGO_BIN_EXE_tathmini");
    let line = "ulimit -v 524288; exec \"$0\" \"$@\"";
    let mut command = std::process::Command::new("sh");
    command.current_dir(at).args(["-c", line, program]).args(args);
    command.env("TATHMINI_ASSESSOR", "Ada").env("XDG_STATE_HOME", crate::program::state());
    Ran::of(command.output().unwrap())
}

/// Tables that need more room than their file has.
#[test]
#[cfg(target_os = "linux")]
fn a_table_of_too_much_is_refused_with_the_bound_that_it_passes() {
    const HEAD: &str = "country,date,question,answer\n";
    let home = TempDir::new().unwrap();
    let at = home.path();
    fs::write(at.join("letters.yaml"), letters()).unwrap();
    for (sign, bytes, bound) in [
        (",", 8 << 20, "more than 1000000 cells"),
        ("x,", 1 << 20, "more than 200 columns"),
        ("a\n", 1 << 20, "more than 100000 rows"),
        ("XA,2026-02-30,P-01,1\n", 1 << 20, "more than 10000 faults"),
        ("XA,2026-02-03,P-01,1\n", 1 << 20, "says the same as row 2"),
        (",", 65 << 20, "the limit is 67108864"),
    ] {
        filled(at, "a.csv", HEAD, sign, bytes);
        for skip in [&[][..], &["--skip-faulty"]] {
            let line = ["import", "a.csv", "--questionnaire", "letters.yaml", "--into", "r"];
            let ran = narrow(at, &[&line[..], skip].concat());
            assert_ne!(ran.code, 0, "{bound}");
            assert!(ran.err.contains(bound), "{bound}: {}", &ran.err[..ran.err.len().min(500)]);
        }
    }
    assert!(!at.join("r").exists());
}

#[cfg(target_os = "linux")]
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
#[cfg(target_os = "linux")]
const KIN: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A file of a workbook: its name, a head, a sign many times over, and a tail.
#[cfg(target_os = "linux")]
type Part<'a> = (&'a str, &'a str, &'a str, usize, &'a str);

/// A workbook of these files beside its bones.
#[cfg(target_os = "linux")]
fn book(path: &Path, parts: &[Part<'_>]) {
    let mut archive = zip::ZipWriter::new(fs::File::create(path).unwrap());
    let options: zip::write::SimpleFileOptions = zip::write::FileOptions::default();
    let kin = format!("{KIN}/");
    let relation = |id: &str, kind: &str, to: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{kin}{kind}\" Target=\"{to}\"/>")
    };
    let relations = |all: String| {
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<Relationships xmlns=\"{package}\">{all}</Relationships>")
    };
    let first = relations(relation("a", "officeDocument", "xl/workbook.xml"));
    let second = relations(
        relation("s", "worksheet", "worksheets/sheet1.xml")
            + &relation("t", "sharedStrings", "sharedStrings.xml"),
    );
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{KIN}\"><sheets>\
         <sheet name=\"A\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
    );
    for (name, text) in [
        ("_rels/.rels", &first),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &second),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    for (name, head, sign, many, tail) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(head.as_bytes()).unwrap();
        let block = sign.repeat(1000.min(*many));
        (0..many / 1000.min(*many).max(1))
            .for_each(|_| archive.write_all(block.as_bytes()).unwrap());
        archive.write_all(tail.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
}

#[test]
#[cfg(target_os = "linux")]
fn a_workbook_of_too_much_is_refused_with_the_bound_that_it_passes() {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    const TEXTS: &str = "xl/sharedStrings.xml";
    let home = TempDir::new().unwrap();
    let at = home.path();
    fs::write(at.join("letters.yaml"), letters()).unwrap();
    let open = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetData><row r=\"1\">\
         <c t=\"inlineStr\"><is><t>country</t></is></c></row>"
    );
    let row = open.clone() + "<row r=\"2\">";
    let close = "</sheetData></worksheet>";
    let texts = format!("<sst xmlns=\"{MAIN}\"><si><t>{}</t></si>", "z".repeat(1 << 20));
    let entities = "<!DOCTYPE w [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        .to_owned()
        + &row
        + "<c t=\"inlineStr\"><is><t>&b;</t></is></c></row>";
    let shared = "<row><c t=\"s\"><v>0</v></c></row>";
    let bombs: [(&[Part<'_>], &str); 8] = [
        (&[(SHEET, &open, " ", 70 << 20, close)], "unpacks to more than 64 MiB"),
        (
            &[(SHEET, &open, "", 0, close), (TEXTS, "", "<si><t>z</t></si>", 2_000_000, "")],
            "more than 32 MiB of texts, formats or the like",
        ),
        (&[(SHEET, &row, "<c><v>1</v></c>", 1_100_000, close)], "more than 1000000 filled cells"),
        (&[(SHEET, &open, "<row><c><v>1</v></c></row>", 260_000, close)], "more than 100000 rows"),
        (
            &[(SHEET, &open, "<row r=\"9\"><c r=\"XFD9\"><v>1</v></c></row>", 1, close)],
            "more than 200 columns",
        ),
        (
            &[(SHEET, &open, shared, 1000, close), (TEXTS, &texts, "", 0, "</sst>")],
            "more than 64 MiB of texts",
        ),
        (&[(SHEET, &entities, "", 0, close)], "cannot be read"),
        (
            &[(
                SHEET,
                &(open.clone() + "</sheetData><mergeCells>"),
                "<mergeCell ref=\"A1:B2\"/>",
                2000,
                "</mergeCells></worksheet>",
            )],
            "more than 1000 merged cells",
        ),
    ];
    for (parts, bound) in bombs {
        book(&at.join("a.xlsx"), parts);
        let line = ["import", "a.xlsx", "--questionnaire", "letters.yaml", "--into", "r"];
        let ran = narrow(at, &line).ends(2);
        assert!(ran.err.contains(bound), "{bound}: {}", &ran.err[..ran.err.len().min(500)]);
    }
    assert!(!at.join("r").exists());
}
