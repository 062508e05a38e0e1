//! Pages to bytes: the only place that knows what a PDF is.
//!
//! printpdf writes pages and fonts; what it has not (content without two strings
//! a glyph, nested outlines, language, an /ID that is not random) is set on its
//! object tree before saving. Promise: the same pages give the same bytes, in
//! every run, thread and machine.

mod draw;
mod fonts;
mod image;
mod metadata;
mod outline;
mod structure;

use super::layout::Pages;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use fonts::Fonts;
use lopdf::{Dictionary, Object, ObjectId, SaveOptions, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt};
use sha2::{Digest, Sha256};
use std::io::Write;

/// Why no file could be made of pages.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// An embedded font could not be cut to the glyphs used.
    #[error("the font {face} cannot be embedded: {why}")]
    Font { face: String, why: String },
    /// The object tree could not be written.
    #[error("the PDF cannot be written: {0}")]
    Write(String),
}

/// The file, as bytes.
///
/// # Errors
/// Only where an embedded font is damaged or the tree cannot be written: neither
/// depends on what an assessor typed.
pub fn pdf(pages: &Pages) -> Result<Vec<u8>, PaperError> {
    let fonts = fonts::cut(pages)?;
    let mut paper = PdfDocument::new(&pages.about.title);
    let mut uses = fonts.embed(&mut paper);
    paper.pages = pages
        .pages
        .iter()
        // The first page carries the fonts' uses until it gets its own content.
        .map(|page| {
            PdfPage::new(Pt(page.width).into(), Pt(page.height).into(), std::mem::take(&mut uses))
        })
        .collect();
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut tree = paper.to_lopdf_document(&options, &mut Vec::new());
    let marks = fill(pages, &fonts, &mut tree)?;
    finish(pages, &marks, &mut tree)?;
    tree.compress();
    let mut bytes = Vec::new();
    // Structure makes thousands of small objects: together they are small.
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(1000)
        .compression_level(9)
        .build();
    tree.save_with_options(&mut bytes, options)
        .map_err(|error| PaperError::Write(error.to_string()))?;
    Ok(bytes)
}

/// Gives every page its content; comes back with the part of each marked piece,
/// page by page.
fn fill(
    pages: &Pages,
    fonts: &Fonts,
    tree: &mut lopdf::Document,
) -> Result<Vec<Vec<usize>>, PaperError> {
    let failed = |error: lopdf::Error| PaperError::Write(error.to_string());
    let targets: Vec<ObjectId> = tree.page_iter().collect();
    let mut marks = Vec::with_capacity(targets.len());
    for (page, target) in pages.pages.iter().zip(targets) {
        let contents = tree.get_dictionary(target).and_then(|page| page.get(b"Contents"));
        let contents = contents.and_then(Object::as_reference).map_err(failed)?;
        let stream = tree.get_object_mut(contents).and_then(Object::as_stream_mut);
        let content = draw::content(page, fonts);
        let stream = stream.map_err(failed)?;
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(deflated(&content.stream)?);
        marks.push(content.marks);
    }
    Ok(marks)
}

/// Compressed as well as pays: the best level takes twice the time for a hundredth.
fn deflated(bytes: &[u8]) -> Result<Vec<u8>, PaperError> {
    let failed = |error: std::io::Error| PaperError::Write(error.to_string());
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).map_err(failed)?;
    encoder.finish().map_err(failed)
}

/// Sets what printpdf cannot, and replaces what it makes up at random.
fn finish(
    pages: &Pages,
    marks: &[Vec<usize>],
    tree: &mut lopdf::Document,
) -> Result<(), PaperError> {
    let failed = |error: lopdf::Error| PaperError::Write(error.to_string());
    tree.version = "1.7".to_owned();
    image::add(pages, tree).map_err(failed)?;
    let structure = structure::add(pages, marks, tree).map_err(failed)?;
    let metadata = metadata::add(pages, tree);
    let info = tree.add_object(information(pages));
    tree.trailer.set("Info", Object::Reference(info));
    let outline = outline::add(pages, tree);
    let catalog = tree.catalog_mut().map_err(failed)?;
    catalog.set("Lang", string(pages.about.language.code()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("StructTreeRoot", Object::Reference(structure));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Metadata", Object::Reference(metadata));
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    let identity = identity(pages, tree);
    let twice = [identity.clone(), identity];
    let twice = twice.map(|id| Object::String(id, lopdf::StringFormat::Hexadecimal));
    tree.trailer.set("ID", Object::Array(twice.to_vec()));
    Ok(())
}

fn information(pages: &Pages) -> Dictionary {
    let about = &pages.about;
    let mut info = dictionary! {
        "Title" => string(&about.title),
        "Subject" => string(&about.subject),
        "Author" => string(&about.author),
        "Creator" => string("tathmini"),
        "Producer" => string("tathmini"),
    };
    let day: String = about.date.chars().filter(char::is_ascii_digit).collect();
    if day.len() == 8 {
        let date = string(&format!("D:{day}000000Z"));
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
    }
    info
}

/// Sixteen bytes that change where anything shown or told changes.
fn identity(pages: &Pages, tree: &lopdf::Document) -> Vec<u8> {
    let about = &pages.about;
    let mut hash = Sha256::new();
    for text in [&about.title, &about.subject, &about.author, &about.date] {
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    for object in tree.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    for bookmark in &pages.bookmarks {
        hash.update(bookmark.title.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).copied().collect()
}

/// A text string: plain where that is enough, else UTF-16.
fn string(text: &str) -> Object {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        Object::string_literal(text)
    } else {
        Object::String(utf16(text), lopdf::StringFormat::Hexadecimal)
    }
}

/// UTF-16, big end first, with its mark.
fn utf16(text: &str) -> Vec<u8> {
    let mark = [0xfe, 0xff];
    mark.into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}
