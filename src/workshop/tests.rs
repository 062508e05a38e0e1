//! The room as tables: what may be done when, and what nobody sees before the
//! reveal. The journal here stamps entries as the store does, without a disk.

use super::{Act, Proof, Refusal, Room, Selection, Stage, Workshop, code, find, list};
use crate::assessment::{
    Answer, Assessment, Ballot, Cards, Change, Consensus, Convening, Dissent, Entry, EntryId,
    Participant, Reading, ReplicaId, Yardstick,
};
use crate::questionnaire::{QuestionId, Questionnaire, read};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static INAMA: LazyLock<Arc<Questionnaire>> = LazyLock::new(|| {
    Arc::new(read(include_bytes!("../../questionnaires/inama.yaml")).expect("it is sound"))
});

fn stamp(known: &Assessment, change: Change) -> Entry {
    let seq = known.highest_seq() + 1;
    Entry {
        id: EntryId::from(format!("entry-{seq}").as_str()),
        replica: ReplicaId::from("here"),
        seq,
        base: known.base_of(&change),
        at: "2026-03-02T14:05:00+01:00".to_owned(),
        by: "A. Diallo".to_owned(),
        why: None,
        change,
    }
}

/// Acts, and saves what the act asks for.
fn act(room: &mut Room, act: Act) -> Result<Vec<Change>, Refusal> {
    let changes = room.update(act)?;
    for change in &changes {
        let entry = stamp(room.assessment(), change.clone());
        room.update(Act::Saved(vec![entry])).expect("what is saved is not refused");
    }
    Ok(changes)
}

fn people(count: u32) -> Vec<Participant> {
    (1..=count)
        .map(|number| Participant { number, name: String::new(), agency: "Customs".to_owned() })
        .collect()
}

fn convening(people: Vec<Participant>, questions: &[&str]) -> Convening {
    let questions = questions.iter().map(|id| QuestionId::from(*id)).collect();
    Convening { yardstick: Yardstick::Share(75), questions, participants: people, names: false }
}

fn room(questions: &[&str]) -> Room {
    let mut room = Room::open(INAMA.clone(), Assessment::default());
    act(&mut room, Act::Convene(convening(people(3), questions))).expect("it is sound");
    room
}

fn ballot(participant: u32, level: i32) -> Act {
    Act::Ballot { participant, level, nonce: format!("{participant:032}") }
}

fn consensus(level: i32) -> Consensus {
    Consensus { answer: Answer::Level(level), reason: "Decree seen.".into(), dissents: Vec::new() }
}

#[test]
fn a_question_goes_its_way_from_ballots_to_the_validated_answer() {
    let mut room = room(&["LEG-01", "LEG-02"]);
    assert_eq!(room.stage(), Stage::Question);
    act(&mut room, Act::Vote).unwrap();
    for (participant, level) in [(1, 0), (2, 2), (3, 2)] {
        let sealed = act(&mut room, ballot(participant, level)).unwrap();
        assert!(matches!(&sealed[..], [Change::Sealed { seal, .. }] if seal.len() == 64));
    }
    assert!(room.missing().is_empty());
    act(&mut room, Act::Reveal).unwrap();
    assert_eq!(room.revealed().unwrap().levels(), [0, 2, 2]);
    act(&mut room, Act::Discuss).unwrap();
    act(&mut room, Act::Tick(61)).unwrap();
    assert_eq!(room.stage(), Stage::Discussion { seconds: 61 });
    act(&mut room, Act::Again).unwrap();
    act(&mut room, Act::Vote).unwrap();
    assert_eq!((room.round(), room.missing()), (2, vec![1, 2, 3]));
    act(&mut room, ballot(2, 2)).unwrap();
    act(&mut room, Act::Reveal).unwrap();
    assert_eq!(room.total(), None);
    let dissents = vec![Dissent { participant: Some(1), text: "No record was seen.".into() }];
    act(&mut room, Act::Decide(Consensus { dissents, ..consensus(2) })).unwrap();
    let given = room.assessment().given(&"LEG-01".into(), Reading::Validated).unwrap();
    assert_eq!(given.answer, &Answer::Level(2));
    assert_eq!((room.at(), room.round(), room.stage()), (1, 1, Stage::Question));
    assert_eq!((room.progress(), room.total()), ((1, 2), None));

    let again = Room::open(INAMA.clone(), room.assessment().clone());
    assert_eq!((again.at(), again.stage()), (1, Stage::Question));
    act(&mut room, Act::Count(vec![Cards { level: 3, count: 2 }, Cards { level: 1, count: 1 }]))
        .unwrap();
    assert_eq!(room.revealed().unwrap().levels(), [3, 3, 1]);
    act(&mut room, Act::Decide(consensus(3))).unwrap();
    assert_eq!(room.stage(), Stage::Over);
    assert!(room.total().is_some());
    assert_eq!(Room::open(INAMA.clone(), room.assessment().clone()).stage(), Stage::Setup);
}

#[test]
fn what_may_not_be_is_refused_and_changes_nothing() {
    let unlike = |change: fn(&mut Convening)| {
        let mut convening = convening(people(2), &["LEG-01"]);
        change(&mut convening);
        Room::open(INAMA.clone(), Assessment::default()).update(Act::Convene(convening))
    };
    for (what, expected) in [
        (unlike(|it| it.participants.clear()), Refusal::NoParticipants),
        (unlike(|it| it.questions.clear()), Refusal::NoQuestions),
        (unlike(|it| it.participants[1].number = 1), Refusal::Number),
        (unlike(|it| it.participants[1].number = 0), Refusal::Number),
        (unlike(|it| it.participants = people(201)), Refusal::TooMany),
        (unlike(|it| it.yardstick = Yardstick::Share(50)), Refusal::Share),
    ] {
        assert_eq!(what, Err(expected));
    }
    let mut room = room(&["LEG-01"]);
    let before = format!("{room:?}");
    for (refused, expected) in [
        (Act::Convene(convening(people(3), &["LEG-02"])), Refusal::NotNow),
        (ballot(1, 2), Refusal::NotNow),
        (Act::Reveal, Refusal::NoBallots),
        (Act::Again, Refusal::NotNow),
        (Act::Discuss, Refusal::NotNow),
        (Act::Decide(consensus(2)), Refusal::NotNow),
        (Act::Open(1), Refusal::NotNow),
        (Act::Join(people(1).remove(0)), Refusal::Number),
        (Act::Count(vec![Cards { level: 4, count: 1 }]), Refusal::UnknownLevel),
        (Act::Count(vec![Cards { level: 1, count: 0 }]), Refusal::NoBallots),
        (Act::Count(vec![Cards { level: 1, count: u32::MAX }; 3]), Refusal::TooMany),
    ] {
        assert_eq!(room.update(refused.clone()), Err(expected), "{refused:?}");
    }
    assert_eq!(format!("{room:?}"), before);
    act(&mut room, Act::Vote).unwrap();
    assert_eq!(room.update(ballot(4, 2)), Err(Refusal::UnknownParticipant));
    assert_eq!(room.update(ballot(1, 4)), Err(Refusal::UnknownLevel));
    act(&mut room, ballot(1, 3)).unwrap();
    act(&mut room, Act::Reveal).unwrap();
    assert_eq!(room.update(ballot(2, 2)), Err(Refusal::NotNow));
    let silent = Consensus { reason: " ".into(), ..consensus(2) };
    assert_eq!(room.update(Act::Decide(silent)), Err(Refusal::NoReason));
}

#[test]
fn a_latecomer_changes_neither_rule_nor_questions() {
    let mut room = room(&["LEG-01"]);
    let late = Participant { number: 4, name: "K. Mensah".into(), agency: "Police".into() };
    act(&mut room, Act::Join(late.clone())).unwrap();
    let convening = room.convening().unwrap();
    assert_eq!(convening.participants.last(), Some(&late));
    assert_eq!((convening.yardstick, convening.questions.len()), (Yardstick::Share(75), 1));
    assert_eq!((room.stage(), Workshop::all(room.assessment()).len()), (Stage::Question, 1));
}

#[test]
fn ballots_of_a_laptop_that_stopped_are_given_again() {
    let mut room = room(&["LEG-01"]);
    act(&mut room, Act::Vote).unwrap();
    act(&mut room, ballot(1, 3)).unwrap();
    let mut again = Room::open(INAMA.clone(), room.assessment().clone());
    assert_eq!(again.missing(), [1, 2, 3]);
    assert_eq!(again.update(Act::Reveal), Err(Refusal::NoBallots));
    act(&mut again, Act::Vote).unwrap();
    let nonce = "another".to_owned();
    act(&mut again, Act::Ballot { participant: 1, level: 2, nonce }).unwrap();
    act(&mut again, Act::Reveal).unwrap();
    assert_eq!(again.revealed().unwrap().levels(), [2]);
}

#[test]
fn a_ballot_is_found_by_its_code_and_a_changed_one_is_broken() {
    let mut room = room(&["LEG-01"]);
    act(&mut room, Act::Vote).unwrap();
    let sealed = act(&mut room, ballot(2, 3)).unwrap();
    let [Change::Sealed { seal, .. }] = &sealed[..] else { panic!("{sealed:?}") };
    let code = code(seal);
    let level = |assessment: &Assessment| {
        find(&Workshop::all(assessment), &code).into_iter().map(|it| it.level).collect::<Vec<_>>()
    };
    assert_eq!(level(room.assessment()), [None]);
    let mut forged = room.assessment().clone();
    act(&mut room, Act::Reveal).unwrap();
    assert_eq!(level(room.assessment()), [Some(3)]);
    assert_eq!(find(&Workshop::all(room.assessment()), "0000-0000-0000"), []);

    let Some(Change::Revealed { workshop, question, round, mut ballots }) =
        room.assessment().history().last().map(|entry| entry.change.clone())
    else {
        panic!("the reveal is last")
    };
    ballots[0].level = 1;
    ballots.push(Ballot { participant: 3, level: 0, nonce: "x".into() });
    let change = Change::Revealed { workshop, question, round, ballots };
    let entry = stamp(&forged, change);
    forged.apply(entry);
    assert_eq!(level(&forged), [None]);
    let workshops = Workshop::all(&forged);
    let votes = workshops[0].items[0].rounds[0].revealed.as_ref().unwrap();
    let proofs: Vec<_> = votes.iter().filter_map(|vote| vote.ballot).map(|it| it.1).collect();
    assert_eq!(proofs, [Proof::Broken, Proof::Broken]);
    assert_eq!(workshops[0].first_ballots(|_| true).units, [[None, None, None]]);
}

#[test]
fn questions_are_chosen_in_four_ways() {
    let mut known = Assessment::default();
    let give = |known: &mut Assessment, id: &str, reading, answer| {
        let change = Change::Answered { question: id.into(), reading, answer };
        let entry = stamp(known, change);
        known.apply(entry);
    };
    give(&mut known, "LEG-01", Reading::Own, Answer::Level(3));
    give(&mut known, "LEG-01", Reading::Validated, Answer::Level(1));
    give(&mut known, "LEG-02", Reading::Own, Answer::Level(3));
    give(&mut known, "LEG-02", Reading::Validated, Answer::Level(2));
    give(&mut known, "COO-01", Reading::Own, Answer::NoEvidence);
    let chosen = |selection: Selection| -> Vec<String> {
        selection.questions(&INAMA, &known).iter().map(ToString::to_string).collect()
    };
    assert_eq!(chosen(Selection::All).len(), INAMA.questions().count());
    assert_eq!(chosen(Selection::Differing), ["LEG-01"]);
    assert_eq!(chosen(Selection::NoEvidence), ["COO-01"]);
    let typed = list(&INAMA, "leg-02, LEG-02 coo-01").unwrap();
    assert_eq!(chosen(Selection::These(typed)), ["LEG-02", "COO-01"]);
    let area = list(&INAMA, "EQP").unwrap();
    assert!(area.len() > 5 && area.iter().all(|id| id.as_str().starts_with("EQP")));
    assert_eq!(list(&INAMA, "LEG-001"), Err(("LEG-001".to_owned(), Some("LEG-01"))));
}

fn any_act() -> impl Strategy<Value = Act> {
    let levels = -1..5_i32;
    prop_oneof![
        Just(Act::Vote),
        (0..5_u32, levels.clone()).prop_map(|(participant, level)| ballot(participant, level)),
        Just(Act::Reveal),
        Just(Act::Again),
        Just(Act::Discuss),
        (0..3_usize).prop_map(Act::Open),
        levels.clone().prop_map(|level| Act::Decide(consensus(level))),
        (levels, 0..4_u32).prop_map(|(level, count)| Act::Count(vec![Cards { level, count }])),
    ]
}

proptest! {
    /// Whatever is done in whatever order: no level leaves the room before its
    /// reveal, in the journal or in what the room shows of itself.
    #[test]
    fn no_act_tells_a_level_before_its_reveal(
        acts in proptest::collection::vec(any_act(), 0..40), levels in 0..4_i32,
    ) {
        // The same acts with every ballot moved by some levels: until a reveal
        // both journals are the same but for the seals.
        let moved = |act: &Act| match act {
            Act::Ballot { participant, level: level @ 0..=3, nonce } => Act::Ballot {
                participant: *participant, level: (level + levels) % 4, nonce: nonce.clone(),
            },
            act => act.clone(),
        };
        let (mut one, mut two) = (room(&["LEG-01", "LEG-02"]), room(&["LEG-01", "LEG-02"]));
        for given in &acts {
            let (first, second) = (act(&mut one, given.clone()), act(&mut two, moved(given)));
            if matches!(given, Act::Reveal) && first.is_ok() {
                break;
            }
            prop_assert_eq!(shape(first), shape(second));
            prop_assert_eq!(
                shape(Ok(one.assessment().history().iter().map(|it| it.change.clone()).collect())),
                shape(Ok(two.assessment().history().iter().map(|it| it.change.clone()).collect()))
            );
            prop_assert_eq!(one.stage(), two.stage());
        }
    }

    /// What the room knows is the sum of its journal.
    #[test]
    fn the_room_is_what_its_journal_says(acts in proptest::collection::vec(any_act(), 0..40)) {
        let mut room = room(&["LEG-01", "LEG-02"]);
        for given in acts {
            let _ = act(&mut room, given);
        }
        let entries = room.assessment().history().into_iter().cloned();
        let replayed = Assessment::replay(entries);
        let (known, again) = (Workshop::all(room.assessment()), Workshop::all(&replayed));
        prop_assert_eq!(format!("{known:?}"), format!("{again:?}"));
        prop_assert_eq!(room.total().is_some(), known[0].is_over());
    }
}

/// Changes without their seals.
fn shape(changes: Result<Vec<Change>, Refusal>) -> Result<Vec<Change>, Refusal> {
    changes.map(|changes| {
        changes
            .into_iter()
            .map(|change| match change {
                Change::Sealed { workshop, question, round, participant, seal } => {
                    let seal = seal.len().to_string();
                    Change::Sealed { workshop, question, round, participant, seal }
                }
                change => change,
            })
            .collect()
    })
}
