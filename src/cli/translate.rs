//! `tathmini translate`: writes or refreshes a translation file.

use super::{Failure, Here, files};
use crate::i18n::Language;
use crate::questionnaire::{read, refresh};
use crate::store::write_file;
use std::path::{Path, PathBuf};

/// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: tathmini translate questionnaires/inama.yaml --to fr\n\n\
    New texts appear empty with their source beside them, changed ones are marked, nothing that stands is lost.")]
pub struct Args {
    /// The questionnaire
    file: PathBuf,
    /// The language to translate to
    #[arg(long, value_name = "CODE")]
    to: String,
    /// Where to write; `-` is stdout [default: beside the questionnaire]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let to = Language::from_code(&args.to).ok_or_else(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|known| known.code()).collect();
        Failure::Usage(format!("{} is not a known language", args.to), known.join(", "))
    })?;
    let definition = files::read(&args.file)?;
    if read(&definition).is_ok_and(|questionnaire| questionnaire.language == to) {
        let problem = format!("{} is written in that language", args.file.display());
        return Err(Failure::Usage(problem, "name another one".to_owned()));
    }
    let beside = args.file.with_extension(format!("{to}.yaml"));
    let existing = if beside.is_file() { Some(files::read(&beside)?) } else { None };
    let fresh = refresh(&definition, existing.as_deref(), to).map_err(|faults| {
        let path = if faults.iter().any(|fault| fault.file == 0) { &args.file } else { &beside };
        Failure::Questionnaire { path: path.clone(), faults }
    })?;
    if args.output.as_deref() == Some(Path::new("-")) {
        return here.print(fresh.as_bytes());
    }
    let path = args.output.clone().unwrap_or(beside);
    write_file(&path, fresh.as_bytes())
        .map_err(|source| Failure::Unwritable { path: path.clone(), source })?;
    here.say(&format!("written: {}", path.display()));
    Ok(())
}
