//! `tathmini answer`: answers from the command line, a CSV file or a workbook, all
//! or none.

use super::{Failure, Here, files, folder};
use crate::assessment::{Answer, Assessment, Change, Reading};
use crate::questionnaire::{Grade, Question, Questionnaire, nearest};
use crate::sheet::Fault as Row;
use crate::sheet::Sheet;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tathmini answer kenya LEG-01=2 EQP-01=na:\"no container port\" \
    ORG-03=ne --reading self\n  tathmini answer kenya --from answers.csv\n\nAn answer is a level, \
    `na:REASON`, `ne` (no evidence), or nothing to take it back.\nColumns, in any order: \
    question, answer, reading, note, evidence_grade."
)]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// QUESTION=ANSWER
    #[arg(value_name = "QUESTION=ANSWER")]
    answers: Vec<String>,
    /// Whose answers these are, where a row does not say
    #[arg(long, value_enum, default_value = "self")]
    reading: OneReading,
    /// A CSV file or a workbook (XLSX) with a header row; `-` reads stdin
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Why, kept in the history
    #[arg(long, value_name = "REASON")]
    why: Option<String>,
    /// The lead assessor decides that a question is not applicable although the
    /// questionnaire does not foresee it
    #[arg(long)]
    lead: bool,
}

/// One of the two readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OneReading {
    #[value(name = "self")]
    Own,
    Validated,
}

impl From<OneReading> for Reading {
    fn from(reading: OneReading) -> Self {
        match reading {
            OneReading::Own => Self::Own,
            OneReading::Validated => Self::Validated,
        }
    }
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    if args.answers.is_empty() && args.from.is_none() {
        return Err(Failure::Usage(
            "there is nothing to answer".to_owned(),
            "give QUESTION=ANSWER, or --from FILE.csv".to_owned(),
        ));
    }
    let (mut store, questionnaire) = folder::open(&args.folder, here)?;
    let taker = Taker { questionnaire: &questionnaire, lead: args.lead };
    let reading = Reading::from(args.reading);
    let mut taken: Vec<Change> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for typed in &args.answers {
        match taker.typed(typed, reading) {
            Ok(change) => taken.push(change),
            Err((problem, hint)) => rows.push(Row { place: typed.clone(), problem, hint }),
        }
    }
    if let Some(path) = &args.from {
        match from_csv(&taker, path, &files::read_input(path)?, reading) {
            Ok(changes) => taken.extend(changes),
            Err(faults) => rows.extend(faults),
        }
    }
    if !rows.is_empty() {
        return Err(Failure::Rows { rows });
    }
    let all = taken.len();
    let changes = news(store.assessment(), taken);
    let (fresh, same) = (changes.len(), all - changes.len());
    store.append_all(changes, args.why.as_deref(), &here.by(), &here.now())?;
    let same = if same == 0 { String::new() } else { format!(", {same} were there already") };
    here.say(&format!("saved: {fresh} changes{same}"));
    Ok(())
}

/// The changes that say something new.
fn news(assessment: &Assessment, changes: Vec<Change>) -> Vec<Change> {
    let known = |change: &Change| match change {
        Change::Answered { question, reading, answer } => {
            assessment.given(question, *reading).is_some_and(|given| given.answer == answer)
        }
        Change::Withdrawn { question, reading } => assessment.given(question, *reading).is_none(),
        Change::Noted { question, reading, text } => {
            assessment.notes(question, *reading) == [text.as_str()]
        }
        Change::Graded { question, reading, grade } => {
            assessment.grade(question, *reading) == *grade
        }
        _ => false,
    };
    changes.into_iter().filter(|change| !known(change)).collect()
}

/// What is wrong, and what to do about it.
type Refused = (String, String);

/// Takes answers as typed.
pub struct Taker<'q> {
    pub questionnaire: &'q Questionnaire,
    /// Whether the lead assessor decides on *not applicable*.
    pub lead: bool,
}

impl Taker<'_> {
    fn typed(&self, typed: &str, reading: Reading) -> Result<Change, Refused> {
        let (id, answer) = typed.split_once('=').ok_or_else(|| {
            ("there is no `=` in it".to_owned(), "write it as LEG-01=2".to_owned())
        })?;
        self.change(self.question(id)?, answer, reading)
    }

    /// The question of this id.
    pub fn question(&self, id: &str) -> Result<&Question, Refused> {
        self.questionnaire.find_question(id).ok_or_else(|| {
            let ids = self.questionnaire.questions().map(|question| question.id.as_str());
            let hint =
                nearest(id, ids).map_or_else(String::new, |near| format!("did you mean {near}?"));
            (format!("there is no question {}", id.trim()), hint)
        })
    }

    /// The change that an answer makes; nothing typed takes the answer back.
    fn change(
        &self,
        question: &Question,
        typed: &str,
        reading: Reading,
    ) -> Result<Change, Refused> {
        let typed = typed.trim();
        let id = question.id.clone();
        if typed.is_empty() {
            return Ok(Change::Withdrawn { question: id, reading });
        }
        let answer = self.answer(question, typed)?;
        Ok(Change::Answered { question: id, reading, answer })
    }

    fn answer(&self, question: &Question, typed: &str) -> Result<Answer, Refused> {
        let scale = self.questionnaire.scale_of(question);
        if let Some(level) = scale.parse(typed) {
            return Ok(Answer::Level(level));
        }
        if typed.eq_ignore_ascii_case("ne") {
            return Ok(Answer::NoEvidence);
        }
        let id = &question.id;
        let (word, reason) = typed.split_once(':').unwrap_or((typed, ""));
        if !word.trim().eq_ignore_ascii_case("na") {
            let codes: Vec<&str> = scale.levels.iter().map(|level| level.code.as_str()).collect();
            let hint = format!("levels of {id}: {}; else na:REASON or ne", codes.join(", "));
            let hint = looks_like(typed).map_or(hint.clone(), |it| format!("{it}; {hint}"));
            return Err((format!("“{typed}” is no answer to {id}"), hint));
        }
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            let hint = format!("{id}=na:\"why it does not apply\"");
            return Err(("not applicable needs a reason".to_owned(), hint));
        }
        let lead_decision = question.not_applicable.is_none();
        if lead_decision && !self.lead {
            return Err((
                format!("the questionnaire does not foresee that {id} is not applicable"),
                "where the lead assessor has so decided, add --lead".to_owned(),
            ));
        }
        Ok(Answer::NotApplicable { reason, lead_decision })
    }
}

/// What somebody may have meant by an answer that is none.
fn looks_like(typed: &str) -> Option<&'static str> {
    const NONE: [&str; 12] =
        ["n/a", "n.a.", "#n/a", "s/o", "n/d", "nd", "-", "–", "null", "none", "nan", "?"];
    let numeric = typed.chars().all(|c| c.is_ascii_digit() || ".,' \u{a0}\u{202f}".contains(c))
        && typed.starts_with(|c: char| c.is_ascii_digit());
    let separated = || {
        let groups: Vec<&str> = typed.split(|c: char| !c.is_ascii_digit()).collect();
        groups.len() > 1 && groups.iter().skip(1).all(|group| group.len() == 3)
    };
    if NONE.contains(&typed.to_lowercase().as_str()) {
        Some("leave the cell empty where there is no answer")
    } else if numeric && separated() {
        Some("thousands are separated in it")
    } else if numeric && typed.contains(['.', ',']) {
        Some("levels are whole numbers, nobody stands between two")
    } else {
        None
    }
}

/// The columns of an answer.
pub const COLUMNS: [&str; 5] = ["question", "answer", "reading", "note", "evidence_grade"];

/// Takes a CSV file or a workbook: the changes, or what can't be taken with row and column.
pub fn from_csv(
    taker: &Taker<'_>,
    path: &Path,
    bytes: &[u8],
    reading: Reading,
) -> Result<Vec<Change>, Vec<Row>> {
    let sheet = Sheet::read(path, bytes, &COLUMNS, &["question"])?;
    let (mut changes, mut faults) = (Vec::new(), Vec::new());
    for row in sheet.rows() {
        match from_row(taker, |column| row.get(column), reading) {
            Ok(taken) => changes.extend(taken),
            Err((column, (problem, hint))) => faults.push(row.fault(column, problem, &hint)),
        }
        if row.enough(&mut faults) {
            break;
        }
    }
    if faults.is_empty() { Ok(changes) } else { Err(faults) }
}

/// The changes that a row makes, or the column that can't be taken, and why.
pub fn from_row<'r>(
    taker: &Taker<'_>,
    get: impl Fn(&str) -> &'r str,
    reading: Reading,
) -> Result<Vec<Change>, (&'static str, Refused)> {
    let question = taker.question(get("question")).map_err(|refused| ("question", refused))?;
    let reading = match get("reading").to_ascii_lowercase().as_str() {
        "" => reading,
        "self" => Reading::Own,
        "validated" => Reading::Validated,
        other => {
            let hint = "write self or validated".to_owned();
            return Err(("reading", (format!("“{other}” is no reading"), hint)));
        }
    };
    let grade = match (get("evidence_grade"), Grade::from_code(get("evidence_grade"))) {
        ("", _) => None,
        (_, Some(grade)) => Some(grade),
        (other, None) => {
            let hint = "write E0, E1, E2 or E3".to_owned();
            return Err(("evidence_grade", (format!("“{other}” is no evidence grade"), hint)));
        }
    };
    let (answer, note) = (get("answer"), get("note"));
    let mut changes = Vec::new();
    // A note or a grade without an answer leaves the answer as it is.
    if !answer.is_empty() || (note.is_empty() && grade.is_none()) {
        let change =
            taker.change(question, answer, reading).map_err(|refused| ("answer", refused))?;
        changes.push(change);
    }
    let id = &question.id;
    if !note.is_empty() {
        changes.push(Change::Noted { question: id.clone(), reading, text: note.to_owned() });
    }
    if grade.is_some() {
        changes.push(Change::Graded { question: id.clone(), reading, grade });
    }
    Ok(changes)
}
