//! The state that an approval seals, as one hash: the entries before it, the
//! questionnaire and its translations. The evidence is named by its hash in
//! the entries, so it is part of the state too.
//!
//! The hash is that of a text, as `sha256sum` would print it, so that anybody
//! can compute it again: `docs/storage.md` shows how.

use super::copy::{Copy, Written};
use super::error::StoreError;
use super::folder::{JOURNAL, QUESTIONNAIRE, translation_name};
use super::hash::{Hash, sha256};
use super::keys::Keys;
use super::line::line_of;
use super::{Remark, Store};
use crate::assessment::{Approval, Assessment, Change};
use std::collections::BTreeMap;

/// The hash of a state. `written` are its entries in replay order.
fn state<'a>(
    written: impl IntoIterator<Item = &'a Written>,
    questionnaire: &[u8],
    translations: &BTreeMap<String, Vec<u8>>,
) -> Result<String, StoreError> {
    let mut journal = Hash::default();
    written.into_iter().for_each(|written| journal.add(&line_of(&written.json)));
    let mut text = format!("{}  {JOURNAL}\n", journal.finish());
    text += &format!("{}  {QUESTIONNAIRE}\n", sha256(questionnaire));
    for (code, bytes) in translations {
        text += &format!("{}  {}\n", sha256(bytes), translation_name(code)?.display());
    }
    Ok(sha256(text.as_bytes()))
}

/// Whether what stands is what was approved: the entries before the approval,
/// and nothing after it. Without an approval there is nothing to be asked.
pub(super) fn check(
    written: &[Written],
    assessment: &Assessment,
    questionnaire: &[u8],
    translations: &BTreeMap<String, Vec<u8>>,
) -> Result<Option<Remark>, StoreError> {
    let Some(approved) = assessment.approval() else { return Ok(None) };
    let before = |written: &&Written| written.entry.order() < approved.entry.order();
    let after = written.iter().filter(|written| written.entry.order() > approved.entry.order());
    let found = state(written.iter().filter(before), questionnaire, translations)?;
    let after = after.count();
    if after == 0 && found == approved.approval.state {
        return Ok(None);
    }
    Ok(Some(Remark::NotAsApproved { after }))
}

impl Store {
    /// The hash of what stands: what an approval made now would seal.
    ///
    /// # Errors
    ///
    /// The folder can't be read.
    pub fn state(&self) -> Result<String, StoreError> {
        let copy = self.as_copy()?;
        state(&copy.written, &copy.questionnaire, &copy.translations)
    }

    /// The assessment as it would be after this change, stamped as it would
    /// be. Nothing is written.
    #[must_use]
    pub fn tried(&mut self, change: &Change, why: Option<&str>, by: &str, at: &str) -> Assessment {
        let ids = self.ids.clone();
        let mut tried = self.loaded.assessment.clone();
        let why = why.map(str::to_owned);
        self.stamp_onto(&mut tried, vec![(change.clone(), why)], by, at);
        self.ids = ids;
        tried
    }

    /// Refuses what would change an approved assessment.
    ///
    /// # Errors
    ///
    /// [`StoreError::Approved`] while an approval stands.
    pub fn refuse_if_approved(&self) -> Result<(), StoreError> {
        match self.loaded.assessment.approval() {
            Some(approved) => Err(self.approved(approved.approval)),
            None => Ok(()),
        }
    }

    /// Refuses a join that would stand beside an approval unapproved: here or
    /// in the copy, somebody agreed to less, or to something else.
    pub(super) fn refuse_beyond_approval(
        &self,
        joined: &Assessment,
        fresh: &[Written],
    ) -> Result<(), StoreError> {
        let Some(approved) = joined.approval() else { return Ok(()) };
        if fresh.is_empty() {
            return Ok(());
        }
        let own = self.as_copy()?;
        let mut written: Vec<Written> = own.written;
        written.extend(fresh.iter().cloned());
        written.sort_by(|a, b| a.entry.order().cmp(&b.entry.order()));
        match check(&written, joined, &own.questionnaire, &own.translations)? {
            None => Ok(()),
            Some(_) => Err(self.approved(approved.approval)),
        }
    }

    /// The folder, read anew as others would read it.
    fn as_copy(&self) -> Result<Copy, StoreError> {
        Copy::read_with(&self.folder, &mut Keys::holding(self.loaded.seal.as_ref()))
    }

    pub(super) fn approved(&self, approval: &Approval) -> StoreError {
        StoreError::Approved { folder: self.folder.clone(), approval: Box::new(approval.clone()) }
    }
}
