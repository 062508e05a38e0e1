//! Structure: what each piece of a page is, for those who have it read to them.
//!
//! One element a part, in reading order, under a Document; each names the
//! marked pieces of the pages that it consists of, and each page knows the
//! element of each of its pieces (the parent tree). Links are elements too,
//! with the annotation that they act through.

use super::string;
use crate::report::layout::{Link, Pages, Part, Role};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// Adds the tree, the pages' keys into it and the links' annotations.
///
/// # Errors
/// Only where the pages' own objects are not what printpdf writes.
pub fn add(
    pages: &Pages,
    marks: &[Vec<usize>],
    tree: &mut lopdf::Document,
) -> Result<ObjectId, lopdf::Error> {
    let targets: Vec<ObjectId> = tree.page_iter().collect();
    let root = tree.new_object_id();
    let document = tree.new_object_id();
    let ids: Vec<ObjectId> = pages.parts.iter().map(|_| tree.new_object_id()).collect();
    let first = first_pages(marks, pages.parts.len());
    let mut kids = children(pages, &ids);
    let mut numbers = parents(marks, &ids, tree, &targets, &first, &mut kids);
    // Pages take the first numbers of the parent tree, links those after them.
    for ((page, target), place) in pages.pages.iter().zip(&targets).zip(0i64..) {
        let mut annotations = Vec::with_capacity(page.links.len());
        for link in &page.links {
            let number = numbers.len() as i64 / 2;
            let annotation =
                tree.add_object(annotation(link, page.height, pages, &targets, number));
            annotations.push(Object::Reference(annotation));
            if let Some((kids, id)) =
                link.part.and_then(|part| Some((kids.get_mut(part)?, *ids.get(part)?)))
            {
                kids.push(Object::Dictionary(dictionary! {
                    "Type" => "OBJR",
                    "Obj" => Object::Reference(annotation),
                    "Pg" => Object::Reference(*target),
                }));
                numbers.extend([Object::Integer(number), Object::Reference(id)]);
            }
        }
        let page = tree.get_dictionary_mut(*target)?;
        page.set("StructParents", Object::Integer(place));
        page.set("Tabs", Object::Name(b"S".to_vec()));
        if !annotations.is_empty() {
            page.set("Annots", Object::Array(annotations));
        }
    }
    let next = numbers.len() as i64 / 2;
    for (((part, id), kids), first) in pages.parts.iter().zip(&ids).zip(kids).zip(first) {
        let parent = part.parent.and_then(|parent| ids.get(parent)).unwrap_or(&document);
        let page = first.and_then(|page| targets.get(page));
        tree.objects.insert(*id, Object::Dictionary(element(part, *parent, page, kids)));
    }
    let tops = pages.parts.iter().zip(&ids).filter(|(part, _)| part.parent.is_none());
    let tops = tops.map(|(_, id)| Object::Reference(*id)).collect();
    let own = dictionary! {
        "Type" => "StructElem",
        "S" => "Document",
        "P" => Object::Reference(root),
        "K" => Object::Array(tops),
    };
    tree.objects.insert(document, Object::Dictionary(own));
    let parents = tree.add_object(dictionary! { "Nums" => Object::Array(numbers) });
    let own = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => Object::Reference(document),
        "ParentTree" => Object::Reference(parents),
        "ParentTreeNextKey" => Object::Integer(next),
    };
    tree.objects.insert(root, Object::Dictionary(own));
    Ok(root)
}

/// For each part the first page that shows something of its own.
fn first_pages(marks: &[Vec<usize>], parts: usize) -> Vec<Option<usize>> {
    let mut first = vec![None; parts];
    for (page, marks) in marks.iter().enumerate() {
        for part in marks {
            if let Some(first @ None) = first.get_mut(*part) {
                *first = Some(page);
            }
        }
    }
    first
}

/// For each part the parts in it, in order.
fn children(pages: &Pages, ids: &[ObjectId]) -> Vec<Vec<Object>> {
    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    for (part, id) in pages.parts.iter().zip(ids) {
        if let Some(kids) = part.parent.and_then(|parent| kids.get_mut(parent)) {
            kids.push(Object::Reference(*id));
        }
    }
    kids
}

/// Gives each part its pieces; comes back with the parent tree's numbers for the pages.
fn parents(
    marks: &[Vec<usize>],
    ids: &[ObjectId],
    tree: &mut lopdf::Document,
    targets: &[ObjectId],
    first: &[Option<usize>],
    kids: &mut [Vec<Object>],
) -> Vec<Object> {
    let mut numbers = Vec::with_capacity(marks.len() * 2);
    for (page, (marks, target)) in marks.iter().zip(targets).enumerate() {
        let mut of_page = Vec::with_capacity(marks.len());
        for (part, number) in marks.iter().zip(0i64..) {
            if let Some(kids) = kids.get_mut(*part) {
                // A piece on the element's own page is told by its number alone.
                let own = first.get(*part).copied().flatten() == Some(page);
                kids.push(if own { Object::Integer(number) } else { piece(*target, number) });
            }
            of_page.push(ids.get(*part).map_or(Object::Null, |id| Object::Reference(*id)));
        }
        let of_page = tree.add_object(Object::Array(of_page));
        numbers.extend([Object::Integer(page as i64), Object::Reference(of_page)]);
    }
    numbers
}

/// A marked piece on another page than the element's.
fn piece(page: ObjectId, number: i64) -> Object {
    Object::Dictionary(dictionary! {
        "Type" => "MCR",
        "Pg" => Object::Reference(page),
        "MCID" => number,
    })
}

fn element(
    part: &Part,
    parent: ObjectId,
    page: Option<&ObjectId>,
    kids: Vec<Object>,
) -> Dictionary {
    let mut element = dictionary! {
        "S" => name(part.role),
        "P" => Object::Reference(parent),
        "K" => Object::Array(kids),
    };
    if let Some(page) = page {
        element.set("Pg", Object::Reference(*page));
    }
    if !part.alternative.is_empty() {
        element.set("Alt", string(&part.alternative));
    }
    if part.role == Role::HeadCell || part.span > 1 {
        let mut own = dictionary! { "O" => "Table" };
        if part.role == Role::HeadCell {
            own.set("Scope", "Column");
        }
        if part.span > 1 {
            own.set("ColSpan", part.span as i64);
        }
        element.set("A", Object::Dictionary(own));
    }
    element
}

const fn name(role: Role) -> &'static str {
    match role {
        Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(_) => "H4",
        Role::Paragraph => "P",
        Role::Quote => "BlockQuote",
        Role::List => "L",
        Role::Entry => "LI",
        Role::Label => "Lbl",
        Role::Body => "LBody",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::Row => "TR",
        Role::HeadCell => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Contents => "TOC",
        Role::ContentsEntry => "TOCI",
        Role::Link => "Link",
    }
}

/// A link to a place in the document, drawn without a frame; `own` is the height of
/// the page it stands on.
fn annotation(
    link: &Link,
    own: f32,
    pages: &Pages,
    targets: &[ObjectId],
    number: i64,
) -> Dictionary {
    let height = pages.pages.get(link.page).map_or(0.0, |page| page.height);
    let frame = link.frame;
    let corners = [frame.x, own - frame.bottom(), frame.right(), own - frame.y];
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => corners.map(Object::Real).to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "StructParent" => number,
    };
    if let Some(target) = targets.get(link.page) {
        let place =
            ["XYZ".into(), Object::Null, Object::Real((height - link.y).round()), Object::Null];
        let to = std::iter::once(Object::Reference(*target)).chain(place).collect();
        annotation.set("Dest", Object::Array(to));
        let said = pages.about.page_of.replace("{pages}", &pages.pages.len().to_string());
        annotation.set("Contents", string(&said.replace("{page}", &(link.page + 1).to_string())));
    }
    annotation
}
