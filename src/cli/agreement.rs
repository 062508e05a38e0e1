//! `tathmini agreement`: the statistics of any table of ballots.

use super::failure::Row;
use super::sheet::Sheet;
use super::table::table;
use super::{Failure, Format, Here, files};
use crate::score::{Exact, to_f64};
use crate::workshop::{Ballots, Kappa, Metric, Spread, Undefined, Verdict, Weighting, Yardstick};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Columns, in any order: rater, question, level; an empty level is no ballot.\n\
    Rules: share:75 (percent of the ballots in one level), or range (range and interquartile range at most 1)."
)]
pub struct Args {
    /// A CSV file with a header row; `-` reads stdin
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// Lowest and highest level of the scale
    #[arg(long, default_value = "0..3", value_name = "LOWEST..HIGHEST")]
    scale: String,
    /// The rule of agreement, chosen before the first ballot
    #[arg(long, default_value = "share:75", value_name = "RULE")]
    rule: String,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The table, in the order in which questions and raters first appear.
struct Given {
    questions: Vec<String>,
    ballots: Ballots,
}

#[derive(Serialize)]
struct Outcome {
    rule: String,
    questions: Vec<Question>,
    alpha: BTreeMap<&'static str, Option<f64>>,
    percent_agreement: Option<f64>,
    kappa: BTreeMap<&'static str, Option<f64>>,
    /// Why a figure is null, by its name.
    not_defined: BTreeMap<String, &'static str>,
}

#[derive(Serialize)]
struct Question {
    question: String,
    ballots: usize,
    median: Option<f64>,
    mode: Option<i32>,
    share: Option<f64>,
    range: Option<i32>,
    iqr: Option<f64>,
    verdict: Option<&'static str>,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let (lowest, highest) = scale(&args.scale)?;
    let yardstick = yardstick(&args.rule)?;
    let bytes = files::read_input(&args.from)?;
    let given = given(args, &bytes, lowest, highest).map_err(|rows| Failure::Rows { rows })?;
    let outcome = outcome(&given, args.rule.clone(), yardstick, lowest, highest);
    here.show(args.format, &outcome, || text(&outcome))
}

fn scale(typed: &str) -> Result<(i32, i32), Failure> {
    let bounds = typed.split_once("..").and_then(|(low, high)| {
        Some((low.trim().parse::<i32>().ok()?, high.trim().parse::<i32>().ok()?))
    });
    bounds.filter(|(low, high)| low < high && high.abs_diff(*low) <= 1000).ok_or_else(|| {
        Failure::Usage(format!("“{typed}” is no scale"), "write it as 0..3".to_owned())
    })
}

fn yardstick(typed: &str) -> Result<Yardstick, Failure> {
    let share = typed.strip_prefix("share:").and_then(|percent| percent.parse().ok());
    match (typed, share) {
        ("range", _) => Ok(Yardstick::Range),
        (_, Some(percent @ 1..=100)) => Ok(Yardstick::Share(percent)),
        _ => Err(Failure::Usage(
            format!("“{typed}” is no rule"),
            "write share:75 or range".to_owned(),
        )),
    }
}

/// Reads the table; a rater who votes twice on a question, or a level outside
/// the scale, is a fault.
fn given(args: &Args, bytes: &[u8], lowest: i32, highest: i32) -> Result<Given, Vec<Row>> {
    let columns = ["rater", "question", "level"];
    let sheet = Sheet::read(&args.from, bytes, &columns, &columns[..2])?;
    let (mut questions, mut raters) = (Vec::<String>::new(), Vec::<String>::new());
    let mut levels: BTreeMap<(usize, usize), Option<i32>> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in sheet.rows() {
        let place = |known: &mut Vec<String>, name: &str| {
            known.iter().position(|known| known == name).unwrap_or_else(|| {
                known.push(name.to_owned());
                known.len() - 1
            })
        };
        let at = (place(&mut questions, row.get("question")), place(&mut raters, row.get("rater")));
        let level = match row.get("level") {
            "" => None,
            typed => match typed.parse().ok().filter(|level| (lowest..=highest).contains(level)) {
                Some(level) => Some(level),
                None => {
                    let hint = format!("a whole number from {lowest} to {highest}, or nothing");
                    faults.push(row.fault("level", format!("“{typed}” is no level"), &hint));
                    continue;
                }
            },
        };
        if levels.insert(at, level).is_some() {
            let problem = "this rater has voted on this question above".to_owned();
            faults.push(row.fault("rater", problem, "one ballot a rater and question"));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let unit = |question: usize| {
        (0..raters.len()).map(|rater| levels.get(&(question, rater)).copied().flatten()).collect()
    };
    let units = (0..questions.len()).map(unit).collect();
    Ok(Given { questions, ballots: Ballots { units } })
}

fn outcome(
    given: &Given,
    rule: String,
    yardstick: Yardstick,
    lowest: i32,
    highest: i32,
) -> Outcome {
    let mut not_defined = BTreeMap::new();
    let mut figure = |name: String, value: Result<Exact, Undefined>| match value {
        Ok(value) => Some(to_f64(&value)),
        Err(why) => {
            not_defined.insert(name, reason(why));
            None
        }
    };
    let ballots = &given.ballots;
    let alpha = Metric::ALL
        .into_iter()
        .map(|(name, metric)| (name, figure(format!("alpha.{name}"), ballots.alpha(metric))))
        .collect();
    let percent_agreement = figure("percent_agreement".to_owned(), ballots.percent_agreement());
    let kappa = [
        ("none", Weighting::None),
        ("linear", Weighting::Linear),
        ("quadratic", Weighting::Quadratic),
    ]
    .into_iter()
    .map(|(name, weighting)| {
        let value = ballots.kappa(Kappa { weighting, lowest, highest });
        (name, figure(format!("kappa.{name}"), value))
    })
    .collect();
    let questions = given
        .questions
        .iter()
        .zip(&ballots.units)
        .map(|(name, unit)| question(name, unit, yardstick))
        .collect();
    Outcome { rule, questions, alpha, percent_agreement, kappa, not_defined }
}

fn question(name: &str, unit: &[Option<i32>], yardstick: Yardstick) -> Question {
    let levels: Vec<i32> = unit.iter().flatten().copied().collect();
    let spread = Spread::of(&levels);
    let spread = spread.as_ref();
    Question {
        question: name.to_owned(),
        ballots: levels.len(),
        median: spread.map(|spread| to_f64(&spread.median)),
        mode: spread.map(|spread| spread.mode),
        share: spread.map(|spread| to_f64(&spread.share)),
        range: spread.map(|spread| spread.range),
        iqr: spread.map(|spread| to_f64(&spread.iqr)),
        verdict: spread.map(|spread| match spread.verdict(yardstick) {
            Verdict::Agreed => "agreed",
            Verdict::Discuss => "discuss",
        }),
    }
}

fn reason(why: Undefined) -> &'static str {
    match why {
        Undefined::NoPairs => "no question has two ballots",
        Undefined::NoVariation => "not computable (no variation)",
        Undefined::NegativeLevels => "a ratio of negative levels means nothing",
        Undefined::NotTwoRaters => "kappa is for two raters",
    }
}

/// Everything as tables for people.
fn text(outcome: &Outcome) -> String {
    let number =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"));
    let whole =
        |value: Option<i32>| value.map_or_else(|| "–".to_owned(), |value| value.to_string());
    let heads = ["question", "ballots", "median", "mode", "share", "range", "iqr", ""];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(outcome.questions.iter().map(|question| {
        vec![
            question.question.clone(),
            question.ballots.to_string(),
            number(question.median),
            whole(question.mode),
            number(question.share),
            whole(question.range),
            number(question.iqr),
            question.verdict.unwrap_or("no ballot").to_owned(),
        ]
    }));
    let mut text = format!("rule: {}\n{}\n", crate::i18n::visible(&outcome.rule), table(&rows));
    let mut line = |name: &str, value: Option<f64>| {
        let why = outcome.not_defined.get(name);
        let said = why.map_or_else(|| number(value), |why| (*why).to_owned());
        text.push_str(&format!("{name}: {said}\n"));
    };
    for (name, value) in &outcome.alpha {
        line(&format!("alpha.{name}"), *value);
    }
    line("percent_agreement", outcome.percent_agreement);
    for (name, value) in &outcome.kappa {
        line(&format!("kappa.{name}"), *value);
    }
    text
}
