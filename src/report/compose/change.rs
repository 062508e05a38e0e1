//! What became of every figure since an earlier round. Says nothing where no
//! earlier round was given.
//!
//! Promise: a difference inside the uncertainty, or between what was not asked
//! in the same words, is never called a change; it stands with its reason.

use super::{Facts, column, heading, paragraph};
use crate::compare::{Cell as Figures, Column, Comparison, Movement, Reason};
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};
use crate::score::{NodeKind, State};

/// An assessment and the round before it, seen through the later questionnaire.
#[derive(Debug, Clone)]
pub struct Rounds {
    areas: Comparison,
    questions: Comparison,
}

/// The rows of both comparisons.
const EARLIER: usize = 0;
const LATER: usize = 1;

impl Rounds {
    /// `None` where these are not exactly two rounds of one administration.
    pub fn of(areas: Comparison, questions: Comparison) -> Option<Self> {
        let are_two = |one: &Comparison| one.rows.len() == 2 && one.earlier(LATER) == Some(EARLIER);
        (are_two(&areas) && are_two(&questions)).then_some(Self { areas, questions })
    }

    /// The name of the later one in the comparison.
    pub fn later(&self) -> &str {
        &self.areas.rows[LATER].about.id
    }
}

pub(super) fn change(facts: &Facts<'_>) -> Vec<Block> {
    let Some(rounds) = &facts.rounds else { return Vec::new() };
    let day = facts.day(&rounds.areas.rows[EARLIER].about.date);
    let moved = moved(rounds);
    let mut blocks = vec![
        heading(2, facts.phrases.fill("change-since", &[("day", day.into())])),
        paragraph(Style::Body, facts.say("regional-change-intro")),
        Block::List(sums(facts, &moved)),
        Block::Table(areas(facts, rounds)),
    ];
    let rows: Vec<Row> = moved.iter().filter_map(|one| question(facts, rounds, *one)).collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            caption: facts.say("change-questions-caption"),
            columns: vec![
                column(facts, "column-question", 10, Align::Start),
                column(facts, "column-asked", 46, Align::Start),
                column(facts, "change-before", 15, Align::Start),
                column(facts, "change-now", 15, Align::Start),
                column(facts, "change-word", 14, Align::Start),
            ],
            rows,
        }));
    }
    blocks
}

/// The place of each question's column, and what became of it.
fn moved(rounds: &Rounds) -> Vec<(usize, Movement)> {
    let all = 0..rounds.questions.columns.len();
    all.filter_map(|at| Some((at, rounds.questions.change(LATER, at)?))).collect()
}

/// How many questions went which way, and why some can't be compared.
fn sums(facts: &Facts<'_>, moved: &[(usize, Movement)]) -> Vec<String> {
    let sum = |word: String, count: usize| {
        facts.phrases.fill("change-count", &[("word", word.into()), ("count", count.into())])
    };
    let count = |wanted: Movement| moved.iter().filter(|(_, one)| *one == wanted).count();
    let mut told: Vec<String> = [Movement::Improved, Movement::Regressed, Movement::Unchanged]
        .into_iter()
        .map(|one| sum(facts.say(one.phrase()), count(one)))
        .collect();
    let reasons =
        [Reason::Uncertain, Reason::Unanswered, Reason::NotApplicable, Reason::OtherQuestion];
    for moved in reasons.map(Movement::NotComparable) {
        let found = count(moved);
        told.extend((found > 0).then(|| sum(facts.say(key(moved)), found)));
    }
    told
}

/// The phrase for what became of a figure, or for why that can't be said.
fn key(moved: Movement) -> &'static str {
    match moved.reason() {
        None => moved.phrase(),
        Some(Reason::Uncertain) => "change-uncertain",
        Some(Reason::Unanswered) => "change-unanswered",
        Some(Reason::NotApplicable) => "change-not-applicable",
        Some(Reason::OtherQuestion) => "change-other-question",
    }
}

fn areas(facts: &Facts<'_>, rounds: &Rounds) -> Table {
    let row = |(at, area): (usize, &Column)| {
        let cell = |round| Cell::plain(score(facts, rounds.areas.cell(round, at)));
        let title = match area.kind {
            NodeKind::Whole => facts.say("whole"),
            _ => area.title.get(facts.language()).to_owned(),
        };
        let word = rounds.areas.change(LATER, at).map(|moved| facts.say(key(moved)));
        Row::Cells(vec![
            Cell::plain(title),
            cell(EARLIER),
            cell(LATER),
            Cell::plain(word.unwrap_or_default()),
        ])
    };
    Table {
        caption: facts.say("change-areas-caption"),
        columns: vec![
            column(facts, "column-area", 46, Align::Start),
            column(facts, "change-before", 18, Align::Centre),
            column(facts, "change-now", 18, Align::Centre),
            column(facts, "change-word", 18, Align::Start),
        ],
        rows: rounds.areas.columns.iter().enumerate().map(row).collect(),
    }
}

/// A score with its interval; a dash where nothing counts or can be compared.
fn score(facts: &Facts<'_>, cell: Option<&Figures>) -> String {
    let Some((low, high)) = cell.and_then(Figures::interval) else { return "–".to_owned() };
    let (low, high) = (facts.figure(Some(&low.exact())), facts.figure(Some(&high.exact())));
    if low == high {
        return low;
    }
    let filling = [("low", low.as_str().into()), ("high", high.into())];
    format!("{low} ({})", facts.phrases.fill("interval", &filling))
}

/// A question that improved or regressed.
fn question(facts: &Facts<'_>, rounds: &Rounds, (at, moved): (usize, Movement)) -> Option<Row> {
    if !matches!(moved, Movement::Improved | Movement::Regressed) {
        return None;
    }
    let question = facts.questionnaire.find_question(&rounds.questions.columns.get(at)?.id)?;
    let scale = facts.questionnaire.scale_of(question);
    let level = |round| {
        Cell::plain(match rounds.questions.cell(round, at).and_then(|cell| cell.state) {
            Some(State::Level { given, .. }) => facts.level(scale, given),
            Some(State::NoEvidence) => facts.say("no-evidence"),
            _ => "–".to_owned(),
        })
    };
    Some(Row::Cells(vec![
        Cell::default().linked(Strength::Bold, question.id.as_str()),
        Cell::plain(question.text.get(facts.language())),
        level(EARLIER),
        level(LATER),
        Cell::bold(facts.say(moved.phrase())),
    ]))
}
