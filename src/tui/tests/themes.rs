//! The themes: other colours, the same signs. A screen is written down with the
//! colour and weight of each stretch before it.

use super::{Desk, Effect, Event, Journal, LIBRARY, Look, Opened, drawn, events, opened};
use crate::assessment::Assessment;
use crate::i18n::Language;
use crate::tui::{Incoming, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colour and weight in a few letters; none for plain text.
fn mark(cell: &Cell) -> String {
    let mut mark = String::new();
    for (modifier, letter) in
        [(Modifier::BOLD, 'b'), (Modifier::DIM, 'd'), (Modifier::REVERSED, 'r')]
    {
        if cell.modifier.contains(modifier) {
            mark.push(letter);
        }
    }
    if cell.fg != Color::Reset {
        mark += &format!(" {}", cell.fg);
    }
    mark
}

fn styled(terminal: &Terminal<TestBackend>) -> String {
    let buffer = terminal.backend().buffer();
    let mut text = String::new();
    for row in buffer.content.chunks(usize::from(buffer.area.width)) {
        let mut last = String::new();
        for cell in row {
            let mark = mark(cell);
            if mark != last {
                text += &format!("<{mark}>");
                last = mark;
            }
            text += cell.symbol();
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }
    text
}

/// The interview with an answer that is saved, one that could not be, and a mark.
fn shown(theme: Theme) -> Terminal<TestBackend> {
    let of = opened(Language::En, &Assessment::default());
    let look = Look { theme, ..Look::default() };
    let mut desk = Desk::with(Opened { questionnaire: LIBRARY.clone(), ..of }, look);
    let mut journal = Journal::default();
    let press = |desk: &mut Desk, journal: &mut Journal, event: Event| {
        let mut inbox = desk.hear(Incoming::Terminal(event));
        while let Some(msg) = inbox {
            inbox = desk.update(msg).map(|effect: Effect| journal.perform(effect));
        }
    };
    for event in events("2m1") {
        press(&mut desk, &mut journal, event);
    }
    journal.broken = true;
    for event in events("0") {
        press(&mut desk, &mut journal, event);
    }
    press(&mut desk, &mut journal, Event::Resize(80, 24));
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    terminal.draw(|frame| desk.view(frame)).expect("it draws");
    terminal
}

#[test]
fn a_theme_changes_colours_and_no_sign() {
    let dark = shown(Theme::Dark);
    for (theme, name) in
        [(Theme::Dark, "dark"), (Theme::Light, "light"), (Theme::HighContrast, "high-contrast")]
    {
        let terminal = shown(theme);
        assert_eq!(drawn(&terminal), drawn(&dark), "{name}");
        insta::assert_snapshot!(format!("theme-{name}"), styled(&terminal));
    }
    let plain = |cell: &Cell| cell.fg == Color::Reset && !cell.modifier.contains(Modifier::DIM);
    let contrast = shown(Theme::HighContrast);
    assert!(contrast.backend().buffer().content.iter().all(plain), "no colour, nothing faint");
}
