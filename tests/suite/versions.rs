//! Three versions of a questionnaire and another one that says how it relates to
//! them: what is carried over each step, in a migration and in a comparison.

use crate::program::{Ran, letters, run};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// The questionnaire of letters in a later version, in which its second question
/// has another name.
fn version(number: u32, second: &str, moves: &str) -> String {
    let from = number - 1;
    let head = format!(
        "version: \"{number}\"\nmigrations:\n  - from: \"{from}\"\n    moves:\n      - {moves}\n"
    );
    letters().replace("P-02", second).replace("version: \"1\"\n", &head)
}

/// The three versions as `1.yaml` to `3.yaml`, and an empty folder `all`.
fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    let write = |name: &str, text: String| std::fs::write(home.path().join(name), text).unwrap();
    write("1.yaml", letters());
    write("2.yaml", version(2, "P-03", "{rename: P-02, to: P-03}"));
    write("3.yaml", version(3, "P-04", "{rename: P-03, to: P-04}"));
    std::fs::create_dir(home.path().join("all")).unwrap();
    home
}

/// An assessment with these answers.
fn assess(at: &Path, (folder, country, date): (&str, &str, &str), asked: &str, answers: &[&str]) {
    let folder = format!("all/{folder}");
    let new = ["new", &folder, "--country", country, "--administration", "Port"];
    run(at, &[&new[..], &["--questionnaire", asked, "--date", date]].concat()).ends(0);
    run(at, &[&["answer", &folder], answers].concat()).ends(0);
}

fn compared(at: &Path, more: &[&str]) -> Ran {
    run(at, &[&["compare", "all", "--no-cache", "--format", "json"], more].concat()).ends(0)
}

fn row<'a>(facts: &'a Value, id: &str) -> &'a Value {
    let rows = facts["rows"].as_array().unwrap();
    rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("{id} in {rows:#?}"))
}

#[test]
fn an_assessment_is_carried_over_the_versions_between() {
    let home = home();
    let at = home.path();
    assess(at, ("xa-1", "XA", "2022-01-01"), "1.yaml", &["P-01=A", "P-02=D"]);
    assess(at, ("xa-3", "XA", "2026-01-01"), "3.yaml", &["P-01=A", "P-04=B"]);
    let rounds = ["--columns", "question", "--all-rounds", "--change"];
    // Nothing says how version 1 became version 3.
    let facts = compared(at, &rounds).json();
    assert_eq!(row(&facts, "xa-1")["score"], json!([null, null]));
    assess(at, ("xb-2", "XB", "2024-01-01"), "2.yaml", &["P-01=C", "P-03=C"]);
    let facts = compared(at, &rounds).json();
    let ids: Vec<&Value> =
        facts["columns"].as_array().unwrap().iter().map(|column| &column["id"]).collect();
    assert_eq!(ids, ["P-01", "P-04"], "seen through the youngest");
    assert_eq!(row(&facts, "xa-1")["score"], json!([4.0, 1.0]));
    assert_eq!(row(&facts, "xb-2")["score"], json!([2.0, 2.0]));
    assert_eq!(row(&facts, "xa-3")["change"], json!(["unchanged", "improved"]));
    // By hand, with weights 1 and 3: (4 + 3 x 1) / 4.
    let facts = compared(at, &["--all-rounds"]).json();
    assert_eq!(row(&facts, "xa-1")["score"], json!([1.75, 1.75]));
}

/// Version 2 asks something new, which version 3 gave another name: the oldest
/// assessment was asked neither, and its area has a question less.
#[test]
fn what_one_step_could_not_carry_the_next_does_not_either() {
    let home = home();
    let at = home.path();
    let other = version(2, "P-03", "{retire: P-02, why: Nobody knew}");
    std::fs::write(at.join("2.yaml"), other).unwrap();
    assess(at, ("xa-1", "XA", "2022-01-01"), "1.yaml", &["P-01=A", "P-02=D"]);
    assess(at, ("xb-2", "XB", "2024-01-01"), "2.yaml", &["P-01=C", "P-03=C"]);
    assess(at, ("xc-3", "XC", "2026-01-01"), "3.yaml", &["P-01=A", "P-04=B"]);
    let facts = compared(at, &["--columns", "question"]).json();
    assert_eq!(row(&facts, "xa-1")["score"], json!([4.0, null]));
    let facts = compared(at, &[]).json();
    assert_eq!(row(&facts, "xa-1")["score"], json!([null, null]));
    assert_eq!(row(&facts, "xb-2")["score"], json!([2.0, 2.0]));
    let text = run(at, &["compare", "all", "--no-cache", "--columns", "question"]).ends(0).out;
    assert!(
        text.contains("XA 2022-01-01 #1 (made with letters 1): not carried over: P-04"),
        "{text}"
    );
    assert!(!text.contains("(made with letters 2)"), "{text}");
}

/// Two definitions that both call themselves version 2: nobody knows which was meant.
#[test]
fn over_a_version_that_there_is_twice_nothing_is_carried() {
    let home = home();
    let at = home.path();
    let other =
        std::fs::read_to_string(at.join("2.yaml")).unwrap().replace("weight: 3", "weight: 4");
    std::fs::write(at.join("2b.yaml"), other).unwrap();
    assess(at, ("xa-1", "XA", "2022-01-01"), "1.yaml", &["P-01=A", "P-02=D"]);
    assess(at, ("xb-2", "XB", "2024-01-01"), "2.yaml", &["P-01=C"]);
    assess(at, ("xc-2", "XC", "2024-01-01"), "2b.yaml", &["P-01=C"]);
    assess(at, ("xd-3", "XD", "2026-01-01"), "3.yaml", &["P-01=A"]);
    let facts = compared(at, &["--columns", "question"]).json();
    assert_eq!(row(&facts, "xa-1")["score"], json!([null, null]));
    assert_eq!(row(&facts, "xb-2")["score"], json!([2.0, null]), "one step");
}

#[test]
fn a_migration_goes_on_version_by_version() {
    let home = home();
    let at = home.path();
    assess(at, ("one", "XA", "2022-01-01"), "1.yaml", &["P-01=A", "P-02=D"]);
    let far = run(at, &["migrate", "all/one", "--to", "3.yaml"]).ends(2);
    assert!(far.err.contains("does not say what became of version 1"), "{}", far.err);
    run(at, &["migrate", "all/one", "--to", "2.yaml", "-o", "two"]).ends(0);
    run(at, &["migrate", "two", "--to", "3.yaml", "-o", "three"]).ends(0);
    run(at, &["verify", "three"]).ends(0);
    let csv = run(at, &["export", "three"]).ends(0).out;
    let answers: Vec<Vec<&str>> =
        csv.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let head: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    let column = |name: &str| head.iter().position(|head| *head == name).unwrap();
    let told: Vec<[&str; 3]> = answers
        .iter()
        .map(|row| ["version", "question", "code"].map(|name| row[column(name)]))
        .collect();
    assert_eq!(told, [["3", "P-01", "A"], ["3", "P-04", "D"]]);
    let journal = std::fs::read_to_string(at.join("three/journal.jsonl")).unwrap();
    let first = std::fs::read_to_string(at.join("all/one/journal.jsonl")).unwrap();
    assert!(journal.starts_with(&first), "the oldest answers stay readable");
    for step in ["carried from P-02 of version 1", "carried from P-03 of version 2"] {
        assert!(journal.contains(step), "{step}: {journal}");
    }
    // The comparison says the same of the old folder as the migration did.
    std::fs::rename(at.join("two"), at.join("all/two")).unwrap();
    std::fs::rename(at.join("three"), at.join("all/three")).unwrap();
    let facts = compared(at, &["--columns", "question", "--all-rounds"]).json();
    for id in ["one", "two", "three"] {
        assert_eq!(row(&facts, id)["score"], json!([4.0, 1.0]), "{id}");
    }
}

/// Another questionnaire: the same questions in one area, and how they relate.
fn harbour(relations: &[&str]) -> String {
    let mut text = letters().replace("id: letters", "id: harbour");
    text = text.replace("P-0", "H-0").replace("- id: P", "- id: H");
    text.push_str("mappings:\n  - questionnaire: letters\n    relations:\n");
    for relation in relations {
        text.push_str(&format!("      - {{{relation}}}\n"));
    }
    text
}

#[test]
fn another_questionnaire_is_compared_where_a_mapping_says_equal_and_nowhere_else() {
    const FIRST: &str = "own: H-01, relation: equal, theirs: P-01, strength: strong";
    for (second, scores, area) in [
        ("own: H-02, relation: equal, theirs: P-02, strength: weak", json!([4.0, 2.0]), json!(2.5)),
        (
            "own: H-02, relation: part_of, theirs: P-02, strength: strong",
            json!([4.0, null]),
            json!(null),
        ),
        (
            "own: H-02, relation: overlaps, theirs: P-02, strength: strong",
            json!([4.0, null]),
            json!(null),
        ),
    ] {
        let home = home();
        let at = home.path();
        std::fs::write(at.join("harbour.yaml"), harbour(&[FIRST, second])).unwrap();
        assess(at, ("xa", "XA", "2024-01-01"), "1.yaml", &["P-01=A", "P-02=C"]);
        assess(at, ("xb", "XB", "2026-01-01"), "harbour.yaml", &["H-01=B", "H-02=B"]);
        let facts = compared(at, &["--columns", "question"]).json();
        assert_eq!(row(&facts, "xa")["score"], scores, "{second}");
        assert_eq!(row(&facts, "xb")["score"], json!([3.0, 3.0]));
        let facts = compared(at, &[]).json();
        assert_eq!(row(&facts, "xa")["score"][0], area, "an area holds for all its questions");
        let alike = facts["groups"][0]["columns"][0]["count"].as_u64();
        assert_eq!(
            alike,
            Some(if area.is_null() { 1 } else { 2 }),
            "what is not comparable counts nowhere"
        );
    }
}

/// Equal questions on other scales are not on the same footing.
#[test]
fn equal_questions_with_other_levels_are_not_compared() {
    let home = home();
    let at = home.path();
    let equal = "own: H-01, relation: equal, theirs: P-01, strength: strong";
    let fifth = "      - {value: 5, code: S, label: Best, meaning: Best}\nscoring:";
    let mut other = harbour(&[equal]).replace("scoring:", fifth);
    let levels = "Mostly there, Wholly there]";
    other = other.replace(levels, "Mostly there, Wholly there, More than that]");
    let step = "              - {to: 4, text: Step to 4, owners: [DG], months: 3, cost_band: X}\n";
    other = other.replace(step, &format!("{step}{}", step.replace('4', "5")));
    std::fs::write(at.join("harbour.yaml"), other).unwrap();
    assess(at, ("xa", "XA", "2024-01-01"), "1.yaml", &["P-01=A", "P-02=C"]);
    assess(at, ("xb", "XB", "2026-01-01"), "harbour.yaml", &["H-01=B"]);
    let facts = compared(at, &["--columns", "question"]).json();
    assert_eq!(row(&facts, "xa")["score"], json!([null, null]));
}
