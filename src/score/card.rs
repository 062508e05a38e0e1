//! The scorecard: one tree from the whole down to each question. Every node
//! holds what its figure was made from, so that the figure can be explained,
//! and recomputed by somebody else, from the node alone.

use super::rule::{Part, combine, level_of, normal};
use super::standing::{Basis, Said, Standing, State, standings, standings_of};
use super::{Exact, exact};
use crate::assessment::Assessment;
use crate::questionnaire::{Area, Grade, Question, Questionnaire, Rule, Scale, Topic, Weight};

/// All figures of an assessment on one basis.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorecard {
    pub basis: Basis,
    /// The whole; its children are the areas, theirs the topics, theirs the questions.
    pub whole: Node,
}

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    Whole,
    Area,
    Topic,
    Question,
}

/// One figure and everything it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub kind: NodeKind,
    /// Id of the questionnaire, area, topic or question.
    pub id: String,
    /// How the children became the score; `None` for a question.
    pub rule: Option<Rule>,
    /// The weight with which it enters its parent.
    pub weight: Exact,
    /// The level it stands for, where its parent is a gate.
    pub gate: Option<i32>,
    pub score: Score,
    /// How it stands, for a question.
    pub standing: Option<Standing>,
    pub children: Vec<Node>,
}

/// A score with its companions. All values are in units of the scale: the main
/// one for areas, topics and the whole, its own for a question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Score {
    /// `None` where nothing counts.
    pub value: Option<Exact>,
    /// With every *no evidence* at the lowest level. *No evidence* counts as
    /// the lowest level, so this is the value itself.
    pub low: Option<Exact>,
    /// With every *no evidence* at the highest level.
    pub high: Option<Exact>,
    /// The lowest question that counts.
    pub minimum: Option<Exact>,
    /// The highest level of the scale.
    pub max: i32,
    /// The same value as a part of the scale's length, 0 to 1.
    pub normal: Option<Exact>,
    /// The same high end as a part of the scale's length.
    pub normal_high: Option<Exact>,
    pub counts: Counts,
}

/// Coverage and evidence, counted in questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Whose condition is met.
    pub asked: usize,
    /// With a level, *not applicable* or *no evidence*.
    pub answered: usize,
    pub not_applicable: usize,
    pub no_evidence: usize,
    /// That count at the lowest level of their scale.
    pub zeros: usize,
    /// Levels by grade E0 to E3.
    pub grades: [usize; 4],
    /// Levels without a grade.
    pub ungraded: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.asked += other.asked;
        self.answered += other.answered;
        self.not_applicable += other.not_applicable;
        self.no_evidence += other.no_evidence;
        self.zeros += other.zeros;
        for (mine, others) in self.grades.iter_mut().zip(other.grades) {
            *mine += others;
        }
        self.ungraded += other.ungraded;
    }

    fn of(standing: &Standing, lowest: i32) -> Self {
        let mut counts = Self { asked: 1, answered: 1, ..Self::default() };
        match standing.state {
            State::NotAsked => return Self::default(),
            State::Unanswered => counts.answered = 0,
            State::NotApplicable => counts.not_applicable = 1,
            State::NoEvidence => counts.no_evidence = 1,
            State::Level { .. } => match standing.grade {
                Some(grade) => {
                    counts.grades = Grade::ALL.map(|known| usize::from(known == grade));
                }
                None => counts.ungraded = 1,
            },
        }
        counts.zeros = usize::from(standing.state.counted(lowest) == Some(lowest));
        counts
    }
}

/// Scores an assessment.
pub fn score(questionnaire: &Questionnaire, assessment: &Assessment, basis: Basis) -> Scorecard {
    scored(questionnaire, standings(questionnaire, assessment, basis), basis)
}

/// Scores bare levels, in the questionnaire's order; what they rest on is not known.
pub fn score_levels(questionnaire: &Questionnaire, levels: &[Option<i32>]) -> Scorecard {
    let said = |place: usize, _: &Question| {
        let level = levels.get(place).copied().flatten()?;
        Some((Said::Level(level), None, None))
    };
    scored(questionnaire, standings_of(questionnaire, said), Basis::Best)
}

/// Scores questions as they stand, in the questionnaire's order.
pub fn scored(questionnaire: &Questionnaire, standings: Vec<Standing>, basis: Basis) -> Scorecard {
    let mut standings = standings.into_iter();
    let areas = questionnaire
        .areas
        .iter()
        .map(|area| area_node(questionnaire, area, &mut standings))
        .collect();
    let whole = parent(
        NodeKind::Whole,
        questionnaire.id.as_str(),
        &questionnaire.scoring.rule,
        questionnaire.main_scale(),
        areas,
    );
    Scorecard { basis, whole }
}

fn area_node(
    questionnaire: &Questionnaire,
    area: &Area,
    standings: &mut impl Iterator<Item = Standing>,
) -> Node {
    let topics =
        area.topics.iter().map(|topic| topic_node(questionnaire, topic, standings)).collect();
    let scale = questionnaire.main_scale();
    let mut node = parent(NodeKind::Area, area.id.as_str(), &area.rule, scale, topics);
    node.weight = thousandths(area.weight);
    node.gate = area.gate;
    node
}

fn topic_node(
    questionnaire: &Questionnaire,
    topic: &Topic,
    standings: &mut impl Iterator<Item = Standing>,
) -> Node {
    let questions: Vec<Node> = topic
        .questions
        .iter()
        .zip(standings)
        .map(|(question, standing)| question_node(questionnaire, question, standing))
        .collect();
    let counted: Exact = questions
        .iter()
        .filter(|question| question.score.normal.is_some())
        .map(|question| &question.weight)
        .sum();
    let scale = questionnaire.main_scale();
    let mut node = parent(NodeKind::Topic, topic.id.as_str(), &topic.rule, scale, questions);
    node.weight = topic.weight.map_or(counted, thousandths);
    node.gate = topic.gate;
    node
}

fn question_node(questionnaire: &Questionnaire, question: &Question, standing: Standing) -> Node {
    let scale = questionnaire.scale_of(question);
    let level = standing.state.counted(scale.lowest());
    let value = level.map(|level| exact(i64::from(level), 1));
    let high = match standing.state {
        State::NoEvidence => Some(exact(i64::from(scale.highest()), 1)),
        _ => value.clone(),
    };
    let place = |value: &Exact| {
        (value - exact(i64::from(scale.lowest()), 1))
            / exact(i64::from(scale.highest()) - i64::from(scale.lowest()), 1)
    };
    let score = Score {
        normal: level.map(|level| normal(i64::from(level) * 1000, scale)),
        normal_high: high.as_ref().map(place),
        minimum: value.clone(),
        low: value.clone(),
        value,
        high,
        max: scale.highest(),
        counts: Counts::of(&standing, scale.lowest()),
    };
    Node {
        kind: NodeKind::Question,
        id: question.id.as_str().to_owned(),
        rule: None,
        weight: thousandths(question.weight),
        gate: question.gate,
        score,
        standing: Some(standing),
        children: Vec::new(),
    }
}

fn thousandths(weight: Weight) -> Exact {
    exact(i64::from(weight.thousandths()), 1000)
}

/// A node over its children: the parts that count are those with a value.
fn parent(kind: NodeKind, id: &str, rule: &Rule, scale: &Scale, children: Vec<Node>) -> Node {
    let parts = |of: fn(&Score) -> Option<&Exact>| -> Vec<Part> {
        children
            .iter()
            .filter_map(|child| {
                let value = of(&child.score)?.clone();
                Some(Part { value, weight: child.weight.clone(), gate: child.gate })
            })
            .collect()
    };
    let normal = combine(rule, &parts(|score| score.normal.as_ref()), scale);
    let normal_high = combine(rule, &parts(|score| score.normal_high.as_ref()), scale);
    let lowest = children.iter().filter_map(Node::lowest_normal).min();
    let mut counts = Counts::default();
    for child in &children {
        counts.add(&child.score.counts);
    }
    let in_units = |value: &Exact| level_of(value, scale);
    let score = Score {
        value: normal.as_ref().map(in_units),
        low: normal.as_ref().map(in_units),
        high: normal_high.as_ref().map(in_units),
        minimum: lowest.as_ref().map(in_units),
        max: scale.highest(),
        normal,
        normal_high,
        counts,
    };
    Node {
        kind,
        id: id.to_owned(),
        rule: Some(rule.clone()),
        weight: exact(1, 1),
        gate: None,
        score,
        standing: None,
        children,
    }
}

impl Node {
    /// The lowest question below this node, 0 to 1.
    fn lowest_normal(&self) -> Option<Exact> {
        match self.kind {
            NodeKind::Question => self.score.normal.clone(),
            _ => self.children.iter().filter_map(Self::lowest_normal).min(),
        }
    }

    /// This node and all below it, parents first.
    pub fn walk(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.children.iter().flat_map(Self::walk)).collect()
    }

    /// The node with this id, case ignored, here or below.
    pub fn find(&self, id: &str) -> Option<&Self> {
        self.walk().into_iter().find(|node| node.id.eq_ignore_ascii_case(id.trim()))
    }
}
