//! `tathmini report`: the report on paper, or its facts for other programs.

use super::{Failure, Here, folder, fonts};
use crate::i18n::{Language, Phrases, visible};
use crate::report::compose::{self, Facts, Profile};
use crate::report::font::FontFile;
use crate::report::picture::Picture;
use crate::report::{Paper, Sheet, layout_on, pdf};
use crate::store;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tathmini report kenya-2026 --language fr -o plan.pdf\n  \
    tathmini report kenya-2026 --profile summary --logo arms.png --paper letter")]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// Where to write; `-` is stdout [default: reports/FOLDER.pdf]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Language of the report [default: that of the assessment]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// For whom it is made
    #[arg(long, value_enum, default_value = "full")]
    profile: ProfileChoice,
    /// The size of the sheets
    #[arg(long, value_enum, default_value = "a4")]
    paper: PaperChoice,
    /// A PNG for the cover
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// A font for letters that the built-in family has not; may be given several times
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
}

/// For whom a report is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ProfileChoice {
    /// What is read and signed: summary, conclusions, priorities, cost
    Summary,
    /// Everything that is known
    Full,
    /// What a donor needs: results at a glance and the whole plan
    Donor,
}

/// The size of the sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PaperChoice {
    A4,
    Letter,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let opened = folder::read(&args.folder, here)?;
    let language = wanted(&opened, args.language.as_deref())?;
    let profile = match args.profile {
        ProfileChoice::Summary => Profile::Summary,
        ProfileChoice::Full => Profile::Full,
        ProfileChoice::Donor => Profile::Donor,
    };
    let mut sheet = Sheet {
        paper: match args.paper {
            PaperChoice::A4 => Paper::A4,
            PaperChoice::Letter => Paper::Letter,
        },
        fonts: fonts::given(&args.font)?,
        logo: args.logo.as_deref().map(logo).transpose()?,
    };
    let bytes = on_paper(&opened, language, profile, &mut sheet, here)?;
    if args.output.as_deref() == Some(Path::new("-")) {
        return here.print(&bytes);
    }
    let path = args.output.clone().unwrap_or_else(|| usual_place(&args.folder));
    write(&path, &bytes)?;
    here.say(&format!("written: {}", path.display()));
    Ok(())
}

/// The language asked for, else the assessment's own.
pub fn wanted(opened: &folder::Opened, code: Option<&str>) -> Result<Language, Failure> {
    let own = || opened.assessment.head().and_then(|head| Language::from_code(&head.language));
    match code {
        Some(code) => known(code),
        None => Ok(own().unwrap_or(Language::En)),
    }
}

fn known(code: &str) -> Result<Language, Failure> {
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

fn logo(path: &Path) -> Result<Picture, Failure> {
    Picture::png(&super::files::read(path)?).map_err(|error| {
        Failure::Usage(
            format!("{} can't be the logo: {error}", path.display()),
            "give a PNG".to_owned(),
        )
    })
}

/// The whole report's bytes: the same for the same journal, on every machine.
pub fn bytes(opened: &folder::Opened, language: Language, here: &Here) -> Result<Vec<u8>, Failure> {
    on_paper(opened, language, Profile::Full, &mut Sheet::default(), here)
}

/// Lays the report out; where letters are missing, the system's fonts are asked,
/// and what no font has is told with the place where it was typed.
fn on_paper(
    opened: &folder::Opened,
    language: Language,
    profile: Profile,
    sheet: &mut Sheet,
    here: &Here,
) -> Result<Vec<u8>, Failure> {
    let phrases = Phrases::of(language);
    let facts = Facts::of(&opened.questionnaire, &opened.assessment, &phrases);
    let document = compose::compose(&facts, profile);
    let mut pages = layout_on(&document, sheet);
    if !pages.missing.is_empty() {
        let found: Vec<FontFile> = fonts::of_the_system(&pages.missing, here);
        if !found.is_empty() {
            sheet.fonts.files.extend(found);
            pages = layout_on(&document, sheet);
        }
    }
    for missing in &pages.missing {
        let code = u32::from(*missing);
        let places = compose::places_of(&facts, *missing).join(", ");
        here.say(&visible(&format!(
            "no font has “{missing}” (U+{code:04X}), typed in {places}: it is printed as \
             [U+{code:04X}]\n  hint: --font FILE adds a font that has it"
        )));
    }
    pdf(&pages).map_err(Failure::Paper)
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
