//! Where in a report characters stand: for those that no font has.

use crate::questionnaire::Questionnaire;
use crate::report::document::{Block, Document, Row};
use std::collections::BTreeMap;

/// For each of these characters where it stands: at a question, by its id, or under a
/// heading. In the document's order, each place once.
pub fn places(
    document: &Document,
    questionnaire: &Questionnaire,
    wanted: &[char],
) -> Vec<(char, Vec<String>)> {
    let none = wanted.iter().map(|c| (*c, Vec::new())).collect();
    let mut search = Search { found: none, place: String::new() };
    for text in [&document.about.title, &document.about.running, &document.about.classification] {
        search.text(text);
    }
    for block in &document.blocks {
        search.block(block, questionnaire);
    }
    search.found.into_iter().collect()
}

struct Search {
    found: BTreeMap<char, Vec<String>>,
    /// Where the search has come to.
    place: String,
}

impl Search {
    fn text(&mut self, text: &str) {
        if text.is_ascii() {
            return;
        }
        for c in text.chars() {
            if let Some(places) = self.found.get_mut(&c)
                && !self.place.is_empty()
                && !places.contains(&self.place)
            {
                places.push(self.place.clone());
            }
        }
    }

    fn block(&mut self, block: &Block, questionnaire: &Questionnaire) {
        match block {
            Block::Heading { text, .. } => {
                self.place = format!("“{text}”");
                self.text(text);
            }
            Block::Cover(cover) => {
                let lines = cover.lines.iter().map(|(_, value)| value);
                self.place = format!("“{}”", cover.over);
                for text in [&cover.title, &cover.subtitle].into_iter().chain(lines) {
                    self.text(text);
                }
            }
            Block::Paragraph { text, .. } => self.text(text),
            Block::List(entries) => entries.iter().for_each(|entry| self.text(entry)),
            Block::Table(table) => {
                for row in &table.rows {
                    self.row(row, questionnaire);
                }
            }
            Block::Bars(_) | Block::Radar(_) | Block::Gantt(_) => {}
            Block::Contents | Block::Turn(_) | Block::OnePage => {}
        }
    }

    /// A row that begins with a question's id is about that question.
    fn row(&mut self, row: &Row, questionnaire: &Questionnaire) {
        let cells = match row {
            Row::Band(text) => return self.text(text),
            Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => cells,
        };
        let heading = self.place.clone();
        let first = cells.iter().flat_map(|cell| &cell.paragraphs).next();
        if let Some(first) = first.map(|first| &first.text)
            && questionnaire.questions().any(|question| question.id.as_str() == first)
        {
            self.place.clone_from(first);
        }
        for paragraph in cells.iter().flat_map(|cell| &cell.paragraphs) {
            self.text(&paragraph.text);
        }
        self.place = heading;
    }
}
