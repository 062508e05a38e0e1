//! `tathmini demo`: a complete worked assessment of a fictional administration.
//!
//! It goes through the doors that a user has: `new`, `answer --from`, `record`,
//! `status` and `report`. Ids and times are fixed, so that the report's bytes
//! are the same on every machine.

mod texts;
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
use std::path::{Path, PathBuf};
use texts::Texts;

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

/// What is recorded after the answers, in this order: links need the documents.
const RECORDS: [(Kind, &str); 10] = [
    (Kind::Persons, "persons.csv"),
    (Kind::Signatories, "signatories.csv"),
    (Kind::Visits, "visits.csv"),
    (Kind::Documents, "documents.csv"),
    (Kind::Links, "links.csv"),
    (Kind::Findings, "findings.csv"),
    (Kind::Quotes, "quotes.csv"),
    (Kind::Confidence, "confidence.csv"),
    (Kind::Targets, "targets.csv"),
    (Kind::Marks, "marks.csv"),
];

/// What the mission and the administration wrote for the report.
const WORDS: [(Section, &str); 6] = [
    (Section::Context, "context.txt"),
    (Section::Purpose, "purpose.txt"),
    (Section::Limits, "limits.txt"),
    (Section::Conclusions, "conclusions.txt"),
    (Section::Recommendations, "recommendations.txt"),
    (Section::Response, "response.txt"),
];

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tathmini demo\n  tathmini demo exemplia-fr --language fr")]
pub struct Args {
    /// The folder to make
    #[arg(default_value = "exemplia")]
    folder: PathBuf,
    /// The language in which its mission worked: en, fr, pt or es
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: String,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let folder = args.folder.as_path();
    if folder.join("journal.jsonl").is_file() {
        here.say(&format!("{} is there already and is used as it stands", folder.display()));
    } else {
        make(folder, &Texts::of(&args.language)?)?;
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
    let language = report::wanted(&opened, None)?;
    report::write(&path, &report::bytes(&opened, language, here)?)?;
    let other = if language == Language::Fr { "es" } else { "fr" };
    let folder = folder.display();
    here.say(&format!(
        "\nwritten: {}\n\nNext:\n  tathmini open {folder}            the interview (? shows the keys)\n  \
         tathmini score {folder} --why COO  why a score is what it is\n  \
         tathmini report {folder} --language {other} -o plan-{other}.pdf",
        path.display()
    ));
    Ok(())
}

fn make(folder: &Path, texts: &Texts) -> Result<(), Failure> {
    let source = source("inama")?;
    let definition = folder::questionnaire(folder, &source.definition, &source.translations)?;
    let beginning = Beginning {
        questionnaire: definition.id.to_string(),
        version: definition.version.clone(),
        country: "XA".to_owned(),
        country_name: texts.name("country")?,
        administration: texts.name("administration")?,
        language: texts.language.code().to_owned(),
        date: "2026-09-07".to_owned(),
        sealed_to: None,
    };
    let ids = Ids::counted("exemplia");
    let (team, lead) = (texts.name("team")?, texts.name("lead")?);
    let mut store = create(folder, &beginning, &source, &team, BEGUN, ids)?;
    answers(&mut store, &definition, texts)?;
    workshop::hold(&mut store, &definition, texts)?;
    let taker = Taker { questionnaire: &definition, lead: false };
    for (kind, name) in RECORDS {
        let bytes = texts.file(name);
        let changes = changes(&taker, store.assessment(), kind, Path::new(name), bytes)
            .map_err(|rows| Failure::Rows { rows })?;
        save(&mut store, changes, &lead, CLOSED)?;
    }
    let word = |(section, name): (Section, &str)| Change::Worded {
        section,
        text: String::from_utf8_lossy(texts.file(name)).trim_end().to_owned(),
    };
    store.append_all(WORDS.map(word).to_vec(), None, &lead, CLOSED)?;
    let closing = vec![
        Change::Became { status: Status::Validated },
        Change::Classified { line: texts.name("classification")? },
    ];
    store.append_all(closing, Some(&texts.name("closing")?), &lead, CLOSED)?;
    Ok(())
}

/// The self-assessment in one batch, the validated answers in one an area.
fn answers(store: &mut Store, definition: &Questionnaire, texts: &Texts) -> Result<(), Failure> {
    let (team, lead) = (texts.name("team")?, texts.name("lead")?);
    let taker = Taker { questionnaire: definition, lead: false };
    let name = "answers.csv";
    let all = from_csv(&taker, Path::new(name), texts.file(name), Reading::Own)
        .map_err(|rows| Failure::Rows { rows })?;
    let (own, validated): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|change| reading(change) == Some(Reading::Own));
    store.append_all(own, None, &team, SELF_DONE)?;
    store.append(Change::Became { status: Status::SelfAssessed }, None, &team, SELF_DONE)?;
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
        store.append_all(batch, None, &lead, at)?;
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
