//! `tathmini new`: begins an assessment with a frozen copy of its questionnaire.

use super::folder::questionnaire;
use super::seal::ToWhom;
use super::shipped::{SHIPPED, shipped};
use super::{Failure, Here};
use crate::i18n::{Country, Language};
use crate::store::{Beginning, Ids, SealedTo, Store};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

// What the command line says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: tathmini new kenya-2026 --country KE --country-name Kenya \
    --administration \"Kenya Revenue Authority, Customs\" --language en")]
pub struct Args {
    /// The folder to make
    folder: PathBuf,
    /// ISO 3166-1 code of the country, two letters
    #[arg(long, value_name = "CODE")]
    country: String,
    /// The country's name, as reports print it [default: the code]
    #[arg(long, value_name = "NAME")]
    country_name: Option<String>,
    /// The administration that is assessed
    #[arg(long, value_name = "NAME")]
    administration: String,
    /// A shipped questionnaire, or a file
    #[arg(long, default_value = "inama", value_name = "ID or FILE")]
    questionnaire: String,
    /// Language of the interview [default: the questionnaire's first]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// The day it begins [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// Encrypt it from its first byte; the passphrase is asked on the terminal
    #[arg(long)]
    encrypt: bool,
    #[command(flatten)]
    to: ToWhom,
}

/// A definition and its translations, as bytes.
pub struct Source {
    pub definition: Vec<u8>,
    pub translations: BTreeMap<String, Vec<u8>>,
}

pub fn run(args: &Args, here: &Here) -> Result<(), Failure> {
    let source = source(&args.questionnaire)?;
    let name = Path::new(&args.questionnaire);
    let definition = questionnaire(name, &source.definition, &source.translations)?;
    let language = match &args.language {
        None => definition.language,
        Some(code) => Language::from_code(code).ok_or_else(|| {
            let known: Vec<&str> = Language::ALL.iter().map(|known| known.code()).collect();
            Failure::Usage(format!("{code} is not a known language"), known.join(", "))
        })?,
    };
    let country = country(&args.country)?;
    let beginning = Beginning {
        questionnaire: definition.id.to_string(),
        version: definition.version.clone(),
        country_name: args.country_name.clone().unwrap_or_else(|| country.clone()),
        country,
        administration: args.administration.clone(),
        language: language.code().to_owned(),
        date: day(args.date.as_deref(), here)?,
        sealed_to: sealed_to(args, here)?,
    };
    create(&args.folder, &beginning, &source, &here.by(), &here.now(), Ids::random())?;
    let folder = args.folder.display();
    here.say(&format!("{folder} is ready; `tathmini open {folder}` begins the interview"));
    Ok(())
}

/// To whom the new assessment is encrypted, if to anybody.
fn sealed_to(args: &Args, here: &Here) -> Result<Option<SealedTo>, Failure> {
    if args.encrypt {
        return args.to.asked(&args.folder, here).map(Some);
    }
    if args.to.is_silent() {
        return Ok(None);
    }
    let hint = "add --encrypt".to_owned();
    Err(Failure::Usage("recipients and passphrases are for encrypted assessments".to_owned(), hint))
}

fn country(typed: &str) -> Result<String, Failure> {
    Country::code_of(typed).ok_or_else(|| {
        let hint = "give the two letters of ISO 3166-1, for example CG".to_owned();
        Failure::Usage(format!("{typed} is not a country code"), hint)
    })
}

/// Code and name of a country, given either way.
pub fn country_named(typed: &str, language: Language) -> Result<(String, String), Failure> {
    Country::meant(typed, language).map_or_else(
        || {
            let hint = "give the two letters of ISO 3166-1, or the country's name".to_owned();
            Err(Failure::Usage(format!("{typed} is no country"), hint))
        },
        Ok,
    )
}

fn day(typed: Option<&str>, here: &Here) -> Result<String, Failure> {
    let Some(day) = typed else { return Ok(here.today()) };
    if day.len() == 10 && day.parse::<jiff::civil::Date>().is_ok() {
        return Ok(day.to_owned());
    }
    Err(Failure::Usage(format!("{day} is not a day"), "write it as 2026-10-12".to_owned()))
}

/// Makes the folder.
pub fn create(
    folder: &Path,
    beginning: &Beginning,
    source: &Source,
    by: &str,
    at: &str,
    ids: Ids,
) -> Result<Store, Failure> {
    let store =
        Store::create(folder, beginning, &source.definition, &source.translations, by, at, ids)?;
    Ok(store)
}

/// The shipped questionnaire of this id, else the file of this name with the
/// translations beside it.
pub fn source(name: &str) -> Result<Source, Failure> {
    if let Some(shipped) = shipped(name) {
        let translations = shipped
            .translations
            .iter()
            .map(|(code, bytes)| ((*code).to_owned(), bytes.to_vec()))
            .collect();
        return Ok(Source { definition: shipped.source.to_vec(), translations });
    }
    let path = Path::new(name);
    let definition = super::files::read(path).map_err(|failure| match failure {
        Failure::Unreadable { source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
            let known: Vec<&str> = SHIPPED.iter().map(|shipped| shipped.id).collect();
            Failure::Usage(
                format!("{name} is neither a shipped questionnaire nor a file"),
                format!("shipped: {}", known.join(", ")),
            )
        }
        other => other,
    })?;
    Ok(Source { definition, translations: super::files::translations_beside(path)? })
}
