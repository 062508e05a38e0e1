//! A drawing for the cover: an SVG, made a picture in the size it is printed in.
//!
//! Promise: nothing outside the file is looked at, and whatever it holds is drawn
//! within a bound of time and memory or refused with the reason. What would be
//! left out of the drawing (words, pictures in it, filters) is a reason, too.

mod cost;
mod expansion;

use super::{Picture, PictureError, ROOM};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{self, roxmltree};
use std::sync::Arc;

/// The most bytes that a drawing may have.
const MOST_BYTES: usize = 4_000_000;

/// The most that it gets, in pixels: 600 an inch of its room on the cover.
const MOST_PIXELS: (f32, f32) = (ROOM.0 / 72.0 * 600.0, ROOM.1 / 72.0 * 600.0);

/// Why a drawing can't be taken.
#[derive(Debug, thiserror::Error)]
pub enum DrawingError {
    #[error("the drawing has {0} bytes, the limit is {MOST_BYTES}")]
    Bytes(usize),
    #[error("the drawing can't be read: {0}")]
    Unreadable(String),
    #[error("the drawing defines entities of its own")]
    Entities,
    #[error("the drawing refers to something outside its file: {0}")]
    Outside(String),
    #[error("the drawing holds words (<{0}>), which need fonts")]
    Words(String),
    #[error("the drawing uses <{0}>, which is not drawn here")]
    Unknown(String),
    #[error("the drawing goes deeper than {} parts within parts", expansion::DEEPEST)]
    Deep,
    #[error("the drawing has more than {} parts, counted each time they are used", expansion::MOST)]
    Parts,
    #[error("the drawing covers its own space too often")]
    Costly,
}

/// The picture of a drawing.
pub fn picture(text: &str) -> Result<Picture, PictureError> {
    if text.len() > MOST_BYTES {
        return Err(DrawingError::Bytes(text.len()).into());
    }
    if text.contains("<!ENTITY") {
        return Err(DrawingError::Entities.into());
    }
    let unreadable = |error: &dyn std::fmt::Display| DrawingError::Unreadable(error.to_string());
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        nodes_limit: 4 * expansion::MOST,
        ..roxmltree::ParsingOptions::default()
    };
    let xml = roxmltree::Document::parse_with_options(text, options);
    let xml = xml.map_err(|error| unreadable(&error))?;
    expansion::check(&xml)?;
    let tree = usvg::Tree::from_xmltree(&xml, &closed()).map_err(|error| unreadable(&error))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = (MOST_PIXELS.0 / width).min(MOST_PIXELS.1 / height);
    let side = |own: f32, most: f32| (own * scale).round().clamp(1.0, most) as u32;
    let (across, down) = (side(width, MOST_PIXELS.0), side(height, MOST_PIXELS.1));
    cost::check(&tree, scale, (across, down))?;
    let mut pixels = Pixmap::new(across, down).ok_or(PictureError::TooLarge(0))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(taken_apart(&pixels))
}

/// Reading that resolves nothing outside the file.
fn closed() -> usvg::Options<'static> {
    usvg::Options {
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}

/// Colours and mask of what was drawn.
fn taken_apart(pixels: &Pixmap) -> Picture {
    let straight: Vec<_> = pixels.pixels().iter().map(PremultipliedColorU8::demultiply).collect();
    let colours = straight.iter().flat_map(|c| [c.red(), c.green(), c.blue()]).collect();
    let mask = straight.iter().map(|c| c.alpha()).collect();
    Picture {
        width: pixels.width(),
        height: pixels.height(),
        colours: Arc::new(colours),
        mask: Some(Arc::new(mask)),
    }
}

#[cfg(test)]
mod tests;
