//! An assessment's folder with its questionnaire, read or opened for writing.

use super::checked::Checked;
use super::{Failure, Here, restore, seal};
use crate::assessment::Assessment;
use crate::i18n::{Language, visible};
use crate::questionnaire::{
    Fetch, Questionnaire, compact, compact_translation, expand, read_lazily, read_translated,
};
use crate::store::{self, Copy, Ids, Keys, Loaded, Occasion, Remark, Store, StoreError};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A folder as read; nothing in it was touched.
pub struct Opened {
    pub questionnaire: Questionnaire,
    pub assessment: Assessment,
    /// The folder is encrypted.
    pub is_sealed: bool,
}

/// Reads a folder, opened where it is encrypted, and says nothing of it.
pub fn load(folder: &Path, here: &Here) -> Result<Loaded, Failure> {
    seal::unlocked(folder, here, |keys| store::read_with(folder, keys))
}

/// Reads a copy, wherever it lies, and tells what is damaged in it.
pub fn copy(path: &Path, here: &Here) -> Result<Copy, Failure> {
    let copy = seal::unlocked(path, here, |keys| Copy::read_with(path, keys))?;
    tell(&copy.remarks, path, here);
    Ok(copy)
}

/// Reads a folder and tells on stderr what is damaged or unfinished in it.
pub fn read(folder: &Path, here: &Here) -> Result<Opened, Failure> {
    let loaded = load(folder, here)?;
    tell(&loaded.remarks, folder, here);
    let definition = (&loaded.questionnaire[..], &loaded.hash[..]);
    let questionnaire = frozen(folder, definition, &loaded.translations, Checked::at(here))?;
    let is_sealed = loaded.is_sealed();
    Ok(Opened { questionnaire, assessment: loaded.assessment, is_sealed })
}

/// Opens a folder for writing.
pub fn open(folder: &Path, here: &Here) -> Result<(Store, Questionnaire), Failure> {
    opened(folder, here, Store::open_with)
}

/// Opens a folder to encrypt or to decrypt it, also where that was interrupted.
pub fn open_to_seal(folder: &Path, here: &Here) -> Result<Store, Failure> {
    Ok(opened(folder, here, Store::open_to_seal)?.0)
}

fn opened(
    folder: &Path,
    here: &Here,
    open: fn(&Path, &str, &str, Ids, &mut Keys) -> Result<Store, StoreError>,
) -> Result<(Store, Questionnaire), Failure> {
    let (by, now) = (here.by(), here.now());
    let open = |keys: &mut Keys| open(folder, &by, &now, Ids::random(), keys);
    let store = seal::unlocked(folder, here, open)?;
    tell(store.remarks(), folder, here);
    restore::keep(&store, Occasion::Opened, here);
    let definition = (store.questionnaire(), store.questionnaire_hash());
    let questionnaire = frozen(folder, definition, store.translations(), Checked::at(here))?;
    Ok((store, questionnaire))
}

/// A checked questionnaire with its translations, all of them read.
pub fn questionnaire(
    path: &Path,
    source: &[u8],
    translations: &BTreeMap<String, Vec<u8>>,
) -> Result<Questionnaire, Failure> {
    let translations: Vec<&[u8]> = translations.values().map(Vec::as_slice).collect();
    let (questionnaire, _) = read_translated(source, &translations)
        .map_err(|faults| Failure::Questionnaire { path: path.to_owned(), faults })?;
    Ok(questionnaire)
}

/// A folder's frozen definition, whose SHA-256 this is, with the translations beside it.
pub fn with_translations(
    folder: &Path,
    definition: &[u8],
    hash: &str,
) -> Result<Questionnaire, Failure> {
    frozen(folder, (definition, hash), &store::translations_in(folder)?, Checked::nowhere())
}

/// The questionnaire that was checked when the folder was made, from its compact
/// form; its translations are read when they are needed.
fn frozen(
    folder: &Path,
    (source, hash): (&[u8], &str),
    translations: &BTreeMap<String, PathBuf>,
    checked: Checked,
) -> Result<Questionnaire, Failure> {
    let fetch = |(code, path): (&String, &PathBuf)| -> Option<(Language, Fetch)> {
        let language = Language::from_code(code)?;
        let (checked, path) = (checked.clone(), path.clone());
        let fetch = move || {
            let yaml = store::read_translation(&path).ok()?;
            let make = || compact_translation(&yaml, language).ok_or(());
            checked.form(language.code(), &store::sha256(&yaml), make).ok()
        };
        Some((language, Box::new(fetch)))
    };
    let fetches = || translations.iter().filter_map(fetch).collect();
    checked
        .form("definition", hash, || compact(source))
        .and_then(|form| expand(form, fetches()).map_or_else(|| read_lazily(source, fetches()), Ok))
        .map_err(|faults| Failure::Questionnaire {
            path: folder.join("questionnaire.yaml"),
            faults,
        })
}

pub fn tell(remarks: &[Remark], folder: &Path, here: &Here) {
    for remark in remarks {
        here.say(&visible(&format!("note: {}: {}", folder.display(), in_words(remark))));
    }
}

/// What there is to say about a journal, in words.
pub fn in_words(remark: &Remark) -> String {
    match remark {
        Remark::Torn { line, bytes, kept_in: None } => format!(
            "line {line} of the journal was never finished ({bytes} bytes); everything before it is whole"
        ),
        Remark::Torn { line, bytes, kept_in: Some(path) } => format!(
            "line {line} of the journal was never finished; its {bytes} bytes were moved to {}, everything before it is whole",
            path.display()
        ),
        Remark::Damaged { first, last, rescued } => {
            let place = if first == last {
                format!("line {first} of the journal is damaged")
            } else {
                format!("lines {first} to {last} of the journal are damaged")
            };
            format!("{place}; {rescued} entries were saved from there, all other lines are whole")
        }
        Remark::NotUnderstood { entries, first } => format!(
            "{entries} entries from line {first} on were written by a newer version and are not shown"
        ),
        Remark::Contradicts { line } => {
            format!("line {line} of the journal contradicts an earlier entry of the same name; the earlier one counts")
        }
        Remark::NotOurs { entries, first } => format!(
            "{entries} entries from line {first} on do not open with this assessment's key and are not believed"
        ),
        Remark::NotSealed => {
            "key files lie here but the journal is readable: an encryption or a decryption was \
             interrupted, or the journal was replaced".to_owned()
        }
        Remark::KeyDamaged { name } => format!(
            "{name} is not as it was written; `tathmini encrypt` writes it anew"
        ),
        Remark::Newer { format } => {
            format!("the journal has format {format}, newer than this program knows; it can be read only")
        }
        Remark::NoHead => {
            "the first entry is lost, so it is not known whose assessment this is; the answers are readable".to_owned()
        }
        Remark::NotAsApproved { after: 0 } => {
            "what stands is not what was approved: entries, the questionnaire or a translation were changed".to_owned()
        }
        Remark::NotAsApproved { after } => {
            format!("what stands is not what was approved: {after} entries came after the approval")
        }
        Remark::QuestionnaireChanged { .. } => {
            "questionnaire.yaml is not the one this assessment was made with".to_owned()
        }
    }
}
