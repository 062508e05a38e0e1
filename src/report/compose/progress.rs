//! Progress: what became of the plan that was first followed, action by action.
//! Nothing is said before something was reported or proved by new answers.

use super::{Facts, column, heading, paragraph, paragraphs};
use crate::assessment::{Month, Stage};
use crate::plan::{Followed, Words, own_progress};
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};

pub(super) fn progress(facts: &Facts<'_>) -> Vec<Block> {
    let progress = own_progress(facts.questionnaire, facts.assessment);
    if !progress.is_begun() {
        return Vec::new();
    }
    let told = |key: &str, count: usize| facts.phrases.fill(key, &[("count", count.into())]);
    let proved = progress.proved().count();
    let mut sums = vec![
        told("progress-done", progress.count(Stage::Done)),
        told("progress-under-way", progress.count(Stage::UnderWay)),
        told("progress-not-started", progress.count(Stage::NotStarted)),
        told("progress-dropped", progress.count(Stage::Dropped)),
        told("progress-late", progress.late()),
    ];
    sums.extend((proved > 0).then(|| told("progress-proved", proved)));
    let intro = facts.phrases.fill(
        "progress-intro",
        &[("all", progress.actions.len().into()), ("day", facts.day(&facts.date()).into())],
    );
    // What is neither reported on nor late has nothing to tell.
    let told = progress
        .actions
        .iter()
        .filter(|one| one.report.is_some() || one.proof.is_some() || one.late);
    let rows: Vec<Row> = told.map(|one| row(facts, one)).collect();
    vec![
        heading(1, facts.say("progress")),
        paragraph(Style::Body, intro),
        Block::List(sums),
        Block::Table(Table {
            caption: facts.say("progress-caption"),
            columns: vec![
                column(facts, "progress-step", 13, Align::Start),
                column(facts, "progress-action", 34, Align::Start),
                column(facts, "column-status", 24, Align::Start),
                column(facts, "progress-planned", 13, Align::Centre),
                column(facts, "progress-expected", 13, Align::Centre),
                column(facts, "progress-note", 30, Align::Start),
            ],
            rows,
        }),
    ]
}

fn row(facts: &Facts<'_>, one: &Followed<'_>) -> Row {
    let scale = facts.questionnaire.scale_of(one.question);
    let words = Words {
        questionnaire: facts.questionnaire,
        terms: &facts.plan.terms,
        phrases: facts.phrases,
        language: facts.language(),
    };
    let mut status = vec![words.stage(one.stage)];
    let day = one.report.as_ref().map(|report| facts.day(&report.date));
    status.extend(day.filter(|day| !day.is_empty()));
    status.extend(one.late.then(|| facts.say("progress-is-late")));
    if let Some(day) = &one.proof {
        status.push(facts.phrases.fill("progress-is-proved", &[("day", facts.day(day).into())]));
    }
    let note = one.report.iter().flat_map(|report| {
        let evidence = Some(report.evidence.join(", "));
        [Some(report.note.clone()), evidence].into_iter().flatten()
    });
    let notes = note.chain([one.why.clone()]).filter(|text| !text.is_empty());
    let month = |month: Option<Month>| month.map_or_else(|| "–".to_owned(), |it| it.to_string());
    Row::Cells(vec![
        Cell::default()
            .linked(Strength::Bold, one.question.id.as_str())
            .and(Strength::Plain, facts.level(scale, one.to)),
        Cell::plain(one.text.get(facts.language())),
        paragraphs(status),
        Cell::plain(month(one.planned)),
        Cell::plain(month(one.expected)),
        paragraphs(notes),
    ])
}
