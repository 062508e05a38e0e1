//! A comparison without names: aliases, years for days, and no group that is
//! too small to be shown.

use crate::compare::{About, Comparison, Property, Row, View};
use crate::mask::{Group, Key, hidden};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Gives every row aliases. A day becomes its year; the language of the
/// interview is left out, for it may be one country's alone, and so is every
/// tag but the one that is grouped by. `kept` says of each row whether the
/// filters, which know the names, keep it; it is put into the new order too.
pub fn names(
    comparison: &mut Comparison,
    key: &Key,
    group: Option<&Property>,
    kept: Vec<bool>,
) -> Vec<bool> {
    let all = |of: fn(&About) -> &str, kind| -> BTreeMap<String, String> {
        let names: BTreeSet<&str> = comparison.rows.iter().map(|row| of(&row.about)).collect();
        key.aliases(kind, names)
    };
    let countries = all(|about| &about.country, "country");
    let administrations = all(|about| &about.administration, "administration");
    let ids = all(|about| &about.id, "assessment");
    let alias = |aliases: &BTreeMap<String, String>, name: &str| {
        aliases.get(name).cloned().unwrap_or_default()
    };
    for row in &mut comparison.rows {
        let about = &mut row.about;
        about.country_name = alias(&countries, &about.country).into();
        about.country = Arc::clone(&about.country_name);
        about.administration = alias(&administrations, &about.administration).into();
        about.id = alias(&ids, &about.id).into();
        about.date = about.year().into();
        about.language = Arc::default();
        let grouped = |name: &str| matches!(group, Some(Property::Tag(wanted)) if wanted.eq_ignore_ascii_case(name));
        let tags = about.tags.iter().filter(|(name, _)| grouped(name));
        about.tags = Arc::new(tags.map(|(name, value)| (name.clone(), value.clone())).collect());
    }
    // The order of the names would tell them; rounds of one stay beside each
    // other in the order of their days, whatever their versions are called.
    let mut rows: Vec<(Row, bool)> = comparison.rows.drain(..).zip(kept).collect();
    rows.sort_by(|(a, _), (b, _)| a.about.series().cmp(&b.about.series()));
    let (rows, kept) = rows.into_iter().unzip();
    comparison.rows = rows;
    kept
}

/// Takes the small groups off, with the next smallest; how many groups and rows.
pub fn groups(comparison: &Comparison, view: &mut View, least: usize) -> (usize, usize) {
    // What is in a group is not added up with the others: its size alone matters.
    let administrations = |rows: &[usize]| {
        let whose = rows.iter().filter_map(|row| comparison.rows.get(*row));
        whose.map(|row| (&row.about.country, &row.about.administration)).collect::<BTreeSet<_>>()
    };
    let sized = |size| Group { size, answers: size * 2, sum: 1, highest: size * 2 };
    let sizes: Vec<Group> =
        view.groups.iter().map(|group| sized(administrations(&group.rows).len())).collect();
    let mut hide = hidden(&[sizes], least).into_iter();
    let (groups, rows) = (view.groups.len(), view.rows().count());
    view.groups.retain(|_| hide.next() != Some(true));
    (groups - view.groups.len(), rows - view.rows().count())
}
