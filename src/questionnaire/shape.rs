//! The shape of a definition: which fields there are, and what each may hold.
//!
//! One table ([`fields`]) says it; the faults found here, the JSON Schema that
//! editors use and the reference in `docs/questionnaire.md` are derived from
//! it, so none of them can drift from the others.

mod fields;
mod reference;
mod schema;

pub(super) use fields::{QUESTIONNAIRE, TRANSLATION};
pub use reference::reference;
pub use schema::{schema, translation_schema};

use super::fault::{Code, Faults, Place, quoted};
use super::tree::{Key, Node, Value};

/// What a field may hold.
#[derive(Debug)]
pub(super) enum Kind {
    /// A text of at most so many characters.
    Text(usize),
    /// A text that may be left empty for now.
    Draft(usize),
    /// A text without line breaks, of at most so many characters.
    Line(usize),
    /// Letters, digits, `.`, `_`, `-`; at most so many.
    Id(usize),
    /// A whole number within bounds.
    Whole(i64, i64),
    /// A number within bounds, both in thousandths.
    Thousandths(i64, i64),
    /// `true` or `false`.
    YesNo,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A level: its code or its number.
    Level,
    /// The version of the format, this one.
    Format(i64),
    /// A list; `true`: of at least one.
    List(&'static Kind, bool),
    /// A record.
    Record(&'static Record),
    /// Records under names that the author chooses.
    Named(&'static Record),
}

/// Characters of a level's code or number.
pub(super) const LONGEST_LEVEL: usize = 8;

/// A named thing with fields.
#[derive(Debug)]
pub(super) struct Record {
    /// In the singular, with its article: `a question`.
    pub name: &'static str,
    pub help: &'static str,
    pub fields: &'static [Field],
    pub variants: Variants,
}

#[derive(Debug)]
pub(super) struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub needed: bool,
    pub help: &'static str,
}

/// Forms of a record that have fields of their own.
#[derive(Debug)]
pub(super) enum Variants {
    None,
    /// The word in this field decides; without it, the first form.
    ByWord(&'static str, &'static [(&'static str, &'static [Field])]),
    /// The one deciding field that is there decides; exactly one must be.
    ByField(&'static [(&'static str, &'static [Field])]),
}

impl Record {
    /// Every field of every form, each name once.
    pub(super) fn all_fields(&self) -> Vec<&'static Field> {
        let mut all: Vec<&'static Field> = self.fields.iter().collect();
        for (_, own) in self.forms() {
            for field in *own {
                if !all.iter().any(|known| known.name == field.name) {
                    all.push(field);
                }
            }
        }
        all
    }

    pub(super) fn forms(&self) -> &'static [(&'static str, &'static [Field])] {
        match self.variants {
            Variants::None => &[],
            Variants::ByWord(_, forms) | Variants::ByField(forms) => forms,
        }
    }

    /// The form a record has; `None` if that cannot be told, which is told elsewhere.
    fn form(&self, node: &Node, faults: &mut Faults) -> Option<&'static [Field]> {
        match self.variants {
            Variants::None => Some(&[]),
            Variants::ByWord(field, forms) => match node.field(field) {
                None => forms.first().map(|(_, own)| *own),
                Some((_, Node { value: Value::Text { raw, .. }, .. })) => {
                    forms.iter().find(|(word, _)| word == raw).map(|(_, own)| *own)
                }
                Some(_) => None,
            },
            Variants::ByField(forms) => {
                let mut present = forms.iter().filter(|(name, _)| node.field(name).is_some());
                match (present.next(), present.next()) {
                    (Some((_, own)), None) => Some(*own),
                    (first, _) => {
                        let names: Vec<_> =
                            forms.iter().map(|(name, _)| format!("`{name}`")).collect();
                        let (code, message) = if first.is_none() {
                            (Code::MissingField, format!("This is not yet {}.", self.name))
                        } else {
                            (Code::UnusedField, format!("{} says one thing.", capital(self.name)))
                        };
                        let hint = format!("It has exactly one of {}.", names.join(", "));
                        faults.add(node.at, code, message, hint);
                        None
                    }
                }
            }
        }
    }
}

/// Tells every field that is unknown, missing, or of the wrong kind.
pub(super) fn check(node: &Node, record: &'static Record, faults: &mut Faults) {
    let Value::Map(entries) = &node.value else {
        wrong_type(node, record.name, "It is made of lines like `name: value`.", faults);
        return;
    };
    let form = record.form(node, faults);
    let all = record.all_fields();
    for (key, value) in entries {
        let own = form.iter().flat_map(|own| own.iter());
        let known = record.fields.iter().chain(own).find(|field| field.name == key.name);
        match (known, all.iter().find(|field| field.name == key.name)) {
            (Some(field), _) => check_field(key, value, &field.kind, faults),
            // The form is not clear, which is told already: the field may belong to it.
            (None, Some(_)) if form.is_none() => {}
            (None, Some(_)) => unused(key, record, faults),
            (None, None) => unknown(key, record, &all, faults),
        }
    }
    let own = form.iter().flat_map(|own| own.iter());
    for field in record.fields.iter().chain(own).filter(|field| field.needed) {
        if node.field(field.name).is_none() {
            let message = format!("{} needs the field `{}`.", capital(record.name), field.name);
            faults.add(node.at, Code::MissingField, message, field.help);
        }
    }
}

fn unused(key: &Key, record: &Record, faults: &mut Faults) {
    let forms: Vec<_> = record
        .forms()
        .iter()
        .filter(|(_, own)| own.iter().any(|field| field.name == key.name))
        .map(|(name, _)| format!("`{name}`"))
        .collect();
    let message = format!("`{}` has no effect here.", key.name);
    faults.add(key.at, Code::UnusedField, message, format!("It goes with {}.", forms.join(", ")));
}

fn unknown(key: &Key, record: &Record, all: &[&'static Field], faults: &mut Faults) {
    let names: Vec<_> = all.iter().map(|field| field.name).collect();
    let other = format!("Its fields are: {}.", names.join(", "));
    let hint = faults.did_you_mean(&key.name, names, &other);
    let message = format!("{} is not a field of {}.", quoted(&key.name), record.name);
    faults.add(key.at, Code::UnknownField, message, hint);
}

fn check_field(key: &Key, node: &Node, kind: &'static Kind, faults: &mut Faults) {
    let blank = match &node.value {
        Value::Null => true,
        Value::Text { raw, .. } => raw.trim().is_empty(),
        _ => false,
    };
    if !blank {
        check_value(node, kind, faults);
    } else if !matches!(kind, Kind::Draft(_)) {
        let message = format!("The field {} has no value.", quoted(&key.name));
        faults.add(key.at, Code::EmptyField, message, "Write one, or delete the line.");
    }
}

fn check_value(node: &Node, kind: &'static Kind, faults: &mut Faults) {
    match (kind, &node.value) {
        (_, Value::Refused) => {}
        (Kind::Record(record), _) => check(node, record, faults),
        (Kind::Named(record), Value::Map(entries)) => {
            entries.iter().for_each(|(_, value)| check(value, record, faults));
        }
        (Kind::Named(_), _) => wrong_type(node, "a record", "Write `name: value`.", faults),
        (Kind::List(of, needed), Value::List(items)) => {
            if *needed && items.is_empty() {
                let hint = "Add one, each beginning with `-`.";
                faults.add(node.at, Code::EmptyList, "This list needs at least one entry.", hint);
            }
            items.iter().for_each(|item| check_item(item, of, faults));
        }
        (Kind::List(..), _) => {
            wrong_type(node, "a list", "Begin each entry with `- `, or write [a, b].", faults);
        }
        (_, Value::Text { raw, plain }) => check_scalar(node.at, raw, *plain, kind, faults),
        _ => wrong_type(node, wanted(kind), "A list or a record cannot stand here.", faults),
    }
}

fn check_item(item: &Node, kind: &'static Kind, faults: &mut Faults) {
    let blank = match &item.value {
        Value::Null => true,
        Value::Text { raw, .. } => raw.trim().is_empty(),
        _ => false,
    };
    if blank {
        let hint = "Write something, or delete the line.";
        faults.add(item.at, Code::EmptyField, "This entry of the list is empty.", hint);
    } else {
        check_value(item, kind, faults);
    }
}

fn check_scalar(at: Place, raw: &str, plain: bool, kind: &Kind, faults: &mut Faults) {
    match kind {
        Kind::Text(most) | Kind::Draft(most) => length(at, raw, *most, faults),
        Kind::Line(most) => {
            length(at, raw, *most, faults);
            if raw.trim().contains(['\n', '\r', '\t']) {
                let hint = "Write it as one line.";
                faults.add(at, Code::LineBreak, "A line break or tab stands in this text.", hint);
            }
        }
        Kind::Id(most) => id(at, raw, *most, "._-", faults),
        Kind::Level => id(at, raw, LONGEST_LEVEL, "+-", faults),
        Kind::Choice(words) if !words.contains(&raw) => {
            let other = format!("It is one of: {}.", words.join(", "));
            let hint = faults.did_you_mean(raw, words.iter().copied(), &other);
            let message = format!("{} is not allowed here.", quoted(raw));
            faults.add(at, Code::UnknownChoice, message, hint);
        }
        Kind::YesNo if !plain || yes_no(raw).is_none() => {
            let hint = "Write `true` or `false`, without quotes.";
            faults.add(at, Code::WrongType, format!("{} is not a yes or no.", quoted(raw)), hint);
        }
        Kind::Format(version) if raw != version.to_string() => {
            let message = format!("The format version {} is not known.", quoted(raw));
            let hint = format!(
                "This program reads version {version}; a newer file needs a newer program."
            );
            faults.add(at, Code::FormatVersion, message, hint);
        }
        Kind::Whole(least, most) => number(at, raw, plain, (*least, *most), 1, faults),
        Kind::Thousandths(least, most) => number(at, raw, plain, (*least, *most), 1000, faults),
        _ => {}
    }
}

fn length(at: Place, raw: &str, most: usize, faults: &mut Faults) {
    let long = raw.chars().count();
    if long > most {
        let message = format!("This text has {long} characters; at most {most} fit.");
        faults.add(at, Code::TooLong, message, "Shorten it, or divide it.");
    }
}

fn id(at: Place, raw: &str, most: usize, signs: &str, faults: &mut Faults) {
    let sound = |c: char| c.is_ascii_alphanumeric() || signs.contains(c);
    if raw.len() > most || raw.starts_with('.') || !raw.chars().all(sound) {
        let hint = format!(
            "Use at most {most} of the characters A-Z, a-z, 0-9 and {signs}, no dot at the start."
        );
        faults.add(at, Code::BadId, format!("{} cannot be an id.", quoted(raw)), hint);
    }
}

fn number(
    at: Place,
    raw: &str,
    plain: bool,
    (least, most): (i64, i64),
    unit: i64,
    faults: &mut Faults,
) {
    let shown = |value: i64| {
        let text = format!("{}.{:03}", value / unit, (value % unit).abs() * (1000 / unit));
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let bounds = format!("It lies between {} and {}.", shown(least), shown(most));
    let value = if unit == 1 { whole(raw) } else { thousandths(raw) };
    if !plain {
        let message = format!("{} is a text; a number belongs here.", quoted(raw));
        faults.add(at, Code::WrongType, message, "Write it without quotes.");
    } else if unit == 1000 && value.is_none() && cut(raw).is_some() {
        let message = format!("{} has more than three decimals.", quoted(raw));
        faults.add(at, Code::TooPrecise, message, "Round it: scores are exact in thousandths.");
    } else if value.is_none() {
        let what = if unit == 1 { "a whole number" } else { "a number" };
        faults.add(at, Code::WrongType, format!("{} is not {what}.", quoted(raw)), bounds);
    } else if value.is_some_and(|value| value < least || value > most) {
        faults.add(at, Code::OutOfRange, format!("{} is out of bounds.", quoted(raw)), bounds);
    }
}

/// A whole number as an author writes it.
pub(super) fn whole(raw: &str) -> Option<i64> {
    raw.chars().all(|c| c.is_ascii_digit() || c == '-').then(|| raw.parse().ok()).flatten()
}

/// A number with at most three decimals, in thousandths.
pub(super) fn thousandths(raw: &str) -> Option<i64> {
    let (whole_part, decimals) = raw.split_once('.').unwrap_or((raw, "0"));
    let sound = !decimals.is_empty() && decimals.chars().all(|c| c.is_ascii_digit());
    if !sound || decimals.len() > 3 {
        return None;
    }
    let fraction: i64 = format!("{decimals:0<3}").parse().ok()?;
    let negative = whole_part.starts_with('-');
    let whole = whole(whole_part)?.checked_mul(1000)?;
    if negative { whole.checked_sub(fraction) } else { whole.checked_add(fraction) }
}

/// The same number with its decimals after the third cut off.
fn cut(raw: &str) -> Option<i64> {
    let (whole, decimals) = raw.split_once('.')?;
    let digits = decimals.chars().all(|c| c.is_ascii_digit());
    thousandths(&format!("{whole}.{}", decimals.get(..3).filter(|_| digits)?))
}

/// `true` or `false`.
pub(super) fn yes_no(raw: &str) -> Option<bool> {
    match raw {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

fn wrong_type(node: &Node, wanted: &str, hint: &str, faults: &mut Faults) {
    let found = match &node.value {
        Value::Refused => return,
        Value::Null => "nothing",
        Value::Text { .. } => "a single value",
        Value::List(_) => "a list",
        Value::Map(_) => "a record",
    };
    let message = format!("Here should be {wanted}, but there is {found}.");
    faults.add(node.at, Code::WrongType, message, hint);
}

fn wanted(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text(_) | Kind::Draft(_) | Kind::Line(_) => "a text",
        Kind::Id(_) => "an id",
        Kind::Whole(..) | Kind::Thousandths(..) | Kind::Format(_) => "a number",
        Kind::YesNo => "`true` or `false`",
        Kind::Choice(_) => "a word",
        Kind::Level => "a level",
        Kind::List(..) => "a list",
        Kind::Record(record) | Kind::Named(record) => record.name,
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

#[cfg(test)]
mod tests {
    use super::{thousandths, whole};

    #[test]
    fn numbers_are_read_exactly_or_not_at_all() {
        for (raw, number) in [
            ("1", Some(1000)),
            ("0.5", Some(500)),
            ("-0.25", Some(-250)),
            ("1.125", Some(1125)),
            ("1.1255", None),
            ("1.", None),
            (".5", None),
            ("1e3", None),
            ("9223372036854775807", None),
            ("0x10", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(thousandths(raw), number, "{raw}");
        }
        for (raw, number) in [("12", Some(12)), ("-3", Some(-3)), ("+1", None), ("1_000", None)] {
            assert_eq!(whole(raw), number, "{raw}");
        }
    }
}
