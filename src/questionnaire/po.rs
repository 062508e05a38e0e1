//! The gettext PO format, as far as translators' tools write it for us: one
//! `msgctxt`, `msgid` and `msgstr` an entry, flags, comments passed over.
//!
//! Promises: what cannot be read is told with its line, all of it at once;
//! writing and reading again gives the same entries.

use super::fault::{Code, Faults, Place};
use super::scan;
use std::fmt::Write as _;

/// One text with its translation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Entry {
    /// The text's key (`msgctxt`); empty for the header.
    pub key: String,
    /// The text it was translated from (`msgid`).
    pub source: String,
    /// The translation (`msgstr`); empty: none yet.
    pub words: String,
    /// Marked as doubtful: somebody must look at it.
    pub fuzzy: bool,
    /// The line it begins in.
    pub line: usize,
}

/// Adds an entry to a file.
pub(super) fn write(file: &mut String, entry: &Entry) {
    let fuzzy = if entry.fuzzy { "#, fuzzy\n" } else { "" };
    let Entry { key, source, words, .. } = entry;
    let [key, source, words] = [key, source, words].map(|text| quote(text));
    // Writing to a string can't fail.
    let _ = write!(file, "\n{fuzzy}msgctxt {key}\nmsgid {source}\nmsgstr {words}\n");
}

/// The head of a file: which questionnaire, which language.
pub(super) fn head(questionnaire: &str, version: &str, language: &str) -> String {
    let fields = [
        format!("Project-Id-Version: {questionnaire} {version}"),
        format!("Language: {language}"),
        "MIME-Version: 1.0".to_owned(),
        "Content-Type: text/plain; charset=UTF-8".to_owned(),
        "Content-Transfer-Encoding: 8bit".to_owned(),
    ];
    let lines: String =
        fields.iter().map(|field| format!("{}\n", quote(&format!("{field}\n")))).collect();
    format!("msgid \"\"\nmsgstr \"\"\n{lines}")
}

/// A text in quotes.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A field of the header, for example `Language`.
pub(super) fn header<'a>(entries: &'a [Entry], name: &str) -> Option<&'a str> {
    let header = entries.iter().find(|entry| entry.key.is_empty() && entry.source.is_empty())?;
    header.words.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim))
}

/// Every entry of a file, the header included. Obsolete ones (`#~`) are passed over.
pub(super) fn read(bytes: &[u8], faults: &mut Faults) -> Vec<Entry> {
    let Some(text) = scan::scan(bytes, faults) else { return Vec::new() };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = Reader { faults, entries: Vec::new(), open: Entry::default(), field: None };
    let mut offset = 0;
    for (at, line) in text.split('\n').enumerate() {
        let place = Place { line: at + 1, column: 1, offset, length: line.len() };
        reader.line(line.trim_end_matches('\r').trim(), place);
        offset += line.len() + 1;
    }
    reader.close();
    reader.entries
}

/// What a quoted line goes on with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Key,
    Source,
    Words,
}

struct Reader<'f> {
    faults: &'f mut Faults,
    entries: Vec<Entry>,
    open: Entry,
    field: Option<Field>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str, place: Place) {
        const FIELDS: [(&str, Field); 3] =
            [("msgctxt", Field::Key), ("msgid", Field::Source), ("msgstr", Field::Words)];
        if line.is_empty() || line.starts_with('#') {
            // A comment belongs to the entry that follows.
            if self.field == Some(Field::Words) {
                self.close();
            }
            if line
                .strip_prefix("#,")
                .is_some_and(|flags| flags.split(',').any(|flag| flag.trim() == "fuzzy"))
            {
                self.open.fuzzy = true;
            }
            return;
        }
        let (word, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
        let found = FIELDS.iter().find(|(name, _)| *name == word);
        let quoted = match found {
            Some((_, field)) => {
                let begins = *field == Field::Key
                    || (*field == Field::Source && self.field != Some(Field::Key));
                if begins {
                    self.close();
                    self.open.line = place.line;
                }
                self.field = Some(*field);
                rest.trim()
            }
            None => line,
        };
        match (unquote(quoted), self.field) {
            (Some(text), Some(Field::Key)) => self.open.key.push_str(&text),
            (Some(text), Some(Field::Source)) => self.open.source.push_str(&text),
            (Some(text), Some(Field::Words)) => self.open.words.push_str(&text),
            _ => self.faults.add(
                place,
                Code::Syntax,
                format!("This is not a line of a PO file: {}.", super::fault::quoted(line)),
                "Lines are comments, or msgctxt, msgid and msgstr with texts in quotes; no plural forms.",
            ),
        }
    }

    fn close(&mut self) {
        let fuzzy = self.field.is_none() && self.open.fuzzy;
        let entry = std::mem::take(&mut self.open);
        if self.field.take().is_some() {
            self.entries.push(entry);
        }
        // A flag read before the entry it belongs to has begun stays.
        self.open.fuzzy = fuzzy;
    }
}

/// The text between two quotes; `None` if it is not that.
fn unquote(quoted: &str) -> Option<String> {
    let inner = quoted.strip_prefix('"')?.strip_suffix('"').filter(|_| quoted.len() > 1)?;
    let mut text = String::with_capacity(inner.len());
    let mut letters = inner.chars();
    while let Some(c) = letters.next() {
        text.push(match c {
            '"' => return None,
            '\\' => match letters.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                c @ ('\\' | '"') => c,
                _ => return None,
            },
            c => c,
        });
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{Entry, Faults, head, header, read, write};
    use proptest::prelude::*;

    fn sound(text: &str) -> Vec<Entry> {
        let mut faults = Faults::default();
        let entries = read(text.as_bytes(), &mut faults);
        assert_eq!(faults.into_sorted(0), []);
        entries
    }

    #[test]
    fn what_translators_tools_write_is_read() {
        let text = "# Ana\nmsgid \"\"\nmsgstr \"\"\n\"Language: pt\\n\"\n\n#. a note\n#: x.c:1\n\
                    #, c-format, fuzzy\nmsgctxt \"a.text\"\nmsgid \"\"\n\"One \"\n\"two\"\nmsgstr \"Um\\n\"\n\
                    msgctxt \"b\"\nmsgid \"B\"\nmsgstr \"\"\n\n#~ msgid \"old\"\n#~ msgstr \"velho\"\n";
        for text in [text.to_owned(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let entries = sound(&text);
            assert_eq!(header(&entries, "Language"), Some("pt"));
            let told: Vec<_> = entries
                .iter()
                .map(|one| (one.key.as_str(), one.source.as_str(), one.words.as_str(), one.fuzzy))
                .collect();
            assert_eq!(
                told,
                [
                    ("", "", "Language: pt\n", false),
                    ("a.text", "One two", "Um\n", true),
                    ("b", "B", "", false)
                ]
            );
            assert_eq!(entries[1].line, 9);
        }
    }

    #[test]
    fn every_line_that_is_none_is_told() {
        let mut faults = Faults::default();
        read(b"msgid \"a\nmsgstr b\n\"x\\q\"\nmsgid_plural \"c\"\n\"", &mut faults);
        let lines: Vec<_> = faults.into_sorted(0).iter().map(|fault| fault.place.line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            texts in proptest::collection::vec(("[a-z.]{1,9}", "[a-zà-ü\u{0e01}-\u{0e20}\"\\\\ \n]{1,20}", "[a-zà-ü\u{a0}\"\\\\ \n]{0,20}", any::<bool>()), 0..5)
        ) {
            let mut file = head("q", "1", "fr");
            let mut expected = Vec::new();
            for (key, source, words, fuzzy) in texts {
                let entry = Entry { key, source, words, fuzzy, line: 0 };
                write(&mut file, &entry);
                expected.push(entry);
            }
            let read = sound(&file).into_iter().skip(1).map(|entry| Entry { line: 0, ..entry });
            prop_assert_eq!(read.collect::<Vec<_>>(), expected);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            read(&bytes, &mut Faults::default());
        }
    }
}
