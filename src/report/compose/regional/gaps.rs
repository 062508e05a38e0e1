//! Gaps that many share, and what a programme for all of them would pay for.
//!
//! A gap is common where at least half of the administrations with an answer,
//! and at least two, stand below the questionnaire's target. The programme takes
//! the step that most of them have before them.

use super::Regional;
use crate::questionnaire::{Action, Question};
use crate::report::compose::{heading, paragraph, words};
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};
use crate::score::State;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A question in which many stand below the target.
struct Gap<'a> {
    question: &'a Question,
    target: i32,
    /// Administrations whose answer counts.
    of: usize,
    /// Rows below the target, with the level that counts.
    below: Vec<(usize, i32)>,
    /// Those of them that have no evidence, so may stand higher.
    unseen: usize,
}

/// Every common gap: the most shared and heaviest first.
fn common<'a>(regional: &Regional<'a>) -> Vec<Gap<'a>> {
    let rows = regional.compared();
    let mut gaps: Vec<Gap<'a>> = regional
        .questionnaire
        .questions()
        .enumerate()
        .filter_map(|(place, question)| {
            let lowest = regional.questionnaire.scale_of(question).lowest();
            let target = regional.questionnaire.default_target(question);
            let states: Vec<(usize, State)> = rows
                .iter()
                .filter_map(|&at| Some((at, regional.questions.cell(at, place)?.state?)))
                .collect();
            let counted: Vec<(usize, i32)> = states
                .iter()
                .filter_map(|(at, state)| Some((*at, state.counted(lowest)?)))
                .collect();
            let below: Vec<(usize, i32)> =
                counted.iter().copied().filter(|(_, level)| *level < target).collect();
            let unseen = states.iter().filter(|(_, state)| *state == State::NoEvidence).count();
            (below.len() >= 2 && below.len() * 2 >= counted.len()).then_some(Gap {
                question,
                target,
                of: counted.len(),
                below,
                unseen,
            })
        })
        .collect();
    // The sort is stable: equal ones stay in the questionnaire's order.
    gaps.sort_by_key(|gap| Reverse((gap.below.len() * 1000 / gap.of.max(1), gap.question.weight)));
    gaps
}

pub(super) fn gaps(regional: &Regional<'_>) -> Vec<Block> {
    let gaps = common(regional);
    let mut blocks = vec![heading(1, regional.say("regional-gaps"))];
    if gaps.is_empty() {
        blocks.push(paragraph(Style::Body, regional.say("regional-gaps-none")));
        return blocks;
    }
    let filling = [("count", gaps.len().into())];
    blocks.push(paragraph(Style::Body, regional.phrases.fill("regional-gaps-intro", &filling)));
    let rows = gaps.iter().map(|gap| {
        let scale = regional.questionnaire.scale_of(gap.question);
        let target = scale.level(gap.target).map_or_else(String::new, |level| level.code.clone());
        let unseen = if gap.unseen == 0 {
            String::new()
        } else {
            regional.phrases.fill("regional-unseen", &[("count", gap.unseen.into())])
        };
        Row::Cells(vec![
            Cell::bold(gap.question.id.as_str()),
            Cell::plain(gap.question.text.get(regional.language())),
            Cell::plain(target),
            Cell::plain(format!("{}/{}", gap.below.len(), gap.of)).and(Strength::Italic, unseen),
            Cell::plain(regional.codes(gap.below.iter().map(|(at, _)| *at))),
        ])
    });
    blocks.push(Block::Table(Table {
        caption: regional.say("regional-gaps-caption"),
        columns: vec![
            regional.column("column-question", 11, Align::Start),
            regional.column("column-asked", 43, Align::Start),
            regional.column("column-target", 9, Align::Centre),
            regional.column("regional-below", 15, Align::Centre),
            regional.column("regional-countries", 22, Align::Start),
        ],
        rows: rows.collect(),
    }));
    blocks
}

/// The step up that several administrations have before them.
struct Shared<'a> {
    question: &'a Question,
    action: &'a Action,
    rows: Vec<usize>,
}

/// The most shared step of each common gap.
fn steps<'a>(regional: &Regional<'a>) -> Vec<Shared<'a>> {
    common(regional)
        .into_iter()
        .filter_map(|gap| {
            let mut by_step: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
            for (at, level) in gap.below {
                by_step.entry(level + 1).or_default().push(at);
            }
            // Of equally shared steps the lower one: the others come after it.
            let (to, rows) =
                by_step.into_iter().max_by_key(|(to, rows)| (rows.len(), Reverse(*to)))?;
            let action = gap.question.action_to(to)?;
            (rows.len() >= 2).then_some(Shared { question: gap.question, action, rows })
        })
        .collect()
}

pub(super) fn programme(regional: &Regional<'_>) -> Vec<Block> {
    let steps = steps(regional);
    if steps.is_empty() {
        return Vec::new();
    }
    let (mut low, mut high) = (0_u64, Some(0_u64));
    let mut rows = Vec::new();
    for step in &steps {
        let times = step.rows.len() as u64;
        let band = regional.questionnaire.cost_band(&step.action.cost_band);
        let (from, to) = band.map_or((0, None), |band| (band.low, band.high));
        low = low.saturating_add(from.saturating_mul(times));
        high = high.zip(to).map(|(sum, to)| sum.saturating_add(to.saturating_mul(times)));
        rows.push(row(
            regional,
            step,
            from.saturating_mul(times),
            to.map(|to| to.saturating_mul(times)),
        ));
    }
    let sum = words::range(regional.phrases, &regional.questionnaire.currency, low, high);
    let filling = [("count", steps.len().into()), ("sum", sum.into())];
    vec![
        heading(1, regional.say("regional-programme")),
        paragraph(Style::Body, regional.phrases.fill("regional-programme-intro", &filling)),
        Block::Table(Table {
            caption: regional.say("regional-programme-caption"),
            columns: vec![
                regional.column("column-question", 14, Align::Start),
                regional.column("regional-step", 34, Align::Start),
                regional.column("column-owner-short", 18, Align::Start),
                regional.column("regional-countries", 16, Align::Start),
                regional.column("column-cost-short", 18, Align::Start),
            ],
            rows,
        }),
        paragraph(Style::Small, regional.say("regional-programme-note")),
    ]
}

fn row(regional: &Regional<'_>, step: &Shared<'_>, low: u64, high: Option<u64>) -> Row {
    let language = regional.language();
    let lead = step.action.owners.first().and_then(|id| regional.questionnaire.owner(id));
    let scale = regional.questionnaire.scale_of(step.question);
    let to = scale.level(step.action.to).map_or_else(String::new, |level| level.code.clone());
    Row::Cells(vec![
        Cell::bold(step.question.id.as_str())
            .and(Strength::Plain, regional.phrases.fill("regional-to", &[("level", to.into())])),
        Cell::plain(step.action.text.get(language)),
        Cell::plain(lead.map_or("", |lead| lead.role.get(language))),
        Cell::plain(regional.codes(step.rows.iter().copied())),
        Cell::plain(words::once(regional.phrases, regional.questionnaire, low, high)),
    ])
}
