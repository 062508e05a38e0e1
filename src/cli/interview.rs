//! `tathmini open`, and `tathmini` alone: the interview, with the journal
//! behind it. Step 3 of the road: an effect is performed, and only what is on
//! disk comes back as saved.

use super::answer::OneReading;
use super::here::Lines;
use super::shipped::SHIPPED;
use super::{Failure, Here, editor, folder, home, report, restore};
use crate::assessment::{Assessment, Change, Entry, Reading, ReplicaId, Status};
use crate::i18n::{Language, Phrases};
use crate::questionnaire::Questionnaire;
use crate::report::{Pages, Sheet, pdf};
use crate::store::{Occasion, Store, StoreError};
use crate::tui;
use std::path::{Path, PathBuf};
use std::sync::Arc;

// What the command line says.
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
    needs_terminal(here)?;
    let mut hands = Hands::new(here, args.folder.clone());
    let opened = hands.open(&args.folder, args.reading.map(Reading::from), language)?;
    hands.sit(tui::Desk::with(opened, here.look()))
}

/// Opens the assessment in this folder, or the home screen of what lies below it.
pub fn open_here(here: &Here) -> Result<(), Failure> {
    needs_terminal(here)?;
    let folder = here.home();
    let mut hands = Hands::new(here, folder.clone());
    if folder.join("journal.jsonl").is_file() {
        let opened = hands.open(&folder, None, None)?;
        return hands.sit(tui::Desk::with(opened, here.look()));
    }
    let beginning = tui::home::Beginning {
        language: here.language().unwrap_or(Language::En),
        folder: crate::i18n::visible(&folder.display().to_string()).into_owned(),
        seen: home::seen(&folder, here)?,
        questionnaires: SHIPPED.iter().map(|shipped| shipped.id.to_owned()).collect(),
        by: here.known_by().unwrap_or_default(),
    };
    hands.sit(tui::Desk::at_home(tui::home::Home::new(beginning), here.look()))
}

/// Opens the conflicts that joined copies left, to be decided one by one.
pub fn decide(folder: &Path, here: &Here) -> Result<(), Failure> {
    let mut hands = Hands::new(here, folder.to_owned());
    let opened = hands.open(folder, None, None)?;
    let mut desk = tui::Desk::with(opened, here.look());
    desk.update(tui::Msg::Open(tui::Page::Conflicts));
    hands.sit(desk)
}

/// Shows what differs; nothing can be changed there. Without another
/// assessment, the two readings are compared.
pub fn compare(
    questionnaire: Questionnaire,
    assessment: Assessment,
    other: Option<(Assessment, [String; 2])>,
    language: Language,
    here: &Here,
) -> Result<(), Failure> {
    needs_terminal(here)?;
    let nobody = ReplicaId::from("");
    let mut opening = opening(&assessment, None, Some(language), nobody, Vec::new(), here.today());
    opening.read_only = true;
    let opened = tui::Opened { questionnaire: Arc::new(questionnaire), assessment, opening };
    let mut desk = tui::Desk::with(opened, here.look());
    match other {
        Some((other, names)) => desk.compare(other, names),
        None => {
            desk.update(tui::Msg::Open(tui::Page::Differences));
        }
    }
    Hands::new(here, PathBuf::new()).sit(desk)
}

/// Shows a comparison; what is opened from it is shown, and nothing can be changed.
pub fn look_through(table: tui::table::Table, here: &Here) -> Result<(), Failure> {
    needs_terminal(here)?;
    let mut hands = Hands::new(here, PathBuf::new());
    hands.reads_only = true;
    hands.sit(tui::Desk::at_table(table, here.look()))
}

fn needs_terminal(here: &Here) -> Result<(), Failure> {
    if here.is_terminal() {
        return Ok(());
    }
    Err(Failure::Usage(
        "the interview needs a terminal".to_owned(),
        "in scripts use `tathmini answer`, `show`, `score`, `plan` and `report`".to_owned(),
    ))
}

/// What performs the effects of the interface: the assessment that is open, if one is.
pub(super) struct Hands<'a> {
    here: &'a Here,
    /// Where new assessments are made.
    root: PathBuf,
    store: Option<Store>,
    /// Who assesses.
    by: String,
    /// The last save failed.
    failed: bool,
    /// Why nothing may be written.
    refusal: Option<String>,
    /// What is open is encrypted.
    is_sealed: bool,
    /// Assessments are opened to be looked at.
    reads_only: bool,
    /// The folder that is open, for writing or for reading.
    folder: PathBuf,
    /// The report as it was laid out last.
    pages: Option<Pages>,
}

impl<'a> Hands<'a> {
    pub(super) fn new(here: &'a Here, root: PathBuf) -> Self {
        Self {
            here,
            root: root.clone(),
            store: None,
            by: here.by(),
            failed: false,
            refusal: None,
            is_sealed: false,
            reads_only: false,
            folder: root,
            pages: None,
        }
    }

    /// Opens a folder for writing, or, where that is refused, for reading.
    pub(super) fn open(
        &mut self,
        folder: &Path,
        reading: Option<Reading>,
        language: Option<Language>,
    ) -> Result<tui::Opened, Failure> {
        (self.store, self.failed, self.refusal) = (None, false, None);
        self.folder = folder.to_owned();
        let today = self.here.today();
        if self.reads_only {
            let opened = folder::read(folder, self.here)?;
            let nobody = ReplicaId::from("");
            let mut opening =
                opening(&opened.assessment, reading, language, nobody, Vec::new(), today);
            opening.read_only = true;
            return Ok(tui::Opened {
                questionnaire: Arc::new(opened.questionnaire),
                assessment: opened.assessment,
                opening,
            });
        }
        let opened = folder::open(folder, self.here).and_then(|(store, questionnaire)| {
            store.refuse_if_approved()?;
            Ok((store, questionnaire))
        });
        match opened {
            Ok((mut store, questionnaire)) => {
                let assessment = store.assessment().clone();
                let remarks = store.remarks().iter().map(folder::in_words).collect();
                let replica = store.replica();
                let opening = opening(&assessment, reading, language, replica, remarks, today);
                self.is_sealed = store.is_sealed();
                self.store = Some(store);
                Ok(tui::Opened { questionnaire: Arc::new(questionnaire), assessment, opening })
            }
            Err(Failure::Store(
                error @ (StoreError::Locked { .. }
                | StoreError::Newer { .. }
                | StoreError::Approved { .. }
                | StoreError::Unfinished { .. }
                | StoreError::Io { .. }),
            )) => {
                let failure = Failure::Store(error);
                let Ok(opened) = folder::read(folder, self.here) else { return Err(failure) };
                let nobody = ReplicaId::from("");
                let mut opening =
                    opening(&opened.assessment, reading, language, nobody, Vec::new(), today);
                let why = refusal(&failure, &Phrases::of(opening.language));
                (opening.read_only, opening.remarks) = (true, vec![why.clone()]);
                self.refusal = Some(why);
                self.is_sealed = opened.is_sealed;
                Ok(tui::Opened {
                    questionnaire: Arc::new(opened.questionnaire),
                    assessment: opened.assessment,
                    opening,
                })
            }
            Err(failure) => Err(failure),
        }
    }

    pub(super) fn perform(&mut self, effect: tui::Effect) -> tui::Msg {
        match effect {
            tui::Effect::Save { changes, why } => self.save(changes, why.as_deref()),
            tui::Effect::Keep(path) => self.keep(&path),
            tui::Effect::Edit(text) => editor::edit(&text, self.is_sealed, self.here)
                .map_or_else(tui::Msg::Refused, tui::Msg::Edited),
            tui::Effect::Open(folder) | tui::Effect::Unlock(folder) => {
                match self.open(Path::new(&folder), None, None) {
                    Ok(opened) => tui::Msg::Opened(Box::new(opened)),
                    Err(failure) => tui::Msg::Refused(failure.in_one_line()),
                }
            }
            tui::Effect::Begin(wanted) => self.begin(&wanted),
            tui::Effect::Close => {
                self.store = None;
                home::seen(&self.root, self.here).map_or_else(
                    |failure| tui::Msg::Refused(failure.in_one_line()),
                    tui::Msg::Listed,
                )
            }
            tui::Effect::Mouse(_) => tui::Msg::Performed,
            tui::Effect::Print(tui::Print::LayOut { document, questionnaire }) => {
                let sheet = &mut Sheet::default();
                match report::laid_out(&document, &questionnaire, sheet, self.here) {
                    Ok(pages) => tui::Msg::LaidOut { pages: self.pages.insert(pages).pages.len() },
                    Err(failure) => tui::Msg::Refused(failure.in_one_line()),
                }
            }
            tui::Effect::Print(tui::Print::Write) => self.write_report(),
            tui::Effect::Leave => tui::Msg::LeaveAnyway,
        }
    }

    fn save(&mut self, changes: Vec<Change>, why: Option<&str>) -> tui::Msg {
        self.here.break_if_asked();
        let Some(store) = &mut self.store else {
            return tui::Msg::NotSaved(self.refusal.clone().unwrap_or_default());
        };
        let saved = save(store, changes, why, self.failed, &self.by, &self.here.now());
        self.failed = saved.is_err();
        if saved.is_ok() {
            restore::keep(store, Occasion::Saved, self.here);
        }
        saved.map_or_else(|error| tui::Msg::NotSaved(sentence(&error)), tui::Msg::Saved)
    }

    fn keep(&self, path: &str) -> tui::Msg {
        let Some(store) = &self.store else {
            return tui::Msg::Refused(self.refusal.clone().unwrap_or_default());
        };
        match store.keep_evidence(&self.here.path(path)) {
            Ok(kept) => tui::Msg::Kept { sha256: kept.sha256, file: kept.file },
            Err(error) => tui::Msg::Refused(sentence(&error)),
        }
    }

    /// Writes what was laid out last to the usual place.
    fn write_report(&mut self) -> tui::Msg {
        let Some(pages) = self.pages.take() else { return tui::Msg::Performed };
        let path = report::usual_place(&self.folder, "pdf");
        let written =
            pdf(&pages).map_err(Failure::Paper).and_then(|bytes| report::write(&path, &bytes));
        match written {
            Ok(()) => tui::Msg::Printed {
                path: path.display().to_string(),
                pages: pages.pages.len(),
                missing: pages.missing,
            },
            Err(failure) => tui::Msg::Refused(failure.in_one_line()),
        }
    }

    fn begin(&mut self, wanted: &tui::home::Wanted) -> tui::Msg {
        let made = home::begin(&self.root, wanted, self.here);
        let opened = made.and_then(|folder| {
            self.by.clone_from(&wanted.by);
            self.open(&folder, None, Some(wanted.language))
        });
        match opened {
            Ok(opened) => tui::Msg::Opened(Box::new(opened)),
            Err(failure) => tui::Msg::Refused(failure.in_one_line()),
        }
    }

    /// Runs to the end, and says where the work is.
    fn sit(mut self, desk: tui::Desk) -> Result<(), Failure> {
        let here = self.here;
        tell_on_panic();
        let perform = |effect| self.perform(effect);
        let desk = if here.plain() {
            tui::run_plain(desk, &mut Lines, perform)
        } else {
            tui::run_in_terminal(desk, here.look().mouse, perform)
        }
        .map_err(Failure::Terminal)?;
        let unsaved = desk.unsaved();
        if let Some(store) = &self.store {
            restore::keep(store, Occasion::Left, here);
            let folder = store.folder().display();
            here.say(&if unsaved == 0 {
                format!("everything is saved in {folder}")
            } else {
                format!("{unsaved} changes could not be saved; all others are in {folder}")
            });
        }
        if desk.interrupted() { Err(Failure::Interrupted) } else { Ok(()) }
    }
}

/// A panic is a fault of ours: what was shown as saved is on disk all the same.
fn tell_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        before(panic);
        Here::say_always("everything that was shown as saved is in the assessment's journal");
    }));
}

/// Why an assessment is opened only to be read.
fn refusal(failure: &Failure, phrases: &Phrases) -> String {
    match failure {
        Failure::Store(StoreError::Locked { holder: Some(holder), .. }) => {
            // Day and minute of the stamp, as a person says it.
            let since = holder.since.get(..16).unwrap_or(&holder.since).replace('T', " ");
            let filling = [("by", holder.by.as_str().into()), ("since", since.into())];
            phrases.fill("told-locked", &filling)
        }
        Failure::Store(StoreError::Approved { approval, .. }) => phrases.fill(
            "told-approved",
            &[("name", approval.name.as_str().into()), ("day", approval.date.as_str().into())],
        ),
        Failure::Store(StoreError::Newer { .. }) => phrases.say("told-newer"),
        // What the system says has its own language.
        Failure::Store(StoreError::Io { .. }) => {
            format!("{} ({})", phrases.say("told-read-only"), failure.in_one_line())
        }
        _ => phrases.say("told-read-only"),
    }
}

fn opening(
    assessment: &Assessment,
    reading: Option<Reading>,
    language: Option<Language>,
    replica: ReplicaId,
    remarks: Vec<String>,
    today: String,
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
        read_only: false,
        today,
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
