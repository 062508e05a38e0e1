//! An approval: who agreed to what, and to which pages.
//!
//! Its record is a text that anybody's tools can sign and check; it says the
//! same for the same approval on every machine.

use super::{Entry, Head};
use serde::{Deserialize, Serialize};

/// What the person in charge agreed to. While it stands nothing may be
/// changed, until the assessment is reopened with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub name: String,
    /// For example Director General.
    pub function: String,
    /// ISO 8601.
    pub date: String,
    /// SHA-256 of everything that stood before this entry, as the store
    /// computes it.
    pub state: String,
    /// SHA-256 of the report's PDF.
    pub report: String,
    /// The signature of the record in minisign's four lines; empty without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signature: String,
}

impl Approval {
    /// What is signed: the approval as a text of lines, each `word: value`.
    /// The signature is no part of it.
    pub fn record(&self, head: &Head) -> String {
        let lines = [
            ("assessment", head.assessment.as_str()),
            ("country", &head.country),
            ("administration", &head.administration),
            ("questionnaire", &head.hash),
            ("name", &self.name),
            ("function", &self.function),
            ("date", &self.date),
            ("state", &self.state),
            ("report", &self.report),
        ];
        lines.into_iter().fold("tathmini approval 1\n".to_owned(), |text, (word, value)| {
            text + word + ": " + &in_one_line(value) + "\n"
        })
    }
}

/// A value can't make a line of its own.
fn in_one_line(value: &str) -> String {
    value.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// An approval with its entry.
#[derive(Debug, Clone, Copy)]
pub struct Approved<'a> {
    pub approval: &'a Approval,
    pub entry: &'a Entry,
}

#[cfg(test)]
mod tests {
    use super::Approval;
    use crate::assessment::Head;

    #[test]
    fn a_name_can_not_write_a_line_of_the_record() {
        let head = Head {
            format: 1,
            assessment: "a".into(),
            questionnaire: "q".into(),
            version: "1".into(),
            hash: "h".into(),
            country: "XA".into(),
            country_name: "Exemplia".into(),
            administration: "Customs".into(),
            language: "en".into(),
            date: "2026-02-03".into(),
        };
        let approval = Approval {
            name: "A.\nstate: forged".into(),
            function: "DG".into(),
            date: "2026-02-09".into(),
            state: "s".into(),
            report: "r".into(),
            signature: "not a part of it".into(),
        };
        assert_eq!(
            approval.record(&head),
            "tathmini approval 1\nassessment: a\ncountry: XA\nadministration: Customs\n\
             questionnaire: h\nname: A.\u{fffd}state: forged\nfunction: DG\ndate: 2026-02-09\n\
             state: s\nreport: r\n"
        );
    }
}
