//! The commands as a user meets them: what they print, where, and how they end.

use crate::program::{demo, letters, lowest, port, run, run_with};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tathmini::assessment::Change;
use tathmini::store::{self, Ids, Store, sha256};
use tempfile::TempDir;

/// The folder's name in the language of arguments.
fn name(folder: &Path) -> &str {
    folder.to_str().unwrap()
}

#[test]
fn the_demo_is_the_same_everywhere_and_is_used_when_it_is_there() {
    let home = TempDir::new().unwrap();
    let elsewhere = home.path().join("deep/er");
    fs::create_dir_all(&elsewhere).unwrap();
    let strange =
        [("TZ", "Pacific/Kiritimati"), ("LANG", "fr_FR.UTF-8"), ("LC_ALL", "pt_PT.UTF-8")];
    let made = run_with(&elsewhere, &["demo"], &strange).ends(0);
    for said in ["COO Cooperation", "(whole)", "First six months", "ORG-12>1"] {
        assert!(made.out.contains(said), "{said}:\n{}", made.out);
    }
    assert!(made.err.contains("reports/exemplia.pdf"), "{}", made.err);
    assert!(made.err.contains("tathmini score exemplia --why COO"), "{}", made.err);
    for file in ["exemplia/journal.jsonl", "reports/exemplia.pdf"] {
        let [here, there] =
            [demo(), &elsewhere].map(|at| sha256(&fs::read(at.join(file)).unwrap()));
        assert_eq!(here, there, "{file}");
    }
    let journal = fs::read(elsewhere.join("exemplia/journal.jsonl")).unwrap();
    let again = run(&elsewhere, &["demo"]).ends(0);
    assert!(again.err.contains("is there already"), "{}", again.err);
    assert_eq!(again.out, made.out);
    assert_eq!(fs::read(elsewhere.join("exemplia/journal.jsonl")).unwrap(), journal);
}

/// The keys of a JSON object as the text has them, one level deep.
fn keys(text: &str, indent: usize) -> Vec<String> {
    let start = format!("{}\"", " ".repeat(indent));
    let lines = text.lines().filter_map(|line| line.strip_prefix(&start));
    lines.map(|line| line.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn scores_have_their_keys_in_order_and_the_figures_of_a_hand() {
    let (home, folder) = port();
    let empty = run(home.path(), &["score", "port", "--format", "json"]).ends(0).json();
    for key in ["score", "low", "high", "minimum"] {
        assert_eq!(empty["whole"][key], Value::Null, "{key}");
    }
    // B is 3, D is 1, with weights 1 and 3: (3·1 + 1·3) / 4 = 1.5.
    run(home.path(), &["answer", name(&folder), "P-01=B", "P-02=d"]).ends(0);
    let scored = run(home.path(), &["score", "port", "--format", "json"]).ends(0);
    let figure = [
        "id",
        "score",
        "low",
        "high",
        "max",
        "answered",
        "asked",
        "not_applicable",
        "no_evidence",
        "zeros",
        "minimum",
        "evidence",
    ];
    let whole = scored.out.split("\"whole\": {").nth(1).unwrap().split("\n  }").next().unwrap();
    assert_eq!(keys(whole, 4), figure);
    let card = scored.json();
    for (place, id) in [("/whole", "letters"), ("/areas/0", "P"), ("/topics/0", "P-A")] {
        let figure = card.pointer(place).unwrap();
        assert_eq!(figure["id"], id);
        assert_eq!(figure["score"], json!(1.5), "{place}");
        assert_eq!((&figure["answered"], &figure["asked"]), (&json!(2), &json!(2)));
        assert_eq!((&figure["minimum"], &figure["max"]), (&json!(1.0), &json!(4)));
    }
    assert_eq!(card["questions"][0]["score"], json!(3.0));
    // No evidence counts as the lowest level and may be any: (1 … 4 and 3·1) / 4.
    run(home.path(), &["answer", "port", "P-01=ne"]).ends(0);
    let card = run(home.path(), &["score", "port", "--format", "json"]).json();
    let whole = &card["whole"];
    assert_eq!(
        [&whole["low"], &whole["score"], &whole["high"]],
        [&json!(1.0), &json!(1.0), &json!(1.75)]
    );
    assert_eq!(whole["no_evidence"], 1);
    let none = run(home.path(), &["score", "port", "--reading", "validated", "--format", "json"]);
    assert_eq!(none.json()["whole"]["score"], Value::Null);
}

#[test]
fn a_score_says_why() {
    let text = run(demo(), &["score", "exemplia", "--why", "EQP-E"]).ends(0);
    assert!(text.out.contains("weighted mean of 2 parts"), "{}", text.out);
    assert!(
        text.out.contains("no evidence (validated): counts as the lowest level"),
        "{}",
        text.out
    );
    let facts = run(demo(), &["score", "exemplia", "--why", "EQP-E", "--format", "json"]).json();
    assert_eq!(facts["id"], "EQP-E");
    assert_eq!(facts["rule"], "weighted_mean");
    assert_eq!(facts["parts"].as_array().unwrap().len(), 2);
    let unknown = run(demo(), &["score", "exemplia", "--why", "EPQ-E"]).ends(2);
    assert!(unknown.err.contains("did you mean"), "{}", unknown.err);
}

#[test]
fn a_plan_is_a_list_whose_actions_wait_for_actions_in_it() {
    let (lowest, _) = lowest();
    let told = run(lowest.path(), &["plan", "low", "--format", "json"]).ends(0);
    let plan = told.json();
    let actions = plan.as_array().unwrap();
    let first = told.out.split("  },").next().unwrap();
    let wanted = [
        "id",
        "question",
        "from",
        "to",
        "phase",
        "start_month",
        "end_month",
        "owners",
        "cost_low",
        "cost_high",
        "after",
    ];
    let keys = keys(first, 4);
    let found: Vec<&String> = keys.iter().filter(|key| wanted.contains(&key.as_str())).collect();
    assert_eq!(found, wanted.iter().collect::<Vec<_>>());
    let ends: BTreeMap<&str, Option<u64>> = actions
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["end_month"].as_u64()))
        .collect();
    assert_eq!(ends.len(), actions.len(), "ids are unique");
    let mut waiting = 0;
    for action in actions {
        for needed in action["after"].as_array().unwrap() {
            waiting += 1;
            let end = ends.get(needed.as_str().unwrap()).expect("what is waited for is planned");
            if let Some(start) = action["start_month"].as_u64() {
                assert!(end.is_some_and(|end| end <= start), "{action}");
            }
        }
    }
    assert!(waiting > 0, "where all is lowest, some action waits for another");
    let (home, _) = port();
    run(home.path(), &["answer", "port", "P-02=D"]).ends(0);
    let open = run(home.path(), &["plan", "port", "--format", "json"]).json();
    assert_eq!((&open[0]["cost_low"], &open[0]["cost_high"]), (&json!(100), &Value::Null));
}

#[test]
fn history_show_and_status_tell_what_was_done() {
    let (home, _) = port();
    run(home.path(), &["answer", "port", "P-01=B", "--why", "seen on site", "--by", "Ben"]).ends(0);
    run(home.path(), &["answer", "port", "P-02=D"]).ends(0);
    let told = run(home.path(), &["history", "port"]).ends(0).out;
    assert!(told.contains("Ben") && told.contains("P-01 (self): level 3 (seen on site)"), "{told}");
    let one =
        run(home.path(), &["history", "port", "--question", "p-01", "--format", "json"]).json();
    assert_eq!(one.as_array().unwrap().len(), 1);
    assert_eq!((&one[0]["by"], &one[0]["why"]), (&json!("Ben"), &json!("seen on site")));
    run(home.path(), &["status", "port", "self-assessed", "--classification", "Restricted"])
        .ends(0);
    assert_eq!(run(home.path(), &["status", "port"]).out, "self-assessed\nRestricted\n");
    let shown = run(home.path(), &["show", "port", "--format", "json"]).json();
    assert_eq!((&shown["status"], &shown["country"]), (&json!("self-assessed"), &json!("XA")));
    assert_eq!(shown["questions"][0]["self"]["answer"], json!({"level": 3}));
    let text = run(home.path(), &["show", "port"]).ends(0).out;
    assert!(
        text.lines().any(|line| line.split_whitespace().take(3).eq(["P-01", "B", "–"])),
        "{text}"
    );
}

#[test]
fn check_is_silent_about_sound_files_and_tells_all_faults_of_others_in_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let definitions = ["questionnaires", "tests/fixtures/sound"].map(|at| root.join(at));
    let files = definitions.iter().flat_map(|at| fs::read_dir(at).into_iter().flatten().flatten());
    let own =
        |path: &Path| path.file_stem().is_some_and(|stem| !stem.to_string_lossy().contains('.'));
    let mut checked = 0;
    for path in files.map(|file| file.path()) {
        if path.extension().is_some_and(|is| is == "yaml") && own(&path) {
            let told = run(root, &["check", name(&path)]).ends(0);
            assert!(told.out.contains("no fault"), "{}", told.out);
            checked += 1;
        }
    }
    assert!(checked > 0);

    let home = TempDir::new().unwrap();
    let faulty =
        letters().replace("owners: [DG]", "owners: [DQ]").replace("weight: 3", "wieght: 3");
    fs::write(home.path().join("faulty.yaml"), faulty).unwrap();
    let told = run(home.path(), &["check", "faulty.yaml"]).ends(3);
    let place = told.out.lines().find(|line| line.starts_with("faulty.yaml:")).unwrap();
    assert_eq!(
        place.split(':').take(3).skip(1).filter(|part| part.parse::<u32>().is_ok()).count(),
        2
    );
    assert!(told.out.contains("wieght: 3") && told.out.contains("help: "), "{}", told.out);
    assert!(!told.out.contains('\u{1b}') && told.err.is_empty(), "{told:?}");
    let facts = run(home.path(), &["check", "faulty.yaml", "--format", "json"]).ends(3).json();
    let faults = facts["faults"].as_array().unwrap();
    assert!(faults.len() >= 7, "six owners and a field: {facts}");
    assert!(
        faults
            .iter()
            .all(|fault| fault["line"].as_u64() > Some(0) && fault["file"] == "faulty.yaml")
    );
    assert!(told.out.contains(&format!("{} faults", faults.len())));
}

#[test]
fn what_is_generated_is_whole() {
    let home = TempDir::new().unwrap();
    let schema = run(home.path(), &["schema"]).ends(0);
    assert_eq!(schema.json()["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let kept =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires/questionnaire.schema.json");
    if let Ok(kept) = fs::read_to_string(kept) {
        assert_eq!(kept, schema.out, "run `tathmini schema` anew");
    }
    for shell in ["bash", "zsh", "fish"] {
        assert!(run(home.path(), &["completions", shell]).ends(0).out.contains("tathmini"));
    }
    assert!(run(home.path(), &["man"]).ends(0).out.contains(".TH tathmini"));
}

#[test]
fn a_locked_a_missing_and_a_newer_assessment_end_as_scripts_expect() {
    let (home, folder) = port();
    let held =
        Store::open(&folder, "Chipo", "2026-02-03T10:00:00+03:00", Ids::counted("x")).unwrap();
    let locked = run(home.path(), &["answer", "port", "P-01=B"]).ends(5);
    assert!(
        locked.err.contains("Chipo has had it open since 2026-02-03T10:00:00+03:00"),
        "{}",
        locked.err
    );
    run(home.path(), &["show", "port"]).ends(0);
    drop(held);

    let missing = run(home.path(), &["show", "nowhere"]).ends(1);
    assert!(missing.err.contains("hint: ") && missing.out.is_empty(), "{}", missing.err);

    let journal = folder.join("journal.jsonl");
    let mut entries = store::scan(&fs::read(&journal).unwrap()).entries;
    let Change::Created(head) = &mut entries[0].change else { panic!("no head") };
    head.format = store::FORMAT + 1;
    fs::write(&journal, store::write_line(&entries[0]).unwrap()).unwrap();
    let newer = run(home.path(), &["answer", "port", "P-01=B"]).ends(6);
    assert!(newer.err.contains("newer"), "{}", newer.err);
    run(home.path(), &["show", "port"]).ends(0);
}

#[test]
fn hostile_text_never_reaches_a_terminal() {
    let home = TempDir::new().unwrap();
    let bad = "x\u{1b}]52;c;AAAA\u{7}\u{202e}gpj\u{9b}2J\u{2066}y";
    fs::write(home.path().join("letters.yaml"), letters()).unwrap();
    run(
        home.path(),
        &[
            "new",
            "port",
            "--country",
            "XA",
            "--country-name",
            bad,
            "--administration",
            bad,
            "--questionnaire",
            "letters.yaml",
            "--by",
            bad,
        ],
    )
    .ends(0);
    fs::write(home.path().join("a.csv"), format!("question,answer,note\nP-01,B,{bad}\nP-02,D,\n"))
        .unwrap();
    run(home.path(), &["answer", "port", "--from", "a.csv", "--by", bad, "--why", bad]).ends(0);
    fs::write(home.path().join("p.csv"), format!("name,function\n{bad},{bad}\n")).unwrap();
    run(home.path(), &["record", "port", "persons", "p.csv"]).ends(0);
    run(home.path(), &["status", "port", "--classification", bad]).ends(0);
    let hostile = letters()
        .replace("owners: [DG]", "owners: [\"D\u{202e}G\"]")
        .replace("    weight: 3", "    we\u{2066}ight: 3");
    fs::write(home.path().join("hostile.yaml"), hostile).unwrap();
    let unknown = format!("{bad}=2");
    let refused = format!("P-01={bad}");
    let harmless = |ran: crate::program::Ran, what: &[&str]| {
        for text in [&ran.out, &ran.err] {
            let bad = text.chars().find(|&c| c != '\n' && tathmini::i18n::is_harmful(c));
            assert_eq!(bad, None, "{what:?}: {text:?}");
        }
    };
    for args in [
        &["show", "port"][..],
        &["show", "port", "--format", "json"],
        &["history", "port"],
        &["history", "port", "--format", "json"],
        &["score", "port"],
        &["score", "port", "--why", bad],
        &["plan", "port"],
        &["plan", "port", "--format", "json"],
        &["status", "port"],
        &["answer", "port", &unknown, &refused],
        &["answer", "port", "--from", bad],
        &["check", bad],
        &["check", "hostile.yaml"],
        &["check", "hostile.yaml", "--format", "json"],
        &["show", bad],
        &["report", bad],
    ] {
        harmless(run(home.path(), args), args);
    }
}

/// What a command takes is built only when it is given; what it says of itself stays.
#[test]
fn every_command_says_of_itself_what_the_list_says() {
    let home = TempDir::new().unwrap();
    let all = run(home.path(), &["--help"]).ends(0).out;
    let list = all.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    let rows = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let rows: Vec<(&str, &str)> =
        rows.filter_map(|line| line.trim().split_once(' ')).map(|(a, b)| (a, b.trim())).collect();
    assert!(rows.len() > 30, "{list}");
    for (command, about) in rows.into_iter().filter(|(command, _)| *command != "help") {
        let own = run(home.path(), &[command, "--help"]).ends(0).out;
        assert!(own.starts_with(about), "{command}: {own}");
    }
}
