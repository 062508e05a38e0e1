//! Answers that were given apart: which of them wait for a decision, and how a
//! rule named beforehand decides.
//!
//! A conflict is a register in which several entries stand and say different
//! things. Notes, findings, quotes, documents and the other lists are never in
//! conflict: everything that stands in them is shown, in order. Nor are marks:
//! a mark that one copy set stands until somebody has seen it.
//! A decision is an ordinary entry that names all rivals as its base.

use super::{Answer, Assessment, Change, Entry, Register, Status};
use std::cmp::Reverse;

/// A register in which entries that say different things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict<'a> {
    pub register: &'a Register,
    /// At least two, in replay order; entries that say the same stand side by side.
    pub rivals: Vec<&'a Entry>,
}

/// A rule by which conflicts are decided without looking at each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prefer {
    /// What was entered later, by the time stamped on it.
    Later,
    /// The more cautious: the lower level, grade, confidence, target or status.
    /// *No evidence* counts as the lowest level and is lower than one that was
    /// shown. What has no place in that order is left to a person.
    Lower,
    /// What this person entered.
    Author(String),
}

/// A conflict that was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'a> {
    /// What was decided, by whom and when.
    pub entry: &'a Entry,
    /// What it decided between.
    pub rivals: Vec<&'a Entry>,
}

/// Whether several entries of a register can be in conflict.
const fn decides(register: &Register) -> bool {
    matches!(
        register,
        Register::Status
            | Register::Classification
            | Register::Answer(..)
            | Register::Grade(..)
            | Register::Confidence(..)
            | Register::Target(_)
            | Register::Rating(_)
            | Register::Consensus(..)
    )
}

impl Conflict<'_> {
    /// The rival that a rule prefers; `None` where it can't tell.
    pub fn preferred(&self, rule: &Prefer) -> Option<&Entry> {
        match rule {
            Prefer::Later => self.least(|entry| Moment::read(&entry.at).map(Reverse)),
            Prefer::Lower => self.least(|entry| rank(&entry.change)),
            Prefer::Author(name) => self.only(|entry| entry.by == *name),
        }
    }

    /// The rival that comes first, if every one of them has a place.
    fn least<Key: Ord>(&self, key: impl Fn(&Entry) -> Option<Key>) -> Option<&Entry> {
        let keys: Option<Vec<Key>> = self.rivals.iter().map(|&entry| key(entry)).collect();
        let least = keys?.into_iter().min();
        self.only(|entry| key(entry) == least)
    }

    /// The last of the rivals that are wanted, if they all say the same.
    fn only(&self, wanted: impl Fn(&Entry) -> bool) -> Option<&Entry> {
        let mut found = self.rivals.iter().filter(|entry| wanted(entry));
        let last = found.next_back()?;
        found.all(|entry| entry.change == last.change).then_some(*last)
    }
}

/// Where a value stands among those of its register, the lowest first; `None`
/// for what has no place there.
fn rank(change: &Change) -> Option<i64> {
    match change {
        Change::Answered { answer: Answer::Level(level), .. } => Some(i64::from(*level)),
        Change::Answered { answer: Answer::NoEvidence, .. } => Some(i64::MIN),
        Change::Graded { grade, .. } => Some(grade.map_or(-1, |grade| grade as i64)),
        Change::Trusted { confidence, .. } => Some(confidence.map_or(-1, |it| it as i64)),
        Change::Targeted { target, .. } => target.map(i64::from),
        Change::Rated { rating, .. } => rating.map(|rating| rating as i64),
        Change::Became { status } | Change::Reopened { status } => Some(*status as i64),
        Change::Approved(_) => Some(Status::Approved as i64),
        _ => None,
    }
}

/// A moment on one scale for all offsets: seconds since a day long past, and
/// the digits of the fraction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Moment(i64, String);

impl Moment {
    /// Reads RFC 3339; `None` for anything else.
    fn read(text: &str) -> Option<Self> {
        let number = |from: usize, to: usize| -> Option<i64> {
            let digits = text.get(from..to)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let rest = text.get(19..)?;
        let zone = rest.find(['Z', 'z', '+', '-'])?;
        let (fraction, zone) = rest.split_at(zone);
        let offset = match zone.as_bytes() {
            [b'Z' | b'z'] => 0,
            [sign, ..] if zone.len() == 6 => {
                let at = text.len() - 6;
                let minutes = number(at + 1, at + 3)? * 60 + number(at + 4, at + 6)?;
                if *sign == b'-' { -minutes } else { minutes }
            }
            _ => return None,
        };
        // Days of the proleptic calendar, the year beginning in March.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let days = days + (153 * month + 2) / 5 + day;
        let seconds = ((days * 24 + hour) * 60 + minute - offset) * 60 + second;
        Some(Self(seconds, fraction.trim_end_matches('0').to_owned()))
    }
}

impl Assessment {
    /// What waits for a decision, in the order of the registers.
    pub fn conflicts(&self) -> Vec<Conflict<'_>> {
        self.several()
            .filter(|(register, _)| decides(register))
            .map(|(register, rivals)| Conflict { register, rivals })
            .filter(|conflict| {
                conflict.rivals.windows(2).any(|pair| pair[0].change != pair[1].change)
            })
            .collect()
    }

    /// What was in conflict and has been decided, in replay order. An entry
    /// that was undone has decided nothing.
    pub fn decisions(&self) -> Vec<Decision<'_>> {
        let history = self.history().into_iter();
        history
            .filter(|entry| {
                entry.base.len() > 1
                    && decides(&entry.change.register(&entry.id))
                    && !self.was_undone(entry)
            })
            .map(|entry| Decision {
                entry,
                rivals: entry.base.iter().filter_map(|id| self.entry(id)).collect(),
            })
            .filter(|decision| {
                decision.rivals.windows(2).any(|pair| pair[0].change != pair[1].change)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Confidence, Reading};
    use crate::questionnaire::Grade;

    fn entry(id: &str, by: &str, at: &str, change: Change) -> Entry {
        Entry {
            id: id.into(),
            replica: id.into(),
            seq: 1,
            base: Vec::new(),
            at: at.into(),
            by: by.into(),
            why: None,
            change,
        }
    }

    fn answered(answer: Answer) -> Change {
        Change::Answered { question: "Q1".into(), reading: Reading::Own, answer }
    }

    fn preferred(changes: [Change; 2], rule: &Prefer) -> Option<String> {
        let [a, b] = changes;
        let assessment = Assessment::replay([
            entry("a", "Ada", "2026-02-03T09:15:00+03:00", a),
            entry("b", "Ben", "2026-02-03T06:15:01Z", b),
        ]);
        let conflicts = assessment.conflicts();
        conflicts.first()?.preferred(rule).map(|entry| entry.id.to_string())
    }

    #[test]
    fn lower_is_what_claims_less_and_leaves_the_incomparable_to_a_person() {
        let na = || answered(Answer::NotApplicable { reason: "none".into(), lead_decision: false });
        let level = |level| answered(Answer::Level(level));
        let graded = |grade| Change::Graded { question: "Q1".into(), reading: Reading::Own, grade };
        let sure = |confidence| {
            let question = "Q1".into();
            Change::Trusted { question, reading: Reading::Own, confidence }
        };
        let target = |target| Change::Targeted { question: "Q1".into(), target };
        let became = |status| Change::Became { status };
        let withdrawn = Change::Withdrawn { question: "Q1".into(), reading: Reading::Own };
        for (rivals, expected) in [
            ([level(3), level(1)], Some("b")),
            ([level(0), answered(Answer::NoEvidence)], Some("b")),
            ([level(0), na()], None),
            ([withdrawn, level(0)], None),
            ([graded(Some(Grade::E2)), graded(None)], Some("b")),
            ([graded(Some(Grade::E0)), graded(Some(Grade::E3))], Some("a")),
            ([sure(Some(Confidence::High)), sure(Some(Confidence::Low))], Some("b")),
            ([target(Some(2)), target(Some(3))], Some("a")),
            ([target(None), target(Some(3))], None),
            ([became(Status::Approved), became(Status::Validated)], Some("b")),
        ] {
            assert_eq!(
                preferred(rivals.clone(), &Prefer::Lower).as_deref(),
                expected,
                "{rivals:?}"
            );
        }
    }

    #[test]
    fn later_compares_moments_and_authors_are_names() {
        let rivals = || [answered(Answer::Level(1)), answered(Answer::Level(2))];
        assert_eq!(preferred(rivals(), &Prefer::Later).as_deref(), Some("b"), "a second later");
        let by = |name: &str| preferred(rivals(), &Prefer::Author(name.into()));
        assert_eq!(by("Ada").as_deref(), Some("a"));
        assert_eq!(by("Cleo"), None);
        let same = [answered(Answer::Level(1)), answered(Answer::Level(1))];
        assert_eq!(preferred(same, &Prefer::Later), None, "what agrees is no conflict");
    }

    #[test]
    fn moments_are_read_or_refused() {
        let read = |text: &str| Moment::read(text);
        assert_eq!(read("2024-03-01T00:30:00+01:00"), read("2024-02-29T23:30:00Z"));
        assert_eq!(read("2026-01-01T00:00:00.50Z"), read("2025-12-31T21:00:00.5-03:00"));
        assert!(read("2026-01-01T00:00:00.5Z") > read("2026-01-01T00:00:00Z"));
        assert!(read("2027-01-01T00:00:00Z") > read("2026-12-31T23:59:59.9Z"));
        for text in ["", "yesterday", "2026-02-03", "2026-02-03T09:15:00", "2026-02-03T09:15:00+3é"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
