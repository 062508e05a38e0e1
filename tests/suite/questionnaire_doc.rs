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
