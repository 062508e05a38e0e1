//! `tathmini write`: the mission's own words for a section of the report, from
//! a file or in the user's editor.

use super::{Failure, Here, editor, files, folder};
use crate::assessment::{Assessment, Change, Section};
use std::path::PathBuf;

// What the command line says.
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
    let typed = match &args.file {
        Some(file) => String::from_utf8(files::read_input(file)?).map_err(|_| {
            Failure::Usage("the text is not UTF-8".to_owned(), "save it as UTF-8".to_owned())
        })?,
        None => edited(&stands, store.is_sealed(), here)?,
    };
    let text = typed.trim_start_matches('\u{feff}').replace("\r\n", "\n").trim_end().to_owned();
    let told = if text == stands {
        "nothing changed"
    } else {
        let change = Change::Worded { section: args.section, text };
        store.append(change, None, &here.by(), &here.now())?;
        "saved"
    };
    here.say(&format!("{told}: {}", args.section.code()));
    Ok(())
}

/// What stands now; where copies were joined, each copy's text after the other.
fn stands(assessment: &Assessment, section: Section) -> String {
    assessment.words(section).join("\n\n")
}

/// What the user's editor leaves behind.
fn edited(stands: &str, is_sealed: bool, here: &Here) -> Result<String, Failure> {
    let hint = "name a text file, or `-` for stdin".to_owned();
    if !here.is_terminal() {
        return Err(Failure::Usage("an editor needs a terminal".to_owned(), hint));
    }
    editor::edit(stands, is_sealed, here).map_err(|why| Failure::Usage(why, hint))
}
