//! `tathmini plan`: the actions, when they start and what must wait.

use super::table::table;
use super::{Failure, Here, Read, folder};
use crate::plan::{Plan, Planned, plan};
use crate::questionnaire::Questionnaire;
use serde::Serialize;

/// An action as JSON. Months count from the plan's start; a later action has
/// no phase and no months; a cost open above has no high amount.
#[derive(Serialize)]
struct Action<'a> {
    id: &'a str,
    question: &'a str,
    from: i32,
    to: i32,
    target: i32,
    phase: Option<&'a str>,
    start_month: Option<u32>,
    end_month: Option<u32>,
    owners: Vec<&'a str>,
    cost_low: Option<u64>,
    cost_high: Option<u64>,
    currency: &'a str,
    after: Vec<&'a str>,
    priority: f64,
    text: &'a str,
}

pub fn run(args: &Read, here: &Here) -> Result<(), Failure> {
    let opened = folder::read(&args.folder, here)?;
    let plan = plan(&opened.questionnaire, &opened.assessment);
    let actions: Vec<Action<'_>> = plan
        .actions
        .iter()
        .chain(&plan.later)
        .map(|one| action(&opened.questionnaire, one))
        .collect();
    here.show(args.format, &actions, || text(&opened.questionnaire, &plan, usize::MAX))
}

fn action<'a>(questionnaire: &'a Questionnaire, one: &'a Planned<'a>) -> Action<'a> {
    let candidate = &one.candidate;
    let band = questionnaire.cost_band(&candidate.action.cost_band);
    Action {
        id: one.id.as_str(),
        question: candidate.question.id.as_str(),
        from: candidate.from,
        to: candidate.action.to,
        target: candidate.target,
        phase: one.phase.as_ref().map(|phase| phase.as_str()),
        start_month: one.start,
        end_month: one.end,
        owners: candidate.action.owners.iter().map(|owner| owner.as_str()).collect(),
        cost_low: band.map(|band| band.low),
        cost_high: band.and_then(|band| band.high),
        currency: &questionnaire.currency,
        after: one.after.iter().map(|id| id.as_str()).collect(),
        priority: crate::score::to_f64(&candidate.priority.value),
        text: candidate.action.text.first(),
    }
}

/// The plan as tables, one a phase; at most so many actions.
pub fn text(questionnaire: &Questionnaire, plan: &Plan<'_>, most: usize) -> String {
    if plan.actions.is_empty() && plan.later.is_empty() {
        return "Every question that counts has reached its target: there is nothing to plan.\n"
            .to_owned();
    }
    let mut text = String::new();
    let mut left = most;
    for phase in &questionnaire.phases {
        let of_phase = |one: &&Planned<'_>| one.phase.as_ref() == Some(&phase.id);
        let title = format!("{} (until month {})", phase.title.first(), phase.until);
        let actions: Vec<_> = plan.actions.iter().filter(of_phase).collect();
        section(&mut text, &mut left, &title, &actions);
    }
    section(&mut text, &mut left, "Later", &plan.later.iter().collect::<Vec<_>>());
    let all = plan.actions.len() + plan.later.len();
    if all > most {
        text.push_str(&format!("\n… and {} more actions\n", all - most));
    }
    text
}

fn section(text: &mut String, left: &mut usize, title: &str, actions: &[&Planned<'_>]) {
    if actions.is_empty() || *left == 0 {
        return;
    }
    let rows: Vec<Vec<String>> = actions
        .iter()
        .take(*left)
        .map(|one| {
            let candidate = &one.candidate;
            let months = match (one.start, one.end) {
                (Some(start), Some(end)) => format!("months {}–{end}", start + 1),
                _ => "–".to_owned(),
            };
            let after = if one.after.is_empty() {
                String::new()
            } else {
                format!(" [after {}]", one.after_list())
            };
            let owners: Vec<&str> =
                candidate.action.owners.iter().map(|owner| owner.as_str()).collect();
            vec![
                format!("  {}", one.id),
                months,
                owners.join("+"),
                candidate.action.cost_band.to_string(),
                format!("{}{after}", candidate.action.text.first()),
            ]
        })
        .collect();
    *left -= rows.len();
    text.push_str(&format!("{}\n{}", crate::i18n::visible(title), table(&rows)));
}
