//! What a file calls columns and values, and what we call them.

use crate::sheet::{Fault, Sheet};
use std::collections::BTreeMap;
use std::path::Path;

/// Names of a file, small letters, and ours.
#[derive(Debug, Default)]
pub struct Mapping {
    columns: BTreeMap<String, String>,
    /// By column, then by what stands in the cell.
    values: BTreeMap<String, BTreeMap<String, String>>,
}

impl Mapping {
    /// Reads a table of `what`, `theirs` and `ours`, where `what` is `column` or
    /// the (our) name of the column whose values are meant.
    pub fn read(path: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let sheet = Sheet::read(path, bytes, &["what", "theirs", "ours"], &["what", "theirs"])?;
        let (mut mapping, mut faults) = (Self::default(), Vec::new());
        for row in sheet.rows() {
            let what = row.get("what").to_lowercase();
            let (theirs, ours) = (row.get("theirs").to_lowercase(), row.get("ours").to_owned());
            let known = super::row::COLUMNS.contains(&what.as_str());
            let names = match what.as_str() {
                "column" => &mut mapping.columns,
                _ if known && what != "note" => mapping.values.entry(what).or_default(),
                _ => {
                    let hint =
                        format!("write column, or one of: {}", super::row::COLUMNS.join(", "));
                    faults.push(row.fault("what", format!("“{what}” has no names"), &hint));
                    continue;
                }
            };
            if names.insert(theirs.clone(), ours).is_some() {
                faults.push(row.fault("theirs", format!("“{theirs}” stands there twice"), ""));
            }
        }
        if faults.is_empty() { Ok(mapping) } else { Err(faults) }
    }

    /// Ours for their names of columns.
    pub const fn columns(&self) -> &BTreeMap<String, String> {
        &self.columns
    }

    /// Ours for a value of this column; the value itself where nothing is said.
    pub fn value<'m>(&'m self, column: &str, theirs: &'m str) -> &'m str {
        let named = self.values.get(column).and_then(|names| names.get(&theirs.to_lowercase()));
        named.map_or(theirs, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Mapping;
    use std::path::Path;

    #[test]
    fn names_are_found_whatever_their_case_and_strangers_are_told() {
        let text = "what,theirs,ours\ncolumn,Pays,country\nanswer,N/A,\ncountry,RDC,CD\n";
        let mapping = Mapping::read(Path::new("m.csv"), text.as_bytes()).unwrap();
        assert_eq!(mapping.columns().get("pays").map(String::as_str), Some("country"));
        for (column, theirs, ours) in
            [("answer", "n/a", ""), ("country", "rdc", "CD"), ("country", "KE", "KE")]
        {
            assert_eq!(mapping.value(column, theirs), ours);
        }
        let faulty = "what,theirs,ours\ncolour,red,1\ncolumn,a,note\ncolumn,A,date\n";
        let faults = Mapping::read(Path::new("m.csv"), faulty.as_bytes()).unwrap_err();
        assert_eq!(faults.len(), 2, "{faults:?}");
    }
}
