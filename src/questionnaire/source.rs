//! A definition as its author wrote it, field for field: nothing is believed,
//! nothing is left out, and every value knows its place.
//!
//! What has the wrong shape is told by `shape` and simply absent here, so that
//! the checks of meaning can look at everything else.

mod version;

pub(super) use version::{Mapping, Migration, Move, Relation};

use super::fault::Place;
use super::shape::{thousandths, whole, yes_no};
use super::tree::{Node, Value};

/// A value and where it was said.
#[derive(Debug, Clone)]
pub(super) struct Said<T> {
    pub at: Place,
    pub is: T,
}

pub(super) type Text = Option<Said<String>>;
pub(super) type Number = Option<Said<i64>>;
pub(super) type Texts = Option<Said<Vec<Said<String>>>>;

#[derive(Debug)]
pub(super) struct Source {
    pub id: Text,
    pub version: Text,
    pub language: Text,
    pub title: Text,
    pub notice: Text,
    pub currency: Text,
    pub scales: Vec<Scale>,
    pub scoring: Scoring,
    pub owners: Vec<Owner>,
    pub cost_bands: Vec<CostBand>,
    pub phases: Vec<Phase>,
    pub instruments: Vec<Instrument>,
    pub threats: Vec<Threat>,
    pub areas: Vec<Area>,
    pub checks: Vec<Check>,
    pub migrations: Vec<Migration>,
    pub mappings: Vec<Mapping>,
}

#[derive(Debug)]
pub(super) struct Scale {
    pub id: Text,
    pub levels: Vec<Level>,
}

#[derive(Debug)]
pub(super) struct Level {
    pub at: Place,
    pub value: Number,
    pub code: Text,
    pub label: Text,
    pub meaning: Text,
}

#[derive(Debug)]
pub(super) struct Rule {
    pub word: Text,
    pub pass: Text,
    pub table: Vec<Step>,
}

#[derive(Debug)]
pub(super) struct Step {
    pub at: Place,
    pub parts: Number,
    /// Thousandths.
    pub from: Number,
    /// Thousandths.
    pub gives: Number,
}

#[derive(Debug)]
pub(super) struct Scoring {
    pub rule: Rule,
    pub ceiling_applies: bool,
    pub needs: Vec<Need>,
}

#[derive(Debug)]
pub(super) struct Need {
    pub at: Place,
    pub level: Text,
    pub grade: Text,
}

#[derive(Debug)]
pub(super) struct Owner {
    pub id: Text,
    pub role: Text,
    pub partner: bool,
}

#[derive(Debug)]
pub(super) struct CostBand {
    pub id: Text,
    pub label: Text,
    pub low: Number,
    pub high: Number,
}

#[derive(Debug)]
pub(super) struct Phase {
    pub id: Text,
    pub title: Text,
    pub until: Number,
    pub max_actions: Number,
}

#[derive(Debug)]
pub(super) struct Instrument {
    pub id: Text,
    pub title: Text,
    pub note: Text,
    pub checked: bool,
}

#[derive(Debug)]
pub(super) struct Threat {
    pub id: Text,
    pub title: Text,
}

#[derive(Debug)]
pub(super) struct Area {
    pub at: Place,
    pub id: Text,
    pub title: Text,
    pub intent: Text,
    pub objective: Text,
    pub weight: Number,
    pub rule: Rule,
    pub gate: Text,
    pub topics: Vec<Topic>,
}

#[derive(Debug)]
pub(super) struct Topic {
    pub at: Place,
    pub id: Text,
    pub title: Text,
    pub weight: Number,
    pub rule: Rule,
    pub gate: Text,
    pub questions: Vec<Question>,
}

#[derive(Debug)]
pub(super) struct Question {
    pub at: Place,
    pub id: Text,
    pub kind: Text,
    pub tier: Text,
    pub weight: Number,
    pub scale: Text,
    pub when: Option<Condition>,
    pub text: Text,
    pub why: Text,
    pub levels: Texts,
    pub probes: Texts,
    pub evidence: Texts,
    pub ask: Texts,
    pub not_applicable: Text,
    pub target: Text,
    pub gate: Text,
    pub prerequisites: Vec<Prerequisite>,
    pub instruments: Texts,
    pub threats: Texts,
    pub themes: Texts,
    pub actions: Vec<Action>,
}

#[derive(Debug)]
pub(super) struct Prerequisite {
    pub question: Text,
    pub min_level: Text,
}

#[derive(Debug)]
pub(super) struct Action {
    pub to: Text,
    pub text: Text,
    pub owners: Texts,
    pub months: Number,
    pub cost_band: Text,
    pub indicator: Text,
    pub verification: Text,
    pub assumption: Text,
}

#[derive(Debug)]
pub(super) struct Condition {
    pub at: Place,
    pub says: Says,
}

#[derive(Debug)]
pub(super) enum Says {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Level {
        question: Text,
        at_least: Text,
        at_most: Text,
    },
    AnyOfKind {
        kind: Text,
        at_least: Text,
    },
    NotApplicable {
        question: Text,
    },
    /// Its shape is wrong, which is told.
    Unclear,
}

#[derive(Debug)]
pub(super) struct Check {
    pub id: Text,
    pub message: Text,
    pub rule: Text,
    pub above: Text,
    pub when: Option<Condition>,
    pub questions: Texts,
    pub at_least: Number,
    pub level: Text,
    pub grade: Text,
    pub levels: Number,
    /// Thousandths.
    pub area_mean: Number,
    pub percent: Number,
}

/// Reads the whole.
pub(super) fn read(node: &Node) -> Source {
    let scoring = node.field("scoring").map(|(_, node)| node);
    let ceiling = scoring.and_then(|node| node.field("evidence_ceiling")).map(|(_, node)| node);
    Source {
        id: text(node, "id"),
        version: text(node, "version"),
        language: text(node, "language"),
        title: text(node, "title"),
        notice: text(node, "notice"),
        currency: text(node, "currency"),
        scales: list(node, "scales", scale),
        scoring: Scoring {
            rule: rule(scoring.unwrap_or(&NOTHING)),
            ceiling_applies: ceiling.is_some_and(|node| yes(node, "applies")),
            needs: ceiling.map(|node| list(node, "needs", need)).unwrap_or_default(),
        },
        owners: list(node, "owners", owner),
        cost_bands: list(node, "cost_bands", cost_band),
        phases: list(node, "phases", phase),
        instruments: list(node, "instruments", instrument),
        threats: list(node, "threats", threat),
        areas: list(node, "areas", area),
        checks: list(node, "checks", check),
        migrations: list(node, "migrations", version::migration),
        mappings: list(node, "mappings", version::mapping),
    }
}

static NOTHING: Node =
    Node { at: Place { line: 1, column: 1, offset: 0, length: 0 }, value: Value::Null };

fn scale(node: &Node) -> Scale {
    Scale { id: text(node, "id"), levels: list(node, "levels", level) }
}

fn level(node: &Node) -> Level {
    Level {
        at: node.at,
        value: number(node, "value"),
        code: text(node, "code"),
        label: text(node, "label"),
        meaning: text(node, "meaning"),
    }
}

fn rule(node: &Node) -> Rule {
    Rule { word: text(node, "rule"), pass: text(node, "pass"), table: list(node, "table", step) }
}

fn step(node: &Node) -> Step {
    Step {
        at: node.at,
        parts: number(node, "parts"),
        from: decimal(node, "from"),
        gives: decimal(node, "gives"),
    }
}

fn need(node: &Node) -> Need {
    Need { at: node.at, level: text(node, "level"), grade: text(node, "grade") }
}

fn owner(node: &Node) -> Owner {
    Owner { id: text(node, "id"), role: text(node, "role"), partner: yes(node, "partner") }
}

fn cost_band(node: &Node) -> CostBand {
    CostBand {
        id: text(node, "id"),
        label: text(node, "label"),
        low: number(node, "low"),
        high: number(node, "high"),
    }
}

fn phase(node: &Node) -> Phase {
    Phase {
        id: text(node, "id"),
        title: text(node, "title"),
        until: number(node, "until"),
        max_actions: number(node, "max_actions"),
    }
}

fn instrument(node: &Node) -> Instrument {
    Instrument {
        id: text(node, "id"),
        title: text(node, "title"),
        note: text(node, "note"),
        checked: yes(node, "checked"),
    }
}

fn threat(node: &Node) -> Threat {
    Threat { id: text(node, "id"), title: text(node, "title") }
}

fn area(node: &Node) -> Area {
    Area {
        at: node.at,
        id: text(node, "id"),
        title: text(node, "title"),
        intent: text(node, "intent"),
        objective: text(node, "objective"),
        weight: decimal(node, "weight"),
        rule: rule(node),
        gate: text(node, "gate"),
        topics: list(node, "topics", topic),
    }
}

fn topic(node: &Node) -> Topic {
    Topic {
        at: node.at,
        id: text(node, "id"),
        title: text(node, "title"),
        weight: decimal(node, "weight"),
        rule: rule(node),
        gate: text(node, "gate"),
        questions: list(node, "questions", question),
    }
}

fn question(node: &Node) -> Question {
    Question {
        at: node.at,
        id: text(node, "id"),
        kind: text(node, "kind"),
        tier: text(node, "tier"),
        weight: decimal(node, "weight"),
        scale: text(node, "scale"),
        when: node.field("when").map(|(_, node)| condition(node)),
        text: text(node, "text"),
        why: text(node, "why"),
        levels: texts(node, "levels"),
        probes: texts(node, "probes"),
        evidence: texts(node, "evidence"),
        ask: texts(node, "ask"),
        not_applicable: text(node, "not_applicable"),
        target: text(node, "target"),
        gate: text(node, "gate"),
        prerequisites: list(node, "prerequisites", prerequisite),
        instruments: texts(node, "instruments"),
        threats: texts(node, "threats"),
        themes: texts(node, "themes"),
        actions: list(node, "actions", action),
    }
}

fn prerequisite(node: &Node) -> Prerequisite {
    Prerequisite { question: text(node, "question"), min_level: text(node, "min_level") }
}

fn action(node: &Node) -> Action {
    Action {
        to: text(node, "to"),
        text: text(node, "text"),
        owners: texts(node, "owners"),
        months: number(node, "months"),
        cost_band: text(node, "cost_band"),
        indicator: text(node, "indicator"),
        verification: text(node, "verification"),
        assumption: text(node, "assumption"),
    }
}

/// Recursion is bounded by the depth of the tree.
fn condition(node: &Node) -> Condition {
    let has = |name| node.field(name).is_some();
    let says = if has("question") {
        Says::Level {
            question: text(node, "question"),
            at_least: text(node, "at_least"),
            at_most: text(node, "at_most"),
        }
    } else if has("not_applicable") {
        Says::NotApplicable { question: text(node, "not_applicable") }
    } else if has("any_of_kind") {
        Says::AnyOfKind { kind: text(node, "any_of_kind"), at_least: text(node, "at_least") }
    } else if has("all") {
        Says::All(list(node, "all", condition))
    } else if has("any") {
        Says::Any(list(node, "any", condition))
    } else if let Some((_, part)) = node.field("not") {
        Says::Not(Box::new(condition(part)))
    } else {
        Says::Unclear
    };
    Condition { at: node.at, says }
}

fn check(node: &Node) -> Check {
    Check {
        id: text(node, "id"),
        message: text(node, "message"),
        rule: text(node, "rule"),
        above: text(node, "above"),
        when: node.field("when").map(|(_, node)| condition(node)),
        questions: texts(node, "questions"),
        at_least: number(node, "at_least"),
        level: text(node, "level"),
        grade: text(node, "grade"),
        levels: number(node, "levels"),
        area_mean: decimal(node, "area_mean"),
        percent: number(node, "percent"),
    }
}

/// A scalar as text, without the blanks around it; nothing where it is blank.
pub(super) fn scalar(node: &Node) -> Text {
    let Value::Text { raw, .. } = &node.value else { return None };
    let trimmed = raw.trim();
    (!trimmed.is_empty()).then(|| Said { at: node.at, is: trimmed.to_owned() })
}

pub(super) fn text(node: &Node, name: &str) -> Text {
    scalar(node.field(name)?.1)
}

fn number(node: &Node, name: &str) -> Number {
    text(node, name).and_then(|said| Some(Said { at: said.at, is: whole(&said.is)? }))
}

fn decimal(node: &Node, name: &str) -> Number {
    text(node, name).and_then(|said| Some(Said { at: said.at, is: thousandths(&said.is)? }))
}

fn yes(node: &Node, name: &str) -> bool {
    text(node, name).and_then(|said| yes_no(&said.is)) == Some(true)
}

/// Blank entries keep their place, so that the number of texts stays right.
fn texts(node: &Node, name: &str) -> Texts {
    let (key, node) = node.field(name)?;
    let Value::List(items) = &node.value else { return None };
    let blank = |at| Said { at, is: String::new() };
    let is = items.iter().map(|item| scalar(item).unwrap_or_else(|| blank(item.at))).collect();
    Some(Said { at: key.at, is })
}

/// Entries that are no records are told by `shape` and left out.
fn list<T>(node: &Node, name: &str, read: impl Fn(&Node) -> T) -> Vec<T> {
    match node.field(name).map(|(_, node)| &node.value) {
        Some(Value::List(items)) => {
            items.iter().filter(|item| matches!(item.value, Value::Map(_))).map(read).collect()
        }
        _ => Vec::new(),
    }
}
