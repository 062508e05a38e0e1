//! The sum of entries: `apply` is the only door for change.
//!
//! Promises: entries may arrive in any order and twice, the sum is the same;
//! an entry nobody superseded, and nobody undid, stands.

mod facts;

pub use facts::{Given, Listed};

use super::{Change, Entry, EntryId, Register, ReplicaId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Everything known about one administration.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    entries: Vec<Entry>,
    by_id: HashMap<EntryId, usize>,
    /// All entries of a register.
    members: HashMap<Register, Vec<usize>>,
    /// Those that stand, in replay order; a register where nothing stands is absent.
    standing: BTreeMap<Register, Vec<usize>>,
    highest: u64,
}

impl Assessment {
    /// The sum of these entries.
    pub fn replay(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut assessment = Self::default();
        for entry in entries {
            assessment.take_in(entry);
        }
        // Each register once: a thousand entries of one register would
        // otherwise settle it a thousand times. Undos first, the rest asks them.
        let (undos, others): (Vec<Register>, Vec<Register>) =
            assessment.members.keys().cloned().partition(|key| matches!(key, Register::Undo(_)));
        for register in undos.into_iter().chain(others) {
            assessment.settle(register);
        }
        assessment
    }

    /// Adds one entry; one already known changes nothing.
    pub fn apply(&mut self, entry: Entry) {
        let undone = match &entry.change {
            Change::Undone { entry } | Change::Redone { entry } => Some(entry.clone()),
            _ => None,
        };
        let Some(register) = self.take_in(entry) else { return };
        self.settle(register);
        if let Some(&target) = undone.as_ref().and_then(|id| self.by_id.get(id)) {
            let target = &self.entries[target];
            self.settle(target.change.register(&target.id));
        }
    }

    /// Notes an entry without finding out what stands, and names the register
    /// that must be settled; none where the entry is known.
    fn take_in(&mut self, entry: Entry) -> Option<Register> {
        if self.by_id.contains_key(&entry.id) {
            return None;
        }
        let register = entry.change.register(&entry.id);
        let place = self.entries.len();
        self.highest = self.highest.max(entry.seq);
        self.by_id.insert(entry.id.clone(), place);
        self.members.entry(register.clone()).or_default().push(place);
        self.entries.push(entry);
        Some(register)
    }

    /// Finds out anew what stands in a register: what is not undone, and is
    /// not the base of a later entry that is not undone either. An entry can't
    /// supersede one that comes after it in the order, so a forged circle of
    /// bases can't make a register empty.
    fn settle(&mut self, register: Register) {
        let members = self.members.get(&register).map_or(&[][..], Vec::as_slice);
        let active: Vec<usize> =
            members.iter().copied().filter(|&place| !self.is_undone(place)).collect();
        let superseded: HashSet<usize> =
            active.iter().flat_map(|&place| self.superseded_by(place)).collect();
        let mut standing: Vec<usize> =
            active.into_iter().filter(|place| !superseded.contains(place)).collect();
        standing.sort_by(|&a, &b| self.entries[a].order().cmp(&self.entries[b].order()));
        if standing.is_empty() {
            self.standing.remove(&register);
        } else {
            self.standing.insert(register, standing);
        }
    }

    /// The earlier entries that an entry names as its base.
    fn superseded_by(&self, place: usize) -> impl Iterator<Item = usize> {
        let entry = &self.entries[place];
        let earlier = move |&base: &usize| self.entries[base].order() < entry.order();
        entry.base.iter().filter_map(|id| self.by_id.get(id).copied()).filter(earlier)
    }

    /// Whether an entry's effect was taken back. Where copies disagree, the
    /// undo wins: what it took back can be given again, with a trace.
    fn is_undone(&self, place: usize) -> bool {
        let entry = &self.entries[place];
        if matches!(
            entry.change,
            Change::Undone { .. }
                | Change::Redone { .. }
                | Change::Created(_)
                | Change::Approved(_)
                | Change::Reopened { .. }
        ) {
            return false;
        }
        self.stands(&Register::Undo(entry.id.clone()))
            .any(|undo| matches!(undo.change, Change::Undone { .. }))
    }

    /// The entries that stand in a register: one, or several where copies that
    /// went separate ways wait for a decision.
    pub fn stands(&self, register: &Register) -> impl DoubleEndedIterator<Item = &Entry> {
        self.standing.get(register).into_iter().flatten().map(|&place| &self.entries[place])
    }

    /// Everything written to a register and not undone, in replay order: what stands, and what stood before.
    pub fn written(&self, register: &Register) -> Vec<&Entry> {
        let places = self.members.get(register).into_iter().flatten().copied();
        let mut written: Vec<&Entry> = places
            .filter(|&place| !self.is_undone(place))
            .map(|place| &self.entries[place])
            .collect();
        written.sort_by(|a, b| a.order().cmp(&b.order()));
        written
    }

    /// The registers in which several entries stand, with these in replay order.
    pub(super) fn several(&self) -> impl Iterator<Item = (&Register, Vec<&Entry>)> {
        self.standing.iter().filter(|(_, standing)| standing.len() > 1).map(|(register, places)| {
            (register, places.iter().map(|&at| &self.entries[at]).collect())
        })
    }

    /// Whether the effect of an entry was taken back.
    pub fn was_undone(&self, entry: &Entry) -> bool {
        self.by_id.get(&entry.id).is_some_and(|&place| self.is_undone(place))
    }

    /// The entry that counts in a register: the last of those that stand.
    fn last(&self, register: &Register) -> Option<&Entry> {
        self.stands(register).next_back()
    }

    /// The ids a new change must name as its base.
    pub fn base_of(&self, change: &Change) -> Vec<EntryId> {
        match change {
            Change::Listed { replaces: None, .. }
            | Change::Convened { replaces: None, .. }
            | Change::Sat { .. } => Vec::new(),
            change => self
                .stands(&change.register(&EntryId::from("")))
                .map(|entry| entry.id.clone())
                .collect(),
        }
    }

    /// The highest sequence number seen.
    pub fn highest_seq(&self) -> u64 {
        self.highest
    }

    /// How many entries there are.
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// Every entry, in replay order.
    pub fn history(&self) -> Vec<&Entry> {
        let mut history: Vec<&Entry> = self.entries.iter().collect();
        history.sort_by(|a, b| a.order().cmp(&b.order()));
        history
    }

    /// The entry with this id.
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.by_id.get(id).map(|&place| &self.entries[place])
    }

    pub fn with(&self, changes: &[Change]) -> Self {
        let mut tried = self.clone();
        for change in changes {
            let id = EntryId::from(format!("tried-{}", tried.entries.len()).as_str());
            tried.apply(Entry {
                id,
                replica: ReplicaId::from("tried"),
                seq: tried.highest + 1,
                base: tried.base_of(change),
                at: String::new(),
                by: String::new(),
                why: None,
                change: change.clone(),
            });
        }
        tried
    }

    /// The last change of this copy that can be undone: it still stands. Undoing
    /// one that was superseded would bring back what it had superseded itself.
    pub fn undoable(&self, replica: &ReplicaId) -> Option<&Entry> {
        self.history().into_iter().rev().find(|entry| {
            entry.replica == *replica
                && !matches!(
                    entry.change,
                    Change::Created(_)
                        | Change::Approved(_)
                        | Change::Reopened { .. }
                        | Change::Undone { .. }
                        | Change::Redone { .. }
                        | Change::Drafted { .. }
                        | Change::Sat { .. }
                )
                && self.stands(&entry.change.register(&entry.id)).any(|stands| stands == *entry)
        })
    }

    /// The last undo of this copy that can be redone: nothing else happened since.
    pub fn redoable(&self, replica: &ReplicaId) -> Option<&Entry> {
        let mut redone = HashSet::new();
        for entry in self.history().into_iter().rev().filter(|entry| entry.replica == *replica) {
            match &entry.change {
                Change::Redone { entry } => {
                    redone.insert(entry);
                }
                Change::Undone { entry } if redone.remove(entry) => {}
                Change::Undone { entry } => return self.entry(entry),
                Change::Drafted { .. } | Change::Sat { .. } => {}
                _ => return None,
            }
        }
        None
    }
}
