//! The plan from the command line: tried, decided, and in every format.

use crate::program::{port, run};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn plan(at: &Path) -> Vec<Value> {
    let told = run(at, &["plan", "port", "--format", "json"]).ends(0).json();
    told.as_array().unwrap().clone()
}

/// The folder `port` with every answer at its lowest, and its first planned action.
fn planned() -> (tempfile::TempDir, String) {
    let (home, _) = port();
    run(home.path(), &["answer", "port", "P-01=D", "P-02=D"]).ends(0);
    let first = plan(home.path())[0]["id"].as_str().unwrap().to_owned();
    (home, first)
}

#[test]
fn a_decision_needs_a_reason_is_kept_and_shown() {
    let (home, id) = planned();
    let longer = format!("action.{id}.months=11");
    run(home.path(), &["plan", "port", "--set", &longer]).ends(2);
    run(home.path(), &["plan", "port", "--set", &longer, "--why", "the decree waits"]).ends(0);
    let plan = plan(home.path());
    let action = plan.iter().find(|one| one["id"] == id.as_str()).unwrap();
    assert_eq!(action["overrides"][0]["why"], "the decree waits");
    let (start, end) = (action["start_month"].as_u64(), action["end_month"].as_u64());
    assert_eq!(start.map(|start| start + 11), end);
    let history = run(home.path(), &["history", "port"]).ends(0).out;
    assert!(history.contains(&format!("{id}: months 11")), "{history}");
}

#[test]
fn a_try_changes_nothing_and_tells_what_moves() {
    let (home, id) = planned();
    let before = plan(home.path());
    let away = format!("action.{id}.off=yes");
    let told = run(home.path(), &["plan", "port", "--what-if", &away]).ends(0).out;
    assert!(told.contains(&format!("{id} is no longer asked for")), "{told}");
    let facts = run(home.path(), &["plan", "port", "--what-if", &away, "--format", "json"]).json();
    assert_eq!(facts["moved"][0]["id"], id.as_str());
    assert_eq!(plan(home.path()), before);
}

#[test]
fn what_is_not_understood_is_told_with_what_would_be() {
    let (home, _) = planned();
    let wrong = ["budget.27=1", "capacity.NOBODY=1", "phase.P1=many", "wish=more"];
    let args: Vec<&str> = ["plan", "port"]
        .into_iter()
        .chain(wrong.iter().flat_map(|setting| ["--what-if", setting]))
        .collect();
    let told = run(home.path(), &args).ends(2).err;
    for part in ["“27”", "“NOBODY”", "“wish”", "an owner of the questionnaire"] {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn own_actions_and_statuses_come_from_csv_and_every_format_is_written() {
    let (home, id) = planned();
    let owner = plan(home.path())[0]["owners"][0].as_str().unwrap().to_owned();
    let own = format!(
        "id,question,text,owners,months,cost,after,why\nOWN-1,P-01,Hold a course,{owner},2,500..900,{id},a donor asked\n"
    );
    fs::write(home.path().join("own.csv"), own).unwrap();
    run(home.path(), &["record", "port", "actions", "own.csv"]).ends(0);
    let added = plan(home.path());
    let added = added.iter().find(|one| one["id"] == "OWN-1").unwrap();
    assert_eq!((&added["origin"], &added["cost_high"]), (&"own".into(), &900.into()));
    assert_eq!(added["after"][0], id.as_str());
    fs::write(
        home.path().join("done.csv"),
        format!("action,status,date,note,evidence\n{id},done,2026-05-01,signed,D01\n"),
    )
    .unwrap();
    run(home.path(), &["record", "port", "statuses", "done.csv"]).ends(0);
    let told = plan(home.path());
    let done = told.iter().find(|one| one["id"] == id.as_str()).unwrap();
    assert_eq!((&done["state"], &done["status"]), (&"done".into(), &"done".into()));
    assert!(done["start_month"].is_null() && done["phase"].is_null(), "done has no months");
    for part in ["actions", "costs", "logframe", "progress"] {
        let csv =
            run(home.path(), &["plan", "port", "--part", part, "--format", "csv"]).ends(0).out;
        assert!(csv.lines().count() > 1 && csv.contains(','), "{part}: {csv}");
    }
    run(home.path(), &["plan", "port", "--format", "xlsx", "-o", "plan.xlsx"]).ends(0);
    assert!(fs::read(home.path().join("plan.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn the_name_of_another_action_is_refused_for_an_own_one() {
    let (home, id) = planned();
    let owner = plan(home.path())[0]["owners"][0].as_str().unwrap().to_owned();
    for (name, problem) in [
        (id.as_str(), "is an action of the questionnaire"),
        ("MINE", "is an own action of P-01"),
        ("A B", "cannot be the name of an action"),
    ] {
        let rows = format!(
            "id,question,text,owners,months,cost,after,why\nMINE,P-01,Hold a course,{owner},2,500,,\n{name},P-02,Build a store,{owner},2,500,,\n"
        );
        fs::write(home.path().join("own.csv"), rows).unwrap();
        let told = run(home.path(), &["record", "port", "actions", "own.csv"]).ends(2).err;
        assert!(told.contains(problem) && told.contains("OWN-1"), "{told}");
    }
}

#[test]
fn what_new_answers_prove_done_is_accepted_or_refused_and_reported() {
    let (home, id) = planned();
    let at = home.path();
    let question = id.split_once('>').unwrap().0;
    let set = format!("action.{id}.status=under_way@2026-05-01");
    run(at, &["plan", "port", "--set", &set, "--why", "the decree is drafted"]).ends(0);
    assert!(!run(at, &["plan", "port"]).ends(0).out.contains("Proved done"));
    run(at, &["plan", "port", "--accept", &id]).ends(2);
    run(at, &["answer", "port", &format!("{question}=A")]).ends(0);
    let told = run(at, &["plan", "port"]).ends(0).out;
    let proved = told.split("Proved done").nth(1).unwrap();
    let proved: Vec<String> = proved
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect();
    assert_eq!(proved[0], id);
    run(at, &["plan", "port", "--accept", &id]).ends(0);
    if let Some(other) = proved.get(1) {
        run(at, &["plan", "port", "--refuse", other]).ends(2);
        run(at, &["plan", "port", "--refuse", other, "--why", "a donor did it"]).ends(0);
    }
    let rest = run(at, &["plan", "port"]).ends(0).out;
    let rest = rest.split("Proved done").nth(1).unwrap_or("");
    assert!(proved.iter().take(2).all(|one| !rest.contains(one.as_str())), "{rest}");
    let rows = run(at, &["plan", "port", "--part", "progress", "--format", "json"]).json();
    let row = rows.as_array().unwrap().iter().find(|row| row["id"] == id.as_str()).unwrap();
    assert_eq!(row["status"], "done");
    run(at, &["report", "port", "--format", "docx", "-o", "plan.docx"]).ends(0);
}
