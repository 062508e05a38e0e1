//! The logic of a workshop, free of the screen: acts in, changes out.
//!
//! Promises: the rule stands before the first ballot; nothing here tells a
//! level before its reveal, and until then no level leaves this value; a
//! ballot after the reveal is refused; the total is not to be had before the
//! last question has its consensus. An act that changes something yields
//! changes, and the room moves on when they come back as saved.
//!
//! No clock and no chance: seconds and secret numbers are brought in.

mod acts;

use super::file::BallotFile;
use super::record::{self, Item, Round, Workshop};
use crate::assessment::{
    Assessment, Ballot, Cards, Change, Consensus, Convening, Entry, EntryId, Participant,
};
use crate::questionnaire::{Question, Questionnaire, Scale};
use crate::score::{Basis, Scorecard, score};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A workshop under way.
#[derive(Debug, Clone)]
pub struct Room {
    questionnaire: Arc<Questionnaire>,
    assessment: Assessment,
    workshop: Option<EntryId>,
    /// Ballots in hand, by their seals; the only place that knows them before the reveal.
    secrets: BTreeMap<String, Secret>,
    /// Place of the question among those chosen.
    at: usize,
    /// The round that is held or was held last.
    round: u32,
    stage: Stage,
}

/// A ballot that nobody has seen. It does not show itself in debug output either.
#[derive(Clone)]
struct Secret(Ballot);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// Where the room stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is settled yet.
    Setup,
    /// The question is read out.
    Question,
    /// Ballots are given.
    Voting,
    /// The ballots are on the table.
    Revealed,
    /// They are talked about, for so many seconds now.
    Discussion { seconds: u32 },
    /// Every question has its consensus.
    Over,
}

/// What the facilitator or a participant does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    Convene(Convening),
    /// Somebody came late.
    Join(Participant),
    /// To the question at this place.
    Open(usize),
    Vote,
    Ballot {
        participant: u32,
        level: i32,
        nonce: String,
    },
    /// Ballots that were made on another laptop.
    Take(BallotFile),
    Count(Vec<Cards>),
    Reveal,
    Discuss,
    /// So many seconds went by.
    Tick(u32),
    /// One more round on the same question.
    Again,
    Decide(Consensus),
    /// These entries are on disk.
    Saved(Vec<Entry>),
}

/// Why an act is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Not now: another stage comes first.
    NotNow,
    NoParticipants,
    NoQuestions,
    /// Two participants with one number, or a number out of bounds.
    Number,
    /// A share that is no percentage above a half.
    Share,
    /// More participants or questions than a room has.
    TooMany,
    UnknownParticipant,
    UnknownLevel,
    NoBallots,
    /// The last round that is held on one question.
    LastRound,
    NoReason,
    /// A ballot file without a ballot that is wanted.
    NothingWanted,
}

impl Room {
    /// Goes on with the last workshop that is not over, at its first question
    /// without consensus; else there is a new one to be set up.
    pub fn open(questionnaire: Arc<Questionnaire>, assessment: Assessment) -> Self {
        let mut room = Self {
            questionnaire,
            workshop: None,
            secrets: BTreeMap::new(),
            at: 0,
            round: 1,
            stage: Stage::Setup,
            assessment,
        };
        let last = Workshop::all(&room.assessment).pop().filter(|workshop| !workshop.is_over());
        if let Some(id) = last.map(|workshop| workshop.id.clone()) {
            room.workshop = Some(id);
            room.go_on();
        }
        room
    }

    pub fn stage(&self) -> Stage {
        self.stage
    }

    pub fn questionnaire(&self) -> &Questionnaire {
        &self.questionnaire
    }

    /// Everything known and saved.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The round that is held, from 1.
    pub fn round(&self) -> u32 {
        self.round
    }

    /// Place of the question among those chosen, from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What the workshop settled.
    pub fn convening(&self) -> Option<&Convening> {
        let id = self.workshop.as_ref()?;
        self.assessment.workshops().into_iter().find(|(known, _)| *known == id).map(|(_, it)| it)
    }

    /// The question on the table.
    pub fn question(&self) -> Option<&Question> {
        self.questionnaire.question(self.convening()?.questions.get(self.at)?)
    }

    /// Its scale.
    pub fn scale(&self) -> Option<&Scale> {
        Some(self.questionnaire.scale_of(self.question()?))
    }

    /// The question's rounds and consensus.
    pub fn item(&self) -> Option<Item<'_>> {
        let id = self.convening()?.questions.get(self.at)?;
        Some(record::item(&self.assessment, self.workshop.as_ref()?, id))
    }

    /// What the last reveal brought to light.
    pub fn revealed(&self) -> Option<Round<'_>> {
        self.item()?.rounds.into_iter().rfind(|round| round.revealed.is_some())
    }

    /// The whole workshop.
    pub fn workshop(&self) -> Option<Workshop<'_>> {
        let id = self.workshop.as_ref()?;
        Workshop::all(&self.assessment).into_iter().find(|workshop| workshop.id == id)
    }

    /// The participants whose ballot of this round is in hand.
    pub fn in_hand(&self) -> BTreeSet<u32> {
        let (Some(workshop), Some(question)) = (&self.workshop, self.question()) else {
            return BTreeSet::new();
        };
        self.assessment
            .seals(workshop, &question.id, self.round)
            .filter(|(_, _, seal)| self.secrets.contains_key(*seal))
            .map(|(participant, ..)| participant)
            .collect()
    }

    /// The participants whose ballot of this round is not in hand, by number.
    pub fn missing(&self) -> Vec<u32> {
        let given = self.in_hand();
        let mut missing: Vec<u32> = self
            .convening()
            .into_iter()
            .flat_map(|convening| &convening.participants)
            .map(|participant| participant.number)
            .filter(|number| !given.contains(number))
            .collect();
        missing.sort_unstable();
        missing
    }

    /// How many questions have their consensus, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        self.workshop().map_or((0, 0), |workshop| {
            let decided = workshop.items.iter().filter(|item| item.consensus.is_some());
            (decided.count(), workshop.items.len())
        })
    }

    /// The scores, once every question has its consensus and not before.
    pub fn total(&self) -> Option<Scorecard> {
        self.workshop()
            .filter(Workshop::is_over)
            .map(|_| score(&self.questionnaire, &self.assessment, Basis::Best))
    }

    /// Takes an act in; what must be saved for it comes out, all or none.
    ///
    /// # Errors
    ///
    /// The act is refused, and nothing has changed.
    pub fn update(&mut self, act: Act) -> Result<Vec<Change>, Refusal> {
        match act {
            Act::Convene(convening) => self.convene(convening),
            Act::Join(participant) => self.join(participant),
            Act::Open(place) => self.go_to(place),
            Act::Vote => self.vote(),
            Act::Ballot { participant, level, nonce } => self.ballot(participant, level, nonce),
            Act::Take(file) => self.take(file),
            Act::Count(cards) => self.count(cards),
            Act::Reveal => self.reveal(),
            Act::Discuss => self.discuss(),
            Act::Tick(passed) => {
                if let Stage::Discussion { seconds } = &mut self.stage {
                    *seconds = seconds.saturating_add(passed);
                }
                Ok(Vec::new())
            }
            Act::Again => self.again(),
            Act::Decide(consensus) => self.decide(consensus),
            Act::Saved(entries) => {
                self.saved(entries);
                Ok(Vec::new())
            }
        }
    }
}
