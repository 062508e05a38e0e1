//! The facts as sheets of typed cells: numbers are numbers and days are days,
//! so that other programs can reckon with them. Column codes are the same in
//! every language; only a workbook's heads are translated.

use crate::assessment::{Answer, Change, Direction, Entry, Item, Reading};
use crate::questionnaire::{Question, QuestionId};
use crate::report::compose::Facts;
use crate::score::{Exact, Node, Scorecard, rounded};

/// A table with typed cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The same in every language, for JSON.
    pub code: &'static str,
    /// The sheet's name in the report's language.
    pub name: String,
    /// Codes of the columns.
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Value>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Nothing,
    Text(String),
    Whole(i64),
    /// A decimal number, six places at most.
    Number(String),
    /// ISO 8601.
    Day(String),
}

impl Value {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    fn count(count: usize) -> Self {
        Self::Whole(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A day in ISO 8601 as a day; anything else as it is.
    pub fn day(text: &str) -> Self {
        let shape: String =
            text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        if shape == "0000-00-00" { Self::Day(text.to_owned()) } else { Self::text(text) }
    }

    pub fn figure(value: Option<&Exact>) -> Self {
        value.map_or(Self::Nothing, |value| {
            let text = rounded(value, 6);
            Self::Number(text.trim_end_matches('0').trim_end_matches('.').to_owned())
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Whole(i64::from(number))
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Whole(i64::from(number))
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// Every sheet, in the order in which they stand in a workbook.
pub fn sheets(facts: &Facts<'_>) -> Vec<Sheet> {
    let sheet = |code: &'static str, columns: &[&'static str], rows| Sheet {
        code,
        name: facts.phrases.say(&format!("sheet-{code}")),
        columns: columns.to_vec(),
        rows,
    };
    vec![
        sheet("readme", &["field", "value"], readme(facts)),
        sheet("summary", &SUMMARY, summary(facts)),
        sheet("answers", &ANSWERS, answers(facts)),
        sheet("findings", &["question", "kind", "text", "speaker", "language"], findings(facts)),
        sheet("plan", &PLAN, plan(facts)),
        sheet("evidence", &EVIDENCE, evidence(facts)),
        sheet("history", &["seq", "at", "by", "change", "question", "reason"], history(facts)),
    ]
}

fn readme(facts: &Facts<'_>) -> Vec<Vec<Value>> {
    let language = facts.phrases.language();
    let questionnaire = facts.questionnaire;
    let head = facts.assessment.head();
    let of = |pick: fn(&crate::assessment::Head) -> &str| head.map_or("", pick).to_owned();
    let last = facts.assessment.history().last().map_or(String::new(), |entry| entry.at.clone());
    [
        ("title", facts.phrases.say("report-title")),
        ("administration", of(|head| &head.administration)),
        ("country", of(|head| &head.country)),
        ("country_name", of(|head| &head.country_name)),
        ("assessment", of(|head| &head.assessment)),
        ("begun", of(|head| &head.date)),
        ("last_entry", last),
        ("classification", facts.assessment.classification().to_owned()),
        ("questionnaire", questionnaire.id.to_string()),
        ("questionnaire_title", questionnaire.title.get(language).to_owned()),
        ("version", questionnaire.version.clone()),
        ("sha256", of(|head| &head.hash)),
        ("language", language.code().to_owned()),
        ("notice", questionnaire.notice.get(language).to_owned()),
    ]
    .into_iter()
    .map(|(field, value)| vec![Value::text(field), Value::text(value)])
    .collect()
}

const SUMMARY: [&str; 15] = [
    "kind",
    "id",
    "title",
    "rule_weight",
    "score",
    "low",
    "high",
    "lowest_question",
    "highest_level",
    "self_score",
    "asked",
    "answered",
    "not_applicable",
    "no_evidence",
    "at_lowest",
];

fn summary(facts: &Facts<'_>) -> Vec<Vec<Value>> {
    let language = facts.phrases.language();
    let mut rows = vec![figures("whole", "", &facts.card.whole, &facts.own.whole)];
    let areas = facts.card.whole.children.iter().zip(&facts.own.whole.children);
    for ((node, own), area) in areas.zip(&facts.questionnaire.areas) {
        rows.push(figures("area", area.title.get(language), node, own));
        for ((node, own), topic) in node.children.iter().zip(&own.children).zip(&area.topics) {
            rows.push(figures("topic", topic.title.get(language), node, own));
        }
    }
    rows
}

fn figures(kind: &str, title: &str, node: &Node, own: &Node) -> Vec<Value> {
    let (score, counts) = (&node.score, &node.score.counts);
    vec![
        Value::text(kind),
        Value::text(&node.id),
        Value::text(title),
        Value::figure(Some(&node.weight)),
        Value::figure(score.value.as_ref()),
        Value::figure(score.low.as_ref()),
        Value::figure(score.high.as_ref()),
        Value::figure(score.minimum.as_ref()),
        Value::Whole(score.max.into()),
        Value::figure(own.score.value.as_ref()),
        Value::count(counts.asked),
        Value::count(counts.answered),
        Value::count(counts.not_applicable),
        Value::count(counts.no_evidence),
        Value::count(counts.zeros),
    ]
}

/// As `answer --from` takes them, with more beside: a table can come back.
const ANSWERS: [&str; 14] = [
    "question",
    "answer",
    "reading",
    "note",
    "evidence_grade",
    "area",
    "topic",
    "text",
    "label",
    "confidence",
    "target",
    "weight",
    "counts",
    "at",
];

fn answers(facts: &Facts<'_>) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    let nodes = question_nodes(&facts.card);
    for (question, node) in facts.questionnaire.questions().zip(nodes) {
        for reading in [Reading::Own, Reading::Validated] {
            rows.extend(answer(facts, question, node, reading));
        }
    }
    rows
}

fn question_nodes(card: &Scorecard) -> impl Iterator<Item = &Node> {
    card.whole.children.iter().flat_map(|area| &area.children).flat_map(|topic| &topic.children)
}

/// One reading of one question, where anything was said in it.
fn answer(
    facts: &Facts<'_>,
    question: &Question,
    node: &Node,
    reading: Reading,
) -> Option<Vec<Value>> {
    let (assessment, language) = (facts.assessment, facts.phrases.language());
    let given = assessment.given(&question.id, reading);
    let notes = assessment.notes(&question.id, reading);
    if given.is_none() && notes.is_empty() {
        return None;
    }
    let scale = facts.questionnaire.scale_of(question);
    let (typed, label) = match given.map(|given| given.answer) {
        None => (Value::Nothing, String::new()),
        Some(Answer::Level(level)) => {
            let known = scale.level(*level);
            let label = known.map_or("", |level| level.label.get(language));
            // A code such as A stays as it is typed; a number is a number.
            let typed = match known.map(|level| level.code.parse::<i64>()) {
                Some(Ok(number)) => Value::Whole(number),
                _ => Value::text(known.map_or(level.to_string(), |level| level.code.clone())),
            };
            (typed, label.to_owned())
        }
        Some(Answer::NotApplicable { reason, .. }) => {
            (Value::text(format!("na:{reason}")), facts.phrases.say("not-applicable"))
        }
        Some(Answer::NoEvidence) => (Value::text("ne"), facts.phrases.say("no-evidence")),
    };
    let place = facts.questionnaire.place_of(&question.id);
    let target = crate::plan::target(facts.questionnaire, assessment, question);
    let counts = node.standing.as_ref().filter(|standing| standing.reading == Some(reading));
    let counts = counts.and_then(|standing| standing.state.counted(scale.lowest()));
    let confidence = assessment.confidence(&question.id, reading).map(|one| match one {
        crate::assessment::Confidence::Low => "low",
        crate::assessment::Confidence::Medium => "medium",
        crate::assessment::Confidence::High => "high",
    });
    Some(vec![
        Value::text(question.id.as_str()),
        typed,
        Value::text(reading.code()),
        Value::text(notes.join("\n\n")),
        Value::text(assessment.grade(&question.id, reading).map_or("", |grade| grade.code())),
        Value::text(place.map_or("", |(area, _)| area.id.as_str())),
        Value::text(place.map_or("", |(_, topic)| topic.id.as_str())),
        Value::text(question.text.get(language)),
        Value::text(label),
        Value::text(confidence.unwrap_or("")),
        Value::Whole(target.into()),
        Value::figure(Some(&node.weight)),
        counts.map_or(Value::Nothing, |level| Value::Whole(level.into())),
        Value::text(given.map_or("", |given| given.entry.at.as_str())),
    ])
}

fn findings(facts: &Facts<'_>) -> Vec<Vec<Value>> {
    let listed = facts.assessment.listed();
    listed
        .iter()
        .filter_map(|listed| match listed.item {
            Item::Finding { question, direction, text } => {
                let kind = match direction {
                    Direction::Strength => "strength",
                    Direction::Weakness => "weakness",
                };
                Some(vec![
                    Value::text(question.as_str()),
                    Value::text(kind),
                    Value::text(text),
                    Value::Nothing,
                    Value::Nothing,
                ])
            }
            Item::Quote(quote) => Some(vec![
                Value::text(quote.question.as_str()),
                Value::text("quote"),
                Value::text(&quote.text),
                Value::text(&quote.speaker),
                Value::text(&quote.language),
            ]),
            _ => None,
        })
        .collect()
}

const PLAN: [&str; 16] = [
    "action",
    "question",
    "phase",
    "from",
    "to",
    "target",
    "text",
    "lead",
    "support",
    "first_month",
    "last_month",
    "cost_low",
    "cost_high",
    "currency",
    "after",
    "priority",
];

fn plan(facts: &Facts<'_>) -> Vec<Vec<Value>> {
    let language = facts.phrases.language();
    let questionnaire = facts.questionnaire;
    let owner = |id: &crate::questionnaire::OwnerId| {
        let owner = questionnaire.owner(id);
        owner.map_or_else(|| id.to_string(), |owner| owner.role.get(language).to_owned())
    };
    let amount = |amount: u64| Value::Whole(i64::try_from(amount).unwrap_or(i64::MAX));
    let actions = facts.plan.actions.iter().chain(&facts.plan.later);
    actions
        .map(|one| {
            let (candidate, action) = (&one.candidate, &one.candidate.action);
            let owners: Vec<String> = action.owners.iter().map(owner).collect();
            let month = |month: Option<u32>, more: u32| {
                month.map_or(Value::Nothing, |month| Value::Whole((month + more).into()))
            };
            vec![
                Value::text(one.id.as_str()),
                Value::text(candidate.question.id.as_str()),
                Value::text(one.phase.as_ref().map_or("later", |phase| phase.as_str())),
                Value::Whole(candidate.from.into()),
                Value::Whole(action.to.into()),
                Value::Whole(candidate.target.into()),
                Value::text(action.text.get(language)),
                Value::text(owners.first().cloned().unwrap_or_default()),
                Value::text(owners.get(1..).unwrap_or_default().join("; ")),
                month(one.start, 1),
                month(one.end, 0),
                amount(candidate.cost.low),
                candidate.cost.high.map_or(Value::Nothing, amount),
                Value::text(&questionnaire.currency),
                Value::text(one.after_list()),
                Value::figure(Some(&candidate.priority.value)),
            ]
        })
        .collect()
}

const EVIDENCE: [&str; 8] =
    ["document", "title", "received_from", "date", "question", "page", "file", "sha256"];

/// One row a link; a document that supports nothing has one without a question.
fn evidence(facts: &Facts<'_>) -> Vec<Vec<Value>> {
    let listed = facts.assessment.listed();
    let mut rows = Vec::new();
    for one in &listed {
        let Item::Document(document) = one.item else { continue };
        let links: Vec<(&QuestionId, &str)> = listed
            .iter()
            .filter_map(|other| match other.item {
                Item::Link { document, question, page } if document == one.id => {
                    Some((question, page.as_str()))
                }
                _ => None,
            })
            .collect();
        let row = |link: Option<(&QuestionId, &str)>| {
            vec![
                Value::text(&document.reference),
                Value::text(&document.title),
                Value::text(&document.received_from),
                Value::day(&document.date),
                Value::text(link.map_or("", |(question, _)| question.as_str())),
                Value::text(link.map_or("", |(_, page)| page)),
                Value::text(&document.file),
                Value::text(&document.sha256),
            ]
        };
        if links.is_empty() {
            rows.push(row(None));
        }
        rows.extend(links.into_iter().map(|link| row(Some(link))));
    }
    rows
}

/// Every entry of the journal: which kind of change, and about what.
fn history(facts: &Facts<'_>) -> Vec<Vec<Value>> {
    let row = |entry: &&Entry| {
        let json = serde_json::to_value(&entry.change).unwrap_or_default();
        let field = |name: &str| json.get(name).and_then(|v| v.as_str()).unwrap_or("").to_owned();
        let item = json.get("item");
        let of_item = item.and_then(|item| item.get("question")).and_then(|v| v.as_str());
        let question = match &entry.change {
            Change::Listed { .. } => of_item.unwrap_or("").to_owned(),
            _ => field("question"),
        };
        vec![
            Value::Whole(i64::try_from(entry.seq).unwrap_or(i64::MAX)),
            Value::text(&entry.at),
            Value::text(&entry.by),
            Value::text(field("change")),
            Value::text(question),
            Value::text(entry.why.clone().unwrap_or_default()),
        ]
    };
    facts.assessment.history().iter().map(row).collect()
}
