//! Which rows are looked at, in which groups and order, and how the figures of
//! a group are spread.

use super::{Column, Comparison, Figure, Filter, Place, Property, Quartiles, place_among};
use crate::score::{Exact, exact};
use crate::threads;
use std::borrow::Cow;
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
    /// What [`View::sums`] adds up.
    pub sums: Sums,
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
        let mut groups: Vec<(Cow<'_, str>, Vec<usize>)> = Vec::new();
        let mut known: HashMap<Cow<'_, str>, usize> = HashMap::new();
        let mut last = 0;
        for (at, (row, kept)) in comparison.rows.iter().zip(kept).enumerate() {
            if !kept || (wanted.latest && !comparison.is_latest(at)) {
                continue;
            }
            let name = wanted.group.as_ref().map(|group| group.of(&row.about)).unwrap_or_default();
            // Neighbours are mostly of one group.
            if groups.get(last).is_none_or(|(known, _)| *known != name) {
                last = *known.entry(name).or_insert_with_key(|name| {
                    groups.push((name.clone(), Vec::new()));
                    groups.len() - 1
                });
            }
            groups[last].1.push(at);
        }
        groups.sort_by(|one, two| natural(&one.0, &two.0));
        for (_, rows) in &mut groups {
            sort(comparison, &wanted.sort, rows);
        }
        let summed = threads::each(&groups, |(_, rows)| {
            let scores = comparison.all_scores(rows);
            let each = comparison.columns.iter().zip(&scores);
            let columns: Vec<_> =
                each.map(|(column, scores)| Summary::of(column, scores)).collect();
            let sums = Sums::of(scores.last().map_or(&[], Vec::as_slice), &columns);
            (columns, sums)
        });
        let groups = groups.into_iter().zip(summed);
        let group = |((name, rows), (columns, sums)): ((Cow<'_, str>, _), _)| Group {
            name: name.into_owned(),
            rows,
            columns,
            sums,
        };
        Self { groups: groups.map(group).collect() }
    }

    /// Rows in all groups.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.groups.iter().flat_map(|group| group.rows.iter().copied())
    }

    /// The sums by which two programs can see that they computed the same.
    pub fn sums(&self) -> Sums {
        let mut all = Sums::default();
        for Group { sums, .. } in &self.groups {
            all.whole += &sums.whole;
            all.ranks += sums.ranks;
            all.percentiles += &sums.percentiles;
            all.quantiles += &sums.quantiles;
        }
        all
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

impl Sums {
    /// Of one group: its scores for the whole (the last column of a comparison
    /// by area), sorted upwards, and the quantiles of its columns.
    fn of(whole: &[Figure], columns: &[Summary]) -> Self {
        let mut sums = Self::default();
        let mut by_denominator: BTreeMap<i64, i128> = BTreeMap::new();
        let (mut below, mut all_below) = (0, 0);
        for equal in whole.chunk_by(PartialEq::eq) {
            sums.ranks += (equal.len() * (whole.len() - below - equal.len() + 1)) as u64;
            all_below += equal.len() * below;
            below += equal.len();
            for score in equal {
                match score.parts() {
                    Some((over, under)) => {
                        *by_denominator.entry(under).or_default() += i128::from(over);
                    }
                    None => sums.whole += score.exact(),
                }
            }
        }
        for (under, over) in by_denominator {
            sums.whole += Figure::of(over, under.into()).exact();
        }
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        sums.percentiles = exact(number(all_below), number(whole.len().max(1)));
        for quartiles in columns.iter().filter_map(|column| column.quartiles.as_ref()) {
            let Quartiles { p10, lower, median, upper, p90, .. } = quartiles;
            for figure in [p10, lower, median, upper, p90] {
                sums.quantiles += figure.exact();
            }
        }
        sums
    }
}

impl Summary {
    /// Of the scores of a column, sorted upwards.
    fn of(column: &Column, sorted: &[Figure]) -> Self {
        Self { quartiles: Quartiles::of(sorted), levels: column.reached(sorted) }
    }
}

impl Comparison {
    /// The places of a group's rows by the score of each column, in the order
    /// of its rows; `None` where a row has no score.
    pub fn places(&self, group: &Group) -> Vec<Vec<Option<Place>>> {
        let sorted = self.all_scores(&group.rows);
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
