//! From Document to paper: what is said stands somewhere, whole, once, and the
//! same way every time.

use crate::outside::tool;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::process::Command;
use tathmini::i18n::Language;
use tathmini::report::document::{
    About, Align, Bar, Bars, Block, Cell, Column, Cover, Document, Legend, Orientation, Row,
    Strength, Style, Table,
};
use tathmini::report::layout::{Frame, Item, Page};
use tathmini::report::{Pages, as_text, layout, pdf};

fn about() -> About {
    About {
        title: "Institutional assessment of the Customs Administration".into(),
        subject: "Capacity-building plan".into(),
        author: "Exemplia Revenue Authority".into(),
        language: Language::En,
        date: "2026-11-24".into(),
        running: "Institutional assessment — Republic of Exemplia, Customs".into(),
        classification: "Restricted".into(),
        mark: "DRAFT".into(),
        page_of: "page {page} of {pages}".into(),
        continued: "(continued)".into(),
    }
}

fn document(blocks: Vec<Block>) -> Document {
    Document { about: about(), blocks }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.into() }
}

fn body(text: &str) -> Block {
    Block::Paragraph { style: Style::Body, text: text.into() }
}

fn columns(heads: &[(&str, u16, Align)]) -> Vec<Column> {
    let column =
        |&(head, share, align): &(&str, u16, Align)| Column { head: head.into(), share, align };
    heads.iter().map(column).collect()
}

const PROSE: &str = "The administration’s legal basis is “complete on paper” — the act of 2019 and its \
    regulations cover declaration, release and appeal —, yet officers in three of five offices work from \
    older instructions. À l’issue des entretiens, l’équipe a constaté que « les procédures écrites » \
    n’étaient pas appliquées.";

fn cover() -> Block {
    let line = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    Block::Cover(Cover {
        over: "Institutional assessment".into(),
        title: "Customs Administration of the Republic of Exemplia".into(),
        subtitle: "Results and capacity-building plan".into(),
        lines: vec![
            line("Administration", "Exemplia Revenue Authority, Customs and Border Department"),
            line("Assessment visit", "9 to 20 November 2026"),
            line("Status", "Self-assessed"),
            line("Questionnaire", "inama 1.0"),
        ],
        notice: "This report was made with an open questionnaire. It is not a tool of the World \
            Customs Organization."
            .into(),
    })
}

fn bars() -> Block {
    let bar = |label: &str, shown: &str, score, interval, target, other| Bar {
        label: label.into(),
        shown: shown.into(),
        score,
        interval,
        target,
        other,
    };
    Block::Bars(Bars {
        caption: "Figure 1. Profile of the areas".into(),
        alternative: "Bars of eight areas; the weakest is post-clearance audit.".into(),
        ticks: [(0.0, "0 None"), (0.333, "1 Begun"), (0.667, "2 In use"), (1.0, "3 Improving")]
            .map(|(at, label)| (at, label.to_owned()))
            .to_vec(),
        rows: vec![
            bar("Legal framework", "2.4", Some(0.8), None, Some(1.0), Some(0.9)),
            bar("Post-clearance audit", "0.6", Some(0.2), Some((0.1, 0.5)), Some(0.667), Some(0.4)),
            bar(
                "Human resources, training and integrity of officers at borders",
                "1.5",
                Some(0.5),
                Some((0.3, 0.7)),
                Some(0.667),
                None,
            ),
            bar("Container control", "n/a", None, None, Some(0.667), None),
            bar("Full", "3.0", Some(1.0), None, Some(1.0), Some(1.0)),
            bar("Nothing in place", "0.0", Some(0.0), Some((0.0, 0.0)), Some(0.333), Some(0.0)),
        ],
        legend: Legend {
            score: "score".into(),
            interval: "what the score may be, where evidence is missing".into(),
            target: "target".into(),
            other: "self-assessment".into(),
        },
    })
}

fn results() -> Block {
    let heads = [
        ("Question", 2, Align::Start),
        ("Level", 1, Align::Centre),
        ("Finding", 6, Align::Start),
        ("Evidence", 2, Align::Start),
    ];
    let mut rows = vec![];
    for area in ["Legal framework", "Risk management", "Post-clearance audit"] {
        rows.push(Row::Band(area.into()));
        for number in 1u8..=9 {
            let level = number % 4;
            rows.push(Row::Cells(vec![
                Cell::bold(format!("LEG-{number:02}")).and(Strength::Plain, "Advance rulings"),
                Cell::bold(level.to_string()).heat(Some(f32::from(level) / 3.0)),
                Cell::plain(PROSE.split_at(if number.is_multiple_of(3) { 260 } else { 85 }).0)
                    .and(Strength::Italic, "“We do what we can.”"),
                Cell::plain(if number == 5 { "none" } else { "documents seen" }),
            ]));
        }
    }
    Block::Table(Table {
        caption: "Table 1. Results by question".into(),
        columns: columns(&heads),
        rows,
    })
}

fn plan() -> Block {
    let heads: Vec<_> = [
        ("Action", 5, Align::Start),
        ("From", 1, Align::Centre),
        ("To", 1, Align::Centre),
        ("Phase", 1, Align::Centre),
        ("Months", 2, Align::Start),
        ("Responsible", 2, Align::Start),
        ("Cost, thousand USD", 2, Align::End),
        ("Indicator", 4, Align::Start),
        ("After", 2, Align::Start),
    ]
    .to_vec();
    let row = |number: usize| {
        Row::Cells(vec![
            Cell::bold(format!("A{number:02}"))
                .and(Strength::Plain, "Write and publish the procedure for advance rulings"),
            Cell::plain("1").heat(Some(0.333)),
            Cell::plain("2").heat(Some(0.667)),
            Cell::plain("1"),
            Cell::plain("1–6"),
            Cell::plain("Director, Legal Affairs"),
            Cell::plain("50–250"),
            Cell::plain("Share of rulings issued within 30 days: 90 %"),
            Cell::plain("LEG-01, HRM-12"),
        ])
    };
    Block::Table(Table {
        caption: "Table 2. Action plan".into(),
        columns: columns(&heads),
        rows: (1..=14).map(row).collect(),
    })
}

fn awkward() -> Vec<Block> {
    let long = PROSE.repeat(40);
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
        .repeat(6);
    let cell = |text: &str| Cell::plain(text);
    vec![
        heading(1, "Awkward things that people type"),
        body(&word),
        body("Missing here: 税関 and 😀, a tab\tand e\u{301} x\u{302} q\u{0323}."),
        Block::Table(Table {
            caption: "Table 3. A cell of three pages".into(),
            columns: columns(&[
                ("A", 1, Align::Start),
                ("B", 3, Align::Start),
                ("C", 1, Align::End),
            ]),
            rows: vec![
                Row::Cells(vec![cell("left"), cell(&long), cell("right")]),
                Row::Cells(vec![cell(&word), cell("short"), cell("12")]),
                Row::Cells(vec![]),
            ],
        }),
    ]
}

fn sample() -> Document {
    let list = ["Advance rulings are issued in writing.", PROSE, "Third."];
    let paragraph = |style, text: &str| Block::Paragraph { style, text: text.into() };
    let mut blocks = vec![
        cover(),
        heading(1, "Summary"),
        paragraph(
            Style::Lead,
            "The administration stands at 1.6 of 3: much is written, less is done, and little is measured.",
        ),
        body(PROSE),
        bars(),
        heading(2, "Strengths"),
        Block::List(list.map(str::to_owned).to_vec()),
        heading(2, "In their words"),
        paragraph(Style::Quote, PROSE),
        paragraph(Style::Small, PROSE),
        heading(1, "Results by area"),
        heading(2, "Legal framework"),
        heading(3, "Laws and regulations"),
        heading(4, "LEG-01 Act"),
        body(PROSE),
        results(),
    ];
    blocks.extend((0..30).map(|_| body(PROSE)));
    blocks.push(Block::Turn(Orientation::Landscape));
    blocks.extend([heading(1, "Action plan"), plan(), Block::Turn(Orientation::Portrait)]);
    blocks.extend(awkward());
    document(blocks)
}

/// Writes the sample for a person to look at: `cargo test paper_sample -- --ignored`.
#[test]
#[ignore = "writes a file to be looked at, named by TATHMINI_PAPER_SAMPLE"]
fn paper_sample() {
    let path = std::env::var_os("TATHMINI_PAPER_SAMPLE").expect("the name of the file to write");
    let pages = layout(&sample());
    std::fs::write(path, pdf(&pages).expect("the sample is a PDF")).expect("the file is writable");
}
