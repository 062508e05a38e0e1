//! One page that says it all: the profile, strengths, gaps, first priorities,
//! what the plan costs.

use super::{Facts, column, heading, paragraph};
use crate::assessment::{Direction, Item};
use crate::i18n::Language;
use crate::plan::{Planned, target};
use crate::questionnaire::Questionnaire;
use crate::report::document::{Align, Bar, Bars, Block, Cell, Legend, Row, Style, Table};
use crate::score::{Node, exact, to_f64};

/// How many strengths, gaps and priorities the page holds.
const FEW: usize = 5;

pub(super) fn summary(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![
        heading(1, facts.say("summary")),
        paragraph(Style::Body, format!("{} {}", lead(facts), costs(facts))),
        Block::Bars(profile(facts)),
    ];
    let strengths = strengths(facts);
    if !strengths.is_empty() {
        blocks.push(heading(3, facts.say("summary-strengths")));
        blocks.push(Block::List(strengths));
    }
    if !facts.plan.actions.is_empty() || !facts.plan.later.is_empty() {
        blocks.push(heading(3, facts.say("summary-gaps")));
        blocks.push(Block::Table(gaps(facts)));
    }
    blocks
}

fn lead(facts: &Facts<'_>) -> String {
    let whole = &facts.card.whole.score;
    if whole.value.is_none() {
        return facts.say("summary-nothing-counts");
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
    let key = if areas.len() > 1 { "summary-lead" } else { "summary-lead-one" };
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

fn area_title(questionnaire: &Questionnaire, id: &str, language: Language) -> String {
    let area = questionnaire.areas.iter().find(|area| area.id.as_str() == id);
    area.map_or_else(|| id.to_owned(), |area| area.title.get(language).to_owned())
}

/// A place on the scale as the drawing wants it.
fn place(value: &crate::score::Exact) -> f32 {
    to_f64(value) as f32
}

fn profile(facts: &Facts<'_>) -> Bars {
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
    let said: Vec<String> =
        rows.iter().map(|bar| format!("{}: {}", bar.label, bar.shown)).collect();
    let any = |has: fn(&Bar) -> bool, key: &str| {
        if rows.iter().any(has) { facts.say(key) } else { String::new() }
    };
    Bars {
        caption: facts.say("profile-caption"),
        alternative: said.join("; "),
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
        target: area_target(facts, &area.id),
        other: own
            .score
            .normal
            .as_ref()
            .filter(|own| Some(*own) != score.normal.as_ref())
            .map(place),
    }
}

/// The weighted mean of the targets of the area's questions that count.
fn area_target(facts: &Facts<'_>, id: &str) -> Option<f32> {
    let area = facts.questionnaire.areas.iter().find(|area| area.id.as_str() == id)?;
    let node = facts.card.whole.find(id)?;
    let (mut sum, mut weights) = (exact(0, 1), exact(0, 1));
    for question in area.questions() {
        let counts = node.find(question.id.as_str()).is_some_and(|n| n.score.normal.is_some());
        if !counts {
            continue;
        }
        let scale = facts.questionnaire.scale_of(question);
        let weight = exact(i64::from(question.weight.thousandths()), 1000);
        let level = target(facts.questionnaire, facts.assessment, question);
        sum += &weight * crate::score::rule::normal(i64::from(level) * 1000, scale);
        weights += weight;
    }
    (weights > exact(0, 1)).then(|| place(&(sum / weights)))
}

/// The strengths recorded, those of the heaviest questions first.
fn strengths(facts: &Facts<'_>) -> Vec<String> {
    let mut found = facts.items(|item| match item {
        Item::Finding { question, direction: Direction::Strength, text } => Some((question, text)),
        _ => None,
    });
    found.sort_by_key(|(id, _)| {
        std::cmp::Reverse(facts.questionnaire.question(id).map(|question| question.weight))
    });
    found.iter().take(FEW).map(|(id, text)| format!("{id}: {text}")).collect()
}

/// The questions that matter most below their target, each with its first step.
fn gaps(facts: &Facts<'_>) -> Table {
    let language = facts.language();
    let mut planned: Vec<&Planned<'_>> =
        facts.plan.actions.iter().chain(&facts.plan.later).collect();
    planned.sort_by(|a, b| {
        let priority = |one: &Planned<'_>| one.candidate.priority.value.clone();
        priority(b).cmp(&priority(a)).then(a.candidate.place.cmp(&b.candidate.place))
    });
    let row = |one: &&Planned<'_>| {
        let candidate = &one.candidate;
        let scale = facts.questionnaire.scale_of(candidate.question);
        let levels = facts.phrases.fill(
            "summary-levels",
            &[
                ("from", facts.code(scale, candidate.from).into()),
                ("target", facts.code(scale, candidate.target).into()),
            ],
        );
        let question = candidate.question.text.get(language);
        let lead = one.lead().map_or_else(String::new, |owner| facts.owner(owner));
        Row::Cells(vec![
            Cell::plain(format!("{} ({levels}): {question}", candidate.question.id)),
            Cell::plain(format!("{} ({lead})", candidate.action.text.get(language))),
        ])
    };
    Table {
        caption: String::new(),
        columns: vec![
            column(facts, "column-gap", 56, Align::Start),
            column(facts, "column-first-step", 44, Align::Start),
        ],
        rows: planned.iter().take(FEW).map(row).collect(),
    }
}

/// What the plan costs, and what waits.
fn costs(facts: &Facts<'_>) -> String {
    if facts.plan.actions.is_empty() && facts.plan.later.is_empty() {
        return facts.say("summary-no-plan");
    }
    let (mut low, mut high, mut open) = (0_u64, 0_u64, 0_usize);
    for one in &facts.plan.actions {
        if let Some(band) = facts.questionnaire.cost_band(&one.candidate.action.cost_band) {
            low = low.saturating_add(band.low);
            high = high.saturating_add(band.high.unwrap_or(band.low));
            open += usize::from(band.high.is_none());
        }
    }
    facts.phrases.fill(
        "summary-costs",
        &[
            ("cost", facts.range(low, Some(high)).into()),
            ("open", open.into()),
            ("actions", facts.plan.actions.len().into()),
            ("months", facts.plan.horizon.into()),
            ("later", facts.plan.later.len().into()),
        ],
    )
}
