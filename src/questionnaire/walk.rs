//! Every text of a definition in turn, to be told where it stands.
//!
//! Promise: none is left out. One that was would be empty in every definition
//! that is read from its compact form, and a test of `compact` would see it.

use super::migration::Move;
use super::{Area, Question, Questionnaire};
use crate::i18n::LocalText;

/// Calls `with` on each text.
pub(super) fn each_text(of: &mut Questionnaire, with: &mut impl FnMut(&mut LocalText)) {
    with(&mut of.title);
    with(&mut of.notice);
    for level in of.scales.iter_mut().flat_map(|scale| &mut scale.levels) {
        with(&mut level.label);
        with(&mut level.meaning);
    }
    of.owners.iter_mut().for_each(|owner| with(&mut owner.role));
    of.cost_bands.iter_mut().for_each(|band| with(&mut band.label));
    for one in &mut of.instruments {
        with(&mut one.title);
        with(&mut one.note);
    }
    of.threats.iter_mut().for_each(|threat| with(&mut threat.title));
    of.phases.iter_mut().for_each(|phase| with(&mut phase.title));
    of.areas.iter_mut().for_each(|area| in_area(area, with));
    of.checks.iter_mut().for_each(|check| with(&mut check.message));
    for one in of.migrations.iter_mut().flat_map(|migration| &mut migration.moves) {
        if let Move::Retire { why, .. } = one {
            with(why);
        }
    }
}

fn in_area(area: &mut Area, with: &mut impl FnMut(&mut LocalText)) {
    with(&mut area.title);
    with(&mut area.intent);
    with(&mut area.objective);
    for topic in &mut area.topics {
        with(&mut topic.title);
        topic.questions.iter_mut().for_each(|question| in_question(question, with));
    }
}

fn in_question(question: &mut Question, with: &mut impl FnMut(&mut LocalText)) {
    with(&mut question.text);
    with(&mut question.why);
    let lists =
        [&mut question.levels, &mut question.probes, &mut question.evidence, &mut question.themes];
    lists.into_iter().flatten().for_each(&mut *with);
    question.not_applicable.iter_mut().for_each(&mut *with);
    for action in &mut question.actions {
        with(&mut action.text);
        with(&mut action.indicator);
        with(&mut action.verification);
        with(&mut action.assumption);
    }
}
