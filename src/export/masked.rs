//! Rows of answers without names: aliases for countries, administrations and
//! assessments, no days and no ids of entries, no group that is too small.

use super::answers::AnswerRow;
use super::sheets::Value;
use crate::mask::{Group, Key, hidden};
use std::collections::{BTreeMap, BTreeSet};

/// What was left out, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Removed {
    /// Groups: a questionnaire and a year.
    pub groups: usize,
    pub administrations: usize,
    pub answers: usize,
    /// The fewest administrations that a group is shown with.
    pub least: usize,
}

/// Columns that get an alias, and the kind of name in them.
const NAMES: [(&str, &str); 3] =
    [("country", "country"), ("administration", "administration"), ("assessment", "assessment")];
/// Columns that are emptied.
const EMPTIED: [&str; 2] = ["date", "entry"];

/// Masks rows with these columns. A group is small by its administrations, and
/// goes with the next smallest year of its questionnaire. What is left is put
/// in the order of the aliases: the order of folders follows the names.
pub fn mask_answers(
    key: &Key,
    columns: &[&str],
    rows: &mut Vec<AnswerRow>,
    least: usize,
) -> Removed {
    let place = |name: &str| columns.iter().position(|column| *column == name);
    let whose = |row: &AnswerRow| {
        ["country", "administration"].map(|name| text(row, place(name)).to_owned())
    };
    let mut groups: BTreeMap<(String, i64), BTreeSet<[String; 2]>> = BTreeMap::new();
    for row in rows.iter() {
        let group = (row.questionnaire.clone(), row.year);
        groups.entry(group).or_default().insert(whose(row));
    }
    let gone = small(&groups, least);
    let mut removed = Removed { groups: gone.len(), least, ..Removed::default() };
    removed.administrations =
        gone.iter().filter_map(|group| groups.get(group)).flatten().collect::<BTreeSet<_>>().len();
    let all = rows.len();
    rows.retain(|row| !gone.contains(&(row.questionnaire.clone(), row.year)));
    removed.answers = all - rows.len();
    for (column, kind) in NAMES {
        let Some(at) = place(column) else { continue };
        let names: BTreeSet<String> =
            rows.iter().map(|row| text(row, Some(at)).to_owned()).collect();
        let aliases = key.aliases(kind, names.iter().map(String::as_str));
        for row in rows.iter_mut() {
            let alias = aliases.get(text(row, Some(at))).cloned().unwrap_or_default();
            if let Some(cell) = row.cells.get_mut(at) {
                *cell = Value::text(alias);
            }
        }
    }
    for at in EMPTIED.into_iter().filter_map(place) {
        for cell in rows.iter_mut().filter_map(|row| row.cells.get_mut(at)) {
            *cell = Value::Nothing;
        }
    }
    let at = place("assessment");
    rows.sort_by(|a, b| {
        (&a.questionnaire, a.year, text(a, at)).cmp(&(&b.questionnaire, b.year, text(b, at)))
    });
    removed
}

/// The groups to leave out.
fn small(
    groups: &BTreeMap<(String, i64), BTreeSet<[String; 2]>>,
    least: usize,
) -> BTreeSet<(String, i64)> {
    let questionnaires: BTreeSet<&String> = groups.keys().map(|(name, _)| name).collect();
    let mut gone = BTreeSet::new();
    for questionnaire in questionnaires {
        let years: Vec<_> = groups.iter().filter(|((name, _), _)| name == questionnaire).collect();
        // What is in a row is not a sum: only the number of administrations matters here.
        let sized = |size| Group { size, answers: size * 2, sum: 1, highest: size * 2 };
        let sizes: Vec<Group> = years.iter().map(|(_, who)| sized(who.len())).collect();
        let hide = hidden(&[sizes], least);
        gone.extend(
            years.iter().zip(hide).filter(|(_, hide)| *hide).map(|((key, _), _)| (*key).clone()),
        );
    }
    gone
}

fn text(row: &AnswerRow, at: Option<usize>) -> &str {
    match at.and_then(|at| row.cells.get(at)) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}
