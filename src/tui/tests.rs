//! The interview as tables: keys in, journal and screen out.
//!
//! The journal here stamps entries as the store does, without a disk.

mod approved;
mod bar;
mod home;
mod journal;
mod keys;
mod report;
mod slow;
mod storm;
mod themes;
mod windows;
mod yields;

use self::journal::{Journal, busy};
use super::app::App;
use super::{Coming, Desk, Effect, Incoming, Look, Msg, Opened, Opening, Wait, run};
use crate::assessment::{Answer, Assessment, Change, Entry, EntryId, Reading, ReplicaId};
use crate::i18n::Language;
use crate::questionnaire::{QuestionId, Questionnaire, read, read_translated};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::{Arc, LazyLock};

static INAMA: LazyLock<Arc<Questionnaire>> = LazyLock::new(|| {
    let source = include_bytes!("../../questionnaires/inama.yaml");
    let french = include_bytes!("../../questionnaires/inama.fr.yaml");
    let (questionnaire, _) = read_translated(source, &[french]).expect("it is sound");
    Arc::new(questionnaire)
});

static LIBRARY: LazyLock<Arc<Questionnaire>> = LazyLock::new(|| {
    let source = include_bytes!("../../tests/fixtures/sound/library.yaml");
    Arc::new(read(source).expect("it is sound"))
});

fn opened(language: Language, known: &Assessment) -> Opened {
    let opening = Opening {
        language,
        reading: Reading::Own,
        replica: ReplicaId::from("here"),
        title: "Exemplia · Customs and Excise".to_owned(),
        remarks: Vec::new(),
        today: "2026-03-02".to_owned(),
        read_only: false,
    };
    Opened { questionnaire: INAMA.clone(), assessment: known.clone(), opening }
}

fn open(language: Language, known: &Assessment) -> App {
    let Opened { questionnaire, assessment, opening } = opened(language, known);
    App::new(questionnaire, assessment, opening)
}

fn hear(app: &mut App, journal: &mut Journal, event: Event) -> bool {
    let mut inbox = app.hear(Incoming::Terminal(event));
    while let Some(msg) = inbox {
        match app.update(msg) {
            Some(Effect::Leave) => return true,
            effect => inbox = effect.map(|effect| journal.perform(effect)),
        }
    }
    false
}

/// Keys as they are typed: letters, and names or what is pasted in angle brackets.
fn events(keys: &str) -> Vec<Event> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let (event, after) = match named {
            Some((name, after)) => match name.strip_prefix("paste ") {
                Some(text) => (Event::Paste(text.to_owned()), after),
                None => (Event::Key(named_key(name)), after),
            },
            None => (Event::Key(KeyCode::Char(c).into()), &rest[c.len_utf8()..]),
        };
        events.push(event);
        rest = after;
    }
    events
}

fn named_key(name: &str) -> KeyEvent {
    match name {
        "enter" => KeyCode::Enter.into(),
        "esc" => KeyCode::Esc.into(),
        "tab" => KeyCode::Tab.into(),
        "back" => KeyCode::Backspace.into(),
        "del" => KeyCode::Delete.into(),
        "c-r" => KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL),
        "c-s" => KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL),
        "c-e" => KeyEvent::new(KeyCode::Char('e'), KeyModifiers::CONTROL),
        "c-o" => KeyEvent::new(KeyCode::Char('o'), KeyModifiers::CONTROL),
        "down" => KeyCode::Down.into(),
        "end" => KeyCode::End.into(),
        "pgdn" => KeyCode::PageDown.into(),
        "pgup" => KeyCode::PageUp.into(),
        "c-c" => KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL),
        _ => panic!("no key is called {name}"),
    }
}

fn type_keys(app: &mut App, journal: &mut Journal, keys: &str) -> bool {
    events(keys).into_iter().any(|event| hear(app, journal, event))
}

fn after(keys: &str) -> (App, Journal) {
    let mut journal = Journal::default();
    let mut app = open(Language::En, &journal.known);
    type_keys(&mut app, &mut journal, keys);
    (app, journal)
}

fn screen(app: &mut App, columns: u16, rows: u16) -> String {
    app.update(Msg::Resized(columns, rows));
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal");
    terminal.draw(|frame| app.view(frame)).expect("it draws");
    drawn(&terminal)
}

/// What stands on a screen, line by line.
fn drawn(terminal: &Terminal<TestBackend>) -> String {
    let shown = terminal.backend().to_string();
    shown.lines().map(|line| line.trim_matches('"').trim_end()).collect::<Vec<_>>().join("\n")
}

fn answer(app: &App, id: &str) -> Option<Answer> {
    let id = QuestionId::from(id);
    app.assessment().given(&id, Reading::Own).map(|given| given.answer.clone())
}

#[test]
fn keys_become_answers_and_go_on() {
    let at = |app: &App| app.question().map(|question| question.id.to_string()).unwrap_or_default();
    let lead = |reason: &str| {
        Some(Answer::NotApplicable { reason: reason.to_owned(), lead_decision: true })
    };
    for (keys, given, here) in [
        ("2", Some(Answer::Level(2)), "LEG-02"),
        ("7", None, "LEG-01"),
        ("e", Some(Answer::NoEvidence), "LEG-02"),
        ("xno port<enter>", lead("no port"), "LEG-02"),
        ("x<enter>", None, "LEG-01"),
        ("xno<esc>x port<enter>", lead("no port"), "LEG-02"),
        ("2[<del>", None, "LEG-01"),
        ("2u", None, "LEG-01"),
        ("2u<c-r>", Some(Answer::Level(2)), "LEG-01"),
        ("2[3", Some(Answer::Level(3)), "LEG-02"),
        ("21[[n", Some(Answer::Level(2)), "LEG-03"),
        ("R2", None, "LEG-02"),
        ("/leg-04<enter>", None, "LEG-04"),
        ("mfff", None, "LEG-01"),
    ] {
        let (app, journal) = after(keys);
        assert_eq!(answer(&app, "LEG-01"), given, "{keys}");
        assert_eq!(at(&app), here, "{keys}");
        let replayed = Assessment::replay(journal.entries);
        assert_eq!(replayed.history(), app.assessment().history(), "{keys}");
    }
}

#[test]
fn what_could_not_be_saved_is_shown_kept_and_tried_again() {
    let mut journal = Journal { broken: true, ..Journal::default() };
    let mut app = open(Language::En, &journal.known);
    type_keys(&mut app, &mut journal, "2");
    assert_eq!(answer(&app, "LEG-01"), None);
    let shown = screen(&mut app, 80, 24);
    assert!(shown.contains("NOT SAVED") && shown.contains("the disk is full."), "{shown}");
    assert!(!type_keys(&mut app, &mut journal, "q"), "leaving asks");
    assert!(screen(&mut app, 80, 24).contains("leave without saving"));
    type_keys(&mut app, &mut journal, "<esc>cSeen<esc>");
    assert_eq!(app.unsaved(), 2);
    journal.broken = false;
    type_keys(&mut app, &mut journal, "w");
    assert_eq!((app.unsaved(), answer(&app, "LEG-01")), (0, Some(Answer::Level(2))));
    assert_eq!(app.assessment().notes(&QuestionId::from("LEG-01"), Reading::Own), ["Seen"]);
}

#[test]
fn every_way_out_keeps_the_note() {
    for way in [Some("<c-c>"), None] {
        let mut journal = Journal::default();
        let desk = Desk::with(opened(Language::En, &journal.known), Look::default());
        let mut coming =
            events(&format!("cregister of 2019{}", way.unwrap_or_default())).into_iter();
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
        // A key that is not there any more stands for a signal.
        let next = |_| {
            let incoming = coming.next().map_or(Incoming::Hangup, Incoming::Terminal);
            Ok(Coming::Outside(incoming))
        };
        let perform = |effect| Some(journal.perform(effect));
        let desk = run(&mut terminal, desk, next, perform).expect("it runs");
        assert_eq!(desk.interrupted(), way.is_none());
        let known = Assessment::replay(journal.entries);
        assert_eq!(known.notes(&QuestionId::from("LEG-01"), Reading::Own), ["register of 2019"]);
    }
}

#[test]
fn nothing_is_changed_where_only_reading_is_allowed() {
    let mut journal = Journal::default();
    let mut app = open(Language::En, &journal.known);
    app.opening.read_only = true;
    type_keys(&mut app, &mut journal, "2excmvtu<c-r>");
    assert!(journal.entries.is_empty());
}

#[test]
fn every_way_leads_where_it_says() {
    let at = |app: &App| app.question().map(|question| question.id.to_string()).unwrap_or_default();
    for (keys, here) in [
        ("/leg-04<enter>", "LEG-04"),
        ("/lg04<enter>", "LEG-04"),
        ("}}<c-o>", "ORG-01"),
        ("}}J<enter>", "ORG-01"),
        (":mark for<enter>n", "LEG-02"),
        (":no such command<enter>", "LEG-01"),
        ("d<enter>2.", "LEG-04"),
        ("2", "LEG-02"),
    ] {
        let (app, _) = after(keys);
        assert_eq!(at(&app), here, "{keys}");
    }
    assert!(after(":mark for<enter>").0.assessment().is_marked(&"LEG-01".into()));
}

#[test]
fn the_mouse_takes_the_focus_and_opens_what_is_clicked() {
    use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
    let mut journal = Journal::default();
    let mut app = open(Language::En, &journal.known);
    app.update(Msg::Resized(120, 40));
    let mouse = |kind, column, row| {
        Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
    };
    // The third line of the tree below head and title: the second question.
    let click = mouse(MouseEventKind::Down(MouseButton::Left), 5, 5);
    hear(&mut app, &mut journal, click);
    assert_eq!(app.question().map(|question| question.id.as_str()), Some("LEG-02"));
    hear(&mut app, &mut journal, mouse(MouseEventKind::ScrollDown, 5, 5));
    assert_eq!(app.question().map(|question| question.id.as_str()), Some("LEG-03"));
}

/// The screens of a busy week, by the keys that lead there.
const SHOTS: &[(&str, &str)] = &[
    ("interview", "g"),
    ("details", "g<tab>"),
    ("tree", "g<tab><tab>"),
    ("help", "?"),
    ("help-found", "?note"),
    ("scores", "s"),
    ("remarks", "s<end><end>"),
    ("why", "sjj<enter>"),
    ("plan", "p"),
    ("report", "r}}}"),
    ("report-first", "r"),
    ("report-written", "rw"),
    ("note", "gc"),
    ("reason", "gx"),
    ("search", "/permit"),
    ("search-none", "/xyzzy"),
    ("records", "b"),
    ("records-here", "gb<tab>"),
    ("records-none-here", "Gb<tab>"),
    ("add", "ga"),
    ("document", "gad"),
    ("finding", "gaf"),
    ("session", "gasPort of Exemplia"),
    ("history", "gH"),
    ("palette", ":rec"),
    ("palette-all", ":"),
    ("director", "d"),
    ("director-who", "dl"),
    ("radar", "sv"),
    ("both", "gLLLL"),
];

/// A screen in two languages and two sizes; `look` is given what tells them apart, and
/// what is drawn.
fn looks(
    open: impl Fn(Language) -> App,
    keys: &str,
    journal: &Journal,
    look: impl Fn(&str, String),
) {
    for (language, code) in [(Language::En, "en"), (Language::Fr, "fr")] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            let mut app = open(language);
            app.update(Msg::Resized(columns, rows));
            type_keys(&mut app, &mut journal.clone(), keys);
            let shown = screen(&mut app, columns, rows);
            assert!(shown.lines().count() == usize::from(rows), "{keys}");
            look(&format!("{columns}x{rows}-{code}"), shown);
        }
    }
}

#[test]
fn screens() {
    let journal = busy();
    for (name, keys) in SHOTS {
        looks(
            |language| open(language, &journal.known),
            keys,
            &journal,
            |size, shown| {
                insta::assert_snapshot!(format!("{name}-{size}"), shown);
            },
        );
    }
}

/// The pseudo-language is longer than any that people speak: what stands in it
/// stands in all.
#[test]
fn the_interview_in_the_widest_language() {
    let journal = busy();
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut app = open(Language::Qps, &journal.known);
        app.update(Msg::Resized(columns, rows));
        type_keys(&mut app, &mut Journal::default(), "g");
        let shown = screen(&mut app, columns, rows);
        insta::assert_snapshot!(format!("interview-{columns}x{rows}-qps"), shown);
    }
}

/// Every word on these screens comes from a phrase or the questionnaire: in the
/// pseudo-language none has a plain vowel.
#[test]
fn no_word_on_screen_is_untranslated() {
    let ours = ["Exemplia", "Customs", "and", "Excise", "Diallo"];
    for keys in [
        "", "?", "s", "sv", "p", "gc", "gx", "gv", "gt", "go", "ga", "gaf", "gS", "f", "/xyz", "b",
        "d", "gH", ":zz", "J",
    ] {
        let mut app = open(Language::Qps, &Assessment::default());
        app.update(Msg::Resized(120, 40));
        type_keys(&mut app, &mut Journal::default(), keys);
        let shown = screen(&mut app, 120, 40);
        let plain = |word: &&str| word.contains(['a', 'e', 'i', 'o', 'u']);
        let words = shown.split(|c: char| !c.is_alphanumeric()).filter(plain);
        let stray: Vec<&str> = words.filter(|word| !ours.contains(word)).collect();
        // Keys that are written out, as they stand on keyboards.
        let keys_named =
            ["Home", "End", "Tab", "Shift", "Backspace", "Del", "Enter", "Esc", "Space"];
        let stray: Vec<&str> =
            stray.into_iter().filter(|word| !keys_named.contains(word) && word.len() > 1).collect();
        assert_eq!(stray, Vec::<&str>::new(), "{keys}: {shown}");
    }
}

#[test]
fn ascii_and_high_contrast_change_what_is_drawn_not_what_is_said() {
    use ratatui::style::{Color, Modifier};
    let journal = busy();
    for keys in ["g", "s", "sv", "p", "b", "d", "?"] {
        let look = Look { ascii: true, theme: super::Theme::HighContrast, mouse: false };
        let mut desk = Desk::with(opened(Language::Fr, &journal.known), look);
        desk.update(Msg::Resized(80, 24));
        for event in events(keys) {
            if let Some(msg) = desk.hear(Incoming::Terminal(event)) {
                desk.update(msg);
            }
        }
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
        terminal.draw(|frame| desk.view(frame)).expect("it draws");
        for cell in &terminal.backend().buffer().content {
            assert!(cell.symbol().is_ascii(), "{keys}: {:?}", cell.symbol());
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{keys}");
            assert!(!cell.modifier.contains(Modifier::DIM), "{keys}");
        }
    }
}

/// On 120×40 a question and all its level texts stand there without scrolling;
/// nearly always the probes, the evidence and the prerequisites too.
#[test]
fn every_question_stands_on_one_screen() {
    for (language, most) in [(Language::En, 75), (Language::Fr, 60)] {
        let mut app = open(language, &Assessment::default());
        app.update(Msg::Resized(120, 40));
        let mut whole = 0;
        for _ in 0..79 {
            let shown = screen(&mut app, 120, 40);
            let highest = app.question().and_then(|question| {
                let text = app.speech.text(question.levels.last()?).to_owned();
                text.split_whitespace().last().map(str::to_owned)
            });
            assert!(shown.contains(&highest.unwrap_or_default()), "{shown}");
            whole += usize::from(!shown.contains('▼'));
            type_keys(&mut app, &mut Journal::default(), "]");
        }
        assert!(whole >= most, "{language}: only {whole} of 79 without any scrolling");
    }
}

#[test]
fn a_reason_begun_for_one_setting_of_the_plan_is_not_found_for_another() {
    let (mut app, mut journal) = after("0000p");
    type_keys(&mut app, &mut journal, "wphase.P1=0<enter>The ministry asked<esc>");
    assert_eq!(journal.known.drafts().count(), 1);
    type_keys(&mut app, &mut journal, "w<back><back><back>2=0<enter>");
    let shown = screen(&mut app, 120, 40);
    assert!(shown.contains("phase.P2") && !shown.contains("The ministry"), "{shown}");
    type_keys(&mut app, &mut journal, "<esc>w<back><back><back>1=0<enter>");
    let shown = screen(&mut app, 120, 40);
    assert!(shown.contains("phase.P1") && shown.contains("The ministry"), "{shown}");
}

#[test]
fn the_plan_is_tried_decided_and_undone_on_its_screen() {
    let (mut app, mut journal) = after("0000p");
    let decided = |app: &App| app.assessment().rulings().count();
    type_keys(&mut app, &mut journal, "w");
    type_keys(&mut app, &mut journal, "phase.P1=0");
    let tried = screen(&mut app, 120, 40);
    assert!(tried.contains("slips by") && decided(&app) == 0, "{tried}");
    type_keys(&mut app, &mut journal, "<esc>v");
    let chart = screen(&mut app, 120, 40);
    assert!(chart.contains("Q1 Q2 Q3") && chart.contains('█'), "{chart}");
    type_keys(&mut app, &mut journal, "x<enter>");
    assert_eq!(decided(&app), 0, "a reason comes first");
    type_keys(&mut app, &mut journal, "Another agency does it.<enter>");
    assert_eq!(decided(&app), 1);
    assert_eq!(journal.entries.last().unwrap().why.as_deref(), Some("Another agency does it."));
    type_keys(&mut app, &mut journal, "u");
    assert_eq!(decided(&app), 0);
}
