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
    assert!(
        plan(home.path()).iter().all(|one| one["id"] != id.as_str()),
        "done is out of the plan"
    );
    for part in ["actions", "costs", "logframe"] {
        let csv =
            run(home.path(), &["plan", "port", "--part", part, "--format", "csv"]).ends(0).out;
        assert!(csv.lines().count() > 1 && csv.contains(','), "{part}: {csv}");
    }
    run(home.path(), &["plan", "port", "--format", "xlsx", "-o", "plan.xlsx"]).ends(0);
    assert!(fs::read(home.path().join("plan.xlsx")).unwrap().starts_with(b"PK"));
}
