//! What `tathmini verify` says about an approval: whose it is, whether a PDF
//! is the one that was approved, and whether the holder of a key signed it.

use super::{Failure, files};
use crate::assessment::{Approval, Assessment};
use crate::store::{SignatureFault, sha256, signed_by};
use serde::Serialize;
use std::path::{Path, PathBuf};

// What the command line asks about an approval.
#[derive(Debug, Default, clap::Args)]
pub struct Asked {
    /// Is this PDF the report that was approved, and does its state still stand?
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Did the holder of this public key sign the approval?
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

/// An approval for programs, without its signature's bytes.
#[derive(Serialize)]
pub struct Told {
    name: String,
    function: String,
    date: String,
    state: String,
    report: String,
    signed: bool,
}

impl Told {
    /// The approval that stands.
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let Approval { name, function, date, state, report, signature } =
            assessment.approval()?.approval.clone();
        Some(Self { name, function, date, state, report, signed: !signature.is_empty() })
    }
}

impl Asked {
    /// What holds, and what does not.
    pub fn answer(&self, assessment: &Assessment) -> Result<(Vec<String>, Vec<String>), Failure> {
        let (mut good, mut faults) = (Vec::new(), Vec::new());
        let standing = assessment.approval().map(|approved| approved.approval);
        match standing {
            Some(Approval { name, function, date, state, .. }) => {
                good.push(format!("approved by {name}, {function}, on {date}; state {state}"));
            }
            None if self.report.is_some() || self.key.is_some() => {
                faults.push("no approval stands".to_owned());
            }
            None => {}
        }
        if let Some(path) = &self.report {
            let found = sha256(&files::read(path)?);
            let name = path.display();
            match standing {
                Some(approval) if approval.report == found => {
                    good.push(format!("{name} is the report that was approved"));
                }
                _ => faults.push(format!("{name} {}", other(assessment, &found))),
            }
        }
        if let (Some(path), Some(approval)) = (&self.key, standing) {
            match signed(assessment, approval, path)? {
                Ok(()) => good.push(format!("signed by the holder of {}", path.display())),
                Err(fault) => faults.push(fault),
            }
        }
        Ok((good, faults))
    }
}

/// What a PDF is that is not the one approved.
fn other(assessment: &Assessment, found: &str) -> String {
    let mut earlier = assessment.approvals().into_iter().map(|approved| approved.approval);
    earlier.rfind(|approval| approval.report == found).map_or_else(
        || "is not the report that was approved".to_owned(),
        |Approval { name, date, .. }| {
            format!("was approved by {name} on {date}, but the assessment was reopened since")
        },
    )
}

fn signed(
    assessment: &Assessment,
    approval: &Approval,
    path: &Path,
) -> Result<Result<(), String>, Failure> {
    let key = String::from_utf8_lossy(&files::read(path)?).into_owned();
    if approval.signature.is_empty() {
        return Ok(Err("the approval is not signed".to_owned()));
    }
    let Some(head) = assessment.head() else {
        return Ok(Err("the first entry is lost, so the signature can't be checked".to_owned()));
    };
    match signed_by(&key, &approval.record(head), &approval.signature) {
        Ok(()) => Ok(Ok(())),
        Err(source @ SignatureFault::NotAPublicKey) => {
            Err(Failure::Key { path: path.to_owned(), source })
        }
        Err(fault) => Ok(Err(format!("the approval's signature: {fault}"))),
    }
}
