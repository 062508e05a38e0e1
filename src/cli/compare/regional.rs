//! The comparison as a report on paper.

use super::super::begun::Begun;
use super::super::{Failure, Here, report};
use super::Args;
use crate::compare::{By, View, Wanted};
use crate::i18n::Phrases;
use crate::report::compose::regional::{self, Regional};
use crate::report::{Sheet, pdf};
use std::path::Path;

/// Writes the last round of every administration that the filters keep.
pub fn write(args: &Args, path: &Path, here: &Here) -> Result<(), Failure> {
    let collected = super::collect(args, here)?;
    let yardstick = collected.yardstick()?;
    let questionnaire = &yardstick.questionnaire;
    let language = match &args.language {
        Some(code) => report::known(code)?,
        None => questionnaire.language,
    };
    let by = |by| collected.comparison(&yardstick, by);
    let (areas, topics, questions) = (by(By::Area), by(By::Topic), by(By::Question));
    let wanted = Wanted { filters: args.filter.clone(), latest: true, ..Wanted::default() };
    let rows: Vec<usize> = View::of(&areas, &wanted).rows().collect();
    if rows.is_empty() {
        return Err(Failure::Usage(
            "no assessment is left to report on".to_owned(),
            "name another --filter".to_owned(),
        ));
    }
    let document = regional::compose(&Regional {
        questionnaire,
        phrases: &Phrases::of(language),
        areas: &areas,
        topics: &topics,
        questions: &questions,
        rows: &rows,
        name: &args.title,
    });
    let pages = report::laid_out(&document, questionnaire, &mut Sheet::default(), here)?;
    report::tell_missing(&document, questionnaire, &pages.missing, here);
    let bytes = pdf(&pages).map_err(Failure::Paper)?;
    let begun = Begun::new();
    report::write(path, &bytes)?;
    begun.go_on()?;
    here.say(&format!("written: {}", path.display()));
    Ok(())
}
