//! The answers added up: one row an area and year, and one for all years
//! together. What is hidden in a column cannot be computed from its total.

use super::answers::AnswerRow;
use super::sheets::Value;
use crate::mask::{Group, hidden, shows_totals};
use std::collections::{BTreeMap, BTreeSet};

/// Columns of the table. `mean` is left to the reader: sum over answers.
pub const TOTALS: [&str; 7] =
    ["questionnaire", "area", "year", "assessments", "answers", "sum_of_levels", "lowest_possible"];

/// One group in the making.
#[derive(Default)]
struct Added {
    assessments: BTreeSet<String>,
    /// Country and administration: what a group is small by.
    administrations: BTreeSet<[String; 2]>,
    answers: i64,
    sum: i64,
    lowest: i64,
    highest: i64,
}

impl Added {
    fn group(&self) -> Group {
        let wide = |number: i64| usize::try_from(number).unwrap_or(0);
        Group {
            size: self.administrations.len(),
            answers: wide(self.answers),
            sum: wide(self.sum - self.lowest),
            highest: wide(self.highest - self.lowest),
        }
    }

    fn add(&mut self, other: &Self) {
        self.assessments.extend(other.assessments.iter().cloned());
        self.administrations.extend(other.administrations.iter().cloned());
        self.answers += other.answers;
        self.sum += other.sum;
        self.lowest += other.lowest;
        self.highest += other.highest;
    }

    fn cells(&self) -> [Value; 4] {
        let assessments = i64::try_from(self.assessments.len()).unwrap_or(i64::MAX);
        [assessments, self.answers, self.sum, self.lowest].map(Value::Whole)
    }
}

/// The table of one reading. `least`: groups with fewer administrations are empty,
/// and the next smallest with them; the number of rows that are.
pub fn totals(
    columns: &[&str],
    rows: &[AnswerRow],
    reading: &str,
    least: usize,
) -> (Vec<Vec<Value>>, usize) {
    let place = |name: &str| columns.iter().position(|column| *column == name);
    let cell = |row: &'_ AnswerRow, at: Option<usize>| at.and_then(|at| row.cells.get(at).cloned());
    let text = |row: &AnswerRow, at| match cell(row, at) {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    };
    let whole = |row: &AnswerRow, at| match cell(row, at) {
        Some(Value::Whole(number)) => Some(number),
        _ => None,
    };
    let mut added: BTreeMap<String, BTreeMap<String, BTreeMap<i64, Added>>> = BTreeMap::new();
    for row in rows.iter().filter(|row| text(row, place("reading")) == reading) {
        let Some(level) = whole(row, place("level")) else { continue };
        let areas = added.entry(row.questionnaire.clone()).or_default();
        let years = areas.entry(text(row, place("area"))).or_default();
        let group = years.entry(row.year).or_default();
        group.assessments.insert(text(row, place("assessment")));
        let whose = ["country", "administration"].map(|name| text(row, place(name)));
        group.administrations.insert(whose);
        group.answers += 1;
        group.sum += level;
        group.lowest += whole(row, place("lowest")).unwrap_or_default();
        group.highest += whole(row, place("highest")).unwrap_or_default();
    }
    let (mut table, mut empty) = (Vec::new(), 0);
    for (questionnaire, areas) in &added {
        let years: BTreeSet<i64> = areas.values().flat_map(BTreeMap::keys).copied().collect();
        let groups: Vec<Vec<Group>> = areas
            .values()
            .map(|area| {
                years
                    .iter()
                    .map(|year| area.get(year).map(Added::group).unwrap_or_default())
                    .collect()
            })
            .collect();
        let hide = hidden(&groups, least);
        // The same few in several years are still few.
        let many = areas.values().all(|area| {
            let mut gone = Added::default();
            let years = years.iter().zip(&hide).filter(|(_, hide)| **hide);
            years.filter_map(|(year, _)| area.get(year)).for_each(|group| gone.add(group));
            let count = gone.administrations.len();
            count == 0 || count >= least
        });
        let with_totals = many && shows_totals(&groups, &hide, least);
        for (area, groups) in areas {
            let row = |year: Value, cells: [Value; 4]| {
                let head = [questionnaire.as_str().into(), area.as_str().into(), year];
                head.into_iter().chain(cells).collect::<Vec<Value>>()
            };
            let mut all = Added::default();
            for (year, hide) in years.iter().zip(&hide) {
                let Some(group) = groups.get(year) else { continue };
                let cells = if *hide { [const { Value::Nothing }; 4] } else { group.cells() };
                empty += usize::from(*hide);
                table.push(row(Value::Whole(*year), cells));
                all.add(group);
            }
            if with_totals {
                table.push(row("all".into(), all.cells()));
            }
        }
    }
    (table, empty)
}
