//! `tathmini translate`: writes or refreshes a translation file, or exchanges it
//! with translators' tools as gettext PO.

use super::{Failure, Here, files};
use crate::i18n::Language;
use crate::questionnaire::{from_po, read, refresh, to_po};
use crate::store::write_file;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tathmini translate questionnaires/inama.yaml --to fr\n  \
    tathmini translate questionnaires/inama.yaml --to fr --po\n  \
    tathmini translate questionnaires/inama.yaml --to fr --from inama.fr.po\n\n\
    New texts appear empty with their source beside them, changed ones are marked, nothing that stands is lost.")]
pub struct Args {
    /// The questionnaire
    file: PathBuf,
    /// The language to translate to
    #[arg(long, value_name = "CODE")]
    to: String,
    /// Write a gettext PO file, for Poedit or Weblate, instead of the translation file
    #[arg(long, conflicts_with = "from")]
    po: bool,
    /// Take in the translations of a PO file; nothing that stands is lost
    #[arg(long, value_name = "FILE.po")]
    from: Option<PathBuf>,
    /// Where to write; `-` is stdout [default: beside the questionnaire]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let people = |language: &Language| Language::ALL.contains(language);
    let to = Language::from_code(&args.to).filter(people).ok_or_else(|| {
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
    let existing = existing.as_deref();
    let incoming = args.from.as_deref().map(files::read).transpose()?;
    let fresh = match &incoming {
        _ if args.po => to_po(&definition, existing, to),
        Some(po) => from_po(&definition, existing, po, to),
        None => refresh(&definition, existing, to),
    };
    let fresh = fresh.map_err(|faults| {
        let lowest = faults.iter().map(|fault| fault.file).min();
        let path = match (lowest, &args.from) {
            (Some(2), Some(po)) => po,
            (Some(1), _) => &beside,
            _ => &args.file,
        };
        Failure::Questionnaire { path: path.clone(), faults }
    })?;
    if args.output.as_deref() == Some(Path::new("-")) {
        return here.hand_over(fresh.as_bytes());
    }
    let usual = if args.po { beside.with_extension("po") } else { beside };
    let path = args.output.clone().unwrap_or(usual);
    write_file(&path, fresh.as_bytes())
        .map_err(|source| Failure::Unwritable { path: path.clone(), source })?;
    here.say(&format!("written: {}", path.display()));
    Ok(())
}
