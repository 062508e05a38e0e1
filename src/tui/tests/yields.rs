//! What an interview yields beside answers: forms, sessions, reasons, drafts.

use super::*;

/// Every member of the lists, in one line each.
fn listed(app: &App) -> Vec<String> {
    let all = app.assessment().listed().into_iter();
    all.map(|listed| crate::tui::screen::yields::one_line(app, listed.item)).collect()
}

#[test]
fn what_an_interview_yields_is_kept_by_forms() {
    for (keys, kept) in [
        ("af<tab>In force.<c-s>", vec!["+ In force."]),
        ("af<down><tab>No decree.<c-s>", vec!["− No decree."]),
        ("af<c-s>", vec![]),
        ("aqOn attend.<tab><tab>Head<c-s>", vec!["“On attend.” · Head"]),
        (
            "adLaw<tab>decree.pdf<tab><tab>MA<c-s>",
            vec!["D01 Law · MA · 2026-03-02 · decree.pdf", "D01 Law › LEG-01"],
        ),
        // A file that is not there never blocks.
        ("adLaw<tab>lost.pdf<c-s>", vec!["D01 Law · 2026-03-02", "D01 Law › LEG-01"]),
        (
            "adLaw<c-s>al<tab> leg-02 ORG-03<tab>7<c-s>",
            vec![
                "D01 Law · 2026-03-02",
                "D01 Law › LEG-01",
                "D01 Law › LEG-01 · p. 7",
                "D01 Law › LEG-02 · p. 7",
                "D01 Law › ORG-03 · p. 7",
            ],
        ),
        ("al", vec![]),
        ("atSend it<c-s>b ", vec!["[x] Send it"]),
        ("atSend it<c-s>b<del>", vec![]),
        ("atSend it<c-s>b<enter> now<c-s>", vec!["[ ] Send it now"]),
        ("apB. Okoro<tab>Adviser<c-s>", vec!["B. Okoro · Adviser"]),
        // Set aside and taken up again.
        ("afb<esc>af<tab>Yes<c-s>", vec!["+ Yes"]),
        ("af<tab>Yes<esc>af<c-s>", vec!["+ Yes"]),
        ("af<tab>Yes<c-e><c-s>", vec!["+ Yes, edited"]),
    ] {
        let (app, journal) = after(keys);
        assert_eq!(listed(&app), kept, "{keys}");
        let replayed = Assessment::replay(journal.entries);
        assert_eq!(replayed.history(), app.assessment().history(), "{keys}");
        assert_eq!(app.assessment().drafts().count(), 0, "{keys}");
    }
}

#[test]
fn answers_know_their_session() {
    let (app, _) = after("0SnPort<tab><tab><tab>B. Okoro, adviser<c-s>1S-2S13");
    let place = |id: &str| {
        let given = app.assessment().given(&QuestionId::from(id), Reading::Own).expect("given");
        let session = app.assessment().session_of(given.entry)?;
        crate::tui::screen::yields::session_place(&app, session)
    };
    let port = Some("Port".to_owned());
    assert_eq!(
        ["LEG-01", "LEG-02", "LEG-03", "LEG-04"].map(place),
        [None, port.clone(), None, port]
    );
}

#[test]
fn a_change_after_validation_asks_for_the_reason() {
    let mut journal = Journal::default();
    let mut app = open(Language::En, &journal.known);
    type_keys(&mut app, &mut journal, "1");
    let status = crate::assessment::Status::Validated;
    app.update(Msg::Saved(vec![journal.stamp(Change::Became { status }, None)]));
    type_keys(&mut app, &mut journal, "g3<enter>");
    assert!(screen(&mut app, 80, 24).contains("A reason is needed."));
    type_keys(&mut app, &mut journal, "seen<esc>");
    assert_eq!(answer(&app, "LEG-01"), Some(Answer::Level(1)), "given up");
    // The reason begun is found again, after a power cut too.
    let mut app = open(Language::En, &journal.known);
    assert!(screen(&mut app, 80, 24).contains("A text begun on LEG-01 is kept"));
    type_keys(&mut app, &mut journal, "g3 on site<enter>");
    assert_eq!(app.assessment().drafts().count(), 0);
    assert_eq!(answer(&app, "LEG-01"), Some(Answer::Level(3)));
    let why = journal.entries.last().and_then(|entry| entry.why.clone());
    assert_eq!(why.as_deref(), Some("seen on site"));
    type_keys(&mut app, &mut journal, "gH");
    assert!(screen(&mut app, 120, 40).contains("why: seen on site"));
    // A first answer needs none.
    type_keys(&mut app, &mut journal, "<esc>/leg-09<enter>2");
    assert_eq!(answer(&app, "LEG-09"), Some(Answer::Level(2)));
}

#[test]
fn a_pause_keeps_what_is_being_written() {
    let mut journal = Journal::default();
    let mut app = open(Language::En, &journal.known);
    assert!(!app.writes(), "nothing wakes an idle interview");
    type_keys(&mut app, &mut journal, "cThe decree");
    assert!(app.writes());
    let pause = |app: &mut App, journal: &mut Journal| {
        let mut inbox = app.hear(Incoming::Pause);
        while let Some(msg) = inbox {
            inbox = app.update(msg).map(|effect| journal.perform(effect));
        }
    };
    pause(&mut app, &mut journal);
    assert!(!app.writes(), "once kept, nothing wakes");
    assert!(app.assessment().notes(&"LEG-01".into(), Reading::Own).is_empty(), "no note yet");
    let mut again = open(Language::En, &journal.known);
    assert!(screen(&mut again, 80, 24).contains("A text begun on LEG-01 is kept"));
    type_keys(&mut again, &mut journal, "c of 2019<esc>");
    assert_eq!(again.assessment().notes(&"LEG-01".into(), Reading::Own), ["The decree of 2019"]);
    assert_eq!(again.assessment().drafts().count(), 0);
}

/// What a foreign hand wrote into the journal can't steer the terminal.
#[test]
fn hostile_texts_are_drawn_as_visible_marks() {
    use crate::assessment::{Item, Person, Session, Task};
    let evil = "a\u{1b}[2J\u{9b}31m\u{202e}\u{7}\u{2028}\u{e0041}z".to_owned();
    let mut journal = Journal::default();
    let person = journal.stamp(
        Change::Listed {
            replaces: None,
            item: Item::Person(Person {
                name: evil.clone(),
                function: evil.clone(),
                organisation: evil.clone(),
                date: evil.clone(),
            }),
        },
        Some(evil.clone()),
    );
    let session = Session { date: evil.clone(), place: evil.clone(), persons: vec![person.id] };
    let session = journal
        .stamp(Change::Listed { replaces: None, item: Item::Session(session) }, Some(evil.clone()));
    let task = Task {
        question: "LEG-01".into(),
        text: evil.clone(),
        who: evil.clone(),
        until: evil.clone(),
        done: false,
    };
    for change in [
        Change::Sat { session: Some(session.id) },
        Change::Listed { replaces: None, item: Item::Task(task) },
        Change::Noted { question: "LEG-01".into(), reading: Reading::Own, text: evil.clone() },
        Change::Answered {
            question: "LEG-01".into(),
            reading: Reading::Own,
            answer: Answer::NotApplicable { reason: evil.clone(), lead_decision: true },
        },
    ] {
        journal.stamp(change, Some(evil.clone()));
    }
    for keys in ["g", "g<tab>", "b", "b<enter>", "gH", "gc", "gS", "gx", "gas", "d", "J"] {
        let mut app = open(Language::En, &journal.known);
        app.told = Some(evil.clone());
        app.update(Msg::Resized(120, 40));
        type_keys(&mut app, &mut Journal::default(), keys);
        let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal");
        terminal.draw(|frame| app.view(frame)).expect("it draws");
        for cell in &terminal.backend().buffer().content {
            let steers = cell.symbol().chars().any(crate::i18n::is_harmful);
            assert!(!steers, "{keys}: {:?}", cell.symbol());
        }
    }
}
