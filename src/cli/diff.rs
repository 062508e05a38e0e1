//! `tathmini diff`: what differs between two copies, two rounds or the two
//! readings of one assessment, question by question, in words.

use super::{Failure, Format, Here, folder, interview, report};
use crate::assessment::{Assessment, Difference, Reading, differences};
use crate::i18n::{Language, Phrases, visible};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::store::Copy;
use crate::words::Words;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tathmini diff ada/kenya-2026 ben/kenya-2026\n  \
    tathmini diff kenya-2026 kenya-2028\n  tathmini diff kenya-2026 --readings")]
pub struct Args {
    /// A folder, a pack, or a journal that a synced folder set aside
    left: PathBuf,
    /// What to compare it with
    #[arg(required_unless_present = "readings")]
    right: Option<PathBuf>,
    /// Compare the self reading with the validated one, in one assessment
    #[arg(long, conflicts_with = "right")]
    readings: bool,
    /// Language of the words [default: that of the assessment]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Show it on a screen of its own, to scroll and to change the language
    #[arg(long, conflicts_with = "format")]
    screen: bool,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Both readings, each with itself.
const SAME: [(Reading, Reading); 2] =
    [(Reading::Own, Reading::Own), (Reading::Validated, Reading::Validated)];

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let left = folder::copy(&args.left, here)?;
    let right = args.right.as_deref().map(|path| folder::copy(path, here)).transpose()?;
    let (one, other) = (left.assessment(), right.as_ref().map(Copy::assessment));
    let source = [Some(&left), right.as_ref()]
        .into_iter()
        .flatten()
        .find(|copy| !copy.questionnaire().is_empty());
    let Some(source) = source else {
        return Err(Failure::Usage(
            "neither of them has a questionnaire".to_owned(),
            "name the assessment's folder as one of the two".to_owned(),
        ));
    };
    let questionnaire =
        folder::questionnaire(&source.path, source.questionnaire(), source.translations())?;
    let language = match &args.language {
        Some(code) => report::known(code)?,
        None => {
            one.head().and_then(|head| Language::from_code(&head.language)).unwrap_or(Language::En)
        }
    };
    if args.screen {
        let names = args.right.as_ref().map(|right| names(&args.left, right));
        let other = other.zip(names);
        return interview::compare(questionnaire, one, other, language, here);
    }
    let phrases = Phrases::of(language);
    let words = Words { questionnaire: &questionnaire, phrases: &phrases };
    let questions = questions(&questionnaire, [Some(&one), other.as_ref()]);
    let questions: Vec<&QuestionId> = questions.iter().collect();
    let (found, names) = match (&other, &args.right) {
        (Some(other), Some(path)) => {
            (differences(&one, other, &questions, &SAME), names(&args.left, path))
        }
        _ => (
            differences(&one, &one, &questions, &[(Reading::Own, Reading::Validated)]),
            Reading::ALL.map(|reading| words.reading(reading)),
        ),
    };
    here.show(args.format, &found, || text(words, &found, (&names[0], &names[1])))
}

/// What two sides are called: as they were typed.
fn names(left: &Path, right: &Path) -> [String; 2] {
    [left, right].map(|path| path.display().to_string())
}

/// The questionnaire's questions in its order, then those that only an
/// assessment knows: another round may have had other ones.
fn questions(questionnaire: &Questionnaire, sides: [Option<&Assessment>; 2]) -> Vec<QuestionId> {
    let mut known: Vec<QuestionId> =
        questionnaire.questions().map(|question| question.id.clone()).collect();
    let mut others: Vec<QuestionId> = sides
        .into_iter()
        .flatten()
        .flat_map(Assessment::history)
        .filter_map(|entry| entry.change.question())
        .filter(|id| questionnaire.question(id).is_none())
        .cloned()
        .collect();
    others.sort();
    others.dedup();
    known.extend(others);
    known
}

/// The differences under their questions.
fn text(words: Words<'_>, found: &[Difference<'_>], names: (&str, &str)) -> String {
    let phrases = words.phrases;
    let title = [("left", names.0.into()), ("right", names.1.into())];
    let mut text = format!("{}\n", visible(&phrases.fill("diff-title", &title)));
    if found.is_empty() {
        text.push_str(&format!("{}\n", phrases.say("diff-none")));
    }
    let mut last = None;
    for difference in found {
        let heading = words.heading(difference);
        if last.as_ref() != Some(&heading) {
            text.push_str(&format!("\n{}\n", visible(&heading)));
            last = Some(heading);
        }
        let line = words.difference(difference, names);
        text.push_str(&format!("  {}\n", visible(&line)));
    }
    text
}
