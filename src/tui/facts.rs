//! What the interview needs to know about every question on each frame, found
//! out once after each change and not on each frame, and then only of the
//! questions that the change touches.

use crate::assessment::{Answer, Assessment, Entry, Reading, Register};
use crate::plan::target;
use crate::questionnaire::{Question, QuestionId, Questionnaire};
use crate::score::{Basis, State, standing, standings};

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
    /// The same by the reading that counts alone.
    pub counts: bool,
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
    questionnaire
        .questions()
        .zip(best.iter().zip(&own))
        .map(|(question, (best, own))| {
            let asked = [best, own].iter().any(|it| it.state != State::NotAsked);
            fact(questionnaire, assessment, reading, question, best.state, asked)
        })
        .collect()
}

/// One question's facts, where it is known already how it stands and whether it is asked.
fn fact(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    reading: Reading,
    question: &Question,
    best: State,
    asked: bool,
) -> Fact {
    let given = |reading| assessment.given(&question.id, reading).map(|given| given.answer);
    let answer = given(reading);
    let [first, second] = Reading::ALL.map(given);
    let counted = best.counted(questionnaire.scale_of(question).lowest());
    Fact {
        asked,
        counts: best != State::NotAsked,
        answered: answer.is_some(),
        no_evidence: matches!(answer, Some(Answer::NoEvidence)),
        marked: assessment.is_marked(&question.id),
        differs: first.is_some() && second.is_some() && first != second,
        below: counted.is_some_and(|level| level < target(questionnaire, assessment, question)),
        counted,
    }
}

/// Brings the facts up to date with these entries, which the assessment has taken in.
pub fn renew(
    known: &mut Vec<Fact>,
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    reading: Reading,
    entries: &[Entry],
) {
    for entry in entries {
        let (id, decides) = match written(assessment, entry) {
            Register::Answer(id, _) | Register::Grade(id, _) => (id, true),
            Register::Mark(id) | Register::Target(id) => (id, false),
            Register::Limit(_) => return *known = facts(questionnaire, assessment, reading),
            _ => continue,
        };
        let mut questions = questionnaire.questions().zip(known.iter_mut());
        let Some((question, fact_of)) = questions.find(|(question, _)| question.id == id) else {
            continue;
        };
        if decides && questionnaire.decides(question) {
            return *known = facts(questionnaire, assessment, reading);
        }
        let best = standing(questionnaire, assessment, question, fact_of.counts, Basis::Best);
        *fact_of = fact(questionnaire, assessment, reading, question, best.state, fact_of.asked);
    }
}

/// The register in which an entry changes what stands: an undo does so in another one's.
fn written(assessment: &Assessment, entry: &Entry) -> Register {
    match entry.change.register(&entry.id) {
        Register::Undo(id) => match assessment.entry(&id) {
            Some(undone) => undone.change.register(&id),
            None => Register::Undo(id),
        },
        register => register,
    }
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

#[cfg(test)]
mod tests {
    use super::{facts, renew};
    use crate::assessment::{Answer, Assessment, Change, Entry, EntryId, Limit, Reading};
    use crate::questionnaire::{Grade, Questionnaire, read};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// Its second question hangs on the first.
    static WELLS: LazyLock<Questionnaire> = LazyLock::new(|| {
        read(include_bytes!("../../tests/fixtures/sound/wells.yaml")).expect("it is sound")
    });

    /// A change by its number; `before` are the entries that an undo may name.
    fn change(kind: u8, second: bool, own: bool, level: i32, before: &[EntryId]) -> Option<Change> {
        let question = if second { "W-2" } else { "W-1" }.into();
        let reading = if own { Reading::Own } else { Reading::Validated };
        let any = before.get(usize::try_from(level).ok()? * 7 % before.len().max(1)).cloned();
        Some(match kind {
            0..=2 => Change::Answered { question, reading, answer: Answer::Level(level) },
            3 => Change::Answered { question, reading, answer: Answer::NoEvidence },
            4 => {
                let answer = Answer::NotApplicable { reason: "-".into(), lead_decision: false };
                Change::Answered { question, reading, answer }
            }
            5 => Change::Withdrawn { question, reading },
            6 => Change::Graded { question, reading, grade: (level > 0).then_some(Grade::E2) },
            7 => Change::Marked { question, marked: level > 0 },
            8 => Change::Targeted { question, target: (level > 0).then_some(level) },
            9 => {
                let limit = Limit::Target { area: "WATER".into(), level: Some(level) };
                Change::Limited { limit }
            }
            10 => Change::Undone { entry: any? },
            _ => Change::Redone { entry: any? },
        })
    }

    proptest! {
        #[test]
        fn what_is_brought_up_to_date_is_what_is_found_out_anew(
            acts in proptest::collection::vec((0..12_u8, any::<bool>(), any::<bool>(), 0..3_i32), 1..40),
            own in any::<bool>(),
        ) {
            let reading = if own { Reading::Own } else { Reading::Validated };
            let mut assessment = Assessment::default();
            let mut known = facts(&WELLS, &assessment, reading);
            let mut before = Vec::new();
            for (seq, (kind, second, own, level)) in (1..).zip(acts) {
                let Some(change) = change(kind, second, own, level, &before) else { continue };
                let id = EntryId::from(format!("e{seq}").as_str());
                let entry = Entry {
                    id: id.clone(),
                    replica: "r".into(),
                    seq,
                    base: assessment.base_of(&change),
                    at: String::new(),
                    by: String::new(),
                    why: None,
                    change,
                };
                before.push(id);
                assessment.apply(entry.clone());
                renew(&mut known, &WELLS, &assessment, reading, &[entry]);
                prop_assert_eq!(&known, &facts(&WELLS, &assessment, reading));
            }
        }
    }
}
