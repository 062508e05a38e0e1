//! What the library shaped, cluster by cluster, and the pieces of a line made of it.
//!
//! Promise: every byte of the text belongs to one cluster, and every glyph.

use super::lines::Piece;
use super::pages::Glyph;
use crate::report::font::Face;
use std::ops::Range;

/// The text's range and the glyphs of a cluster.
pub type Cluster = (Range<usize>, Vec<Glyph>);

/// The words of a run from right to left, each with the space after it: read one
/// after the other, whatever a reader makes of their places.
pub fn words<'c>(clusters: &'c [Cluster], whole: &str) -> Vec<&'c [Cluster]> {
    let space = |cluster: &Cluster| whole.get(cluster.0.clone()) == Some(" ");
    clusters.chunk_by(|before, after| !space(before) || space(after)).collect()
}

/// A piece of clusters given as they are read.
pub fn piece(clusters: &[Cluster], face: Face, rtl: bool, whole: &str) -> Piece {
    let text = clusters.iter().filter_map(|(range, _)| whole.get(range.clone())).collect();
    let from = clusters.first().map_or(0, |(range, _)| range.start);
    let mut glyphs = Vec::with_capacity(clusters.len());
    let mut place = |(range, own): &Cluster| {
        let mut bytes = range.len() as u16;
        for glyph in own {
            glyphs.push(Glyph { bytes: std::mem::take(&mut bytes), ..*glyph });
        }
    };
    if rtl {
        clusters.iter().rev().for_each(&mut place);
    } else {
        clusters.iter().for_each(&mut place);
    }
    Piece { face, text, rtl, glyphs, from }
}

/// The clusters of a run up to `end`, as they are read: the text's range and its
/// glyphs. What goes on with a cluster before it (a ligature's second letter)
/// has no glyphs of its own and joins it.
pub fn clusters(run: &parley::Run<'_, ()>, end: usize) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for cluster in run.clusters() {
        let range = cluster.text_range();
        if range.start >= end {
            continue;
        }
        let glyphs: Vec<Glyph> = cluster
            .glyphs()
            .map(|glyph| Glyph {
                id: u16::try_from(glyph.id).unwrap_or(0),
                advance: glyph.advance,
                shift: (glyph.x, glyph.y),
                bytes: 0,
            })
            .collect();
        match clusters.last_mut() {
            Some((before, _)) if glyphs.is_empty() => before.end = before.end.max(range.end),
            _ => clusters.push((range, glyphs)),
        }
    }
    clusters
}
