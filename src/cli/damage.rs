//! Is a folder whole, and what can be saved from one that is not:
//! `tathmini verify FOLDER` and `tathmini repair`. Neither changes the folder.

use super::approved::{Asked, Told};
use super::{Failure, Format, Here, folder};
use crate::assessment::Assessment;
use crate::i18n::visible;
use crate::store::{self, EvidenceCheck, Ids, Remark, Store, StoreError};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

// What `repair` is told.
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
    /// Null where that can't be known without the key.
    whole: Option<bool>,
    /// Entries that are whole.
    entries: usize,
    /// Null where they can't be checked without the key.
    evidence_files: Option<usize>,
    approval: Option<Told>,
    faults: Vec<String>,
    /// What nobody can check without the key.
    not_checked: Vec<&'static str>,
}

/// What the key is needed for: it stands inside what is sealed.
const INSIDE: [&str; 4] = [
    "whether the entries were sealed with this assessment's key, and contradict each other",
    "the questionnaire",
    "the evidence",
    "the approval",
];

/// What is asked whether it is whole: a folder, or a pack.
struct Found {
    assessment: Assessment,
    remarks: Vec<Remark>,
    evidence: EvidenceCheck,
}

impl Found {
    fn at(path: &Path, here: &Here) -> Result<Self, Failure> {
        if path.is_file() {
            let mut copy = folder::copy(path, here)?;
            let evidence = copy.check_evidence()?;
            let assessment = copy.assessment();
            return Ok(Self { assessment, remarks: copy.remarks, evidence });
        }
        let loaded = folder::load(path, here)?;
        let evidence = store::check_evidence(path, &loaded);
        Ok(Self { assessment: loaded.assessment, remarks: loaded.remarks, evidence })
    }
}

/// Says exactly what is damaged, and what is still good.
pub fn verify(
    path: &Path,
    asked: &Asked,
    format: Format,
    here: &Here,
) -> Result<ExitCode, Failure> {
    let Found { assessment, remarks, evidence } = match Found::at(path, here) {
        Ok(found) => found,
        Err(failure) => return without_key(path, failure, format, here),
    };
    let mut faults: Vec<String> = remarks.iter().map(folder::in_words).collect();
    let (whole, damaged) = of_evidence(evidence);
    faults.extend(damaged);
    let (asked_about, refuted) = asked.answer(&assessment)?;
    faults.extend(refuted);
    let verdict = Verdict {
        whole: Some(faults.is_empty()),
        entries: assessment.history().len(),
        evidence_files: Some(whole),
        approval: Told::of(&assessment),
        faults,
        not_checked: Vec::new(),
    };
    here.show(format, &verdict, || {
        let faults = verdict.faults.iter().map(|fault| format!("{}\n", visible(fault)));
        let good = format!("{} entries and {whole} evidence files are whole\n", verdict.entries);
        let approval = asked_about.iter().map(|line| format!("{}\n", visible(line)));
        faults.chain(approval).collect::<String>() + &good
    })?;
    Ok(if verdict.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

/// Of an encrypted copy that does not open: what can be checked all the same,
/// and what not. It is never said to be whole; that it does not open is told too.
fn without_key(
    path: &Path,
    failure: Failure,
    format: Format,
    here: &Here,
) -> Result<ExitCode, Failure> {
    let sealed = matches!(
        failure,
        Failure::Store(
            StoreError::NeedsKey { .. }
                | StoreError::WrongKey { .. }
                | StoreError::KeyLost { .. }
                | StoreError::KeyDamaged { .. }
                | StoreError::KeyTooCostly { .. }
        )
    );
    if !sealed {
        return Err(failure);
    }
    let seen = store::look_without_key(path)?;
    let mut faults: Vec<String> = seen.remarks.iter().map(folder::in_words).collect();
    if seen.readable > 0 {
        faults.push(format!("{} entries stand readable among the sealed ones", seen.readable));
    }
    let verdict = Verdict {
        whole: (!faults.is_empty()).then_some(false),
        entries: seen.entries,
        evidence_files: None,
        approval: None,
        faults,
        not_checked: INSIDE.to_vec(),
    };
    here.show(format, &verdict, || {
        let faults = verdict.faults.iter().map(|fault| format!("{}\n", visible(fault)));
        let packed = if seen.is_pack { "every file has the bytes that were packed\n" } else { "" };
        let good = format!("{} sealed entries are as they were written\n{packed}", seen.entries);
        let left = format!("not checked without the key: {}\n", INSIDE.join("; "));
        faults.chain([good, left]).collect()
    })?;
    if verdict.faults.is_empty() {
        return Err(failure);
    }
    failure.tell(here);
    Ok(ExitCode::from(3))
}

/// How many evidence files are whole, and what is wrong with the others.
pub fn of_evidence(evidence: EvidenceCheck) -> (usize, Vec<String>) {
    let told = |files: &[String], what: &str| -> Vec<String> {
        files.iter().map(|sha256| format!("evidence file {sha256} {what}")).collect()
    };
    let mut faults = told(&evidence.missing, "is missing");
    faults.extend(told(&evidence.damaged, "has other bytes than those that were added"));
    (evidence.whole.len(), faults)
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
