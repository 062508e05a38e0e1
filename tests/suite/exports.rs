//! The report beside the paper: every format is written, read again, the same
//! twice, and none lets a text become a formula.

use crate::program::{demo, inama, run};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use tathmini::report::picture::Picture;
use tempfile::TempDir;
use zip::ZipArchive;

fn exported(folder: &Path, format: &str) -> (TempDir, Vec<u8>) {
    let home = TempDir::new().unwrap();
    let name = format!("out.{format}");
    let folder = folder.to_str().unwrap();
    run(home.path(), &["report", folder, "-o", &name]).ends(0);
    let bytes = fs::read(home.path().join(name)).unwrap();
    (home, bytes)
}

/// All parts of a packed document, one after the other, tags kept.
fn parts(file: &Path) -> Vec<(String, String)> {
    let mut pack = ZipArchive::new(File::open(file).unwrap()).unwrap();
    (0..pack.len())
        .map(|at| {
            let mut part = pack.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Tags open and close in pairs.
fn is_well_formed(name: &str, xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1) {
        let inside = tag.split('>').next().unwrap();
        let word = inside.split([' ', '/']).next().unwrap();
        if let Some(closing) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closing), "{name}");
        } else if !inside.ends_with('/') && !inside.starts_with(['?', '!']) {
            open.push(word);
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

#[test]
fn every_format_is_whole_and_the_same_twice() {
    let folder = demo().join("exemplia");
    for format in ["docx", "xlsx", "csv", "json"] {
        let (home, first) = exported(&folder, format);
        assert!(first == exported(&folder, format).1, "{format} differs");
        if matches!(format, "docx" | "xlsx") {
            let parts = parts(&home.path().join(format!("out.{format}")));
            for (name, text) in &parts {
                is_well_formed(name, text);
            }
            let all: String = parts.iter().map(|(_, text)| text.as_str()).collect();
            for words in ["LEG-01", "COO-15", "Customs does not have to argue its right", "E3"] {
                assert!(all.contains(words), "{format}: {words}");
            }
        }
    }
}

#[test]
fn a_text_document_has_headings_a_contents_tables_and_charts() {
    let (home, _) = exported(&demo().join("exemplia"), "docx");
    let parts = parts(&home.path().join("out.docx"));
    let part = |name: &str| &parts.iter().find(|(own, _)| own == name).expect(name).1;
    let body = part("word/document.xml");
    for (mark, least) in [
        ("w:val=\"Heading1\"", 15),
        ("w:val=\"Heading2\"", 15),
        ("<w:tblHeader/>", 25),
        ("<w:hyperlink ", 30),
        ("TOC \\o", 1),
        ("<c:chart ", 3),
        ("w:orient=\"landscape\"", 2),
    ] {
        let found = body.matches(mark).count();
        assert!(found >= least, "{mark}: {found}");
    }
    assert!(part("word/styles.xml").contains("<w:lang w:val=\"en\"/>"));
    assert!(part("word/footer1.xml").contains("NUMPAGES"));
}

/// A word processor parts an id at its hyphen where its column is too narrow. (A hyphen that
/// it does not part at is another letter, and nobody's search would find the id.)
#[test]
fn columns_of_a_text_document_hold_the_ids() {
    let (home, _) = exported(&demo().join("exemplia"), "docx");
    let parts = parts(&home.path().join("out.docx"));
    let body = &parts.iter().find(|(own, _)| own == "word/document.xml").unwrap().1;
    let mut ids = 0;
    for cell in body.split("<w:tc>").skip(1).filter(|cell| cell.contains("<w:b/>")) {
        let width = cell.split("<w:tcW w:w=\"").nth(1).and_then(|rest| rest.split('"').next());
        let width: u32 = width.unwrap().parse().unwrap();
        let mut words = cell.split("preserve\">").skip(1).filter_map(|rest| rest.split('<').next());
        let is_id = |word: &str| word.len() == 6 && word.as_bytes()[3] == b'-';
        if words.any(is_id) {
            ids += 1;
            // Six bold letters of eight points, and what is left and right of them.
            assert!(width >= 800, "{width}: {}", cell.get(..300).unwrap_or(cell));
        }
    }
    assert!(ids > 100, "{ids}");
}

#[test]
fn a_text_document_has_the_paper_and_the_logo_that_are_asked_for() {
    let folder = demo().join("exemplia");
    let home = TempDir::new().unwrap();
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'>\
                   <path fill='#0a5' d='M0 0H20V10H0z'/></svg>";
    fs::write(home.path().join("arms.svg"), drawing).unwrap();
    for (paper, page, turned) in [
        ("a4", "w:w=\"11906\" w:h=\"16838\"", "w:w=\"16838\" w:h=\"11906\""),
        ("letter", "w:w=\"12240\" w:h=\"15840\"", "w:w=\"15840\" w:h=\"12240\""),
    ] {
        let args = ["report", folder.to_str().unwrap(), "-o", "out.docx", "--paper", paper];
        run(home.path(), &[&args[..], &["--logo", "arms.svg"]].concat()).ends(0);
        let file = home.path().join("out.docx");
        let parts = parts(&file);
        let part = |name: &str| &parts.iter().find(|(own, _)| own == name).expect(name).1;
        let body = part("word/document.xml");
        let sections = body.matches("<w:pgSz ").count();
        let (upright, across) = (body.matches(page).count(), body.matches(turned).count());
        assert!(upright > 1 && across > 1 && upright + across == sections, "{paper}: {sections}");
        // Two inches wide and one high.
        assert!(body.contains("<wp:extent cx=\"1828800\" cy=\"914400\"/>"), "{paper}");
        assert_eq!(body.matches("r:embed=\"rIdLogo\"").count(), 1);
        assert!(part("word/_rels/document.xml.rels").contains("Target=\"media/logo.png\""));
        assert!(part("[Content_Types].xml").contains("Extension=\"png\""));
        let mut pack = ZipArchive::new(File::open(&file).unwrap()).unwrap();
        let mut logo = Vec::new();
        pack.by_name("word/media/logo.png").unwrap().read_to_end(&mut logo).unwrap();
        let picture = Picture::of(&logo).unwrap();
        assert_eq!((picture.width, picture.height), (1200, 600));
        assert_eq!(picture.colours[..3], [0, 0xaa, 0x55]);
    }
}

#[test]
fn what_looks_like_a_formula_stays_a_text() {
    let (_home, folder) = inama("formula", |id| match id {
        "LEG-01" => format!("{id},1,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\n"),
        "LEG-02" => format!("{id},1,+1+cmd\n"),
        _ => String::new(),
    });
    let (_, csv) = exported(&folder, "csv");
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("'=HYPERLINK") && csv.contains("'+1+cmd"), "{csv}");
    let (home, _) = exported(&folder, "xlsx");
    let parts = parts(&home.path().join("out.xlsx"));
    assert!(parts.iter().all(|(_, text)| !text.contains("<f>")));
    assert!(parts.iter().any(|(_, text)| text.contains("=HYPERLINK(")));
}

#[test]
fn the_answers_come_back_as_they_went() {
    let (home, csv) = exported(&demo().join("exemplia"), "csv");
    let text = String::from_utf8(csv).unwrap();
    assert!(text.starts_with("question,answer,reading,note,evidence_grade,"));
    // The columns that `answer` takes stand first.
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let mut back = csv::Writer::from_path(home.path().join("back.csv")).unwrap();
    back.write_record(rows.headers().unwrap().iter().take(5)).unwrap();
    for row in rows.records() {
        back.write_record(row.unwrap().iter().take(5)).unwrap();
    }
    back.flush().unwrap();
    let (_other, folder) = inama("again", |_| String::new());
    let folder = folder.to_str().unwrap();
    run(home.path(), &["answer", folder, "--from", "back.csv"]).ends(0);
    let scores = |folder: &str| {
        let told = run(home.path(), &["score", folder, "--format", "json"]).ends(0);
        let json: serde_json::Value = serde_json::from_slice(&told.bytes).unwrap();
        json.to_string().split("\"areas\"").nth(1).map(str::to_owned)
    };
    assert_eq!(scores(folder), scores(demo().join("exemplia").to_str().unwrap()));
}

#[test]
fn json_names_its_questionnaire_and_holds_every_section() {
    let (_, bytes) = exported(&demo().join("exemplia"), "json");
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(json["questionnaire"]["id"], "inama");
    assert_eq!(json["questionnaire"]["sha256"].as_str().unwrap().len(), 64);
    for sheet in ["readme", "summary", "answers", "findings", "plan", "evidence", "history"] {
        assert!(!json[sheet].as_array().unwrap().is_empty(), "{sheet}");
    }
    let headings = json["document"].as_array().unwrap().iter();
    let headings = headings.filter(|block| block["block"] == "heading" && block["level"] == 1);
    assert!(headings.count() >= 15);
}

#[test]
fn a_blank_questionnaire_holds_every_question_and_level() {
    let home = TempDir::new().unwrap();
    let told = run(home.path(), &["print", "inama", "-o", "form.pdf"]).ends(0);
    assert!(told.err.contains("written: form.pdf"), "{}", told.err);
    let Some(tool) = crate::outside::tool("pdftotext") else { return };
    let done = std::process::Command::new(tool)
        .args(["-raw", "form.pdf", "-"])
        .current_dir(home.path())
        .output()
        .unwrap();
    let text: String = String::from_utf8(done.stdout).unwrap().split_whitespace().collect();
    let source = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/inama.yaml"));
    let questionnaire = tathmini::questionnaire::read(&source.unwrap()).unwrap();
    for question in questionnaire.questions() {
        for said in std::iter::once(&question.text).chain(&question.levels) {
            let said: String = said.first().split_whitespace().collect();
            // A text that goes on overleaf has the page's furniture in its midst.
            let half = said.chars().take(24).collect::<String>();
            assert!(text.contains(&half), "{}: {half}", question.id);
        }
    }
}
