//! `tathmini verify`: is the recorded ballot the one that was given? Without a
//! code: is the folder whole?

use super::approved::Asked;
use super::{Failure, Format, Here, damage, folder};
use crate::i18n::visible;
use crate::workshop::{Workshop, find, typed_code};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tathmini verify exemplia\n  tathmini verify exemplia 7f3a-91c0-22be\n  \
    tathmini verify exemplia --report reports/exemplia.pdf --key dg.key.pub\n\nA ballot is found by the \
    code that its participant noted. Its level is told only after the reveal, and only if level \
    and secret number make the seal that was kept when the ballot was given.\nExit code 3 where something is damaged or is not what was approved, or a \
    code is not found or was not revealed."
)]
pub struct Args {
    /// The assessment's folder, or its pack
    folder: PathBuf,
    /// Codes as the participants noted them; without any, the whole folder is
    /// checked: journal, questionnaire, evidence and approval
    #[arg(value_name = "CODE", conflicts_with_all = ["report", "key"])]
    codes: Vec<String>,
    #[command(flatten)]
    asked: Asked,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Checked {
    code: String,
    found: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    question: String,
    round: u32,
    participant: u32,
    /// Null where it was not revealed, or the revealed one is not this ballot.
    level: Option<i32>,
}

pub fn run(args: &Args, here: &Here) -> Result<ExitCode, Failure> {
    if args.codes.is_empty() {
        return damage::verify(&args.folder, &args.asked, args.format, here);
    }
    let codes: Result<Vec<String>, Failure> = args
        .codes
        .iter()
        .map(|typed| {
            typed_code(typed).ok_or_else(|| {
                let hint = "a code has twelve digits: 7f3a-91c0-22be".to_owned();
                Failure::Usage(format!("“{}” is no code", visible(typed)), hint)
            })
        })
        .collect();
    let codes = codes?;
    let opened = folder::read(&args.folder, here)?;
    let workshops = Workshop::all(&opened.assessment);
    let checked: Vec<Checked> = codes
        .into_iter()
        .map(|code| {
            let found = find(&workshops, &code).into_iter().map(|found| Found {
                question: found.question.to_string(),
                round: found.round,
                participant: found.participant,
                level: found.level,
            });
            Checked { found: found.collect(), code }
        })
        .collect();
    here.show(args.format, &checked, || checked.iter().map(line).collect())?;
    let whole = |checked: &Checked| {
        !checked.found.is_empty() && checked.found.iter().all(|found| found.level.is_some())
    };
    Ok(if checked.iter().all(whole) { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

fn line(checked: &Checked) -> String {
    let code = &checked.code;
    if checked.found.is_empty() {
        return format!("{code}: no ballot has this code\n");
    }
    let of = |found: &Found| {
        let Found { question, round, participant, level } = found;
        let level = level.map_or_else(
            || "sealed, and not among the ballots revealed".to_owned(),
            |level| format!("level {level}, as it was sealed"),
        );
        let question = visible(question);
        format!("{code}: {question}, round {round}, participant {participant}: {level}\n")
    };
    checked.found.iter().map(of).collect()
}
