//! What differs between two copies, two readings or two rounds, as facts; the
//! words are made where they are shown.
//!
//! Everything is compared by what it says, not by the entry that said it: two
//! rounds have no entry in common. What stands in several entries, because
//! copies were joined and nobody has decided yet, is compared with all of them.

use super::{Answer, Assessment, Change, Confidence, Document, Item, Reading, Register, Status};
use crate::questionnaire::{Grade, QuestionId};
use serde::Serialize;
use std::collections::HashMap;

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// The day it began.
    Begun,
    /// The questionnaire's id and version.
    Questionnaire,
    Status,
    Classification,
    Answer,
    Grade,
    Confidence,
    Note,
    Target,
    Mark,
    Finding,
    Quote,
    /// A document that supports the answer.
    Link,
    /// Something to follow up.
    Task,
    Document,
    Visit,
    Person,
    Session,
    /// Somebody who signs the report.
    Signatory,
}

/// What stands on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side<'a> {
    Text(&'a str),
    Answer(&'a Answer),
    Grade(Grade),
    Confidence(Confidence),
    Target(i32),
    Status(Status),
    Marked,
    Item(&'a Item),
    /// A document's link: by the document itself where it is listed.
    Link {
        document: Option<&'a Document>,
        page: &'a str,
    },
}

/// Something that two sides do not have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference<'a> {
    pub matter: Matter,
    /// The question, where it is about one.
    pub question: Option<&'a QuestionId>,
    /// The reading, where both sides are the same one.
    pub reading: Option<Reading>,
    /// What stands only here; empty where nothing does.
    pub left: Vec<Side<'a>>,
    pub right: Vec<Side<'a>>,
}

/// One side of a comparison, with its lists sorted by question.
struct View<'a> {
    assessment: &'a Assessment,
    about: HashMap<Option<&'a QuestionId>, Vec<(Matter, Side<'a>)>>,
}

impl<'a> View<'a> {
    fn of(assessment: &'a Assessment) -> Self {
        let listed = assessment.listed();
        let documents: HashMap<_, _> = listed
            .iter()
            .filter_map(|listed| match listed.item {
                Item::Document(document) => Some((listed.id, document)),
                _ => None,
            })
            .collect();
        let mut about: HashMap<_, Vec<_>> = HashMap::new();
        for item in listed.iter().map(|listed| listed.item) {
            let (question, matter, side) = match item {
                Item::Finding { question, .. } => {
                    (Some(question), Matter::Finding, Side::Item(item))
                }
                Item::Quote(quote) => (Some(&quote.question), Matter::Quote, Side::Item(item)),
                Item::Link { document, question, page } => {
                    let document = documents.get(document).copied();
                    (Some(question), Matter::Link, Side::Link { document, page })
                }
                Item::Task(task) => (Some(&task.question), Matter::Task, Side::Item(item)),
                Item::Session(_) => (None, Matter::Session, Side::Item(item)),
                Item::Signatory(_) => (None, Matter::Signatory, Side::Item(item)),
                Item::Document(_) => (None, Matter::Document, Side::Item(item)),
                Item::Visit(_) => (None, Matter::Visit, Side::Item(item)),
                Item::Person(_) => (None, Matter::Person, Side::Item(item)),
            };
            about.entry(question).or_default().push((matter, side));
        }
        Self { assessment, about }
    }

    /// Everything that stands in a register.
    fn stands(&self, register: &Register) -> Vec<Side<'a>> {
        self.assessment.stands(register).filter_map(|entry| said(&entry.change)).collect()
    }

    fn listed(&self, question: Option<&QuestionId>, matter: Matter) -> Vec<Side<'a>> {
        let items = self.about.get(&question).into_iter().flatten();
        items.filter(|(own, _)| *own == matter).map(|(_, side)| side.clone()).collect()
    }
}

/// What a change says; `None` where it clears what stood.
fn said(change: &Change) -> Option<Side<'_>> {
    Some(match change {
        Change::Answered { answer, .. } => Side::Answer(answer),
        Change::Graded { grade, .. } => Side::Grade((*grade)?),
        Change::Trusted { confidence, .. } => Side::Confidence((*confidence)?),
        Change::Noted { text, .. } if !text.is_empty() => Side::Text(text),
        Change::Targeted { target, .. } => Side::Target((*target)?),
        Change::Marked { marked: true, .. } => Side::Marked,
        Change::Became { status } | Change::Reopened { status } => Side::Status(*status),
        Change::Approved(_) => Side::Status(Status::Approved),
        Change::Classified { line } if !line.is_empty() => Side::Text(line),
        _ => return None,
    })
}

/// What differs: first what is about the whole, then question by question in
/// the order given, then the lists. `readings` are the pairs to compare: both
/// readings each with itself for two assessments, or the self reading with the
/// validated one for one.
pub fn differences<'a>(
    left: &'a Assessment,
    right: &'a Assessment,
    questions: &[&'a QuestionId],
    readings: &[(Reading, Reading)],
) -> Vec<Difference<'a>> {
    let (left, right) = (View::of(left), View::of(right));
    let mut found = Vec::new();
    let mut tell = |matter, question, reading, one: Vec<Side<'a>>, other: Vec<Side<'a>>| {
        let (left, right) = (without(&one, &other), without(&other, &one));
        if !left.is_empty() || !right.is_empty() {
            found.push(Difference { matter, question, reading, left, right });
        }
    };
    let head = |view: &View<'a>, of: fn(&'a super::Head) -> &'a str| -> Vec<Side<'a>> {
        view.assessment.head().map(|head| Side::Text(of(head))).into_iter().collect()
    };
    for (matter, of) in [
        (Matter::Begun, (|head| &head.date) as fn(&'a super::Head) -> &'a str),
        (Matter::Questionnaire, |head| &head.questionnaire),
        (Matter::Questionnaire, |head| &head.version),
    ] {
        tell(matter, None, None, head(&left, of), head(&right, of));
    }
    for (matter, register) in
        [(Matter::Status, Register::Status), (Matter::Classification, Register::Classification)]
    {
        tell(matter, None, None, left.stands(&register), right.stands(&register));
    }
    for &question in questions {
        for &(one, other) in readings {
            let reading = (one == other).then_some(one);
            for (matter, register) in [
                (Matter::Answer, Register::Answer as fn(QuestionId, Reading) -> Register),
                (Matter::Grade, Register::Grade),
                (Matter::Confidence, Register::Confidence),
                (Matter::Note, Register::Note),
            ] {
                let one = left.stands(&register(question.clone(), one));
                let other = right.stands(&register(question.clone(), other));
                tell(matter, Some(question), reading, one, other);
            }
        }
        for (matter, register) in [
            (Matter::Target, Register::Target as fn(QuestionId) -> Register),
            (Matter::Mark, Register::Mark),
        ] {
            let register = register(question.clone());
            tell(matter, Some(question), None, left.stands(&register), right.stands(&register));
        }
        for matter in [Matter::Finding, Matter::Quote, Matter::Task, Matter::Link] {
            let one = left.listed(Some(question), matter);
            tell(matter, Some(question), None, one, right.listed(Some(question), matter));
        }
    }
    for matter in
        [Matter::Document, Matter::Visit, Matter::Person, Matter::Session, Matter::Signatory]
    {
        tell(matter, None, None, left.listed(None, matter), right.listed(None, matter));
    }
    found
}

/// What stands in the first and not in the second; twice is once more.
fn without<'a>(these: &[Side<'a>], those: &[Side<'a>]) -> Vec<Side<'a>> {
    let mut those: Vec<&Side<'a>> = those.iter().collect();
    these
        .iter()
        .filter(|this| match those.iter().position(|that| that == this) {
            Some(place) => {
                those.swap_remove(place);
                false
            }
            None => true,
        })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Direction, Entry, Visit};

    fn sum(name: &str, changes: Vec<Change>) -> Assessment {
        Assessment::replay(changes.into_iter().enumerate().map(|(place, change)| Entry {
            id: format!("{name}{place}").as_str().into(),
            replica: name.into(),
            seq: place as u64 + 1,
            base: Vec::new(),
            at: String::new(),
            by: name.into(),
            why: None,
            change,
        }))
    }

    fn answered(reading: Reading, level: i32) -> Change {
        Change::Answered { question: "Q1".into(), reading, answer: Answer::Level(level) }
    }

    fn finding(text: &str) -> Change {
        let direction = Direction::Strength;
        let item = Item::Finding { question: "Q1".into(), direction, text: text.into() };
        Change::Listed { replaces: None, item }
    }

    const COPIES: [(Reading, Reading); 2] =
        [(Reading::Own, Reading::Own), (Reading::Validated, Reading::Validated)];

    #[test]
    fn what_is_said_on_both_sides_is_no_difference_whoever_said_it() {
        let visit = || Change::Listed {
            replaces: None,
            item: Item::Visit(Visit {
                date: String::new(),
                place: "Port".into(),
                purpose: String::new(),
            }),
        };
        let a = sum("a", vec![answered(Reading::Own, 1), finding("x"), finding("y"), visit()]);
        let b = sum("b", vec![visit(), finding("y"), answered(Reading::Own, 2)]);
        let question = QuestionId::from("Q1");
        let found = differences(&a, &b, &[&question], &COPIES);
        let told: Vec<_> =
            found.iter().map(|it| (it.matter, it.reading, it.left.len(), it.right.len())).collect();
        assert_eq!(
            told,
            [(Matter::Answer, Some(Reading::Own), 1, 1), (Matter::Finding, None, 1, 0)]
        );
        assert_eq!(differences(&a, &a, &[&question], &COPIES), []);
        let back = differences(&b, &a, &[&question], &COPIES);
        assert_eq!(back[0].left, found[0].right, "the other way round is the mirror image");
    }

    #[test]
    fn two_readings_of_one_assessment_can_be_compared() {
        let a = sum("a", vec![answered(Reading::Own, 3), answered(Reading::Validated, 1)]);
        let question = QuestionId::from("Q1");
        let found = differences(&a, &a, &[&question], &[(Reading::Own, Reading::Validated)]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].matter, found[0].reading), (Matter::Answer, None));
        assert_eq!(found[0].left, [Side::Answer(&Answer::Level(3))]);
    }
}
