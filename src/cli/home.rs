//! What the home screen shows and makes: the assessments of a folder.

use super::{Failure, Here, files, folder, new, seal};
use crate::questionnaire::Questionnaire;
use crate::score::{Basis, rounded, score};
use crate::store::{self, Beginning, Ids, StoreError};
use crate::tui::home::{Seen, Wanted};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every assessment in a folder, by the folder's name. A questionnaire that
/// several share is checked once.
pub fn seen(folder: &Path, here: &Here) -> Result<Vec<Seen>, Failure> {
    let mut known = BTreeMap::new();
    Ok(files::assessments_in(folder)?.iter().map(|folder| one(folder, &mut known, here)).collect())
}

type Known = BTreeMap<String, Arc<Questionnaire>>;

fn one(folder: &Path, known: &mut Known, here: &Here) -> Seen {
    let mut seen = Seen {
        folder: folder.display().to_string(),
        country: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        administration: String::new(),
        date: String::new(),
        status: "status-draft",
        answered: 0,
        asked: 0,
        score: None,
        sealed: false,
        fault: None,
    };
    match look_into(folder, known, &mut seen, here) {
        Ok(()) => {}
        Err(Failure::Store(StoreError::NeedsKey { .. } | StoreError::WrongKey { .. })) => {
            seen.sealed = true;
        }
        Err(failure) => seen.fault = Some(failure.in_one_line()),
    }
    seen
}

fn look_into(
    folder: &Path,
    known: &mut Known,
    seen: &mut Seen,
    here: &Here,
) -> Result<(), Failure> {
    let loaded = seal::at_hand(here, |keys| store::read_with(folder, keys))?;
    if let Some(head) = loaded.assessment.head() {
        // Without a name of its own a country is called by its code.
        let is_named = head.country != head.country_name;
        let name = if is_named { head.country_name.as_str() } else { "" };
        seen.country = format!("{} {name}", head.country).trim_end().to_owned();
        seen.administration.clone_from(&head.administration);
        seen.date.clone_from(&head.date);
    }
    seen.status = crate::words::status_key(loaded.assessment.status());
    let hash = store::sha256(&loaded.questionnaire);
    let questionnaire = match known.get(&hash) {
        Some(known) => Arc::clone(known),
        None => {
            let none = BTreeMap::new();
            let read = Arc::new(folder::questionnaire(folder, &loaded.questionnaire, &none)?);
            known.insert(hash, Arc::clone(&read));
            read
        }
    };
    let whole = score(&questionnaire, &loaded.assessment, Basis::Best).whole.score;
    (seen.answered, seen.asked) = (whole.counts.answered, whole.counts.asked);
    seen.score = whole.value.map(|value| format!("{}/{}", rounded(&value, 1), whole.max));
    Ok(())
}

/// Begins an assessment in a new folder below this one, and says which.
pub fn begin(root: &Path, wanted: &Wanted, here: &Here) -> Result<PathBuf, Failure> {
    let (country, country_name) = new::country_named(&wanted.country, wanted.language)?;
    let source = new::source(&wanted.questionnaire)?;
    let name = Path::new(&wanted.questionnaire);
    let definition = folder::questionnaire(name, &source.definition, &source.translations)?;
    let today = here.today();
    let stem = format!("{}-{}", country.to_ascii_lowercase(), today.get(..4).unwrap_or("new"));
    let beginning = Beginning {
        questionnaire: definition.id.to_string(),
        version: definition.version.clone(),
        country_name,
        country,
        administration: wanted.administration.clone(),
        language: wanted.language.code().to_owned(),
        date: today,
        sealed_to: None,
    };
    let folder = free(root, &stem);
    new::create(&folder, &beginning, &source, &wanted.by, &here.now(), Ids::random())?;
    Ok(folder)
}

/// A folder's name that nobody has yet.
fn free(root: &Path, stem: &str) -> PathBuf {
    let first = root.join(stem);
    let numbered = (2_u32..).map(|number| root.join(format!("{stem}-{number}")));
    std::iter::once(first.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(first)
}
