//! What the interview needs to know about every question on each frame, found
//! out once after each change and not on each frame.

use crate::assessment::{Answer, Assessment, Reading};
use crate::plan::target;
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::score::{Basis, Standing, State, standings};

/// Where a question stands in the questionnaire: it never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub id: QuestionId,
    /// Place of its area among the areas.
    pub area: usize,
    /// Place of its topic within the area.
    pub topic: usize,
}

/// All questions in the author's order.
pub fn spots(questionnaire: &Questionnaire) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (area, known) in questionnaire.areas.iter().enumerate() {
        for (topic, known) in known.topics.iter().enumerate() {
            let ids = known.questions.iter().map(|question| question.id.clone());
            spots.extend(ids.map(|id| Spot { id, area, topic }));
        }
    }
    spots
}

/// What changes with the answers, one for each question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// Its condition is met, by this reading or by the one that counts.
    pub asked: bool,
    /// Has an answer in the reading being entered.
    pub answered: bool,
    pub no_evidence: bool,
    pub marked: bool,
    /// Both readings have an answer, and not the same one.
    pub differs: bool,
    /// The level that counts lies below the target.
    pub below: bool,
    /// The level that counts: validated where there is one, else self.
    pub counted: Option<i32>,
}

/// Every question's facts, in order.
pub fn facts(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    reading: Reading,
) -> Vec<Fact> {
    let best = standings(questionnaire, assessment, Basis::Best);
    let own = standings(questionnaire, assessment, Basis::Only(reading));
    let asked = |standing: &Standing| standing.state != State::NotAsked;
    let given = |id: &QuestionId, reading| assessment.given(id, reading).map(|given| given.answer);
    questionnaire
        .questions()
        .zip(best.iter().zip(&own))
        .map(|(question, (best, own))| {
            let answer = given(&question.id, reading);
            let lowest = questionnaire.scale_of(question).lowest();
            let counted = best.state.counted(lowest);
            let [first, second] = Reading::ALL.map(|reading| given(&question.id, reading));
            Fact {
                asked: asked(best) || asked(own),
                answered: answer.is_some(),
                no_evidence: matches!(answer, Some(Answer::NoEvidence)),
                marked: assessment.is_marked(&question.id),
                differs: first.is_some() && second.is_some() && first != second,
                below: counted
                    .is_some_and(|level| level < target(questionnaire, assessment, question)),
                counted,
            }
        })
        .collect()
}

/// Answered of asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    pub answered: usize,
    pub asked: usize,
}

impl Progress {
    /// Counts these facts.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let mut progress = Self::default();
        for fact in facts.into_iter().filter(|fact| fact.asked) {
            progress.asked += 1;
            progress.answered += usize::from(fact.answered);
        }
        progress
    }
}

impl std::fmt::Display for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{}/{}", self.answered, self.asked))
    }
}
