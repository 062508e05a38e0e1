//! `tathmini score`: the scorecard, and why a figure is what it is.

use super::table::table;
use super::{Failure, Format, Here, ReadingChoice, folder};
use crate::assessment::Reading;
use crate::i18n::visible;
use crate::questionnaire::{Questionnaire, Rule, nearest};
use crate::score::{
    Basis, Exact, Node, NodeKind, Scorecard, Standing, State, consistency, rounded, score, to_f64,
};
use serde::Serialize;
use std::path::PathBuf;

// What the command line says.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// Which readings count
    #[arg(long, value_enum, default_value = "best")]
    reading: ReadingChoice,
    /// Why the score of this area, topic or question is what it is
    #[arg(long, value_name = "ID")]
    why: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let opened = folder::read(&args.folder, here)?;
    let basis = match args.reading {
        ReadingChoice::Best => Basis::Best,
        ReadingChoice::Own => Basis::Only(Reading::Own),
        ReadingChoice::Validated => Basis::Only(Reading::Validated),
    };
    let card = score(&opened.questionnaire, &opened.assessment, basis);
    if let Some(id) = &args.why {
        let node = card.whole.find(id).ok_or_else(|| unknown(id, &card))?;
        return here.show(args.format, &Why::of(node), || why(&opened.questionnaire, node));
    }
    let remarks = consistency(&opened.questionnaire, &opened.assessment);
    let facts = Card::of(&opened.questionnaire, &card);
    here.show(args.format, &facts, || {
        let mut text = text(&opened.questionnaire, &card);
        if !remarks.is_empty() {
            text.push_str(&format!(
                "\n{} answers do not fit together; the report names them.\n",
                remarks.len()
            ));
        }
        text
    })
}

fn unknown(id: &str, card: &Scorecard) -> Failure {
    let nodes = card.whole.walk();
    let hint = nearest(id, nodes.iter().map(|node| node.id.as_str()));
    let hint = hint.map_or_else(String::new, |near| format!("did you mean {near}?"));
    Failure::Usage(format!("there is no area, topic or question {id}"), hint)
}

/// The scorecard as JSON: figures in scale units, unrounded; null where nothing counts.
#[derive(Serialize)]
struct Card<'a> {
    questionnaire: &'a str,
    version: &'a str,
    reading: &'static str,
    whole: Figure<'a>,
    areas: Vec<Figure<'a>>,
    topics: Vec<Figure<'a>>,
    questions: Vec<Figure<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: &'a str,
    score: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    max: i32,
    answered: usize,
    asked: usize,
    not_applicable: usize,
    no_evidence: usize,
    zeros: usize,
    minimum: Option<f64>,
    /// Levels by evidence grade, E0 to E3, and those without one.
    evidence: Evidence,
}

#[derive(Serialize)]
struct Evidence {
    #[serde(rename = "E0")]
    said: usize,
    #[serde(rename = "E1")]
    seen: usize,
    #[serde(rename = "E2")]
    used: usize,
    #[serde(rename = "E3")]
    confirmed: usize,
    ungraded: usize,
}

impl<'a> Card<'a> {
    fn of(questionnaire: &'a Questionnaire, card: &'a Scorecard) -> Self {
        let of_kind = |kind: NodeKind| {
            card.whole.walk().into_iter().filter(|node| node.kind == kind).map(Figure::of).collect()
        };
        Self {
            questionnaire: questionnaire.id.as_str(),
            version: &questionnaire.version,
            reading: match card.basis {
                Basis::Best => "best",
                Basis::Only(reading) => reading.code(),
            },
            whole: Figure::of(&card.whole),
            areas: of_kind(NodeKind::Area),
            topics: of_kind(NodeKind::Topic),
            questions: of_kind(NodeKind::Question),
        }
    }
}

impl<'a> Figure<'a> {
    fn of(node: &'a Node) -> Self {
        let score = &node.score;
        let counts = score.counts;
        let number = |value: &Option<Exact>| value.as_ref().map(to_f64);
        let [said, seen, used, confirmed] = counts.grades;
        Self {
            id: &node.id,
            score: number(&score.value),
            low: number(&score.low),
            high: number(&score.high),
            max: score.max,
            answered: counts.answered,
            asked: counts.asked,
            not_applicable: counts.not_applicable,
            no_evidence: counts.no_evidence,
            zeros: counts.zeros,
            minimum: number(&score.minimum),
            evidence: Evidence { said, seen, used, confirmed, ungraded: counts.ungraded },
        }
    }
}

/// One decimal, and a dash where nothing counts.
fn shown(value: Option<&Exact>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| rounded(value, 1))
}

/// The scorecard's areas and topics as a table.
pub fn text(questionnaire: &Questionnaire, card: &Scorecard) -> String {
    let heads = ["", "score", "interval", "lowest", "zeros", "answered", "n/a", "no evidence"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    let mut line = |indent: &str, title: &str, node: &Node| {
        let score = &node.score;
        let counts = score.counts;
        let (low, high) = (shown(score.low.as_ref()), shown(score.high.as_ref()));
        let interval = if low == high { String::new() } else { format!("{low}–{high}") };
        rows.push(vec![
            format!("{indent}{} {title}", node.id),
            format!("{}/{}", shown(score.value.as_ref()), score.max),
            interval,
            shown(score.minimum.as_ref()),
            counts.zeros.to_string(),
            format!("{}/{}", counts.answered, counts.asked),
            counts.not_applicable.to_string(),
            counts.no_evidence.to_string(),
        ]);
    };
    for (area, node) in questionnaire.areas.iter().zip(&card.whole.children) {
        line("", area.title.first(), node);
        for (topic, node) in area.topics.iter().zip(&node.children) {
            line("  ", topic.title.first(), node);
        }
    }
    line("", "(whole)", &card.whole);
    table(&rows)
}

/// A figure with everything it was made from; exact values as fractions.
#[derive(Serialize)]
struct Why<'a> {
    id: &'a str,
    rule: Option<&'static str>,
    weight: String,
    score: Option<String>,
    shown: String,
    /// The same score as a part of the scale's length, which rules work on.
    part: Option<String>,
    state: Option<String>,
    parts: Vec<Why<'a>>,
}

impl<'a> Why<'a> {
    fn of(node: &'a Node) -> Self {
        Self {
            id: &node.id,
            rule: node.rule.as_ref().map(rule),
            weight: node.weight.to_string(),
            score: node.score.value.as_ref().map(ToString::to_string),
            shown: shown(node.score.value.as_ref()),
            part: node.score.normal.as_ref().map(ToString::to_string),
            state: node.standing.as_ref().map(state),
            parts: node.children.iter().map(Self::of).collect(),
        }
    }
}

fn rule(rule: &Rule) -> &'static str {
    match rule {
        Rule::WeightedMean => "weighted_mean",
        Rule::Mean => "mean",
        Rule::WeakestLink => "weakest_link",
        Rule::Gate { .. } => "gate",
        Rule::Table(_) => "table",
    }
}

/// How a question stands, in words.
fn state(standing: &Standing) -> String {
    let reading = standing.reading.map_or("", Reading::code);
    let grade = standing.grade.map_or("no grade", |grade| grade.code());
    match standing.state {
        State::NotAsked => "not asked: its condition is not met".to_owned(),
        State::Unanswered => "unanswered: counts nowhere".to_owned(),
        State::NotApplicable => format!("not applicable ({reading}): does not count"),
        State::NoEvidence => format!("no evidence ({reading}): counts as the lowest level"),
        State::Level { given, counted } if given != counted => {
            format!("level {given} ({reading}, {grade}), limited to {counted} by its evidence")
        }
        State::Level { given, .. } => format!("level {given} ({reading}, {grade})"),
    }
}

/// The explanation of a figure, as indented lines.
fn why(questionnaire: &Questionnaire, node: &Node) -> String {
    let mut lines = Vec::new();
    explain(node, 0, &mut lines);
    lines.push(String::new());
    lines.push("Parts are places on the scale, 0 lowest and 1 highest, as exact fractions.".into());
    lines.push("Scores are rounded once, here, to one decimal, halves away from zero.".into());
    let main = questionnaire.main_scale();
    lines.push(format!("Areas and topics: levels {} to {}.", main.lowest(), main.highest()));
    lines.into_iter().fold(String::new(), |text, line| text + &visible(&line) + "\n")
}

fn explain(node: &Node, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let part = node.score.normal.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    let head = format!("{indent}{} = {} (part {part})", node.id, shown(node.score.value.as_ref()));
    let how = match (&node.rule, &node.standing) {
        (Some(by), _) => format!(
            "{} of {} parts; {} do not count",
            rule(by).replace('_', " "),
            node.children.iter().filter(|child| child.score.normal.is_some()).count(),
            node.children.iter().filter(|child| child.score.normal.is_none()).count(),
        ),
        (None, Some(standing)) => state(standing),
        (None, None) => String::new(),
    };
    lines.push(format!(
        "{head}, weight {}: {how}",
        rounded(&node.weight, 3).trim_end_matches('0').trim_end_matches('.')
    ));
    for child in &node.children {
        explain(child, depth + 1, lines);
    }
}
