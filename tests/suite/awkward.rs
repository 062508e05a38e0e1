//! Reports of assessments that nobody would want: they say what is there, in whole
//! sentences, and nothing that nobody did.

use super::program::{demo, inama, run};
use std::path::Path;
use tathmini::i18n::{Language, Phrases};
use tathmini::questionnaire::{read, read_translated};
use tathmini::report::compose::{Facts, Profile, compose, form};
use tathmini::report::document::{Block, Cell, Document, Row, Table};
use tathmini::report::layout;
use tathmini::report::layout::pages::Page;
use tathmini::store;

/// The full report of a folder in a language.
fn report(folder: &Path, language: &str) -> Document {
    let loaded = store::read(folder).unwrap();
    let files: Vec<Vec<u8>> =
        loaded.translations.values().map(|path| std::fs::read(path).unwrap()).collect();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let (questionnaire, _) = read_translated(&loaded.questionnaire, &files).unwrap();
    let phrases = Phrases::of(Language::from_code(language).unwrap());
    compose(&Facts::of(&questionnaire, &loaded.assessment, &phrases), Profile::Full)
}

/// Its paragraphs, a line each, with plain spaces.
fn paragraphs(document: &Document) -> String {
    let text = |block: &Block| match block {
        Block::Paragraph { text, .. } => Some(text.replace('\u{a0}', " ")),
        _ => None,
    };
    document.blocks.iter().filter_map(text).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_report_says_what_was_answered_and_no_more() {
    let answered: [(&str, fn(&str) -> String, [&str; 4]); 4] = [
        (
            "nothing",
            |_| String::new(),
            [
                "No question has been answered yet. |no level has been given.|counts yet, so there \
                 is no score|counts, so there is nothing to plan.",
                "Aucune question n’a encore reçu de réponse. |0 question sur 79 a une réponse|aucun \
                 niveau n’a été attribué.|il n’y a rien à planifier.",
                "Ainda não foi respondida nenhuma questão. |não foi atribuído nenhum nível.|pelo que \
                 não há nada a planear.",
                "Ninguna pregunta tiene todavía respuesta. |no se ha asignado ningún nivel.|por lo \
                 que no hay nada que planificar.",
            ],
        ),
        (
            "inapplicable",
            |id| format!("{id},na:no coast,\n"),
            [
                "The administration assessed itself. The mission has not|No question applies to the",
                "L’administration s’est évaluée elle-même. La mission n’a pas|Aucune question ne \
                 s’applique",
                "A administração avaliou-se a si própria. A missão ainda|Nenhuma questão se aplica",
                "La administración se evaluó a sí misma. La misión todavía|Ninguna pregunta se aplica",
            ],
        ),
        (
            "one",
            |id| if id == "LEG-01" { format!("{id},1,\n") } else { String::new() },
            [
                "Evidence: 0 of 1 levels rest on",
                "1 question sur 79 a une réponse|0 niveau sur 1 repose au moins",
                "0 de 1 níveis assentam",
                "0 de 1 niveles se apoyan",
            ],
        ),
        (
            "lowest",
            |id| format!("{id},0,\n"),
            [
                "79 questions stand at",
                "79 questions sont au",
                "79 questões estão",
                "79 preguntas están",
            ],
        ),
    ];
    for (name, row, expected) in answered {
        let (_home, folder) = inama(name, row);
        for (language, parts) in ["en", "fr", "pt", "es"].into_iter().zip(expected) {
            let said = paragraphs(&report(&folder, language));
            for part in parts.split('|') {
                assert!(said.contains(part), "{name} {language}: no “{part}” in\n{said}");
            }
            assert!(!said.contains("  ") && !said.contains(".."), "{name} {language}\n{said}");
        }
    }
}

#[test]
fn both_readings_are_told_apart_only_where_they_differ() {
    let (home, folder) = inama("twice", |id| format!("{id},1,\n"));
    let validated = ["answer", "twice", "--reading", "validated", "--from", "all.csv"];
    run(home.path(), &validated).ends(0);
    for (language, same) in [
        ("en", "79 questions have both readings. The level is the same in both every time."),
        ("fr", "79 questions ont les deux lectures. Le niveau y est chaque fois le même."),
        ("pt", "79 questões têm as duas leituras. O nível é sempre o mesmo nas duas."),
        ("es", "79 preguntas tienen ambas lecturas. El nivel es siempre el mismo en ambas."),
    ] {
        let said = paragraphs(&report(&folder, language));
        assert!(said.lines().any(|line| line == same), "{language}\n{said}");
    }
    run(home.path(), &["answer", "twice", "--reading", "validated", "LEG-01=2"]).ends(0);
    let said = paragraphs(&report(&folder, "en"));
    let differ = "78 of them have the same level in both; the mission set 0 lower and 1 higher.";
    assert!(said.contains(differ), "{said}");
}

#[test]
fn a_remark_names_the_area_or_the_readings_that_it_is_about() {
    let lists = |document: &Document| {
        let list = |block: &Block| match block {
            Block::List(entries) => Some(entries.join("\n")),
            _ => None,
        };
        document.blocks.iter().filter_map(list).collect::<Vec<_>>().join("\n")
    };
    let said = lists(&report(&demo().join("exemplia"), "en"));
    assert!(said.contains("ORG-09 (Self = 2, Validated = 0): The self-assessment lies"), "{said}");
    let (_home, folder) = inama("inapplicable", |id| format!("{id},na:no coast,\n"));
    let said = lists(&report(&folder, "en"));
    assert!(said.contains("LEG Legal framework: More than a tenth of the questions"), "{said}");
}

/// The first table with this column's head.
fn table<'d>(document: &'d Document, head: &str) -> &'d Table {
    let named = |table: &&Table| table.columns.iter().any(|column| column.head == head);
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.into_iter().find(named).unwrap_or_else(|| panic!("no table with {head}"))
}

/// The words of a table's rows.
fn rows(table: &Table) -> Vec<Vec<String>> {
    let row = |row: &Row| match row {
        Row::Band(text) => vec![text.clone()],
        Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => {
            cells.iter().map(Cell::words).collect()
        }
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn a_plan_without_an_action_turns_no_page_and_a_word_that_is_not_used_is_not_explained() {
    let (_home, folder) = inama("empty", |_| String::new());
    let document = report(&folder, "en");
    assert!(!document.blocks.iter().any(|block| matches!(block, Block::Turn(_))));
    let explained =
        |document| rows(table(document, "Word")).iter().any(|row| row[0] == "Consensus");
    assert!(!explained(&document));
    assert!(explained(&report(&demo().join("exemplia"), "en")));
}

#[test]
fn the_change_log_tells_a_day_a_hand_and_a_reason_once() {
    let document = report(&demo().join("exemplia"), "en");
    let log = document.blocks.iter().rev().find_map(|block| match block {
        Block::Table(table) => Some(rows(table)),
        _ => None,
    });
    let log = log.unwrap();
    let what = |row: &Vec<String>| row[2].clone();
    let all: String = log.iter().map(what).collect();
    // The day's plain entries in one row: what is no grade or note is not called one.
    assert!(all.contains("entries of the validation workshop"), "{all}");
    let mut keys: Vec<_> = log.iter().map(|row| (&row[0], &row[1], &row[3])).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), log.len(), "{log:#?}");
}

#[test]
fn a_row_that_leads_stands_on_the_page_of_the_row_after_it() {
    let mut document = report(&demo().join("exemplia"), "en");
    let row = |text: &str| vec![Cell::plain(text), Cell::plain("one\ntwo")];
    for before in 10..40 {
        let mut table = table(&document, "Word").clone();
        table.rows = (0..before).map(|_| Row::Cells(row("filling"))).collect();
        table.rows.extend([Row::Lead(row("leading")), Row::Cells(row("following"))]);
        document.blocks = vec![Block::Table(table)];
        let pages = layout(&document);
        let page = |word| {
            let has = |page: &Page| page.texts().iter().any(|text| text.text.contains(word));
            pages.pages.iter().position(has).unwrap()
        };
        assert_eq!(page("leading"), page("following"), "after {before} rows");
    }
}

#[test]
fn on_a_form_the_lines_to_write_on_stand_on_the_page_of_their_question() {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/inama.yaml");
    let questionnaire = read(&std::fs::read(source).unwrap()).unwrap();
    let pages = layout(&form(&questionnaire, &Phrases::of(Language::En)));
    let ids: Vec<String> = questionnaire.questions().map(|one| format!("{} ", one.id)).collect();
    let mut all = 0;
    for (page, number) in pages.pages.iter().zip(1..) {
        let texts = page.texts();
        let begun = |id: &&String| texts.iter().any(|text| text.text.starts_with(id.as_str()));
        let questions = ids.iter().filter(begun).count();
        let notes = texts.iter().filter(|text| text.text.trim() == "Notes").count();
        assert_eq!(questions, notes, "page {number}");
        all += questions;
    }
    assert_eq!(all, ids.len());
}
