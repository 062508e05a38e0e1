//! What was answered apart in copies that were joined: side by side, with who,
//! when, note, evidence, grade and confidence, and nothing chosen beforehand.
//! A digit decides; the decision is an entry of its own and saved at once.

use super::frame::{body, paragraph};
use super::{Screen, interview};
use crate::assessment::{Change, Conflict, Entry, Item, Matter, Register};
use crate::tui::app::App;
use crate::tui::msg::{Effect, Msg, Scroll};
use crate::tui::saving::Then;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::{fit, wrap};
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// What waits for a decision, in the questionnaire's order.
pub struct State {
    registers: Vec<Register>,
    at: usize,
    /// Lines passed over, where a conflict is longer than the screen.
    scroll: usize,
}

impl State {
    /// Looks for what is in conflict now.
    pub fn new(app: &App) -> Self {
        let at = if let Screen::Conflicts(state) = &app.screen { state.at } else { 0 };
        let conflicts = app.assessment.conflicts();
        let place = |conflict: &Conflict<'_>| {
            let about = conflict.rivals.first().and_then(|entry| entry.change.question());
            about.and_then(|id| app.spots.iter().position(|spot| spot.id == *id))
        };
        let mut found: Vec<_> =
            conflicts.iter().map(|it| (place(it), it.register.clone())).collect();
        found.sort();
        let registers: Vec<Register> = found.into_iter().map(|(_, register)| register).collect();
        let at = at.min(registers.len().saturating_sub(1));
        Self { registers, at, scroll: 0 }
    }

    /// The entries to decide between.
    fn rivals<'a>(&self, app: &'a App) -> Vec<&'a Entry> {
        let register = self.registers.get(self.at);
        register.map_or_else(Vec::new, |register| app.assessment.stands(register).collect())
    }
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Screen::Conflicts(state) = &app.screen else { return None };
    let rivals = state.rivals(app);
    match msg {
        Msg::Back => app.screen = Screen::Interview,
        Msg::Scroll(by) => {
            // The title stands above the lines.
            let height = usize::from(body(app.size).height.saturating_sub(1));
            let last = lines(app, state, usize::from(app.size.0)).len();
            let Screen::Conflicts(state) = &mut app.screen else { return None };
            if matches!(by, Scroll::PageUp | Scroll::PageDown) {
                let (scroll, last) = (state.scroll, last.saturating_sub(height));
                state.scroll = by.from(scroll, last, height);
            } else {
                let last = state.registers.len().saturating_sub(1);
                (state.at, state.scroll) = (by.from(state.at, last, 2), 0);
            }
        }
        Msg::Pick(digit) => {
            let place = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
            let Some(chosen) = place.and_then(|place| rivals.get(place)) else {
                app.tell("told-no-rival", &[("count", rivals.len().into())]);
                return None;
            };
            let change = chosen.change.clone();
            return app.keep(vec![change], Then::Stay);
        }
        Msg::Confirm => {
            let question = rivals.first().and_then(|entry| entry.change.question()).cloned();
            app.screen = Screen::Interview;
            if let Some(question) = question {
                interview::land_on(app, &question);
            }
        }
        Msg::Interview(msg) => return interview::update(app, Msg::Interview(msg)),
        _ => {}
    }
    None
}

/// The narrowest column in which a rival is still readable.
const NARROWEST: usize = 24;

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let title = app.speech.fill(
        "conflicts-title",
        &[
            ("at", (state.at + 1).min(state.registers.len()).into()),
            ("count", state.registers.len().into()),
        ],
    );
    let inside = pane::titled(frame, area, &title, true);
    pane::lines(frame, inside, &lines(app, state, usize::from(inside.width)), state.scroll);
}

/// What is to be decided, the rivals beside each other, and how it is done.
fn lines(app: &App, state: &State, width: usize) -> Vec<Line<'static>> {
    let rivals = state.rivals(app);
    let mut lines = Vec::new();
    let Some(first) = rivals.first() else {
        return paragraph(&app.say("conflicts-none"), width, 0, Style::new());
    };
    let words = Words { questionnaire: &app.questionnaire, phrases: app.speech.phrases() };
    lines.extend(paragraph(&words.about(&first.change), width, 0, theme::LABEL));
    if let Some(question) = first.change.question().and_then(|id| app.questionnaire.question(id)) {
        lines.extend(paragraph(app.speech.text(&question.text), width, 0, theme::STRONG));
    }
    lines.push(Line::default());
    let columns = (width / NARROWEST).clamp(1, rivals.len());
    let wide = width / columns;
    for (row, group) in rivals.chunks(columns).enumerate() {
        let blocks: Vec<Vec<Line<'static>>> = group
            .iter()
            .enumerate()
            .map(|(place, rival)| column(app, words, rival, row * columns + place + 1, wide))
            .collect();
        let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let spans = blocks.iter().flat_map(|block| {
                block
                    .get(line)
                    .map_or_else(|| vec![Span::raw(" ".repeat(wide))], |line| line.spans.clone())
            });
            lines.push(Line::from(spans.collect::<Vec<_>>()));
        }
        lines.push(Line::default());
    }
    lines.extend(paragraph(&app.say("conflicts-hint"), width, 0, theme::FAINT));
    lines
}

/// One rival: what it says, whose it is, and what stands beside it.
fn column(
    app: &App,
    words: Words<'_>,
    rival: &Entry,
    number: usize,
    wide: usize,
) -> Vec<Line<'static>> {
    let room = wide.saturating_sub(2);
    let mut lines = Vec::new();
    let mut add = |text: &str, style: Style| {
        for line in wrap(text, room) {
            lines.push(Line::from(vec![Span::styled(fit(&line, room), style), Span::raw("  ")]));
        }
    };
    add(&format!("[{number}] {}", words.value(&rival.change)), theme::CHOSEN);
    let at = rival.at.get(..16).unwrap_or(&rival.at).replace('T', " ");
    add(&format!("{}, {at}", rival.by), theme::STRONG);
    if let Some(why) = &rival.why {
        add(&app.speech.fill("conflicts-why", &[("why", why.as_str().into())]), Style::new());
    }
    for text in beside(app, words, rival) {
        add(&text, Style::new());
    }
    lines
}

/// Grade, confidence, notes and evidence that came with a rival.
fn beside(app: &App, words: Words<'_>, rival: &Entry) -> Vec<String> {
    let (Some(question), Some(reading)) = (rival.change.question(), rival.change.reading()) else {
        return Vec::new();
    };
    let mut said = Vec::new();
    for register in [
        Register::Answer(question.clone(), reading),
        Register::Grade(question.clone(), reading),
        Register::Confidence(question.clone(), reading),
        Register::Note(question.clone(), reading),
    ] {
        if register == rival.change.register(&rival.id) {
            continue;
        }
        let stands: Vec<&Entry> = app.assessment.stands(&register).collect();
        let own: Vec<&&Entry> = stands.iter().filter(|entry| entry.by == rival.by).collect();
        let shown = if own.is_empty() { stands.iter().take(1).collect() } else { own };
        for entry in shown {
            let text = match &entry.change {
                Change::Noted { text, .. } => text.clone(),
                change => words.value(change),
            };
            if !text.is_empty() {
                said.push(line(app, words.matter(Words::matter_of(&entry.change)), text));
            }
        }
    }
    for listed in app.assessment.listed() {
        if let Item::Link { document, question: about, page } = listed.item
            && about == question
            && listed.entry.by == rival.by
        {
            let title = app.assessment.listed().into_iter().find_map(|it| match it.item {
                Item::Document(known) if it.id == document => Some(words.document(known)),
                _ => None,
            });
            let title = title.unwrap_or_default();
            let page = if page.is_empty() { String::new() } else { format!(", {page}") };
            said.push(line(app, words.matter(Matter::Link), format!("{title}{page}")));
        }
    }
    said
}

fn line(app: &App, matter: String, text: String) -> String {
    app.speech.fill("conflicts-beside", &[("matter", matter.into()), ("text", text.into())])
}
