//! The register of instruments, each under its full title.
//!
//! Promise: a title that was not confirmed at its source bears an asterisk, and a
//! line below says what it means. (*As revised* would say of a convention that was
//! never revised that it was.)

use super::{Facts, column};
use crate::questionnaire::{Instrument, InstrumentId};
use crate::report::document::{Align, Cell, Row, Table};
use std::collections::BTreeSet;

/// Every instrument that a question refers to.
pub(super) fn register(facts: &Facts<'_>) -> Table {
    let row = |instrument: &Instrument| {
        Row::Cells(vec![Cell::bold(instrument.id.as_str()), Cell::plain(title(facts, instrument))])
    };
    let rows = used(facts).map(row).collect();
    Table {
        caption: facts.say("instruments-caption"),
        columns: vec![
            column(facts, "column-short", 20, Align::Start),
            column(facts, "column-instruments", 80, Align::Start),
        ],
        rows,
    }
}

/// What a title's asterisk means, where one bears it.
pub(super) fn remark(facts: &Facts<'_>) -> Option<String> {
    used(facts).any(|one| !one.checked).then(|| facts.say("instruments-unchecked"))
}

/// The instruments that a question refers to, in the questionnaire's order.
fn used<'q>(facts: &Facts<'q>) -> impl Iterator<Item = &'q Instrument> {
    let named: BTreeSet<&InstrumentId> =
        facts.questionnaire.questions().flat_map(|question| &question.instruments).collect();
    facts.questionnaire.instruments.iter().filter(move |one| named.contains(&one.id))
}

/// An instrument's title, with an asterisk where it was not confirmed at its source.
fn title(facts: &Facts<'_>, instrument: &Instrument) -> String {
    let title = instrument.title.get(facts.language());
    if instrument.checked { title.to_owned() } else { format!("{title}\u{a0}*") }
}
