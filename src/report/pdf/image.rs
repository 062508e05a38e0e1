//! The report's picture, on the pages that show it.

use crate::report::layout::{Item, Pages};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use std::sync::Arc;

/// Adds the picture's objects, and its name to the pages' resources.
pub fn add(pages: &Pages, tree: &mut lopdf::Document) -> Result<(), lopdf::Error> {
    let Some(logo) = &pages.logo else { return Ok(()) };
    let shown = |items: &[Item]| items.iter().any(|item| matches!(item, Item::Picture(_)));
    let plane = |bytes: &Arc<Vec<u8>>, space: &str| {
        let dictionary = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => i64::from(logo.width),
            "Height" => i64::from(logo.height),
            "ColorSpace" => space,
            "BitsPerComponent" => 8,
        };
        Stream::new(dictionary, bytes.to_vec())
    };
    let mut colours = plane(&logo.colours, "DeviceRGB");
    if let Some(mask) = &logo.mask {
        let mask = tree.add_object(plane(mask, "DeviceGray"));
        colours.dict.set("SMask", Object::Reference(mask));
    }
    let picture = tree.add_object(colours);
    let targets: Vec<ObjectId> = tree.page_iter().collect();
    for (page, target) in pages.pages.iter().zip(targets) {
        if shown(&page.items) {
            name(tree, target, picture)?;
        }
    }
    Ok(())
}

/// Makes the picture known to a page as `Logo`.
fn name(tree: &mut lopdf::Document, page: ObjectId, picture: ObjectId) -> Result<(), lopdf::Error> {
    let named = dictionary! { "Logo" => Object::Reference(picture) };
    let resources = tree.get_dictionary(page)?.get(b"Resources")?.clone();
    let own: &mut Dictionary = match resources {
        Object::Reference(id) => tree.get_dictionary_mut(id)?,
        _ => tree.get_dictionary_mut(page)?.get_mut(b"Resources")?.as_dict_mut()?,
    };
    own.set("XObject", Object::Dictionary(named));
    Ok(())
}
