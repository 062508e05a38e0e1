//! A Document as lines of a terminal: nothing is left out but what only paper
//! needs. A table whose rows have room stands in columns; else each of its
//! cells stands under its column's name.

use super::super::frame::{bar, item, paragraph};
use crate::i18n::Phrases;
use crate::report::document::{Align, Bars, Block, Cell, Document, Gantt, Row, Style, Table};
use crate::tui::theme;
use crate::tui::widget::wrap::{cells, fit};
use ratatui::text::Line;

/// Columns of a bar, and of the label before it at most.
const BAR: usize = 24;
const LABEL: usize = 40;

/// A document's lines, and where its sections begin.
pub struct Readable {
    pub lines: Vec<Line<'static>>,
    pub sections: Vec<Section>,
}

/// A chapter (level 1) or section (level 2).
pub struct Section {
    pub level: u8,
    pub title: String,
    /// The number of its heading's line.
    pub line: usize,
}

/// Breaks a document to so many columns, in the language of these phrases.
pub fn readable(document: &Document, width: usize, phrases: &Phrases) -> Readable {
    let mut out = Reader { lines: Vec::new(), sections: Vec::new(), phrases };
    for (at, block) in document.blocks.iter().enumerate() {
        // The contents stand beside the text, or nowhere: so does their heading.
        let next = document.blocks.get(at + 1);
        if !matches!((block, next), (Block::Heading { .. }, Some(Block::Contents))) {
            out.block(block, width.max(10));
        }
    }
    Readable { lines: out.lines, sections: out.sections }
}

struct Reader<'a> {
    lines: Vec<Line<'static>>,
    sections: Vec<Section>,
    phrases: &'a Phrases,
}

impl Reader<'_> {
    fn text(&mut self, text: &str, width: usize, indent: usize, style: ratatui::style::Style) {
        self.lines.extend(paragraph(text, width, indent, style));
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    fn block(&mut self, block: &Block, width: usize) {
        let plain = ratatui::style::Style::new();
        match block {
            Block::Cover(cover) => {
                self.text(&cover.over, width, 0, theme::LABEL);
                self.text(&cover.title, width, 0, theme::STRONG);
                self.text(&cover.subtitle, width, 0, plain);
                self.gap();
                for (label, value) in &cover.lines {
                    let label = self.phrases.named(label, "");
                    self.lines.extend(item(label.trim_end(), value, width));
                }
                self.gap();
                self.text(&cover.notice, width, 0, theme::FAINT);
            }
            Block::Heading { level, text } => self.heading(*level, text, width),
            Block::Paragraph { style, text } => match style {
                Style::Quote => self.text(text, width, 4, plain),
                Style::Small => self.text(text, width, 0, theme::FAINT),
                Style::Body | Style::Lead => self.text(text, width, 0, plain),
            },
            Block::List(entries) => {
                entries.iter().for_each(|entry| self.lines.extend(item("•", entry, width)));
            }
            Block::Table(table) => self.table(table, width),
            Block::Bars(bars) | Block::Radar(bars) => self.bars(bars, width),
            Block::Gantt(gantt) => self.gantt(gantt, width),
            Block::Contents | Block::Turn(_) | Block::OnePage => return,
        }
        self.gap();
    }

    fn heading(&mut self, level: u8, text: &str, width: usize) {
        self.gap();
        if level <= 2 {
            let line = self.lines.len();
            self.sections.push(Section { level: level.max(1), title: text.to_owned(), line });
        }
        self.text(text, width, 0, theme::STRONG);
        if level <= 1 {
            self.lines.push(Line::styled("─".repeat(width), theme::FAINT));
        }
    }

    fn table(&mut self, table: &Table, width: usize) {
        self.text(&table.caption, width, 0, theme::LABEL);
        match columns(table, width) {
            Some(widths) => self.grid(table, &widths, width),
            None => self.records(table, width),
        }
    }

    /// Columns side by side.
    fn grid(&mut self, table: &Table, widths: &[usize], width: usize) {
        let line = |texts: Vec<String>| {
            let each = texts.iter().zip(widths).zip(&table.columns);
            let texts: Vec<String> = each
                .map(|((text, width), column)| match column.align {
                    Align::End => {
                        format!("{}{text}", " ".repeat(width.saturating_sub(cells(text))))
                    }
                    Align::Start | Align::Centre => fit(text, *width),
                })
                .collect();
            texts.join("  ")
        };
        let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
        if heads.iter().any(|head| !head.is_empty()) {
            self.lines.push(Line::styled(line(heads), theme::LABEL));
        }
        for row in &table.rows {
            match row {
                Row::Band(text) => self.text(text, width, 0, theme::STRONG),
                Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => {
                    self.lines.push(Line::raw(line(cells.iter().map(Cell::words).collect())));
                }
            }
        }
    }

    /// Each row as its first cell, then the others behind the names of their columns.
    fn records(&mut self, table: &Table, width: usize) {
        for row in &table.rows {
            match row {
                Row::Band(text) => {
                    self.gap();
                    self.text(text, width, 0, theme::STRONG);
                }
                Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => {
                    for (at, cell) in cells.iter().enumerate() {
                        self.cell(table, at, cell, width);
                    }
                    self.gap();
                }
            }
        }
    }

    fn cell(&mut self, table: &Table, at: usize, cell: &Cell, width: usize) {
        let words = cell.words();
        if words.is_empty() {
            return;
        }
        // The first cell tells a row from others; where it is the only one, it
        // is a cell as the others are.
        if at == 0 && table.rows.len() > 1 {
            return self.text(&words, width, 0, theme::STRONG);
        }
        let head = table.columns.get(at).map_or("", |column| column.head.as_str());
        let text = if head.is_empty() { words } else { self.phrases.named(head, &words) };
        self.text(&text, width, 2, ratatui::style::Style::new());
    }

    fn bars(&mut self, bars: &Bars, width: usize) {
        self.text(&bars.caption, width, 0, theme::LABEL);
        let label = width.saturating_sub(BAR + 8).clamp(8, LABEL);
        for one in &bars.rows {
            let part =
                one.score.map_or(0, |score| (score.clamp(0.0, 1.0) * 100.0).round() as usize);
            let shown = format!("{:>5}", one.shown);
            self.lines.push(Line::raw(format!(
                "{} {shown} {}",
                fit(&one.label, label),
                bar(part, 100, BAR)
            )));
        }
    }

    fn gantt(&mut self, gantt: &Gantt, width: usize) {
        self.text(&gantt.caption, width, 0, theme::LABEL);
        for span in &gantt.spans {
            if !span.band.is_empty() {
                self.gap();
                self.text(&span.band, width, 0, theme::STRONG);
            }
            let months = format!("{:>2}–{:<2}", span.start + 1, span.end);
            self.lines.extend(item(&months, &span.label, width));
        }
    }
}

/// How wide each column is where every row has room on one line.
fn columns(table: &Table, width: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = table.columns.iter().map(|column| cells(&column.head)).collect();
    for row in &table.rows {
        let (Row::Cells(own) | Row::Lead(own) | Row::Hand(own)) = row else { continue };
        for (width, cell) in widths.iter_mut().zip(own) {
            let words = cell.words();
            if words.contains('\n') {
                return None;
            }
            *width = (*width).max(cells(&words));
        }
    }
    let whole = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
    (whole <= width).then_some(widths)
}
