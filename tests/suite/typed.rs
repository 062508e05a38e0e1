//! Everything that people type into an assessment stands in its report.

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tathmini::assessment::{
    Answer, Approval, Assessment, Change, Consensus, Convening, Cost, Direction, Dissent, Document,
    Entry, FollowUp, FrameColumn, Head, Item, OwnAction, Participant, Person, Quote, Reading,
    Ruling, Section, Session, Signatory, Stage, Status, Task, Visit, Yardstick,
};
use tathmini::i18n::{Language, Phrases};
use tathmini::questionnaire::{QuestionId, Questionnaire, read};
use tathmini::report::compose::{Facts, Profile, compose};
use tathmini::report::layout;
use tathmini::report::layout::Page;

fn questionnaire() -> Questionnaire {
    read(include_bytes!("../fixtures/sound/library.yaml")).expect("the fixture is sound")
}

fn ids() -> Vec<QuestionId> {
    questionnaire().questions().map(|one| one.id.clone()).collect()
}

/// Words that no phrase and no questionnaire holds, so that each is found or lost.
fn typed() -> impl Strategy<Value = String> {
    let word = "[qxz][a-zàéñ]{2,7}[0-9]{1,3}";
    prop_oneof![
        4 => prop::collection::vec(word, 1..12).prop_map(|words| words.join(" ")),
        1 => prop::collection::vec(word, 60..600).prop_map(|words| words.join(" ")),
    ]
}

/// What every assessment here begins with: its head, a workshop and a document, by whose
/// entries later ones name them.
fn beginning(questions: Vec<QuestionId>) -> impl Strategy<Value = Vec<Change>> {
    let head = (typed(), typed()).prop_map(|(country_name, administration)| {
        Change::Created(Head {
            format: 1,
            assessment: "a".into(),
            questionnaire: "library".into(),
            version: "1".into(),
            hash: String::new(),
            country: "XA".into(),
            country_name,
            administration,
            language: "en".into(),
            date: "2026-02-03".into(),
        })
    });
    let person = (typed(), typed());
    let workshop = prop::collection::vec(person, 1..4).prop_map(move |persons| Change::Convened {
        replaces: None,
        convening: Convening {
            yardstick: Yardstick::Range,
            questions: questions.clone(),
            participants: (1..)
                .zip(persons)
                .map(|(number, (name, agency))| Participant { number, name, agency })
                .collect(),
            names: true,
        },
    });
    let document = typed().prop_map(|reference| {
        let item = Item::Document(Document {
            reference,
            title: String::new(),
            received_from: String::new(),
            sha256: String::new(),
            file: String::new(),
            date: String::new(),
        });
        Change::Listed { replaces: None, item }
    });
    (head, workshop, document).prop_map(|(head, workshop, document)| vec![head, workshop, document])
}

/// What only some assessments have: decisions of a workshop and of the plan, places in documents.
fn later(questions: Vec<QuestionId>) -> impl Strategy<Value = Change> {
    let question = prop::sample::select(questions);
    let own = prop::sample::select(vec!["own-1", "own-2", "own-3"]);
    prop_oneof![
        (question.clone(), 0..3i32, typed(), typed(), prop::option::of(1..2u32)).prop_map(
            |(question, level, reason, text, participant)| Change::Decided {
                workshop: "e1".into(),
                question,
                consensus: Consensus {
                    answer: Answer::Level(level),
                    reason,
                    dissents: vec![Dissent { participant, text }],
                },
            }
        ),
        (question.clone(), own.clone(), typed()).prop_map(|(question, own, text)| {
            let owners = vec!["LIB".into()];
            let cost = Cost { low: 0, high: Some(9) };
            let own_action = OwnAction { text, question, owners, months: 2, cost, after: vec![] };
            Change::Planned { action: own.into(), decision: Ruling::Added(Some(own_action)) }
        }),
        (own, typed(), typed()).prop_map(|(own, note, evidence)| {
            let date = "2026-02-01".into();
            let evidence = vec![evidence];
            let told = FollowUp { stage: Stage::UnderWay, date, note, evidence };
            Change::Planned { action: own.into(), decision: Ruling::FollowedUp(Some(told)) }
        }),
        (framed(), prop::sample::select(FrameColumn::ALL.to_vec()), typed()).prop_map(
            |(row, column, text)| Change::Planned {
                action: row.into(),
                decision: Ruling::Worded { column, text },
            }
        ),
        (typed(), typed()).prop_map(|(name, function)| {
            Change::Approved(Approval {
                name,
                function,
                date: "2026-02-03".into(),
                state: "0".repeat(64),
                report: "1".repeat(64),
                signature: String::new(),
            })
        }),
        Just(Change::Reopened { status: Status::Validated }),
        (question, typed()).prop_map(|(question, page)| {
            let item = Item::Link { document: "e2".into(), question, page };
            Change::Listed { replaces: None, item }
        }),
    ]
}

/// The rows of the logical framework, from the overall objective to the actions, those of
/// its own that an administration may add among them.
fn framed() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "overall", "OPEN", "HOURS", "Q-1>2", "Q-1>5", "Q-2>4", "own-1", "own-2",
    ])
}

fn change(questions: Vec<QuestionId>) -> impl Strategy<Value = Change> {
    let question = prop::sample::select(questions);
    let reading = prop::sample::select(vec![Reading::Own, Reading::Validated]);
    let section = prop::sample::select(Section::ALL.to_vec());
    let direction = prop::sample::select(vec![Direction::Strength, Direction::Weakness]);
    let listed = |item: Item| Change::Listed { replaces: None, item };
    prop_oneof![
        3 => (question.clone(), reading.clone(), typed())
            .prop_map(|(question, reading, text)| Change::Noted { question, reading, text }),
        1 => (question.clone(), reading.clone(), typed()).prop_map(|(question, reading, reason)| {
            let answer = Answer::NotApplicable { reason, lead_decision: true };
            Change::Answered { question, reading, answer }
        }),
        2 => (question.clone(), reading, 0..3i32).prop_map(|(question, reading, level)| {
            Change::Answered { question, reading, answer: Answer::Level(level) }
        }),
        1 => (question.clone(), direction, typed()).prop_map(move |(question, direction, text)| {
            listed(Item::Finding { question, direction, text })
        }),
        1 => (question.clone(), typed(), typed()).prop_map(move |(question, text, speaker)| {
            listed(Item::Quote(Quote { question, text, language: "en".into(), speaker }))
        }),
        1 => (typed(), typed(), typed()).prop_map(move |(reference, title, received_from)| {
            listed(Item::Document(Document {
                reference,
                title,
                received_from,
                sha256: String::new(),
                file: String::new(),
                date: String::new(),
            }))
        }),
        1 => (typed(), typed(), typed()).prop_map(move |(name, function, organisation)| {
            listed(Item::Person(Person { name, function, organisation, date: String::new() }))
        }),
        1 => (typed(), typed(), typed()).prop_map(move |(name, function, organisation)| {
            listed(Item::Signatory(Signatory { name, function, organisation }))
        }),
        1 => (typed(), typed()).prop_map(move |(place, purpose)| {
            listed(Item::Visit(Visit { date: String::new(), place, purpose }))
        }),
        1 => typed().prop_map(move |place| {
            listed(Item::Session(Session { date: String::new(), place, persons: Vec::new() }))
        }),
        1 => (question, typed(), typed(), typed(), any::<bool>()).prop_map(
            move |(question, text, who, until, done)| {
                listed(Item::Task(Task { question, text, who, until, done }))
            }
        ),
        1 => typed().prop_map(|line| Change::Classified { line }),
        1 => (section, typed()).prop_map(|(section, text)| Change::Worded { section, text }),
    ]
}

fn entries(changes: &[(Change, Option<String>)]) -> Vec<Entry> {
    let entry = |(at, (change, why)): (usize, &(Change, Option<String>))| Entry {
        id: format!("e{at}").as_str().into(),
        replica: "r".into(),
        seq: at as u64 + 1,
        base: Vec::new(),
        at: "2026-02-03T09:15:00+03:00".into(),
        by: "Ada".into(),
        why: why.clone(),
        change: change.clone(),
    };
    changes.iter().enumerate().map(entry).collect()
}

/// The words typed that stand at the end: what a later entry took the place of is history.
fn words(assessment: &Assessment, changes: &[(Change, Option<String>)]) -> BTreeSet<String> {
    let mut texts: Vec<String> = changes.iter().filter_map(|(_, why)| why.clone()).collect();
    let mut agreed = BTreeMap::new();
    let own: Vec<_> = assessment.rulings().collect();
    for (action, ruling, _) in &own {
        let is_added = |(other, ruling, _): &(_, &Ruling, _)| {
            other == action && matches!(ruling, Ruling::Added(_))
        };
        let is_worded = |(other, ruling, _): &(_, &Ruling, _)| {
            let anew = matches!(ruling, Ruling::Worded { column: FrameColumn::Text, .. });
            other == action && anew
        };
        match ruling {
            // Worded anew, an action says that.
            Ruling::Added(Some(_)) if own.iter().any(is_worded) => {}
            Ruling::Added(Some(action)) => texts.push(action.text.clone()),
            Ruling::FollowedUp(Some(told)) if own.iter().any(is_added) => {
                texts.push(told.note.clone());
                texts.extend(told.evidence.iter().cloned());
            }
            Ruling::Worded { text, .. } => texts.push(text.clone()),
            _ => {}
        }
    }
    for (change, _) in changes {
        match change {
            Change::Noted { question, reading, .. } => {
                let notes = assessment.notes(question, *reading);
                texts.extend(notes.into_iter().map(str::to_owned));
            }
            Change::Answered { question, reading, .. } => {
                let given = assessment.given(question, *reading);
                if let Some(Answer::NotApplicable { reason, .. }) = given.map(|given| given.answer)
                {
                    texts.push(reason.clone());
                }
            }
            Change::Created(head) => {
                texts.extend([head.country_name.clone(), head.administration.clone()]);
            }
            Change::Convened { convening, .. } => {
                let named = |one: &Participant| [one.name.clone(), one.agency.clone()];
                texts.extend(convening.participants.iter().flat_map(named));
            }
            Change::Decided { question, consensus, .. } => {
                agreed.insert(question, consensus);
            }
            Change::Approved(one) => texts.extend([one.name.clone(), one.function.clone()]),
            Change::Worded { section, .. } => {
                texts.extend(assessment.words(*section).into_iter().map(str::to_owned));
            }
            Change::Listed { item, .. } => texts.extend(match item {
                Item::Finding { text, .. } => vec![text.clone()],
                Item::Quote(quote) => vec![quote.text.clone(), quote.speaker.clone()],
                Item::Document(one) => {
                    vec![one.reference.clone(), one.title.clone(), one.received_from.clone()]
                }
                Item::Person(one) => {
                    vec![one.name.clone(), one.function.clone(), one.organisation.clone()]
                }
                Item::Signatory(one) => {
                    vec![one.name.clone(), one.function.clone(), one.organisation.clone()]
                }
                Item::Visit(one) => vec![one.place.clone(), one.purpose.clone()],
                Item::Session(one) => vec![one.place.clone()],
                Item::Task(one) => vec![one.text.clone(), one.who.clone(), one.until.clone()],
                Item::Link { page, .. } => vec![page.clone()],
            }),
            _ => {}
        }
    }
    for consensus in agreed.values() {
        texts.push(consensus.reason.clone());
        texts.extend(consensus.dissents.iter().map(|dissent| dissent.text.clone()));
    }
    texts.push(assessment.classification().to_owned());
    texts.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_word_that_was_typed_stands_in_the_full_report(
        beginning in beginning(ids()),
        changes in prop::collection::vec(
            (prop_oneof![4 => change(ids()).boxed(), 1 => later(ids()).boxed()],
             prop::option::weighted(0.1, typed())),
            0..40,
        )
    ) {
        let beginning = beginning.into_iter().map(|change| (change, None));
        let changes: Vec<_> = beginning.chain(changes).collect();
        let questionnaire = questionnaire();
        let assessment = Assessment::replay(entries(&changes));
        let phrases = Phrases::of(Language::En);
        let facts = Facts::of(&questionnaire, &assessment, &phrases);
        let pages = layout(&compose(&facts, Profile::Full));
        let shown: BTreeSet<String> = pages
            .pages
            .iter()
            .flat_map(Page::texts)
            .flat_map(|text| text.text.split(|c: char| !c.is_alphanumeric()))
            .map(str::to_owned)
            .collect();
        for word in words(&assessment, &changes) {
            prop_assert!(shown.contains(&word), "{word}");
        }
    }
}
