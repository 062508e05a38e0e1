//! Objects to a file: those that are no streams packed together, a
//! cross-reference stream, everything compressed.
//!
//! Written here because lopdf's own writer leaves the cross-reference stream
//! uncompressed, seven bytes an object, and copies every object. Promise: the
//! objects are numbered anew in their order, so that the same tree gives the
//! same bytes.

use super::PaperError;
use super::deflate::Deflater;
use super::draw::{integer, number};
use crate::threads::share;
use lopdf::{Dictionary, Document, Object, StringFormat};
use std::num::NonZeroUsize;

/// Objects in one object stream: enough that they compress well, and few
/// enough that a reader finds one without reading all.
const TOGETHER: usize = 500;

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    /// From the file's first byte.
    At(usize),
    /// In an object stream, by its number and the place in it.
    In(usize, usize),
}

/// The file of an object tree.
pub fn bytes(tree: &Document, threads: NonZeroUsize) -> Result<Vec<u8>, PaperError> {
    let mut out = format!("%PDF-{}\n", tree.version).into_bytes();
    out.extend_from_slice(b"%\xbb\xad\xc0\xde\n");
    let own = tree.objects.keys().map(|(number, _)| *number as usize + 1).max().unwrap_or(1);
    let mut places = vec![Place::Nowhere; own];
    let mut packed: Vec<(usize, &Object)> = Vec::with_capacity(tree.objects.len());
    for ((number, _), object) in &tree.objects {
        let number = *number as usize;
        let Object::Stream(stream) = object else {
            packed.push((number, object));
            continue;
        };
        if let Some(place) = places.get_mut(number) {
            *place = Place::At(out.len());
        }
        indirect(&mut out, number, &stream.dict, &stream.content);
    }
    let groups: Vec<&[(usize, &Object)]> = packed.chunks(TOGETHER).collect();
    let (streams, _) =
        share(threads, &groups, Deflater::new, |deflater, group| together(group, deflater));
    for (group, stream) in groups.iter().zip(streams) {
        let number = places.len();
        for (place, (member, _)) in group.iter().enumerate() {
            if let Some(slot) = places.get_mut(*member) {
                *slot = Place::In(number, place);
            }
        }
        places.push(Place::At(out.len()));
        let (dictionary, content) = stream?;
        indirect(&mut out, number, &dictionary, &content);
    }
    let start = out.len();
    places.push(Place::At(start));
    let (dictionary, content) = references(tree, &places)?;
    indirect(&mut out, places.len() - 1, &dictionary, &content);
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    Ok(out)
}

/// An indirect object that is a stream.
fn indirect(out: &mut Vec<u8>, number: usize, dictionary: &Dictionary, content: &[u8]) {
    out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
    let mut dictionary = dictionary.clone();
    dictionary.set("Length", content.len() as i64);
    pairs(out, &dictionary);
    out.extend_from_slice(b"stream\n");
    out.extend_from_slice(content);
    out.extend_from_slice(b"\nendstream\nendobj\n");
}

/// Objects in one stream: their numbers and places, then they themselves.
fn together(
    group: &[(usize, &Object)],
    deflater: &mut Deflater,
) -> Result<(Dictionary, Vec<u8>), PaperError> {
    let (mut index, mut body) = (Vec::new(), Vec::new());
    for (number, object) in group {
        for part in [*number, body.len()] {
            integer(&mut index, part as u64);
            index.push(b' ');
        }
        value(&mut body, object);
        body.push(b'\n');
    }
    let first = index.len() as i64;
    let mut content = index;
    content.append(&mut body);
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "ObjStm");
    dictionary.set("N", group.len() as i64);
    dictionary.set("First", first);
    dictionary.set("Filter", "FlateDecode");
    Ok((dictionary, deflater.deflated(&content)?))
}

/// Where everything stands, each entry told as its difference to the one before (PNG's
/// predictor "up"), with the trailer's keys.
fn references(tree: &Document, places: &[Place]) -> Result<(Dictionary, Vec<u8>), PaperError> {
    const WIDTH: usize = 7;
    let mut content = Vec::with_capacity(places.len() * (WIDTH + 1));
    let mut before = [0u8; WIDTH];
    for place in places {
        let (kind, wide, narrow) = match place {
            Place::Nowhere => (0, 0, 0),
            Place::At(at) => (1, *at, 0),
            Place::In(stream, at) => (2, *stream, *at),
        };
        let [.., a, b, c, d] = (wide as u64).to_be_bytes();
        let [.., e, f] = (narrow as u64).to_be_bytes();
        let entry = [kind, a, b, c, d, e, f];
        content.push(2);
        content.extend(entry.iter().zip(before).map(|(now, before)| now.wrapping_sub(before)));
        before = entry;
    }
    let mut parameters = Dictionary::new();
    parameters.set("Predictor", 12);
    parameters.set("Columns", WIDTH as i64);
    let mut dictionary = tree.trailer.clone();
    dictionary.set("Type", "XRef");
    dictionary.set("Size", places.len() as i64);
    dictionary.set("W", vec![1.into(), 4.into(), 2.into()]);
    dictionary.set("Filter", "FlateDecode");
    dictionary.set("DecodeParms", parameters);
    Ok((dictionary, Deflater::new().deflated(&content)?))
}

/// One value, with a space before it where it would run into what stands there.
fn value(out: &mut Vec<u8>, object: &Object) {
    let apart = matches!(
        object,
        Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Reference(_)
    );
    if apart && out.last().is_some_and(|last| !matches!(last, b'[' | b'\n' | b' ')) {
        out.push(b' ');
    }
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Integer(value) => {
            if *value < 0 {
                out.push(b'-');
            }
            integer(out, value.unsigned_abs());
        }
        Object::Real(value) => number(out, *value),
        Object::Name(text) => name(out, text),
        Object::String(text, format) => string(out, text, format),
        Object::Array(values) => {
            out.push(b'[');
            values.iter().for_each(|one| value(out, one));
            out.push(b']');
        }
        Object::Dictionary(dictionary) => pairs(out, dictionary),
        // A stream is never part of another value.
        Object::Stream(stream) => pairs(out, &stream.dict),
        Object::Reference((number, generation)) => {
            integer(out, u64::from(*number));
            out.push(b' ');
            integer(out, u64::from(*generation));
            out.extend_from_slice(b" R");
        }
    }
}

fn pairs(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, one) in dictionary {
        name(out, key);
        value(out, one);
    }
    out.extend_from_slice(b">>");
}

fn name(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'/');
    for byte in text {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

fn string(out: &mut Vec<u8>, text: &[u8], format: &StringFormat) {
    match format {
        StringFormat::Literal => {
            out.push(b'(');
            for byte in text {
                match byte {
                    b'\r' => out.extend_from_slice(b"\\r"),
                    b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
                    byte => out.push(*byte),
                }
            }
            out.push(b')');
        }
        StringFormat::Hexadecimal => {
            out.push(b'<');
            for byte in text {
                out.extend_from_slice(format!("{byte:02X}").as_bytes());
            }
            out.push(b'>');
        }
    }
}
