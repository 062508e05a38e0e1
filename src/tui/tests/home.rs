//! The home screen as tables: keys in, screen out.

use super::{drawn, events};
use crate::i18n::Language;
use crate::tui::home::{Beginning, Home, Seen};
use crate::tui::{Incoming, Msg};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn shown(keys: &str, language: Language, (columns, rows): (u16, u16)) -> String {
    let seen = |country: &str, answered: usize, score: Option<&str>, fault: Option<&str>| Seen {
        folder: format!("assessments/{country}"),
        country: country.to_owned(),
        administration: "Customs and Excise".to_owned(),
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
            seen("damaged", 0, None, Some("damaged is not an assessment")),
        ],
        questionnaires: vec!["inama".to_owned()],
        by: "A. Diallo".to_owned(),
    };
    let mut home = Home::new(beginning);
    home.update(Msg::Resized(columns, rows));
    for event in events(keys) {
        if let Some(msg) = home.hear(Incoming::Terminal(event)) {
            home.update(msg);
        }
    }
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal");
    terminal.draw(|frame| home.view(frame)).expect("it draws");
    drawn(&terminal)
}

#[test]
fn home_screens() {
    for (language, code) in [(Language::En, "en"), (Language::Fr, "fr")] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            for (name, keys) in [("home", ""), ("home-new", "n"), ("home-search", "/kenya")] {
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
