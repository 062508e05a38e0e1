//! The home screen: the assessments of a folder with country, day, status and
//! how far each has come; a new one by a short form, and search.

mod list;

use super::keys::{self, Now, Place};
use super::msg::{Effect, Msg as Any, Scroll};
use super::run::Incoming;
use super::screen::{SMALLEST, help, is_too_small, key_line, single, told_above, told_line};
use super::theme;
use super::widget::form::{Field, Form, Outcome};
use super::widget::pane;
use super::widget::wrap::fit;
use super::widget::writer::Writer;
use crate::i18n::{Country, Language, Phrases, folded};
use crossterm::event::{Event, KeyEventKind};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::text::Line;

/// What the home screen does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Msg {
    /// The form for a new assessment.
    New,
    Search,
    /// Scores beside the progress, or not.
    Scores,
    Language,
}

/// An assessment as the folder shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The path that opens it.
    pub folder: String,
    pub country: String,
    pub administration: String,
    /// The day it began.
    pub date: String,
    /// The phrase of its status.
    pub status: &'static str,
    pub answered: usize,
    pub asked: usize,
    /// The overall score and the highest one, `1.5/3`, where there is one.
    pub score: Option<String>,
    /// It is encrypted, and nothing more is known of it yet.
    pub sealed: bool,
    /// Why it can't be opened, in words.
    pub fault: Option<String>,
}

/// What the form for a new assessment says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// A country's code or name.
    pub country: String,
    pub administration: String,
    pub questionnaire: String,
    pub language: Language,
    /// Who assesses.
    pub by: String,
}

/// What the home screen begins with.
#[derive(Debug, Clone)]
pub struct Beginning {
    pub language: Language,
    /// The folder looked at.
    pub folder: String,
    pub seen: Vec<Seen>,
    /// Questionnaires that can be begun with.
    pub questionnaires: Vec<String>,
    /// Who sits here.
    pub by: String,
}

/// The home screen.
pub struct Home {
    beginning: Beginning,
    phrases: Phrases,
    at: usize,
    /// What is searched for, and whether it is being written.
    wanted: Writer,
    searching: bool,
    form: Option<Form>,
    /// A form that was put aside: nothing typed is lost.
    aside: Option<Form>,
    help: Option<help::State>,
    scores: bool,
    told: Option<String>,
    interrupted: bool,
    size: (u16, u16),
    /// Only ASCII can be drawn.
    pub(super) ascii: bool,
}

impl Home {
    pub fn new(beginning: Beginning) -> Self {
        Self {
            phrases: Phrases::of(beginning.language),
            beginning,
            at: 0,
            wanted: Writer::new(""),
            searching: false,
            form: None,
            aside: None,
            help: None,
            scores: true,
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

    /// The form that is open.
    pub const fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    pub(super) fn now(&self) -> Now<'static> {
        let place = match (&self.form, &self.help, self.searching) {
            (_, Some(_), _) => Place::Help,
            (Some(_), ..) => Place::Form,
            (.., true) => Place::Seek,
            _ => Place::Home,
        };
        Now { place, writable: true, unsaved: false, led: false, ascii: self.ascii, scale: None }
    }

    /// What an event of the terminal means here; `None`: nothing.
    pub fn hear(&self, incoming: Incoming) -> Option<Any> {
        match incoming {
            Incoming::Hangup => Some(Any::Hangup),
            Incoming::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                keys::read(&self.now(), key)
            }
            Incoming::Terminal(Event::Paste(text)) => Some(Any::Pasted(text)),
            Incoming::Terminal(Event::Resize(columns, rows)) => Some(Any::Resized(columns, rows)),
            Incoming::Terminal(Event::Mouse(mouse)) => super::mouse::meant(mouse),
            Incoming::Terminal(_) | Incoming::Pause => None,
        }
    }

    /// The assessments that the search lets through.
    fn shown(&self) -> Vec<&Seen> {
        let words = folded(&self.wanted.text());
        let holds = |seen: &&Seen| {
            let text = folded(&format!("{} {} {}", seen.country, seen.administration, seen.folder));
            words.split_whitespace().all(|word| text.contains(word))
        };
        self.beginning.seen.iter().filter(holds).collect()
    }

    /// Takes one message in; what it asks for comes out.
    pub fn update(&mut self, msg: Any) -> Option<Effect> {
        match msg {
            Any::Resized(columns, rows) => self.size = (columns, rows),
            Any::Listed(seen) => {
                self.beginning.seen = seen;
                self.at = self.at.min(self.shown().len().saturating_sub(1));
            }
            Any::Performed => {}
            Any::Refused(words) => self.told = Some(words),
            Any::Leave | Any::LeaveAnyway => return Some(Effect::Leave),
            Any::Hangup => {
                self.interrupted = true;
                return Some(Effect::Leave);
            }
            msg => {
                self.told = None;
                return self.act(msg);
            }
        }
        None
    }

    fn act(&mut self, msg: Any) -> Option<Effect> {
        if let Some(mut help) = self.help.take() {
            let found = self.help_lines(&help.wanted(), usize::from(self.size.0)).len();
            let stays = help.update(&msg, found, self.size.1.saturating_sub(3));
            self.help = stays.then_some(help);
            return None;
        }
        if self.form.is_some() {
            return self.fill_in(&msg);
        }
        match msg {
            Any::Help => self.help = Some(help::State::new()),
            Any::Home(Msg::New) => {
                self.form = self.aside.take().or_else(|| Some(self.blank()));
            }
            Any::Home(Msg::Search) => self.searching = true,
            Any::Home(Msg::Scores) => self.scores = !self.scores,
            Any::Home(Msg::Language) => {
                let all = Language::ALL;
                let at = all.iter().position(|it| *it == self.phrases.language()).unwrap_or(0);
                self.phrases = Phrases::of(all[(at + 1) % all.len()]);
            }
            Any::Typed(key) if self.searching => {
                self.wanted.key(key);
                self.at = 0;
            }
            Any::Pasted(text) if self.searching => {
                self.wanted.paste(&text.replace(['\n', '\r'], " "));
                self.at = 0;
            }
            Any::Back if self.searching || !self.wanted.text().is_empty() => {
                self.searching = false;
                self.wanted = Writer::new("");
            }
            Any::Scroll(by) => self.go(by),
            Any::Clicked(_, row) => self.at = self.clicked(row).unwrap_or(self.at),
            Any::Confirm => {
                self.searching = false;
                let open = |seen: &&Seen| {
                    let folder = seen.folder.clone();
                    if seen.sealed { Effect::Unlock(folder) } else { Effect::Open(folder) }
                };
                return self.shown().get(self.at).map(open);
            }
            _ => {}
        }
        None
    }

    /// Why no assessment is shown.
    fn nothing(&self) -> &'static str {
        if self.beginning.seen.is_empty() { "home-empty" } else { "home-none-found" }
    }

    fn go(&mut self, by: Scroll) {
        let last = self.shown().len().saturating_sub(1);
        self.at = by.from(self.at, last, usize::from(self.size.1.saturating_sub(6)));
    }

    fn clicked(&self, row: u16) -> Option<usize> {
        let place = usize::from(row.checked_sub(3)?);
        (place < self.shown().len()).then_some(place)
    }

    /// The form for a new assessment, as far as it can be filled in.
    fn blank(&self) -> Form {
        let languages: Vec<String> =
            Language::ALL.iter().map(|language| language.own_name().to_owned()).collect();
        let own =
            Language::ALL.iter().position(|it| *it == self.phrases.language()).unwrap_or_default();
        Form::new(vec![
            Field::line("begin-country", "").needed(),
            Field::line("begin-administration", "").needed(),
            Field::one("begin-questionnaire", self.beginning.questionnaires.clone(), 0),
            Field::one("begin-language", languages, own),
            Field::line("begin-assessor", &self.beginning.by).needed(),
        ])
    }

    fn fill_in(&mut self, msg: &Any) -> Option<Effect> {
        if matches!(msg, Any::Back) {
            self.aside = self.form.take();
            return None;
        }
        match self.form.as_mut()?.update(msg) {
            Outcome::Open => None,
            Outcome::Missing => {
                self.told = Some(self.say("told-field-needed"));
                None
            }
            Outcome::Done => {
                let wanted = self.wanted_by(&self.form.as_ref()?.values());
                if Country::meant(&wanted.country, wanted.language).is_some() {
                    return Some(Effect::Begin(wanted));
                }
                self.form.as_mut()?.go_to(COUNTRY);
                let typed = [("typed", wanted.country.into())];
                self.told = Some(self.phrases.fill("told-no-country", &typed));
                None
            }
        }
    }

    /// What a form that is filled in asks for.
    fn wanted_by(&self, values: &[String]) -> Wanted {
        let value = |place: usize| values.get(place).cloned().unwrap_or_default();
        let place = |at: usize| value(at).parse::<usize>().unwrap_or(0);
        let questionnaire = self.beginning.questionnaires.get(place(2));
        Wanted {
            country: value(COUNTRY),
            administration: value(1),
            questionnaire: questionnaire.cloned().unwrap_or_default(),
            language: Language::ALL.get(place(3)).copied().unwrap_or(Language::En),
            by: value(4),
        }
    }

    /// The form is closed once what it asked for was opened.
    pub fn opened(&mut self) {
        (self.form, self.aside) = (None, None);
    }

    /// Says something until the next key.
    pub(super) fn tell(&mut self, key: &str) {
        self.told = Some(self.say(key));
    }

    fn help_lines(&self, wanted: &str, width: usize) -> Vec<Line<'static>> {
        help::lines(&|key| self.say(key), &self.now(), Place::Home, wanted, width)
    }

    /// What is open, as lines to be read one after the other.
    pub fn plain_lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(help) = &self.help {
            lines.extend(self.help_lines(&help.wanted(), 74).iter().map(ToString::to_string));
        } else if self.form.is_some() {
            lines.push(self.say("begin-title"));
        } else {
            let shown = self.shown();
            let count = shown.len();
            lines.push(self.phrases.fill("home-title", &[("count", count.into())]));
            lines.extend(shown.iter().enumerate().map(|(place, seen)| {
                let counts = format!("{}/{}", seen.answered, seen.asked);
                let facts = match &seen.fault {
                    Some(fault) => fault.clone(),
                    None if seen.sealed => self.say("home-sealed"),
                    None => {
                        let status = self.say(seen.status);
                        let score = self.score(seen);
                        [seen.administration.clone(), seen.date.clone(), status, counts, score]
                            .join(" · ")
                    }
                };
                format!("{} {} · {facts}", place + 1, seen.country)
            }));
            if count == 0 {
                lines.push(self.say(self.nothing()));
            }
        }
        lines.extend(self.told.clone());
        lines
    }

    pub fn view(&self, frame: &mut Frame<'_>) {
        if is_too_small(frame, SMALLEST, &self.phrases) {
            return;
        }
        let rows = [
            Constraint::Length(1),
            Constraint::Min(0),
            Constraint::Length(1),
            Constraint::Length(1),
        ];
        let [head, body, status, bottom] = Layout::vertical(rows).areas(frame.area());
        let width = usize::from(head.width);
        let title = format!(" tathmini · {}", self.beginning.folder);
        frame.render_widget(Line::styled(fit(&title, width), theme::CHOSEN), head);
        let told = self.told.clone().unwrap_or_default();
        frame.render_widget(told_line(&told, width), status);
        frame.render_widget(key_line(&|key| self.say(key), &self.now(), width), bottom);
        if let Some(help) = &self.help {
            let found = |width| self.help_lines(&help.wanted(), width);
            help.draw(frame, body, &self.say("place-help"), found);
            return;
        }
        self.list(frame, body);
        if let Some(form) = &self.form {
            let width = frame.area().width.saturating_sub(6).min(76);
            let title = self.say("begin-title");
            let inside = pane::window(frame, &title, width, form.height() + 4);
            let [fields, hint] =
                Layout::vertical([Constraint::Min(1), Constraint::Length(1)]).areas(inside);
            form.draw(frame, fields, |key| self.say(key));
            let words = self.say("begin-hint");
            frame.render_widget(single(&words, usize::from(hint.width), theme::FAINT), hint);
        }
        told_above(self.told.as_deref(), frame);
    }
}

/// The first field of the form.
const COUNTRY: usize = 0;
