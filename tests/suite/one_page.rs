//! The executive summary is one page, whatever was answered, in every language, on every paper.

use crate::program::demo;
use tathmini::assessment::{Answer, Assessment, Change, Entry, Reading};
use tathmini::i18n::{Language, Phrases};
use tathmini::questionnaire::{Questionnaire, read_translated};
use tathmini::report::compose::{Facts, Profile, compose};
use tathmini::report::document::{Block, Document, Row};
use tathmini::report::layout::{Page, Paper};
use tathmini::report::{Sheet, layout_on};
use tathmini::store;

fn questionnaire() -> Questionnaire {
    let definition: &[u8] = include_bytes!("../../questionnaires/inama.yaml");
    let translations: [&[u8]; 3] = [
        include_bytes!("../../questionnaires/inama.fr.yaml"),
        include_bytes!("../../questionnaires/inama.pt.yaml"),
        include_bytes!("../../questionnaires/inama.es.yaml"),
    ];
    read_translated(definition, &translations).unwrap().0
}

fn journal(changes: impl IntoIterator<Item = Change>) -> Assessment {
    let entry = |(at, change): (u64, Change)| Entry {
        id: format!("e{at}").as_str().into(),
        replica: "r".into(),
        seq: at,
        base: Vec::new(),
        at: "2026-02-03T09:15:00+03:00".into(),
        by: "Ada".into(),
        why: None,
        change,
    };
    Assessment::replay((1..).zip(changes).map(entry))
}

fn all_answered<'a>(
    questionnaire: &'a Questionnaire,
    answer: &'a Answer,
) -> impl Iterator<Item = Change> + 'a {
    questionnaire.questions().map(|question| Change::Answered {
        question: question.id.clone(),
        reading: Reading::Own,
        answer: answer.clone(),
    })
}

fn assessments(questionnaire: &Questionnaire) -> Vec<(&'static str, Assessment)> {
    let lowest = all_answered(questionnaire, &Answer::Level(0));
    let reason = "Nothing of it is there.".into();
    let nothing = Answer::NotApplicable { reason, lead_decision: true };
    vec![
        ("demo", store::read(&demo().join("exemplia")).unwrap().assessment),
        ("lowest", journal(lowest)),
        ("blank", journal([])),
        ("not applicable", journal(all_answered(questionnaire, &nothing))),
    ]
}

/// The chapter alone: every chapter begins a page, so it stands as in the whole report.
fn summary(facts: &Facts<'_>) -> Document {
    let Document { about, blocks } = compose(facts, Profile::Summary);
    let is_chapter = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    let mut chapters = blocks.chunk_by(|_, next| !is_chapter(next));
    let chapter = chapters.find(|blocks| blocks.contains(&Block::OnePage)).unwrap();
    Document { about, blocks: chapter.to_vec() }
}

/// How many pages there are, and whether a text on them is shortened.
fn pages(document: &Document, paper: Paper) -> (usize, bool) {
    let pages = layout_on(document, &Sheet { paper, ..Sheet::default() });
    let mut texts = pages.pages.iter().flat_map(Page::texts);
    (pages.pages.len(), texts.any(|text| text.text.contains('…')))
}

#[test]
fn the_executive_summary_is_one_page() {
    let questionnaire = questionnaire();
    let assessments = assessments(&questionnaire);
    for code in ["en", "fr", "pt", "es"] {
        let phrases = Phrases::of(Language::from_code(code).unwrap());
        for (name, assessment) in &assessments {
            let document = summary(&Facts::of(&questionnaire, assessment, &phrases));
            for paper in [Paper::A4, Paper::Letter] {
                let whole = (1, false);
                assert_eq!(pages(&document, paper), whole, "{name} in {code} on {paper:?}");
                let longer = longer(&document);
                assert_eq!(pages(&longer, paper), (1, true), "longer {name} in {code}");
            }
        }
    }
}

/// The same with more areas and a page of text where there is a line.
fn longer(document: &Document) -> Document {
    let mut longer = document.clone();
    for block in &mut longer.blocks {
        match block {
            Block::Bars(bars) => {
                let more = bars.rows.iter().cycle().take(8).cloned().collect();
                bars.rows = more;
                bars.rows.iter_mut().for_each(|bar| bar.label = bar.label.repeat(9));
            }
            Block::Table(table) => {
                let rows = table.rows.iter_mut();
                let cells = rows.flat_map(|row| match row {
                    Row::Cells(cells) | Row::Lead(cells) | Row::Hand(cells) => cells.as_mut_slice(),
                    Row::Band(_) => &mut [],
                });
                let texts = cells.flat_map(|cell| &mut cell.paragraphs);
                texts.for_each(|text| text.text = format!("{} ", text.text).repeat(9));
            }
            _ => {}
        }
    }
    longer
}
