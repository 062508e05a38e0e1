//! The authors' guide holds: its example is sound, its fragments keep their
//! promises, and its reference is the checker's own table.

use tathmini::questionnaire::{read, reference};

const DOC: &str = include_str!("../../docs/questionnaire.md");
const BEGIN: &str = "<!-- reference: begin -->\n";
const END: &str = "<!-- reference: end -->";

/// The first YAML block: the complete example.
fn example() -> &'static str {
    let (_, from) = DOC.split_once("```yaml\n").expect("the guide has an example");
    from.split_once("```").expect("the example ends").0
}

#[test]
fn the_example_of_the_guide_is_sound() {
    let clinic = read(example().as_bytes()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(clinic.id.as_str(), "clinic");
    assert_eq!(clinic.questions().count(), 2);
    assert!(example().lines().count() <= 60, "a first example is short");
}

#[test]
fn every_consistency_check_of_the_guide_is_sound() {
    let (_, from) = DOC.split_once("<!-- checks -->\n```yaml\n").expect("the guide has checks");
    let checks = from.split_once("```").expect("the checks end").0;
    let whole = format!("{}\n{checks}", example());
    let clinic = read(whole.as_bytes()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(clinic.checks.len(), 8, "one of each rule");
}

/// Each stands in the guide and is put where the guide says it belongs.
#[test]
fn the_fragments_of_the_guide_are_sound() {
    let second = "          - id: CARE-02\n            kind: data\n";
    let first = "          - id: CARE-01\n            kind: process\n";
    let topic = "        title: Medicine\n";
    for (after, fragment, indent) in [
        (second, "when: {question: CARE-01, at_least: 1}", 12),
        (second, "when: {not_applicable: CARE-01}", 12),
        (
            second,
            "when: {all: [{question: CARE-01, at_least: 1}, {not: {question: CARE-01, at_most: 0}}]}",
            12,
        ),
        (topic, "table: [{from: 0, gives: 0}, {from: 1.5, gives: 2}]", 8),
        (
            "currency: KES\n",
            "scoring: {evidence_ceiling: {applies: true, needs: [{level: 2, grade: E1}]}}",
            0,
        ),
    ] {
        assert!(DOC.contains(fragment) && example().contains(after), "{fragment}");
        let rule = if fragment.starts_with("table") { "        rule: table\n" } else { "" };
        let with = format!("{after}{rule}{:indent$}{fragment}\n", "");
        let whole = example().replace(after, &with);
        read(whole.as_bytes()).unwrap_or_else(|faults| panic!("{fragment}: {faults:#?}"));
    }
    let gate = example()
        .replace(topic, &format!("{topic}        rule: gate\n        pass: 2\n"))
        .replace(first, &format!("{first}            gate: 1\n"))
        .replace(second, &format!("{second}            gate: 2\n"));
    read(gate.as_bytes()).unwrap_or_else(|faults| panic!("{faults:#?}"));
}

#[test]
fn the_fault_of_the_guide_is_told_as_it_says() {
    let broken = example().replace("cost_band: staff", "cost_band: stuff");
    let faults = read(broken.as_bytes()).unwrap_err();
    for fault in &faults {
        assert_eq!(fault.code.as_str(), "unknown-cost-band");
        assert!(DOC.contains(&fault.message) && DOC.contains(&fault.hint), "{fault:?}");
    }
    assert!(!faults.is_empty());
}

#[test]
fn the_reference_of_the_guide_is_up_to_date() {
    let (before, from) = DOC.split_once(BEGIN).expect("the reference begins");
    let (shipped, after) = from.split_once(END).expect("the reference ends");
    let fresh = reference();
    if std::env::var_os("UPDATE_REFERENCE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/questionnaire.md");
        std::fs::write(path, format!("{before}{BEGIN}{fresh}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(shipped, fresh, "write it again with UPDATE_REFERENCE=1 cargo test reference");
}
