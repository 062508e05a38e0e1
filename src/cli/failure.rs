//! Errors carry facts; here alone they become sentences: what went wrong, why,
//! and what to do, with the exit code that scripts rely on.

use super::here::Here;
use crate::assessment::{Approval, Entry};
use crate::i18n::visible;
use crate::questionnaire::Fault;
use crate::sheet::Fault as Row;
use crate::store::{PackFault, SignatureFault, StoreError};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use thiserror::Error;

/// Why a command did not do what it was asked.
#[derive(Debug, Error)]
pub enum Failure {
    #[error("the output could not be written")]
    Output(#[source] io::Error),
    #[error("{} could not be read", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{} could not be written", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("{} has {bytes} bytes, the limit is {limit}", path.display())]
    TooLarge { path: PathBuf, bytes: u64, limit: u64 },
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The frozen questionnaire can't be used.
    #[error("the questionnaire {} has {} faults", path.display(), faults.len())]
    Questionnaire { path: PathBuf, faults: Vec<Fault> },
    /// What was typed, or stands in a CSV file, can't be taken; nothing was written.
    #[error("{}", if rows.len() == 1 { "one entry can't be taken".to_owned() } else { format!("{} entries can't be taken", rows.len()) })]
    Rows { rows: Vec<Row> },
    #[error("{0}")]
    Usage(String, String),
    #[error("the report could not be made")]
    Paper(#[source] crate::report::PaperError),
    /// Answers given apart wait for a decision; nothing was changed.
    #[error("{} to decide between copies", if conflicts.len() == 1 { "one conflict is left".to_owned() } else { format!("{} conflicts are left", conflicts.len()) })]
    Undecided { conflicts: Vec<String> },
    /// Told one by one before; the report is written.
    #[error("the report shows {} by number", if *missing == 1 { "one character".to_owned() } else { format!("{missing} characters") })]
    Unshown { missing: usize },
    #[error("the report could not be exported")]
    Export(#[source] crate::export::ExportError),
    /// A key or a signature is not what it should be.
    #[error("{} can't be used", path.display())]
    Key { path: PathBuf, source: SignatureFault },
    #[error("nothing was signed")]
    Signature(#[from] SignatureFault),
    /// A signal ended the interview; what there was to say has been said.
    #[error("interrupted")]
    Interrupted,
    #[error("the terminal failed")]
    Terminal(#[source] io::Error),
}

impl Failure {
    /// Tells the failure on stderr, and how scripts learn of it.
    pub(super) fn tell(&self, here: &Here) -> ExitCode {
        let mut said = vec![format!("error: {self}")];
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            said.push(format!("  because: {cause}"));
            source = cause.source();
        }
        said.extend(self.details());
        if let Some(hint) = self.hint() {
            said.push(format!("  hint: {hint}"));
        }
        for line in said {
            here.say(&visible(&line));
        }
        ExitCode::from(self.code())
    }

    /// The failure and its cause in one line, for a screen that has no more room.
    pub(super) fn in_one_line(&self) -> String {
        let causes = std::iter::successors(std::error::Error::source(self), |cause| cause.source());
        let causes: Vec<String> = causes.map(ToString::to_string).collect();
        let details = self.details().into_iter().map(|line| line.trim().to_owned());
        let mut parts = vec![self.to_string()];
        parts.extend(causes);
        parts.extend(details);
        parts.join("; ")
    }

    fn code(&self) -> u8 {
        let denied = |error: &io::Error| {
            matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
            )
        };
        match self {
            Self::Interrupted => 130,
            Self::Usage(..) | Self::Rows { .. } => 2,
            Self::Questionnaire { .. } => 3,
            Self::Undecided { .. } => 4,
            Self::Store(
                StoreError::Locked { .. }
                | StoreError::Approved { .. }
                | StoreError::NeedsKey { .. }
                | StoreError::WrongKey { .. },
            ) => 5,
            Self::Store(
                StoreError::Newer { .. } | StoreError::Pack { source: PackFault::Newer { .. }, .. },
            ) => 6,
            Self::Store(StoreError::Io { source, .. } | StoreError::NotSaved { source, .. })
            | Self::Unreadable { source, .. }
            | Self::Unwritable { source, .. }
                if denied(source) =>
            {
                5
            }
            _ => 1,
        }
    }

    /// Facts that need a line of their own.
    fn details(&self) -> Vec<String> {
        match self {
            Self::Rows { rows } => rows
                .iter()
                .flat_map(|row| {
                    let hint = (!row.hint.is_empty()).then(|| format!("    hint: {}", row.hint));
                    std::iter::once(format!("  {}: {}", row.place, row.problem)).chain(hint)
                })
                .collect(),
            Self::Questionnaire { path, faults } => faults
                .iter()
                .map(|fault| {
                    let at = &fault.place;
                    format!("  {}:{}:{}: {}", path.display(), at.line, at.column, fault.message)
                })
                .collect(),
            Self::Undecided { conflicts } => {
                conflicts.iter().map(|conflict| format!("  {conflict}")).collect()
            }
            Self::Store(
                StoreError::OtherAssessment { own, other, .. }
                | StoreError::OtherQuestionnaire { own, other, .. },
            ) => vec![format!("  because: this one is “{own}”, that one “{other}”")],
            Self::Store(StoreError::KeyTooCostly { work, most, .. }) => {
                vec![format!("  because: it asks for 2^{work} steps, the limit is 2^{most}")]
            }
            Self::Store(StoreError::Approved { approval, .. }) => {
                let Approval { name, function, date, .. } = &**approval;
                vec![format!("  because: {name}, {function}, approved it on {date}")]
            }
            Self::Store(StoreError::Contradicts { entry, .. }) => {
                vec![format!("  because: it has another entry of the name {entry}")]
            }
            Self::Store(StoreError::Locked { holder: Some(holder), .. }) => {
                vec![format!(
                    "  because: {} has had it open since {} (process {})",
                    holder.by, holder.since, holder.pid
                )]
            }
            Self::Store(StoreError::NotSaved { unsaved, handed_over, .. }) => {
                unsaved_lines(unsaved, *handed_over)
            }
            Self::Store(StoreError::ChangedBeneath { unsaved, .. }) => {
                unsaved_lines(unsaved, false)
            }
            _ => Vec::new(),
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Usage(_, hint) if !hint.is_empty() => hint.clone(),
            Self::Rows { .. } => "nothing was written; correct these and run it again".to_owned(),
            Self::Undecided { .. } => "nothing was changed; decide in a terminal, or name a rule: \
                 --prefer later, lower or author=NAME"
                .to_owned(),
            Self::Store(error) => store_hint(error)?.to_owned(),
            Self::Questionnaire { .. } => {
                "`tathmini check FILE` shows each fault in its place".to_owned()
            }
            Self::Unwritable { .. } => "choose another place with -o FILE".to_owned(),
            _ => return None,
        })
    }
}

fn unsaved_lines(unsaved: &[Entry], handed_over: bool) -> Vec<String> {
    let state = if handed_over { "may or may not be saved" } else { "not saved" };
    unsaved
        .iter()
        .filter_map(|entry| serde_json::to_string(&entry.change).ok())
        .map(|change| format!("  {state}: {change}"))
        .collect()
}

fn store_hint(error: &StoreError) -> Option<&'static str> {
    Some(match error {
        StoreError::NotAnAssessment { .. } => {
            "`tathmini new FOLDER` begins one, `tathmini demo` makes an example"
        }
        StoreError::NotEmpty { .. } => "name a folder that does not exist yet",
        StoreError::Locked { .. } => {
            "close the other window; reading commands (show, score, plan, report) work meanwhile"
        }
        StoreError::Newer { .. } => {
            "it can be read with this version; to write to it, use the newer tathmini"
        }
        StoreError::Approved { .. } => {
            "`tathmini reopen FOLDER --why REASON` opens it for changes; the history keeps that"
        }
        StoreError::QuestionnaireChanged { .. } => {
            "put the original questionnaire.yaml back; answers may mean something else otherwise"
        }
        StoreError::NotSaved { .. } | StoreError::Closed { .. } => {
            "what is in the journal is safe; free space or choose another disk, and enter again \
             what is listed as not saved"
        }
        StoreError::OtherAssessment { .. } | StoreError::OtherQuestionnaire { .. } => {
            "only copies of one assessment can be joined; `tathmini diff` compares any two"
        }
        StoreError::Unrelated { .. } => {
            "its first entry is lost and it has no entry in common; join it to a copy that has"
        }
        StoreError::Contradicts { .. } => {
            "no honest copy says two things under one name; ask where this one comes from"
        }
        StoreError::Pack { source: PackFault::Newer { .. }, .. } => {
            "use the newer tathmini that packed it"
        }
        StoreError::Pack { .. } => "nothing was unpacked; ask for the pack to be sent again",
        StoreError::NeedsKey { passphrase: true, .. } => {
            "type its passphrase in a terminal, or give --passphrase-file or --identity"
        }
        StoreError::NeedsKey { .. } => {
            "it is encrypted to recipients alone; give one of their identities with --identity"
        }
        StoreError::WrongKey { .. } => {
            "its key files are whole, so it is another passphrase or identity that opens it; \
             nothing was changed"
        }
        StoreError::KeyLost { .. } => {
            "key.passphrase.age and key.recipients.age are missing, or are those of another \
             assessment; put them back from any copy of this folder or from a pack: without them \
             nobody can read it"
        }
        StoreError::KeyDamaged { .. } => {
            "the passphrase may be right; put the file back from any copy of this folder or from a \
             pack"
        }
        StoreError::KeyTooCostly { .. } => {
            "no key file of this program does; ask where it comes from"
        }
        StoreError::WouldDecrypt { .. } => {
            "its entries would become readable; `tathmini encrypt` encrypts this one first"
        }
        StoreError::NotWhole { .. } => {
            "nothing was changed; merge a whole copy, or take what is whole with `tathmini repair`"
        }
        StoreError::NotSealed { .. } => "`tathmini encrypt` encrypts it",
        StoreError::Unfinished { .. } => {
            "an encryption or a decryption was interrupted, or the journal was replaced: look at \
             `tathmini history`, then repeat `tathmini encrypt`, or finish with `tathmini decrypt`"
        }
        StoreError::EntryTooLong { .. } => {
            "nothing was changed; sealed, an entry is a third longer: part the text, or keep it as \
             a document"
        }
        StoreError::ChangedBeneath { .. } => {
            "another program changed the journal; open the folder again"
        }
        _ => return None,
    })
}
