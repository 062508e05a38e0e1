//! A workshop as its journal tells it: rounds, ballots, what was agreed.
//!
//! Promises: a ballot is known only from the entry that revealed it; each is
//! held against the seal that was in the journal before, and one that does not
//! fit is said to be broken and never left out.

use super::seal::{Cast, code};
use super::{Ballots, Spread, Verdict};
use crate::assessment::{
    Assessment, Ballot, Cards, Change, Consensus, Convening, Entry, EntryId, Participant, Register,
};
use crate::questionnaire::QuestionId;

/// More rounds on one question no room holds out.
pub const MOST_ROUNDS: u32 = 9;
/// More people vote in no room; a journal that says so is read no further.
pub const MOST_PARTICIPANTS: usize = 200;
/// More questions no questionnaire puts to a room.
pub const MOST_QUESTIONS: usize = 2000;

/// One workshop.
#[derive(Debug, Clone)]
pub struct Workshop<'a> {
    pub id: &'a EntryId,
    pub convening: &'a Convening,
    /// One for each question put to the room, in that order.
    pub items: Vec<Item<'a>>,
}

/// A question in the room.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    pub question: &'a QuestionId,
    /// The rounds that were held, the last one perhaps not yet revealed.
    pub rounds: Vec<Round<'a>>,
    pub consensus: Option<&'a Consensus>,
}

/// One round of ballots.
#[derive(Debug, Clone, Default)]
pub struct Round<'a> {
    /// The seals given, by participant.
    pub sealed: Vec<(u32, &'a Entry, &'a str)>,
    /// What the reveal brought to light; `None` before it.
    pub revealed: Option<Vec<Vote<'a>>>,
}

/// A vote after the reveal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote<'a> {
    pub level: i32,
    /// The ballot behind it; a coloured card has none.
    pub ballot: Option<(&'a Ballot, Proof)>,
}

/// What a ballot's seal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// It is the ballot that was sealed before the reveal.
    Whole,
    /// It is another one, or none was sealed.
    Broken,
}

impl<'a> Workshop<'a> {
    /// Every workshop of an assessment, the first one first.
    pub fn all(assessment: &'a Assessment) -> Vec<Self> {
        assessment
            .workshops()
            .into_iter()
            .map(|(id, convening)| Self {
                id,
                convening,
                items: convening
                    .questions
                    .iter()
                    .take(MOST_QUESTIONS)
                    .map(|question| item(assessment, id, question))
                    .collect(),
            })
            .collect()
    }

    /// The participant with this number.
    pub fn participant(&self, number: u32) -> Option<&'a Participant> {
        self.convening.participants.iter().find(|participant| participant.number == number)
    }

    /// Whether every question has its consensus.
    pub fn is_over(&self) -> bool {
        self.items.iter().all(|item| item.consensus.is_some())
    }

    /// The first ballots of every question that `wanted` takes, by participant:
    /// those that were given before anybody had heard the others. Cards have no
    /// participant, and broken ballots count as none.
    pub fn first_ballots(&self, wanted: impl Fn(&QuestionId) -> bool) -> Ballots {
        let participants = &self.convening.participants;
        let row = |item: &Item<'_>| {
            let votes = item.rounds.first().and_then(|round| round.revealed.as_deref());
            let of = |number: u32| {
                votes?.iter().find_map(|vote| match vote.ballot {
                    Some((ballot, Proof::Whole)) if ballot.participant == number => {
                        Some(vote.level)
                    }
                    _ => None,
                })
            };
            let known = participants.iter().take(MOST_PARTICIPANTS);
            known.map(|participant| of(participant.number)).collect()
        };
        let items = self.items.iter().filter(|item| wanted(item.question));
        Ballots { units: items.map(row).collect() }
    }
}

impl Item<'_> {
    /// The rounds that were revealed.
    pub fn revealed(&self) -> impl DoubleEndedIterator<Item = &Round<'_>> {
        self.rounds.iter().filter(|round| round.revealed.is_some())
    }
}

impl Round<'_> {
    /// The levels of all votes; none before the reveal.
    pub fn levels(&self) -> Vec<i32> {
        self.revealed.iter().flatten().map(|vote| vote.level).collect()
    }

    /// How far the votes lie apart.
    pub fn spread(&self) -> Option<Spread> {
        Spread::of(&self.levels())
    }

    /// What the rule says of them.
    pub fn verdict(&self, convening: &Convening) -> Option<Verdict> {
        self.spread().map(|spread| spread.verdict(convening.yardstick))
    }
}

pub(super) fn item<'a>(
    assessment: &'a Assessment,
    workshop: &EntryId,
    question: &'a QuestionId,
) -> Item<'a> {
    let agreed = Register::Consensus(workshop.clone(), question.clone());
    let consensus = assessment.stands(&agreed).next_back().and_then(|entry| match &entry.change {
        Change::Decided { consensus, .. } => Some(consensus),
        _ => None,
    });
    let rounds = (1..=MOST_ROUNDS)
        .map(|number| round(assessment, workshop, question, number))
        .take_while(|round| round.revealed.is_some() || !round.sealed.is_empty())
        .collect();
    Item { question, rounds, consensus }
}

fn round<'a>(
    assessment: &'a Assessment,
    workshop: &EntryId,
    question: &'a QuestionId,
    number: u32,
) -> Round<'a> {
    let sealed: Vec<_> = assessment.seals(workshop, question, number).collect();
    let outcome = Register::Round(workshop.clone(), question.clone(), number);
    let entry = assessment.stands(&outcome).next_back();
    let revealed = entry.and_then(|entry| match &entry.change {
        Change::Revealed { ballots, .. } => {
            let vote = |ballot: &'a Ballot| {
                let cast = Cast { question, round: number, participant: ballot.participant };
                let seal = cast.seal(ballot.level, &ballot.nonce);
                let whole = sealed.iter().any(|(participant, before, known)| {
                    *participant == ballot.participant
                        && before.order() < entry.order()
                        && *known == seal
                });
                let proof = if whole { Proof::Whole } else { Proof::Broken };
                Vote { level: ballot.level, ballot: Some((ballot, proof)) }
            };
            Some(ballots.iter().map(vote).collect())
        }
        Change::Counted { cards, .. } => Some(cards.iter().flat_map(votes).collect()),
        _ => None,
    });
    Round { sealed, revealed }
}

/// A vote for each card; a number that no room holds is cut.
fn votes<'a>(cards: &Cards) -> impl Iterator<Item = Vote<'a>> + use<'a> {
    let count = usize::try_from(cards.count).unwrap_or(0).min(1000);
    std::iter::repeat_n(Vote { level: cards.level, ballot: None }, count)
}

/// A ballot that was found by its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    pub question: &'a QuestionId,
    pub round: u32,
    pub participant: u32,
    /// What was revealed under this seal; `None` before the reveal.
    pub level: Option<i32>,
}

/// Looks a ballot up by the code that its participant noted. Only a seal that
/// stands in the journal is found, and a level only where it makes that seal.
pub fn find<'a>(workshops: &[Workshop<'a>], wanted: &str) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for item in workshops.iter().flat_map(|workshop| &workshop.items) {
        for (round, number) in item.rounds.iter().zip(1..) {
            let mine = round.sealed.iter().filter(|(_, _, seal)| code(seal) == wanted);
            found.extend(mine.map(|(participant, ..)| {
                let votes = round.revealed.iter().flatten();
                let mut level = votes.filter_map(|vote| match vote.ballot {
                    Some((ballot, Proof::Whole)) if ballot.participant == *participant => {
                        Some(vote.level)
                    }
                    _ => None,
                });
                Found {
                    question: item.question,
                    round: number,
                    participant: *participant,
                    level: level.next_back(),
                }
            }));
        }
    }
    found
}
