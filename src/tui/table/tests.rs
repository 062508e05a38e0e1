//! The comparison on the screen, as tables: keys in, screen out.

use super::{Act, Beginning, Table};
use crate::assessment::{Answer, Assessment, Change, Reading, Status};
use crate::compare::{About, By, Comparison, Outline, Row, cells_of};
use crate::i18n::Language;
use crate::questionnaire::{Questionnaire, read_translated};
use crate::score::Basis;
use crate::tui::msg::{Effect, Msg, Scroll};
use crate::tui::{Desk, Incoming, Look, Talk, run_plain};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

static INAMA: LazyLock<Questionnaire> = LazyLock::new(|| {
    let source = include_bytes!("../../../questionnaires/inama.yaml");
    let french = include_bytes!("../../../questionnaires/inama.fr.yaml");
    read_translated(source, &[french]).expect("it is sound").0
});

/// Answers that follow from the country's number and the question's place.
fn assessed(seed: usize, round: usize) -> Assessment {
    let changes: Vec<Change> = INAMA
        .questions()
        .enumerate()
        .filter(|(place, _)| !(place * 7 + seed).is_multiple_of(13))
        .map(|(place, question)| {
            let answer = match (place * 5 + seed * 3) % 11 {
                0 => Answer::NoEvidence,
                rest => Answer::Level(i32::try_from((rest + seed + round) % 4).unwrap_or(0)),
            };
            let (question, reading) = (question.id.clone(), Reading::Validated);
            Change::Answered { question, reading, answer }
        })
        .collect();
    Assessment::default().with(&changes)
}

fn row(outline: &Outline, seed: usize, country: &str, region: &str, round: usize) -> Row {
    let date = ["2024-03-04", "2026-02-02"][round];
    let about = About {
        id: format!("{country}-{round}").as_str().into(),
        country: country.into(),
        country_name: country.into(),
        administration: "Customs".into(),
        language: ["en", "fr"][seed % 2].into(),
        questionnaire: Arc::clone(&outline.key),
        date: date.into(),
        revision: 0,
        round: 1,
        status: Status::Validated,
        tags: Arc::new(BTreeMap::from([("region".to_owned(), region.to_owned())])),
    };
    Row { about, cells: cells_of(&INAMA, &assessed(seed, round), Basis::Best) }
}

fn table(language: Language) -> Table {
    let outline = Arc::new(Outline::of(&INAMA, ""));
    let countries = [("XA", "North"), ("XB", "North"), ("XC", "South"), ("XD", "South")];
    let mut rows = Vec::new();
    for (seed, (country, region)) in countries.into_iter().enumerate() {
        for round in 0..2 {
            rows.push((row(&outline, seed, country, region, round), Arc::clone(&outline)));
        }
    }
    let seen = || rows.iter().map(|(row, outline)| (row, &**outline));
    let by = |by| Comparison::through(&outline, by, seen(), |_, _| None);
    Table::new(Beginning {
        language,
        title: "missions".to_owned(),
        areas: by(By::Area),
        topics: by(By::Topic),
        questions: by(By::Question),
        folders: BTreeMap::from([("XB-1".to_owned(), "missions/XB-1".to_owned())]),
    })
}

/// The screen after these keys.
fn after(keys: &str, language: Language, (columns, rows): (u16, u16)) -> String {
    let mut desk = Desk::at_table(table(language), Look::default());
    desk.update(Msg::Resized(columns, rows));
    for c in keys.chars() {
        let code = if c == '⏎' { KeyCode::Enter } else { KeyCode::Char(c) };
        let event = Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        let msg = desk.hear(Incoming::Terminal(event)).unwrap_or_else(|| panic!("{c} is a key"));
        desk.update(msg);
    }
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("it draws");
    terminal.draw(|frame| desk.view(frame)).expect("it draws");
    terminal.backend().to_string()
}

#[test]
fn the_map_the_pair_and_the_peers_are_drawn() {
    for (name, keys) in
        [("map", ""), ("questions", "vvjl"), ("regions", "ffff"), ("pair", "=jj="), ("peers", "jp")]
    {
        for (language, code) in [(Language::En, "en"), (Language::Fr, "fr")] {
            for size in [(80, 24), (120, 40)] {
                let name = format!("compare-{name}-{}x{}-{code}", size.0, size.1);
                insta::assert_snapshot!(name, after(keys, language, size));
            }
        }
    }
}

#[test]
fn enter_goes_down_to_the_answer_and_back_comes_up() {
    let mut table = table(Language::En);
    table.update(Msg::Table(Act::Aside(true)));
    table.update(Msg::Scroll(Scroll::Down));
    assert_eq!(table.update(Msg::Confirm), None);
    let topic = table.comparison().columns[table.column].id.clone();
    let area = INAMA.areas[1].topics[0].id.as_str();
    assert_eq!(topic, area, "the first topic of the second area");
    assert_eq!(table.update(Msg::Confirm), None);
    let first = INAMA.areas[1].topics[0].questions[0].id.as_str();
    assert_eq!(table.question(), Some(first));
    let opened = table.update(Msg::Confirm);
    assert_eq!(opened, Some(Effect::Open("missions/XB-1".to_owned())));
    // From the second topic's question it goes up to that topic, then to its area.
    let beside = INAMA.areas[1].topics[0].questions.len();
    (0..beside).for_each(|_| drop(table.update(Msg::Table(Act::Aside(true)))));
    table.update(Msg::Back);
    let here = |table: &Table| table.comparison().columns[table.column].id.clone();
    assert_eq!(here(&table), INAMA.areas[1].topics[1].id.as_str());
    table.update(Msg::Back);
    assert_eq!(here(&table), INAMA.areas[1].id.as_str());
    assert_eq!(table.question(), None);
    assert_eq!(table.update(Msg::Leave), Some(Effect::Leave));
}

#[test]
fn groups_and_rounds_change_what_is_seen_and_keep_the_chosen_row() {
    let mut table = table(Language::En);
    table.update(Msg::Scroll(Scroll::Last));
    let chosen = table.row();
    for _ in 0..4 {
        table.update(Msg::Table(Act::Group));
    }
    assert_eq!(table.view.groups.len(), 2, "by region");
    assert_eq!(table.row(), chosen);
    table.update(Msg::Table(Act::Only));
    assert_eq!(table.view.rows().count(), 2);
    table.update(Msg::Table(Act::Only));
    table.update(Msg::Table(Act::Rounds));
    assert_eq!(table.view.rows().count(), 8);
    assert_eq!(table.row(), chosen);
}

/// Lines that were written down before, and all that is said.
struct Script(Vec<&'static str>, String);

impl Talk for Script {
    fn hear(&mut self) -> std::io::Result<Option<String>> {
        Ok(self.0.pop().map(str::to_owned))
    }

    fn say(&mut self, text: &str) -> std::io::Result<()> {
        self.1.push_str(text);
        Ok(())
    }
}

#[test]
fn in_lines_the_comparison_is_read_from_top_to_bottom() {
    let desk = Desk::at_table(table(Language::En), Look::default());
    let mut script = Script(vec!["q", "=", "2"], String::new());
    run_plain(desk, &mut script, |_| Msg::Performed).expect("nothing can fail");
    for said in ["missions", "XA", "XD"] {
        assert!(script.1.contains(said), "{said}: {}", script.1);
    }
    assert!(script.1.is_ascii(), "{}", script.1);
}
