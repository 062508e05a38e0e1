//! What a plan promises, over thousands of random questionnaires, answers, limits
//! and decisions; each limit counted here anew.

use proptest::prelude::*;
use std::collections::BTreeSet;
use tathmini::assessment::{
    ActionId, Answer, Assessment, Change, Cost, Head, OwnAction, Reading, Ruling, Source, Stage,
};
use tathmini::i18n::Language;
use tathmini::plan::{
    Expected, Origin, Plan, Planned, Why, conflicts, counted, logframe, makes_circle, own_progress,
    plan, progress, setting, target, unmet, what_if,
};
use tathmini::questionnaire::{QuestionId, Questionnaire, read};

#[derive(Debug, Clone)]
struct Asked {
    weight: u32,
    level: i32,
    needs: Option<usize>,
    owner: usize,
    supports: usize,
    months: u32,
    band: usize,
    target: i32,
}

const OWNERS: [&str; 3] = ["DG", "OPS", "RISK"];
const BANDS: [&str; 4] = ["A", "B", "C", "D"];

fn asked() -> impl Strategy<Value = Asked> {
    (
        (1..4u32, 0..4i32, prop::option::of(0..12usize), 0..3usize),
        (0..3usize, 1..13u32, 0..4usize, 1..4i32),
    )
        .prop_map(|((weight, level, needs, owner), (supports, months, band, target))| Asked {
            weight,
            level,
            needs,
            owner,
            supports,
            months,
            band,
            target,
        })
}

fn yaml(asked: &[Asked]) -> String {
    let mut text = "tathmini: 1\nid: random\nversion: \"1\"\nlanguage: en\ntitle: Random\ncurrency: USD\n\
        scales:\n  - id: main\n    levels: [{value: 0, label: A, meaning: A}, {value: 1, label: B, meaning: B}, {value: 2, label: C, meaning: C}, {value: 3, label: D, meaning: D}]\n\
        owners: [{id: DG, role: Director}, {id: OPS, role: Operations}, {id: RISK, role: Risk}]\n\
        cost_bands: [{id: A, label: None, low: 0, high: 0}, {id: B, label: Low, low: 0, high: 25}, {id: C, label: Mid, low: 25, high: 150}, {id: D, label: High, low: 150}]\n\
        phases: [{id: P1, title: One, until: 6, max_actions: 4}, {id: P2, title: Two, until: 18, max_actions: 6}, {id: P3, title: Three, until: 36, max_actions: 9}]\n\
        threats: [{id: PORT, title: Seaport}]\n\
        areas:\n  - id: A\n    title: Area\n    intent: Why\n    topics:\n      - id: T\n        title: Topic\n        questions:\n"
        .to_owned();
    for (number, one) in asked.iter().enumerate() {
        let owners = if one.supports == one.owner {
            OWNERS[one.owner].to_owned()
        } else {
            format!("{}, {}", OWNERS[one.owner], OWNERS[one.supports])
        };
        let actions: Vec<String> = (1..=3)
            .map(|to| {
                format!(
                    "{{to: {to}, text: Do, owners: [{owners}], months: {}, cost_band: {}}}",
                    one.months,
                    BANDS[(one.band + to) % 4]
                )
            })
            .collect();
        let needs = one.needs.filter(|needed| *needed < number);
        let needs = needs.map_or_else(String::new, |needed| {
            format!("            prerequisites: [{{question: Q{needed}, min_level: 2}}]\n")
        });
        text += &format!(
            "          - id: Q{number}\n            kind: expert\n            weight: {}\n            target: {}\n            threats: [PORT]\n            text: Text\n            why: Why\n            levels: [a, b, c, d]\n{needs}            actions: [{}]\n",
            one.weight,
            one.target,
            actions.join(", "),
        );
    }
    text
}

fn assessment(asked: &[Asked]) -> Assessment {
    let head = Change::Created(Head {
        format: 1,
        assessment: "a".into(),
        questionnaire: "random".into(),
        version: "1".into(),
        hash: String::new(),
        country: "XA".into(),
        country_name: "X".into(),
        administration: "X".into(),
        language: "en".into(),
        date: "2026-08-20".into(),
    });
    let answers = asked.iter().enumerate().map(|(number, one)| Change::Answered {
        question: QuestionId::from(format!("Q{number}").as_str()),
        reading: Reading::Validated,
        answer: Answer::Level(one.level),
    });
    let changes: Vec<Change> = std::iter::once(head).chain(answers).collect();
    Assessment::default().with(&changes)
}

/// The name of an action: one of the questionnaire's, or an own one.
fn named() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..12usize, 1..4i32).prop_map(|(question, to)| format!("Q{question}>{to}")),
        1 => (0..3usize).prop_map(|own| format!("OWN-{own}")),
        1 => (0..12usize, 1..3usize).prop_map(|(question, own)| format!("Q{question}+{own}")),
    ]
}

/// An action that the administration adds, waiting for any others, itself among them.
fn added() -> impl Strategy<Value = Change> {
    let after = prop::collection::vec(named(), 0..4);
    (0..3usize, 0..12usize, 0..3usize, (1..13u32, 0..90u64), after).prop_map(
        |(own, question, owner, (months, cost), after)| Change::Planned {
            action: format!("OWN-{own}").as_str().into(),
            decision: Ruling::Added(Some(OwnAction {
                text: "Ours".into(),
                question: format!("Q{question}").as_str().into(),
                owners: vec![OWNERS[owner].into()],
                months,
                cost: Cost { low: 0, high: Some(cost) },
                after: after.iter().map(|id| id.as_str().into()).collect(),
            })),
        },
    )
}

/// A limit or a decision, as it is typed.
fn typed() -> impl Strategy<Value = String> {
    let action = || named().prop_map(|id| format!("action.{id}"));
    prop_oneof![
        (2026..2030u32, 0..400u64).prop_map(|(year, most)| format!("budget.{year}={most}")),
        (2026..2030u32, 0..3usize, 0..300u64).prop_map(|(year, source, most)| {
            format!("budget.{year}.{}={most}", Source::ALL[source].code())
        }),
        (0..3usize, 0..6u32).prop_map(|(owner, halves)| {
            format!("capacity.{}={}.{}", OWNERS[owner], halves / 2, halves % 2 * 5)
        }),
        (0..3usize, 1..10u32).prop_map(|(owner, month)| {
            format!("away.{}=2027-0{month}..2027-0{month}", OWNERS[owner])
        }),
        (1..4u32, 0..6u32).prop_map(|(phase, most)| format!("phase.P{phase}={most}")),
        Just("threat.PORT=high".to_owned()),
        Just("inflation=4.5".to_owned()),
        (0..12usize, 0..4i32).prop_map(|(question, level)| format!("target.Q{question}={level}")),
        action().prop_map(|action| format!("{action}.off=yes")),
        (action(), 1..20u32).prop_map(|(action, months)| format!("{action}.months={months}")),
        (action(), 0..3usize)
            .prop_map(|(action, owner)| format!("{action}.owners={}", OWNERS[owner])),
        (action(), 0..90u64).prop_map(|(action, cost)| format!("{action}.cost={cost}")),
        (action(), 0..30u64).prop_map(|(action, cost)| format!("{action}.recurrent={cost}")),
        (action(), 0..3usize).prop_map(|(action, source)| {
            format!("{action}.source={}", Source::ALL[source].code())
        }),
        (action(), 1..10u32).prop_map(|(action, month)| format!("{action}.start=2027-0{month}")),
        (action(), action()).prop_map(|(one, other)| {
            format!("{one}.merged={}", other.trim_start_matches("action."))
        }),
        action().prop_map(|action| format!("{action}.status=done@2027-01-15")),
        (action(), 6..12u32)
            .prop_map(|(action, month)| format!("{action}.status=under_way@2026-{month:02}-15")),
        action().prop_map(|action| format!("{action}.status=dropped@2027-01-15")),
        (0..4i32).prop_map(|level| format!("target.A={level}")),
        (0..12usize).prop_map(|question| format!("own.Q{question}=Ours")),
    ]
}

/// With what was typed, each read in the assessment as the ones before left it.
/// What is refused, as an action that does not exist, changes nothing.
fn decided<T: AsRef<str>>(
    questionnaire: &Questionnaire,
    before: &Assessment,
    typed: &[T],
) -> Assessment {
    typed.iter().fold(before.clone(), |known, one| {
        match setting(questionnaire, &known, one.as_ref()) {
            Ok(change) => known.with(&[change]),
            Err(_) => known,
        }
    })
}

/// The changes that these lines ask for, each by itself.
fn changes<T: AsRef<str>>(
    questionnaire: &Questionnaire,
    known: &Assessment,
    typed: &[T],
) -> Vec<Change> {
    typed.iter().filter_map(|one| setting(questionnaire, known, one.as_ref()).ok()).collect()
}

/// The first promise that a plan breaks.
fn broken(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    plan: &Plan<'_>,
) -> Option<String> {
    let terms = &plan.terms;
    let placed: Vec<(&Planned<'_>, u32, u32)> =
        plan.actions.iter().map(|one| (one, one.start.unwrap(), one.end.unwrap())).collect();
    for (one, start, end) in &placed {
        let gone = one.candidate.begun.and_then(|begun| terms.start.since(begun)).unwrap_or(0);
        let months = one.candidate.action.months.saturating_sub(gone).max(1);
        if *end != start + months || *end > plan.horizon {
            return Some(format!("{} lasts {start} to {end}", one.id));
        }
        for before in &one.after {
            if !placed.iter().any(|(other, _, end)| other.id == *before && end <= start) {
                return Some(format!("{} does not wait for {before}", one.id));
            }
        }
        let level = match assessment.given(&one.candidate.question.id, Reading::Validated) {
            Some(given) => match given.answer {
                Answer::Level(level) => *level,
                _ => 0,
            },
            None => return Some(format!("{} was not answered", one.id)),
        };
        let own = one.candidate.origin == Origin::Own;
        if !own && level >= target(questionnaire, assessment, one.candidate.question) {
            return Some(format!("{} is at its target", one.id));
        }
    }
    for owner in &terms.owners {
        for month in 0..plan.horizon {
            let calendar = terms.start.plus(month);
            let away =
                owner.away.iter().any(|(from, until)| *from <= calendar && calendar <= *until);
            let used: u32 = placed
                .iter()
                .filter(|(_, start, end)| (start..end).contains(&&month))
                .filter_map(|(one, _, _)| {
                    one.candidate.action.owners.iter().position(|id| *id == owner.owner)
                })
                .map(|rank| if rank == 0 { 2 } else { 1 })
                .sum();
            if used > if away { 0 } else { owner.capacity } {
                return Some(format!("{} in month {month}", owner.owner));
            }
        }
    }
    for phase in &terms.phases {
        let starts =
            placed.iter().filter(|(_, start, _)| (phase.from..phase.until).contains(start));
        if starts.count() > phase.most as usize {
            return Some(format!("phase {}", phase.phase));
        }
    }
    for budget in &terms.budgets {
        let sum = |source: Source| {
            let wanted = budget.source.is_none_or(|wanted| wanted == source);
            let of = plan.costs.by_year.get(&(budget.year, source)).filter(|_| wanted);
            of.map_or(0, |sum| sum.high)
        };
        if Source::ALL.into_iter().map(sum).sum::<u64>() > budget.ceiling {
            return Some(format!("{budget:?}"));
        }
    }
    None
}

/// The decisions that are lost: those about an action that the plan knows but does not
/// show, and own actions that it does not know.
fn lost(questionnaire: &Questionnaire, assessment: &Assessment, plan: &Plan<'_>) -> Vec<String> {
    let open = plan.actions.iter().chain(&plan.later).map(|one| &one.candidate);
    let known: Vec<_> = open.chain(&plan.off).chain(&plan.done).collect();
    let decided = assessment
        .rulings()
        .filter(|(_, decision, _)| !matches!(decision, Ruling::FollowedUp(_) | Ruling::Off(false)));
    decided
        .filter_map(|(id, decision, _)| {
            let holds =
                |one: &&&tathmini::plan::Candidate<'_>| one.id == *id || one.merged.contains(id);
            let Some(one) = known.iter().find(holds) else {
                // An action whose question is at its target is not asked for: it has no
                // row. An own one is always asked for.
                let Ruling::Added(Some(own)) = decision else { return None };
                return questionnaire.question(&own.question).map(|_| format!("{id} added"));
            };
            let shown = one.overrides.iter().any(|one| one.about == decision.about());
            (!shown).then(|| format!("{id} {}", decision.about()))
        })
        .collect()
}

/// The actions that could never start, because they wait for one another.
fn waiting_for_itself<'p>(plan: &'p Plan<'_>) -> Vec<&'p ActionId> {
    let mut waits: Vec<(&ActionId, &[ActionId])> =
        plan.actions.iter().chain(&plan.later).map(|one| (&one.id, &one.after[..])).collect();
    loop {
        let ids: BTreeSet<&ActionId> = waits.iter().map(|(id, _)| *id).collect();
        waits.retain(|(_, after)| after.iter().any(|id| ids.contains(id)));
        if waits.len() == ids.len() {
            return ids.into_iter().collect();
        }
    }
}

/// Two thousand random plans in the ordinary run, eight thousand where everything is tested.
fn many() -> ProptestConfig {
    let all = std::env::var("TATHMINI_TEST_ALL").is_ok_and(|all| all == "1");
    ProptestConfig::with_cases(if all { 4_000 } else { 1_000 })
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn a_plan_breaks_no_limit_and_loses_no_decision(
        asked in prop::collection::vec(asked(), 1..12),
        added in prop::collection::vec(added(), 0..3),
        typed in prop::collection::vec(typed(), 0..8),
    ) {
        let questionnaire = read(yaml(&asked).as_bytes()).unwrap();
        let assessment = decided(&questionnaire, &assessment(&asked).with(&added), &typed);
        let plan = plan(&questionnaire, &assessment);
        prop_assert_eq!(broken(&questionnaire, &assessment, &plan), None);
        prop_assert_eq!(waiting_for_itself(&plan), Vec::<&ActionId>::new());
        prop_assert_eq!(lost(&questionnaire, &assessment, &plan), Vec::<String>::new());
        for conflict in conflicts(&questionnaire, &assessment, &plan) {
            prop_assert!(!conflict.limits.is_empty());
        }
        for unmet in unmet(&questionnaire, &assessment, &plan) {
            prop_assert!(unmet.reached < unmet.target);
        }
        let ids: BTreeSet<&ActionId> = plan.actions.iter().chain(&plan.later).map(|one| &one.id).collect();
        prop_assert_eq!(ids.len(), plan.actions.len() + plan.later.len());
        logframe(&questionnaire, &assessment, &plan);
    }

    #[test]
    fn a_higher_ceiling_never_makes_the_plan_worse(
        asked in prop::collection::vec(asked(), 1..12),
        added in prop::collection::vec(added(), 0..2),
        typed in prop::collection::vec(typed(), 0..4),
        year in 2026..2029u32,
        (most, more) in (0..200u64, 1..300u64),
    ) {
        let questionnaire = read(yaml(&asked).as_bytes()).unwrap();
        let before = decided(&questionnaire, &assessment(&asked).with(&added), &typed);
        let before = decided(&questionnaire, &before, &[format!("budget.{year}={most}")]);
        let stands = plan(&questionnaire, &before);
        let wide = changes(&questionnaire, &before, &[format!("budget.{year}={}", most + more)]);
        let raised = before.with(&wide);
        let again = plan(&questionnaire, &raised);
        prop_assert_eq!(broken(&questionnaire, &raised, &again), None);
        let tried = what_if(&questionnaire, &before, &stands, &wide);
        prop_assert_eq!(&tried.plan, &again, "a try shows what the decision does");
        let fixed = |plan: &Plan<'_>| {
            plan.actions.iter().filter(|one| matches!(one.why, Why::Fixed(_) | Why::Begun(_))).count()
        };
        prop_assert!((fixed(&again), again.worth) >= (fixed(&stands), stands.worth));
    }
}

fn three() -> (Questionnaire, Assessment) {
    let one = Asked {
        weight: 3,
        level: 2,
        needs: None,
        owner: 0,
        supports: 0,
        months: 6,
        band: 2,
        target: 3,
    };
    let asked =
        vec![one.clone(), Asked { owner: 1, ..one.clone() }, Asked { owner: 2, level: 0, ..one }];
    (read(yaml(&asked).as_bytes()).unwrap(), assessment(&asked))
}

#[test]
fn an_impossible_start_is_told_with_the_smallest_set_of_limits() {
    let (questionnaire, before) = three();
    let stands = plan(&questionnaire, &before);
    // To level 3 RISK needs three times six months: the third can't begin in the first year.
    let early = changes(&questionnaire, &before, &["action.Q2>3.start=2027-01"]);
    let told = what_if(&questionnaire, &before, &stands, &early).conflicts;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(format!("{:?}", told[0].limits), r#"[Order(ActionId("Q2>3"))]"#);
    let away = ["away.RISK=2026-09..2029-08"];
    let told = what_if(&questionnaire, &before, &stands, &changes(&questionnaire, &before, &away));
    assert_eq!(format!("{:?}", told.conflicts[0].limits), r#"[Owner(OwnerId("RISK"))]"#);
    assert_eq!(told.missed[0].question.as_str(), "Q2");
}

#[test]
fn a_plan_that_starts_later_moves_every_action_in_the_calendar() {
    let (questionnaire, before) = three();
    let stands = plan(&questionnaire, &before);
    let later = changes(&questionnaire, &before, &["start=2026-12"]);
    let told = what_if(&questionnaire, &before, &stands, &later);
    assert_eq!(told.moved.len(), stands.actions.len());
    assert!(told.moved.iter().all(|moved| moved.by() == Some(3)), "{:?}", told.moved);
}

#[test]
fn a_done_action_leaves_the_plan_and_frees_what_waited_for_it() {
    let (questionnaire, before) = three();
    let done = changes(&questionnaire, &before, &["action.Q2>1.status=done@2026-10-01"]);
    let after = before.with(&done);
    let plan = plan(&questionnaire, &after);
    assert_eq!(plan.done.len(), 1);
    let next = plan.action(&"Q2>2".into()).unwrap();
    assert_eq!((next.start, next.after.len()), (Some(0), 0));
    assert!(unmet(&questionnaire, &after, &plan).is_empty());
}

#[test]
fn a_merged_action_is_done_once_by_all_its_owners() {
    let (questionnaire, before) = three();
    let merged = changes(&questionnaire, &before, &["action.Q0>3.merged=Q1>3"]);
    let after = before.with(&merged);
    let plan = plan(&questionnaire, &after);
    assert!(plan.action(&"Q0>3".into()).is_none());
    let host = plan.action(&"Q1>3".into()).unwrap();
    assert_eq!(host.candidate.action.owners.len(), 2);
    assert_eq!(host.candidate.merged, [ActionId::from("Q0>3")]);
    assert!(unmet(&questionnaire, &after, &plan).is_empty(), "its level counts as planned");
}

#[test]
fn a_merge_that_makes_a_circle_is_refused_and_takes_nothing_out_of_the_plan() {
    let (questionnaire, before) = three();
    let typed = "action.Q2>1.merged=Q2>3";
    let refused = setting(&questionnaire, &before, typed).unwrap_err();
    assert_eq!(refused.expected, Expected::Apart);
    // One that stands in a journal does not take place.
    let merged =
        Change::Planned { action: "Q2>1".into(), decision: Ruling::Merged(Some("Q2>3".into())) };
    let plan = plan(&questionnaire, &before.with(&[merged]));
    assert!((1..=3).all(|to| plan.actions.iter().any(|one| one.id.as_str() == format!("Q2>{to}"))));
    // Two steps of one question that follow each other may be done at once.
    assert!(setting(&questionnaire, &before, "action.Q2>1.merged=Q2>2").is_ok());
}

#[test]
fn an_own_action_that_would_wait_for_what_waits_for_it_is_told_and_does_not_wait() {
    let (questionnaire, before) = three();
    let own = |id: &str, after: &[&str]| Change::Planned {
        action: id.into(),
        decision: Ruling::Added(Some(OwnAction {
            text: "Ours".into(),
            question: "Q2".into(),
            owners: vec!["RISK".into()],
            months: 1,
            cost: Cost { low: 0, high: Some(0) },
            after: after.iter().map(|id| (*id).into()).collect(),
        })),
    };
    let circle = |known: &Assessment, change: &Change| makes_circle(&questionnaire, known, change);
    let first = own("OWN-1", &["Q2>1"]);
    assert!(!circle(&before, &first));
    let known = before.with(&[first]);
    assert!(circle(&known, &own("OWN-1", &["OWN-1"])));
    assert!(circle(&known, &own("OWN-2", &["OWN-3", "OWN-2"])));
    let second = known.with(&[own("OWN-2", &["OWN-1"])]);
    let turned = own("OWN-1", &["OWN-2", "Q2>1"]);
    assert!(circle(&second, &turned));
    // One that stands in a journal waits for the rest of what it asked for.
    let both = second.with(&[turned]);
    let plan = plan(&questionnaire, &both);
    let after = |id: &str| plan.action(&id.into()).unwrap().after.clone();
    assert_eq!((after("OWN-1"), after("OWN-2")), (vec!["OWN-2".into(), "Q2>1".into()], vec![]));
}

#[test]
fn an_own_action_in_a_line_gets_a_name_that_was_never_given() {
    let (questionnaire, before) = three();
    let both = decided(&questionnaire, &before, &["own.q2=Hold a course", "own.Q2=Print a card"]);
    let plan = plan(&questionnaire, &both);
    let own = |id: &str| &plan.action(&id.into()).unwrap().candidate;
    assert_eq!(own("Q2+1").action.text.get(Language::En), "Hold a course");
    assert_eq!(own("Q2+2").action.text.get(Language::En), "Print a card");
    assert_eq!(own("Q2+1").action.owners, ["RISK".into()], "led as the question's steps are");
    assert!(own("Q2+1").quick && own("Q2+1").origin == Origin::Own);
    assert_eq!(setting(&questionnaire, &both, "own.Q2= ").unwrap_err().expected, Expected::Text);
    assert_eq!(
        setting(&questionnaire, &both, "own.Q9=x").unwrap_err().expected,
        Expected::Question
    );
    let longer = decided(&questionnaire, &both, &["action.q2+1.months=7", "action.Q2+2.off=yes"]);
    let plan = tathmini::plan::plan(&questionnaire, &longer);
    assert_eq!(plan.action(&"Q2+1".into()).unwrap().candidate.action.months, 7);
    assert_eq!(plan.off.len(), 1);
}

#[test]
fn a_decision_names_an_action_that_there_is() {
    let (questionnaire, before) = three();
    let name = |typed: &str| setting(&questionnaire, &before, typed);
    let Ok(Change::Planned { action, .. }) = name("action.q2>1.off=yes") else { panic!() };
    assert_eq!(action.as_str(), "Q2>1");
    let unknown = name("action.Q2>7.off=yes").unwrap_err();
    assert!(unknown.near.is_some_and(|near| near.starts_with("Q2>")));
    assert_eq!(name("action.Q2>1.merged=NONE").unwrap_err().expected, Expected::Action);
    assert!(name("action.T.text=Ours").is_ok(), "a row of the logical framework has texts");
    assert!(name("action.overall.indicator=Ours").is_ok());
    assert_eq!(name("action.T.off=yes").unwrap_err().expected, Expected::Action);
}

#[test]
fn a_status_keeps_the_note_and_the_evidence_of_the_last_report() {
    let (questionnaire, mut known) = three();
    for typed in [
        "status=under_way@2026-11-20",
        "note=Tender out",
        "evidence=E1,E2",
        "status=done@2027-02-01",
    ] {
        let change = setting(&questionnaire, &known, &format!("action.Q2>1.{typed}")).unwrap();
        known = known.with(&[change]);
    }
    let plan = plan(&questionnaire, &known);
    let report = plan.done[0].follow_up.clone().unwrap();
    assert_eq!((report.stage, report.date.as_str()), (Stage::Done, "2027-02-01"));
    assert_eq!(
        (report.note.as_str(), report.evidence),
        ("Tender out", vec!["E1".to_owned(), "E2".to_owned()])
    );
}

#[test]
fn money_without_a_ceiling_is_not_yet_funded_and_own_money_goes_first() {
    let (questionnaire, before) = three();
    let free = plan(&questionnaire, &before);
    assert_eq!(free.costs.of_source(Source::Unfunded), free.costs.total());
    let own = changes(&questionnaire, &before, &["budget.2026.own=30"]);
    let after = before.with(&own);
    let plan = plan(&questionnaire, &after);
    let paid: Vec<_> = plan.actions.iter().filter(|one| one.source == Some(Source::Own)).collect();
    assert!(!paid.is_empty());
    assert!(paid.iter().map(|one| counted(one.candidate.cost)).sum::<u64>() <= 30);
}

fn answered(question: &str, level: i32) -> Change {
    Change::Answered {
        question: question.into(),
        reading: Reading::Validated,
        answer: Answer::Level(level),
    }
}

#[test]
fn where_four_limits_are_needed_all_four_are_named() {
    let (questionnaire, before) = three();
    // Q1>3 costs money; every year by itself would have enough, were it not for its ceiling.
    let years: Vec<String> = (2026..2030).map(|year| format!("budget.{year}=0")).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let poor = decided(&questionnaire, &before, &years);
    let told = conflicts(&questionnaire, &poor, &plan(&questionnaire, &poor));
    let of_q1 = told.iter().find(|one| format!("{:?}", one.demand).contains("Q1")).unwrap();
    assert_eq!((of_q1.limits.len(), of_q1.certain), (4, true), "{:?}", of_q1.limits);
}

#[test]
fn where_a_source_pays_in_some_years_only_the_ceilings_that_bar_a_target_are_named() {
    let (questionnaire, before) = three();
    let typed: Vec<String> = (2026..2030).map(|year| format!("budget.{year}.unfunded=0")).collect();
    let mut typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    typed.push("budget.2027.own=1");
    let poor = decided(&questionnaire, &before, &typed);
    let told = conflicts(&questionnaire, &poor, &plan(&questionnaire, &poor));
    let of_q1 = told.iter().find(|one| format!("{:?}", one.demand).contains("Q1")).unwrap();
    assert_eq!((of_q1.limits.len(), of_q1.certain), (5, true), "{:?}", of_q1.limits);
}

#[test]
fn a_target_whose_last_step_is_part_of_another_or_off_is_named_too() {
    let (questionnaire, before) = three();
    let merged = ["action.Q0>3.merged=Q1>3", "away.OPS=2026-09..2029-08"];
    let poor = decided(&questionnaire, &before, &merged);
    let told = conflicts(&questionnaire, &poor, &plan(&questionnaire, &poor));
    let demands: Vec<String> = told.iter().map(|one| format!("{:?}", one.demand)).collect();
    assert!(demands.iter().any(|demand| demand.contains("Q0")), "{demands:?}");
    let off = decided(&questionnaire, &before, &["action.Q2>2.off=yes"]);
    let told = conflicts(&questionnaire, &off, &plan(&questionnaire, &off));
    assert_eq!(format!("{:?}", told[0].limits), r#"[Off(ActionId("Q2>2"))]"#);
}

#[test]
fn what_is_under_way_keeps_its_start_and_what_was_dropped_leaves_with_its_reason() {
    let (questionnaire, before) = three();
    // The plan starts in 2026-09. One action began in November, one in July, before the plan.
    let typed =
        ["action.Q0>3.status=under_way@2026-11-20", "action.Q1>3.status=under_way@2026-07-01"];
    let after = decided(&questionnaire, &before, &typed);
    // A later report on the same action does not move its start, nor do new limits.
    let later = ["action.Q0>3.status=under_way@2027-01-10", "phase.P1=1", "start=2026-09"];
    for after in [decided(&questionnaire, &after, &later), after] {
        let plan = plan(&questionnaire, &after);
        let kept = plan.action(&"Q0>3".into()).unwrap();
        assert_eq!(kept.start, Some(2), "{:?}", kept.why);
        assert_eq!(kept.why, Why::Begun(tathmini::assessment::Month::parse("2026-11").unwrap()));
    }
    let plan = plan(&questionnaire, &decided(&questionnaire, &before, &typed));
    let early = plan.action(&"Q1>3".into()).unwrap();
    assert_eq!((early.start, early.end), (Some(0), Some(4)), "two of six months are over");
    let begun = decided(&questionnaire, &before, &typed);
    assert_eq!(conflicts(&questionnaire, &begun, &plan), []);

    let dropped = ["action.Q2>2.status=dropped@2027-02-01"];
    let after = decided(&questionnaire, &before, &dropped);
    let plan = tathmini::plan::plan(&questionnaire, &after);
    let off: Vec<&str> = plan.off.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(off, ["Q2>2", "Q2>3"], "what follows on it leaves with it");
    assert_eq!(plan.off[0].overrides[0].value, "dropped@2027-02-01");
}

#[test]
fn new_answers_propose_what_is_done_and_a_report_settles_it() {
    let (questionnaire, before) = three();
    assert!(own_progress(&questionnaire, &before.with(&[answered("Q2", 2)])).actions.is_empty());
    let begun = decided(&questionnaire, &before, &["action.Q2>1.status=under_way@2026-10-01"]);
    assert_eq!(own_progress(&questionnaire, &begun).proved().count(), 0);
    let again = begun.with(&[answered("Q2", 2)]);
    let told = own_progress(&questionnaire, &again);
    let proved: Vec<&str> = told.proved().map(|one| one.id.as_str()).collect();
    assert_eq!(proved, ["Q2>1", "Q2>2"], "the third step is not proved by level 2");
    // The same between two rounds.
    let rounds = progress(&questionnaire, &before, &again);
    assert_eq!(rounds.proved().count(), 2);

    let all: Vec<_> = told.proved().collect();
    let settled = again.with(&[all[0].accepted(), all[1].refused()]);
    let told = own_progress(&questionnaire, &settled);
    assert_eq!(told.proved().count(), 0);
    assert_eq!((told.count(Stage::Done), told.count(Stage::NotStarted)), (1, 4));
    // Answered once more, the refused one is proposed again; the done one is not.
    let anew = settled.with(&[answered("Q2", 3)]);
    let told = own_progress(&questionnaire, &anew);
    let proved: Vec<&str> = told.proved().map(|one| one.id.as_str()).collect();
    assert_eq!(proved, ["Q2>2", "Q2>3"]);
}

#[test]
fn a_target_of_an_area_holds_where_none_was_set_for_the_question() {
    let (questionnaire, before) = three();
    let targets = |typed: &[&str]| -> Vec<i32> {
        let after = decided(&questionnaire, &before, typed);
        questionnaire.questions().map(|one| target(&questionnaire, &after, one)).collect()
    };
    assert_eq!(targets(&[]), [3, 3, 3]);
    assert_eq!(targets(&["target.A=2"]), [2, 2, 2]);
    assert_eq!(targets(&["target.A=2", "target.Q1=1"]), [2, 1, 2]);
    assert_eq!(targets(&["target.A=2", "target.A=-"]), [3, 3, 3]);
}
