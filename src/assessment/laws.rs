//! The laws of replay, tried on random histories of copies that go separate
//! ways, answer, undo, and join again.

use super::*;
use crate::questionnaire::{Grade, QuestionId};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

/// One copy in somebody's hands.
#[derive(Clone)]
struct Copy {
    name: ReplicaId,
    assessment: Assessment,
    written: usize,
}

impl Copy {
    fn new(name: &str) -> Self {
        Self { name: name.into(), assessment: Assessment::default(), written: 0 }
    }

    fn write(&mut self, change: Change) -> EntryId {
        let id = EntryId::from(format!("{}-{:03}", self.name, self.written).as_str());
        self.written += 1;
        self.assessment.apply(Entry {
            id: id.clone(),
            replica: self.name.clone(),
            seq: self.assessment.highest_seq() + 1,
            base: self.assessment.base_of(&change),
            at: String::new(),
            by: String::new(),
            why: None,
            change,
        });
        id
    }

    fn join(&mut self, other: &Assessment) {
        for entry in other.history() {
            self.assessment.apply(entry.clone());
        }
    }

    fn undo(&mut self) -> Option<EntryId> {
        let entry = self.assessment.undoable(&self.name)?.id.clone();
        self.write(Change::Undone { entry: entry.clone() });
        Some(entry)
    }

    fn redo(&mut self) -> Option<EntryId> {
        let entry = self.assessment.redoable(&self.name)?.id.clone();
        self.write(Change::Redone { entry: entry.clone() });
        Some(entry)
    }
}

/// What stands in every register that was ever written to.
fn picture(assessment: &Assessment) -> Vec<(Register, Vec<&EntryId>)> {
    let registers: BTreeSet<Register> =
        assessment.history().iter().map(|entry| entry.change.register(&entry.id)).collect();
    let standing =
        |register: &Register| assessment.stands(register).map(|entry| &entry.id).collect();
    registers.into_iter().map(|register| (register.clone(), standing(&register))).collect()
}

/// The same without the undo registers: what a person sees.
fn visible(assessment: &Assessment) -> Vec<(Register, Vec<EntryId>)> {
    picture(assessment)
        .into_iter()
        .filter(|(register, ids)| !matches!(register, Register::Undo(_)) && !ids.is_empty())
        .map(|(register, ids)| (register, ids.into_iter().cloned().collect()))
        .collect()
}

/// What somebody does.
#[derive(Debug, Clone)]
enum Act {
    Write(Box<Change>),
    /// Changes or takes off the member of a list that stands at this place.
    Edit(usize, bool),
    Undo,
    Redo,
    /// Takes in what another copy knows.
    Join(usize),
}

fn answer(question: &str, level: i32) -> Change {
    let answer = Answer::Level(level);
    Change::Answered { question: question.into(), reading: Reading::Own, answer }
}

fn visit(place: String) -> Item {
    Item::Visit(Visit { date: String::new(), place, purpose: String::new() })
}

fn any_change() -> impl Strategy<Value = Change> {
    let question = prop_oneof![Just("Q1"), Just("Q2")].prop_map(QuestionId::from);
    let reading = prop_oneof![Just(Reading::Own), Just(Reading::Validated)];
    (question, reading, 0..4_i32, 0..9).prop_map(|(question, reading, level, kind)| match kind {
        0..=2 => Change::Answered { question, reading, answer: Answer::Level(level) },
        3 => Change::Withdrawn { question, reading },
        4 => Change::Noted { question, reading, text: format!("note {level}") },
        5 => Change::Graded { question, reading, grade: (level > 0).then_some(Grade::E1) },
        6 => Change::Marked { question, marked: level > 1 },
        7 => Change::Became { status: Status::SelfAssessed },
        _ => Change::Listed { replaces: None, item: visit(format!("post {level}")) },
    })
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => any_change().prop_map(|change| Act::Write(Box::new(change))),
        2 => (0..4_usize, any::<bool>()).prop_map(|(place, strike)| Act::Edit(place, strike)),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        2 => (0..3_usize).prop_map(Act::Join),
    ]
}

fn act(copies: &mut [Copy], who: usize, act: Act) {
    match act {
        Act::Write(change) => {
            copies[who].write(*change);
        }
        Act::Edit(place, strike) => {
            let listed = copies[who].assessment.listed();
            let Some(id) = listed.get(place).map(|listed| listed.id.clone()) else { return };
            copies[who].write(if strike {
                Change::Struck { listed: id }
            } else {
                Change::Listed { replaces: Some(id), item: visit("moved".into()) }
            });
        }
        Act::Undo => {
            copies[who].undo();
        }
        Act::Redo => {
            copies[who].redo();
        }
        Act::Join(other) => {
            let other = copies[other].assessment.clone();
            copies[who].join(&other);
        }
    }
}

fn any_history() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec((0..3_usize, any_act()), 1..40).prop_map(|acts| {
        let mut copies = ["a", "b", "c"].map(Copy::new);
        copies[0].write(answer("Q1", 0));
        for (who, what) in acts {
            act(&mut copies, who, what);
        }
        let [mut first, second, third] = copies;
        first.join(&second.assessment);
        first.join(&third.assessment);
        first.assessment.history().into_iter().cloned().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_order_and_twice_gives_the_same_sum(
        (history, shuffled) in any_history().prop_flat_map(|history| {
            let twice: Vec<Entry> = history.iter().chain(&history).cloned().collect();
            (Just(history), Just(twice).prop_shuffle())
        })
    ) {
        let straight = Assessment::replay(history);
        let bulk = Assessment::replay(shuffled.clone());
        let mut single = Assessment::default();
        for entry in shuffled {
            single.apply(entry);
        }
        for other in [bulk, single] {
            prop_assert_eq!(picture(&straight), picture(&other));
            prop_assert_eq!(straight.history(), other.history());
            prop_assert_eq!(straight.highest_seq(), other.highest_seq());
            let members = |assessment: &Assessment| -> Vec<(EntryId, Entry)> {
                let listed = assessment.listed().into_iter();
                listed.map(|listed| (listed.id.clone(), listed.entry.clone())).collect()
            };
            prop_assert_eq!(members(&straight), members(&other));
        }
    }

    #[test]
    fn whatever_is_not_undone_leaves_something_standing(
        mut history in any_history(),
        tangle in prop::collection::vec(any::<(Index, Index)>(), 0..20),
    ) {
        // Bases forged at random, circles among them.
        for (entry, base) in tangle {
            let base = base.get(&history).id.clone();
            let entry = entry.index(history.len());
            history[entry].base.push(base);
        }
        let assessment = Assessment::replay(history.clone());
        for entry in &history {
            let undone = assessment
                .stands(&Register::Undo(entry.id.clone()))
                .any(|undo| matches!(undo.change, Change::Undone { .. }));
            let register = entry.change.register(&entry.id);
            prop_assert!(undone || assessment.stands(&register).next().is_some(), "{:?}", entry);
        }
    }

    #[test]
    fn in_one_copy_nothing_ever_conflicts_and_undo_and_redo_are_exact(
        acts in prop::collection::vec(any_act(), 1..40)
    ) {
        let mut copies = [Copy::new("a")];
        for what in acts {
            let before = visible(&copies[0].assessment);
            match what {
                Act::Join(_) => continue,
                Act::Write(_) | Act::Edit(..) => {
                    let written = copies[0].written;
                    act(&mut copies, 0, what);
                    if copies[0].written == written {
                        continue;
                    }
                    let after = visible(&copies[0].assessment);
                    prop_assert!(copies[0].undo().is_some());
                    prop_assert_eq!(&visible(&copies[0].assessment), &before);
                    prop_assert!(copies[0].redo().is_some());
                    prop_assert_eq!(&visible(&copies[0].assessment), &after);
                }
                _ => act(&mut copies, 0, what),
            }
            for (register, standing) in picture(&copies[0].assessment) {
                prop_assert!(standing.len() <= 1, "{:?}: {:?}", register, standing);
            }
        }
    }

    #[test]
    fn joining_in_either_direction_is_the_same_and_keeps_both_sides(
        common in prop::collection::vec(any_act(), 0..10),
        left in prop::collection::vec(any_change(), 1..8),
        right in prop::collection::vec(any_change(), 1..8),
    ) {
        let mut origin = [Copy::new("o")];
        common.into_iter().filter(|act| !matches!(act, Act::Join(_)))
            .for_each(|what| act(&mut origin, 0, what));
        let [mut a, mut b] = ["a", "b"].map(|name| Copy { name: name.into(), ..origin[0].clone() });
        left.into_iter().for_each(|change| { a.write(change); });
        right.into_iter().for_each(|change| { b.write(change); });
        let (one, other) = (a.assessment.clone(), b.assessment.clone());
        a.join(&other);
        b.join(&one);
        prop_assert_eq!(picture(&a.assessment), picture(&b.assessment));
        // What one side wrote last in a register still stands.
        for (side, name) in [(&one, "a"), (&other, "b")] {
            for (register, standing) in picture(side) {
                let standing = standing.into_iter().filter(|id| id.as_str().starts_with(name));
                for id in standing {
                    prop_assert!(a.assessment.stands(&register).any(|entry| entry.id == *id));
                }
            }
        }
    }
}

#[test]
fn a_conflict_stays_visible_until_somebody_decides() {
    let mut a = Copy::new("a");
    a.write(answer("Q1", 0));
    let mut b = Copy { name: "b".into(), ..a.clone() };
    a.write(answer("Q1", 1));
    b.write(answer("Q1", 2));
    a.join(&b.assessment);
    let register = Register::Answer("Q1".into(), Reading::Own);
    assert_eq!(a.assessment.stands(&register).count(), 2);
    let last = a.assessment.given(&"Q1".into(), Reading::Own).unwrap();
    assert_eq!(last.answer, &Answer::Level(2), "the last in the order counts meanwhile");
    a.write(answer("Q1", 1));
    assert_eq!(a.assessment.stands(&register).count(), 1);
    b.join(&a.assessment);
    assert_eq!(b.assessment.stands(&register).count(), 1);
    a.undo();
    assert_eq!(a.assessment.stands(&register).count(), 2, "the decision can be undone");
}

#[test]
fn what_another_copy_has_superseded_is_not_undone_by_the_key() {
    let mut a = Copy::new("a");
    let first = a.write(answer("Q2", 3));
    a.write(answer("Q1", 1));
    let mut b = Copy { name: "b".into(), ..a.clone() };
    b.write(answer("Q1", 2));
    a.join(&b.assessment);
    assert_eq!(a.undo(), Some(first));
    assert_eq!(a.undo(), None);
    let given = a.assessment.given(&"Q1".into(), Reading::Own).unwrap();
    assert_eq!(given.answer, &Answer::Level(2));
}

#[test]
fn members_of_lists_keep_their_place_when_changed_and_come_back_when_the_removal_is_undone() {
    let mut a = Copy::new("a");
    let add = |place: &str| Change::Listed { replaces: None, item: visit(place.into()) };
    let north = a.write(add("north"));
    let south = a.write(add("south"));
    a.write(Change::Listed { replaces: Some(north.clone()), item: visit("north gate".into()) });
    let places = |copy: &Copy| -> Vec<String> {
        let listed = copy.assessment.listed().into_iter();
        listed
            .filter_map(|listed| match listed.item {
                Item::Visit(visit) => Some(visit.place.clone()),
                _ => None,
            })
            .collect()
    };
    assert_eq!(places(&a), ["north gate", "south"]);
    let mut b = Copy { name: "b".into(), ..a.clone() };
    a.write(Change::Struck { listed: south.clone() });
    assert_eq!(places(&a), ["north gate"]);
    a.undo();
    assert_eq!(places(&a), ["north gate", "south"]);
    a.redo();
    b.write(Change::Listed { replaces: Some(south), item: visit("south gate".into()) });
    b.join(&a.assessment);
    assert_eq!(
        places(&b),
        ["north gate", "south gate"],
        "what one changed, another can't strike unseen"
    );
}

#[test]
fn an_answer_knows_the_session_its_own_copy_was_in() {
    let mut a = Copy::new("a");
    let mut b = Copy::new("b");
    let before = a.write(answer("Q1", 1));
    let session = a.write(Change::Listed { replaces: None, item: visit("port".into()) });
    a.write(Change::Sat { session: Some(session.clone()) });
    let within = a.write(answer("Q2", 1));
    let elsewhere = b.write(answer("Q3", 1));
    a.write(Change::Sat { session: None });
    let after = a.write(answer("Q4", 1));
    a.join(&b.assessment);
    for (entry, expected) in
        [(before, None), (within, Some(&session)), (elsewhere, None), (after, None)]
    {
        let entry = a.assessment.entry(&entry).unwrap();
        assert_eq!(a.assessment.session_of(entry), expected, "{:?}", entry.change);
    }
    assert_eq!(a.assessment.session_now(&a.name), None);
}

#[test]
fn a_draft_stands_until_it_is_finished() {
    let mut a = Copy::new("a");
    let draft = |fields: &[&str]| Change::Drafted {
        question: "Q1".into(),
        form: "note".to_owned(),
        fields: fields.iter().map(|&field| field.to_owned()).collect(),
    };
    a.write(draft(&["The decree"]));
    a.write(draft(&["The decree is", "2019"]));
    assert_eq!(a.assessment.draft(&"Q1".into(), "note"), ["The decree is", "2019"]);
    assert_eq!(a.assessment.drafts().count(), 1);
    assert_eq!(a.undo(), None, "a draft is no step to take back");
    a.write(draft(&[]));
    assert_eq!(a.assessment.drafts().count(), 0);
}
