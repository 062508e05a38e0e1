//! How long re-planning takes after one change: of the shipped questionnaire
//! with every gap open (79 questions), and of 2,000 questions.
//!
//! Promise: what is measured is what the plan's field does at a key: the plan
//! that stands, the one with the change, and what moves between the two.
#![allow(clippy::unwrap_used)]

use divan::{Bencher, black_box};
use std::sync::LazyLock;
use tathmini::assessment::{Answer, Assessment, Change, Reading};
use tathmini::plan::{plan, setting, what_if};
use tathmini::questionnaire::{Questionnaire, read};

struct Case {
    questionnaire: Questionnaire,
    before: Assessment,
    change: Change,
}

impl Case {
    fn of(questionnaire: Questionnaire) -> Self {
        let answers: Vec<Change> = questionnaire
            .questions()
            .map(|question| Change::Answered {
                question: question.id.clone(),
                reading: Reading::Validated,
                answer: Answer::Level(0),
            })
            .collect();
        let before = Assessment::default().with(&answers);
        let change = setting(&questionnaire, &before, "capacity.DG=1").unwrap();
        Self { questionnaire, before, change }
    }

    /// The plan that stands, and the one with the change, beside it.
    fn replan(&self) -> usize {
        let stands = plan(black_box(&self.questionnaire), &self.before);
        let change = std::slice::from_ref(&self.change);
        what_if(&self.questionnaire, &self.before, &stands, change).moved.len()
    }
}

static INAMA: LazyLock<Case> =
    LazyLock::new(|| Case::of(read(include_bytes!("../questionnaires/inama.yaml")).unwrap()));

static LARGE: LazyLock<Case> = LazyLock::new(|| {
    let mut text = String::from(
        "tathmini: 1\nid: large\nversion: \"1\"\nlanguage: en\ntitle: Large\ncurrency: USD\nscales:\n  - id: s\n    levels:\n",
    );
    for level in 0..4 {
        text += &format!("      - {{value: {level}, label: L{level}, meaning: M}}\n");
    }
    text += "owners:\n  - {id: DG, role: D}\n";
    (0..40).for_each(|owner| text += &format!("  - {{id: O{owner}, role: R}}\n"));
    text += "cost_bands: [{id: A, label: A, low: 0, high: 10}]\n\
             phases: [{id: P1, title: P, until: 12, max_actions: 400}, {id: P2, title: P, until: 48, max_actions: 900}]\n\
             areas:\n  - id: A\n    title: A\n    intent: I\n    topics:\n      - id: T\n        title: T\n        questions:\n";
    for number in 0..2_000_u32 {
        let owner = number % 40;
        let needs = match number {
            0..20 => String::new(),
            _ => format!(
                "            prerequisites: [{{question: Q{}, min_level: 1}}]\n",
                number / 20
            ),
        };
        let actions: Vec<String> = (1..4)
            .map(|to| {
                let months = (number + to) % 9 + 1;
                format!(
                    "{{to: {to}, text: D, owners: [O{owner}, DG], months: {months}, cost_band: A}}"
                )
            })
            .collect();
        text += &format!(
            "          - id: Q{number}\n            kind: expert\n            weight: {}\n            text: T\n            why: W\n            levels: [a, b, c, d]\n{needs}            actions: [{}]\n",
            number % 3 + 1,
            actions.join(", ")
        );
    }
    Case::of(read(text.as_bytes()).unwrap())
});

fn main() {
    divan::main();
}

#[divan::bench]
fn a_replan_79_questions_with_every_gap(bencher: Bencher<'_, '_>) {
    bencher.bench(|| INAMA.replan());
}

#[divan::bench(sample_count = 10)]
fn b_replan_2000_questions(bencher: Bencher<'_, '_>) {
    bencher.bench(|| LARGE.replan());
}
