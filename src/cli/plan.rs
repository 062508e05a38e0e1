//! `tathmini plan`: the actions, when they start and why then, what they cost,
//! what must wait; what would change if; and decisions about it all.

mod facts;
mod sheets;
mod text;

use super::{Failure, Here, folder, record};
use crate::assessment::{Assessment, Change};
use crate::export;
use crate::i18n::{Language, Phrases};
use crate::plan::{Followed, Plan, Progress, Unclear, Words, own_progress, plan, setting, what_if};
use crate::questionnaire::Questionnaire;
use crate::sheet::Fault;
use clap::ValueEnum;
use facts::{actions, what_if_facts};
use std::path::PathBuf;
pub use text::text;

const SETTINGS: &str = "Settings, for --what-if and --set; `-` as a value takes a setting back:
  start=2027-01                        first month of the plan
  budget.2027=250000                   most that may be committed in a year
  budget.2027.own=100000               … by one source: own, donor or unfunded
  capacity.RISK=1.5                    actions that an owner can lead at once
  away.RISK=2027-03..2027-05           months in which an owner can do nothing
  phase.P1=10                          most actions that start in a phase
  target.LEG-04=2  target.LEG=2        aim of a question, or of a whole area
  threat.PORT=high                     a fear
  rate.EUR=0.92@2026-11-01  inflation=3.5
  action.LEG-04>2.PROPERTY=VALUE       one action: off=yes, merged=ID, owners=RISK,DG,
    months=6, cost=1000..5000, recurrent=200, source=donor, start=2027-04,
    status=done@2027-02-01, note=…, evidence=ID,ID,
    text=…, indicator=…, verification=…, assumption=…
  text, indicator, verification and assumption also of an area, a topic, or `overall`";

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = SETTINGS)]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// Show what would change if this were so (may be repeated)
    #[arg(long, value_name = "SETTING", conflicts_with = "set")]
    what_if: Vec<String>,
    /// Decide this and keep it (may be repeated)
    #[arg(long, value_name = "SETTING", requires = "why")]
    set: Vec<String>,
    /// Accept that this action is done, as new answers show (may be repeated)
    #[arg(long, value_name = "ACTION", conflicts_with = "what_if")]
    accept: Vec<String>,
    /// Refuse that this action is done, whatever the answers show (may be repeated)
    #[arg(long, value_name = "ACTION", requires = "why", conflicts_with = "what_if")]
    refuse: Vec<String>,
    /// Why it was decided
    #[arg(long, value_name = "REASON")]
    why: Option<String>,
    /// What to show
    #[arg(long, value_enum, default_value = "actions")]
    part: Part,
    /// How to print; a workbook holds every part
    #[arg(long, value_enum, default_value = "text")]
    format: PlanFormat,
    /// Where to write instead of stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What of a plan is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// What is done when, by whom, at what cost, and why then
    Actions,
    /// What falls due by year and source
    Costs,
    /// The logical framework
    Logframe,
    /// What became of the actions, and which the answers of today prove done
    Progress,
}

/// How a plan is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PlanFormat {
    Text,
    Json,
    Csv,
    Xlsx,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    if [&args.set, &args.accept, &args.refuse].into_iter().any(|asked| !asked.is_empty()) {
        return decide(args, here);
    }
    let opened = folder::read(&args.folder, here)?;
    let (questionnaire, assessment) = (&opened.questionnaire, &opened.assessment);
    let plan = plan(questionnaire, assessment);
    if !args.what_if.is_empty() {
        let changes = changes(questionnaire, assessment, &args.what_if)?;
        let what_if = what_if(questionnaire, assessment, &plan, &changes);
        let bytes = match args.format {
            PlanFormat::Text => {
                let phrases = Phrases::of(Language::En);
                let words = words(questionnaire, &what_if.plan, &phrases);
                text::lines(&words.what_if(&what_if)).into_bytes()
            }
            PlanFormat::Json => here.json(&what_if_facts(questionnaire, &what_if))?,
            PlanFormat::Csv | PlanFormat::Xlsx => {
                let hint = "write --format text or json".to_owned();
                return Err(Failure::Usage("a what-if is no table".to_owned(), hint));
            }
        };
        return put(args, here, &bytes);
    }
    let sheets = || sheets::Sheets { questionnaire, assessment, plan: &plan };
    let bytes = match (args.format, args.part) {
        (PlanFormat::Text, Part::Actions) => {
            let costs = text::costs(questionnaire, &plan);
            let conflicts = text::conflicts(questionnaire, assessment, &plan);
            let closed = text::closed(&plan);
            let proved = text::proved(&own_progress(questionnaire, assessment));
            let open = text(questionnaire, &plan, usize::MAX);
            format!("{open}{closed}{costs}{conflicts}{proved}").into_bytes()
        }
        (PlanFormat::Json, Part::Actions) => here.json(&actions(questionnaire, &plan))?,
        (PlanFormat::Text, part) => text::sheet(&sheets().part(part)).into_bytes(),
        (PlanFormat::Json, part) => here.json(&facts::rows(&sheets().part(part)))?,
        (PlanFormat::Csv, part) => export::table(sheets().part(part)).map_err(Failure::Export)?,
        (PlanFormat::Xlsx, _) => {
            let date = assessment.history().last().map_or("", |entry| entry.at.as_str()).to_owned();
            export::workbook(&sheets().all(), &date).map_err(Failure::Export)?
        }
    };
    put(args, here, &bytes)
}

/// To the file named, else to stdout.
fn put(args: &Args, here: &Here, bytes: &[u8]) -> Result<(), Failure> {
    match &args.output {
        Some(path) if path.as_os_str() != "-" => {
            super::report::write(path, bytes)?;
            here.say(&format!("written: {}", path.display()));
            Ok(())
        }
        _ => here.hand_over(bytes),
    }
}

/// The changes that settings ask for; every one that is not understood is told.
fn changes(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    settings: &[String],
) -> Result<Vec<Change>, Failure> {
    let (mut changes, mut rows) = (Vec::new(), Vec::new());
    let mut tried = assessment.clone();
    for text in settings {
        match setting(questionnaire, &tried, text) {
            Ok(change) => {
                tried = tried.with(std::slice::from_ref(&change));
                changes.push(change);
            }
            Err(unclear) => rows.push(Fault {
                place: text.clone(),
                problem: problem(&unclear),
                hint: "`tathmini plan --help` lists the settings".to_owned(),
            }),
        }
    }
    if rows.is_empty() { Ok(changes) } else { Err(Failure::Rows { rows }) }
}

/// What was not understood, in a sentence.
pub fn problem(unclear: &Unclear) -> String {
    unclear.in_words(&Phrases::of(Language::En))
}

fn words<'a>(
    questionnaire: &'a Questionnaire,
    plan: &'a Plan<'_>,
    phrases: &'a Phrases,
) -> Words<'a> {
    Words { questionnaire, terms: &plan.terms, phrases, language: Language::En }
}

/// What is said to proposals; each must be one.
fn proposed(
    progress: &Progress<'_>,
    actions: &[String],
    said: impl Fn(&Followed<'_>) -> Change,
) -> Result<Vec<Change>, Failure> {
    let (mut changes, mut rows) = (Vec::new(), Vec::new());
    for typed in actions {
        match progress.proved().find(|one| one.id.as_str().eq_ignore_ascii_case(typed.trim())) {
            Some(one) => changes.push(said(one)),
            None => rows.push(Fault {
                place: typed.clone(),
                problem: "no new answer proposes that this action is done".to_owned(),
                hint: "`tathmini plan FOLDER` ends with what is proposed".to_owned(),
            }),
        }
    }
    if rows.is_empty() { Ok(changes) } else { Err(Failure::Rows { rows }) }
}

fn decide(args: &Args, here: &Here) -> Result<(), Failure> {
    let (mut store, questionnaire) = folder::open(&args.folder, here)?;
    let mut changes = changes(&questionnaire, store.assessment(), &args.set)?;
    let progress = own_progress(&questionnaire, store.assessment());
    changes.extend(proposed(&progress, &args.accept, |one| one.accepted())?);
    changes.extend(proposed(&progress, &args.refuse, |one| one.refused())?);
    let before = plan(&questionnaire, store.assessment());
    let what_if = what_if(&questionnaire, store.assessment(), &before, &changes);
    let phrases = Phrases::of(Language::En);
    let said = text::lines(&words(&questionnaire, &what_if.plan, &phrases).what_if(&what_if));
    let count = changes.len();
    let why = args.why.clone().filter(|why| !why.trim().is_empty());
    let reasoned = changes.into_iter().map(|change| (change, why.clone())).collect();
    record::save(&mut store, reasoned, &here.by(), &here.now())?;
    here.say(&format!("saved: {count} entries"));
    here.print(said.as_bytes())
}
