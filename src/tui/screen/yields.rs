//! What an interview yields beside answers: findings, quotes, documents, tasks,
//! persons, visits and sessions, each by a short form.
//!
//! A form that is left keeps its texts as a draft. A file that can't be copied
//! never blocks: the document is kept as a mere reference, and that is said.

mod fields;
mod line;

pub use line::one_line;

use super::Overlay;
use super::frame::single;
use crate::assessment::{
    Change, Direction, Document, EntryId, Item, Listed, Person, Quote, Session, Task, Visit,
};
use crate::questionnaire::{Grade, QuestionId};
use crate::tui::app::App;
use crate::tui::msg::{Effect, Msg};
use crate::tui::saving::Then;
use crate::tui::theme;
use crate::tui::widget::form::{Form, Outcome};
use crate::tui::widget::pane;
use fields::fields;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};

/// What is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Finding,
    Quote,
    Document,
    Link,
    Task,
    Person,
    Visit,
    Session,
}

impl Kind {
    /// Every kind, with the letter that adds one.
    pub const ALL: [(char, Self); 8] = [
        ('f', Self::Finding),
        ('q', Self::Quote),
        ('d', Self::Document),
        ('l', Self::Link),
        ('t', Self::Task),
        ('p', Self::Person),
        ('v', Self::Visit),
        ('s', Self::Session),
    ];

    /// Its name among the drafts.
    const fn code(self) -> &'static str {
        match self {
            Self::Finding => "finding",
            Self::Quote => "quote",
            Self::Document => "document",
            Self::Link => "link",
            Self::Task => "task",
            Self::Person => "person",
            Self::Visit => "visit",
            Self::Session => "session",
        }
    }

    /// The phrase that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Finding => "yield-finding",
            Self::Quote => "yield-quote",
            Self::Document => "yield-document",
            Self::Link => "yield-link",
            Self::Task => "yield-task",
            Self::Person => "yield-person",
            Self::Visit => "yield-visit",
            Self::Session => "yield-session",
        }
    }

    /// The kind of a member of the lists; `None` for those entered elsewhere.
    pub fn of(item: &Item) -> Option<Self> {
        Some(match item {
            Item::Finding { .. } => Self::Finding,
            Item::Quote(_) => Self::Quote,
            Item::Document(_) => Self::Document,
            Item::Link { .. } => Self::Link,
            Item::Task(_) => Self::Task,
            Item::Person(_) => Self::Person,
            Item::Visit(_) => Self::Visit,
            Item::Session(_) => Self::Session,
            Item::Signatory(_) => return None,
        })
    }
}

/// What follows once a member of a list has its name.
#[derive(Debug, Clone)]
pub enum Next {
    /// The document supports these questions.
    Link { questions: Vec<QuestionId>, page: String },
    /// The person takes part in this session.
    Meet(Session),
    /// The answers to come are given in this session.
    Sit,
}

/// A form that is open.
pub struct State {
    pub kind: Kind,
    pub form: Form,
    question: QuestionId,
    /// The member that is changed.
    replaces: Option<EntryId>,
    /// What the fields held when it was opened.
    begun: Vec<String>,
    /// The members that a field of the form offers.
    offered: Vec<EntryId>,
    /// A file is being copied.
    keeping: bool,
}

impl State {
    /// The texts so far, as a draft; `None` where they are kept, or nothing changed.
    pub fn draft(&self, app: &App) -> Option<Change> {
        let values = self.form.values();
        let fields = if values == self.begun { Vec::new() } else { values };
        app.draft(&self.question, &self.name(), fields)
    }

    fn name(&self) -> String {
        match &self.replaces {
            None => self.kind.code().to_owned(),
            Some(id) => format!("{}:{id}", self.kind.code()),
        }
    }
}

/// Opens the form for a new member, or for one that is changed.
pub fn open(app: &mut App, kind: Kind, changed: Option<(EntryId, Item)>) {
    let Some(question) = app.question().map(|question| question.id.clone()) else { return };
    let (replaces, item) = changed.unzip();
    let question = item.as_ref().and_then(Item::question).cloned().unwrap_or(question);
    let (fields, offered) = fields(app, kind, item.as_ref(), &question);
    if kind == Kind::Link && offered.is_empty() {
        app.tell("told-no-document", &[]);
        return;
    }
    let mut form = Form::new(fields);
    let begun = form.values();
    let mut state =
        State { kind, form: form.clone(), question, replaces, begun, offered, keeping: false };
    let draft = app.draft_of(&state.question, &state.name());
    if !draft.is_empty() {
        form.restore(&draft);
        state.form = form;
    }
    app.overlay = Overlay::Form(Box::new(state));
}

/// The members of one kind.
pub fn listed(app: &App, kind: Kind) -> Vec<Listed<'_>> {
    let all = app.assessment.listed().into_iter();
    all.filter(|listed| Kind::of(listed.item) == Some(kind)).collect()
}

pub fn update(app: &mut App, msg: Msg) -> Option<Effect> {
    let Overlay::Form(state) = &mut app.overlay else { return None };
    match msg {
        Msg::Back => {
            let draft = app.overlay.draft(app);
            app.overlay = Overlay::None;
            return app.keep(vec![draft?], Then::Stay);
        }
        Msg::Elsewhere => {
            return state.form.writer().map(|writer| Effect::Edit(writer.text()));
        }
        Msg::Kept { sha256, file } if state.keeping => return finish(app, Some((sha256, file))),
        Msg::Refused(words) if state.keeping => {
            let effect = finish(app, None);
            app.tell("told-file-missing", &[("why", words.into())]);
            return effect;
        }
        Msg::Refused(words) => app.told = Some(words),
        msg => match state.form.update(&msg) {
            Outcome::Open => {}
            Outcome::Missing => app.tell("told-field-needed", &[]),
            Outcome::Done => return done(app),
        },
    }
    None
}

/// The form is filled in: a file that it names is copied first.
fn done(app: &mut App) -> Option<Effect> {
    let Overlay::Form(state) = &mut app.overlay else { return None };
    let path = state.form.values().get(1).cloned().unwrap_or_default();
    let known = state.begun.get(1).is_some_and(|before| *before == path);
    if state.kind == Kind::Document && !path.is_empty() && !known && !app.opening.read_only {
        state.keeping = true;
        return Some(Effect::Keep(path));
    }
    finish(app, None)
}

fn finish(app: &mut App, kept: Option<(String, String)>) -> Option<Effect> {
    let Overlay::Form(state) = std::mem::replace(&mut app.overlay, Overlay::None) else {
        return None;
    };
    let mut changes = match changes(app, &state, kept) {
        Ok(changes) => changes,
        Err(unknown) => {
            app.overlay = Overlay::Form(state);
            app.tell("told-no-question", &[("question", unknown.into())]);
            return None;
        }
    };
    changes.extend(app.no_draft(&state.question, &state.name()));
    app.keep(changes, Then::Stay)
}

/// What the form says, as changes; the question's id that nobody knows where
/// there is one.
fn changes(
    app: &mut App,
    state: &State,
    kept: Option<(String, String)>,
) -> Result<Vec<Change>, String> {
    let values = state.form.values();
    let value = |place: usize| values.get(place).cloned().unwrap_or_default();
    let number = |place: usize| value(place).parse::<usize>().unwrap_or(0);
    let question = state.question.clone();
    let mut others = Vec::new();
    let item = match state.kind {
        Kind::Finding => {
            let direction = if number(0) == 0 { Direction::Strength } else { Direction::Weakness };
            Item::Finding { question, direction, text: value(1) }
        }
        Kind::Quote => {
            Item::Quote(Quote { question, text: value(0), language: value(1), speaker: value(2) })
        }
        Kind::Document => {
            if state.replaces.is_none() {
                let questions = vec![question.clone()];
                app.next = Some(Next::Link { questions, page: value(5) });
                let grade = number(6).checked_sub(1).and_then(|at| Grade::ALL.get(at));
                others.extend(grade.map(|grade| Change::Graded {
                    question,
                    reading: app.reading,
                    grade: Some(*grade),
                }));
            }
            Item::Document(document(app, state, &values, kept))
        }
        Kind::Link => {
            let questions = questions(app, &value(1))?;
            let Some(document) = state.offered.get(number(0)).cloned() else {
                return Ok(Vec::new());
            };
            let link = |question: QuestionId| Item::Link {
                document: document.clone(),
                question,
                page: value(2),
            };
            let mut links = questions.into_iter().map(link);
            let Some(first) = links.next() else { return Ok(Vec::new()) };
            others.extend(links.map(|item| Change::Listed { replaces: None, item }));
            first
        }
        Kind::Task => Item::Task(Task {
            question,
            text: value(0),
            who: value(1),
            until: value(2),
            done: number(3) == 1,
        }),
        Kind::Person => Item::Person(Person {
            name: value(0),
            function: value(1),
            organisation: value(2),
            date: value(3),
        }),
        Kind::Visit => Item::Visit(Visit { place: value(0), date: value(1), purpose: value(2) }),
        Kind::Session => {
            let persons = value(2)
                .split(',')
                .filter_map(|place| state.offered.get(place.parse::<usize>().ok()?).cloned())
                .collect();
            let session = Session { place: value(0), date: value(1), persons };
            match (new_person(&value(3), &session.date), state.replaces.is_none()) {
                (None, is_new) => {
                    app.next = is_new.then_some(Next::Sit);
                    Item::Session(session)
                }
                (Some(person), true) => {
                    app.next = Some(Next::Meet(session));
                    Item::Person(person)
                }
                (Some(person), false) => {
                    others.push(Change::Listed { replaces: None, item: Item::Person(person) });
                    Item::Session(session)
                }
            }
        }
    };
    let first = Change::Listed { replaces: state.replaces.clone(), item };
    Ok(std::iter::once(first).chain(others).collect())
}

fn document(
    app: &App,
    state: &State,
    values: &[String],
    kept: Option<(String, String)>,
) -> Document {
    let value = |place: usize| values.get(place).cloned().unwrap_or_default();
    let before = state
        .replaces
        .as_ref()
        .and_then(|id| listed(app, Kind::Document).into_iter().find(|listed| listed.id == id));
    let known = match before.map(|listed| listed.item) {
        Some(Item::Document(before)) if before.file == value(1) => before.sha256.clone(),
        _ => String::new(),
    };
    let (sha256, file) = kept.unwrap_or_else(|| (known, value(1)));
    Document {
        title: value(0),
        reference: value(2),
        received_from: value(3),
        date: value(4),
        sha256,
        file,
    }
}

/// `B. Okoro, legal adviser, customs`.
fn new_person(typed: &str, date: &str) -> Option<Person> {
    let mut parts = typed.splitn(3, ',').map(|part| part.trim().to_owned());
    let name = parts.next().filter(|name| !name.is_empty())?;
    let mut next = || parts.next().unwrap_or_default();
    Some(Person { name, function: next(), organisation: next(), date: date.to_owned() })
}

/// The questions named, by their ids in any case; the first one unknown.
fn questions(app: &App, typed: &str) -> Result<Vec<QuestionId>, String> {
    let words = typed.split([' ', ',', ';']).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let found = app.questionnaire.find_question(word);
            found.map(|question| question.id.clone()).ok_or_else(|| word.to_owned())
        })
        .collect()
}

/// Where a session takes place.
pub fn session_place(app: &App, id: &EntryId) -> Option<String> {
    listed(app, Kind::Session).into_iter().find(|listed| listed.id == id).and_then(|listed| {
        match listed.item {
            Item::Session(session) => Some(session.place.clone()),
            _ => None,
        }
    })
}

/// What follows from members that have their names now.
pub fn follow(app: &mut App, new: &[EntryId]) -> Vec<Change> {
    let Some(id) = new.first().cloned() else { return Vec::new() };
    match app.next.take() {
        None => Vec::new(),
        Some(Next::Link { questions, page }) => questions
            .into_iter()
            .map(|question| Item::Link { document: id.clone(), question, page: page.clone() })
            .map(|item| Change::Listed { replaces: None, item })
            .collect(),
        Some(Next::Meet(mut session)) => {
            session.persons.push(id);
            app.next = Some(Next::Sit);
            vec![Change::Listed { replaces: None, item: Item::Session(session) }]
        }
        Some(Next::Sit) => vec![Change::Sat { session: Some(id) }],
    }
}

pub fn view(app: &App, state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let width = area.width.saturating_sub(6).min(90);
    let height = (state.form.height() + 4).min(area.height.saturating_sub(2));
    let title = format!("{} · {}", app.say(state.kind.word()), state.question);
    let inside = pane::window(frame, &title, width, height);
    let [fields, hint] =
        Layout::vertical([Constraint::Min(1), Constraint::Length(1)]).areas(inside);
    state.form.draw(frame, fields, |key| app.say(key));
    let words = single(&app.say("form-hint"), usize::from(hint.width), theme::FAINT);
    frame.render_widget(words, hint);
}
