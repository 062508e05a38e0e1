//! Answers and records from the command line: every form, all or none.

use crate::program::{port, run};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn shown(at: &Path) -> Value {
    run(at, &["show", "port", "--format", "json"]).ends(0).json()["questions"].take()
}

#[test]
fn an_answer_can_be_typed_in_every_form() {
    let (home, _) = port();
    for (typed, answer) in [
        ("P-01=B", json!({"level": 3})),
        ("p-01=a", json!({"level": 4})),
        ("P-01=ne", json!("no_evidence")),
        ("P-01=na:no container port", json!({"not_applicable": {"reason": "no container port"}})),
        ("P-01=", Value::Null),
    ] {
        run(home.path(), &["answer", "port", typed]).ends(0);
        let own = &shown(home.path())[0]["self"];
        assert_eq!(if own.is_null() { own } else { &own["answer"] }, &answer, "{typed}");
    }
    run(home.path(), &["answer", "port", "P-02=C", "--reading", "validated"]).ends(0);
    let row = &shown(home.path())[1];
    assert_eq!((&row["self"], &row["validated"]["answer"]), (&Value::Null, &json!({"level": 2})));
}

#[test]
fn a_csv_file_may_have_its_columns_in_any_order_and_come_from_a_spreadsheet() {
    let (home, _) = port();
    let csv = "\u{feff}note,evidence_grade,Answer,question,reading\r\n\
        \"two\r\nlines, quoted\",E2,C,P-01,validated\r\n,,A,P-02,\r\n";
    fs::write(home.path().join("a.csv"), csv).unwrap();
    run(home.path(), &["answer", "port", "--from", "a.csv"]).ends(0);
    let rows = shown(home.path());
    let first = &rows[0]["validated"];
    assert_eq!((&first["answer"], &first["grade"]), (&json!({"level": 2}), &json!("E2")));
    assert!(first["notes"][0].as_str().unwrap().contains("lines, quoted"));
    assert_eq!(rows[1]["self"]["answer"], json!({"level": 4}));
    let again = run(home.path(), &["answer", "port", "--from", "a.csv"]).ends(0);
    assert!(again.err.contains("saved: 0 changes, 4 were there already"), "{}", again.err);
}

#[test]
fn all_faults_are_told_at_once_and_nothing_is_written() {
    let (home, folder) = port();
    let journal = folder.join("journal.jsonl");
    let before = fs::read(&journal).unwrap();
    fs::write(
        home.path().join("a.csv"),
        "question,answer,reading\nP-02,E,\nP-01,A,both\nP-01,C,\n",
    )
    .unwrap();
    let told = run(
        home.path(),
        &[
            "answer",
            "port",
            "P-01=B",
            "P-03=A",
            "P-02=na:because",
            "P-01=na:",
            "P-01",
            "--from",
            "a.csv",
        ],
    )
    .ends(2);
    for said in [
        "6 entries can't be taken",
        "there is no question P-03",
        "did you mean P-0",
        "does not foresee that P-02 is not applicable",
        "not applicable needs a reason",
        "there is no `=` in it",
        "a.csv, row 2, column answer (B2): “E” is no answer to P-02",
        "levels of P-02: D, C, B, A",
        "a.csv, row 3, column reading (C3): “both” is no reading",
        "nothing was written",
    ] {
        assert!(told.err.contains(said), "{said}:\n{}", told.err);
    }
    assert!(told.out.is_empty());
    assert_eq!(fs::read(&journal).unwrap(), before);
    run(home.path(), &["answer", "port"]).ends(2);
    run(home.path(), &["answer", "port", "P-02=na:because", "--lead"]).ends(0);
    let answer = &shown(home.path())[1]["self"]["answer"]["not_applicable"];
    assert_eq!(answer["lead_decision"], json!(true), "{answer}");
}

#[test]
fn every_kind_of_record_is_taken_or_refused_with_its_place() {
    let (home, folder) = port();
    let journal = folder.join("journal.jsonl");
    for (kind, good, bad, told) in [
        (
            "findings",
            "question,direction,text\nP-01,Strength,It works\n",
            "question,direction,text\nP-01,good,x\n",
            "row 2, column direction",
        ),
        (
            "quotes",
            "text,question,language\nWe wait.,P-01,en\n",
            "question,text\nP-09,x\n",
            "row 2, column question",
        ),
        ("documents", "reference,title\nD1,Law\n", "reference,title\nD2,\n", "row 2, column title"),
        (
            "links",
            "document,question,page\nD1,P-01,4\n",
            "document,question\nD9,P-01\n",
            "there is no document “D9”",
        ),
        ("persons", "name,function\nNdavoro,Director\n", "nom\nx\n", "there is no column “nom”"),
        (
            "visits",
            "place,date\nKessora,2026-02-04\n",
            "place,date\n,2026-02-04\n",
            "row 2, column place",
        ),
        (
            "targets",
            "question,target,why\nP-01,A,asked for\n",
            "question,target\nP-01,9\n",
            "“9” is no level of P-01",
        ),
        (
            "confidence",
            "question,confidence\nP-01,high\n",
            "question,confidence\nP-01,sure\n",
            "low medium high",
        ),
        ("marks", "question\nP-02\n", "question\nQ\n", "there is no question Q"),
    ] {
        let file = format!("{kind}.csv");
        fs::write(home.path().join(&file), bad).unwrap();
        let before = fs::read(&journal).unwrap();
        let refused = run(home.path(), &["record", "port", kind, &file]).ends(2);
        assert!(refused.err.contains(told), "{kind}: {}", refused.err);
        assert_eq!(fs::read(&journal).unwrap(), before, "{kind}");
        fs::write(home.path().join(&file), good).unwrap();
        run(home.path(), &["record", "port", kind, &file]).ends(0);
        let after = fs::read(&journal).unwrap();
        assert_eq!(
            after.iter().filter(|&&byte| byte == b'\n').count(),
            1 + before.iter().filter(|&&byte| byte == b'\n').count(),
            "{kind}"
        );
    }
    let rows = shown(home.path());
    assert_eq!((&rows[0]["target"], &rows[1]["marked"]), (&json!(4), &json!(true)));
}

#[test]
fn a_document_is_copied_in_and_one_that_is_missing_stops_the_record() {
    let (home, folder) = port();
    fs::create_dir(home.path().join("papers")).unwrap();
    fs::write(home.path().join("papers/law.pdf"), "the law").unwrap();
    let sheet = |file: &str| {
        let rows = format!("reference,title,file\nD1,The law,{file}\nD2,A circular,\n");
        fs::write(home.path().join("papers/documents.csv"), rows).unwrap();
        run(home.path(), &["record", "port", "documents", "papers/documents.csv"])
    };
    let journal = folder.join("journal.jsonl");
    let before = fs::read(&journal).unwrap();
    let refused = sheet("lost.pdf").ends(1);
    assert!(refused.err.contains("lost.pdf"), "{}", refused.err);
    assert_eq!(fs::read(&journal).unwrap(), before);
    sheet("law.pdf").ends(0);
    let kept: Vec<_> = fs::read_dir(folder.join("evidence")).unwrap().collect();
    assert_eq!(kept.len(), 1);
    let kept = kept[0].as_ref().unwrap();
    assert_eq!(fs::read(kept.path()).unwrap(), b"the law");
    let lines = fs::read_to_string(&journal).unwrap();
    assert!(lines.contains(kept.file_name().to_str().unwrap()) && lines.contains("law.pdf"));
}
