//! The table of fields as a JSON Schema (2020-12), for editors.
//!
//! It says what a schema can say: fields, kinds of value, bounds. What needs
//! the whole file (ids that exist, circles) only `tathmini check` knows.

use super::{Field, Kind, QUESTIONNAIRE, Record, TRANSLATION, Variants};
use serde_json::{Map, Value, json};

/// The schema of a definition file. Keys come in alphabetical order, always.
pub fn schema() -> Value {
    let mut records = Map::new();
    define(&QUESTIONNAIRE, &mut records);
    let mut root = Map::new();
    root.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    root.insert("title".into(), json!("tathmini questionnaire"));
    root.insert("$ref".into(), json!(reference(&QUESTIONNAIRE)));
    root.insert("$defs".into(), Value::Object(records));
    Value::Object(root)
}

/// The schema of a translation file.
pub fn translation_schema() -> Value {
    let mut records = Map::new();
    define(&TRANSLATION, &mut records);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tathmini translation",
        "$ref": reference(&TRANSLATION),
        "$defs": records,
    })
}

/// The record's name without its article: `a cost band` is `cost_band`.
fn name(record: &Record) -> String {
    record.name.split_once(' ').map_or(record.name, |(_, name)| name).replace(' ', "_")
}

fn reference(record: &Record) -> String {
    format!("#/$defs/{}", name(record))
}

fn define(record: &'static Record, records: &mut Map<String, Value>) {
    if records.contains_key(&name(record)) {
        return;
    }
    records.insert(name(record), Value::Null);
    let all = record.all_fields();
    let properties: Map<_, _> =
        all.iter().map(|field| (field.name.to_owned(), property(field, records))).collect();
    let mut object = json!({
        "type": "object",
        "description": record.help,
        "properties": properties,
        "required": required(record.fields),
        "additionalProperties": false,
    });
    if let Some(object) = object.as_object_mut() {
        forms(record, object, records);
    }
    records.insert(name(record), object);
}

fn required(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().filter(|field| field.needed).map(|field| field.name).collect()
}

/// Fields of a form are allowed and required with this form only.
fn forms(
    record: &'static Record,
    object: &mut Map<String, Value>,
    records: &mut Map<String, Value>,
) {
    match record.variants {
        Variants::None => {}
        Variants::ByWord(word, forms) => {
            let all = forms.iter().enumerate().map(|(at, (value, own))| {
                let mut when = json!({"properties": {word: {"const": value}}});
                // Without the word the first form applies.
                if at > 0 {
                    when["required"] = json!([word]);
                }
                json!({"if": when, "then": only(record, own, records)})
            });
            object.insert("allOf".into(), all.collect());
        }
        Variants::ByField(forms) => {
            let all = forms.iter().map(|(_, own)| only(record, own, records));
            object.insert("oneOf".into(), all.collect());
        }
    }
}

fn only(record: &'static Record, own: &'static [Field], records: &mut Map<String, Value>) -> Value {
    let shared = |name: &str| record.fields.iter().any(|field| field.name == name);
    let mut properties = Map::new();
    for field in record.all_fields().into_iter().filter(|field| !shared(field.name)) {
        let own = own.iter().find(|one| one.name == field.name);
        let allowed = own.map_or(json!(false), |field| property(field, records));
        properties.insert(field.name.to_owned(), allowed);
    }
    json!({"required": required(own), "properties": properties})
}

fn property(field: &Field, records: &mut Map<String, Value>) -> Value {
    let mut value = kind(&field.kind, records);
    value["description"] = json!(field.help);
    value
}

fn kind(kind_of: &Kind, records: &mut Map<String, Value>) -> Value {
    match kind_of {
        Kind::Text(most) => json!({"type": "string", "minLength": 1, "maxLength": most}),
        Kind::Draft(most) => json!({"type": ["string", "null"], "maxLength": most}),
        Kind::Line(most) => {
            json!({"type": "string", "minLength": 1, "maxLength": most, "pattern": "^[^\\n\\r\\t]*$"})
        }
        Kind::Id(most) => json!({
            "type": ["string", "integer"],
            "maxLength": most,
            "pattern": "^[A-Za-z0-9_-][A-Za-z0-9._-]*$",
        }),
        Kind::Level => json!({
            "type": ["string", "integer"],
            "maxLength": super::LONGEST_LEVEL,
            "pattern": "^[A-Za-z0-9+-]+$",
        }),
        Kind::Whole(least, most) => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Kind::Thousandths(least, most) => {
            json!({"type": "number", "minimum": decimal(*least), "maximum": decimal(*most)})
        }
        Kind::YesNo => json!({"type": "boolean"}),
        Kind::Choice(words) => json!({"enum": words}),
        Kind::Format(version) => json!({"const": version}),
        Kind::List(of, needed) => {
            json!({"type": "array", "items": kind(of, records), "minItems": i32::from(*needed)})
        }
        Kind::Record(record) => {
            define(record, records);
            json!({"$ref": reference(record)})
        }
        Kind::Named(record) => {
            define(record, records);
            json!({"type": "object", "additionalProperties": {"$ref": reference(record)}})
        }
    }
}

/// Thousandths as a number; exact for the bounds that the table has.
fn decimal(thousandths: i64) -> Value {
    if thousandths % 1000 == 0 {
        json!(thousandths / 1000)
    } else {
        serde_json::from_str(&format!("{thousandths}e-3")).unwrap_or(Value::Null)
    }
}
