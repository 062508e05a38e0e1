//! The walls of the house: who may import whom, and where a library may be
//! named. Reads the sources as text; the table is that of `docs/architecture.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Module, the modules it may import, the libraries it may name.
const MAY: [(&str, &[&str], &[&str]); 18] = [
    (
        "i18n",
        &[],
        &[
            "fluent_bundle",
            "icu_collator",
            "icu_locale_core",
            "unic_langid",
            "unicode_normalization",
            "serde",
        ],
    ),
    (
        "questionnaire",
        &["i18n"],
        &["granit_parser", "postcard", "serde", "serde_json", "sha2", "thiserror"],
    ),
    ("assessment", &["questionnaire"], &["serde"]),
    ("words", &["i18n", "questionnaire", "assessment"], &[]),
    ("score", &["questionnaire", "assessment"], &["num_rational", "num_traits"]),
    (
        "compare",
        &["i18n", "questionnaire", "assessment", "score"],
        &["num_traits", "serde", "serde_json"],
    ),
    ("schedule", &[], &[]),
    ("threads", &[], &[]),
    ("mask", &[], &["sha2"]),
    ("sheet", &["i18n"], &["calamine", "csv", "zip"]),
    ("plan", &["i18n", "questionnaire", "assessment", "score", "schedule"], &[]),
    (
        "workshop",
        &["questionnaire", "assessment", "score"],
        &["num_traits", "serde", "serde_json", "sha2"],
    ),
    (
        "store",
        &["assessment", "questionnaire"],
        &[
            "age",
            "base64",
            "flate2",
            "minisign",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "uuid",
            "zip",
        ],
    ),
    (
        "report",
        &[
            "threads",
            "i18n",
            "questionnaire",
            "assessment",
            "compare",
            "score",
            "plan",
            "workshop",
            "words",
        ],
        &[
            "parley",
            "subsetter",
            "printpdf",
            "lopdf",
            "flate2",
            "png",
            "resvg",
            "sha2",
            "thiserror",
        ],
    ),
    (
        "export",
        &[
            "threads",
            "i18n",
            "questionnaire",
            "assessment",
            "score",
            "compare",
            "plan",
            "report",
            "words",
            "mask",
        ],
        &["csv", "parquet", "rust_xlsxwriter", "serde", "serde_json", "thiserror", "zip"],
    ),
    (
        "tui",
        &[
            "i18n",
            "questionnaire",
            "assessment",
            "score",
            "compare",
            "plan",
            "workshop",
            "words",
            "report",
        ],
        &[
            "ratatui",
            "ratatui_textarea",
            "crossterm",
            "fluent_bundle",
            "rustix",
            "signal_hook",
            "unicode_width",
            "unicode_normalization",
            "unicode_segmentation",
        ],
    ),
    (
        "cli",
        &[
            "threads",
            "i18n",
            "questionnaire",
            "assessment",
            "score",
            "compare",
            "plan",
            "workshop",
            "store",
            "report",
            "export",
            "tui",
            "words",
            "mask",
            "sheet",
        ],
        &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "indicatif",
            "jiff",
            "miette",
            "rpassword",
            "serde",
            "serde_json",
            "signal_hook",
            "thiserror",
            "unicode_width",
        ],
    ),
    ("main", &["cli"], &[]),
];

/// A library that only these files may name, because they wrap it.
const ONLY: [(&str, &[&str]); 16] = [
    ("age", &["store/seal.rs", "store/keys.rs"]),
    ("base64", &["store/seal.rs"]),
    ("minisign", &["store/signature.rs"]),
    ("rpassword", &["cli/here.rs"]),
    ("granit_parser", &["questionnaire/tree.rs"]),
    ("printpdf", &["report/pdf"]),
    ("parquet", &["export.rs", "export/parquet.rs"]),
    ("lopdf", &["report/pdf"]),
    ("parley", &["report/layout", "report/font"]),
    ("uuid", &["store/ids.rs"]),
    ("zip", &["store/pack.rs", "store/packing.rs", "export", "sheet/xlsx.rs"]),
    ("calamine", &["sheet/xlsx.rs"]),
    ("indicatif", &["cli/progress.rs"]),
    ("fluent_bundle", &["i18n/phrases.rs", "tui/"]),
    ("miette", &["cli/check.rs"]),
    ("jiff", &["cli/"]),
];

/// Calls of the system that only these files may make.
const CALLS: [(&str, &[&str]); 5] = [
    ("std::fs", &["store/", "cli/files.rs", "cli/interview.rs", "cli/broken.rs"]),
    ("std::env", &["cli/here.rs", "cli/broken.rs"]),
    ("std::time", &["tui/run/terminal.rs", "cli/here.rs"]),
    ("std::process", &["main.rs", "cli", "store"]),
    ("println!", &[]),
];

fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    assert!(found.len() > 50, "the sources are read");
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// The code without comments and without the tests at its foot.
fn code(source: &str) -> String {
    let tests = source.match_indices("#[cfg(test)]\nmod ").find(|(at, mark)| {
        source[at + mark.len()..].lines().next().is_some_and(|line| line.ends_with('{'))
    });
    let code = tests.map_or(source, |(at, _)| &source[..at]);
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn module(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap_or_default()
}

/// Whether a word stands in the code as a path's beginning (`word::`).
fn names(code: &str, word: &str) -> bool {
    code.match_indices(&format!("{word}::"))
        .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let mut broken = Vec::new();
    for (name, source) in sources() {
        let own = module(&name);
        if own == "lib" {
            continue;
        }
        let (_, may, _) =
            MAY.iter().find(|(known, ..)| *known == own).expect("a module of the table");
        let code = code(&source);
        for (other, ..) in MAY.iter().filter(|(other, ..)| *other != own) {
            if names(&code, &format!("crate::{other}")) && !may.contains(other) {
                broken.push(format!("{name} imports {other}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn libraries_are_named_only_where_the_table_allows() {
    let manifest = include_str!("../../Cargo.toml");
    let libraries: Vec<String> = manifest
        .split("[dependencies]")
        .nth(1)
        .and_then(|rest| rest.split("\n[").next())
        .unwrap()
        .lines()
        .filter_map(|line| line.split([' ', '=']).next())
        .filter(|word| !word.is_empty())
        .map(|word| word.replace('-', "_"))
        .collect();
    assert!(libraries.len() > 15, "{libraries:?}");
    let mut broken = Vec::new();
    let sources = sources();
    for (name, source) in &sources {
        let own = module(name);
        let Some((_, _, may)) = MAY.iter().find(|(known, ..)| *known == own) else { continue };
        let code = code(source);
        for library in libraries.iter().filter(|library| names(&code, library)) {
            if !may.contains(&library.as_str()) {
                broken.push(format!("{name} names {library}"));
            }
            let only = ONLY.iter().find(|(known, _)| known == library);
            if only.is_some_and(|(_, places)| !places.iter().any(|place| name.starts_with(place))) {
                broken.push(format!("{name} names {library}, which is wrapped elsewhere"));
            }
        }
    }
    for library in &libraries {
        let used = sources.iter().any(|(_, source)| {
            names(&code(source), library) || source.contains(&format!("{library}::"))
        });
        if !used {
            broken.push(format!("nobody uses {library}"));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn only_the_edge_touches_the_system() {
    let mut broken = Vec::new();
    for (name, source) in sources() {
        let code = code(&source);
        for (call, places) in CALLS {
            if code.contains(call) && !places.iter().any(|place| name.starts_with(place)) {
                broken.push(format!("{name}: {call}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_file_says_why_it_exists_and_stays_one_room() {
    let mut broken = Vec::new();
    for (name, source) in sources() {
        if !source.starts_with("//!") {
            broken.push(format!("{name} does not begin with why it exists"));
        }
        let lines = code(&source).lines().count();
        if lines > 500 {
            broken.push(format!("{name} has {lines} lines of code"));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// A text in the sources that begins like a phrase's name is the name of one: what
/// has none would be shown by its name.
#[test]
fn every_phrase_that_the_sources_name_is_there() {
    let english = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n/en");
    let mut known = BTreeSet::new();
    for file in fs::read_dir(english).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let keys = text.lines().filter(|line| !line.starts_with(['#', ' ']));
        known.extend(keys.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())));
    }
    let first = |key: &str| key.split('-').next().unwrap_or_default().to_owned();
    let families: BTreeSet<String> = known.iter().map(|key| first(key)).collect();
    let is_name = |text: &&str| {
        let fits = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        text.contains('-') && text.split('-').all(fits) && families.contains(&first(text))
    };
    let mut unknown = Vec::new();
    // The faults of a questionnaire have codes of their own.
    let speaks = |name: &str| module(name) != "questionnaire" && !name.contains("/tests");
    for (name, source) in sources().into_iter().filter(|(name, _)| speaks(name)) {
        let code = code(&source);
        let texts = code.split('"').skip(1).step_by(2).filter(is_name);
        let missing = texts.filter(|text| !known.contains(*text));
        unknown.extend(missing.map(|text| format!("{name}: {text}")));
    }
    assert_eq!(unknown, [""; 0]);
}

/// A command that opened a folder by itself would not know an encrypted one.
#[test]
fn one_file_of_the_command_line_opens_folders() {
    let opens = ["store::read(", "Store::open(", "Copy::read("];
    for (name, source) in sources() {
        let may = ["cli/folder.rs", "cli/broken.rs"].contains(&&*name);
        if name.starts_with("cli/") && !may {
            let found = opens.iter().find(|call| code(&source).contains(**call));
            assert!(found.is_none(), "{name} calls {found:?}: go through cli/folder.rs");
        }
    }
}
