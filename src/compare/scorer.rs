//! Cells from bare levels, many thousand times: what can be known of a
//! questionnaire's rules is worked out once.
//!
//! Where every figure that is wanted is a mean (which is what most
//! questionnaires say), it is a sum of whole numbers over a sum of whole
//! numbers. Everything else (weakest link, gate, table, conditions, evidence
//! ceilings) goes through [`mod@crate::score`], slower and the same; a test
//! holds both against each other.

use super::{By, Cell, Coverage, Evidence, Figure, cell};
use crate::questionnaire::{Area, Question, Questionnaire, Rule, Topic};
use crate::score::{self, NodeKind, State};
use std::ops::Range;

/// How one questionnaire's levels become cells.
#[derive(Debug)]
pub struct Scorer<'q> {
    questionnaire: &'q Questionnaire,
    by: By,
    /// `None`: some figure is no mean.
    means: Option<Vec<Mean>>,
    /// Lowest and highest level of each question.
    scales: Vec<(i32, i32)>,
}

/// A figure that is a mean.
#[derive(Debug)]
enum Mean {
    /// The level of this question.
    Level(usize),
    /// Σ part × (level − lowest) ÷ Σ weight + the main scale's lowest level.
    Questions { range: Range<usize>, terms: Vec<Term>, lowest: i64 },
    /// The same where all terms are alike.
    Alike { range: Range<usize>, term: Term, lowest: i64 },
    /// Of the columns before it, with these weights.
    Columns(Vec<i64>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Term {
    lowest: i32,
    /// What one level adds to the numerator.
    part: i64,
    /// What an answer adds to the denominator.
    weight: i64,
}

impl<'q> Scorer<'q> {
    /// For the columns that `by` wants.
    pub fn new(questionnaire: &'q Questionnaire, by: By) -> Self {
        let scales = questionnaire
            .questions()
            .map(|question| {
                let scale = questionnaire.scale_of(question);
                (scale.lowest(), scale.highest())
            })
            .collect();
        Self { questionnaire, by, means: means(questionnaire, by), scales }
    }

    /// The questionnaire whose levels it scores.
    pub const fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// The number of questions.
    pub fn questions(&self) -> usize {
        self.scales.len()
    }

    /// The first answer that is no level of its question's scale.
    pub fn misfit(&self, levels: &[Option<i32>]) -> Option<(usize, i32)> {
        let wrong = |(level, (lowest, highest)): (&Option<i32>, &(i32, i32))| {
            level.is_some_and(|level| (level < *lowest) | (level > *highest))
        };
        // Nearly always none is: that is seen without a stop at each.
        if !levels.iter().zip(&self.scales).fold(false, |any, pair| any | wrong(pair)) {
            return None;
        }
        let place = levels.iter().zip(&self.scales).position(wrong)?;
        Some((place, levels.get(place).copied()??))
    }

    /// The wanted cells of an assessment of which only the levels are known, in
    /// the questionnaire's order.
    pub fn cells(&self, levels: &[Option<i32>]) -> Vec<Option<Cell>> {
        let Some(means) = &self.means else { return self.by_rule(levels) };
        let mut cells: Vec<Option<Cell>> = Vec::with_capacity(means.len());
        for mean in means {
            let cell = match mean {
                Mean::Level(place) => {
                    let state = match levels.get(*place).copied().flatten() {
                        None => State::Unanswered,
                        Some(level) => State::Level { given: level, counted: level },
                    };
                    let (lowest, highest) = self.scales.get(*place).copied().unwrap_or_default();
                    Cell::of_question(state, None, lowest, highest)
                }
                Mean::Questions { range, terms, lowest } => {
                    mean_of(levels.get(range.clone()).unwrap_or_default(), terms, *lowest)
                }
                Mean::Alike { range, term, lowest } => {
                    mean_of_alike(levels.get(range.clone()).unwrap_or_default(), *term, *lowest)
                }
                Mean::Columns(weights) => mean_of_columns(&cells, weights),
            };
            cells.push(Some(cell));
        }
        cells
    }

    fn by_rule(&self, levels: &[Option<i32>]) -> Vec<Option<Cell>> {
        let card = score::score_levels(self.questionnaire, levels);
        let mut cells = Vec::new();
        for node in &card.whole.walk()[1..] {
            if self.by.has(node.kind) {
                cells.push(Some(Cell::of(node)));
            }
        }
        if self.by.has(NodeKind::Whole) {
            cells.push(Some(Cell::of(&card.whole)));
        }
        cells
    }
}

fn mean_of(levels: &[Option<i32>], terms: &[Term], lowest: i64) -> Cell {
    let (mut over, mut under, mut answered) = (0, 0, 0);
    for (level, term) in levels.iter().zip(terms) {
        if let Some(level) = level {
            over += term.part * i64::from(level - term.lowest);
            under += term.weight;
            answered += 1;
        }
    }
    mean_cell((over + lowest * under, under), levels.len(), answered)
}

fn mean_of_alike(levels: &[Option<i32>], term: Term, lowest: i64) -> Cell {
    let (mut sum, mut answered) = (0, 0);
    for level in levels {
        sum += i64::from(level.unwrap_or(0));
        answered += u32::from(level.is_some());
    }
    let count = i64::from(answered);
    let under = term.weight * count;
    let over = term.part * (sum - i64::from(term.lowest) * count);
    mean_cell((over + lowest * under, under), levels.len(), answered)
}

fn mean_cell((over, under): (i64, i64), asked: usize, answered: u32) -> Cell {
    Cell {
        score: (under > 0).then(|| Figure::of(over.into(), under.into())),
        coverage: Coverage { asked: cell::questions(asked), answered, ..Coverage::default() },
        evidence: Evidence { ungraded: answered, ..Evidence::default() },
        ..Cell::default()
    }
}

fn mean_of_columns(cells: &[Option<Cell>], weights: &[i64]) -> Cell {
    let mut whole = Cell::default();
    let (mut sum, mut total) = (Figure::whole(0), 0);
    for (cell, weight) in cells.iter().flatten().zip(weights) {
        whole.coverage.asked += cell.coverage.asked;
        whole.coverage.answered += cell.coverage.answered;
        whole.evidence.ungraded += cell.evidence.ungraded;
        if let Some(score) = &cell.score {
            sum = sum.plus(&score.times(*weight, 1));
            total += weight;
        }
    }
    whole.score = (total > 0).then(|| sum.times(1, total));
    whole
}

/// The means of all wanted columns, if all are means.
fn means(questionnaire: &Questionnaire, by: By) -> Option<Vec<Mean>> {
    let plain = !questionnaire.scoring.ceiling.applies
        && questionnaire.questions().all(|question| question.when.is_none());
    if !plain {
        return None;
    }
    let mut columns = Vec::new();
    let mut first = 0;
    for area in &questionnaire.areas {
        let start = first;
        for topic in &area.topics {
            let range = first..first + topic.questions.len();
            first = range.end;
            match by {
                By::Area => {}
                By::Topic => {
                    let weighted = is_weighted(&topic.rule)?;
                    let questions: Vec<_> = topic.questions.iter().collect();
                    columns.push(over_questions(questionnaire, range, &questions, weighted)?);
                }
                By::Question => columns.extend(range.map(Mean::Level)),
            }
        }
        if by == By::Area {
            let questions: Vec<_> = area.questions().collect();
            let weighted = is_flat(area)?;
            columns.push(over_questions(questionnaire, start..first, &questions, weighted)?);
        }
    }
    if by == By::Area {
        let weighted = is_weighted(&questionnaire.scoring.rule)?;
        let weights = questionnaire.areas.iter().map(|area| weighed(weighted, area.weight));
        columns.push(Mean::Columns(weights.collect()));
    }
    Some(columns)
}

/// Whether a rule that is a mean weighs its parts; `None` for any other rule.
fn is_weighted(rule: &Rule) -> Option<bool> {
    match rule {
        Rule::WeightedMean => Some(true),
        Rule::Mean => Some(false),
        Rule::WeakestLink | Rule::Gate { .. } | Rule::Table(_) => None,
    }
}

/// Whether an area is one mean over its questions, and whether that weighs
/// them: it has one topic, or its topics weigh what their questions weigh.
fn is_flat(area: &Area) -> Option<bool> {
    is_weighted(&area.rule)?;
    let sum = |topic: &Topic| topic.weight.is_none() && topic.rule == Rule::WeightedMean;
    match &area.topics[..] {
        [one] => is_weighted(&one.rule),
        topics => (area.rule == Rule::WeightedMean && topics.iter().all(sum)).then_some(true),
    }
}

fn weighed(weighted: bool, weight: crate::questionnaire::Weight) -> i64 {
    if weighted { weight.thousandths().into() } else { 1 }
}

/// The mean over these questions in levels of the main scale. One level of a
/// question counts weight × main length ÷ own length; everything is multiplied
/// by what makes it whole, then divided by what all have in common.
fn over_questions(
    questionnaire: &Questionnaire,
    range: Range<usize>,
    questions: &[&Question],
    weighted: bool,
) -> Option<Mean> {
    let length = |scale: &crate::questionnaire::Scale| {
        i64::from(scale.highest()) - i64::from(scale.lowest())
    };
    let main = questionnaire.main_scale();
    let lengths = questions.iter().map(|question| length(questionnaire.scale_of(question)));
    let shared = lengths.clone().try_fold(1_i64, |all, own| {
        all.checked_div(divisor(all, own))?.checked_mul(own).filter(|all| *all < 1 << 20)
    })?;
    let mut terms: Vec<Term> = questions
        .iter()
        .zip(lengths)
        .map(|(question, own)| {
            let weight = weighed(weighted, question.weight);
            let lowest = questionnaire.scale_of(question).lowest();
            Term { lowest, part: weight * (shared / own) * length(main), weight: weight * shared }
        })
        .collect();
    let common = terms
        .iter()
        .fold(0, |common, term| divisor(divisor(common, term.part), term.weight))
        .max(1);
    for term in &mut terms {
        term.part /= common;
        term.weight /= common;
    }
    let lowest = main.lowest().into();
    Some(match terms.first() {
        Some(&term) if terms.iter().all(|other| *other == term) => {
            Mean::Alike { range, term, lowest }
        }
        _ => Mean::Questions { range, terms, lowest },
    })
}

/// The greatest common divisor of two numbers that are not negative.
fn divisor(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::{Mean, Scorer};
    use crate::compare::{By, Cell};
    use crate::questionnaire::{Questionnaire, read};
    use proptest::prelude::*;
    use std::sync::OnceLock;

    const DEFINITIONS: [&[u8]; 5] = [
        include_bytes!("../../tests/fixtures/sound/five-areas.yaml"),
        include_bytes!("../../questionnaires/inama.yaml"),
        include_bytes!("../../tests/fixtures/sound/letters.yaml"),
        include_bytes!("../../tests/fixtures/sound/library.yaml"),
        include_bytes!("../../tests/fixtures/sound/wells.yaml"),
    ];

    fn questionnaires() -> &'static [Questionnaire] {
        static READ: OnceLock<Vec<Questionnaire>> = OnceLock::new();
        READ.get_or_init(|| DEFINITIONS.map(|bytes| read(bytes).unwrap()).to_vec())
    }

    fn quick(scorer: &Scorer) -> bool {
        scorer.means.is_some()
    }

    #[test]
    fn the_usual_questionnaires_go_the_quick_way_and_gates_do_not() {
        let all = questionnaires();
        for (at, expected) in [(0, true), (1, true), (2, false)] {
            assert_eq!(quick(&Scorer::new(&all[at], By::Area)), expected, "{}", all[at].id);
        }
        let scorer = Scorer::new(&all[0], By::Area);
        let terms = scorer.means.as_ref().unwrap().iter().filter_map(|mean| match mean {
            Mean::Alike { term, .. } => Some((term.part, term.weight)),
            _ => None,
        });
        assert_eq!(terms.collect::<Vec<_>>(), [(1, 1); 5], "alike, and kept small");
    }

    #[test]
    fn levels_are_held_against_their_scales() {
        let scorer = Scorer::new(&questionnaires()[0], By::Area);
        let mut levels = vec![Some(1); 75];
        assert_eq!(scorer.misfit(&levels), None);
        levels[7] = Some(6);
        assert_eq!(scorer.misfit(&levels), Some((7, 6)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        /// Both ways give the same cells, whatever the weights and scales are.
        #[test]
        fn means_are_what_the_rules_give(
            at in 0..DEFINITIONS.len(),
            seeds in proptest::collection::vec(proptest::option::weighted(0.9, 0..100_i32), 80),
            by in prop_oneof![Just(By::Area), Just(By::Topic), Just(By::Question)],
        ) {
            let questionnaire = &questionnaires()[at];
            let scorer = Scorer::new(questionnaire, by);
            let levels: Vec<Option<i32>> = scorer
                .scales
                .iter()
                .zip(&seeds)
                .map(|((low, high), seed)| seed.map(|seed| low + seed % (high - low + 1)))
                .collect();
            let by_rule: Vec<Option<Cell>> = scorer.by_rule(&levels);
            prop_assert_eq!(scorer.cells(&levels), by_rule);
        }
    }
}
