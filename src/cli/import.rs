//! `tathmini import`: assessments of many administrations from a CSV file or a
//! workbook. Every row is looked at before anything is written.

mod administration;
mod mapping;
mod row;

use super::answer::{OneReading, Taker};
use super::begun::Begun;
use super::progress::Progress;
use super::{Failure, Here, files, folder, new};
use crate::i18n::visible;
use crate::sheet::{Fault, MOST_FAULTS, Sheet, Wanted};
use crate::store::{self, Beginning, Ids, Store, Whole};
use administration::{Found, administrations};
use mapping::Mapping;
use row::Rows;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Columns, in any order: country (ISO 3166 code or name), date (YYYY-MM-DD), \
    question, answer, reading, note, evidence_grade; and administration, where a country has \
    several.\nOne assessment is made for each country, administration and date.\n\n\
    An answer is a level, `na:REASON`, `ne` (no evidence), or nothing.\n\n\
    A mapping file says what the file calls things (columns: what, theirs, ours):\n  \
    column,Pays,country\n  country,Congo RDC,CD\n  question,Q1,LEG-01\n  answer,N/A,na:not said in the file\n\n\
    Examples:\n  tathmini import answers.xlsx --into region --check\n  \
    tathmini import answers.csv --into region --mapping names.csv --skip-faulty"
)]
pub struct Args {
    /// A CSV file or a workbook (XLSX) with a header row; `-` reads stdin
    file: PathBuf,
    /// The folder in which each assessment gets a folder of its own [default: $TATHMINI_HOME, else here]
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
    /// A shipped questionnaire, or a file
    #[arg(long, default_value = "inama", value_name = "ID or FILE")]
    questionnaire: String,
    /// A CSV file with what this file calls columns and values
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// The sheet of a workbook [default: the only visible one]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// What stands between the columns of a CSV file
    #[arg(long, value_enum, default_value = "comma")]
    separator: Separator,
    /// Whose answers these are, where a row does not say
    #[arg(long, value_enum, default_value = "self")]
    reading: OneReading,
    /// Take blanks around cells off instead of telling each
    #[arg(long)]
    trim: bool,
    /// The lead assessor has decided where the questionnaire does not foresee *not applicable*
    #[arg(long)]
    lead: bool,
    /// Only tell what is wrong; nothing is written
    #[arg(long)]
    check: bool,
    /// Leave faulty rows out and write the rest
    #[arg(long, conflicts_with = "check")]
    skip_faulty: bool,
}

/// What stands between columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Separator {
    Comma,
    Semicolon,
    Tab,
    Bar,
}

impl Separator {
    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let source = new::source(&args.questionnaire)?;
    let name = Path::new(&args.questionnaire);
    let questionnaire = folder::questionnaire(name, &source.definition, &source.translations)?;
    let mapping = match &args.mapping {
        None => Mapping::default(),
        Some(path) => {
            Mapping::read(path, &files::read(path)?).map_err(|rows| Failure::Rows { rows })?
        }
    };
    let taker = Taker { questionnaire: &questionnaire, lead: args.lead };
    let (sheet, mut faults) = open(args, &mapping)?;
    for remark in &sheet.remarks {
        here.say(&visible(&format!("note: {}: {remark}", args.file.display())));
    }
    let mut rows = Rows::new(&taker, &mapping, args.reading.into());
    rows.take(&sheet);
    faults.append(&mut rows.faults);
    let (found, doubled) = administrations(rows.taken);
    faults.extend(doubled);
    let into = args.into.clone().unwrap_or_else(|| here.home());
    let found = with_room(found, &into, &source, &mut faults);
    match rows.unanswered {
        0 => {}
        1 => here.say("note: one row has no answer: it stays unanswered"),
        many => here.say(&format!("note: {many} rows have no answer: they stay unanswered")),
    }
    let refused = faults.len();
    let too_many = refused > MOST_FAULTS;
    if too_many || refused > 0 && !args.skip_faulty {
        return Err(Failure::Rows { rows: faults });
    }
    for fault in faults {
        here.say(&visible(&format!("left out: {}: {}", fault.place, fault.problem)));
    }
    let answers: usize = found.iter().map(|one| one.answers).sum();
    if args.check {
        let of = found.len();
        here.say(&format!("{answers} answers of {of} assessments are sound; nothing was written"));
        return Ok(());
    }
    let made = write(&found, &into, &source, &questionnaire, args, here)?;
    let left = if refused == 0 { String::new() } else { format!(", {refused} faults left out") };
    here.say(&format!("written: {made} assessments with {answers} answers{left}"));
    Ok(())
}

/// The table with its sound rows, and the faults of the others.
fn open(args: &Args, mapping: &Mapping) -> Result<(Sheet, Vec<Fault>), Failure> {
    let bytes = files::read_input(&args.file)?;
    const EVERY: &[&str] = &row::COLUMNS;
    let wanted = Wanted {
        renamed: Some(mapping.columns()),
        sheet: args.sheet.as_deref(),
        separator: args.separator.byte(),
        loose: Some(if args.trim { EVERY } else { &["note"] }),
        ..Wanted::new(EVERY, &["country", "date", "question"])
    };
    Sheet::open(&args.file, &bytes, &wanted).map_err(|rows| Failure::Rows { rows })
}

/// The assessments whose folders are free; each other one is a fault. What an
/// import that was interrupted began is free.
fn with_room(
    found: Vec<Found>,
    into: &Path,
    source: &new::Source,
    faults: &mut Vec<Fault>,
) -> Vec<Found> {
    let mut names = BTreeSet::new();
    let free = |one: &Found| {
        let folder = into.join(one.folder());
        let problem = if !names.insert(one.folder()) {
            "two administrations would get this folder"
        } else if store::is_room(&folder, &source.definition, &source.translations) {
            return true;
        } else {
            "there is an assessment of this administration and day already"
        };
        let hint = "choose another folder with --into, or another name for the administration; \
            where an import was interrupted, --skip-faulty goes on";
        let place = folder.display().to_string();
        faults.push(Fault { place, problem: problem.to_owned(), hint: hint.to_owned() });
        false
    };
    found.into_iter().filter(free).collect()
}

/// Writes each assessment whole; what can't be written or somebody who wants no
/// more stops it, and it tells what was.
fn write(
    found: &[Found],
    into: &Path,
    source: &new::Source,
    questionnaire: &crate::questionnaire::Questionnaire,
    args: &Args,
    here: &Here,
) -> Result<usize, Failure> {
    let why = args.file.file_name().map(|name| format!("imported from {}", name.display()));
    let (by, at) = (here.by(), here.now());
    let progress = Progress::of("writing", found.len(), here);
    let begun = Begun::new();
    for (count, one) in found.iter().enumerate() {
        let beginning = Beginning {
            questionnaire: questionnaire.id.to_string(),
            version: questionnaire.version.clone(),
            country: one.country.clone(),
            country_name: one.country_name(questionnaire.language),
            administration: one.administration(questionnaire.language),
            language: questionnaire.language.code().to_owned(),
            date: one.date.clone(),
            sealed_to: None,
        };
        let whole = Whole {
            beginning: &beginning,
            questionnaire: &source.definition,
            translations: &source.translations,
            changes: one.changes.iter().map(|change| (change.clone(), why.clone())).collect(),
        };
        let make = || Store::create_whole(&into.join(one.folder()), whole, &by, &at, Ids::random());
        let made = begun.go_on().and_then(|()| Ok(make()?));
        if let Err(failure) = made {
            here.say(&format!("{count} of {} assessments were written", found.len()));
            return Err(failure);
        }
        progress.step();
    }
    Ok(found.len())
}
