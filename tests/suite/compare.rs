//! `tathmini compare` as a user runs it: folders, files of answers, the cache,
//! and figures that another program computed.

use crate::program::{Ran, letters, run_with};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Runs the program with a cache of its own.
fn run(home: &Path, args: &[&str]) -> Ran {
    let cache = home.join("cache");
    run_with(home, args, &[("XDG_CACHE_HOME", cache.to_str().unwrap())])
}

const ANSWERS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/compare/five-areas.jsonl");
const FIVE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sound/five-areas.yaml");

fn from(home: &Path, file: &str, more: &[&str]) -> Ran {
    let mut args = vec!["compare", "--from", file, "--questionnaire", FIVE];
    args.extend(more);
    run(home, &args)
}

/// The sums that pandas, polars, duckdb and plain Python agree on for this file
/// (areas as means of what was answered, the whole as their mean, quantiles of
/// type 7 and places within each year).
#[test]
fn a_file_of_answers_gives_the_sums_that_other_programs_give() {
    let home = TempDir::new().unwrap();
    let facts = from(home.path(), ANSWERS, &["--format", "json"]).ends(0).json();
    let sums = &facts["sums"];
    let close = |key: &str, expected: f64| {
        let got = sums[key].as_f64().unwrap();
        assert!((got - expected).abs() < 6e-7, "{key}: {got}, not {expected}");
    };
    close("whole", 1213.092198);
    assert_eq!(sums["ranks"].as_u64(), Some(40197));
    close("percentiles", 198.985);
    close("quantiles", 182.104670);
    assert_eq!(facts["rows"].as_array().unwrap().len(), 400);
    let groups = facts["groups"].as_array().unwrap();
    let names: Vec<&str> = groups.iter().map(|group| group["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["1990", "1991"]);
}

#[test]
fn every_faulty_line_is_told_with_its_number_and_nothing_is_printed() {
    let home = TempDir::new().unwrap();
    let good = fs::read_to_string(ANSWERS).unwrap();
    let line = good.lines().next().unwrap();
    let lines = [
        line.to_owned(),
        line.replace("[", "[7,"),
        line.replacen("[", "[2.5,", 1),
        String::new(),
        "{\"id\":1".to_owned(),
        line.replacen("[", "[9,", 1).replacen(",null", "", 1).replacen(",1", "", 1),
    ];
    fs::write(home.path().join("a.jsonl"), lines.join("\n")).unwrap();
    let told = from(home.path(), "a.jsonl", &["--format", "json"]).ends(2);
    assert_eq!(told.out, "");
    for (place, problem) in
        [("line 2", "76 answers"), ("line 3", "it is not read"), ("line 5", "it is not read")]
    {
        let found = told.err.lines().any(|line| line.contains(place) && line.contains(problem));
        assert!(found, "{place}: {problem} in\n{}", told.err);
    }
    assert!(!told.err.contains("line 4"), "an empty line is no fault: {}", told.err);
}

/// Assessments of a questionnaire with two questions (weights 1 and 3).
fn region() -> TempDir {
    let home = TempDir::new().unwrap();
    let at = home.path();
    fs::write(at.join("letters.yaml"), letters()).unwrap();
    fs::write(at.join("letters2.yaml"), letters().replace("version: \"1\"", "version: \"2\""))
        .unwrap();
    fs::create_dir(at.join("all")).unwrap();
    for (folder, country, date, asked, answers) in [
        ("xa-1", "XA", "2024-02-03", "letters.yaml", ["P-01=D", "P-02=C"]),
        ("xa-2", "XA", "2026-02-03", "letters.yaml", ["P-01=ne", "P-02=B"]),
        ("xb-1", "XB", "2026-01-01", "letters.yaml", ["P-01=A", "P-02=A"]),
        ("xc-1", "XC", "2025-01-01", "letters2.yaml", ["P-01=A", "P-02=A"]),
    ] {
        let folder = format!("all/{folder}");
        let new = ["new", &folder, "--country", country, "--administration", "Port"];
        let new: Vec<&str> =
            new.into_iter().chain(["--questionnaire", asked, "--date", date]).collect();
        run(at, &new).ends(0);
        run(at, &["answer", &folder, answers[0], answers[1]]).ends(0);
    }
    fs::write(
        at.join("all/groups.csv"),
        "country,region,tag,value\nXA,North,income,low\nXB,South,,\n",
    )
    .unwrap();
    home
}

fn row<'a>(facts: &'a Value, id: &str) -> &'a Value {
    let rows = facts["rows"].as_array().unwrap();
    rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("{id} in {rows:#?}"))
}

/// By hand: XA's second round has no evidence for P-01 (counts 1, at most 4) and
/// B = 3 for P-02 of weight 3: (1 + 9) / 4 = 2.5, at most (4 + 9) / 4 = 3.25.
#[test]
fn figures_intervals_rounds_and_changes_by_hand() {
    let home = region();
    let args = ["compare", "all", "--format", "json", "--all-rounds", "--change"];
    let facts = run(home.path(), &args).ends(0).json();
    let second = row(&facts, "xa-2");
    assert_eq!(second["score"], serde_json::json!([2.5, 2.5]), "the area, then the whole");
    assert_eq!(second["high"], serde_json::json!([3.25, 3.25]));
    assert_eq!((&second["round"], &second["tags"]["region"]), (&2.into(), &"North".into()));
    // 1.75 before, 2.5 to 3.25 now: higher whatever the evidence would show.
    assert_eq!(second["change"][0], "improved");
    let other = row(&facts, "xc-1");
    assert_eq!(other["score"][0], Value::Null, "another version is not comparable");
    assert_eq!(other["version"], "2");

    let by_question = run(
        home.path(),
        &["compare", "all", "--format", "json", "--columns", "question", "--change"],
    );
    let facts = by_question.ends(0).json();
    let latest = row(&facts, "xa-2");
    assert_eq!(latest["change"], serde_json::json!(["not comparable", "improved"]));
    assert_eq!(latest["reason"][0], "inside the uncertainty");
    assert_eq!(facts["rows"].as_array().unwrap().len(), 3, "the last round of each");
}

#[test]
fn a_comparison_is_read_in_a_terminal() {
    let home = region();
    let shown = run(home.path(), &["compare", "all", "--group", "region", "--change"]).ends(0);
    insta::assert_snapshot!("compare-regions", shown.out);
    let pair = run(home.path(), &["compare", "all", "--pair", "XA", "xb", "--columns", "question"]);
    insta::assert_snapshot!("compare-pair", pair.ends(0).out);
    let peers = run(home.path(), &["compare", "all", "--peers", "XA"]).ends(0);
    insta::assert_snapshot!("compare-peers", peers.out);
    let ranked = run(home.path(), &["compare", "all", "--rank"]).ends(0);
    assert!(ranked.out.contains("Places hide more than they show"), "{}", ranked.out);
    assert!(!shown.out.contains("(1)"), "nothing is ranked unless asked for");
    let near = run(home.path(), &["compare", "all", "--pair", "XA", "XX"]).ends(2);
    assert!(near.err.contains("there is no assessment of XX"), "{}", near.err);
}

/// Two rounds of one administration beside each other say what became of the
/// plan of the first: P-02 rose from C to B, which is what its step led to.
#[test]
fn two_rounds_tell_what_the_newer_answers_prove_of_the_plan() {
    let home = region();
    let rounds = ["compare", "all", "--pair", "xa-2", "xa-1", "--columns", "question"];
    let told = run(home.path(), &rounds).ends(0).out;
    assert!(told.contains("The plan of xa-1 in the answers of xa-2"), "{told}");
    assert!(told.contains("proved done by newer answers: 1  P-02>3"), "{told}");
    let others = run(home.path(), &["compare", "all", "--pair", "XA", "XB"]).ends(0).out;
    assert!(!others.contains("The plan of"), "{others}");
}

#[test]
fn csv_and_workbook_have_score_coverage_and_evidence_in_columns_of_their_own() {
    let home = region();
    let csv = run(home.path(), &["compare", "all", "--format", "csv"]).ends(0).out;
    let mut lines = csv.lines();
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let first: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = |name: &str| first[heads.iter().position(|head| *head == name).unwrap()];
    assert_eq!((at("assessment"), at("id"), at("score")), ("xa-2", "P", "2.5"));
    assert_eq!((at("low"), at("high")), ("2.5", "3.25"));
    assert_eq!((at("answered"), at("asked"), at("no_evidence")), ("2", "2", "1"));
    assert_eq!((at("ungraded"), at("E2"), at("change")), ("1", "0", "improved"));
    assert_eq!(at("rank"), "", "not asked for");
    run(home.path(), &["compare", "all", "-o", "all.xlsx"]).ends(0);
    assert!(fs::read(home.path().join("all.xlsx")).unwrap().starts_with(b"PK"));
}

/// The cache is a help and never a source: a changed journal is read anew, a
/// cache that lies or is damaged is not believed, one that is gone is made anew.
#[test]
fn the_cache_is_never_trusted_over_the_journals() {
    let home = region();
    let at = home.path();
    let ask = || run(at, &["compare", "all", "--format", "json"]).ends(0).out;
    let cold = ask();
    let files = || -> Vec<_> {
        let all = fs::read_dir(at.join("cache/tathmini")).unwrap().map(|it| it.unwrap().path());
        all.filter(|path| path.is_file()).collect()
    };
    let [cache] = &files()[..] else { panic!("one cache file: {:?}", files()) };
    assert_eq!(ask(), cold, "warm and cold say the same");
    assert_eq!(run(at, &["compare", "all", "--format", "json", "--no-cache"]).out, cold);
    // A lie with a wrong seal.
    let kept = fs::read_to_string(cache).unwrap();
    fs::write(cache, kept.replace("5/2", "7/2")).unwrap();
    assert_eq!(ask(), cold, "a changed cache is not believed");
    assert_eq!(fs::read_to_string(cache).unwrap(), kept, "and made anew");
    fs::write(cache, &kept[..kept.len() / 2]).unwrap();
    assert_eq!(ask(), cold, "nor half a one");
    // The journal goes on: the cache knows only what it was.
    run(at, &["answer", "all/xa-2", "P-01=A"]).ends(0);
    let after: Value = serde_json::from_str(&ask()).unwrap();
    assert_eq!(row(&after, "xa-2")["score"][0], 3.25);
    fs::remove_dir_all(at.join("cache")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&ask()).unwrap(), after);
}

#[test]
fn a_damaged_assessment_is_told_and_the_others_are_compared() {
    let home = region();
    let journal = home.path().join("all/xb-1/journal.jsonl");
    let mut bytes = fs::read(&journal).unwrap();
    bytes[60] ^= 1;
    fs::write(&journal, bytes).unwrap();
    let ran = run(home.path(), &["compare", "all", "--format", "json"]).ends(0);
    assert!(ran.err.contains("left out") && ran.err.contains("xb-1"), "{}", ran.err);
    assert_eq!(ran.json()["rows"].as_array().unwrap().len(), 2);
    fs::create_dir(home.path().join("none")).unwrap();
    let none = run(home.path(), &["compare", "none"]).ends(2);
    assert!(none.err.contains("there is no assessment to compare"), "{}", none.err);
}

/// There is no screen to look through: the map is printed, and no key waited for.
#[test]
fn where_lines_are_wanted_the_comparison_is_printed() {
    let home = TempDir::new().unwrap();
    run(home.path(), &["demo", "a"]).ends(0);
    let printed = run(home.path(), &["compare", "a"]).ends(0);
    let plain = run(home.path(), &["--plain", "compare", "a", "--screen"]).ends(0);
    assert_eq!(plain.out, printed.out);
    assert!(plain.out.contains("XA"), "{}", plain.out);
}

/// Two administrations of XA and one of XB, each with a round of 2024 (version
/// 1.9) and one of 2026 (1.10), which stands before it as a text.
fn rounds() -> TempDir {
    let home = TempDir::new().unwrap();
    let at = home.path();
    for (year, version) in [("2024", "1.9"), ("2026", "1.10")] {
        let file = format!("v{version}.yaml");
        let text = letters().replace("version: \"1\"", &format!("version: \"{version}\""));
        fs::write(at.join(&file), text).unwrap();
        for (country, administration) in [("XA", "Port"), ("XA", "Rail"), ("XB", "Port")] {
            let folder = format!("all/{country}-{administration}-{year}");
            fs::create_dir_all(at.join("all")).unwrap();
            let date = format!("{year}-02-03");
            let new = ["new", &folder, "--country", country, "--administration", administration];
            let more = ["--questionnaire", &file, "--date", &date];
            run(at, &[&new[..], &more[..]].concat()).ends(0);
            run(at, &["answer", &folder, "P-01=A", "P-02=B"]).ends(0);
        }
    }
    let groups = "country,region,tag,value\nXA,North,income,low\nXB,North,,\n";
    fs::write(at.join("all/groups.csv"), groups).unwrap();
    home
}

/// The alias must not tell more than the order of the rounds, and not less.
#[test]
fn a_masked_comparison_keeps_the_order_of_rounds_and_asks_the_filter_first() {
    let home = rounds();
    let masked = |more: &[&str]| {
        let args = ["compare", "all", "--mask", "a.key", "--min-group", "2", "--format", "json"];
        run(home.path(), &[&args[..], more].concat()).ends(0).json()
    };
    let facts = masked(&[]);
    let rows = facts["rows"].as_array().unwrap();
    let dates: Vec<&str> = rows.iter().map(|row| row["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["2026"; 3], "the last round of each");
    assert!(!facts.to_string().contains("North"), "no tag that nothing is grouped by: {facts}");
    let facts = masked(&["--group", "region"]);
    assert_eq!(facts["groups"][0]["name"], "North");
    assert!(!facts.to_string().contains("income"), "{facts}");
    let facts = masked(&["--filter", "country=XA", "--filter", "tag:income=low"]);
    assert_eq!(facts["rows"].as_array().unwrap().len(), 2, "{facts}");
}

#[test]
fn an_assessment_named_twice_counts_once_and_names_are_unique() {
    let home = region();
    let at = home.path();
    let ids = |cwd: &Path, args: &[&str]| -> Vec<String> {
        let args = [&["compare"], args, &["--all-rounds", "--format", "json"]].concat();
        let facts = run(cwd, &args).ends(0).json();
        let rows = facts["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(at, &["all", "all/xa-1", "./all/../all"]), ["xa-1", "xa-2", "xb-1", "xc-1"]);
    assert_eq!(ids(&at.join("all/xa-1"), &["."]), ["xa-1"]);
    for (from, to) in [("xa-1", "2024"), ("xa-2", "2026")] {
        fs::create_dir(at.join(to)).unwrap();
        fs::rename(at.join("all").join(from), at.join(to).join("kenya")).unwrap();
    }
    assert_eq!(ids(at, &["2024", "2026"]), ["2024/kenya", "2026/kenya"]);
    let pair = ["compare", "2024", "2026", "--pair", "2024/kenya", "2026/kenya"];
    let told = run(at, &pair).ends(0).out;
    assert!(told.contains("The plan of 2024/kenya in the answers of 2026/kenya"), "{told}");
}

#[test]
fn what_would_not_be_heeded_is_refused() {
    let home = region();
    for args in [
        &["--pair", "XA", "XB", "--format", "json"][..],
        &["--pair", "XA", "XB", "--filter", "year=2026"],
        &["--peers", "XA", "-o", "a.csv"],
        &["--report", "r.pdf", "--group", "region"],
        &["--report", "r.pdf", "--all-rounds"],
        &["--report", "r.pdf", "--change"],
        &["--report", "r.pdf", "--columns", "topic"],
        &["--report", "r.pdf", "--sort", "score"],
        &["--screen", "--group", "region"],
        &["--screen", "--sort", "score"],
        &["--screen", "--all-rounds"],
        &["--screen", "--change"],
        &["--screen", "--columns", "topic"],
        &["--mask", "key", "--screen"],
        &["--mask", "key", "--report", "r.pdf"],
    ] {
        run(home.path(), &[&["compare", "all"], args].concat()).ends(2);
    }
    run(home.path(), &["export", "all", "--format", "jsonl", "--totals", "self"]).ends(2);
}

#[test]
fn no_word_from_a_file_steers_the_terminal() {
    let home = region();
    let at = home.path();
    fs::write(at.join("all/groups.csv"), "country,region\nXA,\"No\u{1b}[2Jrth\"\n").unwrap();
    let shown = run(at, &["compare", "all", "--group", "region"]).ends(0).out;
    assert!(!shown.contains('\u{1b}') && shown.contains("␛[2Jrth"), "{shown:?}");
}

/// What is encrypted is readable nowhere, and what was kept before neither.
#[test]
fn encrypting_takes_what_the_comparison_kept() {
    let home = region();
    let at = home.path();
    run(at, &["compare", "all"]).ends(0);
    let kept = || {
        let all = fs::read_dir(at.join("cache/tathmini")).unwrap().map(|it| it.unwrap());
        let names = all.map(|it| it.file_name().into_string().unwrap());
        names.filter(|name| name.starts_with("compare-")).count()
    };
    assert_eq!(kept(), 1);
    // What a kill may have left of one.
    fs::write(at.join("cache/tathmini/compare-0a.txt.new"), "levels").unwrap();
    fs::write(at.join("pass"), "five words nobody puts together\n").unwrap();
    run(at, &["encrypt", "all/xa-1", "--new-passphrase-file", "pass"]).ends(0);
    assert_eq!(kept(), 0);
}

#[test]
fn faulty_lines_that_are_not_told_are_counted() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("a.jsonl"), "{\"id\":1\n".repeat(60)).unwrap();
    let told = from(home.path(), "a.jsonl", &[]).ends(2);
    assert!(told.err.contains("line 50") && !told.err.contains("line 51"), "{}", told.err);
    assert!(told.err.contains("10 more"), "{}", told.err);
}

/// A level that is worded or weighed otherwise is not the same, whatever the
/// version is called.
#[test]
fn one_version_with_two_definitions_is_not_comparable() {
    let home = region();
    let at = home.path();
    let other = letters().replace("weight: 3", "weight: 5");
    fs::write(at.join("other.yaml"), other).unwrap();
    let new = ["new", "all/xd-1", "--country", "XD", "--administration", "Port"];
    let more = ["--questionnaire", "other.yaml", "--date", "2025-01-01"];
    run(at, &[&new[..], &more[..]].concat()).ends(0);
    run(at, &["answer", "all/xd-1", "P-01=A", "P-02=B"]).ends(0);
    let facts = run(at, &["compare", "all", "--format", "json"]).ends(0).json();
    assert_eq!(row(&facts, "xd-1")["score"][0], Value::Null);
}
