//! The statistics of ballots against published and recomputed values.
//!
//! The fixture holds published examples (their source is named in it) and the
//! values that the reference implementations give for them to all digits.

use serde_json::Value;
use tathmini::score::to_f64;
use tathmini::workshop::{Ballots, Kappa, Metric, Weighting};

const PUBLISHED: &str = include_str!("../fixtures/agreement.json");

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
fn kappa_is_what_was_recomputed() {
    let cases: Value = serde_json::from_str(PUBLISHED).unwrap();
    let case = &cases["kappa"];
    let ballots = ballots(&Value::Array(vec![case["a"].clone(), case["b"].clone()]));
    for (name, weighting) in [("linear", Weighting::Linear), ("quadratic", Weighting::Quadratic)] {
        let kappa = ballots.kappa(Kappa { weighting, lowest: 0, highest: 3 }).unwrap();
        close(to_f64(&kappa), case[name].as_f64().unwrap(), 6, name);
    }
}
