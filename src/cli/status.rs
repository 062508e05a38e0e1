//! `tathmini status`: how far an assessment has come, and its classification.

use super::{Failure, Here, folder};
use crate::assessment::{Change, Status};
use clap::ValueEnum;
use std::path::PathBuf;

// What the command line says.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// The status to set; without one, the present one is printed
    #[arg(value_enum)]
    status: Option<StatusChoice>,
    /// The classification line of reports, for example Restricted
    #[arg(long, value_name = "LINE")]
    classification: Option<String>,
    /// Why, kept in the history
    #[arg(long, value_name = "REASON")]
    why: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusChoice {
    Draft,
    SelfAssessed,
    Validated,
    Approved,
    Superseded,
}

impl From<StatusChoice> for Status {
    fn from(choice: StatusChoice) -> Self {
        match choice {
            StatusChoice::Draft => Self::Draft,
            StatusChoice::SelfAssessed => Self::SelfAssessed,
            StatusChoice::Validated => Self::Validated,
            StatusChoice::Approved => Self::Approved,
            StatusChoice::Superseded => Self::Superseded,
        }
    }
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    if args.status == Some(StatusChoice::Approved) {
        return Err(Failure::Usage(
            "an approval needs who approved, and what".to_owned(),
            "`tathmini approve FOLDER --name NAME --function FUNCTION` records it".to_owned(),
        ));
    }
    let status = args.status.map(|choice| Change::Became { status: choice.into() });
    let line = args.classification.clone().map(|line| Change::Classified { line });
    let changes: Vec<Change> = status.into_iter().chain(line).collect();
    if changes.is_empty() {
        let opened = folder::read(&args.folder, here)?;
        let classification = crate::i18n::visible(opened.assessment.classification()).into_owned();
        let text = format!("{}\n{classification}\n", opened.assessment.status().code());
        return here.print(text.as_bytes());
    }
    let (mut store, _) = folder::open(&args.folder, here)?;
    store.append_all(changes, args.why.as_deref(), &here.by(), &here.now())?;
    Ok(())
}
