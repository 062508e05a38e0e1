//! The cover: title, who and when, and a notice at its foot.
//!
//! It flows like any text, so that a title of any length is whole.

use super::flow::Flow;
use super::lines::Paragraph;
use super::pages::{Frame, Item, Role};
use super::style::{self, GAP, Paper, SIDE};
use super::text::Setter;
use crate::report::document::{self, About, Orientation};
use crate::report::picture::Picture;

/// Width of the labels, in points.
const LABELS: f32 = 130.0;

/// Where the words begin: the upper third stays quiet.
const HEADROOM: f32 = 99.0;

/// A cover whose texts are broken.
pub struct Cover {
    over: Paragraph,
    title: Paragraph,
    subtitle: Paragraph,
    mark: Paragraph,
    lines: Vec<(Paragraph, Paragraph)>,
    notice: Paragraph,
}

pub fn measure(
    cover: &document::Cover,
    about: &About,
    paper: Paper,
    setter: &mut Setter<'_>,
) -> Cover {
    let width = paper.measure(Orientation::Portrait);
    Cover {
        over: setter.set(&cover.over, style::COVER_OVER, width),
        title: setter.set(&cover.title, style::COVER_TITLE, width),
        subtitle: setter.set(&cover.subtitle, style::COVER_SUBTITLE, width),
        mark: setter.set(&about.mark, style::COVER_MARK, width),
        lines: cover
            .lines
            .iter()
            .map(|(label, value)| {
                (
                    setter.set(label, style::COVER_LABEL, LABELS - 9.0),
                    setter.set(value, style::COVER_VALUE, width - LABELS),
                )
            })
            .collect(),
        notice: setter.set(&cover.notice, style::SMALL, width),
    }
}

pub fn place(cover: &Cover, logo: Option<&Picture>, flow: &mut Flow) {
    flow.cover();
    let end = SIDE + flow.width();
    flow.tag(None);
    flow.put(rule((SIDE, style::HEAD_RULE), end, 4.5));
    if let Some(logo) = logo {
        let (width, height) = logo.on_the_cover();
        flow.put(Item::Picture(Frame { x: SIDE, y: flow.y(), width, height }));
    }
    flow.advance(HEADROOM);
    for (text, gap) in
        [(&cover.over, 9.0), (&cover.title, 9.0), (&cover.subtitle, 18.0), (&cover.mark, 18.0)]
    {
        if !text.lines.is_empty() {
            flow.open(Role::Paragraph, None);
            flow.paragraph(text, SIDE, |_, _| None);
            flow.leave(gap);
        }
    }
    flow.leave(27.0);
    for (label, value) in &cover.lines {
        line(label, value, end, flow);
    }
    notice(&cover.notice, flow);
}

/// Label and value side by side under a thin rule, broken together where they must.
fn line(label: &Paragraph, value: &Paragraph, end: f32, flow: &mut Flow) {
    let leading = value.look.leading;
    flow.need(leading + GAP);
    let top = flow.y();
    flow.tag(None);
    flow.put(Item::Line { from: (SIDE, top), to: (end, top), width: 0.5, colour: style::RULE });
    flow.advance(4.5);
    let parts = [(); 2].map(|()| flow.open(Role::Paragraph, None));
    for at in 0..label.lines.len().max(value.lines.len()) {
        flow.need(leading);
        for ((text, x), part) in [(label, SIDE), (value, SIDE + LABELS)].into_iter().zip(parts) {
            flow.tag(Some(part));
            if let Some(line) = text.lines.get(at) {
                flow.line(text, line, x);
            }
        }
        flow.advance(leading);
    }
    flow.leave(4.5);
}

/// At the foot of the cover where there is room, else after all the rest.
fn notice(text: &Paragraph, flow: &mut Flow) {
    flow.leave(18.0);
    flow.need(text.height().min(flow.whole()));
    flow.advance((flow.room() - text.height()).max(0.0));
    flow.open(Role::Paragraph, None);
    flow.paragraph(text, SIDE, |_, _| None);
}

fn rule(from: (f32, f32), end: f32, width: f32) -> Item {
    Item::Line { from, to: (end, from.1), width, colour: style::BLUE }
}
