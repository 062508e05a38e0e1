//! A ballot file: one participant's ballots, made on another laptop and
//! collected by stick.
//!
//! Promises: nothing in it is believed before it is checked, every fault is
//! told at once; no level stands in it as a number. It holds seals and their
//! secret numbers: the program finds the level by trying those of the scale,
//! and whoever opens the file in an editor sees none. That is a curtain and no
//! lock (`docs/workshop.md`).

use super::record::MOST_ROUNDS;
use super::seal::Cast;
use crate::assessment::Ballot;
use crate::questionnaire::{QuestionId, Questionnaire};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The format that is written and read.
const FORMAT: u32 = 1;
/// The longest ballot file, in bytes: some two hundred for each question.
pub const LARGEST_BALLOT_FILE: usize = 1 << 20;
/// The highest number of a participant.
pub const HIGHEST_NUMBER: u32 = 999;

/// What stands in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    tathmini_ballot: u32,
    questionnaire: String,
    version: String,
    /// SHA-256 of the questionnaire's file.
    hash: String,
    participant: u32,
    round: u32,
    ballots: Vec<Line>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    question: String,
    seal: String,
    nonce: String,
}

/// A ballot file whose every ballot was opened and found sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotFile {
    pub participant: u32,
    /// The round that all its ballots are for.
    pub round: u32,
    pub ballots: Vec<(QuestionId, Ballot)>,
}

/// Why a ballot file can't be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BallotFault {
    TooLarge,
    /// Not JSON of this form; what the reader says.
    Unreadable(String),
    Format(u32),
    /// Made with another questionnaire, or another version of it.
    OtherQuestionnaire(String),
    /// No number from 1 to [`HIGHEST_NUMBER`].
    Participant(u32),
    Round(u32),
    UnknownQuestion(String),
    Twice(String),
    /// Its seal is made by no level of the question's scale.
    Broken(String),
}

impl BallotFile {
    /// The file's text. `hash` is the SHA-256 of the questionnaire's file.
    pub fn write(&self, questionnaire: &Questionnaire, hash: &str) -> String {
        let line = |(question, ballot): &(QuestionId, Ballot)| Line {
            question: question.to_string(),
            seal: self.cast(question).seal(ballot.level, &ballot.nonce),
            nonce: ballot.nonce.clone(),
        };
        let written = Written {
            tathmini_ballot: FORMAT,
            questionnaire: questionnaire.id.to_string(),
            version: questionnaire.version.clone(),
            hash: hash.to_owned(),
            participant: self.participant,
            round: self.round,
            ballots: self.ballots.iter().map(line).collect(),
        };
        // Plain texts and numbers: nothing of this can fail.
        let mut text = serde_json::to_string_pretty(&written).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a file that came from anywhere.
    ///
    /// # Errors
    ///
    /// Every fault, or the first that leaves nothing to look at.
    pub fn read(
        bytes: &[u8],
        questionnaire: &Questionnaire,
        hash: &str,
    ) -> Result<Self, Vec<BallotFault>> {
        if bytes.len() > LARGEST_BALLOT_FILE {
            return Err(vec![BallotFault::TooLarge]);
        }
        let written: Written = serde_json::from_slice(bytes)
            .map_err(|error| vec![BallotFault::Unreadable(error.to_string())])?;
        if written.tathmini_ballot != FORMAT {
            return Err(vec![BallotFault::Format(written.tathmini_ballot)]);
        }
        if written.hash != hash {
            let other = format!("{} {}", written.questionnaire, written.version);
            return Err(vec![BallotFault::OtherQuestionnaire(other)]);
        }
        let mut faults = Vec::new();
        if !(1..=HIGHEST_NUMBER).contains(&written.participant) {
            faults.push(BallotFault::Participant(written.participant));
        }
        if !(1..=MOST_ROUNDS).contains(&written.round) {
            faults.push(BallotFault::Round(written.round));
        }
        let mut file =
            Self { participant: written.participant, round: written.round, ballots: Vec::new() };
        let mut seen = BTreeSet::new();
        for line in written.ballots {
            match file.open(&line, questionnaire) {
                Err(fault) => faults.push(fault),
                Ok((question, _)) if !seen.insert(question.clone()) => {
                    faults.push(BallotFault::Twice(line.question));
                }
                Ok(ballot) => file.ballots.push(ballot),
            }
        }
        if faults.is_empty() { Ok(file) } else { Err(faults) }
    }

    fn cast<'a>(&self, question: &'a QuestionId) -> Cast<'a> {
        Cast { question, round: self.round, participant: self.participant }
    }

    fn open(
        &self,
        line: &Line,
        questionnaire: &Questionnaire,
    ) -> Result<(QuestionId, Ballot), BallotFault> {
        let id = QuestionId::from(line.question.as_str());
        let question = questionnaire
            .question(&id)
            .ok_or_else(|| BallotFault::UnknownQuestion(line.question.clone()))?;
        let levels = questionnaire.scale_of(question).levels.iter().map(|level| level.value);
        let sound = line.nonce.len() == 32 && line.nonce.bytes().all(|b| b.is_ascii_hexdigit());
        let level = self.cast(&id).level(&line.seal, &line.nonce, levels);
        let level =
            level.filter(|_| sound).ok_or_else(|| BallotFault::Broken(line.question.clone()))?;
        let ballot = Ballot { participant: self.participant, level, nonce: line.nonce.clone() };
        Ok((id, ballot))
    }
}

#[cfg(test)]
mod tests {
    use super::{BallotFault, BallotFile};
    use crate::assessment::Ballot;
    use crate::questionnaire::{Questionnaire, read};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static INAMA: LazyLock<Questionnaire> = LazyLock::new(|| {
        read(include_bytes!("../../questionnaires/inama.yaml")).expect("it is sound")
    });

    fn sample() -> BallotFile {
        let ballot = |level: i32| Ballot {
            participant: 7,
            level,
            nonce: format!("000102030405060708090a0b0c0d0e{level:02x}"),
        };
        let ballots = vec![("LEG-01".into(), ballot(2)), ("COO-03".into(), ballot(0))];
        BallotFile { participant: 7, round: 1, ballots }
    }

    #[test]
    fn a_file_is_read_as_it_was_written_and_shows_no_level() {
        let text = sample().write(&INAMA, "the hash");
        assert_eq!(BallotFile::read(text.as_bytes(), &INAMA, "the hash"), Ok(sample()));
        assert!(!text.contains("level"), "{text}");
        let mut other = sample();
        other.ballots[0].1.level = 1;
        let (one, two) = (text.lines(), other.write(&INAMA, "the hash"));
        let differ: Vec<_> = one.zip(two.lines()).filter(|(a, b)| a != b).collect();
        assert!(matches!(differ[..], [(a, _)] if a.contains("\"seal\"")), "{differ:?}");
    }

    #[test]
    fn faults_are_told_at_once() {
        let text = sample().write(&INAMA, "h");
        for (from, to, expected) in [
            ("\"h\"", "\"i\"", {
                let other = format!("inama {}", INAMA.version);
                vec![BallotFault::OtherQuestionnaire(other)]
            }),
            ("_ballot\": 1", "_ballot\": 2", vec![BallotFault::Format(2)]),
            ("\"round\": 1", "\"round\": 2", {
                let broken = |id: &str| BallotFault::Broken(id.to_owned());
                vec![broken("LEG-01"), broken("COO-03")]
            }),
            ("COO-03", "LEG-99", vec![BallotFault::UnknownQuestion("LEG-99".to_owned())]),
            ("0e02", "0e0g", vec![BallotFault::Broken("LEG-01".to_owned())]),
        ] {
            let changed = text.replace(from, to);
            assert_eq!(BallotFile::read(changed.as_bytes(), &INAMA, "h"), Err(expected), "{to}");
        }
        let mut twice = sample();
        twice.ballots.push(twice.ballots[0].clone());
        let text = twice.write(&INAMA, "h");
        let fault = BallotFault::Twice("LEG-01".to_owned());
        assert_eq!(BallotFile::read(text.as_bytes(), &INAMA, "h"), Err(vec![fault]));
        let long = vec![b' '; super::LARGEST_BALLOT_FILE + 1];
        assert_eq!(BallotFile::read(&long, &INAMA, "h"), Err(vec![BallotFault::TooLarge]));
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(at in any::<usize>(), byte in any::<u8>(), cut in any::<bool>()) {
            let mut bytes = sample().write(&INAMA, "h").into_bytes();
            let at = at % bytes.len();
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            if let Ok(file) = BallotFile::read(&bytes, &INAMA, "h") {
                prop_assert_eq!(file, sample());
            }
        }
    }
}
