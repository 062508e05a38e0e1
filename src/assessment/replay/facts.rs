//! What the entries that stand say, one register after the other: answers, notes,
//! targets, decisions, the status, what the interview yielded.
//!
//! Promise: everything here is read from the entries that stand, and nothing is kept.

use super::Assessment;
use crate::assessment::{
    ActionId, Answer, Approved, Change, Confidence, Convening, Entry, EntryId, Head, Item, Limit,
    Rating, Reading, Register, ReplicaId, Ruling, Section, Status,
};
use crate::questionnaire::{AreaId, Grade, QuestionId, ThreatId};

/// One question and reading, as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given<'a> {
    pub answer: &'a Answer,
    pub grade: Option<Grade>,
    pub confidence: Option<Confidence>,
    /// The entry that gave the answer.
    pub entry: &'a Entry,
}

/// A member of a list, as it stands.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The entry that first added it: its name for links, changes and removal.
    pub id: &'a EntryId,
    pub item: &'a Item,
    /// The entry that last changed it.
    pub entry: &'a Entry,
}

impl Assessment {
    /// What the first entry says; `None` while the journal is empty or damaged there.
    pub fn head(&self) -> Option<&Head> {
        self.last(&Register::Head).and_then(|entry| match &entry.change {
            Change::Created(head) => Some(head),
            _ => None,
        })
    }

    /// The answer of a question in one reading.
    pub fn given(&self, question: &QuestionId, reading: Reading) -> Option<Given<'_>> {
        let entry = self.last(&Register::Answer(question.clone(), reading))?;
        let Change::Answered { answer, .. } = &entry.change else { return None };
        Some(Given {
            answer,
            grade: self.grade(question, reading),
            confidence: self.confidence(question, reading),
            entry,
        })
    }

    /// The evidence grade of a question in one reading.
    pub fn grade(&self, question: &QuestionId, reading: Reading) -> Option<Grade> {
        match self.last(&Register::Grade(question.clone(), reading))?.change {
            Change::Graded { grade, .. } => grade,
            _ => None,
        }
    }

    /// How sure the assessor was.
    pub fn confidence(&self, question: &QuestionId, reading: Reading) -> Option<Confidence> {
        match self.last(&Register::Confidence(question.clone(), reading))?.change {
            Change::Trusted { confidence, .. } => confidence,
            _ => None,
        }
    }

    /// The notes of a question and reading: one, or several where copies were
    /// joined; none is ever dropped.
    pub fn notes(&self, question: &QuestionId, reading: Reading) -> Vec<&str> {
        self.stands(&Register::Note(question.clone(), reading))
            .filter_map(|entry| match &entry.change {
                Change::Noted { text, .. } if !text.is_empty() => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Whether the question is marked for review. Where copies were joined, a
    /// mark that one of them set stands: somebody asked for a second look.
    pub fn is_marked(&self, question: &QuestionId) -> bool {
        self.stands(&Register::Mark(question.clone()))
            .any(|entry| matches!(entry.change, Change::Marked { marked: true, .. }))
    }

    /// The target set for this assessment, if any.
    pub fn target(&self, question: &QuestionId) -> Option<i32> {
        match self.last(&Register::Target(question.clone()))?.change {
            Change::Targeted { target, .. } => target,
            _ => None,
        }
    }

    /// The levels aimed at in whole areas.
    pub fn area_targets(&self) -> impl Iterator<Item = (&AreaId, i32)> {
        // The registers of such limits stand beside each other.
        let (from, until) = ("target.".to_owned(), "target/".to_owned());
        self.standing.range(Register::Limit(from)..Register::Limit(until)).filter_map(
            |(register, _)| match &self.last(register)?.change {
                Change::Limited { limit: Limit::Target { area, level } } => Some((area, (*level)?)),
                _ => None,
            },
        )
    }

    /// How much a threat weighs here, if it was rated.
    pub fn rating(&self, threat: &ThreatId) -> Option<Rating> {
        match self.last(&Register::Rating(threat.clone()))?.change {
            Change::Rated { rating, .. } => rating,
            _ => None,
        }
    }

    /// What was decided about actions of the plan, by action; what gives a
    /// thing back to the computation is among them.
    pub fn rulings(&self) -> impl Iterator<Item = (&ActionId, &Ruling, &Entry)> {
        self.standing.keys().filter_map(|register| {
            let entry = self.last(register)?;
            match &entry.change {
                Change::Planned { action, decision } => Some((action, decision, entry)),
                _ => None,
            }
        })
    }

    /// The limits within which the plan is made.
    pub fn limits(&self) -> impl Iterator<Item = (&Limit, &Entry)> {
        self.standing.keys().filter_map(|register| {
            let entry = self.last(register)?;
            match &entry.change {
                Change::Limited { limit } => Some((limit, entry)),
                _ => None,
            }
        })
    }

    /// The same assessment if these changes were made too: for a try that is not kept.
    #[must_use]
    /// How far the assessment has come.
    pub fn status(&self) -> Status {
        match self.last(&Register::Status).map(|entry| &entry.change) {
            Some(Change::Became { status } | Change::Reopened { status }) => *status,
            Some(Change::Approved(_)) => Status::Approved,
            _ => Status::Draft,
        }
    }

    /// The approval that stands: it seals the assessment against changes.
    pub fn approval(&self) -> Option<Approved<'_>> {
        self.stands(&Register::Status).rev().find_map(approved)
    }

    /// Every approval there ever was, in replay order.
    pub fn approvals(&self) -> Vec<Approved<'_>> {
        self.history().into_iter().filter_map(approved).collect()
    }

    /// The classification line, empty where none was set.
    pub fn classification(&self) -> &str {
        match self.last(&Register::Classification).map(|entry| &entry.change) {
            Some(Change::Classified { line }) => line,
            _ => "",
        }
    }

    /// The mission's own words for a section: one text, or several where copies
    /// were joined; none is ever dropped.
    pub fn words(&self, section: Section) -> Vec<&str> {
        self.stands(&Register::Words(section))
            .filter_map(|entry| match &entry.change {
                Change::Worded { text, .. } if !text.is_empty() => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    /// The question that the last entry about one is about.
    pub fn last_question(&self) -> Option<&QuestionId> {
        let about = self.entries.iter().filter(|entry| entry.change.question().is_some());
        about.max_by(|a, b| a.order().cmp(&b.order()))?.change.question()
    }

    /// Every member of every list, in the order in which they were first added.
    pub fn listed(&self) -> Vec<Listed<'_>> {
        let mut listed: Vec<Listed<'_>> = self
            .standing
            .iter()
            .filter_map(|(register, standing)| match register {
                Register::Listed(id) => Some((id, standing)),
                _ => None,
            })
            .flat_map(|(id, standing)| {
                standing.iter().filter_map(move |&place| match &self.entries[place].change {
                    Change::Listed { item, .. } => {
                        Some(Listed { id, item, entry: &self.entries[place] })
                    }
                    _ => None,
                })
            })
            .collect();
        let first = |listed: &Listed<'_>| {
            let entry = self.entry(listed.id).unwrap_or(listed.entry);
            (entry.seq, entry.replica.clone(), entry.id.clone(), listed.entry.seq)
        };
        listed.sort_by_cached_key(first);
        listed
    }

    /// The session in which an entry was made: the one its copy was in when it came.
    pub fn session_of(&self, entry: &Entry) -> Option<&EntryId> {
        self.sitting(&entry.replica, entry.seq)
    }

    /// The session that a copy is in now.
    pub fn session_now(&self, replica: &ReplicaId) -> Option<&EntryId> {
        self.sitting(replica, u64::MAX)
    }

    fn sitting(&self, replica: &ReplicaId, until: u64) -> Option<&EntryId> {
        let from = Register::Sitting(EntryId::from(""));
        let sat = self.standing.range(from..).map_while(|(register, standing)| match register {
            Register::Sitting(_) => standing.last().map(|&place| &self.entries[place]),
            _ => None,
        });
        let own = sat.filter(|sat| sat.replica == *replica && sat.seq < until);
        match &own.max_by_key(|sat| sat.seq)?.change {
            Change::Sat { session } => session.as_ref(),
            _ => None,
        }
    }

    /// The fields of a text that was begun and not finished; empty where there is none.
    pub fn draft(&self, question: &QuestionId, form: &str) -> &[String] {
        let register = Register::Draft(question.clone(), form.to_owned());
        match self.last(&register).map(|entry| &entry.change) {
            Some(Change::Drafted { fields, .. }) => fields,
            _ => &[],
        }
    }

    /// Every text that was begun and not finished, with its question and form.
    pub fn drafts(&self) -> impl Iterator<Item = (&QuestionId, &str)> {
        let from = Register::Draft(QuestionId::from(""), String::new());
        let drafts = self.standing.range(from..).map_while(|(register, _)| match register {
            Register::Draft(question, form) => Some((question, form.as_str())),
            _ => None,
        });
        drafts.filter(|(question, form)| !self.draft(question, form).is_empty())
    }

    /// The workshops, by the entries that convened them, the first one first.
    pub fn workshops(&self) -> Vec<(&EntryId, &Convening)> {
        let none = || EntryId::from("");
        let end = Register::Seal(none(), QuestionId::from(""), 0, 0);
        let mut found: Vec<(&EntryId, &Entry, &Convening)> = self
            .standing
            .range(Register::Workshop(none())..end)
            .filter_map(|(register, _)| match register {
                Register::Workshop(id) => Some((id, self.last(register)?)),
                _ => None,
            })
            .filter_map(|(id, entry)| match &entry.change {
                Change::Convened { convening, .. } => Some((id, entry, convening)),
                _ => None,
            })
            .collect();
        found.sort_by_key(|(id, entry, _)| self.entry(id).unwrap_or(entry).order());
        found.into_iter().map(|(id, _, convening)| (id, convening)).collect()
    }

    /// The seals that stand in a round of a workshop, by participant.
    pub fn seals(
        &self,
        workshop: &EntryId,
        question: &QuestionId,
        round: u32,
    ) -> impl Iterator<Item = (u32, &Entry, &str)> {
        let of = |number| Register::Seal(workshop.clone(), question.clone(), round, number);
        self.standing.range(of(0)..=of(u32::MAX)).filter_map(|(_, places)| {
            let entry = &self.entries[*places.last()?];
            match &entry.change {
                Change::Sealed { participant, seal, .. } => {
                    Some((*participant, entry, seal.as_str()))
                }
                _ => None,
            }
        })
    }
}

fn approved(entry: &Entry) -> Option<Approved<'_>> {
    match &entry.change {
        Change::Approved(approval) => Some(Approved { approval, entry }),
        _ => None,
    }
}
