//! `tathmini restore`: the snapshots of journals that the program keeps in the
//! user's state directory, listed, or one of them taken back into a new folder.

use super::{Failure, Format, Here, seal};
use crate::i18n::visible;
use crate::store::{self, Occasion, Snapped, Snapshot, Store};
use serde::Serialize;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A snapshot is made when an assessment is opened, after every 25 entries and \
    when the interview is left: the eight newest stay, and of those before the last of eight days, within \
    64 MiB. They hold the journal and what is needed to read it, not the evidence; what lies in the old \
    folder comes along. Encrypted assessments have encrypted snapshots.\n\n\
    Examples:\n  tathmini restore\n  tathmini restore kenya-2026\n  \
    tathmini restore kenya-2026 --take 7\n\nThe old folder is never touched; merging joins what both have."
)]
pub struct Args {
    /// The assessment's folder, or where it was; without one, every assessment that has snapshots
    folder: Option<PathBuf>,
    /// Write this snapshot into a new folder
    #[arg(long, value_name = "NUMBER", requires = "folder")]
    take: Option<u32>,
    /// The folder to make [default: FOLDER-restored]
    #[arg(long, value_name = "NEW", requires = "take")]
    into: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Listed {
    folder: String,
    snapshots: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    number: u32,
    at: String,
    entries: usize,
    bytes: u64,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let Some(snapshots) = here.snapshots() else {
        return Err(Failure::Usage(
            "this user has no state directory, so there are no snapshots".to_owned(),
            "set $XDG_STATE_HOME or $TATHMINI_HOME".to_owned(),
        ));
    };
    let mut all = snapshots.all()?;
    let Some(folder) = &args.folder else {
        return list(&all, args.format, here);
    };
    // The folder may be gone, or another one may have its name by now.
    let (place, id) = (store::full(folder), assessment(folder, here));
    all.retain(|snapped| Some(snapped.id()) == id.as_deref() || snapped.folder == place);
    // Those of other copies only where this one has none.
    if all.iter().any(|snapped| snapped.folder == place) {
        all.retain(|snapped| snapped.folder == place);
    }
    let Some(number) = args.take else {
        return list(&all, args.format, here);
    };
    let numbered = |snapped: &Snapped| snapped.snapshots.iter().any(|it| it.number == number);
    let matching: Vec<&Snapped> = all.iter().filter(|snapped| numbered(snapped)).collect();
    let [snapped] = matching[..] else {
        return Err(Failure::Usage(
            format!("{} has no snapshot {number}, or several", folder.display()),
            "`tathmini restore FOLDER` lists them; of several copies name the one you mean by \
             the folder that stands there"
                .to_owned(),
        ));
    };
    let wanted = |it: &&Snapshot| it.number == number;
    let Some(snapshot) = snapped.snapshots.iter().find(wanted) else { return Ok(()) };
    let into = args.into.clone().unwrap_or_else(|| beside(folder));
    // Another assessment's evidence has no place in this one.
    let old = id.is_none_or(|id| id == snapped.id()).then_some(&**folder);
    let (evidence, left) = snapped.take_back(snapshot, old, &into, &here.by(), &here.now())?;
    for path in left {
        here.say(&visible(&format!("note: {} can't be read and is left out", path.display())));
    }
    let entries = snapshot.entries;
    let said = format!("{}: {entries} entries, {evidence} evidence files", into.display());
    here.say(&visible(&said));
    Ok(())
}

/// The name of the assessment in a folder, where one is there.
fn assessment(folder: &Path, here: &Here) -> Option<String> {
    let loaded = seal::at_hand(here, |keys| store::read_with(folder, keys)).ok()?;
    Some(loaded.assessment.head()?.assessment.clone())
}

/// `FOLDER-restored`.
fn beside(folder: &Path) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push("-restored");
    name.into()
}

fn list(all: &[Snapped], format: Format, here: &Here) -> Result<(), Failure> {
    let listed: Vec<Listed> = all
        .iter()
        .map(|snapped| Listed {
            folder: snapped.folder.display().to_string(),
            snapshots: snapped.snapshots.iter().map(line).collect(),
        })
        .collect();
    here.show(format, &listed, || {
        let mut text = String::new();
        for one in &listed {
            text += &format!("{}\n", visible(&one.folder));
            for Line { number, at, entries, bytes } in &one.snapshots {
                let at = at.replacen('T', " ", 1);
                text += &format!("  {number:>4}  {at}  {entries:>6} entries  {bytes:>9} bytes\n");
            }
        }
        if text.is_empty() { "no snapshots\n".to_owned() } else { text }
    })
}

fn line(snapshot: &Snapshot) -> Line {
    let Snapshot { number, at, entries, bytes, .. } = snapshot.clone();
    Line { number, at, entries, bytes }
}

/// Keeps a snapshot where one is due. That it failed is told, and stops nothing.
pub fn keep(store: &Store, occasion: Occasion, here: &Here) {
    let Some(snapshots) = here.snapshots() else { return };
    let kept = snapshots.keep(store, occasion, &here.now());
    // While the interview is on the screen nothing else may be written there.
    if let (Err(error), false) = (kept, occasion == Occasion::Saved) {
        let failure = Failure::Store(error).in_one_line();
        here.say(&visible(&format!("note: no snapshot was kept: {failure}")));
    }
}
