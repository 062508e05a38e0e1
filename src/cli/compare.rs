//! `tathmini compare`: many assessments side by side.

mod cache;
mod folders;
mod followed;
mod from;
mod masked;
mod regional;
pub mod rounds;
mod screen;
mod tags;
mod text;

pub use cache::forget;

use super::begun::Begun;
use super::{Failure, Here, ReadingChoice, folder, new, report};
use crate::assessment::Reading;
use crate::compare::{By, Comparison, Filter, Outline, Property, Scorer, Sort, View, Wanted};
use crate::export::{self, Looked};
use crate::questionnaire::nearest;
use crate::score::Basis;
use crate::store;
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A folder is an assessment, or holds assessments and perhaps groups.csv (columns \
    country or assessment, and region, or tag and value).\n\nExamples:\n  \
    tathmini compare missions\n  tathmini compare missions --columns question --group region --change\n  \
    tathmini compare missions --pair XA XB --columns topic\n  tathmini compare missions --format csv -o all.csv\n  \
    tathmini compare --from answers.jsonl --questionnaire inama --format json"
)]
pub struct Args {
    /// Assessments, and folders that hold assessments
    #[arg(required_unless_present = "from", conflicts_with = "from", value_name = "FOLDER")]
    folders: Vec<PathBuf>,
    /// A file with one assessment a line instead (JSON lines)
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// With --from: the questionnaire of its lines, a shipped one or a file
    #[arg(long, default_value = "inama", value_name = "ID or FILE")]
    questionnaire: String,
    /// What the columns are
    #[arg(long, value_enum, default_value = "area", value_name = "WHAT")]
    columns: Columns,
    /// Which readings count
    #[arg(long, value_enum, default_value = "best")]
    reading: ReadingChoice,
    /// Only assessments with this property, for example region=West or year=2026; several must all hold
    #[arg(long, value_name = "PROPERTY=VALUE,…", value_parser = filter)]
    filter: Vec<Filter>,
    /// Group by region, language, round, year, country, administration, status, version or tag:NAME
    #[arg(long, value_name = "PROPERTY", value_parser = property)]
    group: Option<Property>,
    /// Order by country, by date, or by the score of a column
    #[arg(long, default_value = "country", value_name = "country|date|ID")]
    sort: String,
    /// All rounds, not only the last of each administration
    #[arg(long)]
    all_rounds: bool,
    /// Tell what became of every figure since the round before
    #[arg(long)]
    change: bool,
    /// Two countries beside each other
    #[arg(long, num_args = 2, value_names = ["COUNTRY", "COUNTRY"],
          conflicts_with_all = ["peers", "rank", "group", "change", "all_rounds", "filter", "format", "output"])]
    pair: Option<Vec<String>>,
    /// One country among the others (among those of its group, with --group)
    #[arg(long, value_name = "COUNTRY",
          conflicts_with_all = ["rank", "change", "all_rounds", "filter", "format", "output"])]
    peers: Option<String>,
    /// Tell each one's place by score, too; read the warning
    #[arg(long)]
    rank: bool,
    /// How to print [default: by the ending of the output's name, else text]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Where to write; `-` is stdout [default: stdout, a workbook to reports/comparison.xlsx]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Look through the comparison on a screen, down to each answer; with --plain it is printed
    #[arg(long,
          conflicts_with_all = ["from", "pair", "peers", "rank", "format", "output", "report", "group", "sort",
                                "all_rounds", "change", "columns"])]
    screen: bool,
    /// Write the regional report as a PDF
    #[arg(long, value_name = "FILE",
          conflicts_with_all = ["from", "pair", "peers", "rank", "format", "output", "group", "all_rounds", "change",
                                "columns", "sort"])]
    report: Option<PathBuf>,
    /// With --report or --screen: the language [default: that of the questionnaire]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// With --report: what the group is called, for example a region
    #[arg(long, value_name = "NAME", default_value = "")]
    title: String,
    /// Give countries, administrations and assessments aliases made with the key in this file; a
    /// file that is not there is made (docs/exchange.md)
    #[arg(long, value_name = "KEYFILE", conflicts_with_all = ["pair", "peers", "report", "screen"])]
    mask: Option<PathBuf>,
    /// Masked: a group with fewer administrations is left out, with the next smallest
    #[arg(long, default_value_t = 5, value_name = "N", requires = "mask",
          value_parser = clap::value_parser!(u16).range(2..))]
    min_group: u16,
    /// Score every journal anew, and keep nothing for the next time
    #[arg(long)]
    no_cache: bool,
}

/// What the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Columns {
    Area,
    Topic,
    Question,
}

/// What a comparison can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A heat map with digits
    Text,
    Json,
    /// A row for each assessment and column
    Csv,
    Xlsx,
}

const PROPERTIES: &str = "a property is region, language, round, year, country, administration, \
    status, version or tag:NAME";

fn filter(typed: &str) -> Result<Filter, String> {
    Filter::parse(typed).ok_or_else(|| format!("write PROPERTY=VALUE; {PROPERTIES}"))
}

fn property(typed: &str) -> Result<Property, String> {
    Property::parse(typed).ok_or_else(|| PROPERTIES.to_owned())
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let by = match args.columns {
        Columns::Area => By::Area,
        Columns::Topic => By::Topic,
        Columns::Question => By::Question,
    };
    // Lines can't show the map that a screen does: they are given the printed one.
    if args.screen && !here.plain() {
        return screen::show(args, here);
    }
    if let Some(path) = &args.report {
        return regional::write(args, path, here);
    }
    let (mut comparison, folders) = match &args.from {
        Some(file) => (of_lines(file, &args.questionnaire, by)?, BTreeMap::new()),
        None => {
            let collected = collect(args, here)?;
            let yardstick = collected.yardstick()?;
            (collected.comparison(&yardstick, by), collected.folders)
        }
    };
    if let Some(names) = &args.pair {
        let rows: Result<Vec<usize>, Failure> =
            names.iter().map(|name| row_of(&comparison, name)).collect();
        if let [one, two] = rows?[..] {
            let plan = followed::between(&comparison, &folders, (one, two), here)?;
            return here.print((text::pair(&comparison, one, two) + &plan).as_bytes());
        }
    }
    if let Some(name) = &args.peers {
        let peers = comparison.peers(row_of(&comparison, name)?, args.group.as_ref());
        return here.print(text::among(&comparison, &peers).as_bytes());
    }
    // Lines are whole series of years; a folder's rounds would count an
    // administration as often as it was visited.
    let lines = args.from.is_some();
    let group = args.group.clone().or_else(|| lines.then_some(Property::Year));
    let wanted = Wanted {
        filters: args.filter.clone(),
        latest: !args.all_rounds && !lines && group != Some(Property::Round),
        group,
        sort: sort(&args.sort, &comparison)?,
    };
    let mut kept = wanted.kept(&comparison);
    if let Some(path) = &args.mask {
        let key = super::export::key(path, here)?;
        kept = masked::names(&mut comparison, &key, wanted.group.as_ref(), kept);
    }
    let mut view = View::among(&comparison, &wanted, &kept);
    if args.mask.is_some() {
        let least = usize::from(args.min_group);
        let (groups, rows) = masked::groups(&comparison, &mut view, least);
        here.say(&format!(
            "masked: names have aliases and days are years; {groups} groups with {rows} assessments \
             were left out: fewer than {least} administrations, or the next smallest"
        ));
    }
    let grouped = wanted.group.as_ref().map(Property::word);
    let looked = Looked {
        comparison: &comparison,
        view: &view,
        grouped: grouped.as_deref(),
        change: args.change,
        rank: args.rank,
    };
    let written = write(args, looked, here);
    // The program ends here: to take a hundred thousand rows apart first helps nobody.
    std::mem::forget(comparison);
    written
}

/// The comparison in the format that is wanted.
fn write(args: &Args, looked: Looked<'_>, here: &Here) -> Result<(), Failure> {
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let ending = output.and_then(Path::extension).and_then(|ending| ending.to_str());
    let by_name = match ending {
        Some("json") => Format::Json,
        Some("csv") => Format::Csv,
        Some("xlsx") => Format::Xlsx,
        _ => Format::Text,
    };
    let format = args.format.unwrap_or(by_name);
    if format == Format::Json && output.is_none() {
        return here.print_with(|out| export::comparison_json(looked, out));
    }
    let bytes = match format {
        Format::Text => {
            let changes = if args.change {
                text::changes(looked.comparison, looked.view)
            } else {
                String::new()
            };
            (text::heat_map(looked) + &changes).into_bytes()
        }
        Format::Json => {
            let mut bytes = Vec::new();
            export::comparison_json(looked, &mut bytes).map_err(Failure::Output)?;
            bytes
        }
        Format::Csv => {
            let first = export::comparison_sheets(looked).into_iter().next();
            first.map_or_else(|| Ok(Vec::new()), export::table).map_err(Failure::Export)?
        }
        Format::Xlsx => {
            let sheets = export::comparison_sheets(looked);
            export::workbook(&sheets, &latest_day(looked)).map_err(Failure::Export)?
        }
    };
    let stdout = args.output.is_some() || format != Format::Xlsx;
    match output {
        None if stdout => here.hand_over(&bytes),
        path => {
            let path = path.unwrap_or(Path::new("reports/comparison.xlsx"));
            let begun = Begun::new();
            report::write(path, &bytes)?;
            begun.go_on()?;
            here.say(&format!("written: {}", path.display()));
            Ok(())
        }
    }
}

/// The last day that an assessment began: a workbook's own date, so that the
/// same journals are the same bytes.
fn latest_day(looked: Looked<'_>) -> String {
    let dates = looked.view.rows().map(|row| &looked.comparison.rows[row].about.date);
    let days = dates.filter(|date| date.len() == 10);
    days.max().map_or_else(|| "2000-01-01".to_owned(), ToString::to_string)
}

fn of_lines(file: &Path, questionnaire: &str, by: By) -> Result<Comparison, Failure> {
    let source = new::source(questionnaire)?;
    let asked =
        folder::questionnaire(Path::new(questionnaire), &source.definition, &source.translations)?;
    let outline = Outline::of(&asked, &store::sha256(&source.definition));
    let scorer = Scorer::new(&asked, by);
    let rows = from::rows(file, &scorer, &outline.key)?;
    Ok(Comparison::of(Arc::clone(&outline.key), outline.columns_by(by), rows))
}

/// Every assessment of the folders that are named.
fn collect(args: &Args, here: &Here) -> Result<folders::Collected, Failure> {
    let basis = match args.reading {
        ReadingChoice::Best => Basis::Best,
        ReadingChoice::Own => Basis::Only(Reading::Own),
        ReadingChoice::Validated => Basis::Only(Reading::Validated),
    };
    folders::collect(&args.folders, basis, !args.no_cache, here)
}

fn row_of(comparison: &Comparison, name: &str) -> Result<usize, Failure> {
    comparison.latest_of(name).ok_or_else(|| {
        let countries = comparison.rows.iter().map(|row| &*row.about.country);
        let near = nearest(name, countries);
        let hint = near.map_or_else(String::new, |near| format!("did you mean {near}?"));
        Failure::Usage(format!("there is no assessment of {name}"), hint)
    })
}

/// The order of rows: a word, or the id of a column.
fn sort(typed: &str, comparison: &Comparison) -> Result<Sort, Failure> {
    match typed {
        "country" => Ok(Sort::Country),
        "date" => Ok(Sort::Date),
        id => comparison.column(id).map(Sort::Column).ok_or_else(|| {
            let near = nearest(id, comparison.columns.iter().map(|column| column.id.as_str()));
            let hint = near.map_or_else(
                || "country, date, or the id of a column".to_owned(),
                |near| format!("did you mean {near}?"),
            );
            Failure::Usage(format!("there is no column {id}"), hint)
        }),
    }
}
