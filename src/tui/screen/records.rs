//! Everything that the interview yielded beside answers, by kind: read, changed,
//! struck off; tasks ticked; a document linked to more questions.

use super::frame::body;
use super::yields::{self, Kind, one_line};
use super::{Overlay, Screen, chosen, interview};
use crate::assessment::{Change, EntryId, Item};
use crate::questionnaire::QuestionId;
use crate::tui::app::App;
use crate::tui::msg::{Effect, Msg};
use crate::tui::saving::Then;
use crate::tui::theme;
use crate::tui::widget::pane;
use crate::tui::widget::wrap::cut;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

/// What the list does beside moving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Add,
    Strike,
    /// A task is done, or is not after all.
    Tick,
    Link,
    ToQuestion,
    /// Those of the question at hand, or all.
    Narrow,
}

/// The list, and the member chosen.
pub struct State {
    rows: Vec<Row>,
    at: usize,
    /// Only those of the question at hand.
    here: bool,
}

struct Row {
    kind: Kind,
    id: EntryId,
    item: Item,
    text: String,
}

/// The order of the kinds: what is still to be done first.
const ORDER: [Kind; 8] = [
    Kind::Task,
    Kind::Finding,
    Kind::Quote,
    Kind::Document,
    Kind::Link,
    Kind::Session,
    Kind::Person,
    Kind::Visit,
];

impl State {
    pub fn new(app: &App) -> Self {
        let (at, here) = match &app.screen {
            Screen::Records(state) => (state.at, state.here),
            _ => (0, false),
        };
        let wanted = app.question().map(|question| question.id.clone()).filter(|_| here);
        let all = app.assessment.listed();
        let of_kind = |kind: Kind| {
            let members = all.iter().filter(move |listed| Kind::of(listed.item) == Some(kind));
            members.filter(|listed| wanted.is_none() || listed.item.question() == wanted.as_ref())
        };
        let rows: Vec<Row> = ORDER
            .into_iter()
            .flat_map(|kind| {
                of_kind(kind).map(move |listed| Row {
                    kind,
                    id: listed.id.clone(),
                    item: listed.item.clone(),
                    text: text(app, listed.item),
                })
            })
            .collect();
        let at = at.min(rows.len().saturating_sub(1));
        Self { rows, at, here }
    }
}

/// With its question before it, where it has one.
fn text(app: &App, item: &Item) -> String {
    match (item, item.question()) {
        (Item::Link { .. }, _) | (_, None) => one_line(app, item),
        (_, Some(question)) => format!("{question}  {}", one_line(app, item)),
    }
}

pub fn update(app: &mut App, msg: &Msg) -> Option<Effect> {
    let page = usize::from(body(app.size).height.saturating_sub(2));
    let Screen::Records(state) = &mut app.screen else { return None };
    let row = state.rows.get(state.at);
    let chosen = row.map(|row| (row.id.clone(), row.item.clone()));
    match msg {
        Msg::Back => app.screen = Screen::Interview,
        Msg::Scroll(by) => {
            state.at = by.from(state.at, state.rows.len().saturating_sub(1), page);
        }
        Msg::Confirm => {
            let kind = row.map(|row| row.kind)?;
            yields::open(app, kind, chosen);
        }
        Msg::Records(Act::Add) => app.overlay = Overlay::Choose(chosen::Choice::Add),
        Msg::Records(Act::Narrow) => {
            state.here = !state.here;
            state.at = 0;
            super::refresh(app);
        }
        Msg::Records(Act::Strike) => {
            return app.keep(vec![Change::Struck { listed: chosen?.0 }], Then::Stay);
        }
        Msg::Records(Act::Tick) => {
            let (id, Item::Task(mut task)) = chosen? else { return None };
            task.done = !task.done;
            let item = Item::Task(task);
            return app.keep(vec![Change::Listed { replaces: Some(id), item }], Then::Stay);
        }
        Msg::Records(Act::Link) => yields::open(app, Kind::Link, None),
        Msg::Records(Act::ToQuestion) => {
            let question: QuestionId = chosen?.1.question()?.clone();
            app.screen = Screen::Interview;
            interview::jump_to(app, &question);
        }
        _ => {}
    }
    None
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>, area: Rect) {
    let title = match app.question().filter(|_| state.here) {
        Some(question) => format!("{} · {}", app.say("place-records"), question.id),
        None => app.say("place-records"),
    };
    let inside = pane::titled(frame, area, &title, true);
    let (lines, here) = lines(app, state, usize::from(inside.width));
    pane::lines(frame, inside, &lines, (here + 3).saturating_sub(usize::from(inside.height)));
}

/// The lines, and where the chosen member stands among them.
pub fn lines(app: &App, state: &State, width: usize) -> (Vec<Line<'static>>, usize) {
    if state.rows.is_empty() {
        let is_narrowed = state.here && app.assessment.listed().into_iter().next().is_some();
        let key = if is_narrowed { "records-empty-here" } else { "records-empty" };
        return (super::frame::paragraph(&app.say(key), width, 0, Style::new()), 0);
    }
    let (mut lines, mut here, mut kind) = (Vec::new(), 0, None);
    for (place, row) in state.rows.iter().enumerate() {
        if kind != Some(row.kind) {
            kind = Some(row.kind);
            lines.push(Line::styled(app.say(row.kind.word()), theme::LABEL));
        }
        let style = if place == state.at {
            here = lines.len();
            theme::CHOSEN
        } else {
            Style::new()
        };
        lines.push(Line::styled(cut(&format!("  {}", row.text), width), style));
    }
    (lines, here)
}
