//! Why a score is what it is: the rule, and every part with its weight and
//! value; what does not count says why.

use super::Overlay;
use super::frame::{item, paragraph};
use super::scores::name;
use crate::questionnaire::Rule;
use crate::score::{Lift, Node, NodeKind, State as Stands, lift, rounded};
use crate::tui::app::App;
use crate::tui::msg::Msg;
use crate::tui::theme;
use crate::tui::widget::pane;
use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::Line;

/// The figure that is explained.
pub struct State {
    node: Node,
    /// What would lift it by a level.
    lift: Option<Lift>,
    scroll: usize,
}

impl State {
    /// Explains this figure.
    pub fn new(app: &App, node: Node) -> Self {
        Self { lift: lift(&app.questionnaire, &node), node, scroll: 0 }
    }
}

const SIDES: u16 = 8;

pub fn update(app: &mut App, msg: &Msg) {
    let page = usize::from(app.size.1.saturating_sub(8));
    let Overlay::Why(state) = &app.overlay else { return };
    let last = lines(app, state, usize::from(app.size.0.saturating_sub(SIDES + 4)))
        .len()
        .saturating_sub(page);
    match (msg, &mut app.overlay) {
        (Msg::Back, overlay) => *overlay = Overlay::None,
        (Msg::Scroll(by), Overlay::Why(state)) => state.scroll = by.from(state.scroll, last, page),
        _ => {}
    }
}

/// The explanation, for reading aloud.
pub fn plain_lines(app: &App, state: &State, width: usize) -> Vec<Line<'static>> {
    lines(app, state, width)
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let width = area.width.saturating_sub(SIDES);
    let lines = lines(app, state, usize::from(width.saturating_sub(4)));
    let height =
        u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(6));
    let title =
        app.speech.fill("why-title", &[("name", name(app, &state.node).trim().to_owned().into())]);
    let inside = pane::window(frame, &title, width, height);
    pane::lines(frame, inside, &lines, state.scroll);
}

fn lines(app: &App, state: &State, width: usize) -> Vec<Line<'static>> {
    let node = &state.node;
    let value = node.score.value.as_ref().map_or_else(
        || app.say("why-nothing"),
        |value| format!("{} / {}", app.speech.number(&rounded(value, 2)), node.score.max),
    );
    let mut lines = paragraph(&value, width, 0, theme::STRONG);
    if let Some(rule) = &node.rule {
        lines.extend(paragraph(&app.say(rule_word(rule)), width, 0, Style::new()));
    }
    lines.push(Line::default());
    for child in &node.children {
        let weight = rounded(&child.weight, 2);
        let weight = app.speech.number(weight.trim_end_matches('0').trim_end_matches('.'));
        let part = match &child.score.value {
            Some(value) => app.speech.fill(
                "why-part",
                &[
                    ("value", app.speech.number(&rounded(value, 2)).into()),
                    ("weight", weight.into()),
                ],
            ),
            None => app.say(absent(child)),
        };
        let sign = if child.score.value.is_some() { theme::GIVEN } else { theme::OPEN };
        lines.extend(item(sign, &format!("{part} — {}", name(app, child).trim()), width));
    }
    lines.extend(lift_lines(app, state.lift.as_ref(), width));
    lines
}

/// The cheapest answers that would lift it to its next level.
fn lift_lines(app: &App, lift: Option<&Lift>, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default(), Line::styled(app.say("lift-title"), theme::LABEL)];
    let Some(lift) = lift else {
        lines.extend(paragraph(&app.say("lift-none"), width, 0, Style::new()));
        return lines;
    };
    let head = app.speech.fill(
        "lift-head",
        &[
            ("count", lift.steps.into()),
            ("from", app.speech.number(&rounded(&lift.from, 2)).into()),
            ("to", app.speech.number(&rounded(&lift.to, 2)).into()),
        ],
    );
    lines.extend(paragraph(&head, width, 0, Style::new()));
    for raised in &lift.raised {
        let Some(question) = app.questionnaire.question(&raised.question) else { continue };
        let scale = app.questionnaire.scale_of(question);
        let code = |value| scale.level(value).map_or_else(String::new, |it| it.code.clone());
        let (from, to) = (code(raised.from), code(raised.to));
        let text = app.speech.text(&question.text);
        lines.extend(item("↑", &format!("{} {from}→{to}  {text}", question.id), width));
    }
    lines
}

/// Why a part does not count.
fn absent(node: &Node) -> &'static str {
    if node.kind != NodeKind::Question {
        return "why-nothing";
    }
    match node.standing.as_ref().map(|standing| standing.state) {
        Some(Stands::NotApplicable) => "why-not-applicable",
        Some(Stands::NotAsked) => "why-not-asked",
        _ => "why-unanswered",
    }
}

const fn rule_word(rule: &Rule) -> &'static str {
    match rule {
        Rule::WeightedMean => "why-rule-weighted-mean",
        Rule::Mean => "why-rule-mean",
        Rule::WeakestLink => "why-rule-weakest-link",
        Rule::Gate { .. } => "why-rule-gate",
        Rule::Table(_) => "why-rule-table",
    }
}
