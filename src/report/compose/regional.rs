//! The comparison of many administrations as a report: how it was made, how much
//! was answered, heat maps, quartiles, change, what gaps are common and what a
//! regional programme would pay for, and a page for each administration.
//!
//! Promises: nothing is ranked; score, coverage and evidence stand apart; what is
//! not comparable is named and counts nowhere; the same comparison is the same
//! document.

mod change;
mod country;
mod gaps;
mod maps;
mod method;

use super::typeset::typeset;
use super::words;
use super::{heading, number};
use crate::compare::{Cell as Figures, Column as Compared, Comparison, Figure, Row as Assessed};
use crate::i18n::{Country, Language, Phrases};
use crate::questionnaire::Questionnaire;
use crate::report::document::{About, Align, Block, Cell, Column, Cover, Document};
use crate::score::to_f64;

/// Everything a regional report is made from.
#[derive(Clone, Copy)]
pub struct Regional<'a> {
    /// What the others are seen through.
    pub questionnaire: &'a Questionnaire,
    pub phrases: &'a Phrases,
    /// The same assessments by area, topic and question.
    pub areas: &'a Comparison,
    pub topics: &'a Comparison,
    pub questions: &'a Comparison,
    /// Which rows are reported on: the last round of each administration.
    pub rows: &'a [usize],
    /// What the group is called, for example a region; may be empty.
    pub name: &'a str,
}

/// Composes the report.
pub fn compose(regional: &Regional<'_>) -> Document {
    let mut blocks =
        vec![Block::Cover(regional.cover()), heading(1, regional.say("contents")), Block::Contents];
    blocks.extend(method::method(regional));
    blocks.extend(maps::maps(regional));
    blocks.extend(change::change(regional));
    blocks.extend(gaps::gaps(regional));
    blocks.extend(gaps::programme(regional));
    blocks.extend(country::pages(regional));
    number(regional.phrases, &mut blocks);
    typeset(Document { about: regional.about(), blocks })
}

impl Regional<'_> {
    fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }

    fn language(&self) -> Language {
        self.phrases.language()
    }

    fn column(&self, key: &str, share: u16, align: Align) -> Column {
        Column { head: self.say(key), share, align }
    }

    /// The rows with a figure: those made with other questions have none.
    fn compared(&self) -> Vec<usize> {
        let has = |row: &usize| self.assessed(*row).cells.iter().any(Option::is_some);
        self.rows.iter().copied().filter(has).collect()
    }

    fn assessed(&self, row: usize) -> &Assessed {
        &self.areas.rows[row]
    }

    /// How a row is named where there is room for no more: the country's code, with a
    /// number where several administrations of that country are reported on.
    fn code(&self, row: usize) -> String {
        let country = &self.assessed(row).about.country;
        let same: Vec<usize> = self
            .rows
            .iter()
            .copied()
            .filter(|other| self.assessed(*other).about.country == *country)
            .collect();
        match same.iter().position(|other| *other == row) {
            Some(place) if same.len() > 1 => format!("{country}-{}", place + 1),
            _ => country.to_string(),
        }
    }

    /// Code and country.
    fn named(&self, row: usize) -> String {
        format!("{} {}", self.code(row), self.country(row))
    }

    /// The codes of several rows, as they stand in a cell.
    fn codes(&self, rows: impl IntoIterator<Item = usize>) -> String {
        rows.into_iter().map(|row| self.code(row)).collect::<Vec<_>>().join(", ")
    }

    /// The country's name in the report's language, where ISO has one.
    fn country(&self, row: usize) -> String {
        let about = &self.assessed(row).about;
        let listed = Country::all().find(|country| *country.code == *about.country);
        match listed {
            Some(country) => country.name(self.language()).to_owned(),
            None if about.country_name.is_empty() => about.country.to_string(),
            None => about.country_name.to_string(),
        }
    }

    /// A figure with one decimal; a dash where nothing counts.
    fn figure(&self, figure: Option<&Figure>) -> String {
        words::figure(self.phrases, figure.map(Figure::exact).as_ref())
    }

    /// The score, and its interval where *no evidence* opens one that can be seen.
    fn open_figure(&self, cell: Option<&Figures>) -> String {
        let Some(cell) = cell else { return self.say("regional-not") };
        let figure = self.figure(cell.score.as_ref());
        // One that opens by less than is printed is no interval to a reader.
        let high = cell.high.as_deref().map(|high| self.figure(Some(high)));
        let Some(high) = high.filter(|high| *high != figure) else { return figure };
        let ends = [("low", figure.clone().into()), ("high", high.into())];
        format!("{figure} ({})", self.phrases.fill("interval", &ends))
    }

    fn about(&self) -> About {
        let title = self.say("regional-title");
        let parts = [title.as_str(), self.name].into_iter().filter(|part| !part.is_empty());
        About {
            title: parts.clone().collect::<Vec<_>>().join(" – "),
            subject: self.questionnaire.title.get(self.language()).to_owned(),
            author: String::new(),
            language: self.language(),
            date: self.date(),
            running: parts.collect::<Vec<_>>().join(" · "),
            classification: String::new(),
            mark: String::new(),
            page_of: self
                .phrases
                .fill("page-of", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
            continued: self.say("table-continued"),
        }
    }

    /// The day of the youngest assessment: never the clock's.
    fn date(&self) -> String {
        let dates = self.rows.iter().map(|row| &self.assessed(*row).about.date);
        dates.max().map(ToString::to_string).unwrap_or_default()
    }

    fn cover(&self) -> Cover {
        let dates = || self.rows.iter().map(|row| &*self.assessed(*row).about.date);
        let day =
            |iso: Option<&str>| iso.map(|iso| words::day(self.phrases, iso)).unwrap_or_default();
        let (first, last) = (day(dates().min()), day(dates().max()));
        let between = if first == last { first } else { format!("{first} – {last}") };
        let questionnaire = format!(
            "{} ({} {})",
            self.questionnaire.title.get(self.language()),
            self.questionnaire.id,
            self.questionnaire.version
        );
        let lines = [
            ("regional-administrations", self.rows.len().to_string()),
            ("regional-between", between),
            ("cover-questionnaire", questionnaire),
        ];
        Cover {
            over: self.say("regional-over"),
            title: self.say("regional-title"),
            subtitle: self.name.to_owned(),
            lines: lines
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(key, value)| (self.say(key), value))
                .collect(),
            notice: self.questionnaire.notice.get(self.language()).to_owned(),
        }
    }
}

/// A figure's place on its scale, 0 to 1.
fn place(column: &Compared, figure: &Figure) -> f32 {
    let length = f64::from(column.highest - column.lowest).max(1.0);
    ((to_f64(&figure.exact()) - f64::from(column.lowest)) / length) as f32
}

/// A shaded cell with the figure in it.
fn heat(regional: &Regional<'_>, column: &Compared, cell: Option<&Figures>) -> Cell {
    let shade = cell.and_then(|cell| cell.score.as_ref()).map(|score| place(column, score));
    let open = cell.is_some_and(Figures::is_open);
    let text = match cell {
        None => "#".to_owned(),
        // The level of a question is a whole number.
        Some(Figures { state: Some(_), score: Some(score), .. }) => score.floor().to_string(),
        Some(cell) => regional.figure(cell.score.as_ref()),
    };
    Cell::plain(if open { format!("{text} ~") } else { text }).heat(shade)
}

/// The title of an area or topic after its id, the word for the whole.
fn title(regional: &Regional<'_>, column: &Compared) -> String {
    match column.kind {
        crate::score::NodeKind::Whole => regional.say("whole"),
        _ => format!("{} {}", column.id, column.title.get(regional.language())),
    }
}
