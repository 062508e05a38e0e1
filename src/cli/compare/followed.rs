//! What became of an earlier round's plan: told under two rounds of one
//! administration, from both journals.

use super::super::{Failure, Here, folder};
use crate::assessment::Stage;
use crate::compare::{About, Comparison};
use crate::i18n::visible;
use crate::plan;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The earlier round's plan against the answers of the later one; nothing where
/// the two are no rounds of one administration with the same questionnaire.
pub fn between(
    comparison: &Comparison,
    folders: &BTreeMap<String, String>,
    (one, two): (usize, usize),
    here: &Here,
) -> Result<String, Failure> {
    let about = |row: usize| &comparison.rows[row].about;
    let (first, second) = in_order(about(one), about(two));
    let (Some(before), Some(now)) = (folders.get(&*first.id), folders.get(&*second.id)) else {
        return Ok(String::new());
    };
    if one == two
        || first.country != second.country
        || first.administration != second.administration
        || first.questionnaire != second.questionnaire
    {
        return Ok(String::new());
    }
    let before = folder::read(Path::new(before), here)?;
    let now = folder::read(Path::new(now), here)?;
    let followed = plan::progress(&now.questionnaire, &before.assessment, &now.assessment);
    let (earlier, later) = (visible(&first.id), visible(&second.id));
    let mut text = format!("\nThe plan of {earlier} in the answers of {later}\n");
    let stages = Stage::ALL
        .map(|stage| format!("{} {}", followed.count(stage), stage.code().replace('_', " ")));
    let _ = writeln!(
        text,
        "  reported: {}; {} late, of {} actions",
        stages.join(", "),
        followed.late(),
        followed.actions.len()
    );
    let proved: Vec<&str> = followed.proved().map(|one| one.id.as_str()).collect();
    let _ = writeln!(
        text,
        "  proved done by newer answers: {}  {}",
        proved.len(),
        visible(&proved.join(" "))
    );
    Ok(text)
}

fn in_order<'a>(one: &'a About, two: &'a About) -> (&'a About, &'a About) {
    let when = |about: &'a About| (&about.date, about.revision, about.round);
    if when(two) < when(one) { (two, one) } else { (one, two) }
}
