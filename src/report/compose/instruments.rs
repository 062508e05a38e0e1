//! The register of instruments, each under its full title.
//!
//! Promises: a title that was not confirmed at its source says *as revised*,
//! and no title says so twice.

use super::{Facts, column};
use crate::questionnaire::{Instrument, InstrumentId};
use crate::report::document::{Align, Cell, Row, Table};
use std::collections::BTreeSet;

/// Every instrument that a question refers to.
pub(super) fn register(facts: &Facts<'_>) -> Table {
    let used: BTreeSet<&InstrumentId> =
        facts.questionnaire.questions().flat_map(|question| &question.instruments).collect();
    let rows = facts
        .questionnaire
        .instruments
        .iter()
        .filter(|instrument| used.contains(&instrument.id))
        .map(|instrument| {
            Row::Cells(vec![
                Cell::bold(instrument.id.as_str()),
                Cell::plain(title(facts, instrument)),
            ])
        })
        .collect();
    Table {
        caption: facts.say("instruments-caption"),
        columns: vec![
            column(facts, "column-short", 20, Align::Start),
            column(facts, "column-instruments", 80, Align::Start),
        ],
        rows,
    }
}

/// An instrument's title, with *as revised* where its source was not confirmed.
fn title(facts: &Facts<'_>, instrument: &Instrument) -> String {
    let title = instrument.title.get(facts.language());
    if instrument.checked || tells_of_revision(title, &facts.say("revised-beginnings")) {
        return title.to_owned();
    }
    format!("{title} ({})", facts.say("as-revised"))
}

/// Whether some word of the title begins with one of `beginnings`. The author
/// may have kept an English title, so the English ones count everywhere.
fn tells_of_revision(title: &str, beginnings: &str) -> bool {
    let title = title.to_lowercase();
    let tells = |word: &str| {
        let mut known = beginnings.split(' ').chain(["revised", "amended"]);
        known.any(|beginning| word.starts_with(beginning))
    };
    title.split(|sign: char| !sign.is_alphabetic()).any(tells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Phrases};

    #[test]
    fn a_title_that_tells_of_its_revision_is_known_in_every_language() {
        for (code, title, tells) in [
            ("en", "SAFE Framework of Standards (2005, revised every three years)", true),
            ("en", "Revised Arusha Declaration", true),
            ("en", "Customs Data Act, 2011, as amended", true),
            ("en", "Res. Conf. 9.7 (as revised), Transit", true),
            ("en", "Unrevised handbook", false),
            ("fr", "Cadre de normes SAFE (2005, révisé tous les trois ans)", true),
            ("fr", "Déclaration d’Arusha RÉVISÉE", true),
            ("fr", "Loi n° 12, modifiée en 2019", true),
            ("fr", "Modèle de données", false),
            ("pt", "Quadro de Normas SAFE (2005, revisto de três em três anos)", true),
            ("pt", "Convenção de Quioto Revista", true),
            ("pt", "Código aduaneiro, alterado em 2014", true),
            ("pt", "Modelo de Dados", false),
            ("es", "Convenio de Kioto revisado", true),
            ("es", "Ley de aduanas, enmendada en 2016", true),
            ("es", "Modelo de Datos", false),
            ("es", "Revised Kyoto Convention", true),
            ("es", "", false),
        ] {
            let phrases = Phrases::of(Language::from_code(code).unwrap());
            let known = phrases.say("revised-beginnings");
            assert_eq!(tells_of_revision(title, &known), tells, "{code}: {title}");
        }
    }
}
