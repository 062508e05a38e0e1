//! Keys at random: nothing panics, nothing is lost, the way back is always there.

use super::{App, Event, INAMA, Journal, LIBRARY, hear, opened, screen};
use crate::assessment::Assessment;
use crate::i18n::Language;
use crate::questionnaire::Questionnaire;
use crate::tui::facts::facts;
use crate::tui::screen::Overlay;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::Arc;

pub fn any_event() -> impl Strategy<Value = Event> {
    let letter = proptest::char::range(' ', '~').prop_map(|c| KeyEvent::from(KeyCode::Char(c)));
    let named = proptest::sample::select(vec![
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::F(1),
    ])
    .prop_map(KeyEvent::from);
    let control = proptest::char::range('a', 'z')
        .prop_map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
    prop_oneof![
        8 => letter.prop_map(Event::Key),
        6 => named.prop_map(Event::Key),
        1 => control.prop_map(Event::Key),
        1 => any::<String>().prop_map(Event::Paste),
        1 => (0_u16..130, 0_u16..45).prop_map(|(columns, rows)| Event::Resize(columns, rows)),
    ]
}

/// Gives a storm of keys to the interview, resizes and a broken disk among them.
fn storm(questionnaire: &Arc<Questionnaire>, storm: Vec<(Event, bool)>, draw_each: usize) {
    let mut journal = Journal::default();
    let begin = |journal: &Journal| {
        let mut opened = opened(Language::En, &journal.known);
        opened.questionnaire = questionnaire.clone();
        App::new(opened.questionnaire, opened.assessment, opened.opening)
    };
    let mut app = begin(&journal);
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    for (count, (event, breaks)) in storm.into_iter().enumerate() {
        journal.broken ^= breaks;
        if let Event::Resize(columns, rows) = event {
            terminal.backend_mut().resize(columns, rows);
        }
        if hear(&mut app, &mut journal, event) {
            app = begin(&journal);
        }
        if count % draw_each == 0 {
            terminal.draw(|frame| app.view(frame)).expect("it draws");
        }
    }
    let replayed = Assessment::replay(journal.entries);
    assert_eq!(replayed.history(), app.assessment().history());
    let anew = facts(&app.questionnaire, &replayed, app.reading);
    assert_eq!(app.facts, anew, "what was found out piece by piece");
    // Whatever is open, a way back leads to a screen that shows where one is.
    for _ in 0..6 {
        hear(&mut app, &mut Journal::default(), Event::Key(KeyCode::Esc.into()));
    }
    assert!(matches!(app.overlay, Overlay::None), "every window closes");
    let shown = screen(&mut app, 120, 40);
    assert!(shown.contains('▸'), "the focus is seen: {shown}");
}

/// Whether the long tests run in full length: as the tests were built.
pub fn everything() -> bool {
    option_env!("TATHMINI_TEST_ALL") == Some("1")
}

fn any_storm(keys: usize) -> impl Strategy<Value = Vec<(Event, bool)>> {
    proptest::collection::vec((any_event(), proptest::bool::weighted(0.02)), 1..keys)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn no_storm_of_keys_breaks_anything(keys in any_storm(120)) {
        storm(&INAMA, keys, 2);
    }
}

proptest! {
    // Thousands of keys, on a questionnaire that is quick to score; tens of
    // thousands where everything is tried.
    #![proptest_config(ProptestConfig::with_cases(if everything() { 150 } else { 25 }))]
    #[test]
    fn no_long_storm_of_keys_breaks_anything(keys in any_storm(400)) {
        storm(&LIBRARY, keys, 4);
    }
}
