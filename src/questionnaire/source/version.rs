//! What a definition says of its earlier versions and of other questionnaires,
//! as its author wrote it.

use super::super::tree::Node;
use super::{Number, Text, Texts, list, number, text, texts};

#[derive(Debug)]
pub(in super::super) struct Migration {
    pub from: Text,
    pub moves: Vec<Move>,
}

#[derive(Debug)]
pub(in super::super) struct Move {
    pub rename: Text,
    pub split: Text,
    pub merge: Texts,
    pub rescale: Text,
    pub retire: Text,
    pub to: Text,
    pub into: Texts,
    pub by: Text,
    pub levels: Vec<Became>,
    pub why: Text,
}

#[derive(Debug)]
pub(in super::super) struct Became {
    pub was: Number,
    pub is: Text,
}

#[derive(Debug)]
pub(in super::super) struct Mapping {
    pub questionnaire: Text,
    pub version: Text,
    pub relations: Vec<Relation>,
}

#[derive(Debug)]
pub(in super::super) struct Relation {
    pub own: Text,
    pub relation: Text,
    pub theirs: Text,
    pub strength: Text,
}

pub(super) fn migration(node: &Node) -> Migration {
    Migration { from: text(node, "from"), moves: list(node, "moves", one_move) }
}

fn one_move(node: &Node) -> Move {
    Move {
        rename: text(node, "rename"),
        split: text(node, "split"),
        merge: texts(node, "merge"),
        rescale: text(node, "rescale"),
        retire: text(node, "retire"),
        to: text(node, "to"),
        into: texts(node, "into"),
        by: text(node, "by"),
        levels: list(node, "levels", |node| Became {
            was: number(node, "was"),
            is: text(node, "is"),
        }),
        why: text(node, "why"),
    }
}

pub(super) fn mapping(node: &Node) -> Mapping {
    Mapping {
        questionnaire: text(node, "questionnaire"),
        version: text(node, "version"),
        relations: list(node, "relations", |node| Relation {
            own: text(node, "own"),
            relation: text(node, "relation"),
            theirs: text(node, "theirs"),
            strength: text(node, "strength"),
        }),
    }
}
