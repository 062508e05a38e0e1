//! The laws of the journal, tried on random entries and random bytes.

use crate::exemplia::{NOW, answer, create, open};
use proptest::prelude::*;
use tathmini::assessment::{
    Answer, Ballot, Cards, Change, Confidence, Consensus, Convening, Direction, Dissent, Document,
    Entry, Item, Participant, Person, Quote, Rating, Reading, Section, Session, Status, Task,
    Visit, Yardstick,
};
use tathmini::questionnaire::{Grade, QuestionId};
use tathmini::store::{self, Remark, scan, write_line};
use tempfile::TempDir;

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), r#"[{}":,\\a-z\r\n\t ]{0,40}"#]
}

fn any_of_a_workshop() -> impl Strategy<Value = Change> {
    let about =
        || (any_text(), any_text()).prop_map(|(a, b)| (a.as_str().into(), b.as_str().into()));
    let convened = (any::<Option<u8>>(), any_text(), any_text(), any::<u32>(), any::<bool>())
        .prop_map(|(replaces, name, agency, number, names)| Change::Convened {
            replaces: replaces.map(|id| id.to_string().as_str().into()),
            convening: Convening {
                yardstick: if names { Yardstick::Range } else { Yardstick::Share(number) },
                questions: vec![agency.as_str().into()],
                participants: vec![Participant { number, name, agency }],
                names,
            },
        });
    let numbers = || (any::<u32>(), any::<u32>(), any::<i32>());
    prop_oneof![
        convened,
        (about(), numbers(), any_text()).prop_map(
            |((workshop, question), (round, participant, _), seal)| {
                Change::Sealed { workshop, question, round, participant, seal }
            }
        ),
        (about(), numbers(), any_text()).prop_map(
            |((workshop, question), (round, participant, level), nonce)| {
                let ballots = vec![Ballot { participant, level, nonce }];
                Change::Revealed { workshop, question, round, ballots }
            }
        ),
        (about(), numbers()).prop_map(|((workshop, question), (round, count, level))| {
            Change::Counted { workshop, question, round, cards: vec![Cards { level, count }] }
        }),
        (about(), any_text(), any::<Option<u32>>(), any_text()).prop_map(
            |((workshop, question), reason, participant, text)| {
                let dissents = vec![Dissent { participant, text }];
                let consensus = Consensus { answer: Answer::NoEvidence, reason, dissents };
                Change::Decided { workshop, question, consensus }
            }
        ),
    ]
}

fn any_change() -> impl Strategy<Value = Change> {
    let question = || any_text().prop_map(|text| QuestionId::from(text.as_str()));
    let reading = prop_oneof![Just(Reading::Own), Just(Reading::Validated)];
    let given = prop_oneof![
        any::<i32>().prop_map(Answer::Level),
        Just(Answer::NoEvidence),
        (any_text(), any::<bool>())
            .prop_map(|(reason, lead_decision)| Answer::NotApplicable { reason, lead_decision }),
    ];
    let answered = (question(), reading.clone(), given)
        .prop_map(|(question, reading, answer)| Change::Answered { question, reading, answer });
    let noted = (question(), reading.clone(), any_text())
        .prop_map(|(question, reading, text)| Change::Noted { question, reading, text });
    let graded = (question(), reading.clone(), any::<Option<bool>>()).prop_map(
        |(question, reading, grade)| {
            let grade = grade.map(|seen| if seen { Grade::E1 } else { Grade::E3 });
            Change::Graded { question, reading, grade }
        },
    );
    let targeted = (question(), any::<Option<i32>>())
        .prop_map(|(question, target)| Change::Targeted { question, target });
    let texts = || (any_text(), any_text(), any_text(), any_text());
    let item = prop_oneof![
        (question(), any_text()).prop_map(|(question, text)| {
            Item::Finding { question, direction: Direction::Weakness, text }
        }),
        (question(), texts()).prop_map(|(question, (text, language, speaker, _))| {
            Item::Quote(Quote { question, text, language, speaker })
        }),
        texts().prop_map(|(title, sha256, received_from, date)| {
            Item::Document(Document {
                reference: String::new(),
                title,
                sha256,
                file: String::new(),
                received_from,
                date,
            })
        }),
        (any_text(), question(), any_text()).prop_map(|(id, question, page)| {
            Item::Link { document: id.as_str().into(), question, page }
        }),
        texts().prop_map(|(name, function, organisation, date)| {
            Item::Person(Person { name, function, organisation, date })
        }),
        texts().prop_map(|(date, place, purpose, _)| Item::Visit(Visit { date, place, purpose })),
        texts().prop_map(|(date, place, person, _)| {
            Item::Session(Session { date, place, persons: vec![person.as_str().into()] })
        }),
        (question(), texts(), any::<bool>()).prop_map(|(question, (text, who, until, _), done)| {
            Item::Task(Task { question, text, who, until, done })
        }),
    ];
    let listed = (any::<Option<u8>>(), item).prop_map(|(replaces, item)| Change::Listed {
        replaces: replaces.map(|id| id.to_string().as_str().into()),
        item,
    });
    let others = prop_oneof![
        question().prop_map(|question| Change::Marked { question, marked: true }),
        (question(), reading.clone())
            .prop_map(|(question, reading)| Change::Withdrawn { question, reading }),
        (question(), reading).prop_map(|(question, reading)| Change::Trusted {
            question,
            reading,
            confidence: Some(Confidence::High)
        }),
        any_text().prop_map(|id| Change::Struck { listed: id.as_str().into() }),
        any_text().prop_map(|id| Change::Undone { entry: id.as_str().into() }),
        any_text().prop_map(|id| Change::Redone { entry: id.as_str().into() }),
        (any_text(), any::<bool>()).prop_map(|(threat, high)| Change::Rated {
            threat: threat.as_str().into(),
            rating: high.then_some(Rating::High),
        }),
        any_text().prop_map(|line| Change::Classified { line }),
        any_text().prop_map(|text| Change::Worded { section: Section::Limits, text }),
        any::<Option<u8>>()
            .prop_map(|id| Change::Sat { session: id.map(|id| id.to_string().as_str().into()) }),
        (question(), any_text(), prop::collection::vec(any_text(), 0..3))
            .prop_map(|(question, form, fields)| Change::Drafted { question, form, fields }),
        Just(Change::Became { status: Status::Approved }),
    ];
    prop_oneof![answered, noted, graded, targeted, listed, others, any_of_a_workshop()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_is_written_is_read_the_same(
        batches in prop::collection::vec(
            (prop::collection::vec(any_change(), 1..4), any::<Option<String>>(), any_text(), any_text()),
            1..6,
        )
    ) {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("a/b");
        drop(create(&folder).unwrap());
        let mut saved = Vec::new();
        for (changes, why, by, at) in batches {
            let mut store = open(&folder).unwrap();
            saved.extend(store.append_all(changes, why.as_deref(), &by, &at).unwrap());
        }
        let loaded = store::read(&folder).unwrap();
        prop_assert_eq!(&loaded.remarks, &[]);
        let read: Vec<Entry> = loaded.assessment.history()[1..].iter().copied().cloned().collect();
        prop_assert_eq!(read, saved);
    }

    #[test]
    fn any_bytes_among_good_lines_cost_no_good_line(
        pieces in prop::collection::vec(
            prop_oneof![
                prop::collection::vec(any::<u8>(), 0..40).prop_map(Some),
                r#"(\{"check":"[0-9a-f]{0,16}","entry":|[\[{"]|\}|\n){0,6}"#
                    .prop_map(|text| Some(text.into_bytes())),
                Just(None),
            ],
            0..12,
        )
    ) {
        let mut bytes = Vec::new();
        let mut good = Vec::new();
        for (number, piece) in pieces.into_iter().enumerate() {
            match piece {
                Some(noise) => bytes.extend(noise),
                None => {
                    let entry = Entry {
                        id: number.to_string().as_str().into(),
                        replica: "r".into(),
                        seq: 1,
                        base: Vec::new(),
                        at: NOW.into(),
                        by: "Ada".into(),
                        why: None,
                        change: answer("Q1", 1),
                    };
                    bytes.extend(write_line(&entry).unwrap());
                    good.push(entry);
                }
            }
        }
        let scan = scan(&bytes);
        prop_assert_eq!(scan.entries, good);
        prop_assert!(scan.sound <= bytes.len());
        // Cutting the tail and adding the newline leaves nothing more to cut.
        let mended = [&bytes[..scan.sound], if scan.newline_missing { b"\n" } else { b"" }].concat();
        let torn = |remark: &Remark| matches!(remark, Remark::Torn { .. });
        prop_assert!(!store::scan(&mended).remarks.iter().any(torn));
    }
}
