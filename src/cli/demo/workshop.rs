//! The demo's validation workshop: eight officials of four agencies and six
//! questions, on the last morning of the mission. It goes through the same
//! room as a real one; its secret numbers are fixed like the demo's ids.

use super::{Failure, LEAD};
use crate::assessment::{Answer, Change, Consensus, Convening, Dissent, Participant, Yardstick};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::store::{Ids, Store};
use crate::workshop::{Act, Room};
use std::sync::Arc;

const HELD: &str = "2026-10-16T09:00:00+01:00";

const CUSTOMS: &str = "Customs Administration of Exemplia";
const WILDLIFE: &str = "Department of Wildlife and Forests";
const POLICE: &str = "National Police of Exemplia";
const PROSECUTOR: &str = "Office of the Public Prosecutor";
/// Who votes, by number from 1. Nobody asked for names to be printed.
const AGENCIES: [&str; 8] =
    [CUSTOMS, CUSTOMS, CUSTOMS, CUSTOMS, WILDLIFE, WILDLIFE, POLICE, PROSECUTOR];

/// A question in the room: the ballots of each round, then what was agreed.
struct Talk {
    question: &'static str,
    rounds: &'static [[i32; 8]],
    consensus: i32,
    reason: &'static str,
    /// Number and words.
    dissent: Option<(u32, &'static str)>,
}

const TALKS: [Talk; 6] = [
    Talk {
        question: "LEG-04",
        rounds: &[[2, 2, 3, 2, 2, 2, 2, 2]],
        consensus: 2,
        reason: "Search is in daily use; a telephone can't be examined, and nobody has asked for a \
                 warrant for premises since 2023.",
        dissent: None,
    },
    Talk {
        question: "ORG-03",
        rounds: &[[3, 2, 2, 2, 1, 2, 2, 2]],
        consensus: 2,
        reason: "Terms of reference and a reporting line exist; a deputy does not.",
        dissent: Some((
            5,
            "A focal point who is one telephone is not established. When he travels, nobody answers us.",
        )),
    },
    Talk {
        question: "ORG-07",
        rounds: &[[2, 3, 2, 1, 1, 0, 1, 1], [1, 1, 2, 1, 1, 1, 1, 1]],
        consensus: 1,
        reason: "The selectivity screen was shown to the room: no active profile concerns wildlife.",
        dissent: None,
    },
    Talk {
        question: "ORG-12",
        rounds: &[[2, 2, 1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0]],
        consensus: 0,
        reason: "Chapter 7 lapsed in 2009. Good practice at the airport is a person's, not a procedure.",
        dissent: Some((2, "At the airport we do photograph first, since February.")),
    },
    Talk {
        question: "STF-05",
        rounds: &[[1, 1, 2, 1, 1, 1, 1, 1]],
        consensus: 1,
        reason: "The recognition test at four offices speaks for itself.",
        dissent: None,
    },
    Talk {
        question: "COO-01",
        rounds: &[[3, 3, 2, 2, 2, 2, 3, 2], [2, 2, 2, 2, 2, 2, 3, 2]],
        consensus: 2,
        reason: "The Task Force meets, but nobody follows its decisions up.",
        dissent: None,
    },
];

/// Holds the workshop.
pub(super) fn hold(store: &mut Store, definition: &Questionnaire) -> Result<(), Failure> {
    let room = Room::open(Arc::new(definition.clone()), store.assessment().clone());
    let mut hall = Hall { room, store, nonces: Ids::counted("exemplia ballots") };
    hall.act(Act::Convene(convening()), None)?;
    for talk in &TALKS {
        hall.talk(talk)?;
    }
    Ok(())
}

fn convening() -> Convening {
    let seat = |(number, agency): (u32, &&str)| Participant {
        number,
        name: String::new(),
        agency: (*agency).to_owned(),
    };
    Convening {
        yardstick: Yardstick::Share(75),
        questions: TALKS.iter().map(|talk| QuestionId::from(talk.question)).collect(),
        participants: (1..).zip(&AGENCIES).map(seat).collect(),
        names: false,
    }
}

struct Hall<'a> {
    room: Room,
    store: &'a mut Store,
    nonces: Ids,
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
        let dissent = talk
            .dissent
            .map(|(number, text)| Dissent { participant: Some(number), text: text.to_owned() });
        let consensus = Consensus {
            answer: Answer::Level(talk.consensus),
            reason: talk.reason.to_owned(),
            dissents: dissent.into_iter().collect(),
        };
        self.act(Act::Decide(consensus), Some(talk.reason))
    }

    fn act(&mut self, act: Act, why: Option<&str>) -> Result<(), Failure> {
        let refused =
            |refusal| Failure::Usage(format!("the demo's workshop: {refusal:?}"), String::new());
        let changes: Vec<Change> = self.room.update(act).map_err(refused)?;
        let entries = self.store.append_all(changes, why, LEAD, HELD)?;
        self.room.update(Act::Saved(entries)).map(drop).map_err(refused)
    }
}
