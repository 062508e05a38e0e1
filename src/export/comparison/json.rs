//! One JSON object, a row a line: `{"format":"tathmini-comparison/1", …}`.
//! `docs/compare.md` explains every key.

use super::super::harmless::Harmless;
use super::Looked;
use crate::compare::{
    Cell, Column, Comparison, Figure, Group, Key, Movement, Place, Quartiles, Row, Summary,
};
use crate::score::{NodeKind, to_f64};
use crate::threads;
use serde::ser::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the comparison: who, how it is spread in groups, then every row.
///
/// # Errors
/// What the writer says.
pub fn json(looked: Looked<'_>, out: &mut impl Write) -> io::Result<()> {
    let Looked { comparison, view, .. } = looked;
    let columns: Vec<ColumnFacts> = comparison.columns.iter().map(ColumnFacts::of).collect();
    let sums = view.sums();
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
    let mut pieces = Vec::new();
    for group in &view.groups {
        let places = looked.rank.then(|| comparison.places(group));
        let mut places = places.iter().flat_map(|places| places.chunks(PIECE));
        pieces
            .extend(group.rows.chunks(PIECE).map(|rows| (rows, places.next().map(<[_]>::to_vec))));
    }
    let mut first = true;
    // So many pieces are in memory at once, not the whole text.
    for pieces in pieces.chunks(AT_ONCE) {
        for lines in threads::each(pieces, |(rows, places)| lines(looked, rows, places.as_deref()))
        {
            out.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            out.write_all(&lines?)?;
        }
    }
    out.write_all(b"\n]}\n")
}

/// About so many bytes are a row by area.
const A_ROW: usize = 256;
/// Rows that one thread writes at a time.
const PIECE: usize = 256;
/// Pieces that are written side by side.
const AT_ONCE: usize = 64;

/// A piece of a group's rows, a line each, commas between.
fn lines(
    looked: Looked<'_>,
    rows: &[usize],
    places: Option<&[Vec<Option<Place>>]>,
) -> io::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(rows.len() * A_ROW);
    for (order, at) in rows.iter().enumerate() {
        if order > 0 {
            lines.extend_from_slice(b",\n");
        }
        let places = places.and_then(|places| places.get(order)).map(Vec::as_slice);
        row(&mut lines, looked, *at, places)?;
    }
    Ok(lines)
}

/// Facts in one line that steers no terminal.
fn put(out: &mut impl Write, facts: &(impl Serialize + ?Sized)) -> io::Result<()> {
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

/// Adds a row's object; lists stand in the order of the columns, null where not
/// comparable. Written by hand, because there may be hundreds of thousands.
fn row(
    out: &mut Vec<u8>,
    looked: Looked<'_>,
    at: usize,
    places: Option<&[Option<Place>]>,
) -> io::Result<()> {
    let comparison = looked.comparison;
    let row = &comparison.rows[at];
    let about = &row.about;
    let mut object = Object::begin(out);
    object.put("id", &*about.id)?;
    object.put("country", &*about.country)?;
    object.put_text("country_name", &about.country_name)?;
    object.put_text("administration", &about.administration)?;
    if about.questionnaire != comparison.key {
        object.put("version", &about.questionnaire.version)?;
    }
    object.put("date", &*about.date)?;
    object.put("round", &about.round)?;
    object.put_text("language", &about.language)?;
    object.put("status", about.status.code())?;
    if !about.tags.is_empty() {
        object.put("tags", &*about.tags)?;
    }
    figures(&mut object, row, &comparison.columns)?;
    if looked.change && comparison.earlier(at).is_some() {
        let columns = 0..comparison.columns.len();
        let moved: Vec<_> = columns.filter_map(|it| comparison.change(at, it)).collect();
        let words: Vec<&str> = moved.iter().map(|moved| moved.code()).collect();
        let why = |moved: &Movement| moved.reason().map(|reason| reason.code());
        object.put("change", &words)?;
        object.put("reason", &moved.iter().map(why).collect::<Vec<_>>())?;
    }
    if let Some(places) = places {
        let ranks: Vec<_> = places.iter().map(|place| place.map(|place| place.rank)).collect();
        object.put("rank", &ranks)?;
    }
    object.end();
    Ok(())
}

/// Score, coverage and evidence; what says nothing more is left out.
fn figures(object: &mut Object<'_>, row: &Row, columns: &[Column]) -> io::Result<()> {
    object.put("score", &Listed(row, |cell| cell.score.as_ref().map(Figure::to_f64)))?;
    if row.cells.iter().flatten().any(Cell::is_open) {
        // The upper end of the interval that *no evidence* opens.
        object.put("high", &Listed(row, |cell| cell.interval().map(|(_, high)| high.to_f64())))?;
    }
    object.put("answered", &Listed(row, |cell| cell.coverage.answered))?;
    let partly = row.cells.iter().zip(columns).any(|(cell, column)| {
        cell.as_ref().is_some_and(|cell| cell.coverage.asked != column.questions)
    });
    if partly {
        object.put("asked", &Listed(row, |cell| cell.coverage.asked))?;
    }
    if row.cells.iter().flatten().any(|cell| cell.evidence.grades != [0; 4]) {
        // Levels by grade E0 to E3, then those without one.
        let grades = |cell: &Cell| {
            let [said, seen, used, confirmed] = cell.evidence.grades;
            [said, seen, used, confirmed, cell.evidence.ungraded]
        };
        object.put("evidence", &Listed(row, grades))?;
    }
    Ok(())
}

/// An object whose members are written one after the other.
struct Object<'o>(&'o mut Vec<u8>);

impl<'o> Object<'o> {
    fn begin(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self(out)
    }

    /// Adds a member; its name needs no escape.
    fn put(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
        self.0.push(b'"');
        self.0.extend_from_slice(name.as_bytes());
        self.0.extend_from_slice(b"\":");
        put(self.0, value)?;
        self.0.push(b',');
        Ok(())
    }

    /// Adds a text that says something.
    fn put_text(&mut self, name: &str, text: &str) -> io::Result<()> {
        if text.is_empty() { Ok(()) } else { self.put(name, text) }
    }

    /// The brace takes the last comma's place.
    fn end(self) {
        self.0.pop();
        self.0.push(b'}');
    }
}

/// One figure a column.
struct Listed<'a, T>(&'a Row, fn(&Cell) -> T);

impl<T: Serialize> Serialize for Listed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.cells.iter().map(|cell| cell.as_ref().map(self.1)))
    }
}
