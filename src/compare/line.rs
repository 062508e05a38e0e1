//! One assessment as one line of JSON: `{"id":…,"country":…,"year":…,"rev":…,
//! "answers":[…]}`, the answers in the questionnaire's order, `null` where there
//! is none (`docs/storage.md`).
//!
//! Promises: a line is taken whole or refused with a reason; the quick way reads
//! only lines that are written exactly as we write them, every other goes
//! through the JSON reader, and both say the same (tested).

use serde::Deserialize;
use std::borrow::Cow;

/// A line as read; levels are not held against the scales yet.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<'a> {
    pub id: Cow<'a, str>,
    pub country: Cow<'a, str>,
    pub year: u16,
    pub revision: u32,
}

/// Why a line is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineFault {
    /// No JSON object of this form; what the reader said.
    NotALine(String),
    /// An id or a country with signs that are not printed, or none at all.
    BadText(&'static str),
    /// Another number of answers than the questionnaire has questions.
    Answers { found: usize, expected: usize },
    /// The answer at this place, from 0, is not a level of its question's scale.
    NotALevel { place: usize, level: i32 },
}

/// Reads a line into `answers`, which is emptied first.
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn read_line<'a>(
    bytes: &'a [u8],
    answers: &mut Vec<Option<i32>>,
) -> Result<Line<'a>, LineFault> {
    if let Some(line) = quick(bytes, answers) {
        return Ok(line);
    }
    let line: Written =
        serde_json::from_slice(bytes).map_err(|error| LineFault::NotALine(error.to_string()))?;
    let id = match line.id {
        Id::Number(number) => Cow::Owned(number.to_string()),
        Id::Text(text) => text,
    };
    let printed =
        |text: &str| !text.is_empty() && text.len() <= LONGEST && !text.chars().any(is_unseen);
    if !printed(&id) {
        return Err(LineFault::BadText("id"));
    }
    if !printed(&line.country) {
        return Err(LineFault::BadText("country"));
    }
    answers.clear();
    answers.extend(line.answers);
    Ok(Line { id, country: line.country, year: line.year, revision: line.rev })
}

/// The longest id or country, in bytes.
const LONGEST: usize = 200;

/// Controls, and signs that change the direction or hide: nothing a name needs.
fn is_unseen(c: char) -> bool {
    crate::i18n::is_harmful(c) || c == '\n'
}

/// A line for the JSON reader. Other fields are refused: what is not understood
/// must not be lost in silence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<'a> {
    #[serde(borrow)]
    id: Id<'a>,
    #[serde(borrow)]
    country: Cow<'a, str>,
    year: u16,
    #[serde(default)]
    rev: u32,
    answers: Vec<Option<i32>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'a> {
    Number(u64),
    Text(#[serde(borrow)] Cow<'a, str>),
}

/// A line of exactly our own form: these keys in this order, no blanks, as id a
/// number or a text of letters, digits and hyphens, a country of letters and
/// digits, levels of one digit.
fn quick<'a>(bytes: &'a [u8], answers: &mut Vec<Option<i32>>) -> Option<Line<'a>> {
    let (id, rest) = match bytes.strip_prefix(b"{\"id\":")? {
        [b'"', tail @ ..] => {
            let end = tail.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'-')?;
            let (id, rest) = tail.split_at_checked(end).filter(|(id, _)| !id.is_empty())?;
            (id, rest.strip_prefix(b"\"")?)
        }
        number => digits(number)?,
    };
    let rest = rest.strip_prefix(b",\"country\":\"")?;
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
    let (country, rest) = rest.split_at_checked(end).filter(|(country, _)| !country.is_empty())?;
    let (year, rest) = digits(rest.strip_prefix(b"\",\"year\":")?)?;
    let (revision, rest) = digits(rest.strip_prefix(b",\"rev\":")?)?;
    let mut rest = rest.strip_prefix(b",\"answers\":[")?;
    answers.clear();
    loop {
        while let Some((levels, tail)) = four(rest) {
            answers.extend_from_slice(&levels);
            rest = tail;
        }
        rest = match rest {
            [digit @ b'0'..=b'9', tail @ ..] => {
                answers.push(Some(i32::from(digit - b'0')));
                tail
            }
            [b'n', b'u', b'l', b'l', tail @ ..] => {
                answers.push(None);
                tail
            }
            _ => return None,
        };
        match rest {
            [b',', tail @ ..] => rest = tail,
            b"]}" => break,
            _ => return None,
        }
    }
    let text = |bytes| std::str::from_utf8(bytes).ok();
    Some(Line {
        id: Cow::Borrowed(text(id).filter(|id| id.len() <= LONGEST)?),
        country: Cow::Borrowed(text(country).filter(|country| country.len() <= LONGEST)?),
        year: text(year)?.parse().ok()?,
        revision: text(revision)?.parse().ok()?,
    })
}

/// Four levels of one digit, each with its comma: most answers of most lines are
/// in such a row, and eight bytes are one word.
fn four(bytes: &[u8]) -> Option<([Option<i32>; 4], &[u8])> {
    const FORM: u64 = u64::from_le_bytes(*b"0,0,0,0,");
    const SIX: u64 = u64::from_le_bytes([6, 0, 6, 0, 6, 0, 6, 0]);
    const ABOVE: u64 = u64::from_le_bytes([0xf0, 0xff, 0xf0, 0xff, 0xf0, 0xff, 0xf0, 0xff]);
    let (word, rest) = bytes.split_first_chunk()?;
    // What is no digit differs from zero by more than nine, what is no comma from a comma.
    let digits = u64::from_le_bytes(*word) ^ FORM;
    if (digits | digits.wrapping_add(SIX)) & ABOVE != 0 {
        return None;
    }
    let [a, _, b, _, c, _, d, _] = digits.to_le_bytes();
    Some(([a, b, c, d].map(|digit| Some(i32::from(digit))), rest))
}

/// A number as JSON writes it, without sign: at most nine digits, no leading zero.
fn digits(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit())?;
    let (number, rest) = bytes.split_at_checked(end)?;
    let plain = matches!(number, [b'0'] | [b'1'..=b'9', ..]) && number.len() <= 9;
    plain.then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::{Line, LineFault, four, quick, read_line};
    use proptest::prelude::*;

    #[test]
    fn lines_are_read_or_refused_with_a_reason() {
        let mut answers = Vec::new();
        for (text, expected) in [
            (r#"{"id":7,"country":"KE","year":2026,"rev":0,"answers":[1,null,5]}"#, Some("7")),
            (r#" {"country":"KE","answers":[1, null, 5], "year":2026,"id":"7"} "#, Some("7")),
            (r#"{"id":"k\u0041","country":"KE","year":2026,"answers":[1,null,5]}"#, Some("kA")),
            (r#"{"id":007,"country":"KE","year":2026,"rev":0,"answers":[1]}"#, None),
            (r#"{"id":7,"country":"KE","year":2026,"rev":0,"answers":[1,]}"#, None),
            (r#"{"id":7,"country":"KE","year":2026,"rev":0,"answers":[2.5]}"#, None),
            (r#"{"id":7,"country":"KE","year":2026,"rev":0,"answers":["N/A"]}"#, None),
            (r#"{"id":7,"country":"KE","year":2026,"rev":0,"answers":[1],"note":"x"}"#, None),
            (r#"{"id":7,"country":"KE","year":2026,"rev":0,"rev":1,"answers":[1]}"#, None),
            (r#"{"id":7,"country":"KE\u001b[2J","year":2026,"rev":0,"answers":[1]}"#, None),
            (r#"{"id":7,"country":"","year":2026,"rev":0,"answers":[1]}"#, None),
            (r#"{"id":-7,"country":"KE","year":2026,"rev":0,"answers":[1]}"#, None),
            (r#"{"id":7,"country":"KE","year":99999,"rev":0,"answers":[1]}"#, None),
            ("", None),
            ("[]", None),
        ] {
            let read = read_line(text.as_bytes(), &mut answers);
            assert_eq!(read.as_ref().ok().map(|line| &*line.id), expected, "{text}: {read:?}");
            if read.is_ok() {
                assert_eq!(answers, [Some(1), None, Some(5)], "{text}");
            }
        }
        let hostile =
            "{\"id\":7,\"country\":\"K\u{202e}E\",\"year\":2026,\"rev\":0,\"answers\":[]}";
        assert_eq!(read_line(hostile.as_bytes(), &mut answers), Err(LineFault::BadText("country")));
    }

    #[test]
    fn four_levels_are_read_as_one_word() {
        assert_eq!(four(b"1,0,9,5,n"), Some(([1, 0, 9, 5].map(Some), &b"n"[..])));
        let sound = *b"1,0,9,5,";
        for place in 0..8 {
            for byte in 0..=u8::MAX {
                let mut other = sound;
                other[place] = byte;
                let fits = if place % 2 == 0 { byte.is_ascii_digit() } else { byte == b',' };
                assert_eq!(four(&other).is_some(), fits, "{byte} at {place}");
            }
        }
        assert_eq!(four(&sound[..7]), None);
    }

    proptest! {
        /// What the quick way reads, the JSON reader reads the same.
        #[test]
        fn the_quick_way_says_what_the_json_reader_says(
            id: u32, in_words: bool, country in "[A-Z]{2,3}", year in 1900_u16..2100, rev in 0_u32..50,
            levels in proptest::collection::vec(proptest::option::of(0..12_i32), 0..6),
            break_at in 0..200_usize, with: u8,
        ) {
            let json = serde_json::json!({"answers": levels})["answers"].to_string();
            let id = if in_words { format!("\"{id:x}-a\"") } else { id.to_string() };
            let mut text = format!(
                "{{\"id\":{id},\"country\":\"{country}\",\"year\":{year},\"rev\":{rev},\"answers\":{json}}}"
            ).into_bytes();
            if let Some(byte) = text.get_mut(break_at) {
                *byte = with;
            }
            let (mut one, mut two) = (Vec::new(), Vec::new());
            if let Some(line) = quick(&text, &mut one) {
                // A blank before the brace sends the same line the long way.
                let long = [b" ", &text[..]].concat();
                let other: Line = read_line(&long, &mut two).expect("JSON reads it too");
                prop_assert_eq!(line, other);
                prop_assert_eq!(one, two);
            }
        }
    }
}
