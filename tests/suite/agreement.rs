//! The statistics of ballots against published and recomputed values.
//!
//! One fixture holds published examples (their source is named in it) and the
//! values that the reference implementations give for them to all digits. The other
//! holds random tables with ties and missing ballots.

use serde_json::Value;
use tathmini::score::to_f64;
use tathmini::workshop::{Ballots, Metric, Spread, Weighting};

const PUBLISHED: &str = include_str!("../fixtures/agreement/published.json");
/// Random tables by other people's programs; `derive.py` beside it makes it.
const RANDOM: &str = include_str!("../fixtures/agreement/random.json");

fn close(got: f64, expected: f64, digits: i32, what: &str) {
    let tolerance = 0.5000001 * 10f64.powi(-digits);
    assert!((got - expected).abs() <= tolerance, "{what}: {got} is not {expected}");
}

/// Rows of raters turned to rows of questions.
fn ballots(raters: &Value) -> Ballots {
    let rows: Vec<&Vec<Value>> =
        raters.as_array().unwrap().iter().map(|row| row.as_array().unwrap()).collect();
    let level = |value: &Value| value.as_i64().map(|level| i32::try_from(level).unwrap());
    let units = (0..rows[0].len()).map(|unit| rows.iter().map(|row| level(&row[unit])).collect());
    Ballots { units: units.collect() }
}

#[test]
fn alpha_is_what_was_published() {
    let cases: Value = serde_json::from_str(PUBLISHED).unwrap();
    let mut compared = 0;
    for case in cases["alpha"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let ballots = ballots(&case["raters"]);
        for (metric_name, metric) in Metric::ALL {
            let what = format!("{name}, {metric_name}");
            let Ok(got) = ballots.alpha(metric).map(|alpha| to_f64(&alpha)) else {
                assert!(case["alpha"][metric_name].is_null(), "{what} should be defined");
                continue;
            };
            if let Some(expected) = case["alpha"][metric_name].as_f64() {
                close(got, expected, 9, &what);
                compared += 1;
            }
            if let Some(expected) = case["published"][metric_name].as_f64() {
                close(got, expected, 3, &what);
                compared += 1;
            }
        }
    }
    assert!(compared >= 20, "{compared}");
}

#[test]
fn kappa_is_what_was_published() {
    let cases: Value = serde_json::from_str(PUBLISHED).unwrap();
    let mut compared = 0;
    for case in cases["kappa"].as_array().unwrap() {
        let pairs = ballots(&case["raters"]).pairs().unwrap();
        for (name, weighting) in Weighting::ALL {
            let Some(expected) = case["kappa"][name].as_f64() else { continue };
            let digits = i32::try_from(case["digits"].as_i64().unwrap()).unwrap();
            let what = format!("{}, {name}", case["name"]);
            close(to_f64(&pairs.kappa(weighting).unwrap()), expected, digits, &what);
            compared += 1;
        }
    }
    assert!(compared >= 7, "{compared}");
}

/// Compares a figure with one that may be missing.
fn same<E>(got: Result<f64, E>, expected: &Value, what: &str) -> usize {
    match (got, expected.as_f64()) {
        (Ok(got), Some(expected)) => close(got, expected, 9, what),
        (Err(_), None) => {}
        (got, expected) => panic!("{what}: {:?} is not {expected:?}", got.ok()),
    }
    1
}

#[test]
fn random_tables_give_what_other_programs_give() {
    let cases: Vec<Value> = serde_json::from_str(RANDOM).unwrap();
    let mut compared = 0;
    for (number, case) in cases.iter().enumerate() {
        let units: Vec<Vec<Option<i32>>> = serde_json::from_value(case["units"].clone()).unwrap();
        let ballots = Ballots { units };
        for (name, metric) in Metric::ALL {
            let what = format!("case {number}, {name}");
            let alpha = ballots.alpha(metric).map(|alpha| to_f64(&alpha));
            compared += same(alpha, &case["alpha"][name], &what);
            if let Some(expected) = case["interval"].get(name) {
                let interval = ballots.alpha_interval(metric);
                compared += same(interval.map(|it| it.low), &expected[0], &what);
                compared += same(interval.map(|it| it.high), &expected[1], &what);
            }
        }
        let percent = ballots.percent_agreement().map(|share| to_f64(&share));
        compared += same(percent, &case["percent_agreement"], &format!("case {number}"));
        for (name, weighting) in Weighting::ALL {
            let Some(expected) = case["kappa"].get(name) else { continue };
            let kappa = ballots.pairs().unwrap().kappa(weighting).map(|kappa| to_f64(&kappa));
            compared += same(kappa, expected, &format!("case {number}, kappa {name}"));
        }
        for (unit, expected) in ballots.units.iter().zip(case["spread"].as_array().unwrap()) {
            compared += spread(unit, expected, number);
        }
    }
    assert!(compared > 500, "{compared}");
}

fn spread(unit: &[Option<i32>], expected: &Value, number: usize) -> usize {
    let levels: Vec<i32> = unit.iter().flatten().copied().collect();
    let Some(spread) = Spread::of(&levels) else {
        assert!(expected.is_null(), "case {number}");
        return 1;
    };
    let what = format!("case {number}, {levels:?}");
    assert_eq!(i64::from(spread.mode), expected["mode"].as_i64().unwrap(), "{what}");
    assert_eq!(i64::from(spread.range), expected["range"].as_i64().unwrap(), "{what}");
    for (name, value) in
        [("median", &spread.median), ("share", &spread.share), ("iqr", &spread.iqr)]
    {
        close(to_f64(value), expected[name].as_f64().unwrap(), 9, &what);
    }
    1
}
