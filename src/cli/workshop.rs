//! `tathmini workshop`: the board for the projector, with the journal behind it.

use super::agreement::yardstick;
use super::here::Lines;
use super::{Failure, Here, files, folder, interview};
use crate::assessment::{Participant, Yardstick};
use crate::i18n::Language;
use crate::questionnaire::Questionnaire;
use crate::sheet::Fault as Row;
use crate::sheet::Sheet;
use crate::store::{Ids, Store};
use crate::tui::workshop::{Board, Draft, Effect, Msg, run_board_plain};
use crate::tui::{Sitting, run_in_terminal};
use crate::workshop::{
    BallotFault, BallotFile, HIGHEST_NUMBER, LARGEST_BALLOT_FILE, Room, Selection, Stage, list,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "What is not said here is asked on the board.\n\nExample: tathmini workshop \
    exemplia --participants room.csv --rule share:75 --questions differing\n\nColumns of the \
    participants, in any order: number, name, agency; number and name may be left out.\nRules: \
    share:75 (percent of the ballots in one level), or range (range and interquartile range at \
    most 1)."
)]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// A CSV file with those who vote
    #[arg(long, value_name = "FILE")]
    participants: Option<PathBuf>,
    /// The participants agreed that the report prints their names
    #[arg(long)]
    names: bool,
    /// The rule of agreement, chosen before the first ballot [default: share:75]
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// all, differing, no-evidence, or ids of questions, topics and areas
    #[arg(long, value_name = "WHICH")]
    questions: Option<String>,
    /// Language of the board [default: that of the assessment]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    if !here.is_terminal() {
        return Err(Failure::Usage(
            "a workshop needs a terminal".to_owned(),
            "`tathmini agreement FOLDER` prints what a workshop found".to_owned(),
        ));
    }
    let (mut store, questionnaire) = folder::open(&args.folder, here)?;
    let draft = draft(args, &questionnaire)?;
    let head = store.assessment().head();
    let language = match &args.language {
        Some(code) => Language::from_code(code).ok_or_else(|| {
            let known: Vec<&str> = Language::ALL.iter().map(|known| known.code()).collect();
            Failure::Usage(format!("{code} is not a known language"), known.join(", "))
        })?,
        None => head
            .and_then(|head| Language::from_code(&head.language))
            .unwrap_or(questionnaire.language),
    };
    let title = head.map_or_else(String::new, |head| head.administration.clone());
    let hash = head.map_or_else(String::new, |head| head.hash.clone());
    let questionnaire = Arc::new(questionnaire);
    let room = Room::open(Arc::clone(&questionnaire), store.assessment().clone());
    refuse_new_rules(args, &room)?;
    let board = Board::new(room, language, title, draft, here.look());
    let (by, mut ids, mut failed) = (here.by(), Ids::random(), false);
    let perform = |effect: Effect| match effect {
        Effect::Save { changes, why } => {
            let saved =
                interview::save(&mut store, changes, why.as_deref(), failed, &by, &here.now());
            failed = saved.is_err();
            saved.map_or_else(|error| Msg::NotSaved(interview::sentence(&error)), Msg::Saved)
        }
        Effect::Draw => Msg::Drawn(ids.nonce()),
        Effect::Read(path) => {
            let (files, problems) = collect(Path::new(&path), &questionnaire, &hash);
            Msg::Read(files, problems)
        }
        Effect::Leave => Msg::Hangup,
    };
    let board = if here.plain() {
        run_board_plain(board, &mut Lines, perform)
    } else {
        run_in_terminal(board, false, perform)
    }
    .map_err(Failure::Terminal)?;
    said(&board, &store, here);
    if board.interrupted() { Err(Failure::Interrupted) } else { Ok(()) }
}

/// What is settled stands: nothing said here may look as if it changed it.
fn refuse_new_rules(args: &Args, room: &Room) -> Result<(), Failure> {
    let says = args.participants.is_some() || args.rule.is_some() || args.questions.is_some();
    if room.stage() == Stage::Setup || !(says || args.names) {
        return Ok(());
    }
    Err(Failure::Usage(
        "a workshop is under way here: its rule, questions and participants stand".to_owned(),
        "`tathmini workshop FOLDER` alone goes on with it; latecomers join on the board (j)"
            .to_owned(),
    ))
}

fn said(board: &Board, store: &Store, here: &Here) {
    let (decided, all) = board.room().progress();
    let folder = store.folder().display();
    here.say(&format!("{decided} of {all} questions have their consensus, saved in {folder}"));
}

fn draft(args: &Args, questionnaire: &Questionnaire) -> Result<Draft, Failure> {
    let mut draft = Draft { names: args.names, ..Draft::default() };
    if let Some(rule) = &args.rule {
        draft.yardstick = yardstick(rule)?;
        if matches!(draft.yardstick, Yardstick::Share(share) if share <= 50) {
            return Err(Failure::Usage(
                format!("{rule} is no agreement"),
                "a share lies between 51 and 100".to_owned(),
            ));
        }
    }
    if let Some(path) = &args.participants {
        draft.participants =
            participants(path, &files::read(path)?).map_err(|rows| Failure::Rows { rows })?;
    }
    draft.selection = match args.questions.as_deref() {
        None => None,
        Some("all") => Some(Selection::All),
        Some("differing") => Some(Selection::Differing),
        Some("no-evidence") => Some(Selection::NoEvidence),
        Some(ids) => Some(Selection::These(questions(questionnaire, ids)?)),
    };
    Ok(draft)
}

/// Questions, topics and areas as typed.
pub fn questions(
    questionnaire: &Questionnaire,
    typed: &str,
) -> Result<Vec<crate::questionnaire::QuestionId>, Failure> {
    list(questionnaire, typed).map_err(|(word, near)| {
        let hint = near.map_or_else(String::new, |near| format!("did you mean {near}?"));
        Failure::Usage(format!("there is no question, topic or area {word}"), hint)
    })
}

fn participants(path: &Path, bytes: &[u8]) -> Result<Vec<Participant>, Vec<Row>> {
    let sheet = Sheet::read(path, bytes, &["number", "name", "agency"], &["agency"])?;
    let (mut participants, mut faults) = (Vec::<Participant>::new(), Vec::new());
    for row in sheet.rows() {
        let next = participants.iter().map(|it| it.number).max().unwrap_or(0) + 1;
        let number = match row.get("number") {
            "" => Some(next),
            typed => typed.parse().ok(),
        };
        let free = |number: &u32| participants.iter().all(|it| it.number != *number);
        match number.filter(|number| (1..=HIGHEST_NUMBER).contains(number)).filter(free) {
            Some(number) => participants.push(Participant {
                number,
                name: row.get("name").to_owned(),
                agency: row.get("agency").to_owned(),
            }),
            None => {
                let problem = "is no number, or is taken".to_owned();
                let hint = format!("a whole number from 1 to {HIGHEST_NUMBER}, each once");
                faults.push(row.fault("number", problem, &hint));
            }
        }
        if row.enough(&mut faults) {
            break;
        }
    }
    if faults.is_empty() { Ok(participants) } else { Err(faults) }
}

/// The ballot files at a path: those that are sound, and what is wrong with the others.
fn collect(
    path: &Path,
    questionnaire: &Questionnaire,
    hash: &str,
) -> (Vec<BallotFile>, Vec<String>) {
    let (mut sound, mut problems) = (Vec::new(), Vec::new());
    let files = match files::collected(path, "ballot") {
        Ok(files) => files,
        Err(failure) => return (sound, vec![failure.in_one_line()]),
    };
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match files::read_within(&file, LARGEST_BALLOT_FILE as u64) {
            Err(failure) => problems.push(failure.in_one_line()),
            Ok(bytes) => match BallotFile::read(&bytes, questionnaire, hash) {
                Ok(file) => sound.push(file),
                Err(faults) => {
                    let faults: Vec<String> = faults.iter().take(3).map(in_words).collect();
                    problems.push(format!("{name}: {}", faults.join(", ")));
                }
            },
        }
    }
    (sound, problems)
}

/// What is wrong with a ballot file, in words.
fn in_words(fault: &BallotFault) -> String {
    match fault {
        BallotFault::TooLarge => {
            format!("too large for a ballot file, the limit is {LARGEST_BALLOT_FILE} bytes")
        }
        BallotFault::Unreadable(why) => format!("no ballot file ({why})"),
        BallotFault::Format(format) => format!("format {format} is not known here"),
        BallotFault::OtherQuestionnaire(other) => {
            format!("made with another questionnaire ({other})")
        }
        BallotFault::Participant(number) => format!("there is no participant {number}"),
        BallotFault::Round(round) => format!("there is no round {round}"),
        BallotFault::UnknownQuestion(id) => format!("there is no question {id}"),
        BallotFault::Twice(id) => format!("{id} stands there twice"),
        BallotFault::Broken(id) => format!("the seal of {id} is broken"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "a test, which prepares files by hand")]

    use super::*;

    #[test]
    fn what_is_too_much_for_a_ballot_file_is_refused_with_the_bound() {
        let home = tempfile::tempdir().unwrap();
        let write =
            |name: &str, text: String| std::fs::write(home.path().join(name), text).unwrap();
        write("a.ballot", "[".repeat(LARGEST_BALLOT_FILE));
        write("b.ballot", "{\"ballots\":".repeat(90_000));
        write("c.ballot", " ".repeat(LARGEST_BALLOT_FILE + 1));
        write("d.txt", "no ballot".to_owned());
        let wells = include_bytes!("../../tests/fixtures/sound/wells.yaml");
        let questionnaire = crate::questionnaire::read(wells).unwrap();
        let (sound, problems) = collect(home.path(), &questionnaire, "hash");
        assert!(sound.is_empty());
        let [deep, nested, long] = &problems[..] else { panic!("{problems:?}") };
        assert!(deep.starts_with("a.ballot: no ballot file"), "{deep}");
        assert!(nested.starts_with("b.ballot: no ballot file"), "{nested}");
        assert!(long.contains("c.ballot") && long.contains("the limit is 1048576"), "{long}");
    }
}
