//! `tathmini approve`, `reopen` and `key`: the person in charge agrees to a
//! state and to the pages made from it, and from then on both can be told from
//! any other.
//!
//! The report is on disk before the approval is recorded; the approval's own
//! page says who agreed and to which state, but can't say its own hash.

use super::status::StatusChoice;
use super::{Failure, Here, damage, files, folder, report};
use crate::assessment::{Approval, Change, Head, Status};
use crate::store::{self, Key, Remark, Store};
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tathmini approve kenya-2026 --name 'A. Obi' --function 'Director General'\n  \
    tathmini approve kenya-2026 --name 'A. Obi' --function 'Director General' --report signed.pdf --sign dg.key\n\n\
    From then on nothing can be changed until `tathmini reopen`. `tathmini verify --report FILE FOLDER` \
    tells whether a PDF is the approved one. A signature is kept with the approval and written beside the \
    report, with the text that was signed: `minisign -V -m FILE.approval -p dg.pub` checks it too.")]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// Who approves
    #[arg(long, value_name = "NAME", value_parser = one_line)]
    name: String,
    /// In which function
    #[arg(long, value_name = "FUNCTION", value_parser = one_line)]
    function: String,
    /// The day of the approval, ISO 8601 [default: today]
    #[arg(long, value_name = "DATE", value_parser = one_line)]
    date: Option<String>,
    /// The PDF that was approved, where there is one already
    #[arg(long, value_name = "FILE", conflicts_with_all = ["output", "language"])]
    report: Option<PathBuf>,
    /// Where to write the report [default: reports/FOLDER.pdf]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Language of the report [default: that of the assessment]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Sign the approval with this secret key (`tathmini key` or `minisign -G` makes one);
    /// its password is asked for, or taken from $TATHMINI_KEY_PASSWORD
    #[arg(long, value_name = "KEY")]
    sign: Option<PathBuf>,
    /// A remark kept in the history
    #[arg(long, value_name = "REASON")]
    why: Option<String>,
}

// What `reopen` is told.
#[derive(Debug, clap::Args)]
pub struct ReopenArgs {
    /// The assessment's folder
    folder: PathBuf,
    /// Why, kept in the history and told in the report
    #[arg(long, value_name = "REASON", value_parser = one_line)]
    why: String,
    /// The status from here on
    #[arg(long, value_enum, default_value = "validated", value_name = "STATUS")]
    status: StatusChoice,
}

// What `key` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Writes FILE, which stays secret, and the public key beside it as \
    FILE.pub, which everybody may have. A password protects the secret one; without a terminal it is \
    taken from $TATHMINI_KEY_PASSWORD.")]
pub struct KeyArgs {
    /// The file of the secret key
    file: PathBuf,
    /// Protect it by nothing but the file's permissions
    #[arg(long)]
    without_password: bool,
}

/// The variable that holds a key's password where nobody can type it.
const PASSWORD: &str = "TATHMINI_KEY_PASSWORD";

/// A text that something is known by: not empty, and of one line.
fn one_line(typed: &str) -> Result<String, String> {
    let text = typed.trim();
    if text.is_empty() || text.chars().any(char::is_control) {
        return Err("write it in one line".to_owned());
    }
    Ok(text.to_owned())
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let (mut store, questionnaire) = folder::open(&args.folder, here)?;
    let head = approvable(&store, &args.folder)?;
    let key = args.sign.as_deref().map(|path| open_key(path, here)).transpose()?;
    let mut approval = Approval {
        name: args.name.clone(),
        function: args.function.clone(),
        date: args.date.clone().unwrap_or_else(|| here.today()),
        state: store.state()?,
        report: String::new(),
        signature: String::new(),
    };
    let (by, at) = (here.by(), here.now());
    let why = args.why.as_deref();
    let path = match &args.report {
        Some(path) => {
            approval.report = store::sha256(&pdf(path)?);
            path.clone()
        }
        None => {
            let change = Change::Approved(approval.clone());
            let assessment = store.tried(&change, why, &by, &at);
            let opened = folder::Opened { questionnaire, assessment, is_sealed: store.is_sealed() };
            let language = report::wanted(&opened, args.language.as_deref())?;
            let bytes = report::bytes(&opened, language, here)?;
            let path = args.output.clone();
            let path = path.unwrap_or_else(|| report::usual_place(&args.folder, "pdf"));
            report::write(&path, &bytes)?;
            approval.report = store::sha256(&bytes);
            path
        }
    };
    if let Some(key) = key {
        let record = approval.record(&head);
        let comment = format!("state {} report {}", approval.state, approval.report);
        approval.signature = key.sign(&record, &comment)?;
        report::write(&beside(&path, "approval"), record.as_bytes())?;
        report::write(&beside(&path, "approval.minisig"), approval.signature.as_bytes())?;
    }
    store.append(Change::Approved(approval.clone()), why, &by, &at)?;
    let Approval { name, state, report, .. } = approval;
    let path = path.display();
    here.say(&crate::i18n::visible(&format!("approved by {name}; nothing can be changed now")));
    here.say(&format!("  state {state}"));
    here.say(&crate::i18n::visible(&format!("  report {report} ({path})")));
    Ok(())
}

/// What is damaged, undecided or approved already can't be agreed to.
fn approvable(store: &Store, path: &Path) -> Result<Head, Failure> {
    let assessment = store.assessment();
    store.refuse_if_approved()?;
    let mended = |remark: &Remark| matches!(remark, Remark::Torn { .. });
    let mut faults: Vec<String> =
        store.remarks().iter().filter(|it| !mended(it)).map(folder::in_words).collect();
    faults.extend(damage::of_evidence(store.check_evidence()).1);
    if let Some(fault) = faults.first() {
        return Err(Failure::Usage(
            format!("what is damaged can't be approved: {fault}"),
            "`tathmini verify FOLDER` tells everything that is damaged".to_owned(),
        ));
    }
    let conflicts = assessment.conflicts().len();
    if conflicts > 0 {
        return Err(Failure::Usage(
            format!("{conflicts} conflicts between copies are open"),
            "`tathmini merge FOLDER` shows them to be decided".to_owned(),
        ));
    }
    // A journal without its first entry has a remark, which was refused above.
    assessment
        .head()
        .cloned()
        .ok_or_else(|| store::StoreError::NotAnAssessment { folder: path.to_owned() }.into())
}

/// A PDF's bytes.
fn pdf(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = files::read(path)?;
    if bytes.starts_with(b"%PDF-") {
        return Ok(bytes);
    }
    Err(Failure::Usage(
        format!("{} is no PDF", path.display()),
        "leave --report out, and the report is made".to_owned(),
    ))
}

fn open_key(path: &Path, here: &Here) -> Result<Key, Failure> {
    let file = String::from_utf8_lossy(&files::read(path)?).into_owned();
    Key::open(&file, || here.password(PASSWORD, "Password of the key: ")).map_err(
        |failure: Failure| match failure {
            Failure::Signature(source) => Failure::Key { path: path.to_owned(), source },
            other => other,
        },
    )
}

/// `plan.pdf` → `plan.approval`.
fn beside(report: &Path, ending: &str) -> PathBuf {
    report.with_extension(ending)
}

pub fn reopen(args: &ReopenArgs, here: &Here) -> Result<(), Failure> {
    let (mut store, _) = folder::open(&args.folder, here)?;
    if store.assessment().approval().is_none() {
        return Err(Failure::Usage(
            "this assessment is not approved".to_owned(),
            "it can be changed as it is".to_owned(),
        ));
    }
    let status = Status::from(args.status);
    if status == Status::Approved {
        let hint = "name another --status".to_owned();
        return Err(Failure::Usage("what is reopened is approved no more".to_owned(), hint));
    }
    store.append(Change::Reopened { status }, Some(&args.why), &here.by(), &here.now())?;
    Ok(())
}

pub fn key(args: &KeyArgs, here: &Here) -> Result<(), Failure> {
    let public = {
        let mut name = args.file.clone().into_os_string();
        name.push(".pub");
        PathBuf::from(name)
    };
    if let Some(taken) = [&args.file, &public].into_iter().find(|path| path.exists()) {
        return Err(Failure::Usage(
            format!("{} exists already", taken.display()),
            "a key is never overwritten; name another file".to_owned(),
        ));
    }
    let password = if args.without_password {
        String::new()
    } else {
        let typed = here.password(PASSWORD, "Password for the new key: ")?;
        if typed.is_empty() || typed != here.password(PASSWORD, "The same again: ")? {
            return Err(Failure::Usage(
                "the password is empty, or was not the same twice".to_owned(),
                "--without-password makes a key without one".to_owned(),
            ));
        }
        typed
    };
    let (secret, open) = Key::make(&password)?;
    report::write(&args.file, secret.as_bytes())?;
    report::write(&public, open.as_bytes())?;
    here.say(&format!("written: {} and {}", args.file.display(), public.display()));
    Ok(())
}
