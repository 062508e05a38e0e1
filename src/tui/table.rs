//! The comparison on the screen: assessments down, areas, topics or questions
//! across, a digit in every cell. From a cell it goes down to the topics, the
//! questions, and the answer itself in its interview, where nothing can be
//! changed.

#[cfg(test)]
mod tests;
mod view;

use super::keys::{self, Now, Place};
use super::msg::{Effect, Msg as Any};
use super::run::Incoming;
use super::screen::help;
use crate::compare::{By, Comparison, Property, Sort, View, Wanted};
use crate::i18n::{Language, Phrases};
use crate::score::NodeKind;
use crossterm::event::{Event, KeyEventKind};
use std::collections::BTreeMap;

/// What the comparison does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The column after this one, or before.
    Aside(bool),
    /// Areas, topics, questions.
    Turn,
    /// By country, by date, by this column.
    Order,
    /// Nothing, region, language, year, round, and the tags there are.
    Group,
    /// Only the group of this row, or all again.
    Only,
    /// This row is the first of two, or is shown beside the first.
    Beside,
    /// This row among all others.
    Peers,
    /// All rounds, or the last of each.
    Rounds,
    Language,
}

/// What the screen begins with.
#[derive(Debug, Clone)]
pub struct Beginning {
    pub language: Language,
    /// The folders, as they were named.
    pub title: String,
    pub areas: Comparison,
    pub topics: Comparison,
    pub questions: Comparison,
    /// The folder of each assessment, by its id.
    pub folders: BTreeMap<String, String>,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Map,
    /// Two rows beside each other.
    Pair(usize, usize),
    /// A row among the others.
    Peers(usize),
    Help,
}

/// The comparison.
pub struct Table {
    beginning: Beginning,
    phrases: Phrases,
    by: By,
    wanted: Wanted,
    view: View,
    /// The chosen row, as its place among those shown, and the chosen column.
    at: usize,
    column: usize,
    first: Option<usize>,
    shown: Shown,
    scroll: usize,
    /// What is searched for while help is shown.
    help: help::State,
    told: Option<String>,
    interrupted: bool,
    size: (u16, u16),
    /// Only ASCII can be drawn.
    pub(super) ascii: bool,
}

impl Table {
    pub fn new(beginning: Beginning) -> Self {
        let wanted = Wanted { latest: true, ..Wanted::default() };
        Self {
            phrases: Phrases::of(beginning.language),
            view: View::of(&beginning.areas, &wanted),
            beginning,
            by: By::Area,
            wanted,
            at: 0,
            column: 0,
            first: None,
            shown: Shown::Map,
            scroll: 0,
            help: help::State::new(),
            told: None,
            interrupted: false,
            size: (80, 24),
            ascii: false,
        }
    }

    /// Whether a signal ended it.
    pub const fn interrupted(&self) -> bool {
        self.interrupted
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }

    pub(super) fn now(&self) -> Now<'static> {
        let place = if self.shown == Shown::Help { Place::Help } else { Place::Compare };
        Now { place, writable: true, unsaved: false, led: false, ascii: self.ascii, scale: None }
    }

    fn comparison(&self) -> &Comparison {
        match self.by {
            By::Area => &self.beginning.areas,
            By::Topic => &self.beginning.topics,
            By::Question => &self.beginning.questions,
        }
    }

    /// The chosen row, as its place in the comparison.
    fn row(&self) -> Option<usize> {
        self.view.rows().nth(self.at)
    }

    /// What an event of the terminal means here.
    pub fn hear(&self, incoming: Incoming) -> Option<Any> {
        match incoming {
            Incoming::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                keys::read(&self.now(), key)
            }
            Incoming::Terminal(Event::Paste(text)) => Some(Any::Pasted(text)),
            Incoming::Terminal(Event::Resize(columns, rows)) => Some(Any::Resized(columns, rows)),
            Incoming::Hangup => Some(Any::Hangup),
            _ => None,
        }
    }

    /// Takes one message in; what it asks for comes out.
    pub fn update(&mut self, msg: Any) -> Option<Effect> {
        self.told = None;
        match msg {
            Any::Resized(columns, rows) => self.size = (columns, rows),
            Any::Leave => return Some(Effect::Leave),
            Any::Hangup => {
                self.interrupted = true;
                return Some(Effect::Leave);
            }
            Any::Help => (self.shown, self.help) = (Shown::Help, help::State::new()),
            msg if self.shown == Shown::Help => {
                let found = self.help_lines(usize::from(self.size.0)).len();
                if !self.help.update(&msg, found, self.size.1.saturating_sub(2)) {
                    self.shown = Shown::Map;
                }
            }
            Any::Back if self.shown != Shown::Map => (self.shown, self.scroll) = (Shown::Map, 0),
            Any::Back => self.up(),
            Any::Scroll(by) => {
                let page = usize::from(self.size.1).saturating_sub(8);
                if self.shown == Shown::Map {
                    let last = self.view.rows().count().saturating_sub(1);
                    self.at = by.from(self.at, last, page);
                } else {
                    self.scroll = by.from(self.scroll, self.length().saturating_sub(1), page);
                }
            }
            Any::Confirm if self.shown == Shown::Map => return self.down(),
            Any::Table(act) => self.act(act),
            Any::Refused(why) => self.told = Some(why),
            _ => {}
        }
        None
    }

    /// Says something until the next key.
    pub(super) fn tell(&mut self, key: &str) {
        self.told = Some(self.say(key));
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Aside(right) => {
                let last = self.comparison().columns.len().saturating_sub(1);
                let next = if right { self.column + 1 } else { self.column.saturating_sub(1) };
                self.column = next.min(last);
            }
            Act::Turn => {
                let next = match self.by {
                    By::Area => By::Topic,
                    By::Topic => By::Question,
                    By::Question => By::Area,
                };
                self.turn(next, 0);
            }
            Act::Order => {
                self.wanted.sort = match self.wanted.sort {
                    Sort::Country => Sort::Date,
                    Sort::Date => Sort::Column(self.column),
                    Sort::Column(_) => Sort::Country,
                };
                self.look();
            }
            Act::Group => {
                let all = self.properties();
                let next = match &self.wanted.group {
                    None => 0,
                    Some(group) => all.iter().position(|it| it == group).map_or(0, |at| at + 1),
                };
                self.wanted.group = all.get(next).cloned();
                self.wanted.filters.clear();
                self.look();
            }
            Act::Only => self.only(),
            Act::Rounds => {
                self.wanted.latest = !self.wanted.latest;
                self.look();
            }
            Act::Beside => match (self.first.take(), self.row()) {
                (None, row) => self.first = row,
                (Some(first), Some(row)) if first != row => {
                    (self.shown, self.scroll) = (Shown::Pair(first, row), 0);
                }
                _ => {}
            },
            Act::Peers => {
                if let Some(row) = self.row() {
                    (self.shown, self.scroll) = (Shown::Peers(row), 0);
                }
            }
            Act::Language => {
                let languages: Vec<Language> = Phrases::languages().collect();
                let at = languages.iter().position(|it| *it == self.phrases.language());
                let next = at.map_or(0, |at| (at + 1) % languages.len().max(1));
                if let Some(language) = languages.get(next) {
                    self.phrases = Phrases::of(*language);
                }
            }
        }
    }

    /// The properties that rows can be grouped by, with every tag there is.
    fn properties(&self) -> Vec<Property> {
        let mut all = vec![Property::Language, Property::Year, Property::Round];
        let tags = self.comparison().rows.iter().flat_map(|row| row.about.tags.keys());
        let tags: std::collections::BTreeSet<&String> = tags.collect();
        all.extend(tags.into_iter().map(|tag| Property::Tag(tag.clone())));
        all
    }

    /// Keeps only rows that share the group's property with the chosen one.
    fn only(&mut self) {
        let Some(property) = self.wanted.group.clone() else { return };
        let Some(row) = self.row() else { return };
        if self.wanted.filters.pop().is_none() {
            let value = property.of(&self.comparison().rows[row].about).into_owned();
            let filter = crate::compare::Filter { property, values: vec![value] };
            self.wanted.filters.push(filter);
        }
        self.look();
    }

    /// From an area to its topics, from a topic to its questions, from a
    /// question to the answer.
    fn down(&mut self) -> Option<Effect> {
        let column = self.comparison().columns.get(self.column)?;
        let (id, kind) = (column.id.clone(), column.kind);
        match kind {
            NodeKind::Whole => None,
            NodeKind::Area | NodeKind::Topic => {
                let next = if kind == NodeKind::Area { By::Topic } else { By::Question };
                let first = self.first_below(&id, next);
                self.turn(next, first);
                None
            }
            NodeKind::Question => {
                let row = self.row()?;
                let id = &*self.comparison().rows.get(row)?.about.id;
                self.beginning.folders.get(id).map(|folder| Effect::Open(folder.clone()))
            }
        }
    }

    /// The question whose answer is asked for.
    pub(super) fn question(&self) -> Option<&str> {
        let column = self.comparison().columns.get(self.column)?;
        (column.kind == NodeKind::Question).then_some(column.id.as_str())
    }

    /// One level up, to what holds this column: questions to topics to areas; then nothing.
    fn up(&mut self) {
        let (by, above) = match self.by {
            By::Question => (By::Topic, &self.beginning.topics),
            By::Topic => (By::Area, &self.beginning.areas),
            By::Area => return,
        };
        let before = self.comparison().columns.iter().take(self.column);
        let holds = first_beyond(above, before.map(|column| column.questions).sum());
        self.turn(by, holds);
    }

    /// The first column that stands below this one in the questionnaire: in the
    /// outline's order, parents come before what they hold.
    fn first_below(&self, id: &str, by: By) -> usize {
        let (above, below) = match by {
            By::Topic => (&self.beginning.areas, &self.beginning.topics),
            _ => (&self.beginning.topics, &self.beginning.questions),
        };
        let before: u32 = above
            .columns
            .iter()
            .take_while(|column| column.id != id)
            .map(|column| column.questions)
            .sum();
        first_beyond(below, before)
    }

    fn turn(&mut self, by: By, column: usize) {
        (self.by, self.column) = (by, column);
        if matches!(self.wanted.sort, Sort::Column(_)) {
            self.wanted.sort = Sort::Country;
        }
        self.look();
    }

    /// Looks anew, at the row that was chosen if it is still there.
    fn look(&mut self) {
        let chosen = self.row();
        self.view = View::of(self.comparison(), &self.wanted);
        let place = self.view.rows().position(|row| Some(row) == chosen);
        self.at = place.unwrap_or(0);
    }
}

/// The first column that reaches beyond so many questions of the questionnaire.
fn first_beyond(comparison: &Comparison, before: u32) -> usize {
    let mut seen = 0;
    let is_before = |column: &&crate::compare::Column| {
        seen += column.questions;
        seen <= before
    };
    comparison.columns.iter().take_while(is_before).count()
}
