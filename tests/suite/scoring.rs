//! The laws of scoring and planning, over random questionnaires and answers.

use num_traits::{One, Signed, Zero};
use proptest::prelude::*;
use tathmini::assessment::{Answer, Assessment, Change, Entry, EntryId, Reading, ReplicaId};
use tathmini::plan::plan;
use tathmini::questionnaire::{Grade, QuestionId, Questionnaire, Rule, read};
use tathmini::score::{Basis, Exact, Node, NodeKind, Score, exact, score};

/// What one question is and how it is answered.
#[derive(Debug, Clone)]
struct Asked {
    weight: u32,
    /// 0: the scale from 0 to 3, 1: that from 1 to 5.
    scale: usize,
    needs: Option<usize>,
    given: Given,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    Nothing,
    Level(u8),
    NotApplicable,
    NoEvidence,
}

/// A random questionnaire: areas of topics of questions, each with its rule.
#[derive(Debug, Clone)]
struct World {
    rules: Vec<usize>,
    areas: Vec<Vec<Vec<Asked>>>,
    ceiling: bool,
}

const RULES: [&str; 5] = [
    "rule: weighted_mean",
    "rule: mean",
    "rule: weakest_link",
    "rule: gate\n    pass: 2",
    "rule: table\n    table: [{from: 0, gives: 0}, {from: 0.5, gives: 0.5}, {from: 1.25, gives: 2}, {from: 2.5, gives: 3}]",
];

fn asked() -> impl Strategy<Value = Asked> {
    let given = prop_oneof![
        1 => Just(Given::Nothing),
        5 => (0..4u8).prop_map(Given::Level),
        1 => Just(Given::NotApplicable),
        1 => Just(Given::NoEvidence),
    ];
    (1..5000u32, 0..2usize, prop::option::of(0..40usize), given)
        .prop_map(|(weight, scale, needs, given)| Asked { weight, scale, needs, given })
}

fn world() -> impl Strategy<Value = World> {
    let topics = prop::collection::vec(prop::collection::vec(asked(), 1..4), 1..4);
    (prop::collection::vec(topics, 1..4), prop::collection::vec(0..5usize, 20), any::<bool>())
        .prop_map(|(areas, rules, ceiling)| World { rules, areas, ceiling })
}

impl World {
    fn questions(&self) -> Vec<&Asked> {
        self.areas.iter().flatten().flatten().collect()
    }

    /// The rule of the whole (0), of an area or of a topic; and the gate that a
    /// part below it then needs.
    fn rule(&self, place: usize, indent: &str) -> String {
        let rule = RULES[self.rules[place % self.rules.len()]];
        rule.replace("\n    ", &format!("\n{indent}"))
    }

    fn gate(&self, parent: usize, part: usize, indent: &str) -> String {
        let gated = self.rules[parent % self.rules.len()] == 3;
        if gated { format!("gate: {}\n{indent}", part % 3 + 1) } else { String::new() }
    }

    /// The definition, as its author would write it.
    fn yaml(&self) -> String {
        let mut text = format!(
            "tathmini: 1\nid: random\nversion: \"1\"\nlanguage: en\ntitle: Random\nnotice: None\ncurrency: USD\n\
             scales:\n  - id: short\n    levels: [{}]\n  - id: long\n    levels: [{}]\n\
             scoring:\n  {}\n  evidence_ceiling:\n    applies: {}\n    needs: [{{level: 2, grade: E1}}, {{level: 3, grade: E2}}]\n\
             owners: [{{id: DG, role: Director}}]\ncost_bands: [{{id: A, label: None, low: 0, high: 0}}]\n\
             phases: [{{id: P1, title: One, until: 6, max_actions: 3}}, {{id: P2, title: Two, until: 24, max_actions: 4}}]\nareas:\n",
            levels(0, 3),
            levels(1, 5),
            self.rule(0, "  "),
            self.ceiling,
        );
        let mut number = 0;
        for (a, area) in self.areas.iter().enumerate() {
            let (gate, rule) = (self.gate(0, a, "    "), self.rule(1 + a, "    "));
            text += &format!(
                "  - id: A{a}\n    title: Area\n    intent: Why\n    weight: {}\n    {gate}{rule}\n    topics:\n",
                a + 1,
            );
            for (t, topic) in area.iter().enumerate() {
                let own = 5 + a * 3 + t;
                let (gate, rule) = (self.gate(1 + a, t, "        "), self.rule(own, "        "));
                text += &format!(
                    "      - id: A{a}T{t}\n        title: Topic\n        {gate}{rule}\n        questions:\n"
                );
                for asked in topic {
                    text += &question(number, asked, &self.gate(own, number, "            "));
                    number += 1;
                }
            }
        }
        text
    }

    /// The assessment with these answers.
    fn assessment(&self, questionnaire: &Questionnaire) -> Assessment {
        let mut assessment = Assessment::default();
        for (question, asked) in questionnaire.questions().zip(self.questions()) {
            let lowest = questionnaire.scale_of(question).lowest();
            let answer = match asked.given {
                Given::Nothing => continue,
                Given::Level(level) => Answer::Level(lowest + i32::from(level)),
                Given::NotApplicable => {
                    Answer::NotApplicable { reason: "none".into(), lead_decision: false }
                }
                Given::NoEvidence => Answer::NoEvidence,
            };
            let id = question.id.clone();
            let grade = Some(Grade::ALL[asked.weight as usize % 4]);
            give(
                &mut assessment,
                Change::Answered { question: id.clone(), reading: Reading::Own, answer },
            );
            give(&mut assessment, Change::Graded { question: id, reading: Reading::Own, grade });
        }
        assessment
    }
}

fn levels(lowest: i32, highest: i32) -> String {
    let level = |value: i32| format!("{{value: {value}, label: L{value}, meaning: M}}");
    (lowest..=highest).map(level).collect::<Vec<_>>().join(", ")
}

fn question(number: usize, asked: &Asked, gate: &str) -> String {
    let (scale, lowest, highest) = [("short", 0, 3), ("long", 1, 5)][asked.scale];
    let texts: Vec<String> = (lowest..=highest).map(|level| format!("T{level}")).collect();
    let actions: Vec<String> = (lowest + 1..=highest)
        .map(|to| {
            let months = to * 3;
            format!("{{to: {to}, text: Do, owners: [DG], months: {months}, cost_band: A}}")
        })
        .collect();
    let needs = asked
        .needs
        .filter(|needed| *needed < number)
        .map(|needed| {
            format!("prerequisites: [{{question: Q{needed}, min_level: 2}}]\n            ")
        })
        .unwrap_or_default();
    format!(
        "          - id: Q{number}\n            kind: expert\n            scale: {scale}\n            weight: {}.{:03}\n            {gate}\
         text: Text\n            why: Why\n            levels: [{}]\n            evidence: [Paper]\n            not_applicable: Always\n            {needs}actions: [{}]\n",
        asked.weight / 1000,
        asked.weight % 1000,
        texts.join(", "),
        actions.join(", "),
    )
}

fn give(assessment: &mut Assessment, change: Change) {
    let seq = assessment.highest_seq() + 1;
    assessment.apply(Entry {
        id: EntryId::from(format!("e{seq}").as_str()),
        replica: ReplicaId::from("r"),
        seq,
        base: assessment.base_of(&change),
        at: "2026-10-12T09:00:00+01:00".into(),
        by: "test".into(),
        why: None,
        change,
    });
}

fn checked(world: &World) -> Questionnaire {
    read(world.yaml().as_bytes()).unwrap_or_else(|faults| panic!("{faults:#?}\n{}", world.yaml()))
}

/// An evaluator of its own: it sees a node's rule, weights and the values of
/// its children, and computes the score by the words of `docs/scoring.md`.
fn recompute(node: &Node, lowest: i64, highest: i64) -> Option<Exact> {
    let whole = |value: i64| Exact::from_integer(value.into());
    if node.kind == NodeKind::Question {
        return node.score.normal.clone();
    }
    let parts: Vec<(Exact, Exact, i64)> = node
        .children
        .iter()
        .filter_map(|child| {
            let value = recompute(child, lowest, highest)?;
            Some((value, child.weight.clone(), i64::from(child.gate.unwrap_or(0))))
        })
        .collect();
    if parts.is_empty() {
        return None;
    }
    let count = whole(i64::try_from(parts.len()).unwrap());
    let total = |of: fn(&(Exact, Exact, i64)) -> Exact| {
        parts.iter().map(of).fold(Exact::zero(), |sum, one| sum + one)
    };
    let length = whole(highest - lowest);
    Some(match node.rule.as_ref().unwrap() {
        Rule::WeightedMean => {
            total(|(value, weight, _)| value * weight) / total(|(_, weight, _)| weight.clone())
        }
        Rule::Mean => total(|(value, _, _)| value.clone()) / count,
        Rule::WeakestLink => parts
            .iter()
            .map(|(value, _, _)| value.clone())
            .fold(Exact::one(), |a, b| if b < a { b } else { a }),
        Rule::Gate { pass } => {
            let mut reached = lowest;
            for level in lowest..=highest {
                let here = parts.iter().any(|(_, _, gate)| *gate == level);
                let open = parts.iter().all(|(value, _, gate)| {
                    *gate > level || value * &length + whole(lowest) >= whole(i64::from(*pass))
                });
                if here && open {
                    reached = level;
                }
            }
            whole(reached - lowest) / length
        }
        Rule::Table(steps) => {
            let mean = total(|(value, _, _)| value.clone()) / count * &length + whole(lowest);
            let mut gives = exact(lowest, 1);
            for step in steps {
                if mean >= exact(i64::from(step.from), 1000) {
                    gives = exact(i64::from(step.gives), 1000);
                }
            }
            (gives - whole(lowest)) / length
        }
    })
}

/// A score's value, interval and minimum.
fn figures(score: &Score) -> [Option<Exact>; 4] {
    [score.value.clone(), score.low.clone(), score.high.clone(), score.minimum.clone()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_lies_on_its_scale_and_in_its_interval(world in world()) {
        let questionnaire = checked(&world);
        let card = score(&questionnaire, &world.assessment(&questionnaire), Basis::Best);
        for node in card.whole.walk() {
            let counts = node.score.counts;
            prop_assert!(counts.answered <= counts.asked);
            if let Some(value) = &node.score.value {
                let (low, high) = (node.score.low.clone().unwrap(), node.score.high.clone().unwrap());
                prop_assert!(low <= *value && *value <= high);
                prop_assert!(high <= exact(i64::from(node.score.max), 1) && !low.is_negative());
                if node.kind == NodeKind::Question { continue; }
                let part = node.score.normal.clone().unwrap();
                prop_assert!(!part.is_negative() && part <= Exact::one());
            } else {
                prop_assert_eq!(counts.answered, counts.not_applicable);
            }
        }
    }

    #[test]
    fn an_explanation_gives_the_same_number_again(world in world()) {
        let questionnaire = checked(&world);
        let card = score(&questionnaire, &world.assessment(&questionnaire), Basis::Best);
        for node in card.whole.walk() {
            prop_assert_eq!(recompute(node, 0, 3), node.score.normal.clone(), "{}", node.id);
        }
    }

    #[test]
    fn raising_an_answer_never_lowers_a_score(world in world(), which in any::<prop::sample::Index>()) {
        let questionnaire = checked(&world);
        let before = score(&questionnaire, &world.assessment(&questionnaire), Basis::Best);
        let mut raised = world.clone();
        let which = which.index(world.questions().len());
        let asked = raised.areas.iter_mut().flatten().flatten().nth(which).unwrap();
        asked.given = match asked.given {
            Given::Level(level) if level < 3 => Given::Level(level + 1),
            Given::NoEvidence => Given::Level(0),
            _ => return Ok(()),
        };
        let after = score(&questionnaire, &raised.assessment(&questionnaire), Basis::Best);
        for (before, after) in before.whole.walk().into_iter().zip(after.whole.walk()) {
            prop_assert!(after.score.value >= before.score.value, "{}", before.id);
        }
    }

    #[test]
    fn a_question_that_does_not_apply_might_as_well_not_be_asked(world in world(), which in any::<prop::sample::Index>()) {
        let questionnaire = checked(&world);
        let which = which.index(world.questions().len());
        let with = |given: Given| {
            let mut changed = world.clone();
            changed.areas.iter_mut().flatten().flatten().nth(which).unwrap().given = given;
            score(&questionnaire, &changed.assessment(&questionnaire), Basis::Best)
        };
        let (without, unanswered) = (with(Given::NotApplicable), with(Given::Nothing));
        for (a, b) in without.whole.walk().into_iter().zip(unanswered.whole.walk()) {
            prop_assert_eq!(figures(&a.score), figures(&b.score), "{}", &a.id);
        }
    }

    #[test]
    fn a_plan_keeps_its_order_its_room_and_every_gap(world in world()) {
        let questionnaire = checked(&world);
        let assessment = world.assessment(&questionnaire);
        let plan = plan(&questionnaire, &assessment);
        let all: Vec<_> = plan.actions.iter().chain(&plan.later).collect();
        for question in questionnaire.questions() {
            let level = score(&questionnaire, &assessment, Basis::Best);
            let level = level.whole.find(question.id.as_str()).unwrap().score.value.clone();
            let target = tathmini::plan::target(&questionnaire, &assessment, question);
            let steps = level.map_or(Exact::zero(), |level| exact(i64::from(target), 1) - level);
            let planned = all.iter().filter(|one| one.candidate.question.id == question.id).count();
            let planned = exact(i64::try_from(planned).unwrap(), 1);
            prop_assert_eq!(planned, steps.max(Exact::zero()), "{}: one action a step", &question.id);
        }
        for (place, phase) in questionnaire.phases.iter().enumerate() {
            let begins = if place == 0 { 0 } else { questionnaire.phases[place - 1].until };
            let of_phase: Vec<_> = plan.actions.iter().filter(|one| one.phase.as_ref() == Some(&phase.id)).collect();
            prop_assert!(of_phase.len() <= phase.max_actions);
            prop_assert!(of_phase.iter().all(|one| (begins..phase.until).contains(&one.start.unwrap())));
        }
        for one in &plan.actions {
            prop_assert_eq!(one.end.unwrap(), one.start.unwrap() + one.candidate.action.months);
            prop_assert!(one.end.unwrap() <= plan.horizon);
            for id in &one.after {
                let before = plan.actions.iter().find(|other| other.id == *id);
                prop_assert!(before.is_some_and(|before| before.end <= one.start), "{} after {id}", one.id);
            }
        }
        prop_assert_eq!(&plan, &tathmini::plan::plan(&questionnaire, &assessment));
    }
}

#[test]
fn the_worked_example_of_the_documentation() {
    let text = include_str!("../../docs/scoring.md");
    let yaml = text.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let questionnaire = read(yaml.as_bytes()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let mut assessment = Assessment::default();
    for (id, answer) in [
        ("Q1", Answer::Level(3)),
        ("Q2", Answer::Level(1)),
        ("Q3", Answer::NotApplicable { reason: "no port".into(), lead_decision: false }),
        ("Q4", Answer::NoEvidence),
        ("Q5", Answer::Level(4)),
    ] {
        let question = QuestionId::from(id);
        give(&mut assessment, Change::Answered { question, reading: Reading::Own, answer });
    }
    let card = score(&questionnaire, &assessment, Basis::Best);
    let of = |id: &str| {
        let score = &card.whole.find(id).unwrap().score;
        (
            score.value.clone().unwrap(),
            score.high.clone().unwrap(),
            score.minimum.clone().unwrap(),
            score.counts.zeros,
        )
    };
    let whole = |value: i64| exact(value, 1);
    for (id, expected) in [
        ("T1", (exact(11, 5), exact(11, 5), whole(1), 0)),
        ("T2", (exact(3, 4), exact(11, 4), whole(0), 1)),
        ("A1", (exact(53, 32), exact(77, 32), whole(0), 1)),
    ] {
        let got = of(id);
        assert!(text.contains(&format!("{}", got.0)), "the documentation redoes {id} = {}", got.0);
        assert_eq!(got, expected, "{id}");
    }
}
