//! Head and foot of every page, once it is known how many there are.
//!
//! The draft mark stands in the head, beside the running words: never over
//! what somebody has to read.

use super::flow::Flow;
use super::lines::{Paragraph, items};
use super::pages::{Item, Page};
use super::style::{self, FOOT_RULE, HEAD_RULE, RUNNING, RUNNING_MARK, SIDE};
use super::text::Setter;
use crate::report::document::About;

/// Lines of furniture at most; a longer text ends in an ellipsis, since it
/// stands whole on the cover or in the document information.
const MOST: usize = 2;

pub fn place(about: &About, flow: &mut Flow, setter: &mut Setter<'_>) {
    let pages = flow.pages.len();
    for (at, (page, cover)) in flow.pages.iter_mut().zip(&flow.covers).enumerate() {
        let width = page.width - 2.0 * SIDE;
        let number = about
            .page_of
            .replace("{pages}", &pages.to_string())
            .replace("{page}", &(at + 1).to_string());
        if !cover {
            let mark = setter.set_short(&about.mark, RUNNING_MARK, width / 3.0, MOST);
            let running =
                setter.set_short(&about.running, RUNNING, width - mark.width() - 18.0, MOST);
            head(page, &running, &mark);
        }
        let number = if *cover { String::new() } else { number };
        let number = setter.set_short(&number, RUNNING, width / 3.0, MOST);
        let words =
            setter.set_short(&about.classification, RUNNING, width - number.width() - 18.0, MOST);
        foot(page, &words, &number);
    }
}

fn head(page: &mut Page, left: &Paragraph, right: &Paragraph) {
    let end = page.width - SIDE;
    put(page, left, HEAD_RULE - 4.5 - left.height(), None);
    put(page, right, HEAD_RULE - 4.5 - right.height(), Some(end));
    page.items.push(Item::Line {
        from: (SIDE, HEAD_RULE),
        to: (end, HEAD_RULE),
        width: 0.75,
        colour: style::BLUE,
    });
}

fn foot(page: &mut Page, left: &Paragraph, right: &Paragraph) {
    let (y, end) = (page.height - FOOT_RULE, page.width - SIDE);
    if left.lines.is_empty() && right.lines.is_empty() {
        return;
    }
    page.items.push(Item::Line { from: (SIDE, y), to: (end, y), width: 0.5, colour: style::RULE });
    put(page, left, y + 4.5, None);
    put(page, right, y + 4.5, Some(end));
}

/// Lines from `top` down, at the left margin or ending at `end`.
fn put(page: &mut Page, text: &Paragraph, top: f32, end: Option<f32>) {
    for (at, line) in text.lines.iter().enumerate() {
        let x = end.map_or(SIDE, |end| end - line.width);
        page.items.extend(items(line, text.look, x, top + at as f32 * text.look.leading));
    }
}
