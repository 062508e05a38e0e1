//! A page for each administration: where it stands among the others, what it
//! can teach, what to ask others about, and what changed.

use super::{Regional, heat, title, words};
use crate::questionnaire::Question;
use crate::report::compose::{heading, paragraph};
use crate::report::document::{Align, Block, Cell, Row, Style, Table};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Gaps and strengths on a page, at most.
const FEW: usize = 5;

pub(super) fn pages(regional: &Regional<'_>) -> Vec<Block> {
    let compared = regional.compared().into_iter().collect();
    let page = |at: &usize| page(regional, *at, &compared);
    regional.compared().iter().flat_map(page).collect()
}

/// Those of these rows that are compared in this report.
fn among(rows: &[usize], compared: &BTreeSet<usize>) -> Vec<usize> {
    rows.iter().copied().filter(|row| compared.contains(row)).collect()
}

fn page(regional: &Regional<'_>, at: usize, compared: &BTreeSet<usize>) -> Vec<Block> {
    let about = &regional.assessed(at).about;
    let mut blocks = vec![
        heading(1, regional.phrases.named(&regional.country(at), &about.administration)),
        paragraph(
            Style::Body,
            regional.phrases.fill(
                "regional-page-intro",
                &[
                    ("day", words::day(regional.phrases, &about.date).into()),
                    ("round", about.round.into()),
                    ("status", regional.say(crate::words::status_key(about.status)).into()),
                ],
            ),
        ),
        Block::Table(areas(regional, at, compared)),
    ];
    for (key, texts) in [
        ("regional-ahead", ahead(regional, at, compared)),
        ("regional-widest", widest(regional, at, compared)),
    ] {
        if !texts.is_empty() {
            blocks.push(heading(2, regional.say(key)));
            blocks.push(Block::List(texts));
        }
    }
    blocks
}

/// Its areas beside the middle of the others.
fn areas(regional: &Regional<'_>, at: usize, compared: &BTreeSet<usize>) -> Table {
    let peers = regional.areas.peers(at, None);
    let others = among(&peers.rows, compared);
    let body = regional.areas.columns.iter().enumerate().map(|(place, column)| {
        let cell = regional.areas.cell(at, place);
        let quartiles = regional.areas.quartiles(&others, place);
        let middle = quartiles.map_or_else(
            || "–".to_owned(),
            |it| {
                let figure = |figure| regional.figure(Some(figure));
                format!("{} ({}–{})", figure(&it.median), figure(&it.lower), figure(&it.upper))
            },
        );
        let shade = heat(regional, column, cell).heat;
        let coverage = cell.map_or_else(String::new, |cell| {
            format!("{}/{}", cell.coverage.answered, cell.coverage.asked)
        });
        let confirmed = cell.map_or_else(String::new, |cell| {
            format!("{}/{}", cell.evidence.confirmed(), cell.evidence.levels())
        });
        let moved = match regional.areas.change(at, place) {
            None => "–".to_owned(),
            Some(moved) => regional.say(moved.phrase()),
        };
        Row::Cells(vec![
            Cell::plain(title(regional, column)),
            Cell::plain(regional.open_figure(cell)).heat(shade),
            Cell::plain(middle),
            Cell::plain(coverage),
            Cell::plain(confirmed),
            Cell::plain(moved),
        ])
    });
    Table {
        caption: regional.say("regional-page-caption"),
        columns: vec![
            regional.column("column-area", 30, Align::Start),
            regional.column("column-score", 18, Align::Centre),
            regional.column("regional-others", 18, Align::Centre),
            regional.column("column-answered", 11, Align::Centre),
            regional.column("regional-confirmed", 11, Align::Centre),
            regional.column("regional-since-short", 15, Align::Centre),
        ],
        rows: body.collect(),
    }
}

/// Questions in which it stands clearly above most others.
fn ahead(regional: &Regional<'_>, at: usize, compared: &BTreeSet<usize>) -> Vec<String> {
    let peers = regional.questions.peers(at, None);
    let others = among(&peers.rows, compared).len();
    let mut found: Vec<(usize, &Question)> = regional
        .questionnaire
        .questions()
        .zip(&peers.columns)
        .map(|(question, figure)| (among(&figure.behind, compared).len(), question))
        .filter(|(behind, _)| behind * 2 > others)
        .collect();
    found.sort_by_key(|(behind, question)| Reverse((*behind, question.weight)));
    found.iter().take(FEW).map(|(_, question)| named(regional, question)).collect()
}

/// Its widest gaps by weight, each with those whom it may ask.
fn widest(regional: &Regional<'_>, at: usize, compared: &BTreeSet<usize>) -> Vec<String> {
    let peers = regional.questions.peers(at, None);
    let mut found: Vec<(u64, &Question, Vec<usize>)> = regional
        .questionnaire
        .questions()
        .enumerate()
        .zip(&peers.columns)
        .filter_map(|((place, question), among)| {
            let state = regional.questions.cell(at, place)?.state?;
            let level = state.counted(regional.questionnaire.scale_of(question).lowest())?;
            let gap = regional.questionnaire.default_target(question) - level;
            let gap = u64::try_from(gap).ok().filter(|gap| *gap > 0)?;
            Some((gap * u64::from(question.weight.thousandths()), question, among.ahead.clone()))
        })
        .collect();
    found.sort_by_key(|(width, ..)| Reverse(*width));
    found
        .iter()
        .take(FEW)
        .map(|(_, question, ahead)| {
            let codes = regional.codes(among(ahead, compared));
            let text = named(regional, question);
            if codes.is_empty() {
                return text;
            }
            let asked = [("countries", codes.into())];
            format!("{text} {}", regional.phrases.fill("regional-ask", &asked))
        })
        .collect()
}

fn named(regional: &Regional<'_>, question: &Question) -> String {
    regional.phrases.named(question.id.as_str(), question.text.get(regional.language()))
}
