//! Which questions are put to the room.

use crate::assessment::{Answer, Assessment, Reading};
use crate::questionnaire::{Question, QuestionId, Questionnaire, nearest};
use crate::score::{Basis, State, standings};

/// How far self and validated must lie apart to be talked about.
const APART: u32 = 2;

/// A way to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// Every question that is asked.
    All,
    /// Self and validated differ by two levels or more.
    Differing,
    /// The answer that counts is *no evidence*.
    NoEvidence,
    /// These.
    These(Vec<QuestionId>),
}

impl Selection {
    /// The questions, in the questionnaire's order or, for a list, in its own.
    pub fn questions(
        &self,
        questionnaire: &Questionnaire,
        assessment: &Assessment,
    ) -> Vec<QuestionId> {
        if let Self::These(list) = self {
            return list.clone();
        }
        questionnaire
            .questions()
            .zip(standings(questionnaire, assessment, Basis::Best))
            .filter(|(question, standing)| match self {
                Self::All => standing.state != State::NotAsked,
                Self::Differing => differs(assessment, question),
                Self::NoEvidence | Self::These(_) => standing.state == State::NoEvidence,
            })
            .map(|(question, _)| question.id.clone())
            .collect()
    }
}

/// The levels of both readings, where both have one.
pub fn both_levels(assessment: &Assessment, question: &QuestionId) -> Option<(i32, i32)> {
    let level = |reading| match assessment.given(question, reading)?.answer {
        Answer::Level(level) => Some(*level),
        _ => None,
    };
    Some((level(Reading::Own)?, level(Reading::Validated)?))
}

fn differs(assessment: &Assessment, question: &Question) -> bool {
    both_levels(assessment, &question.id)
        .is_some_and(|(own, validated)| own.abs_diff(validated) >= APART)
}

/// Reads a list of questions, topics and areas by their ids; a word that is
/// none of them comes back with the id that is nearest to it.
///
/// # Errors
///
/// The first word that names nothing, and what it might have meant.
pub fn list<'q>(
    questionnaire: &'q Questionnaire,
    typed: &str,
) -> Result<Vec<QuestionId>, (String, Option<&'q str>)> {
    let mut chosen: Vec<QuestionId> = Vec::new();
    for word in typed.split([',', ';', ' ', '\n']).filter(|word| !word.is_empty()) {
        let part = |id: &str| id.eq_ignore_ascii_case(word);
        let found: Vec<QuestionId> = if let Some(question) = questionnaire.find_question(word) {
            vec![question.id.clone()]
        } else {
            let of_area = |question: &&Question| {
                questionnaire
                    .place_of(&question.id)
                    .is_some_and(|(area, topic)| part(area.id.as_str()) || part(topic.id.as_str()))
            };
            questionnaire.questions().filter(of_area).map(|question| question.id.clone()).collect()
        };
        if found.is_empty() {
            let ids = questionnaire.questions().map(|question| question.id.as_str());
            return Err((word.to_owned(), nearest(word, ids)));
        }
        for id in found {
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
    }
    Ok(chosen)
}
