//! The home screen as tables: keys in, screen out.

use super::{drawn, events};
use crate::i18n::Language;
use crate::tui::home::{Beginning, Home, Seen};
use crate::tui::{Incoming, Msg};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The home screen after these keys, and what it asked for last.
fn after(
    keys: &str,
    language: Language,
    (columns, rows): (u16, u16),
) -> (Home, Option<crate::tui::Effect>) {
    let seen = |country: &str, answered: usize, score: Option<&str>, fault: Option<&str>| Seen {
        folder: format!("assessments/{country}"),
        country: country.to_owned(),
        administration: if fault.is_some() { "" } else { "Customs and Excise" }.to_owned(),
        date: "2026-03-02".to_owned(),
        status: "status-draft",
        answered,
        asked: 79,
        score: score.map(str::to_owned),
        sealed: false,
        fault: fault.map(str::to_owned),
    };
    let beginning = Beginning {
        language,
        folder: "assessments".to_owned(),
        seen: vec![
            seen("KE Kenya", 79, Some("1.8/3"), None),
            seen("XA Exemplia", 31, Some("1.4/3"), None),
            Seen { sealed: true, ..seen("sealed-2026", 0, None, None) },
            seen("damaged", 0, None, Some("damaged is not an assessment")),
        ],
        questionnaires: vec!["inama".to_owned()],
        by: "A. Diallo".to_owned(),
    };
    let mut home = Home::new(beginning);
    home.update(Msg::Resized(columns, rows));
    let mut asked = None;
    for event in events(keys) {
        if let Some(msg) = home.hear(Incoming::Terminal(event)) {
            asked = home.update(msg);
        }
    }
    (home, asked)
}

fn shown(keys: &str, language: Language, size: (u16, u16)) -> String {
    draw(&after(keys, language, size).0, size)
}

fn draw(home: &Home, (columns, rows): (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal");
    terminal.draw(|frame| home.view(frame)).expect("it draws");
    drawn(&terminal)
}

#[test]
fn home_screens() {
    for (language, code) in [(Language::En, "en"), (Language::Fr, "fr")] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            for (name, keys) in [
                ("home", ""),
                ("home-new", "n"),
                ("home-refused", "nzz9<tab>Douanes<c-s>"),
                ("home-missing", "nKE<c-s>"),
                ("home-search", "/kenya"),
                ("home-search-none", "/xyzzy"),
                ("home-help", "?"),
            ] {
                let name = format!("{name}-{columns}x{rows}-{code}");
                let shown = shown(keys, language, (columns, rows));
                insta::assert_snapshot!(name, shown);
            }
        }
    }
}

#[test]
fn scores_and_hints_speak_the_language_on_screen() {
    assert!(shown("", Language::Fr, (80, 24)).contains("1,4/3"));
    for language in [Language::En, Language::Fr, Language::Pt, Language::Es] {
        for size in [(80, 24), (120, 40)] {
            let shown = shown("n", language, size);
            let hint = shown.lines().find(|line| line.contains("Ctrl-S")).unwrap_or_default();
            assert!(hint.contains('│') && !hint.contains('…'), "{shown}");
        }
    }
}

#[test]
fn a_country_that_nobody_knows_is_refused_in_the_language_on_screen() {
    for (language, words) in [
        (Language::En, "Atlantis is neither the code nor the name of a country."),
        (Language::Fr, "Atlantis n’est ni le code ni le nom d’un pays."),
        (Language::Pt, "Atlantis não é código nem nome de um país."),
        (Language::Es, "Atlantis no es ni el código ni el nombre de un país."),
    ] {
        let (home, asked) = after("nAtlantis<tab>Douanes<c-s>", language, (80, 24));
        assert_eq!(asked, None, "nothing is begun");
        assert!(draw(&home, (80, 24)).contains(words), "{language}");
        // The focus is where the fault is.
        assert!(shown("nAtlantis<tab>Douanes<c-s>!", language, (80, 24)).contains("Atlantis!"));
    }
    let (_, asked) = after("nCôte d'Ivoire<tab>Douanes<c-s>", Language::Fr, (80, 24));
    assert!(matches!(asked, Some(crate::tui::Effect::Begin(_))), "{asked:?}");
}

#[test]
fn a_form_that_is_set_aside_is_found_again() {
    let shown = shown("nKE<tab>Revenue Authority<esc>n", Language::En, (80, 24));
    assert!(shown.contains("KE") && shown.contains("Revenue Authority"), "{shown}");
}

#[test]
fn help_is_searched_here_as_everywhere() {
    let shown = shown("?mouse", Language::En, (80, 24));
    assert!(shown.contains("mouse on or off") && !shown.contains("page down"), "{shown}");
}

/// Whatever the width, the country can be read; below the smallest size it says so.
#[test]
fn a_narrow_window_keeps_the_country() {
    for columns in 40..=120 {
        let shown = shown("", Language::Fr, (columns, 24));
        assert!(shown.contains("XA Exemplia") && shown.contains("31/79"), "{columns}: {shown}");
    }
    assert!(shown("", Language::Fr, (39, 24)).contains("trop petite"));
}
