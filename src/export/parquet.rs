//! Parquet: columns with their types, for engines that read more than one
//! machine holds. Dictionary and gzip, format version 1, so that old readers
//! take it; the same rows are the same bytes.

use super::ExportError;
use super::answers::Holds;
use super::sheets::Value;
use parquet::basic::{Compression, GzipLevel};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

/// A file in the making: it takes rows in pieces, and keeps of them what will
/// stand in it, which is a fiftieth of the rows.
pub struct ParquetTable {
    writer: SerializedFileWriter<Vec<u8>>,
    columns: Vec<Holds>,
}

impl ParquetTable {
    /// A file of these columns; every one may be empty.
    ///
    /// # Errors
    /// None that depends on what was typed.
    pub fn new(columns: &[(&str, Holds)]) -> Result<Self, ExportError> {
        let field = |(name, holds): &(&str, Holds)| match holds {
            Holds::Text => format!("OPTIONAL BYTE_ARRAY {name} (STRING);"),
            Holds::Whole => format!("OPTIONAL INT32 {name};"),
            Holds::Day => format!("OPTIONAL INT32 {name} (DATE);"),
        };
        let fields: String = columns.iter().map(field).collect();
        let schema = Arc::new(parse_message_type(&format!("message answers {{{fields}}}"))?);
        let properties = WriterProperties::builder()
            .set_compression(Compression::GZIP(GzipLevel::default()))
            .set_created_by("tathmini".to_owned())
            .build();
        let writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
        Ok(Self { writer, columns: columns.iter().map(|(_, holds)| *holds).collect() })
    }

    /// Adds rows, which become one group of the file.
    ///
    /// # Errors
    /// None that depends on what was typed.
    pub fn add(&mut self, rows: &[Vec<Value>]) -> Result<(), ExportError> {
        let mut group = self.writer.next_row_group()?;
        for (place, holds) in self.columns.iter().enumerate() {
            let Some(mut column) = group.next_column()? else { break };
            let cells = rows.iter().map(|row| row.get(place).unwrap_or(&Value::Nothing));
            match holds {
                Holds::Text => texts(&mut column, cells)?,
                Holds::Whole => numbers(&mut column, cells, whole)?,
                Holds::Day => numbers(&mut column, cells, day)?,
            }
            column.close()?;
        }
        group.close()?;
        Ok(())
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// None that depends on what was typed.
    pub fn finish(self) -> Result<Vec<u8>, ExportError> {
        Ok(self.writer.into_inner()?)
    }
}

fn texts<'v>(
    column: &mut SerializedColumnWriter<'_>,
    cells: impl Iterator<Item = &'v Value>,
) -> Result<(), ExportError> {
    let (mut values, mut there) = (Vec::new(), Vec::new());
    for cell in cells {
        there.push(i16::from(*cell != Value::Nothing));
        match cell {
            Value::Nothing => {}
            Value::Text(text) | Value::Number(text) | Value::Day(text) => {
                values.push(ByteArray::from(text.as_str()));
            }
            Value::Whole(number) => values.push(ByteArray::from(number.to_string().as_str())),
        }
    }
    column.typed::<ByteArrayType>().write_batch(&values, Some(&there), None)?;
    Ok(())
}

fn numbers<'v>(
    column: &mut SerializedColumnWriter<'_>,
    cells: impl Iterator<Item = &'v Value>,
    number: fn(&Value) -> Option<i32>,
) -> Result<(), ExportError> {
    let numbers: Vec<Option<i32>> = cells.map(number).collect();
    let there: Vec<i16> = numbers.iter().map(|number| i16::from(number.is_some())).collect();
    let values: Vec<i32> = numbers.into_iter().flatten().collect();
    column.typed::<Int32Type>().write_batch(&values, Some(&there), None)?;
    Ok(())
}

fn whole(value: &Value) -> Option<i32> {
    match value {
        Value::Whole(number) => i32::try_from(*number).ok(),
        _ => None,
    }
}

/// Days since 1 January 1970, by the civil calendar.
fn day(value: &Value) -> Option<i32> {
    let Value::Day(text) = value else { return None };
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years begin in March, so that the leap day is the last one.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    i32::try_from(days + (153 * month + 2) / 5 + day - 1 - 719_468).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (text, days) in [
            ("1970-01-01", Some(0)),
            ("1969-12-31", Some(-1)),
            ("2000-02-29", Some(11_016)),
            ("2000-03-01", Some(11_017)),
            ("2026-02-03", Some(20_487)),
            ("2026-13-01", None),
            ("soon", None),
        ] {
            assert_eq!(day(&Value::Day(text.to_owned())), days, "{text}");
        }
    }

    #[test]
    fn the_same_rows_are_the_same_bytes() {
        let rows =
            vec![vec![Value::text("a"), Value::Whole(1)], vec![Value::Nothing, Value::Nothing]];
        let columns = [("name", Holds::Text), ("level", Holds::Whole)];
        let parquet = |pieces: &[&[Vec<Value>]]| {
            let mut table = ParquetTable::new(&columns).unwrap();
            pieces.iter().for_each(|piece| table.add(piece).unwrap());
            table.finish().unwrap()
        };
        let file = parquet(&[&rows]);
        assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
        assert_eq!(file, parquet(&[&rows]));
        assert!(parquet(&[&rows, &rows[..1]]).len() > file.len());
        assert!(parquet(&[]).ends_with(b"PAR1"));
    }
}
