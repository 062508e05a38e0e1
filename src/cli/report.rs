//! `tathmini report`: the capacity-building plan as a PDF.

use super::{Failure, Here, folder};
use crate::i18n::{Language, Phrases};
use crate::report::{compose, layout, pdf};
use crate::store;
use std::path::{Path, PathBuf};

/// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: tathmini report kenya-2026 --language fr -o plan.pdf")]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// Where to write; `-` is stdout [default: reports/FOLDER.pdf]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Language of the report [default: that of the assessment]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let opened = folder::read(&args.folder, here)?;
    let wanted = match &args.language {
        Some(code) => Some(known(code)?),
        None => opened.assessment.head().and_then(|head| Language::from_code(&head.language)),
    };
    let language = wanted.unwrap_or(Language::En);
    let bytes = bytes(&opened, language)?;
    if args.output.as_deref() == Some(Path::new("-")) {
        return here.print(&bytes);
    }
    let path = args.output.clone().unwrap_or_else(|| usual_place(&args.folder));
    write(&path, &bytes)?;
    here.say(&format!("written: {}", path.display()));
    Ok(())
}

/// A language that reports speak.
pub fn known(code: &str) -> Result<Language, Failure> {
    let languages: Vec<Language> = Phrases::languages().collect();
    let spoken = |language: &Language| *language == Language::Qps || languages.contains(language);
    Language::from_code(code).filter(spoken).ok_or_else(|| {
        let codes: Vec<&str> = languages.iter().map(|language| language.code()).collect();
        Failure::Usage(
            format!("reports do not speak {code}"),
            format!("they speak: {}", codes.join(", ")),
        )
    })
}

/// The report's bytes: the same for the same journal, on every machine.
pub fn bytes(opened: &folder::Opened, language: Language) -> Result<Vec<u8>, Failure> {
    let phrases = Phrases::of(language);
    let facts = compose::Facts::of(&opened.questionnaire, &opened.assessment, &phrases);
    pdf(&layout(&compose::compose(&facts))).map_err(Failure::Paper)
}

/// `reports/` here, under the folder's own name.
pub fn usual_place(folder: &Path) -> PathBuf {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = full.file_name().map_or_else(|| "report".into(), |name| name.to_os_string());
    let mut file = name;
    file.push(".pdf");
    Path::new("reports").join(file)
}

/// Writes the whole file or leaves what was there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    store::write_file(path, bytes)
        .map_err(|source| Failure::Unwritable { path: path.to_owned(), source })
}
