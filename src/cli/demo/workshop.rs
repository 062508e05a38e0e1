//! The demo's validation workshop: eight officials of four agencies and six
//! questions, on the last morning of the mission. It goes through the same
//! room as a real one; its secret numbers are fixed like the demo's ids.

use super::Failure;
use super::texts::Texts;
use crate::assessment::{Answer, Change, Consensus, Convening, Dissent, Participant, Yardstick};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::store::{Ids, Store};
use crate::workshop::{Act, Room};
use std::sync::Arc;

const HELD: &str = "2026-10-16T09:00:00+01:00";

/// Who votes, by number from 1. Nobody asked for names to be printed.
const AGENCIES: [&str; 8] = [
    "administration",
    "administration",
    "administration",
    "administration",
    "wildlife",
    "wildlife",
    "police",
    "prosecutor",
];

/// A question in the room: the ballots of each round, then what was agreed; the words
/// stand with the demo's other texts.
struct Talk {
    question: &'static str,
    rounds: &'static [[i32; 8]],
    consensus: i32,
    /// Who disagreed, by number.
    dissent: Option<u32>,
}

const TALKS: [Talk; 6] = [
    Talk { question: "LEG-04", rounds: &[[2, 2, 3, 2, 2, 2, 2, 2]], consensus: 2, dissent: None },
    Talk {
        question: "ORG-03",
        rounds: &[[3, 2, 2, 2, 1, 2, 2, 2]],
        consensus: 2,
        dissent: Some(5),
    },
    Talk {
        question: "ORG-07",
        rounds: &[[2, 3, 2, 1, 1, 0, 1, 1], [1, 1, 2, 1, 1, 1, 1, 1]],
        consensus: 1,
        dissent: None,
    },
    Talk {
        question: "ORG-12",
        rounds: &[[2, 2, 1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0]],
        consensus: 0,
        dissent: Some(2),
    },
    Talk { question: "STF-05", rounds: &[[1, 1, 2, 1, 1, 1, 1, 1]], consensus: 1, dissent: None },
    Talk {
        question: "COO-01",
        rounds: &[[3, 3, 2, 2, 2, 2, 3, 2], [2, 2, 2, 2, 2, 2, 3, 2]],
        consensus: 2,
        dissent: None,
    },
];

/// Holds the workshop.
pub(super) fn hold(
    store: &mut Store,
    definition: &Questionnaire,
    texts: &Texts,
) -> Result<(), Failure> {
    let room = Room::open(Arc::new(definition.clone()), store.assessment().clone());
    let lead = texts.name("lead")?;
    let nonces = Ids::counted("exemplia ballots");
    let mut hall = Hall { room, store, nonces, texts: *texts, lead };
    hall.act(Act::Convene(convening(texts)?), None)?;
    for talk in &TALKS {
        hall.talk(talk)?;
    }
    Ok(())
}

fn convening(texts: &Texts) -> Result<Convening, Failure> {
    let seat = |(number, agency): (u32, &&str)| {
        Ok(Participant { number, name: String::new(), agency: texts.name(agency)? })
    };
    Ok(Convening {
        yardstick: Yardstick::Share(75),
        questions: TALKS.iter().map(|talk| QuestionId::from(talk.question)).collect(),
        participants: (1..).zip(&AGENCIES).map(seat).collect::<Result<_, Failure>>()?,
        names: false,
    })
}

struct Hall<'a> {
    room: Room,
    store: &'a mut Store,
    nonces: Ids,
    texts: Texts,
    lead: String,
}

impl Hall<'_> {
    fn talk(&mut self, talk: &Talk) -> Result<(), Failure> {
        for (place, ballots) in talk.rounds.iter().enumerate() {
            if place > 0 {
                self.act(Act::Again, None)?;
            }
            self.act(Act::Vote, None)?;
            for (participant, &level) in (1..).zip(ballots) {
                let nonce = self.nonces.nonce();
                self.act(Act::Ballot { participant, level, nonce }, None)?;
            }
            self.act(Act::Reveal, None)?;
        }
        let (reason, words) = self.texts.talk(talk.question)?;
        let dissent = |number| Dissent { participant: Some(number), text: words };
        let consensus = Consensus {
            answer: Answer::Level(talk.consensus),
            reason: reason.clone(),
            dissents: talk.dissent.map(dissent).into_iter().collect(),
        };
        self.act(Act::Decide(consensus), Some(&reason))
    }

    fn act(&mut self, act: Act, why: Option<&str>) -> Result<(), Failure> {
        let refused =
            |refusal| Failure::Usage(format!("the demo's workshop: {refusal:?}"), String::new());
        let changes: Vec<Change> = self.room.update(act).map_err(refused)?;
        let entries = self.store.append_all(changes, why, &self.lead, HELD)?;
        self.room.update(Act::Saved(entries)).map(drop).map_err(refused)
    }
}
