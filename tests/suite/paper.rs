//! From Document to paper: what is said stands somewhere, whole, once, and the
//! same way every time.

use crate::outside::tool;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::Command;
use tathmini::i18n::Language;
use tathmini::report::document::{
    About, Align, Bar, Bars, Block, Cell, Column, Cover, Document, Gantt, Legend, Orientation, Row,
    Span, Strength, Style, Table,
};
use tathmini::report::layout::{Frame, Item, Page, Role, Text};
use tathmini::report::{Pages, Sheet, as_text, layout, layout_on, pdf, pdf_by};

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

pub fn document(blocks: Vec<Block>) -> Document {
    Document { about: about(), blocks }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.into() }
}

fn body(text: &str) -> Block {
    Block::Paragraph { style: Style::Body, text: text.into() }
}

pub fn columns(heads: &[(&str, u16, Align)]) -> Vec<Column> {
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

pub fn bars() -> Block {
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

fn radar() -> Block {
    let Block::Bars(bars) = bars() else { panic!("bars are bars") };
    Block::Radar(Bars { caption: "Figure 2. Radar".into(), ..bars })
}

fn gantt() -> Block {
    let span = |band: &str, label: &str, start, end, needs: &[usize]| Span {
        band: band.into(),
        label: label.into(),
        after: needs.iter().map(|need| format!("A{need}")).collect::<Vec<_>>().join(", "),
        start,
        end,
        needs: needs.to_vec(),
    };
    Block::Gantt(Gantt {
        caption: "Figure 3. Schedule by quarter".into(),
        alternative: "Four actions over two years.".into(),
        heads: ["Action".into(), "After".into()],
        quarters: (1..=8).map(|number| format!("Q{number}")).collect(),
        spans: vec![
            span("First year", "A0 Write the procedure", 0, 6, &[]),
            span("", "A1 Train the officers who will use it, at every office", 6, 9, &[0]),
            span("", "A2 Count the store", 2, 4, &[]),
            span("Second year", "A3 Publish the figures", 15, 24, &[1, 2]),
        ],
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
        heading(1, "Contents"),
        Block::Contents,
        heading(1, "Summary"),
        paragraph(
            Style::Lead,
            "The administration stands at 1.6 of 3: much is written, less is done, and little is measured.",
        ),
        body(PROSE),
        bars(),
        radar(),
        gantt(),
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

/// Writes the sample for a person, or another process's test, to look at.
#[test]
#[ignore = "writes the file that TATHMINI_PAPER_SAMPLE names"]
fn paper_sample() {
    let path = std::env::var_os("TATHMINI_PAPER_SAMPLE").expect("the name of the file to write");
    let pages = layout(&sample());
    std::fs::write(path, pdf(&pages).expect("the sample is a PDF")).expect("the file is writable");
}

#[test]
fn a_small_document_stands_where_it_should() {
    let table = Block::Table(Table {
        caption: "Table 1. Levels".into(),
        columns: columns(&[("Question", 3, Align::Start), ("Level", 1, Align::Centre)]),
        rows: vec![
            Row::Band("Law".into()),
            Row::Cells(vec![Cell::bold("LEG-01"), Cell::bold("2").heat(Some(0.5))]),
        ],
    });
    let Block::Bars(mut chart) = bars() else { panic!("bars are bars") };
    chart.rows.truncate(2);
    let blocks = vec![cover(), heading(1, "Summary"), body(PROSE), Block::Bars(chart), table];
    insta::assert_snapshot!(as_text(&layout(&document(blocks))));
}

#[test]
fn figures_contents_and_links_stand_where_they_should() {
    let table = Block::Table(Table {
        caption: "Table 1. Approval".into(),
        columns: columns(&[("Question", 1, Align::Start), ("Signature", 1, Align::Start)]),
        rows: vec![
            Row::Cells(vec![Cell::bold("LEG-01").anchored("LEG-01"), Cell::default().ticked()]),
            Row::Hand(vec![Cell::default().linked(Strength::Plain, "LEG-01"), Cell::default()]),
        ],
    });
    let blocks = vec![
        heading(1, "Contents"),
        Block::Contents,
        heading(1, "Figures"),
        radar(),
        gantt(),
        heading(2, "Table"),
        table,
    ];
    let pages = layout(&document(blocks));
    assert_eq!(pages.pages.iter().map(|page| page.links.len()).sum::<usize>(), 3);
    insta::assert_snapshot!(as_text(&pages));
}

#[test]
fn a_text_too_long_for_its_column_stands_below_its_row() {
    let long = "word ".repeat(1200);
    let cells = |note: &str| {
        Row::Cells(vec![
            Cell::bold("LEG-01").and(Strength::Plain, "Is there a law?").anchored("LEG-01"),
            Cell::plain("2"),
            Cell::plain("Short.").and(Strength::Plain, note),
        ])
    };
    let table = |note: &str| {
        let heads =
            [("Question", 2, Align::Start), ("Level", 1, Align::Start), ("Notes", 2, Align::Start)];
        let rows = vec![cells(note), cells("Nothing.")];
        let table = Table { caption: "Answers".into(), columns: columns(&heads), rows };
        layout(&document(vec![Block::Table(table)]))
    };
    let (pages, short) = (table(&long), table("Seen."));
    assert!(pages.pages.len() <= 3, "{} pages", pages.pages.len());
    let texts: Vec<&Text> = pages.pages.iter().flat_map(Page::texts).collect();
    let said: String = texts.iter().map(|text| text.text.as_str()).collect();
    assert_eq!(said.matches("word").count(), 1200);
    let named = texts.iter().position(|text| text.text.starts_with("LEG-01 · Notes")).unwrap();
    assert!(texts[named + 1].text.starts_with("word word") && texts[named + 1].x < 80.0);
    let spans = |pages: &Pages| pages.parts.iter().filter(|part| part.span == 3).count();
    assert_eq!((spans(&pages), spans(&short)), (1, 0));
}

#[test]
fn a_column_with_nothing_in_it_leaves_its_room_to_the_others() {
    let table = |last: &str| {
        let cells = |text: &str| vec![Cell::plain(text), Cell::plain(last)];
        let rows = vec![Row::Cells(cells(&"word ".repeat(40))), Row::Cells(cells("two"))];
        let columns = columns(&[("Question", 30, Align::Start), ("Notes", 30, Align::Start)]);
        layout(&document(vec![Block::Table(Table { caption: String::new(), columns, rows })]))
    };
    let lines = |pages: &Pages| {
        pages.pages[0].texts().iter().filter(|text| text.text.starts_with("word")).count()
    };
    assert_eq!((lines(&table("a note")), lines(&table(""))), (4, 3));
}

#[test]
fn paragraphs_of_a_cell_do_not_run_together_when_read_out() {
    let cell =
        Cell::bold("LEG-01").and(Strength::Plain, "Is there a law?").and(Strength::Italic, "");
    let table = Table {
        caption: String::new(),
        columns: columns(&[("", 1, Align::Start)]),
        rows: vec![Row::Cells(vec![cell])],
    };
    let pages = layout(&document(vec![Block::Table(table)]));
    let said: String = pages.pages[0].texts().iter().map(|text| text.text.as_str()).collect();
    assert!(said.starts_with("LEG-01 Is there a law?") && !said.contains("law? "), "{said}");
    inside(&pages.pages[0], 0);
}

#[test]
fn every_placed_text_belongs_to_a_part_or_is_furniture() {
    let pages = layout(&sample());
    let mut told = vec![false; pages.parts.len()];
    for page in &pages.pages {
        for (item, tag) in page.items.iter().zip(&page.tags) {
            let text = matches!(item, Item::Text(_) | Item::Figure { .. });
            if let (true, Some(part)) = (text, tag) {
                told[*part] = true;
            }
        }
    }
    // What has no words of its own has parts in it that have, or is an empty cell.
    for (at, part) in pages.parts.iter().enumerate() {
        assert!(part.parent.is_none_or(|parent| parent < at), "parents come first");
        if matches!(part.role, Role::Heading(_) | Role::Paragraph | Role::Figure | Role::Link) {
            assert!(told[at], "{:?} {at} says nothing", part.role);
        }
    }
}

#[test]
fn the_same_document_is_the_same_bytes() {
    let bytes = || pdf(&layout(&sample())).expect("the sample is a PDF");
    let here = bytes();
    assert!(here == bytes(), "a second run in this process differs");
    let there = std::thread::spawn(bytes).join().expect("the thread ends well");
    assert!(here == there, "a run in another thread differs");
    let folder = tempfile::tempdir().expect("a folder for the other process");
    let file = folder.path().join("sample.pdf");
    let ran = Command::new(std::env::current_exe().expect("this test has a path"))
        .args(["--exact", "paper::paper_sample", "--ignored"])
        .env("TATHMINI_PAPER_SAMPLE", &file)
        .output()
        .expect("the other process starts");
    assert!(ran.status.success());
    assert!(here == std::fs::read(&file).expect("it wrote"), "another process's run differs");
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let made = |threads| {
        let threads = NonZeroUsize::new(threads).expect("some threads");
        let sheet = Sheet { threads: Some(threads), ..Sheet::default() };
        let pages = layout_on(&sample(), &sheet);
        (as_text(&pages), pages.missing.clone(), pdf_by(&pages, threads).expect("a PDF"))
    };
    let one = made(1);
    for threads in [2, 3, 8] {
        assert!(made(threads) == one, "{threads} threads");
    }
}

#[test]
fn a_section_leaves_no_page_with_a_line_or_two() {
    for paragraphs in 1..70 {
        let mut blocks = vec![heading(1, "Section")];
        blocks.extend((0..paragraphs).map(|_| body("A paragraph of one line.")));
        let pages = layout(&document(blocks));
        let last = pages.pages.last().expect("a page").texts();
        let own = last.iter().filter(|text| text.text.starts_with("A paragraph")).count();
        let all = paragraphs < 5;
        assert!(all || own >= 5, "{paragraphs} paragraphs, {own} of them on the last page");
    }
}

#[test]
fn other_content_has_another_identity() {
    let identity = |text: &str| {
        let bytes = pdf(&layout(&document(vec![body(text)]))).expect("a PDF");
        let told = String::from_utf8_lossy(&bytes).into_owned();
        told.rsplit_once("/ID").expect("an identity").1.split(']').next().unwrap().to_owned()
    };
    assert_eq!(identity("one"), identity("one"));
    assert_ne!(identity("one"), identity("two"));
}

#[test]
fn what_no_font_has_is_told() {
    let pages = layout(&document(vec![body("税 and 😀 here")]));
    assert_eq!(pages.missing, ['税', '😀']);
    let shown: Vec<_> = pages.pages[0].texts().iter().map(|text| text.text.as_str()).collect();
    assert!(shown.contains(&"[U+7A0E] and [U+1F600] here"), "{shown:?}");
}

#[test]
fn an_empty_document_is_a_page() {
    let pages = layout(&document(vec![]));
    assert_eq!(pages.pages.len(), 1);
    assert!(pdf(&pages).expect("a PDF").starts_with(b"%PDF-1.7"));
}

#[test]
fn headings_are_nested_bookmarks_on_their_pages() {
    let pages = layout(&sample());
    for bookmark in &pages.bookmarks {
        let page = &pages.pages[bookmark.page];
        let first = bookmark.title.split_whitespace().next().expect("titles have words");
        let found = page.texts().into_iter().any(|text| {
            text.text.starts_with(first) && text.y > bookmark.y && text.y < bookmark.y + 40.0
        });
        assert!(found, "{} on page {}", bookmark.title, bookmark.page + 1);
    }
}

#[test]
fn other_programs_read_the_file_without_complaint() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sample.pdf");
    let pages = layout(&sample());
    std::fs::write(&file, pdf(&pages).expect("a PDF")).expect("writable");
    if let Some(qpdf) = tool("qpdf") {
        let told = Command::new(qpdf).arg("--check").arg(&file).output().expect("qpdf runs");
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
        assert!(told.stderr.is_empty(), "{}", String::from_utf8_lossy(&told.stderr));
    }
    if let Some(text) = extracted(&file) {
        let numbered = format!("page 2 of {}", pages.pages.len());
        for words in [
            numbered.as_str(),
            "LEG-09",
            "« les procédures écrites »",
            "“We do what we can.”",
            "officers in three of five offices work",
            "Table 1. Results by question (continued)",
            "e\u{301} x\u{302} q\u{323}.",
        ] {
            assert!(text.contains(words), "{words}");
        }
    }
}

/// The file's text as pdftotext reads it, lines joined by single spaces.
fn extracted(file: &Path) -> Option<String> {
    let told = Command::new(tool("pdftotext")?).arg(file).arg("-").output().expect("it runs");
    let text = String::from_utf8(told.stdout).expect("UTF-8");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Short words, and now and then one that no line holds, made of a letter of its own.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        20 => "[a-zéèçœß]{1,6}".boxed(),
        2 => "“[a-z]{2,4}”|—|[0-9]{1,4}".boxed(),
        1 => (20usize..200).prop_map(|count| "Q".repeat(count)).boxed(),
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn cells() -> impl Strategy<Value = Row> {
    let heat = prop::option::of(0.0f32..=1.0);
    let cell = (words(), words(), heat)
        .prop_map(|(one, two, heat)| Cell::plain(one).and(Strength::Italic, two).heat(heat));
    prop_oneof![
        1 => words().prop_map(Row::Band),
        6 => prop::collection::vec(cell, 0..6).prop_map(Row::Cells),
        1 => (300usize..900).prop_map(|n| Row::Cells(vec![Cell::plain("tall ".repeat(n))])),
    ]
}

fn tables() -> impl Strategy<Value = Block> {
    let align = prop_oneof![Just(Align::Start), Just(Align::Centre), Just(Align::End)];
    let column = ("[a-z]{0,6}", 0u16..9, align).prop_map(|(head, share, align)| Column {
        head,
        share,
        align,
    });
    let columns = prop::collection::vec(column, 5..6);
    (words(), columns, prop::collection::vec(cells(), 0..12))
        .prop_map(|(caption, columns, rows)| Block::Table(Table { caption, columns, rows }))
}

fn charts() -> impl Strategy<Value = Block> {
    let place = || prop::option::of(-0.5f32..1.5);
    let bar = (words(), "[0-9]{0,3}", place(), place(), place()).prop_map(
        |(label, shown, score, target, other)| Bar {
            interval: target.zip(other),
            label,
            shown,
            score,
            target,
            other,
        },
    );
    (words(), prop::collection::vec(bar, 0..20)).prop_map(|(caption, rows)| {
        let ticks = vec![(0.0, "0".to_owned()), (0.5, "1".to_owned()), (1.0, "2".to_owned())];
        Block::Bars(Bars {
            caption,
            alternative: String::new(),
            ticks,
            rows,
            legend: Legend::default(),
        })
    })
}

fn gantts() -> impl Strategy<Value = Block> {
    let span =
        (words(), words(), words(), 0u32..30, 0u32..30, prop::collection::vec(0usize..9, 0..3));
    let span = span.prop_map(|(band, label, after, start, more, needs)| Span {
        band,
        label,
        after,
        start,
        end: start + more,
        needs,
    });
    (words(), prop::collection::vec(span, 0..40)).prop_map(|(caption, spans)| {
        Block::Gantt(Gantt {
            caption,
            alternative: String::new(),
            heads: ["a".into(), "b".into()],
            quarters: (0..12).map(|number| number.to_string()).collect(),
            spans,
        })
    })
}

fn blocks() -> impl Strategy<Value = Block> {
    let style =
        prop_oneof![Just(Style::Body), Just(Style::Lead), Just(Style::Small), Just(Style::Quote)];
    let turn = prop_oneof![Just(Orientation::Portrait), Just(Orientation::Landscape)];
    let cover = (words(), words(), prop::collection::vec((words(), words()), 0..12), words());
    prop_oneof![
        1 => cover.prop_map(|(title, subtitle, lines, notice)| Block::Cover(Cover {
            over: String::new(), title, subtitle, lines, notice
        })),
        3 => (0u8..6, words()).prop_map(|(level, text)| Block::Heading { level, text }),
        6 => (style, words()).prop_map(|(style, text)| Block::Paragraph { style, text }),
        2 => prop::collection::vec(words(), 0..6).prop_map(Block::List),
        4 => tables(),
        2 => charts(),
        1 => charts().prop_map(|chart| match chart {
            Block::Bars(bars) if bars.rows.len() > 2 && bars.rows.len() < 13 => Block::Radar(bars),
            other => other,
        }),
        2 => gantts(),
        1 => Just(Block::Contents),
        1 => turn.prop_map(Block::Turn),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn nothing_leaves_its_page_overlaps_or_is_lost(blocks in prop::collection::vec(blocks(), 0..16)) {
        let said = said(&blocks);
        let pages = layout(&document(blocks));
        for (number, page) in pages.pages.iter().enumerate() {
            inside(page, number);
            apart(page, number);
        }
        let shown = shown(&pages);
        for (word, count) in &said {
            let found = shown.get(word).copied().unwrap_or(0);
            prop_assert!(found >= *count, "{word}: {found} of {count}");
        }
        prop_assert!(pdf(&pages).is_ok());
    }
}

/// How often each word is said; words of Q count by letter, since they are broken.
fn said(blocks: &[Block]) -> BTreeMap<String, usize> {
    let mut texts: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Cover(cover) => {
                texts.extend([&cover.title, &cover.subtitle, &cover.notice].map(Clone::clone));
                texts.extend(cover.lines.iter().flat_map(|(a, b)| [a.clone(), b.clone()]));
            }
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => texts.push(text.clone()),
            Block::List(entries) => texts.extend(entries.iter().cloned()),
            Block::Table(table) => {
                texts.push(table.caption.clone());
                texts.extend(table.columns.iter().map(|column| column.head.clone()));
                for row in &table.rows {
                    match row {
                        Row::Band(text) => texts.push(text.clone()),
                        Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => {
                            texts.extend(cells.iter().take(table.columns.len()).flat_map(|cell| {
                                cell.paragraphs.iter().map(|paragraph| paragraph.text.clone())
                            }))
                        }
                    }
                }
            }
            Block::Radar(bars) => texts.push(bars.caption.clone()),
            Block::Bars(bars) => {
                texts.push(bars.caption.clone());
                texts.extend(
                    bars.rows.iter().flat_map(|bar| [bar.label.clone(), bar.shown.clone()]),
                );
            }
            // Its actions stand whole in the plan's table.
            Block::Gantt(gantt) => texts.push(gantt.caption.clone()),
            Block::Contents | Block::Turn(_) | Block::OnePage => {}
        }
    }
    count(texts.iter().map(String::as_str))
}

fn shown(pages: &Pages) -> BTreeMap<String, usize> {
    count(pages.pages.iter().flat_map(Page::texts).map(|text| text.text.as_str()))
}

fn count<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in texts.flat_map(str::split_whitespace) {
        let letters = word.matches('Q').count();
        let (key, more) = if letters > 0 { ("Q", letters) } else { (word, 1) };
        *counts.entry(key.to_owned()).or_insert(0) += more;
    }
    counts
}

/// The frame that text must keep to, and the zones of head and foot.
pub fn inside(page: &Page, number: usize) {
    for item in &page.items {
        let frame = item.frame();
        let place = format!("page {} of {}×{}: {frame}", number + 1, page.width, page.height);
        assert!(frame.x >= 62.0 - 5.0 && frame.right() <= page.width - 62.0 + 5.0, "{place}");
        assert!(frame.y >= 30.0 && frame.bottom() <= page.height - 20.0, "{place}");
        let foot = frame.y >= page.height - 52.0;
        assert!(foot || frame.bottom() <= page.height - 74.0 + 3.0, "{place}");
    }
}

/// No two texts touch, and no two shaded rectangles of tables.
pub fn apart(page: &Page, number: usize) {
    let ink = |text: &&Text| Frame {
        x: text.x,
        y: 0.7f32.mul_add(-text.size, text.y),
        width: text.advance(),
        height: text.size * 0.85,
    };
    let texts = page.texts();
    let texts: Vec<Frame> = texts.iter().map(ink).collect();
    let shades = page.items.iter().filter_map(|item| match item {
        Item::Rect { frame, .. } => Some(*frame),
        _ => None,
    });
    for frames in [texts, shades.collect()] {
        for (at, one) in frames.iter().enumerate() {
            for two in frames.iter().skip(at + 1) {
                let over = one.x + 0.1 < two.right() && two.x + 0.1 < one.right();
                let over = over && one.y + 0.1 < two.bottom() && two.y + 0.1 < one.bottom();
                assert!(!over, "page {}: {one} and {two}", number + 1);
            }
        }
    }
}
