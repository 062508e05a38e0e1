//! The comparison on a screen.

use super::super::{Failure, Here, interview, report};
use super::Args;
use crate::compare::By;
use crate::tui::table::{Beginning, Table};

/// Shows every assessment of the folders that the filters keep.
pub fn show(args: &Args, here: &Here) -> Result<(), Failure> {
    let mut collected = super::collect(args, here)?;
    let yardstick = collected.yardstick()?;
    let language = match &args.language {
        Some(code) => report::known(code)?,
        None => here.language().unwrap_or(yardstick.questionnaire.language),
    };
    let keeps = |about: &_| args.filter.iter().all(|filter| filter.keeps(about));
    collected.rows.retain(|(row, _)| keeps(&row.about));
    let by = |by| collected.comparison(&yardstick, by);
    let names: Vec<String> =
        args.folders.iter().map(|folder| folder.display().to_string()).collect();
    let table = Table::new(Beginning {
        language,
        title: crate::i18n::visible(&names.join(", ")).into_owned(),
        areas: by(By::Area),
        topics: by(By::Topic),
        questions: by(By::Question),
        folders: collected.folders,
    });
    interview::look_through(table, here)
}
