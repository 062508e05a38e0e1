//! Cells of an assessment that was made with an earlier version, or with another
//! questionnaire, as a newer one would have them: along its migrations, over the
//! versions between where they are known, and along its own mappings, which lead
//! no further than one step.
//!
//! A question is comparable where its answer is carried whole, or where ours and
//! theirs are said to be equal and have the same levels. An area, a topic or the
//! whole is comparable where all its questions are: its score is then computed
//! anew by the newer version's rules.

use super::{Cell, Outline};
use crate::questionnaire::migration::{Carried, How, Relates, Said as Old, routes};
use crate::questionnaire::{Grade, Question, QuestionId, Questionnaire};
use crate::score::{Basis, Node, Said, State, scored, standings_of};
use std::collections::BTreeMap;

/// An answer as it counts in the newer version, if there is one, with its grade.
type Answered = Option<(Said, Option<Grade>)>;

/// A questionnaire with its outline.
pub type Outlined<'q> = (&'q Questionnaire, &'q Outline);

/// The cells in the order of the newer questionnaire's outline; `None` where
/// neither it nor a version between, of those that are known, says what became
/// of the older one.
pub fn carried(
    old: Outlined<'_>,
    cells: &[Option<Cell>],
    new: Outlined<'_>,
    known: &[Outlined<'_>],
) -> Option<Vec<Option<Cell>>> {
    if old.0.id != new.0.id {
        return one_step(old, cells, new.0);
    }
    let (mut from, mut cells) = (old, cells.to_vec());
    for to in steps(&old.0.version, new, known)? {
        cells = one_step(from, &cells, to.0)?;
        from = to;
    }
    Some(cells)
}

/// The versions on the shortest way from this one to the newer, which is the
/// last of them; `None` where there is no way.
fn steps<'q>(from: &str, new: Outlined<'q>, known: &[Outlined<'q>]) -> Option<Vec<Outlined<'q>>> {
    let follows = |to: &Questionnaire, from: &str| to.migrations.iter().any(|it| it.from == from);
    // A version that there is in two definitions is not known to be the one that is meant.
    let alike = |one: &Outlined<'_>, other: &Outlined<'_>| {
        (&one.0.id, &one.0.version) == (&other.0.id, &other.0.version)
    };
    let is_known = |one: &&Outlined<'q>| known.iter().filter(|it| alike(it, one)).count() == 1;
    // From the newer one backwards; beside each, where the version after it stands.
    let mut reached: Vec<(Outlined<'q>, Option<usize>)> = vec![(new, None)];
    let mut at = 0;
    while !follows(reached.get(at)?.0.0, from) {
        let to = reached[at].0.0;
        let before = known.iter().filter(|it| it.0.id == to.id && follows(to, &it.0.version));
        for one in before.filter(is_known) {
            if reached.iter().all(|(it, _)| it.0.version != one.0.version) {
                reached.push((*one, Some(at)));
            }
        }
        at += 1;
    }
    let ahead = std::iter::successors(Some(at), |at| reached[*at].1);
    Some(ahead.map(|at| reached[at].0).collect())
}

/// The same from a version to the next, or from another questionnaire.
fn one_step(
    old: Outlined<'_>,
    cells: &[Option<Cell>],
    new: &Questionnaire,
) -> Option<Vec<Option<Cell>>> {
    let (questionnaire, outline) = old;
    let ids = outline.columns.iter().map(|column| column.id.as_str());
    let by_id: BTreeMap<&str, &Cell> =
        ids.zip(cells).filter_map(|(id, cell)| Some((id, cell.as_ref()?))).collect();
    let answers: Vec<Option<Answered>> = if questionnaire.id == new.id {
        migrated(questionnaire, new, &by_id)?
    } else {
        mapped(questionnaire, new, &by_id)?
    };
    let said = |place: usize, _: &Question| {
        let (said, grade) = answers.get(place).copied().flatten().flatten()?;
        Some((said, None, grade))
    };
    let card = scored(new, standings_of(new, said), Basis::Best);
    let mut comparable = answers.iter().map(Option::is_some);
    let mut cells = Vec::new();
    let all = children(&card.whole, &mut comparable, &mut cells);
    cells.push(all.then(|| Cell::of(&card.whole)));
    Some(cells)
}

/// Adds the cells below a node; whether all its questions are comparable.
fn children(
    node: &Node,
    comparable: &mut impl Iterator<Item = bool>,
    cells: &mut Vec<Option<Cell>>,
) -> bool {
    let mut all = true;
    for child in &node.children {
        let place = cells.len();
        cells.push(None);
        let whole = if child.children.is_empty() {
            comparable.next().unwrap_or(false)
        } else {
            children(child, comparable, cells)
        };
        cells[place] = whole.then(|| Cell::of(child));
        all &= whole;
    }
    all
}

/// What the older cell of a question said.
fn said(cell: &Cell) -> Option<Old> {
    match cell.state? {
        State::NotAsked | State::Unanswered => None,
        State::NotApplicable => Some(Old::NotApplicable),
        State::NoEvidence => Some(Old::NoEvidence),
        State::Level { given, .. } => Some(Old::Level(given)),
    }
}

const fn as_scored(old: Old) -> Said {
    match old {
        Old::Level(level) => Said::Level(level),
        Old::NotApplicable => Said::NotApplicable,
        Old::NoEvidence => Said::NoEvidence,
    }
}

/// One entry a question of the newer version; `None`: not comparable.
fn migrated(
    old: &Questionnaire,
    new: &Questionnaire,
    cells: &BTreeMap<&str, &Cell>,
) -> Option<Vec<Option<Answered>>> {
    let cell = |id: &QuestionId| cells.get(id.as_str()).copied();
    let routes = routes(old, new).ok()?;
    let arriving = routes.iter().filter(|route| route.to.is_some());
    let carry = arriving.map(|route| {
        // What the step before could not carry, this one can't either.
        let cells: Option<Vec<&Cell>> = route.from.iter().map(cell).collect();
        let cells = cells?;
        let given: Vec<Option<Old>> = cells.iter().map(|cell| said(cell)).collect();
        match route.carry(&given) {
            Carried::Whole(said) => {
                // Of several the weakest: none, if one of them has none.
                let grades = cells.iter().map(|cell| cell.grade());
                Some(Some((as_scored(said), grades.min().flatten())))
            }
            Carried::Nothing => {
                let asked = matches!(
                    route.how,
                    How::Unchanged | How::Renamed | How::Rescaled(_) | How::Merged(_)
                );
                asked.then_some(None)
            }
            Carried::Proposed(_) | Carried::Person(_) => None,
        }
    });
    Some(carry.collect())
}

/// The same for another questionnaire, by the relations that are said to be equal.
fn mapped(
    old: &Questionnaire,
    new: &Questionnaire,
    cells: &BTreeMap<&str, &Cell>,
) -> Option<Vec<Option<Answered>>> {
    let mapping = new.mapping_to(old)?;
    let answer = |question: &Question| {
        let is_it = |own: &QuestionId, is: Relates| *own == question.id && is == Relates::Equal;
        let relation = mapping.relations.iter().find(|it| is_it(&it.own, it.is))?;
        let theirs = old.question(&relation.theirs)?;
        let (own, other) = (new.scale_of(question), old.scale_of(theirs));
        if (own.lowest(), own.highest()) != (other.lowest(), other.highest()) {
            return None;
        }
        let cell = cells.get(theirs.id.as_str())?;
        Some(said(cell).map(|said| (as_scored(said), cell.grade())))
    };
    Some(new.questions().map(answer).collect())
}

#[cfg(test)]
mod tests {
    use super::carried;
    use crate::assessment::{Answer, Assessment, Change, Reading};
    use crate::compare::{Cell, Figure, Outline, cells_of};
    use crate::questionnaire::{Questionnaire, read};
    use crate::score::Basis;

    fn versions() -> [Questionnaire; 2] {
        let files: [&[u8]; 2] = [
            include_bytes!("../../questionnaires/earlier/readiness-1.0.yaml"),
            include_bytes!("../../questionnaires/readiness.yaml"),
        ];
        files.map(|file| read(file).expect("it is sound"))
    }

    /// The cells of the newer version where the older one had these answers.
    fn carry(answers: &[(&str, i32)]) -> (Outline, Vec<Option<Cell>>) {
        let [old, new] = versions();
        let changes: Vec<Change> = answers
            .iter()
            .map(|(id, level)| Change::Answered {
                question: (*id).into(),
                reading: Reading::Own,
                answer: Answer::Level(*level),
            })
            .collect();
        let assessment = Assessment::default().with(&changes);
        let (outline, cells) = (Outline::of(&old, ""), cells_of(&old, &assessment, Basis::Best));
        let newer = Outline::of(&new, "");
        let carried = carried((&old, &outline), &cells, (&new, &newer), &[]);
        (newer, carried.expect("1.0 leads to it"))
    }

    #[test]
    fn what_a_migration_carries_is_compared_and_nothing_else() {
        let answers = [
            ("PUB-01", 3),
            ("PUB-02", 2),
            ("PUB-04", 4),
            ("CLR-03", 3),
            ("CTL-01", 2),
            ("COO-04", 4),
        ];
        let (outline, cells) = carry(&answers);
        assert_eq!(cells.len(), outline.columns.len());
        let cell = |id: &str| {
            let place = outline.columns.iter().position(|column| column.id == id);
            cells[place.unwrap_or_else(|| panic!("{id}"))].as_ref()
        };
        let score = |id: &str| cell(id).and_then(|cell| cell.score.clone());
        assert_eq!(score("PUB-11"), Some(Figure::whole(2)), "the lowest of two");
        assert_eq!(score("COO-05"), Some(Figure::whole(4)), "renamed");
        assert_eq!(cell("CLR-03"), None, "B has no place among yes and no");
        assert_eq!(cell("CTL-11"), None, "a person must say which part it was about");
        assert_eq!(outline.columns.last().map(|column| cell(&column.id)), Some(None), "the whole");
        let (_, with_place) = carry(&[("CLR-03", 4)]);
        let place = outline.columns.iter().position(|column| column.id == "CLR-03");
        let yes = with_place[place.expect("it is asked")].as_ref();
        assert!(yes.is_some_and(|cell| cell.score.is_some()), "A is yes");
    }
}
