//! Why a score is what it is: the rule, and every part with its weight and
//! value; what does not count says why.

use super::Overlay;
use super::frame::{item, paragraph};
use super::scores::name;
use crate::questionnaire::Rule;
use crate::score::{Node, NodeKind, State as Stands, rounded};
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
    scroll: usize,
}

impl State {
    /// Explains this figure.
    pub fn new(node: Node) -> Self {
        Self { node, scroll: 0 }
    }
}

const SIDES: u16 = 8;

pub fn update(app: &mut App, msg: &Msg) {
    let page = usize::from(app.size.1.saturating_sub(8));
    let Overlay::Why(state) = &app.overlay else { return };
    let last = lines(app, &state.node, usize::from(app.size.0.saturating_sub(SIDES + 4)))
        .len()
        .saturating_sub(page);
    match (msg, &mut app.overlay) {
        (Msg::Back, overlay) => *overlay = Overlay::None,
        (Msg::Scroll(by), Overlay::Why(state)) => state.scroll = by.from(state.scroll, last, page),
        _ => {}
    }
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let width = area.width.saturating_sub(SIDES);
    let lines = lines(app, &state.node, usize::from(width.saturating_sub(4)));
    let height =
        u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(6));
    let title =
        app.speech.fill("why-title", &[("name", name(app, &state.node).trim().to_owned().into())]);
    let inside = pane::window(frame, &title, width, height);
    pane::lines(frame, inside, &lines, state.scroll);
}

fn lines(app: &App, node: &Node, width: usize) -> Vec<Line<'static>> {
    let value = node.score.value.as_ref().map_or_else(
        || app.say("why-nothing"),
        |value| format!("{} / {}", rounded(value, 2), node.score.max),
    );
    let mut lines = paragraph(&value, width, 0, theme::STRONG);
    if let Some(rule) = &node.rule {
        lines.extend(paragraph(&app.say(rule_word(rule)), width, 0, Style::new()));
    }
    lines.push(Line::default());
    for child in &node.children {
        let weight = rounded(&child.weight, 2);
        let weight = weight.trim_end_matches('0').trim_end_matches('.').to_owned();
        let part = match &child.score.value {
            Some(value) => app.speech.fill(
                "why-part",
                &[("value", rounded(value, 2).into()), ("weight", weight.into())],
            ),
            None => app.say(absent(child)),
        };
        let sign = if child.score.value.is_some() { theme::GIVEN } else { theme::OPEN };
        lines.extend(item(sign, &format!("{part} — {}", name(app, child).trim()), width));
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
