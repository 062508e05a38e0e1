//! Names that are used once, and lists whose entries must rise.

use super::super::fault::{Code, Faults, quoted};
use super::super::source::{Source, Text};
use std::collections::BTreeMap;

pub(super) fn check(source: &Source, faults: &mut Faults) {
    let topics = || source.areas.iter().flat_map(|area| &area.topics);
    unique("scale", source.scales.iter().map(|one| &one.id), faults);
    unique("owner", source.owners.iter().map(|one| &one.id), faults);
    unique("cost band", source.cost_bands.iter().map(|one| &one.id), faults);
    unique("phase", source.phases.iter().map(|one| &one.id), faults);
    unique("instrument", source.instruments.iter().map(|one| &one.id), faults);
    unique("threat", source.threats.iter().map(|one| &one.id), faults);
    unique("area", source.areas.iter().map(|one| &one.id), faults);
    unique("topic", topics().map(|one| &one.id), faults);
    unique("question", source.questions().map(|one| &one.id), faults);
    unique("check", source.checks.iter().map(|one| &one.id), faults);
    cost_bands(source, faults);
    phases(source, faults);
}

/// Capitals do not distinguish ids: people type them in any case.
fn unique<'a>(kind: &str, ids: impl Iterator<Item = &'a Text>, faults: &mut Faults) {
    let mut seen = BTreeMap::new();
    for id in ids.flatten() {
        let first = *seen.entry(id.is.to_ascii_lowercase()).or_insert(id.at);
        if first != id.at {
            let message = format!("The {kind} {} is here twice.", quoted(&id.is));
            let hint = format!("The first is in line {}; give this one another id.", first.line);
            faults.add(id.at, Code::DuplicateId, message, hint);
        }
    }
}

fn cost_bands(source: &Source, faults: &mut Faults) {
    for band in &source.cost_bands {
        if let (Some(low), Some(high)) = (&band.low, &band.high)
            && high.is < low.is
        {
            let message = format!("The highest amount {} is below the lowest {}.", high.is, low.is);
            faults.add(high.at, Code::CostRange, message, "Swap them.");
        }
    }
}

fn phases(source: &Source, faults: &mut Faults) {
    let mut before = 0;
    for until in source.phases.iter().filter_map(|phase| phase.until.as_ref()) {
        if until.is <= before {
            let message =
                format!("This phase ends in month {}, not after month {before}.", until.is);
            let hint = "Each phase begins where the one before ends: `until` must rise.";
            faults.add(until.at, Code::PhaseOrder, message, hint);
        }
        before = before.max(until.is);
    }
}
