//! Scores by area and topic: bar, figure, interval, lowest answer, zeros and
//! coverage, each beside the others and none merged; then what does not fit
//! together.

mod radar;

use super::frame::{body, item, paragraph};
use super::{Overlay, Screen, why};
use crate::assessment::Reading;
use crate::plan::target;
use crate::questionnaire::Grade;
use crate::score::rule::normal;
use crate::score::{
    Basis, Exact, Node, NodeKind, Remark, Scorecard, consistency, exact, rounded, score, to_f64,
};
use crate::tui::app::App;
use crate::tui::msg::Msg;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{cells, fit};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The figures, made once for these answers, and the row chosen.
pub struct State {
    card: Scorecard,
    /// The self reading alone.
    own: Scorecard,
    /// The radar stands in the place of the bars.
    radar: bool,
    remarks: Vec<Remark>,
    at: usize,
}

impl State {
    /// Scores what has been answered: the validated reading where there is
    /// one, else the self reading.
    pub fn new(app: &App) -> Self {
        let (at, radar) = match &app.screen {
            Screen::Scores(state) => (state.at, state.radar),
            _ => (0, false),
        };
        let on = |basis| score(&app.questionnaire, &app.assessment, basis);
        let remarks = consistency(&app.questionnaire, &app.assessment);
        let (card, own) = (on(Basis::Best), on(Basis::Only(Reading::Own)));
        Self { card, own, radar, remarks, at }
    }

    /// The whole, then each area with its topics.
    fn nodes(&self) -> Vec<&Node> {
        let walk = self.card.whole.walk().into_iter();
        walk.filter(|node| node.kind != NodeKind::Question).collect()
    }
}

pub fn update(app: &mut App, msg: &Msg) {
    let page = usize::from(body(app.size).height.saturating_sub(2));
    let width = usize::from(app.size.0);
    let Screen::Scores(state) = &app.screen else { return };
    let nodes = state.nodes();
    let remarks = remark_lines(app, state, width).len();
    match msg {
        Msg::Back => app.screen = Screen::Interview,
        Msg::Confirm => {
            if let Some(node) = nodes.get(state.at) {
                app.overlay = Overlay::Why(why::State::new(app, (*node).clone()));
            }
        }
        Msg::Chart => {
            if let Screen::Scores(state) = &mut app.screen {
                state.radar = !state.radar;
            }
        }
        // Below the last figure the remarks are gone through line by line.
        Msg::Scroll(by) => {
            let last = nodes.len() + remarks.saturating_sub(1);
            let at = by.from(state.at, last, page);
            if let Screen::Scores(state) = &mut app.screen {
                state.at = at;
            }
        }
        _ => {}
    }
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let inside = pane::titled(frame, area, &app.say("place-scores"), true);
    if state.radar {
        return radar::view(app, state, frame, inside);
    }
    let width = usize::from(inside.width);
    let nodes = state.nodes();
    let table = Table::of(width);
    let mut lines = vec![table.head(app)];
    for (row, node) in nodes.iter().enumerate() {
        let own = state.own.whole.find(&node.id);
        let line = table.row(app, node, own);
        lines.push(if row == state.at { chosen(line) } else { line });
    }
    lines.extend(remark_lines(app, state, width));
    let height = usize::from(inside.height);
    pane::lines(frame, inside, &lines, (state.at + 2).saturating_sub(height));
}

fn chosen(line: Line<'static>) -> Line<'static> {
    let spans = line.spans.into_iter().map(|span| Span::styled(span.content, theme::CHOSEN));
    Line::from(spans.collect::<Vec<_>>())
}

/// Widths of the columns.
struct Table {
    name: usize,
    bar: usize,
}

const FIGURE: usize = 6;
const RANGE: usize = 11;
const SMALL: usize = 7;

impl Table {
    fn of(width: usize) -> Self {
        let rest = width.saturating_sub(FIGURE + RANGE + 3 * SMALL + 2);
        let bar = (rest / 3).clamp(5, 30);
        Self { name: rest.saturating_sub(bar), bar }
    }

    fn head(&self, app: &App) -> Line<'static> {
        let column =
            |key: &str, width: usize| format!("{:>width$}", fit_right(&app.say(key), width));
        Line::styled(
            format!(
                "{}{}{}{}{}{}{}",
                fit("", self.name),
                fit("", self.bar + 1),
                column("scores-score", FIGURE),
                column("scores-range", RANGE),
                column("scores-minimum", SMALL),
                column("scores-zeros", SMALL),
                column("scores-coverage", SMALL),
            ),
            theme::LABEL,
        )
    }

    fn row(&self, app: &App, node: &Node, own: Option<&Node>) -> Line<'static> {
        let score = &node.score;
        let figure = |value: Option<&Exact>| {
            value.map_or_else(|| "–".to_owned(), |value| app.speech.number(&rounded(value, 1)))
        };
        // One that opens by less than is shown is no interval to a reader, here as in the report.
        let (low, high) = (figure(score.low.as_ref()), figure(score.high.as_ref()));
        let range = if low == high { String::new() } else { format!("{low}–{high}") };
        let counts = &score.counts;
        let coverage = format!("{}/{}", counts.answered, counts.asked);
        let zeros = if counts.answered == 0 { String::new() } else { counts.zeros.to_string() };
        let style = if node.kind == NodeKind::Topic { Style::new() } else { theme::STRONG };
        Line::from(vec![
            Span::styled(format!("{} ", fit(&name(app, node), self.name.saturating_sub(1))), style),
            Span::styled(bar(app, node, own, self.bar), theme::BAR),
            Span::styled(format!(" {:>FIGURE$}", figure(score.value.as_ref())), style),
            Span::raw(format!("{range:>RANGE$}{:>SMALL$}", lowest(node))),
            Span::raw(format!("{zeros:>SMALL$}{coverage:>SMALL$}")),
        ])
    }
}

fn lowest(node: &Node) -> String {
    node.score.minimum.as_ref().map_or_else(String::new, |value| rounded(value, 0))
}

fn fit_right(text: &str, width: usize) -> String {
    let text = crate::tui::widget::wrap::cut(text, width.saturating_sub(1));
    format!("{}{text}", " ".repeat(width.saturating_sub(cells(&text))))
}

/// What is reached, and up to the high end of the interval what is open; marks
/// for the target, and for the self reading where it differs.
fn bar(app: &App, node: &Node, own: Option<&Node>, width: usize) -> String {
    let cells = |part: Option<&Exact>| {
        let part = part.map_or(0.0, to_f64).clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "0 to 1 of at most thirty cells"
        )]
        let count = (part * width as f64).round() as usize;
        count.min(width)
    };
    let reached = cells(node.score.normal.as_ref());
    let high = cells(node.score.normal_high.as_ref()).max(reached);
    let mut bar: Vec<&str> = [("█", reached), ("▒", high - reached), ("░", width - high)]
        .into_iter()
        .flat_map(|(sign, count)| std::iter::repeat_n(sign, count))
        .collect();
    let differs = |own: &&Node| own.score.normal != node.score.normal;
    let own = own.filter(differs).and_then(|own| own.score.normal.clone());
    let target = aimed(app, node);
    for (part, sign) in [(own, theme::OTHER), (target, "┃")] {
        let place = part.as_ref().map(|part| cells(Some(part)).saturating_sub(1));
        if let Some(cell) = place.and_then(|place| bar.get_mut(place)) {
            *cell = sign;
        }
    }
    bar.concat()
}

/// The weighted mean of the targets of the questions that count, 0 to 1.
fn aimed(app: &App, node: &Node) -> Option<Exact> {
    let (mut sum, mut weights) = (exact(0, 1), exact(0, 1));
    for leaf in node.walk().into_iter().filter(|leaf| leaf.score.normal.is_some()) {
        let Some(standing) = &leaf.standing else { continue };
        let question = app.questionnaire.question(&standing.question)?;
        let level = target(&app.questionnaire, &app.assessment, question);
        sum += &leaf.weight * normal(i64::from(level) * 1000, app.questionnaire.scale_of(question));
        weights += &leaf.weight;
    }
    (weights > exact(0, 1)).then(|| sum / weights)
}

/// The title of what a node stands for.
pub fn name(app: &App, node: &Node) -> String {
    let questionnaire = &app.questionnaire;
    match node.kind {
        NodeKind::Whole => app.say("scores-whole"),
        NodeKind::Area => {
            let area = questionnaire.areas.iter().find(|area| area.id.as_str() == node.id);
            area.map_or_else(String::new, |area| {
                format!("{} {}", area.id, app.speech.text(&area.title))
            })
        }
        NodeKind::Topic => {
            let mut topics = questionnaire.areas.iter().flat_map(|area| &area.topics);
            let topic = topics.find(|topic| topic.id.as_str() == node.id);
            topic.map_or_else(String::new, |topic| format!("  {}", app.speech.text(&topic.title)))
        }
        NodeKind::Question => {
            let question = questionnaire.find_question(&node.id);
            let text = question.map_or("", |question| app.speech.text(&question.text));
            format!("{} {text}", node.id)
        }
    }
}

/// What the answers rest on, for the figure that is chosen.
fn evidence(app: &App, state: &State) -> String {
    let nodes = state.nodes();
    let node = nodes.get(state.at).copied().unwrap_or(&state.card.whole);
    let counts = &node.score.counts;
    let grades = Grade::ALL.iter().zip(counts.grades);
    let grades: Vec<String> =
        grades.map(|(grade, count)| format!("{} {count}", grade.code())).collect();
    app.speech.fill(
        "scores-evidence",
        &[("grades", grades.join(" · ").into()), ("ungraded", counts.ungraded.into())],
    )
}

/// What made a remark speak: levels by their questions, or, where it is one
/// question in two readings, by the readings.
fn because(app: &App, remark: &Remark) -> Vec<String> {
    if let Some((_, levels)) = remark.readings() {
        let levels = Reading::ALL.iter().zip(levels);
        return levels
            .map(|(reading, level)| format!("{} {level}", app.reading_name(*reading)))
            .collect();
    }
    let said = remark.because.iter().map(|(id, level)| match level {
        Some(level) => format!("{id} = {level}"),
        None => id.to_string(),
    });
    said.collect()
}

fn remark_lines(app: &App, state: &State, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default()];
    lines.extend(paragraph(&app.say("scores-legend"), width, 0, theme::FAINT));
    lines.extend(paragraph(&evidence(app, state), width, 0, Style::new()));
    if state.remarks.is_empty() {
        return lines;
    }
    lines.push(Line::default());
    lines.push(Line::styled(app.say("scores-remarks"), theme::LABEL));
    for remark in &state.remarks {
        let check = app.questionnaire.checks.iter().find(|check| check.id == remark.check);
        let message = check.map_or("", |check| app.speech.text(&check.message));
        let because = because(app, remark);
        let said = match remark.about.as_str() {
            "" => message.to_owned(),
            about => app.speech.named(about, message),
        };
        let because =
            if because.is_empty() { String::new() } else { format!(" ({})", because.join(", ")) };
        lines.extend(item("⚠", &format!("{said}{because}"), width));
    }
    lines
}
