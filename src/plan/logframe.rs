//! The logical framework of a plan: overall objective, a specific objective per
//! area, results per topic, activities; each with indicator, baseline and
//! target, means of verification and assumption.
//!
//! Everything may be worded by the administration; what it did not word comes
//! from the questionnaire. Figures are of the scorecard: today's, and the one
//! that the plan leads to if all its actions are done.

use super::planned::{Plan, Planned};
use super::whatif::{Unmet, unmet};
use crate::assessment::{ActionId, Answer, Assessment, Change, FrameColumn, Reading, Ruling};
use crate::questionnaire::{Area, QuestionId, Questionnaire, Topic};
use crate::score::{Basis, Exact, Scorecard, score};
use std::collections::{BTreeMap, BTreeSet};

/// The framework as rows in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Logframe<'q, 'p> {
    pub overall: Objective,
    pub areas: Vec<AreaFrame<'q, 'p>>,
    /// What was worded for what the plan does not hold, by its name: an area or a topic with
    /// nothing to do, an action that waits, is switched off or done.
    pub beside: Vec<(ActionId, Objective)>,
}

/// An area with something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaFrame<'q, 'p> {
    pub area: &'q Area,
    pub objective: Objective,
    pub topics: Vec<TopicFrame<'q, 'p>>,
}

/// A topic with something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicFrame<'q, 'p> {
    pub topic: &'q Topic,
    pub result: Objective,
    /// In the order of the plan.
    pub activities: Vec<&'p Planned<'q>>,
}

/// One row above the activities.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Objective {
    /// What the administration wrote; empty where it did not.
    pub text: String,
    pub indicator: String,
    pub verification: String,
    pub assumption: String,
    /// Score today; `None` where nothing counts.
    pub baseline: Option<Exact>,
    /// Score once the plan is done.
    pub target: Option<Exact>,
}

/// The name under which the overall objective is worded.
pub const OVERALL: &str = "overall";

/// The framework of a plan.
pub fn logframe<'q, 'p>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    plan: &'p Plan<'q>,
) -> Logframe<'q, 'p> {
    let frame = Frame {
        today: score(questionnaire, assessment, Basis::Best),
        then: score(questionnaire, &done(questionnaire, assessment, plan), Basis::Best),
        words: words(assessment),
    };
    let of_topic = |topic: &'q Topic| {
        let in_topic = |one: &&Planned<'q>| {
            topic.questions.iter().any(|question| question.id == one.candidate.question.id)
        };
        let activities: Vec<&Planned<'q>> = plan.actions.iter().filter(in_topic).collect();
        (!activities.is_empty()).then(|| TopicFrame {
            topic,
            result: frame.row(topic.id.as_str()),
            activities,
        })
    };
    let areas: Vec<_> = questionnaire
        .areas
        .iter()
        .filter_map(|area| {
            let topics: Vec<TopicFrame<'q, 'p>> = area.topics.iter().filter_map(of_topic).collect();
            (!topics.is_empty()).then(|| AreaFrame {
                area,
                objective: frame.row(area.id.as_str()),
                topics,
            })
        })
        .collect();
    let mut overall = frame.row(OVERALL);
    overall.baseline.clone_from(&frame.today.whole.score.value);
    overall.target.clone_from(&frame.then.whole.score.value);
    let beside = frame.beside(&areas);
    Logframe { overall, areas, beside }
}

struct Frame {
    today: Scorecard,
    then: Scorecard,
    words: BTreeMap<(ActionId, FrameColumn), String>,
}

impl Frame {
    /// The rows that were worded and stand nowhere in the frame.
    fn beside(&self, areas: &[AreaFrame<'_, '_>]) -> Vec<(ActionId, Objective)> {
        let mut shown = BTreeSet::from([OVERALL]);
        for area in areas {
            shown.insert(area.area.id.as_str());
            for topic in &area.topics {
                shown.insert(topic.topic.id.as_str());
                shown.extend(topic.activities.iter().map(|one| one.candidate.id.as_str()));
            }
        }
        let worded: BTreeSet<&ActionId> = self.words.keys().map(|(id, _)| id).collect();
        let beside = worded.into_iter().filter(|id| !shown.contains(id.as_str()));
        beside.map(|id| (id.clone(), self.row(id.as_str()))).collect()
    }

    fn row(&self, id: &str) -> Objective {
        let words =
            |column| self.words.get(&(ActionId::from(id), column)).cloned().unwrap_or_default();
        let of = |card: &Scorecard| card.whole.find(id).and_then(|node| node.score.value.clone());
        Objective {
            text: words(FrameColumn::Text),
            indicator: words(FrameColumn::Indicator),
            verification: words(FrameColumn::Verification),
            assumption: words(FrameColumn::Assumption),
            baseline: of(&self.today),
            target: of(&self.then),
        }
    }
}

fn words(assessment: &Assessment) -> BTreeMap<(ActionId, FrameColumn), String> {
    let worded = assessment.rulings().filter_map(|(id, decision, _)| match decision {
        Ruling::Worded { column, text } if !text.is_empty() => {
            Some(((id.clone(), *column), text.clone()))
        }
        _ => None,
    });
    worded.collect()
}

/// The assessment once every action of the plan is done.
fn done(questionnaire: &Questionnaire, assessment: &Assessment, plan: &Plan<'_>) -> Assessment {
    let short: BTreeMap<QuestionId, Unmet> = unmet(questionnaire, assessment, plan)
        .into_iter()
        .map(|unmet| (unmet.question.clone(), unmet))
        .collect();
    let mut reached: BTreeMap<&QuestionId, i32> = BTreeMap::new();
    for one in &plan.actions {
        let question = &one.candidate.question.id;
        let level = short.get(question).map_or(one.candidate.target, |unmet| unmet.reached);
        reached.insert(question, level);
    }
    let answers: Vec<Change> = reached
        .into_iter()
        .map(|(question, level)| Change::Answered {
            question: question.clone(),
            reading: Reading::Validated,
            answer: Answer::Level(level),
        })
        .collect();
    assessment.with(&answers)
}
