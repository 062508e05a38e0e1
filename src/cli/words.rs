//! `tathmini write`: the mission's own words for a section of the report, from
//! a file or in the user's editor.
//!
//! The draft lies in the assessment's folder until its words are saved, so that
//! an editor or a machine that dies loses no more than it had not written.

use super::{Failure, Here, files, folder};
use crate::assessment::{Assessment, Change, Section};
use crate::i18n::visible;
use crate::store;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "An empty line begins a new paragraph, a line that begins with `- ` is an \
    entry of a list.\n\nExamples:\n  tathmini write kenya-2026 context\n  \
    tathmini write kenya-2026 response response.txt")]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// Which section
    #[arg(value_parser = section)]
    section: Section,
    /// A text file; `-` reads stdin [default: $VISUAL or $EDITOR opens on what stands]
    file: Option<PathBuf>,
}

fn section(typed: &str) -> Result<Section, String> {
    Section::ALL.into_iter().find(|section| section.code() == typed).ok_or_else(|| {
        let codes: Vec<&str> = Section::ALL.iter().map(|section| section.code()).collect();
        format!("write one of: {}", codes.join(", "))
    })
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let (mut store, _) = folder::open(&args.folder, here)?;
    let stands = stands(store.assessment(), args.section);
    let draft = args.folder.join(format!("draft-{}.txt", args.section.code()));
    let bytes = match &args.file {
        Some(file) => files::read_input(file)?,
        None => edited(&draft, &stands, here)?,
    };
    let typed = String::from_utf8(bytes).map_err(|_| {
        Failure::Usage("the text is not UTF-8".to_owned(), "save it as UTF-8".to_owned())
    })?;
    let text = typed.trim_start_matches('\u{feff}').replace("\r\n", "\n").trim_end().to_owned();
    let told = if text == stands {
        "nothing changed"
    } else {
        let change = Change::Worded { section: args.section, text };
        store.append(change, None, &here.by(), &here.now())?;
        "saved"
    };
    if args.file.is_none() {
        files::remove(&draft)?;
    }
    here.say(&format!("{told}: {}", args.section.code()));
    Ok(())
}

/// What stands now; where copies were joined, each copy's text after the other.
fn stands(assessment: &Assessment, section: Section) -> String {
    assessment.words(section).join("\n\n")
}

/// What the user's editor leaves behind; a draft that is there already goes on.
fn edited(draft: &Path, stands: &str, here: &Here) -> Result<Vec<u8>, Failure> {
    if !here.is_terminal() {
        return Err(Failure::Usage(
            "an editor needs a terminal".to_owned(),
            "name a text file, or `-` for stdin".to_owned(),
        ));
    }
    if draft.is_file() {
        here.say(&visible(&format!("going on with {}", draft.display())));
    } else {
        store::write_file(draft, stands.as_bytes())
            .map_err(|source| Failure::Unwritable { path: draft.to_owned(), source })?;
    }
    let editor = here.editor();
    // Editors are often set with flags (`code --wait`); their names have no spaces.
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let ended = Command::new(program).args(words).arg(draft).status();
    let ended = ended.map_err(|source| Failure::Unreadable { path: program.into(), source })?;
    if !ended.success() {
        return Err(Failure::Usage(
            format!("{program} ended with a failure; nothing was saved"),
            format!("the draft lies in {}", draft.display()),
        ));
    }
    files::read(draft)
}
