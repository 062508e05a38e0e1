//! What opening for writing checks and mends.

use super::folder::{FORMAT, JOURNAL, Journal, Loaded, QUESTIONNAIRE};
use super::{Remark, StoreError, file};
use std::io;
use std::path::{Path, PathBuf};

/// A newer journal must not be written to, nor one whose questionnaire is another.
pub(super) fn refuse_unsuited(
    folder: &Path,
    loaded: &Loaded,
    journal: &Journal,
) -> Result<(), StoreError> {
    let format = loaded.assessment.head().map_or(FORMAT, |head| head.format);
    let not_understood = journal.not_understood;
    if format > FORMAT || not_understood > 0 {
        return Err(StoreError::Newer { path: folder.join(JOURNAL), format, not_understood });
    }
    for remark in &loaded.remarks {
        if let Remark::QuestionnaireChanged { expected, found } = remark {
            return Err(StoreError::QuestionnaireChanged {
                path: folder.join(QUESTIONNAIRE),
                expected: expected.clone(),
                found: found.clone(),
            });
        }
    }
    Ok(())
}

/// Moves a torn tail to a file beside: first it is safe there, then it is cut.
pub(super) fn mend(
    folder: &Path,
    loaded: &mut Loaded,
    journal: &Journal,
) -> Result<(), StoreError> {
    let torn = &journal.bytes[journal.sound..];
    if torn.is_empty() {
        return Ok(());
    }
    let beside = keep_beside(folder, "torn", torn)?;
    let path = folder.join(JOURNAL);
    file::cut(&path, journal.sound as u64).map_err(StoreError::at(&path))?;
    for remark in &mut loaded.remarks {
        if let Remark::Torn { kept_in, .. } = remark {
            *kept_in = Some(beside.clone());
        }
    }
    Ok(())
}

/// Writes bytes to `journal.torn-N` or the like, the first such name that is free.
pub(super) fn keep_beside(folder: &Path, what: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    keep_as(folder, &format!("journal.{what}"), bytes)
}

/// Writes bytes to `NAME-N`, the first such name that is free.
pub(super) fn keep_as(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let mut number = 1_u64;
    loop {
        let path = folder.join(format!("{name}-{number}"));
        match file::write_new(&path, bytes) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(source) => return Err(StoreError::Io { path, source }),
        }
    }
}
