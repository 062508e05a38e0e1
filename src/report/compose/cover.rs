//! The cover: whose report it is, of which days, how far it has come.

use super::{Facts, heading};
use crate::assessment::Item;
use crate::report::document::{Block, Cover};

/// The first page.
pub(super) fn cover(facts: &Facts<'_>) -> Vec<Block> {
    vec![Block::Cover(page(facts))]
}

/// The table of contents.
pub(super) fn contents(facts: &Facts<'_>) -> Vec<Block> {
    vec![heading(1, facts.say("contents")), Block::Contents]
}

fn page(facts: &Facts<'_>) -> Cover {
    let language = facts.language();
    let (administration, country, begins) = facts
        .assessment
        .head()
        .map_or(("", "", ""), |head| (&head.administration, &head.country_name, &head.date));
    let mut days = facts.items(|item| match item {
        Item::Visit(visit) if !visit.date.is_empty() => Some(visit.date.as_str()),
        _ => None,
    });
    days.sort_unstable();
    let mission = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => {
            format!("{} – {}", facts.day(first), facts.day(last))
        }
        (Some(day), _) => facts.day(day),
        _ => String::new(),
    };
    let version = format!(
        "{} ({} {})",
        facts.questionnaire.title.get(language),
        facts.questionnaire.id,
        facts.questionnaire.version
    );
    let lines = [
        ("cover-begun", facts.day(begins)),
        ("cover-mission", mission),
        ("cover-date", facts.day(&facts.date())),
        ("cover-status", facts.status()),
        ("cover-classification", facts.assessment.classification().to_owned()),
        ("cover-questionnaire", version),
    ];
    Cover {
        over: facts.say("report-title"),
        title: administration.to_owned(),
        subtitle: country.to_owned(),
        lines: lines
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (facts.say(key), value))
            .collect(),
        notice: facts.questionnaire.notice.get(language).to_owned(),
    }
}
