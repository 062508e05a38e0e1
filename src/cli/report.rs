//! `tathmini report`: the report on paper, or its facts for other programs.

use super::compare::rounds;
use super::{Failure, Here, folder, fonts};
use crate::export;
use crate::i18n::{Language, Phrases, visible};
use crate::questionnaire::Questionnaire;
use crate::report::compose::{self, Facts, Profile};
use crate::report::document::Document;
use crate::report::font::FontFile;
use crate::report::picture::{DrawingError, Picture, PictureError};
use crate::report::{Pages, Paper, Sheet, layout_on, pdf};
use crate::store;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tathmini report kenya-2026 --language fr -o plan.pdf\n  \
    tathmini report kenya-2026 --profile summary --logo arms.png --paper letter")]
pub struct Args {
    /// The assessment's folder
    folder: PathBuf,
    /// Where to write; `-` is stdout [default: reports/FOLDER.FORMAT]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Language of the report [default: that of the assessment]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// What to write [default: by the ending of the output's name, else pdf]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// For whom it is made
    #[arg(long, value_enum, default_value = "full")]
    profile: ProfileChoice,
    /// The size of the sheets
    #[arg(long, value_enum, default_value = "a4")]
    paper: PaperChoice,
    /// A PNG or an SVG for the cover
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// A font for letters that the built-in family has not; may be given several times
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
    /// The folder of the round before: the report then tells what changed since
    #[arg(long, value_name = "FOLDER")]
    earlier: Option<PathBuf>,
    /// End with an error where a PDF holds characters that no font has; it is written all the same
    #[arg(long)]
    strict: bool,
}

/// What a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Pages to print and sign
    Pdf,
    /// A text that can be edited
    Docx,
    /// A workbook
    Xlsx,
    /// The answers, a row each
    Csv,
    /// Everything, for programs
    Json,
}

impl Format {
    const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The one named, else that of the output's ending.
    fn wanted(named: Option<Self>, output: Option<&Path>) -> Self {
        let ending = output.and_then(|path| path.extension()).unwrap_or_default();
        let by_name = Self::value_variants().iter().copied().find(|one| one.ending() == ending);
        named.or(by_name).unwrap_or(Self::Pdf)
    }
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
        threads: None,
    };
    let format = Format::wanted(args.format, args.output.as_deref());
    let phrases = Phrases::of(language);
    let mut facts = Facts::of(&opened.questionnaire, &opened.assessment, &phrases);
    let earlier = args.earlier.as_deref();
    facts.rounds = earlier.map(|it| rounds::between(it, &args.folder, here)).transpose()?;
    let (bytes, missing) = match format {
        Format::Pdf => on_paper(&facts, profile, &mut sheet, here)?,
        other => (exported(&facts, profile, other, &sheet)?, 0),
    };
    if args.output.as_deref() == Some(Path::new("-")) {
        here.hand_over(&bytes)?;
    } else {
        let usual = || usual_place(&args.folder, format.ending());
        let path = args.output.clone().unwrap_or_else(usual);
        write(&path, &bytes)?;
        here.say(&format!("written: {}", path.display()));
    }
    if args.strict && missing > 0 { Err(Failure::Unshown { missing }) } else { Ok(()) }
}

/// The language asked for, else the assessment's own.
pub fn wanted(opened: &folder::Opened, code: Option<&str>) -> Result<Language, Failure> {
    let own = || opened.assessment.head().and_then(|head| Language::from_code(&head.language));
    match code {
        Some(code) => known(code),
        None => Ok(own().unwrap_or(Language::En)),
    }
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

fn logo(path: &Path) -> Result<Picture, Failure> {
    Picture::of(&super::files::read(path)?).map_err(|error| {
        let hint = match &error {
            PictureError::Drawing(DrawingError::Words(_)) => {
                "convert its words to paths (in Inkscape: Path, Object to Path), or give a PNG"
            }
            PictureError::Drawing(_) => "save it as a plain SVG without effects, or give a PNG",
            _ => "give a PNG or an SVG",
        };
        Failure::Usage(format!("{} can't be the logo: {error}", path.display()), hint.to_owned())
    })
}

/// The whole report's bytes: the same for the same journal, on every machine.
pub fn bytes(opened: &folder::Opened, language: Language, here: &Here) -> Result<Vec<u8>, Failure> {
    let phrases = Phrases::of(language);
    let facts = Facts::of(&opened.questionnaire, &opened.assessment, &phrases);
    let whole = on_paper(&facts, Profile::Full, &mut Sheet::default(), here);
    whole.map(|(bytes, _)| bytes)
}

/// The PDF's bytes, and how many characters no font has; each is told with its places.
fn on_paper(
    facts: &Facts<'_>,
    profile: Profile,
    sheet: &mut Sheet,
    here: &Here,
) -> Result<(Vec<u8>, usize), Failure> {
    let document = compose::compose(facts, profile);
    let pages = laid_out(&document, facts.questionnaire, sheet, here)?;
    tell_missing(&document, facts.questionnaire, &pages.missing, here);
    let bytes = pdf(&pages).map_err(Failure::Paper)?;
    Ok((bytes, pages.missing.len()))
}

/// The pages of a document; where letters are missing, the system's fonts are asked.
/// Refused where even they leave the questionnaire's own texts unreadable.
pub fn laid_out(
    document: &Document,
    questionnaire: &Questionnaire,
    sheet: &mut Sheet,
    here: &Here,
) -> Result<Pages, Failure> {
    let mut pages = layout_on(document, sheet);
    let found: Vec<FontFile> = match &pages.missing[..] {
        [] => Vec::new(),
        missing => fonts::of_the_system(missing, here),
    };
    if !found.is_empty() {
        sheet.fonts.files.extend(found);
        pages = layout_on(document, sheet);
    }
    fonts::must_have(&pages.missing, questionnaire, document.about.language)?;
    Ok(pages)
}

/// How many characters without a font, and how many places of each, are told by name.
const MOST_TOLD: usize = 10;

/// Says what no font has, and where it was typed.
pub fn tell_missing(
    document: &Document,
    questionnaire: &Questionnaire,
    missing: &[char],
    here: &Here,
) {
    let told = missing.get(..MOST_TOLD).unwrap_or(missing);
    for (c, places) in compose::places(document, questionnaire, told) {
        let code = u32::from(c);
        let more = places.len().saturating_sub(MOST_TOLD);
        let mut said = format!("error: no font has “{c}” (U+{code:04X})");
        if !places.is_empty() {
            let told = places.get(..MOST_TOLD).unwrap_or(&places).join(", ");
            said.push_str(&format!(", which stands in {told}"));
        }
        if more > 0 {
            said.push_str(&format!(" and {more} other places"));
        }
        here.say(&visible(&format!("{said}: it is printed as [U+{code:04X}]")));
    }
    let more = missing.len().saturating_sub(told.len());
    if more > 0 {
        here.say(&format!("error: no font has {more} other characters either"));
    }
    if !missing.is_empty() {
        here.say("  hint: --font FILE adds a font that has them");
    }
}

/// The same Document and facts for other programs.
fn exported(
    facts: &Facts<'_>,
    profile: Profile,
    format: Format,
    sheet: &Sheet,
) -> Result<Vec<u8>, Failure> {
    let document = compose::compose(facts, profile);
    let bytes = match format {
        Format::Docx => export::docx(&document, sheet),
        Format::Xlsx => export::xlsx(facts, &document),
        Format::Csv => export::csv(facts),
        Format::Json | Format::Pdf => export::json(facts, &document),
    };
    bytes.map_err(Failure::Export)
}

/// `reports/` here, under the folder's own name, with this ending.
pub fn usual_place(folder: &Path, ending: &str) -> PathBuf {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = full.file_name().map_or_else(|| "report".into(), |name| name.to_os_string());
    let mut file = name;
    file.push(format!(".{ending}"));
    Path::new("reports").join(file)
}

/// Writes the whole file or leaves what was there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    store::write_file(path, bytes)
        .map_err(|source| Failure::Unwritable { path: path.to_owned(), source })
}
