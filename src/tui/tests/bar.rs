//! What the bottom line and the status line say, in every language and at 80 columns.

use super::*;
use crate::tui::keys::{self, Place};

/// The keys that open every screen and list from which help can be asked for.
const SCREENS: [&str; 9] = ["g", "s", "sv", "p", "pv", "b", "d", "r", "="];

#[test]
fn help_is_named_on_the_bottom_line_of_every_screen() {
    let journal = busy();
    for language in Language::ALL {
        for keys in SCREENS {
            let mut app = open(language, &journal.known);
            type_keys(&mut app, &mut Journal::default(), keys);
            let shown = screen(&mut app, 80, 24);
            let line = shown.lines().last().unwrap_or_default();
            let help = format!(" ?  {}", app.say("key-help"));
            assert!(line.contains(&help), "{language} {keys}: {line}");
        }
    }
}

/// A form says at 80 columns how it is kept and how it is left.
#[test]
fn a_form_says_how_it_ends() {
    for language in Language::ALL {
        let mut app = open(language, &busy().known);
        type_keys(&mut app, &mut Journal::default(), "af");
        let shown = screen(&mut app, 80, 24);
        let line = shown.lines().last().unwrap_or_default();
        assert!(line.contains("Ctrl-S") && line.contains("Esc"), "{language}: {line}");
    }
}

#[test]
fn a_first_hint_is_read_whole() {
    for language in Language::ALL {
        let mut app = open(language, &Assessment::default());
        let hint = app.say("told-first");
        let shown = screen(&mut app, 80, 24);
        assert!(shown.contains(&hint), "{language}: {shown}");
        // The next key takes it away, and what is saved is told again.
        type_keys(&mut app, &mut Journal::default(), "]");
        assert!(screen(&mut app, 80, 24).contains(&app.say("status-nothing-new")), "{language}");
    }
}

/// What does not fit one line takes two, over the last line of what is open.
#[test]
fn a_long_remark_is_read_whole() {
    for language in Language::ALL {
        let mut app = open(language, &busy().known);
        let filling = [("name", "Beatrice Wanjiru".into()), ("day", "2026-02-20".into())];
        app.tell("told-approved", &filling);
        let told = app.told.clone().unwrap_or_default();
        let shown = screen(&mut app, 80, 24);
        let words: Vec<&str> = shown.split_whitespace().collect();
        let told: Vec<&str> = told.split_whitespace().collect();
        assert!(words.windows(told.len()).any(|some| some == told), "{language}: {shown}");
    }
}

#[test]
fn what_is_counted_agrees_with_its_number() {
    let phrases = |language, left: u32, count: u32, minutes: u32| {
        let filling = [
            ("who", "X".into()),
            ("left", left.into()),
            ("count", count.into()),
            ("minutes", minutes.into()),
        ];
        crate::i18n::Phrases::of(language).fill("director-head", &filling)
    };
    for (language, one, many) in [
        (
            Language::En,
            "X · one minute left · one question, about one minute",
            "X · 60 minutes left · 3 questions, about 16 minutes",
        ),
        (
            Language::Fr,
            "X · 1 minute restante · 1 question, environ 1 minute",
            "X · 60 minutes restantes · 3 questions, environ 16 minutes",
        ),
        (
            Language::Pt,
            "X · falta um minuto · uma questão, cerca de um minuto",
            "X · faltam 60 minutos · 3 questões, cerca de 16 minutos",
        ),
        (
            Language::Es,
            "X · queda un minuto · una pregunta, alrededor de un minuto",
            "X · quedan 60 minutos · 3 preguntas, unos 16 minutos",
        ),
    ] {
        assert_eq!(phrases(language, 1, 1, 1), one);
        assert_eq!(phrases(language, 60, 3, 16), many);
    }
    assert!(phrases(Language::Fr, 60, 0, 0).contains("0 question, environ 0 minute"));
}

#[test]
fn a_key_that_does_nothing_is_not_on_the_bottom_line() {
    let led = |led| {
        let now = keys::Now {
            place: Place::Director,
            writable: true,
            unsaved: false,
            led,
            ascii: false,
            scale: None,
        };
        keys::line(&now).iter().any(|key| key.word == "key-stop-leading")
    };
    assert!(led(true) && !led(false));
}

#[test]
fn an_answer_tells_its_hour_today_and_its_day_later() {
    let journal = busy();
    let mut app = open(Language::En, &journal.known);
    type_keys(&mut app, &mut Journal::default(), "g");
    assert!(screen(&mut app, 120, 40).contains("· 14:05, A. Diallo"));
    app.opening.today = "2026-03-03".to_owned();
    let shown = screen(&mut app, 120, 40);
    assert!(shown.contains("· 2026-03-02, A. Diallo") && !shown.contains("14:05"), "{shown}");
}

#[test]
fn what_no_screen_shows_is_told() {
    let mut desk = Desk::with(opened(Language::En, &Assessment::default()), Look::default());
    desk.update(Msg::Resized(80, 24));
    let mut told = |msg: Msg, words: &str| {
        let mut inbox = Some(msg);
        while let Some(msg) = inbox {
            inbox = desk.update(msg).map(|_| Msg::Performed);
        }
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
        terminal.draw(|frame| desk.view(frame)).expect("it draws");
        let shown = drawn(&terminal);
        assert!(shown.contains(words), "{words}: {shown}");
    };
    told(Msg::Theme, "Colours: light");
    told(Msg::Theme, "Colours: high contrast");
    told(Msg::Mouse, "The mouse is listened to");
    told(Msg::Mouse, "The mouse is left to the terminal");
}

/// One question in two readings is not two questions.
#[test]
fn a_remark_about_two_readings_names_them() {
    let mut journal = Journal::default();
    let mut app = open(Language::En, &journal.known);
    type_keys(&mut app, &mut journal, "3gR0");
    type_keys(&mut app, &mut journal, "s<end>");
    let shown = screen(&mut app, 80, 40);
    assert!(shown.contains("(Self-assessment 3, Validation 0)"), "{shown}");
    assert!(!shown.contains("LEG-01 = 3, LEG-01 = 0"), "{shown}");
}

/// Where signs can't be drawn, a key is named as it is printed on the keyboard: the plain
/// form of its sign is another key.
#[test]
fn keys_have_names_where_they_have_no_signs() {
    let look = Look { ascii: true, ..Look::default() };
    for (keys, named) in [("p", " Enter "), ("d", " Right "), ("s?", " Down j ")] {
        let mut desk = Desk::with(opened(Language::En, &busy().known), look);
        desk.update(Msg::Resized(80, 24));
        for event in events(keys) {
            if let Some(msg) = desk.hear(Incoming::Terminal(event)) {
                desk.update(msg);
            }
        }
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
        terminal.draw(|frame| desk.view(frame)).expect("it draws");
        let shown = drawn(&terminal);
        assert!(shown.contains(named), "{keys}: {shown}");
        assert!(!shown.contains(" >  ") && !shown.contains("  v j "), "{keys}: {shown}");
    }
}
