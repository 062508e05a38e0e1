//! `tathmini export`: read by other programs, and attacked where it is masked.

use super::program::run;
use super::readiness::{python, region, script};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tempfile::TempDir;

fn rows(csv: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv);
    reader.deserialize().map(Result::unwrap).collect()
}

/// `path` in a folder, as an argument.
fn at(work: &TempDir, path: &str) -> String {
    work.path().join(path).to_str().unwrap().to_owned()
}

#[test]
fn one_row_an_answer_with_ids_on_every_row() {
    let csv = rows(&run(region(), &["export", "region"]).ends(0).bytes);
    assert!(csv.len() > 1500, "{}", csv.len());
    for row in &csv {
        for name in ["assessment", "questionnaire_sha256", "entry", "country", "question", "answer"]
        {
            assert!(!row[name].is_empty(), "{name}: {row:?}");
        }
        assert_eq!(row["answer"] == "level", !row["level"].is_empty(), "{row:?}");
        assert!(!row.contains_key("note") && !row.contains_key("answered_by"));
    }
    let json = run(region(), &["export", "region", "--format", "json"]).ends(0).json();
    assert_eq!(json["answers"].as_array().unwrap().len(), csv.len());
    // Every level goes the same way into one line an assessment.
    let lines = run(region(), &["export", "region", "--format", "jsonl"]).ends(0).out;
    assert_eq!(lines.lines().count(), 100);
    let line: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(line["answers"].as_array().unwrap().len(), 17, "{line}");
}

#[test]
fn words_stand_in_it_only_when_asked_for_and_are_never_formulas() {
    let work = TempDir::new().unwrap();
    let csv = run(region(), &["export", "region", "--with", "notes,persons"]).ends(0).bytes;
    let notes: BTreeSet<String> =
        rows(&csv).into_iter().map(|mut row| row.remove("note").unwrap()).collect();
    assert!(notes.contains("'=SUM(A1:A9) is what they said"), "{notes:?}");
    let file = at(&work, "a.xlsx");
    run(region(), &["export", "region", "--with", "notes", "--format", "xlsx", "-o", &file])
        .ends(0);
    let bytes = std::fs::read(&file).unwrap();
    let columns = ["note", "question", "level"];
    let read = tathmini::sheet::Sheet::open(
        Path::new("a.xlsx"),
        &bytes,
        &tathmini::sheet::Wanted::new(&columns, &[]),
    );
    // A formula would be among the faults; other columns are told as unknown.
    let faults = read.unwrap_err();
    assert!(!faults.iter().any(|fault| fault.problem.contains("formula")), "{faults:#?}");
}

#[test]
fn duckdb_and_polars_read_the_parquet_folders_as_they_are() {
    let Some(python) = python("duckdb, polars") else { return };
    let work = TempDir::new().unwrap();
    let (parquet, csv) = (at(&work, "answers"), at(&work, "answers.csv"));
    let with = ["--with", "notes"];
    run(
        region(),
        &[&["export", "region", "--format", "parquet", "-o", &parquet][..], &with].concat(),
    )
    .ends(0);
    run(region(), &[&["export", "region", "-o", &csv][..], &with].concat()).ends(0);
    let told = script(&python, "parquet/read.py", &[Path::new(&parquet), Path::new(&csv)]);
    assert_eq!(told.trim(), "alike");
}

#[test]
fn a_masked_export_names_nobody_and_says_what_is_gone() {
    let work = TempDir::new().unwrap();
    let (key, file) = (at(&work, "region.key"), at(&work, "a.csv"));
    let export = |file: &str| run(region(), &["export", "region", "-o", file, "--mask", &key]);
    let ran = export(&file).ends(0);
    assert!(ran.err.contains("a new key was written"), "{}", ran.err);
    let text = std::fs::read_to_string(&file).unwrap();
    for name in ["Customs of", "Border Agency", "XA", "2025-09-22", "SUM("] {
        assert!(!text.contains(name), "{name} is in it");
    }
    let told = std::fs::read_to_string(format!("{file}.masked.txt")).unwrap();
    assert!(told.contains("notes and reasons are not in it"), "{told}");
    let masked = rows(text.as_bytes());
    let names =
        |column: &str| masked.iter().map(|row| row[column].clone()).collect::<BTreeSet<_>>();
    assert_eq!((names("country").len(), names("administration").len()), (42, 50));
    // The same key, the same aliases; another key, others.
    let again = at(&work, "b.csv");
    assert!(!export(&again).ends(0).err.contains("new key"));
    assert_eq!(std::fs::read_to_string(&again).unwrap(), text);
    let other = at(&work, "c.csv");
    run(region(), &["export", "region", "-o", &other, "--mask", &at(&work, "other.key")]).ends(0);
    let others: BTreeSet<String> = rows(&std::fs::read(&other).unwrap())
        .into_iter()
        .map(|mut row| row.remove("country").unwrap())
        .collect();
    assert!(others.is_disjoint(&names("country")));
    std::fs::write(at(&work, "short.key"), "secret").unwrap();
    run(region(), &["export", "region", "--mask", &at(&work, "short.key")]).ends(2);
}

#[test]
fn a_masked_comparison_names_nobody_and_shows_no_small_group() {
    let work = TempDir::new().unwrap();
    let key = at(&work, "region.key");
    let compare = |least: &str| {
        let args = ["compare", "region", "--all-rounds", "--no-cache", "--group", "year"];
        let mask = ["--mask", &key, "--min-group", least, "--format", "json"];
        run(region(), &[&args[..], &mask[..]].concat()).ends(0)
    };
    let ran = compare("50");
    for name in ["Customs of", "Border Agency", "\"XA", "2025-09-22"] {
        assert!(!ran.out.contains(name), "{name} is in it");
    }
    let facts = ran.json();
    let rows = facts["rows"].as_array().unwrap();
    assert_eq!((rows.len(), facts["groups"].as_array().unwrap().len()), (100, 2));
    let first: Vec<&str> =
        rows.iter().take(50).map(|row| row["country"].as_str().unwrap()).collect();
    assert!(first.is_sorted() && first.iter().all(|alias| alias.starts_with("C-")), "{first:?}");
    let small = compare("51");
    assert!(small.err.contains("2 groups with 100 assessments"), "{}", small.err);
    assert_eq!(small.json()["rows"].as_array().unwrap().len(), 0);
}

/// Few administrations have a year of their own; somebody who has the table
/// alone tries every value that fits its totals.
#[test]
fn nothing_hidden_can_be_rebuilt_from_the_totals_of_a_table() {
    let work = TempDir::new().unwrap();
    let mut csv = String::from("country,date,question,answer\n");
    let mut dice = super::readiness::Dice::new(11);
    // Years with 2, 3, 7, 9 and 12 administrations; the two smallest are of five together.
    let years = [(2020, 0, 2), (2021, 0, 7), (2022, 2, 3), (2023, 0, 12), (2024, 0, 9)];
    for (year, first, count) in years {
        for place in first..first + count {
            for question in ["P-01", "P-02"] {
                let code = char::from(b'A' + place);
                let level = 1 + dice.below(4);
                csv.push_str(&format!("X{code},{year}-03-01,{question},{level}\n"));
            }
        }
    }
    std::fs::write(work.path().join("a.csv"), csv).unwrap();
    std::fs::write(work.path().join("letters.yaml"), super::program::letters()).unwrap();
    let import = ["import", "a.csv", "--questionnaire", "letters.yaml", "--into", "all"];
    run(work.path(), &import).ends(0);
    let export = ["export", "all", "--totals", "self", "--mask", "a.key", "--min-group", "5"];
    let ran = run(work.path(), &export).ends(0);
    let table = rows(&ran.bytes);
    let (all, years): (Vec<_>, Vec<_>) = table.iter().partition(|row| row["year"] == "all");
    let (hidden, shown): (Vec<_>, Vec<_>) =
        years.into_iter().partition(|row| row["assessments"].is_empty());
    let hidden: Vec<&str> = hidden.iter().map(|row| row["year"].as_str()).collect();
    assert_eq!(hidden, ["2020", "2022"], "{}", ran.out);
    assert!(shown.iter().all(|row| row["assessments"].parse::<u32>().unwrap() >= 5));
    let residue = |column: &str| {
        let number = |row: &BTreeMap<String, String>| row[column].parse::<i64>().unwrap();
        number(all[0]) - shown.iter().map(|row| number(row)).sum::<i64>()
    };
    // Everything that fits: sizes, answers (two questions at most), sums of levels 1 to 4.
    let mut found: [BTreeSet<i64>; 2] = [BTreeSet::new(), BTreeSet::new()];
    let mut counts = BTreeSet::new();
    for size in 1..residue("assessments") {
        let other = residue("assessments") - size;
        for answers in 1..=(2 * size) {
            let rest = residue("answers") - answers;
            if !(1..=2 * other).contains(&rest) {
                continue;
            }
            counts.insert((size, answers));
            for sum in answers..=(4 * answers) {
                let left = residue("sum_of_levels") - sum;
                if (rest..=4 * rest).contains(&left) {
                    found[0].insert(sum);
                    found[1].insert(left);
                }
            }
        }
    }
    let sizes: BTreeSet<i64> = counts.iter().map(|(size, _)| *size).collect();
    assert!(sizes.len() > 1 && counts.len() > sizes.len().min(2), "{counts:?}");
    assert!(found.iter().all(|values| values.len() > 1), "{found:?}");
}

/// One administration that was assessed often is still one.
#[test]
fn sums_count_administrations_not_their_assessments() {
    let work = TempDir::new().unwrap();
    let mut csv = String::from("country,date,question,answer\n");
    for month in 1..=6 {
        csv.push_str(&format!("XA,2020-{month:02}-01,P-01,{}\n", 1 + month % 4));
    }
    for year in [2021, 2022] {
        for place in 0..9 {
            let code = char::from(b'A' + place);
            csv.push_str(&format!("X{code},{year}-03-01,P-01,{}\n", 1 + place % 4));
        }
    }
    std::fs::write(work.path().join("a.csv"), csv).unwrap();
    std::fs::write(work.path().join("letters.yaml"), super::program::letters()).unwrap();
    let import = ["import", "a.csv", "--questionnaire", "letters.yaml", "--into", "all"];
    run(work.path(), &import).ends(0);
    let export = ["export", "all", "--totals", "self", "--mask", "a.key", "--min-group", "5"];
    let ran = run(work.path(), &export).ends(0);
    let table = rows(&ran.bytes);
    let year = |year: &str| table.iter().find(|row| row["year"] == year).unwrap();
    assert_eq!(year("2020")["sum_of_levels"], "", "{}", ran.out);
    assert!(ran.err.contains("fewer than 5 administrations"), "{}", ran.err);
}

/// Two administrations in three years are six in no total.
#[test]
fn a_total_of_few_administrations_is_left_out() {
    let work = TempDir::new().unwrap();
    let mut csv = String::from("country,date,question,answer\n");
    for (year, levels) in [(2020, [1, 4]), (2021, [2, 3]), (2022, [4, 3])] {
        csv.push_str(&format!("XA,{year}-01-01,P-01,{}\n", levels[0]));
        csv.push_str(&format!("XB,{year}-01-01,P-01,{}\n", levels[1]));
    }
    std::fs::write(work.path().join("a.csv"), csv).unwrap();
    std::fs::write(work.path().join("letters.yaml"), super::program::letters()).unwrap();
    let import = ["import", "a.csv", "--questionnaire", "letters.yaml", "--into", "all"];
    run(work.path(), &import).ends(0);
    let export = ["export", "all", "--totals", "self", "--mask", "a.key", "--min-group", "5"];
    let ran = run(work.path(), &export).ends(0);
    assert!(rows(&ran.bytes).iter().all(|row| row["sum_of_levels"].is_empty()), "{}", ran.out);
}

#[test]
fn lines_are_revisions_by_date_and_tell_where_they_mix_administrations() {
    let work = TempDir::new().unwrap();
    let at = work.path();
    std::fs::write(at.join("letters.yaml"), super::program::letters()).unwrap();
    std::fs::create_dir(at.join("all")).unwrap();
    let new = |folder: &str, administration: &str, date: &str| {
        let new = ["new", folder, "--country", "XA", "--administration", administration];
        let more = ["--questionnaire", "letters.yaml", "--date", date];
        run(at, &[&new[..], &more[..]].concat()).ends(0);
    };
    new("all/a", "Port", "2026-05-01");
    new("all/b", "Port", "2026-01-01");
    run(at, &["answer", "all/a", "P-01=D"]).ends(0);
    run(at, &["answer", "all/b", "P-01=A"]).ends(0);
    let export = || run(at, &["export", "all", "--format", "jsonl"]).ends(0);
    let ran = export();
    let revisions: Vec<(u64, u64)> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|line| (line["rev"].as_u64().unwrap(), line["answers"][0].as_u64().unwrap()))
        .collect();
    assert_eq!(revisions, [(0, 4), (1, 1)], "{}", ran.out);
    assert!(!ran.err.contains("administrations"), "{}", ran.err);
    new("all/c", "Rail", "2026-03-01");
    let told = export().err;
    assert!(told.contains("XA has several administrations"), "{told}");
}
