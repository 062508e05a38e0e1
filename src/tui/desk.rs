//! What runs in the terminal: the home screen or a comparison, and the assessment
//! that was opened from it (or directly). It hands each message to the one that is
//! open, and keeps how things look.

use super::app::{App, Opening};
use super::home::Home;
use super::keys::Place;
use super::msg::{Effect, Msg};
use super::run::{Incoming, Need, Sitting, Wake};
use super::screen::{Overlay, Screen, differences};
use super::table::Table;
use super::theme::Look;
use super::widget::form::Form;
use crate::assessment::Assessment;
use crate::questionnaire::Questionnaire;
use ratatui::Frame;
use std::sync::Arc;

/// An assessment as it was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    pub questionnaire: Arc<Questionnaire>,
    pub assessment: Assessment,
    pub opening: Opening,
}

/// Everything that is open.
pub struct Desk {
    home: Option<Home>,
    table: Option<Table>,
    app: Option<Box<App>>,
    look: Look,
    size: (u16, u16),
}

impl Desk {
    /// Begins with the home screen.
    pub fn at_home(mut home: Home, look: Look) -> Self {
        home.ascii = look.ascii;
        Self { home: Some(home), table: None, app: None, look, size: (80, 24) }
    }

    /// Begins with a comparison; what is opened from it goes back to it.
    pub fn at_table(mut table: Table, look: Look) -> Self {
        table.ascii = look.ascii;
        Self { home: None, table: Some(table), app: None, look, size: (80, 24) }
    }

    /// Begins with one assessment; leaving it ends the program.
    pub fn with(opened: Opened, look: Look) -> Self {
        let app = Self::open(opened, look);
        Self { home: None, table: None, app: Some(Box::new(app)), look, size: (80, 24) }
    }

    fn open(opened: Opened, look: Look) -> App {
        let app = App::new(opened.questionnaire, opened.assessment, opened.opening);
        App { ascii: look.ascii, ..app }
    }

    /// Shows what differs between the assessment that is open and another one.
    pub fn compare(&mut self, other: Assessment, names: [String; 2]) {
        if let Some(app) = &mut self.app {
            let other = differences::Other { assessment: other, names };
            app.screen = Screen::Differences(differences::State::with(other));
        }
    }

    /// The interview that is open.
    pub fn interview(&self) -> Option<&App> {
        self.app.as_deref()
    }

    /// How many changes of the interview that is open could not be saved.
    pub fn unsaved(&self) -> usize {
        self.app.as_ref().map_or(0, |app| app.unsaved())
    }

    /// Whether a signal or the terminal's end, not the assessor, ended it.
    pub fn interrupted(&self) -> bool {
        self.app.as_ref().is_some_and(|app| app.interrupted())
            || self.home.as_ref().is_some_and(Home::interrupted)
            || self.table.as_ref().is_some_and(Table::interrupted)
    }

    /// Where keys go now.
    pub(super) fn place(&self) -> Place {
        match (&self.app, &self.home) {
            (Some(app), _) => app.place(),
            (None, Some(home)) => home.now().place,
            (None, None) => self.table.as_ref().map_or(Place::Home, |table| table.now().place),
        }
    }

    /// The form that is being filled in.
    pub(super) fn form(&self) -> Option<&Form> {
        match (&self.app, &self.home) {
            (Some(app), _) => match &app.overlay {
                Overlay::Form(state) => Some(&state.form),
                _ => None,
            },
            (None, home) => home.as_ref()?.form(),
        }
    }

    /// Whether a comparison is what is open.
    pub(super) fn is_at_table(&self) -> bool {
        self.app.is_none() && self.home.is_none() && self.table.is_some()
    }

    /// The home screen as lines.
    pub(super) fn home_lines(&self) -> Vec<String> {
        self.home.as_ref().map(Home::plain_lines).unwrap_or_default()
    }

    /// One of our phrases, in the language that is spoken now.
    pub(super) fn say(&self, key: &str) -> String {
        match (&self.app, &self.home) {
            (Some(app), _) => app.say(key),
            (None, Some(home)) => home.say(key),
            (None, None) => self.table.as_ref().map(|table| table.say(key)).unwrap_or_default(),
        }
    }

    /// The place of the question with this id, on the interview's own screen.
    pub(super) fn place_of(&self, id: &str) -> Option<usize> {
        let app = self.app.as_ref().filter(|app| app.place() == Place::Interview)?;
        let id = &app.questionnaire.find_question(id)?.id;
        app.spots.iter().position(|spot| spot.id == *id)
    }

    /// What an event of the terminal means here; `None`: nothing.
    pub fn hear(&self, incoming: Incoming) -> Option<Msg> {
        match (&self.app, &self.home) {
            (Some(app), _) => app.hear(incoming),
            (None, Some(home)) => home.hear(incoming),
            (None, None) => match &self.table {
                Some(table) => table.hear(incoming),
                None => Some(Msg::Leave),
            },
        }
    }

    /// Takes one message in; what it asks for comes out.
    pub fn update(&mut self, msg: Msg) -> Option<Effect> {
        match msg {
            Msg::Theme => {
                self.look.theme = self.look.theme.next();
                self.tell(self.look.theme.told());
                None
            }
            Msg::Mouse => {
                self.look.mouse = !self.look.mouse;
                self.tell(if self.look.mouse { "told-mouse-on" } else { "told-mouse-off" });
                Some(Effect::Mouse(self.look.mouse))
            }
            Msg::Opened(opened) => {
                let mut app = Self::open(*opened, self.look);
                app.update(Msg::Resized(self.size.0, self.size.1));
                self.app = Some(Box::new(app));
                if let Some(home) = &mut self.home {
                    home.opened();
                }
                let asked = self.table.as_ref().and_then(Table::question);
                if let Some(place) = asked.and_then(|id| self.place_of(id)) {
                    self.app.as_mut()?.update(Msg::GoTo(place));
                }
                None
            }
            msg => {
                if let Msg::Resized(columns, rows) = msg {
                    self.size = (columns, rows);
                }
                self.hand_on(msg)
            }
        }
    }

    /// Says something on what is open until the next key.
    fn tell(&mut self, key: &str) {
        match (&mut self.app, &mut self.home, &mut self.table) {
            (Some(app), ..) => app.tell(key, &[]),
            (None, Some(home), _) => home.tell(key),
            (None, None, Some(table)) => table.tell(key),
            (None, None, None) => {}
        }
    }

    fn hand_on(&mut self, msg: Msg) -> Option<Effect> {
        if let (Some(home), Msg::Resized(..)) = (&mut self.home, &msg) {
            home.update(msg.clone());
        }
        if let (Some(table), Msg::Resized(..)) = (&mut self.table, &msg) {
            table.update(msg.clone());
        }
        let Some(app) = &mut self.app else {
            return match (&mut self.home, &mut self.table) {
                (Some(home), _) => home.update(msg),
                (None, table) => table.as_mut()?.update(msg),
            };
        };
        let effect = app.update(msg);
        if matches!(effect, Some(Effect::Leave)) && self.table.is_some() && !app.interrupted() {
            self.app = None;
            return None;
        }
        if matches!(effect, Some(Effect::Leave)) && self.home.is_some() && !app.interrupted() {
            self.app = None;
            return Some(Effect::Close);
        }
        effect
    }

    /// Draws what is open; changes nothing.
    pub fn view(&self, frame: &mut Frame<'_>) {
        match (&self.app, &self.home) {
            (Some(app), _) => app.view(frame),
            (None, Some(home)) => home.view(frame),
            (None, None) => {
                if let Some(table) = &self.table {
                    table.view(frame);
                }
            }
        }
        self.look.apply(frame.buffer_mut());
    }
}

impl Sitting for Desk {
    type Msg = Msg;
    type Effect = Effect;

    fn hear(&self, incoming: Incoming) -> Option<Msg> {
        Self::hear(self, incoming)
    }

    fn update(&mut self, msg: Msg) -> Option<Effect> {
        Self::update(self, msg)
    }

    fn view(&self, frame: &mut Frame<'_>) {
        Self::view(self, frame);
    }

    fn waits(&self, msg: &Msg) -> bool {
        !matches!(msg, Msg::Resized(..)) && self.app.as_ref().is_none_or(|app| app.waits(msg))
    }

    /// What is being typed is to be kept at a pause.
    fn wake(&self) -> Wake {
        let writes = self.app.as_ref().is_some_and(|app| app.writes());
        if writes { Wake::AtAPause } else { Wake::Never }
    }

    fn interrupted(&self) -> bool {
        Self::interrupted(self)
    }

    fn need(effect: &Effect) -> Need {
        match effect {
            Effect::Leave => Need::End,
            Effect::Edit(_) | Effect::Unlock(_) => Need::Terminal,
            Effect::Mouse(on) => Need::Mouse(*on),
            _ => Need::Nothing,
        }
    }
}
