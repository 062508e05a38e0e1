//! `tathmini check` tells of each faulty fixture exactly the faults that stand in
//! its `# expect:` comments, all at once; and the fixtures know every kind of fault.

use super::program::run;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tathmini::questionnaire::{Code, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/faulty")
}

/// The names of the files in the folder, in order.
fn names() -> Vec<String> {
    let files = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name());
    let mut names: Vec<String> = files.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// What a file's comments expect, each as `file line:column code`.
fn expected(name: &str) -> Vec<String> {
    let bytes = fs::read(folder().join(name)).unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let expected = text.lines().filter_map(|line| line.strip_prefix("# expect: "));
    expected.map(|fault| format!("{name} {fault}")).collect()
}

/// What the program tells of a file and of the translations beside it.
fn told(name: &str) -> Vec<String> {
    let facts = run(&folder(), &["check", name, "--format", "json"]).ends(3).json();
    let faults = facts["faults"].as_array().unwrap();
    let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let fault = |fault: &serde_json::Value| {
        for told in ["message", "hint"] {
            let said = word(&fault[told]);
            assert!(said.len() > 8 && !said.contains(": ."), "{name}: {fault}");
        }
        let [file, code] = ["file", "code"].map(|field| word(&fault[field]));
        format!("{file} {}:{} {code}", fault["line"], fault["column"])
    };
    faults.iter().map(fault).collect()
}

#[test]
fn each_faulty_file_is_told_exactly_its_faults() {
    let names = names();
    let definitions = names.iter().filter(|name| name.matches('.').count() == 1);
    let mut most = Vec::new();
    for definition in definitions {
        let stem = definition.trim_end_matches("yaml");
        let beside = names.iter().filter(|name| name.starts_with(stem));
        let mut expected: Vec<String> = beside.flat_map(|name| expected(name)).collect();
        let mut told = told(definition);
        expected.sort();
        told.sort();
        assert!(!expected.is_empty(), "{definition} expects nothing");
        assert_eq!(told, expected, "{definition}");
        most.push(expected.len());
    }
    most.sort_unstable();
    assert!(most.iter().rev().take(3).all(|count| *count > 10), "three files combine many");
}

/// Both are too large for a fixture.
#[test]
fn what_is_too_much_is_refused() {
    let values = format!("a: [{}]", "x,".repeat(600_000));
    for (text, code) in
        [("x".repeat(4 * 1024 * 1024 + 1), Code::TooLarge), (values, Code::TooManyValues)]
    {
        let faults = read(text.as_bytes()).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [code]);
    }
}

#[test]
fn the_fixtures_know_every_kind_of_fault() {
    let generated = [Code::TooLarge, Code::TooManyValues].map(|code| code.as_str().to_owned());
    let of_files = names().into_iter().flat_map(|name| expected(&name));
    let codes = of_files.filter_map(|fault| Some(fault.rsplit_once(' ')?.1.to_owned()));
    let met: BTreeSet<String> = codes.chain(generated).collect();
    let known: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(met, known);
}
