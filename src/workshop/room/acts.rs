//! What each act in the room does: whether it may be now, and what is to be saved for it.
//!
//! Promise: an act that is refused has changed nothing.

use super::{Refusal, Room, Secret, Stage};
use crate::assessment::{
    Ballot, Cards, Change, Consensus, Convening, Entry, Participant, Reading, Yardstick,
};
use crate::questionnaire::QuestionId;
use crate::workshop::file::{BallotFile, HIGHEST_NUMBER};
use crate::workshop::record::{self, MOST_PARTICIPANTS, MOST_QUESTIONS, MOST_ROUNDS};
use crate::workshop::seal::Cast;
use std::collections::BTreeSet;

impl Room {
    pub(super) fn convene(&self, convening: Convening) -> Result<Vec<Change>, Refusal> {
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
    pub(super) fn join(&self, participant: Participant) -> Result<Vec<Change>, Refusal> {
        let (Some(id), Some(convening)) = (&self.workshop, self.convening()) else {
            return Err(Refusal::NotNow);
        };
        let mut convening = convening.clone();
        convening.participants.push(participant);
        sound(&convening.participants)?;
        Ok(vec![Change::Convened { replaces: Some(id.clone()), convening }])
    }

    pub(super) fn go_to(&mut self, place: usize) -> Result<Vec<Change>, Refusal> {
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

    pub(super) fn vote(&mut self) -> Result<Vec<Change>, Refusal> {
        if self.stage != Stage::Question {
            return Err(Refusal::NotNow);
        }
        self.stage = Stage::Voting;
        Ok(Vec::new())
    }

    pub(super) fn ballot(
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
    pub(super) fn take(&mut self, file: BallotFile) -> Result<Vec<Change>, Refusal> {
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

    pub(super) fn count(&self, cards: Vec<Cards>) -> Result<Vec<Change>, Refusal> {
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

    pub(super) fn reveal(&self) -> Result<Vec<Change>, Refusal> {
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

    pub(super) fn discuss(&mut self) -> Result<Vec<Change>, Refusal> {
        if self.stage != Stage::Revealed {
            return Err(Refusal::NotNow);
        }
        self.stage = Stage::Discussion { seconds: 0 };
        Ok(Vec::new())
    }

    pub(super) fn again(&mut self) -> Result<Vec<Change>, Refusal> {
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
    pub(super) fn decide(&self, consensus: Consensus) -> Result<Vec<Change>, Refusal> {
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

    pub(super) fn saved(&mut self, entries: Vec<Entry>) {
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
    pub(super) fn go_on(&mut self) {
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
