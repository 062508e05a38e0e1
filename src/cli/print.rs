//! `tathmini print`: the blank questionnaire as a paper form.

use super::{Failure, Here, folder, fonts, new, report};
use crate::i18n::Phrases;
use crate::report::compose::form;
use crate::report::{Sheet, pdf};
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: tathmini print inama --language fr -o questionnaire.pdf")]
pub struct Args {
    /// A questionnaire file, or the name of one that is built in
    questionnaire: String,
    /// Where to write; `-` is stdout [default: the questionnaire's id and .pdf]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Language of the form [default: that of the questionnaire]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// A font for letters that the built-in family has not; may be given several times
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let source = new::source(&args.questionnaire)?;
    let path = Path::new(&args.questionnaire);
    let questionnaire = folder::questionnaire(path, &source.definition, &source.translations)?;
    let language = match &args.language {
        Some(code) => report::known(code)?,
        None => questionnaire.language,
    };
    let mut sheet = Sheet { fonts: fonts::given(&args.font)?, ..Sheet::default() };
    let document = form(&questionnaire, &Phrases::of(language));
    let pages = report::laid_out(&document, &questionnaire, &mut sheet, here)?;
    report::tell_missing(&document, &questionnaire, &pages.missing, here);
    let bytes = pdf(&pages).map_err(Failure::Paper)?;
    if args.output.as_deref() == Some(Path::new("-")) {
        return here.hand_over(&bytes);
    }
    let usual = || PathBuf::from(format!("{}.pdf", questionnaire.id));
    let path = args.output.clone().unwrap_or_else(usual);
    report::write(&path, &bytes)?;
    here.say(&format!("written: {}", path.display()));
    Ok(())
}
