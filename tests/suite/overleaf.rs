//! What goes on overleaf says so, and says it to those who see the page and to those who
//! have it read to them.

use crate::paper::{apart, bars, columns, document, inside};
use tathmini::report::document::{Align, Block, Cell, Column, Row, Strength, Table};
use tathmini::report::layout::{Page, Text};
use tathmini::report::{Pages, layout};

fn heads() -> Vec<Column> {
    columns(&[
        ("Question", 2, Align::Start),
        ("Level", 1, Align::Start),
        ("Notes", 2, Align::Start),
    ])
}

/// Two questions, of which the first has a note of so many words.
fn answers(words: usize, caption: &str) -> Pages {
    let cells = |note: &str| {
        let question = Cell::bold("LEG-01").and(Strength::Plain, "Is there a law on this?");
        Row::Cells(vec![question, Cell::plain("2"), Cell::plain(note)])
    };
    let rows = vec![cells(&"word ".repeat(words)), cells("Nothing.")];
    let pages = layout(&document(vec![Block::Table(Table {
        caption: caption.into(),
        columns: heads(),
        rows,
    })]));
    for (number, page) in pages.pages.iter().enumerate() {
        inside(page, number);
        apart(page, number);
    }
    pages
}

fn lines(page: &Page) -> Vec<&str> {
    page.texts().iter().map(|text| text.text.trim_end()).collect()
}

fn place(page: &Page, words: &str) -> Option<usize> {
    lines(page).iter().position(|line| line.starts_with(words))
}

#[test]
fn columns_are_not_named_over_the_rest_of_a_note() {
    for caption in ["Answers", ""] {
        let pages = answers(1400, caption);
        assert_eq!(pages.pages.len(), 2);
        let page = &pages.pages[1];
        let rest = place(page, "word").expect("the rest of the note");
        assert_eq!(lines(page)[rest - 1], "LEG-01 · Notes (continued)");
        assert_eq!(rest, if caption.is_empty() { 1 } else { 2 }, "{:?}", lines(page));
        // Before the next row the columns are named.
        let head = place(page, "Question").expect("the columns' names");
        assert!(rest < head && lines(page)[head + 3] == "LEG-01", "{:?}", lines(page));
    }
}

#[test]
fn every_page_of_rows_names_its_columns_once() {
    for words in (300..2600).step_by(97) {
        for page in &answers(words, "Answers").pages {
            let named = lines(page).iter().filter(|line| **line == "Question").count();
            let rows = lines(page).iter().filter(|line| **line == "LEG-01").count();
            assert_eq!(named, usize::from(rows > 0), "{words}: {:?}", lines(page));
        }
    }
}

#[test]
fn bars_that_go_on_say_so() {
    let Block::Bars(mut chart) = bars() else { panic!("bars are bars") };
    chart.rows = chart.rows.iter().cycle().take(80).cloned().collect();
    let pages = layout(&document(vec![Block::Bars(chart)]));
    assert_eq!(pages.pages.len(), 3);
    let captions = pages.pages.iter().map(|page| lines(page)[0]);
    let again = "Figure 1. Profile of the areas (continued)";
    assert_eq!(captions.collect::<Vec<_>>(), ["Figure 1. Profile of the areas", again, again]);
    pages.pages.iter().enumerate().for_each(|(number, page)| inside(page, number));
}

#[test]
fn a_column_whose_texts_all_stand_below_leaves_its_room_to_the_others() {
    let table = |note: &str| {
        let question = Cell::bold("LEG-01").and(Strength::Plain, "one ".repeat(90));
        let cells = |note: &str| vec![question.clone(), Cell::plain("2"), Cell::plain(note)];
        let rows = vec![Row::Cells(cells(note)), Row::Cells(cells(""))];
        let table = Table { caption: String::new(), columns: heads(), rows };
        layout(&document(vec![Block::Table(table)]))
    };
    let rows = |pages: &Pages| {
        let texts: Vec<&Text> = pages.pages.iter().flat_map(Page::texts).collect();
        texts.iter().filter(|text| text.text.starts_with("one one")).count()
    };
    let (short, long) = (table("a note"), table(&"word ".repeat(1200)));
    assert!(rows(&long) < rows(&short), "{} and {}", rows(&long), rows(&short));
    let said: String =
        long.pages.iter().flat_map(Page::texts).map(|text| text.text.as_str()).collect();
    assert_eq!(said.matches("word").count(), 1200);
}

#[test]
fn lines_that_somebody_ended_do_not_run_together_when_read_out() {
    let word = "x".repeat(90);
    let text = format!("Seen:\nthe act of 2019\n\n{word}\nthe end");
    let cells = vec![Cell::plain(&text), Cell::default(), Cell::default()];
    let table = Table { caption: String::new(), columns: heads(), rows: vec![Row::Cells(cells)] };
    for block in [Block::Table(table), Block::List(vec![text.clone()])] {
        let pages = layout(&document(vec![block]));
        let said: String = pages.pages[0].texts().iter().map(|text| text.text.as_str()).collect();
        let joined = format!("Seen: the act of 2019 {word} the end");
        assert!(said.contains(&joined), "{said}");
        inside(&pages.pages[0], 0);
    }
}
