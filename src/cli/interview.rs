//! `tathmini open`, and `tathmini` alone: the interview, with the journal
//! behind it. Step 3 of the road: an effect is performed, and only what is on
//! disk comes back as saved.

use super::answer::OneReading;
use super::{Failure, Here, folder};
use crate::assessment::{Assessment, Change, Entry, Reading, ReplicaId, Status};
use crate::i18n::Language;
use crate::questionnaire::Questionnaire;
use crate::store::{Store, StoreError};
use crate::tui;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the command line says.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// The reading to enter [default: self while a draft, then validated]
    #[arg(long, value_enum)]
    reading: Option<OneReading>,
    /// Language of the interface and the questions [default: that of the assessment]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let language = match &args.language {
        None => None,
        Some(code) => Some(Language::from_code(code).ok_or_else(|| {
            let known: Vec<&str> = Language::ALL.iter().map(|known| known.code()).collect();
            Failure::Usage(format!("{code} is not a known language"), known.join(", "))
        })?),
    };
    open(&args.folder, args.reading.map(Reading::from), language, here)
}

/// Opens the assessment in this folder, or the only one in a folder below.
pub fn open_here(here: &Here) -> Result<(), Failure> {
    let journal = |folder: &Path| folder.join("journal.jsonl").is_file();
    let current = Path::new(".");
    if journal(current) {
        return open(current, None, None, here);
    }
    let mut found: Vec<PathBuf> = std::fs::read_dir(current)
        .map_err(|source| Failure::Unreadable { path: current.to_owned(), source })?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| journal(path))
        .collect();
    found.sort();
    match &found[..] {
        [only] => open(only, None, None, here),
        [] => Err(Failure::Usage(
            "there is no assessment here".to_owned(),
            "`tathmini new FOLDER …` begins one, `tathmini demo` makes an example".to_owned(),
        )),
        several => {
            let names: Vec<String> =
                several.iter().map(|path| path.display().to_string()).collect();
            Err(Failure::Usage(
                format!("there are several assessments here: {}", names.join(", ")),
                "`tathmini open FOLDER` opens one of them".to_owned(),
            ))
        }
    }
}

fn open(
    folder: &Path,
    reading: Option<Reading>,
    language: Option<Language>,
    here: &Here,
) -> Result<(), Failure> {
    if !here.is_terminal() {
        return Err(Failure::Usage(
            "the interview needs a terminal".to_owned(),
            "in scripts use `tathmini answer`, `show`, `score`, `plan` and `report`".to_owned(),
        ));
    }
    match folder::open(folder, here) {
        Ok((store, questionnaire)) => write(store, questionnaire, reading, language, here),
        Err(Failure::Store(
            error @ (StoreError::Locked { .. } | StoreError::Newer { .. } | StoreError::Io { .. }),
        )) => {
            let failure = Failure::Store(error);
            let Ok(opened) = folder::read(folder, here) else { return Err(failure) };
            read_only(opened, &failure, reading, language)
        }
        Err(failure) => Err(failure),
    }
}

fn write(
    mut store: Store,
    questionnaire: Questionnaire,
    reading: Option<Reading>,
    language: Option<Language>,
    here: &Here,
) -> Result<(), Failure> {
    let assessment = store.assessment().clone();
    let remarks = store.remarks().iter().map(folder::in_words).collect();
    let replica = store.replica();
    let opening = opening(&assessment, reading, language, replica, remarks, false);
    let by = here.by();
    let app = tui::App::new(Arc::new(questionnaire), assessment, opening);
    let mut failed = false;
    let perform = |effect: tui::Effect| match effect {
        tui::Effect::Save(changes) => {
            let saved = save(&mut store, changes, None, failed, &by, &here.now());
            failed = saved.is_err();
            saved.map_or_else(|error| tui::Msg::NotSaved(sentence(&error)), tui::Msg::Saved)
        }
        tui::Effect::Leave => tui::Msg::LeaveAnyway,
    };
    let app = tui::run_in_terminal(app, perform).map_err(Failure::Terminal)?;
    let unsaved = app.unsaved();
    let folder = store.folder().display();
    here.say(&if unsaved == 0 {
        format!("everything is saved in {folder}")
    } else {
        format!("{unsaved} changes could not be saved; all others are in {folder}")
    });
    if app.interrupted() { Err(Failure::Interrupted) } else { Ok(()) }
}

fn read_only(
    opened: folder::Opened,
    why: &Failure,
    reading: Option<Reading>,
    language: Option<Language>,
) -> Result<(), Failure> {
    let replica = ReplicaId::from("");
    let remarks = vec![why.in_one_line()];
    let opening = opening(&opened.assessment, reading, language, replica, remarks, true);
    let app = tui::App::new(Arc::new(opened.questionnaire), opened.assessment, opening);
    let refuse = |_| tui::Msg::NotSaved(why.in_one_line());
    tui::run_in_terminal(app, refuse).map_err(Failure::Terminal)?;
    Ok(())
}

fn opening(
    assessment: &Assessment,
    reading: Option<Reading>,
    language: Option<Language>,
    replica: ReplicaId,
    remarks: Vec<String>,
    read_only: bool,
) -> tui::Opening {
    let head = assessment.head();
    let usual = match assessment.status() {
        Status::Draft => Reading::Own,
        _ => Reading::Validated,
    };
    tui::Opening {
        language: language
            .or_else(|| head.and_then(|head| Language::from_code(&head.language)))
            .unwrap_or(Language::En),
        reading: reading.unwrap_or(usual),
        replica,
        title: head.map_or_else(String::new, |head| {
            format!("{} · {}", head.country_name, head.administration)
        }),
        remarks,
        read_only,
    }
}

/// Saves changes. After a failure the journal is never written to again as it
/// is: what it refused is saved in a new file first, then what came since.
pub(super) fn save(
    store: &mut Store,
    changes: Vec<Change>,
    why: Option<&str>,
    failed: bool,
    by: &str,
    at: &str,
) -> Result<Vec<Entry>, StoreError> {
    if !failed {
        return store.append_all(changes, why, by, at);
    }
    let mut entries = match store.save_anew() {
        Ok(entries) => entries,
        // It failed before anything was written: the journal is as it was.
        Err(StoreError::Closed { .. }) => Vec::new(),
        Err(error) => return Err(error),
    };
    let since =
        changes.into_iter().filter(|change| entries.iter().all(|entry| entry.change != *change));
    let since = store.append_all(since.collect(), why, by, at)?;
    entries.extend(since);
    Ok(entries)
}

/// What went wrong with saving, in one line for the screen.
pub(super) fn sentence(error: &StoreError) -> String {
    let cause = std::error::Error::source(error);
    cause.map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}
