//! `tathmini import`: a table becomes assessments, or every fault of it is told
//! and nothing is written.

use super::program::{Ran, letters, run};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::path::Path;
use tempfile::TempDir;

const HEAD: &str = "country,date,question,answer,reading,note,evidence_grade\n";

/// A folder with the questionnaire of letters.
fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    std::fs::write(home.path().join("letters.yaml"), letters()).unwrap();
    home
}

fn import(home: &TempDir, file: &str, more: &[&str]) -> Ran {
    let mut args = vec!["import", file, "--questionnaire", "letters.yaml", "--into", "region"];
    args.extend(more);
    run(home.path(), &args)
}

fn with(text: impl AsRef<[u8]>) -> TempDir {
    let home = home();
    std::fs::write(home.path().join("a.csv"), text).unwrap();
    home
}

/// What `show` knows of an answer, for example `A`.
fn shown(home: &TempDir, folder: &str) -> String {
    let at = Path::new("region").join(folder);
    run(home.path(), &["show", at.to_str().unwrap(), "--format", "json"]).ends(0).out
}

fn is_empty(home: &TempDir) -> bool {
    !home.path().join("region").exists()
}

#[test]
fn a_sound_table_becomes_one_assessment_a_country_and_day() {
    let home = with(format!(
        "{HEAD}XA,2026-02-03,P-01,A,self,seen it,E1\nxa,2026-02-03,P-02,2,self,,\n\
         Kenya,2026-02-03,P-01,na:no port,,,\nXA,2027-02-03,P-01,ne,validated,,\n\
         XA,2027-02-03,P-02,,,,\n"
    ));
    let ran = import(&home, "a.csv", &[]).ends(0);
    assert!(ran.err.contains("written: 3 assessments with 4 answers"), "{}", ran.err);
    assert!(ran.err.contains("one row has no answer"), "{}", ran.err);
    let first = shown(&home, "xa-2026-02-03");
    assert!(first.contains("seen it") && first.contains("E1"), "{first}");
    let journal = std::fs::read_to_string(home.path().join("region/ke-2026-02-03/journal.jsonl"));
    let journal = journal.unwrap();
    assert!(journal.contains("\"country_name\":\"Kenya\""), "{journal}");
    assert!(journal.contains("imported from a.csv"), "{journal}");
    run(home.path(), &["verify", "region/xa-2027-02-03"]).ends(0);
    // Again: every folder is there already.
    let again = import(&home, "a.csv", &[]).ends(2);
    assert_eq!(again.err.matches("already").count(), 3, "{}", again.err);
}

/// Each row wrong in its own way, with what is told of it and in which column.
const WRONG: [(&str, &str, &str); 20] = [
    ("XA ,2026-02-03,P-01,A,,,", "column country (A", "has blanks around it"),
    ("XA\u{a0},2026-02-03,P-01,A,,,", "column country (A", "has blanks around it"),
    ("Atlantis,2026-02-03,P-01,A,,,", "column country (A", "is no country"),
    ("XA,46056,P-01,A,,,", "column date (B", "perhaps 2026-02-03"),
    ("XA,03/02/2026,P-01,A,,,", "column date (B", "not told apart"),
    ("XA,2026-02-30,P-01,A,,,", "column date (B", "is not a day"),
    ("XA,,P-01,A,,,", "column date (B", "is empty"),
    ("XA,2026-02-03,P-1,A,,,", "column question (C", "did you mean P-01"),
    ("XA,2026-02-03,P-01,2.5,,,", "column answer (D", "nobody stands between two"),
    ("XA,2026-02-03,P-01,\"2,5\",,,", "column answer (D", "nobody stands between two"),
    ("XA,2026-02-03,P-01,\"1,000\",,,", "column answer (D", "thousands are separated"),
    ("XA,2026-02-03,P-01,1 000,,,", "column answer (D", "thousands are separated"),
    ("XA,2026-02-03,P-01,N/A,,,", "column answer (D", "“N/A” is no answer"),
    ("XA,2026-02-03,P-01,-,,,", "column answer (D", "leave the cell empty"),
    ("XA,2026-02-03,P-01,na,,,", "column answer (D", "needs a reason"),
    ("XA,2026-02-03,P-02,na:none,,,", "column answer (D", "does not foresee"),
    ("XA,2026-02-03,P-01,A,own,,", "column reading (E", "is no reading"),
    ("XA,2026-02-03,P-01,A,,,E9", "column evidence_grade (G", "is no evidence grade"),
    ("XA,2026-02-03,P-01,A\u{200b},,,", "column answer (D", "not seen (U+200B)"),
    ("XA,2026-02-03,P-01,A,,,,x", "row 2", "more cells than the header"),
];

#[test]
fn each_wrong_row_is_named_and_nothing_is_written() {
    for (row, place, told) in WRONG {
        let home = with(format!("{HEAD}{row}\nXB,2026-02-03,P-01,A,,,\n"));
        let ran = import(&home, "a.csv", &[]).ends(2);
        let line = ran.err.lines().find(|line| line.contains("row 2")).unwrap_or_default();
        assert!(line.contains(place), "{row}: {}", ran.err);
        assert!(ran.err.contains(told), "{row}: {}", ran.err);
        assert!(is_empty(&home), "{row}");
    }
}

/// Nobody says what such a cell means, so nobody may lose it.
#[test]
fn a_cell_under_no_name_is_told_wherever_it_stands() {
    let home = with("country,,date,question,answer\nXA,aside,2026-02-03,P-01,A\n");
    let told = import(&home, "a.csv", &[]).ends(2).err;
    assert!(told.contains("row 2: B2 stands in a column without a name"), "{told}");
    let home = with("country,,date,question,answer\nXA,,2026-02-03,P-01,A\n");
    import(&home, "a.csv", &[]).ends(0);
}

#[test]
fn all_faults_of_a_file_are_told_at_once_and_can_be_left_out() {
    let rows: String = WRONG.iter().map(|(row, ..)| format!("{row}\n")).collect();
    let home = with(format!("{HEAD}{rows}XB,2026-02-03,P-01,A,,,\n"));
    let ran = import(&home, "a.csv", &[]).ends(2);
    for row in 2..=21 {
        assert!(ran.err.contains(&format!("row {row}")), "row {row}: {}", ran.err);
    }
    assert!(is_empty(&home));
    let ran = import(&home, "a.csv", &["--skip-faulty"]).ends(0);
    assert!(ran.err.contains("written: 1 assessments with 1 answers, 20 faults"), "{}", ran.err);
    assert_eq!(ran.err.matches("left out: ").count(), 20);
    let ran = import(&with(format!("{HEAD}XB,2026-02-03,P-01,A,,,\n")), "a.csv", &["--check"]);
    assert!(ran.ends(0).err.contains("nothing was written"));
}

#[test]
fn rows_about_one_answer_are_told_whatever_they_say() {
    let same = "XA,2026-02-03,P-01,A,self,,\n";
    let home =
        with(format!("{HEAD}{same}XA,2026-02-03,P-02,B,,,\n{same}XA,2026-02-03,P-02,C,,,\n"));
    let ran = import(&home, "a.csv", &[]).ends(2);
    for told in [
        "row 4: says the same as row 2",
        "row 3: is contradicted by row 5",
        "row 5: contradicts row 3",
    ] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    let ran = import(&home, "a.csv", &["--skip-faulty"]).ends(0);
    assert!(ran.err.contains("1 assessments with 1 answers"), "{}", ran.err);
}

#[test]
fn other_encodings_and_separators_are_named() {
    let mac = [HEAD.as_bytes(), b"C\x8ete d'Ivoire,2026-02-03,P-01,A,,,\n"].concat();
    let semicolons = format!("{HEAD}XA,2026-02-03,P-01,A,,,\n").replace(',', ";");
    for (bytes, told) in [
        (mac, "Mac Roman"),
        ([HEAD.as_bytes(), b"C\xf4te d'Ivoire,2026-02-03,P-01,A,,,\n"].concat(), "Windows-1252"),
        (semicolons.clone().into_bytes(), "--separator semicolon"),
    ] {
        let home = with(bytes);
        let ran = import(&home, "a.csv", &[]).ends(2);
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
        assert!(is_empty(&home));
    }
    import(&with(semicolons), "a.csv", &["--separator", "semicolon"]).ends(0);
    let marked = format!("\u{feff}{HEAD}XA,2026-02-03,P-01,A,,,\n\n\nXA,2026-02-03,P-02,A,,,\n");
    let ran = import(&with(marked), "a.csv", &[]).ends(0);
    assert!(ran.err.contains("byte-order mark") && ran.err.contains("2 empty rows"), "{}", ran.err);
}

#[test]
fn a_mapping_file_says_what_things_are_called() {
    let home = with(
        "Pays;Jour;Q;Note;Lecture\nCongo RDC;2026-02-03;1;s/o;auto\nCongo RDC;2026-02-03;2;B;auto\n",
    );
    let mapping = "what,theirs,ours\ncolumn,pays,country\ncolumn,Jour,date\ncolumn,Q,question\n\
                   column,Note,answer\ncolumn,Lecture,reading\ncountry,Congo RDC,CD\n\
                   question,1,P-01\nquestion,2,P-02\nreading,auto,self\nanswer,s/o,na:not said\n";
    std::fs::write(home.path().join("m.csv"), mapping).unwrap();
    import(&home, "a.csv", &["--separator", "semicolon", "--mapping", "m.csv"]).ends(0);
    assert!(shown(&home, "cd-2026-02-03").contains("not said"));
}

/// A workbook with a head and what `fill` writes below it.
fn workbook(fill: impl FnOnce(&mut Worksheet), more: impl FnOnce(&mut Workbook)) -> TempDir {
    let home = home();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Data").unwrap();
    for (column, name) in (0u16..).zip(HEAD.trim_end().split(',')) {
        sheet.write_string(0, column, name).unwrap();
    }
    fill(sheet);
    more(&mut book);
    book.save(home.path().join("a.xlsx")).unwrap();
    home
}

fn day() -> (ExcelDateTime, Format) {
    (ExcelDateTime::from_ymd(2026, 2, 3).unwrap(), Format::new().set_num_format("dd/mm/yyyy"))
}

/// Row `line` (from 0) of a sound workbook.
fn sound(sheet: &mut Worksheet, line: u32) {
    let (moment, format) = day();
    sheet.write_string(line, 0, "XA").unwrap();
    sheet.write_with_format(line, 1, moment, &format).unwrap();
    sheet.write_string(line, 2, format!("P-0{line}")).unwrap();
    sheet.write_number(line, 3, 3.0).unwrap();
}

#[test]
fn a_workbook_is_read_with_its_days_and_whole_numbers() {
    let home = workbook(
        |sheet| {
            sound(sheet, 1);
            sound(sheet, 2);
        },
        |book| {
            book.add_worksheet().set_name("Lists").unwrap().set_hidden(true);
        },
    );
    let ran = import(&home, "a.xlsx", &[]).ends(0);
    assert!(ran.err.contains("hidden and not read: “Lists”"), "{}", ran.err);
    assert!(shown(&home, "xa-2026-02-03").contains("P-02"));
    // The same reader serves `answer --from`.
    let (_home, port) = super::program::port();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (head, value)) in (0u16..).zip([("question", "P-01"), ("answer", "A")]) {
        sheet.write_string(0, column, head).unwrap();
        sheet.write_string(1, column, value).unwrap();
    }
    book.save(home.path().join("one.xlsx")).unwrap();
    run(home.path(), &["answer", port.to_str().unwrap(), "--from", "one.xlsx"]).ends(0);
}

#[test]
fn what_only_seems_to_be_a_value_in_a_workbook_is_named() {
    type Fill = fn(&mut Worksheet);
    let wrong: [(Fill, &str); 8] = [
        (
            |sheet| drop(sheet.write_formula(1, 3, Formula::new("=1+1").set_result("2"))),
            "(D2): is a formula",
        ),
        (|sheet| drop(sheet.write_boolean(1, 3, true)), "(D2): is a truth value (TRUE)"),
        (|sheet| drop(sheet.write_number(1, 3, 2.5)), "(D2): “2.5” is no answer"),
        (|sheet| drop(sheet.write_number(1, 1, 46056)), "perhaps 2026-02-03"),
        (
            |sheet| {
                let noon = day().0.and_hms(12, 0, 0).unwrap();
                drop(sheet.write_with_format(1, 1, noon, &day().1));
            },
            "(B2): is a time of day (12:00)",
        ),
        (|sheet| drop(sheet.write_string(1, 0, "XA ")), "(A2): “XA ” has blanks"),
        (
            |sheet| drop(sheet.merge_range(1, 0, 2, 0, "XA", &Format::new())),
            "row 2: the cells A2:A3 are merged",
        ),
        (|sheet| drop(sheet.write_string(1, 9, "aside")), "row 2: has more cells than the header"),
    ];
    for (fill, told) in wrong {
        let home = workbook(
            |sheet| {
                sound(sheet, 1);
                sound(sheet, 2);
                fill(sheet);
            },
            |_| (),
        );
        let ran = import(&home, "a.xlsx", &[]).ends(2);
        assert!(ran.err.contains("a.xlsx, sheet “Data”, row 2"), "{}", ran.err);
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
        assert!(is_empty(&home));
    }
}

#[test]
fn of_several_sheets_one_must_be_named() {
    let home = workbook(
        |sheet| sound(sheet, 1),
        |book| {
            book.add_worksheet().set_name("Notes").unwrap();
        },
    );
    let ran = import(&home, "a.xlsx", &[]).ends(2);
    assert!(
        ran.err.contains("2 visible sheets") && ran.err.contains("“Data”, “Notes”"),
        "{}",
        ran.err
    );
    import(&home, "a.xlsx", &["--sheet", "Data"]).ends(0);
    let ran = import(&home, "a.xlsx", &["--sheet", "Nowhere"]).ends(2);
    assert!(ran.err.contains("there is no sheet “Nowhere”"), "{}", ran.err);
}

/// A zip file that unpacks to far more than it says is not unpacked.
#[test]
fn a_bomb_is_refused_before_it_is_understood() {
    use std::io::Write;
    let home = home();
    let file = std::fs::File::create(home.path().join("a.xlsx")).unwrap();
    let mut archive = zip::ZipWriter::new(file);
    let options: zip::write::SimpleFileOptions = zip::write::FileOptions::default();
    archive.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..258 {
        archive.write_all(&block).unwrap();
    }
    archive.finish().unwrap();
    let ran = import(&home, "a.xlsx", &[]).ends(2);
    assert!(ran.err.contains("unpacks to more than 64 MiB"), "{}", ran.err);
    for bytes in [&b"PK\x03\x04 and nothing"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
        std::fs::write(home.path().join("b.xlsx"), bytes).unwrap();
        import(&home, "b.xlsx", &[]).ends(2);
    }
}

/// Whatever byte of a sheet, its texts or its styles is another, it is told or
/// read; the program never breaks down.
#[test]
fn a_damaged_workbook_never_breaks_the_program() {
    use std::io::{Cursor, Read, Write};
    let home = workbook(|sheet| sound(sheet, 1), |_| ());
    let bytes = std::fs::read(home.path().join("a.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((file.name().unwrap().into_owned(), bytes));
    }
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let mut told = 0;
    for round in 0..300 {
        let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options: zip::write::SimpleFileOptions = zip::write::FileOptions::default();
        let hurt = round % files.len();
        for (place, (name, bytes)) in files.iter().enumerate() {
            let mut bytes = bytes.clone();
            for _ in 0..if place == hurt { 1 + next(4) } else { 0 } {
                let at = next(bytes.len());
                bytes[at] = b"0<>\"A9&/-\xff"[next(10)];
            }
            book.start_file(name.as_str(), options).unwrap();
            book.write_all(&bytes).unwrap();
        }
        let bytes = book.finish().unwrap().into_inner();
        let columns: Vec<&str> = HEAD.trim_end().split(',').collect();
        let read = tathmini::sheet::Sheet::read(Path::new("a.xlsx"), &bytes, &columns, &[]);
        told += usize::from(read.is_err());
    }
    assert!((50..300).contains(&told), "{told} of 300");
}
