//! The key table, its help and its snapshots: nothing that can be reached is without.

use super::windows::{CHOSEN, DECIDED, JOINED, UNSAVED};
use super::*;
use crate::tui::keys::{self, KEYS, Now, Place};
use crate::tui::screen;
use std::collections::BTreeSet;

/// Everything that can be reached by keys has its snapshots: a new screen, window or
/// list that has none fails here.
#[test]
fn every_place_has_its_snapshots() {
    let mut seen = BTreeSet::new();
    for (journal, broken, shots) in [
        (busy(), false, SHOTS),
        (busy(), false, CHOSEN),
        (busy(), false, DECIDED),
        (windows::joined(), false, JOINED),
        (busy(), true, UNSAVED),
    ] {
        for (_, keys) in shots {
            let mut app = open(Language::En, &journal.known);
            type_keys(&mut app, &mut Journal { broken, ..journal.clone() }, keys);
            seen.insert(app.place().word());
        }
    }
    // These have desks of their own, and their snapshots beside those.
    let elsewhere = [Place::Home, Place::Seek, Place::Compare];
    let all = Place::ALL.into_iter().filter(|place| !elsewhere.contains(place));
    let missing: Vec<&str> = all.map(Place::word).filter(|word| !seen.contains(word)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// What stands in help: every key of every place, in the table's order, and no other.
#[test]
fn help_lists_exactly_the_key_table() {
    let app = open(Language::Fr, &Assessment::default());
    let now = app.now();
    for beneath in [Place::Interview, Place::Plan, Place::Home, Place::Compare] {
        let lines = screen::help::lines(&|key| app.say(key), &now, beneath, "", 99);
        let said: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let others = Place::ALL.into_iter().filter(|place| *place != beneath);
        let wanted: Vec<String> = std::iter::once(beneath)
            .chain(others)
            .flat_map(|place| {
                let keys = keys::of(place);
                let keys = keys.map(|key| (key.shown(&now, true), app.say(key.name())));
                let title = (String::new(), app.say(place.word()));
                std::iter::once(title).chain(keys).map(|(keys, words)| format!("{keys} {words}"))
            })
            .collect();
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(&said.join(" ")), plain(&wanted.join(" ")));
    }
}

/// A key that is told of is heard, and what is told of a place is one thing a key.
#[test]
fn no_key_of_a_place_hides_another() {
    for place in Place::ALL {
        let mut seen = BTreeSet::new();
        for key in keys::of(place) {
            let now =
                Now { place, writable: true, unsaved: false, led: true, ascii: false, scale: None };
            for code in key.shown(&now, true).split(' ') {
                // Saved again where something is not saved: else the key does nothing.
                let again = key.word == "key-retry" && place == Place::Interview;
                assert!(again || seen.insert(code.to_owned()), "{code} twice: {}", place.word());
            }
        }
    }
    assert!(KEYS.iter().all(|key| {
        Place::ALL.into_iter().any(|place| keys::of(place).any(|of| std::ptr::eq(of, key)))
    }));
}
