//! `tathmini export`: the answers of many assessments as one table for other
//! programs, and masked where names must not be known.

mod lines;
mod parts;
mod streamed;

use super::begun::Begun;
use super::progress::Progress;
use super::{Failure, Here, files, folder};
use crate::assessment::Reading;
use crate::export::{
    AnswerRow, Removed, Sheet, TOTALS, Value, Words, answer_columns, answer_rows, harmless_json,
    mask_answers, table, totals, workbook,
};
use crate::i18n::visible;
use crate::mask::Key;
use crate::store;
use clap::ValueEnum;
use parts::Parts;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "One row an answer; ids and the questionnaire's hash on every row \
    (docs/exchange.md). Parquet is written as folders, one a questionnaire and year: \
    DuckDB, Polars, Spark and R read them as they are (docs/scale.md).\n\nExamples:\n  \
    tathmini export region/* --format csv -o answers.csv\n  \
    tathmini export region --format parquet -o answers\n  \
    tathmini export region --format xlsx -o shared.xlsx --mask region.key")]
pub struct Args {
    /// Assessments, or folders that hold them
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// How to write
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// Where to; for Parquet a folder [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Instead of answers their sums by area and year, of the validated or the self reading; with
    /// `--mask`, small groups are empty and cannot be computed from the total
    #[arg(long, value_enum, value_name = "READING", conflicts_with = "with")]
    totals: Option<super::answer::OneReading>,
    /// What else to write: nothing of it unless asked
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WORDS")]
    with: Vec<With>,
    /// Give countries, administrations and assessments aliases made with the key in this file; a
    /// file that is not there is made
    #[arg(long, value_name = "KEYFILE")]
    mask: Option<PathBuf>,
    /// Masked: a questionnaire's year with fewer administrations is left out, with the next smallest
    #[arg(long, default_value_t = 5, value_name = "N", requires = "mask",
          value_parser = clap::value_parser!(u16).range(2..))]
    min_group: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
    Json,
    /// One object a line and assessment, for `tathmini compare --from`
    Jsonl,
    Parquet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum With {
    Notes,
    Quotes,
    Persons,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let folders = assessments(&args.folders)?;
    if args.format == Format::Jsonl {
        return lines::write(args, &folders, here);
    }
    let has = |word| args.with.contains(&word);
    let words =
        Words { notes: has(With::Notes), quotes: has(With::Quotes), persons: has(With::Persons) };
    // A mask must know all names, and a sum all numbers, before there is a row.
    if args.mask.is_none() && args.totals.is_none() {
        match args.format {
            Format::Csv => return streamed::csv(args, &folders, words, here),
            Format::Parquet => return streamed::parquet(args, &folders, words, here),
            Format::Xlsx | Format::Json | Format::Jsonl => {}
        }
    }
    let mut rows = Vec::new();
    each(&folders, words, here, |own| {
        rows.extend(own);
        Ok(())
    })?;
    let columns = answer_columns(words);
    let names: Vec<&'static str> = columns.iter().map(|(name, _)| *name).collect();
    if let Some(reading) = args.totals {
        return sums(args, &names, &rows, reading.into(), here);
    }
    let removed = match &args.mask {
        None => Vec::new(),
        Some(path) => {
            let key = key(path, here)?;
            let removed = mask_answers(&key, &names, &mut rows, usize::from(args.min_group));
            in_words(&removed, words)
        }
    };
    tell(&removed, here);
    if args.format == Format::Parquet {
        let mut parts = Parts::begin(args.output.as_deref(), &columns)?;
        parts.add(rows)?;
        return parts.settle(&removed, here);
    }
    let count = rows.len();
    let rows: Vec<Vec<Value>> = rows.into_iter().map(|row| row.cells).collect();
    let sheet = Sheet { code: "answers", name: "answers".to_owned(), columns: names, rows };
    one_file(args, sheet, &removed, here)?;
    if args.output.is_some() {
        here.say(&format!("written: {count} answers of {} assessments", folders.len()));
    }
    Ok(())
}

/// Hands over the answers of one assessment after the other.
fn each(
    folders: &[PathBuf],
    words: Words,
    here: &Here,
    mut take: impl FnMut(Vec<AnswerRow>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let progress = Progress::of("reading", folders.len(), here);
    for folder in folders {
        let opened = folder::read(folder, here)?;
        take(answer_rows(&opened.assessment, &opened.questionnaire, words))?;
        progress.step();
    }
    Ok(())
}

fn tell(removed: &[String], here: &Here) {
    for line in removed {
        here.say(&format!("masked: {line}"));
    }
}

/// The answers added up.
fn sums(
    args: &Args,
    names: &[&str],
    rows: &[AnswerRow],
    reading: Reading,
    here: &Here,
) -> Result<(), Failure> {
    if matches!(args.format, Format::Parquet) {
        let hint = "write csv, xlsx or json".to_owned();
        return Err(Failure::Usage("sums are one small table".to_owned(), hint));
    }
    let least = args.mask.as_ref().map_or(1, |_| usize::from(args.min_group));
    let (rows, empty) = totals(names, rows, reading.code(), least);
    let removed = match &args.mask {
        None => Vec::new(),
        Some(_) => vec![format!(
            "{empty} rows are empty: fewer than {least} administrations, or the next smallest, so \
             that the total does not give them back"
        )],
    };
    tell(&removed, here);
    let columns = TOTALS.to_vec();
    one_file(
        args,
        Sheet { code: "totals", name: "totals".to_owned(), columns, rows },
        &removed,
        here,
    )
}

/// A table as one file, with what was removed in it or beside it.
fn one_file(args: &Args, sheet: Sheet, removed: &[String], here: &Here) -> Result<(), Failure> {
    let bytes = match args.format {
        Format::Xlsx => {
            let rows = removed.iter().map(|line| vec![Value::text(line.as_str())]).collect();
            let name = "Read me".to_owned();
            let readme = Sheet { code: "readme", name, columns: vec!["masked"], rows };
            let sheets = if removed.is_empty() { vec![sheet] } else { vec![sheet, readme] };
            workbook(&sheets, "").map_err(Failure::Export)?
        }
        Format::Json => json(&sheet, removed)?,
        _ => table(sheet).map_err(Failure::Export)?,
    };
    deliver(args, &bytes, here)?;
    if args.format == Format::Csv { beside(args, removed) } else { Ok(()) }
}

/// The assessments meant: a folder that is none stands for those in it.
fn assessments(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for folder in named {
        if folder.join("journal.jsonl").is_file() {
            found.push(folder.clone());
            continue;
        }
        let within = files::assessments_in(folder)?;
        if within.is_empty() {
            let problem = format!("there is no assessment in {}", folder.display());
            return Err(Failure::Usage(problem, "name folders of assessments".to_owned()));
        }
        found.extend(within);
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn deliver(args: &Args, bytes: &[u8], here: &Here) -> Result<(), Failure> {
    match args.output.as_deref() {
        None => here.hand_over(bytes),
        Some(path) if path == Path::new("-") => here.hand_over(bytes),
        Some(path) => write(path, bytes),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let begun = Begun::new();
    store::write_file(path, bytes).map_err(unwritable(path))?;
    begun.go_on()
}

fn unwritable(path: &Path) -> impl Fn(std::io::Error) -> Failure + '_ {
    |source| Failure::Unwritable { path: path.to_owned(), source }
}

/// What was removed, in a file beside one that has no room for it.
fn beside(args: &Args, removed: &[String]) -> Result<(), Failure> {
    let Some(output) = args.output.as_deref().filter(|_| !removed.is_empty()) else {
        return Ok(());
    };
    let mut name = output.as_os_str().to_owned();
    name.push(".masked.txt");
    write(Path::new(&name), (removed.join("\n") + "\n").as_bytes())
}

fn json(sheet: &Sheet, removed: &[String]) -> Result<Vec<u8>, Failure> {
    use serde_json::{Map, Value as Json, json};
    let cell = |value: &Value| match value {
        Value::Nothing => Json::Null,
        Value::Text(text) | Value::Number(text) | Value::Day(text) => Json::from(text.as_str()),
        Value::Whole(number) => Json::from(*number),
    };
    let object = |row: &Vec<Value>| -> Map<String, Json> {
        sheet.columns.iter().map(|name| (*name).to_owned()).zip(row.iter().map(cell)).collect()
    };
    let answers: Vec<_> = sheet.rows.iter().map(object).collect();
    let format = format!("tathmini-{}/1", sheet.code);
    let whole = json!({"format": format, "masked": removed, sheet.code: answers});
    harmless_json(&whole).map_err(|error| Failure::Output(error.into()))
}

/// The key in a file; one that is not there is made, for this user alone.
pub(super) fn key(path: &Path, here: &Here) -> Result<Key, Failure> {
    if !path.exists() {
        let mut ids = store::Ids::random();
        write(path, format!("{}{}\n", ids.nonce(), ids.nonce()).as_bytes())?;
        here.say(&visible(&format!(
            "a new key was written to {}: who has it can undo the aliases, without it they cannot \
             be made again",
            path.display()
        )));
    }
    Key::new(files::read(path)?.trim_ascii()).ok_or_else(|| {
        let problem = format!("{} is too short for a key", path.display());
        Failure::Usage(problem, "name a file that does not exist: a key is made".to_owned())
    })
}

fn in_words(removed: &Removed, words: Words) -> Vec<String> {
    let mut told = vec![
        "countries, administrations and assessments have aliases".to_owned(),
        "days and the ids of entries were removed; the year stays".to_owned(),
    ];
    let words =
        [(words.notes, "notes and reasons"), (words.quotes, "quotes"), (words.persons, "persons")];
    for (there, name) in words {
        told.push(match there {
            true => format!("{name} are in it, as asked for: they may name somebody"),
            false => format!("{name} are not in it"),
        });
    }
    told.push(format!(
        "{} groups (a questionnaire and year) with {} administrations and {} answers were left out: \
         smaller than {}, or the next smallest",
        removed.groups, removed.administrations, removed.answers, removed.least
    ));
    told
}
