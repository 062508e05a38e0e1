//! The validation workshop: who voted by which rule, how far the ballots lay
//! apart, what was agreed and why, who thinks otherwise, and how far the room
//! agreed over all. Without a workshop the report has no such section.
//!
//! Promise: a name is printed only where the participants agreed to it.

use super::{Facts, column, heading, paragraph};
use crate::assessment::{Answer, Dissent, Reading, Yardstick};
use crate::questionnaire::{Question, QuestionId, Scale};
use crate::report::document::{Align, Block, Cell, Row, Strength, Style, Table};
use crate::score::{Exact, exact, rounded};
use crate::workshop::{
    Ballots, Item, Metric, Pairs, Proof, RESAMPLES, Round, Undefined, Verdict, Weighting, Workshop,
    both_levels,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn workshop(facts: &Facts<'_>) -> Vec<Block> {
    Workshop::all(facts.assessment).iter().flat_map(|held| section(facts, held)).collect()
}

fn section(facts: &Facts<'_>, held: &Workshop<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, facts.say("workshop-title"))];
    let lines = [intro(facts, held), rule(facts, held), cards(facts, held), broken(facts, held)];
    let lines = lines.into_iter().chain([changed_since(facts, held)]);
    blocks.extend(lines.filter(|line| !line.is_empty()).map(|line| paragraph(Style::Body, line)));
    blocks.push(Block::Table(ballots(facts, held)));
    blocks.push(heading(2, facts.say("workshop-discussed")));
    blocks.push(discussed(facts, held));
    let reasons = reasons(facts, held);
    if !reasons.rows.is_empty() {
        blocks.push(heading(2, facts.say("workshop-reasons")));
        blocks.push(Block::Table(reasons));
    }
    blocks.push(heading(2, facts.say("workshop-dissents")));
    blocks.push(dissents(facts, held));
    blocks.push(heading(2, facts.say("workshop-agreement")));
    blocks.push(Block::Table(agreement(facts, held)));
    let filling = [("resamples", RESAMPLES.to_string().into())];
    let note = facts.phrases.fill("workshop-agreement-note", &filling);
    blocks.push(paragraph(Style::Body, note));
    blocks.push(heading(2, facts.say("workshop-participants-title")));
    blocks.push(Block::Table(participants(facts, held)));
    blocks
}

fn intro(facts: &Facts<'_>, held: &Workshop<'_>) -> String {
    let people = &held.convening.participants;
    let agencies: BTreeSet<&str> = people.iter().map(|it| it.agency.as_str()).collect();
    let agencies: Vec<&str> = agencies.into_iter().collect();
    let decided = held.items.iter().filter(|item| item.consensus.is_some()).count();
    facts.phrases.fill(
        "workshop-intro",
        &[
            ("count", people.len().into()),
            ("agencies", agencies.join(", ").into()),
            ("questions", held.items.len().into()),
            ("decided", decided.into()),
        ],
    )
}

fn rule(facts: &Facts<'_>, held: &Workshop<'_>) -> String {
    let rule = match held.convening.yardstick {
        Yardstick::Share(share) => {
            facts.phrases.fill("workshop-rule-share", &[("share", share.into())])
        }
        Yardstick::Range => facts.say("workshop-rule-range"),
    };
    facts.phrases.fill("workshop-rule-printed", &[("rule", rule.into())])
}

/// The questions on which cards were counted; empty where none were.
fn cards(facts: &Facts<'_>, held: &Workshop<'_>) -> String {
    let by_cards = |round: &Round<'_>| {
        round.revealed.as_ref().is_some_and(|votes| votes.iter().any(|vote| vote.ballot.is_none()))
    };
    let items = held.items.iter().filter(|item| item.rounds.iter().any(by_cards));
    listing(facts, "workshop-cards-used", items.map(|item| item.question))
}

/// The questions whose validated answer is no longer the consensus.
fn changed_since(facts: &Facts<'_>, held: &Workshop<'_>) -> String {
    let changed = held.items.iter().filter(|item| {
        let answer = facts.assessment.given(item.question, Reading::Validated);
        let answer = answer.map(|given| given.answer);
        item.consensus.is_some_and(|consensus| answer != Some(&consensus.answer))
    });
    listing(facts, "workshop-changed-since", changed.map(|item| item.question))
}

fn listing<'a>(
    facts: &Facts<'_>,
    key: &str,
    questions: impl Iterator<Item = &'a QuestionId>,
) -> String {
    let ids: Vec<&str> = questions.map(QuestionId::as_str).collect();
    if ids.is_empty() {
        return String::new();
    }
    facts.phrases.fill(key, &[("questions", ids.join(", ").into())])
}

fn broken(facts: &Facts<'_>, held: &Workshop<'_>) -> String {
    let votes = held.items.iter().flat_map(|item| &item.rounds).flat_map(|it| &it.revealed);
    let broken = votes.flatten().filter(|vote| matches!(vote.ballot, Some((_, Proof::Broken))));
    match broken.count() {
        0 => String::new(),
        count => facts.phrases.fill("workshop-broken", &[("count", count.into())]),
    }
}

/// A row a round: what was given, how far apart, what the rule said.
fn ballots(facts: &Facts<'_>, held: &Workshop<'_>) -> Table {
    let rows = held.items.iter().flat_map(|item| {
        let question = facts.questionnaire.question(item.question);
        let rounds = item.rounds.iter().zip(1..).filter(|(round, _)| round.revealed.is_some());
        let last = item.revealed().count();
        rounds
            .filter_map(|(round, number)| {
                round_row(facts, held, item, question?, (round, number), last)
            })
            .collect::<Vec<_>>()
    });
    Table {
        caption: facts.say("workshop-ballots-caption"),
        columns: vec![
            column(facts, "column-question", 13, Align::Start),
            column(facts, "column-round", 9, Align::End),
            column(facts, "column-ballots", 22, Align::Start),
            column(facts, "column-median", 11, Align::End),
            column(facts, "column-in-mode", 14, Align::End),
            column(facts, "column-range", 14, Align::End),
            column(facts, "column-verdict", 14, Align::Start),
            column(facts, "column-consensus", 19, Align::Start),
        ],
        rows: rows.collect(),
    }
}

fn round_row(
    facts: &Facts<'_>,
    held: &Workshop<'_>,
    item: &Item<'_>,
    question: &Question,
    (round, number): (&Round<'_>, usize),
    last: usize,
) -> Option<Row> {
    let scale = facts.questionnaire.scale_of(question);
    let (spread, verdict) = (round.spread()?, round.verdict(held.convening)?);
    let percent = rounded(&(exact(100, 1) * &spread.share), 0);
    let verdict = facts.say(match verdict {
        Verdict::Agreed => "workshop-verdict-agreed",
        Verdict::Discuss => "workshop-verdict-discuss",
    });
    let consensus = match item.consensus {
        _ if number < last => String::new(),
        Some(consensus) => answered(facts, scale, &consensus.answer),
        None => facts.say("workshop-open"),
    };
    Some(Row::Cells(vec![
        Cell::bold(question.id.as_str()),
        Cell::plain(number.to_string()),
        Cell::plain(given(scale, round)),
        Cell::plain(figure(facts, &spread.median, 1)),
        Cell::plain(format!("{} ({percent}\u{a0}%)", facts.code(scale, spread.mode))),
        Cell::plain(format!("{} / {}", spread.range, figure(facts, &spread.iqr, 2))),
        Cell::plain(verdict),
        Cell::bold(consensus),
    ]))
}

/// `0: 1 · 2: 9`, the levels that were given with their numbers.
fn given(scale: &Scale, round: &Round<'_>) -> String {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for level in round.levels() {
        *counts.entry(level).or_default() += 1;
    }
    let code = |value: i32| {
        scale.level(value).map_or_else(|| value.to_string(), |level| level.code.clone())
    };
    let parts: Vec<String> =
        counts.into_iter().map(|(level, count)| format!("{}:\u{a0}{count}", code(level))).collect();
    parts.join(" · ")
}

/// A figure with its needless zeros off.
fn figure(facts: &Facts<'_>, value: &Exact, places: u32) -> String {
    let text = rounded(value, places);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('.', &facts.say("decimal-sign"))
}

fn answered(facts: &Facts<'_>, scale: &Scale, answer: &Answer) -> String {
    match answer {
        Answer::Level(level) => facts.level(scale, *level),
        Answer::NoEvidence => facts.say("no-evidence"),
        Answer::NotApplicable { reason, .. } => {
            facts.phrases.named(&facts.say("not-applicable"), reason)
        }
    }
}

/// What the rule, or a second round, made the room talk about.
fn discussed(facts: &Facts<'_>, held: &Workshop<'_>) -> Block {
    let talked = |item: &&Item<'_>| {
        let failed = |round: &Round<'_>| round.verdict(held.convening) == Some(Verdict::Discuss);
        item.revealed().any(failed) || item.revealed().count() > 1
    };
    let items: Vec<String> = held
        .items
        .iter()
        .filter(talked)
        .map(|item| {
            let question = facts.questionnaire.question(item.question);
            let text = question.map_or("", |question| question.text.get(facts.language()));
            format!("{} {text}", item.question)
        })
        .collect();
    if items.is_empty() {
        return paragraph(Style::Body, facts.say("workshop-discussed-none"));
    }
    Block::List(items)
}

fn reasons(facts: &Facts<'_>, held: &Workshop<'_>) -> Table {
    let row = |item: &Item<'_>| {
        let question = facts.questionnaire.question(item.question)?;
        let scale = facts.questionnaire.scale_of(question);
        let consensus = item.consensus?;
        Some(Row::Cells(vec![
            Cell::bold(item.question.as_str()),
            Cell::bold(answered(facts, scale, &consensus.answer)),
            Cell::plain(&consensus.reason),
        ]))
    };
    Table {
        caption: facts.say("workshop-reasons"),
        columns: vec![
            column(facts, "column-question", 14, Align::Start),
            column(facts, "column-consensus", 22, Align::Start),
            column(facts, "column-reason", 64, Align::Start),
        ],
        rows: held.items.iter().filter_map(row).collect(),
    }
}

fn dissents(facts: &Facts<'_>, held: &Workshop<'_>) -> Block {
    let of = |item: &Item<'_>| {
        let question = item.question.clone();
        let dissents = item.consensus.map_or(&[][..], |consensus| &consensus.dissents);
        let line = move |dissent: &Dissent| {
            let who = dissenter(facts, held, dissent);
            facts.phrases.fill(
                "workshop-dissent-line",
                &[
                    ("question", question.to_string().into()),
                    ("who", who.into()),
                    ("words", dissent.text.as_str().into()),
                ],
            )
        };
        dissents.iter().map(line).collect::<Vec<_>>()
    };
    let items: Vec<String> = held.items.iter().flat_map(of).collect();
    if items.is_empty() {
        return paragraph(Style::Body, facts.say("workshop-dissents-none"));
    }
    Block::List(items)
}

fn dissenter(facts: &Facts<'_>, held: &Workshop<'_>, dissent: &Dissent) -> String {
    let Some(person) = dissent.participant.and_then(|number| held.participant(number)) else {
        return facts.say("workshop-dissenter-unnamed");
    };
    if held.convening.names && !person.name.is_empty() {
        return format!("{}, {}", person.name, person.agency);
    }
    let filling = [("number", person.number.into()), ("agency", person.agency.as_str().into())];
    facts.phrases.fill("workshop-numbered", &filling)
}

fn agreement(facts: &Facts<'_>, held: &Workshop<'_>) -> Table {
    let main = &facts.questionnaire.main_scale().id;
    let is_main = |id: &QuestionId| {
        let question = facts.questionnaire.question(id);
        question.is_some_and(|question| facts.questionnaire.scale_of(question).id == *main)
    };
    let ballots = held.first_ballots(is_main);
    let questions = facts.questionnaire.questions().map(|question| &question.id);
    let readings =
        questions.filter(|id| is_main(id)).filter_map(|id| both_levels(facts.assessment, id));
    let readings = Pairs(readings.collect());
    let count = [("count", readings.0.len().into())];
    let mut rows: Vec<Row> = [
        ("workshop-alpha-nominal", Metric::Nominal),
        ("workshop-alpha-ordinal", Metric::Ordinal),
        ("workshop-alpha-interval", Metric::Interval),
    ]
    .into_iter()
    .map(|(key, metric)| alpha(facts, key, &ballots, metric))
    .collect();
    let others = [
        (facts.say("workshop-percent"), percent(facts, ballots.percent_agreement())),
        (
            facts.phrases.fill("workshop-kappa", &count),
            decimal(facts, readings.kappa(Weighting::Quadratic)),
        ),
        (facts.say("workshop-difference"), decimal(facts, readings.mean_difference())),
        (facts.say("workshop-within-one"), percent(facts, readings.within_one())),
    ];
    rows.extend(others.into_iter().map(|(name, value)| {
        Row::Cells(vec![Cell::plain(name), Cell::plain(value), Cell::default()])
    }));
    Table {
        caption: facts.say("workshop-agreement"),
        columns: vec![
            column(facts, "column-statistic", 56, Align::Start),
            column(facts, "column-value", 22, Align::End),
            column(facts, "column-confidence-interval", 22, Align::End),
        ],
        rows,
    }
}

fn alpha(facts: &Facts<'_>, key: &str, ballots: &Ballots, metric: Metric) -> Row {
    let sign = facts.say("decimal-sign");
    let interval = match ballots.alpha_interval(metric) {
        Ok(interval) => {
            let bound = |value: f64| format!("{value:.2}").replace('.', &sign).into();
            facts
                .phrases
                .fill("interval", &[("low", bound(interval.low)), ("high", bound(interval.high))])
        }
        // The value beside it says the same.
        Err(Undefined::NoPairs | Undefined::NoVariation) => String::new(),
        Err(_) => facts.say("workshop-few-vary"),
    };
    Row::Cells(vec![
        Cell::plain(facts.say(key)),
        Cell::default().and(Strength::Bold, decimal(facts, ballots.alpha(metric))),
        Cell::plain(interval),
    ])
}

fn decimal(facts: &Facts<'_>, value: Result<Exact, Undefined>) -> String {
    value.map_or_else(
        |why| undefined(facts, why),
        |value| rounded(&value, 2).replace('.', &facts.say("decimal-sign")),
    )
}

fn percent(facts: &Facts<'_>, value: Result<Exact, Undefined>) -> String {
    value.map_or_else(
        |why| undefined(facts, why),
        |value| format!("{}\u{a0}%", rounded(&(exact(100, 1) * value), 0)),
    )
}

fn undefined(facts: &Facts<'_>, why: Undefined) -> String {
    facts.say(match why {
        Undefined::NoVariation => "workshop-no-variation",
        _ => "workshop-no-pairs",
    })
}

fn participants(facts: &Facts<'_>, held: &Workshop<'_>) -> Table {
    let names = held.convening.names;
    let mut columns = vec![column(facts, "column-number", 8, Align::Start)];
    if names {
        columns.push(column(facts, "column-name", 40, Align::Start));
    }
    columns.push(column(facts, "column-agency", 52, Align::Start));
    let row = |person: &crate::assessment::Participant| {
        let mut cells = vec![Cell::plain(person.number.to_string())];
        if names {
            cells.push(Cell::plain(&person.name));
        }
        cells.push(Cell::plain(&person.agency));
        Row::Cells(cells)
    };
    Table {
        caption: facts.say("workshop-participants-title"),
        columns,
        rows: held.convening.participants.iter().map(row).collect(),
    }
}
