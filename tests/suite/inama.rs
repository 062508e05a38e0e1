//! The shipped questionnaire is whole: every question can be led as an
//! interview, and every action can be put into a donor's table.

use std::collections::BTreeMap;
use tathmini::questionnaire::{Questionnaire, read};

pub fn inama() -> Questionnaire {
    read(include_bytes!("../../questionnaires/inama.yaml"))
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[test]
fn every_question_says_what_to_ask_next_whom_and_what_to_see() {
    for question in inama().questions() {
        let id = &question.id;
        assert!((2..=3).contains(&question.probes.len()), "{id}: {} probes", question.probes.len());
        for probe in &question.probes {
            let probe = probe.first();
            assert!(probe.contains('?'), "{id}: nothing is asked in `{probe}`");
            assert!(probe.chars().count() <= 160, "{id}: too long to be said aloud: `{probe}`");
        }
        assert!(!question.evidence.is_empty(), "{id}: nothing to ask for");
        assert!((2..=3).contains(&question.ask.len()), "{id}: {:?}", question.ask);
    }
}

/// An indicator or an assumption that stands twice was not thought about twice.
#[test]
fn every_action_has_an_indicator_a_verification_and_an_assumption_of_its_own() {
    let inama = inama();
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    let mut actions = 0;
    for question in inama.questions() {
        for action in &question.actions {
            actions += 1;
            let place = format!("{} to {}", question.id, action.to);
            for text in [&action.indicator, &action.verification, &action.assumption] {
                let text = text.first();
                assert!(!text.is_empty(), "{place}: a column of the logical framework is empty");
                assert!(!text.ends_with('.'), "{place}: a cell is no sentence: `{text}`");
                assert!(text.chars().count() <= 120, "{place}: too long for a cell: `{text}`");
            }
            for text in [&action.indicator, &action.assumption] {
                if let Some(other) = seen.insert(text.first(), place.clone()) {
                    panic!("{place} and {other} share `{}`", text.first());
                }
            }
            let unit = action.indicator.first().split(' ').next().unwrap();
            assert!(UNITS.contains(&unit), "{place}: how is `{unit} …` measured?");
        }
    }
    assert_eq!(actions, 237);
}

/// What an indicator begins with, so that it says what it is counted in.
const UNITS: [&str; 14] = [
    "Number",
    "Percentage",
    "Share",
    "Days",
    "Hours",
    "Median",
    "Date",
    "Amount",
    "Maximum",
    "Average",
    "Difference",
    "Downtime",
    "Hit",
    "Detection",
];

#[test]
fn every_threat_of_the_register_has_questions_that_help_against_it() {
    let inama = inama();
    for threat in &inama.threats {
        let tagged = inama.questions().filter(|one| one.threats.contains(&threat.id)).count();
        assert!(tagged > 0, "{}: no question helps", threat.id);
    }
}
