//! A picture for the cover: a PNG or an SVG, taken apart once.
//!
//! Promise: whatever the file holds, it is read within a bound or refused with
//! the reason; colours come out as red, green, blue and, where there is one, a
//! mask.

mod svg;

pub use svg::DrawingError;

use std::sync::Arc;

/// The room that it gets on the cover, in points.
const ROOM: (f32, f32) = (180.0, 72.0);

/// The most pixels that a picture may have.
const MOST: u64 = 16_000_000;

/// A picture, ready for the paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    /// Three bytes a pixel, line by line from above.
    pub colours: Arc<Vec<u8>>,
    /// One byte a pixel, 0 for what is not seen.
    pub mask: Option<Arc<Vec<u8>>>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "picture of {}×{}", self.width, self.height)
    }
}

/// Why a picture can't be taken.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("it is neither a PNG nor an SVG")]
    Unknown,
    #[error("it is no PNG that can be read: {0}")]
    Unreadable(String),
    #[error("it has {0} pixels, the limit is {MOST}")]
    TooLarge(u64),
    #[error(transparent)]
    Drawing(#[from] DrawingError),
}

impl Picture {
    /// The picture in a file's bytes, by what they are.
    ///
    /// # Errors
    /// Where the bytes are no picture, one that is too large, or a drawing of which
    /// something would be lost.
    pub fn of(bytes: &[u8]) -> Result<Self, PictureError> {
        if bytes.starts_with(b"\x89PNG") {
            return Self::png(bytes);
        }
        let text = std::str::from_utf8(bytes).unwrap_or_default().trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('<') {
            svg::picture(text)
        } else {
            Err(PictureError::Unknown)
        }
    }

    /// The picture in a PNG file's bytes.
    fn png(bytes: &[u8]) -> Result<Self, PictureError> {
        let failed = |error: png::DecodingError| PictureError::Unreadable(error.to_string());
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(failed)?;
        let (width, height) = reader.info().size();
        let pixels = u64::from(width) * u64::from(height);
        if pixels > MOST || pixels == 0 {
            return Err(PictureError::TooLarge(pixels));
        }
        let size = reader
            .output_buffer_size()
            .ok_or_else(|| PictureError::Unreadable("its size is not known".to_owned()))?;
        let mut bytes = vec![0; size];
        let frame = reader.next_frame(&mut bytes).map_err(failed)?;
        bytes.truncate(frame.buffer_size());
        let (grey, alpha) = match frame.color_type {
            png::ColorType::Grayscale => (true, false),
            png::ColorType::GrayscaleAlpha => (true, true),
            png::ColorType::Rgba => (false, true),
            png::ColorType::Rgb | png::ColorType::Indexed => (false, false),
        };
        let step = usize::from(if grey { 1u8 } else { 3 }) + usize::from(alpha);
        let (mut colours, mut mask) = (Vec::new(), Vec::new());
        for pixel in bytes.chunks_exact(step) {
            match pixel {
                [value] => colours.extend([*value; 3]),
                [value, seen] => {
                    colours.extend([*value; 3]);
                    mask.push(*seen);
                }
                [red, green, blue] => colours.extend([*red, *green, *blue]),
                [red, green, blue, seen] => {
                    colours.extend([*red, *green, *blue]);
                    mask.push(*seen);
                }
                _ => {}
            }
        }
        let mask = (!mask.is_empty()).then(|| Arc::new(mask));
        Ok(Self { width, height, colours: Arc::new(colours), mask })
    }

    /// Width and height in points that fill its room on the cover without leaving it.
    pub fn on_the_cover(&self) -> (f32, f32) {
        let (width, height) = (self.width.max(1) as f32, self.height.max(1) as f32);
        let scale = (ROOM.0 / width).min(ROOM.1 / height);
        (width * scale, height * scale)
    }

    /// The picture as the bytes of a PNG.
    ///
    /// # Errors
    /// None that depends on the picture.
    pub fn to_png(&self) -> Result<Vec<u8>, std::io::Error> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_depth(png::BitDepth::Eight);
        let colours = self.colours.chunks_exact(3);
        let pixels = match &self.mask {
            None => self.colours.to_vec(),
            Some(mask) => {
                colours.zip(mask.iter()).flat_map(|(c, seen)| [c, &[*seen]].concat()).collect()
            }
        };
        let kind = if self.mask.is_some() { png::ColorType::Rgba } else { png::ColorType::Rgb };
        encoder.set_color(kind);
        encoder.write_header()?.write_image_data(&pixels)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(colour: png::ColorType, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, 2, 1);
        encoder.set_color(colour);
        encoder.write_header().unwrap().write_image_data(bytes).unwrap();
        out
    }

    #[test]
    fn every_kind_of_png_becomes_colours_and_a_mask() {
        for (colour, bytes, colours, mask) in [
            (png::ColorType::Grayscale, &[0, 9][..], [0, 0, 0, 9, 9, 9], None),
            (png::ColorType::GrayscaleAlpha, &[0, 1, 9, 2], [0, 0, 0, 9, 9, 9], Some([1, 2])),
            (png::ColorType::Rgb, &[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], None),
            (png::ColorType::Rgba, &[1, 2, 3, 7, 4, 5, 6, 8], [1, 2, 3, 4, 5, 6], Some([7, 8])),
        ] {
            let picture = Picture::of(&png(colour, bytes)).unwrap();
            assert_eq!(*picture.colours, colours, "{colour:?}");
            assert!(Picture::of(&picture.to_png().unwrap()).unwrap() == picture, "{colour:?}");
            assert_eq!(picture.mask.as_deref().map(Vec::as_slice), mask.as_ref().map(|m| &m[..]));
        }
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [&b""[..], b"GIF89a", &png(png::ColorType::Rgb, &[0; 6])[..40]] {
            assert!(Picture::of(bytes).is_err());
        }
    }
}
