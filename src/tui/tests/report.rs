//! The report on screen: read by sections, written with its steps told.

use super::{Journal, after, busy, open, screen, type_keys};
use crate::i18n::Language;
use crate::tui::msg::{Effect, Msg, Print};
use crate::tui::screen::report::Act;
use std::collections::BTreeSet;

#[test]
fn every_section_is_reached_by_its_key_and_the_last_line_by_scrolling() {
    let (mut app, mut journal) = after("0000");
    for (columns, rows) in [(80, 24), (120, 40)] {
        screen(&mut app, columns, rows);
        type_keys(&mut app, &mut journal, "rg");
        let mut titles = BTreeSet::new();
        for _ in 0..80 {
            let shown = screen(&mut app, columns, rows);
            let title = shown.lines().find_map(|line| line.split_once('▸')).expect("a title").1;
            titles.insert(title.to_owned());
            type_keys(&mut app, &mut journal, "]");
        }
        for wanted in ["Executive summary", "Logical framework", "Change log"] {
            assert!(titles.iter().any(|title| title.starts_with(wanted)), "{titles:?}");
        }
        type_keys(&mut app, &mut journal, "[[[[[[g");
        assert!(screen(&mut app, columns, rows).contains("Institutional assessment"));
        type_keys(&mut app, &mut journal, "<esc>");
    }
}

#[test]
fn writing_tells_each_step_before_it_is_done() {
    let (mut app, _) = after("0000r");
    let mut says = |msg: Msg, words: &str| {
        let effect = app.update(msg);
        assert!(screen(&mut app, 120, 40).contains(words), "{words}");
        effect
    };
    let first = says(Msg::Report(Act::Write), "step 1 of 2");
    assert!(matches!(first, Some(Effect::Print(Print::LayOut { .. }))));
    let second = says(Msg::LaidOut { pages: 94 }, "Writing 94 pages (step 2 of 2)");
    assert_eq!(second, Some(Effect::Print(Print::Write)));
    let path = "reports/exemplia.pdf".to_owned();
    let printed = |missing| Msg::Printed { path: path.clone(), pages: 94, missing };
    assert_eq!(says(printed(Vec::new()), "reports/exemplia.pdf (94 pages)"), None);
    assert_eq!(says(printed(vec!['税', '\u{202e}']), "no font has U+7A0E, U+202E"), None);
    assert_eq!(says(Msg::Refused("the disk is full".to_owned()), "the disk is full"), None);
}

/// What stands in the whole report, line after line.
fn whole(language: Language, columns: u16) -> Vec<String> {
    let mut app = open(language, &busy().known);
    app.update(Msg::Resized(columns, 24));
    type_keys(&mut app, &mut Journal::default(), "r");
    let lines = crate::tui::screen::plain_lines(&app, usize::from(columns)).expect("a report");
    lines.iter().map(ToString::to_string).collect()
}

#[test]
fn names_stand_before_what_they_name_as_the_language_writes_them() {
    let french = whole(Language::Fr, 76);
    // The note of the busy week is English.
    let is_ours = |line: &&String| !line.contains("Seen: law");
    let stray: Vec<&String> = french
        .iter()
        .filter(is_ours)
        .filter(|line| {
            line.match_indices(": ").any(|(at, _)| line[..at].ends_with(char::is_alphabetic))
        })
        .collect();
    assert_eq!(stray, Vec::<&String>::new());
    assert!(french.iter().any(|line| line.contains("Points forts\u{a0}: ")), "{french:#?}");
    assert!(!french.iter().any(|line| line == "Sommaire"), "the contents have no text");
    assert!(whole(Language::En, 76).iter().any(|line| line.contains("Strengths: ")));
}
