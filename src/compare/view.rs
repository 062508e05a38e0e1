//! Which rows are looked at, in which groups and order, and how the figures of
//! a group are spread.

use super::{Comparison, Figure, Filter, Place, Property, Quartiles, place_among};
use crate::score::{Exact, exact};
use crate::threads;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

/// What somebody wants to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Every one of them must keep a row.
    pub filters: Vec<Filter>,
    pub group: Option<Property>,
    /// Only the last round of each administration: else one that was assessed
    /// three times would count three times.
    pub latest: bool,
    pub sort: Sort,
}

impl Wanted {
    /// Of each row, whether the filters keep it.
    pub fn kept(&self, comparison: &Comparison) -> Vec<bool> {
        let keeps = |about| self.filters.iter().all(|filter| filter.keeps(about));
        comparison.rows.iter().map(|row| keeps(&row.about)).collect()
    }
}

/// The order of rows within their group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Sort {
    /// By country, administration and date.
    #[default]
    Country,
    /// By date, the latest first.
    Date,
    /// By the score of this column, the lowest first; rows without one last.
    Column(usize),
}

/// Rows in groups, with what their figures say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    pub groups: Vec<Group>,
}

/// Rows that share a property's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The value; empty for rows without one, and where nothing is grouped.
    pub name: String,
    /// Places in [`Comparison::rows`].
    pub rows: Vec<usize>,
    /// A summary a column.
    pub columns: Vec<Summary>,
}

/// How the figures of one column are spread in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// `None` where no row has a figure.
    pub quartiles: Option<Quartiles>,
    /// Rows that have reached each level, lowest first.
    pub levels: Vec<usize>,
}

impl View {
    /// What is wanted of a comparison.
    pub fn of(comparison: &Comparison, wanted: &Wanted) -> Self {
        Self::among(comparison, wanted, &wanted.kept(comparison))
    }

    /// The same where [`Wanted::kept`] was asked before, while the rows had names.
    pub fn among(comparison: &Comparison, wanted: &Wanted, kept: &[bool]) -> Self {
        let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, (row, kept)) in comparison.rows.iter().zip(kept).enumerate() {
            if !kept || (wanted.latest && !comparison.is_latest(at)) {
                continue;
            }
            let name = wanted.group.as_ref().map(|group| group.of(&row.about)).unwrap_or_default();
            let place = *known.entry(name).or_insert_with_key(|name| {
                groups.push((name.clone(), Vec::new()));
                groups.len() - 1
            });
            groups[place].1.push(at);
        }
        groups.sort_by(|one, two| natural(&one.0, &two.0));
        for (_, rows) in &mut groups {
            sort(comparison, &wanted.sort, rows);
        }
        let columns = threads::each(&groups, |(_, rows)| {
            let summary = |column| Summary::of(comparison, rows, column);
            (0..comparison.columns.len()).map(summary).collect::<Vec<_>>()
        });
        let groups = groups.into_iter().zip(columns);
        let group = |((name, rows), columns)| Group { name, rows, columns };
        Self { groups: groups.map(group).collect() }
    }

    /// Rows in all groups.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.groups.iter().flat_map(|group| group.rows.iter().copied())
    }

    /// The sums by which two programs can see that they computed the same, over
    /// the whole (the last column of a comparison by area).
    pub fn sums(&self, comparison: &Comparison) -> Sums {
        let mut sums = Sums::default();
        let Some(whole) = comparison.columns.len().checked_sub(1) else { return sums };
        let mut by_denominator: BTreeMap<i64, i128> = BTreeMap::new();
        for group in &self.groups {
            let sorted = comparison.scores(&group.rows, whole);
            let mut below = 0;
            for score in &sorted {
                let place = place_among(&sorted, score);
                sums.ranks += place.rank as u64;
                below += place.below;
                match score.parts() {
                    Some((over, under)) => {
                        *by_denominator.entry(under).or_default() += i128::from(over);
                    }
                    None => sums.whole += score.exact(),
                }
            }
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            sums.percentiles += exact(number(below), number(sorted.len()));
            for quartiles in group.columns.iter().filter_map(|column| column.quartiles.as_ref()) {
                let Quartiles { p10, lower, median, upper, p90, .. } = quartiles;
                for figure in [p10, lower, median, upper, p90] {
                    sums.quantiles += figure.exact();
                }
            }
        }
        for (under, over) in by_denominator {
            sums.whole += Figure::of(over, under.into()).exact();
        }
        sums
    }
}

/// What two programs that computed the same agree in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// Of all rows' scores for the whole.
    pub whole: Exact,
    /// Of all rows' places within their group, 1 for the highest.
    pub ranks: u64,
    /// Of the share of each row's group that lies below it.
    pub percentiles: Exact,
    /// Of the five quantiles of every column and group.
    pub quantiles: Exact,
}

impl Summary {
    fn of(comparison: &Comparison, rows: &[usize], column: usize) -> Self {
        Self {
            quartiles: comparison.quartiles(rows, column),
            levels: comparison.levels(rows, column),
        }
    }
}

impl Comparison {
    /// The places of a group's rows by the score of each column, in the order
    /// of its rows; `None` where a row has no score.
    pub fn places(&self, group: &Group) -> Vec<Vec<Option<Place>>> {
        let sorted: Vec<Vec<Figure>> =
            (0..self.columns.len()).map(|column| self.scores(&group.rows, column)).collect();
        let place = |row: usize, column: usize| {
            let score = self.cell(row, column)?.score.as_ref()?;
            Some(place_among(sorted.get(column)?, score))
        };
        let of_row = |&row: &usize| (0..sorted.len()).map(|column| place(row, column)).collect();
        group.rows.iter().map(of_row).collect()
    }
}

fn sort(comparison: &Comparison, sort: &Sort, rows: &mut [usize]) {
    match sort {
        Sort::Country => {}
        Sort::Date => {
            rows.sort_by(|one, two| {
                let date = |row: &usize| &comparison.rows[*row].about.date;
                date(two).cmp(date(one))
            });
        }
        Sort::Column(column) => {
            let score = |row: &usize| comparison.cell(*row, *column)?.score.as_ref();
            rows.sort_by(|one, two| match (score(one), score(two)) {
                (Some(one), Some(two)) => one.cmp(two),
                (one, two) => two.is_some().cmp(&one.is_some()),
            });
        }
    }
}

/// Numbers by their value, then words; what has no value last.
fn natural(one: &str, two: &str) -> Ordering {
    let key = |text: &str| (text.is_empty(), text.parse::<u64>().unwrap_or(u64::MAX));
    key(one).cmp(&key(two)).then_with(|| one.cmp(two))
}
