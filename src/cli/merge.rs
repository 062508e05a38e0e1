//! `tathmini merge`: copies of one assessment that went separate ways become
//! one. What was answered apart is decided by a rule, by a person, or not at all.

use super::{Failure, Format, Here, folder, history, interview};
use crate::assessment::{Assessment, Change, Conflict, Entry, Prefer};
use crate::store::{Copy, Joined, Saved, Store};
use serde::Serialize;
use std::path::PathBuf;

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tathmini merge kenya-2026 /media/stick/kenya-2026\n  \
    tathmini merge kenya-2026 from-ben.zip --prefer author=Ben --prefer lower\n  \
    tathmini merge kenya-2026 'kenya-2026/journal (conflicted copy).jsonl'\n\n\
    Nothing is lost: every entry of every copy stays in the history. Answers given apart to one \
    question are a conflict; notes, findings, quotes and documents never are. In a terminal the \
    conflicts are shown side by side and decided one by one, each saved at once; \
    `tathmini merge FOLDER` alone goes on with those that are left. Without a terminal and \
    without a rule that decides, the conflicts are listed, nothing is changed, and the exit code is 4.")]
pub struct Args {
    /// The assessment's folder, into which the others are joined
    folder: PathBuf,
    /// Other copies: folders, packs, or journals that a synced folder set aside
    others: Vec<PathBuf>,
    /// Decides conflicts: `later` (by the time stamped on the answers), `lower` (the more
    /// cautious), or `author=NAME`. Given several times, the first that can tell decides
    #[arg(long, value_name = "RULE", value_parser = rule)]
    prefer: Vec<Prefer>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// A rule as it is typed.
pub fn rule(typed: &str) -> Result<Prefer, String> {
    match typed.split_once('=') {
        None if typed == "later" => Ok(Prefer::Later),
        None if typed == "lower" => Ok(Prefer::Lower),
        Some(("author", name)) if !name.trim().is_empty() => {
            Ok(Prefer::Author(name.trim().to_owned()))
        }
        _ => Err("write later, lower or author=NAME".to_owned()),
    }
}

/// The reason that a decision made by a rule carries.
fn reason(rule: &Prefer) -> String {
    match rule {
        Prefer::Later => "--prefer later".to_owned(),
        Prefer::Lower => "--prefer lower".to_owned(),
        Prefer::Author(name) => format!("--prefer author={name}"),
    }
}

/// A conflict for a person or a program to read.
#[derive(Debug, Serialize)]
pub struct Undecided {
    /// What it is about, in words, with each rival.
    about: String,
    rivals: Vec<Entry>,
}

#[derive(Serialize)]
struct Report<'a> {
    saved: bool,
    entries: usize,
    healed: usize,
    decisions: &'a [Entry],
    evidence: &'a [String],
    missing_evidence: &'a [String],
    conflicts: &'a [Undecided],
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let mut copies = Vec::new();
    for path in &args.others {
        copies.push(folder::copy(path, here)?);
    }
    let (store, _) = folder::open(&args.folder, here)?;
    join(store, &mut copies, args.format, &args.prefer, here)
}

/// Joins copies into an open assessment.
pub fn join(
    mut store: Store,
    copies: &mut [Copy],
    format: Format,
    rules: &[Prefer],
    here: &Here,
) -> Result<(), Failure> {
    let joined = store.join(copies)?;
    let (decisions, left) = decide(&joined.assessment, rules);
    let to_decide = !left.is_empty() && format == Format::Text && here.is_terminal();
    if !left.is_empty() && !to_decide {
        if format == Format::Json {
            let report = Report {
                saved: false,
                entries: 0,
                healed: 0,
                decisions: &[],
                evidence: &[],
                missing_evidence: &[],
                conflicts: &left,
            };
            here.show(format, &report, String::new)?;
        }
        return Err(Failure::Undecided {
            conflicts: left.into_iter().map(|it| it.about).collect(),
        });
    }
    let (brought, healed) = (words(&joined), joined.healed);
    let saved = store.save_joined(joined, copies, decisions, &here.by(), &here.now())?;
    let report = Report {
        saved: true,
        entries: saved.entries,
        healed,
        decisions: &saved.decisions,
        evidence: &saved.evidence,
        missing_evidence: &saved.missing,
        conflicts: &[],
    };
    let decided = decided(store.assessment(), &saved);
    here.show(format, &report, || brought + &told(&saved, healed) + &decided)?;
    if to_decide {
        let folder = store.folder().to_owned();
        drop(store);
        return interview::decide(&folder, here);
    }
    Ok(())
}

/// What the rules decide, and what they leave.
fn decide(
    assessment: &Assessment,
    rules: &[Prefer],
) -> (Vec<(Change, Option<String>)>, Vec<Undecided>) {
    let (mut decisions, mut left) = (Vec::new(), Vec::new());
    for conflict in assessment.conflicts() {
        let by_rule = rules.iter().find_map(|rule| Some((conflict.preferred(rule)?, rule)));
        match by_rule {
            Some((entry, rule)) => decisions.push((entry.change.clone(), Some(reason(rule)))),
            None => left.push(undecided(assessment, &conflict)),
        }
    }
    (decisions, left)
}

fn undecided(assessment: &Assessment, conflict: &Conflict<'_>) -> Undecided {
    let rivals: Vec<String> = conflict.rivals.iter().map(|entry| one(assessment, entry)).collect();
    Undecided {
        about: rivals.join(" | "),
        rivals: conflict.rivals.iter().map(|&entry| entry.clone()).collect(),
    }
}

fn one(assessment: &Assessment, entry: &Entry) -> String {
    format!("{}, by {} at {}", history::in_words(assessment, &entry.change), entry.by, entry.at)
}

/// What each copy brings.
fn words(joined: &Joined) -> String {
    joined.brought.iter().fold(String::new(), |text, copy| {
        let line = format!("{}: {} new entries\n", copy.path.display(), copy.entries);
        text + &crate::i18n::visible(&line.replace('\n', "")) + "\n"
    })
}

fn told(saved: &Saved, healed: usize) -> String {
    let mut text = format!("joined: {} entries", saved.entries);
    if !saved.evidence.is_empty() {
        text.push_str(&format!(", {} evidence files", saved.evidence.len()));
    }
    text.push('\n');
    if healed > 0 {
        text.push_str(&format!("healed: {healed} entries that were damaged here came back\n"));
    }
    if let Some(path) = &saved.damaged {
        let path = path.display().to_string();
        let path = crate::i18n::visible(&path);
        text.push_str(&format!("the damaged journal is kept as {path}\n"));
    }
    for sha256 in &saved.missing {
        text.push_str(&format!("missing: evidence file {sha256}; no copy has it whole\n"));
    }
    text
}

fn decided(assessment: &Assessment, saved: &Saved) -> String {
    saved.decisions.iter().fold(String::new(), |text, entry| {
        let why = entry.why.as_deref().unwrap_or_default();
        let line = format!("decided: {} ({why})", history::in_words(assessment, &entry.change));
        text + &crate::i18n::visible(&line) + "\n"
    })
}
