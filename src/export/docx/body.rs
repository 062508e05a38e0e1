//! Blocks to the document's body, and the charts that it refers to.

use super::{chart, escaped};
use crate::report::document::{
    Align, Block, Cell, Cover, Document, Orientation, Row, Strength, Style, Table,
};
use crate::report::layout::Ruler;
use crate::report::picture::Picture;
use crate::report::{Paper, Sheet};
use std::fmt::Write as _;

/// A row of fewer letters is not parted by the end of a page.
const WHOLE: usize = 1_200;

/// What a picture's parts are named after.
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// Around the text, in twentieths of a point, as everything here.
const MARGIN: u32 = 1440;

/// Of a point.
const TWENTIETHS: f32 = 20.0;

/// Of the measure that pictures are told in, to a twentieth of a point.
const EMU: u32 = 635;

/// The body, and the charts in their order.
pub struct Body {
    pub xml: String,
    pub charts: Vec<String>,
}

struct Pen<'d> {
    document: &'d Document,
    sheet: &'d Sheet,
    /// Cells have the size and the padding that they have on paper.
    ruler: Ruler<'d>,
    out: String,
    charts: Vec<String>,
    headings: usize,
    orientation: Orientation,
    /// A cover or a turn has begun a page already.
    fresh: bool,
    /// What is written stays on the page of what follows.
    leads: bool,
}

pub fn body(document: &Document, sheet: &Sheet) -> Body {
    let mut pen = Pen {
        document,
        sheet,
        ruler: Ruler::new(document.about.language, &sheet.fonts),
        out: String::new(),
        charts: Vec::new(),
        headings: 0,
        orientation: Orientation::Portrait,
        fresh: true,
        leads: false,
    };
    pen.out.push_str(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>",
    );
    for block in &document.blocks {
        pen.block(block);
    }
    let section = section(sheet.paper, pen.orientation);
    pen.out.push_str(&section);
    pen.out.push_str("</w:body></w:document>");
    Body { xml: pen.out, charts: pen.charts }
}

impl Pen<'_> {
    fn measure(&self) -> u32 {
        measure(self.sheet.paper, self.orientation)
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph { style, text } => {
                let style = match style {
                    Style::Body => "Normal",
                    Style::Lead => "Lead",
                    Style::Small => "Small",
                    Style::Quote => "Quote",
                };
                self.paragraph(style, text);
            }
            Block::List(entries) => {
                for entry in entries {
                    self.paragraph("ListBullet", entry);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Bars(bars) => {
                self.figure(&bars.caption, &bars.alternative, chart::bars(bars));
            }
            Block::Radar(bars) => {
                self.figure(&bars.caption, &bars.alternative, chart::radar(bars));
            }
            Block::Gantt(gantt) => {
                self.figure(&gantt.caption, &gantt.alternative, chart::gantt(gantt));
            }
            Block::Contents => self.contents(),
            Block::Turn(orientation) => self.turn(*orientation),
            // Where a page ends is the word processor's own.
            Block::OnePage => {}
        }
        self.fresh = matches!(block, Block::Cover(_) | Block::Turn(_));
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        let _ = write!(
            self.out,
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>",
            run(text, Strength::Plain)
        );
    }

    fn heading(&mut self, level: u8, text: &str) {
        let level = level.clamp(1, 4);
        let page = if level == 1 && !self.fresh { "<w:pageBreakBefore/>" } else { "" };
        self.headings += 1;
        let number = self.headings;
        let _ = write!(
            self.out,
            "<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/>{page}</w:pPr>\
             <w:bookmarkStart w:id=\"{number}\" w:name=\"_Toc{number}\"/>{}\
             <w:bookmarkEnd w:id=\"{number}\"/></w:p>",
            run(text, Strength::Plain)
        );
    }

    fn cover(&mut self, cover: &Cover) {
        if let Some(logo) = &self.sheet.logo {
            self.logo(logo);
        }
        self.paragraph("CoverOver", &cover.over);
        self.paragraph("Title", &cover.title);
        self.paragraph("Subtitle", &cover.subtitle);
        if !self.document.about.mark.is_empty() {
            self.paragraph("CoverMark", &self.document.about.mark.clone());
        }
        for (label, value) in &cover.lines {
            let _ = write!(
                self.out,
                "<w:p>{}{}</w:p>",
                run(&format!("{label}: "), Strength::Plain),
                run(value, Strength::Bold)
            );
        }
        self.paragraph("Small", &cover.notice);
        self.out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
    }

    fn logo(&mut self, logo: &Picture) {
        let (width, height) = logo.on_the_cover();
        let emu = |points: f32| (points * 20.0 * EMU as f32).round() as u32;
        let (width, height) = (emu(width), emu(height));
        let name = escaped(&self.document.about.author);
        let _ = write!(
            self.out,
            "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"1000\" name=\"Logo\" \
             descr=\"{name}\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"{PICTURE}\">\
             <pic:pic xmlns:pic=\"{PICTURE}\"><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"Logo\"/>\
             <pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdLogo\"/><a:stretch>\
             <a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
             <a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>\
             </w:r></w:p>"
        );
    }

    /// A field that the reader's program fills with pages; until then the titles.
    fn contents(&mut self) {
        let from = self.headings;
        let titles: Vec<(usize, u8, String)> = self
            .document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading { level, text } => Some((*level, text.clone())),
                _ => None,
            })
            .enumerate()
            .filter(|(number, (level, _))| *number >= from && *level <= 2)
            .map(|(number, (level, text))| (number + 1, level, text))
            .collect();
        let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText \
            xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        for (at, (number, level, text)) in titles.iter().enumerate() {
            let before = if at == 0 { begin } else { "" };
            let _ = write!(
                self.out,
                "<w:p><w:pPr><w:pStyle w:val=\"TOC{level}\"/></w:pPr>{before}\
                 <w:hyperlink w:anchor=\"_Toc{number}\">{}</w:hyperlink></w:p>",
                run(text, Strength::Plain)
            );
        }
        if !titles.is_empty() {
            self.out.push_str("<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
        }
    }

    /// Ends the section so far; what follows stands on pages of this orientation.
    fn turn(&mut self, orientation: Orientation) {
        if orientation != self.orientation {
            let section = section(self.sheet.paper, self.orientation);
            let _ = write!(self.out, "<w:p><w:pPr>{section}</w:pPr></w:p>");
            self.orientation = orientation;
        }
    }

    fn figure(&mut self, caption: &str, alternative: &str, chart: String) {
        self.paragraph("Caption", caption);
        self.charts.push(chart);
        let number = self.charts.len();
        let height = if self.orientation == Orientation::Landscape { 4_600_000 } else { 3_200_000 };
        let width = self.measure() * EMU;
        let _ = write!(
            self.out,
            "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{}\" name=\"Chart {number}\" descr=\"{}\"/><wp:cNvGraphicFramePr/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
             <c:chart r:id=\"rIdChart{number}\"/></a:graphicData></a:graphic></wp:inline>\
             </w:drawing></w:r></w:p>",
            1000 + number,
            escaped(alternative)
        );
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.paragraph("Caption", &table.caption);
        }
        let whole = self.measure();
        let widths = self.ruler.columns(table, whole as f32 / TWENTIETHS);
        let widths: Vec<u32> = widths.iter().map(|width| (width * TWENTIETHS) as u32).collect();
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
        );
        for width in &widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.out.push_str("</w:tblGrid>");
        if table.columns.iter().any(|column| !column.head.is_empty()) {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            for (column, width) in table.columns.iter().zip(&widths) {
                self.cell(&Cell::bold(&column.head), *width, column.align, Some("D9E4F0"));
            }
            self.out.push_str("</w:tr>");
        }
        for row in &table.rows {
            match row {
                Row::Band(text) => {
                    let _ = write!(
                        self.out,
                        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{whole}\" \
                         w:type=\"dxa\"/><w:gridSpan w:val=\"{}\"/><w:shd w:val=\"clear\" \
                         w:color=\"auto\" w:fill=\"EEF2F6\"/></w:tcPr><w:p><w:pPr><w:pStyle \
                         w:val=\"Cell\"/><w:keepNext/></w:pPr>{}</w:p></w:tc></w:tr>",
                        widths.len().max(1),
                        run(text, Strength::Bold)
                    );
                }
                Row::Cells(cells) => self.row(cells, table, &widths, ""),
                Row::Lead(cells) => {
                    self.leads = true;
                    self.row(cells, table, &widths, "");
                    self.leads = false;
                }
                Row::Hand(cells) => {
                    let tall = "<w:trHeight w:val=\"900\" w:hRule=\"atLeast\"/>";
                    self.row(cells, table, &widths, tall);
                }
            }
        }
        self.out.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr></w:p>");
    }

    fn row(&mut self, cells: &[Cell], table: &Table, widths: &[u32], height: &str) {
        // A row of some lines stays whole, as on paper; a long one may go on overleaf.
        let letters: usize =
            cells.iter().flat_map(|cell| &cell.paragraphs).map(|one| one.text.len()).sum();
        let whole = if letters < WHOLE { "<w:cantSplit/>" } else { "" };
        let _ = write!(self.out, "<w:tr><w:trPr>{whole}{height}</w:trPr>");
        let empty = Cell::default();
        for (at, (column, width)) in table.columns.iter().zip(widths).enumerate() {
            let cell = cells.get(at).unwrap_or(&empty);
            let fill = cell.heat.map(shade);
            self.cell(cell, *width, column.align, fill.as_deref());
        }
        self.out.push_str("</w:tr>");
    }

    fn cell(&mut self, cell: &Cell, width: u32, align: Align, fill: Option<&str>) {
        let _ = write!(self.out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
        if let Some(fill) = fill {
            let _ = write!(self.out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>");
        }
        self.out.push_str("</w:tcPr>");
        let align = match align {
            Align::Start => "start",
            Align::Centre => "center",
            Align::End => "end",
        };
        let keep = if self.leads { "<w:keepNext/>" } else { "" };
        let begin = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Cell\"/>{keep}<w:jc w:val=\"{align}\"/></w:pPr>"
        );
        for paragraph in &cell.paragraphs {
            let _ = write!(self.out, "{begin}{}</w:p>", run(&paragraph.text, paragraph.strength));
        }
        // A cell without a paragraph is not allowed.
        if cell.paragraphs.is_empty() {
            let _ = write!(self.out, "{begin}</w:p>");
        }
        self.out.push_str("</w:tc>");
    }
}

/// A run of text; line breaks in it stay line breaks.
fn run(text: &str, strength: Strength) -> String {
    let look = match strength {
        Strength::Plain => "",
        Strength::Bold => "<w:rPr><w:b/></w:rPr>",
        Strength::Italic => "<w:rPr><w:i/></w:rPr>",
    };
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)))
        .collect();
    format!("<w:r>{look}{}</w:r>", lines.join("<w:br/>"))
}

/// The shade of a place on the scale, as on paper.
fn shade(place: f32) -> String {
    let colour = crate::report::layout::heat(place);
    format!("{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
}

/// Width and height of a page.
fn page(paper: Paper, orientation: Orientation) -> (u32, u32) {
    let (width, height) = paper.page(orientation);
    ((width * 20.0).round() as u32, (height * 20.0).round() as u32)
}

/// How wide the text of a page is.
pub fn measure(paper: Paper, orientation: Orientation) -> u32 {
    page(paper, orientation).0.saturating_sub(2 * MARGIN)
}

/// Page size, margins, header and footer of a section.
fn section(paper: Paper, orientation: Orientation) -> String {
    let (width, height) = page(paper, orientation);
    let turned = match orientation {
        Orientation::Portrait => "",
        Orientation::Landscape => " w:orient=\"landscape\"",
    };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:type w:val=\"nextPage\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/><w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" \
         w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>\
         <w:titlePg w:val=\"0\"/></w:sectPr>"
    )
}
