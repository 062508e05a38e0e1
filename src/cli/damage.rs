//! Is a folder whole, and what can be saved from one that is not:
//! `tathmini verify FOLDER` and `tathmini repair`. Neither changes the folder.

use super::{Failure, Format, Here, folder};
use crate::i18n::visible;
use crate::store::{self, Ids, Store};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `repair` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "The folder is not touched. Lost entries come back when another copy is \
    merged into the repaired one.\nExample: tathmini repair kenya-2026 kenya-2026-repaired")]
pub struct Args {
    /// The damaged assessment's folder
    folder: PathBuf,
    /// The folder to make [default: FOLDER-repaired]
    repaired: Option<PathBuf>,
}

#[derive(Serialize)]
struct Verdict {
    whole: bool,
    /// Entries that are whole.
    entries: usize,
    evidence_files: usize,
    faults: Vec<String>,
}

/// Says exactly what is damaged, and what is still good.
pub fn verify(path: &Path, format: Format, here: &Here) -> Result<ExitCode, Failure> {
    let loaded = folder::load(path, here)?;
    let evidence = store::check_evidence(path, &loaded);
    let mut faults: Vec<String> = loaded.remarks.iter().map(folder::in_words).collect();
    let told = |files: &[String], what: &str| -> Vec<String> {
        files.iter().map(|sha256| format!("evidence file {sha256} {what}")).collect()
    };
    faults.extend(told(&evidence.missing, "is missing"));
    faults.extend(told(&evidence.damaged, "has other bytes than those that were added"));
    let verdict = Verdict {
        whole: faults.is_empty(),
        entries: loaded.assessment.history().len(),
        evidence_files: evidence.whole.len(),
        faults,
    };
    here.show(format, &verdict, || {
        let faults = verdict.faults.iter().map(|fault| format!("{}\n", visible(fault)));
        let good = format!(
            "{} entries and {} evidence files are whole\n",
            verdict.entries, verdict.evidence_files
        );
        faults.collect::<String>() + &good
    })?;
    Ok(if verdict.whole { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

/// Writes what is whole into a new folder beside.
pub fn repair(args: &Args, here: &Here) -> Result<(), Failure> {
    let mut copy = folder::copy(&args.folder, here)?;
    let assessment = copy.assessment();
    if assessment.head().is_none() {
        return Err(Failure::Usage(
            "its first entry is lost, so it is not known whose assessment it is".to_owned(),
            "another copy of it knows: `tathmini merge OTHER FOLDER` takes over what is whole here"
                .to_owned(),
        ));
    }
    let repaired = args.repaired.clone().unwrap_or_else(|| {
        let mut name = args.folder.as_os_str().to_owned();
        name.push("-repaired");
        name.into()
    });
    let (_, evidence) =
        Store::unpack(&repaired, &mut copy, &here.by(), &here.now(), Ids::random())?;
    let said = format!(
        "{} is ready: {} entries, {evidence} evidence files",
        repaired.display(),
        assessment.history().len()
    );
    here.say(&visible(&said));
    Ok(())
}
