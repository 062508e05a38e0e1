//! What it costs to draw a drawing, in pixels touched, before it is drawn.
//!
//! Groups that are seen through, clipped or masked are drawn on layers of their
//! own, one within the other; a handful of lines can ask for thousands of them.

use super::DrawingError;
use resvg::usvg::{ClipPath, Group, Mask, Node, Path, Rect, Tree};

/// The most pixels touched.
const MOST: f32 = 300e6;

/// The most pixels of layers that are held at once.
const MOST_HELD: f32 = 16e6;

/// A layer is cleared, drawn through and laid down.
const LAYER: f32 = 8.0;

/// Refuses a drawing that costs too much on a canvas of this size.
pub fn check(tree: &Tree, scale: f32, canvas: (u32, u32)) -> Result<(), DrawingError> {
    let (width, height) = (canvas.0 as f32, canvas.1 as f32);
    let whole = Canvas { area: width * height, held: width * height };
    Bill { scale, height, whole, sum: 0.0 }.group(tree.root(), whole)
}

/// What is drawn on.
#[derive(Clone, Copy)]
struct Canvas {
    /// Its pixels.
    area: f32,
    /// Those of all that are held, with it.
    held: f32,
}

impl Canvas {
    /// One more of this size beside it.
    fn over(self, area: f32) -> Result<Self, DrawingError> {
        let held = self.held + area;
        if held <= MOST_HELD { Ok(Self { area, held }) } else { Err(DrawingError::Costly) }
    }
}

struct Bill {
    scale: f32,
    height: f32,
    whole: Canvas,
    sum: f32,
}

impl Bill {
    fn add(&mut self, pixels: f32) -> Result<(), DrawingError> {
        self.sum += pixels + 500.0;
        if self.sum <= MOST { Ok(()) } else { Err(DrawingError::Costly) }
    }

    /// The pixels of a frame; never more than there are to draw on.
    fn area(&self, frame: Rect, most: f32) -> f32 {
        (frame.width() * frame.height() * self.scale * self.scale).min(most)
    }

    fn layer(&mut self, canvas: Canvas, area: f32) -> Result<Canvas, DrawingError> {
        self.add(LAYER * area)?;
        canvas.over(area)
    }

    fn group(&mut self, group: &Group, canvas: Canvas) -> Result<(), DrawingError> {
        // The library cuts a layer to five times the canvas on each side.
        let frame = group.abs_layer_bounding_box().to_rect();
        let own = if group.should_isolate() {
            self.layer(canvas, self.area(frame, 25.0 * self.whole.area))?
        } else {
            canvas
        };
        for child in group.children() {
            match child {
                Node::Group(inner) => self.group(inner, own)?,
                Node::Path(path) => self.path(path, own)?,
                Node::Image(_) | Node::Text(_) => {}
            }
        }
        group.clip_path().map_or(Ok(()), |clip| self.clip(clip, own))?;
        group.mask().map_or(Ok(()), |mask| self.mask(mask, own))
    }

    fn clip(&mut self, clip: &ClipPath, canvas: Canvas) -> Result<(), DrawingError> {
        let own = self.layer(canvas, canvas.area)?;
        self.cut(clip.root(), own)?;
        clip.clip_path().map_or(Ok(()), |inner| self.clip(inner, own))
    }

    /// What a clip path is made of: only what is clipped itself gets a layer.
    fn cut(&mut self, group: &Group, canvas: Canvas) -> Result<(), DrawingError> {
        for child in group.children() {
            match child {
                Node::Path(path) => self.path(path, canvas)?,
                Node::Group(inner) => match inner.clip_path() {
                    Some(clip) => {
                        let own = self.layer(canvas, canvas.area)?;
                        self.cut(inner, own)?;
                        self.clip(clip, own)?;
                    }
                    None => self.cut(inner, canvas)?,
                },
                Node::Image(_) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn mask(&mut self, mask: &Mask, canvas: Canvas) -> Result<(), DrawingError> {
        let own = self.layer(canvas, 2.0 * canvas.area)?;
        self.group(mask.root(), Canvas { area: canvas.area, ..own })?;
        mask.mask().map_or(Ok(()), |inner| self.mask(inner, own))
    }

    /// A path's surface, and its edges from line to line.
    fn path(&mut self, path: &Path, canvas: Canvas) -> Result<(), DrawingError> {
        let frame = path.abs_stroke_bounding_box();
        let surface = self.area(frame, canvas.area);
        let down = (frame.height() * self.scale).clamp(1.0, self.height);
        let mut edges = path.data().len() as f32;
        if let Some(stroke) = path.stroke() {
            let dashes = stroke.dasharray().map_or(0.0, |lengths| {
                (frame.width() + frame.height())
                    / lengths.iter().sum::<f32>().max(f32::MIN_POSITIVE)
            });
            edges *= 4.0 * (1.0 + dashes);
        }
        self.add(2.0 * surface + edges * down)
    }
}
