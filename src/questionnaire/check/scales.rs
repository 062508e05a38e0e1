//! Scales: at least two levels, values rising by one, codes that say one thing.

use super::super::fault::{Code, Faults, quoted};
use super::super::source::{Scale, Source};
use std::collections::BTreeMap;

pub(super) fn check(source: &Source, faults: &mut Faults) {
    for scale in &source.scales {
        values(scale, faults);
        codes(scale, faults);
    }
}

fn values(scale: &Scale, faults: &mut Faults) {
    if let [only] = scale.levels.as_slice() {
        let message = "This scale has one level; it needs at least two.";
        faults.add(only.at, Code::ScaleGap, message, "Add the other levels, lowest first.");
    }
    for pair in scale.levels.windows(2) {
        if let [before, after] = pair
            && let (Some(before), Some(after)) = (&before.value, &after.value)
            && after.is != before.is.saturating_add(1)
        {
            let message = format!("The value {} follows {}.", after.is, before.is);
            let hint = "List the levels lowest first, each value one higher than the one before.";
            faults.add(after.at, Code::ScaleGap, message, hint);
        }
    }
}

fn codes(scale: &Scale, faults: &mut Faults) {
    let mut seen = BTreeMap::new();
    for level in &scale.levels {
        let Some(code) = &level.code else { continue };
        let number = code.is.parse::<i64>().ok();
        let own = level.value.as_ref().map(|value| value.is);
        let other =
            |number| scale.levels.iter().any(|one| one.value.as_ref().map(|v| v.is) == number);
        if seen.insert(code.is.to_ascii_lowercase(), level.at).is_some() {
            let message = format!("The code {} is used twice in this scale.", quoted(&code.is));
            faults.add(code.at, Code::DuplicateCode, message, "Give each level its own code.");
        } else if number.is_some() && number != own && other(number) {
            let message = format!("The code {} is the number of another level.", quoted(&code.is));
            faults.add(code.at, Code::DuplicateCode, message, "Use letters, or leave it out.");
        }
    }
}
