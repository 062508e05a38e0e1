//! A new folder from a pack. The journal comes last, as in every creation: a
//! crash before that leaves nothing that could pass for an assessment, and
//! unpacking again goes on over what it finds.

use super::copy::{Copy, Written};
use super::create::begin;
use super::error::{Holder, PackFault, StoreError};
use super::file;
use super::folder::{JOURNAL, QUESTIONNAIRE, translation_name};
use super::lock::Lock;
use std::path::{Path, PathBuf};

/// Makes the folder, and hands over its lock and how many evidence files came.
pub(super) fn unpack(
    folder: &Path,
    copy: &mut Copy,
    holder: &Holder,
) -> Result<(Lock, usize), StoreError> {
    if copy.head().is_none() || copy.questionnaire.is_empty() {
        let source = PackFault::Journal;
        return Err(StoreError::Pack { path: copy.path.clone(), source });
    }
    let named: Vec<String> = copy.evidence().into_iter().map(str::to_owned).collect();
    let offered: Vec<String> = named.into_iter().filter(|sha256| copy.offers(sha256)).collect();
    let seal = copy.seal.clone();
    let journal = folder.join(JOURNAL);
    let whole = Written::lines(&copy.written, seal.as_ref(), &journal)?;
    let mut files = vec![(PathBuf::from(QUESTIONNAIRE), copy.questionnaire.as_slice())];
    for (name, bytes) in &copy.key_files {
        files.push((PathBuf::from(name), bytes));
    }
    for (code, text) in &copy.translations {
        files.push((translation_name(code)?, text));
    }
    let names: Vec<String> = offered.iter().map(|sha256| copy.evidence_name(sha256)).collect();
    let lock = begin(folder, &files, &names, holder)?;
    let mut count = 0;
    for sha256 in &offered {
        count += usize::from(copy.give_evidence(folder, sha256, seal.as_ref())?);
    }
    file::write_whole(&journal, &whole).map_err(StoreError::at(&journal))?;
    Ok((lock, count))
}
