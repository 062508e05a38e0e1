//! An assessment led into a newer version of its questionnaire: which changes
//! say so, and question by question what was carried.
//!
//! Promise: nothing is taken away. What was said of an earlier question stays
//! under its id and in the history; a new entry says the same of its successor,
//! with where it comes from as its reason.

use super::{Answer, Assessment, Change, Item, Reading, Status};
use crate::questionnaire::migration::{Carried, How, NoMigration, Route, Said, routes};
use crate::questionnaire::{QuestionId, Questionnaire};

/// Changes with their reasons, and what they do, route by route.
#[derive(Debug)]
pub struct Onward<'q> {
    pub changes: Vec<(Change, String)>,
    pub steps: Vec<Step<'q>>,
    /// Decisions about the plan's actions of questions that moved: they stay readable only.
    pub rulings_left: usize,
}

/// What became of one question.
#[derive(Debug)]
pub struct Step<'q> {
    pub route: Route<'q>,
    /// What became of the self and of the validated answer.
    pub carried: [Carried; 2],
}

impl Step<'_> {
    /// Whether a person must look at it.
    pub fn needs_a_person(&self) -> bool {
        self.carried.iter().any(|one| matches!(one, Carried::Person(_) | Carried::Proposed(_)))
    }
}

/// Leads an assessment made with `old` into `new`.
///
/// # Errors
/// The new version says nothing of the old one.
pub fn carry<'q>(
    assessment: &Assessment,
    old: &Questionnaire,
    new: &'q Questionnaire,
) -> Result<Onward<'q>, NoMigration> {
    let mut onward = Onward { changes: Vec::new(), steps: Vec::new(), rulings_left: 0 };
    let mut moved: Vec<QuestionId> = Vec::new();
    for route in routes(old, new)? {
        let mut carrying = Carrying { assessment, route: &route, version: &old.version };
        let carried = Reading::ALL.map(|reading| route.carry(&carrying.given(reading)));
        onward.changes.extend(carrying.changes(carried, &moved));
        if route.how != How::Unchanged {
            moved.extend(route.from.iter().cloned());
        }
        onward.steps.push(Step { route, carried });
    }
    let of_moved =
        |action: &str| moved.iter().any(|id| action.split('>').next() == Some(id.as_str()));
    onward.rulings_left =
        assessment.rulings().filter(|(action, ..)| of_moved(action.as_str())).count();
    if onward.steps.iter().any(Step::needs_a_person) && assessment.status() != Status::Draft {
        let why = format!("answers of version {} wait for a person", old.version);
        onward.changes.push((Change::Became { status: Status::Draft }, why));
    }
    Ok(onward)
}

/// What an answer says, without its words.
fn said(answer: &Answer) -> Said {
    match answer {
        Answer::Level(level) => Said::Level(*level),
        Answer::NotApplicable { .. } => Said::NotApplicable,
        Answer::NoEvidence => Said::NoEvidence,
    }
}

/// One route of one assessment.
struct Carrying<'a> {
    assessment: &'a Assessment,
    route: &'a Route<'a>,
    version: &'a str,
}

impl Carrying<'_> {
    fn given(&self, reading: Reading) -> Vec<Option<Said>> {
        let from = self.route.from.iter();
        from.map(|id| Some(said(self.assessment.given(id, reading)?.answer))).collect()
    }

    /// The changes; findings and the like of a question that was split go with
    /// its first part, so what has `moved` before is not moved again.
    fn changes(&mut self, carried: [Carried; 2], moved: &[QuestionId]) -> Vec<(Change, String)> {
        let Some(to) = self.route.to.map(|question| &question.id) else { return Vec::new() };
        if self.route.how == How::Unchanged {
            return Vec::new();
        }
        let mut changes = Vec::new();
        for (reading, carried) in Reading::ALL.into_iter().zip(carried) {
            changes.extend(self.answer(to, reading, carried));
            // What stays one and the same has its own already.
            if self.route.from[..] != *std::slice::from_ref(to) {
                changes.extend(self.companions(to, reading, carried));
            }
        }
        let look = carried.iter().any(|it| matches!(it, Carried::Person(_) | Carried::Proposed(_)));
        let marked = self.route.from.iter().any(|id| self.assessment.is_marked(id));
        if look || (marked && !self.assessment.is_marked(to)) {
            changes.push(Change::Marked { question: to.clone(), marked: true });
        }
        changes.extend(self.target(to));
        let listed = self.assessment.listed().into_iter().filter_map(|listed| {
            let from = listed.item.question()?;
            if !self.route.from.contains(from) || from == to || moved.contains(from) {
                return None;
            }
            let item = about(listed.item, to);
            Some(Change::Listed { replaces: Some(listed.id.clone()), item })
        });
        changes.extend(listed);
        let from: Vec<&str> = self.route.from.iter().map(QuestionId::as_str).collect();
        let why = match &from[..] {
            [] => format!("another question of version {} had this id", self.version),
            from => format!("carried from {} of version {}", from.join(", "), self.version),
        };
        changes.into_iter().map(|change| (change, why.clone())).collect()
    }

    /// The answer that is given now. One that can't be carried is taken back
    /// where it would otherwise count under the same id, and so is one of a
    /// question that only had that id before.
    fn answer(&self, to: &QuestionId, reading: Reading, carried: Carried) -> Option<Change> {
        let question = to.clone();
        let answer = match carried {
            Carried::Nothing if self.route.from.contains(to) => return None,
            Carried::Nothing | Carried::Person(_) => {
                self.assessment.given(to, reading)?;
                return Some(Change::Withdrawn { question, reading });
            }
            Carried::Whole(Said::Level(level)) | Carried::Proposed(Said::Level(level)) => {
                Answer::Level(level)
            }
            Carried::Whole(Said::NoEvidence) | Carried::Proposed(Said::NoEvidence) => {
                Answer::NoEvidence
            }
            Carried::Whole(Said::NotApplicable) | Carried::Proposed(Said::NotApplicable) => {
                let mut given =
                    self.route.from.iter().filter_map(|id| self.assessment.given(id, reading));
                given
                    .find(|given| matches!(given.answer, Answer::NotApplicable { .. }))?
                    .answer
                    .clone()
            }
        };
        Some(Change::Answered { question, reading, answer })
    }

    /// Grade and confidence, of several the weaker, and none where one has none;
    /// notes, one below the other.
    fn companions(&self, to: &QuestionId, reading: Reading, carried: Carried) -> Vec<Change> {
        let from = || self.route.from.iter();
        let mut changes = Vec::new();
        let question = || to.clone();
        let whole = matches!(carried, Carried::Whole(_) | Carried::Proposed(_));
        // Where nothing is carried, those that stand are another question's.
        if whole || !self.route.from.contains(to) {
            // None is less than any.
            let grades = from().map(|id| self.assessment.grade(id, reading));
            let grade = grades.min().flatten().filter(|_| whole);
            if grade != self.assessment.grade(to, reading) {
                changes.push(Change::Graded { question: question(), reading, grade });
            }
            let sure = from().map(|id| self.assessment.confidence(id, reading));
            let confidence = sure.min().flatten().filter(|_| whole);
            if confidence != self.assessment.confidence(to, reading) {
                changes.push(Change::Trusted { question: question(), reading, confidence });
            }
        }
        let notes: Vec<&str> = from().flat_map(|id| self.assessment.notes(id, reading)).collect();
        if notes != self.assessment.notes(to, reading) {
            changes.push(Change::Noted { question: question(), reading, text: notes.join("\n\n") });
        }
        changes
    }

    /// A target of one question that became one question, where it has a place;
    /// that of another question that had the id before is taken back.
    fn target(&self, to: &QuestionId) -> Option<Change> {
        self.carried_target(to).or_else(|| {
            let another = !self.route.from.contains(to) && self.assessment.target(to).is_some();
            another.then(|| Change::Targeted { question: to.clone(), target: None })
        })
    }

    fn carried_target(&self, to: &QuestionId) -> Option<Change> {
        let [from] = &self.route.from[..] else { return None };
        let target = Some(Said::Level(self.assessment.target(from)?));
        match self.route.carry(&[target]) {
            Carried::Whole(Said::Level(level)) => {
                Some(Change::Targeted { question: to.clone(), target: Some(level) })
            }
            Carried::Person(_) if from == to => {
                Some(Change::Targeted { question: to.clone(), target: None })
            }
            _ => None,
        }
    }
}

/// The same item, about another question.
fn about(item: &Item, to: &QuestionId) -> Item {
    let mut item = item.clone();
    match &mut item {
        Item::Finding { question, .. } | Item::Link { question, .. } => question.clone_from(to),
        Item::Quote(quote) => quote.question.clone_from(to),
        Item::Task(task) => task.question.clone_from(to),
        Item::Document(_)
        | Item::Visit(_)
        | Item::Person(_)
        | Item::Signatory(_)
        | Item::Session(_) => {}
    }
    item
}
