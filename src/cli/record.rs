//! `tathmini record`: findings, quotes, documents and the rest of what an
//! interview yields, from CSV files; all rows or none.

use super::answer::Taker;
use super::{Failure, Here, files, folder};
use crate::assessment::{
    ActionId, Assessment, Change, Confidence, Direction, Document, Item, OwnAction, Person, Quote,
    Rating, Reading, Ruling, Signatory, Visit,
};
use crate::questionnaire::QuestionId;
use crate::sheet::Fault;
use crate::sheet::{Row, Sheet};
use crate::store::{Store, StoreError};
use clap::ValueEnum;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Columns, in any order, by kind:\n  \
    findings    question, direction (strength or weakness), text\n  \
    quotes      question, text, language, speaker\n  \
    documents   reference, title, received_from, date, file (copied in; beside the CSV file)\n  \
    links       document (its reference), question, page\n  \
    persons     name, function, organisation, date\n  \
    visits      date, place, purpose\n  \
    signatories name, function, organisation\n  \
    targets     question, target, why\n  \
    threats     threat, rating (low, medium, high), why\n  \
    actions     id, question, text, owners, months, cost, after, why (own actions of the plan)\n  \
    statuses    action, status (not_started, under_way, done, dropped), date, note, evidence\n  \
    confidence  question, confidence (low, medium, high), reading\n  \
    marks       question")]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// What the file holds
    #[arg(value_enum)]
    kind: Kind,
    /// A CSV file with a header row; `-` reads stdin
    file: PathBuf,
}

/// What a file can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Findings,
    Quotes,
    Documents,
    Links,
    Persons,
    Visits,
    Signatories,
    Targets,
    Threats,
    Actions,
    Statuses,
    Confidence,
    Marks,
}

impl Kind {
    /// Its columns, and how many of the first must be filled.
    const fn columns(self) -> (&'static [&'static str], usize) {
        match self {
            Self::Findings => (&["question", "direction", "text"], 3),
            Self::Quotes => (&["question", "text", "language", "speaker"], 2),
            Self::Documents => (&["reference", "title", "received_from", "date", "file"], 2),
            Self::Links => (&["document", "question", "page"], 2),
            Self::Persons => (&["name", "function", "organisation", "date"], 1),
            Self::Signatories => (&["name", "function", "organisation"], 2),
            Self::Visits => (&["place", "date", "purpose"], 1),
            Self::Targets => (&["question", "target", "why"], 2),
            Self::Actions => {
                (&["id", "question", "text", "owners", "months", "cost", "after", "why"], 6)
            }
            Self::Statuses => (&["action", "status", "date", "note", "evidence"], 2),
            Self::Threats => (&["threat", "rating", "why"], 2),
            Self::Confidence => (&["question", "confidence", "reading"], 2),
            Self::Marks => (&["question"], 1),
        }
    }
}

/// A change with its reason, if the row gives one.
pub type Reasoned = (Change, Option<String>);

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let (mut store, questionnaire) = folder::open(&args.folder, here)?;
    let taker = Taker { questionnaire: &questionnaire, lead: false };
    let bytes = files::read_input(&args.file)?;
    let changes = changes(&taker, store.assessment(), args.kind, &args.file, &bytes)
        .map_err(|rows| Failure::Rows { rows })?;
    let changes = with_evidence(&store, &args.file, changes)?;
    let count = changes.len();
    save(&mut store, changes, &here.by(), &here.now())?;
    here.say(&format!("saved: {count} entries"));
    Ok(())
}

/// Copies the files that documents name into the assessment, and names them by
/// their content. A file that can't be read stops it before anything is recorded.
fn with_evidence(
    store: &Store,
    sheet: &Path,
    mut changes: Vec<Reasoned>,
) -> Result<Vec<Reasoned>, StoreError> {
    let beside = sheet.parent().unwrap_or(Path::new(""));
    for (change, _) in &mut changes {
        if let Change::Listed { item: Item::Document(document), .. } = change
            && !document.file.is_empty()
        {
            let kept = store.keep_evidence(&beside.join(&document.file))?;
            (document.file, document.sha256) = (kept.file, kept.sha256);
        }
    }
    Ok(changes)
}

/// Saves changes: those without a reason of their own together, each other one
/// as an entry with its reason.
pub fn save(
    store: &mut Store,
    changes: Vec<Reasoned>,
    by: &str,
    at: &str,
) -> Result<(), StoreError> {
    let (reasoned, plain): (Vec<_>, Vec<_>) =
        changes.into_iter().partition(|(_, why)| why.is_some());
    store.append_all(plain.into_iter().map(|(change, _)| change).collect(), None, by, at)?;
    for (change, why) in reasoned {
        store.append(change, why.as_deref(), by, at)?;
    }
    Ok(())
}

/// The changes that a file makes, or every row that can't be taken.
pub fn changes(
    taker: &Taker<'_>,
    assessment: &Assessment,
    kind: Kind,
    path: &Path,
    bytes: &[u8],
) -> Result<Vec<Reasoned>, Vec<Fault>> {
    let (columns, needed) = kind.columns();
    let sheet = Sheet::read(path, bytes, columns, &columns[..needed])?;
    let (mut changes, mut faults) = (Vec::new(), Vec::new());
    let mut known = Cow::Borrowed(assessment);
    for row in sheet.rows() {
        let why = Some(row.get("why").to_owned()).filter(|why| !why.is_empty());
        match change(taker, &known, kind, &row) {
            Ok(change) => {
                if kind == Kind::Actions {
                    // The next row must not take the name that this one gives.
                    known = Cow::Owned(known.with(std::slice::from_ref(&change)));
                }
                changes.push((change, why));
            }
            Err((column, problem, hint)) => faults.push(row.fault(column, problem, &hint)),
        }
        if row.enough(&mut faults) {
            break;
        }
    }
    if faults.is_empty() { Ok(changes) } else { Err(faults) }
}

/// The column, what is wrong with it, and what to do.
type Refused = (&'static str, String, String);

fn change(
    taker: &Taker<'_>,
    assessment: &Assessment,
    kind: Kind,
    row: &Row<'_>,
) -> Result<Change, Refused> {
    let text = |column: &str| row.get(column).to_owned();
    let item = match kind {
        Kind::Targets => return target(taker, row),
        Kind::Actions => return own_action(taker, assessment, row),
        Kind::Statuses => return follow_up(row),
        Kind::Threats => return rated(taker, row),
        Kind::Confidence => return trusted(taker, row),
        Kind::Marks => return Ok(Change::Marked { question: question(taker, row)?, marked: true }),
        Kind::Findings => {
            let direction = one_of(row, "direction", &DIRECTIONS)?;
            Item::Finding { question: question(taker, row)?, direction, text: text("text") }
        }
        Kind::Quotes => Item::Quote(Quote {
            question: question(taker, row)?,
            text: text("text"),
            language: text("language"),
            speaker: text("speaker"),
        }),
        Kind::Documents => Item::Document(Document {
            reference: text("reference"),
            title: text("title"),
            sha256: String::new(),
            file: text("file"),
            received_from: text("received_from"),
            date: text("date"),
        }),
        Kind::Links => link(taker, assessment, row)?,
        Kind::Persons => Item::Person(Person {
            name: text("name"),
            function: text("function"),
            organisation: text("organisation"),
            date: text("date"),
        }),
        Kind::Signatories => Item::Signatory(Signatory {
            name: text("name"),
            function: text("function"),
            organisation: text("organisation"),
        }),
        Kind::Visits => Item::Visit(Visit {
            date: text("date"),
            place: text("place"),
            purpose: text("purpose"),
        }),
    };
    Ok(Change::Listed { replaces: None, item })
}

const DIRECTIONS: [(&str, Direction); 2] =
    [("strength", Direction::Strength), ("weakness", Direction::Weakness)];
const CONFIDENCES: [(&str, Confidence); 3] =
    [("low", Confidence::Low), ("medium", Confidence::Medium), ("high", Confidence::High)];
const RATINGS: [(&str, Rating); 3] =
    [("low", Rating::Low), ("medium", Rating::Medium), ("high", Rating::High)];
const READINGS: [(&str, Reading); 3] =
    [("", Reading::Validated), ("validated", Reading::Validated), ("self", Reading::Own)];

/// The meaning of a cell that holds one of a few words.
fn one_of<T: Copy>(row: &Row<'_>, column: &'static str, words: &[(&str, T)]) -> Result<T, Refused> {
    let typed = row.get(column);
    let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(typed));
    found.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let hint = format!("write one of: {}", known.join(" ").trim());
        (column, format!("“{typed}” is not known here"), hint)
    })
}

fn question(taker: &Taker<'_>, row: &Row<'_>) -> Result<QuestionId, Refused> {
    let found = taker.question(row.get("question"));
    found.map(|found| found.id.clone()).map_err(|(problem, hint)| ("question", problem, hint))
}

fn link(taker: &Taker<'_>, assessment: &Assessment, row: &Row<'_>) -> Result<Item, Refused> {
    let reference = row.get("document");
    let listed = assessment.listed().into_iter().find(
        |listed| matches!(listed.item, Item::Document(document) if document.reference == reference),
    );
    let Some(listed) = listed else {
        let hint = "record the documents first".to_owned();
        return Err(("document", format!("there is no document “{reference}”"), hint));
    };
    let page = row.get("page").to_owned();
    Ok(Item::Link { document: listed.id.clone(), question: question(taker, row)?, page })
}

fn target(taker: &Taker<'_>, row: &Row<'_>) -> Result<Change, Refused> {
    let id = question(taker, row)?;
    let typed = row.get("target");
    let scale = taker.questionnaire.question(&id).map(|found| taker.questionnaire.scale_of(found));
    let target = scale.and_then(|scale| scale.parse(typed));
    if target.is_none() {
        return Err(("target", format!("“{typed}” is no level of {id}"), String::new()));
    }
    Ok(Change::Targeted { question: id, target })
}

/// A part of a row that the plan does not understand.
fn unclear<T>(column: &'static str, read: Result<T, crate::plan::Unclear>) -> Result<T, Refused> {
    read.map_err(|unclear| (column, super::plan::problem(&unclear), String::new()))
}

fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ' ', ';']).filter(|id| !id.is_empty())
}

fn own_action(
    taker: &Taker<'_>,
    assessment: &Assessment,
    row: &Row<'_>,
) -> Result<Change, Refused> {
    let months = row.get("months");
    let months =
        months.parse().ok().filter(|months| (1..=240).contains(months)).ok_or_else(|| {
            ("months", format!("“{months}” is no number of months"), "write 1 to 240".to_owned())
        })?;
    let added = OwnAction {
        text: row.get("text").to_owned(),
        question: question(taker, row)?,
        owners: unclear("owners", crate::plan::owners(taker.questionnaire, row.get("owners")))?,
        months,
        cost: unclear("cost", crate::plan::cost(row.get("cost")))?,
        after: ids(row.get("after")).map(ActionId::from).collect(),
    };
    let action = ActionId::from(free(taker, assessment, row.get("id"), &added)?);
    let change = Change::Planned { action, decision: Ruling::Added(Some(added)) };
    if crate::plan::makes_circle(taker.questionnaire, assessment, &change) {
        let problem = format!("what “{}” names waits for the action itself", row.get("after"));
        return Err(("after", problem, "name only actions that can end before it".to_owned()));
    }
    Ok(change)
}

/// A name for an own action that no other action has. The same name for the
/// same question corrects the action that has it.
fn free<'r>(
    taker: &Taker<'_>,
    assessment: &Assessment,
    id: &'r str,
    added: &OwnAction,
) -> Result<&'r str, Refused> {
    let other = "give it a name of its own, such as OWN-1".to_owned();
    if id.contains([',', ';', '=', '.']) || id.contains(char::is_whitespace) {
        let problem = format!("“{id}” cannot be the name of an action");
        return Err(("id", problem, other));
    }
    let action = ActionId::from(id);
    if crate::plan::is_computed(taker.questionnaire, &action) {
        return Err(("id", format!("“{id}” is an action of the questionnaire"), other));
    }
    let taken = assessment.rulings().find_map(|(known, decision, _)| match decision {
        Ruling::Added(Some(own)) if *known == action => Some(&own.question),
        _ => None,
    });
    match taken.filter(|question| **question != added.question) {
        Some(question) => Err(("id", format!("“{id}” is an own action of {question}"), other)),
        None => Ok(id),
    }
}

fn follow_up(row: &Row<'_>) -> Result<Change, Refused> {
    let evidence = ids(row.get("evidence")).map(str::to_owned).collect();
    let known =
        crate::plan::follow_up(row.get("status"), row.get("date"), row.get("note"), evidence);
    let known = unclear("status", known)?;
    let action = ActionId::from(row.get("action"));
    Ok(Change::Planned { action, decision: Ruling::FollowedUp(Some(known)) })
}

fn rated(taker: &Taker<'_>, row: &Row<'_>) -> Result<Change, Refused> {
    let typed = row.get("threat");
    let known = &taker.questionnaire.threats;
    let found = known.iter().find(|threat| threat.id.as_str().eq_ignore_ascii_case(typed));
    let Some(threat) = found.map(|threat| threat.id.clone()) else {
        let ids: Vec<&str> = known.iter().map(|threat| threat.id.as_str()).collect();
        let hint = if ids.is_empty() {
            "this questionnaire names no threats".to_owned()
        } else {
            format!("its threats are: {}", ids.join(", "))
        };
        return Err(("threat", format!("there is no threat “{typed}”"), hint));
    };
    Ok(Change::Rated { threat, rating: Some(one_of(row, "rating", &RATINGS)?) })
}

fn trusted(taker: &Taker<'_>, row: &Row<'_>) -> Result<Change, Refused> {
    Ok(Change::Trusted {
        question: question(taker, row)?,
        reading: one_of(row, "reading", &READINGS)?,
        confidence: Some(one_of(row, "confidence", &CONFIDENCES)?),
    })
}
