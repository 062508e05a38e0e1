//! Results at a glance: areas as bars and radar with their table, topics as a
//! heat map, what the answers rest on, and where the two readings differ.

use super::summary::{area_title, place, profile, target_of};
use super::{Facts, column, heading, paragraph};
use crate::assessment::Reading;
use crate::questionnaire::{Grade, Question};
use crate::report::document::{Align, Bars, Block, Cell, Column, Row, Strength, Style, Table};
use crate::score::rule::level_of;
use crate::score::{Exact, Node, exact, rounded};

/// A radar has at least three axes, and no more than can be told apart.
const AXES: std::ops::RangeInclusive<usize> = 3..=12;
/// A dash as wide as a digit: the embedded fonts have no minus sign.
const MINUS: &str = "–";
/// Topics side by side in the heat map, at most.
const SIDE_BY_SIDE: usize = 6;

pub(super) fn overview(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![
        heading(1, facts.say("overview")),
        paragraph(Style::Body, super::summary::coverage(facts)),
        heading(2, facts.say("overview-areas")),
        Block::Bars(profile(facts)),
    ];
    // Axes without a figure on any of them would be a drawing of nothing.
    let any = facts.card.whole.score.value.is_some();
    if any && AXES.contains(&facts.card.whole.children.len()) {
        blocks.push(Block::Radar(radar(facts)));
    }
    blocks.push(Block::Table(areas(facts)));
    blocks.push(heading(2, facts.say("overview-topics")));
    blocks.push(paragraph(Style::Body, facts.say("overview-topics-intro")));
    blocks.push(Block::Table(heat_map(facts)));
    blocks.push(heading(2, facts.say("overview-evidence")));
    blocks.push(paragraph(Style::Body, facts.say("overview-evidence-intro")));
    blocks.push(Block::Table(evidence(facts)));
    blocks.extend(readings(facts));
    blocks
}

fn radar(facts: &Facts<'_>) -> Bars {
    Bars { caption: facts.say("radar-caption"), ..profile(facts) }
}

/// What the radar shows, as figures.
fn areas(facts: &Facts<'_>) -> Table {
    let row = |(node, own): (&Node, &Node), strength: Strength, title: String| {
        let text = |text: String| Cell::default().and(strength, text);
        let scale = facts.questionnaire.main_scale();
        let target = target_of(facts, node).map(|target| level_of(&target, scale));
        Row::Cells(vec![
            text(title),
            text(facts.figure_with_interval(&node.score))
                .heat(node.score.normal.as_ref().map(place)),
            text(facts.figure(target.as_ref())),
            text(facts.figure(own.score.value.as_ref())),
            text(facts.figure(node.score.minimum.as_ref())),
            text(node.score.counts.zeros.to_string()),
        ])
    };
    let (whole, own) = (&facts.card.whole, &facts.own.whole);
    let mut rows: Vec<Row> = whole
        .children
        .iter()
        .zip(&own.children)
        .map(|pair| {
            let title = area_title(facts.questionnaire, &pair.0.id, facts.language());
            row(pair, Strength::Plain, format!("{} {title}", pair.0.id))
        })
        .collect();
    rows.push(row((whole, own), Strength::Bold, facts.say("whole")));
    Table {
        caption: facts.say("areas-caption"),
        columns: vec![
            column(facts, "column-area", 40, Align::Start),
            column(facts, "column-score", 20, Align::Centre),
            column(facts, "column-target", 10, Align::Centre),
            column(facts, "column-self", 10, Align::Centre),
            column(facts, "column-minimum", 10, Align::Centre),
            column(facts, "column-zeros", 10, Align::Centre),
        ],
        rows,
    }
}

/// Every topic with its figure, side by side where an area has few of them.
fn heat_map(facts: &Facts<'_>) -> Table {
    let most = facts.questionnaire.areas.iter().map(|area| area.topics.len()).max().unwrap_or(0);
    let columns = most.min(SIDE_BY_SIDE);
    let mut rows = Vec::new();
    for (area, node) in facts.questionnaire.areas.iter().zip(&facts.card.whole.children) {
        rows.push(Row::Band(format!("{} {}", area.id, area.title.get(facts.language()))));
        let cells: Vec<Cell> = area
            .topics
            .iter()
            .zip(&node.children)
            .map(|(topic, node)| {
                Cell::bold(facts.figure(node.score.value.as_ref()))
                    .and(Strength::Plain, topic.title.get(facts.language()))
                    .heat(node.score.normal.as_ref().map(place))
            })
            .collect();
        rows.extend(cells.chunks(columns.max(1)).map(|chunk| Row::Cells(chunk.to_vec())));
    }
    let blank = Column { head: String::new(), share: 1, align: Align::Start };
    Table { caption: facts.say("heat-caption"), columns: vec![blank; columns], rows }
}

/// How many answers rest on what, area by area.
fn evidence(facts: &Facts<'_>) -> Table {
    let row = |title: String, node: &Node, strength: Strength| {
        let counts = &node.score.counts;
        let text = |text: String| Cell::default().and(strength, text);
        let mut cells = vec![text(title)];
        for (step, count) in (0u8..).zip(counts.grades) {
            let heat = (count > 0).then_some(f32::from(step) / 3.0);
            cells.push(text(count.to_string()).heat(heat));
        }
        cells.push(text(counts.ungraded.to_string()));
        cells.push(text(counts.no_evidence.to_string()));
        Row::Cells(cells)
    };
    let mut rows = Vec::new();
    for (area, node) in facts.questionnaire.areas.iter().zip(&facts.card.whole.children) {
        let title = area.title.get(facts.language());
        rows.push(row(format!("{} {title}", area.id), node, Strength::Plain));
    }
    rows.push(row(facts.say("whole"), &facts.card.whole, Strength::Bold));
    let mut columns = vec![column(facts, "column-area", 40, Align::Start)];
    columns.extend(Grade::ALL.map(|grade| Column {
        head: grade.code().to_owned(),
        share: 10,
        align: Align::Centre,
    }));
    columns.push(column(facts, "column-ungraded", 12, Align::Centre));
    columns.push(column(facts, "column-ne", 12, Align::Centre));
    Table { caption: facts.say("evidence-caption"), columns, rows }
}

/// A question that both readings answered, with the levels that count.
struct Both<'q> {
    question: &'q Question,
    own: i32,
    seen: i32,
}

/// Where the administration and the mission see it differently.
fn readings(facts: &Facts<'_>) -> Vec<Block> {
    let levels = |card| facts.question_nodes(card).into_iter().map(|node| level(facts, node));
    let pairs: Vec<Both<'_>> = facts
        .questionnaire
        .questions()
        .zip(levels(&facts.own).zip(levels(&facts.card)))
        .filter(|(question, _)| facts.assessment.given(&question.id, Reading::Validated).is_some())
        .filter_map(|(question, (own, seen))| Some(Both { question, own: own?, seen: seen? }))
        .collect();
    if pairs.is_empty() {
        return Vec::new();
    }
    let differ: Vec<&Both<'_>> = pairs.iter().filter(|both| both.own != both.seen).collect();
    let intro = facts.phrases.fill(
        "overview-readings-intro",
        &[
            ("both", pairs.len().into()),
            ("same", (pairs.len() - differ.len()).into()),
            ("changed", differ.len().into()),
            ("lower", differ.iter().filter(|both| both.seen < both.own).count().into()),
            ("higher", differ.iter().filter(|both| both.seen > both.own).count().into()),
        ],
    );
    let mut blocks =
        vec![heading(2, facts.say("overview-readings")), paragraph(Style::Body, intro)];
    blocks.push(Block::Table(by_area(facts)));
    if !differ.is_empty() {
        blocks.push(Block::Table(differences(facts, &differ)));
    }
    blocks
}

/// The level that a question counts at, on its own scale.
fn level(facts: &Facts<'_>, node: &Node) -> Option<i32> {
    let standing = node.standing.as_ref()?;
    let question = facts.questionnaire.question(&standing.question)?;
    standing.state.counted(facts.questionnaire.scale_of(question).lowest())
}

fn signed(facts: &Facts<'_>, value: &Exact) -> String {
    let shown = rounded(value, 1);
    let shown = if *value > exact(0, 1) { format!("+{shown}") } else { shown.replace('-', MINUS) };
    shown.replace('.', &facts.say("decimal-sign"))
}

fn by_area(facts: &Facts<'_>) -> Table {
    let row = |title: String, own: &Node, seen: &Node, strength: Strength| {
        let text = |text: String| Cell::default().and(strength, text);
        let change = match (&own.score.value, &seen.score.value) {
            (Some(own), Some(seen)) => signed(facts, &(seen - own)),
            _ => "–".to_owned(),
        };
        Row::Cells(vec![
            text(title),
            text(facts.figure(own.score.value.as_ref())),
            text(facts.figure(seen.score.value.as_ref())),
            text(change),
        ])
    };
    let pairs = facts.own.whole.children.iter().zip(&facts.card.whole.children);
    let mut rows: Vec<Row> = pairs
        .map(|(own, seen)| {
            let title = area_title(facts.questionnaire, &own.id, facts.language());
            row(format!("{} {title}", own.id), own, seen, Strength::Plain)
        })
        .collect();
    rows.push(row(facts.say("whole"), &facts.own.whole, &facts.card.whole, Strength::Bold));
    Table {
        caption: facts.say("readings-caption"),
        columns: vec![
            column(facts, "column-area", 49, Align::Start),
            column(facts, "column-self", 17, Align::Centre),
            column(facts, "column-counts", 17, Align::Centre),
            column(facts, "column-difference", 17, Align::Centre),
        ],
        rows,
    }
}

fn differences(facts: &Facts<'_>, differ: &[&Both<'_>]) -> Table {
    let row = |both: &&Both<'_>| {
        let scale = facts.questionnaire.scale_of(both.question);
        let change = match both.seen - both.own {
            more if more > 0 => format!("+{more}"),
            less => format!("{MINUS}{}", less.unsigned_abs()),
        };
        Row::Cells(vec![
            Cell::default().linked(Strength::Bold, both.question.id.as_str()),
            Cell::plain(both.question.text.get(facts.language())),
            Cell::plain(facts.code(scale, both.own)),
            Cell::plain(facts.code(scale, both.seen)),
            Cell::plain(change),
        ])
    };
    Table {
        caption: facts.say("differences-caption"),
        columns: vec![
            column(facts, "column-question", 12, Align::Start),
            column(facts, "column-asked", 52, Align::Start),
            column(facts, "column-self", 12, Align::Centre),
            column(facts, "column-validated", 12, Align::Centre),
            column(facts, "column-difference", 12, Align::Centre),
        ],
        rows: differ.iter().map(row).collect(),
    }
}
