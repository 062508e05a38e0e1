//! The parts around the body: types, relations, styles, header and footer.

use super::escaped;
use crate::report::document::About;
use std::fmt::Write as _;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"word/document.xml\"/><Relationship Id=\"rId2\" \
    Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
    Target=\"docProps/core.xml\"/></Relationships>";

pub const NUMBERING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
    <w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>\
    <w:pPr><w:ind w:left=\"360\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

pub const SETTINGS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:updateFields w:val=\"true\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
    w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

pub fn types(charts: usize) -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut out = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{word}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{word}.styles+xml\"/>\
         <Override PartName=\"/word/numbering.xml\" ContentType=\"{word}.numbering+xml\"/>\
         <Override PartName=\"/word/settings.xml\" ContentType=\"{word}.settings+xml\"/>\
         <Override PartName=\"/word/header1.xml\" ContentType=\"{word}.header+xml\"/>\
         <Override PartName=\"/word/footer1.xml\" ContentType=\"{word}.footer+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for number in 1..=charts {
        let _ = write!(
            out,
            "<Override PartName=\"/word/charts/chart{number}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"
        );
    }
    out.push_str("</Types>");
    out
}

pub fn relations(charts: usize, logo: bool) -> String {
    let mut out = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for (id, kind) in
        [("rIdStyles", "styles"), ("rIdNumbering", "numbering"), ("rIdSettings", "settings")]
    {
        let _ = write!(
            out,
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{kind}.xml\"/>"
        );
    }
    for (id, kind) in [("rIdHeader", "header"), ("rIdFooter", "footer")] {
        let _ = write!(
            out,
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{kind}1.xml\"/>"
        );
    }
    for number in 1..=charts {
        let _ = write!(
            out,
            "<Relationship Id=\"rIdChart{number}\" Type=\"{OFFICE}/chart\" \
             Target=\"charts/chart{number}.xml\"/>"
        );
    }
    if logo {
        let _ = write!(
            out,
            "<Relationship Id=\"rIdLogo\" Type=\"{OFFICE}/image\" Target=\"media/logo.png\"/>"
        );
    }
    out.push_str("</Relationships>");
    out
}

pub fn core(about: &About) -> String {
    let date = if about.date.len() == 10 { about.date.as_str() } else { "2000-01-01" };
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><dc:language>{}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:modified>\
         </cp:coreProperties>",
        escaped(&about.title),
        escaped(&about.subject),
        escaped(&about.author),
        about.language.code()
    )
}

pub fn header(about: &About) -> String {
    let mark = if about.mark.is_empty() { String::new() } else { format!(" · {}", about.mark) };
    format!(
        "{HEAD}<w:hdr {WORD}><w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr><w:r><w:t \
         xml:space=\"preserve\">{}{}</w:t></w:r></w:p></w:hdr>",
        escaped(&about.running),
        escaped(&mark)
    )
}

/// Classification, and the page number's words around its fields, at the end of this measure.
pub fn footer(about: &About, measure: u32) -> String {
    let text =
        |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
    let field = |name: &str| {
        format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    let mut numbers = String::new();
    let mut rest = about.page_of.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        numbers.push_str(&text(before));
        numbers.push_str(&field(if name == "pages" { "NUMPAGES" } else { "PAGE" }));
        rest = after;
    }
    numbers.push_str(&text(rest));
    format!(
        "{HEAD}<w:ftr {WORD}><w:p><w:pPr><w:pStyle w:val=\"Small\"/><w:tabs><w:tab w:val=\"end\" \
         w:pos=\"{measure}\"/></w:tabs></w:pPr>{}<w:r><w:tab/></w:r>{numbers}</w:p></w:ftr>",
        text(&about.classification)
    )
}

/// One paragraph style.
fn style(id: &str, name: &str, paragraph: &str, run: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
         <w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>\
         <w:rPr>{run}</w:rPr></w:style>"
    )
}

pub fn styles(about: &About) -> String {
    let mut out = format!(
        "{HEAD}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Noto Sans\" \
         w:hAnsi=\"Noto Sans\" w:cs=\"Noto Sans\"/><w:sz w:val=\"19\"/><w:lang w:val=\"{}\"/></w:rPr>\
         </w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" \
         w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:qFormat/></w:style>",
        about.language.code()
    );
    for (level, size, before) in [(1u8, 40, 0), (2, 28, 360), (3, 22, 240), (4, 19, 160)] {
        let outline = level - 1;
        let paragraph = format!(
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"120\"/>\
             <w:outlineLvl w:val=\"{outline}\"/>"
        );
        let run = format!("<w:b/><w:color w:val=\"143253\"/><w:sz w:val=\"{size}\"/>");
        out.push_str(&style(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            &paragraph,
            &run,
        ));
    }
    let blue = "<w:color w:val=\"143253\"/>";
    let grey = "<w:color w:val=\"5C646E\"/>";
    for (id, name, paragraph, run) in [
        (
            "Title",
            "Title",
            "<w:spacing w:after=\"160\"/>",
            format!("<w:b/>{blue}<w:sz w:val=\"60\"/>"),
        ),
        ("Subtitle", "Subtitle", "<w:spacing w:after=\"360\"/>", "<w:sz w:val=\"28\"/>".to_owned()),
        ("CoverOver", "Cover over", "<w:spacing w:before=\"1800\"/>", format!("<w:b/>{blue}")),
        (
            "CoverMark",
            "Cover mark",
            "",
            "<w:b/><w:color w:val=\"A84200\"/><w:sz w:val=\"28\"/>".to_owned(),
        ),
        ("Lead", "Lead", "", format!("{blue}<w:sz w:val=\"23\"/>")),
        ("Small", "Small", "<w:spacing w:after=\"60\"/>", format!("{grey}<w:sz w:val=\"16\"/>")),
        ("Quote", "Quote", "<w:ind w:left=\"360\" w:right=\"360\"/>", "<w:i/>".to_owned()),
        (
            "Caption",
            "caption",
            "<w:keepNext/><w:spacing w:before=\"240\"/>",
            format!("<w:b/>{blue}"),
        ),
        (
            "Cell",
            "Cell",
            "<w:spacing w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>",
            "<w:sz w:val=\"16\"/>".to_owned(),
        ),
        ("TOC1", "toc 1", "<w:spacing w:before=\"80\" w:after=\"20\"/>", format!("<w:b/>{blue}")),
        ("TOC2", "toc 2", "<w:spacing w:after=\"20\"/><w:ind w:left=\"280\"/>", String::new()),
        (
            "ListBullet",
            "List Bullet",
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>",
            String::new(),
        ),
    ] {
        out.push_str(&style(id, name, paragraph, &run));
    }
    let side = |side: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"C9CED4\"/>")
    };
    let sides: String = ["top", "bottom", "insideH"].map(side).concat();
    let _ = write!(
        out,
        "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Grid\"/><w:tblPr><w:tblBorders>\
         {sides}</w:tblBorders><w:tblCellMar><w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" \
         w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>"
    );
    out
}
