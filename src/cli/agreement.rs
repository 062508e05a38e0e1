//! `tathmini agreement`: the statistics of any table of ballots.

use super::table::table;
use super::{Failure, Format, Here, files, folder};
use crate::assessment::Yardstick;
use crate::questionnaire::QuestionId;
use crate::score::{Exact, to_f64};
use crate::sheet::Fault as Row;
use crate::sheet::Sheet;
use crate::workshop::{
    Ballots, Metric, Pairs, Spread, Undefined, Verdict, Weighting, Workshop, both_levels,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Columns, in any order: rater, question, level; an empty level is no ballot.\n\
    Rules: share:75 (percent of the ballots in one level), or range (range and interquartile range at most 1)."
)]
pub struct Args {
    /// An assessment's folder: its last workshop, and its two readings
    #[arg(required_unless_present = "from", conflicts_with = "from")]
    folder: Option<PathBuf>,
    /// A CSV file with a header row; `-` reads stdin
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
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
#[derive(Default)]
struct Given {
    questions: Vec<String>,
    ballots: Ballots,
}

#[derive(Serialize)]
struct Outcome {
    rule: String,
    questions: Vec<Question>,
    alpha: BTreeMap<&'static str, Option<f64>>,
    /// 95 %, from drawing the questions anew.
    alpha_interval: BTreeMap<&'static str, Option<[f64; 2]>>,
    percent_agreement: Option<f64>,
    kappa: BTreeMap<&'static str, Option<f64>>,
    /// First rater minus second, in the order in which they first appear.
    mean_difference: Option<f64>,
    within_one: Option<f64>,
    /// Self against validated, of an assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    readings: Option<Readings>,
    /// Why a figure is null, by its name.
    not_defined: BTreeMap<String, &'static str>,
}

#[derive(Serialize)]
struct Readings {
    /// Questions with a level in both.
    questions: usize,
    kappa: BTreeMap<&'static str, Option<f64>>,
    /// Self minus validated.
    mean_difference: Option<f64>,
    within_one: Option<f64>,
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
    let outcome = match (&args.folder, &args.from) {
        (Some(folder), _) => of_folder(&folder::read(folder, here)?),
        (None, Some(path)) => {
            let scale = scale(&args.scale)?;
            let yardstick = yardstick(&args.rule)?;
            let bytes = files::read_input(path)?;
            let given = given(path, &bytes, scale).map_err(|rows| Failure::Rows { rows })?;
            outcome(&given, yardstick, None)
        }
        (None, None) => return Err(Failure::Usage("nothing to compare".to_owned(), String::new())),
    };
    here.show(args.format, &outcome, || text(&outcome))
}

/// The first ballots of the last workshop, and how the readings differ; both
/// on questions of the main scale, because levels of different scales do not
/// compare.
fn of_folder(opened: &folder::Opened) -> Outcome {
    let (questionnaire, assessment) = (&opened.questionnaire, &opened.assessment);
    let main = &questionnaire.main_scale().id;
    let is_main = |id: &QuestionId| {
        let question = questionnaire.question(id);
        question.is_some_and(|question| questionnaire.scale_of(question).id == *main)
    };
    let workshop = Workshop::all(assessment).pop();
    let ids = questionnaire.questions().map(|question| &question.id).filter(|id| is_main(id));
    let readings = Pairs(ids.filter_map(|id| both_levels(assessment, id)).collect());
    let given = workshop.as_ref().map(|workshop| Given {
        questions: workshop
            .convening
            .questions
            .iter()
            .filter(|id| is_main(id))
            .map(ToString::to_string)
            .collect(),
        ballots: workshop.first_ballots(is_main),
    });
    let yardstick = workshop.map_or(Yardstick::Share(75), |it| it.convening.yardstick);
    outcome(&given.unwrap_or_default(), yardstick, Some(&readings))
}

/// Lowest and highest level.
type Scale = RangeInclusive<i32>;

fn scale(typed: &str) -> Result<Scale, Failure> {
    let bounds = typed.split_once("..").and_then(|(low, high)| {
        Some((low.trim().parse::<i32>().ok()?, high.trim().parse::<i32>().ok()?))
    });
    let sound = bounds.filter(|(low, high)| low < high && high.abs_diff(*low) <= 100);
    sound.map(|(low, high)| low..=high).ok_or_else(|| {
        Failure::Usage(format!("“{typed}” is no scale"), "write it as 0..3".to_owned())
    })
}

pub fn yardstick(typed: &str) -> Result<Yardstick, Failure> {
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

/// More of either is no table of a workshop, and would take long.
const MOST_RATERS: usize = 200;
const MOST_QUESTIONS: usize = 2000;

/// Places of names in the order in which they first appear.
#[derive(Default)]
struct Names(BTreeMap<String, usize>);

impl Names {
    fn place(&mut self, name: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(name.to_owned()).or_insert(next)
    }

    fn in_order(self) -> Vec<String> {
        let mut names: Vec<(String, usize)> = self.0.into_iter().collect();
        names.sort_by_key(|(_, place)| *place);
        names.into_iter().map(|(name, _)| name).collect()
    }
}

/// Reads the table; a rater who votes twice on a question, or a level outside
/// the scale, is a fault.
fn given(path: &Path, bytes: &[u8], scale: Scale) -> Result<Given, Vec<Row>> {
    let columns = ["rater", "question", "level"];
    let sheet = Sheet::read(path, bytes, &columns, &columns[..2])?;
    let (mut questions, mut raters) = (Names::default(), Names::default());
    let mut levels: BTreeMap<(usize, usize), Option<i32>> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in sheet.rows() {
        let at = (questions.place(row.get("question")), raters.place(row.get("rater")));
        if at.0 >= MOST_QUESTIONS || at.1 >= MOST_RATERS {
            let problem = format!("more than {MOST_QUESTIONS} questions or {MOST_RATERS} raters");
            faults.push(row.fault("", problem, "are the columns what their heads say?"));
            break;
        }
        if row.enough(&mut faults) {
            break;
        }
        let level = match row.get("level") {
            "" => None,
            typed => match typed.parse().ok().filter(|level| scale.contains(level)) {
                Some(level) => Some(level),
                None => {
                    let (lowest, highest) = (scale.start(), scale.end());
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
    let (questions, raters) = (questions.in_order(), raters.0.len());
    let unit = |question: usize| {
        (0..raters).map(|rater| levels.get(&(question, rater)).copied().flatten()).collect()
    };
    let units = (0..questions.len()).map(unit).collect();
    Ok(Given { questions, ballots: Ballots { units } })
}

/// Figures by their names, and why a figure is missing.
#[derive(Default)]
struct Figures {
    not_defined: BTreeMap<String, &'static str>,
}

impl Figures {
    fn take<T>(&mut self, name: &str, value: Result<T, Undefined>) -> Option<T> {
        value.map_err(|why| self.not_defined.insert(name.to_owned(), reason(why))).ok()
    }

    fn number(&mut self, name: &str, value: Result<Exact, Undefined>) -> Option<f64> {
        self.take(name, value).map(|value| to_f64(&value))
    }
}

fn outcome(given: &Given, yardstick: Yardstick, readings: Option<&Pairs>) -> Outcome {
    let mut figures = Figures::default();
    let ballots = &given.ballots;
    let pairs = ballots.pairs();
    let of_pairs = |of: &dyn Fn(&Pairs) -> Result<Exact, Undefined>| {
        pairs.as_ref().map_err(|why| *why).and_then(of)
    };
    Outcome {
        rule: match yardstick {
            Yardstick::Share(share) => format!("share:{share}"),
            Yardstick::Range => "range".to_owned(),
        },
        questions: given
            .questions
            .iter()
            .zip(&ballots.units)
            .map(|(name, unit)| question(name, unit, yardstick))
            .collect(),
        alpha: Metric::ALL
            .into_iter()
            .map(|(name, metric)| {
                (name, figures.number(&format!("alpha.{name}"), ballots.alpha(metric)))
            })
            .collect(),
        alpha_interval: Metric::ALL
            .into_iter()
            .map(|(name, metric)| {
                let key = format!("alpha_interval.{name}");
                let interval = figures.take(&key, ballots.alpha_interval(metric));
                (name, interval.map(|interval| [interval.low, interval.high]))
            })
            .collect(),
        percent_agreement: figures.number("percent_agreement", ballots.percent_agreement()),
        kappa: Weighting::ALL
            .into_iter()
            .map(|(name, weighting)| {
                let value = of_pairs(&|pairs| pairs.kappa(weighting));
                (name, figures.number(&format!("kappa.{name}"), value))
            })
            .collect(),
        mean_difference: figures.number("mean_difference", of_pairs(&Pairs::mean_difference)),
        within_one: figures.number("within_one", of_pairs(&Pairs::within_one)),
        readings: readings.map(|pairs| of_readings(pairs, &mut figures)),
        not_defined: figures.not_defined,
    }
}

fn of_readings(pairs: &Pairs, figures: &mut Figures) -> Readings {
    Readings {
        questions: pairs.0.len(),
        kappa: Weighting::ALL
            .into_iter()
            .map(|(name, weighting)| {
                (name, figures.number(&format!("readings.kappa.{name}"), pairs.kappa(weighting)))
            })
            .collect(),
        mean_difference: figures.number("readings.mean_difference", pairs.mean_difference()),
        within_one: figures.number("readings.within_one", pairs.within_one()),
    }
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
        Undefined::NotTwoRaters => "for two raters only",
        Undefined::OneQuestion => "an interval over questions needs two of them",
        Undefined::FewVary => "too few questions on which ballots differ",
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
        let mut said = why.map_or_else(|| number(value), |why| (*why).to_owned());
        let metric = name.strip_prefix("alpha.");
        if let Some(Some([low, high])) = metric.and_then(|it| outcome.alpha_interval.get(it)) {
            said.push_str(&format!(" (95 %: {low:.3} to {high:.3})"));
        }
        text.push_str(&format!("{name}: {said}\n"));
    };
    for (name, value) in &outcome.alpha {
        line(&format!("alpha.{name}"), *value);
    }
    line("percent_agreement", outcome.percent_agreement);
    for (name, value) in &outcome.kappa {
        line(&format!("kappa.{name}"), *value);
    }
    line("mean_difference", outcome.mean_difference);
    line("within_one", outcome.within_one);
    if let Some(readings) = &outcome.readings {
        for (name, value) in &readings.kappa {
            line(&format!("readings.kappa.{name}"), *value);
        }
        line("readings.mean_difference", readings.mean_difference);
        line("readings.within_one", readings.within_one);
    }
    text
}
