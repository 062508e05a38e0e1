//! Heat maps with digits, and quartiles as bars.

use super::{Regional, heat, place, title};
use crate::compare::{Comparison, Quartiles};
use crate::report::compose::{heading, paragraph};
use crate::report::document::{
    Align, Bar, Bars, Block, Cell, Column, Legend, Orientation, Row, Style, Table,
};

/// Administrations side by side in one map, at most; more go on in the next.
const SIDE_BY_SIDE: usize = 14;

pub(super) fn maps(regional: &Regional<'_>) -> Vec<Block> {
    let rows = regional.compared();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        heading(1, regional.say("regional-results")),
        paragraph(Style::Body, regional.say("regional-map-intro")),
        heading(2, regional.say("regional-areas")),
        Block::Table(areas(regional, &rows)),
        heading(2, regional.say("regional-quartiles")),
        paragraph(Style::Body, regional.say("regional-quartiles-intro")),
        Block::Bars(quartiles(regional, &rows)),
        Block::Table(quartile_table(regional, &rows)),
        Block::Turn(Orientation::Landscape),
        heading(2, regional.say("regional-topics")),
    ];
    blocks.extend(across(regional, regional.topics, &rows, "regional-topics-caption"));
    blocks.push(heading(2, regional.say("regional-questions")));
    blocks.extend(across(regional, regional.questions, &rows, "regional-questions-caption"));
    blocks.push(Block::Turn(Orientation::Portrait));
    blocks
}

/// Administrations down, areas across.
fn areas(regional: &Regional<'_>, rows: &[usize]) -> Table {
    let columns = &regional.areas.columns;
    let share = u16::try_from(70 / columns.len().max(1)).unwrap_or(1).max(1);
    let mut heads = vec![regional.column("regional-administration", 30, Align::Start)];
    heads.extend(columns.iter().map(|column| Column {
        head: match column.kind {
            crate::score::NodeKind::Whole => regional.say("whole"),
            _ => column.id.clone(),
        },
        share,
        align: Align::Centre,
    }));
    let body = rows.iter().map(|&at| {
        let mut cells = vec![Cell::plain(regional.named(at))];
        let figures = columns.iter().enumerate();
        cells.extend(figures.map(|(place, it)| heat(regional, it, regional.areas.cell(at, place))));
        Row::Cells(cells)
    });
    Table { caption: regional.say("regional-areas-caption"), columns: heads, rows: body.collect() }
}

/// Topics or questions down, administrations across.
fn across(
    regional: &Regional<'_>,
    comparison: &Comparison,
    rows: &[usize],
    caption: &str,
) -> Vec<Block> {
    let tables = rows.chunks(SIDE_BY_SIDE).map(|rows| {
        let mut columns = vec![Column { head: String::new(), share: 40, align: Align::Start }];
        columns.extend(rows.iter().map(|&at| Column {
            head: regional.code(at),
            share: 5,
            align: Align::Centre,
        }));
        columns.push(regional.column("regional-median", 7, Align::Centre));
        let body = comparison.columns.iter().enumerate().map(|(place, column)| {
            let mut cells = vec![Cell::plain(title(regional, column))];
            cells.extend(rows.iter().map(|&at| heat(regional, column, comparison.cell(at, place))));
            let all = regional.compared();
            let median = comparison.quartiles(&all, place).map(|quartiles| quartiles.median);
            cells.push(Cell::bold(regional.figure(median.as_ref())));
            Row::Cells(cells)
        });
        Block::Table(Table { caption: regional.say(caption), columns, rows: body.collect() })
    });
    tables.collect()
}

/// Median and quartiles of every area as bars on the scale.
fn quartiles(regional: &Regional<'_>, rows: &[usize]) -> Bars {
    let scale = regional.questionnaire.main_scale();
    let last = scale.levels.len().saturating_sub(1).max(1);
    let ticks = scale.levels.iter().enumerate().map(|(step, level)| {
        let label = format!("{} {}", level.code, level.label.get(regional.language()));
        (step as f32 / last as f32, label)
    });
    let bars = regional.areas.columns.iter().enumerate().map(|(at, column)| {
        let quartiles = regional.areas.quartiles(rows, at);
        let shown = quartiles.as_ref().map_or_else(|| "–".to_owned(), |it| between(regional, it));
        Bar {
            label: title(regional, column),
            shown,
            score: quartiles.as_ref().map(|it| place(column, &it.median)),
            interval: quartiles
                .as_ref()
                .map(|it| (place(column, &it.lower), place(column, &it.upper))),
            ..Bar::default()
        }
    });
    let rows: Vec<Bar> = bars.collect();
    let said: Vec<String> =
        rows.iter().map(|bar| regional.phrases.named(&bar.label, &bar.shown)).collect();
    Bars {
        caption: regional.say("regional-quartiles-caption"),
        alternative: regional.phrases.listed(&said),
        ticks: ticks.collect(),
        rows,
        legend: Legend {
            score: regional.say("regional-median"),
            interval: regional.say("regional-legend-quartiles"),
            ..Legend::default()
        },
    }
}

fn between(regional: &Regional<'_>, quartiles: &Quartiles) -> String {
    let figure = |it| regional.figure(Some(it));
    format!(
        "{} ({}–{})",
        figure(&quartiles.median),
        figure(&quartiles.lower),
        figure(&quartiles.upper)
    )
}

/// The same as figures, with the share of administrations at each level.
fn quartile_table(regional: &Regional<'_>, rows: &[usize]) -> Table {
    let scale = regional.questionnaire.main_scale();
    let mut columns = vec![regional.column("column-area", 34, Align::Start)];
    columns.extend(
        ["regional-lower", "regional-median", "regional-upper"]
            .map(|key| regional.column(key, 10, Align::Centre)),
    );
    columns.extend(scale.levels.iter().map(|level| Column {
        head: regional.phrases.fill("regional-at", &[("level", level.code.as_str().into())]),
        share: 9,
        align: Align::Centre,
    }));
    let body = regional.areas.columns.iter().enumerate().map(|(at, column)| {
        let quartiles = regional.areas.quartiles(rows, at);
        let figure = |of: fn(&Quartiles) -> &crate::compare::Figure| {
            Cell::plain(regional.figure(quartiles.as_ref().map(of)))
        };
        let mut cells = vec![
            Cell::plain(title(regional, column)),
            figure(|it| &it.lower),
            figure(|it| &it.median),
            figure(|it| &it.upper),
        ];
        let levels = regional.areas.levels(rows, at);
        cells.extend(levels.iter().map(|count| Cell::plain(count.to_string())));
        Row::Cells(cells)
    });
    Table { caption: regional.say("regional-levels-caption"), columns, rows: body.collect() }
}
