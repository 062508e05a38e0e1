//! YAML as it was written: every value with its place, every scalar as the text
//! that stands there, so that `no`, `y` and `1.10` survive.
//!
//! Built from the parser's events and not by serde: serde stops at the first
//! fault and turns scalars into booleans and numbers before anybody can ask.
//! Promises: no input makes it panic, recurse without bound or grow beyond
//! its limits; aliases are refused, so no small file can become a large one.

use super::fault::{Code, Faults, Place, quoted};
use super::scan;
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Lists and records may be nested so deep.
const DEEPEST: usize = 32;
/// So many values and keys are read.
const MOST_NODES: usize = 500_000;

/// A value and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub at: Place,
    pub value: Value,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar; `plain`: without quotes.
    Text {
        raw: String,
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
    /// Something refused, already told.
    Refused,
}

/// The name of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub at: Place,
    pub name: String,
}

impl Node {
    /// The field of this name, with its key.
    pub(super) fn field(&self, name: &str) -> Option<(&Key, &Self)> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(key, _)| key.name == name).map(|(key, node)| (key, node))
    }
}

/// Reads a file; `None` where there is no whole tree to look at.
pub(super) fn parse(bytes: &[u8], faults: &mut Faults) -> Option<Node> {
    let text = scan::scan(bytes, faults)?;
    // The parser counts a byte-order mark as a column; it is cut here and its bytes added again.
    let body = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader =
        Reader { faults, skipped: text.len() - body.len(), stack: Vec::new(), count: 0 };
    let root = match reader.read(body) {
        Ok(root) => root,
        Err(Stop) => return None,
    };
    match root {
        Some(root) if root.value != Value::Null => Some(root),
        _ => {
            let start = Place { line: 1, column: 1, ..Place::default() };
            faults.add(
                start,
                Code::EmptyFile,
                "There is nothing in this file.",
                "docs/questionnaire.md has a small questionnaire to begin with.",
            );
            None
        }
    }
}

/// Reading cannot go on; the reason is among the faults.
struct Stop;

/// A list or record that is not closed yet.
enum Open {
    List { at: Place, items: Vec<Node> },
    Map { at: Place, entries: Vec<(Key, Node)>, key: Pending, seen: BTreeMap<String, usize> },
}

/// What stands before the colon.
enum Pending {
    None,
    Key(Key),
    /// Told already; its value is thrown away.
    Dropped,
}

struct Reader<'a> {
    faults: &'a mut Faults,
    skipped: usize,
    stack: Vec<Open>,
    count: usize,
}

impl Reader<'_> {
    fn read(&mut self, text: &str) -> Result<Option<Node>, Stop> {
        let options = granit_parser::options! {
            emit_comments: false,
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            disallow_directives: true,
            flow_nesting_limit: DEEPEST + 8,
            block_nesting_limit: DEEPEST + 8,
        };
        let mut parser: Parser<'_, StrInput<'_>> = Parser::new_from_str_with_options(text, options);
        let mut root = None;
        let mut documents = 0;
        while let Some(next) = parser.next_event() {
            let (event, span) = next.map_err(|error| self.syntax(&error, text))?;
            let at = self.place(span);
            let node = match event {
                Event::StreamEnd => break,
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        self.several_documents(at);
                        break;
                    }
                    None
                }
                Event::Anchor(_, name) => {
                    self.refuse(at, Code::Anchor, &format!("&{name}"));
                    None
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.refuse(at, Code::Alias, span.slice(text).unwrap_or("*"));
                    Some(Node { at, value: Value::Refused })
                }
                Event::Scalar(raw, style, _, tag) => {
                    self.tag(at, tag.as_deref(), text);
                    Some(self.scalar(at, raw, style))
                }
                Event::SequenceStart(_, _, tag) => {
                    self.tag(at, tag.as_deref(), text);
                    self.open(at, Open::List { at, items: Vec::new() })?;
                    None
                }
                Event::MappingStart(_, _, tag) => {
                    self.tag(at, tag.as_deref(), text);
                    let (entries, seen) = (Vec::new(), BTreeMap::new());
                    self.open(at, Open::Map { at, entries, key: Pending::None, seen })?;
                    None
                }
                Event::SequenceEnd | Event::MappingEnd => self.stack.pop().map(close),
                _ => None,
            };
            if let Some(node) = node {
                self.count += 1;
                if self.count > MOST_NODES {
                    self.too_many(at);
                    return Err(Stop);
                }
                if let Some(whole) = self.put(node) {
                    root = Some(whole);
                }
            }
        }
        Ok(root)
    }

    /// Puts a finished value where it belongs; hands back the outermost one.
    fn put(&mut self, node: Node) -> Option<Node> {
        match self.stack.last_mut() {
            None => return Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, seen, .. }) => {
                match std::mem::replace(key, Pending::None) {
                    Pending::Key(name) => entries.push((name, node)),
                    Pending::Dropped => {}
                    Pending::None => *key = self::key(node, seen, self.faults),
                }
            }
        }
        None
    }

    fn open(&mut self, at: Place, open: Open) -> Result<(), Stop> {
        if self.stack.len() >= DEEPEST {
            self.too_deep(at);
            return Err(Stop);
        }
        self.stack.push(open);
        Ok(())
    }

    fn scalar(&mut self, at: Place, raw: Cow<'_, str>, style: ScalarStyle) -> Node {
        // What stands in the file is told already: this one comes from an escape such as "\0".
        if let Some((code, c)) = raw.chars().find_map(|c| Some((scan::unwelcome(c)?, c))) {
            scan::tell(self.faults, at, code, c);
        }
        let plain = style == ScalarStyle::Plain;
        if plain && matches!(raw.as_ref(), "" | "~" | "null" | "Null" | "NULL") {
            return Node { at, value: Value::Null };
        }
        Node { at, value: Value::Text { raw: raw.into_owned(), plain } }
    }

    fn place(&self, span: Span) -> Place {
        let range = span.byte_range().unwrap_or_default();
        Place {
            line: span.start.line(),
            column: span.start.col() + 1,
            offset: range.start + self.skipped,
            length: range.end.saturating_sub(range.start),
        }
    }

    fn syntax(&mut self, error: &ScanError, text: &str) -> Stop {
        let mark = error.marker();
        let offset = mark.byte_offset().unwrap_or(text.len());
        let (line, column) = (mark.line(), mark.col() + 1);
        let at = Place { line, column, offset: offset + self.skipped, length: 0 };
        let hint = match error.kind() {
            ErrorKind::RecursionLimitExceeded => {
                self.too_deep(at);
                return Stop;
            }
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation => "Indent with spaces, not with tabs.",
            _ => {
                "Look at this line and the one above: a missing quote, a colon inside an unquoted \
                 text, or an indentation that does not line up."
            }
        };
        let message = format!("This is not valid YAML: {}.", error.kind());
        self.faults.add(at, Code::Syntax, message, hint);
        Stop
    }

    fn too_deep(&mut self, at: Place) {
        let message = format!("Lists and records are nested more than {DEEPEST} deep.");
        self.faults.add(at, Code::TooDeep, message, "No field of a questionnaire needs that.");
    }

    fn too_many(&mut self, at: Place) {
        let message = format!("The file has more than {MOST_NODES} values.");
        self.faults.add(at, Code::TooManyValues, message, "Is this the right file?");
    }

    fn several_documents(&mut self, at: Place) {
        self.faults.add(
            at,
            Code::SeveralDocuments,
            "A second document begins here.",
            "One file holds one questionnaire: delete the `---` and what follows.",
        );
    }

    fn tag(&mut self, at: Place, tag: Option<&Tag>, text: &str) {
        if let Some(tag) = tag {
            let word = tag.original();
            self.refuse(self.before(at, &word, text), Code::Tag, &word);
        }
    }

    /// Where this word stands in the line before a value; the value's place if it does not.
    fn before(&self, value: Place, word: &str, text: &str) -> Place {
        let upto = text.get(..value.offset.saturating_sub(self.skipped)).unwrap_or_default();
        let line = upto.rsplit(['\n', '\r']).next().unwrap_or_default();
        let Some(start) = line.rfind(word) else { return value };
        let between = line.get(start..).unwrap_or_default();
        Place {
            line: value.line,
            column: value.column.saturating_sub(between.chars().count()),
            offset: value.offset - between.len(),
            length: word.len(),
        }
    }

    fn refuse(&mut self, at: Place, code: Code, word: &str) {
        let (what, hint) = match code {
            Code::Anchor => ("an anchor", "Delete it; each text is written where it is used."),
            Code::Alias => ("an alias", "Write the value out; if it is a text, put it in quotes."),
            _ => ("a YAML tag", "Delete it; if it is part of a text, put the text in quotes."),
        };
        let message = format!("{} is {what}, which questionnaires do not use.", quoted(word));
        self.faults.add(at, code, message, hint);
    }
}

/// The finished list or record.
fn close(open: Open) -> Node {
    match open {
        Open::List { at, items } => Node { at, value: Value::List(items) },
        Open::Map { at, entries, .. } => Node { at, value: Value::Map(entries) },
    }
}

/// A value in the place of a field's name.
fn key(node: Node, seen: &mut BTreeMap<String, usize>, faults: &mut Faults) -> Pending {
    let Value::Text { raw, .. } = node.value else {
        if node.value != Value::Refused {
            let hint = "Write `name: value`; a text with braces or a colon needs quotes.";
            faults.add(node.at, Code::KeyNotText, "The name of a field must be a word.", hint);
        }
        return Pending::Dropped;
    };
    if let Some(first) = seen.get(&raw) {
        let message = format!("{} is here twice; the first is in line {first}.", quoted(&raw));
        faults.add(node.at, Code::DuplicateKey, message, "Keep one of them.");
        return Pending::Dropped;
    }
    seen.insert(raw.clone(), node.at.line);
    Pending::Key(Key { at: node.at, name: raw })
}
