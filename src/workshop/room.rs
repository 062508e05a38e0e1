//! The logic of a workshop, free of the screen: acts in, changes out.
//!
//! Promises: the rule stands before the first ballot; nothing here tells a
//! level before its reveal, and until then no level leaves this value; a
//! ballot after the reveal is refused; the total is not to be had before the
//! last question has its consensus. An act that changes something yields
//! changes, and the room moves on when they come back as saved.
//!
//! No clock and no chance: seconds and secret numbers are brought in.

use super::file::{BallotFile, HIGHEST_NUMBER};
use super::record::{self, Item, MOST_PARTICIPANTS, MOST_QUESTIONS, MOST_ROUNDS, Round, Workshop};
use super::seal::Cast;
use crate::assessment::{
    Assessment, Ballot, Cards, Change, Consensus, Convening, Entry, EntryId, Participant, Reading,
    Yardstick,
};
use crate::questionnaire::{Question, QuestionId, Questionnaire, Scale};
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

    fn convene(&self, convening: Convening) -> Result<Vec<Change>, Refusal> {
        if !matches!(self.stage, Stage::Setup | Stage::Over) {
            return Err(Refusal::NotNow);
        }
        if convening.questions.is_empty() {
            return Err(Refusal::NoQuestions);
        }
        if matches!(convening.yardstick, Yardstick::Share(share) if !(51..=100).contains(&share)) {
            return Err(Refusal::Share);
        }
        if convening.questions.len() > MOST_QUESTIONS {
            return Err(Refusal::TooMany);
        }
        sound(&convening.participants)?;
        Ok(vec![Change::Convened { replaces: None, convening }])
    }

    /// The rule and the questions stay; only who votes may still grow.
    fn join(&self, participant: Participant) -> Result<Vec<Change>, Refusal> {
        let (Some(id), Some(convening)) = (&self.workshop, self.convening()) else {
            return Err(Refusal::NotNow);
        };
        let mut convening = convening.clone();
        convening.participants.push(participant);
        sound(&convening.participants)?;
        Ok(vec![Change::Convened { replaces: Some(id.clone()), convening }])
    }

    fn go_to(&mut self, place: usize) -> Result<Vec<Change>, Refusal> {
        let questions = self.convening().map_or(0, |convening| convening.questions.len());
        if place >= questions {
            return Err(Refusal::NotNow);
        }
        self.at = place;
        let rounds = self.item().map_or_else(Vec::new, |item| {
            item.rounds.iter().map(|round| round.revealed.is_some()).collect()
        });
        let held = rounds.iter().rposition(|revealed| *revealed);
        self.stage = if held.is_some() { Stage::Revealed } else { Stage::Question };
        self.round = held.map_or(1, |place| u32::try_from(place + 1).unwrap_or(1));
        Ok(Vec::new())
    }

    fn vote(&mut self) -> Result<Vec<Change>, Refusal> {
        if self.stage != Stage::Question {
            return Err(Refusal::NotNow);
        }
        self.stage = Stage::Voting;
        Ok(Vec::new())
    }

    fn ballot(
        &mut self,
        participant: u32,
        level: i32,
        nonce: String,
    ) -> Result<Vec<Change>, Refusal> {
        if self.stage != Stage::Voting {
            return Err(Refusal::NotNow);
        }
        let known = |convening: &Convening| {
            convening.participants.iter().any(|known| known.number == participant)
        };
        if !self.convening().is_some_and(known) {
            return Err(Refusal::UnknownParticipant);
        }
        if self.scale().and_then(|scale| scale.level(level)).is_none() {
            return Err(Refusal::UnknownLevel);
        }
        let question = self.question().ok_or(Refusal::NotNow)?.id.clone();
        let ballot = Ballot { participant, level, nonce };
        Ok(self.seal(question, self.round, ballot).into_iter().collect())
    }

    /// Keeps a ballot in hand and gives the change that keeps its seal.
    fn seal(&mut self, question: QuestionId, round: u32, ballot: Ballot) -> Option<Change> {
        let workshop = self.workshop.clone()?;
        let participant = ballot.participant;
        let seal =
            Cast { question: &question, round, participant }.seal(ballot.level, &ballot.nonce);
        self.secrets.insert(seal.clone(), Secret(ballot));
        Some(Change::Sealed { workshop, question, round, participant, seal })
    }

    /// A file's ballots for every question put to the room whose round is not
    /// revealed yet; those that are in hand already are not sealed twice.
    fn take(&mut self, file: BallotFile) -> Result<Vec<Change>, Refusal> {
        let workshop = self.workshop.clone().ok_or(Refusal::NotNow)?;
        let convening = self.convening().ok_or(Refusal::NotNow)?;
        if !convening.participants.iter().any(|known| known.number == file.participant) {
            return Err(Refusal::UnknownParticipant);
        }
        let asked: BTreeSet<QuestionId> = convening.questions.iter().cloned().collect();
        let open = |question: &QuestionId| {
            let item = record::item(&self.assessment, &workshop, question);
            let place = usize::try_from(file.round).unwrap_or(0);
            let before = item.rounds.iter().take(place.saturating_sub(1));
            let earlier = before.filter(|round| round.revealed.is_some()).count();
            let revealed = item.rounds.get(place - 1).is_some_and(|it| it.revealed.is_some());
            asked.contains(question) && earlier + 1 == place && !revealed
        };
        let wanted: Vec<(QuestionId, Ballot)> =
            file.ballots.into_iter().filter(|(question, _)| open(question)).collect();
        if wanted.is_empty() {
            return Err(Refusal::NothingWanted);
        }
        let mut changes = Vec::new();
        for (question, ballot) in wanted {
            let known: Vec<String> = self
                .assessment
                .seals(&workshop, &question, file.round)
                .map(|(_, _, seal)| seal.to_owned())
                .collect();
            let change = self.seal(question, file.round, ballot);
            changes.extend(change.filter(
                |change| !matches!(change, Change::Sealed { seal, .. } if known.contains(seal)),
            ));
        }
        Ok(changes)
    }

    fn count(&self, cards: Vec<Cards>) -> Result<Vec<Change>, Refusal> {
        let workshop = self.workshop.clone().ok_or(Refusal::NotNow)?;
        if self.stage != Stage::Question || !self.in_hand().is_empty() {
            return Err(Refusal::NotNow);
        }
        let scale = self.scale().ok_or(Refusal::NotNow)?;
        if cards.iter().any(|cards| scale.level(cards.level).is_none()) {
            return Err(Refusal::UnknownLevel);
        }
        let counted: u64 = cards.iter().map(|cards| u64::from(cards.count)).sum();
        if counted == 0 {
            return Err(Refusal::NoBallots);
        }
        if counted > MOST_PARTICIPANTS as u64 {
            return Err(Refusal::TooMany);
        }
        let question = self.question().ok_or(Refusal::NotNow)?.id.clone();
        let cards = cards.into_iter().filter(|cards| cards.count > 0).collect();
        Ok(vec![Change::Counted { workshop, question, round: self.round, cards }])
    }

    fn reveal(&self) -> Result<Vec<Change>, Refusal> {
        let workshop = self.workshop.clone().ok_or(Refusal::NotNow)?;
        if !matches!(self.stage, Stage::Question | Stage::Voting) {
            return Err(Refusal::NotNow);
        }
        let question = self.question().ok_or(Refusal::NotNow)?.id.clone();
        let ballots: Vec<Ballot> = self
            .assessment
            .seals(&workshop, &question, self.round)
            .filter_map(|(_, _, seal)| self.secrets.get(seal).map(|secret| secret.0.clone()))
            .collect();
        if ballots.is_empty() {
            return Err(Refusal::NoBallots);
        }
        Ok(vec![Change::Revealed { workshop, question, round: self.round, ballots }])
    }

    fn discuss(&mut self) -> Result<Vec<Change>, Refusal> {
        if self.stage != Stage::Revealed {
            return Err(Refusal::NotNow);
        }
        self.stage = Stage::Discussion { seconds: 0 };
        Ok(Vec::new())
    }

    fn again(&mut self) -> Result<Vec<Change>, Refusal> {
        if !matches!(self.stage, Stage::Revealed | Stage::Discussion { .. }) {
            return Err(Refusal::NotNow);
        }
        if self.round >= MOST_ROUNDS {
            return Err(Refusal::LastRound);
        }
        self.round += 1;
        self.stage = Stage::Question;
        Ok(Vec::new())
    }

    /// The consensus becomes the validated answer: recorded, not averaged.
    fn decide(&self, consensus: Consensus) -> Result<Vec<Change>, Refusal> {
        let workshop = self.workshop.clone().ok_or(Refusal::NotNow)?;
        if !matches!(self.stage, Stage::Revealed | Stage::Discussion { .. }) {
            return Err(Refusal::NotNow);
        }
        if consensus.reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let question = self.question().ok_or(Refusal::NotNow)?.id.clone();
        if let crate::assessment::Answer::Level(level) = consensus.answer {
            self.scale().and_then(|scale| scale.level(level)).ok_or(Refusal::UnknownLevel)?;
        }
        let answer = consensus.answer.clone();
        Ok(vec![
            Change::Decided { workshop, question: question.clone(), consensus },
            Change::Answered { question, reading: Reading::Validated, answer },
        ])
    }

    fn saved(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            self.assessment.apply(entry.clone());
            match entry.change {
                Change::Convened { replaces: None, .. } => {
                    self.workshop = Some(entry.id);
                    self.go_on();
                }
                Change::Revealed { .. } | Change::Counted { .. } => self.stage = Stage::Revealed,
                Change::Decided { .. } => self.go_on(),
                _ => {}
            }
        }
    }

    /// To the next question without consensus, from here on and then from the
    /// beginning; without one the workshop is over.
    fn go_on(&mut self) {
        let open: Vec<bool> = self.workshop().map_or_else(Vec::new, |workshop| {
            workshop.items.iter().map(|item| item.consensus.is_none()).collect()
        });
        let from_here = (self.at..open.len()).chain(0..self.at.min(open.len()));
        match from_here.into_iter().find(|place| open[*place]) {
            Some(place) => {
                let _ = self.go_to(place);
            }
            None => self.stage = Stage::Over,
        }
    }
}

fn sound(participants: &[Participant]) -> Result<(), Refusal> {
    if participants.is_empty() {
        return Err(Refusal::NoParticipants);
    }
    if participants.len() > MOST_PARTICIPANTS {
        return Err(Refusal::TooMany);
    }
    let numbers: BTreeSet<u32> = participants.iter().map(|it| it.number).collect();
    let fits = numbers.iter().all(|number| (1..=HIGHEST_NUMBER).contains(number));
    if fits && numbers.len() == participants.len() { Ok(()) } else { Err(Refusal::Number) }
}
