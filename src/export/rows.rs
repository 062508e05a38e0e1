//! A table as JSON, one object a line, written as its rows come.

use super::ExportError;
use super::harmless::Harmless;
use super::sheets::Value;
use serde::ser::{Serialize, Serializer};
use std::io::Write;

/// A table in the making: `{"format":"tathmini-answers/1","masked":[…],"answers":[…]}`.
pub struct JsonTable<W: Write> {
    out: W,
    columns: Vec<&'static str>,
    any: bool,
}

impl<W: Write> JsonTable<W> {
    /// Begins the table of this name; `masked` says what was removed from it.
    ///
    /// # Errors
    /// The writer's.
    pub fn begin(
        name: &str,
        columns: Vec<&'static str>,
        masked: &[String],
        mut out: W,
    ) -> Result<Self, ExportError> {
        write!(out, "{{\"format\":\"tathmini-{name}/1\",\n\"masked\":")?;
        put(&mut out, masked)?;
        write!(out, ",\n\"{name}\":[")?;
        Ok(Self { out, columns, any: false })
    }

    /// Writes rows.
    ///
    /// # Errors
    /// The writer's.
    pub fn add(&mut self, rows: impl IntoIterator<Item = Vec<Value>>) -> Result<(), ExportError> {
        for row in rows {
            self.out.write_all(if self.any { b",\n" } else { b"\n" })?;
            self.any = true;
            put(&mut self.out, &Row(&self.columns, &row))?;
        }
        Ok(())
    }

    /// Ends the table.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(mut self) -> Result<(), ExportError> {
        self.out.write_all(b"\n]}\n")?;
        Ok(self.out.flush()?)
    }
}

fn put(out: &mut impl Write, facts: &(impl Serialize + ?Sized)) -> Result<(), ExportError> {
    facts.serialize(&mut serde_json::Serializer::with_formatter(out, Harmless))?;
    Ok(())
}

/// A row as an object, its members in the order of the columns.
struct Row<'r>(&'r [&'static str], &'r [Value]);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().zip(self.1.iter().map(Cell)))
    }
}

struct Cell<'r>(&'r Value);

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Nothing => serializer.serialize_none(),
            Value::Whole(number) => serializer.serialize_i64(*number),
            Value::Text(text) | Value::Number(text) | Value::Day(text) => {
                serializer.serialize_str(text)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{JsonTable, Value};

    #[test]
    fn a_row_is_a_line_and_steers_no_terminal() {
        let mut bytes = Vec::new();
        let masked = ["days".to_owned()];
        let mut table = JsonTable::begin("answers", vec!["a", "b"], &masked, &mut bytes).unwrap();
        table.add([vec![Value::text("x\u{9b}2J"), Value::Nothing]]).unwrap();
        table.add([vec![Value::Whole(7), Value::Day("2026-02-03".to_owned())]]).unwrap();
        table.finish().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text,
            "{\"format\":\"tathmini-answers/1\",\n\"masked\":[\"days\"],\n\"answers\":[\n\
             {\"a\":\"x\\u009b2J\",\"b\":null},\n{\"a\":7,\"b\":\"2026-02-03\"}\n]}\n"
        );
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    }
}
