//! Copies that went separate ways become one: the union of their entries and
//! of their evidence.
//!
//! Promises: nothing is written before everything was read and checked; the
//! new journal takes the old one's place in one step, so that a crash leaves
//! the one or the other; the same copies in any order, and twice, give the
//! same sum; damaged lines of which another copy has the entries are healed,
//! and the damaged journal is kept beside.

use super::copy::{Copy, Written, evidence_of};
use super::file::{self, Appender};
use super::folder::{self, JOURNAL, LARGEST_FILE};
use super::line::{self, line_of};
use super::pen::{Pen, beginning};
use super::scan::scan_with;
use super::{Remark, Store, StoreError, evidence, mend};
use crate::assessment::{Assessment, Change, Entry, EntryId, Head};
use std::collections::HashMap;
use std::path::PathBuf;

/// What a join would make, before anything is written.
pub struct Joined {
    /// The sum of all copies.
    pub assessment: Assessment,
    /// What each copy brings, in the order in which they were named.
    pub brought: Vec<Brought>,
    /// Entries that were lost here and come back.
    pub healed: usize,
    fresh: Vec<Written>,
}

/// What one copy brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    pub path: PathBuf,
    /// Entries that neither we nor a copy named before it had.
    pub entries: usize,
    /// What is damaged or unfinished in it.
    pub remarks: Vec<Remark>,
}

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    /// Entries that came from the copies.
    pub entries: usize,
    /// The decisions, as they are on disk.
    pub decisions: Vec<Entry>,
    /// Evidence files that were copied.
    pub evidence: Vec<String>,
    /// Evidence files that entries name and that no copy has whole.
    pub missing: Vec<String>,
    /// Where the damaged journal was put, if it was.
    pub damaged: Option<PathBuf>,
}

impl Store {
    /// What joining these copies would make. Nothing is written.
    ///
    /// # Errors
    ///
    /// [`StoreError::OtherAssessment`], [`StoreError::OtherQuestionnaire`],
    /// [`StoreError::Unrelated`], [`StoreError::Contradicts`] and
    /// [`StoreError::WouldDecrypt`], with the copy's path;
    /// [`StoreError::Approved`] where what was approved, here or there, is not
    /// all that would stand.
    pub fn join(&self, copies: &[Copy]) -> Result<Joined, StoreError> {
        let mut known: HashMap<&EntryId, &Entry> =
            self.loaded.assessment.history().iter().map(|entry| (&entry.id, *entry)).collect();
        let mut head = self.loaded.assessment.head();
        let mut fresh: Vec<&Written> = Vec::new();
        let mut brought = Vec::new();
        // A copy without its first entry is known by what it has in common
        // with the others, so these come first.
        let (whole, headless): (Vec<&Copy>, Vec<&Copy>) =
            copies.iter().partition(|copy| copy.head().is_some());
        for copy in whole.into_iter().chain(headless) {
            let common = copy.written.iter().any(|it| known.contains_key(&it.entry.id));
            same_assessment(copy, head, common)?;
            if copy.is_sealed() && self.loaded.seal.is_none() {
                return Err(StoreError::WouldDecrypt { path: copy.path.clone() });
            }
            head = head.or_else(|| copy.head());
            let before = fresh.len();
            for written in &copy.written {
                match known.insert(&written.entry.id, &written.entry) {
                    None => fresh.push(written),
                    Some(earlier) if *earlier == written.entry => {}
                    Some(_) => {
                        let entry = written.entry.id.to_string();
                        return Err(StoreError::Contradicts { path: copy.path.clone(), entry });
                    }
                }
            }
            brought.push(Brought {
                path: copy.path.clone(),
                entries: fresh.len() - before,
                remarks: copy.remarks.clone(),
            });
        }
        brought.sort_by_key(|one| copies.iter().position(|copy| copy.path == one.path));
        fresh.sort_by(|a, b| a.entry.order().cmp(&b.entry.order()));
        let fresh: Vec<Written> = fresh.into_iter().cloned().collect();
        let healed = if self.is_damaged() { self.healed(&fresh) } else { 0 };
        // All at once: one by one, each would settle its register anew.
        let own = self.loaded.assessment.history().into_iter().cloned();
        let assessment =
            Assessment::replay(own.chain(fresh.iter().map(|written| written.entry.clone())));
        self.refuse_beyond_approval(&assessment, &fresh)?;
        Ok(Joined { assessment, brought, healed, fresh })
    }

    /// Saves a join, with decisions about what is in conflict and the reason
    /// of each; `by` decided, at the clock's time `at`.
    ///
    /// # Errors
    ///
    /// The system's, [`StoreError::TooLarge`] and [`StoreError::ChangedBeneath`];
    /// the journal is then the old one.
    pub fn save_joined(
        &mut self,
        joined: Joined,
        copies: &mut [Copy],
        decisions: Vec<(Change, Option<String>)>,
        by: &str,
        at: &str,
    ) -> Result<Saved, StoreError> {
        let Joined { mut assessment, fresh, .. } = joined;
        // What stands joined counts: the approval may be the copy's.
        if let Some(approved) = assessment.approval().filter(|_| !decisions.is_empty()) {
            return Err(self.approved(approved.approval));
        }
        let mut saved = Saved { entries: fresh.len(), ..Saved::default() };
        saved.decisions = self.stamp_onto(&mut assessment, decisions, by, at);
        if fresh.is_empty() && saved.decisions.is_empty() {
            self.take_evidence(&assessment, copies, &mut saved)?;
            return Ok(saved);
        }
        let path = self.folder.join(JOURNAL);
        let Pen::Open(journal) = &self.pen else { return Err(StoreError::Closed { path }) };
        if !journal.is_ours().map_err(StoreError::at(&path))? {
            return Err(StoreError::ChangedBeneath { path, unsaved: Vec::new() });
        }
        let own = beginning(&path, journal.length()).map_err(StoreError::at(&path))?;
        let seal = self.loaded.seal.as_ref();
        let is_damaged = self.is_damaged();
        let mut whole = if is_damaged {
            scan_with(&own, seal).lines.into_iter().flat_map(line_of).collect()
        } else {
            own.clone()
        };
        if whole.last().is_some_and(|&byte| byte != b'\n') {
            whole.push(b'\n');
        }
        whole.extend(Written::lines(&fresh, seal, &path)?);
        for entry in &saved.decisions {
            whole.extend(line::write_entry(entry, seal, &path)?);
        }
        folder::within(&path, whole.len() as u64, LARGEST_FILE)?;
        self.take_evidence(&assessment, copies, &mut saved)?;
        if is_damaged {
            saved.damaged = Some(mend::keep_beside(&self.folder, "damaged", &own)?);
        }
        file::write_whole(&path, &whole).map_err(StoreError::at(&path))?;
        self.pen = Pen::Open(Appender::open(&path).map_err(StoreError::at(&path))?);
        self.newline_missing = false;
        self.loaded.assessment = assessment;
        if saved.damaged.is_some() {
            self.loaded.remarks.clear();
        }
        Ok(saved)
    }

    /// Copies the evidence that is named and missing here, from whoever has it whole.
    fn take_evidence(
        &self,
        assessment: &Assessment,
        copies: &mut [Copy],
        saved: &mut Saved,
    ) -> Result<(), StoreError> {
        let seal = self.loaded.seal.as_ref();
        for sha256 in evidence_of(assessment.history().into_iter()) {
            if evidence::has(&self.folder, sha256, seal) {
                continue;
            }
            let mut found = false;
            for copy in copies.iter_mut().filter(|copy| copy.offers(sha256)) {
                found = copy.give_evidence(&self.folder, sha256, seal)?;
                if found {
                    break;
                }
            }
            let told = if found { &mut saved.evidence } else { &mut saved.missing };
            told.push(sha256.to_owned());
        }
        Ok(())
    }

    /// Whether lines of the journal are damaged, or its first entry is lost.
    fn is_damaged(&self) -> bool {
        let damage = |remark: &Remark| {
            matches!(remark, Remark::Damaged { .. } | Remark::NotOurs { .. } | Remark::NoHead)
        };
        self.loaded.remarks.iter().any(damage)
    }

    /// Entries that this journal had once: it knows later ones of the same copy.
    fn healed(&self, fresh: &[Written]) -> usize {
        let mut highest = HashMap::new();
        for entry in self.loaded.assessment.history() {
            highest.insert(&entry.replica, entry.seq);
        }
        let lost = |written: &&Written| {
            matches!(written.entry.change, Change::Created(_))
                || highest.get(&written.entry.replica).is_some_and(|&seq| written.entry.seq < seq)
        };
        fresh.iter().filter(lost).count()
    }
}

/// Whether a copy is one of this assessment.
fn same_assessment(copy: &Copy, own: Option<&Head>, common: bool) -> Result<(), StoreError> {
    let path = || copy.path.clone();
    match (own, copy.head()) {
        (Some(own), Some(other)) if own.assessment != other.assessment => {
            let name = |head: &Head| format!("{}, {}", head.administration, head.date);
            Err(StoreError::OtherAssessment { path: path(), own: name(own), other: name(other) })
        }
        (Some(own), Some(other)) if own.hash != other.hash => {
            let name = |head: &Head| format!("{} {}", head.questionnaire, head.version);
            Err(StoreError::OtherQuestionnaire { path: path(), own: name(own), other: name(other) })
        }
        (Some(_), Some(_)) => Ok(()),
        _ if common => Ok(()),
        _ => Err(StoreError::Unrelated { path: path() }),
    }
}
