//! Words shaped once: most of a report's words stand in it many times.
//!
//! Promise: the same lines as the library makes of the whole text
//! (`tests` below hold both beside each other). So only texts are taken whose words
//! do not touch each other: letters of the embedded family from left to right,
//! single spaces between them, and no sign at a word's edge that forbids a break
//! beyond the space (UAX #14, rules 13 to 17).

use super::lines::{Line, Piece};
use super::pages::Glyph;
use crate::report::font::Face;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Face and size of a word, which decide its glyphs.
pub type Kind = (Face, u32);

/// A cluster of a word.
#[derive(Debug, Clone, Copy)]
pub struct Cluster {
    /// Bytes of its text.
    pub bytes: u16,
    pub glyphs: u16,
    /// A line may begin with it.
    pub soft: bool,
}

/// A word and the space after it, where there is one.
#[derive(Debug, Clone, Default)]
pub struct Word {
    pub clusters: Vec<Cluster>,
    pub glyphs: Vec<Glyph>,
}

/// What was shaped so far.
#[derive(Default)]
pub struct Words {
    /// Looked up only, never gone through: its order is nobody's.
    known: HashMap<Kind, HashMap<Box<str>, usize>>,
    words: Vec<Word>,
    /// Words that have a number and no shape yet.
    new: BTreeMap<Kind, Vec<(usize, Box<str>)>>,
}

impl Words {
    /// The number of a word; one not met before waits to be shaped.
    pub fn number(&mut self, kind: Kind, text: &str) -> usize {
        let known = self.known.entry(kind).or_default();
        if let Some(number) = known.get(text) {
            return *number;
        }
        let number = self.words.len();
        known.insert(text.into(), number);
        self.words.push(Word::default());
        if !text.is_empty() {
            self.new.entry(kind).or_default().push((number, text.into()));
        }
        number
    }

    /// The words that wait to be shaped, by kind; they wait no longer.
    pub fn take_new(&mut self) -> BTreeMap<Kind, Vec<(usize, Box<str>)>> {
        std::mem::take(&mut self.new)
    }

    /// Adds a cluster to a word.
    pub fn shaped(&mut self, number: usize, cluster: Cluster, glyphs: &[Glyph]) {
        if let Some(word) = self.words.get_mut(number) {
            word.clusters.push(cluster);
            word.glyphs.extend_from_slice(glyphs);
        }
    }

    pub fn get(&self, number: usize) -> &[Cluster] {
        self.words.get(number).map_or(&[], |word| &word.clusters)
    }

    fn glyphs(&self, number: usize) -> &[Glyph] {
        self.words.get(number).map_or(&[], |word| &word.glyphs)
    }
}

/// Whether a text is one of words that can be shaped apart.
pub fn is_plain(text: &str) -> bool {
    let mut before = '\n';
    for c in text.chars() {
        let letter = matches!(c, ' '..='~' | '\n' | '\u{a0}'..='\u{2ff}' | '\u{370}'..='\u{482}'
            | '\u{48a}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' | '\u{2010}'..='\u{2027}' | '\u{202f}'
            | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{2100}'..='\u{22ff}');
        let apart = match (before, c) {
            (' ', ' ' | '\n') | ('\n', ' ') => false,
            (' ', after) => !forbids_before(after),
            (before, ' ') => !forbids_after(before),
            _ => true,
        };
        if !letter || !apart {
            return false;
        }
        before = c;
    }
    true
}

/// A line may not begin with it, even after a space.
fn forbids_before(c: char) -> bool {
    !(c.is_alphanumeric()
        || matches!(c, '–' | '•' | '·' | '§' | '(' | '[' | '“' | '‘' | '«' | '&' | '+'))
}

/// What follows may not begin a line, even after a space.
fn forbids_after(c: char) -> bool {
    !(c.is_alphanumeric()
        || matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | ')'
                | ']'
                | '”'
                | '»'
                | '–'
                | '…'
                | '•'
                | '·'
                | '%'
                | '&'
                | '+'
        ))
}

/// The words of a plain text, each with the space after it; an end of line is none's.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '\n']).map(|word| word.trim_end_matches('\n'))
}

/// Where a line is in a text being broken.
#[derive(Clone, Copy, Default)]
struct Place {
    word: usize,
    cluster: usize,
    /// Glyphs of the word before the cluster.
    glyph: usize,
    byte: usize,
}

/// Breaks a text, given as numbers of words, to a width in points.
pub fn broken(text: &str, face: Face, numbers: &[usize], words: &Words, width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = Place::default();
    loop {
        let end = line_end(text, start, numbers, words, width);
        lines.push(line(text, face, start..end, numbers, words));
        if end.word >= numbers.len() {
            return lines;
        }
        start = end;
    }
}

/// Where the line that begins at `start` ends: after what fits, at the last place
/// where a line may break, else inside a word.
fn line_end(text: &str, start: Place, numbers: &[usize], words: &Words, width: f32) -> Place {
    let mut x = 0.0_f32;
    let (mut soft, mut hard) = (None, None);
    let mut here = start;
    while let Some(number) = numbers.get(here.word) {
        let (clusters, glyphs) = (words.get(*number), words.glyphs(*number));
        while let Some(cluster) = clusters.get(here.cluster) {
            let own = here.glyph + usize::from(cluster.glyphs);
            let next = Place {
                cluster: here.cluster + 1,
                glyph: own,
                byte: here.byte + usize::from(cluster.bytes),
                ..here
            };
            let said = text.as_bytes().get(here.byte).copied();
            if x != 0.0 {
                if cluster.soft { soft = Some(here) } else { hard = Some(here) }
            }
            let advance: f32 =
                glyphs.get(here.glyph..own).unwrap_or_default().iter().map(|g| g.advance).sum();
            // A space at the end hangs.
            if x + advance > width
                && said != Some(b' ')
                && let Some(end) = soft.or(hard)
            {
                return end;
            }
            x += advance;
            here = next;
        }
        here = Place { word: here.word + 1, cluster: 0, glyph: 0, byte: here.byte };
        if text.as_bytes().get(here.byte) == Some(&b'\n') {
            return Place { byte: here.byte + 1, ..here };
        }
    }
    here
}

/// The line between two places.
fn line(text: &str, face: Face, place: Range<Place>, numbers: &[usize], words: &Words) -> Line {
    let (start, end) = (place.start, place.end);
    let said = text.get(start.byte..end.byte).unwrap_or_default();
    let shown = said.trim_end_matches([' ', '\n']).len();
    // One space stays for those who read on: it parts the line from the next.
    let rest = said.get(shown..).unwrap_or_default();
    let space = end.byte < text.len() && rest.starts_with(' ');
    let most = start.byte + shown + usize::from(space);
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(shown + 1);
    let mut byte = start.byte;
    for at in start.word..=end.word {
        let Some(number) = numbers.get(at) else { break };
        let own = words.glyphs(*number);
        let (from, mut taken) =
            if at == start.word { (start.cluster, start.glyph) } else { (0, 0) };
        for cluster in words.get(*number).iter().skip(from) {
            if byte >= most {
                break;
            }
            let next = taken + usize::from(cluster.glyphs);
            glyphs.extend_from_slice(own.get(taken..next).unwrap_or_default());
            taken = next;
            byte += usize::from(cluster.bytes);
        }
    }
    // The space hangs: it is said, and takes no room.
    if let Some(last) = glyphs.last_mut().filter(|_| space) {
        last.advance = 0.0;
    }
    let width = glyphs.iter().map(|glyph| glyph.advance).sum();
    let text = text.get(start.byte..most).unwrap_or_default().to_owned();
    let piece = Piece { face, text, rtl: false, glyphs, from: start.byte };
    let pieces = if piece.glyphs.is_empty() { Vec::new() } else { vec![piece] };
    Line { pieces, width, hard: rest.starts_with('\n') }
}
