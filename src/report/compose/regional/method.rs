//! How the comparison was made, with whom, and how much was answered.

use super::{Regional, words};
use crate::report::compose::{heading, paragraph};
use crate::report::document::{Align, Block, Cell, Row, Style, Table};
use crate::score::{NodeKind, exact, rounded};

pub(super) fn method(regional: &Regional<'_>) -> Vec<Block> {
    let compared = regional.compared().len();
    let counts = [
        ("compared", compared.into()),
        ("not", (regional.rows.len() - compared).into()),
        ("id", regional.questionnaire.id.as_str().into()),
        ("version", regional.questionnaire.version.as_str().into()),
    ];
    let change = if super::change::has_earlier(regional) {
        "regional-method-change"
    } else {
        "regional-change-none"
    };
    let reasons = ["regional-method-interval", change, "regional-method-quartiles"];
    let mut points: Vec<String> = vec![regional.phrases.fill("regional-method-same", &counts)];
    points.extend(reasons.map(|key| regional.say(key)));
    points.push(regional.say("regional-method-ranking"));
    vec![
        heading(1, regional.say("regional-method")),
        paragraph(Style::Body, regional.say("regional-method-intro")),
        Block::List(points),
        heading(2, regional.say("regional-coverage")),
        paragraph(Style::Body, regional.say("regional-coverage-intro")),
        Block::Table(coverage(regional)),
    ]
}

/// Who was assessed when, and how much of it was answered and rests on what.
fn coverage(regional: &Regional<'_>) -> Table {
    let row = |&at: &usize| {
        let assessed = regional.assessed(at);
        let about = &assessed.about;
        let whole = regional.areas.columns.iter().position(|it| it.kind == NodeKind::Whole);
        let cell = whole.and_then(|whole| regional.areas.cell(at, whole));
        let figures = match cell {
            None => {
                vec![Cell::plain(regional.say("regional-not")), Cell::default(), Cell::default()]
            }
            Some(cell) => {
                let (confirmed, levels) = (cell.evidence.confirmed(), cell.evidence.levels());
                let share = exact(i64::from(confirmed) * 100, i64::from(levels));
                let share = if levels == 0 {
                    "–".to_owned()
                } else {
                    regional
                        .phrases
                        .fill("regional-percent", &[("share", rounded(&share, 0).into())])
                };
                vec![
                    Cell::plain(format!("{}/{}", cell.coverage.answered, cell.coverage.asked)),
                    Cell::plain(cell.coverage.no_evidence.to_string()),
                    Cell::plain(share),
                ]
            }
        };
        let mut cells = vec![
            Cell::bold(regional.code(at)),
            Cell::plain(regional.phrases.named(&regional.country(at), &about.administration)),
            Cell::plain(words::day(regional.phrases, &about.date)),
            Cell::plain(about.round.to_string()),
            Cell::plain(regional.say(crate::words::status_key(about.status))),
        ];
        cells.extend(figures);
        Row::Cells(cells)
    };
    Table {
        caption: regional.say("regional-coverage-caption"),
        columns: vec![
            regional.column("regional-code", 7, Align::Start),
            regional.column("regional-administration", 31, Align::Start),
            regional.column("regional-date", 15, Align::Start),
            regional.column("regional-round", 8, Align::Centre),
            regional.column("column-status", 13, Align::Start),
            regional.column("column-answered", 10, Align::Centre),
            regional.column("column-ne", 9, Align::Centre),
            regional.column("regional-confirmed", 10, Align::Centre),
        ],
        rows: regional.rows.iter().map(row).collect(),
    }
}
