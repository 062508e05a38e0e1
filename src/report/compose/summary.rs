//! One page that says it all: the profile, strengths, gaps, first priorities,
//! what the plan costs.

use super::costs::Sum;
use super::priorities::ranked;
use super::{Facts, column, heading, paragraph};
use crate::assessment::{Direction, Item};
use crate::i18n::Language;
use crate::plan::{Planned, target};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::report::document::{Align, Bar, Bars, Block, Cell, Legend, Row, Strength, Style, Table};
use crate::score::{Exact, Node, NodeKind, exact, to_f64};
use std::cmp::Reverse;

/// How many strengths, gaps and priorities the page holds.
const FEW: usize = 5;

/// How many areas its chart holds.
const AREAS: usize = 8;

/// The longest finding that stands on the page, in characters; for a longer one
/// the question speaks.
const BRIEF: usize = 110;

pub(super) fn summary(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![
        heading(1, facts.say("summary")),
        Block::OnePage,
        paragraph(Style::Body, format!("{} {}", lead(facts), costs(facts))),
        Block::Bars(brief(facts)),
    ];
    let (strengths, gaps) = (strengths(facts), gaps(facts));
    if !(strengths.is_empty() && gaps.is_empty()) {
        // What there is none of leaves its room to the other.
        let sides = [("summary-strengths", 44, strengths), ("summary-gaps", 56, gaps)];
        let (columns, cells) = sides
            .into_iter()
            .filter(|(.., texts)| !texts.is_empty())
            .map(|(head, share, texts)| {
                (column(facts, head, share, Align::Start), entries(facts, texts))
            })
            .unzip();
        blocks.push(Block::Table(Table {
            caption: String::new(),
            columns,
            rows: vec![Row::Cells(cells)],
        }));
    }
    if !facts.plan.actions.is_empty() {
        blocks.push(Block::Table(first_steps(facts)));
        // Where nothing is to be paid, the first sentences have said so.
        if Sum::of(&facts.plan.actions).high > 0 {
            blocks.push(paragraph(Style::Small, phases(facts)));
        }
    }
    blocks
}

/// Short texts one under the other, each with the question it is about.
fn entries(facts: &Facts<'_>, texts: Vec<(&QuestionId, String)>) -> Cell {
    texts.into_iter().fold(Cell::default(), |cell, (id, text)| {
        cell.and(Strength::Plain, facts.phrases.named(id.as_str(), &text))
    })
}

fn lead(facts: &Facts<'_>) -> String {
    let whole = &facts.card.whole.score;
    if whole.value.is_none() {
        let open = whole.counts.asked.saturating_sub(whole.counts.answered);
        return facts.phrases.fill("summary-nothing-counts", &[("open", open.into())]);
    }
    let by_score = |areas: &mut Vec<&Node>| {
        areas.sort_by(|a, b| b.score.normal.cmp(&a.score.normal));
    };
    let mut areas: Vec<&Node> =
        facts.card.whole.children.iter().filter(|area| area.score.normal.is_some()).collect();
    by_score(&mut areas);
    let name = |node: Option<&&Node>| {
        node.map_or_else(String::new, |node| {
            area_title(facts.questionnaire, &node.id, facts.language())
        })
    };
    // Where all stand at one score, none is the strongest.
    let apart =
        areas.first().map(|one| &one.score.normal) != areas.last().map(|one| &one.score.normal);
    let key = if apart { "summary-lead" } else { "summary-lead-one" };
    facts.phrases.fill(
        key,
        &[
            ("score", facts.figure_with_interval(whole).into()),
            ("max", whole.max.to_string().into()),
            ("best", name(areas.first()).into()),
            ("worst", name(areas.last()).into()),
            ("zeros", whole.counts.zeros.into()),
        ],
    )
}

pub(super) fn coverage(facts: &Facts<'_>) -> String {
    let counts = &facts.card.whole.score.counts;
    let graded: usize = counts.grades.iter().sum();
    facts.phrases.fill(
        "summary-coverage",
        &[
            ("answered", counts.answered.into()),
            ("asked", counts.asked.into()),
            ("na", counts.not_applicable.into()),
            ("ne", counts.no_evidence.into()),
            ("seen", (counts.grades[1] + counts.grades[2] + counts.grades[3]).into()),
            ("levels", (graded + counts.ungraded).into()),
        ],
    )
}

pub(super) fn area_title(questionnaire: &Questionnaire, id: &str, language: Language) -> String {
    let area = questionnaire.areas.iter().find(|area| area.id.as_str() == id);
    area.map_or_else(|| id.to_owned(), |area| area.title.get(language).to_owned())
}

/// A place on the scale as the drawing wants it.
pub(super) fn place(value: &Exact) -> f32 {
    to_f64(value) as f32
}

/// The profile, or of many areas the lowest: the page has room for a few.
fn brief(facts: &Facts<'_>) -> Bars {
    let whole = profile(facts);
    let mut scores: Vec<f32> = whole.rows.iter().filter_map(|bar| bar.score).collect();
    scores.sort_by(f32::total_cmp);
    let Some(last) = scores.get(AREAS - 1).filter(|_| whole.rows.len() > AREAS) else {
        return whole;
    };
    let low = |bar: &Bar| bar.score.is_some_and(|score| score <= *last);
    let rows: Vec<Bar> = whole.rows.into_iter().filter(low).take(AREAS).collect();
    let caption = facts.phrases.fill("profile-lowest", &[("count", rows.len().into())]);
    Bars { caption, alternative: said(facts, &rows), rows, ..whole }
}

/// What bars show, in words.
fn said(facts: &Facts<'_>, rows: &[Bar]) -> String {
    let said: Vec<String> =
        rows.iter().map(|bar| facts.phrases.named(&bar.label, &bar.shown)).collect();
    facts.phrases.listed(&said)
}

pub(super) fn profile(facts: &Facts<'_>) -> Bars {
    let questionnaire = facts.questionnaire;
    let scale = questionnaire.main_scale();
    let last = scale.levels.len() - 1;
    let ticks = scale
        .levels
        .iter()
        .enumerate()
        .map(|(step, level)| {
            let label = format!("{} {}", level.code, level.label.get(facts.language()));
            (step as f32 / last as f32, label)
        })
        .collect();
    let rows: Vec<Bar> = facts
        .card
        .whole
        .children
        .iter()
        .zip(&facts.own.whole.children)
        .map(|(area, own)| bar(facts, area, own))
        .collect();
    let any = |has: fn(&Bar) -> bool, key: &str| {
        if rows.iter().any(has) { facts.say(key) } else { String::new() }
    };
    Bars {
        caption: facts.say("profile-caption"),
        alternative: said(facts, &rows),
        ticks,
        legend: Legend {
            score: facts.say("legend-score"),
            interval: any(|bar| bar.interval.is_some(), "legend-interval"),
            target: any(|bar| bar.target.is_some(), "legend-target"),
            other: any(|bar| bar.other.is_some(), "legend-other"),
        },
        rows,
    }
}

fn bar(facts: &Facts<'_>, area: &Node, own: &Node) -> Bar {
    let score = &area.score;
    let interval = match (&score.normal, &score.normal_high) {
        (Some(low), Some(high)) if low != high => Some((place(low), place(high))),
        _ => None,
    };
    Bar {
        label: area_title(facts.questionnaire, &area.id, facts.language()),
        shown: facts.figure(score.value.as_ref()),
        score: score.normal.as_ref().map(place),
        interval,
        target: area_target(facts, &area.id).as_ref().map(place),
        other: own
            .score
            .normal
            .as_ref()
            .filter(|own| Some(*own) != score.normal.as_ref())
            .map(place),
    }
}

/// The target of an area, or of the whole as the weighted mean of its areas'.
pub(super) fn target_of(facts: &Facts<'_>, node: &Node) -> Option<Exact> {
    if node.kind == NodeKind::Area {
        return area_target(facts, &node.id);
    }
    let (mut sum, mut weights) = (exact(0, 1), exact(0, 1));
    for area in &node.children {
        if let Some(target) = area_target(facts, &area.id) {
            sum += &area.weight * target;
            weights += &area.weight;
        }
    }
    (weights > exact(0, 1)).then(|| sum / weights)
}

/// The weighted mean of the targets of the area's questions that count.
fn area_target(facts: &Facts<'_>, id: &str) -> Option<Exact> {
    let places = facts.questionnaire.areas.iter().zip(&facts.card.whole.children);
    let (area, node) = places.into_iter().find(|(area, _)| area.id.as_str() == id)?;
    let nodes = node.children.iter().flat_map(|topic| &topic.children);
    let (mut sum, mut weights) = (exact(0, 1), exact(0, 1));
    for (question, node) in area.questions().zip(nodes) {
        if node.score.normal.is_none() {
            continue;
        }
        let scale = facts.questionnaire.scale_of(question);
        let weight = exact(i64::from(question.weight.thousandths()), 1000);
        let level = target(facts.questionnaire, facts.assessment, question);
        sum += &weight * crate::score::rule::normal(i64::from(level) * 1000, scale);
        weights += weight;
    }
    (weights > exact(0, 1)).then(|| sum / weights)
}

/// The strengths recorded, those of the heaviest questions first; where nobody
/// recorded one, the questions at their highest level.
fn strengths<'f>(facts: &'f Facts<'_>) -> Vec<(&'f QuestionId, String)> {
    let mut found = facts.items(|item| match item {
        Item::Finding { question, direction: Direction::Strength, text } => {
            Some((question, first_sentence(text)))
        }
        _ => None,
    });
    if found.is_empty() {
        let nodes = facts.question_nodes(&facts.card);
        found = facts
            .questionnaire
            .questions()
            .zip(nodes)
            .filter(|(_, node)| node.score.normal == Some(exact(1, 1)))
            .map(|(question, _)| (&question.id, question.text.get(facts.language()).to_owned()))
            .collect();
    }
    found.retain(|(_, text)| text.chars().count() <= 2 * BRIEF);
    found.sort_by_key(|(id, _)| Reverse(facts.questionnaire.question(id).map(|one| one.weight)));
    found.truncate(FEW);
    found
}

/// The questions that matter most below their target.
fn gaps<'f>(facts: &'f Facts<'_>) -> Vec<(&'f QuestionId, String)> {
    let ranked = ranked(facts).into_iter().take(FEW);
    let gap = |one: &'f Planned<'f>| {
        let candidate = &one.candidate;
        let weakness = facts.listed.iter().find_map(|listed| match listed.item {
            Item::Finding { question, direction: Direction::Weakness, text }
                if *question == candidate.question.id =>
            {
                Some(first_sentence(text)).filter(|text| text.chars().count() <= BRIEF)
            }
            _ => None,
        });
        let text =
            weakness.unwrap_or_else(|| candidate.question.text.get(facts.language()).to_owned());
        (&candidate.question.id, format!("{text} ({})", facts.gap(candidate)))
    };
    ranked.map(gap).collect()
}

/// The first sentence of a text; all of it where no end is found.
fn first_sentence(text: &str) -> String {
    let end = text.match_indices(['.', ';', ':', '!', '?']).find_map(|(at, sign)| {
        let end = at + sign.len();
        // A sentence, not an abbreviation: long enough, and followed by a space.
        (at > 30 && text[end..].starts_with(' ')).then_some((at, end))
    });
    match end {
        Some((at, _)) if text[at..].starts_with([';', ':']) => {
            format!("{}.", text[..at].trim_end())
        }
        Some((_, end)) => text[..end].to_owned(),
        None => text.to_owned(),
    }
}

/// The first steps of the actions that matter most, with who, when and for how much.
fn first_steps(facts: &Facts<'_>) -> Table {
    let row = |one: &Planned<'_>| {
        let candidate = &one.candidate;
        let lead = one.lead().map_or_else(String::new, |owner| facts.owner(owner));
        Row::Cells(vec![
            Cell::default().linked(Strength::Bold, candidate.question.id.as_str()),
            Cell::plain(candidate.action.text.get(facts.language())),
            Cell::plain(lead),
            Cell::plain(facts.months(one)),
            Cell::plain(facts.price(candidate)),
        ])
    };
    Table {
        caption: String::new(),
        columns: vec![
            column(facts, "column-question", 9, Align::Start),
            column(facts, "summary-steps", 52, Align::Start),
            column(facts, "column-owner-short", 30, Align::Start),
            column(facts, "column-months", 8, Align::Centre),
            column(facts, "column-cost-short", 20, Align::Start),
        ],
        rows: ranked(facts).into_iter().take(FEW).map(row).collect(),
    }
}

/// What each phase costs, in one sentence.
fn phases(facts: &Facts<'_>) -> String {
    let phases: Vec<String> = facts
        .questionnaire
        .phases
        .iter()
        .filter_map(|phase| {
            let of = facts.plan.actions.iter().filter(|one| one.phase.as_ref() == Some(&phase.id));
            let sum = Sum::of(of);
            let range = outlay(facts, sum);
            let title = phase.title.get(facts.language());
            (sum.actions > 0).then(|| facts.phrases.named(title, &range))
        })
        .collect();
    facts.phrases.fill("summary-phases", &[("phases", facts.phrases.listed(&phases).into())])
}

/// What the plan costs, and what waits.
fn costs(facts: &Facts<'_>) -> String {
    if facts.plan.actions.is_empty() && facts.plan.later.is_empty() {
        return facts.say("summary-no-plan");
    }
    let sum = Sum::of(&facts.plan.actions);
    facts.phrases.fill(
        "summary-costs",
        &[
            ("cost", outlay(facts, sum).into()),
            ("open", sum.open.into()),
            ("actions", facts.plan.actions.len().into()),
            ("months", facts.plan.horizon.into()),
            ("later", facts.plan.later.len().into()),
        ],
    )
}

/// A sum in a sentence: a range, or words where nothing is to be paid.
fn outlay(facts: &Facts<'_>, sum: Sum) -> String {
    match (sum.low, sum.high) {
        (0, 0) => facts.say("cost-nothing"),
        (low, high) => facts.range(low, Some(high)),
    }
}
