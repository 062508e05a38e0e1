//! One JSON object, a row a line: `{"format":"tathmini-comparison/1", …}`.
//! `docs/compare.md` explains every key.

use super::super::harmless::Harmless;
use super::Looked;
use crate::compare::{
    Cell, Column, Comparison, Figure, Group, Key, Place, Quartiles, Row, Summary,
};
use crate::score::{NodeKind, to_f64};
use crate::threads;
use serde::ser::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

/// Writes the comparison: who, how it is spread in groups, then every row.
///
/// # Errors
/// What the writer says.
pub fn json(looked: Looked<'_>, out: &mut impl Write) -> io::Result<()> {
    let Looked { comparison, view, .. } = looked;
    let columns: Vec<ColumnFacts> = comparison.columns.iter().map(ColumnFacts::of).collect();
    let sums = view.sums(comparison);
    out.write_all(b"{\"format\":\"tathmini-comparison/1\",\n\"questionnaire\":")?;
    put(out, &KeyFacts::of(&comparison.key))?;
    out.write_all(b",\n\"columns\":")?;
    put(out, &columns)?;
    out.write_all(b",\n\"grouped\":")?;
    put(out, &looked.grouped)?;
    out.write_all(b",\n\"groups\":[")?;
    for (at, group) in view.groups.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        put(out, &GroupFacts::of(comparison, group))?;
    }
    out.write_all(b"\n],\n\"sums\":")?;
    put(
        out,
        &SumFacts {
            whole: to_f64(&sums.whole),
            ranks: sums.ranks,
            percentiles: to_f64(&sums.percentiles),
            quantiles: to_f64(&sums.quantiles),
        },
    )?;
    out.write_all(b",\n\"rows\":[")?;
    let mut first = true;
    for group in &view.groups {
        let places = looked.rank.then(|| comparison.places(group));
        let pieces: Vec<Range<usize>> =
            (0..group.rows.len()).step_by(PIECE).map(|at| at..at + PIECE).collect();
        // So many pieces are in memory at once, not the whole text.
        for pieces in pieces.chunks(AT_ONCE) {
            for lines in
                threads::each(pieces, |piece| lines(looked, group, piece, places.as_deref()))
            {
                out.write_all(if first { b"\n" } else { b",\n" })?;
                first = false;
                out.write_all(&lines?)?;
            }
        }
    }
    out.write_all(b"\n]}\n")
}

/// Rows that one thread writes at a time.
const PIECE: usize = 512;
/// Pieces that are written side by side.
const AT_ONCE: usize = 16;

/// A piece of a group's rows, a line each, commas between.
fn lines(
    looked: Looked<'_>,
    group: &Group,
    piece: &Range<usize>,
    places: Option<&[Vec<Option<Place>>]>,
) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for at in piece.start..piece.end.min(group.rows.len()) {
        if at > piece.start {
            lines.extend_from_slice(b",\n");
        }
        let places = places.and_then(|places| places.get(at).cloned());
        put(&mut lines, &RowFacts::of(looked, group.rows[at], places))?;
    }
    Ok(lines)
}

/// Facts in one line that steers no terminal.
fn put(out: &mut impl Write, facts: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Harmless);
    facts.serialize(&mut serializer).map_err(io::Error::from)
}

#[derive(serde::Serialize)]
struct KeyFacts<'a> {
    id: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    sha256: &'a str,
}

impl<'a> KeyFacts<'a> {
    fn of(key: &'a Key) -> Self {
        Self { id: &key.questionnaire, version: &key.version, sha256: &key.hash }
    }
}

#[derive(serde::Serialize)]
struct ColumnFacts<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    lowest: i32,
    highest: i32,
    questions: u32,
}

impl<'a> ColumnFacts<'a> {
    fn of(column: &'a Column) -> Self {
        Self {
            id: &column.id,
            kind: kind_code(column.kind),
            title: column.title.first(),
            lowest: column.lowest,
            highest: column.highest,
            questions: column.questions,
        }
    }
}

/// The word for a column's kind in files.
pub(super) const fn kind_code(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Whole => "whole",
        NodeKind::Area => "area",
        NodeKind::Topic => "topic",
        NodeKind::Question => "question",
    }
}

#[derive(serde::Serialize)]
struct GroupFacts<'a> {
    name: &'a str,
    assessments: usize,
    columns: Vec<SummaryFacts<'a>>,
}

impl<'a> GroupFacts<'a> {
    fn of(comparison: &'a Comparison, group: &'a Group) -> Self {
        let columns = comparison.columns.iter().zip(&group.columns);
        Self {
            name: &group.name,
            assessments: group.rows.len(),
            columns: columns.map(|(column, summary)| SummaryFacts::of(column, summary)).collect(),
        }
    }
}

#[derive(serde::Serialize)]
struct SummaryFacts<'a> {
    id: &'a str,
    /// Assessments with a score.
    count: usize,
    quartiles: Option<QuartileFacts>,
    /// Assessments that have reached each level, by its value.
    levels: BTreeMap<i32, usize>,
}

#[derive(serde::Serialize)]
struct QuartileFacts {
    lowest: f64,
    p10: f64,
    lower: f64,
    median: f64,
    upper: f64,
    p90: f64,
    highest: f64,
}

impl<'a> SummaryFacts<'a> {
    fn of(column: &'a Column, summary: &Summary) -> Self {
        let quartiles = summary.quartiles.as_ref();
        Self {
            id: &column.id,
            count: quartiles.map_or(0, |quartiles| quartiles.count),
            quartiles: quartiles.map(QuartileFacts::of),
            levels: (column.lowest..).zip(summary.levels.iter().copied()).collect(),
        }
    }
}

impl QuartileFacts {
    fn of(quartiles: &Quartiles) -> Self {
        Self {
            lowest: quartiles.lowest.to_f64(),
            p10: quartiles.p10.to_f64(),
            lower: quartiles.lower.to_f64(),
            median: quartiles.median.to_f64(),
            upper: quartiles.upper.to_f64(),
            p90: quartiles.p90.to_f64(),
            highest: quartiles.highest.to_f64(),
        }
    }
}

#[derive(serde::Serialize)]
struct SumFacts {
    whole: f64,
    ranks: u64,
    percentiles: f64,
    quantiles: f64,
}

/// A row; lists stand in the order of the columns, null where not comparable.
#[derive(serde::Serialize)]
struct RowFacts<'a> {
    id: &'a str,
    country: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    country_name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    administration: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    date: &'a str,
    round: u32,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
    status: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tags: &'a BTreeMap<String, String>,
    score: Listed<'a, Option<f64>>,
    /// The upper end of the interval, where *no evidence* opens one.
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Listed<'a, Option<f64>>>,
    answered: Listed<'a, u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<Listed<'a, u32>>,
    /// Levels by grade E0 to E3, then those without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Listed<'a, [u32; 5]>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Vec<&'static str>>,
    /// Why a change is not comparable.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Vec<Option<&'static str>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<Vec<Option<usize>>>,
}

impl<'a> RowFacts<'a> {
    fn of(looked: Looked<'a>, at: usize, places: Option<Vec<Option<Place>>>) -> Self {
        let comparison = looked.comparison;
        let row = &comparison.rows[at];
        let about = &row.about;
        let open = row.cells.iter().flatten().any(Cell::is_open);
        let graded = row.cells.iter().flatten().any(|cell| cell.evidence.grades != [0; 4]);
        let partly = row.cells.iter().zip(&comparison.columns).any(|(cell, column)| {
            cell.as_ref().is_some_and(|cell| cell.coverage.asked != column.questions)
        });
        let columns = 0..comparison.columns.len();
        let moved = (looked.change && comparison.earlier(at).is_some()).then(|| {
            columns.clone().filter_map(|column| comparison.change(at, column)).collect::<Vec<_>>()
        });
        Self {
            id: &about.id,
            country: &about.country,
            country_name: &about.country_name,
            administration: &about.administration,
            version: (about.questionnaire != comparison.key)
                .then_some(about.questionnaire.version.as_str()),
            date: &about.date,
            round: about.round,
            language: &about.language,
            status: about.status.code(),
            tags: &about.tags,
            score: Listed(row, |cell| cell.score.as_ref().map(Figure::to_f64)),
            high: open
                .then_some(Listed(row, |cell| cell.interval().map(|(_, high)| high.to_f64()))),
            answered: Listed(row, |cell| cell.coverage.answered),
            asked: partly.then_some(Listed(row, |cell| cell.coverage.asked)),
            evidence: graded.then_some(Listed(row, |cell| {
                let [said, seen, used, confirmed] = cell.evidence.grades;
                [said, seen, used, confirmed, cell.evidence.ungraded]
            })),
            reason: moved.as_ref().map(|moved| {
                moved.iter().map(|moved| moved.reason().map(|reason| reason.code())).collect()
            }),
            change: moved.map(|moved| moved.into_iter().map(|moved| moved.code()).collect()),
            rank: places.map(|places| {
                places.into_iter().map(|place| place.map(|place| place.rank)).collect()
            }),
        }
    }
}

/// One figure a column.
struct Listed<'a, T>(&'a Row, fn(&Cell) -> T);

impl<T: Serialize> Serialize for Listed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.cells.iter().map(|cell| cell.as_ref().map(self.1)))
    }
}
