//! A new folder in which an assessment goes on with a newer version of its
//! questionnaire. The old folder is not touched; its journal goes along whole,
//! and its questionnaire is kept as evidence, under the hash that the first
//! entry names.

use super::append::stamped;
use super::copy::{Copy, Written};
use super::create::begin;
use super::error::{Holder, PackFault, StoreError};
use super::folder::{JOURNAL, LARGEST_FILE, QUESTIONNAIRE, translation_name, within};
use super::hash::sha256;
use super::lock::Lock;
use super::{Ids, evidence, file, line};
use crate::assessment::{Change, Document, Head, Item, ReplicaId, Status};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What an assessment goes on with.
#[derive(Debug)]
pub struct Version<'v> {
    pub version: &'v str,
    pub questionnaire: &'v [u8],
    /// By language code.
    pub translations: &'v BTreeMap<String, Vec<u8>>,
    /// What is carried, each with its reason.
    pub changes: Vec<(Change, String)>,
}

/// Makes the folder, the journal last and whole.
pub(super) fn onward(
    folder: &Path,
    copy: &mut Copy,
    version: Version<'_>,
    holder: &Holder,
    ids: &mut Ids,
) -> Result<(Lock, ReplicaId), StoreError> {
    let mut known = copy.assessment();
    let head = known.head().filter(|_| !copy.questionnaire.is_empty()).cloned();
    let Some(head) = head else {
        let source = PackFault::Journal;
        return Err(StoreError::Pack { path: copy.path.clone(), source });
    };
    let kept = kept(copy, &head);
    let hash = sha256(version.questionnaire);
    let next = Head { version: version.version.to_owned(), hash, ..head.clone() };
    let why = format!("from version {} to {}", head.version, next.version);
    let documents = kept.iter().map(|(document, _)| {
        let item = Item::Document(document.clone());
        (Change::Listed { replaces: None, item }, why.clone())
    });
    // What was approved is the older version's; the newer one is open, and says so.
    let status = Status::Validated;
    let reopened = known.approval().map(|_| (Change::Reopened { status }, why.clone()));
    let mut changes: Vec<_> = reopened.into_iter().collect();
    changes.push((Change::Created(next), why.clone()));
    changes.extend(documents);
    changes.extend(version.changes);

    let replica = ReplicaId::from(ids.next().as_str());
    let journal = folder.join(JOURNAL);
    // An encrypted assessment goes on under its own key.
    let seal = copy.seal.clone();
    let seal = seal.as_ref();
    let mut lines = Written::lines(&copy.written, seal, &journal)?;
    for (change, why) in changes {
        let (by, at) = (&holder.by, &holder.since);
        let entry = stamped(&known, ids, replica.clone(), change, Some(why), by, at);
        lines.extend(line::write_entry(&entry, seal, &journal)?);
        known.apply(entry);
    }
    within(&journal, lines.len() as u64, LARGEST_FILE)?;

    let key_files = copy.key_files.clone();
    let mut files = vec![(PathBuf::from(QUESTIONNAIRE), version.questionnaire)];
    files.extend(key_files.iter().map(|(name, bytes)| (PathBuf::from(name), bytes.as_slice())));
    for (code, text) in version.translations {
        files.push((translation_name(code)?, text));
    }
    let named: Vec<String> = copy.evidence().into_iter().map(str::to_owned).collect();
    let offered: Vec<String> = named.into_iter().filter(|sha256| copy.offers(sha256)).collect();
    let own = kept.iter().map(|(document, _)| document.sha256.clone());
    let every = offered.iter().cloned().chain(own);
    let every: Vec<String> = every.map(|sha256| copy.evidence_name(&sha256)).collect();
    let lock = begin(folder, &files, &every, holder)?;
    for sha256 in &offered {
        copy.give_evidence(folder, sha256, seal)?;
    }
    for (document, bytes) in &kept {
        evidence::join(folder, &bytes[..], &copy.path, &document.sha256, seal)?;
    }
    file::write_whole(&journal, &lines).map_err(StoreError::at(&journal))?;
    Ok((lock, replica))
}

/// The old questionnaire and its translations, as documents with their bytes.
fn kept(copy: &Copy, head: &Head) -> Vec<(Document, Vec<u8>)> {
    let document = |code: &str, bytes: &[u8]| {
        let (id, version) = (&head.questionnaire, &head.version);
        let dotted = if code.is_empty() { String::new() } else { format!(".{code}") };
        let document = Document {
            reference: format!("{id}-{version}{dotted}"),
            title: format!("Questionnaire {id}, version {version}{dotted}"),
            sha256: sha256(bytes),
            file: format!("{id}-{version}{dotted}.yaml"),
            received_from: String::new(),
            date: head.date.clone(),
        };
        (document, bytes.to_vec())
    };
    let own = std::iter::once(document("", &copy.questionnaire));
    own.chain(copy.translations.iter().map(|(code, bytes)| document(code, bytes))).collect()
}
