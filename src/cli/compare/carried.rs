//! Assessments made with an earlier version of the questionnaire, seen through
//! the newer one: what its migration carries is compared, everything else is
//! said and not compared.

use super::folders::{Asked, Collected};
use crate::assessment::carry;
use crate::cli::Here;
use crate::compare::cells_of;
use crate::questionnaire::migration::{Carried, How, Route};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::score::{Basis, NodeKind};
use crate::store;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Leads every row of an earlier version into the yardstick's, and tells what
/// could not be carried.
pub fn lead(collected: &mut Collected, yardstick: &Arc<Asked>, basis: Basis, here: &Here) {
    let new = &yardstick.questionnaire;
    let mut told: BTreeMap<String, (usize, BTreeSet<QuestionId>)> = BTreeMap::new();
    for at in 0..collected.rows.len() {
        let (row, outline) = &collected.rows[at];
        if outline.asks_the_same(&yardstick.outline) {
            continue;
        }
        let Some(old) = collected.asked(&row.about.questionnaire.hash) else { continue };
        let Ok(loaded) = store::read(&collected.paths[at]) else { continue };
        let Ok(onward) = carry(&loaded.assessment, &old.questionnaire, new) else { continue };
        let changes: Vec<_> = onward.changes.iter().map(|(change, _)| change.clone()).collect();
        let lost: BTreeSet<QuestionId> = onward
            .steps
            .iter()
            .filter(|step| is_lost(&step.route))
            .filter_map(|step| Some(step.route.to?.id.clone()))
            .collect();
        let open = onward.steps.iter().filter(|step| {
            step.carried.iter().any(|carried| matches!(carried, Carried::Person(_)))
        });
        let open: BTreeSet<QuestionId> =
            open.filter_map(|step| Some(step.route.to?.id.clone())).collect();
        let mut cells = cells_of(new, &loaded.assessment.with(&changes), basis);
        let parts = parts_of(new, &lost);
        for (column, cell) in yardstick.outline.columns.iter().zip(&mut cells) {
            let gone = match column.kind {
                NodeKind::Whole => !lost.is_empty(),
                NodeKind::Question => {
                    let id = QuestionId::from(&*column.id);
                    lost.contains(&id) || open.contains(&id)
                }
                NodeKind::Area | NodeKind::Topic => parts.contains(&*column.id),
            };
            if gone {
                *cell = None;
            }
        }
        let version = row.about.questionnaire.version.clone();
        let told = told.entry(version).or_insert_with(|| (0, lost));
        told.0 += 1;
        let (row, outline) = &mut collected.rows[at];
        row.cells = cells;
        *outline = Arc::clone(&yardstick.outline);
    }
    for (version, (count, lost)) in told {
        let lost: Vec<&str> = lost.iter().map(QuestionId::as_str).collect();
        let lost = if lost.is_empty() {
            String::new()
        } else {
            let lost = lost.join(", ");
            format!("; not carried, and so not compared, nor what they are part of: {lost}")
        };
        here.say(&format!(
            "note: {count} assessments of version {version} are seen through version {}{lost}",
            new.version
        ));
    }
}

/// Whether no answer of the earlier version can stand for this question's.
fn is_lost(route: &Route<'_>) -> bool {
    matches!(route.how, How::New | How::Split | How::OtherScale | How::Untold)
}

/// The areas and topics that these questions are part of.
fn parts_of(questionnaire: &Questionnaire, lost: &BTreeSet<QuestionId>) -> BTreeSet<String> {
    lost.iter()
        .filter_map(|id| questionnaire.place_of(id))
        .flat_map(|(area, topic)| [area.id.to_string(), topic.id.to_string()])
        .collect()
}
