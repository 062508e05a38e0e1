//! Answers that do not fit together. A remark warns and never changes a score.
//!
//! Promise: every remark names the check, the questions and the levels that
//! made it speak, so that a sentence in any language can be made from it.

use super::standing::Levels;
use super::{Basis, Exact, Node, Scorecard, Standing, State, exact, score, standings};
use crate::assessment::{Assessment, Reading};
use crate::questionnaire::{Area, Check, CheckId, CheckRule, Grade, QuestionId, Questionnaire};
use std::collections::BTreeMap;

/// One thing that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub check: CheckId,
    /// The area or question it is about; empty for the whole.
    pub about: String,
    /// The questions that made it speak, with their levels where they have one.
    pub because: Vec<(QuestionId, Option<i32>)>,
}

impl Remark {
    /// The question and its levels in the two readings, the administration's own first,
    /// where these are what does not fit.
    pub fn readings(&self) -> Option<(&QuestionId, [i32; 2])> {
        match self.because.as_slice() {
            [(one, Some(own)), (other, Some(validated))] if one == other => {
                Some((one, [*own, *validated]))
            }
            _ => None,
        }
    }
}

/// Every remark, in the order of the checks and then of the questions.
pub fn consistency(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Remark> {
    let standings = standings(questionnaire, assessment, Basis::Best);
    let facts = Facts {
        questionnaire,
        by_id: standings.iter().map(|known| (known.question.clone(), known.clone())).collect(),
        standings,
        own: score(questionnaire, assessment, Basis::Only(Reading::Own)),
        validated: score(questionnaire, assessment, Basis::Only(Reading::Validated)),
    };
    questionnaire.checks.iter().flat_map(|check| facts.remarks(check)).collect()
}

struct Facts<'a> {
    questionnaire: &'a Questionnaire,
    standings: Vec<Standing>,
    by_id: BTreeMap<QuestionId, Standing>,
    own: Scorecard,
    validated: Scorecard,
}

impl Facts<'_> {
    fn remarks(&self, check: &Check) -> Vec<Remark> {
        let remark = |about: &str, because| Remark {
            check: check.id.clone(),
            about: about.to_owned(),
            because,
        };
        match &check.rule {
            CheckRule::Prerequisite { above } => self.prerequisites(*above, &remark),
            CheckRule::Contradiction { when } => {
                let levels = Levels::of(self.questionnaire, &self.standings);
                if !levels.satisfy(when) {
                    return Vec::new();
                }
                vec![remark("", self.named(&when.questions()))]
            }
            CheckRule::Spread { questions, at_least } => {
                let named = self.named(&questions.iter().collect::<Vec<_>>());
                let levels: Vec<i32> = named.iter().filter_map(|(_, level)| *level).collect();
                match (levels.iter().min(), levels.iter().max()) {
                    (Some(low), Some(high)) if high - low >= *at_least => vec![remark("", named)],
                    _ => Vec::new(),
                }
            }
            CheckRule::Evidence { level, grade } => self.evidence(*level, *grade, &remark),
            CheckRule::Uniform => self.uniform(&remark),
            CheckRule::NoExtremes => self.no_extremes(&remark),
            CheckRule::ReadingsDiffer { levels, area_mean } => {
                self.readings(*levels, *area_mean, &remark)
            }
            CheckRule::NotApplicableShare { percent } => self.not_applicable(*percent, &remark),
        }
    }

    /// The level that a question counts at.
    fn level(&self, id: &QuestionId) -> Option<i32> {
        let question = self.questionnaire.question(id)?;
        let standing = self.by_id.get(id)?;
        standing.state.counted(self.questionnaire.scale_of(question).lowest())
    }

    fn named(&self, questions: &[&QuestionId]) -> Vec<(QuestionId, Option<i32>)> {
        questions.iter().map(|id| ((*id).clone(), self.level(id))).collect()
    }

    /// Rule 1 of the domain's list: higher than a prerequisite supports.
    fn prerequisites(&self, above: i32, remark: &Make<'_>) -> Vec<Remark> {
        self.questionnaire
            .questions()
            .filter_map(|question| {
                let level = self.level(&question.id).filter(|level| *level > above)?;
                let short: Vec<_> = question
                    .prerequisites
                    .iter()
                    .filter_map(|needed| {
                        let level = self.level(&needed.question)?;
                        (level < needed.min_level).then(|| (needed.question.clone(), Some(level)))
                    })
                    .collect();
                if short.is_empty() {
                    return None;
                }
                let mut because = vec![(question.id.clone(), Some(level))];
                because.extend(short);
                Some(remark(question.id.as_str(), because))
            })
            .collect()
    }

    /// A level that rests on less than it should; ungraded answers are for the coverage figures.
    fn evidence(&self, level: i32, grade: Grade, remark: &Make<'_>) -> Vec<Remark> {
        self.standings
            .iter()
            .filter(|standing| {
                matches!(standing.state, State::Level { given, .. } if given == level)
                    && standing.grade.is_some_and(|given| given < grade)
            })
            .map(|standing| {
                remark(standing.question.as_str(), vec![(standing.question.clone(), Some(level))])
            })
            .collect()
    }

    fn levels_of(&self, area: &Area) -> Vec<(QuestionId, i32)> {
        area.questions()
            .filter_map(|question| Some((question.id.clone(), self.level(&question.id)?)))
            .collect()
    }

    fn uniform(&self, remark: &Make<'_>) -> Vec<Remark> {
        self.questionnaire
            .areas
            .iter()
            .filter(|area| {
                let levels = self.levels_of(area);
                levels.len() > 2 && levels.iter().all(|(_, level)| *level == levels[0].1)
            })
            .map(|area| remark(area.id.as_str(), Vec::new()))
            .collect()
    }

    /// Speaks only once most questions have a level: a first day has no extremes either.
    fn no_extremes(&self, remark: &Make<'_>) -> Vec<Remark> {
        let mut counted = 0;
        for question in self.questionnaire.questions() {
            let scale = self.questionnaire.scale_of(question);
            if let Some(level) = self.level(&question.id) {
                counted += 1;
                if level == scale.lowest() || level == scale.highest() {
                    return Vec::new();
                }
            }
        }
        if counted * 2 > self.standings.len() { vec![remark("", Vec::new())] } else { Vec::new() }
    }

    fn readings(&self, levels: i32, area_mean: u32, remark: &Make<'_>) -> Vec<Remark> {
        let areas = self.own.whole.children.iter().zip(&self.validated.whole.children);
        areas
            .flat_map(|(own, validated)| {
                let mut remarks = questions_apart(own, validated, levels, remark);
                if let Some(difference) = mean_difference(own, validated)
                    && difference >= exact(i64::from(area_mean), 1000)
                {
                    remarks.push(remark(&own.id, Vec::new()));
                }
                remarks
            })
            .collect()
    }

    fn not_applicable(&self, percent: u32, remark: &Make<'_>) -> Vec<Remark> {
        self.questionnaire
            .areas
            .iter()
            .filter_map(|area| {
                let mut marked = Vec::new();
                let mut all = 0;
                for question in area.questions() {
                    let standing = self.by_id.get(&question.id)?;
                    all += usize::from(standing.state != State::NotAsked);
                    if standing.state == State::NotApplicable {
                        marked.push((question.id.clone(), None));
                    }
                }
                (marked.len() * 100 > all * percent as usize)
                    .then(|| remark(area.id.as_str(), marked))
            })
            .collect()
    }
}

type Make<'a> = dyn Fn(&str, Vec<(QuestionId, Option<i32>)>) -> Remark + 'a;

/// The questions of an area that both readings answer, leaf by leaf.
fn pairs<'a>(own: &'a Node, validated: &'a Node) -> Vec<(&'a Node, Exact, Exact)> {
    own.walk()
        .into_iter()
        .zip(validated.walk())
        .filter_map(|(own, validated)| {
            own.standing.as_ref()?;
            Some((own, own.score.value.clone()?, validated.score.value.clone()?))
        })
        .collect()
}

fn questions_apart(own: &Node, validated: &Node, levels: i32, remark: &Make<'_>) -> Vec<Remark> {
    let limit = exact(i64::from(levels), 1);
    pairs(own, validated)
        .into_iter()
        .filter(|(_, own, validated)| own - validated >= limit)
        .map(|(node, own, validated)| {
            let id = QuestionId::from(node.id.as_str());
            let level = |value: &Exact| i32::try_from(value.to_integer()).ok();
            remark(id.clone().as_str(), vec![(id.clone(), level(&own)), (id, level(&validated))])
        })
        .collect()
}

/// Mean of self minus validated, over the questions that have both.
fn mean_difference(own: &Node, validated: &Node) -> Option<Exact> {
    let pairs = pairs(own, validated);
    let count = i64::try_from(pairs.len()).ok().filter(|count| *count > 0)?;
    let sum: Exact = pairs.into_iter().map(|(_, own, validated)| own - validated).sum();
    Some(sum / exact(count, 1))
}
