//! Drawings that are drawn, and those that are refused with their reason.

use super::*;
use std::fmt::Write as _;

const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 100 50\">";

fn drawn(inner: &str) -> Result<Picture, PictureError> {
    Picture::of(format!("{HEAD}{inner}</svg>").as_bytes())
}

/// Red, green, blue and mask at a place of the drawing's own measure.
fn at(picture: &Picture, x: usize, y: usize) -> [u8; 4] {
    let place = y * picture.height as usize / 50 * picture.width as usize
        + x * picture.width as usize / 100;
    let mask = picture.mask.as_ref().expect("a drawing has a mask");
    let [red, green, blue] = [0, 1, 2].map(|colour| picture.colours[3 * place + colour]);
    [red, green, blue, mask[place]]
}

#[test]
fn shapes_become_pixels_at_the_size_of_the_cover() {
    let picture = drawn(
        "<style>.a{fill:url(#g)}</style>\
         <defs><linearGradient id='g'><stop stop-color='#00f'/></linearGradient>\
         <clipPath id='c'><path d='M0 0H20V50H0z'/></clipPath>\
         <text>unused words stand in nobody's way</text></defs>\
         <g clip-path='url(#c)'><rect width='40' height='50' fill='#f00'/></g>\
         <rect class='a' x='60' width='20' height='50'/>\
         <rect x='80' width='20' height='50' fill='#0f0' opacity='.5'/>",
    )
    .unwrap();
    assert_eq!((picture.width, picture.height), (1200, 600));
    assert_eq!(at(&picture, 10, 25), [255, 0, 0, 255]);
    assert_eq!(at(&picture, 30, 25), [0, 0, 0, 0]);
    assert_eq!(at(&picture, 70, 25), [0, 0, 255, 255]);
    assert_eq!(at(&picture, 90, 25), [0, 255, 0, 128]);
}

#[test]
fn what_would_be_lost_or_lies_outside_is_refused_with_its_reason() {
    for (inner, reason) in [
        ("<text>Customs</text>", "holds words (<text>)"),
        ("<use href='#t'/><defs><text id='t'/></defs>", "holds words"),
        ("<image href='data:image/png;base64,'/>", "uses <image>"),
        ("<foreignObject/>", "uses <foreignObject>"),
        ("<g filter='url(#f)'/><filter id='f'/>", "uses <filter>"),
        ("<style>g{filter:url('#f')}</style><g/><filter id='f'/>", "uses <filter>"),
        ("<path marker-end='url(#m)' d='M0 0H9'/><marker id='m'/>", "uses <marker>"),
        ("<use xlink:href='other.svg#a'/>", "outside its file: other.svg#a"),
        ("<rect fill='url(http://example.org/a)'/>", "outside its file: http://example.org/a"),
        ("<style>@import url(a.css);</style>", "outside its file: @import"),
        ("<style>.a{fill:url(b.svg#c)}</style><g class='a'/>", "outside its file: b.svg#c"),
        ("<g>", "can't be read"),
    ] {
        let error = drawn(inner).expect_err(inner).to_string();
        assert!(error.contains(reason), "{inner}: {error}");
    }
    let entities = "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>";
    let error = Picture::of(entities.as_bytes()).expect_err("entities").to_string();
    assert!(error.contains("entities"), "{error}");
}

#[test]
fn a_plain_document_type_and_links_are_no_reason() {
    let picture = Picture::of(
        b"\xef\xbb\xbf<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' \
        'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\
        <svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>\
        <a href='https://example.org'><circle r='9'/></a></svg>",
    );
    assert!(picture.is_ok(), "{picture:?}");
}

/// Definitions `d0` to `dN`, each made of ten references to the one before.
fn tower(floors: usize, floor: impl Fn(usize) -> String) -> String {
    (1..=floors).fold(String::new(), |mut text, number| {
        let _ = write!(text, "{}", floor(number));
        text
    })
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let uses = |n: usize| format!("<use href='#d{}'/>", n - 1).repeat(10);
    let clipped =
        |n: usize| format!("<path d='M0 0H99V49H0z' clip-path='url(#d{})'/>", n - 1).repeat(10);
    let masked =
        |n: usize| format!("<rect width='99' height='49' mask='url(#d{})'/>", n - 1).repeat(10);
    let seen_through = |depth: usize, inner: &str| {
        format!("{}{inner}{}", "<g opacity='.9'>".repeat(depth), "</g>".repeat(depth))
    };
    let square = "<path d='M0 0H99V49H0z'/>";
    for (name, inner) in [
        (
            "uses",
            format!(
                "<g id='d0'>{square}</g>{}",
                tower(9, |n| format!("<g id='d{n}'>{}</g>", uses(n)))
            ),
        ),
        (
            "uses that nobody sees",
            format!(
                "<defs><g id='d0'>{square}</g>{}</defs>",
                tower(9, |n| format!("<g id='d{n}'>{}</g>", uses(n)))
            ),
        ),
        (
            "clips",
            format!(
                "<clipPath id='d0'>{square}</clipPath>{}<rect width='99' height='49' \
             clip-path='url(#d3)'/>",
                tower(3, |n| format!("<clipPath id='d{n}'>{}</clipPath>", clipped(n)))
            ),
        ),
        (
            "masks",
            format!(
                "<mask id='d0'>{square}</mask>{}<rect width='99' height='49' mask='url(#d3)'/>",
                tower(3, |n| format!("<mask id='d{n}'>{}</mask>", masked(n)))
            ),
        ),
        ("a circle", "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>".to_owned()),
        ("depth", format!("{}{}", "<g>".repeat(9_000), "</g>".repeat(9_000))),
        ("layers in layers", seen_through(60, &square.replace("M0 0", "M-900 0"))),
        ("layers", seen_through(1, square).repeat(400)),
        ("edges", format!("<path d='M0 0{}'/>", "L99 49L0 1".repeat(280_000))),
        ("dashes", format!("<g stroke='red' stroke-dasharray='1e-4'>{square}</g>")),
        ("parts", "<g/>".repeat(60_000)),
        ("nodes", "<!--a-->".repeat(300_000)),
        ("bytes", " ".repeat(5_000_000)),
    ] {
        let error = drawn(&inner).err().unwrap_or_else(|| panic!("{name} went off"));
        assert!(matches!(error, PictureError::Drawing(_)), "{name}: {error}");
    }
}
