//! JSON: every sheet as a list of objects, and the Document as blocks. Keys
//! stand in alphabetical order, so the same facts are the same bytes.

use super::ExportError;
use super::harmless::harmless_json;
use super::sheets::{Value as Cell, sheets};
use crate::report::compose::Facts;
use crate::report::document::{self, Block, Document, Row};
use serde_json::{Map, Value, json};

/// The facts, with the questionnaire's id, version and hash.
///
/// # Errors
/// None that depends on what was typed.
pub fn json(facts: &Facts<'_>, document: &Document) -> Result<Vec<u8>, ExportError> {
    let head = facts.assessment.head();
    let mut whole = Map::new();
    whole.insert("format".to_owned(), json!("tathmini-report/1"));
    whole.insert(
        "questionnaire".to_owned(),
        json!({
            "id": facts.questionnaire.id.as_str(),
            "version": facts.questionnaire.version,
            "sha256": head.map(|head| head.hash.as_str()),
        }),
    );
    whole.insert("language".to_owned(), json!(document.about.language.code()));
    whole.insert("status".to_owned(), serde_json::to_value(facts.assessment.status())?);
    for sheet in sheets(facts) {
        let object = |row: Vec<Cell>| -> Value {
            sheet
                .columns
                .iter()
                .map(|name| (*name).to_owned())
                .zip(row.into_iter().map(cell))
                .collect()
        };
        let rows: Vec<Value> = sheet.rows.into_iter().map(object).collect();
        whole.insert(sheet.code.to_owned(), Value::Array(rows));
    }
    let blocks: Vec<Value> = document.blocks.iter().map(block).collect();
    whole.insert("document".to_owned(), Value::Array(blocks));
    Ok(harmless_json(&Value::Object(whole))?)
}

fn cell(cell: Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Text(text) | Cell::Day(text) => Value::String(text),
        Cell::Whole(number) => number.into(),
        Cell::Number(text) => text.parse::<f64>().map_or(Value::Null, Value::from),
    }
}

fn block(block: &Block) -> Value {
    match block {
        Block::Cover(cover) => json!({
            "block": "cover", "over": cover.over, "title": cover.title,
            "subtitle": cover.subtitle, "lines": cover.lines, "notice": cover.notice,
        }),
        Block::Heading { level, text } => json!({"block": "heading", "level": level, "text": text}),
        Block::Paragraph { text, .. } => json!({"block": "paragraph", "text": text}),
        Block::List(entries) => json!({"block": "list", "entries": entries}),
        Block::Table(table) => {
            let columns: Vec<&str> =
                table.columns.iter().map(|column| column.head.as_str()).collect();
            let rows: Vec<Value> = table.rows.iter().map(row).collect();
            json!({"block": "table", "caption": table.caption, "columns": columns, "rows": rows})
        }
        Block::Bars(bars) | Block::Radar(bars) => json!({
            "block": "figure", "caption": bars.caption, "alternative": bars.alternative,
        }),
        Block::Gantt(gantt) => json!({
            "block": "figure", "caption": gantt.caption, "alternative": gantt.alternative,
        }),
        Block::Contents => json!({"block": "contents"}),
        Block::Turn(_) => json!({"block": "turn"}),
        Block::OnePage => json!({"block": "one page"}),
    }
}

fn row(row: &Row) -> Value {
    match row {
        Row::Band(text) => json!({ "band": text }),
        Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => {
            let text = |cell: &document::Cell| cell.words();
            Value::Array(cells.iter().map(text).map(Value::String).collect())
        }
    }
}
