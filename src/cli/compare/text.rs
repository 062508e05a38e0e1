//! A comparison as text: a heat map with digits, quartiles, what changed, one
//! beside another, one among its peers. Score, coverage and evidence stay apart.

use super::super::table::table;
use crate::compare::{
    Cell, Column, Comparison, Figure, Group, Movement, Peers, Quartiles, Row, Summary, View,
    movement,
};
use crate::export::Looked;
use crate::i18n::visible;
use crate::score::{NodeKind, State, rounded};

/// The heat map of every group with its quartiles.
pub fn heat_map(looked: Looked<'_>) -> String {
    let Looked { comparison, view, .. } = looked;
    let mut text = head(comparison, view);
    let packed = comparison.columns.iter().all(|column| column.kind == NodeKind::Question);
    for group in &view.groups {
        if let Some(grouped) = looked.grouped {
            let name = if group.name.is_empty() { "(none)" } else { &group.name };
            text.push_str(&format!("\n{}: {}\n", visible(grouped), visible(name)));
        }
        text.push('\n');
        let places = looked.rank.then(|| comparison.places(group));
        if packed {
            text.push_str(&digits(comparison, group));
        } else {
            text.push_str(&figures(comparison, group, places.as_deref()));
        }
    }
    text.push_str(if packed { DIGITS } else { FIGURES });
    if looked.rank {
        text.push_str(RANK);
    }
    text
}

const FIGURES: &str = "\nscore in levels; ~ no evidence leaves it open upwards; – nothing counts; # not comparable\n\
    coverage: answered of asked; evidence: levels that rest on records of use or more (E2, E3)\n";

const DIGITS: &str = "\na digit a question; e no evidence, x not applicable, - unanswered, n not asked, \
    # not comparable\n";

const RANK: &str = "\nPlaces hide more than they show: two administrations with the same mean may have \
    nothing in common,\nand a difference inside the uncertainty is none. Compare question by question, \
    with the reasons.\n";

fn head(comparison: &Comparison, view: &View) -> String {
    let rows: Vec<usize> = view.rows().collect();
    let not =
        rows.iter().filter(|row| comparison.rows[**row].cells.iter().all(Option::is_none)).count();
    let mut text = format!(
        "{} {} · {} assessments\n",
        visible(&comparison.key.questionnaire),
        visible(&comparison.key.version),
        rows.len()
    );
    if not > 0 {
        text.push_str(&format!(
            "{not} of them were made with another questionnaire or version and are not comparable\n"
        ));
    }
    text.push_str(&not_carried(comparison, &rows));
    text
}

/// How many assessments are named with what could not be carried over.
const MOST_NAMED: usize = 20;

/// What could not be carried over from another version or questionnaire, an
/// assessment a line; those of which nothing could be carried are counted above.
fn not_carried(comparison: &Comparison, rows: &[usize]) -> String {
    let lacking = |row: &Row| -> Vec<&str> {
        let columns = comparison.columns.iter().zip(&row.cells);
        columns.filter(|(_, cell)| cell.is_none()).map(|(column, _)| column.id.as_str()).collect()
    };
    let rows = rows.iter().filter_map(|row| comparison.rows.get(*row));
    let told: Vec<(&Row, Vec<&str>)> = rows
        .map(|row| (row, lacking(row)))
        .filter(|(_, ids)| !ids.is_empty() && ids.len() < comparison.columns.len())
        .collect();
    let mut text = String::new();
    for (row, ids) in told.iter().take(MOST_NAMED) {
        let key = &row.about.questionnaire;
        text.push_str(&format!(
            "{} (made with {} {}): not carried over: {}\n",
            label(row),
            visible(&key.questionnaire),
            visible(&key.version),
            visible(&ids.join(" "))
        ));
    }
    let more = told.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        text.push_str(&format!("{more} more have parts that could not be carried over: see #\n"));
    }
    text
}

fn label(row: &Row) -> String {
    let about = &row.about;
    format!("{} {} #{}", visible(&about.country), visible(&about.date), about.round)
}

/// A score with one decimal and a sign where it is open.
fn shown(cell: Option<&Cell>) -> String {
    match cell {
        None => "#".to_owned(),
        Some(cell) => match &cell.score {
            None => "–".to_owned(),
            Some(score) => {
                format!("{}{}", one_decimal(score), if cell.is_open() { "~" } else { "" })
            }
        },
    }
}

fn one_decimal(figure: &Figure) -> String {
    rounded(&figure.exact(), 1)
}

/// Answered of asked, and the share of levels that rest on records of use.
fn beside(comparison: &Comparison, row: &Row) -> [String; 2] {
    let leaves = comparison.columns.iter().zip(&row.cells);
    let leaves = leaves.filter(|(column, _)| column.kind != NodeKind::Whole);
    let (mut answered, mut asked, mut confirmed, mut levels) = (0, 0, 0, 0);
    for (_, cell) in leaves {
        let Some(cell) = cell else { continue };
        answered += cell.coverage.answered;
        asked += cell.coverage.asked;
        confirmed += cell.evidence.confirmed();
        levels += cell.evidence.levels();
    }
    let share = (levels > 0).then(|| {
        format!("{} %", rounded(&Figure::of((confirmed * 100).into(), levels.into()).exact(), 0))
    });
    [format!("{answered}/{asked}"), share.unwrap_or_else(|| "–".to_owned())]
}

fn figures(
    comparison: &Comparison,
    group: &Group,
    places: Option<&[Vec<Option<crate::compare::Place>>]>,
) -> String {
    let mut heads = vec![String::new()];
    heads.extend(comparison.columns.iter().map(column_head));
    heads.extend(["coverage", "evidence"].map(str::to_owned));
    let mut rows = vec![heads];
    for (order, &at) in group.rows.iter().enumerate() {
        let row = &comparison.rows[at];
        let mut line = vec![label(row)];
        for column in 0..comparison.columns.len() {
            let place = places.and_then(|places| places.get(order)?.get(column).copied().flatten());
            let place = place.map(|place| format!(" ({})", place.rank)).unwrap_or_default();
            line.push(shown(comparison.cell(at, column)) + &place);
        }
        line.extend(beside(comparison, row));
        rows.push(line);
    }
    let quartile = |name: &str, of: fn(&Quartiles) -> &Figure| {
        let figure = |summary: &Summary| {
            summary.quartiles.as_ref().map_or_else(|| "–".to_owned(), |it| one_decimal(of(it)))
        };
        let cells = group.columns.iter().map(figure);
        std::iter::once(name.to_owned()).chain(cells).collect::<Vec<String>>()
    };
    if group.rows.len() > 1 {
        rows.push(quartile("upper quartile", |it| &it.upper));
        rows.push(quartile("median", |it| &it.median));
        rows.push(quartile("lower quartile", |it| &it.lower));
        rows.extend(shares(comparison, group));
    }
    table(&rows)
}

fn column_head(column: &Column) -> String {
    if column.kind == NodeKind::Whole { "(whole)".to_owned() } else { column.id.clone() }
}

/// The share of assessments at each level.
fn shares(comparison: &Comparison, group: &Group) -> Vec<Vec<String>> {
    let lowest = comparison.columns.iter().map(|column| column.lowest).min().unwrap_or(0);
    let highest = comparison.columns.iter().map(|column| column.highest).max().unwrap_or(0);
    let share = |column: &Column, summary: &Summary, level: i32| {
        let of: usize = summary.levels.iter().sum();
        let at = usize::try_from(level - column.lowest).ok();
        match at.and_then(|at| summary.levels.get(at)) {
            Some(count) if of > 0 => {
                let share = Figure::of((count * 100) as i128, of as i128);
                format!("{} %", rounded(&share.exact(), 0))
            }
            _ => "–".to_owned(),
        }
    };
    (lowest..=highest)
        .map(|level| {
            let columns = comparison.columns.iter().zip(&group.columns);
            let cells = columns.map(|(column, summary)| share(column, summary, level));
            std::iter::once(format!("at level {level}")).chain(cells).collect()
        })
        .collect()
}

/// One sign a question, in blocks of ten.
fn digits(comparison: &Comparison, group: &Group) -> String {
    let heads = |row: usize| {
        let cell = |column: usize| sign(comparison.cell(row, column));
        in_blocks((0..comparison.columns.len()).map(cell))
    };
    let first = comparison.columns.first().map_or("", |column| column.id.as_str());
    let last = comparison.columns.last().map_or("", |column| column.id.as_str());
    let mut rows = vec![vec![
        String::new(),
        format!("{first} … {last}"),
        "coverage".to_owned(),
        "evidence".to_owned(),
    ]];
    for &at in &group.rows {
        let row = &comparison.rows[at];
        let mut line = vec![label(row), heads(at)];
        line.extend(beside(comparison, row));
        rows.push(line);
    }
    if group.rows.len() > 1 {
        let median = group.columns.iter().map(|summary| match &summary.quartiles {
            Some(quartiles) => {
                char::from_digit(u32::try_from(quartiles.median.floor()).unwrap_or(0), 10)
                    .unwrap_or('+')
            }
            None => '–',
        });
        rows.push(vec!["median, level reached".to_owned(), in_blocks(median)]);
    }
    table(&rows)
}

fn in_blocks(signs: impl Iterator<Item = char>) -> String {
    signs.enumerate().fold(String::new(), |mut text, (at, sign)| {
        if at > 0 && at % 10 == 0 {
            text.push(' ');
        }
        text.push(sign);
        text
    })
}

fn sign(cell: Option<&Cell>) -> char {
    let Some(cell) = cell else { return '#' };
    match cell.state {
        Some(State::NotAsked) => 'n',
        Some(State::Unanswered) | None => '-',
        Some(State::NotApplicable) => 'x',
        Some(State::NoEvidence) => 'e',
        Some(State::Level { counted, .. }) => {
            u32::try_from(counted).ok().and_then(|level| char::from_digit(level, 10)).unwrap_or('+')
        }
    }
}

/// What became of every column since the round before, assessment by assessment.
pub fn changes(comparison: &Comparison, view: &View) -> String {
    let mut text = "\nsince the round before:\n".to_owned();
    let mut any = false;
    for at in view.rows() {
        let Some(earlier) = comparison.earlier(at) else { continue };
        any = true;
        let moved: Vec<(Option<Movement>, String)> = comparison
            .columns
            .iter()
            .enumerate()
            .map(|(place, column)| (comparison.change(at, place), column_head(column)))
            .collect();
        text.push_str(&format!(
            "{} since {}\n",
            label(&comparison.rows[at]),
            visible(&comparison.rows[earlier].about.date)
        ));
        for word in ["improved", "regressed", "unchanged", "not comparable"] {
            let is = |moved: &Option<Movement>| moved.is_some_and(|moved| moved.code() == word);
            let ids: Vec<&str> =
                moved.iter().filter(|(moved, _)| is(moved)).map(|(_, id)| id.as_str()).collect();
            // What stayed is most of it: its number is enough.
            let list = if word == "unchanged" { String::new() } else { ids.join(" ") };
            text.push_str(format!("  {word}: {}  {list}", ids.len()).trim_end());
            text.push('\n');
        }
    }
    if any { text } else { String::new() }
}

/// Two assessments beside each other, column by column.
pub fn pair(comparison: &Comparison, one: usize, two: usize) -> String {
    let (left, right) = (&comparison.rows[one], &comparison.rows[two]);
    let heads = ["", &label(left), "coverage", &label(right), "coverage", "the second is"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    let coverage = |cell: Option<&Cell>| {
        cell.map(|cell| format!("{}/{}", cell.coverage.answered, cell.coverage.asked))
            .unwrap_or_default()
    };
    for (column, about) in comparison.columns.iter().enumerate() {
        let (a, b) = (comparison.cell(one, column), comparison.cell(two, column));
        let word = match movement(a, b) {
            Movement::Improved => "higher".to_owned(),
            Movement::Regressed => "lower".to_owned(),
            Movement::Unchanged => "the same".to_owned(),
            Movement::NotComparable(reason) => format!("not comparable: {}", reason.code()),
        };
        rows.push(vec![
            format!("{} {}", column_head(about), about.title.first()),
            interval(a),
            coverage(a),
            interval(b),
            coverage(b),
            word,
        ]);
    }
    table(&rows) + FIGURES
}

/// The score, or the interval where it is open.
fn interval(cell: Option<&Cell>) -> String {
    match cell.and_then(Cell::interval) {
        Some((low, high)) if low != high => format!("{}–{}", one_decimal(low), one_decimal(high)),
        _ => shown(cell),
    }
}

/// One assessment among its peers, column by column.
pub fn among(comparison: &Comparison, peers: &Peers) -> String {
    let own = &comparison.rows[peers.row];
    let heads = ["", &label(own), "lower quartile", "median", "upper quartile", "ahead of it"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for (place, (column, among)) in comparison.columns.iter().zip(&peers.columns).enumerate() {
        let quartile = |of: fn(&Quartiles) -> &Figure| {
            among.quartiles.as_ref().map_or_else(|| "–".to_owned(), |it| one_decimal(of(it)))
        };
        let ahead: Vec<&str> =
            among.ahead.iter().map(|row| &*comparison.rows[*row].about.country).collect();
        rows.push(vec![
            format!("{} {}", column_head(column), column.title.first()),
            interval(comparison.cell(peers.row, place)),
            quartile(|it| &it.lower),
            quartile(|it| &it.median),
            quartile(|it| &it.upper),
            ahead.join(" "),
        ]);
    }
    format!("{} peers\n\n{}{FIGURES}", peers.rows.len(), table(&rows))
}
