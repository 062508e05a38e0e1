//! No input makes the reader panic: random bytes, and sound files with random damage.

use proptest::prelude::*;
use tathmini::questionnaire::{read, read_translated};

const SOUND: &[u8] = include_bytes!("../fixtures/sound/letters.yaml");

proptest! {
    #[test]
    fn random_bytes_are_refused_with_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(!read(&bytes).unwrap_err().is_empty());
        let refused = read_translated(SOUND, &[&bytes]).unwrap_err();
        prop_assert!(refused.iter().all(|fault| fault.file == 1));
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_in_order(
        damage in proptest::collection::vec((0..SOUND.len(), 0..40_usize, "[ -~\n]{0,3}"), 1..6),
    ) {
        let mut bytes = SOUND.to_vec();
        for (at, cut, put) in damage {
            let at = at.min(bytes.len());
            let end = (at + cut).min(bytes.len());
            bytes.splice(at..end, put.bytes());
        }
        if let Err(faults) = read(&bytes) {
            prop_assert!(!faults.is_empty());
            prop_assert!(faults.is_sorted());
            prop_assert!(faults.iter().all(|fault| fault.place.offset <= bytes.len()));
        }
    }
}

#[test]
fn deep_nesting_and_alias_bombs_are_refused() {
    for (text, code) in [
        ("[".repeat(100_000), "too-deep"),
        ("- ".repeat(100_000), "too-deep"),
        ("a: &a [x, x]\nb: &b [*a, *a]\n".to_owned(), "anchor"),
    ] {
        let faults = read(text.as_bytes()).unwrap_err();
        assert!(faults.iter().any(|fault| fault.code.as_str() == code), "{code}: {faults:?}");
    }
}
