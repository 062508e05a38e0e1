//! `tathmini migrate`: an assessment goes on with a newer version of its
//! questionnaire, in a folder of its own; question by question what was
//! carried, what needs a person, and what happens to the score.

use super::table::table;
use super::{Failure, Format, Here, folder, new};
use crate::assessment::{Reading, Step, carry};
use crate::questionnaire::migration::{Carried, How, Said, Why};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::score::{Basis, Scorecard, rounded, score};
use crate::store::{Ids, Store, Version};
use serde::Serialize;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The old folder stays as it is. The new one has the whole history, the old \
    questionnaire as a document of the evidence register, and an entry for every answer that was \
    carried.\n\nExamples:\n  tathmini migrate kenya-2026 --to inama-1.2.yaml --check\n  \
    tathmini migrate kenya-2026 --to inama-1.2.yaml -o kenya-2026-new"
)]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// The newer version: a file, or a shipped questionnaire
    #[arg(long, value_name = "FILE")]
    to: String,
    /// The folder to make [default: the old one's name and the version]
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Only tell what would be carried; nothing is written
    #[arg(long)]
    check: bool,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let mut copy = folder::copy(&args.folder, here)?;
    let old = folder::questionnaire(&args.folder, copy.questionnaire(), copy.translations())?;
    let source = new::source(&args.to)?;
    let new = folder::questionnaire(Path::new(&args.to), &source.definition, &source.translations)?;
    let assessment = copy.assessment();
    let onward = carry(&assessment, &old, &new).map_err(|problem| {
        let hint = "the newer version says it in its list `migrations` (docs/questionnaire.md)";
        Failure::Usage(problem.to_string(), hint.to_owned())
    })?;
    let changes: Vec<_> = onward.changes.iter().map(|(change, _)| change.clone()).collect();
    let before = score(&old, &assessment, Basis::Best);
    let after = score(&new, &assessment.with(&changes), Basis::Best);
    let told = Told {
        from: &old.version,
        to: &new.version,
        questions: onward.steps.iter().map(Line::of).collect(),
        scores: scores(&before, &after),
        decisions_left: onward.rulings_left,
    };
    let people = onward.steps.iter().filter(|step| step.needs_a_person()).count();
    here.show(args.format, &told, || told.text())?;
    if people > 0 {
        here.say(&format!("{people} questions need a person; they are marked for review"));
    }
    if args.check {
        here.say("nothing was written");
        return Ok(());
    }
    let output = args.output.clone().unwrap_or_else(|| beside(&args.folder, &new));
    let version = Version {
        version: &new.version,
        questionnaire: &source.definition,
        translations: &source.translations,
        changes: onward.changes,
    };
    Store::onward(&output, &mut copy, version, &here.by(), &here.now(), Ids::random())?;
    let (old, made) = (args.folder.display(), output.display());
    here.say(&format!("written: {made}; {old} stays as it was"));
    Ok(())
}

/// The old folder's name with the version after it.
fn beside(folder: &Path, new: &Questionnaire) -> PathBuf {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
    let version: String = new.version.chars().map(plain).collect();
    // `.` and `..` have their name only where they lie.
    let whole = match folder.file_name() {
        Some(_) => folder.to_owned(),
        None => folder.canonicalize().unwrap_or_else(|_| folder.to_owned()),
    };
    let mut name = whole.file_name().unwrap_or_default().to_owned();
    name.push(format!("-{version}"));
    whole.with_file_name(name)
}

/// Everything that a migration tells.
#[derive(Serialize)]
struct Told<'a> {
    from: &'a str,
    to: &'a str,
    questions: Vec<Line<'a>>,
    scores: Vec<Moved>,
    /// Decisions about actions of questions that moved; they stay readable only.
    decisions_left: usize,
}

/// What became of one question.
#[derive(Serialize)]
struct Line<'a> {
    from: Vec<&'a str>,
    to: Option<&'a str>,
    how: &'static str,
    #[serde(rename = "self")]
    own: String,
    validated: String,
}

/// A figure before and after; a part that only one version has is empty in the other.
#[derive(Serialize)]
struct Moved {
    id: String,
    before: Option<String>,
    after: Option<String>,
}

impl<'a> Line<'a> {
    fn of(step: &'a Step<'_>) -> Self {
        let [own, validated] = Reading::ALL.map(|reading| {
            let [first, second] = step.carried;
            in_words(if reading == Reading::Own { first } else { second })
        });
        Self {
            from: step.route.from.iter().map(QuestionId::as_str).collect(),
            to: step.route.to.map(|question| question.id.as_str()),
            how: match step.route.how {
                How::Unchanged => "unchanged",
                How::Renamed => "renamed",
                How::Split => "split",
                How::Merged(by) => match by {
                    crate::questionnaire::migration::Merging::Lowest => "merged, lowest",
                    crate::questionnaire::migration::Merging::Highest => "merged, highest",
                },
                How::Rescaled(_) => "rescaled",
                How::Retired => "retired",
                How::New => "new",
                How::Untold => "gone, and nothing is said of it",
                How::OtherScale => "has other levels, and nothing is said of them",
            },
            own,
            validated,
        }
    }
}

fn in_words(carried: Carried) -> String {
    let said = |said| match said {
        Said::Level(level) => format!("level {level}"),
        Said::NotApplicable => "not applicable".to_owned(),
        Said::NoEvidence => "no evidence".to_owned(),
    };
    match carried {
        Carried::Nothing => "–".to_owned(),
        Carried::Whole(what) => said(what),
        Carried::Proposed(what) => format!("{}, to be looked at", said(what)),
        Carried::Person(why) => match why {
            Why::NoPlace => "needs a person: the level has no place on the new scale",
            Why::PartUnanswered => "needs a person: a part was not answered",
            Why::Mixed => "needs a person: the answers do not go together",
            Why::Untold => "needs a person: nothing says what became of it",
        }
        .to_owned(),
    }
}

/// The whole and the areas, before and after.
fn scores(before: &Scorecard, after: &Scorecard) -> Vec<Moved> {
    let of = |card: &Scorecard, id: &str| {
        card.whole.find(id).and_then(|node| node.score.value.as_ref()).map(|one| rounded(one, 2))
    };
    let mut moved = vec![Moved {
        id: after.whole.id.clone(),
        before: of(before, &before.whole.id),
        after: of(after, &after.whole.id),
    }];
    let gone = before.whole.children.iter();
    let gone = gone.filter(|area| after.whole.children.iter().all(|other| other.id != area.id));
    for area in after.whole.children.iter().chain(gone) {
        let (before, after) = (of(before, &area.id), of(after, &area.id));
        moved.push(Moved { id: area.id.clone(), before, after });
    }
    moved
}

impl Told<'_> {
    fn text(&self) -> String {
        let head = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let mut rows: Vec<Vec<String>> = vec![head(&["from", "to", "how", "self", "validated"])];
        rows.extend(self.questions.iter().filter(|line| line.how != "unchanged").map(|line| {
            let from = if line.from.is_empty() { "–".to_owned() } else { line.from.join(", ") };
            let to = line.to.unwrap_or("–").to_owned();
            vec![from, to, line.how.to_owned(), line.own.clone(), line.validated.clone()]
        }));
        let same = self.questions.len() + 1 - rows.len();
        let mut text = format!("version {} to {}\n\n{}", self.from, self.to, table(&rows));
        text.push_str(&format!("{same} questions are unchanged\n\n"));
        let none = || "–".to_owned();
        let mut rows: Vec<Vec<String>> = vec![head(&["score", "before", "after"])];
        rows.extend(self.scores.iter().map(|one| {
            let (before, after) = (one.before.clone(), one.after.clone());
            vec![one.id.clone(), before.unwrap_or_else(none), after.unwrap_or_else(none)]
        }));
        text.push_str(&table(&rows));
        if self.decisions_left > 0 {
            text.push_str(&format!(
                "\n{} decisions about the plan stay with questions that moved; decide them anew\n",
                self.decisions_left
            ));
        }
        text
    }
}
