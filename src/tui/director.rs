//! The interview director: which questions to ask now, of this respondent, in
//! the minutes that are left. Pure: the same answers give the same proposal.
//!
//! Promises: never a question whose condition is not met, nor one that is
//! answered; the core ones first; what other questions wait for before what
//! waits; never more than fits, and what does not fit is told.

use super::facts::Fact;
use crate::questionnaire::{Kind, OwnerId, Question, QuestionId, Questionnaire, Tier};

/// Minutes that a question needs, by what it rests on: judging takes longer
/// than seeing a paper. Workshop practice counts 4 to 6 minutes a question.
const fn minutes(kind: Kind) -> u32 {
    match kind {
        Kind::Expert => 6,
        Kind::Process => 5,
        Kind::Data => 4,
    }
}

/// A question to ask now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Its place among all questions.
    pub place: usize,
    /// Minutes it needs.
    pub minutes: u32,
    /// Open questions that have it as a prerequisite.
    pub waiting: usize,
    /// A short assessment asks it too.
    pub core: bool,
}

/// What to ask, in order, and what no longer fits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposal {
    pub now: Vec<Proposed>,
    pub later: Vec<Proposed>,
}

/// Proposes for a respondent (`None`: anybody) and the minutes left. `facts`
/// are those of all questions, in order.
pub fn propose(
    questionnaire: &Questionnaire,
    facts: &[Fact],
    who: Option<&OwnerId>,
    left: u32,
) -> Proposal {
    let questions: Vec<&Question> = questionnaire.questions().collect();
    let is_open = |place: usize| facts.get(place).is_some_and(|fact| fact.asked && !fact.answered);
    let waiting = |id: &QuestionId| {
        let needs = |question: &Question| {
            question.prerequisites.iter().any(|needed| needed.question == *id)
        };
        questions.iter().enumerate().filter(|(place, it)| is_open(*place) && needs(it)).count()
    };
    let mut open: Vec<(Proposed, &Question)> = questions
        .iter()
        .enumerate()
        .filter(|(place, _)| is_open(*place))
        .filter(|(_, question)| {
            who.is_none_or(|who| question.ask.is_empty() || question.ask.contains(who))
        })
        .map(|(place, question)| {
            let proposed = Proposed {
                place,
                minutes: minutes(question.kind),
                waiting: waiting(&question.id),
                core: question.tier == Tier::Core,
            };
            (proposed, *question)
        })
        .collect();
    // Whom it is for before what anybody may answer; core; weight and what
    // waits for it; then the author's order.
    open.sort_by_key(|(proposed, question)| {
        let waiting = u32::try_from(proposed.waiting).unwrap_or(u32::MAX / 4);
        let worth = question.weight.thousandths().saturating_mul(waiting.saturating_add(4));
        let is_own = who.is_some_and(|who| question.ask.contains(who));
        let first = std::cmp::Reverse((is_own, proposed.core, worth));
        (first, proposed.place)
    });
    let mut proposal = Proposal::default();
    let mut used: u32 = 0;
    for (proposed, _) in open {
        if used + proposed.minutes <= left {
            used += proposed.minutes;
            proposal.now.push(proposed);
        } else {
            proposal.later.push(proposed);
        }
    }
    proposal.now = in_order(proposal.now, &questions);
    proposal
}

/// What was chosen, as it is asked: the core ones first, in the author's order,
/// which keeps the conversation on its subject; a prerequisite before what
/// waits for it.
fn in_order(mut chosen: Vec<Proposed>, questions: &[&Question]) -> Vec<Proposed> {
    chosen.sort_by_key(|proposed| (!proposed.core, proposed.place));
    let id = |proposed: &Proposed| &questions[proposed.place].id;
    let mut ordered: Vec<Proposed> = Vec::with_capacity(chosen.len());
    while !chosen.is_empty() {
        let free = |proposed: &Proposed| {
            let needs = &questions[proposed.place].prerequisites;
            !needs.iter().any(|need| chosen.iter().any(|other| *id(other) == need.question))
        };
        // Prerequisites make no circle; if they did, the first one would do.
        let next = chosen.iter().position(free).unwrap_or(0);
        ordered.push(chosen.remove(next));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::{Proposal, propose};
    use crate::assessment::{Answer, Assessment, Change, Entry, Reading};
    use crate::questionnaire::{OwnerId, Questionnaire, read};
    use crate::tui::facts::facts;
    use std::sync::LazyLock;

    static INAMA: LazyLock<Questionnaire> = LazyLock::new(|| {
        read(include_bytes!("../../questionnaires/inama.yaml")).expect("it is sound")
    });

    fn answered(count: usize) -> Assessment {
        let entries = INAMA.questions().take(count).enumerate().map(|(seq, question)| Entry {
            id: format!("e{seq}").as_str().into(),
            replica: "r".into(),
            seq: seq as u64 + 1,
            base: Vec::new(),
            at: String::new(),
            by: String::new(),
            why: None,
            change: Change::Answered {
                question: question.id.clone(),
                reading: Reading::Own,
                answer: Answer::Level(0),
            },
        });
        Assessment::replay(entries)
    }

    fn proposal(count: usize, who: Option<&str>, left: u32) -> Proposal {
        let facts = facts(&INAMA, &answered(count), Reading::Own);
        propose(&INAMA, &facts, who.map(OwnerId::from).as_ref(), left)
    }

    #[test]
    fn it_proposes_what_fits_and_never_what_is_answered_or_not_asked() {
        for count in [0, 10, 40, 79] {
            let facts = facts(&INAMA, &answered(count), Reading::Own);
            for who in [None, Some("LEGAL"), Some("ICT")] {
                for left in [0, 7, 35, 600] {
                    let proposal = proposal(count, who, left);
                    let minutes: u32 = proposal.now.iter().map(|it| it.minutes).sum();
                    assert!(minutes <= left, "{count} {who:?} {left}");
                    for proposed in proposal.now.iter().chain(&proposal.later) {
                        let fact = &facts[proposed.place];
                        assert!(fact.asked && !fact.answered);
                    }
                }
            }
        }
    }

    #[test]
    fn less_time_keeps_a_part_and_whom_to_ask_decides() {
        let (long, short) = (proposal(0, Some("LEGAL"), 120), proposal(0, Some("LEGAL"), 30));
        assert!(!short.now.is_empty() && short.now.len() < long.now.len());
        let questions: Vec<_> = INAMA.questions().collect();
        for proposed in &short.now {
            assert!(questions[proposed.place].ask.contains(&"LEGAL".into()));
        }
    }

    #[test]
    fn a_prerequisite_comes_before_what_waits_for_it() {
        let questions: Vec<_> = INAMA.questions().collect();
        let order: Vec<_> = proposal(0, None, 600).now.iter().map(|it| it.place).collect();
        assert_eq!(order.len(), 79, "ten hours are enough for all");
        for (at, place) in order.iter().enumerate() {
            for needed in &questions[*place].prerequisites {
                let needed = order.iter().position(|at| questions[*at].id == needed.question);
                assert!(needed.is_none_or(|needed| needed < at), "{}", questions[*place].id);
            }
        }
    }
}
