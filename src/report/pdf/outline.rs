//! Bookmarks, nested by the level of their headings.

use super::string;
use crate::report::layout::{Bookmark, Pages};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// A bookmark and what it contains.
struct Node<'a> {
    id: ObjectId,
    bookmark: &'a Bookmark,
    parent: Option<usize>,
    /// Among its parent's children.
    place: usize,
    children: Vec<usize>,
}

/// Adds the outline's objects; `None` where there is no bookmark.
pub fn add(pages: &Pages, tree: &mut lopdf::Document) -> Option<ObjectId> {
    if pages.bookmarks.is_empty() {
        return None;
    }
    let targets: Vec<ObjectId> = tree.page_iter().collect();
    let root = tree.new_object_id();
    let mut nodes: Vec<Node<'_>> = Vec::with_capacity(pages.bookmarks.len());
    let mut top = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, bookmark) in pages.bookmarks.iter().enumerate() {
        let above =
            |at: &usize| nodes.get(*at).is_some_and(|node| node.bookmark.level < bookmark.level);
        let keep = open.iter().rposition(above).map_or(0, |place| place + 1);
        open.truncate(keep);
        let parent = open.last().copied();
        let siblings = match parent.and_then(|parent| nodes.get_mut(parent)) {
            Some(parent) => &mut parent.children,
            None => &mut top,
        };
        let place = siblings.len();
        siblings.push(at);
        nodes.push(Node {
            id: tree.new_object_id(),
            bookmark,
            parent,
            place,
            children: Vec::new(),
        });
        open.push(at);
    }
    for node in &nodes {
        let entry = entry(node, &nodes, &top, root, &targets, pages);
        tree.objects.insert(node.id, Object::Dictionary(entry));
    }
    let mut outlines = dictionary! { "Type" => "Outlines", "Count" => top.len() as i64 };
    ends(&mut outlines, &top, &nodes);
    tree.objects.insert(root, Object::Dictionary(outlines));
    Some(root)
}

fn entry(
    node: &Node<'_>,
    nodes: &[Node<'_>],
    top: &[usize],
    root: ObjectId,
    targets: &[ObjectId],
    pages: &Pages,
) -> Dictionary {
    let parent = node.parent.and_then(|parent| nodes.get(parent));
    let siblings = parent.map_or(top, |parent| &parent.children);
    let title = node.bookmark.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut entry = dictionary! {
        "Title" => string(&title),
        "Parent" => Object::Reference(parent.map_or(root, |parent| parent.id)),
    };
    let page = node.bookmark.page;
    if let (Some(target), Some(page)) = (targets.get(page), pages.pages.get(page)) {
        let y = (page.height - node.bookmark.y).round();
        let place = ["XYZ".into(), Object::Null, Object::Real(y), Object::Null];
        let destination = std::iter::once(Object::Reference(*target)).chain(place).collect();
        entry.set("Dest", Object::Array(destination));
    }
    let beside =
        |at: Option<usize>| at.and_then(|at| siblings.get(at)).and_then(|at| nodes.get(*at));
    if let Some(before) = beside(node.place.checked_sub(1)) {
        entry.set("Prev", Object::Reference(before.id));
    }
    if let Some(after) = beside(Some(node.place + 1)) {
        entry.set("Next", Object::Reference(after.id));
    }
    if !node.children.is_empty() {
        // Negative: shown closed, so that a long report begins with its chapters.
        entry.set("Count", -(node.children.len() as i64));
        ends(&mut entry, &node.children, nodes);
    }
    entry
}

fn ends(dictionary: &mut Dictionary, children: &[usize], nodes: &[Node<'_>]) {
    for (key, child) in [("First", children.first()), ("Last", children.last())] {
        if let Some(child) = child.and_then(|at| nodes.get(*at)) {
            dictionary.set(key, Object::Reference(child.id));
        }
    }
}
