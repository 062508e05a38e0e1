//! `tathmini demo`: a complete worked assessment of a fictional administration.
//!
//! It goes through the doors that a user has: `new`, `answer --from`, `record`,
//! `status` and `report`. Ids and times are fixed, so that the report's bytes
//! are the same on every machine.

mod workshop;

use super::answer::{Taker, from_csv};
use super::new::{create, source};
use super::record::{Kind, changes, save};
use super::{Failure, Here, folder, plan, report, score};
use crate::assessment::{Change, Reading, Section, Status};
use crate::i18n::Language;
use crate::questionnaire::Questionnaire;
use crate::score::Basis;
use crate::store::{Beginning, Ids, Store};
use std::path::Path;

const SELF: &str = "Self-assessment team, Customs of Exemplia";
const LEAD: &str = "Lead assessor";
/// The day and hour of the mission on which each area was validated, in the areas' order.
const VALIDATED: [&str; 5] = [
    "2026-10-12T17:10:00+01:00",
    "2026-10-13T17:40:00+01:00",
    "2026-10-14T16:55:00+01:00",
    "2026-10-15T17:20:00+01:00",
    "2026-10-16T10:30:00+01:00",
];
const BEGUN: &str = "2026-09-07T09:00:00+01:00";
const SELF_DONE: &str = "2026-09-18T15:30:00+01:00";
const CLOSED: &str = "2026-10-16T15:45:00+01:00";

const ANSWERS: (&str, &[u8]) = ("answers.csv", include_bytes!("demo/answers.csv"));
/// What is recorded after the answers, in this order: links need the documents.
const RECORDS: [(Kind, &str, &[u8]); 10] = [
    (Kind::Persons, "persons.csv", include_bytes!("demo/persons.csv")),
    (Kind::Signatories, "signatories.csv", include_bytes!("demo/signatories.csv")),
    (Kind::Visits, "visits.csv", include_bytes!("demo/visits.csv")),
    (Kind::Documents, "documents.csv", include_bytes!("demo/documents.csv")),
    (Kind::Links, "links.csv", include_bytes!("demo/links.csv")),
    (Kind::Findings, "findings.csv", include_bytes!("demo/findings.csv")),
    (Kind::Quotes, "quotes.csv", include_bytes!("demo/quotes.csv")),
    (Kind::Confidence, "confidence.csv", include_bytes!("demo/confidence.csv")),
    (Kind::Targets, "targets.csv", include_bytes!("demo/targets.csv")),
    (Kind::Marks, "marks.csv", include_bytes!("demo/marks.csv")),
];

/// What the mission and the administration wrote for the report.
const WORDS: [(Section, &str); 6] = [
    (Section::Context, include_str!("demo/context.txt")),
    (Section::Purpose, include_str!("demo/purpose.txt")),
    (Section::Limits, include_str!("demo/limits.txt")),
    (Section::Conclusions, include_str!("demo/conclusions.txt")),
    (Section::Recommendations, include_str!("demo/recommendations.txt")),
    (Section::Response, include_str!("demo/response.txt")),
];

pub fn run(folder: &Path, here: &Here) -> Result<(), Failure> {
    if folder.join("journal.jsonl").is_file() {
        here.say(&format!("{} is there already and is used as it stands", folder.display()));
    } else {
        make(folder)?;
        here.say(&format!("made: {}", folder.display()));
    }
    let opened = folder::read(folder, here)?;
    let card = crate::score::score(&opened.questionnaire, &opened.assessment, Basis::Best);
    let planned = crate::plan::plan(&opened.questionnaire, &opened.assessment);
    let mut text = score::text(&opened.questionnaire, &card);
    text.push('\n');
    text.push_str(&plan::text(&opened.questionnaire, &planned, 15));
    here.print(text.as_bytes())?;
    let path = report::usual_place(folder, "pdf");
    report::write(&path, &report::bytes(&opened, Language::En, here)?)?;
    let folder = folder.display();
    here.say(&format!(
        "\nwritten: {}\n\nNext:\n  tathmini open {folder}            the interview (? shows the keys)\n  \
         tathmini score {folder} --why COO  why a score is what it is\n  \
         tathmini report {folder} --language fr -o plan-fr.pdf",
        path.display()
    ));
    Ok(())
}

fn make(folder: &Path) -> Result<(), Failure> {
    let source = source("inama")?;
    let definition = folder::questionnaire(folder, &source.definition, &source.translations)?;
    let beginning = Beginning {
        questionnaire: definition.id.to_string(),
        version: definition.version.clone(),
        country: "XA".to_owned(),
        country_name: "Republic of Exemplia".to_owned(),
        administration: "Customs Administration of Exemplia".to_owned(),
        language: "en".to_owned(),
        date: "2026-09-07".to_owned(),
        sealed_to: None,
    };
    let ids = Ids::counted("exemplia");
    let mut store = create(folder, &beginning, &source, SELF, BEGUN, ids)?;
    answers(&mut store, &definition)?;
    workshop::hold(&mut store, &definition)?;
    let taker = Taker { questionnaire: &definition, lead: false };
    for (kind, name, bytes) in RECORDS {
        let changes = changes(&taker, store.assessment(), kind, Path::new(name), bytes)
            .map_err(|rows| Failure::Rows { rows })?;
        save(&mut store, changes, LEAD, CLOSED)?;
    }
    let word = |(section, text): (Section, &str)| Change::Worded {
        section,
        text: text.trim_end().to_owned(),
    };
    store.append_all(WORDS.map(word).to_vec(), None, LEAD, CLOSED)?;
    let closing = vec![
        Change::Became { status: Status::Validated },
        Change::Classified { line: "Restricted".to_owned() },
    ];
    store.append_all(closing, Some("closing meeting of the mission"), LEAD, CLOSED)?;
    Ok(())
}

/// The self-assessment in one batch, the validated answers in one an area.
fn answers(store: &mut Store, definition: &Questionnaire) -> Result<(), Failure> {
    let taker = Taker { questionnaire: definition, lead: false };
    let (name, bytes) = ANSWERS;
    let all = from_csv(&taker, Path::new(name), bytes, Reading::Own)
        .map_err(|rows| Failure::Rows { rows })?;
    let (own, validated): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|change| reading(change) == Some(Reading::Own));
    store.append_all(own, None, SELF, SELF_DONE)?;
    store.append(Change::Became { status: Status::SelfAssessed }, None, SELF, SELF_DONE)?;
    for (area, at) in definition.areas.iter().zip(VALIDATED) {
        let of_area = |change: &&Change| match change {
            Change::Answered { question, .. }
            | Change::Noted { question, .. }
            | Change::Graded { question, .. } => {
                definition.place_of(question).is_some_and(|(place, _)| place.id == area.id)
            }
            _ => false,
        };
        let batch = validated.iter().filter(of_area).cloned().collect();
        store.append_all(batch, None, LEAD, at)?;
    }
    Ok(())
}

fn reading(change: &Change) -> Option<Reading> {
    match change {
        Change::Answered { reading, .. }
        | Change::Noted { reading, .. }
        | Change::Graded { reading, .. } => Some(*reading),
        _ => None,
    }
}
