//! Pages to bytes: the only place that knows what a PDF is.
//!
//! printpdf writes pages and fonts; what it has not (content without two strings
//! a glyph, nested outlines, language, an /ID that is not random) is set on its
//! object tree before saving. Promise: the same pages give the same bytes, in
//! every run, thread and machine.

mod deflate;
mod draw;
mod file;
mod fonts;
mod image;
mod metadata;
mod outline;
mod structure;

use super::layout::{Page, Pages};
use crate::threads;
use deflate::Deflater;
use fonts::Fonts;
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt};
use sha2::{Digest, Sha256};
use std::num::NonZeroUsize;

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
    pdf_by(pages, threads::usual())
}

/// The same, by so many threads.
///
/// # Errors
/// As of [`pdf`].
pub fn pdf_by(pages: &Pages, threads: NonZeroUsize) -> Result<Vec<u8>, PaperError> {
    let fonts = fonts::cut(pages, threads)?;
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
    let marks = fill(pages, &fonts, threads, &mut tree)?;
    finish(pages, &marks, &mut tree)?;
    let mut deflater = Deflater::new();
    for object in tree.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream, &mut deflater)?;
        }
    }
    file::bytes(&tree, threads)
}

/// Gives every page its content; comes back with the part of each marked piece,
/// page by page.
fn fill(
    pages: &Pages,
    fonts: &Fonts,
    threads: NonZeroUsize,
    tree: &mut lopdf::Document,
) -> Result<Vec<Vec<usize>>, PaperError> {
    let failed = |error: lopdf::Error| PaperError::Write(error.to_string());
    let draw = |deflater: &mut Deflater, page: &Page| {
        let content = draw::content(page, fonts);
        deflater.deflated(&content.stream).map(|stream| (stream, content.marks))
    };
    let (contents, _) = threads::share(threads, &pages.pages, Deflater::new, draw);
    let targets: Vec<ObjectId> = tree.page_iter().collect();
    let mut marks = Vec::with_capacity(targets.len());
    for (content, target) in contents.into_iter().zip(targets) {
        let place = tree.get_dictionary(target).and_then(|page| page.get(b"Contents"));
        let place = place.and_then(Object::as_reference).map_err(failed)?;
        let stream = tree.get_object_mut(place).and_then(Object::as_stream_mut).map_err(failed)?;
        let (deflated, own) = content?;
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(deflated);
        marks.push(own);
    }
    Ok(marks)
}

/// Compresses a stream that is not yet, unless somebody wants to read it as it is.
fn compress(stream: &mut lopdf::Stream, deflater: &mut Deflater) -> Result<(), PaperError> {
    if stream.allows_compression && !stream.dict.has(b"Filter") {
        let deflated = deflater.deflated(&stream.content)?;
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(deflated);
    }
    Ok(())
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
