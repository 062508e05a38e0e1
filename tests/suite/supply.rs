//! What the program is built from: every direct crate has its reason in
//! `docs/supply-chain.md`, and all of them together stay under its ceiling.

use std::collections::BTreeSet;
use std::process::Command;

/// The crates of `cargo tree` for Linux, without those of tests.
fn crates(depth: &str) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo)
        .args(["tree", "--locked", "--offline", "--edges", "normal"])
        .args(["--prefix", "none", "--format", "{p}", "--target", "x86_64-unknown-linux-gnu"])
        .args(["--depth", depth])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told = String::from_utf8(done.stdout).unwrap();
    let named = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    told.lines()
        .map(named)
        .filter(|name| !name.is_empty() && !name.starts_with("tathmini "))
        .collect()
}

fn documentation() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/supply-chain.md")).unwrap()
}

#[test]
fn every_direct_crate_has_its_reason() {
    let text = documentation();
    let told: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
        .filter(|name| *name != "crate")
        .collect();
    let direct = crates("1");
    let used: BTreeSet<&str> = direct.iter().filter_map(|name| name.split(' ').next()).collect();
    assert_eq!(told, used, "docs/supply-chain.md against Cargo.toml");
}

#[test]
fn all_crates_together_stay_under_the_ceiling() {
    let text = documentation();
    let number = text.split("**Ceiling: ").nth(1).and_then(|rest| rest.split(' ').next());
    let ceiling: usize = number.and_then(|number| number.parse().ok()).expect("a ceiling is told");
    let used = crates("100");
    assert!(used.len() > 50, "cargo tree said too little: {used:?}");
    assert!(used.len() <= ceiling, "{} crates, the ceiling is {ceiling}", used.len());
}
