//! Definitions of other subjects and scales load without a change of code.

use tathmini::questionnaire::{Rule, read, schema};

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/sound/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the fixture is there")
}

#[test]
fn every_sound_definition_is_read_without_a_fault() {
    for (name, questions, lowest, highest) in [
        ("library.yaml", 2, 1, 5),
        ("letters.yaml", 4, 1, 4),
        ("wells.yaml", 2, 0, 2),
        ("five-areas.yaml", 75, 1, 5),
    ] {
        let read = read(&fixture(name)).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        assert_eq!(read.questions().count(), questions, "{name}");
        let scale = read.main_scale();
        assert_eq!((scale.lowest(), scale.highest()), (lowest, highest), "{name}");
    }
}

#[test]
fn letters_stand_for_values_and_words_like_no_stay_words() {
    let letters = read(&fixture("letters.yaml")).unwrap();
    assert_eq!(letters.find_question("B-1.1").unwrap().target, Some(4));
    assert_eq!(letters.scales[1].levels[0].code, "no");
    assert_eq!(letters.areas[0].topics[0].rule, Rule::WeakestLink);
    let library = read(&fixture("library.yaml")).unwrap();
    assert_eq!(library.owners[1].id.as_str(), "NO");
    assert_eq!(library.find_question("Q-1").unwrap().weight.thousandths(), 125);
}

#[test]
fn faults_of_shape_and_meaning_are_told_together_with_their_places() {
    let text = String::from_utf8(fixture("wells.yaml")).unwrap();
    let broken = text
        .replace("why: A dry", "whyy: A dry")
        .replace("{to: 1, text: Test", "{to: 9, text: Test");
    let faults = read(broken.as_bytes()).unwrap_err();
    let codes: Vec<_> = faults.iter().map(|fault| fault.code.as_str()).collect();
    assert_eq!(codes, ["missing-field", "unknown-field", "unknown-level"]);
    assert_eq!(faults[1].hint, "Did you mean `why`?");
    let place = faults[1].place;
    assert_eq!(&broken[place.offset..place.offset + place.length], "whyy");
}

#[test]
fn the_schema_file_is_up_to_date() {
    let shipped = include_str!("../../questionnaires/questionnaire.schema.json");
    let fresh = serde_json::to_string_pretty(&schema()).unwrap();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/questionnaire.schema.json");
        std::fs::write(path, fresh.clone() + "\n").unwrap();
        return;
    }
    assert_eq!(shipped.trim_end(), fresh, "write it again with UPDATE_SCHEMA=1 cargo test schema");
}
