//! What a drawing becomes once every reference in it is followed.
//!
//! Followed as the drawing library would, but counted: a file of ten lines can
//! stand for a thousand million parts.

use super::DrawingError;
use resvg::usvg::roxmltree::{Document, Node};
use std::collections::HashMap;

/// The most parts, each counted as often as it is used.
pub const MOST: u32 = 50_000;

/// The deepest that parts may lie within parts.
pub const DEEPEST: u32 = 64;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Refuses what is too much, what lies outside and what would not be drawn.
pub fn check(xml: &Document<'_>) -> Result<(), DrawingError> {
    let mut ids: HashMap<&str, Node<'_, '_>> = HashMap::new();
    let mut rules = Vec::new();
    for node in xml.descendants() {
        if let Some(id) = node.attribute("id") {
            ids.entry(id).or_insert(node);
        }
        if node.pi().is_some_and(|pi| pi.target == "xml-stylesheet") {
            return Err(DrawingError::Outside("a style sheet".to_owned()));
        }
        if node.tag_name().name() == "style" {
            node.children()
                .filter_map(|child| child.text())
                .for_each(|text| read(text, &mut rules));
        }
    }
    if let Some(rule) = rules.iter().find(|rule| rule.body.contains("@import")) {
        return Err(DrawingError::Outside(shortened(rule.body.trim())));
    }
    Walk { ids, rules, left: MOST }.part(xml.root_element(), 0, true)
}

/// A rule of a style sheet that refers to something.
struct Rule<'a> {
    /// The names in its selector.
    names: Vec<&'a str>,
    /// It may hold for anything.
    any: bool,
    body: &'a str,
}

/// Adds the rules of a style sheet that refer to something.
fn read<'a>(sheet: &'a str, rules: &mut Vec<Rule<'a>>) {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    for text in sheet.split('}').filter(|text| text.contains("url(") || text.contains("@import")) {
        let (selector, body) = text.rsplit_once('{').unwrap_or(("*", text));
        let names = selector.split(|c| !is_name(c)).filter(|name| !name.is_empty()).collect();
        rules.push(Rule { names, any: selector.contains(['*', '[', ':']), body });
    }
}

/// The way through a drawing.
struct Walk<'a> {
    ids: HashMap<&'a str, Node<'a, 'a>>,
    rules: Vec<Rule<'a>>,
    /// How many parts may still come.
    left: u32,
}

impl<'a> Walk<'a> {
    /// A part and all it holds and refers to; circles end by depth or count.
    fn part(&mut self, node: Node<'a, 'a>, depth: u32, shown: bool) -> Result<(), DrawingError> {
        let tag = node.tag_name();
        if !node.is_element() || !matches!(tag.namespace(), None | Some(SVG)) {
            return Ok(());
        }
        self.left = self.left.checked_sub(1).ok_or(DrawingError::Parts)?;
        if depth > DEEPEST {
            return Err(DrawingError::Deep);
        }
        if shown {
            drawable(tag.name())?;
        }
        for target in self.targets(node)? {
            self.part(target, depth + 1, shown)?;
        }
        for child in node.children() {
            self.part(child, depth + 1, shown && !is_definition(child.tag_name().name()))?;
        }
        Ok(())
    }

    /// What a part refers to.
    fn targets(&self, node: Node<'a, 'a>) -> Result<Vec<Node<'a, 'a>>, DrawingError> {
        let mut names = Vec::new();
        for attribute in node.attributes() {
            // A value is borrowed from the tree or from the file, and lives as long.
            let value = node.attribute((attribute.namespace().unwrap_or(""), attribute.name()));
            let value = value.or_else(|| node.attribute(attribute.name())).unwrap_or_default();
            match value.strip_prefix('#') {
                _ if attribute.name() != "href" => named(value, &mut names)?,
                Some(name) => names.push(name),
                // Where a link leads is of no matter on paper.
                None if node.tag_name().name() == "a" => {}
                None => return Err(DrawingError::Outside(shortened(value))),
            }
        }
        let classes = node.attribute("class").unwrap_or_default().split_whitespace();
        let own: Vec<&str> =
            classes.chain(node.attribute("id")).chain([node.tag_name().name()]).collect();
        for rule in &self.rules {
            if rule.any || rule.names.iter().any(|name| own.contains(name)) {
                named(rule.body, &mut names)?;
            }
        }
        Ok(names.iter().filter_map(|name| self.ids.get(name).copied()).collect())
    }
}

/// Adds the names in a value's `url(#name)`.
fn named<'a>(value: &'a str, names: &mut Vec<&'a str>) -> Result<(), DrawingError> {
    for text in value.split("url(").skip(1) {
        let inner = text.split(')').next().unwrap_or(text).trim().trim_matches(['"', '\'']);
        match inner.strip_prefix('#') {
            Some(name) => names.push(name),
            None => return Err(DrawingError::Outside(shortened(inner))),
        }
    }
    Ok(())
}

/// Enough of an address to find it.
fn shortened(address: &str) -> String {
    address.chars().take(60).collect()
}

/// A part that is not drawn where it stands, only where it is referred to.
fn is_definition(tag: &str) -> bool {
    matches!(tag, "defs" | "symbol" | "clipPath" | "mask" | "pattern" | "marker" | "filter")
}

/// Refuses what the drawing library would leave out, or what has no bound.
fn drawable(tag: &str) -> Result<(), DrawingError> {
    match tag {
        "text" | "tspan" | "textPath" | "tref" => Err(DrawingError::Words(tag.to_owned())),
        "image" | "foreignObject" | "filter" | "pattern" | "marker" => {
            Err(DrawingError::Unknown(tag.to_owned()))
        }
        _ => Ok(()),
    }
}
