//! `tathmini ballot`: one participant's ballots, given on another laptop and
//! carried to the room by stick.

use super::answer::Taker;
use super::new::source;
use super::workshop::questions;
use super::{Failure, Here, folder};
use crate::assessment::Ballot;
use crate::i18n::{Language, visible};
use crate::questionnaire::{Question, QuestionId, Questionnaire};
use crate::sheet::Fault as Row;
use crate::store::{Ids, sha256, write_file};
use crate::workshop::{BallotFile, Cast, HIGHEST_NUMBER, code};
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tathmini ballot --participant 7 LEG-01=2 LEG-02=1\n  tathmini ballot \
    --participant 7 --questions LEG --language fr\n\nWithout levels every question is put, and a \
    line of standard input is the level; an empty line gives none.\nPrinted are the codes of the \
    ballots, never their levels: note them, `tathmini verify` finds the ballots by them."
)]
pub struct Args {
    /// QUESTION=LEVEL
    #[arg(value_name = "QUESTION=LEVEL")]
    levels: Vec<String>,
    /// The participant's number in the workshop
    #[arg(long, value_name = "NUMBER")]
    participant: u32,
    /// The round that the ballots are for
    #[arg(long, default_value = "1", value_name = "NUMBER")]
    round: u32,
    /// The questionnaire of the assessment: a shipped one, or a file
    #[arg(long, default_value = "inama", value_name = "ID or FILE")]
    questionnaire: String,
    /// The questions that are put: ids of questions, topics and areas [default: all]
    #[arg(long, value_name = "IDS")]
    questions: Option<String>,
    /// Language of the questions [default: the questionnaire's first]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Where to write [default: participant-NUMBER.ballot]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    if !(1..=HIGHEST_NUMBER).contains(&args.participant) || !(1..=9).contains(&args.round) {
        return Err(Failure::Usage(
            "there is no such participant or round".to_owned(),
            format!("participants have numbers from 1 to {HIGHEST_NUMBER}, rounds from 1 to 9"),
        ));
    }
    let source = source(&args.questionnaire)?;
    let name = Path::new(&args.questionnaire);
    let questionnaire = folder::questionnaire(name, &source.definition, &source.translations)?;
    let levels = if args.levels.is_empty() {
        asked(args, &questionnaire, here)?
    } else {
        typed(args, &questionnaire)?
    };
    if levels.is_empty() {
        return Err(Failure::Usage("no ballot was given".to_owned(), String::new()));
    }
    let mut ids = Ids::random();
    let ballots = levels.into_iter().map(|(question, level)| {
        let ballot = Ballot { participant: args.participant, level, nonce: ids.nonce() };
        (question, ballot)
    });
    let file =
        BallotFile { participant: args.participant, round: args.round, ballots: ballots.collect() };
    let usual = || PathBuf::from(format!("participant-{}.ballot", args.participant));
    let path = args.output.clone().unwrap_or_else(usual);
    write(&path, file.write(&questionnaire, &sha256(&source.definition)).as_bytes())?;
    here.say(&format!("written: {}; note the codes", path.display()));
    here.print(codes(&file).as_bytes())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let unwritable = |source| Failure::Unwritable { path: path.to_owned(), source };
    if path.exists() {
        return Err(unwritable(io::Error::from(io::ErrorKind::AlreadyExists)));
    }
    write_file(path, bytes).map_err(unwritable)
}

/// A line a ballot: the question and the code, and no level.
fn codes(file: &BallotFile) -> String {
    let line = |(question, ballot): &(QuestionId, Ballot)| {
        let cast = Cast { question, round: file.round, participant: file.participant };
        format!(
            "{}  {}\n",
            code(&cast.seal(ballot.level, &ballot.nonce)),
            visible(question.as_str())
        )
    };
    file.ballots.iter().map(line).collect()
}

/// Levels from the command line.
fn typed(args: &Args, questionnaire: &Questionnaire) -> Result<Vec<(QuestionId, i32)>, Failure> {
    let taker = Taker { questionnaire, lead: false };
    let mut rows = Vec::new();
    let mut levels: Vec<(QuestionId, i32)> = Vec::new();
    for typed in &args.levels {
        let taken = typed
            .split_once('=')
            .ok_or_else(|| ("there is no `=` in it".to_owned(), "write it as LEG-01=2".to_owned()))
            .and_then(|(id, level)| {
                let question = taker.question(id)?;
                let scale = questionnaire.scale_of(question);
                let known: Vec<&str> = scale.levels.iter().map(|it| it.code.as_str()).collect();
                let hint = format!("levels of {}: {}", question.id, known.join(", "));
                let level = scale.parse(level).ok_or((format!("“{level}” is no level"), hint))?;
                if levels.iter().any(|(id, _)| *id == question.id) {
                    let hint = "one ballot a question".to_owned();
                    return Err((format!("{} stands there twice", question.id), hint));
                }
                Ok((question.id.clone(), level))
            });
        match taken {
            Ok(level) => levels.push(level),
            Err((problem, hint)) => rows.push(Row { place: typed.clone(), problem, hint }),
        }
    }
    if rows.is_empty() { Ok(levels) } else { Err(Failure::Rows { rows }) }
}

/// Puts every question, and takes a line for each.
fn asked(
    args: &Args,
    questionnaire: &Questionnaire,
    here: &Here,
) -> Result<Vec<(QuestionId, i32)>, Failure> {
    let language = args.language.as_deref().and_then(Language::from_code);
    let language = language.unwrap_or(questionnaire.language);
    let wanted = match &args.questions {
        Some(ids) => questions(questionnaire, ids)?,
        None => questionnaire.questions().map(|question| question.id.clone()).collect(),
    };
    let mut lines = io::stdin().lock().lines();
    let mut levels = Vec::new();
    for question in wanted.iter().filter_map(|id| questionnaire.question(id)) {
        here.say(&put(questionnaire, question, language));
        loop {
            let Some(Ok(line)) = lines.next() else { return Ok(levels) };
            if line.trim().is_empty() {
                break;
            }
            match questionnaire.scale_of(question).parse(&line) {
                Some(level) => {
                    levels.push((question.id.clone(), level));
                    break;
                }
                None => here.say("no level of this question; an empty line gives none"),
            }
        }
    }
    Ok(levels)
}

/// A question and its levels as lines.
fn put(questionnaire: &Questionnaire, question: &Question, language: Language) -> String {
    let mut text = format!("\n{} {}\n", question.id, question.text.get(language));
    let scale = questionnaire.scale_of(question);
    for (level, meaning) in scale.levels.iter().zip(&question.levels) {
        text.push_str(&format!("  {}  {}\n", level.code, meaning.get(language)));
    }
    text.lines().map(|line| visible(line).into_owned() + "\n").collect()
}
