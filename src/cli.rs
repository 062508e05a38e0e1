//! The command line: one file a command, one place for failures, and the only
//! module that looks at clock, environment and terminal.

mod agreement;
mod answer;
mod approve;
mod approved;
mod ballot;
mod begun;
#[cfg(test)]
mod broken;
mod check;
mod checked;
mod compare;
mod damage;
mod demo;
mod diff;
mod editor;
mod export;
mod failure;
mod files;
mod folder;
mod fonts;
mod generated;
mod here;
mod history;
mod home;
mod import;
mod interview;
mod merge;
mod migrate;
mod new;
mod pack;
mod plan;
mod print;
mod progress;
mod record;
mod report;
mod restore;
mod score;
mod seal;
mod shipped;
mod show;
mod status;
mod table;
mod translate;
mod verify;
mod words;
mod workshop;

use crate::tui::{Look, Theme};
use clap::{Parser, Subcommand, ValueEnum};
pub use failure::Failure;
use here::Here;
use std::path::PathBuf;
use std::process::ExitCode;

/// Institutional assessments, from interview to capacity-building plan, offline
#[derive(Debug, Parser)]
#[command(name = "tathmini", version, after_long_help = AFTER_HELP)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// Whose entries these are [default: $TATHMINI_ASSESSOR, else the user's name]
    #[arg(long, global = true, value_name = "NAME")]
    by: Option<String>,
    /// Colour on the terminal
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    color: Color,
    /// The colours of the interface
    #[arg(long, global = true, value_enum, default_value = "dark", value_name = "THEME")]
    theme: ThemeChoice,
    /// Numbered prompts instead of a full screen, for screen readers and simple terminals [default: where TERM is dumb]
    #[arg(long, global = true)]
    plain: bool,
    /// Draw the interface with ASCII signs only [default: where the locale is not UTF-8]
    #[arg(long, global = true)]
    ascii: bool,
    #[command(flatten)]
    access: seal::Access,
}

/// The colours of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ThemeChoice {
    Dark,
    Light,
    /// No colour, nothing faint
    HighContrast,
}

const AFTER_HELP: &str = "\
Without a command, the interview of the assessment in this folder opens, or else the \
list of the assessments below it (or below $TATHMINI_HOME).

Exit codes: 0 done · 1 failed · 2 wrong usage · 3 faults found (check) · 4 conflict \
needs a person · 5 locked or no permission · 6 written by a newer version · 130 interrupted

The questionnaire is inspired by the WCO's INAMA project; it is not the WCO's own tool.";

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// How a reading command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Which readings count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReadingChoice {
    /// The validated reading where there is one, else the self reading
    Best,
    #[value(name = "self")]
    Own,
    Validated,
}

// What a command takes is built when it is the one that was given: there are many. So its
// description stands here alone, and a doc comment at what it takes would hide it.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    /// Make a complete worked assessment of a fictional country, with its report
    Demo(demo::Args),
    /// Begin an assessment in a new folder
    New(new::Args),
    /// Open the interview
    Open(interview::Args),
    /// Give answers from the command line, a CSV file or a workbook
    Answer(answer::Args),
    /// Make assessments of many administrations from a CSV file or a workbook
    Import(import::Args),
    /// Write the answers of many assessments for other programs, masked if need be
    Export(export::Args),
    /// Enter findings, quotes, documents, visits and the like from a CSV file
    Record(record::Args),
    /// Write the mission's own words: context, conclusions, recommendations, response
    Write(words::Args),
    /// Show or set the status and the classification line
    Status(status::Args),
    /// Record the approval of an assessment and its report; seals it against changes
    Approve(approve::Args),
    /// Open an approved assessment for changes again, for a reason
    Reopen(approve::ReopenArgs),
    /// Make a key to sign approvals with
    Key(approve::KeyArgs),
    /// Show an assessment: whose, how far, every answer
    Show(Read),
    /// Show the scores, or why one is what it is
    Score(score::Args),
    /// Show the capacity-building plan
    Plan(plan::Args),
    /// Write the report, on paper or for other programs
    Report(report::Args),
    /// Print a blank questionnaire as a paper form
    Print(print::Args),
    /// Show who changed what, when and why
    History(history::Args),
    /// Join copies of one assessment that went separate ways
    Merge(merge::Args),
    /// Go on with a newer version of the questionnaire, in a new folder
    Migrate(migrate::Args),
    /// Show what differs between two copies, two rounds or the two readings
    Diff(diff::Args),
    /// Pack an assessment, or some areas of it, into one file
    Pack(pack::PackArgs),
    /// Make a folder from a pack, or merge the pack into the folder
    Unpack(pack::UnpackArgs),
    /// Encrypt an assessment, or change to whom it is encrypted
    Encrypt(seal::EncryptArgs),
    /// Make an encrypted assessment readable for everybody again
    Decrypt(seal::DecryptArgs),
    /// Hold a validation workshop: hidden ballots, reveal, consensus
    Workshop(workshop::Args),
    /// Give one participant's ballots on another laptop, as a file
    Ballot(ballot::Args),
    /// Tell whether an assessment is whole, or check ballots by their codes
    Verify(verify::Args),
    /// Write what is whole of a damaged assessment into a folder beside
    Repair(damage::Args),
    /// List the snapshots of an assessment's journal, or take one back into a new folder
    Restore(restore::Args),
    /// Tell how far the ballots of a workshop, or of any table, agree: spread, alpha, kappa
    Agreement(agreement::Args),
    /// Compare many assessments: countries, rounds, areas, questions
    Compare(compare::Args),
    /// Tell every fault of a questionnaire
    Check(check::Args),
    /// Write or refresh a translation file of a questionnaire
    Translate(translate::Args),
    /// Print the JSON Schema of questionnaires, for editors
    Schema,
    /// Print shell completions
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man,
}

// What every reading command takes.
#[derive(Debug, clap::Args)]
struct Read {
    /// The assessment's folder
    folder: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Args {
    /// How the interface is to look, as far as the command line says.
    const fn look(&self) -> Look {
        let theme = match self.theme {
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::HighContrast => Theme::HighContrast,
        };
        Look { theme, ascii: self.ascii, mouse: true }
    }
}

/// Runs the program.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let here = Here::of(args.by.clone(), args.color, args.look(), args.plain, args.access.clone());
    match run(args, &here) {
        Ok(code) => code,
        Err(failure) => failure.tell(&here),
    }
}

fn run(args: Args, here: &Here) -> Result<ExitCode, Failure> {
    let done = match args.command {
        None => interview::open_here(here),
        Some(Command::Demo(args)) => demo::run(&args, here),
        Some(Command::New(args)) => new::run(&args, here),
        Some(Command::Open(args)) => interview::run(&args, here),
        Some(Command::Answer(args)) => answer::run(&args, here),
        Some(Command::Import(args)) => import::run(&args, here),
        Some(Command::Export(args)) => export::run(&args, here),
        Some(Command::Record(args)) => record::run(&args, here),
        Some(Command::Write(args)) => words::run(&args, here),
        Some(Command::Status(args)) => status::run(&args, here),
        Some(Command::Approve(args)) => approve::run(&args, here),
        Some(Command::Reopen(args)) => approve::reopen(&args, here),
        Some(Command::Key(args)) => approve::key(&args, here),
        Some(Command::Show(args)) => show::run(&args, here),
        Some(Command::Score(args)) => score::run(&args, here),
        Some(Command::Plan(args)) => plan::run(&args, here),
        Some(Command::Print(args)) => print::run(&args, here),
        Some(Command::Report(args)) => report::run(&args, here),
        Some(Command::History(args)) => history::run(&args, here),
        Some(Command::Merge(args)) => merge::run(&args, here),
        Some(Command::Migrate(args)) => migrate::run(&args, here),
        Some(Command::Diff(args)) => diff::run(&args, here),
        Some(Command::Pack(args)) => pack::pack(&args, here),
        Some(Command::Unpack(args)) => pack::unpack(&args, here),
        Some(Command::Encrypt(args)) => seal::encrypt(&args, here),
        Some(Command::Decrypt(args)) => seal::decrypt(&args, here),
        Some(Command::Workshop(args)) => workshop::run(&args, here),
        Some(Command::Ballot(args)) => ballot::run(&args, here),
        Some(Command::Verify(args)) => return verify::run(&args, here),
        Some(Command::Repair(args)) => damage::repair(&args, here),
        Some(Command::Restore(args)) => restore::run(&args, here),
        Some(Command::Agreement(args)) => agreement::run(&args, here),
        Some(Command::Compare(args)) => compare::run(&args, here),
        Some(Command::Check(args)) => return check::run(&args, here),
        Some(Command::Translate(args)) => translate::run(&args, here),
        Some(Command::Schema) => generated::schema(here),
        Some(Command::Completions { shell }) => generated::completions(shell, here),
        Some(Command::Man) => generated::man(here),
    };
    done.map(|()| ExitCode::SUCCESS)
}
