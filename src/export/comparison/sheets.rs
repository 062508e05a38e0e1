//! A comparison as sheets of typed cells: one tidy sheet with a row for each
//! assessment and column (which is what CSV gets), and the summary of groups.

use super::Looked;
use super::json::kind_code;
use crate::compare::{Cell, Figure, Quartiles};
use crate::export::{Sheet, Value};

/// Columns of the tidy sheet; ids stand in every row.
const CELLS: [&str; 30] = [
    "group",
    "assessment",
    "country",
    "country_name",
    "administration",
    "questionnaire",
    "version",
    "sha256",
    "date",
    "round",
    "language",
    "status",
    "tags",
    "kind",
    "id",
    "score",
    "low",
    "high",
    "answered",
    "asked",
    "not_applicable",
    "no_evidence",
    "E0",
    "E1",
    "E2",
    "E3",
    "ungraded",
    "change",
    "reason",
    "rank",
];

const GROUPS: [&str; 11] = [
    "group",
    "id",
    "assessments",
    "count",
    "lowest",
    "p10",
    "lower_quartile",
    "median",
    "upper_quartile",
    "p90",
    "highest",
];

/// The tidy sheet first, then the groups and the shares at each level.
pub fn comparison_sheets(looked: Looked<'_>) -> Vec<Sheet> {
    let sheet = |code: &'static str, columns: &[&'static str], rows| Sheet {
        code,
        name: code.to_owned(),
        columns: columns.to_vec(),
        rows,
    };
    vec![
        sheet("comparison", &CELLS, cells(looked)),
        sheet("quartiles", &GROUPS, groups(looked)),
        sheet("levels", &["group", "id", "level", "assessments", "of"], levels(looked)),
    ]
}

fn figure(figure: Option<&Figure>) -> Value {
    Value::figure(figure.map(Figure::exact).as_ref())
}

fn cells(looked: Looked<'_>) -> Vec<Vec<Value>> {
    let comparison = looked.comparison;
    let mut rows = Vec::new();
    for group in &looked.view.groups {
        let places = if looked.rank { comparison.places(group) } else { Vec::new() };
        for (order, &at) in group.rows.iter().enumerate() {
            let about = &comparison.rows[at].about;
            let tags: Vec<String> =
                about.tags.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let head: [Value; 13] = [
                group.name.as_str().into(),
                (&*about.id).into(),
                (&*about.country).into(),
                (&*about.country_name).into(),
                (&*about.administration).into(),
                about.questionnaire.questionnaire.as_str().into(),
                about.questionnaire.version.as_str().into(),
                about.questionnaire.hash.as_str().into(),
                Value::day(&about.date),
                about.round.into(),
                (&*about.language).into(),
                about.status.code().into(),
                tags.join("; ").into(),
            ];
            for (place, column) in comparison.columns.iter().enumerate() {
                let moved = comparison.change(at, place);
                let rank = places.get(order).and_then(|row| row.get(place).copied().flatten());
                let mut row = head.to_vec();
                row.push(kind_code(column.kind).into());
                row.push(column.id.as_str().into());
                row.extend(measures(comparison.cell(at, place)));
                row.push(moved.map(|moved| moved.code()).into());
                row.push(moved.and_then(|moved| moved.reason()).map(|why| why.code()).into());
                row.push(rank.map(|place| place.rank as u64).into());
                rows.push(row);
            }
        }
    }
    rows
}

/// Score and interval, coverage, evidence; all empty where not comparable.
fn measures(cell: Option<&Cell>) -> Vec<Value> {
    let Some(cell) = cell else { return vec![Value::Nothing; 12] };
    let interval = cell.interval();
    let coverage = cell.coverage;
    let mut row = vec![
        figure(cell.score.as_ref()),
        figure(interval.map(|(low, _)| low)),
        figure(interval.map(|(_, high)| high)),
        coverage.answered.into(),
        coverage.asked.into(),
        coverage.not_applicable.into(),
        coverage.no_evidence.into(),
    ];
    row.extend(cell.evidence.grades.map(Value::from));
    row.push(cell.evidence.ungraded.into());
    row
}

fn groups(looked: Looked<'_>) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    for group in &looked.view.groups {
        for (column, summary) in looked.comparison.columns.iter().zip(&group.columns) {
            let mut row: Vec<Value> = vec![
                group.name.as_str().into(),
                column.id.as_str().into(),
                (group.rows.len() as u64).into(),
            ];
            row.extend(quartiles(summary.quartiles.as_ref()));
            rows.push(row);
        }
    }
    rows
}

fn quartiles(quartiles: Option<&Quartiles>) -> Vec<Value> {
    let count = quartiles.map_or(0, |quartiles| quartiles.count as u64);
    let mut row = vec![count.into()];
    row.extend(match quartiles {
        None => vec![Value::Nothing; 7],
        Some(Quartiles { lowest, p10, lower, median, upper, p90, highest, .. }) => {
            [lowest, p10, lower, median, upper, p90, highest].map(|it| figure(Some(it))).to_vec()
        }
    });
    row
}

fn levels(looked: Looked<'_>) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    for group in &looked.view.groups {
        for (column, summary) in looked.comparison.columns.iter().zip(&group.columns) {
            let of: usize = summary.levels.iter().sum();
            for (level, count) in (column.lowest..).zip(&summary.levels) {
                rows.push(vec![
                    group.name.as_str().into(),
                    column.id.as_str().into(),
                    level.into(),
                    (*count as u64).into(),
                    (of as u64).into(),
                ]);
            }
        }
    }
    rows
}
