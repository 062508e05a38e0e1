//! An assessment beside the round before it, for its report.

use super::super::{Failure, Here};
use super::folders::collect;
use crate::compare::By;
use crate::report::compose::Rounds;
use crate::score::Basis;
use std::path::Path;

/// Both rounds, area by area and question by question.
///
/// # Errors
/// One of them can't be read, or they are no two rounds of one administration.
pub fn between(earlier: &Path, folder: &Path, here: &Here) -> Result<Rounds, Failure> {
    let both = collect(&[earlier.to_owned(), folder.to_owned()], Basis::Best, false, here)?;
    let no_rounds = || {
        let problem = format!("{} is no earlier round of {}", earlier.display(), folder.display());
        let hint =
            "both must be of one country and administration, the earlier one with an older date";
        Failure::Usage(problem, hint.to_owned())
    };
    let yardstick = both.yardstick()?;
    let by = |by| both.comparison(&yardstick, by);
    let rounds = Rounds::of(by(By::Area), by(By::Question)).ok_or_else(no_rounds)?;
    let later = both.folders.get(rounds.later());
    if later.is_some_and(|path| Path::new(path) == folder) { Ok(rounds) } else { Err(no_rounds()) }
}
