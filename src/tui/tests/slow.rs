//! A slow disk: keys come while a save is under way, and mean what they would
//! have meant after it.

use super::storm::{any_event, everything};
use super::{Coming, Desk, Effect, Event, INAMA, Incoming, Journal, LIBRARY, Look, Msg, Wait};
use super::{drawn, events, opened, run};
use crate::assessment::{Assessment, Change, Entry, Reading};
use crate::i18n::Language;
use crate::questionnaire::{QuestionId, Questionnaire};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// What a session leaves: the entries that last, the drafts as they stand, the screen.
type Left = (Vec<Entry>, Drafts, String);

/// Keys as they come, none of them a pause.
fn typed(keys: &str) -> Vec<Incoming> {
    events(keys).into_iter().map(Incoming::Terminal).collect()
}

/// A session, every save of which takes as many keys as `delays` says in turn.
fn session(questionnaire: &Arc<Questionnaire>, keys: Vec<Incoming>, delays: &[usize]) -> Left {
    let mut opened = opened(Language::En, &Assessment::default());
    opened.questionnaire = questionnaire.clone();
    let desk = Desk::with(opened, Look::default());
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    let mut journal = Journal::default();
    let mut coming = VecDeque::from(keys);
    let mut delays = delays.iter().cycle().copied();
    // The answer under way, and the keys that come before it.
    let under_way: RefCell<Option<(Msg, usize)>> = RefCell::new(None);
    let next = |wait: Wait| {
        let mut under_way = under_way.borrow_mut();
        match under_way.as_mut() {
            Some((_, delay)) if *delay > 0 && wait.keys && !coming.is_empty() => *delay -= 1,
            Some(_) => {
                let (answer, _) = under_way.take().expect("it is there");
                return Ok(Coming::Answered(answer));
            }
            None => {}
        }
        Ok(Coming::Outside(coming.pop_front().unwrap_or(Incoming::Hangup)))
    };
    let perform = |effect| {
        let answer = match effect {
            Effect::Mouse(_) => Msg::Performed,
            effect => journal.perform(effect),
        };
        match delays.next() {
            None | Some(0) => Some(answer),
            Some(delay) => {
                let before = under_way.borrow_mut().replace((answer, delay - 1));
                assert!(before.is_none(), "one effect at a time");
                None
            }
        }
    };
    let desk = run(&mut terminal, desk, next, perform).expect("it runs");
    assert_eq!(desk.unsaved(), 0, "leaving waits for what is under way");
    terminal.draw(|frame| desk.view(frame)).expect("it draws");
    let (entries, drafts) = lasting(journal.entries);
    (entries, drafts, seen(&drawn(&terminal)))
}

/// The fields of each text that is being typed, by its question and form.
type Drafts = BTreeMap<(QuestionId, String), Vec<String>>;

/// On a slow disk a later draft takes the place of one that waits, so only the
/// last of each tells, and the numbers of all that follows are others.
fn lasting(all: Vec<Entry>) -> (Vec<Entry>, Drafts) {
    let (mut entries, mut drafts) = (Vec::new(), BTreeMap::new());
    for entry in all {
        match entry.change {
            Change::Drafted { question, form, fields } => {
                drafts.insert((question, form), fields);
            }
            change => entries.push(Entry { seq: 0, change, ..entry }),
        }
    }
    (entries, drafts)
}

/// The screen without what lies unseen behind wide letters, which tells of
/// earlier drawings.
fn seen(drawn: &str) -> String {
    let cut = |line: &str| line.split("\" Hidden by").next().unwrap_or_default().to_owned();
    drawn.lines().map(cut).collect::<Vec<_>>().join("\n")
}

/// Keys, and a pause now and then.
fn any_incoming() -> impl Strategy<Value = Incoming> {
    prop_oneof![8 => any_event().prop_map(Incoming::Terminal), 1 => Just(Incoming::Pause)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if everything() { 300 } else { 24 }))]
    #[test]
    fn a_slow_disk_changes_nothing_but_the_time(
        keys in proptest::collection::vec(any_incoming(), 1..50),
        digits in "[0-3e]{0,12}",
        delays in proptest::collection::vec(0_usize..5, 1..6),
    ) {
        let keys: Vec<Incoming> = keys
            .into_iter()
            .filter(|incoming| !matches!(incoming, Incoming::Terminal(Event::Resize(..))))
            .chain(typed(&digits))
            .collect();
        let at_once = session(&LIBRARY, keys.clone(), &[0]);
        let slowly = session(&LIBRARY, keys, &delays);
        prop_assert_eq!(slowly, at_once);
    }
}

#[test]
fn answers_and_moves_do_not_wait_for_the_disk() {
    // So slow that nothing is saved before the last key.
    let slow = || session(&INAMA, typed("2103jjkk2e}1{"), &[100]);
    let at_once = session(&INAMA, typed("2103jjkk2e}1{"), &[0]);
    assert_eq!(slow(), at_once);
    // What hangs on the save waits for it, and so does all that follows.
    for keys in ["2[1", "2um2", "21[[n", "2[m[2", "21q", "fffff21jj2", "2cA note<esc>j2", "21\r"] {
        let slowly = session(&INAMA, typed(keys), &[100]);
        assert_eq!(slowly, session(&INAMA, typed(keys), &[0]), "{keys}");
    }
}

/// The same answer again is no change, also while another is being saved.
#[test]
fn an_answer_that_stands_is_not_given_twice_while_the_disk_is_slow() {
    let keys = || typed("Gegee");
    let at_once = session(&LIBRARY, keys(), &[0]);
    assert_eq!(at_once.0.len(), 2, "{}", at_once.2);
    for delay in 1..6 {
        assert_eq!(session(&LIBRARY, keys(), &[delay]), at_once, "{delay}");
    }
}

/// What is on screen while a save is under way, after these keys.
fn meanwhile(keys: &str) -> String {
    let desk = Desk::with(opened(Language::En, &Assessment::default()), Look::default());
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    let mut coming = VecDeque::from(events(keys));
    let next = |_| match coming.pop_front() {
        Some(key) => Ok(Coming::Outside(Incoming::Terminal(key))),
        // The terminal is gone before the save has ended.
        None => Err(std::io::ErrorKind::BrokenPipe.into()),
    };
    assert!(run(&mut terminal, desk, next, |_| None).is_err());
    drawn(&terminal)
}

#[test]
fn an_answer_is_shown_as_saved_only_when_it_is() {
    let shown = meanwhile("2");
    assert!(shown.contains("LEG-02") && shown.contains("being saved…"), "{shown}");
    assert!(shown.contains("0/79") && !shown.contains("✓ saved"), "{shown}");
    let shown = meanwhile("2[");
    assert!(shown.contains("… 2 Established"), "{shown}");
    let shown = meanwhile("21j");
    assert!(shown.contains("LEG-04"), "keys go on: {shown}");
    let shown = meanwhile("2u");
    assert!(shown.contains("LEG-02"), "undoing waits: {shown}");
}

#[test]
fn a_text_is_written_on_while_its_draft_is_being_saved() {
    let desk = Desk::with(opened(Language::En, &Assessment::default()), Look::default());
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    let mut coming = VecDeque::from(typed("cabc"));
    coming.push_back(Incoming::Pause);
    coming.extend(typed("def"));
    coming.push_back(Incoming::Pause);
    coming.extend(typed("ghi"));
    let next = |wait: Wait| match coming.pop_front() {
        Some(incoming) => {
            assert!(wait.keys, "a key is read although a draft is being saved");
            Ok(Coming::Outside(incoming))
        }
        None => Err(std::io::ErrorKind::BrokenPipe.into()),
    };
    assert!(run(&mut terminal, desk, next, |_| None).is_err());
    let shown = drawn(&terminal);
    assert!(shown.contains("abcdefghi"), "{shown}");
}

/// Drawing fails first, then the reader, and only then the save is answered.
#[test]
fn a_text_begun_is_kept_though_the_terminal_ends_while_a_save_is_under_way() {
    let desk = Desk::with(opened(Language::En, &Assessment::default()), Look::default());
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    let mut coming = VecDeque::from(typed("cabc"));
    coming.push_back(Incoming::Pause);
    coming.extend(typed("def"));
    let journal = RefCell::new(Journal::default());
    let under_way = RefCell::new(None);
    let mut failures = 0;
    let next = |_| match coming.pop_front() {
        Some(incoming) => Ok(Coming::Outside(incoming)),
        None if failures < 2 => {
            failures += 1;
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        None => Ok(Coming::Answered(under_way.take().expect("only a save is waited for"))),
    };
    let perform = |effect| {
        *under_way.borrow_mut() = Some(journal.borrow_mut().perform(effect));
        None
    };
    let desk =
        run(&mut terminal, desk, next, perform).expect("a window that is closed is no fault");
    assert!(desk.interrupted());
    let known = Assessment::replay(journal.into_inner().entries);
    assert_eq!(known.notes(&"LEG-01".into(), Reading::Own), ["abcdef"]);
}

/// The window is closed just when an answer is to be drawn as saved: writing
/// fails before the signal comes.
#[test]
fn a_terminal_that_hangs_up_ends_it_as_the_signal_does() {
    let end = |number: i32, wrapped: bool| {
        let desk = Desk::with(opened(Language::En, &Assessment::default()), Look::default());
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
        let failure = || {
            let failure = std::io::Error::from_raw_os_error(number);
            if wrapped { std::io::Error::other(failure) } else { failure }
        };
        let mut journal = Journal::default();
        run(&mut terminal, desk, |_| Err(failure()), |effect| Some(journal.perform(effect)))
    };
    if cfg!(unix) {
        for number in [5, 6] {
            for wrapped in [false, true] {
                assert!(end(number, wrapped).is_ok_and(|desk| desk.interrupted()), "{number}");
            }
        }
    }
    let (denied, wrapped) = (13, true);
    assert!(end(denied, wrapped).is_err(), "what else fails is told");
}
