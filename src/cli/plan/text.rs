//! The plan as text for a terminal.

use super::words;
use crate::assessment::{Assessment, Source};
use crate::cli::table::table;
use crate::export::{Sheet, Value};
use crate::i18n::{Language, Phrases, visible};
use crate::plan::{Candidate, Followed, Plan, Planned, Progress, Sum, conflicts as all_conflicts};
use crate::questionnaire::Questionnaire;

/// The plan as tables, one a phase; at most so many actions.
pub fn text(questionnaire: &Questionnaire, plan: &Plan<'_>, most: usize) -> String {
    if plan.actions.is_empty() && plan.later.is_empty() {
        return "Every question that counts has reached its target: there is nothing to plan.\n"
            .to_owned();
    }
    let phrases = Phrases::of(Language::En);
    let words = words(questionnaire, plan, &phrases);
    let (mut text, mut left) = (String::new(), most);
    let mut section = |title: &str, actions: Vec<&Planned<'_>>| {
        if actions.is_empty() || left == 0 {
            return;
        }
        let row = |one: &&Planned<'_>| {
            let candidate = &one.candidate;
            let months = match (one.start, one.end) {
                (Some(start), Some(end)) => format!("months {}–{end}", start + 1),
                _ => "–".to_owned(),
            };
            let owners: Vec<&str> =
                candidate.action.owners.iter().map(|owner| owner.as_str()).collect();
            let marks = [(candidate.quick, " *"), (!candidate.overrides.is_empty(), " !")];
            let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
            vec![
                format!("  {}{marks}", one.id),
                months,
                owners.join("+"),
                candidate.cost.to_string(),
                format!("{} [{}]", candidate.action.text.first(), words.why(&one.why)),
            ]
        };
        let rows: Vec<Vec<String>> = actions.iter().take(left).map(row).collect();
        left -= rows.len();
        text.push_str(&format!("{}\n{}", visible(title), table(&rows)));
    };
    for phase in &questionnaire.phases {
        let title = format!("{} (until month {})", phase.title.first(), phase.until);
        let of_phase = plan.actions.iter().filter(|one| one.phase.as_ref() == Some(&phase.id));
        section(&title, of_phase.collect());
    }
    section("Later", plan.later.iter().collect());
    let all = plan.actions.len() + plan.later.len();
    if all > most {
        text.push_str(&format!("\n… and {} more actions\n", all - most));
    } else {
        text.push_str("\n* quick win   ! something was decided about it\n");
    }
    text
}

/// What is done, and what was switched off or dropped, with the reason.
pub fn closed(plan: &Plan<'_>) -> String {
    let section = |title: &str, candidates: &[Candidate<'_>]| {
        let row = |one: &Candidate<'_>| {
            let whys = one.overrides.iter().map(|one| one.why.as_str());
            let whys: Vec<&str> = whys.filter(|why| !why.is_empty()).collect();
            let date = one.follow_up.as_ref().map_or("", |known| known.date.as_str());
            let why = whys.join("; ");
            vec![format!("  {}", one.id), date.to_owned(), one.action.text.first().to_owned(), why]
        };
        let rows: Vec<Vec<String>> = candidates.iter().map(row).collect();
        if rows.is_empty() { String::new() } else { format!("\n{title}\n{}", table(&rows)) }
    };
    section("Done", &plan.done) + &section("Switched off or dropped", &plan.off)
}

/// What new answers prove done, for somebody to accept or refuse.
pub fn proved(progress: &Progress<'_>) -> String {
    let row = |one: &Followed<'_>| {
        let level = one.level.map_or_else(String::new, |level| level.to_string());
        let day = one.proof.clone().unwrap_or_default();
        vec![
            format!("  {}", one.id),
            format!("level {level} since {day}"),
            one.text.first().to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = progress.proved().map(row).collect();
    if rows.is_empty() {
        return String::new();
    }
    let title = "Proved done by new answers (--accept ACTION, or --refuse ACTION --why REASON)";
    format!("\n{title}\n{}", table(&rows))
}

/// What falls due by year, and who pays.
pub fn costs(questionnaire: &Questionnaire, plan: &Plan<'_>) -> String {
    if plan.costs.by_year.is_empty() {
        return String::new();
    }
    let currency = questionnaire.currency.as_str();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for year in plan.terms.years() {
        let sum = plan.costs.of_year(year);
        if sum != Sum::default() {
            rows.push(vec![format!("  {year}"), amount(sum, currency)]);
        }
    }
    rows.push(vec!["  all years".to_owned(), amount(plan.costs.total(), currency)]);
    let unfunded = plan.costs.of_source(Source::Unfunded);
    rows.push(vec!["  of it not yet funded".to_owned(), amount(unfunded, currency)]);
    if let Some(rate) = &plan.terms.rate {
        let total = plan.costs.total();
        let (low, high) = (rate.of(total.low), rate.of(total.high));
        let told = format!("{low} to {high} {} (rate of {})", rate.currency, rate.date);
        rows.push(vec!["  all years".to_owned(), told]);
    }
    format!("\nCosts\n{}", table(&rows))
}

fn amount(sum: Sum, currency: &str) -> String {
    let open = if sum.open > 0 { format!(", {} open above", sum.open) } else { String::new() };
    format!("{} to {} {currency}{open}", sum.low, sum.high)
}

/// What can't be had at all.
pub fn conflicts(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    plan: &Plan<'_>,
) -> String {
    let phrases = Phrases::of(Language::En);
    let words = words(questionnaire, plan, &phrases);
    let mut text = String::new();
    for conflict in all_conflicts(questionnaire, assessment, plan) {
        let mut said = words.conflict(&conflict).into_iter();
        text.push_str(&format!("\n{}\n", visible(&said.next().unwrap_or_default())));
        said.for_each(|limit| text.push_str(&format!("  {}\n", visible(&limit))));
    }
    text
}

/// Lines made harmless for a terminal.
pub fn lines(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{}\n", visible(line))).collect()
}

/// A table with its titles.
pub fn sheet(sheet: &Sheet) -> String {
    let titles = sheet.columns.iter().map(|title| (*title).to_owned()).collect();
    let row = |cells: &Vec<Value>| {
        let cell = |cell: &Value| match cell {
            Value::Nothing => "–".to_owned(),
            Value::Text(text) | Value::Number(text) | Value::Day(text) => text.clone(),
            Value::Whole(number) => number.to_string(),
        };
        cells.iter().map(cell).collect()
    };
    let rows: Vec<Vec<String>> =
        std::iter::once(titles).chain(sheet.rows.iter().map(row)).collect();
    table(&rows)
}
