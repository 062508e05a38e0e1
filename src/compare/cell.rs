//! One figure of one assessment: score, coverage and evidence, side by side and
//! never merged.

use super::Figure;
use crate::questionnaire::Grade;
use crate::score::{Counts, Node, Score, State};

/// What one assessment says about one area, topic or question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// In units of the column's scale; `None` where nothing counts.
    pub score: Option<Figure>,
    /// The score if every *no evidence* were the highest level, where that is
    /// another. The lower end of the interval is the score itself: *no
    /// evidence* counts as the lowest. Boxed, because it is rare and there may
    /// be millions of cells.
    pub high: Option<Box<Figure>>,
    pub coverage: Coverage,
    pub evidence: Evidence,
    /// How the question stands; `None` for areas and topics.
    pub state: Option<State>,
}

/// How much was answered, in questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Whose condition is met.
    pub asked: u32,
    /// With a level, *not applicable* or *no evidence*.
    pub answered: u32,
    pub not_applicable: u32,
    pub no_evidence: u32,
}

/// What the levels rest on, in questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Levels by grade E0 to E3.
    pub grades: [u32; 4],
    /// Levels without a grade.
    pub ungraded: u32,
}

impl Evidence {
    /// Levels in all.
    pub fn levels(&self) -> u32 {
        self.grades.iter().sum::<u32>() + self.ungraded
    }

    /// Levels that rest on records of use, or on more (E2 and E3).
    pub fn confirmed(&self) -> u32 {
        self.grades[2] + self.grades[3]
    }
}

impl Cell {
    /// The figure of a scorecard's node.
    pub fn of(node: &Node) -> Self {
        let Score { value, high, counts, .. } = &node.score;
        Self {
            score: value.as_ref().map(Figure::from),
            high: high.as_ref().filter(|_| high != value).map(|high| Box::new(high.into())),
            coverage: Coverage::of(counts),
            evidence: Evidence {
                grades: counts.grades.map(questions),
                ungraded: questions(counts.ungraded),
            },
            state: node.standing.as_ref().map(|standing| standing.state),
        }
    }

    /// The figure of a question that stands like this on a scale between these levels.
    pub fn of_question(state: State, grade: Option<Grade>, lowest: i32, highest: i32) -> Self {
        let level = |level: i32| Figure::whole(level.into());
        let is = |yes: bool| u32::from(yes);
        let mut evidence = Evidence::default();
        if matches!(state, State::Level { .. }) {
            match grade {
                Some(grade) => evidence.grades = Grade::ALL.map(|known| is(known == grade)),
                None => evidence.ungraded = 1,
            }
        }
        Self {
            score: state.counted(lowest).map(level),
            high: (state == State::NoEvidence && highest != lowest)
                .then(|| Box::new(level(highest))),
            coverage: Coverage {
                asked: is(state != State::NotAsked),
                answered: is(!matches!(state, State::NotAsked | State::Unanswered)),
                not_applicable: is(state == State::NotApplicable),
                no_evidence: is(state == State::NoEvidence),
            },
            evidence,
            state: Some(state),
        }
    }

    /// What a question's level rests on.
    pub fn grade(&self) -> Option<Grade> {
        let place = self.evidence.grades.iter().position(|count| *count > 0)?;
        Grade::ALL.get(place).copied()
    }

    /// The interval that *no evidence* opens; `None` where nothing counts.
    pub fn interval(&self) -> Option<(&Figure, &Figure)> {
        let low = self.score.as_ref()?;
        Some((low, self.high.as_deref().unwrap_or(low)))
    }

    /// Whether *no evidence* leaves the score open.
    pub fn is_open(&self) -> bool {
        self.high.is_some()
    }
}

impl Coverage {
    fn of(counts: &Counts) -> Self {
        Self {
            asked: questions(counts.asked),
            answered: questions(counts.answered),
            not_applicable: questions(counts.not_applicable),
            no_evidence: questions(counts.no_evidence),
        }
    }
}

pub(super) fn questions(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
