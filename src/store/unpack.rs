//! A new folder from a pack. The journal comes last, as in every creation: a
//! crash before that leaves nothing that could pass for an assessment, and
//! unpacking again goes on over what it finds.

use super::copy::{Copy, Written};
use super::create::begin;
use super::error::{Holder, PackFault, StoreError};
use super::evidence;
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
    let mut files = vec![(PathBuf::from(QUESTIONNAIRE), copy.questionnaire.as_slice())];
    for (code, text) in &copy.translations {
        files.push((translation_name(code)?, text));
    }
    let lock = begin(folder, &files, &offered, holder)?;
    for sha256 in &offered {
        copy.with_evidence(sha256, |from, path| evidence::join(folder, from, path, sha256))?;
    }
    let journal = folder.join(JOURNAL);
    let whole: Vec<u8> = copy.written.iter().flat_map(Written::line).collect();
    file::write_whole(&journal, &whole).map_err(StoreError::at(&journal))?;
    Ok((lock, offered.len()))
}
