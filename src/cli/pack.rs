//! `tathmini pack` and `tathmini unpack`: one file of an assessment that any
//! system opens, and back.

use super::{Failure, Format, Here, folder, merge};
use crate::assessment::Prefer;
use crate::export::answers_page;
use crate::i18n::{Language, Phrases};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::store::{Ids, Store};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

// What `pack` is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tathmini pack kenya-2026 -o kenya-2026.zip\n  \
    tathmini pack kenya-2026 --area LEG,ORG -o for-ben.zip")]
pub struct PackArgs {
    /// The assessment's folder
    folder: PathBuf,
    /// Where to write [default: FOLDER.zip here]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only these areas: a part for a colleague to work on, which merges back
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    area: Vec<String>,
    /// Pack an encrypted assessment so that everybody can read it, with a page of its answers
    #[arg(long)]
    decrypted: bool,
    /// Leave the evidence files out
    #[arg(long)]
    without_evidence: bool,
    /// Language of the page of answers inside [default: that of the assessment]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
}

// What `unpack` is told.
#[derive(Debug, clap::Args)]
pub struct UnpackArgs {
    /// The pack
    pack: PathBuf,
    /// The folder to make; where an assessment is there already, the pack is merged into it
    /// [default: the pack's name without its ending]
    folder: Option<PathBuf>,
    /// As for `tathmini merge`, where the folder exists
    #[arg(long, value_name = "RULE", value_parser = merge::rule)]
    prefer: Vec<Prefer>,
}

pub fn pack(args: &PackArgs, here: &Here) -> Result<(), Failure> {
    let copy = folder::copy(&args.folder, here)?;
    let questionnaire =
        folder::questionnaire(&args.folder, copy.questionnaire(), copy.translations())?;
    let (areas, questions) = areas(&questionnaire, &args.area)?;
    let copy = if areas.is_empty() { copy } else { copy.part(&areas, &questions) };
    let mut copy = if args.decrypted { copy.opened() } else { copy };
    let assessment = copy.assessment();
    let language = match &args.language {
        Some(code) => super::report::known(code)?,
        None => assessment
            .head()
            .and_then(|head| Language::from_code(&head.language))
            .unwrap_or(Language::En),
    };
    let page = answers_page(&questionnaire, &assessment, &Phrases::of(language));
    let output = args.output.clone().unwrap_or_else(|| usual_name(&args.folder));
    let packed = copy.pack(&output, page.as_bytes(), !args.without_evidence)?;
    for sha256 in &packed.missing {
        here.say(&format!(
            "note: evidence file {sha256} is missing or damaged and is not in the pack"
        ));
    }
    let output = output.display();
    let said = format!("{output}: {} entries, {} evidence files", packed.entries, packed.evidence);
    here.say(&crate::i18n::visible(&said));
    Ok(())
}

pub fn unpack(args: &UnpackArgs, here: &Here) -> Result<(), Failure> {
    let mut copy = folder::copy(&args.pack, here)?;
    let folder = args.folder.clone().unwrap_or_else(|| {
        PathBuf::from(args.pack.file_stem().unwrap_or(std::ffi::OsStr::new("assessment")))
    });
    if folder.join("journal.jsonl").exists() {
        let (store, _) = folder::open(&folder, here)?;
        let copies = &mut [copy];
        return merge::join(store, copies, Format::Text, &args.prefer, here);
    }
    // Checked before the folder is made: it could not be opened otherwise.
    folder::questionnaire(&args.pack, copy.questionnaire(), copy.translations())?;
    let (_, evidence) = Store::unpack(&folder, &mut copy, &here.by(), &here.now(), Ids::random())?;
    let said = format!("{} is ready, with {evidence} evidence files", folder.display());
    here.say(&crate::i18n::visible(&said));
    Ok(())
}

/// The areas named, and their questions.
fn areas(
    questionnaire: &Questionnaire,
    typed: &[String],
) -> Result<(Vec<String>, BTreeSet<QuestionId>), Failure> {
    let (mut ids, mut questions) = (BTreeSet::new(), BTreeSet::new());
    for typed in typed {
        let wanted = typed.trim();
        let found =
            questionnaire.areas.iter().find(|area| area.id.as_str().eq_ignore_ascii_case(wanted));
        let Some(area) = found else {
            let known: Vec<&str> =
                questionnaire.areas.iter().map(|area| area.id.as_str()).collect();
            return Err(Failure::Usage(
                format!("there is no area {wanted}"),
                format!("the areas are {}", known.join(", ")),
            ));
        };
        ids.insert(area.id.to_string());
        questions.extend(area.questions().map(|question| question.id.clone()));
    }
    Ok((ids.into_iter().collect(), questions))
}

/// `FOLDER.zip` here, under the folder's own name.
fn usual_name(folder: &Path) -> PathBuf {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut name = full.file_name().map_or_else(|| "assessment".into(), ToOwned::to_owned);
    name.push(".zip");
    name.into()
}
