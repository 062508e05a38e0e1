//! The commands around a workshop, as scripts and other laptops use them.

use crate::program::{demo, inama, run};
use crate::terminal::Terminal;
use std::fs;
use tempfile::TempDir;

/// Runs the program with these lines on its standard input.
fn run_with_lines(home: &TempDir, args: &[&str], lines: &str) -> (i32, String, String) {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_tathmini"));
    let output = command.current_dir(home.path()).args(args).write_stdin(lines).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn ballots_are_asked_line_by_line_and_only_their_codes_are_printed() {
    let home = TempDir::new().unwrap();
    let args = ["ballot", "--participant", "7", "--questions", "LEG-01 LEG-02 LEG-03"];
    let (code, out, err) = run_with_lines(&home, &args, "2\n\n9\n1\n");
    assert_eq!(code, 0, "{err}");
    let questions: Vec<&str> = out.lines().filter_map(|line| line.split("  ").nth(1)).collect();
    assert_eq!(questions, ["LEG-01", "LEG-03"]);
    assert!(err.contains("no level of this question"), "{err}");
    let file = fs::read_to_string(home.path().join("participant-7.ballot")).unwrap();
    assert_eq!(file.matches("\"seal\"").count(), 2);
    let (code, _, err) = run_with_lines(&home, &args, "2\n");
    assert_eq!(
        (code, err.contains("because")),
        (1, true),
        "what is there is not overwritten: {err}"
    );
    for (args, expected) in [
        (vec!["ballot", "--participant", "0", "LEG-01=2"], 2),
        (vec!["ballot", "--participant", "7", "LEG-01=4"], 2),
        (vec!["ballot", "--participant", "7", "LEG-01"], 2),
        (vec!["ballot", "--participant", "7", "LEG-01=1", "leg-01=2"], 2),
        (vec!["ballot", "--participant", "7", "--questions", "LEG-99"], 2),
    ] {
        assert_eq!(run_with_lines(&home, &args, "").0, expected, "{args:?}");
    }
}

#[test]
fn a_folder_without_a_workshop_has_readings_and_says_what_is_missing() {
    let (home, _) = inama("exemplia", |id| format!("{id},1,\n"));
    let found = run(home.path(), &["agreement", "exemplia", "--format", "json"]).ends(0).json();
    assert!(found["alpha"]["ordinal"].is_null());
    assert_eq!(found["not_defined"]["alpha.ordinal"], "no question has two ballots");
    assert_eq!(found["readings"]["questions"], 0);
    assert!(found["readings"]["mean_difference"].is_null());
    run(home.path(), &["agreement"]).ends(2);
    run(home.path(), &["verify", "exemplia", "7f3a-91c0-22be"]).ends(3);
    run(home.path(), &["workshop", "exemplia"]).ends(2);
}

#[test]
fn a_table_that_no_workshop_gives_is_refused_and_not_computed() {
    let home = TempDir::new().unwrap();
    let rows: String = (0..300).map(|rater| format!("r{rater},q{rater},1\n")).collect();
    fs::write(home.path().join("many.csv"), format!("rater,question,level\n{rows}")).unwrap();
    let ran = run(home.path(), &["agreement", "--from", "many.csv"]).ends(2);
    assert!(ran.err.contains("more than 2000 questions or 200 raters"), "{}", ran.err);
}

#[test]
fn what_the_board_is_started_with_is_checked_first() {
    let (home, _) = inama("exemplia", |id| format!("{id},1,\n"));
    let sheet = "number,agency\n1,Customs\n1,Police\n1000,Court\nx,Press\n";
    fs::write(home.path().join("room.csv"), sheet).unwrap();
    for (more, told) in [
        (["--participants", "room.csv"], "row 3, column number (A3): is no number, or is taken"),
        (["--rule", "share:0"], "is no rule"),
        (["--rule", "share:50"], "between 51 and 100"),
        (["--questions", "LEG-99"], "did you mean LEG-09?"),
    ] {
        let args = [&["workshop", "exemplia"], &more[..]].concat();
        let mut board = Terminal::start_with(home.path(), &args, &[], (120, 40));
        assert_eq!(board.end(), 2, "{more:?}");
        board.sees(told);
    }
}

#[test]
fn the_demo_holds_a_workshop_that_anybody_can_check() {
    let found = run(demo(), &["agreement", "exemplia", "--format", "json"]).ends(0).json();
    assert_eq!(found["questions"].as_array().unwrap().len(), 6);
    assert_eq!(found["rule"], "share:75");
    assert!(found["alpha"]["ordinal"].is_number() && found["alpha_interval"]["ordinal"].is_array());
    let journal = fs::read_to_string(demo().join("exemplia/journal.jsonl")).unwrap();
    let sealed = journal.lines().find(|line| line.contains("\"change\":\"sealed\"")).unwrap();
    let entry: serde_json::Value = serde_json::from_str(sealed).unwrap();
    let code = tathmini::workshop::code(entry["entry"]["seal"].as_str().unwrap());
    let told = run(demo(), &["verify", "exemplia", &code]).ends(0).out;
    assert!(told.contains("LEG-04, round 1, participant 1: level 2, as it was sealed"), "{told}");
    let history = run(demo(), &["history", "exemplia", "--question", "ORG-12"]).ends(0).out;
    assert!(history.contains("ORG-12, round 2: 8 ballots revealed"), "{history}");
    assert!(history.contains("ORG-12: consensus level 0, 1 dissents"), "{history}");
}
