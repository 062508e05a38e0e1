//! The table itself: assessments in rows, areas, topics or questions in columns.

use super::{About, Cell, Figure, Key, Movement, Quartiles, movement};
use crate::assessment::Assessment;
use crate::i18n::LocalText;
use crate::questionnaire::{Questionnaire, Scale};
use crate::score::{Basis, Node, NodeKind, score};
use std::sync::Arc;

/// What the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// Every area, and the whole after them.
    #[default]
    Area,
    Topic,
    Question,
}

impl By {
    /// Whether a node of this kind is a column.
    pub const fn has(self, kind: NodeKind) -> bool {
        matches!(
            (self, kind),
            (Self::Area, NodeKind::Area | NodeKind::Whole)
                | (Self::Topic, NodeKind::Topic)
                | (Self::Question, NodeKind::Question)
        )
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub kind: NodeKind,
    /// Id of the area, topic or question; of the questionnaire for the whole.
    pub id: String,
    pub title: LocalText,
    /// The lowest and the highest level of its scale.
    pub lowest: i32,
    pub highest: i32,
    /// Its questions.
    pub questions: u32,
}

impl Column {
    /// How many of these scores, sorted upwards, have reached which level of the
    /// scale, lowest first.
    pub(super) fn reached(&self, sorted: &[Figure]) -> Vec<usize> {
        let below = |level: i32| sorted.partition_point(|score| score.floor() < level.into());
        (self.lowest..=self.highest).map(|level| below(level + 1) - below(level)).collect()
    }
}

/// Everything that one version of a questionnaire gives a figure for, the whole
/// last, everything else in the author's order and parents first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    pub key: Arc<Key>,
    pub columns: Vec<Column>,
}

impl Outline {
    /// Of a questionnaire whose definition has this hash.
    pub fn of(questionnaire: &Questionnaire, hash: &str) -> Self {
        let mut columns = Vec::new();
        let main = questionnaire.main_scale();
        for area in &questionnaire.areas {
            let all = area.questions().count();
            columns.push(column(NodeKind::Area, area.id.as_str(), &area.title, main, all));
            for topic in &area.topics {
                let (title, all) = (&topic.title, topic.questions.len());
                columns.push(column(NodeKind::Topic, topic.id.as_str(), title, main, all));
                for question in &topic.questions {
                    let scale = questionnaire.scale_of(question);
                    let id = question.id.as_str();
                    columns.push(column(NodeKind::Question, id, &question.text, scale, 1));
                }
            }
        }
        let (id, all) = (questionnaire.id.as_str(), questionnaire.questions().count());
        columns.push(column(NodeKind::Whole, id, &questionnaire.title, main, all));
        let key = Key {
            questionnaire: id.to_owned(),
            version: questionnaire.version.clone(),
            hash: hash.to_owned(),
        };
        Self { key: Arc::new(key), columns }
    }

    /// The columns of this kind.
    pub fn columns_by(&self, by: By) -> Vec<Column> {
        self.columns.iter().filter(|column| by.has(column.kind)).cloned().collect()
    }

    /// Whether figures of both mean the same: one questionnaire in one version,
    /// whose definition is the same to the byte. What differs in a weight or a
    /// word under the same version is not known to mean the same.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

fn column(kind: NodeKind, id: &str, title: &LocalText, scale: &Scale, questions: usize) -> Column {
    Column {
        kind,
        id: id.to_owned(),
        title: title.clone(),
        lowest: scale.lowest(),
        highest: scale.highest(),
        questions: u32::try_from(questions).unwrap_or(u32::MAX),
    }
}

/// One assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub about: About,
    /// A cell a column; `None` where it is not comparable.
    pub cells: Vec<Option<Cell>>,
}

/// The cells of an assessment in the order of its own outline.
pub fn cells_of(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    basis: Basis,
) -> Vec<Option<Cell>> {
    fn below(node: &Node, cells: &mut Vec<Option<Cell>>) {
        for child in &node.children {
            cells.push(Some(Cell::of(child)));
            below(child, cells);
        }
    }
    let card = score(questionnaire, assessment, basis);
    let mut cells = Vec::new();
    below(&card.whole, &mut cells);
    cells.push(Some(Cell::of(&card.whole)));
    cells
}

/// Many assessments side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The questionnaire that the columns are taken from.
    pub key: Arc<Key>,
    pub columns: Vec<Column>,
    /// By country, administration and date.
    pub rows: Vec<Row>,
}

impl Comparison {
    /// Rows whose cells stand in the order of `columns`. Sorts them and counts
    /// the rounds.
    pub fn of(key: Arc<Key>, columns: Vec<Column>, mut rows: Vec<Row>) -> Self {
        rows.sort_by(|one, two| one.about.in_order(&two.about));
        let mut round = 0;
        for at in 0..rows.len() {
            let follows = at > 0 && rows[at - 1].about.series() == rows[at].about.series();
            round = if follows { round + 1 } else { 1 };
            rows[at].about.round = round;
        }
        Self { key, columns, rows }
    }

    /// Rows whose cells stand in the order of the outline that is given with
    /// each, seen through the questions of `yardstick`.
    ///
    /// `carry` gives the cells of an assessment that was made with another
    /// version or questionnaire, in the order of the yardstick's columns, and
    /// `None` where nothing can be carried over: then all its cells are not
    /// comparable.
    pub fn through<'r>(
        yardstick: &Outline,
        by: By,
        rows: impl IntoIterator<Item = (&'r Row, &'r Outline)>,
        carry: impl Fn(&Row, &Outline) -> Option<Vec<Option<Cell>>>,
    ) -> Self {
        let places = (0..).zip(&yardstick.columns).filter(|(_, column)| by.has(column.kind));
        let wanted: Vec<usize> = places.map(|(place, _)| place).collect();
        // A cell that the row does not have is not comparable.
        let pick = |cells: &[Option<Cell>]| -> Vec<Option<Cell>> {
            wanted.iter().map(|place| cells.get(*place).cloned().flatten()).collect()
        };
        let rows = rows
            .into_iter()
            .map(|(row, outline)| Row {
                about: row.about.clone(),
                cells: if outline.asks_the_same(yardstick) {
                    pick(&row.cells)
                } else {
                    pick(&carry(row, outline).unwrap_or_default())
                },
            })
            .collect();
        Self::of(Arc::clone(&yardstick.key), yardstick.columns_by(by), rows)
    }

    /// The place of the column with this id, case ignored.
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id.eq_ignore_ascii_case(id.trim()))
    }

    /// The cell of a row in a column; `None` where it is not comparable.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)?.as_ref()
    }

    /// The scores of these rows in a column, sorted upwards.
    pub fn scores(&self, rows: &[usize], column: usize) -> Vec<Figure> {
        let score = |row: &usize| self.cell(*row, column)?.score.clone();
        let mut scores: Vec<Figure> = rows.iter().filter_map(score).collect();
        scores.sort_unstable();
        scores
    }

    /// The same of every column, each row looked at once.
    pub fn all_scores(&self, rows: &[usize]) -> Vec<Vec<Figure>> {
        let mut scores: Vec<Vec<Figure>> =
            self.columns.iter().map(|_| Vec::with_capacity(rows.len())).collect();
        for row in rows.iter().filter_map(|row| self.rows.get(*row)) {
            for (scores, cell) in scores.iter_mut().zip(&row.cells) {
                if let Some(score) = cell.as_ref().and_then(|cell| cell.score.as_ref()) {
                    scores.push(score.clone());
                }
            }
        }
        scores.iter_mut().for_each(|scores| scores.sort_unstable());
        scores
    }

    /// Median and quartiles of these rows in a column.
    pub fn quartiles(&self, rows: &[usize], column: usize) -> Option<Quartiles> {
        Quartiles::of(&self.scores(rows, column))
    }

    /// How many of these rows stand at which level of the column's scale, lowest
    /// first: a row at the highest level that its score reaches.
    pub fn levels(&self, rows: &[usize], column: usize) -> Vec<usize> {
        let scores = self.scores(rows, column);
        self.columns.get(column).map_or_else(Vec::new, |column| column.reached(&scores))
    }

    /// The row of the round before, if there was one.
    pub fn earlier(&self, row: usize) -> Option<usize> {
        let before = row.checked_sub(1)?;
        let same = self.rows.get(before)?.about.series() == self.rows.get(row)?.about.series();
        same.then_some(before)
    }

    /// Whether no later round follows.
    pub fn is_latest(&self, row: usize) -> bool {
        self.earlier(row + 1) != Some(row)
    }

    /// What became of a column since the round before; `None` in a first round.
    pub fn change(&self, row: usize, column: usize) -> Option<Movement> {
        let earlier = self.earlier(row)?;
        Some(movement(self.cell(earlier, column), self.cell(row, column)))
    }
}

#[cfg(test)]
mod tests {
    use super::{By, Column, Comparison, Outline, Row};
    use crate::compare::{About, Cell, Figure, Filter, Key, Movement, Property, Reason};
    use crate::i18n::LocalText;
    use crate::score::NodeKind;
    use std::sync::Arc;

    fn outline(version: &str) -> Arc<Outline> {
        let column = |kind, id: &str, questions| Column {
            kind,
            id: id.to_owned(),
            title: LocalText::new(id),
            lowest: 0,
            highest: 3,
            questions,
        };
        let columns = vec![
            column(NodeKind::Area, "LEG", 1),
            column(NodeKind::Topic, "LEG-A", 1),
            column(NodeKind::Question, "LEG-01", 1),
            column(NodeKind::Whole, "q", 1),
        ];
        Arc::new(Outline { key: Arc::new(key(version)), columns })
    }

    fn key(version: &str) -> Key {
        Key { questionnaire: "q".to_owned(), version: version.to_owned(), hash: String::new() }
    }

    /// A row of one question with these tenths of a level.
    fn row(country: &str, date: &str, version: &str, tenths: i64) -> (Row, Arc<Outline>) {
        let cell = Cell { score: Some(Figure::of(tenths.into(), 10)), ..Cell::default() };
        let about = About {
            id: format!("{country}-{date}").as_str().into(),
            country: country.into(),
            country_name: country.into(),
            administration: "Customs".into(),
            language: if country < "XC" { "en".into() } else { "fr".into() },
            questionnaire: Arc::new(key(version)),
            date: date.into(),
            revision: 0,
            round: 0,
            status: crate::assessment::Status::Draft,
            tags: Arc::new([("region".to_owned(), "North".to_owned())].into()),
        };
        (Row { about, cells: vec![Some(cell); 4] }, outline(version))
    }

    /// Seen through version 1; what was asked otherwise is carried like this.
    fn through(
        by: By,
        rows: &[(Row, Arc<Outline>)],
        carry: fn(&Row) -> Option<Vec<Option<Cell>>>,
    ) -> Comparison {
        let rows = rows.iter().map(|(row, outline)| (row, &**outline));
        Comparison::through(&outline("1"), by, rows, |row, _| carry(row))
    }

    fn comparison(by: By) -> Comparison {
        let rows = vec![
            row("XB", "2024-03-01", "1", 10),
            row("XA", "2026-03-01", "1", 25),
            row("XA", "2024-03-01", "1", 20),
            row("XC", "2026-01-01", "2", 5),
            row("XD", "2026-01-01", "1", 30),
        ];
        through(by, &rows, |_| None)
    }

    #[test]
    fn rows_stand_by_country_and_date_and_rounds_are_counted() {
        let comparison = comparison(By::Question);
        let told: Vec<(&str, u32)> =
            comparison.rows.iter().map(|row| (&*row.about.id, row.about.round)).collect();
        let expected = [
            ("XA-2024-03-01", 1),
            ("XA-2026-03-01", 2),
            ("XB-2024-03-01", 1),
            ("XC-2026-01-01", 1),
            ("XD-2026-01-01", 1),
        ];
        assert_eq!(told, expected);
        assert_eq!(comparison.columns.len(), 1);
        assert_eq!((comparison.earlier(1), comparison.earlier(2)), (Some(0), None));
        assert_eq!((comparison.is_latest(0), comparison.is_latest(1)), (false, true));
        assert_eq!(comparison.change(1, 0), Some(Movement::Improved));
        assert_eq!(comparison.change(0, 0), None);
    }

    #[test]
    fn another_version_is_not_comparable_and_counts_nowhere() {
        let comparison = comparison(By::Area);
        let ids: Vec<&str> = comparison.columns.iter().map(|column| column.id.as_str()).collect();
        assert_eq!(ids, ["LEG", "q"], "the whole stands last");
        assert_eq!(comparison.cell(3, 0), None);
        let all: Vec<usize> = (0..comparison.rows.len()).collect();
        let quartiles = comparison.quartiles(&all, 0).expect("there are scores");
        assert_eq!(quartiles.count, 4);
        // 1.0, 2.0, 2.5, 3.0: the median lies between the middle two.
        assert_eq!(quartiles.median, Figure::of(9, 4));
        assert_eq!(comparison.levels(&all, 0), [0, 1, 2, 1]);
    }

    #[test]
    fn what_is_carried_over_is_compared() {
        let rows = vec![row("XA", "2024-01-01", "1", 10), row("XA", "2026-01-01", "2", 20)];
        let carried = through(By::Question, &rows, |row| Some(row.cells.clone()));
        assert_eq!(carried.change(1, 0), Some(Movement::Improved));
        let not = through(By::Question, &rows, |_| None);
        assert_eq!(not.change(1, 0), Some(Movement::NotComparable(Reason::OtherQuestion)));
    }

    #[test]
    fn rows_are_filtered_and_grouped_by_their_properties() {
        let comparison = comparison(By::Area);
        for (typed, expected) in [
            ("country=xa", 2),
            ("country=XA, XB", 3),
            ("year=2026", 3),
            ("round=2", 1),
            ("language=fr", 2),
            ("region=north", 5),
            ("tag:Region=South", 0),
            ("version=2", 1),
        ] {
            let filter = Filter::parse(typed).expect(typed);
            let kept = comparison.rows.iter().filter(|row| filter.keeps(&row.about)).count();
            assert_eq!(kept, expected, "{typed}");
        }
        for typed in ["region", "colour=red", "tag:=x"] {
            assert_eq!(Filter::parse(typed), None, "{typed}");
        }
        assert_eq!(Property::parse("Region"), Some(Property::Tag("region".to_owned())));
    }
}
